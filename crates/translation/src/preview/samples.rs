//! Example values of fields that fit a language: names of people and companies, amounts, addresses. The kind of a field and
//! the words in its id decide which value it gets. All values are data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::Days;
use serde::Deserialize;
use unic_langid::LanguageIdentifier;

use referee::engine::{Given, Record};
use referee::rules::{Instant, Kind};
use referee::tooling::{fault, icu_whole};

/// How many records lists have.
const RECORDS: usize = 2;
/// The amount where the currency of a region is unknown.
const AMOUNT: &str = "25000.50 EUR";
/// The kind of text for ids without a known word.
const OTHER: &str = "subject";

#[derive(Deserialize)]
struct Data {
    /// Kinds of text with the words in ids that mean them. The first kind with a word of the id is used.
    names: Vec<(String, Vec<String>)>,
    /// Amounts by region.
    amounts: BTreeMap<String, String>,
    /// By language, or by language and script.
    languages: BTreeMap<String, Texts>,
    /// The kinds of text that are the same in all languages.
    everywhere: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Texts {
    people: Vec<Person>,
    /// By kind of text.
    #[serde(flatten)]
    kinds: BTreeMap<String, String>,
}

/// A name, an email address and a phone number.
#[derive(Deserialize)]
struct Person(String, String, String);

/// The example values of a language.
#[derive(Clone, Copy)]
pub(super) struct Samples {
    texts: &'static Texts,
    amount: &'static str,
    since: Instant,
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        serde_json::from_str(include_str!("samples.json")).unwrap_or_else(|_| fault("the example values are invalid"))
    })
}

impl Samples {
    /// The values for a locale, those of English if the language has none. Dates follow the instant `since`.
    pub(super) fn of(locale: &LanguageIdentifier, since: Instant) -> Self {
        let data = data();
        let whole = icu_whole(locale);
        let script = whole.as_ref().and_then(|whole| Some(format!("{}-{}", whole.language, whole.script?)));
        let mut names = script.iter().map(String::as_str).chain([locale.language.as_str(), "en"]);
        let Some(texts) = names.find_map(|name| data.languages.get(name)) else {
            fault("the example values lack English")
        };
        let region = whole.and_then(|whole| whole.region).map(|region| region.to_string());
        let amount = region.and_then(|region| data.amounts.get(&region)).map_or(AMOUNT, String::as_str);
        Self { texts, amount, since }
    }

    /// An example value for a form; empty for lists.
    pub(super) fn text(self, id: &str, kind: &Kind) -> String {
        self.numbered(id, kind, 0)
    }

    /// An example value. Values with the same number belong to the same person.
    fn numbered(self, id: &str, kind: &Kind, number: usize) -> String {
        let person = self.texts.people.get(number % self.texts.people.len().max(1));
        let of_person = |part: fn(&Person) -> &String| person.map(part).cloned().unwrap_or_default();
        match kind {
            Kind::Text => self.named(id).map_or_else(|| of_person(|person| &person.0), str::to_owned),
            Kind::Money => self.amount.to_owned(),
            Kind::Date => {
                let day = self.since.to_string().get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
                day.and_then(|day| day.checked_add_days(Days::new(120))).map_or_else(String::new, |day| day.to_string())
            }
            Kind::Email => of_person(|person| &person.1),
            Kind::Phone => of_person(|person| &person.2),
            Kind::Boolean => "true".to_owned(),
            Kind::List(_) => String::new(),
        }
    }

    /// The text for an id, or `None` for the name of a person.
    fn named(self, id: &str) -> Option<&'static str> {
        let id = id.to_lowercase();
        let words: Vec<&str> = id.split(|c: char| !c.is_alphanumeric()).collect();
        let is_there = |known: &String| {
            words.iter().any(|word| word == known || word.strip_suffix('s').is_some_and(|singular| singular == known))
        };
        let kind = data().names.iter().find(|(_, known)| known.iter().any(is_there)).map_or(OTHER, |(kind, _)| kind);
        if kind == "person" {
            return None;
        }
        let texts = [&self.texts.kinds, &data().everywhere];
        Some(texts.into_iter().find_map(|texts| texts.get(kind)).map_or("", String::as_str))
    }

    /// An example value for an event.
    pub(super) fn given(self, id: &str, kind: &Kind) -> Given {
        let Kind::List(parts) = kind else { return given(kind, &self.text(id, kind)).unwrap_or(Given::Null) };
        let part =
            |number, (id, kind): &(Box<str>, Kind)| Some((id.clone(), given(kind, &self.numbered(id, kind, number))?));
        // The first person is the one in the fields of the lead.
        let record = |number| Given::Record(parts.iter().filter_map(|it| part(number, it)).collect());
        Given::List((1..=RECORDS).map(record).collect())
    }
}

/// Parses a value of a form. Lists have none.
pub(super) fn given(kind: &Kind, text: &str) -> Option<Given> {
    Some(match kind {
        Kind::Money => {
            let (amount, currency) = text.split_once(' ')?;
            let money: Record =
                [("amount", Given::from(amount)), ("currency", currency.trim().into())].into_iter().collect();
            Given::Record(money)
        }
        Kind::Boolean => Given::Boolean(text == "true"),
        Kind::List(_) => return None,
        _ => Given::from(text),
    })
}
