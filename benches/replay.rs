//! `referee replay` on a log of a million leads that are all compared, against `referee status` on the same log. The runs
//! alternate; medians and ratios are printed. `LEADS=100000` shortens the run.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Leads of 2019: accepted and edited, declined, or left alone.
fn write_log(path: &Path, leads: u64) {
    let mut log = String::new();
    for lead in 0..leads {
        let at = |day: u64| format!("2020-05-{:02}T{:02}:{:02}:{:02}Z", 1 + day, lead % 24, lead % 60, lead / 60 % 60);
        let (name, day) = (format!("L-{lead:07}"), lead * 20 / leads);
        let mut add = |day: u64, what: &str| {
            writeln!(log, r#"{{"lead":"{name}","at":"{}",{what}}}"#, at(day)).expect("a string can be written to");
        };
        let contact = format!(r#""customer":"Contoso {lead}","email":"a{lead}@contoso.example""#);
        add(
            day,
            &format!(
                r#""open":{{"rules":"2019","facts":{{"region":"Bayern"}},"overview":{{"subject":"ERP"}},"details":{{{contact}}}}}"#
            ),
        );
        let deal = r#""engagement-name":"ERP","deal-value":{"amount":"25000.00","currency":"EUR"}"#;
        match lead % 4 {
            0 | 1 => {
                add(day + 1, &format!(r#""act":"accept","fields":{{{deal},"purchase-timeframe":"Q4"}}"#));
                add(day + 2, r#""act":"edit","fields":{"notes":"called them"}"#);
            }
            2 => add(day + 1, r#""act":"decline","fields":{"reason":"no capacity"}"#),
            _ => {}
        }
    }
    std::fs::write(path, log).expect("a log");
}

fn run(path: &Path, args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    let (verb, args) = args.split_first().expect("a verb");
    command.arg(verb).arg(path).args(args).args(["--locale", "de", "--at", "2020-06-12T09:00:00Z"]);
    let status = command.stdout(Stdio::null()).status().expect("the command");
    assert!(status.success(), "the log has findings");
}

fn main() {
    let leads = std::env::var("LEADS").ok().and_then(|leads| leads.parse().ok()).unwrap_or(1_000_000);
    let path = std::env::temp_dir().join(format!("referee-bench-replay-{}.jsonl", std::process::id()));
    write_log(&path, leads);
    println!("{leads} leads");
    let replay = ["replay", "--rules", "2020", "--against", "2019", "--facts", "qualification=customer-inquiry"];
    let commands: [(&str, Vec<&str>); 4] = [
        ("status as JSON", vec!["status", "--format", "json"]),
        ("status as a table", vec!["status"]),
        ("replay", replay.to_vec()),
        ("replay by week", [&replay[..], &["--by", "week", "--format", "json"]].concat()),
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..5 {
        for ((_, command), times) in commands.iter().zip(&mut times) {
            let start = Instant::now();
            run(&path, command);
            times.push(start.elapsed());
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
    let [json, table, ..] = medians.as_slice() else { return };
    for ((name, _), median) in commands.iter().zip(&medians) {
        let (to_json, to_table) = (median / json, median / table);
        println!(
            "{name}: {median:.2} s, {to_json:.2} times the status as JSON, {to_table:.2} times the status as a table"
        );
    }
}
