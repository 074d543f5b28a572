/// A condition on what is known of a lead. It holds when each of its tests does; without tests, always.
///
/// Tests compare facts with declared values only, so that every combination can be gone through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    pub(crate) tests: Box<[Test]>,
}

impl Condition {
    /// The tests, all of which must hold.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }
}

/// One comparison; numbers count from 0 in the order of the rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Test {
    /// A fact with declared values has one of these.
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
