//! `referee switch apply`

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use crate::report::text::clean;
use referee::diagnostic::Finding;
use referee::engine::Record;
use referee::loading::folder::{self, reason};
use referee::rules::{Instant, Rulebook};
use referee::switch::{OrderError, SwitchOrder};

use super::book_args::{Setting, now};
use super::console::Console;
use super::lines::Lines;
use super::log::Log;
use super::switch_args::SwitchApplyArgs;
use super::switch_plan::{Supply, planned, rules_fingerprint, supplied, told, without_mark};
use super::write::Draft;
use super::{Ending, Stop};

/// What is read of a plan: what was asked for, what it saw, and what came of it.
#[derive(serde::Deserialize)]
#[serde(expecting = "a plan")]
struct Planned {
    log: String,
    rules: String,
    supply: Option<String>,
    facts: Record,
    to: String,
    from: Option<String>,
    back: bool,
    at: Instant,
    safe: bool,
    leads: u64,
}

impl Planned {
    /// What was asked for.
    fn order(&self, book: &Rulebook) -> Result<SwitchOrder, OrderError> {
        let order = SwitchOrder::new(book, &self.to, self.at)?;
        let order = if self.back { order.back() } else { order };
        match &self.from {
            Some(from) => order.from(book, from),
            None => Ok(order),
        }
    }
}

/// Why a plan is not applied.
fn refused(id: &'static str, message: String, help: &str, console: &Console) -> Stop {
    console.findings(&[Finding::error(id, None, message).with_help(format!("{help}; nothing was written"))]);
    Stop::Told(Ending::Unusable)
}

pub(super) fn run(args: &SwitchApplyArgs, console: &Console) -> Result<Ending, Stop> {
    let Setting { referee, reader, ending, whole } = args.reader.setting(console)?;
    let refused = |id, message, help: &str| Err(refused(id, message, help, console));
    if !whole {
        return refused("rules-unsound", "not all of the rules could be read".to_owned(), "mend them first");
    }
    let plan = read_plan(&args.plan, console)?;
    let book = referee.rulebook();
    let order = plan.order(book).map_err(|error| told(&error, console))?;
    if plan.at > now() {
        let message = format!("the switch is planned for {}, which is still to come", plan.at);
        return refused("switch-to-come", message, "leads live by the old rules until then: apply it when it has come");
    }
    if plan.rules != rules_fingerprint(book) {
        return refused(
            "rules-changed",
            "the rules have changed since the plan was made".to_owned(),
            "make a new plan",
        );
    }
    let supply = args.supply.as_ref().map(|path| Supply::read(path, console)).transpose()?;
    if plan.supply != supply.as_ref().map(|supply| supply.fingerprint.clone()) {
        let message = "what is supplied is not what the plan was made with".to_owned();
        return refused("supply-changed", message, "name the same file with `--supply`, or make a new plan");
    }
    let unusable = |error: &std::io::Error| {
        console.fault(&format!("cannot read `{}`: {}", args.log.display(), reason(error)));
        Stop::Told(Ending::Unusable)
    };
    let before = std::fs::metadata(&args.log).map_err(|error| unusable(&error))?;
    if !before.is_file() {
        console.fault(&format!(
            "`{}` is not a file: a switch is written behind the log it was planned for",
            args.log.display()
        ));
        return Err(Stop::Told(Ending::Unusable));
    }
    // Whoever else switches this log waits, and then finds it changed.
    let held = File::open(&args.log).map_err(|error| unusable(&error))?;
    let lock = held.lock();
    let before = std::fs::metadata(&args.log).map_err(|error| unusable(&error))?;
    if args.output.is_none() && links(&before) > 1 {
        let message = format!("`{}` has more than one name, and would keep but one", args.log.display());
        return refused("log-linked", message, "write a new log with `--output`");
    }
    let log = Log::read(&args.log, book, None, &reader, console)?;
    let changed = || {
        let message = format!("`{}` has changed since the plan was made", args.log.display());
        refused("log-changed", message, "make a new plan")
    };
    if log.fingerprint != plan.log {
        return changed();
    }
    if log.found.unread {
        let message = format!("not all of `{}` could be read", args.log.display());
        return refused("log-unread", message, "mend the lines that were told");
    }
    let order = Arc::new(supplied(order, &plan.facts, supply.as_ref(), &log.fingerprint));
    // An event of ids, numbers and texts can be written.
    let (made, events) = planned(&order, &log, |event| serde_json::to_vec(&event).ok());
    let report = reader.plan(&made);
    if !made.is_safe() {
        let at_once = report.at_once.iter().filter(|it| !it.meant).map(|it| (&it.lead, &it.text));
        let all = at_once.chain(report.refused.iter().map(|it| (&it.lead, &it.text)));
        let all: Vec<_> =
            all.take(20).map(|(lead, text)| Finding::error("plan-unsafe", None, format!("{lead}: {text}"))).collect();
        console.findings(&all);
        return refused("plan-unsafe", report.text.join(" "), "`referee switch plan` names all of them");
    }
    if !plan.safe || plan.leads != made.moves() {
        return refused("plan-changed", "this is not what was planned".to_owned(), "make a new plan");
    }
    let target = args.output.as_deref().unwrap_or(&args.log);
    let written = write(args, &before, &log.fingerprint, &events, console);
    let whole = match written {
        Ok(whole) => whole,
        Err(error) => {
            let missing = target.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
            let why = if missing { "its folder does not exist".to_owned() } else { reason(&error) };
            console.fault(&format!("cannot write `{}`: {why}; nothing was written", target.display()));
            return Err(Stop::Told(Ending::Unusable));
        }
    };
    if !whole {
        return changed();
    }
    if args.output.is_none() {
        late(held, before.len(), target).map_err(|error| {
            let message = "was written; what others appended in that moment could not be carried over";
            console.fault(&format!("`{}` {message}: {}", target.display(), reason(&error)));
            Stop::Told(Ending::Findings)
        })?;
    }
    drop(lock);
    let mut output = console.output();
    for sentence in report.text.iter().take(2) {
        writeln!(output, "{}", clean(sentence))?;
    }
    writeln!(output, "{}", clean(&target.display().to_string()))?;
    Ok(ending.max(if log.found.any() { Ending::Findings } else { Ending::Well }))
}

/// Writes the log with the events behind it. Gives whether it was still what was planned for; if not, nothing is written.
fn write(
    args: &SwitchApplyArgs,
    before: &Metadata,
    fingerprint: &str,
    events: &[Vec<u8>],
    console: &Console,
) -> std::io::Result<bool> {
    let target = args.output.as_deref().unwrap_or(&args.log);
    let name = target.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut draft = match &args.output {
        // Others may be writing to the same place.
        Some(output) => Draft::new(output, &format!(".{name}.referee-{}.tmp", std::process::id()), before.clone())?,
        None => Draft::replacing(&args.log, &format!(".{name}.referee.tmp"))?,
    };
    std::io::copy(&mut File::open(&args.log)?, &mut draft.file)?;
    if !copied(&draft.beside, console).is_ok_and(|copied| copied == fingerprint) {
        return Ok(false);
    }
    if ends_within_a_line(&mut draft.file)? {
        draft.file.write_all(b"\n")?;
    }
    let mut buffer = std::io::BufWriter::with_capacity(1 << 20, &draft.file);
    for event in events {
        buffer.write_all(event)?;
        buffer.write_all(b"\n")?;
    }
    buffer.flush()?;
    drop(buffer);
    draft.sync()?;
    // Whoever wrote to it meanwhile would be lost.
    let now = std::fs::metadata(&args.log)?;
    if now.len() != before.len() || now.modified()? != before.modified()? {
        return Ok(false);
    }
    draft.commit()?;
    Ok(true)
}

/// What somebody wrote to the old log in its last moment goes behind the new one.
fn late(mut old: File, length: u64, new: &Path) -> std::io::Result<()> {
    if old.metadata()?.len() > length {
        old.seek(SeekFrom::Start(length))?;
        std::io::copy(&mut old, &mut OpenOptions::new().append(true).open(new)?)?;
    }
    Ok(())
}

#[cfg(unix)]
fn links(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn links(_: &Metadata) -> u64 {
    1
}

fn read_plan(path: &Path, console: &Console) -> Result<Planned, Stop> {
    let told = |finding: Finding| {
        console.findings(&[finding]);
        Stop::Told(Ending::Unusable)
    };
    let source = folder::read(path).map_err(told)?;
    serde_json::from_str(without_mark(source.text())).map_err(|error| {
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
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
