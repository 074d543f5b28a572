//! The named clocks of a lead.

use crate::rules::{
    ChangeClock, Clock, ClockChange, ClockEffect, ClockId, Duration, IdVec, Instant, Limit, StageId, State,
};
use crate::rules::{TimeKind, TimeoutId};

use super::position::{Ground, NEVER, Position};
use super::sum::Sum;
use super::value::meets;

/// A named clock of a lead at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// It has not started, or was stopped.
    Idle,
    /// It is running.
    Running {
        /// When its time is over; `None` if it has no limit for this lead.
        due: Option<Instant>,
    },
    /// It is paused.
    Paused {
        /// The time left, of the kind that its limit counts; `None` if it has no limit for this lead.
        left: Option<Duration>,
    },
    /// Its time is over.
    Over {
        /// Since when.
        since: Instant,
    },
}

/// The clocks of a lead in an open stage, and the timeout of the stage, which may not be the next to happen.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Clocks {
    pub(super) timeout: Option<TimeoutId>,
    pub(super) due: Instant,
    pub(super) hands: IdVec<ClockId, Hand>,
}

/// The hand of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Hand {
    Idle,
    /// With the instant when it is due, or [`NEVER`].
    Running(Run, Instant),
    /// With the instant of the pause and the time that was left, of the kind of its limit, or [`i64::MAX`].
    Paused(Run, Instant, i64),
    /// With the limit, and since when.
    Over(TimeoutId, Instant),
}

/// A clock that is running or paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Run {
    pub(super) since: Instant,
    /// `None` if it has no limit for this lead.
    pub(super) limit: Option<TimeoutId>,
    /// The kind of time that the limit counts.
    pub(super) kind: TimeKind,
    /// The sum of all extensions, and how many.
    pub(super) extended: Sum,
    pub(super) times: u16,
    /// The time that was spent paused, by each way to count it.
    pub(super) paused: Sum,
}

/// Whether a clock with another limit keeps its deadline, and the rules and facts before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept<'o> {
    pub(super) deadline: bool,
    pub(super) old: Ground<'o>,
}

impl Hand {
    pub(super) fn state(&self) -> ClockState {
        match *self {
            Self::Idle => ClockState::Idle,
            Self::Running(run, due) => ClockState::Running { due: run.limit.map(|_| due) },
            Self::Paused(run, _, left) => ClockState::Paused { left: run.limit.map(|_| Duration::of(run.kind, left)) },
            Self::Over(_, since) => ClockState::Over { since },
        }
    }

    /// When it is due, if it is running towards a limit.
    pub(crate) fn due(&self) -> Option<Instant> {
        match self {
            Self::Running(run, due) => run.limit.map(|_| *due),
            _ => None,
        }
    }

    /// The run of a clock that is running or paused.
    pub(super) fn run(&self) -> Option<&Run> {
        match self {
            Self::Running(run, _) | Self::Paused(run, ..) => Some(run),
            Self::Idle | Self::Over(..) => None,
        }
    }
}

impl Run {
    /// Whether it can be extended once more.
    fn is_extendable(&self, times: Option<u16>) -> bool {
        times.is_none_or(|times| self.times < times)
    }
}

impl Clocks {
    pub(super) fn hand(&self, clock: ClockId) -> Hand {
        self.hands[clock]
    }

    pub(super) fn set(&mut self, clock: ClockId, hand: Hand) {
        self.hands[clock] = hand;
    }

    /// The next to happen: a clock before which the timeout of the stage is not due.
    fn next(&self) -> Option<(ClockId, Instant)> {
        let due = self.hands.entries().filter_map(|(clock, hand)| Some((clock, hand.due()?)));
        due.min_by_key(|(_, due)| *due).filter(|(_, due)| self.timeout.is_none() || *due < self.due)
    }
}

impl Position {
    /// The position with the deadline that comes first: of the stage, or of a clock.
    pub(super) fn pointed(self, clocks: &Clocks) -> Self {
        match clocks.next() {
            Some((clock, due)) => Self { timeout: None, clock: Some(clock), due, ..self },
            None => Self { timeout: clocks.timeout, clock: None, due: clocks.due, ..self },
        }
    }

    /// The position with the deadline of the stage alone.
    pub(super) fn of_stage(self, clocks: Option<&Clocks>) -> Self {
        match clocks {
            Some(clocks) => Self { timeout: clocks.timeout, clock: None, due: clocks.due, ..self },
            None => self,
        }
    }
}

/// The kind of time that a limit of a clock counts.
pub(super) fn kind(clock: &Clock, limit: Option<TimeoutId>) -> TimeKind {
    limit.map_or(TimeKind::Exact, |limit| clock.limits[limit].after.kind())
}

impl<'r> Ground<'r> {
    /// The clocks of a lead that is opened, before it enters a stage.
    pub(super) fn wound(self, opened: Option<Instant>) -> Clocks {
        let hands = self.rules.clocks().iter().map(|clock| match opened {
            Some(at) if clock.opened => self.started(clock, at),
            _ => Hand::Idle,
        });
        Clocks { timeout: None, due: NEVER, hands: hands.collect() }
    }

    /// A limit of a clock.
    pub(super) fn limit(self, clock: ClockId, limit: TimeoutId) -> &'r Limit {
        &self.rules.clocks()[clock].limits[limit]
    }

    /// The limit that holds for the lead.
    pub(super) fn limit_of(self, clock: &Clock) -> Option<TimeoutId> {
        clock.limits.position(|limit| meets(&limit.when, self.facts, &[]))
    }

    /// A clock that starts at an instant.
    pub(super) fn started(self, clock: &Clock, since: Instant) -> Hand {
        let limit = self.limit_of(clock);
        let kind = kind(clock, limit);
        let run = Run { since, limit, kind, extended: Sum::default(), times: 0, paused: Sum::default() };
        Hand::Running(run, self.due_of(clock, &run))
    }

    /// When a run is due, if it goes on.
    pub(super) fn due_of(self, clock: &Clock, run: &Run) -> Instant {
        let Some(limit) = run.limit else { return NEVER };
        let after = run.extended.added_to(clock.limits[limit].after);
        let due = self.forward(run.kind, self.after(after, run.since), run.paused.millis(run.kind));
        // Under other rules, it may have been extended by another kind of time.
        run.extended.others(run.kind).fold(due, |due, more| self.after(more, due))
    }

    /// A running clock, paused.
    pub(super) fn pause(self, run: Run, due: Instant, at: Instant) -> Hand {
        let left = run.limit.map_or(i64::MAX, |_| self.between(run.kind, at, due));
        Hand::Paused(run, at, left)
    }

    /// A paused clock, running again.
    fn resume(self, mut run: Run, (since, left): (Instant, i64), at: Instant) -> Hand {
        let mut spent = |kind| run.paused = run.paused.plus(Duration::of(kind, self.between(kind, since, at)));
        spent(TimeKind::Exact);
        if self.calendar().is_some() {
            spent(TimeKind::BusinessDays);
            spent(TimeKind::BusinessHours);
        }
        Hand::Running(run, if run.limit.is_some() { self.forward(run.kind, at, left) } else { NEVER })
    }

    /// A clock of a lead that enters a stage, or is there.
    fn at_stage(self, clock: &Clock, hand: Hand, stage: StageId, at: Instant) -> Hand {
        if clock.stops.contains(&stage) {
            return Hand::Idle;
        }
        let starts = hand.run().is_none() && clock.starts.contains(&stage);
        let hand = if starts { self.started(clock, at) } else { hand };
        self.in_stage(clock, hand, stage, at)
    }

    /// A clock that pauses or goes on, as in a stage.
    pub(super) fn in_stage(self, clock: &Clock, hand: Hand, stage: StageId, at: Instant) -> Hand {
        match (hand, clock.pauses.contains(&stage)) {
            (Hand::Running(run, due), true) => self.pause(run, due, at),
            (Hand::Paused(run, since, left), false) => self.resume(run, (since, left), at),
            (hand, _) => hand,
        }
    }

    /// The clocks of a lead that has entered a position; `None` in the archive.
    pub(super) fn arrive(self, position: Position, clocks: Option<Box<Clocks>>, at: Instant) -> Option<Box<Clocks>> {
        let State::Open(stage) = position.state else { return None };
        let mut clocks = clocks.unwrap_or_else(|| Box::new(self.wound(None)));
        (clocks.timeout, clocks.due) = (position.timeout, position.due);
        for (number, clock) in self.rules.clocks().entries() {
            clocks.set(number, self.at_stage(clock, clocks.hand(number), stage, at));
        }
        Some(clocks)
    }

    /// Changes clocks by an action in a stage, or in the archive. Returns the clock that cannot be extended, if any.
    pub(super) fn change(
        self,
        clocks: &mut Clocks,
        stage: Option<StageId>,
        changes: &[ClockChange],
        at: Instant,
    ) -> Result<(), ClockId> {
        for ClockChange { clock: number, effect } in changes {
            let clock = &self.rules.clocks()[*number];
            let hand = match effect {
                ClockEffect::Start => {
                    let hand = self.started(clock, at);
                    stage.map_or(hand, |stage| self.in_stage(clock, hand, stage, at))
                }
                ClockEffect::Stop => Hand::Idle,
                ClockEffect::Extend { by, times } => {
                    let hand = clocks.hand(*number);
                    let run = hand.run().filter(|run| run.is_extendable(*times)).ok_or(*number)?;
                    self.extended(clock, hand, run, *by)
                }
            };
            clocks.set(*number, hand);
        }
        Ok(())
    }

    /// Whether these changes of clocks are possible.
    pub(crate) fn can_change(clocks: Option<&Clocks>, changes: &[ClockChange]) -> bool {
        changes.iter().all(|change| match change.effect {
            ClockEffect::Extend { times, .. } => {
                let run = clocks.map(|clocks| clocks.hand(change.clock));
                run.as_ref().and_then(Hand::run).is_some_and(|run| run.is_extendable(times))
            }
            ClockEffect::Start | ClockEffect::Stop => true,
        })
    }

    /// A clock with more time. A deadline that was kept from other rules moves by as much.
    fn extended(self, clock: &Clock, hand: Hand, run: &Run, by: Duration) -> Hand {
        let more = Run { extended: run.extended.plus(by), times: run.times.saturating_add(1), ..*run };
        if run.limit.is_none() {
            return match hand {
                Hand::Paused(_, at, left) => Hand::Paused(more, at, left),
                _ => Hand::Running(more, NEVER),
            };
        }
        let longer = self.between(run.kind, self.due_of(clock, run), self.due_of(clock, &more));
        match hand {
            Hand::Paused(_, at, left) => Hand::Paused(more, at, left.saturating_add(longer)),
            Hand::Running(_, due) => Hand::Running(more, self.forward(run.kind, due, longer)),
            hand => hand,
        }
    }

    /// The clocks after facts have changed. A clock whose limit stays the same and counts the same time goes on.
    pub(super) fn adjust(
        self,
        clocks: &mut Clocks,
        old: Ground<'_>,
        (policy, stage): (ChangeClock, StageId),
        at: Instant,
    ) {
        for (number, clock) in self.rules.clocks().entries() {
            let hand = clocks.hand(number);
            let Some(run) = hand.run() else { continue };
            let limit = self.limit_of(clock);
            if limit == run.limit && (run.kind == TimeKind::Exact || !self.recounts(old)) {
                continue;
            }
            let hand = if policy == ChangeClock::Restart {
                self.in_stage(clock, self.started(clock, at), stage, at)
            } else {
                let kept = Kept { deadline: policy == ChangeClock::Keep, old };
                self.relimited(clock, hand, limit, kept, at)
            };
            clocks.set(number, hand);
        }
    }

    /// A clock that is running or paused, with another limit. If it keeps its deadline, the time left stays as it is.
    pub(super) fn relimited(
        self,
        clock: &Clock,
        hand: Hand,
        limit: Option<TimeoutId>,
        kept: Kept<'_>,
        at: Instant,
    ) -> Hand {
        let (keep, old_ground) = (kept.deadline, kept.old);
        let run = |run: Run| Run { limit, kind: kind(clock, limit), ..run };
        match hand {
            Hand::Running(old, due) => {
                let new = run(old);
                let kept = keep && old.limit.is_some() && limit.is_some();
                Hand::Running(new, if kept { due } else { self.due_of(clock, &new).max(at) })
            }
            Hand::Paused(old, since, left) => {
                let new = run(old);
                let kept = keep && old.limit.is_some() && limit.is_some();
                if kept && new.kind == old.kind {
                    return Hand::Paused(new, since, left);
                }
                if kept {
                    // As much time of the new kind as is left of the old one.
                    return self.pause(new, old_ground.forward(old.kind, since, left), since);
                }
                self.pause(new, self.due_of(clock, &new).max(since), since)
            }
            hand => hand,
        }
    }
}
