//! `referee switch apply`

use std::fs::{File, OpenOptions};
use std::io::{Error, Read, Result as IoResult, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;

use crate::report::text::clean;
use referee::check;
use referee::diagnostic::Thing;
use referee::switch::{PlanReport, SwitchOrder};
use referee::tooling::file::reason;
use referee::tooling::{Check, fault};

use super::access::Access;
use super::book_args::{Setting, now};
use super::console::Console;
use super::guard::Guard;
use super::lines::Lines;
use super::log::Log;
use super::plan_file::{PLAN_CHANGED, Planned, json};
use super::switch_args::SwitchApplyArgs;
use super::switch_plan::{Supply, planned, supplied};
use super::write::{Draft, Product};
use super::{Ending, Stop, switch_remote};

check! {
/// Log with hard links.
///
/// `referee switch apply` would replace the file under one name, and the other names would keep the old content. Write a
/// new log with `--output`.
    LOG_LINKED: Error in Commands, "log-linked";

/// Log changed since the plan was made.
///
/// The plan is for the leads of the old log. Make a new plan and review it.
    LOG_CHANGED: Error in Commands, "log-changed";

/// Log with unreadable lines.
///
/// A switch needs a log without unreadable lines: a skipped line could be an event of a lead that moves.
    LOG_UNREAD: Error in Commands, "log-unread";

/// Unsafe plan.
///
/// When the switch is applied, leads would time out at once, or their events would be refused. Supply missing values with
/// `--facts` or `--supply`, or change the `switch` of the rule set, and make a new plan.
    PLAN_UNSAFE: Error in Commands, "plan-unsafe";

/// Rules changed since the plan was made.
///
/// The plan is for the old rules. Make a new plan and review it.
    RULES_CHANGED: Error in Commands, "rules-changed";

/// Rules with errors.
///
/// A switch needs rules without errors. Fix the errors that are reported before this one.
    RULES_INVALID: Error in Commands, "rules-unsound";

/// Switch planned for the future.
///
/// Leads use the old rules until then. Apply the plan after that instant.
    SWITCH_TO_COME: Error in Commands, "switch-to-come";

/// `--supply` file differs from that of the plan.
///
/// The plan is for the old values. Use the same file, or make a new plan and review it.
    SUPPLY_CHANGED: Error in Commands, "supply-changed"
}

pub(super) fn run(args: &SwitchApplyArgs, console: &Console) -> Result<Ending, Stop> {
    let (path, plan_path) = match (&args.server.server, &args.switch, &args.log, &args.plan) {
        (Some(server), Some(switch), ..) => return switch_remote::apply(args, server, switch, console),
        (_, _, Some(log), Some(plan)) => (log, plan),
        _ => fault("a switch without a plan"),
    };
    let setting = args.reader.setting(console)?;
    args.reader.book.announce(console);
    let plan = Planned::read(plan_path)?;
    let supply = args.supply.as_ref().map(|path| Supply::read(path)).transpose()?;
    let order = order(&plan, &setting, supply.as_ref())?;
    let apply = Apply { args, path, plan_path, plan: &plan, console };
    let held = apply.hold()?;
    let log = apply.log(&setting)?;
    let order = supplied(order, &plan.facts, supply.as_ref(), &log.fingerprint);
    let (report, events) = apply.events(&setting, order, &log)?;
    apply.write(held, &events)?;
    let target = args.output.as_deref().unwrap_or(path);
    let mut output = console.output();
    for sentence in report.text.iter().take(2) {
        writeln!(output, "{}", clean(sentence))?;
    }
    writeln!(output, "{}", clean(&target.display().to_string()))?;
    Ok(setting.ending.max(if log.found.any() { Ending::Findings } else { Ending::Well }))
}

/// Stops because a plan is not applied.
fn refused(check: &'static Check, (kind, id): (Thing, &str), message: impl Into<String>, help: &str) -> Stop {
    let finding = check.at(None, message.into()).with_help(format!("{help}; nothing was written"));
    finding.about(kind, id).into()
}

/// The order of a plan, if rules and supply are unchanged.
fn order(plan: &Planned, setting: &Setting, supply: Option<&Supply>) -> Result<SwitchOrder, Stop> {
    let target = (Thing::RuleSet, &*plan.to);
    let refused = |check, message: String, help: &str| Err(refused(check, target, message, help));
    if !setting.whole {
        return refused(&RULES_INVALID, "some rules could not be read".to_owned(), "fix the errors above");
    }
    let book = setting.referee.rulebook();
    let order = plan.order(book)?;
    if plan.at > now() {
        let message = format!("the switch is planned for {}, which is in the future", plan.at);
        return refused(&SWITCH_TO_COME, message, "apply the plan after that instant");
    }
    if plan.rules != book.fingerprint() {
        let message = "the rules have changed since the plan was made".to_owned();
        return refused(&RULES_CHANGED, message, "make a new plan");
    }
    if plan.supply.as_ref() != supply.map(|supply| &supply.fingerprint) {
        let message = "the `--supply` file differs from that of the plan".to_owned();
        return refused(&SUPPLY_CHANGED, message, "use the same file, or make a new plan");
    }
    Ok(order)
}

/// A plan that is applied to a log.
struct Apply<'a> {
    args: &'a SwitchApplyArgs,
    /// The log, and the file of the plan.
    path: &'a Path,
    plan_path: &'a Path,
    plan: &'a Planned,
    console: &'a Console,
}

impl Apply<'_> {
    /// Refuses the plan.
    fn refused(&self, check: &'static Check, message: impl Into<String>, help: &str) -> Stop {
        refused(check, (Thing::RuleSet, &self.plan.to), message, help)
    }

    /// Refuses the log.
    fn refused_log(&self, check: &'static Check, why: &str, help: &str) -> Stop {
        let log = self.path.display().to_string();
        refused(check, (Thing::File, &log), format!("`{log}` {why}"), help)
    }

    fn changed(&self) -> Stop {
        self.refused_log(&LOG_CHANGED, "has changed since the plan was made", "make a new plan")
    }

    /// Opens and locks the log. Another switch of the log waits, and then finds it changed.
    fn hold(&self) -> Result<File, Stop> {
        let path = self.path;
        let unusable = |message: String| Stop::Refused(message);
        let unreadable = |error: Error| unusable(format!("cannot read `{}`: {}", path.display(), reason(&error)));
        // Opening a pipe waits for its writer.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(unusable(format!("`{}` is not a file", path.display())));
        }
        let held = File::open(path).map_err(unreadable)?;
        // Some systems have no locks.
        let _ = held.lock();
        if self.args.output.is_none() && links(&held).map_err(unreadable)? > 1 {
            let why = "has more than one hard link";
            return Err(self.refused_log(&LOG_LINKED, why, "write a new log with `--output`"));
        }
        Ok(held)
    }

    /// Reads the log, which must be the one of the plan.
    fn log(&self, setting: &Setting) -> Result<Log, Stop> {
        let path = self.path;
        let log = Log::read(path, setting.referee.rulebook(), None, &setting.reader, self.console)?;
        if log.fingerprint != self.plan.log {
            return Err(self.changed());
        }
        if log.found.unread {
            let why = "has unreadable lines";
            return Err(self.refused_log(&LOG_UNREAD, why, "fix the lines that were reported"));
        }
        Ok(log)
    }

    /// The events of the plan, which must be safe and move as many leads as planned.
    fn events(&self, setting: &Setting, order: SwitchOrder, log: &Log) -> Result<(PlanReport, Vec<Vec<u8>>), Stop> {
        let (made, events) = planned(&Arc::new(order), log, |event| Some(json(&event)));
        let report = setting.reader.plan(&made);
        if !made.is_safe() {
            let at_once = report.at_once.iter().filter(|it| !it.meant).map(|it| (&it.lead, &it.text));
            let all = at_once.chain(report.refused.iter().map(|it| (&it.lead, &it.text))).take(20);
            let all = all.map(|(lead, text)| PLAN_UNSAFE.at(None, format!("{lead}: {text}")).about(Thing::Lead, lead));
            self.console.findings(&all.collect::<Vec<_>>());
            return Err(self.refused(
                &PLAN_UNSAFE,
                report.text.join(" "),
                "run `referee switch plan` to list all of them",
            ));
        }
        if !self.plan.safe || self.plan.leads != made.moves() {
            return Err(self.refused(&PLAN_CHANGED, "the switch differs from the plan", "make a new plan"));
        }
        Ok((report, events))
    }

    /// Writes the log with the events appended. Events that others append to the old log meanwhile are carried over.
    fn write(&self, held: File, events: &[Vec<u8>]) -> Result<(), Stop> {
        let target = self.args.output.as_deref().unwrap_or(self.path);
        let failed = |error: Error| {
            let message = format!("cannot write `{}`: {}; nothing was written", target.display(), reason(&error));
            Stop::Refused(message)
        };
        let draft = match &self.args.output {
            Some(output) => {
                let inputs = [self.path, self.plan_path].into_iter().chain(self.args.supply.as_deref());
                let inputs = inputs.collect();
                let guard = Guard { book: self.args.reader.book.folder(), inputs };
                let access = Some(Access::of(&held).map_err(failed)?);
                Product { path: output, force: self.args.force, access, guard }.draft(self.console)?
            }
            None => Draft::replacing(self.path, None, self.console).map_err(failed)?,
        };
        let length = held.metadata().map_err(failed)?.len();
        if !self.appended(draft, &held, events).map_err(failed)? {
            return Err(self.changed());
        }
        if self.args.output.is_none() {
            late(held, length, target).map_err(|error| {
                let message = "was written, but events that others appended meanwhile were lost";
                self.console.fault(&format!("`{}` {message}: {}", target.display(), reason(&error)));
                Stop::Reported(Ending::Findings)
            })?;
        }
        Ok(())
    }

    /// Copies the log into a draft and appends the events. If the log has changed since the plan, writes nothing and
    /// returns `false`.
    fn appended(&self, mut draft: Draft<'_>, held: &File, events: &[Vec<u8>]) -> IoResult<bool> {
        let path = self.path;
        let before = held.metadata()?;
        std::io::copy(&mut File::open(path)?, &mut draft.file)?;
        draft.file.rewind()?;
        let mut lines = Lines::of(draft.file.try_clone()?, path.display().to_string()).fingerprinted();
        while lines.take_in().map_err(|_| Error::other("its copy cannot be read"))? {}
        if lines.fingerprint() != self.plan.log {
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
        // Otherwise events that others appended meanwhile would be lost.
        let now = std::fs::metadata(path)?;
        if now.len() != before.len() || now.modified()? != before.modified()? {
            return Ok(false);
        }
        draft.commit()?;
        Ok(true)
    }
}

/// Appends to the new log the events that others wrote to the old one meanwhile.
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

fn ends_within_a_line(file: &mut File) -> IoResult<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
