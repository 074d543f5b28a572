use std::borrow::Cow;

use crate::rules::{
    Action, ChangeClock, ClockChange, ClockId, Duration, Instant, NotificationId, Reminder, RuleSet, State, Timeout,
    TimeoutId,
};

use super::clocks::{ClockState, Clocks, Hand};
use super::position::{Ground, Position};
use super::value::meets;

/// A position with the named clocks: all that time changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Course {
    pub(crate) position: Position,
    /// `None` in the archive, and if the rules have no clocks.
    pub(crate) clocks: Option<Box<Clocks>>,
}

/// A timeout of a stage or a clock that has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage<'r> {
    /// The instant when it was due.
    pub at: Instant,
    /// The state before.
    pub from: State,
    /// The state after; a clock can leave the lead where it is.
    pub to: State,
    /// The clock whose time was over; `None` for the timeout of the previous stage.
    pub clock: Option<ClockId>,
    /// The timeout, of the clock or of the previous stage.
    pub timeout: TimeoutId,
    /// Its notifications. [`Lead::sent`](super::Lead::sent) returns which of them are sent, and to whom.
    pub notify: &'r [NotificationId],
}

/// A reminder at its instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reminded<'r> {
    pub(crate) at: Instant,
    /// The deadline that it is about.
    pub(crate) due: Instant,
    /// The clock with this deadline; `None` for the stage.
    pub(crate) clock: Option<ClockId>,
    pub(crate) reminder: &'r Reminder,
}

impl<'r> Ground<'r> {
    /// The course of a lead that is opened.
    pub(crate) fn open(self, opened: Instant) -> Course {
        let position = self.first(opened);
        if self.rules.clocks().is_empty() {
            return Course { position, clocks: None };
        }
        self.clocked(position, Some(Box::new(self.wound(Some(opened)))), opened)
    }

    /// The course of a lead that moves to a state.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "as for positions")]
    pub(crate) fn go(self, course: &Course, to: State, at: Instant) -> Course {
        // A course that is returned through memory is written in small pieces and read in large ones, which is slow.
        let (position, clocks) = if self.rules.clocks().is_empty() {
            (self.enter(course.position, to, at), None)
        } else {
            let Course { position, clocks } = self.go_on_clocks(course, to, at);
            (position, clocks)
        };
        Course { position, clocks }
    }

    /// [`Ground::go`] if there are clocks.
    #[cold]
    #[inline(never)]
    fn go_on_clocks(self, course: &Course, to: State, at: Instant) -> Course {
        self.clocked(self.enter(course.position, to, at), course.clocks.clone(), at)
    }

    /// The course of a lead that has entered a position of a stage.
    pub(super) fn clocked(self, position: Position, clocks: Option<Box<Clocks>>, at: Instant) -> Course {
        let clocks = self.arrive(position, clocks, at);
        let position = clocks.as_ref().map_or(position, |clocks| position.pointed(clocks));
        Course { position, clocks }
    }

    /// A stored course.
    pub(super) fn restored(position: Position, mut clocks: Clocks) -> Course {
        (clocks.timeout, clocks.due) = (position.timeout, position.due);
        Course { position: position.pointed(&clocks), clocks: Some(Box::new(clocks)) }
    }

    /// The course after an action: its changes of clocks, then its target. Returns the clock that cannot be extended.
    #[cold]
    #[inline(never)]
    pub(super) fn act(
        self,
        course: &Course,
        changes: &[ClockChange],
        to: Option<State>,
        at: Instant,
    ) -> Result<Course, ClockId> {
        if let State::Archived(_) = course.position.state {
            // No clock runs in the archive. Those that the action starts run from the next stage on.
            let mut clocks = Box::new(self.wound(None));
            self.change(&mut clocks, None, changes, at)?;
            let course = Course { clocks: Some(clocks), ..*course };
            return Ok(to.map_or(course.clone(), |to| self.go(&course, to, at)));
        }
        let mut course = course.clone();
        if let (State::Open(stage), Some(clocks)) = (course.position.state, &mut course.clocks) {
            self.change(clocks, Some(stage), changes, at)?;
            course.position = course.position.pointed(clocks);
        }
        Ok(match to {
            Some(to) => self.go(&course, to, at),
            None => course,
        })
    }

    /// Whether an action is available.
    pub(crate) fn offers(self, course: &Course, action: &Action) -> bool {
        let holds = action.when.is_empty() || meets(&action.when, self.facts, &[]);
        holds && (action.clocks.is_empty() || Self::can_change(course.clocks.as_deref(), &action.clocks))
    }

    /// The course of a lead in the same stage, after its facts have changed.
    pub(super) fn adjusted(self, mut course: Course, old: Ground<'_>, policy: ChangeClock, at: Instant) -> Course {
        let before = course.position.of_stage(course.clocks.as_deref());
        course.position = self.changed(before, old, policy, at);
        if let (State::Open(stage), Some(clocks)) = (course.position.state, &mut course.clocks) {
            (clocks.timeout, clocks.due) = (course.position.timeout, course.position.due);
            self.adjust(clocks, old, (policy, stage), at);
            course.position = course.position.pointed(clocks);
        }
        course
    }

    /// The timeouts from a course up to and including an instant.
    pub(crate) fn passages(self, course: Course, until: Instant) -> Passages<'r> {
        Passages { ground: self, course, until, last: None, at_once: 0 }
    }

    /// The reminders on a course after one instant, up to and including another, in order.
    pub(crate) fn reminders(self, course: &Course, after: Instant, until: Instant) -> Vec<Reminded<'r>> {
        let stage = course.position.of_stage(course.clocks.as_deref());
        let of_stage =
            stage.running(self.rules).into_iter().flat_map(|timeout| self.reminded(timeout, stage.due, None));
        let hands = course.clocks.iter().flat_map(|clocks| self.rules.clocks().ids().map(|it| (it, clocks.hand(it))));
        let of_clocks = hands.filter_map(|(clock, hand)| match hand {
            Hand::Running(run, due) => Some(self.reminded(self.limit(clock, run.limit?), due, Some(clock))),
            _ => None,
        });
        let all = of_stage.chain(of_clocks.flatten());
        let mut reminders: Vec<_> = all.filter(|it| it.at > after && it.at <= until).collect();
        reminders.sort_by_key(|it| it.at);
        reminders
    }

    /// The reminders before a deadline.
    fn reminded<To>(self, timeout: &'r Timeout<To>, due: Instant, clock: Option<ClockId>) -> Vec<Reminded<'r>> {
        let all = timeout.reminders.iter().map(|reminder| {
            let at = self.before(reminder.before, due);
            Reminded { at, due, clock, reminder }
        });
        all.collect()
    }

    /// The course at a later instant if there are no events.
    ///
    /// A cycle of timeouts is followed stage by stage at first, then a whole round at a time. A thousand years then
    /// take no longer than a day.
    #[inline]
    pub(crate) fn at(self, course: &Course, now: Instant) -> Cow<'_, Course> {
        self.late(course, now).map_or(Cow::Borrowed(course), Cow::Owned)
    }

    /// The course at a later instant, if a timeout is due until then.
    #[inline]
    pub(super) fn late(self, course: &Course, now: Instant) -> Option<Course> {
        (course.position.due <= now).then(|| self.after_timeouts(course.clone(), now))
    }

    /// [`Ground::late`] if a timeout is due.
    #[cold]
    #[inline(never)]
    fn after_timeouts(self, course: Course, now: Instant) -> Course {
        const PATIENCE: usize = 1024;
        let mut passages = self.passages(course, now);
        let mut steps: usize = 0;
        let mut round: Option<Course> = None;
        while passages.next().is_some() {
            steps += 1;
            let here = &passages.course;
            if let Some(start) = round.take_if(|start| start.position.state == here.position.state)
                && self.exact_round(here)
                && let Some(later) = here.repeated(&start, now)
            {
                passages.course = later;
                // The clocks may run differently from here.
                steps = PATIENCE / 2;
            }
            // The start moves forward in growing steps, as the path to a cycle may be long.
            if steps >= PATIENCE && steps.is_power_of_two() {
                round = Some(passages.course.clone());
            }
        }
        passages.course
    }

    /// Whether all timeouts from a course back to its state always take the same time.
    fn exact_round(self, start: &Course) -> bool {
        let varies = |after: Duration| after.months() > 0 || after.is_working();
        if !self.rules.clocks().is_empty() {
            let limits = self.rules.clocks().iter().flat_map(|clock| &clock.limits).map(|limit| limit.after);
            let timeouts = self.rules.stages().iter().flat_map(|stage| &stage.timeouts).map(|timeout| timeout.after);
            return !timeouts.chain(limits).any(varies);
        }
        let mut position = start.position;
        for _ in self.rules.stages() {
            let Some(timeout) = position.running(self.rules) else { return false };
            if varies(timeout.after) {
                return false;
            }
            position = self.enter(position, timeout.to, position.since);
            if position.state == start.position.state {
                return true;
            }
        }
        false
    }
}

impl Course {
    /// The state of each clock, in rule set order; empty in the archive.
    pub(crate) fn states(&self, rules: &RuleSet) -> Vec<(ClockId, ClockState)> {
        let clocks = self.clocks.iter().flat_map(|clocks| rules.clocks().ids().map(|it| (it, clocks.hand(it).state())));
        clocks.collect()
    }

    /// The state of a clock; `None` in the archive.
    pub(crate) fn state(&self, clock: ClockId) -> Option<ClockState> {
        Some(self.clocks.as_ref()?.hand(clock).state())
    }

    /// The limit of a clock that has started, if it has one for this lead.
    pub(crate) fn limit(&self, clock: ClockId) -> Option<TimeoutId> {
        match self.clocks.as_ref()?.hand(clock) {
            Hand::Over(limit, _) => Some(limit),
            hand => hand.run()?.limit,
        }
    }

    /// The course that is only about a stage.
    pub(crate) fn stage(&self) -> Position {
        self.position.of_stage(self.clocks.as_deref())
    }

    /// The course after as many rounds as fit until an instant, if the course since `start` is a round.
    fn repeated(&self, start: &Self, now: Instant) -> Option<Self> {
        let length = self.position.since.millis() - start.position.since.millis();
        let later =
            |instant: Instant, by: i64| Instant::from_millis(instant.millis().saturating_add(by)).written_down();
        let mut until = now;
        let mut moves = Vec::new();
        if let (Some(here), Some(start)) = (&self.clocks, &start.clocks) {
            for (here, start) in here.hands.iter().zip(&start.hands) {
                let moved = start.moved(|instant| later(instant, length)) == *here;
                // A clock that does not restart in the round ends it when it is due.
                if let (false, Hand::Running(run, due)) = (moved, here) {
                    until = if run.limit.is_some() { until.min(*due) } else { until };
                }
                if !moved && here != start {
                    return None;
                }
                moves.push(moved);
            }
        }
        if length <= 0 {
            return None;
        }
        let skipped = (until.millis() - self.position.since.millis()) / length * length;
        if skipped <= 0 {
            return None;
        }
        let mut course = self.clone();
        course.position.since = later(self.position.since, skipped);
        course.position.due = later(self.position.due, skipped);
        course.position.counted = later(self.position.counted, skipped);
        if let Some(clocks) = &mut course.clocks {
            clocks.due = later(clocks.due, skipped);
            for (clock, _) in clocks.hands.ids().zip(moves).filter(|(_, moved)| *moved) {
                clocks.hands[clock] = clocks.hands[clock].moved(|instant| later(instant, skipped));
            }
            course.position = course.position.pointed(clocks);
        }
        Some(course)
    }
}

impl Hand {
    /// The same hand at another time.
    fn moved(self, to: impl Fn(Instant) -> Instant) -> Self {
        match self {
            Self::Idle => self,
            Self::Running(mut run, due) => {
                run.since = to(run.since);
                Self::Running(run, if run.limit.is_some() { to(due) } else { due })
            }
            Self::Paused(mut run, at, left) => {
                run.since = to(run.since);
                Self::Paused(run, to(at), left)
            }
            Self::Over(limit, since) => Self::Over(limit, to(since)),
        }
    }
}

/// An iterator over timeouts; see [`super::Lead::passages`].
#[derive(Debug, Clone)]
pub struct Passages<'r> {
    ground: Ground<'r>,
    course: Course,
    until: Instant,
    /// The instant of the last timeout.
    last: Option<Instant>,
    /// The number of consecutive timeouts at one instant.
    at_once: usize,
}

impl Passages<'_> {
    /// The course after the timeouts returned so far.
    pub(crate) fn course(&self) -> &Course {
        &self.course
    }
}

impl<'r> Iterator for Passages<'r> {
    type Item = Passage<'r>;

    fn next(&mut self) -> Option<Passage<'r>> {
        let Position { state: from, since, due, .. } = self.course.position;
        if due > self.until {
            return None;
        }
        let rules = self.ground.rules;
        let running = self.course.position.running(rules).zip(self.course.position.timeout);
        // At the last instant, no timeout has a duration left.
        if running.is_some_and(|(timeout, _)| due <= since && !timeout.after.is_zero()) {
            return None;
        }
        // Checks reject cycles of zero duration; this guards against an endless loop.
        let last = self.last.replace(due).unwrap_or(since);
        self.at_once = if due > last { 0 } else { self.at_once + 1 };
        if self.at_once > rules.stages().len() + rules.clocks().len() {
            return None;
        }
        if let Some((timeout, number)) = running {
            let to = timeout.to;
            self.course = self.ground.go(&self.course, to, due);
            return Some(Passage { at: due, from, to, clock: None, timeout: number, notify: &timeout.notify });
        }
        let clock = self.course.position.clock?;
        let mut course = self.course.clone();
        let clocks = course.clocks.as_mut()?;
        let number = clocks.hand(clock).run()?.limit?;
        let limit = self.ground.limit(clock, number);
        clocks.set(clock, Hand::Over(number, due));
        course.position = course.position.pointed(clocks);
        self.course = match limit.to {
            Some(to) => self.ground.go(&course, to, due),
            None => course,
        };
        let to = self.course.position.state;
        Some(Passage { at: due, from, to, clock: Some(clock), timeout: number, notify: &limit.notify })
    }
}
