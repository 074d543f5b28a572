//! `referee switch plan` and `referee switch apply` of a service.

use std::io::Write;
use std::time::Duration;

use referee::switch::PlanReport;
use referee_store::{Supplied, SwitchRequest};
use serde::Deserialize;
use serde_json::json;

use super::client::{Client, read};
use super::console::Console;
use super::formats::DocumentFormat;
use super::remote::reader;
use super::switch_args::{SwitchApplyArgs, SwitchPlanArgs, given};
use super::switch_plan::Supply;
use super::switch_table::plan_table;
use super::{Ending, Stop};

/// How often the service is asked how far it is.
const PAUSE: Duration = Duration::from_millis(200);

/// How far a switch is.
#[derive(Deserialize)]
struct Progress {
    id: String,
    state: String,
    problem: Option<String>,
    needs_approval: bool,
    moved: u64,
    skipped: u64,
}

/// Waits until a switch is in another state.
fn wait(client: &Client, id: &str, busy: &str) -> Result<Progress, Stop> {
    loop {
        let progress: Progress = read(&client.get_plain(&["switches", id])?)?;
        if let Some(problem) = progress.problem.filter(|_| progress.state == "failed") {
            return Err(Stop::Refused(problem));
        }
        if progress.state != busy {
            return Ok(Progress { problem: None, ..progress });
        }
        std::thread::sleep(PAUSE);
    }
}

/// `referee switch plan --server`
pub(super) fn plan(args: &SwitchPlanArgs, server: &str, console: &Console) -> Result<Ending, Stop> {
    let client = Client::new(server, &args.reader.language)?;
    let supply = args.supply.as_ref().map(|path| Supply::read(path)).transpose()?;
    let supply = supply.iter().flat_map(Supply::leads).map(|(lead, facts, fields)| Supplied {
        lead: lead.to_owned(),
        facts: facts.clone(),
        fields: fields.clone(),
    });
    let request = SwitchRequest {
        to: args.to.clone(),
        from: args.from.clone(),
        at: args.at,
        back: args.back,
        of: None,
        // The service reads yes and no as the facts are declared.
        facts: given(&args.facts, |_| true),
        supply: supply.collect(),
    };
    let started: Progress = read(&client.post(&["switches"], &json!(request))?)?;
    let planned = wait(&client, &started.id, "planning")?;
    let text = client.get_plain(&["switches", &started.id, "plan"])?;
    let report: PlanReport = read(&text)?;
    let reader = reader(&args.reader.language);
    let mut output = console.output();
    match args.format {
        DocumentFormat::Json => writeln!(output, "{text}")?,
        DocumentFormat::Markdown => output.write_all(report.to_markdown(reader.common()).as_bytes())?,
        DocumentFormat::Table => plan_table(&mut output, &reader, &report)?,
    }
    output.flush()?;
    if !report.safe {
        return Ok(Ending::Findings);
    }
    let apply = format!("apply it with `referee switch apply --server {server} --switch {}`", started.id);
    let approve = if planned.needs_approval { "somebody else must approve it first; then " } else { "" };
    console.note(&format!("{approve}{apply}"));
    Ok(Ending::Well)
}

/// `referee switch apply --server`
pub(super) fn apply(args: &SwitchApplyArgs, server: &str, switch: &str, console: &Console) -> Result<Ending, Stop> {
    let client = Client::new(server, &args.reader.language)?;
    client.post(&["switches", switch, "apply"], &json!({}))?;
    let done = wait(&client, switch, "applying")?;
    let mut output = console.output();
    writeln!(output, "moved: {}, skipped: {}", done.moved, done.skipped)?;
    output.flush()?;
    if done.state != "applied" {
        return Err(Stop::Refused(format!("the switch was stopped; it is {}", done.state)));
    }
    Ok(if done.skipped == 0 { Ending::Well } else { Ending::Findings })
}
