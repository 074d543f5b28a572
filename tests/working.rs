//! Working time: calendars of random zones against a model that looks at every minute.

use std::collections::HashMap;
use std::fmt::Write;

use referee::chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};
use referee::rules::Calendar;
use referee::{Duration, Event, Instant, Loader, Opening, Record, Rulebook, Severity, Source, Zone};

use crate::command::Folder;
use crate::written::Dice;

const MINUTE: i64 = 60_000;

/// Zones with changes of the clock: in both hemispheres, by half an hour, at midnight, often, and by a whole day.
const ZONES: [&str; 20] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "America/Havana",
    "Africa/Casablanca",
    "Asia/Gaza",
    "Antarctica/Troll",
    "America/St_Johns",
    "Pacific/Kwajalein",
    "Pacific/Chatham",
    "Asia/Kathmandu",
    "Africa/Cairo",
    "Asia/Beirut",
    "America/Asuncion",
    "Pacific/Fakaofo",
    "Europe/Dublin",
    "UTC",
    "+05:45",
];

/// Days around which clocks changed, in one of the zones.
const TURNS: [&str; 16] = [
    "2026-03-29",
    "2026-10-25",
    "2026-03-08",
    "2026-11-01",
    "2026-04-05",
    "2026-10-04",
    "2011-12-30",
    "1993-08-21",
    "2018-11-04",
    "2017-10-15",
    "2023-10-15",
    "2019-02-17",
    "2006-10-29",
    "2009-11-01",
    "2026-02-15",
    "2024-04-26",
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

fn time(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Random hours of a day, in order, which do not touch.
fn spans(dice: &mut Dice) -> Vec<(u32, u32)> {
    let mut bounds: Vec<u32> = (0..2 * dice.roll(3)).map(|_| dice.number::<u32>(97) * 15).collect();
    if dice.roll(12) == 0 {
        bounds = vec![0, 1440];
    }
    bounds.sort_unstable();
    bounds.dedup();
    bounds.chunks_exact(2).map(|two| (two[0], two[1])).collect()
}

fn list(spans: &[(u32, u32)]) -> String {
    let spans: Vec<String> = spans.iter().map(|(start, end)| format!("{}-{}", time(*start), time(*end))).collect();
    format!("[{}]", spans.join(", "))
}

/// The calendar of a file, as a rule set gets it.
fn calendar(text: &str) -> Calendar {
    let rules =
        "rules: t\ncalendar: c\nstages:\n  open: { timeout: { after: 1bd, to: done } }\n  end: { outcomes: [done] }\n";
    let sources = [Source::new("rules/calendars/c.yaml", text), Source::new("rules/t.yaml", rules)];
    let book = Rulebook::parse(&sources).unwrap_or_else(|findings| panic!("{findings}\n{text}"));
    book.get("t").unwrap().calendars()[0].calendar.clone()
}

/// A calendar that looks at every minute.
struct Model {
    zone: Zone,
    week: Vec<Vec<(u32, u32)>>,
    holidays: HashMap<NaiveDate, Vec<(u32, u32)>>,
    /// Known instants of local times.
    known: HashMap<NaiveDateTime, i64>,
}

impl Model {
    fn local(&self, minute: i64) -> NaiveDateTime {
        let at = DateTime::<Utc>::from_timestamp(minute * 60, 0).unwrap();
        let offset = self.zone.offset(Instant::from_millis(minute * MINUTE));
        (at + referee::chrono::Duration::seconds(i64::from(offset))).naive_utc()
    }

    /// The first minute at which it is at least this time.
    fn minute(&mut self, local: NaiveDateTime) -> i64 {
        if let Some(known) = self.known.get(&local) {
            return *known;
        }
        let mut minute = local.and_utc().timestamp() / 60 - 16 * 60;
        while self.local(minute) < local {
            minute += 1;
        }
        self.known.insert(local, minute);
        minute
    }

    fn hours(&self, date: NaiveDate) -> Vec<(u32, u32)> {
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.holidays.get(&date).unwrap_or(&self.week[weekday]).clone()
    }

    fn time(date: NaiveDate, minute: u32) -> NaiveDateTime {
        date.and_hms_opt(0, 0, 0).unwrap() + referee::chrono::Duration::minutes(i64::from(minute))
    }

    fn works(&mut self, date: NaiveDate) -> bool {
        let first = self.minute(Self::time(date, 0));
        !self.hours(date).is_empty() && self.local(first).date() == date
    }

    /// Whether a minute is within working hours.
    fn is_open(&mut self, minute: i64) -> bool {
        let here = self.local(minute).date();
        [here.pred_opt().unwrap(), here, here.succ_opt().unwrap()].into_iter().any(|date| {
            self.hours(date).into_iter().any(|(start, end)| {
                (self.minute(Self::time(date, start))..self.minute(Self::time(date, end))).contains(&minute)
            })
        })
    }

    fn after_hours(&mut self, start: i64, hours: i64) -> i64 {
        let (mut at, mut left) = (start, hours * 60);
        while left > 0 {
            left -= i64::from(self.is_open(at));
            at += 1;
        }
        at
    }

    fn before_hours(&mut self, end: i64, hours: i64) -> i64 {
        let (mut at, mut left) = (end, hours * 60);
        while left > 0 {
            at -= 1;
            left -= i64::from(self.is_open(at));
        }
        at
    }

    /// The working day that an instant counts from, and its time.
    fn day(&mut self, minute: i64) -> (NaiveDate, u32) {
        let local = self.local(minute);
        let mut date = local.date();
        if self.works(date) {
            return (date, local.hour() * 60 + local.minute());
        }
        while !self.works(date) {
            date = date + Days::new(1);
        }
        (date, 0)
    }

    fn after_days(&mut self, start: i64, days: i64) -> i64 {
        let (mut date, time) = self.day(start);
        for _ in 0..days {
            date = date + Days::new(1);
            while !self.works(date) {
                date = date + Days::new(1);
            }
        }
        self.minute(Self::time(date, time))
    }

    fn before_days(&mut self, end: i64, days: i64) -> i64 {
        let (mut date, time) = self.day(end);
        for _ in 0..days {
            date = date - Days::new(1);
            while !self.works(date) {
                date = date - Days::new(1);
            }
        }
        self.minute(Self::time(date, time))
    }
}

#[test]
fn calendars_agree_with_a_model_that_looks_at_every_minute() {
    let (mut compared, mut turned, mut odd) = (0, 0, 0);
    for seed in 0..200 {
        let mut dice = Dice(seed * 6_700_417 + 5);
        let zone = ZONES[usize::try_from(seed).unwrap() % ZONES.len()];
        let week: Vec<Vec<(u32, u32)>> = (0..7).map(|_| spans(&mut dice)).collect();
        if week.iter().filter(|spans| !spans.is_empty()).count() < 2 {
            continue;
        }
        let turn: NaiveDate = match dice.roll(6) {
            0 => NaiveDate::from_ymd_opt(1975 + dice.number::<i32>(120), 1 + dice.number::<u32>(12), 10).unwrap(),
            _ => dice.pick(&TURNS).parse().unwrap(),
        };
        let mut holidays: HashMap<NaiveDate, Vec<(u32, u32)>> = HashMap::new();
        for _ in 0..dice.roll(8) {
            let date = turn + Days::new(dice.number::<u64>(40)) - Days::new(20);
            let hours = if dice.roll(2) == 0 { spans(&mut dice) } else { Vec::new() };
            holidays.insert(date, hours);
        }
        let mut text = format!("zone: {zone:?}\nhours:\n");
        for ((_, name), spans) in WEEKDAYS.iter().zip(&week) {
            let _ = writeln!(text, "  {name}: {}", list(spans));
        }
        let mut days: Vec<_> = holidays.iter().collect();
        days.sort();
        text += "holidays:\n";
        for (date, hours) in days {
            let _ = if hours.is_empty() {
                writeln!(text, "  - {date}")
            } else {
                writeln!(text, "  - {{ date: {date}, hours: {} }}", list(hours))
            };
        }
        let real = calendar(&text);
        let mut model = Model { zone: zone.parse().unwrap(), week, holidays, known: HashMap::new() };
        let noon = turn.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp() / 60;
        for _ in 0..10 {
            let start = noon - 6 * 1440 + dice.number::<i64>(8 * 1440);
            let amount = 1 + dice.number::<i64>(9);
            let instant = Instant::from_millis(start * MINUTE);
            let minute = |at: Instant| (at.millis().div_euclid(MINUTE), at.millis().rem_euclid(MINUTE));
            let day: Duration = format!("{amount}bd").parse().unwrap();
            let hour: Duration = format!("{amount}bh").parse().unwrap();
            let why = format!("seed {seed}: {amount} at {instant}\n{text}");
            let due = real.after(day, instant);
            assert_eq!(minute(due), (model.after_days(start, amount), 0), "days after, {why}");
            assert_eq!(minute(real.before(day, instant)), (model.before_days(start, amount), 0), "days before, {why}");
            assert_eq!(minute(real.after(hour, instant)), (model.after_hours(start, amount), 0), "hours after, {why}");
            assert_eq!(
                minute(real.before(hour, instant)),
                (model.before_hours(start, amount), 0),
                "hours before, {why}"
            );
            compared += 4;
            turned += usize::from(model.zone.offset(instant) != model.zone.offset(due));
            odd += usize::from(due.millis() - instant.millis() > 1_000 * 3_600_000);
        }
    }
    assert!(compared > 6_000 && turned > 100, "{compared} {turned} {odd}");
}

/// Whole and split durations are the same, however long they are.
#[test]
fn work_adds_up_over_a_thousand_years() {
    let text = "zone: Europe/Berlin\nhours: { mon-thu: [09:00-12:00, 13:00-17:00], fri: 09:00-15:00, sun: 01:00-05:00 }\nholidays: [2026-12-25, 2027-01-01]\n";
    let real = calendar(text);
    let start: Instant = "2026-03-27T10:30:00Z".parse().unwrap();
    let after = |text: &str, start| real.after(text.parse().unwrap(), start);
    for unit in ["bd", "bh"] {
        let mut at = start;
        for _ in 0..50 {
            at = after(&format!("997{unit}"), at);
        }
        assert_eq!(at, after(&format!("{}{unit}", 997 * 50), start), "{unit}");
        assert_eq!(real.before(format!("{}{unit}", 997 * 50).parse().unwrap(), at), start, "{unit}");
    }
    let far = after("366000bd", start);
    assert!(far.to_string().starts_with('3'), "{far}");
    assert_eq!(
        after(
            "366000bd",
            after("366000bd", after("366000bd", after("366000bd", after("366000bd", after("366000bd", far)))))
        )
        .to_string(),
        "9999-12-31T23:59:59.999Z"
    );
}

/// The rules of the documentation, one by one.
#[test]
fn business_days_and_hours_follow_their_rules() {
    let berlin = calendar(
        "zone: Europe/Berlin\nhours: { mon-fri: [09:00-12:00, 13:00-17:00], sun: 01:00-05:00 }\nholidays: [2026-12-25, { date: 2026-12-24, hours: 09:00-12:00, name: Heiligabend }]\n",
    );
    let mut wrong = String::new();
    for (duration, start, due) in [
        // The same local time.
        ("1bd", "2026-03-25T10:30:00+01:00", "2026-03-26T10:30:00+01:00"),
        ("5bd", "2026-03-25T10:30:00+01:00", "2026-03-31T10:30:00+02:00"),
        // From a day without work, the count begins at midnight.
        ("1bd", "2026-03-28T15:00:00+01:00", "2026-03-30T00:00:00+02:00"),
        ("1bd", "2026-12-25T15:00:00+01:00", "2026-12-28T00:00:00+01:00"),
        // 02:30 does not exist on Sunday, and exists twice in October.
        ("1bd", "2026-03-27T02:30:00+01:00", "2026-03-29T03:00:00+02:00"),
        ("1bd", "2026-10-23T02:30:00+02:00", "2026-10-25T02:30:00+02:00"),
        // Hours end with the last of them.
        ("7bh", "2026-03-25T09:00:00+01:00", "2026-03-25T17:00:00+01:00"),
        ("1bh", "2026-03-25T11:30:00+01:00", "2026-03-25T13:30:00+01:00"),
        ("1bh", "2026-03-25T20:00:00+01:00", "2026-03-26T10:00:00+01:00"),
        // Four hours on the clock are three or five in fact.
        ("4bh", "2026-03-28T12:00:00+01:00", "2026-03-30T10:00:00+02:00"),
        ("4bh", "2026-10-24T12:00:00+02:00", "2026-10-25T04:00:00+01:00"),
        // Shorter hours on a holiday.
        ("4bh", "2026-12-24T09:00:00+01:00", "2026-12-27T02:00:00+01:00"),
    ] {
        let found = berlin.after(duration.parse().unwrap(), start.parse().unwrap());
        if found != due.parse().unwrap() {
            let _ = writeln!(wrong, "{duration} after {start} is {found}, not {due}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    // Samoa had no 30 December 2011.
    let apia = calendar("zone: Pacific/Apia\nhours: { mon-sun: 09:00-17:00 }\n");
    let due = apia.after("1bd".parse().unwrap(), "2011-12-29T10:30:00-10:00".parse().unwrap());
    assert_eq!(due, "2011-12-31T10:30:00+14:00".parse().unwrap());
    let due = apia.after("8bh".parse().unwrap(), "2011-12-29T13:00:00-10:00".parse().unwrap());
    assert_eq!(due, "2011-12-31T13:00:00+14:00".parse().unwrap());
}

fn findings(calendar: &str, rules: &str) -> Vec<String> {
    let sources = [Source::new("rules/calendars/c.yaml", calendar), Source::new("rules/t.yaml", rules)];
    let found = Rulebook::check(&sources).findings;
    let mut found: Vec<String> =
        found.iter().filter(|it| it.severity != Severity::Note).map(ToString::to_string).collect();
    found.sort();
    found
}

const OFFICE: &str = "zone: Asia/Taipei\nhours: { mon-fri: 09:00-18:00 }\n";

fn rules(head: &str, after: &str) -> String {
    format!(
        "rules: t\n{head}stages:\n  open: {{ timeout: {{ after: {after}, to: done }} }}\n  end: {{ outcomes: [done] }}\n"
    )
}

#[test]
fn mistakes_in_calendars_are_located() {
    let good = rules("calendar: c\n", "5bd");
    assert_eq!(findings(OFFICE, &good), [""; 0]);
    let mut wrong = String::new();
    for (calendar, expected) in [
        (
            "zone: Asia/Taipi\nhours: { mon: 09:00-18:00 }\n",
            "1:7: error[wrong-zone]: unknown time zone `Asia/Taipi` (did you mean `Asia/Taipei`?)",
        ),
        (
            "hours: { mon: 09:00-18:00 }\n",
            "1:1: error[missing-key]: a calendar needs the key `zone` (add `zone`: the time zone of its days and hours, such as `Europe/Berlin`)",
        ),
        (
            "zone: UTC\nhours: {}\n",
            "2:8: error[empty]: the calendar has no working hours (add hours, such as `mon-fri: 09:00-17:00`)",
        ),
        (
            "zone: UTC\nhours: { mon: [] }\n",
            "2:8: error[empty]: the calendar has no working hours (add hours, such as `mon-fri: 09:00-17:00`)",
        ),
        (
            "zone: UTC\nhours: { mon: 24:00-06:00 }\n",
            "2:15: error[wrong-hours]: `24:00-06:00` begins at the end of the day (write `00:00`, and put it on the next weekday)",
        ),
        (
            "zone: UTC\nhours: { mon: 22:00-06:00 }\n",
            "2:15: error[wrong-hours]: `22:00-06:00` ends before it begins: hours cannot go over midnight (end the hours at `24:00`, and add hours from `00:00` to the next weekday)",
        ),
        (
            "zone: UTC\nhours: { mon: 9-17 }\n",
            "2:15: error[wrong-hours]: `9-17` is not a range of hours (write two times, such as `09:00-17:00`)",
        ),
        (
            "zone: UTC\nhours: { mon: 09:00-17:60 }\n",
            "2:15: error[wrong-hours]: `09:00-17:60` has a time that does not exist (use times from `00:00` to `23:59`, or `24:00` as the end)",
        ),
        (
            "zone: UTC\nhours: { mon: [09:00-12:00, 11:30-13:00] }\n",
            "2:29: error[wrong-hours]: `11:30-13:00` overlaps other hours of the same day (let one end before or when the other begins)",
        ),
        (
            "zone: UTC\nhours: { mon-wed: 09:00-12:00, tue: 11:30-13:00 }\n",
            "2:37: error[wrong-hours]: `11:30-13:00` overlaps other hours of the same day (let one end before or when the other begins)",
        ),
        (
            "zone: UTC\nhours: { Monday: 09:00-12:00 }\n",
            "2:10: error[wrong-hours]: `Monday` is not a weekday (write `mon`)",
        ),
        (
            "zone: UTC\nhours: { mon-mon: 09:00-12:00 }\n",
            "2:10: error[wrong-hours]: `mon-mon` is not a weekday (use `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, or a range such as `mon-fri`)",
        ),
        (
            "zone: UTC\nhours: { mon: 09:00-12:00 }\nholidays: [2026-02-29]\n",
            "3:12: error[wrong-date]: `2026-02-29` is not a date (February 2026 has 28 days)",
        ),
        (
            "zone: UTC\nhours: { mon: 09:00-12:00 }\nholidays: [2026-02-28, { date: 2026-02-28, name: x }]\n",
            "3:32: error[duplicate]: `2026-02-28` is listed twice (remove one of them)",
        ),
        (
            "zone: UTC\nhours: { mon: 09:00-12:00 }\nholiday: []\n",
            "3:1: error[unknown-key]: unknown key `holiday` (did you mean `holidays`?)",
        ),
    ] {
        let found = findings(calendar, &good);
        if found != [format!("rules/calendars/c.yaml:{expected}")] {
            let _ = writeln!(wrong, "{calendar}  {found:#?}\n  {expected}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn rule_sets_name_their_calendars() {
    let region = "facts: { region: [emea, apac] }\n";
    let mut wrong = String::new();
    let unused = "rules/calendars/c.yaml:1:1: warning[unused]: the calendar `c` is never used (name it in a rule set, or remove the file)";
    for (rules, expected) in [
        (
            rules("", "5bd"),
            vec![
                unused,
                "rules/t.yaml:3:29: error[no-calendar]: `5bd` needs a calendar (add `calendar`; available: `c`)",
            ],
        ),
        (
            rules("calendar: d\n", "5bd"),
            vec![unused, "rules/t.yaml:2:11: error[unknown-calendar]: unknown calendar `d` (available: `c`)"],
        ),
        (
            rules("calendar: c\n", "5d"),
            vec![
                "rules/t.yaml:2:11: warning[unused]: the calendar `c` is never used: nothing counts working time (use `bd` or `bh` in a duration, or remove it)",
            ],
        ),
        (
            rules("calendar: c\n", "0bd"),
            vec![
                "rules/t.yaml:4:29: error[wrong-duration]: `0bd` is too short: working time is at least `1bd` or `1bh` (write `0m` for no time)",
            ],
        ),
        (
            rules("calendar: c\n", "5bd2h"),
            vec![
                "rules/t.yaml:4:29: error[wrong-duration]: `5bd2h` is not a duration (working time does not mix with other units: write only `5bd`, or only `8bh`)",
            ],
        ),
        (
            rules("calendar: c\n", "5 business days"),
            vec!["rules/t.yaml:4:29: error[wrong-duration]: `5 business days` is not a duration (write `5bd`)"],
        ),
        (
            rules(&format!("{region}calendar: [{{ when: {{ region: emea }}, use: c }}]\n"), "5bd"),
            vec![
                "rules/t.yaml:3:43: error[gap]: no calendar is for leads where `region` is `apac` (add a calendar for them, or one without `when` for all others)",
            ],
        ),
        (
            rules("calendar: [{ use: c }, { use: c }]\n", "5bd"),
            vec![
                "rules/t.yaml:2:31: error[duplicate]: `c` is listed twice (combine the conditions with `any`)",
                "rules/t.yaml:2:31: error[overlap]: this calendar and an earlier one are for the same leads (add `when`, or remove it)",
            ],
        ),
    ] {
        let found = findings(OFFICE, &rules);
        if found != expected {
            let _ = writeln!(wrong, "{rules}  {found:#?}\n  {expected:#?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A calendar is part of the fingerprint of the rule sets that use it, but not of others; names of holidays do not matter.
#[test]
fn fingerprints_include_the_hours_and_holidays_of_calendars() {
    let print = |calendar: &str, rules: &str| {
        let sources = [Source::new("calendars/c.yaml", calendar), Source::new("t.yaml", rules)];
        Rulebook::parse(&sources).unwrap().get("t").unwrap().fingerprint().to_owned()
    };
    let works = rules("calendar: c\n", "5bd");
    let with = |more: &str| print(&format!("{OFFICE}{more}"), &works);
    assert_eq!(with(""), with("holidays: []\n"));
    assert_ne!(with(""), with("holidays: [2026-12-25]\n"));
    assert_eq!(with("holidays: [2026-12-25]\n"), with("holidays: [{ date: 2026-12-25, name: Christmas }]\n"));
    assert_ne!(with(""), print(&OFFICE.replace("18:00", "17:00"), &works));
    assert_eq!(
        with(""),
        print("hours: { mon-tue: [09:00-12:00, 12:00-18:00], wed-fri: 09:00-18:00 }\nzone: Asia/Taipei\n", &works)
    );
    let exact = rules("", "5d");
    assert_eq!(print(OFFICE, &exact), print("zone: UTC\nhours: { sat: 01:00-02:00 }\n", &exact));
}

#[test]
fn a_deadline_takes_about_a_microsecond() {
    let mut text = "zone: Europe/Berlin\nhours: { mon-fri: [09:00-12:00, 13:00-17:00], sat: 22:00-24:00, sun: 00:00-06:00 }\nholidays:\n".to_owned();
    for year in 2020..2040 {
        for day in ["01-01", "04-05", "05-01", "06-12", "10-03", "11-01", "12-24", "12-25", "12-26", "12-31"] {
            let _ = writeln!(text, "  - {year}-{day}");
        }
    }
    let real = calendar(&text);
    let [days, hours] = ["5bd", "80bh"].map(|text| text.parse::<Duration>().unwrap());
    let start: Instant = "2026-01-01T00:00:00Z".parse().unwrap();
    let began = std::time::Instant::now();
    let mut sum = 0_i64;
    for number in 0..100_000 {
        let at = Instant::from_millis(start.millis() + number * 3_600_000 / 7);
        sum = sum.wrapping_add(real.after(days, at).millis()).wrapping_add(real.after(hours, at).millis());
    }
    let each = began.elapsed() / 200_000;
    assert!(sum > 0 && each < std::time::Duration::from_micros(25), "a deadline takes {each:?}");
    println!("a deadline takes {each:?}");
}

/// A switch to rules with working time: the deadline policies, and a grace period of business days.
#[test]
fn switches_count_working_time_by_the_new_calendar() {
    let old = "rules: old\nstages:\n  open: { timeout: { after: 14d, to: done } }\n  end: { outcomes: [done] }\n";
    // From Monday 08:00 in Taipei to Friday 18:00.
    let opened: Instant = "2026-03-02T00:00:00Z".parse().unwrap();
    let at: Instant = "2026-03-13T10:00:00Z".parse().unwrap();
    for (policy, due) in [
        ("keep", "2026-03-16T00:00:00Z"),
        ("recompute, grace: 2bd", "2026-03-17T10:00:00Z"),
        ("restart", "2026-03-20T10:00:00Z"),
    ] {
        let head = format!("follows: old\nswitch: {{ clock: {policy} }}\ncalendar: c\n");
        let new = rules(&head, "5bd").replace("rules: t", "rules: new");
        let sources = [("old.yaml", old), ("new.yaml", &new), ("calendars/c.yaml", OFFICE)];
        let referee = Loader::rules(sources.map(|(name, text)| Source::new(name, text))).load_valid().unwrap().0;
        let mut lead = referee.open(Event::open("L-1", opened, Opening::under("old"))).unwrap();
        lead.apply(&Event::switch("L-1", at, "new")).unwrap();
        assert_eq!(lead.at(at).unwrap().due().unwrap().to_string(), due, "{policy}");
    }
}

/// Reminders and alerts, and a fact that chooses another calendar.
#[test]
fn reminders_and_alerts_count_working_time() {
    let text = "rules: t\nrecipients: [team]\nfacts: { region: { one-of: [asia, europe], changes: { clock: recompute } } }\nstages:\n  \
                open:\n    actions: { close: { to: done } }\n    timeout: { after: 5bd, to: done, remind: [{ before: 1bd, notify: soon }, { before: 4bh, notify: soon }] }\n    \
                alerts: { new: { for: 12bh, then: old } }\n  end: { outcomes: [done] }\ncalendar: [{ when: { region: asia }, use: c }, { use: d }]\n\
                notifications: { soon: { to: team } }\n";
    let berlin = "zone: Europe/Berlin\nhours: { mon-fri: 10:00-16:00 }\nholidays: [2026-03-06]\n";
    let sources = [("t.yaml", text), ("calendars/c.yaml", OFFICE), ("calendars/d.yaml", berlin)];
    let referee = Loader::rules(sources.map(|(name, text)| Source::new(name, text))).load_valid().unwrap().0;
    // Wednesday 08:00 in Taipei, 01:00 in Berlin.
    let opened: Instant = "2026-03-04T00:00:00Z".parse().unwrap();
    let open = Event::open("L-1", opened, Opening::under("t").fact("region", "asia"));
    let lead = referee.open(open.clone()).unwrap();
    let due = lead.at(opened).unwrap().due().unwrap();
    assert_eq!(due.to_string(), "2026-03-11T00:00:00Z");
    let stage = lead.rules().stages().first().unwrap();
    let changed = |at: &str| lead.changed_alert(stage.alerts.first().unwrap(), at.parse().unwrap()).unwrap().is_some();
    // Nine hours on Wednesday, and three on Thursday.
    assert!(!changed("2026-03-05T03:59:59Z") && changed("2026-03-05T04:00:00Z"));
    let reminded = |events: Vec<Event>| {
        let (_, all) = referee::tooling::history(referee.rulebook(), events, "2026-04-01T00:00:00Z".parse().unwrap());
        let sent = all.iter().filter(|it| !it.sent.is_empty()).map(|it| it.at.to_string());
        sent.collect::<Vec<_>>()
    };
    // A business day before; and four hours before the end of Tuesday.
    assert_eq!(reminded(vec![open.clone()]), ["2026-03-10T00:00:00Z", "2026-03-10T06:00:00Z"]);
    // Friday is a holiday in Berlin, so all is a day later, from Wednesday 01:00.
    let change = Event::fact("L-1", "2026-03-05T12:00:00Z".parse().unwrap(), Record::from([("region", "europe")]));
    assert_eq!(reminded(vec![open, change]), ["2026-03-11T00:00:00Z", "2026-03-11T11:00:00Z"]);
}

/// A book with calendars, through the commands that read it.
#[test]
fn commands_read_calendars() {
    let book = Folder::new();
    let text = "rules: t\nfollows: s\nstages:\n  open:\n    actions: { wait: { to: waiting } }\n    timeout: { after: 5bd, to: done }\n  waiting:\n    \
                timeout: { after: 10d, to: done }\n  end: { outcomes: [done] }\ncalendar: office\nclocks:\n  answer: { pauses: waiting, timeout: { after: 16bh } }\n";
    let office = "zone: Europe/Berlin\nhours: { mon-fri: 09:00-17:00 }\nholidays: [2026-12-25]\n";
    let words = "stage-open = Offen\n    .summary = Offen\nstage-waiting = Wartend\n    .summary = Wartend\nstage-end = Ende\naction-wait = Warten\n    \
                 .hint = Warten\noutcome-done = Fertig\n    .summary = Fertig\nclock-answer = Antwort\n";
    book.write("rules/t.yaml", text);
    book.write("rules/s.yaml", &text.replace("rules: t\nfollows: s", "rules: s").replace("office", "old"));
    book.write("rules/calendars/office.yaml", office);
    book.write("rules/calendars/old.yaml", &office.replace("17:00", "18:00").replace("Berlin", "Paris"));
    for name in ["s", "t"] {
        book.write(&format!("locales/de/{name}.ftl"), words);
    }
    let run = |args: &[&str]| crate::command::run_in(book.path(), args, b"");
    let checked = run(&["check", "."]).output;
    assert!(checked.contains("no errors, no warnings"), "{checked}");
    assert_eq!(run(&["fmt", "--check", "."]).output, "");
    book.write(
        "rules/calendars/office.yaml",
        "hours:\n  mon-fri:   09:00-17:00\nholidays: [ 2026-12-25 ]\nzone: Europe/Berlin # here\n",
    );
    assert_eq!(run(&["fmt", "."]).output, "./rules/calendars/office.yaml\n");
    assert_eq!(
        book.read("rules/calendars/office.yaml"),
        "zone: Europe/Berlin # here\nhours:\n  mon-fri: 09:00-17:00\nholidays: [2026-12-25]\n"
    );
    book.write(
        "log.jsonl",
        "{\"lead\":\"L-1\",\"at\":\"2026-12-24T08:00:00Z\",\"open\":{\"rules\":\"t\"}}\n\
         {\"lead\":\"L-1\",\"at\":\"2026-12-28T10:00:00Z\",\"act\":\"wait\"}\n",
    );
    // Eight hours on Thursday and two on Monday.
    let status = run(&["status", "--locale", "de", "--at", "2026-12-30T00:00:00Z", "log.jsonl"]).output;
    assert!(status.contains("Antwort: Angehalten, noch 6 Geschäftsstunden"), "{status}");
    let diff = run(&["diff", "s", "t", "--locale", "de"]).output;
    assert!(diff.contains("Kalender „office“ hinzugefügt."), "{diff}");
    // Other holidays are other rules.
    let release = run(&["release", "t", "--yes", "--on", "2026-01-02"]);
    assert_eq!(release.code, Some(0), "{}{}", release.output, release.errors);
    book.write("rules/calendars/office.yaml", office);
    assert!(run(&["check", "."]).output.contains("no errors"));
    book.write("rules/calendars/office.yaml", &office.replace("12-25", "12-24"));
    let check = run(&["check", "."]);
    assert!(check.output.contains("released-changed"), "{}", check.output);
}
