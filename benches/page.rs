//! `referee page check` on one page and all rule sets, after loading, compared with pulldown-cmark converting the same
//! page to HTML; and on a thousand pages in one call, on one core and on all. Medians and ratios are printed.
//! `REFEREE_PAGES` names a folder of pages [default: pages written from the rule sets].

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]

use referee_pages::{Checker, HelpPage};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use referee::{Referee, Source};
use referee_pages::Page;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn timed<T>(mut work: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The pages of the folder, or one per rule set and locale if there is no folder.
fn pages(referee: &Referee) -> Vec<Source> {
    if let Some(folder) = std::env::var_os("REFEREE_PAGES") {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder of pages")
            .map(|entry| entry.expect("a page").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect();
        paths.sort();
        let read = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            Source::new(name, std::fs::read_to_string(path).expect("a page"))
        };
        return paths.iter().map(read).collect();
    }
    let mut pages = Vec::new();
    for rules in referee.rulebook().sets() {
        for locale in referee.phrasebook().locales() {
            let written = HelpPage::new(&referee.reader(&locale.to_string()).expect("a locale"), rules);
            pages.push(Source::new(format!("{}.{locale}.md", rules.name()), written.markdown()));
        }
    }
    pages
}

fn run(paths: &[PathBuf], threads: Option<usize>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    command.args(["page", "check", "--format", "json"]).args(paths).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads.to_string());
    }
    let _ = command.status().expect("the command");
}

fn main() {
    let referee = Referee::builtin();
    println!("{:<16}{:>10}{:>14}{:>14}{:>8}", "page", "bytes", "pulldown-cmark", "page check", "ratio");
    let checker = Checker::new(&referee);
    let all = pages(&referee);
    for source in &all {
        let (mut parsing, mut checking) = (Vec::new(), Vec::new());
        for _ in 0..41 {
            parsing.push(timed(|| {
                let mut html = String::new();
                pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(source.text()));
                html
            }));
            checking.push(timed(|| {
                let page = Page::read(source).expect("a page");
                checker.check(&page, None, None).expect("the page can be checked against all rule sets")
            }));
        }
        let (parsing, checking) = (median(parsing), median(checking));
        let ratio = checking.as_secs_f64() / parsing.as_secs_f64();
        let millis = |time: Duration| format!("{:.3} ms", time.as_secs_f64() * 1000.0);
        println!(
            "{:<16}{:>10}{:>14}{:>14}{ratio:>8.1}",
            source.name(),
            source.text().len(),
            millis(parsing),
            millis(checking)
        );
    }
    let folder = std::env::temp_dir().join(format!("referee-bench-page-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |number: usize| {
        let source = all.get(number % all.len()).expect("there are pages");
        let path = folder.join(format!("{number:04}.md"));
        std::fs::write(&path, source.text()).expect("a page");
        path
    };
    let paths: Vec<PathBuf> = (0..1000).map(write).collect();
    let (mut one, mut more) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        one.push(timed(|| run(&paths, Some(1))));
        more.push(timed(|| run(&paths, None)));
    }
    let (one, more) = (median(one), median(more));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "a thousand pages: {:.2} s on one core, {:.2} s on {cores}; ratio {:.2}",
        one.as_secs_f64(),
        more.as_secs_f64(),
        more.as_secs_f64() / one.as_secs_f64()
    );
    remove(&folder);
}

fn remove(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}
