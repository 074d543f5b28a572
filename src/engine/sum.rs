//! Sums of times of different kinds, which cannot be added.

use crate::rules::{Duration, TimeKind};

/// Time of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Sum {
    pub(super) months: u32,
    /// In milliseconds, like all others.
    pub(super) exact: i64,
    pub(super) days: i64,
    pub(super) hours: i64,
}

impl Sum {
    /// The part of a kind, without months.
    pub(super) fn millis(self, kind: TimeKind) -> i64 {
        match kind {
            TimeKind::Exact => self.exact,
            TimeKind::BusinessDays => self.days,
            TimeKind::BusinessHours => self.hours,
        }
    }

    fn part(self, kind: TimeKind) -> Duration {
        match kind {
            TimeKind::Exact => Duration::exact(self.months, self.exact),
            kind => Duration::of(kind, self.millis(kind)),
        }
    }

    /// The sum with a duration.
    pub(super) fn plus(self, more: Duration) -> Self {
        let sum = self.part(more.kind()).plus(more);
        match more.kind() {
            TimeKind::Exact => Self { months: sum.months(), exact: sum.millis(), ..self },
            TimeKind::BusinessDays => Self { days: sum.millis(), ..self },
            TimeKind::BusinessHours => Self { hours: sum.millis(), ..self },
        }
    }

    /// A duration with the part of its kind.
    pub(super) fn added_to(self, duration: Duration) -> Duration {
        duration.plus(self.part(duration.kind()))
    }

    /// The parts that are not of a kind and not empty.
    pub(super) fn others(self, kind: TimeKind) -> impl Iterator<Item = Duration> {
        let all = [TimeKind::Exact, TimeKind::BusinessDays, TimeKind::BusinessHours].into_iter();
        all.filter(move |other| *other != kind).map(move |kind| self.part(kind)).filter(|part| !part.is_zero())
    }

    /// The parts as text, such as `2d` or `2d+1bd`; `0m` for none.
    pub(super) fn written(self) -> Box<str> {
        let mut parts: Vec<String> = std::iter::once(self.part(TimeKind::Exact))
            .filter(|part| !part.is_zero())
            .chain(self.others(TimeKind::Exact))
            .map(|it| it.to_string())
            .collect();
        if parts.is_empty() {
            parts.push("0m".to_owned());
        }
        parts.join("+").into()
    }

    /// Reads [`Sum::written`].
    pub(super) fn read(text: &str) -> Option<Self> {
        text.split('+').try_fold(Self::default(), |sum, part| Some(sum.plus(part.parse().ok()?)))
    }
}
