//! Switches a lead to another rule set, and back.

use std::sync::Arc;

use crate::rules::{
    ClockPolicy, Duration, Entry, FactId, FieldId, Id, IdVec, Instant, MarkId, OutcomeId, StageCounterpart, State,
};

use super::contents::{Aside, AsideKind, Contents, Layer, PreviousState, Rest};
use super::course::Course;
use super::decide::leavable;
use super::event::Switching;
use super::given::{Given, Record};
use super::position::{Ground, Position};
use super::refusal::{Cause, Refusal};
use super::step::Switched;
use super::switch_clocks::Moment;
use super::switch_facts::{facts_aside, facts_back, facts_forward, facts_given, keep_facts};
use super::value::{FactValue, Value};

/// The values of a lead after a switch to another rule set, or back. `contents` are the values at the instant of the
/// switch, after all due timeouts.
pub(super) fn switch(
    mut contents: Contents,
    (opened, at): (Instant, Instant),
    switching: &Switching,
) -> Result<Switched, Refusal> {
    let (mut graced, mut between) = (false, Vec::new());
    let to = &*switching.rules;
    if contents.rules.name() == to {
        return Err(Cause::SameRules { rules: to.into() }.into());
    }
    leavable(&contents.rules, contents.position().state)?;
    if let Some(way) = way(&contents.rules, to) {
        let pause = |contents: &mut Contents, graced| go_on(contents, at, graced, &mut between);
        (contents, graced) = travel(contents, &way, (opened, at), switching, pause)?;
        return Ok(Switched { contents, graced, between });
    }
    let steps = contents.previous().iter().rev().position(|previous| previous.rules.name() == to);
    let Some(steps) = steps else { return Err(Cause::NoSwitch { to: to.into() }.into()) };
    if !switching.facts.is_empty() || !switching.fields.is_empty() {
        return Err(Cause::ReturnSupplied { to: to.into() }.into());
    }
    for number in 0..=steps {
        if number > 0 && !go_on(&mut contents, at, graced, &mut between) {
            break;
        }
        let moved = back(contents, (opened, at))?;
        (contents, graced) = (moved.contents, moved.graced);
    }
    Ok(Switched { contents, graced, between })
}

/// Switches to each rule set of a way. Between two of them, `pause` says whether to go on. Returns also whether the last
/// switch declares `grace`.
pub(super) fn travel(
    mut contents: Contents,
    way: &[Arc<Entry>],
    moment: (Instant, Instant),
    switching: &Switching,
    mut pause: impl FnMut(&mut Contents, bool) -> bool,
) -> Result<(Contents, bool), Refusal> {
    check_known(switching, way)
        .map_err(|cause| Refusal::new(cause, way.last().map(|rules| Arc::clone(&rules.rules))))?;
    let mut graced = false;
    // Each field is given at the first rule set on the way that has it, and mapped from there.
    let mut fields: Vec<(&str, &Given)> = switching.fields.iter().collect();
    for (number, rules) in way.iter().enumerate() {
        if number > 0 && !pause(&mut contents, graced) {
            break;
        }
        let known = |(id, _): &(&str, &Given)| rules.field(id).is_some();
        let here: Vec<(&str, &Given)> = fields.extract_if(.., |field| known(field)).collect();
        let brought = Brought { facts: &switching.facts, fields: &here };
        let moved = forward(contents, rules, moment, &brought)
            .map_err(|cause| Refusal::new(cause, Arc::clone(&rules.rules)))?;
        (contents, graced) = (moved.contents, moved.graced);
    }
    Ok((contents, graced))
}

/// Applies timeouts that are due between two steps, as between two switches in a row. Returns whether the lead can still
/// switch; otherwise it stays where it is.
fn go_on(contents: &mut Contents, at: Instant, graced: bool, between: &mut Vec<(Contents, bool)>) -> bool {
    let course = contents.ground().at(contents.course(), at).into_owned();
    if contents.rules.is_final(course.position.state) {
        return false;
    }
    if course != contents.course {
        between.push((contents.clone(), graced));
        contents.course = course;
    }
    true
}

/// The rule sets from the next one to the named one; `None` if there is no switch.
pub(crate) fn way(rules: &Entry, to: &str) -> Option<Vec<Arc<Entry>>> {
    // Each follower with the number of rule sets before it on the way.
    let mut open: Vec<(usize, &Arc<Entry>)> = rules.followers.iter().map(|set| (0, set)).collect();
    let mut way = Vec::new();
    while let Some((length, set)) = open.pop() {
        way.truncate(length);
        if set.mapping.is_none() {
            continue;
        }
        way.push(set);
        if set.name() == to {
            return Some(way.into_iter().cloned().collect());
        }
        open.extend(set.followers.iter().map(|follower| (length + 1, follower)));
    }
    None
}

/// Checks that every fact and field of a switch is declared by a rule set on the way.
fn check_known(switching: &Switching, way: &[Arc<Entry>]) -> Result<(), Cause> {
    let fact = |id: &str| way.iter().any(|set| set.facts().named(id).is_some());
    if let Some((fact, _)) = switching.facts.iter().find(|(id, _)| !fact(id)) {
        return Err(Cause::UnknownFact { fact: fact.into() });
    }
    match switching.fields.iter().find(|(id, _)| !way.iter().any(|set| set.field(id).is_some())) {
        Some((field, _)) => Err(Cause::UnknownSwitchField { field: field.into() }),
        None => Ok(()),
    }
}

/// The facts and fields given for a step.
struct Brought<'s> {
    facts: &'s Record,
    fields: &'s [(&'s str, &'s Given)],
}

/// Switches to the next rule set.
fn forward(
    old: Contents,
    rules: &Arc<Entry>,
    (opened, at): (Instant, Instant),
    brought: &Brought<'_>,
) -> Result<Switched, Cause> {
    let Contents { rules: before, course, facts: old_facts, .. } = &old;
    let no_way = || Cause::NoSwitch { to: rules.name().into() };
    let mapping = rules.mapping.as_ref().ok_or_else(no_way)?;
    let state = leavable(before, course.position.state)?;
    let facts = facts_forward(mapping, rules, &old, brought.facts)?;
    let ground = Ground { rules, facts: &facts };
    let (landed, grace) = match state {
        State::Open(stage) => {
            let like = mapping.stages[stage];
            let position = land(ground, course.stage(), like, at).ok_or_else(no_way)?;
            let moment = Moment { opened, at, soonest: soonest(ground, at, like.grace), old: old.ground() };
            (ground.landed(position, course.clocks.as_deref(), (mapping, like), moment), like.grace)
        }
        State::Archived(outcome) => {
            let like = mapping.outcomes[outcome].ok_or_else(no_way)?;
            (ground.archived(course.position, like.to), None)
        }
    };
    let previous = PreviousState {
        rules: Arc::clone(before),
        course: course.clone(),
        facts: old_facts.clone(),
        landed: landed.clone(),
    };
    let gone = facts_aside(mapping, before, old_facts);
    let filled = |field: FieldId| mapping.fields.iter().any(|to| *to == Some(field));
    let places = Places { fields: &mapping.fields, marks: &mapping.marks, filled: &filled };
    let mut new = moved(old, rules, facts, landed, &places);
    keep_facts(&mut new, gone);
    new.rest.get_or_insert_default().previous.push(previous);
    for (id, given) in brought.fields {
        let Some(number) = rules.field(id) else { continue };
        let value = Value::read(&rules.fields()[number].kind, given)
            .map_err(|unreadable| Cause::WrongKind { field: number, part: unreadable.part })?;
        let Some(value) = value else { continue };
        match new.fields.iter_mut().find(|(known, _)| *known == number) {
            Some((_, old)) => old.renew(value),
            None => new.fields.push((number, value)),
        }
    }
    tidy(&mut new);
    Ok(Switched { contents: new, graced: grace.is_some(), between: Vec::new() })
}

/// Switches back to the previous rule set.
fn back(mut old: Contents, (opened, at): (Instant, Instant)) -> Result<Switched, Refusal> {
    let previous = old.rest.as_mut().and_then(|rest| rest.previous.pop());
    let Some((previous, mapping)) = previous.and_then(|previous| Some((previous, old.rules.mapping.clone()?))) else {
        return Err(Cause::NoSwitch { to: "".into() }.into());
    };
    let origins: Vec<State> = mapping.origins(leavable(&old.rules, old.position().state)?).collect();
    let facts = facts_back(&mapping, &old, &previous);
    let unmoved = old.course == previous.landed && facts == previous.facts;
    let origin = match origins.as_slice() {
        // The lead has not moved since: it is known where it was.
        _ if unmoved => previous.course.position.state,
        [origin] => *origin,
        _ => {
            let to = previous.rules.name().into();
            let cause = Cause::NotOneToOne { to, state: old.position().state, origins: origins.len() };
            return Err(Refusal::new(cause, Arc::clone(old.rules())));
        }
    };
    let grace = origin.open().ok().and_then(|stage| mapping.stages[stage].grace);
    let ground = Ground { rules: &previous.rules, facts: &facts };
    let position = if unmoved {
        // The lead has not moved since: its old position is restored.
        previous.course.stage()
    } else {
        ground.move_on(old.course.stage(), origin, old.position().since)
    };
    // A deadline that has passed meanwhile is moved to now at the earliest.
    let later = |due: Option<Instant>| if due.is_some_and(|due| due <= at) { soonest(ground, at, grace) } else { at };
    let position = position.not_due_before(later(position.due()));
    let now = if unmoved { None } else { Some(&old.course) };
    let clocks = (now, previous.course.clocks.as_deref());
    let moment = Moment { opened, at, soonest: soonest(ground, at, grace), old: old.ground() };
    let course = ground.gone_back(position, clocks, &mapping, moment);
    let (fields, marks) = (inverse(&mapping.fields, old.rules.fields()), inverse(&mapping.marks, old.rules.marks()));
    let filled = |field: FieldId| mapping.fields[field].is_some();
    let places = Places { fields: &fields, marks: &marks, filled: &filled };
    let given = facts_given(&mapping, &old, &previous.facts);
    let mut new = moved(old, &previous.rules, facts.clone(), course, &places);
    keep_facts(&mut new, given);
    tidy(&mut new);
    Ok(Switched { contents: new, graced: grace.is_some(), between: Vec::new() })
}

/// The reverse mapping, from numbers of the new rule set to numbers of the old one.
fn inverse<I: Id + Eq, T>(likes: &IdVec<I, Option<I>>, after: &IdVec<I, T>) -> IdVec<I, Option<I>> {
    after.ids().map(|new| likes.position(|like| *like == Some(new))).collect()
}

/// The position of a lead after a switch.
fn land(ground: Ground<'_>, before: Position, like: StageCounterpart, at: Instant) -> Option<Position> {
    let to = State::Open(like.to);
    let mut landed = match like.clock {
        ClockPolicy::Keep | ClockPolicy::Recompute => ground.move_on(before, to, before.since),
        ClockPolicy::Remaining | ClockPolicy::Restart => ground.enter(before, to, at),
    };
    ground.rules.stage(landed.state)?;
    // Details that were shown stay shown.
    landed.shows = landed.shows.max(before.shows);
    Some(match (like.clock, before.due()) {
        (ClockPolicy::Keep | ClockPolicy::Remaining, Some(due)) => landed.due_at(due),
        (ClockPolicy::Recompute, _) => landed.not_due_before(soonest(ground, at, like.grace)),
        _ => landed.not_due_before(at),
    })
}

impl Ground<'_> {
    /// The course of an archived lead after a switch.
    fn archived(self, before: Position, to: OutcomeId) -> Course {
        let entered = self.enter(before, State::Archived(to), before.since);
        // Details that were shown stay shown.
        Course { position: Position { shows: entered.shows.max(before.shows), ..entered }, clocks: None }
    }
}

/// The earliest deadline after a switch.
fn soonest(ground: Ground<'_>, at: Instant, grace: Option<Duration>) -> Instant {
    grace.map_or(at, |grace| ground.after(grace, at))
}

/// The target of each field and mark; `None` without a counterpart.
struct Places<'a> {
    fields: &'a IdVec<FieldId, Option<FieldId>>,
    marks: &'a IdVec<MarkId, Option<MarkId>>,
    /// Whether a field gets its value only from its counterpart.
    filled: &'a dyn Fn(FieldId) -> bool,
}

/// Moves the values of a lead to their counterparts, stores values without one, and restores stored values that now
/// have one.
fn moved(
    old: Contents,
    rules: &Arc<Entry>,
    facts: IdVec<FactId, FactValue>,
    course: Course,
    places: &Places<'_>,
) -> Contents {
    let before = old.rules;
    let mut aside = Vec::new();
    let mut place = |values: Vec<(FieldId, Value)>, layer: Layer| {
        let mut placed = Vec::with_capacity(values.len());
        for (number, value) in values {
            if let Some(to) = places.fields[number] {
                placed.push((to, value));
            } else {
                let field = &before.fields()[number];
                let kind = AsideKind::Field(field.kind.clone(), value);
                aside.push(Aside { id: field.id.clone(), kind, layer });
            }
        }
        placed
    };
    let mut fields = place(old.fields, Layer::Given);
    let mut overview = place(old.overview.into_vec(), Layer::Overview);
    let mut details = place(old.details.into_vec(), Layer::Details);
    let mut marks = Vec::with_capacity(old.marks.len());
    for number in old.marks {
        if let Some(to) = places.marks[number] {
            marks.push(to);
        } else {
            aside.push(Aside { id: before.marks()[number].clone(), kind: AsideKind::Mark, layer: Layer::Given });
        }
    }
    let mut rest = old.rest;
    for known in rest.iter_mut().flat_map(|rest| std::mem::take(&mut rest.aside)) {
        match &known.kind {
            AsideKind::Field(kind, value) => {
                let layer = match known.layer {
                    Layer::Given => &mut fields,
                    Layer::Overview => &mut overview,
                    Layer::Details => &mut details,
                };
                let to = rules.field(&known.id).filter(|number| {
                    let same = rules.fields()[*number].kind == *kind;
                    same && !(places.filled)(*number) && layer.iter().all(|(known, _)| known != number)
                });
                match to {
                    Some(number) => layer.push((number, value.clone())),
                    None => aside.push(known),
                }
            }
            AsideKind::Mark => match rules.marks().find(&known.id) {
                Some(number) if !marks.contains(&number) => marks.push(number),
                Some(_) => {}
                None => aside.push(known),
            },
            AsideKind::Fact(_) => aside.push(known),
        }
    }
    if !aside.is_empty() {
        rest.get_or_insert_default().aside = aside;
    }
    let (overview, details) = (overview.into(), details.into());
    Contents { rules: Arc::clone(rules), course, facts, fields, marks, overview, details, rest }
}

/// Sorts all lists, so that they do not depend on the path of the lead.
fn tidy(contents: &mut Contents) {
    contents.fields.sort_by_key(|(number, _)| *number);
    contents.overview.sort_by_key(|(number, _)| *number);
    contents.details.sort_by_key(|(number, _)| *number);
    contents.marks.sort_unstable();
    if let Some(rest) = &mut contents.rest {
        rest.aside.sort_by(|a, b| (a.layer, &a.id).cmp(&(b.layer, &b.id)));
    }
    contents.rest.take_if(|rest| **rest == Rest::default());
}
