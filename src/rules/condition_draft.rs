//! Conditions as written: their shape, their draft, and their names resolved.

use crate::diagnostic::Check;

use super::checks::unknown_names::{UNKNOWN_FACT, UNKNOWN_MARK, UNKNOWN_VALUE};
use super::checks::wrong_kind::WRONG_KIND;
use super::fact_draft::FactKindDraft;
use super::hint::answer;
use super::id::ValueId;
use super::logic::{Inner, Logic};
use super::names::Index;
use super::node::{At, Name, Node, Value, items};
use super::resolve::{Resolver, Unknown, all};
use super::shape::{Key, RecordShape, Shape};
use super::{Condition, Test};

use Shape::{Boolean, Either, List, Record, Scalar};

/// A condition on facts.
pub(crate) const FACT_CONDITION: Shape = Shape::Condition { marks: false };

/// A condition on facts, and on marks under `mark`.
pub(super) const CONDITION: Shape = Shape::Condition { marks: true };

/// The keys of a condition beside the names of facts.
pub static COMBINED: RecordShape = RecordShape {
    what: "a condition",
    docs: "Names of facts, each with a value or a list of values, of which one must match. All of them must hold. A \
           fact can also be compared with `{ given: false }`, and marks are compared under `mark`, where they may be.",
    rules: &[],
    keys: &[
        Key::new("any", "Conditions, one of which must hold.", List(&CONDITION)),
        Key::new("all", "Conditions, all of which must hold.", List(&CONDITION)),
        Key::new("not", "A condition that must not hold.", CONDITION),
    ],
};

/// What a condition compares a fact with.
pub static COMPARED: Shape = Either(&[
    List(&Scalar),
    Record(&RecordShape {
        what: "a comparison",
        docs: "Whether a fact is given.",
        rules: &[],
        keys: &[Key::required("given", "`true` for leads with the fact, `false` for leads without it.", Boolean)],
    }),
]);

/// Whether a value under `any`, `all` or `not` holds conditions, and not values of a fact of that name.
pub(super) fn nests(value: &Value) -> bool {
    match value {
        Value::Map(_) => true,
        Value::List(items) => items.iter().any(|item| matches!(item.value, Value::Map(_))),
        _ => false,
    }
}

/// A test of a condition.
#[derive(Debug, Clone)]
pub(crate) enum TestDraft {
    /// A fact (or the word `mark`) and the values it is compared with.
    Compare { subject: Name, values: Vec<At<Value>> },
    /// Whether a fact is given.
    Given { subject: Name, given: bool },
    /// One of these conditions holds. The name is the key `any`.
    Any { key: Name, of: Vec<Vec<TestDraft>> },
    /// The condition does not hold. The name is the key `not`.
    Not { key: Name, of: Vec<TestDraft> },
}

impl TestDraft {
    /// The compared fact, or the word `mark`; `None` for tests that consist of others.
    pub(crate) fn subject(&self) -> Option<&Name> {
        match self {
            Self::Compare { subject, .. } | Self::Given { subject, .. } => Some(subject),
            Self::Any { .. } | Self::Not { .. } => None,
        }
    }

    /// Whether it compares marks.
    pub(crate) fn is_of_marks(&self) -> bool {
        self.subject().is_some_and(|subject| &*subject.value == "mark")
    }
}

impl Logic for TestDraft {
    fn inner(&self) -> Inner<'_, Self> {
        match self {
            Self::Any { of, .. } => Inner::Any(of.iter().map(Vec::as_slice).collect()),
            Self::Not { of, .. } => Inner::Not(of),
            Self::Compare { .. } | Self::Given { .. } => Inner::Leaf,
        }
    }
}

/// The tests of a condition.
pub(super) fn tests(node: Option<&Node>) -> Vec<TestDraft> {
    let mut tests = Vec::new();
    for (key, node) in node.map_or_else(Vec::new, Node::entries) {
        let conditions = || items(node).iter().map(|node| self::tests(Some(node)));
        match &*key.value {
            "all" if nests(&node.value) => tests.extend(conditions().flatten()),
            "any" if nests(&node.value) => tests.push(TestDraft::Any { of: conditions().collect(), key }),
            "not" if nests(&node.value) => tests.push(TestDraft::Not { of: conditions().flatten().collect(), key }),
            _ => {
                let values = items(node).iter().map(|node| At { value: node.value.clone(), span: node.span.clone() });
                tests.push(match node.get("given").map(|node| &node.value) {
                    Some(Value::Boolean(given)) => TestDraft::Given { subject: key, given: *given },
                    _ => TestDraft::Compare { subject: key, values: values.collect() },
                });
            }
        }
    }
    tests
}

impl Resolver<'_, '_> {
    /// A condition. Marks may affect how a lead is shown, but not what happens to it.
    pub(super) fn condition(&mut self, tests: &[TestDraft], marks: bool) -> Result<Condition, Unknown> {
        let tests: Vec<Option<Test>> = all(tests.iter().map(|test| self.test(test, marks)))?;
        let mut tests: Vec<Test> = tests.into_iter().flatten().collect();
        // The order of tests and values has no meaning.
        for test in &mut tests {
            match test {
                Test::OneOf { values, .. } => values.sort_unstable(),
                Test::Marked { marks } => marks.sort_unstable(),
                Test::Any { of } => of.sort_unstable(),
                Test::Is { .. } | Test::Given { .. } | Test::Not { .. } => {}
            }
        }
        tests.sort_by(|one, other| one.order().cmp(&other.order()).then_with(|| one.cmp(other)));
        Ok(Condition { tests: tests.into() })
    }

    /// A test; `None` if every lead passes it.
    fn test(&mut self, test: &TestDraft, marks: bool) -> Result<Option<Test>, Unknown> {
        match test {
            TestDraft::Compare { subject, values } => self.comparison(subject, values, marks),
            TestDraft::Given { subject, given } => {
                if &*subject.value == "mark" {
                    let message = "a mark is set or not; compare it with its name".to_owned();
                    self.report(&WRONG_KIND, &subject.span, message, None);
                    return Err(Unknown);
                }
                let fact = self.known(&UNKNOWN_FACT, &self.names.facts, subject)?;
                Ok(Some(Test::Given { fact, given: *given }))
            }
            TestDraft::Any { of, .. } => {
                let of: Vec<Condition> = all(of.iter().map(|of| self.condition(of, marks)))?;
                let always = of.iter().any(Condition::is_empty);
                Ok((!always).then(|| Test::Any { of: of.into() }))
            }
            TestDraft::Not { of, .. } => Ok(Some(Test::Not { of: self.condition(of, marks)? })),
        }
    }

    /// The comparison of a fact or of marks; `None` if every lead passes it.
    fn comparison(&mut self, subject: &Name, values: &[At<Value>], marks: bool) -> Result<Option<Test>, Unknown> {
        let names = self.names;
        if &*subject.value == "mark" {
            if marks {
                let marks = self.compared(&UNKNOWN_MARK, &names.marks, values)?;
                return Ok(Some(Test::Marked { marks }));
            }
            let message = "marks cannot be used here, because they can change at any time".to_owned();
            self.report(&WRONG_KIND, &subject.span, message, Some("compare facts instead"));
            return Err(Unknown);
        }
        let fact = self.known(&UNKNOWN_FACT, &names.facts, subject)?;
        let declared = &self.draft.facts[fact].1;
        match &declared.kind {
            FactKindDraft::OneOf(_) => {
                let values = self.compared(&UNKNOWN_VALUE, &names.values[fact], values)?;
                Ok(Some(Test::OneOf { fact, values }))
            }
            FactKindDraft::Boolean => {
                let values: Vec<bool> = all(values.iter().map(|value| {
                    let Value::Text(text) = &value.value else {
                        // The structure reports values of other kinds.
                        return if let Value::Boolean(value) = value.value { Ok(value) } else { Err(Unknown) };
                    };
                    let message = format!("`{}` can only be compared with `true` or `false`", subject.value);
                    let help = answer(text).map(|answer| format!("write `{answer}`"));
                    self.report(&WRONG_KIND, &value.span, message, help.as_deref());
                    Err(Unknown)
                }))?;
                Ok(match (values.contains(&true), values.contains(&false)) {
                    (true, false) => Some(Test::Is { fact, value: true }),
                    (false, true) => Some(Test::Is { fact, value: false }),
                    // With both values, the test only requires that the fact is known.
                    _ => {
                        let values = [false, true].map(ValueId::from).into();
                        declared.optional.then_some(Test::OneOf { fact, values })
                    }
                })
            }
            FactKindDraft::Text => {
                let message = format!("`{}` is free text and cannot be compared", subject.value);
                let help = "declare the values it can have, or compare it with `{ given: true }`";
                self.report(&WRONG_KIND, &subject.span, message, Some(help));
                Err(Unknown)
            }
            FactKindDraft::Unreadable => Err(Unknown),
        }
    }

    /// The values of a test.
    fn compared<I: Copy>(
        &mut self,
        check: &'static Check,
        index: &Index<'_, I>,
        values: &[At<Value>],
    ) -> Result<Box<[I]>, Unknown> {
        all(values.iter().map(|value| match &value.value {
            Value::Text(text) => self.value(check, index, &At { value: text.clone(), span: value.span.clone() }),
            Value::Boolean(answer) => {
                let help = format!("put a value with the name `{answer}` in quotation marks: `\"{answer}\"`");
                let message = "expected a name, found a boolean".to_owned();
                self.report(&WRONG_KIND, &value.span, message, Some(&help));
                Err(Unknown)
            }
            // The structure reports values of other kinds.
            Value::Null | Value::List(_) | Value::Map(_) => Err(Unknown),
        }))
    }
}
