use super::id::{FactId, MarkId, ValueId};

/// A condition on the facts and marks of a lead. It holds if all its tests hold; without tests, always.
///
/// Tests compare facts with declared values only, so that every combination can be checked.
///
/// ```
/// use referee::rules::Condition;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
/// let marketplace = lead.rules().views().named("marketplace").expect("the rules have it");
/// assert!(lead.meets(&marketplace.when));
/// assert!(lead.meets(&Condition::default()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Condition {
    pub(crate) tests: Box<[Test]>,
}

impl Condition {
    /// Whether it has no tests, and always holds.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// The tests, all of which must hold.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum Test {
    /// A fact has one of these values. For a boolean fact, `false` is 0 and `true` is 1.
    OneOf {
        /// The fact.
        fact: FactId,
        /// The values.
        values: Box<[ValueId]>,
    },
    /// A boolean fact has this value.
    Is {
        /// The fact.
        fact: FactId,
        /// The value.
        value: bool,
    },
    /// One of these marks is set.
    Marked {
        /// The marks.
        marks: Box<[MarkId]>,
    },
}

impl Test {
    /// The fact, and the values for which the test holds; `None` for marks.
    pub(crate) fn fact(&self) -> Option<(FactId, Vec<ValueId>)> {
        match self {
            Self::OneOf { fact, values } => Some((*fact, values.to_vec())),
            Self::Is { fact, value } => Some((*fact, vec![ValueId::from(*value)])),
            Self::Marked { .. } => None,
        }
    }
}
