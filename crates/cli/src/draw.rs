//! `referee draw`

use std::io::Write;
use std::path::{Path, PathBuf};

use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::engine::Event;
use referee::rules::{Instant, RuleSet};
use referee::tooling::history;
use referee::tooling::refusals::UNKNOWN_LEAD;
use referee_authoring::interchange::Machine;
use referee_authoring::picture::{Chart, Theme};

use super::args::{Colors, DrawArgs, Drawing, LifeArgs};
use super::book_args::{Setting, now};
use super::console::Console;
use super::lines::Lines;
use super::replay::{numbered, replay};
use super::{Ending, Stop};

check! {
/// Lead uses another rule set.
///
/// The path of a lead can be drawn only in the rule set that the lead uses.
    OTHER_RULES: Error in Commands, "other-rules"
}

pub(super) fn run(args: &DrawArgs, console: &Console) -> Result<Ending, Stop> {
    let text: fn(&Chart, Theme) -> String = match args.format {
        Drawing::Svg => Chart::svg,
        Drawing::Mermaid => |chart, _| chart.mermaid(),
        Drawing::Dot => |chart, _| chart.dot(),
        Drawing::Xstate | Drawing::Scxml => return machine(args, console),
    };
    let (chart, ending) = chart(&args.life, console)?;
    console.verbatim().write_all(text(&chart, args.theme.into()).as_bytes())?;
    Ok(ending)
}

impl From<Colors> for Theme {
    fn from(colors: Colors) -> Self {
        match colors {
            Colors::Auto => Self::Auto,
            Colors::Light => Self::Light,
            Colors::Dark => Self::Dark,
        }
    }
}

/// Writes a rule set as a state machine.
fn machine(args: &DrawArgs, console: &Console) -> Result<Ending, Stop> {
    let DrawArgs { life, format, .. } = args;
    if life.lead.is_some() {
        return Err(Stop::Refused("`--lead` needs the format of a picture: `svg`, `mermaid` or `dot`".to_owned()));
    }
    let setting = life.reader.setting_about(&[&life.rules], console)?;
    let rules = setting.rules(&life.rules)?;
    setting.warn_of(&["picture"], console);
    let machine = Machine::new(&setting.reader, rules)?;
    let text = if *format == Drawing::Scxml { machine.scxml() } else { machine.xstate() };
    console.verbatim().write_all(text.as_bytes())?;
    Ok(setting.ending)
}

/// The chart that the arguments ask for.
pub(super) fn chart(args: &LifeArgs, console: &Console) -> Result<(Chart, Ending), Stop> {
    let setting = args.reader.setting_about(&[&args.rules], console)?;
    let rules = setting.rules(&args.rules)?;
    setting.warn_of(&["picture"], console);
    let Setting { referee, reader, ending, .. } = &setting;
    let ending = *ending;
    let Some(lead) = &args.lead else { return Ok((Chart::new(reader, rules), ending)) };
    let (log, id) = separated(lead);
    let until = args.at.unwrap_or_else(now);
    let (events, found) = events(&log, id, until, console)?;
    let (lead, happenings) = history(referee.rulebook(), events, until);
    let Some(lead) = lead else {
        let message = format!("lead `{id}` was not opened by {until}");
        return Err(Stop::from(UNKNOWN_LEAD.at(None, message).about(Thing::Lead, id)));
    };
    if **lead.rules() != **rules {
        return Err(other_rules(id, lead.rules(), rules));
    }
    let ending = ending.max(if found { Ending::Findings } else { Ending::Well });
    Ok((Chart::with_path(reader, &lead, &happenings, until)?, ending))
}

fn other_rules(id: &str, its: &RuleSet, asked: &RuleSet) -> Stop {
    let message = format!("lead `{id}` uses rule set `{}`, not `{}`", its.name(), asked.name());
    let finding = OTHER_RULES.at(None, message).with_help(format!("draw `{}`", its.name()));
    Stop::from(finding.about(Thing::RuleSet, its.name()))
}

/// A log and a lead id, separated by a colon. If there are several colons, the last one after the name of an existing
/// file counts.
fn separated(lead: &str) -> (PathBuf, &str) {
    let colons = || lead.match_indices(':').rev().filter_map(|(at, _)| Some((lead.get(..at)?, lead.get(at + 1..)?)));
    let (log, id) = colons()
        .find(|(log, _)| *log == "-" || Path::new(log).exists())
        .or_else(|| colons().next())
        .unwrap_or((lead, ""));
    (log.into(), id)
}

/// The events of one lead up to an instant, and whether the log has findings.
fn events(log: &Path, id: &str, until: Instant, console: &Console) -> Result<(Vec<Event>, bool), Stop> {
    let mut lines = Lines::open(log)?;
    let mut events: Vec<(u64, Event)> = Vec::new();
    let found = replay(&mut lines, console, |batch| {
        let own = batch.into_iter().flat_map(numbered).filter(|(_, event)| *event.lead == *id && event.at <= until);
        events.extend(own);
        Vec::<(u64, Finding)>::new()
    })?;
    events.sort_by_key(|(line, _)| *line);
    Ok((events.into_iter().map(|(_, event)| event).collect(), found.any()))
}
