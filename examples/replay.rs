//! Replays an event log and prints the status of every lead. Unreadable lines and refused events are reported, and the
//! rest of the log is still processed.
//!
//! Run it with `cargo run --example replay`, or with a log, a language and an instant of your own:
//!
//! ```sh
//! cargo run --example replay -- examples/leads.jsonl de 2020-06-12T09:00:00Z
//! ```

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::ExitCode;

use referee::{Leads, Referee, read_line};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "examples/leads.jsonl".to_owned());
    let locale = arguments.next().unwrap_or_else(|| "en".to_owned());
    let at = arguments.next().unwrap_or_else(|| "2020-06-12T09:00:00Z".to_owned()).parse()?;

    let referee = Referee::builtin();
    let reader = referee.reader(&locale)?;
    let mut leads = Leads::new(referee.rulebook().clone());
    let mut code = ExitCode::SUCCESS;
    let mut report = |location: String, message: &str| {
        eprintln!("{location}: {message}");
        code = ExitCode::FAILURE;
    };
    for (line, number) in BufReader::new(File::open(&path)?).split(b'\n').zip(1..) {
        match read_line(&line?) {
            Ok(event) if event.at > at => {} // It has not happened yet.
            Ok(event) => {
                if let Err(refusal) = leads.take(event) {
                    report(format!("{path}:{number}"), &reader.refusal(&refusal));
                }
            }
            Err(error) => {
                let help = error.help().map(|help| format!(" ({help})")).unwrap_or_default();
                report(format!("{path}:{number}:{}", error.column()), &format!("{error}{help}"));
            }
        }
    }
    for lead in leads.iter() {
        let status = reader.status(lead, at)?;
        let deadline = status.deadline.map_or("–".into(), |deadline| deadline.text);
        println!("{:6}{:6}{:18}{deadline}", status.lead, status.rules, status.state.label);
    }
    Ok(code)
}
