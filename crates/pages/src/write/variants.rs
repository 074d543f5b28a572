//! Writes the variants of a message that facts select.

use referee::tooling::{Name, Noun, TestNames};

use super::scribe::{Scribe, markdown};

/// The maximum number of combinations of facts that are tried.
const MOST: usize = 64;

/// The key of a fact that is not known.
const NOT_GIVEN: &str = "not-given";

/// A value of each fact, by key.
type Combination<'m> = Vec<(&'m str, &'m str)>;

/// Writes an item for each variant that is not the usual one, with its condition.
pub(super) fn variants(scribe: &mut Scribe<'_>, id: &str, attribute: &str) {
    let facts = scribe.words.selecting(id, Some(attribute));
    if facts.is_empty() || facts.iter().map(|(_, keys)| keys.len()).product::<usize>() > MOST {
        return;
    }
    let mut all: Vec<Combination<'_>> = vec![Vec::new()];
    for (fact, keys) in &facts {
        all = all
            .iter()
            .flat_map(|known| keys.iter().map(|key| known.iter().copied().chain([(*fact, &**key)]).collect()))
            .collect();
    }
    let usual = scribe.label(id, Some(attribute));
    let mut texts: Vec<(String, Vec<Combination<'_>>)> = Vec::new();
    for combination in all {
        let Some(text) = scribe.words.variant(id, Some(attribute), &combination) else { continue };
        match texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, combinations)) => combinations.push(combination),
            None => texts.push((text, vec![combination])),
        }
    }
    for (text, combinations) in texts.iter().filter(|(text, _)| *text != usual) {
        let condition = scribe.tests(&condition(scribe, combinations));
        let sentence = scribe.say("page-only", &[("conditions", &condition)]);
        let text = scribe.titled(&format!("**{}**", markdown(text)), &[sentence]);
        scribe.item(1, &[text]);
    }
}

/// The condition of some combinations: the values of the only fact that matters, or one of the combinations.
fn condition(scribe: &Scribe<'_>, combinations: &[Combination<'_>]) -> Vec<TestNames> {
    let test = |fact: &str, keys: &[&str]| {
        let known = scribe.rules.facts().iter().find(|known| *known.id == *fact);
        let boolean = known.is_some_and(|fact| fact.kind == referee::rules::FactKind::Boolean);
        let value = |key: &&str| match *key {
            NOT_GIVEN => Name::given(false),
            key if boolean => Name::answer(key == "true"),
            key => Name::new(Noun::FactValue, key).of(fact),
        };
        TestNames::Compared { fact: Some(Name::new(Noun::Fact, fact)), any: keys.iter().map(value).collect() }
    };
    if let [one] = combinations {
        return one.iter().map(|(fact, key)| test(fact, &[key])).collect();
    }
    let given = combinations.iter().flatten().all(|(_, key)| *key != NOT_GIVEN);
    if let ([(fact, _)], true) = (combinations.first().map_or(&[][..], |it| it), given) {
        let keys: Vec<&str> = combinations.iter().flatten().map(|(_, key)| *key).collect();
        return vec![test(fact, &keys)];
    }
    let all = combinations.iter().map(|one| one.iter().map(|(fact, key)| test(fact, &[key])).collect());
    vec![TestNames::Any(all.collect())]
}
