use crate::rules::{
    ChangeClock, Clock, FactId, IdVec, Instant, NotificationId, Reminder, RuleSet, Shows, Stage, State, Timeout,
    TimeoutId,
};

use super::value::{FactValue, meets};

/// The state of a lead at an instant, with its deadline.
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
    /// How much of the lead is shown. Open stages declare it, and outcomes may. Otherwise, an archived lead keeps the
    /// value of its last stage, so that withheld values stay withheld.
    pub shows: Shows,
    /// The running timeout. Compact, as each step holds two positions.
    timeout: Option<TimeoutId>,
    /// When it is due; [`NEVER`] if none is running.
    due: Instant,
}

/// A timeout that has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage<'r> {
    /// The instant when it was due.
    pub at: Instant,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// The timeout of the previous stage.
    pub timeout: TimeoutId,
    /// Its notifications. [`Lead::sent`](super::Lead::sent) returns which of them are sent, and to whom.
    pub notify: &'r [NotificationId],
}

/// The rules and facts of a lead, which decide its timeouts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'r> {
    pub(crate) rules: &'r RuleSet,
    pub(crate) facts: &'r IdVec<FactId, FactValue>,
}

/// Later than any valid instant.
const NEVER: Instant = Instant::from_millis(i64::MAX);

impl<'r> Ground<'r> {
    /// The running timeout of a stage with conditional timeouts, and when it is due.
    #[cold]
    fn conditional(self, timeouts: &IdVec<TimeoutId, Timeout>, since: Instant) -> (Option<TimeoutId>, Instant) {
        let found = timeouts.entries().find(|(_, timeout)| meets(&timeout.when, self.facts, &[]));
        found.map_or((None, NEVER), |(number, timeout)| (Some(number), timeout.after.after(since)))
    }

    /// The first position of a lead.
    pub(crate) fn first(self, opened: Instant) -> Position {
        let state = self.rules.first();
        let nowhere = Position { state, since: opened, shows: Shows::Overview, timeout: None, due: NEVER };
        self.enter(nowhere, state, opened)
    }

    /// The position of a lead that moves from a position to a state.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "returning a position through memory takes longer than the decision")]
    pub(crate) fn enter(self, position: Position, state: State, since: Instant) -> Position {
        match state {
            State::Open(stage) => self.begin(&self.rules.stages()[stage], state, since),
            State::Archived(outcome) => {
                let shows = self.rules.archive().outcomes[outcome].shows.unwrap_or(position.shows);
                Position { state, since, shows, timeout: None, due: NEVER }
            }
        }
    }

    /// The position of a lead that enters an open stage.
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

    /// The position of a lead in the same stage, after its facts have changed.
    pub(crate) fn changed(self, before: Position, clock: ChangeClock, at: Instant) -> Position {
        let from = if clock == ChangeClock::Restart { at } else { before.since };
        let entered = self.enter(before, before.state, from);
        let position = Position { since: before.since, shows: before.shows, ..entered };
        match (clock, before.due()) {
            (ChangeClock::Keep, Some(due)) => position.due_at(due),
            _ => position.not_due_before(at),
        }
    }

    /// The timeouts from a position up to and including an instant.
    pub(crate) fn passages(self, position: Position, until: Instant) -> Passages<'r> {
        Passages { ground: self, position, until, at_once: 0 }
    }

    /// The reminders at a position after one instant, up to and including another, in order.
    pub(crate) fn reminders(
        self,
        position: Position,
        after: Instant,
        until: Instant,
    ) -> impl Iterator<Item = (Instant, &'r Reminder)> {
        let reminders = position.running(self.rules).map_or(&[][..], |timeout| &timeout.reminders);
        let at = move |reminder: &Reminder| {
            Instant::from_millis(position.due.millis().saturating_sub(reminder.before.millis()))
        };
        let all = reminders.iter().map(move |reminder| (at(reminder), reminder));
        all.filter(move |(at, _)| *at > after && *at <= until)
    }

    /// The position at a later instant if there are no events.
    ///
    /// A cycle of timeouts is followed stage by stage at first, then a whole round at a time. A thousand years then
    /// take no longer than a day.
    #[inline]
    pub(crate) fn at(self, position: Position, now: Instant) -> Position {
        if position.due > now {
            return position;
        }
        self.after_timeouts(position, now)
    }

    /// [`Ground::at`] if a timeout is due.
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
                    let later = |instant: Instant| {
                        Instant::from_millis(instant.millis().saturating_add(skipped)).written_down()
                    };
                    (passages.position.since, passages.position.due) = (later(here.since), later(here.due));
                }
                round = None;
            }
            // The start moves forward in growing steps, as the path to a cycle may be long.
            if steps >= PATIENCE && steps.is_power_of_two() {
                round = Some(passages.position);
            }
        }
        passages.position
    }

    /// Whether all timeouts from a position back to its state have exact durations.
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
    /// The running timeout, by number in the stage.
    pub fn timeout(&self) -> Option<TimeoutId> {
        self.timeout
    }

    /// The position with another deadline; unchanged if no timeout is running.
    pub(super) fn due_at(self, due: Instant) -> Self {
        if self.timeout.is_none() { self } else { Self { due, ..self } }
    }

    /// The position with a deadline not before an instant.
    pub(super) fn not_due_before(self, instant: Instant) -> Self {
        self.due_at(self.due.max(instant))
    }

    /// The position with the values of a snapshot; `None` if they are not possible.
    pub(super) fn restored(self, shows: Shows, due: Option<Instant>) -> Option<Self> {
        let restored = Self { shows, due: due.unwrap_or(NEVER), ..self };
        (self.due().is_some() == due.is_some()).then_some(restored)
    }

    /// The running timeout.
    #[inline]
    pub(crate) fn running<'r>(&self, rules: &'r RuleSet) -> Option<&'r Timeout> {
        Some(&rules.stage(self.state)?.timeouts[self.timeout?])
    }

    /// The deadline; `None` without a timeout and in the archive.
    #[inline]
    pub fn due(&self) -> Option<Instant> {
        self.timeout.map(|_| self.due)
    }
}

/// An iterator over timeouts; see [`super::Lead::passages`].
#[derive(Debug, Clone)]
pub struct Passages<'r> {
    ground: Ground<'r>,
    position: Position,
    until: Instant,
    /// The number of consecutive stages with a duration of zero.
    at_once: usize,
}

impl Passages<'_> {
    /// The position after the timeouts returned so far.
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
        // At the last instant, no timeout has a duration left.
        if due > self.until || (due <= self.position.since && !timeout.after.is_zero()) {
            return None;
        }
        // Checks reject cycles of zero duration; this guards against an endless loop.
        self.at_once = if due > self.position.since { 0 } else { self.at_once + 1 };
        if self.at_once > self.ground.rules.stages().len() {
            return None;
        }
        let from = self.position.state;
        self.position = self.ground.enter(self.position, timeout.to, due);
        Some(Passage { at: due, from, to: timeout.to, timeout: number, notify: &timeout.notify })
    }
}
