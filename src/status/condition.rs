//! Conditions as sentences for pictures, diffs and pages.

use crate::locale::{Words, common};
use crate::rules::{Condition, FactKind, RuleSet, Test, ValueId};

use super::name::{Name, Noun};

/// A test of a condition, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestNames {
    /// A comparison.
    Compared {
        /// The fact; `None` if the test is about marks.
        fact: Option<Name>,
        /// The values, answers or marks; one match is enough.
        any: Vec<Name>,
    },
    /// One of these conditions holds.
    Any(Vec<Vec<Self>>),
    /// The condition does not hold.
    Not(Vec<Self>),
}

impl TestNames {
    /// The tests of a condition.
    pub fn of(rules: &RuleSet, condition: &Condition) -> Vec<Self> {
        let tests = condition.tests().iter().map(|test| match test {
            Test::OneOf { fact, values } => Self::compared(rules, *fact, values),
            Test::Is { fact, value } => Self::compared(rules, *fact, &[ValueId::from(*value)]),
            Test::Given { fact, given } => {
                let fact = Name::new(Noun::Fact, rules.facts()[*fact].id.clone());
                Self::Compared { fact: Some(fact), any: vec![Name::given(*given)] }
            }
            Test::Marked { marks } => {
                let marks = marks.iter().map(|mark| Name::new(Noun::Mark, rules.marks()[*mark].clone()));
                Self::Compared { fact: None, any: marks.collect() }
            }
            Test::Any { of } => Self::Any(of.iter().map(|of| Self::of(rules, of)).collect()),
            Test::Not { of } => Self::Not(Self::of(rules, of)),
        });
        tests.collect()
    }

    fn compared(rules: &RuleSet, fact: crate::rules::FactId, values: &[ValueId]) -> Self {
        let fact = &rules.facts()[fact];
        let name = |value: &ValueId| match &fact.kind {
            FactKind::OneOf(known) => Name::new(Noun::FactValue, known[*value].clone()).of(fact.id.clone()),
            FactKind::Boolean | FactKind::Text => Name::answer(*value == ValueId::from(true)),
        };
        Self::Compared { fact: Some(Name::new(Noun::Fact, fact.id.clone())), any: values.iter().map(name).collect() }
    }

    /// The condition of tests that names were given for; `None` if a name is unknown to the rules.
    pub fn condition(tests: &[Self], rules: &RuleSet) -> Option<Condition> {
        let tests = tests.iter().map(|test| match test {
            Self::Compared { fact: None, any } => {
                let marks = any.iter().map(|mark| rules.marks().find(&mark.id));
                Some(Test::Marked { marks: marks.collect::<Option<_>>()? })
            }
            Self::Compared { fact: Some(fact), any } => Self::comparison(fact, any, rules),
            Self::Any(all) => {
                let of = all.iter().map(|tests| Self::condition(tests, rules));
                Some(Test::Any { of: of.collect::<Option<_>>()? })
            }
            Self::Not(tests) => Some(Test::Not { of: Self::condition(tests, rules)? }),
        });
        Some(Condition { tests: tests.collect::<Option<_>>()? })
    }

    fn comparison(fact: &Name, any: &[Name], rules: &RuleSet) -> Option<Test> {
        let fact = rules.facts().find(&fact.id)?;
        Some(match (any, &rules.facts()[fact].kind) {
            ([Name { noun: Noun::Answer, id, .. }], _) => match &**id {
                "given" | "not-given" => Test::Given { fact, given: &**id == "given" },
                answer => Test::Is { fact, value: answer == "yes" },
            },
            (any, FactKind::OneOf(known)) => {
                let values = any.iter().map(|value| known.position(|known| *known == value.id));
                Test::OneOf { fact, values: values.collect::<Option<_>>()? }
            }
            _ => return None,
        })
    }

    /// The names in a condition.
    pub fn names(tests: &[Self]) -> Vec<&Name> {
        let names = tests.iter().flat_map(|test| match test {
            Self::Compared { fact, any } => fact.iter().chain(any).collect(),
            Self::Any(all) => all.iter().flat_map(|tests| Self::names(tests)).collect(),
            Self::Not(tests) => Self::names(tests),
        });
        names.collect()
    }

    /// Formats tests as a sentence of `common`, with labels from `words`.
    pub fn sentence(tests: &[Self], common: Words<'_>, words: Words<'_>) -> String {
        match tests {
            [Self::Any(all)] => {
                common.alternatives(&all.iter().map(|tests| Self::grouped(tests, common, words)).collect::<Vec<_>>())
            }
            [only] => only.text(common, words),
            _ => common.list(&tests.iter().map(|test| test.text(common, words)).collect::<Vec<_>>()),
        }
    }

    /// Formats tests, with parentheses around more than one.
    fn grouped(tests: &[Self], common: Words<'_>, words: Words<'_>) -> String {
        let text = Self::sentence(tests, common, words);
        if matches!(tests, [Self::Compared { .. } | Self::Not(_)]) {
            return text;
        }
        common.say(const { self::common("condition-group") }, |args| args.sentence("condition", &text)).into_owned()
    }

    fn text(&self, common: Words<'_>, words: Words<'_>) -> String {
        let tests = match self {
            Self::Compared { fact, any } => return compared(fact.as_ref(), any, true, common, words),
            Self::Any(_) => return Self::grouped(std::slice::from_ref(self), common, words),
            Self::Not(tests) => tests,
        };
        if let [Self::Compared { fact, any }] = tests.as_slice() {
            return compared(fact.as_ref(), any, false, common, words);
        }
        let text = Self::grouped(tests, common, words);
        common.say(const { self::common("condition-not") }, |args| args.sentence("condition", &text)).into_owned()
    }
}

/// Formats a comparison, or its negation.
fn compared(fact: Option<&Name>, any: &[Name], holds: bool, common: Words<'_>, words: Words<'_>) -> String {
    let any = common.alternatives(&any.iter().map(|name| name.label(words)).collect::<Vec<_>>());
    let text = match (fact, holds) {
        (Some(_), true) => const { self::common("condition-is") },
        (Some(_), false) => const { self::common("condition-is-not") },
        (None, true) => const { self::common("condition-marked") },
        (None, false) => const { self::common("condition-marked-not") },
    };
    let text = common.say(text, |args| match fact {
        Some(fact) => {
            args.sentence("fact", &fact.label(words));
            args.sentence("values", &any);
        }
        None => args.sentence("marks", &any),
    });
    text.into_owned()
}
