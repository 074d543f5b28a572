use crate::rules::{
    Alert, Calendar, ChangeClock, ClockId, Duration, FactId, Follower, IdVec, Instant, Pace, RuleSet, Shows, Stage,
    State, TimeKind, Timeout, TimeoutId,
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
    /// The clock that is due first, if it is due before the timeout of the stage. Compact, as each step holds two
    /// positions.
    pub(super) clock: Option<ClockId>,
    /// Otherwise, the running timeout of the stage.
    pub(super) timeout: Option<TimeoutId>,
    /// When it is due; [`NEVER`] if nothing is running.
    pub(super) due: Instant,
    /// From when its timeout counts: when the lead entered the state, or when a change of facts restarted the timeout.
    pub(super) counted: Instant,
}

/// The rules and facts of a lead, which decide its timeouts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'r> {
    pub(crate) rules: &'r RuleSet,
    pub(crate) facts: &'r IdVec<FactId, FactValue>,
}

/// Later than any valid instant.
pub(super) const NEVER: Instant = Instant::from_millis(i64::MAX);

impl<'r> Ground<'r> {
    /// The calendar of the lead. Every lead has one, if anything counts working time.
    pub(crate) fn calendar(self) -> Option<&'r Calendar> {
        let choice = self.rules.calendars.iter().find(|choice| meets(&choice.when, self.facts, &[]));
        choice.map(|choice| &choice.calendar)
    }

    /// The instant a duration after another.
    #[inline]
    pub(crate) fn after(self, duration: Duration, start: Instant) -> Instant {
        if duration.is_working() {
            return self.forward(duration.kind(), start, duration.millis());
        }
        duration.after(start)
    }

    /// The time of a kind between two instants, in milliseconds.
    pub(crate) fn between(self, kind: TimeKind, from: Instant, to: Instant) -> i64 {
        match self.calendar().filter(|_| kind != TimeKind::Exact) {
            Some(calendar) => calendar.between(kind, from, to),
            None => to.millis().saturating_sub(from.millis()),
        }
    }

    /// The instant after so many milliseconds of a kind.
    #[inline(never)]
    pub(crate) fn forward(self, kind: TimeKind, start: Instant, millis: i64) -> Instant {
        match self.calendar().filter(|_| kind != TimeKind::Exact) {
            Some(calendar) => calendar.forward(kind, start, millis),
            None => Instant::from_millis(start.millis().saturating_add(millis)).written_down(),
        }
    }

    /// The latest instant a duration before another.
    pub(crate) fn before(self, duration: Duration, end: Instant) -> Instant {
        match self.calendar().filter(|_| duration.is_working()) {
            Some(calendar) => calendar.before(duration, end),
            None => Instant::from_millis(end.millis().saturating_sub(duration.millis())),
        }
    }

    /// The alert that another has changed to at an instant, if the lead entered the stage at `since`.
    pub(crate) fn changed_alert(self, alert: &'r Alert, since: Instant, at: Instant) -> Option<&'r Follower> {
        alert.follower.as_ref().filter(|follower| self.after(follower.after, since) <= at)
    }

    /// Whether working time is counted by another calendar than with other facts.
    pub(super) fn recounts(self, other: Ground<'_>) -> bool {
        self.calendar() != other.calendar()
    }

    /// The running timeout of a stage with conditional timeouts, and when it is due.
    #[cold]
    fn conditional(self, timeouts: &IdVec<TimeoutId, Timeout>, since: Instant) -> (Option<TimeoutId>, Instant) {
        let found = timeouts.entries().find(|(_, timeout)| meets(&timeout.when, self.facts, &[]));
        found.map_or((None, NEVER), |(number, timeout)| (Some(number), self.after(timeout.after, since)))
    }

    /// The first position of a lead.
    pub(crate) fn first(self, opened: Instant) -> Position {
        let state = self.rules.first();
        let nowhere = Position {
            state,
            since: opened,
            shows: Shows::Overview,
            clock: None,
            timeout: None,
            due: NEVER,
            counted: opened,
        };
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
                Position { state, since, shows, clock: None, timeout: None, due: NEVER, counted: since }
            }
        }
    }

    /// The position of a lead that enters an open stage.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as above")]
    fn begin(self, stage: &Stage, state: State, since: Instant) -> Position {
        let (timeout, due) = match stage.pace {
            Pace::Still => (None, NEVER),
            Pace::Always(after) => (Some(TimeoutId::FIRST), self.after(after, since)),
            Pace::Depends => self.conditional(&stage.timeouts, since),
        };
        Position { state, since, shows: stage.shows, clock: None, timeout, due, counted: since }
    }

    /// The position of a lead that moves to a state in which its timeout goes on counting from where it did.
    pub(super) fn move_on(self, position: Position, state: State, since: Instant) -> Position {
        Position { since, ..self.enter(position, state, position.counted) }
    }

    /// The position of a lead in the same stage, after its facts have changed. If the same timeout is running and counts
    /// the same time, so is its deadline.
    pub(super) fn changed(self, before: Position, old: Ground<'_>, clock: ChangeClock, at: Instant) -> Position {
        let from = if clock == ChangeClock::Restart { at } else { before.since };
        let entered = self.enter(before, before.state, from);
        let position = Position { since: before.since, shows: before.shows, ..entered };
        let recounts = || before.running(self.rules).is_some_and(|it| it.after.is_working()) && self.recounts(old);
        if position.timeout == before.timeout && !recounts() {
            return before;
        }
        match (clock, before.due()) {
            (ChangeClock::Keep, Some(due)) => Position { counted: before.counted, ..position }.due_at(due),
            _ => position.not_due_before(at),
        }
    }
}

impl Position {
    /// The timeout of the stage that the deadline belongs to, by number in the stage.
    pub fn timeout(&self) -> Option<TimeoutId> {
        self.timeout
    }

    /// The clock that the deadline belongs to.
    pub fn clock(&self) -> Option<ClockId> {
        self.clock
    }

    /// The position of a stage with another deadline; unchanged if no timeout is running.
    pub(super) fn due_at(self, due: Instant) -> Self {
        if self.timeout.is_none() { self } else { Self { due, ..self } }
    }

    /// The position with a deadline not before an instant.
    pub(super) fn not_due_before(self, instant: Instant) -> Self {
        self.due_at(self.due.max(instant))
    }

    /// The position whose timeout counts from an instant.
    pub(super) fn counted_from(self, counted: Instant) -> Self {
        Self { counted, ..self }
    }

    /// The position with the values of a snapshot; `None` if they are not possible.
    pub(super) fn restored(self, shows: Shows, due: Option<Instant>) -> Option<Self> {
        let restored = Self { shows, due: due.unwrap_or(NEVER), ..self };
        (self.due().is_some() == due.is_some()).then_some(restored)
    }

    /// The running timeout of the stage that the deadline belongs to.
    #[inline]
    pub(crate) fn running<'r>(&self, rules: &'r RuleSet) -> Option<&'r Timeout> {
        Some(&rules.stage(self.state)?.timeouts[self.timeout?])
    }

    /// The deadline that comes first, of the stage or of a clock; `None` without one and in the archive.
    #[inline]
    pub fn due(&self) -> Option<Instant> {
        (self.timeout.is_some() || self.clock.is_some()).then_some(self.due)
    }
}
