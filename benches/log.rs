//! `referee status` on a log of a million leads, compared with only reading the same file into the same structs with
//! `serde_json` on one thread: once keeping the events, once dropping each immediately. The runs alternate; medians
//! and ratios are printed. `LEADS=100000` shortens the run.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use referee::Event;

/// The allocator of the command, so that both sides use the same one.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// About three events per lead: opened, accepted or evaluated, marked, won.
fn write_log(path: &Path, leads: u64) {
    let at = |lead: u64, hours: u64| {
        // A few leads open every minute for 40 days.
        let minute = lead * 40 * 24 * 60 / leads + hours * 60;
        let (day, rest) = (minute / 1440, minute % 1440);
        let (month, day) = if day < 31 { (5, day + 1) } else { (6, (day - 31) % 30 + 1) };
        format!("2020-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 60, rest % 60, lead % 60)
    };
    let mut log = String::new();
    let mut later: std::collections::VecDeque<(u64, String)> = std::collections::VecDeque::new();
    for lead in 0..leads {
        let rules = match lead % 4 {
            0 | 1 => "2020",
            2 => "2019",
            _ => "2017",
        };
        let facts = if rules == "2020" { r#"{"qualification":"customer-inquiry","contact-me":true}"# } else { "{}" };
        let name = format!("L-{lead:07}");
        let opened = at(lead, 0);
        writeln!(
            log,
            r#"{{"lead":"{name}","at":"{opened}","open":{{"rules":"{rules}","facts":{facts},"overview":{{"subject":"ERP move {lead}"}},"details":{{"customer":"Contoso {lead}","email":"a{lead}@contoso.example"}}}}}}"#
        )
        .expect("a string can be written to");
        let act = |hours: u64, what: &str| {
            (lead + hours * leads / 960, format!(r#"{{"lead":"{name}","at":"{}",{what}}}"#, at(lead, hours)))
        };
        let deal = r#""fields":{"deal-name":"ERP","deal-value":{"amount":"25000.00","currency":"EUR"},"purchase-timeframe":"Q4"}"#;
        match (rules, lead % 3) {
            ("2020", 0 | 1) => {
                later.push_back(act(24, &format!(r#""act":"accept",{deal}"#)));
                later.push_back(act(25, r#""mark":"favorite""#));
                later.push_back(act(48, r#""act":"won""#));
            }
            ("2019", _) => {
                later
                    .push_back(act(24, &format!(r#""act":"accept",{}"#, deal.replace("deal-name", "engagement-name"))));
                later.push_back(act(48, r#""act":"edit","fields":{"notes":"called them"}"#));
            }
            ("2017", _) => later.push_back(act(24, r#""act":"interested""#)),
            _ => {}
        }
        while later.front().is_some_and(|(due, _)| *due <= lead) {
            let (_, line) = later.pop_front().expect("the queue has an event");
            log.push_str(&line);
            log.push('\n');
        }
    }
    for (_, line) in later {
        log.push_str(&line);
        log.push('\n');
    }
    std::fs::write(path, log).expect("a log");
}

/// Reads the log and returns the number of events.
fn read(path: &Path, keep: bool) -> usize {
    let mut lines = BufReader::with_capacity(1 << 20, std::fs::File::open(path).expect("the log"));
    let (mut line, mut events, mut kept) = (Vec::new(), 0, Vec::new());
    while lines.read_until(b'\n', &mut line).expect("a line") > 0 {
        let event: Event = serde_json::from_slice(&line).expect("an event");
        events += 1;
        if keep {
            kept.push(event);
        }
        line.clear();
    }
    events.max(kept.len())
}

fn status(path: &Path, format: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    command.arg("status").arg(path).args(["--locale", "de", "--at", "2020-06-12T09:00:00Z", "--format", format]);
    let status = command.stdout(Stdio::null()).status().expect("the command");
    assert!(status.success(), "the log has findings");
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn main() {
    let leads = std::env::var("LEADS").ok().and_then(|leads| leads.parse().ok()).unwrap_or(1_000_000);
    let path = std::env::temp_dir().join(format!("referee-bench-{}.jsonl", std::process::id()));
    write_log(&path, leads);
    let events = read(&path, false);
    println!("{leads} leads, {events} events");
    let names = ["reading, events kept", "reading, events dropped", "status as JSON", "status as a table"];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..5 {
        let round = [
            timed(|| read(&path, true)),
            timed(|| read(&path, false)),
            timed(|| status(&path, "json")),
            timed(|| status(&path, "table")),
        ];
        for (times, time) in times.iter_mut().zip(round) {
            times.push(time);
        }
    }
    std::fs::remove_file(path).expect("the log can be removed");
    let medians: Vec<f64> = times
        .iter_mut()
        .map(|times| {
            times.sort_unstable();
            times.get(2).map_or(0.0, Duration::as_secs_f64)
        })
        .collect();
    let [kept, dropped, ..] = medians.as_slice() else { return };
    for (name, median) in names.iter().zip(&medians) {
        let (to_kept, to_dropped) = (median / kept, median / dropped);
        println!("{name}: {median:.2} s, {to_kept:.2} times reading and keeping, {to_dropped:.2} times reading alone");
    }
}
