//! `referee tail`

use std::io::{BufRead, BufReader};
use std::time::Duration;

use clap::Args;
use serde_json::Value;

use super::book_args::LanguageArgs;
use super::client::{Client, read};
use super::console::Console;
use super::formats::Format;
use super::remote::{Statuses, reader};
use super::{Ending, Stop};

/// How long it waits before it asks a service again that does not answer: first, and at most.
const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(30);

#[derive(Debug, Args)]
pub(super) struct TailArgs {
    /// Ask the service at this address. Its key is in the variable `REFEREE_KEY`.
    #[arg(long, value_name = "URL", help_heading = "Service")]
    pub(super) server: String,
    /// Show only this lead, also when only a text changes; can be repeated.
    #[arg(long, value_name = "LEAD")]
    pub(super) lead: Vec<String>,
    /// Begin with the status of every lead.
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
    /// Print a table, or one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

pub(super) fn run(args: &TailArgs, console: &Console) -> Result<Ending, Stop> {
    let client = Client::new(&args.server, &args.language)?;
    let mut statuses = Statuses::new(reader(&args.language), args.format, true, console);
    let leads = args.lead.join(",");
    let mut query = Vec::new();
    if !leads.is_empty() {
        query.push(("leads", leads.as_str()));
    }
    if args.all {
        query.push(("after", "0"));
    }
    let mut last: Option<String> = None;
    let mut nap = FIRST;
    loop {
        let answer = match client.stream(&query, last.as_deref()) {
            Ok(answer) => answer,
            Err(Stop::Unreachable(address, reason)) => {
                console.note(&format!("`{address}` does not answer ({reason}); trying again"));
                std::thread::sleep(nap);
                nap = (nap * 2).min(LONGEST);
                continue;
            }
            Err(stop) => return Err(stop),
        };
        let (mut data, mut id) = (String::new(), None);
        for line in BufReader::new(answer).lines().map_while(Result::ok) {
            if let Some(text) = line.strip_prefix("data:") {
                data.push_str(text.trim_start());
            } else if let Some(text) = line.strip_prefix("id:") {
                id = Some(text.trim_start().to_owned());
            } else if line.is_empty() && !data.is_empty() {
                let status = std::mem::take(&mut data);
                if args.lead.is_empty() || is_of(&status, &args.lead)? {
                    statuses.write(&[&status])?;
                }
                last = id.take().or(last);
                nap = FIRST;
            }
        }
        // A service that stops ends its streams.
        std::thread::sleep(nap);
    }
}

fn is_of(status: &str, leads: &[String]) -> Result<bool, Stop> {
    let status: Value = read(status)?;
    let lead = status.get("lead").and_then(Value::as_str);
    Ok(lead.is_some_and(|lead| leads.iter().any(|known| known == lead)))
}
