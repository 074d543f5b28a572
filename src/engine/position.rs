use crate::rules::{Instant, RuleSet, Shows, State};

/// Where a lead stands at an instant.
///
/// ```
/// use referee::rules::{Shows, State};
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
/// let position = lead.at(opened);
/// assert_eq!((position.state, position.since, position.shows), (State::Open(0), opened, Shows::Overview));
/// lead.take(referee::decide(&lead, &Event::act("L-1", opened, "interested", Default::default()))?);
/// let position = lead.at(opened);
/// assert_eq!((position.state, position.since, position.shows), (State::Open(1), opened, Shows::Details));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Position {
    /// The state.
    pub state: State,
    /// When the lead entered it.
    pub since: Instant,
    /// How much of the lead is shown. An open stage says so itself; a lead that ends keeps what its last stage
    /// showed, so that what was withheld to the end stays withheld.
    pub shows: Shows,
}

/// A timeout that has happened.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let rules = lead.rules();
/// for passage in lead.passages("2017-07-01T00:00:00Z".parse()?) {
///     assert_eq!(passage.at.to_string(), "2017-06-05T09:00:00Z");
///     assert_eq!((rules.state_id(passage.from), rules.state_id(passage.to)), ("new", "missed"));
///     let sent: Vec<&str> = passage.notify.iter().map(|number| &*rules.notifications()[*number].id).collect();
///     assert_eq!(sent, ["choose-another-partner"]);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage<'r> {
    /// When: the instant it was due, not when somebody looked.
    pub at: Instant,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The notifications it sent.
    pub notify: &'r [usize],
}

impl Position {
    /// Where a lead begins.
    pub(crate) fn first(rules: &RuleSet, opened: Instant) -> Self {
        let state = State::Open(0);
        Self { state, since: opened, shows: rules.stage(state).map_or(Shows::Overview, |stage| stage.shows) }
    }

    /// Where a lead stands that goes on from here to a state.
    pub(crate) fn enter(self, rules: &RuleSet, state: State, since: Instant) -> Self {
        Self { state, since, shows: rules.stage(state).map_or(self.shows, |stage| stage.shows) }
    }

    /// When the timeout of the stage is due; none without a timeout, and none in the archive.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// let due = lead.at(lead.opened()).due(lead.rules()).expect("the stage has a time limit");
    /// assert_eq!(due.to_string(), "2017-06-05T09:00:00Z");
    /// assert_eq!(lead.at(due).due(lead.rules()), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn due(&self, rules: &RuleSet) -> Option<Instant> {
        let timeout = rules.stage(self.state)?.timeout.as_ref()?;
        Some(timeout.after.after(self.since))
    }

    /// The timeouts that happen from here up to and including an instant, each at its own.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// let position = lead.at(lead.opened());
    /// assert_eq!(position.passages(lead.rules(), "2017-06-05T08:59:59Z".parse()?).count(), 0);
    /// assert_eq!(position.passages(lead.rules(), "2017-06-05T09:00:00Z".parse()?).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn passages(self, rules: &RuleSet, until: Instant) -> Passages<'_> {
        Passages { rules, position: self, until }
    }

    /// Where a lead that stands here stands at a later instant, if nobody does anything.
    ///
    /// Stages that time out in a circle are gone through one by one at first, then a round at a time, so
    /// that a look after a thousand years takes no longer than one after a day.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// // What would be if somebody were interested now, and nobody then did anything for a month?
    /// let interested = referee::decide(&lead, &Event::act("L-1", opened, "interested", Default::default()))?;
    /// let later = interested.after.at(lead.rules(), "2017-07-02T09:00:00Z".parse()?);
    /// assert_eq!(lead.rules().state_id(later.state), "expired");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn at(self, rules: &RuleSet, now: Instant) -> Self {
        if self.due(rules).is_none_or(|due| due > now) {
            return self;
        }
        self.after_timeouts(rules, now)
    }

    /// The same where a timeout is due.
    fn after_timeouts(self, rules: &RuleSet, now: Instant) -> Self {
        const PATIENCE: usize = 1024;
        let mut passages = self.passages(rules, now);
        let mut steps = 0;
        let mut round = None;
        while passages.next().is_some() {
            steps += 1;
            let here = passages.position;
            if steps == PATIENCE {
                round = Some(here);
            } else if let Some(start) = round.filter(|start: &Self| start.state == here.state) {
                let length = here.since.millis() - start.since.millis();
                if length > 0 && exact_round(rules, here.state) {
                    let skipped = (now.millis() - here.since.millis()) / length * length;
                    passages.position.since = Instant::from_millis(here.since.millis() + skipped);
                }
                round = None;
            }
        }
        passages.position
    }
}

/// Whether the timeouts that lead from a state back to it are all of exact time.
fn exact_round(rules: &RuleSet, start: State) -> bool {
    let mut state = start;
    for _ in rules.stages() {
        let Some(timeout) = rules.stage(state).and_then(|stage| stage.timeout.as_ref()) else { return false };
        if timeout.after.months() > 0 {
            return false;
        }
        state = timeout.to;
        if state == start {
            return true;
        }
    }
    false
}

/// Timeouts, one after the other; see [`Position::passages`].
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let last = lead.passages("2018-01-01T00:00:00Z".parse()?).last().expect("nobody acted");
/// assert_eq!(lead.rules().state_id(last.to), "missed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Passages<'r> {
    rules: &'r RuleSet,
    position: Position,
    until: Instant,
}

impl<'r> Iterator for Passages<'r> {
    type Item = Passage<'r>;

    fn next(&mut self) -> Option<Passage<'r>> {
        let timeout = self.rules.stage(self.position.state)?.timeout.as_ref()?;
        let due = timeout.after.after(self.position.since);
        if due > self.until || due <= self.position.since {
            return None;
        }
        let from = self.position.state;
        self.position = self.position.enter(self.rules, timeout.to, due);
        Some(Passage { at: due, from, to: timeout.to, notify: &timeout.notify })
    }
}
