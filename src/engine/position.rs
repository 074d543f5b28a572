use crate::rules::{Clock, FactId, IdVec, Instant, NotificationId, RuleSet, Shows, Stage, State, Timeout, TimeoutId};

use super::value::{FactValue, meets};

/// Where a lead stands at an instant.
///
/// ```
/// use referee::rules::Shows;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
/// let position = lead.at(opened)?;
/// assert_eq!(lead.rules().state_id(position.state), "new");
/// assert_eq!((position.since, position.shows), (opened, Shows::Overview));
/// lead.apply(&Event::act("L-1", opened, "interested"))?;
/// let position = lead.at(opened)?;
/// assert_eq!(lead.rules().state_id(position.state), "evaluating");
/// assert_eq!((position.since, position.shows), (opened, Shows::Details));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The state.
    pub state: State,
    /// When the lead entered it.
    pub since: Instant,
    /// How much of the lead is shown. An open stage says so itself; a lead that ends keeps what its last stage
    /// showed, so that what was withheld to the end stays withheld.
    pub shows: Shows,
    /// The timeout that is running. Kept small, as each step holds two positions.
    timeout: Option<TimeoutId>,
    /// When it is due; [`NEVER`] where none is running.
    due: Instant,
}

/// A timeout that has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage<'r> {
    /// When: the instant it was due, not when somebody looked.
    pub at: Instant,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// Which of the timeouts of the stage before.
    pub timeout: TimeoutId,
    /// The notifications it sent.
    pub notify: &'r [NotificationId],
}

/// The rules of a lead and what they ask about it: all that its way through time hangs on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'r> {
    pub(crate) rules: &'r RuleSet,
    pub(crate) facts: &'r IdVec<FactId, FactValue>,
}

/// Later than all instants that can be written.
const NEVER: Instant = Instant::from_millis(i64::MAX);

impl<'r> Ground<'r> {
    /// The timeout that runs where it hangs on facts, and when it is due.
    #[cold]
    fn conditional(self, timeouts: &IdVec<TimeoutId, Timeout>, since: Instant) -> (Option<TimeoutId>, Instant) {
        let found = timeouts.entries().find(|(_, timeout)| meets(&timeout.when, self.facts, &[]));
        found.map_or((None, NEVER), |(number, timeout)| (Some(number), timeout.after.after(since)))
    }

    /// Where a lead begins.
    pub(crate) fn first(self, opened: Instant) -> Position {
        let state = self.rules.first();
        let nowhere = Position { state, since: opened, shows: Shows::Overview, timeout: None, due: NEVER };
        self.enter(nowhere, state, opened)
    }

    /// Where a lead stands that goes on from a position to a state.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "a position that goes through memory takes longer than the decision")]
    pub(crate) fn enter(self, position: Position, state: State, since: Instant) -> Position {
        match self.rules.stage(state) {
            Some(stage) => self.begin(stage, state, since),
            None => Position { state, since, shows: position.shows, timeout: None, due: NEVER },
        }
    }

    /// Where a lead stands that comes to an open stage.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as above")]
    fn begin(self, stage: &Stage, state: State, since: Instant) -> Position {
        let (timeout, due) = match stage.clock {
            Clock::Still => (None, NEVER),
            Clock::Always(after) => (Some(TimeoutId::FIRST), after.after(since)),
            Clock::Depends => self.conditional(&stage.timeouts, since),
        };
        Position { state, since, shows: stage.shows, timeout, due }
    }

    /// The timeouts that happen from a position up to and including an instant, each at its own.
    pub(crate) fn passages(self, position: Position, until: Instant) -> Passages<'r> {
        Passages { ground: self, position, until, at_once: 0 }
    }

    /// Where a lead stands at a later instant, if nobody does anything.
    ///
    /// Stages that time out in a circle are gone through one by one at first, then a round at a time, so
    /// that a look after a thousand years takes no longer than one after a day.
    #[inline]
    pub(crate) fn at(self, position: Position, now: Instant) -> Position {
        if position.due > now {
            return position;
        }
        self.after_timeouts(position, now)
    }

    /// The same where a timeout is due.
    fn after_timeouts(self, position: Position, now: Instant) -> Position {
        const PATIENCE: usize = 1024;
        let mut passages = self.passages(position, now);
        let mut steps: usize = 0;
        let mut round: Option<Position> = None;
        while passages.next().is_some() {
            steps += 1;
            let here = passages.position;
            if let Some(start) = round.filter(|start| start.state == here.state) {
                let length = here.since.millis() - start.since.millis();
                if length > 0 && self.exact_round(here) {
                    let skipped = (now.millis() - here.since.millis()) / length * length;
                    let later = |instant: Instant| Instant::from_millis(instant.millis().saturating_add(skipped));
                    (passages.position.since, passages.position.due) = (later(here.since), later(here.due));
                }
                round = None;
            }
            // Begun anew ever later, as what comes before a circle may be long.
            if steps >= PATIENCE && steps.is_power_of_two() {
                round = Some(passages.position);
            }
        }
        passages.position
    }

    /// Whether the timeouts that lead from a position back to its state are all of exact time.
    fn exact_round(self, start: Position) -> bool {
        let mut position = start;
        for _ in self.rules.stages() {
            let Some(timeout) = position.running(self.rules) else { return false };
            if timeout.after.months() > 0 {
                return false;
            }
            position = self.enter(position, timeout.to, position.since);
            if position.state == start.state {
                return true;
            }
        }
        false
    }
}

impl Position {
    /// The timeout of the stage that is running for this lead, by its number in the stage.
    pub fn timeout(&self) -> Option<TimeoutId> {
        self.timeout
    }

    /// The same position, due at another instant; nothing else where no timeout is running.
    pub(super) fn due_at(self, due: Instant) -> Self {
        if self.timeout.is_none() { self } else { Self { due, ..self } }
    }

    /// The same position, not due before an instant.
    pub(super) fn not_due_before(self, instant: Instant) -> Self {
        self.due_at(self.due.max(instant))
    }

    /// The same position with what a snapshot says of it; none where it cannot be.
    pub(super) fn restored(self, shows: Shows, due: Option<Instant>) -> Option<Self> {
        let restored = Self { shows, due: due.unwrap_or(NEVER), ..self };
        (self.due().is_some() == due.is_some()).then_some(restored)
    }

    /// The timeout that is running.
    #[inline]
    pub(crate) fn running<'r>(&self, rules: &'r RuleSet) -> Option<&'r Timeout> {
        Some(&rules.stage(self.state)?.timeouts[self.timeout?])
    }

    /// When the timeout of the stage is due; none without a timeout, and none in the archive.
    #[inline]
    pub fn due(&self) -> Option<Instant> {
        self.timeout.map(|_| self.due)
    }
}

/// Timeouts, one after the other; see [`super::Lead::passages`].
#[derive(Debug, Clone)]
pub struct Passages<'r> {
    ground: Ground<'r>,
    position: Position,
    until: Instant,
    /// How many stages in a row have taken no time.
    at_once: usize,
}

impl Passages<'_> {
    /// Where the lead stands after those that were gone through.
    pub(crate) fn position(&self) -> Position {
        self.position
    }
}

impl<'r> Iterator for Passages<'r> {
    type Item = Passage<'r>;

    fn next(&mut self) -> Option<Passage<'r>> {
        let number = self.position.timeout?;
        let timeout = self.position.running(self.ground.rules)?;
        let due = self.position.due;
        // At the end of time, nothing takes time any more.
        if due > self.until || (due <= self.position.since && !timeout.after.is_zero()) {
            return None;
        }
        // No rule set has a circle that takes no time; if one had, this would not be the place to wait for ever.
        self.at_once = if due > self.position.since { 0 } else { self.at_once + 1 };
        if self.at_once > self.ground.rules.stages().len() {
            return None;
        }
        let from = self.position.state;
        self.position = self.ground.enter(self.position, timeout.to, due);
        Some(Passage { at: due, from, to: timeout.to, timeout: number, notify: &timeout.notify })
    }
}
