//! `referee switch plan` on a log of a million open leads, compared with `referee status` on the same log. The runs
//! alternate; medians and ratios are printed. `LEADS=100000` shortens the run.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const AT: &str = "2020-06-03T12:00:00Z";

/// Open leads of 2017 and 2019: new, being evaluated, or accepted.
fn write_log(path: &Path, leads: u64) {
    let mut log = String::new();
    for lead in 0..leads {
        let at =
            |hour: u64| format!("2020-06-0{}T{:02}:{:02}:{:02}Z", 1 + hour / 24, hour % 24, lead % 60, lead / 60 % 60);
        let name = format!("L-{lead:07}");
        let hour = lead * 24 / leads;
        let rules = if lead % 3 == 0 { "2017" } else { "2019" };
        writeln!(
            log,
            r#"{{"lead":"{name}","at":"{}","open":{{"rules":"{rules}","facts":{{"region":"Bayern"}},"overview":{{"subject":"ERP move {lead}"}},"details":{{"customer":"Contoso {lead}","email":"a{lead}@contoso.example"}}}}}}"#,
            at(hour)
        )
        .expect("a string can be written to");
        let deal = r#""deal-value":{"amount":"25000.00","currency":"EUR"}"#;
        match lead % 6 {
            0 => writeln!(log, r#"{{"lead":"{name}","at":"{}","act":"interested"}}"#, at(hour + 12)),
            1 | 2 => writeln!(
                log,
                r#"{{"lead":"{name}","at":"{}","act":"accept","fields":{{"engagement-name":"ERP",{deal},"purchase-timeframe":"Q4"}}}}"#,
                at(hour + 12)
            ),
            _ => Ok(()),
        }
        .expect("a string can be written to");
    }
    std::fs::write(path, log).expect("a log");
}

fn run(path: &Path, verb: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    let (verb, args) = verb.split_at(verb.iter().position(|arg| *arg == "LOG").expect("a log"));
    command.args(verb).arg(path).args(args.iter().skip(1)).args(["--locale", "de", "--at", AT]);
    let status = command.stdout(Stdio::null()).status().expect("the command");
    assert!(status.success(), "the log has findings, or the plan cannot be applied");
}

fn main() {
    let leads = std::env::var("LEADS").ok().and_then(|leads| leads.parse().ok()).unwrap_or(1_000_000);
    let path = std::env::temp_dir().join(format!("referee-bench-switch-{}.jsonl", std::process::id()));
    write_log(&path, leads);
    println!("{leads} open leads");
    let facts = "qualification=customer-inquiry";
    let plan = ["switch", "plan", "LOG", "--to", "2020", "--facts", facts];
    let commands: [(&str, Vec<&str>); 4] = [
        ("status as JSON", vec!["status", "LOG", "--format", "json"]),
        ("status as a table", vec!["status", "LOG"]),
        ("plan as a table", plan.to_vec()),
        ("plan as JSON", [&plan[..], &["--format", "json"]].concat()),
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
