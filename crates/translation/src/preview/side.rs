//! One of the two locales on a page: its messages with badges and findings.

use std::collections::HashMap;

use maud::{Markup, html};
use unic_langid::LanguageIdentifier;

use crate::audits::UnitId;
use referee::diagnostic::Finding;
use referee::locale::{Reader, Words};
use referee::rules::{Duration, FactKind, Id, Instant, RuleSet};
use referee::status::Status;
use referee::tooling::safe::line;
use referee::tooling::{Args, COMMON, Need, Slot, Variable, VariableKind, is_right_to_left};
use referee_pages::render;

use super::asked::Asked;
use super::book::Shown;
use super::editor::{self, At};
use super::findings::brief;
use super::html::broken;
use super::variables;

/// The duration in messages if the rules have none.
const USUAL: Duration = Duration::from_millis(3 * 86_400_000);
/// The second duration in messages about a change.
const CHANGED: Duration = Duration::from_millis(14 * 86_400_000);
/// In place of a value, if the rules have no example.
const NOTHING: &str = "…";
/// How many examples lists have.
const MOST_LISTED: usize = 3;

/// A locale with a rule set.
pub(super) struct Side<'p> {
    pub(super) shown: &'p Shown,
    pub(super) locale: LanguageIdentifier,
    pub(super) reader: &'p Reader,
    pub(super) words: Words<'p>,
    pub(super) rules: &'p RuleSet,
    asked: &'p Asked,
    /// By id, `stage-new.summary`.
    known: HashMap<String, Word<'p>>,
    /// Findings by message id.
    findings: HashMap<&'p str, Vec<&'p Finding>>,
    /// The file, line and column of each message.
    locations: HashMap<String, (usize, At)>,
    /// Example texts by kind of message.
    labels: HashMap<&'static str, Vec<String>>,
    /// Values of an example lead by variable.
    values: HashMap<String, String>,
    /// The originals, unless they are the other side.
    pub(super) original: Option<&'p Side<'p>>,
}

/// The text direction of a locale in HTML.
fn direction(locale: &str) -> &'static str {
    if is_right_to_left(locale) { "rtl" } else { "ltr" }
}

/// A message of the contract.
#[derive(Clone, Copy)]
struct Word<'p> {
    slot: Slot,
    need: &'p Need,
    from: Option<&'p LanguageIdentifier>,
}

/// A badge of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Missing,
    Changed,
    Wrong,
}

impl<'p> Side<'p> {
    pub(super) fn new(
        shown: &'p Shown,
        locale: LanguageIdentifier,
        reader: &'p Reader,
        rules: &'p std::sync::Arc<RuleSet>,
        asked: &'p Asked,
    ) -> Self {
        let words = reader.words(rules);
        let known: HashMap<String, Word<'p>> =
            words.contract().map(|(slot, need, from)| (need.key(), Word { slot, need, from })).collect();
        let mut findings: HashMap<&str, Vec<&Finding>> = HashMap::new();
        for file in [rules.name(), "common"] {
            let here = shown.by_message.iter().filter(|((of, name, _), _)| *of == locale && **name == *file);
            for ((.., message), numbers) in here {
                let own = numbers.iter().filter_map(|number| shown.findings.get(*number));
                findings.entry(&**message).or_default().extend(own);
            }
        }
        let mut side = Self {
            shown,
            reader,
            words,
            rules,
            asked,
            known,
            findings,
            locations: HashMap::new(),
            labels: HashMap::new(),
            values: HashMap::new(),
            original: None,
            locale,
        };
        side.labels = side.examples();
        side
    }

    /// Example texts by kind of message.
    fn examples(&self) -> HashMap<&'static str, Vec<String>> {
        let rules = self.rules;
        let label = |kind: &str, id: &str| self.plain(&format!("{kind}-{id}"));
        let fact = rules.facts().first();
        let values = fact.map(|fact| match &fact.kind {
            FactKind::OneOf(values) => values.iter().map(|value| label(&format!("fact-{}", fact.id), value)).collect(),
            _ => vec![self.plain("answer-yes"), self.plain("answer-no")],
        });
        let values = values.unwrap_or_default();
        let facts: Vec<String> = rules.facts().iter().map(|fact| label("fact", &fact.id)).collect();
        let condition = self.known.get("condition-is").zip(facts.first().zip(values.first()));
        let condition = condition.map(|(word, (fact, value))| {
            let text = self.words.say(word.slot, |args| {
                args.text("fact", fact);
                args.text("values", value);
            });
            text.into_owned()
        });
        let actions = || rules.states().flat_map(|state| rules.actions(state));
        let alerts = rules.stages().iter().flat_map(|stage| &stage.alerts);
        let notifications = rules.notifications().iter();
        let labels = [
            ("stage", rules.stages().iter().map(|stage| label("stage", &stage.id)).collect()),
            ("outcome", rules.archive().outcomes.iter().map(|outcome| label("outcome", &outcome.id)).collect()),
            ("action", actions().map(|action| label("action", &action.id)).collect()),
            ("confirm", actions().filter_map(|action| Some(label("confirm", action.confirm.as_ref()?))).collect()),
            ("field", rules.fields().iter().map(|field| label("field", &field.id)).collect()),
            ("fact", facts),
            ("value", values),
            ("condition", condition.into_iter().collect()),
            ("mark", rules.marks().iter().map(|mark| label("mark", mark)).collect()),
            ("role", rules.roles().iter().map(|role| label("role", role)).collect()),
            ("recipient", rules.recipients().iter().map(|recipient| label("recipient", recipient)).collect()),
            ("clock", rules.clocks().iter().map(|clock| label("clock", &clock.id)).collect()),
            ("view", rules.views().iter().map(|view| label("view", &view.id)).collect()),
            ("tip", rules.tips().iter().map(|tip| label("tip", tip)).collect()),
            ("channel", rules.arrival().channels.iter().map(|channel| label("channel", channel)).collect()),
            ("place", rules.arrival().found_under.iter().map(|place| label("place", place)).collect()),
            ("alert", alerts.map(|alert| label("alert", &alert.id)).collect()),
            ("notification", notifications.map(|it| self.plain(&format!("notification-{}.subject", it.id))).collect()),
            ("kind", vec![self.plain("kind-text"), self.plain("kind-date")]),
            ("need", vec![self.plain("need-optional"), self.plain("need-required")]),
            ("reason", vec![self.plain("refusal-id-empty")]),
            ("rules", rules.follows().into_iter().chain([rules.name()]).map(str::to_owned).collect()),
            ("lead", vec![self.asked.lead.clone()]),
        ];
        let labels: [(&str, Vec<String>); 23] = labels;
        labels.into_iter().filter(|(_, texts)| !texts.is_empty()).collect()
    }

    /// Adds the locations of messages in a file with a number. Later files replace earlier ones.
    pub(super) fn locate(&mut self, number: usize, text: &str) {
        let found = editor::locations(text).into_iter();
        self.locations.extend(found.map(|(id, at)| (id, (number, at))));
    }

    /// Uses the fields of an example lead as values of messages.
    pub(super) fn learn(&mut self, status: &Status<'_>) {
        for field in &status.fields {
            self.values.insert(format!("field-{}", field.id), field.text.to_string());
        }
    }

    /// The text direction in HTML.
    pub(super) fn direction(&self) -> &'static str {
        direction(&self.locale.to_string())
    }

    /// The ids of all messages of the contract, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        self.words.contract().map(|(_, need, _)| need.key())
    }

    /// A message with example values, as plain text or Markdown.
    pub(super) fn plain(&self, id: &str) -> String {
        let Some(word) = self.known.get(id) else { return String::new() };
        let since = self.asked.since;
        let now = self.asked.later(since);
        let text = self.words.say(word.slot, |args| {
            for variable in &*word.need.variables {
                self.fill(args, word.need, variable, since, now);
            }
        });
        text.into_owned()
    }

    fn fill<'v>(&self, args: &mut Args<'v>, need: &Need, variable: &'v Variable, since: Instant, now: Instant) {
        let name = &*variable.name;
        let examples =
            || variables::kind(&need.id, name).and_then(|kind| self.labels.get(kind)).map_or(&[][..], |it| it);
        match variable.kind {
            VariableKind::Choice => args.choice(name, variable.keys.first().map_or("", |key| key)),
            VariableKind::Text if variable.is_of_rules() => {
                args.text(name, self.values.get(name).map_or(NOTHING, String::as_str));
            }
            VariableKind::Text => {
                let examples = examples();
                let second = variables::is_second(name).then(|| examples.get(1)).flatten();
                args.text(name, second.or(examples.first()).map_or(NOTHING, String::as_str));
            }
            VariableKind::Number => args.count(name, self.asked.count),
            VariableKind::Instant if name == "due" => args.instant(name, USUAL.after(since)),
            VariableKind::Instant if name == "at" => args.instant(name, now),
            VariableKind::Instant => args.instant(name, since),
            VariableKind::Duration if name == "left" => {
                let left = USUAL.after(since).millis() - now.millis();
                args.duration(name, Duration::from_millis(left.max(0)));
            }
            VariableKind::Duration if variables::is_second(name) => args.duration(name, CHANGED),
            VariableKind::Duration => args.duration(name, self.rules.respond_within().unwrap_or(USUAL)),
            VariableKind::List => {
                let examples = examples();
                let some = if examples.is_empty() { vec![NOTHING] } else { examples.iter().map(|it| &**it).collect() };
                args.list(name, some.into_iter().take(MOST_LISTED));
            }
        }
    }

    /// Where a message is in its file, as `file:line:column`.
    fn location(&self, id: &str) -> Option<String> {
        let (file, (line, column)) = self.locations.get(id)?;
        Some(format!("{file}:{line}:{column}"))
    }

    /// The locale that a message is shown in, if it is untranslated.
    fn borrowed(&self, id: &str) -> Option<&'p LanguageIdentifier> {
        self.known.get(id)?.from.filter(|from| **from != self.locale)
    }

    /// The file of a message.
    fn file(&self, shared: bool) -> &str {
        if shared { "common" } else { self.rules.name() }
    }

    /// The badges of a message.
    pub(super) fn marks(&self, id: &str) -> Vec<Mark> {
        let Some(word) = self.known.get(id) else { return Vec::new() };
        let mut marks = Vec::new();
        if word.from != Some(&self.locale) {
            marks.push(Mark::Missing);
        }
        let shared = word.slot.number() < COMMON.len();
        let unit = UnitId { file: self.file(shared).into(), message: word.need.id.clone() };
        if self.shown.translations.has_changed(&self.locale, &unit) {
            marks.push(Mark::Changed);
        }
        if !self.findings(id).is_empty() {
            marks.push(Mark::Wrong);
        }
        marks
    }

    /// The findings of a message.
    fn findings(&self, id: &str) -> &[&'p Finding] {
        let message = id.split('.').next().unwrap_or(id);
        self.findings.get(message).map(Vec::as_slice).unwrap_or_default()
    }

    /// A message with example values, badges and findings.
    pub(super) fn word(&self, id: &str) -> Markup {
        let markdown = self.known.get(id).is_some_and(|word| word.need.markdown);
        self.shown_as(id, &self.plain(id), markdown)
    }

    /// The formatted text of a message, with badges and findings.
    pub(super) fn shown_as(&self, id: &str, text: &str, markdown: bool) -> Markup {
        let marks = self.marks(id);
        let class = |mark: &Mark| match mark {
            Mark::Missing => " missing",
            Mark::Changed => " changed",
            Mark::Wrong => " wrong",
        };
        let classes = format!("word{}", marks.iter().map(class).collect::<String>());
        let from = self.borrowed(id);
        let badge = |mark: &Mark| match mark {
            Mark::Missing => match from {
                Some(from) if from.language.as_str() != "en" => Some(format!("untranslated, shown in {from}")),
                _ => Some("untranslated".to_owned()),
            },
            Mark::Changed => Some("original changed".to_owned()),
            Mark::Wrong => None,
        };
        let lang = from.map(ToString::to_string);
        let dir = lang.as_deref().map(direction);
        let original = marks.contains(&Mark::Changed).then(|| self.original(id)).flatten();
        let at = self.location(id);
        html! {
            @if markdown {
                div class=(classes) data-id=(line(id)) data-at=[&at] lang=[&lang] dir=[dir] { (render(text)) }
            } @else {
                span class=(classes) data-id=(line(id)) data-at=[&at] lang=[&lang] dir=[dir] { (broken(text)) }
            }
            @for badge in marks.iter().filter_map(badge) { " " span class="badge" lang="en" dir="ltr" { (badge) } }
            @if let Some((from, original)) = original {
                " " span class="original" lang=(from) dir=(direction(&from.to_string())) { (broken(&original)) }
            }
            @for finding in self.findings(id) { (brief(finding)) }
        }
    }

    /// The changed original of a translation.
    fn original(&self, id: &str) -> Option<(LanguageIdentifier, String)> {
        let source = self.original?;
        Some((source.locale.clone(), source.plain(id)))
    }

    /// Whether a message or its id matches the search and the filter.
    pub(super) fn matches(&self, id: &str) -> bool {
        let search = &self.asked.search;
        let found = search.is_empty()
            || id.contains(search.as_str())
            || self.plain(id).to_lowercase().contains(search.as_str());
        found && (!self.asked.open || !self.marks(id).is_empty())
    }
}
