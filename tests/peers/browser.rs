//! Written pages and the preview in a browser.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use referee::Referee;
use referee_pages::HelpPage;

use crate::command::{folder, run_in};
use crate::preview::Preview;
use crate::programs::{Checked, Missing, page};
use crate::translations::{book, edit};

pub fn a_browser_shows_the_whole_written_page() -> Checked {
    let referee = Referee::builtin();
    let rules = referee.rulebook().get("2020").unwrap();
    for locale in ["de", "ru", "zh-TW", "it", "en"] {
        let html = HelpPage::new(&referee.reader(locale).unwrap(), rules).html();
        let shown = page(&html)?;
        assert!(shown.contains(&format!("<html lang=\"{locale}\">")), "{locale}");
        // A browser repairs malformed HTML; here nothing needs repair.
        for tag in ["<li>", "<ul>", "<p>", "<h2>", "<h3>", "<strong>", "<a id=", "<blockquote", "<svg "] {
            assert_eq!(shown.matches(tag).count(), html.matches(tag).count(), "{locale}: {tag}");
            assert!(html.contains(tag), "{locale}: {tag}");
        }
        let ids: Vec<&str> = shown.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{locale}: {ids:?}");
    }
    Ok(())
}

pub fn a_translator_sees_every_save_in_place() -> Checked {
    let book = book();
    let added = run_in(book.path(), &["locale", "add", "pl"], b"");
    assert_eq!(added.code, Some(0), "{}", added.errors);
    edit(&book, "locales/pl/2020.ftl", "# stage-received = Received", "stage-received = Otrzymano");
    let mut preview = Preview::of(book.path());
    let chromium = browser()?;
    let mut driver = Command::new("node");
    driver.arg(folder().join("node/preview.mjs")).arg(&preview.address).arg(book.path()).env("CHROMIUM", chromium);
    driver.args(std::env::var_os("REFEREE_SHOTS"));
    let driver = driver.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut driver = driver.map_err(|_| Missing::new("node"))?;
    let mut output = BufReader::new(driver.stdout.take().unwrap());
    let mut lines = String::new();
    output.read_line(&mut lines).unwrap();
    // The preview is stopped and started again with other messages.
    preview.child.kill().unwrap();
    preview.child.wait().unwrap();
    drop(driver.stdin.take());
    output.read_line(&mut lines).unwrap();
    edit(&book, "locales/de/2020.ftl", "outcome-won = Gewonnen", "outcome-won = Neubeginn");
    let port = preview.host().rsplit_once(':').unwrap().1.to_owned();
    let again = Preview::at(book.path(), &port);
    output.read_to_string(&mut lines).unwrap();
    drop(again);
    let ended = driver.wait_with_output().unwrap();
    if ended.status.code() == Some(77) {
        return Err(Missing::new("puppeteer-core or axe-core"));
    }
    assert!(ended.status.success(), "{lines}{}", String::from_utf8_lossy(&ended.stderr));
    assert!(lines.ends_with("lost\nfound\n"), "{lines}");
    Ok(())
}

fn browser() -> Result<PathBuf, Missing> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join("chromium")).find(|file| file.is_file());
    found.ok_or_else(|| Missing::new("chromium"))
}
