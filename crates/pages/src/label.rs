//! The labels of rules in a language, and the matching of page names with them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use referee::diagnostic::Thing;
use referee::locale::Words;
use referee::rules::{
    ClockId, FactId, FactKind, FieldId, Id, Kind, MarkId, NotificationId, OutcomeId, RecipientId, RoleId, RuleSet,
    StageId, State, ValueId,
};
use referee::tooling::fault;

use super::likeness::{same, score, words as separated};
use super::mention::mentions;
use super::selected::Subject;

/// The kinds of items that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Noun {
    Stage,
    Outcome,
    Action,
    Field,
    /// A part of the entries of this list.
    Part(FieldId),
    Recipient,
    Confirm,
    Role,
    View,
    Mark,
    Tip,
    Place,
    Fact,
    /// A value of this fact.
    Value(FactId),
    Notification,
    Clock,
    Channel,
    /// `yes` and `no`, and whether a fact is given.
    Answer,
    /// A kind of value.
    Kind,
}

impl Noun {
    /// The name of the kind in findings.
    pub(crate) const fn what(self) -> &'static str {
        match self.thing() {
            Some(thing) => thing.word(),
            None if matches!(self, Self::Answer) => "answer",
            None => "kind",
        }
    }

    /// The kind of item; none for answers and kinds, which rule files do not declare.
    pub(crate) const fn thing(self) -> Option<Thing> {
        Some(match self {
            Self::Stage => Thing::Stage,
            Self::Outcome => Thing::Outcome,
            Self::Action => Thing::Action,
            Self::Field => Thing::Field,
            Self::Part(_) => Thing::Part,
            Self::Recipient => Thing::Recipient,
            Self::Confirm => Thing::Button,
            Self::Role => Thing::Role,
            Self::View => Thing::View,
            Self::Mark => Thing::Mark,
            Self::Tip => Thing::Tip,
            Self::Place => Thing::Menu,
            Self::Fact => Thing::Fact,
            Self::Value(_) => Thing::Value,
            Self::Notification => Thing::Notification,
            Self::Clock => Thing::Clock,
            Self::Channel => Thing::Channel,
            Self::Answer | Self::Kind => return None,
        })
    }

    /// Whether readers look for the name in the product.
    pub(crate) const fn is_looked_for(self) -> bool {
        use Noun::{Action, Confirm, Field, Outcome, Place, Role, Stage, Value, View};
        matches!(self, Stage | Outcome | Action | Field | Confirm | Role | View | Place | Value(_))
    }
}

/// An item that has a name: its noun, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Label {
    pub(crate) noun: Noun,
    number: usize,
}

/// Labels of items that have numbers in a rule set.
macro_rules! numbered {
    ($($id:ident $noun:ident),+) => {$(
        impl From<$id> for Label {
            fn from(id: $id) -> Self {
                Self { noun: Noun::$noun, number: id.number() }
            }
        }
    )+};
}

numbered!(
    StageId Stage, OutcomeId Outcome, FieldId Field, FactId Fact, MarkId Mark, RoleId Role, RecipientId Recipient,
    NotificationId Notification, ClockId Clock
);

impl From<State> for Label {
    fn from(state: State) -> Self {
        match state {
            State::Open(stage) => stage.into(),
            State::Archived(outcome) => outcome.into(),
        }
    }
}

impl Label {
    /// A value of a fact.
    pub(crate) fn value(fact: FactId, value: ValueId) -> Self {
        Self { noun: Noun::Value(fact), number: value.number() }
    }

    /// `yes` or `no`.
    pub(crate) fn answer(yes: bool) -> Self {
        Self { noun: Noun::Answer, number: usize::from(!yes) }
    }

    /// Whether a fact is given.
    pub(crate) fn given(given: bool) -> Self {
        Self { noun: Noun::Answer, number: 2 + usize::from(!given) }
    }
}

/// The source of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// The label of the locale.
    Label,
    /// A wording for pages in the locale.
    Page,
    /// The English label.
    English,
}

/// One name of an item.
#[derive(Debug)]
struct Form {
    words: Vec<Vec<char>>,
    origin: Origin,
}

/// An item with its id and its names.
#[derive(Debug)]
struct Entry {
    id: Box<str>,
    /// The id of its message.
    message: Box<str>,
    label: Box<str>,
    english: Box<str>,
    /// Other wordings on pages.
    wordings: Vec<Box<str>>,
    forms: Vec<Form>,
}

/// The names of a rule set's items in a language.
#[derive(Debug)]
pub(crate) struct Labels {
    locale: Box<str>,
    nouns: HashMap<Noun, Vec<Entry>>,
    /// By notification: the subjects that facts select.
    subjects: Vec<Vec<Subject>>,
}

/// The meaning of a name, with its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Meant {
    pub(crate) score: u32,
    pub(crate) origin: Reverse<Origin>,
    pub(crate) label: Label,
}

/// The kinds of values, as rule files name them.
const KINDS: [&str; 7] = ["text", "money", "date", "email", "phone", "boolean", "list"];

/// The maximum length of the Markdown marks around bold text.
const MARKS: usize = 8;

impl Meant {
    /// The order of matches: among equal scores, the locale's own labels come first.
    pub(crate) fn rank(self) -> u32 {
        self.score * 2 + u32::from(self.origin.0 == Origin::Label)
    }
}

impl Labels {
    /// The labels of a rule set in a language, and in English.
    pub(crate) fn new(rules: &RuleSet, words: Words<'_>, english: Words<'_>) -> Self {
        let subjects = rules.notifications().iter().map(|it| Subject::all(rules, words, &it.id)).collect();
        let mut labels = Self { locale: words.locale_id().into(), nouns: HashMap::new(), subjects };
        let mut add = |noun: Noun, ids: &mut dyn Iterator<Item = (String, &str)>| {
            let entries = ids.map(|(message, id)| Entry::new(&message, id, words, english)).collect();
            labels.nouns.insert(noun, entries);
        };
        let of = |kind: &str, id: &str| format!("{kind}-{id}");
        let stages = rules.stages().iter().map(|stage| &*stage.id).chain([&*rules.archive().id]);
        add(Noun::Stage, &mut stages.map(|id| (of("stage", id), id)));
        add(Noun::Outcome, &mut rules.archive().outcomes.iter().map(|it| (of("outcome", &it.id), &*it.id)));
        let mut actions: Vec<&str> = Vec::new();
        let mut confirms: Vec<&str> = Vec::new();
        for action in rules.states().flat_map(|state| rules.actions(state)) {
            if !actions.contains(&&*action.id) {
                actions.push(&action.id);
            }
            if let Some(confirm) = action.confirm.as_deref().filter(|confirm| !confirms.contains(confirm)) {
                confirms.push(confirm);
            }
        }
        add(Noun::Action, &mut actions.into_iter().map(|id| (of("action", id), id)));
        add(Noun::Confirm, &mut confirms.into_iter().map(|id| (of("confirm", id), id)));
        add(Noun::Field, &mut rules.fields().iter().map(|field| (of("field", &field.id), &*field.id)));
        for (number, field) in rules.fields().entries() {
            if let Kind::List(parts) = &field.kind {
                let name = |part: &str| format!("field-{}-{part}", field.id);
                add(Noun::Part(number), &mut parts.iter().map(|(part, _)| (name(part), &**part)));
            }
        }
        add(Noun::Fact, &mut rules.facts().iter().map(|fact| (of("fact", &fact.id), &*fact.id)));
        for (number, fact) in rules.facts().entries() {
            if let FactKind::OneOf(values) = &fact.kind {
                let name = |value: &str| format!("fact-{}-{value}", fact.id);
                add(Noun::Value(number), &mut values.iter().map(|value| (name(value), &**value)));
            }
        }
        for (noun, kind, ids) in [
            (Noun::Recipient, "recipient", rules.recipients().as_slice()),
            (Noun::Role, "role", rules.roles().as_slice()),
            (Noun::Mark, "mark", rules.marks().as_slice()),
            (Noun::Tip, "tip", rules.tips()),
            (Noun::Place, "place", &rules.arrival().found_under),
            (Noun::Channel, "channel", &rules.arrival().channels),
        ] {
            add(noun, &mut ids.iter().map(|id| (of(kind, id), &**id)));
        }
        add(Noun::Answer, &mut ["yes", "no", "given", "not-given"].into_iter().map(|id| (of("answer", id), id)));
        add(Noun::Kind, &mut KINDS.into_iter().map(|id| (of("kind", id), id)));
        add(Noun::View, &mut rules.views().iter().map(|view| (of("view", &view.id), &*view.id)));
        add(Noun::Clock, &mut rules.clocks().iter().map(|clock| (of("clock", &clock.id), &*clock.id)));
        add(Noun::Notification, &mut rules.notifications().iter().map(|it| (of("notification", &it.id), &*it.id)));
        labels
    }

    /// The subjects of a notification that facts select.
    pub(crate) fn subjects(&self, notification: NotificationId) -> &[Subject] {
        self.subjects.get(notification.number()).map(Vec::as_slice).unwrap_or_default()
    }

    fn entries(&self, noun: Noun) -> &[Entry] {
        self.nouns.get(&noun).map(Vec::as_slice).unwrap_or_default()
    }

    fn entry(&self, label: Label) -> &Entry {
        self.entries(label.noun).get(label.number).unwrap_or_else(|| fault("a label of another rule set"))
    }

    /// The labels of a noun, in the order of the rules.
    pub(crate) fn of(&self, noun: Noun) -> Vec<Label> {
        (0..self.entries(noun).len()).map(|number| Label { noun, number }).collect()
    }

    /// The item with an id.
    pub(crate) fn find(&self, noun: Noun, id: &str) -> Option<Label> {
        let number = self.entries(noun).iter().position(|entry| *entry.id == *id)?;
        Some(Label { noun, number })
    }

    /// The item with an id of the rule set.
    pub(crate) fn known(&self, noun: Noun, id: &str) -> Label {
        self.find(noun, id).unwrap_or_else(|| fault("an id of another rule set"))
    }

    /// The locale's label of an item.
    pub(crate) fn label(&self, label: Label) -> &str {
        &self.entry(label).label
    }

    /// The English label of an item.
    pub(crate) fn english(&self, label: Label) -> &str {
        &self.entry(label).english
    }

    /// The locale of the labels.
    pub(crate) fn locale(&self) -> &str {
        &self.locale
    }

    /// The id of the message with the label of an item.
    pub(crate) fn message(&self, label: Label) -> &str {
        &self.entry(label).message
    }

    /// The id of an item.
    pub(crate) fn id(&self, label: Label) -> &str {
        &self.entry(label).id
    }

    /// The item whose label is in a message.
    pub(crate) fn of_message(&self, message: &str) -> Option<Label> {
        let found = |noun: Noun| {
            let number = self.entries(noun).iter().position(|entry| *entry.message == *message)?;
            Some(Label { noun, number })
        };
        self.nouns().into_iter().find_map(found)
    }

    /// The locale's names of an item: its label, and its wordings on pages.
    pub(crate) fn names(&self, label: Label) -> impl Iterator<Item = &str> {
        let entry = self.entry(label);
        std::iter::once(&*entry.label).chain(entry.wordings.iter().map(|wording| &**wording))
    }

    /// All nouns that have items.
    pub(crate) fn nouns(&self) -> Vec<Noun> {
        let mut nouns: Vec<Noun> = self.nouns.keys().copied().collect();
        nouns.sort_unstable();
        nouns
    }

    /// How well the words of a name fit an item, and which of its names it is; `None` unless every word matches.
    pub(crate) fn fit(&self, label: Label, name: &[Vec<char>]) -> Option<(u32, Origin)> {
        let scores = self.entry(label).forms.iter().map(|form| (same(&form.words, name), Reverse(form.origin)));
        scores.max().filter(|(score, _)| *score > 0).map(|(score, origin)| (score, origin.0))
    }

    /// All meanings of a name, by its words, the best first.
    pub(crate) fn all(&self, noun: Noun, name: &[Vec<char>]) -> Vec<Meant> {
        self.meanings(noun, name, score)
    }

    /// The items that a name fits by a score above zero, the best first.
    fn meanings(
        &self,
        noun: Noun,
        name: &[Vec<char>],
        score: impl Fn(&[Vec<char>], &[Vec<char>]) -> u32,
    ) -> Vec<Meant> {
        let mut meant: Vec<Meant> = Vec::new();
        for (number, entry) in self.entries(noun).iter().enumerate() {
            let scores = entry.forms.iter().map(|form| (score(&form.words, name), Reverse(form.origin)));
            if let Some((score, origin)) = scores.max().filter(|(score, _)| *score > 0) {
                meant.push(Meant { score, origin, label: Label { noun, number } });
            }
        }
        meant.sort_by_key(|meant| (Reverse(meant.score), Reverse(meant.origin), meant.label));
        meant
    }

    /// The meanings of a name of which every word must match; several if items share the name.
    pub(crate) fn same(&self, noun: Noun, name: &[Vec<char>]) -> Vec<Meant> {
        let mut meant = self.meanings(noun, name, same);
        let best = meant.first().map_or(0, |meant| meant.score);
        meant.retain(|meant| meant.score == best);
        meant
    }

    /// The locations where a range of a page mentions items of a noun, each once.
    pub(crate) fn mentions(&self, noun: Noun, page: &str, at: &Range<usize>) -> Vec<Range<usize>> {
        mentions(self.entries(noun).iter().flat_map(Entry::words), page, at)
    }

    /// The first location where a range of a page mentions an item.
    pub(crate) fn mentions_one(&self, label: Label, page: &str, at: &Range<usize>) -> Option<Range<usize>> {
        mentions(self.entry(label).words(), page, at).into_iter().next()
    }

    /// Whether a name of an item surrounds a range of a page: already **declined**.
    pub(crate) fn surrounds(&self, label: Label, page: &str, at: &Range<usize>) -> bool {
        let room = self.label(label).len() + MARKS;
        let mut around = at.start.saturating_sub(room)..(at.end + room).min(page.len());
        while !page.is_char_boundary(around.start) {
            around.start -= 1;
        }
        while !page.is_char_boundary(around.end) {
            around.end += 1;
        }
        let found = mentions(self.entry(label).words(), page, &around);
        found.iter().any(|found| found.start <= at.start && found.end >= at.end && found.len() > at.len())
    }

    /// The meaning of a name that may be among other words.
    pub(crate) fn within(&self, noun: Noun, name: &[Vec<char>]) -> Option<Meant> {
        self.all(noun, name).into_iter().next()
    }
}

impl Entry {
    /// The words of its names.
    fn words(&self) -> impl Iterator<Item = &[Vec<char>]> {
        self.forms.iter().map(|form| form.words.as_slice())
    }

    fn new(message: &str, id: &str, words: Words<'_>, english: Words<'_>) -> Self {
        // A notification is known by its subject, with any text for the arguments.
        let attribute = message.starts_with("notification-").then_some("subject");
        let label = words.without_values(message, attribute).unwrap_or_default();
        let mut forms = vec![Form { words: separated(&label), origin: Origin::Label }];
        let kept = words.on_pages(message).unwrap_or_default();
        let wordings: Vec<Box<str>> = kept.split('|').map(|form| form.trim().into()).collect();
        forms.extend(wordings.iter().map(|form| Form { words: separated(form), origin: Origin::Page }));
        let behind = english.without_values(message, attribute).unwrap_or_default();
        forms.push(Form { words: separated(&behind), origin: Origin::English });
        forms.retain(|form| !form.words.is_empty());
        Self { id: id.into(), message: message.into(), label: label.into(), english: behind.into(), wordings, forms }
    }
}
