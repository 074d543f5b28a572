//! Written pages and translation memories before programs of others: a browser, and a toolkit for translators.

use referee_pages::HelpPage;
use referee_translation::exchange::memory;
use std::collections::BTreeSet;

use referee::Referee;
use referee_pages::Page;

use crate::pages::real;
use crate::peers::{missing, page, peer};

#[test]
fn a_browser_shows_all_of_a_written_page() {
    let referee = Referee::builtin();
    let rules = referee.rulebook().get("2020").unwrap();
    for locale in ["de", "ru", "zh-TW", "it", "en"] {
        let html = HelpPage::new(&referee.reader(locale).unwrap(), rules).html();
        let Some(shown) = page(&html) else { return };
        assert!(shown.contains(&format!("<html lang=\"{locale}\">")), "{locale}");
        // The browser mends what is not well formed; here there is nothing to mend.
        for tag in ["<li>", "<ul>", "<p>", "<h2>", "<h3>", "<strong>", "<a id=", "<blockquote", "<svg "] {
            assert_eq!(shown.matches(tag).count(), html.matches(tag).count(), "{locale}: {tag}");
            assert!(html.contains(tag), "{locale}: {tag}");
        }
        let ids: Vec<&str> = shown.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{locale}: {ids:?}");
    }
}

/// Reads a translation memory, and tells its pairs, a line each.
const READ: &str = "
import sys
try:
    from translate.storage import tmx
except ImportError:
    sys.exit(77)
store = tmx.tmxfile.parsestring(sys.stdin.buffer.read())
print(store.sourcelanguage, flush=True)
for unit in store.units:
    sys.stdout.buffer.write((unit.source + '\\t' + unit.target + '\\n').encode())
";

#[test]
fn a_toolkit_for_translators_reads_the_pairs() {
    let Some(pages) = real() else { return };
    for real in pages.iter().filter(|real| real.text.contains("data-stu-id")) {
        let (pairs, findings) = Page::read(&referee::Source::new(real.name, real.text.as_str())).unwrap().pairs();
        assert_eq!(findings, [], "{}", real.name);
        // Every span of the page is in a pair.
        assert_eq!(pairs.len(), real.text.matches("data-ttu-id").count(), "{}", real.name);
        let Some(ran) = peer("python3", &["-c", READ], memory(&pairs).as_bytes()) else { return };
        if ran.status.code() == Some(77) {
            return missing("translate-toolkit");
        }
        let told = String::from_utf8(ran.stdout).unwrap();
        let expected: Vec<String> = pairs
            .iter()
            .filter(|pair| pair.translated)
            .map(|pair| format!("{}\t{}", pair.source, pair.target))
            .collect();
        assert!(expected.len() > 10, "{}", real.name);
        assert_eq!(told.lines().skip(1).collect::<Vec<_>>(), expected, "{}", String::from_utf8_lossy(&ran.stderr));
    }
}
