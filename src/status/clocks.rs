//! The named clocks in a status.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::engine::ClockState;
use crate::locale::common;
use crate::rules::{ClockId, Duration, Instant, TimeKind};

use super::label::{Label, clock_label, state_label};
use super::snapshot::{Deadline, Scene};

/// A named clock of a lead that has started and has a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClockStatus<'a> {
    /// The id of the clock.
    pub id: Cow<'a, str>,
    /// Its label.
    pub label: Cow<'a, str>,
    /// Whether it is running, paused or over.
    pub phase: ClockPhase,
    /// When it is due, or since when its time is over; null while it is paused.
    pub at: Option<Instant>,
    /// The time left of a paused clock, in whole seconds, of working time if it counts that; null otherwise.
    pub left: Option<i64>,
    /// Which time is left of a paused clock: `exact`, `business-days` (of 24 hours) or `business-hours`; null otherwise.
    #[serde(default)]
    pub kind: Option<TimeKind>,
    /// The state that the lead moves to when the time is over; null if it stays where it is.
    pub to: Option<Label<'a>>,
    /// The time left, or since when the time is over.
    pub text: Cow<'a, str>,
}

/// What a clock does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ClockPhase {
    /// It is running.
    Running,
    /// It is paused.
    Paused,
    /// Its time is over.
    Over,
}

impl ClockPhase {
    /// Its id in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Over => "over",
        }
    }
}

impl ClockStatus<'_> {
    pub(super) fn into_owned(self) -> ClockStatus<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        ClockStatus {
            id: owned(self.id),
            label: owned(self.label),
            phase: self.phase,
            at: self.at,
            left: self.left,
            kind: self.kind,
            to: self.to.map(Label::into_owned),
            text: owned(self.text),
        }
    }
}

impl<'a> Scene<'a> {
    /// The clocks that have started and have a limit.
    pub(super) fn clocks(&self) -> Vec<ClockStatus<'a>> {
        let rules = self.rules();
        let states = self.course.states(rules).into_iter();
        let clocks = states.filter_map(|(number, state)| {
            let (phase, at, left) = match state {
                ClockState::Idle => return None,
                ClockState::Running { due } => (ClockPhase::Running, Some(due?), None),
                ClockState::Paused { left } => (ClockPhase::Paused, None, Some(left?)),
                ClockState::Over { since } => (ClockPhase::Over, Some(since), None),
            };
            let text = match phase {
                ClockPhase::Running => self.text(const { common("deadline") }, at),
                ClockPhase::Paused => self.words.say(const { common("clock-paused") }, |args| {
                    args.duration("left", left.unwrap_or(Duration::from_millis(0)));
                }),
                ClockPhase::Over => self.words.say(const { common("clock-over") }, |args| {
                    args.instant("since", at.unwrap_or(self.at));
                }),
            };
            let label = clock_label(self.words, rules, number);
            Some(ClockStatus {
                id: label.id,
                label: label.label,
                phase,
                at,
                left: left.map(|left| left.millis().div_euclid(1000)),
                kind: left.map(Duration::kind),
                to: self.clock_target(number),
                text,
            })
        });
        clocks.collect()
    }

    /// The deadline of a clock.
    pub(super) fn clock_deadline(&self, clock: ClockId, due: Instant) -> Deadline<'a> {
        Deadline {
            at: due,
            to: self.clock_target(clock),
            clock: Some(clock_label(self.words, self.rules(), clock)),
            text: self.text(const { common("deadline") }, Some(due)),
        }
    }

    /// The state that the lead moves to when the time of a clock is over; `None` if it stays where it is.
    fn clock_target(&self, clock: ClockId) -> Option<Label<'a>> {
        let rules = self.rules();
        let to = rules.clocks()[clock].limits[self.course.limit(clock)?].to?;
        Some(state_label(self.words, rules, to))
    }
}
