//! Large books: twice as many items take about twice the work, measured as processor time of one thread so that other
//! work on the machine does not matter.

use std::fmt::Write;

use referee::tooling::template;
use referee::{Rulebook, Source};

/// A book with a number of items of a kind.
fn book(kind: &str, count: usize) -> Vec<Source> {
    let list = |item: &dyn Fn(usize) -> String, between: &str| (0..count).map(item).collect::<Vec<_>>().join(between);
    let next = |stage: &str, at: usize| if at + 1 < count { format!("{stage}{}", at + 1) } else { "done".to_owned() };
    let stages = |name: &str| {
        let stage = |at: usize| {
            let to = next(name, at);
            format!("  {name}{at}: {{ actions: {{ next: {{ to: {to} }} }}, timeout: {{ after: 30d, to: gone }} }}")
        };
        format!("stages:\n{}\n  end: {{ outcomes: [done, gone] }}\n", list(&stage, "\n"))
    };
    let mut text = "rules: b\n".to_owned();
    match kind {
        "stages" => text += &stages("s"),
        "switch" => {
            let pairs = list(&|at| format!("s{at}: t{at}"), ", ");
            write!(text, "follows: a\nswitch: {{ stages: {{ {pairs} }} }}\n{}", stages("t")).unwrap();
            let before = format!("rules: a\n{}", stages("s"));
            return vec![Source::new("a.yaml", before), Source::new("b.yaml", text)];
        }
        "views" => {
            let values = list(&|at| format!("v{at}"), ", ");
            let views = list(&|at| format!("  w{at}: {{ f: v{at} }}"), "\n");
            write!(text, "facts: {{ f: {{ one-of: [{values}], default: v0 }} }}\nviews:\n{views}\n").unwrap();
            text += "stages:\n  s: { actions: { next: { to: done } } }\n  end: { outcomes: [done] }\n";
        }
        "notifications" => {
            let sent = list(&|at| format!("  n{at}: {{ to: boss }}"), "\n");
            let actions = list(&|at| format!("      a{at}: {{ notify: [n{at}], to: done }}"), "\n");
            write!(text, "recipients: [boss]\nnotifications:\n{sent}\nstages:\n  s:\n    actions:\n{actions}\n")
                .unwrap();
            text += "  end: { outcomes: [done] }\n";
        }
        "fields" => {
            let fields = list(&|at| format!("  f{at}: text"), "\n");
            let actions = list(&|at| format!("      a{at}: {{ allow: [f{at}] }}"), "\n");
            write!(text, "fields:\n{fields}\nstages:\n  s:\n    actions:\n      next: {{ to: done }}\n{actions}\n")
                .unwrap();
            text += "  end: { outcomes: [done] }\n";
        }
        kind => panic!("{kind}"),
    }
    vec![Source::new("b.yaml", text)]
}

/// The processor time of this thread, in ticks.
fn ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
    let (_, behind) = stat.rsplit_once(')').unwrap();
    behind.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

/// The least work of a few runs.
fn work(kind: &str, count: usize) -> u64 {
    let sources = book(kind, count);
    let tries = (0..3).map(|_| {
        let start = ticks();
        let checked = Rulebook::check(&sources);
        let words: usize = checked.book.sets().iter().map(|set| template(set, None).len()).sum();
        let end = ticks();
        assert!(checked.findings.iter().all(|finding| !finding.is_error()), "{kind}: {}", checked.findings[0]);
        assert!(checked.book.sets().len() == sources.len() && words > count);
        end - start
    });
    tries.min().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn twice_as_much_takes_about_twice_the_work() {
    for kind in ["stages", "switch", "views", "notifications", "fields"] {
        let (one, four) = (work(kind, 1000), work(kind, 4000));
        // Linear growth would be four times as much, quadratic growth sixteen times.
        assert!(four <= 9 * (one + 1), "{kind}: {one}, {four}");
    }
}
