/// A condition on what is known of a lead. It holds when each of its tests does; without tests, always.
///
/// Tests compare facts with declared values only, so that every combination can be gone through.
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

/// One comparison; numbers count from 0 in the order of the rule file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub enum Test {
    /// A fact has one of these values; of one that is yes or no, no is 0 and yes is 1.
    OneOf {
        /// The fact.
        fact: usize,
        /// The values.
        values: Box<[usize]>,
    },
    /// A fact that is yes or no.
    Is {
        /// The fact.
        fact: usize,
        /// Which of the two.
        value: bool,
    },
    /// One of these marks is set.
    Marked {
        /// The marks.
        marks: Box<[usize]>,
    },
}
