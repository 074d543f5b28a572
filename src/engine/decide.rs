//! Decides what an event does to a lead, or why it is refused.

use std::sync::Arc;

use crate::rules::{Action, ActionId, FieldId, MarkId, Need, RuleSet, Rulebook, State};

use super::contents::{Contents, Rest};
use super::course::Course;
use super::event::{Acting, Event, EventKind, Opening, Switching};
use super::facts::{changed, read_facts};
use super::given::Record;
use super::lead::Lead;
use super::position::Ground;
use super::refusal::{Cause, Refusal};
use super::role::role;
use super::rollout::assigned;
use super::stamp::Stamp;
use super::step::{Step, StepKind};
use super::switch::switch;
use super::taken::Taken;
use super::value::{Value, meets};

/// Opens a lead.
///
/// ```
/// use referee::engine::open;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let at = "2020-06-02T09:00:00Z".parse()?;
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = open(referee.rulebook(), Event::open("L-1", at, opening))?;
/// assert_eq!(lead.rules().state_id(lead.at(at)?.state), "received");
///
/// let refusal = open(referee.rulebook(), Event::open("L-2", at, Opening::under("2020"))).unwrap_err();
/// assert_eq!((refusal.id(), refusal.accepted()), ("missing-fact", vec!["qualification"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A refusal if the event is not an opening, or its rule set, facts, overview or details are not valid under the rules.
pub fn open(book: &Rulebook, event: Event) -> Result<Lead, Refusal> {
    let event = settle(book, event)?;
    if event.has_empty_id() {
        return Err(Refusal::new(Cause::IdEmpty, None));
    }
    let taken = taken(&event);
    let EventKind::Open(opening) = event.kind else {
        return Err(Refusal::new(Cause::UnknownLead { lead: event.lead }, None));
    };
    let Opening { rules: name, facts, overview, details } = *opening;
    let accepted = || book.sets().iter().map(|set| set.name().into()).collect();
    let Some(name) = name else {
        return Err(Refusal::new(Cause::RulesNotGiven { accepted: accepted() }, None));
    };
    let Some(rules) = book.entry(&name).cloned() else {
        let cause = Cause::UnknownRules { rules: name, accepted: accepted() };
        return Err(Refusal::new(cause, None));
    };
    let read = || {
        role(&rules, event.by.as_deref())?;
        Ok((
            known_fields(&rules, overview)?,
            known_fields(&rules, details)?,
            read_facts(&rules, book.rollout(), &facts)?,
        ))
    };
    match read() {
        Ok(((overview, own_overview), (details, own_details), facts)) => {
            let contents = Contents {
                course: Ground { rules: &rules, facts: &facts }.open(event.at),
                facts,
                fields: Vec::new(),
                marks: Vec::new(),
                overview,
                details,
                rest: (!own_overview.is_empty() || !own_details.is_empty())
                    .then(|| Box::new(Rest { overview: own_overview, details: own_details, ..Rest::default() })),
                rules,
            };
            Ok(Lead {
                stamp: Stamp::of(&(&event.lead, event.at, &contents)),
                id: event.lead,
                opened: event.at,
                last: event.at,
                notified: event.at,
                contents,
                ids: taken.into_iter().collect(),
            })
        }
        Err(cause) => Err(Refusal::new(cause, Arc::clone(&rules.rules))),
    }
}

/// Prepares an event for the log. An opening without a rule set gets the one that the rollout assigns, and loses the
/// facts that only the rollout uses. Later changes of the rollout then do not affect this lead. Any other event is
/// returned unchanged.
///
/// ```
/// use referee::engine::settle;
/// use referee::{Event, EventKind, Opening, Referee};
/// let referee = Referee::builtin();
/// let opening = Opening::default().fact("account-moved", true).fact("qualification", "customer-inquiry");
/// let event = Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening);
/// let event = settle(referee.rulebook(), event)?;
/// let EventKind::Open(opening) = &event.kind else { panic!("it opens a lead") };
/// assert_eq!(opening.rules.as_deref(), Some("2020"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A refusal if the rollout needs a fact that is missing, or has no rule set for the lead.
pub fn settle(book: &Rulebook, mut event: Event) -> Result<Event, Refusal> {
    let at = event.at;
    if let (EventKind::Open(opening), Some(rollout)) = (&mut event.kind, book.rollout())
        && opening.rules.is_none()
    {
        let accepted = || book.sets().iter().map(|set| set.name().into()).collect();
        let name = assigned(rollout, at, &opening.facts).map_err(|cause| Refusal::new(cause, None))?;
        let nothing = || Refusal::new(Cause::NotInForce { at, accepted: accepted() }, None);
        let name = name.ok_or_else(nothing)?;
        // Facts for the rollout alone are not needed again in a replay.
        if let Some(rules) = book.get(&name) {
            let known = |id: &str| rules.facts().named(id).is_some();
            let rollout = |id: &str| rollout.facts().named(id).is_some();
            let facts = std::mem::take(&mut opening.facts).into_iter();
            opening.facts = facts.filter(|(id, _)| known(id) || !rollout(id)).collect();
        }
        opening.rules = Some(name);
    }
    Ok(event)
}

/// Decides what an event does to a lead, at the instant of the event.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
/// let event = Event::act("L-1", "2017-06-03T09:00:00Z".parse()?, "interested");
/// let step = referee::decide(&lead, &event)?;
/// lead.take(step)?;
/// assert_eq!(lead.rules().state_id(lead.at(event.at)?.state), "evaluating");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A refusal with its cause and what would be accepted. The lead is unchanged.
pub fn decide(lead: &Lead, event: &Event) -> Result<Step, Refusal> {
    let of_lead = |refusal: Refusal| refusal.of_lead(lead.rules());
    let taken = taken(event);
    match repeats(lead, event, taken.as_ref()) {
        Ok(false) => {}
        Ok(true) => return Ok(Step::repeated(lead)),
        Err(cause) => return Err(of_lead(cause.into())),
    }
    let late;
    let course = match lead.ground().late(lead.contents.course(), event.at) {
        None => lead.contents.course(),
        Some(course) => {
            late = course;
            &late
        }
    };
    let step = |(Course { position: after, clocks }, kind)| Step {
        at: event.at,
        from: course.position.state,
        after,
        clocks,
        kind,
        taken,
        stamp: lead.stamp,
    };
    match &event.kind {
        // In place: the effects of other events are returned through memory, which takes longer than the decision.
        EventKind::Act(acting) => acted(lead, event, course, acting).map_err(of_lead).map(step),
        _ => effect(lead, event, course).map_err(of_lead).map(step),
    }
}

/// Whether the lead has accepted the same event before.
#[inline]
fn repeats(lead: &Lead, event: &Event, taken: Option<&Taken>) -> Result<bool, Cause> {
    if event.lead != lead.id {
        return Err(Cause::UnknownLead { lead: event.lead.clone() });
    }
    if event.has_empty_id() {
        return Err(Cause::IdEmpty);
    }
    if let (Some(id), Some(again)) = (&event.id, taken)
        && let Some(known) = lead.ids.get(again)
    {
        return if known.same_content(again) { Ok(true) } else { Err(Cause::IdTaken { id: id.clone() }) };
    }
    if event.at < lead.last && !matches!(event.kind, EventKind::Open(_)) {
        return Err(Cause::OutOfOrder { at: event.at, last: lead.last });
    }
    if event.at < lead.notified && !matches!(event.kind, EventKind::Open(_)) {
        return Err(Cause::AlreadySettled { at: event.at, until: lead.notified });
    }
    Ok(false)
}

/// The course after an event, and what was done.
#[inline(never)]
fn effect(lead: &Lead, event: &Event, before: &Course) -> Result<(Course, StepKind), Refusal> {
    let rules = &**lead.rules();
    match &event.kind {
        EventKind::Open(_) => Err(Cause::OpenedTwice { lead: lead.id.clone() }.into()),
        EventKind::Act(acting) => acted(lead, event, before, acting),
        EventKind::Mark(name) => {
            role(rules, event.by.as_deref())?;
            Ok((before.clone(), StepKind::Marked(mark(rules, name)?)))
        }
        EventKind::Unmark(name) => {
            role(rules, event.by.as_deref())?;
            Ok((before.clone(), StepKind::Unmarked(mark(rules, name)?)))
        }
        EventKind::Fact(given) => changed(lead, event, before, given),
        EventKind::Switch(switching) => {
            role(rules, event.by.as_deref())?;
            switched(lead, event, before, switching)
        }
    }
}

/// [`effect`] of an action.
#[inline(always)]
#[expect(clippy::inline_always, reason = "in the place that is fast")]
fn acted(lead: &Lead, event: &Event, before: &Course, acting: &Acting) -> Result<(Course, StepKind), Refusal> {
    let rules = &**lead.rules();
    let state = leavable(rules, before.position.state)?;
    let actions = rules.actions(state);
    let offered = |known: &Action| known.when.tests().is_empty() || meets(&known.when, &lead.contents.facts, &[]);
    let Some(number) = actions.position(|known| known.id == acting.action && offered(known)) else {
        return Err(unknown_action(lead, before, state, &acting.action).into());
    };
    let action = &actions[number];
    let by = role(rules, event.by.as_deref())?;
    if let (Some(by), Some(role)) = (by, &event.by)
        && !action.by.is_empty()
        && !action.by.contains(&by)
    {
        return Err(Cause::UnknownRole { role: role.clone(), accepted: action.by.to_vec() }.into());
    }
    let after = if action.clocks.is_empty() {
        match action.to {
            Some(to) => lead.ground().go(before, to, event.at),
            None => before.clone(),
        }
    } else {
        let changed = lead.ground().act(before, &action.clocks, action.to, event.at);
        changed.map_err(|clock| Cause::NotExtendable { clock })?
    };
    // Most actions have no fields; reading them would cost more than everything else.
    let fields = if action.inputs.is_empty() && acting.fields.is_empty() {
        Vec::new()
    } else {
        read_fields(rules, (state, number), &action.inputs, &acting.fields)?
    };
    Ok((after, StepKind::Acted { action: number, by, fields }))
}

/// [`effect`] of a switch. Apart, as it needs much more memory than an action.
#[inline(never)]
fn switched(lead: &Lead, event: &Event, before: &Course, switching: &Switching) -> Result<(Course, StepKind), Refusal> {
    let contents = Contents { course: before.clone(), ..lead.contents.clone() };
    let switched = switch(contents, (lead.opened, event.at), switching)?;
    Ok((switched.contents.course.clone(), StepKind::Switched(Box::new(switched))))
}

/// The state of a lead that can leave it.
pub(super) fn leavable(rules: &RuleSet, state: State) -> Result<State, Cause> {
    match state {
        State::Archived(outcome) if rules.is_final(state) => Err(Cause::Archived { outcome }),
        state => Ok(state),
    }
}

/// The refusal of an action that the state does not have.
#[cold]
fn unknown_action(lead: &Lead, course: &Course, state: State, action: &str) -> Cause {
    let actions = lead.rules().actions(state).entries();
    let offered = actions.filter(|(_, known)| lead.ground().offers(course, known));
    Cause::UnknownAction { action: action.into(), state, accepted: offered.map(|(number, _)| number).collect() }
}

/// The id of an event with a digest of its content.
#[inline]
fn taken(event: &Event) -> Option<Taken> {
    event.id.as_deref().map(|id| Taken::new(id, event))
}

/// An event of an existing lead. A repeated opening is settled first, so that it equals the recorded one.
pub(super) fn repeated_event(book: &Rulebook, event: Event) -> Event {
    match event.kind {
        EventKind::Open(_) if event.id.is_some() => settle(book, event.clone()).unwrap_or(event),
        _ => event,
    }
}

fn mark(rules: &RuleSet, name: &str) -> Result<MarkId, Cause> {
    rules.marks().find(name).ok_or_else(|| Cause::UnknownMark { mark: name.into() })
}

fn wrong_kind(field: FieldId, unreadable: &super::value::Unreadable) -> Cause {
    Cause::WrongKind { field, part: unreadable.part }
}

/// The typed fields of an action, including all required ones.
fn read_fields(
    rules: &RuleSet,
    (state, action): (State, ActionId),
    inputs: &[crate::rules::Input],
    given: &Record,
) -> Result<Vec<(FieldId, Value)>, Cause> {
    let mut fields = Vec::with_capacity(given.iter().len());
    for (name, value) in given.iter() {
        let found = inputs.iter().find_map(|input| {
            let field = &rules.fields()[input.field];
            (&*field.id == name).then_some((input.field, field))
        });
        let Some((number, field)) = found else {
            return Err(Cause::UnknownField { action, state, field: name.into() });
        };
        let read = Value::read(&field.kind, value).map_err(|unreadable| wrong_kind(number, &unreadable))?;
        if let Some(value) = read {
            fields.push((number, value));
        }
    }
    let required = inputs.iter().filter(|input| input.need == Need::Required);
    let missing = required.filter(|input| fields.iter().all(|(number, _)| *number != input.field));
    let missing: Vec<FieldId> = missing.map(|input| input.field).collect();
    if !missing.is_empty() {
        return Err(Cause::MissingField { action, state, fields: missing });
    }
    fields.sort_by_key(|(number, _)| *number);
    Ok(fields)
}

/// Splits the overview or the details into typed values of fields of the rule set, and host values.
fn known_fields(rules: &RuleSet, record: Record) -> Result<(Box<[(FieldId, Value)]>, Record), Cause> {
    let mut known = Vec::with_capacity(record.iter().len());
    let mut own = Vec::new();
    for (name, given) in record {
        match rules.fields().entries().find(|(_, field)| field.id == name) {
            Some((number, field)) => {
                let value = Value::take(&field.kind, given).map_err(|unreadable| wrong_kind(number, &unreadable))?;
                known.extend(value.map(|value| (number, value)));
            }
            None => own.push((name, given)),
        }
    }
    known.sort_by_key(|(number, _)| *number);
    Ok((known.into(), own.into_iter().collect()))
}
