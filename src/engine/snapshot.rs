use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rules::{Entry, FactId, FieldId, IdVec, Instant, Kind, RuleSet, Rulebook, Shows, State};

use super::contents::{Aside, AsideKind, Contents, Layer, PreviousState, Rest};
use super::course::Course;
use super::error::{LeadError, LeadFault};
use super::facts::possible;
use super::given::{Given, Record};
use super::lead::Lead;
use super::position::Ground;
use super::snapshot_clocks::SavedClock;
use super::stamp::Stamp;
use super::taken::Taken;
use super::value::{FactValue, Value};

/// The version of the snapshot format.
const VERSION: u32 = 1;

/// A stored lead. Applying later events to it gives the same lead as applying all events. It includes withheld values.
///
/// ```
/// use referee::engine::Snapshot;
/// use referee::{Event, Lead, Opening, Loader, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
/// let stored = serde_json::to_string(&lead.snapshot())?;
///
/// let snapshot: Snapshot = serde_json::from_str(&stored)?;
/// let restored = Lead::restore(referee.rulebook(), &snapshot)?;
/// assert_eq!(restored, lead);
///
/// let other = Loader::folder("examples/tickets").load()?;
/// assert!(Lead::restore(other.rulebook(), &snapshot).unwrap_err().is_other_rules());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Snapshot(Versions);

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Versions {
    First(Box<Saved>),
    /// Unknown versions are not written, as that would lose their contents.
    #[serde(skip_serializing)]
    Other {
        version: u32,
    },
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    version: First,
    lead: Box<str>,
    opened: Instant,
    last: Instant,
    /// Omitted if nobody was notified after the last event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notified: Option<Instant>,
    rules: Released,
    position: Standing,
    facts: Record,
    fields: Record,
    marks: Vec<Box<str>>,
    overview: Record,
    details: Record,
    own_overview: Record,
    own_details: Record,
    aside: Vec<SavedAside>,
    previous: Vec<SavedPrevious>,
    /// The ids of accepted events, each with a digest of the event's content.
    ids: BTreeMap<Box<str>, Box<str>>,
    stamp: Box<str>,
}

/// Reads only the number of the first version.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
struct First;

impl From<First> for u32 {
    fn from(_: First) -> Self {
        VERSION
    }
}

impl TryFrom<u32> for First {
    type Error = &'static str;

    fn try_from(version: u32) -> Result<Self, Self::Error> {
        if version == VERSION { Ok(Self) } else { Err("another version") }
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Released {
    name: Box<str>,
    fingerprint: Box<str>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Standing {
    /// Whether `state` is an outcome.
    archived: bool,
    state: Box<str>,
    since: Instant,
    shows: Shows,
    /// The deadline of the stage.
    due: Option<Instant>,
    /// From when the timeout of the stage counts, if it was restarted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counted: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    clocks: Vec<SavedClock>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedAside {
    id: Box<str>,
    layer: Layer,
    kind: SavedKind,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SavedKind {
    Field(Kind, Given),
    Fact(Given),
    Mark,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedPrevious {
    rules: Released,
    facts: Record,
    position: Standing,
    landed: Standing,
}

/// Leaves out values, which may be withheld.
impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Versions::First(saved) => f.debug_struct("Snapshot").field("lead", &saved.lead).finish_non_exhaustive(),
            Versions::Other { version } => f.debug_struct("Snapshot").field("version", version).finish_non_exhaustive(),
        }
    }
}

impl Lead {
    /// A snapshot of the lead, to be stored.
    pub fn snapshot(&self) -> Snapshot {
        let contents = &self.contents;
        let rules = &contents.rules;
        let values = |values: &[(FieldId, Value)]| {
            values.iter().map(|(field, value)| (rules.fields()[*field].id.clone(), value.into())).collect::<Record>()
        };
        let own = |own: fn(&Rest) -> &Record| contents.rest.as_deref().map(own).cloned().unwrap_or_default();
        let aside = |aside: &Aside| SavedAside {
            id: aside.id.clone(),
            layer: aside.layer,
            kind: match &aside.kind {
                AsideKind::Field(kind, value) => SavedKind::Field(kind.clone(), value.into()),
                AsideKind::Fact(given) => SavedKind::Fact(given.clone()),
                AsideKind::Mark => SavedKind::Mark,
            },
        };
        let saved_previous = |(previous, after): (&PreviousState, &RuleSet)| SavedPrevious {
            rules: Released::of(&previous.rules),
            facts: saved_facts(&previous.rules, &previous.facts),
            position: Standing::of(&previous.rules, &previous.course),
            landed: Standing::of(after, &previous.landed),
        };
        let all = contents.previous();
        let after = |number: usize| all.get(number + 1).map_or(rules, |next| &next.rules);
        let saved = Saved {
            version: First,
            lead: self.id.clone(),
            opened: self.opened,
            last: self.last,
            notified: Some(self.notified).filter(|notified| *notified > self.last),
            rules: Released::of(rules),
            position: Standing::of(rules, contents.course()),
            facts: saved_facts(rules, &contents.facts),
            fields: values(&contents.fields),
            marks: contents.marks.iter().map(|mark| rules.marks()[*mark].clone()).collect(),
            overview: values(&contents.overview),
            details: values(&contents.details),
            own_overview: own(|rest| &rest.overview),
            own_details: own(|rest| &rest.details),
            aside: contents.aside().iter().map(aside).collect(),
            previous: all.iter().enumerate().map(|(number, it)| saved_previous((it, after(number)))).collect(),
            ids: self.ids.iter().map(Taken::saved).collect(),
            stamp: self.stamp.to_string().into(),
        };
        Snapshot(Versions::First(Box::new(saved)))
    }

    /// Restores the lead of a snapshot, under the rules of a book.
    ///
    /// # Errors
    /// The version of the snapshot is unknown, the rule set is missing from the book or has changed, or the snapshot
    /// was changed by hand.
    pub fn restore(book: &Rulebook, snapshot: &Snapshot) -> Result<Self, LeadError> {
        match &snapshot.0 {
            Versions::First(saved) => Ok(saved.restore(book)?),
            Versions::Other { version: VERSION } => Err(LeadFault::Damaged { what: "its shape" }.into()),
            Versions::Other { version } => Err(LeadFault::UnknownVersion { version: *version }.into()),
        }
    }
}

fn saved_facts(rules: &RuleSet, facts: &IdVec<FactId, FactValue>) -> Record {
    let facts = rules.facts().iter().zip(facts);
    facts.filter_map(|(fact, value)| Some((fact.id.clone(), value.given(fact)?))).collect()
}

impl Released {
    fn of(rules: &RuleSet) -> Self {
        Self { name: rules.name().into(), fingerprint: rules.fingerprint().into() }
    }

    fn find(&self, book: &Rulebook) -> Result<Arc<Entry>, LeadFault> {
        let found = book.entry(&self.name).filter(|rules| *rules.fingerprint() == *self.fingerprint);
        found.cloned().ok_or_else(|| LeadFault::OtherRules { rules: self.name.clone() })
    }
}

impl Standing {
    fn of(rules: &RuleSet, course: &Course) -> Self {
        let position = course.stage();
        Self {
            archived: matches!(position.state, State::Archived(_)),
            state: rules.state_id(position.state).into(),
            since: position.since,
            shows: position.shows,
            due: position.due(),
            counted: Some(position.counted).filter(|counted| *counted != position.since),
            clocks: SavedClock::all(rules, course.clocks.as_deref()),
        }
    }

    fn restore(&self, ground: Ground<'_>) -> Result<Course, LeadFault> {
        let damaged = || LeadFault::Damaged { what: "its position" };
        let named = |state: &State| {
            matches!(state, State::Archived(_)) == self.archived && *ground.rules.state_id(*state) == *self.state
        };
        let state = ground.rules.states().find(named).ok_or_else(damaged)?;
        let position = ground.enter(ground.first(self.since), state, self.since);
        let position = position.restored(self.shows, self.due).ok_or_else(damaged)?;
        let position = position.counted_from(self.counted.unwrap_or(self.since));
        let has_clocks = !ground.rules.clocks().is_empty() && !self.archived;
        if !has_clocks {
            return if self.clocks.is_empty() { Ok(Course { position, clocks: None }) } else { Err(damaged()) };
        }
        let clocks = SavedClock::restore(&self.clocks, ground).ok_or(LeadFault::Damaged { what: "a clock" })?;
        Ok(Ground::restored(position, clocks))
    }
}

impl Saved {
    fn restore(&self, book: &Rulebook) -> Result<Lead, LeadFault> {
        let rules = self.rules.find(book)?;
        let facts = restored_facts(&rules, &self.facts)?;
        let values = |record: &Record| {
            let read = |(id, given): (&str, &Given)| {
                let field = rules.field(id)?;
                Some((field, Value::read(&rules.fields()[field].kind, given).ok()??))
            };
            let mut values: Vec<_> = record.iter().map(read).collect::<Option<_>>()?;
            values.sort_by_key(|(field, _)| *field);
            Some(values)
        };
        let values = |record| values(record).ok_or(LeadFault::Damaged { what: "a field" });
        let marks = self.marks.iter().map(|id| rules.marks().find(id)).collect::<Option<_>>();
        let previous = self.previous.iter().enumerate().map(|(number, previous)| {
            let landed =
                self.previous.get(number + 1).map_or((&self.rules, &self.facts), |next| (&next.rules, &next.facts));
            previous.restore(book, landed)
        });
        let rest = Rest {
            overview: self.own_overview.clone(),
            details: self.own_details.clone(),
            aside: self.aside.iter().map(SavedAside::restore).collect::<Result<_, _>>()?,
            previous: previous.collect::<Result<_, _>>()?,
        };
        let ids = self.ids.iter().map(|(id, digest)| Taken::restored(id, digest)).collect::<Option<_>>();
        Ok(Lead {
            id: self.lead.clone(),
            opened: self.opened,
            last: self.last,
            notified: self.notified.unwrap_or(self.last),
            contents: Contents {
                course: self.position.restore(Ground { rules: &rules, facts: &facts })?,
                facts,
                fields: values(&self.fields)?,
                marks: marks.ok_or(LeadFault::Damaged { what: "a mark" })?,
                overview: values(&self.overview)?.into(),
                details: values(&self.details)?.into(),
                rest: (rest != Rest::default()).then(|| Box::new(rest)),
                rules,
            },
            ids: ids.ok_or(LeadFault::Damaged { what: "an id" })?,
            stamp: Stamp::parse(&self.stamp).ok_or(LeadFault::Damaged { what: "its stamp" })?,
        })
    }
}

fn restored_facts(rules: &RuleSet, given: &Record) -> Result<IdVec<FactId, FactValue>, LeadFault> {
    let damaged = LeadFault::Damaged { what: "a fact" };
    if given.iter().any(|(id, _)| rules.facts().find(id).is_none()) {
        return Err(damaged);
    }
    let read = |fact| FactValue::restored(fact, given);
    let facts = rules.facts().iter().map(read).collect::<Option<_>>();
    facts.and_then(|facts| possible(rules, facts).ok()).ok_or(damaged)
}

impl SavedAside {
    fn restore(&self) -> Result<Aside, LeadFault> {
        let kind = match &self.kind {
            SavedKind::Field(kind, given) => {
                let value = Value::read(kind, given).ok().flatten();
                AsideKind::Field(kind.clone(), value.ok_or(LeadFault::Damaged { what: "a field" })?)
            }
            SavedKind::Fact(given) => AsideKind::Fact(given.clone()),
            SavedKind::Mark => AsideKind::Mark,
        };
        Ok(Aside { id: self.id.clone(), kind, layer: self.layer })
    }
}

impl SavedPrevious {
    /// The position after the switch depends on the rules and facts after it.
    fn restore(&self, book: &Rulebook, (after, facts_after): (&Released, &Record)) -> Result<PreviousState, LeadFault> {
        let (rules, after) = (self.rules.find(book)?, after.find(book)?);
        let (facts, facts_after) = (restored_facts(&rules, &self.facts)?, restored_facts(&after, facts_after)?);
        Ok(PreviousState {
            course: self.position.restore(Ground { rules: &rules, facts: &facts })?,
            landed: self.landed.restore(Ground { rules: &after, facts: &facts_after })?,
            facts,
            rules,
        })
    }
}
