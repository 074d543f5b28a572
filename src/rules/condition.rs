use super::id::{FactId, MarkId, ValueId};
use super::logic::{Inner, Logic, leaves};

/// A condition on the facts and marks of a lead. It holds if all its tests hold; without tests, always.
///
/// Tests compare facts with declared values only, so that every combination can be checked. `all` in a rule file adds
/// its tests to those around it.
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
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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

    /// The comparisons with facts and marks, at any depth.
    pub fn comparisons(&self) -> Vec<&Test> {
        leaves(&self.tests)
    }
}

/// One test of a condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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
    /// A fact is given, or is not.
    Given {
        /// The fact.
        fact: FactId,
        /// Whether it is given.
        given: bool,
    },
    /// The condition does not hold.
    Not {
        /// The condition.
        of: Condition,
    },
    /// One of these conditions holds.
    Any {
        /// The conditions.
        of: Box<[Condition]>,
    },
}

impl Test {
    /// The compared fact; `None` for marks, and for tests that consist of others.
    pub fn fact(&self) -> Option<FactId> {
        match self {
            Self::OneOf { fact, .. } | Self::Is { fact, .. } | Self::Given { fact, .. } => Some(*fact),
            Self::Marked { .. } | Self::Not { .. } | Self::Any { .. } => None,
        }
    }

    /// The values of the compared fact for which the test holds; `unknown` is that of a fact that is not given.
    pub(crate) fn wanted(&self, known: usize, unknown: Option<ValueId>) -> Vec<ValueId> {
        match self {
            Self::OneOf { values, .. } => values.to_vec(),
            Self::Is { value, .. } => vec![ValueId::from(*value)],
            Self::Given { given: true, .. } => (0..known).filter_map(super::id::Number::of).collect(),
            Self::Given { given: false, .. } => unknown.into_iter().collect(),
            Self::Marked { .. } | Self::Not { .. } | Self::Any { .. } => Vec::new(),
        }
    }

    /// Comparisons of facts come first, in the order of facts; then those of marks; then tests that consist of others.
    pub(super) fn order(&self) -> (u8, Option<FactId>) {
        let rank = match self {
            Self::OneOf { .. } | Self::Is { .. } | Self::Given { .. } => 0,
            Self::Marked { .. } => 1,
            Self::Not { .. } => 2,
            Self::Any { .. } => 3,
        };
        (rank, self.fact())
    }
}

impl Logic for Test {
    fn inner(&self) -> Inner<'_, Self> {
        match self {
            Self::Any { of } => Inner::Any(of.iter().map(|of| &*of.tests).collect()),
            Self::Not { of } => Inner::Not(&of.tests),
            Self::OneOf { .. } | Self::Is { .. } | Self::Given { .. } | Self::Marked { .. } => Inner::Leaf,
        }
    }
}
