use super::id::{FactId, MarkId, ValueId};

/// A condition on what is known of a lead. It holds when each of its tests does; without tests, always.
///
/// Tests compare facts with declared values only, so that every combination can be gone through.
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
    /// A fact has one of these values; of one that is yes or no, no is 0 and yes is 1.
    OneOf {
        /// The fact.
        fact: FactId,
        /// The values.
        values: Box<[ValueId]>,
    },
    /// A fact that is yes or no.
    Is {
        /// The fact.
        fact: FactId,
        /// Which of the two.
        value: bool,
    },
    /// One of these marks is set.
    Marked {
        /// The marks.
        marks: Box<[MarkId]>,
    },
}

impl Test {
    /// The fact that it looks at, and the values for which it holds; none for marks.
    pub(crate) fn fact(&self) -> Option<(FactId, Vec<ValueId>)> {
        match self {
            Self::OneOf { fact, values } => Some((*fact, values.to_vec())),
            Self::Is { fact, value } => Some((*fact, vec![ValueId::from(*value)])),
            Self::Marked { .. } => None,
        }
    }
}
