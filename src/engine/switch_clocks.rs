//! The named clocks of a lead that switches to another rule set, or back.

use crate::rules::{Clock, ClockId, ClockPolicy, Instant, Mapping, StageCounterpart, StageId, State};

use super::clocks::{Clocks, Hand, Kept};
use super::course::Course;
use super::position::{Ground, Position};

/// A switch of a lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment<'o> {
    /// When the lead was opened.
    pub(super) opened: Instant,
    /// When it switches.
    pub(super) at: Instant,
    /// The earliest deadline after the switch.
    pub(super) soonest: Instant,
    /// The rules and facts before the switch.
    pub(super) old: Ground<'o>,
}

impl Hand {
    /// The clock, not due before an instant.
    fn not_due_before(self, soonest: Instant) -> Self {
        match self {
            Self::Running(run, due) => Self::Running(run, due.max(soonest)),
            hand => hand,
        }
    }
}

impl Ground<'_> {
    /// The course of a lead at its position after a switch, with the hand that each clock gets in its stage.
    fn after_switch(self, position: Position, hand: impl Fn(ClockId, &Clock, StageId) -> Hand) -> Course {
        let State::Open(stage) = position.state else { return Course { position, clocks: None } };
        if self.rules.clocks().is_empty() {
            return Course { position, clocks: None };
        }
        let mut clocks = self.wound(None);
        for (number, clock) in self.rules.clocks().entries() {
            clocks.set(number, hand(number, clock, stage));
        }
        Self::restored(position, clocks)
    }

    /// The course of a lead that has landed at a position. Clocks with a counterpart go on by the deadline policy.
    pub(super) fn landed(
        self,
        position: Position,
        old: Option<&Clocks>,
        (mapping, like): (&Mapping, StageCounterpart),
        moment: Moment<'_>,
    ) -> Course {
        self.after_switch(position, |number, clock, stage| {
            let from = mapping.clocks[number];
            let hand = match from.zip(old).map(|(from, old)| old.hand(from)) {
                _ if clock.stops.contains(&stage) => Hand::Idle,
                Some(Hand::Over(_, since)) => match clock.limits.ids().next() {
                    Some(limit) => Hand::Over(limit, since),
                    None => Hand::Idle,
                },
                Some(hand) if hand.run().is_some() => self.carried(clock, hand, like.clock, moment),
                None if clock.opened => {
                    let since = if like.clock.moves_entry() { moment.at } else { moment.opened };
                    self.started(clock, since).not_due_before(moment.soonest)
                }
                _ if clock.starts.contains(&stage) => {
                    self.started(clock, position.since).not_due_before(moment.soonest)
                }
                _ => Hand::Idle,
            };
            self.in_stage(clock, hand, stage, moment.at)
        })
    }

    /// A clock that goes on under new rules.
    fn carried(self, clock: &Clock, hand: Hand, policy: ClockPolicy, moment: Moment<'_>) -> Hand {
        let limit = self.limit_of(clock);
        match policy {
            ClockPolicy::Restart => self.started(clock, moment.at),
            ClockPolicy::Keep | ClockPolicy::Remaining => {
                self.relimited(clock, hand, limit, Kept { deadline: true, old: moment.old }, moment.at)
            }
            ClockPolicy::Recompute => self
                .relimited(clock, hand, limit, Kept { deadline: false, old: moment.old }, moment.at)
                .not_due_before(moment.soonest),
        }
    }

    /// The course of a lead that goes back to a position. If the lead has moved, clocks with a counterpart go on, and others
    /// as they were left.
    pub(super) fn gone_back(
        self,
        position: Position,
        (moved, previous): (Option<&Course>, Option<&Clocks>),
        mapping: &Mapping,
        moment: Moment<'_>,
    ) -> Course {
        self.after_switch(position, |number, clock, stage| {
            let now = mapping.clocks.entries().find(|(_, from)| **from == Some(number)).map(|(now, _)| now);
            let old = moved.and_then(|course| course.clocks.as_deref());
            let now = now.zip(old).map(|(now, old)| old.hand(now)).filter(|hand| hand.run().is_some());
            let hand = match now {
                Some(hand) => self.carried(clock, hand, ClockPolicy::Recompute, moment),
                // As it was left.
                None => previous.map_or(Hand::Idle, |clocks| clocks.hand(number)),
            };
            let stopped = moved.is_some() && clock.stops.contains(&stage);
            let hand = if stopped { Hand::Idle } else { self.in_stage(clock, hand, stage, moment.at) };
            let passed = matches!(hand, Hand::Running(_, due) if due <= moment.at);
            if passed { hand.not_due_before(moment.soonest) } else { hand }
        })
    }
}
