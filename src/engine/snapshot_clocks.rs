//! The named clocks of a stored lead.

use serde::{Deserialize, Serialize};

use crate::rules::{Clock, Instant, RuleSet};

use super::clocks::{Clocks, Hand, Run, kind};
use super::position::{Ground, NEVER};
use super::sum::Sum;

/// A clock that is not idle.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SavedClock {
    id: Box<str>,
    phase: Phase,
    /// The number of its limit for this lead, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    /// When it started; of a clock whose time is over, since when.
    since: Instant,
    /// When it is due, or when it was paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Instant>,
    /// The time left of a paused clock, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left: Option<i64>,
    #[serde(default = "nothing", skip_serializing_if = "is_nothing")]
    extended: Box<str>,
    #[serde(default, skip_serializing_if = "is_zero")]
    times: u16,
    /// The time that it was paused, in milliseconds; of business days, and of business hours.
    #[serde(default, skip_serializing_if = "is_zero")]
    paused: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    paused_days: i64,
    #[serde(default, skip_serializing_if = "is_zero")]
    paused_hours: i64,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Phase {
    Running,
    Paused,
    Over,
}

fn nothing() -> Box<str> {
    "0m".into()
}

fn is_nothing(extended: &str) -> bool {
    extended == "0m"
}

fn is_zero<N: Default + PartialEq>(number: &N) -> bool {
    *number == N::default()
}

impl SavedClock {
    /// The clocks that are not idle.
    pub(super) fn all(rules: &RuleSet, clocks: Option<&Clocks>) -> Vec<Self> {
        let hands =
            clocks.into_iter().flat_map(|clocks| rules.clocks().entries().map(|(it, clock)| (clock, clocks.hand(it))));
        hands.filter_map(|(clock, hand)| Self::of(&clock.id, hand)).collect()
    }

    fn of(id: &str, hand: Hand) -> Option<Self> {
        let number = crate::rules::Id::number;
        let of_run = |run: Run, phase, at, left| Self {
            id: id.into(),
            phase,
            limit: run.limit.map(number),
            since: run.since,
            at,
            left,
            extended: run.extended.written(),
            times: run.times,
            paused: run.paused.exact,
            paused_days: run.paused.days,
            paused_hours: run.paused.hours,
        };
        match hand {
            Hand::Idle => None,
            Hand::Running(run, due) => Some(of_run(run, Phase::Running, run.limit.map(|_| due), None)),
            Hand::Paused(run, at, left) => Some(of_run(run, Phase::Paused, Some(at), run.limit.map(|_| left))),
            Hand::Over(limit, since) => Some(Self {
                id: id.into(),
                phase: Phase::Over,
                limit: Some(number(limit)),
                since,
                at: None,
                left: None,
                extended: nothing(),
                times: 0,
                paused: 0,
                paused_days: 0,
                paused_hours: 0,
            }),
        }
    }

    /// Restores clocks; `None` if that is not possible.
    pub(super) fn restore(saved: &[Self], ground: Ground<'_>) -> Option<Clocks> {
        let mut clocks = ground.wound(None);
        for saved in saved {
            let number = ground.rules.clocks().find(&saved.id)?;
            clocks.set(number, saved.hand(&ground.rules.clocks()[number])?);
        }
        Some(clocks)
    }

    fn hand(&self, clock: &Clock) -> Option<Hand> {
        let limit = match self.limit {
            Some(limit) => Some(clock.limits.ids().nth(limit)?),
            None => None,
        };
        let run = Run {
            since: self.since,
            limit,
            kind: kind(clock, limit),
            extended: Sum::read(&self.extended)?,
            times: self.times,
            paused: Sum { months: 0, exact: self.paused, days: self.paused_days, hours: self.paused_hours },
        };
        let unlimited = limit.is_none();
        match self.phase {
            Phase::Running => Some(Hand::Running(run, self.at.or_else(|| unlimited.then_some(NEVER))?)),
            Phase::Paused => Some(Hand::Paused(run, self.at?, self.left.or_else(|| unlimited.then_some(i64::MAX))?)),
            Phase::Over => Some(Hand::Over(limit?, self.since)),
        }
    }
}
