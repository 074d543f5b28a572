//! One of the two locales on a page: its messages with badges and findings.

use std::collections::HashMap;

use maud::{Markup, html};
use unic_langid::LanguageIdentifier;

use crate::audits::UnitId;
use referee::diagnostic::Finding;
use referee::locale::{Reader, Words};
use referee::rules::{Duration, Id, Instant, RuleSet};
use referee::tooling::safe::line;
use referee::tooling::{Args, COMMON, Need, Slot, Variable, VariableKind, is_right_to_left};
use referee_pages::render;

use super::asked::Asked;
use super::book::Shown;
use super::findings::brief;
use super::html::broken;

/// The duration in messages if the rules have none.
const USUAL: Duration = Duration::from_millis(3 * 86_400_000);

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
    /// Example texts by variable.
    labels: HashMap<&'static str, String>,
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
        let mut side = Self { shown, locale, reader, words, rules, asked, known, findings, labels: HashMap::new() };
        let label = |kind: &str, id: Option<&str>| id.map(|id| side.plain(&format!("{kind}-{id}"))).unwrap_or_default();
        let stages = rules.stages();
        let first = label("stage", stages.first().map(|stage| &*stage.id));
        let outcome = label("outcome", rules.archive().outcomes.first().map(|outcome| &*outcome.id));
        let next = stages.iter().nth(1).map_or_else(|| outcome.clone(), |stage| label("stage", Some(&stage.id)));
        let action = stages.first().and_then(|stage| stage.actions.first());
        let labels = [
            ("action", label("action", action.map(|action| &*action.id))),
            ("state", first.clone()),
            ("from", first),
            ("to", next),
            ("outcome", outcome),
            ("field", label("field", rules.fields().first().map(|field| &*field.id))),
            ("fact", label("fact", rules.facts().first().map(|fact| &*fact.id))),
            ("mark", label("mark", rules.marks().first().map(|mark| &**mark))),
            ("by", label("role", rules.roles().first().map(|role| &**role))),
            ("recipient", label("recipient", rules.recipients().first().map(|recipient| &**recipient))),
            ("kind", side.plain("kind-text")),
            ("within", words.duration(rules.respond_within().unwrap_or(USUAL))),
            ("after", words.duration(USUAL)),
            ("rules", rules.name().to_owned()),
            ("new", rules.name().to_owned()),
            ("old", rules.follows().unwrap_or("2017").to_owned()),
            ("lead", asked.lead.clone()),
        ];
        side.labels = labels.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        side
    }

    /// The text direction in HTML.
    pub(super) fn direction(&self) -> &'static str {
        if is_right_to_left(&self.locale.to_string()) { "rtl" } else { "ltr" }
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
                self.fill(args, variable, since, now);
            }
        });
        text.into_owned()
    }

    fn fill<'v>(&self, args: &mut Args<'v>, variable: &'v Variable, since: Instant, now: Instant) {
        let name = &*variable.name;
        let example = |name: &str| self.labels.get(name).cloned().unwrap_or_else(|| format!("‹{name}›"));
        match variable.kind {
            VariableKind::Choice => args.choice(name, variable.keys.first().map_or("", |key| key)),
            VariableKind::Text if variable.is_of_rules() => args.text(name, &format!("‹{}›", self.plain(name))),
            VariableKind::Text => args.text(name, &example(name)),
            VariableKind::Number => args.count(name, self.asked.count),
            VariableKind::Instant if name == "due" => args.instant(name, USUAL.after(since)),
            VariableKind::Instant if name == "at" => args.instant(name, now),
            VariableKind::Instant => args.instant(name, since),
            VariableKind::Duration if name == "left" => {
                let left = USUAL.after(since).millis() - now.millis();
                args.duration(name, Duration::from_millis(left.max(0)));
            }
            VariableKind::Duration => args.duration(name, self.rules.respond_within().unwrap_or(USUAL)),
            VariableKind::List => args.list(name, ["field", "mark", "action"].map(example)),
        }
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
        let badge = |mark: &Mark| match mark {
            Mark::Missing => {
                let from = self.known.get(id).and_then(|word| word.from);
                Some(from.map_or_else(|| "missing".to_owned(), |from| format!("missing, shown in {from}")))
            }
            Mark::Changed => Some("original changed".to_owned()),
            Mark::Wrong => None,
        };
        html! {
            @if markdown {
                div class=(classes) data-id=(line(id)) { (render(text)) }
            } @else {
                span class=(classes) data-id=(line(id)) { (broken(text)) }
            }
            @for badge in marks.iter().filter_map(badge) { " " span class="badge" lang="en" dir="ltr" { (badge) } }
            @for finding in self.findings(id) { (brief(finding)) }
        }
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
