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
/// let marketplace = &lead.rules().views()[0];
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
    ///
    /// ```
    /// assert!(referee::rules::Condition::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// The tests, all of which must hold.
    ///
    /// ```
    /// use referee::rules::Test;
    /// let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let favorites = rules.views().iter().find(|view| &*view.id == "favorites").expect("2020 has it");
    /// assert_eq!(favorites.when.tests(), [Test::Marked { marks: [0].into() }]);
    /// ```
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }
}

/// One comparison; numbers count from 0 in the order of the rule file.
///
/// ```
/// use referee::rules::Test;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2020").expect("it comes with the library");
/// let tests = |view: &str| rules.views().iter().find(|known| &*known.id == view).map(|view| view.when.tests());
/// assert_eq!(tests("qualified"), Some(&[Test::OneOf { fact: 0, values: [1, 2].into() }][..]));
/// assert_eq!(tests("favorites"), Some(&[Test::Marked { marks: [0].into() }][..]));
/// let alert = &rules.stages()[0].alerts[0];
/// assert_eq!(alert.when.tests(), [Test::Is { fact: 2, value: true }]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
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
