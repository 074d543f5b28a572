//! The messages of every locale: they use the terms of the pages, have distinct labels, and come from their own locale.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use referee::{Reader, Referee, RuleSet, Words};

const TERMS: &str = include_str!("terms.tsv");
const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];

static REFEREE: LazyLock<Referee> = LazyLock::new(Referee::builtin);

#[test]
fn every_term_of_the_pages_is_used() {
    let mut wrong = Vec::new();
    for term in terms() {
        let file = messages(term.locale, term.rules);
        let Some(message) = file.iter().find(|message| message.id == term.id) else {
            wrong.push(format!("{term}: there is no such message"));
            continue;
        };
        let label = message.value.as_deref();
        let kept = match term.kind {
            "label" => label.is_some_and(|label| alike(label, term.term)),
            "page" => message.page.iter().any(|wording| alike(wording, term.term)),
            "part" => message.texts().any(|text| text.to_lowercase().contains(&term.term.to_lowercase())),
            _ => false,
        };
        if !kept {
            wrong.push(format!("{term}; label {label:?}, on pages {:?}", message.page));
        }
    }
    none("terms that the locales do not keep", &wrong);
}

#[test]
fn every_exception_is_on_a_page() {
    let mut wrong = Vec::new();
    each(|locale, rules, _| {
        for message in messages(locale, rules.name()) {
            let of_pages: Vec<&str> = terms()
                .filter(|term| (term.locale, term.rules, term.id) == (locale, rules.name(), &message.id))
                .map(|term| term.term)
                .collect();
            let others = message.page.iter().filter(|wording| !of_pages.iter().any(|term| alike(wording, term)));
            wrong.extend(others.map(|wording| format!("{locale} {} {}: {wording}", rules.name(), message.id)));
        }
    });
    none("wordings in `pages` that no page has", &wrong);
}

#[test]
fn stages_outcomes_and_actions_have_distinct_labels() {
    let mut wrong = Vec::new();
    each(|locale, rules, words| {
        let outcomes = rules.archive().outcomes.iter().map(|outcome| format!("outcome-{}", outcome.id));
        let open = rules.stages().iter().map(|stage| format!("stage-{}", stage.id));
        let archive = format!("stage-{}", rules.archive().id);
        let mut groups = vec![outcomes.chain(open.clone()).collect::<Vec<_>>(), open.chain([archive]).collect()];
        groups.extend(rules.stages().iter().map(|stage| {
            let actions = stage.actions.iter();
            actions.map(|action| format!("action-{}", action.id)).collect()
        }));
        for group in groups {
            let mut read: BTreeMap<String, String> = BTreeMap::new();
            for id in group {
                let label = text(words, &id).to_lowercase();
                if let Some(other) = read.insert(label.clone(), id.clone()) {
                    wrong.push(format!("{locale} {}: `{other}` and `{id}` both read “{label}”", rules.name()));
                }
            }
        }
    });
    none("labels that read alike", &wrong);
}

#[test]
fn every_message_comes_from_its_own_locale() {
    let mut wrong = Vec::new();
    each(|locale, rules, words| {
        let borrowed = words.iter().filter(|word| *word.locale != locale);
        let borrowed =
            borrowed.map(|word| format!("{locale} {}: {} comes from {}", rules.name(), word.id, word.locale));
        let missing = words.missing().map(|id| format!("{locale} {}: nobody says {id}", rules.name()));
        wrong.extend(borrowed.chain(missing));
    });
    none("words that a locale does not say itself", &wrong);
}

#[test]
fn no_message_is_unused() {
    let mut wrong = Vec::new();
    let mut check = |locale: &str, file: &str, words: Words<'_>| {
        let needed: BTreeSet<String> = words.iter().map(|word| word.id).collect();
        let mut seen = BTreeSet::new();
        for key in messages(locale, file).iter().flat_map(Message::keys) {
            if !needed.contains(&key) {
                wrong.push(format!("{locale}/{file}.ftl: nobody needs `{key}`"));
            }
            if !seen.insert(key.clone()) {
                wrong.push(format!("{locale}/{file}.ftl: `{key}` is there twice"));
            }
        }
    };
    each(|locale, rules, words| check(locale, rules.name(), words));
    for locale in LOCALES {
        check(locale, "common", reader(locale).common());
    }
    none("messages that nobody needs", &wrong);
}

/// A row of the terms: the name of an item on a page.
struct Term {
    locale: &'static str,
    rules: &'static str,
    id: &'static str,
    term: &'static str,
    kind: &'static str,
}

impl std::fmt::Display for Term {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}: {} “{}”", self.locale, self.rules, self.id, self.kind, self.term)
    }
}

fn terms() -> impl Iterator<Item = Term> {
    let rows = TERMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
        &[locale, rules, id, term, kind] => Term { locale, rules, id, term, kind },
        _ => panic!("a row has five columns: {line}"),
    })
}

/// A message as in its file, with `{}` for placeables.
struct Message {
    id: String,
    value: Option<String>,
    attributes: Vec<(String, String)>,
    /// Other wordings on pages.
    page: Vec<String>,
}

impl Message {
    fn texts(&self) -> impl Iterator<Item = &String> {
        self.value.iter().chain(self.attributes.iter().map(|(_, text)| text))
    }

    /// The id for the value, and the id with a dot and the name for each attribute.
    fn keys(&self) -> Vec<String> {
        let value = self.value.iter().map(|_| self.id.clone());
        value.chain(self.attributes.iter().map(|(name, _)| format!("{}.{name}", self.id))).collect()
    }
}

/// The messages of a file, with their other wordings on pages.
fn messages(locale: &str, file: &str) -> Vec<Message> {
    let folder = crate::command::root().join("locales").join(locale);
    let mut messages = parsed(&folder.join(format!("{file}.ftl")));
    let pages = folder.join("pages").join(format!("{file}.ftl"));
    for wording in if pages.exists() { parsed(&pages) } else { Vec::new() } {
        let of = messages.iter_mut().find(|message| message.id == wording.id);
        let of = of.unwrap_or_else(|| panic!("{locale}/pages/{file}.ftl has `{}`, which is not a message", wording.id));
        of.page = wording.value.unwrap().split(" | ").map(str::to_owned).collect();
    }
    messages
}

fn parsed(path: &Path) -> Vec<Message> {
    let text = std::fs::read_to_string(path).unwrap();
    let resource = fluent_syntax::parser::parse(text.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{} does not parse: {errors:?}", path.display()));
    let messages = resource.body.iter().filter_map(|entry| {
        let Entry::Message(message) = entry else { return None };
        let attributes = message.attributes.iter().map(|of| (of.id.name.to_owned(), written(&of.value)));
        let value = message.value.as_ref().map(written);
        Some(Message { id: message.id.name.to_owned(), value, attributes: attributes.collect(), page: Vec::new() })
    });
    messages.collect()
}

fn written(pattern: &Pattern<&str>) -> String {
    let elements = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value,
        PatternElement::Placeable { .. } => "{}",
    });
    elements.collect()
}

/// Whether two wordings differ only in the case of the first letter.
fn alike(a: &str, b: &str) -> bool {
    let parts = |text: &str| {
        let mut rest = text.chars();
        (rest.next().map(|first| first.to_lowercase().to_string()), rest.as_str().to_owned())
    };
    parts(a) == parts(b)
}

fn reader(locale: &str) -> Reader {
    REFEREE.reader(locale).unwrap()
}

/// The text of a message of the contract.
fn text(words: Words<'_>, id: &str) -> String {
    let word = words.iter().find(|word| word.id == id).and_then(|word| word.text);
    word.unwrap_or_else(|| panic!("`{id}` has no text in {}", words.locale())).to_owned()
}

/// Calls a function for every rule set in every locale.
fn each(mut see: impl FnMut(&str, &Arc<RuleSet>, Words<'_>)) {
    let known: BTreeSet<String> = REFEREE.phrasebook().locales().iter().map(ToString::to_string).collect();
    assert_eq!(known, LOCALES.map(str::to_owned).into(), "there are five locales");
    for locale in LOCALES {
        let reader = reader(locale);
        for rules in REFEREE.rulebook().sets() {
            see(locale, rules, reader.words(rules));
        }
    }
}

fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{}: {what}:\n{}", found.len(), found.join("\n"));
}
