//! The variants of a message that facts select.

use crate::locale::Words;

use super::condition::TestNames;
use super::name::{Name, Noun};

/// The maximum number of combinations of facts that are tried.
const MOST: usize = 64;

/// The key of a fact that is not known.
const NOT_GIVEN: &str = "not-given";

/// A variant of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextVariant {
    /// Its text, without values that are known only for a lead.
    pub text: String,
    /// The condition that selects it.
    pub when: Vec<TestNames>,
}

/// A value of each fact, by key.
type Combination<'m> = Vec<(&'m str, &'m str)>;

impl TextVariant {
    /// The variants of a message, without its usual text.
    pub fn all(words: Words<'_>, id: &str, attribute: Option<&str>) -> Vec<Self> {
        let facts = words.selecting(id, attribute);
        if facts.is_empty() || facts.iter().map(|(_, keys)| keys.len()).product::<usize>() > MOST {
            return Vec::new();
        }
        let mut all: Vec<Combination<'_>> = vec![Vec::new()];
        for (fact, keys) in &facts {
            let mut more = Vec::with_capacity(all.len() * keys.len());
            for known in &all {
                more.extend(keys.iter().map(|key| [known.as_slice(), &[(*fact, &**key)]].concat()));
            }
            all = more;
        }
        let usual = words.without_values(id, attribute);
        let mut texts: Vec<(String, Vec<Combination<'_>>)> = Vec::new();
        for combination in all {
            let text = words.variant(id, attribute, &combination).filter(|text| usual.as_ref() != Some(text));
            let Some(text) = text else { continue };
            match texts.iter_mut().find(|(known, _)| *known == text) {
                Some((_, combinations)) => combinations.push(combination),
                None => texts.push((text, vec![combination])),
            }
        }
        texts.into_iter().map(|(text, all)| Self { text, when: condition(words, &all) }).collect()
    }
}

/// The condition of some combinations: the values of the only fact that matters, or one of the combinations.
fn condition(words: Words<'_>, combinations: &[Combination<'_>]) -> Vec<TestNames> {
    let test = |fact: &str, keys: &[&str]| {
        let value = |key: &&str| match *key {
            NOT_GIVEN => Name::given(false),
            key if is_answer(words, fact, key) => Name::answer(key == "true"),
            key => Name::new(Noun::FactValue, key).of(fact),
        };
        TestNames::Compared { fact: Some(Name::new(Noun::Fact, fact)), any: keys.iter().map(value).collect() }
    };
    if let [one] = combinations {
        return one.iter().map(|(fact, key)| test(fact, &[key])).collect();
    }
    // A list of values has no answers.
    let values = combinations.iter().flatten().all(|(fact, key)| !is_answer(words, fact, key));
    if let ([(fact, _)], true) = (combinations.first().map_or(&[][..], |it| it), values) {
        let keys: Vec<&str> = combinations.iter().flatten().map(|(_, key)| *key).collect();
        return vec![test(fact, &keys)];
    }
    let all = combinations.iter().map(|one| one.iter().map(|(fact, key)| test(fact, &[key])).collect());
    vec![TestNames::Any(all.collect())]
}

/// Whether a key says that a fact is not given, or is yes or no. Other values have labels.
fn is_answer(words: Words<'_>, fact: &str, key: &str) -> bool {
    key == NOT_GIVEN || words.find(&format!("fact-{fact}-{key}"), None).is_none()
}
