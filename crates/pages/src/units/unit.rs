//! Units of time.

use std::fmt::Write;

use referee::rules::Duration;

/// A unit of time, from the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    /// A day on which people work.
    BusinessDay,
    /// An hour in which people work.
    BusinessHour,
    /// A unit that rule files do not have, such as a second or a quarter.
    Other,
}

/// The units of rule files.
pub(super) const UNITS: [(Unit, &str); 6] = [
    (Unit::Minute, "m"),
    (Unit::Hour, "h"),
    (Unit::Day, "d"),
    (Unit::Week, "w"),
    (Unit::Month, "mo"),
    (Unit::Year, "y"),
];

/// The units of working time, which CLDR does not have.
const WORKING: [(Unit, &str); 2] = [(Unit::BusinessDay, "bd"), (Unit::BusinessHour, "bh")];

/// The units of rule files, for patterns.
pub(super) fn units() -> impl Iterator<Item = Unit> {
    UNITS.iter().map(|(unit, _)| *unit)
}

impl Unit {
    /// The unit with this name in rule files.
    pub(super) fn of_rules(name: &str) -> Option<Self> {
        UNITS.iter().chain(&WORKING).find(|(_, known)| *known == name).map(|(unit, _)| *unit)
    }

    fn in_rules(self) -> Option<&'static str> {
        UNITS.iter().chain(&WORKING).find(|(unit, _)| *unit == self).map(|(_, name)| *name)
    }
}

/// An amount of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) number: u64,
    pub(crate) unit: Unit,
}

impl Amount {
    /// An amount as in rule files, such as `2w`.
    pub(super) fn of_rules(text: &str) -> Option<Self> {
        let (number, unit) = text.split_at_checked(text.find(|c: char| !c.is_ascii_digit())?)?;
        Some(Self { number: number.parse().ok()?, unit: Unit::of_rules(unit)? })
    }

    /// Whether a smaller amount can follow in the same duration: `1 day 12 hours`, but not `1 day, 72 hours`. The days of
    /// a month vary, and working time does not mix with other units.
    pub(super) fn is_followed_by(self, next: Self) -> bool {
        let one = |unit: Unit| sum(&[Self { number: 1, unit }]).map(Duration::rough_millis);
        let exact = self.unit <= Unit::Week;
        let less = || sum(&[next]).map(Duration::rough_millis) < one(self.unit);
        let works = |unit: Unit| WORKING.iter().any(|(known, _)| *known == unit);
        !works(self.unit) && !works(next.unit) && self.unit > next.unit && (!exact || less())
    }
}

/// The sum of several amounts, the longest unit first.
pub(super) fn sum(amounts: &[Amount]) -> Option<Duration> {
    if let [Amount { number, unit }] = amounts {
        // A single amount can have any size that rule files allow.
        return format!("{number}{}", unit.in_rules()?).parse().ok();
    }
    let (mut date, mut time) = (String::new(), String::new());
    for Amount { number, unit } in amounts {
        match unit {
            Unit::Minute => write!(time, "{number}M"),
            Unit::Hour => write!(time, "{number}H"),
            Unit::Day => write!(date, "{number}D"),
            Unit::Week => write!(date, "{number}W"),
            Unit::Month => write!(date, "{number}M"),
            Unit::Year => write!(date, "{number}Y"),
            Unit::BusinessDay | Unit::BusinessHour | Unit::Other => return None,
        }
        .ok()?;
    }
    let time = if time.is_empty() { time } else { format!("T{time}") };
    format!("P{date}{time}").parse().ok()
}
