//! Conditions as sentences for pictures, diffs and pages.

use crate::locale::{Words, common};
use crate::rules::{Condition, FactKind, RuleSet, Test, ValueId};

use super::name::{Name, Noun};

/// A test of a condition, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestNames {
    /// The fact; `None` if the test is about marks.
    pub fact: Option<Name>,
    /// The values, answers or marks; one match is enough.
    pub any: Vec<Name>,
}

impl TestNames {
    /// The tests of a condition.
    pub fn of(rules: &RuleSet, condition: &Condition) -> Vec<Self> {
        let tests = condition.tests().iter().map(|test| {
            let (fact, values) = match test {
                Test::OneOf { fact, values } => (*fact, values.to_vec()),
                Test::Is { fact, value } => (*fact, vec![ValueId::from(*value)]),
                Test::Marked { marks } => {
                    let marks = marks.iter().map(|mark| Name::new(Noun::Mark, rules.marks()[*mark].clone()));
                    return Self { fact: None, any: marks.collect() };
                }
            };
            let fact = &rules.facts()[fact];
            let name = |value: ValueId| match &fact.kind {
                FactKind::OneOf(known) => Name::new(Noun::FactValue, known[value].clone()).of(fact.id.clone()),
                FactKind::Boolean | FactKind::Text => Name::answer(value == ValueId::from(true)),
            };
            Self { fact: Some(Name::new(Noun::Fact, fact.id.clone())), any: values.into_iter().map(name).collect() }
        });
        tests.collect()
    }

    /// Formats tests as a sentence of `common`, with labels from `words`.
    pub fn sentence(tests: &[Self], common: Words<'_>, words: Words<'_>) -> String {
        let tests = tests.iter().map(|test| {
            let any = common.alternatives(&test.any.iter().map(|name| name.label(words)).collect::<Vec<_>>());
            let Some(fact) = &test.fact else {
                let text = common.say(const { self::common("condition-marked") }, |args| args.sentence("marks", &any));
                return text.into_owned();
            };
            let text = common.say(const { self::common("condition-is") }, |args| {
                args.sentence("fact", &fact.label(words));
                args.sentence("values", &any);
            });
            text.into_owned()
        });
        common.list(&tests.collect::<Vec<_>>())
    }
}
