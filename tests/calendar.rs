//! Cycles of timeouts with calendar steps, against a calendar that goes forward day by day.

use std::fmt::Write;

use proptest::prelude::*;
use referee::{Event, Instant, Lead, Loader, Opening, Source};

const DAY: i64 = 86_400_000;
const HOUR: i64 = 3_600_000;
/// The last instant that can be written.
const END: i64 = 253_402_300_799_999;

/// A duration as a rule file has it, in months and milliseconds.
const STEPS: [(&str, i64, i64); 9] = [
    ("0m", 0, 0),
    ("1m", 0, 60_000),
    ("7h", 0, 7 * HOUR),
    ("1d", 0, DAY),
    ("2w", 0, 14 * DAY),
    ("1mo", 1, 0),
    ("1y", 12, 0),
    ("13mo", 13, 0),
    ("P1M30DT12H", 1, 30 * DAY + 12 * HOUR),
];

/// A date with the milliseconds of its day.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    millis: i64,
}

/// The days of a month.
pub fn days(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Civil {
    fn months_later(mut self, months: i64) -> Self {
        for _ in 0..months {
            self.month += 1;
            if self.month > 12 {
                (self.year, self.month) = (self.year + 1, 1);
            }
        }
        Self { day: self.day.min(days(self.year, self.month)), ..self }
    }

    fn millis_later(mut self, millis: i64) -> Self {
        self.millis += millis;
        while self.millis >= DAY {
            self.millis -= DAY;
            self.day += 1;
            if self.day > days(self.year, self.month) {
                self.day = 1;
                self = self.months_later(1);
            }
        }
        self
    }

    fn instant(self) -> i64 {
        let years: i64 = (1..self.year).map(|year| 337 + days(year, 2)).sum();
        let months: i64 = (1..self.month).map(|month| days(self.year, month)).sum();
        (years + months + self.day - 1 - 719_162) * DAY + self.millis
    }
}

/// A lead that goes round some stages, each with a timeout.
fn round(steps: &[usize], opened: i64) -> Lead {
    let mut rules = "rules: t\nstages:\n".to_owned();
    for (number, step) in steps.iter().enumerate() {
        let next = (number + 1) % steps.len();
        let after = STEPS[*step].0;
        // Nobody can act in a stage that takes no time.
        let actions = if *step == 0 { "" } else { "actions: { end: { to: done } }, " };
        writeln!(rules, "  s{number}: {{ {actions}timeout: {{ after: {after}, to: s{next} }} }}").unwrap();
    }
    rules.push_str("  end: { outcomes: [done] }\n");
    let (referee, _) = Loader::rules([Source::new("t.yaml", rules)]).load_valid().unwrap();
    referee.open(Event::open("L", Instant::from_millis(opened), Opening::under("t"))).unwrap()
}

/// The stage of a lead at an instant, since when, and when it is due.
fn stand(lead: &Lead, at: i64) -> (String, i64, i64) {
    let position = lead.at(Instant::from_millis(at)).unwrap();
    let due = position.due().unwrap().millis();
    (lead.rules().state_id(position.state).to_owned(), position.since.millis(), due)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cycle_with_calendar_steps_is_gone_through_to_the_day(
        steps in prop::collection::vec(0..STEPS.len(), 1..4),
        year in prop::sample::select(vec![1_i64, 1899, 1970, 2019, 2020, 9900, 9999]),
        month in 1..13_i64, day in 27..32_i64, millis in 0..DAY,
        count in prop_oneof![0..40_usize, 1020..1030_usize, 2000..4200_usize],
        (part, before) in (0..1000_i64, any::<bool>()),
    ) {
        // A cycle of stages that take no time never ends.
        prop_assume!(steps.iter().any(|step| *step > 0));
        let mut civil = Civil { year, month, day: day.min(days(year, month)), millis };
        let opened = civil.instant();
        let first = format!("{year:04}-{month:02}-");
        prop_assert!(Instant::from_millis(opened).to_string().starts_with(&first));
        let lead = round(&steps, opened);
        let (mut stage, mut since, mut passed) = (0, opened, 0);
        let due = loop {
            let (_, months, millis) = STEPS[steps[stage]];
            let next = civil.months_later(months).millis_later(millis);
            let due = next.instant().min(END);
            let over = due == since && (months, millis) != (0, 0);
            if (passed >= count && (months, millis) != (0, 0)) || over {
                break due;
            }
            (civil, since, stage, passed) = (next, due, (stage + 1) % steps.len(), passed + 1);
        };
        // At once, a moment before the next timeout, or between.
        let look = if before { (due - 1).max(since) } else { since + (due - since - 1).max(0) * part / 1000 };
        prop_assert_eq!(stand(&lead, look), (format!("s{stage}"), since, due));
        prop_assert_eq!(lead.passages(Instant::from_millis(look)).count(), passed);
    }
}

/// The last deadline is the last instant that can be written, also after many rounds of a cycle.
#[test]
fn no_deadline_is_after_the_last_instant() {
    let opened = Civil { year: 9900, month: 1, day: 27, millis: 0 }.instant();
    assert_eq!(stand(&round(&[4], opened), END - 1), ("s0".to_owned(), END + 1 - 14 * DAY, END));
}
