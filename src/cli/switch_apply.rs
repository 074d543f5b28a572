//! `referee switch apply`

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Finding;
use crate::diagnostic::text::clean;
use crate::engine::Record;
use crate::folder::{self, reason};
use crate::rules::Instant;
use crate::switch::SwitchOrder;

use super::args::{Setting, SwitchApplyArgs, now};
use super::console::Console;
use super::lines::Lines;
use super::log::Log;
use super::switch_plan::{Supply, planned, rules_fingerprint, supplied, told};
use super::write::{Kept, put};
use super::{Ending, Stop};

/// What is read of a plan: what was asked for, and what it saw.
#[derive(serde::Deserialize)]
struct Planned {
    log: String,
    rules: String,
    supply: Option<String>,
    facts: Record,
    to: String,
    from: Option<String>,
    back: bool,
    at: Instant,
}

pub(super) fn run(args: &SwitchApplyArgs, console: &Console) -> Result<Ending, Stop> {
    let Setting { referee, reader, ending } = args.reader.setting(console)?;
    let refuse = |id: &'static str, message: String, help: &str| {
        console.findings(&[Finding::error(id, None, message).with_help(help.to_owned())]);
        Err(Stop::Told(Ending::Findings))
    };
    if args.log == Path::new("-") {
        console.fault("a switch is written behind the log it was planned for: name the file");
        return Err(Stop::Told(Ending::Unusable));
    }
    let plan = read_plan(&args.plan, console)?;
    let book = referee.rulebook();
    let mut order = SwitchOrder::new(book, &plan.to, plan.at).map_err(|error| told(&error, console))?;
    if plan.back {
        order = order.back();
    }
    if let Some(from) = &plan.from {
        order = order.from(book, from).map_err(|error| told(&error, console))?;
    }
    if plan.at > now() {
        let message = format!("the switch is planned for {}, which is still to come", plan.at);
        return refuse(
            "switch-to-come",
            message,
            "until then, leads live by the old rules: apply it when the time has come",
        );
    }
    if plan.rules != rules_fingerprint(book) {
        return refuse("rules-changed", "the rules have changed since the plan was made".to_owned(), "make a new plan");
    }
    let supply = args.supply.as_ref().map(|path| Supply::read(path, console)).transpose()?;
    if plan.supply != supply.as_ref().map(|supply| supply.fingerprint.clone()) {
        let message = "what is supplied is not what the plan was made with".to_owned();
        return refuse("supply-changed", message, "name the same file with `--supply`, or make a new plan");
    }
    let unreadable = |error: &std::io::Error| {
        console.fault(&format!("cannot read `{}`: {}", args.log.display(), reason(error)));
        Stop::Told(Ending::Unusable)
    };
    // Whoever else switches this log waits, and then finds it changed.
    let held = File::open(&args.log).map_err(|error| unreadable(&error))?;
    let lock = held.lock();
    let log = Log::read(&args.log, book, None, &reader, console)?;
    let changed = || {
        let message = format!("`{}` has changed since the plan was made", args.log.display());
        refuse("log-changed", message, "make a new plan; nothing was written")
    };
    if log.fingerprint != plan.log {
        return changed();
    }
    let order = Arc::new(supplied(order, &plan.facts, supply.as_ref(), &log.fingerprint));
    // An event of ids, numbers and texts can be written.
    let (plan, events) = planned(&order, &log, |event| serde_json::to_vec(&event).ok());
    let report = reader.plan(&plan);
    if !plan.is_safe() {
        for (lead, text) in report
            .at_once
            .iter()
            .filter(|it| !it.meant)
            .map(|it| (&it.lead, &it.text))
            .chain(report.refused.iter().map(|it| (&it.lead, &it.text)))
            .take(20)
        {
            console.findings(&[Finding::error("plan-unsafe", None, format!("{lead}: {text}"))]);
        }
        return refuse(
            "plan-unsafe",
            report.text.join(" "),
            "`referee switch plan` names all of them; nothing was written",
        );
    }
    let target = args.output.as_deref().unwrap_or(&args.log);
    let kept = if args.output.is_some() { Kept::New } else { Kept::Replaced };
    let same = std::cell::Cell::new(true);
    let written = put(target, kept, |file, beside| {
        std::io::copy(&mut File::open(&args.log)?, file)?;
        // What was copied is what was planned for, whoever wrote to it meanwhile.
        same.set(copied(beside, console).is_ok_and(|fingerprint| fingerprint == log.fingerprint));
        if !same.get() {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        if ends_within_a_line(file)? {
            file.write_all(b"\n")?;
        }
        let mut file = std::io::BufWriter::with_capacity(1 << 20, file);
        for event in &events {
            file.write_all(event)?;
            file.write_all(b"\n")?;
        }
        file.flush()
    });
    drop(lock);
    if !same.get() {
        return changed();
    }
    if let Err(error) = written {
        console.fault(&format!("cannot write `{}`: {}; nothing was written", target.display(), reason(&error)));
        return Err(Stop::Told(Ending::Unusable));
    }
    let mut output = console.output();
    for sentence in report.text.iter().take(2) {
        writeln!(output, "{}", clean(sentence))?;
    }
    writeln!(output, "{}", clean(&target.display().to_string()))?;
    Ok(ending.max(if log.found { Ending::Findings } else { Ending::Well }))
}

fn read_plan(path: &Path, console: &Console) -> Result<Planned, Stop> {
    let told = |finding: Finding| {
        console.findings(&[finding]);
        Stop::Told(Ending::Unusable)
    };
    let source = folder::read(path).map_err(told)?;
    serde_json::from_str(source.text()).map_err(|error| {
        let message = format!("`{}` is not a plan: {error}", path.display());
        let help = "`referee switch plan … --format json` writes one".to_owned();
        told(Finding::error("no-plan", None, message).with_help(help))
    })
}

/// The fingerprint of a copy.
fn copied(path: &Path, console: &Console) -> Result<String, Stop> {
    let mut lines = Lines::open(path, console)?.fingerprinted();
    while lines.take_in(console)? {}
    Ok(lines.fingerprint())
}

fn ends_within_a_line(file: &mut File) -> std::io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    std::io::Read::read_exact(file, &mut last)?;
    file.seek(SeekFrom::End(0))?;
    Ok(last != *b"\n")
}
