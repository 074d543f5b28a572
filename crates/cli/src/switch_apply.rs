//! `referee switch apply`

use std::fs::{File, OpenOptions};
use std::io::{Error, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::report::text::clean;
use referee::diagnostic::Check;
use referee::loading::folder::reason;
use referee::switch::{PlanReport, SwitchOrder};

use super::access::Access;
use super::book_args::{Setting, now};
use super::checks::{
    LOG_CHANGED, LOG_LINKED, LOG_UNREAD, PLAN_CHANGED, PLAN_UNSAFE, RULES_CHANGED, RULES_UNSOUND, SUPPLY_CHANGED,
    SWITCH_TO_COME,
};
use super::console::Console;
use super::guard::Guard;
use super::lines::Lines;
use super::log::Log;
use super::plan_file::{Planned, rules_fingerprint};
use super::switch_args::SwitchApplyArgs;
use super::switch_plan::{Supply, planned, supplied, told};
use super::write::{Draft, Product};
use super::{Ending, Stop};

pub(super) fn run(args: &SwitchApplyArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting(console)?;
    let plan = Planned::read(&args.plan, console)?;
    let supply = args.supply.as_ref().map(|path| Supply::read(path, console)).transpose()?;
    let order = order(&plan, &setting, supply.as_ref(), console)?;
    let apply = Apply { args, plan: &plan, console };
    let held = apply.hold()?;
    let log = apply.log(&setting)?;
    let order = supplied(order, &plan.facts, supply.as_ref(), &log.fingerprint);
    let (report, events) = apply.events(&setting, order, &log)?;
    apply.write(held, &events)?;
    let target = args.output.as_deref().unwrap_or(&args.log);
    let mut output = console.output();
    for sentence in report.text.iter().take(2) {
        writeln!(output, "{}", clean(sentence))?;
    }
    writeln!(output, "{}", clean(&target.display().to_string()))?;
    Ok(setting.ending.max(if log.found.any() { Ending::Findings } else { Ending::Well }))
}

/// Why a plan is not applied.
fn refused(check: &'static Check, message: impl Into<String>, help: &str, console: &Console) -> Stop {
    console.findings(&[check.at(None, message.into()).with_help(format!("{help}; nothing was written"))]);
    Stop::Told(Ending::Unusable)
}

/// What was asked for, if rules and supply are still those that it was planned with.
fn order(plan: &Planned, setting: &Setting, supply: Option<&Supply>, console: &Console) -> Result<SwitchOrder, Stop> {
    let refused = |check, message: String, help: &str| Err(refused(check, message, help, console));
    if !setting.whole {
        return refused(&RULES_UNSOUND, "not all of the rules could be read".to_owned(), "mend them first");
    }
    let book = setting.referee.rulebook();
    let order = plan.order(book).map_err(|error| told(&error, console))?;
    if plan.at > now() {
        let message = format!("the switch is planned for {}, which is still to come", plan.at);
        return refused(&SWITCH_TO_COME, message, "leads live by the old rules until then: apply it when it has come");
    }
    if plan.rules != rules_fingerprint(book) {
        let message = "the rules have changed since the plan was made".to_owned();
        return refused(&RULES_CHANGED, message, "make a new plan");
    }
    if plan.supply.as_ref() != supply.map(|supply| &supply.fingerprint) {
        let message = "what is supplied is not what the plan was made with".to_owned();
        return refused(&SUPPLY_CHANGED, message, "name the same file with `--supply`, or make a new plan");
    }
    Ok(order)
}

/// A plan that is applied to a log.
struct Apply<'a> {
    args: &'a SwitchApplyArgs,
    plan: &'a Planned,
    console: &'a Console,
}

impl Apply<'_> {
    fn refused(&self, check: &'static Check, message: impl Into<String>, help: &str) -> Stop {
        refused(check, message, help, self.console)
    }

    fn changed(&self) -> Stop {
        let message = format!("`{}` has changed since the plan was made", self.args.log.display());
        self.refused(&LOG_CHANGED, message, "make a new plan")
    }

    /// Opens and locks the log. Another switch of it waits, and then finds it changed.
    fn hold(&self) -> Result<File, Stop> {
        let path = &self.args.log;
        let unusable = |message: String| {
            self.console.fault(&message);
            Stop::Told(Ending::Unusable)
        };
        let unreadable = |error: Error| unusable(format!("cannot read `{}`: {}", path.display(), reason(&error)));
        // Opening a pipe waits for its writer.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            let why = "a switch is appended to the log that it was planned for";
            return Err(unusable(format!("`{}` is not a file: {why}", path.display())));
        }
        let held = File::open(path).map_err(unreadable)?;
        // Some systems have no locks.
        let _ = held.lock();
        if self.args.output.is_none() && links(&held).map_err(unreadable)? > 1 {
            let message = format!("`{}` has more than one name, and would keep but one", path.display());
            return Err(self.refused(&LOG_LINKED, message, "write a new log with `--output`"));
        }
        Ok(held)
    }

    /// Reads the log, which must be what was planned for.
    fn log(&self, setting: &Setting) -> Result<Log, Stop> {
        let path = &self.args.log;
        let log = Log::read(path, setting.referee.rulebook(), None, &setting.reader, self.console)?;
        if log.fingerprint != self.plan.log {
            return Err(self.changed());
        }
        if log.found.unread {
            let message = format!("not all of `{}` could be read", path.display());
            return Err(self.refused(&LOG_UNREAD, message, "mend the lines that were told"));
        }
        Ok(log)
    }

    /// The events that carry the plan out, which must be safe, and move as many leads as planned.
    fn events(&self, setting: &Setting, order: SwitchOrder, log: &Log) -> Result<(PlanReport, Vec<Vec<u8>>), Stop> {
        // An event of ids, numbers and texts can be written.
        let (made, events) = planned(&Arc::new(order), log, |event| serde_json::to_vec(&event).ok());
        let report = setting.reader.plan(&made);
        if !made.is_safe() {
            let at_once = report.at_once.iter().filter(|it| !it.meant).map(|it| (&it.lead, &it.text));
            let all = at_once.chain(report.refused.iter().map(|it| (&it.lead, &it.text))).take(20);
            let all = all.map(|(lead, text)| PLAN_UNSAFE.at(None, format!("{lead}: {text}")));
            self.console.findings(&all.collect::<Vec<_>>());
            return Err(self.refused(&PLAN_UNSAFE, report.text.join(" "), "`referee switch plan` names all of them"));
        }
        if !self.plan.safe || self.plan.leads != made.moves() {
            return Err(self.refused(&PLAN_CHANGED, "this is not what was planned", "make a new plan"));
        }
        Ok((report, events))
    }

    /// Writes the log with the events after it. What others append to the old log in its last moment is carried over.
    fn write(&self, held: File, events: &[Vec<u8>]) -> Result<(), Stop> {
        let target = self.args.output.as_deref().unwrap_or(&self.args.log);
        let failed = |error: Error| {
            let message = format!("cannot write `{}`: {}; nothing was written", target.display(), reason(&error));
            self.console.fault(&message);
            Stop::Told(Ending::Unusable)
        };
        let draft = match &self.args.output {
            Some(output) => {
                let inputs = [&self.args.log, &self.args.plan].into_iter().chain(&self.args.supply);
                let inputs = inputs.map(PathBuf::as_path).collect();
                let guard = Guard { book: self.args.reader.book.as_deref(), inputs };
                let access = Some(Access::of(&held).map_err(failed)?);
                Product { path: output, force: self.args.force, access, guard }.draft(self.console)?
            }
            None => Draft::replacing(&self.args.log, None, self.console).map_err(failed)?,
        };
        let length = held.metadata().map_err(failed)?.len();
        if !self.appended(draft, &held, events).map_err(failed)? {
            return Err(self.changed());
        }
        if self.args.output.is_none() {
            late(held, length, target).map_err(|error| {
                let message = "was written; what others appended in that moment could not be carried over";
                self.console.fault(&format!("`{}` {message}: {}", target.display(), reason(&error)));
                Stop::Told(Ending::Findings)
            })?;
        }
        Ok(())
    }

    /// Copies the log into a draft, with the events after it. If the log is not what was planned for any more, nothing
    /// is written, and this returns `false`.
    fn appended(&self, mut draft: Draft<'_>, held: &File, events: &[Vec<u8>]) -> IoResult<bool> {
        let path = &self.args.log;
        let before = held.metadata()?;
        std::io::copy(&mut File::open(path)?, &mut draft.file)?;
        draft.file.rewind()?;
        if !copied(draft.file.try_clone()?, path, self.console).is_ok_and(|copied| copied == self.plan.log) {
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
        // What others wrote to it meanwhile would be lost.
        let now = std::fs::metadata(path)?;
        if now.len() != before.len() || now.modified()? != before.modified()? {
            return Ok(false);
        }
        draft.commit()?;
        Ok(true)
    }
}

/// Appends to the new log what others wrote to the old one in its last moment.
fn late(mut old: File, length: u64, new: &Path) -> IoResult<()> {
    if old.metadata()?.len() > length {
        old.seek(SeekFrom::Start(length))?;
        std::io::copy(&mut old, &mut OpenOptions::new().append(true).open(new)?)?;
    }
    Ok(())
}

/// How many names a file has.
#[cfg(unix)]
fn links(file: &File) -> IoResult<u64> {
    file.metadata().map(|metadata| std::os::unix::fs::MetadataExt::nlink(&metadata))
}

#[cfg(not(unix))]
fn links(_: &File) -> IoResult<u64> {
    Ok(1)
}

/// The fingerprint of a copy.
fn copied(file: File, path: &Path, console: &Console) -> Result<String, Stop> {
    let mut lines = Lines::of(file, path.display().to_string()).fingerprinted();
    while lines.take_in(console)? {}
    Ok(lines.fingerprint())
}

fn ends_within_a_line(file: &mut File) -> IoResult<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
