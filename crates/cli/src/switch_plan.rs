//! `referee switch plan`

use std::io::Write;
use std::path::Path;

use rayon::prelude::*;
use referee::{check, fields};
use serde::Serialize;
use sha2::{Digest, Sha256};

use referee::diagnostic::{Finding, Place, Thing};
use referee::engine::{Event, Lead, Record, StepKind};
use referee::locale::Reader;
use referee::rules::RuleSet;
use referee::status::{Label, Status};
use referee::switch::{Movement, Plan, SwitchOrder};
use referee::tooling::json_shape::Shape;
use referee::tooling::json_tree::Fault;
use referee::tooling::{common, did_you_mean, fault, file, fingerprint};

use super::book_args::Setting;
use super::console::Console;
use super::formats::DocumentFormat;
use super::log::Log;
use super::plan_file::{PlanContent, PlanFile, without_mark};
use super::switch_args::{SwitchPlanArgs, given};
use super::switch_table::{Side, comparison_markdown, comparison_table, plan_table};
use super::{Ending, Stop, switch_remote};
use crate::report::json;

check! {
/// Lead not in the log.
///
/// The id after `--lead` must be the `lead` of an event in the log.
    NO_LEAD: Error in Commands, "no-lead";

/// Lead does not move.
///
/// The lead is archived, already uses the target rule set, or its rule set cannot be switched to the target.
    LEAD_STAYS: Note in Commands, "lead-stays";

/// Rule set that no lead can switch to.
///
/// The rule set follows another one, but has no key `switch`. Add the key to say that leads may switch, such as
/// `switch: { clock: keep }`. `referee check` then proves that every lead has a place in the new rules.
    NO_SWITCH: Error in Commands, "switch-missing";

/// Invalid line in a `--supply` file.
///
/// Each line is one JSON object, `{"lead":"L-1","facts":{},"fields":{}}`, and each lead has at most one line.
    SUPPLY_LINE: Error in Commands, "supply-line";

/// Unused line in a `--supply` file.
///
/// The lead does not move, or is not replayed, so its values are not used.
    SUPPLY_IDLE: Warning in Commands, "supply-idle"
}

/// How many leads one core plans at a time.
const PART: usize = 512;

/// A lead before and after.
#[derive(Serialize)]
struct ComparisonLine<'s> {
    before: &'s Status<'s>,
    after: &'s Status<'s>,
    /// Stored values without a place in the rules, before and after.
    aside: [&'s [Label<'static>]; 2],
}

/// Values for single leads, and the fingerprint of their file.
pub(super) struct Supply {
    /// Line, lead, facts and fields.
    leads: Vec<(Place, Box<str>, Record, Record)>,
    pub(super) fingerprint: String,
}

/// A line of a `--supply` file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SupplyLine {
    lead: Box<str>,
    #[serde(default)]
    facts: Record,
    #[serde(default)]
    fields: Record,
}

static SUPPLY: Shape = Shape::Record("the values for a lead", fields!(SupplyLine { lead, facts, fields }));

impl Supply {
    /// Each lead with its facts and fields.
    pub(super) fn leads(&self) -> impl Iterator<Item = (&str, &Record, &Record)> {
        self.leads.iter().map(|(_, lead, facts, fields)| (&**lead, facts, fields))
    }

    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let source = file::read(path).map_err(|finding| {
            // Values for all leads belong to another option.
            let value = path.to_str().filter(|text| text.contains('='));
            let help = value.map(|value| format!("`--supply` takes a file; for all leads, write `--facts {value}`"));
            if help.is_some() { finding.with_help(help) } else { finding }
        })?;
        let mut leads = Vec::new();
        let mut known = std::collections::HashSet::new();
        for (number, line) in (1..).zip(without_mark(source.text()).lines()).filter(|(_, line)| !line.trim().is_empty())
        {
            let place = |column| Place::line(source.name().to_owned(), number, column);
            let read: SupplyLine = serde_json::from_str(line).map_err(|error| {
                let Fault { at, message, .. } = SUPPLY.explain(line, &error);
                let column = line.get(..at.start).unwrap_or_default().chars().count() as u64 + 1;
                let message = format!("invalid `--supply` line: {message}");
                let help = "write `{\"lead\":\"L-1\",\"facts\":{…},\"fields\":{…}}`".to_owned();
                let finding = SUPPLY_LINE.at(place(column), message).with_help(help);
                Stop::from(finding.about(Thing::File, source.name()))
            })?;
            if !known.insert(read.lead.clone()) {
                let message = format!("duplicate lead `{}`", read.lead);
                return Err(Stop::from(SUPPLY_LINE.at(place(1), message).about(Thing::Lead, &read.lead)));
            }
            leads.push((place(1), read.lead, read.facts, read.fields));
        }
        Ok(Self { leads, fingerprint: fingerprint(&Sha256::digest(source.text())) })
    }
}

/// Warns of values for leads that are not among those that use them.
pub(super) fn idle(supply: Option<&Supply>, used: &[Box<str>], why: &str, console: &Console) {
    let used: std::collections::HashSet<&str> = used.iter().map(|lead| &**lead).collect();
    let idle = supply.into_iter().flat_map(|supply| &supply.leads).filter(|(_, lead, ..)| !used.contains(&**lead));
    let findings = idle.map(|(place, lead, ..)| {
        let message = format!("lead `{lead}` {why}");
        SUPPLY_IDLE.at(place.clone(), message).about(Thing::Lead, lead)
    });
    console.findings(&findings.collect::<Vec<_>>());
}

/// Adds the values for all leads and for single leads to an order. The id of its events contains the fingerprint of the
/// log, so that switches of different logs have different ids.
pub(super) fn supplied(order: SwitchOrder, facts: &Record, supply: Option<&Supply>, log: &str) -> SwitchOrder {
    let id: String = log.trim_start_matches("sha256:").chars().take(16).collect();
    let id = format!("switch-{}-{id}", order.to().name());
    let order = facts.iter().fold(order.with_id(id), |order, (fact, value)| order.fact(fact, value.clone()));
    let leads = supply.map_or(&[][..], |supply| &supply.leads);
    leads
        .iter()
        .fold(order, |order, (_, lead, facts, fields)| order.supply(lead.clone(), facts.clone(), fields.clone()))
}

/// The plan for the leads of a log, and what `make` returns for its events, in order of first appearance.
pub(super) fn planned<T: Send>(
    order: &std::sync::Arc<SwitchOrder>,
    log: &Log,
    make: impl Fn(Event) -> Option<T> + Sync,
) -> (Plan, Vec<T>) {
    let mut plan = Plan::new(std::sync::Arc::clone(order));
    let mut made = Vec::new();
    for slice in log.slices() {
        let parts: Vec<(Plan, Vec<T>)> = slice
            .par_chunks(PART)
            .map(|leads| {
                let mut part = Plan::new(std::sync::Arc::clone(order));
                let events = leads.iter().filter_map(|lead| match part.add(lead) {
                    Movement::Moves { event, .. } => make(event),
                    _ => None,
                });
                let events = events.collect();
                (part, events)
            })
            .collect();
        for (part, events) in parts {
            plan.merge(part);
            made.extend(events);
        }
    }
    (plan, made)
}

pub(super) fn run(args: &SwitchPlanArgs, console: &Console) -> Result<Ending, Stop> {
    let (log, at) = match (&args.server.server, &args.log, args.at) {
        (Some(server), ..) => return switch_remote::plan(args, server, console),
        (None, Some(log), Some(at)) => (log, at),
        _ => fault("a plan without a log"),
    };
    let setting = args.reader.setting(console)?;
    args.reader.book.announce(console);
    setting.warn_of(&["plan"], console);
    let Setting { referee, reader, ending, whole } = setting;
    let book = referee.rulebook();
    let mut order = SwitchOrder::new(book, &args.to, at)?;
    if args.back {
        order = order.back();
    }
    if let Some(from) = &args.from {
        order = order.from(book, from)?;
    }
    let facts = given(&args.facts, |name| order.is_boolean(name));
    let asked = facts.iter().fold(order.clone(), |order, (fact, value)| order.fact(fact, value.clone()));
    asked.check_facts()?;
    let supply = args.supply.as_ref().map(|path| Supply::read(path)).transpose()?;
    let log = Log::read(log, book, None, &reader, console)?;
    let order = std::sync::Arc::new(supplied(order, &facts, supply.as_ref(), &log.fingerprint));
    let incomplete = !whole || log.found.unread;
    let ending = ending.max(if log.found.any() { Ending::Findings } else { Ending::Well });
    if let Some(id) = &args.lead {
        return one(args, &order, &log, id, &reader, console).map(|it| it.max(ending));
    }
    let closed = closed(order.to(), args.back);
    console.findings(closed.as_slice());
    let (plan, moved) = planned(&order, &log, |event| supply.is_some().then_some(event.lead));
    idle(supply.as_ref(), &moved, "does not move", console);
    let mut report = reader.plan(&plan);
    if incomplete {
        // A lead must not move if some of its events could not be read.
        report.safe = false;
        report.text.truncate(2);
        report.text.push(reader.common().label(const { common("plan-unread") }).to_owned());
    }
    let mut output = std::io::BufWriter::with_capacity(1 << 16, console.output());
    match args.format {
        DocumentFormat::Json => {
            let supply = supply.map(|supply| supply.fingerprint);
            let rules = book.fingerprint();
            let file = PlanContent { log: log.fingerprint, rules, supply, facts: &facts, plan: &report };
            let file = PlanFile::new(file).map_err(std::io::Error::from)?;
            json::line(&mut output, &file)?;
        }
        DocumentFormat::Markdown => {
            output.write_all(report.to_markdown(reader.common()).as_bytes())?;
        }
        DocumentFormat::Table => plan_table(&mut output, &reader, &report)?,
    }
    output.flush()?;
    for (fact, leads) in plan.missing_facts() {
        let leads = if leads == 1 { "1 lead lacks".to_owned() } else { format!("{leads} leads lack") };
        let all = format!("give it to all with `--facts {fact}=VALUE`");
        console.note(&format!("{leads} the fact `{fact}`; {all}, or to single leads with `--supply FILE`"));
    }
    Ok(ending.max(if report.safe && closed.is_none() { Ending::Well } else { Ending::Findings }))
}

/// Reports a rule set that follows another one, but has no switch.
fn closed(to: &RuleSet, back: bool) -> Option<Finding> {
    let before = to.follows().filter(|_| !back && to.switch().is_none())?;
    let message = format!("rule set `{}` has no key `switch`, so no lead can switch to it from `{before}`", to.name());
    let help = "add `switch: { clock: keep }` to the rule set, and run `referee check`".to_owned();
    Some(NO_SWITCH.at(None, message).with_help(help).about(Thing::RuleSet, to.name()))
}

/// Shows one lead before and after the switch.
fn one(
    args: &SwitchPlanArgs,
    order: &SwitchOrder,
    log: &Log,
    id: &str,
    reader: &Reader,
    console: &Console,
) -> Result<Ending, Stop> {
    let Some(lead) = log.get(id) else {
        let help = did_you_mean(id, log.leads().map(Lead::id).take(100_000));
        let message = format!("the log has no lead `{id}`");
        return Err(Stop::from(NO_LEAD.at(None, message).with_help(help).about(Thing::Lead, id)));
    };
    let mut moved = lead.clone();
    let mut ending = Ending::Well;
    match order.movement(lead) {
        Movement::Moves { step, .. } => {
            let graced = matches!(&step.kind, StepKind::Switched(switched) if switched.is_graced());
            if step.after.due().is_some_and(|due| due <= order.at()) && !graced {
                ending = Ending::Findings;
            }
            moved.take(*step)?;
        }
        Movement::Refused(refusal) => {
            let message = format!("`{id}`: {}", reader.refusal(&refusal));
            console.findings(&[Finding::error(refusal.id(), None, message).about(Thing::Lead, id)]);
            return Ok(Ending::Findings);
        }
        Movement::Stays(_) => {
            let mut plan = Plan::new(order.clone());
            plan.add(lead);
            let stays = reader.plan(&plan).stay.into_iter();
            let found = stays.map(|stay| LEAD_STAYS.at(None, format!("`{id}` stays: {}", stay.text)));
            console.findings(&found.map(|finding| finding.about(Thing::Lead, id)).collect::<Vec<_>>());
        }
    }
    let at = order.at().max(moved.last());
    let (before, after) = (Side::new(reader, lead, at)?, Side::new(reader, &moved, at)?);
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        DocumentFormat::Json => {
            let aside = [&*before.aside, &*after.aside];
            let line = ComparisonLine { before: &before.status, after: &after.status, aside };
            json::line(&mut output, &line)?;
        }
        DocumentFormat::Markdown => comparison_markdown(&mut output, reader, [&before, &after])?,
        DocumentFormat::Table => comparison_table(&mut output, reader, [&before, &after])?,
    }
    output.flush()?;
    Ok(ending)
}
