//! Durations, alternatives and time zones in every language.

use proptest::prelude::*;
use referee::{Duration, Event, Instant, Loader, Opening, Referee, Source, Zone};

use crate::command::run;

const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The beginning of each unit's name: years, months, days, hours, minutes, seconds.
fn units(locale: &str) -> [&'static [&'static str]; 6] {
    match locale {
        "de" => [&["Jahr"], &["Monat"], &["Tag"], &["Stunde"], &["Minute"], &["Sekunde"]],
        "en" => [&["year"], &["month"], &["day"], &["hour"], &["minute"], &["second"]],
        "it" => [&["ann"], &["mes"], &["giorn"], &["or"], &["minut"], &["second"]],
        "ru" => [&["год", "лет"], &["месяц"], &["день", "дня", "дней"], &["час"], &["минут"], &["секунд"]],
        _ => [&["年"], &["個月"], &["天"], &["小時"], &["分鐘"], &["秒"]],
    }
}

/// The months and milliseconds in a text: each number with the unit after it.
fn read(locale: &str, text: &str) -> (i64, i64) {
    let (mut months, mut millis) = (0, 0);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let ends = |(at, c): (usize, char)| {
            let next = rest[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
            let within = c.is_ascii_digit() || next && ".,\u{a0}\u{202f}’".contains(c);
            (!within).then_some(at)
        };
        let end = rest.char_indices().find_map(ends).unwrap();
        let number: i64 = rest[..end].chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        rest = &rest[end..];
        let name = rest.trim_start();
        let unit = units(locale).iter().position(|names| names.iter().any(|it| name.starts_with(it)));
        match unit.unwrap_or_else(|| panic!("`{text}`: no unit in `{name}`")) {
            0 => months += 12 * number,
            1 => months += number,
            2 => millis += number * DAY,
            3 => millis += number * HOUR,
            4 => millis += number * MINUTE,
            _ => millis += number * 1000,
        }
    }
    (months, millis)
}

/// A number in a text, in thousandths.
fn thousandths(locale: &str, text: &str) -> i64 {
    let point = if matches!(locale, "en" | "zh-TW") { '.' } else { ',' };
    let (whole, part) = text.split_once(point).unwrap_or((text, ""));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<i64>().unwrap() * 1000 + format!("{part:0<3}").parse::<i64>().unwrap()
}

/// A recommended time in every way in which a message can write a duration.
fn said(locale: &str, within: &str) -> Vec<String> {
    let rules = format!(
        "rules: t\nadvice: {{ respond-within: {within} }}\nstages:\n  open: {{ actions: {{ close: {{ to: done }} }} }}\n  \
         end: {{ outcomes: [done] }}\n"
    );
    let ways = [
        "DURATION($respond-within)",
        "DURATION($respond-within, parts: 1)",
        "DURATION($respond-within, parts: 2)",
        "DURATION($respond-within, unit: \"days\")",
        "DURATION($respond-within, unit: \"hours\")",
        "DURATION($respond-within, unit: \"minutes\")",
        "RELATIVE($respond-within)",
        "HOURS($respond-within)",
        "DAYS($respond-within)",
    ];
    let summary: Vec<String> = ways.iter().map(|way| format!("{{ {way} }}")).collect();
    let words = format!("stage-open = O\n    .summary = {}\n", summary.join("|"));
    let words = [(locale.parse().unwrap(), Source::new("t.ftl", words))];
    let (referee, _) = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap();
    let lead = referee.open(Event::open("L", "2020-01-01T00:00:00Z".parse().unwrap(), Opening::under("t"))).unwrap();
    let reader = referee.reader(locale).unwrap();
    let summary = reader.status(&lead, lead.opened()).unwrap().summary.into_owned();
    summary.split('|').map(str::to_owned).collect()
}

/// The maximum length of months, from any day on.
fn longest(within: &str) -> i64 {
    let duration: referee::Duration = within.parse().unwrap();
    let starts = (0..1461).map(|day| referee::Instant::from_millis(1_577_836_800_000 + day * DAY));
    starts.map(|start| duration.after(start).millis() - start.millis()).max().unwrap()
}

fn is_complete(locale: &str, within: &str) {
    let duration: referee::Duration = within.parse().unwrap();
    let said = said(locale, within);
    for text in &said[..6] {
        assert_eq!(read(locale, text), (duration.months(), duration.millis()).into_pair(), "{locale} {within}: {text}");
    }
    let (months, millis) = read(locale, &said[6]);
    let relative = if months > 0 { (months, 0) } else { (0, millis) };
    match duration.millis() {
        0 => assert_eq!(relative, (i64::from(duration.months()), 0), "{locale} {within}: {}", said[6]),
        exact if duration.months() == 0 => assert_eq!(relative, (0, exact), "{locale} {within}: {}", said[6]),
        _ => assert!(relative.1 >= longest(within), "{locale} {within}: {}", said[6]),
    }
    for (text, unit) in said[7..].iter().zip([HOUR, DAY]) {
        let number = thousandths(locale, text);
        let exact = longest(within);
        assert!(i128::from(number) * i128::from(unit) >= i128::from(exact) * 1000, "{locale} {within}: {text}");
        if duration.months() == 0 {
            assert!(i128::from(number - 1) * i128::from(unit) < i128::from(exact) * 1000, "{locale} {within}: {text}");
        }
    }
}

trait Pair {
    fn into_pair(self) -> (i64, i64);
}

impl Pair for (u32, i64) {
    fn into_pair(self) -> (i64, i64) {
        (i64::from(self.0), self.1)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_duration_is_never_written_shorter_than_it_is(
        years in 0_u32..4, months in 0_u32..12, days in 0_u32..40, hours in 0_u32..80, minutes in 0_u32..130,
        seconds in 0_u32..70, unit in 0_usize..6, amount in 1_u32..5000, locale in 0_usize..5,
    ) {
        let short = format!("{amount}{}", ["m", "h", "d", "w", "mo", "m"][unit]);
        let long = format!("P{years}Y{months}M{days}DT{hours}H{minutes}M{seconds}S");
        for within in [short, long].iter().filter(|it| it.parse::<referee::Duration>().is_ok_and(|it| !it.is_zero())) {
            is_complete(LOCALES[locale], within);
        }
    }
}

/// A book with one message for the summary of a stage.
fn summarized(locale: &str, summary: &str) -> Referee {
    let rules = "rules: t\nadvice: { respond-within: 1d }\nstages:\n  open:\n    actions: { close: { to: done } }\n    \
        timeout: { after: 40d, to: done }\n  end: { outcomes: [done] }\n";
    let words = format!("stage-open = O\n    .summary = {summary}\n");
    let words = [(locale.parse().unwrap(), Source::new("t.ftl", words))];
    Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap().0
}

/// How many parts of the time left are shown if a message does not say.
fn useful(left: i64) -> usize {
    let few = (DAY..10 * DAY).contains(&left) || (HOUR..10 * HOUR).contains(&left);
    if few { 2 } else { 1 }
}

/// The time left, cut off behind so many parts.
fn cut(left: i64, parts: usize) -> i64 {
    let units = [DAY, HOUR, MINUTE, 1000];
    let Some(first) = units.iter().position(|unit| left >= *unit) else { return 1000 };
    left - left % units[(first + parts - 1).min(3)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_time_left_shows_its_largest_parts(
        days in 0..40_i64, hours in 0..24_i64, minutes in 0..60_i64, seconds in 0..60_i64, millis in 0..1000_i64,
        zeros in 0..16_u8, locale in 0_usize..5,
    ) {
        // Parts of nothing are as likely as others.
        let part = |bit: u8, amount: i64| if zeros & (1 << bit) == 0 { amount } else { 0 };
        let whole = part(0, days) * DAY + part(1, hours) * HOUR + part(2, minutes) * MINUTE + part(3, seconds) * 1000;
        let left = (whole + millis).max(1);
        let ways = ["", "parts: 1", "parts: 2", "parts: 3", "parts: 4", "unit: \"days\"", "unit: \"hours\"", "unit: \"minutes\""];
        let summary: Vec<String> = ways.iter().map(|way| format!("{{ DURATION($left{}{way}) }}", if way.is_empty() { "" } else { ", " })).collect();
        let referee = summarized(LOCALES[locale], &summary.join("|"));
        let due = Instant::from_millis(1_590_000_000_000);
        let opened = Instant::from_millis(due.millis() - 40 * DAY);
        let lead = referee.open(Event::open("L", opened, Opening::under("t"))).unwrap();
        let reader = referee.reader(LOCALES[locale]).unwrap();
        let summary = reader.status(&lead, Instant::from_millis(due.millis() - left)).unwrap().summary.into_owned();
        let whole = |unit: i64| if left < unit { cut(left, 1) } else { left - left % unit };
        let parts = [useful(left), 1, 2, 3, 4].map(|parts| cut(left, parts)).into_iter();
        let expected: Vec<(i64, i64)> = parts.chain([DAY, HOUR, MINUTE].map(whole)).map(|millis| (0, millis)).collect();
        let said: Vec<(i64, i64)> = summary.split('|').map(|text| read(LOCALES[locale], text)).collect();
        prop_assert_eq!(said, expected, "{} for {}", summary, left);
    }

    /// Texts that were written before are given again for the same values only.
    #[test]
    fn a_text_is_that_of_its_own_values(
        looks in prop::collection::vec((0..8_usize, 0..8_usize, 0..8_usize, 0..6_usize, any::<bool>()), 2..40),
        ways in prop::sample::subsequence((0..5).collect::<Vec<usize>>(), 1..5),
    ) {
        const WAYS: [&str; 5] = [
            "DATETIME($since)", "DATETIME($due)", "DURATION($left)", "DURATION($left, parts: 4)", "DURATION($respond-within)",
        ];
        // Minutes beside each other, within each other, and as far apart as places in the memo.
        const OFFSETS: [i64; 8] = [0, 59_999, 60_000, 61_000, HOUR, DAY, 2048 * 60_000, -2048 * 60_000];
        const LEFT: [i64; 8] = [1, 1000, 59_000, MINUTE, HOUR, HOUR + MINUTE, DAY, 2048];
        let summary: Vec<String> = ways.iter().map(|way| format!("{{ {} }}", WAYS[*way])).collect();
        let referee = summarized("en", &summary.join("|"));
        let rules = std::sync::Arc::clone(&referee.rulebook().sets()[0]);
        let utc = referee.reader("en").unwrap();
        let nepal = utc.clone().in_zone("+05:45".parse().unwrap());
        let slot = utc.words(&rules).contract().find(|(_, need, _)| need.key() == "stage-open.summary").unwrap().0;
        for (since, due, left, within, zoned) in looks {
            let reader = if zoned { &nepal } else { &utc };
            let instant = |offset: usize| Instant::from_millis(1_590_000_000_000 + OFFSETS[offset]);
            let within: Duration = ["30d", "1mo", "2mo", "1y", "P1M30D", "60d"][within].parse().unwrap();
            let said = reader.words(&rules).say(slot, |args| {
                args.instant("since", instant(since));
                args.instant("due", instant(due));
                args.duration("left", Duration::from_millis(LEFT[left]));
                args.duration("respond-within", within);
            });
            for (way, text) in ways.iter().zip(said.split('|')) {
                let words = reader.common();
                match way {
                    0 => prop_assert_eq!(text, words.date_time(instant(since))),
                    1 => prop_assert_eq!(text, words.date_time(instant(due))),
                    2 => prop_assert_eq!(read("en", text), (0, cut(LEFT[left], useful(LEFT[left])))),
                    3 => prop_assert_eq!(read("en", text), (0, cut(LEFT[left], 4))),
                    _ => prop_assert_eq!(read("en", text), (i64::from(within.months()), within.millis())),
                }
            }
        }
    }
}

#[test]
fn timeouts_that_are_not_whole_hours() {
    for (locale, within, expected) in [
        ("en", "90m", ["1 hour, 30 minutes", "in 90 minutes", "1.5"]),
        ("en", "30m", ["30 minutes", "in 30 minutes", "0.5"]),
        ("de", "90m", ["1 Stunde, 30 Minuten", "in 90 Minuten", "1,5"]),
        ("ru", "30m", ["30 минут", "через 30 минут", "0,5"]),
        ("ru", "100m", ["1 час 40 минут", "через 100 минут", "1,667"]),
        ("it", "25h", ["25 ore", "tra 25 ore", "25"]),
        ("zh-TW", "90m", ["1 小時 30 分鐘", "90 分鐘後", "1.5"]),
        ("en", "6mo", ["6 months", "in 6 months", "4,416"]),
    ] {
        let said = said(locale, within);
        assert_eq!([&said[4], &said[6], &said[7]], expected, "{locale} {within}");
        is_complete(locale, within);
    }
    // The time left is rounded down: a text never promises more than there is.
    let referee = Referee::builtin();
    let lead = referee.open(Event::open("L", "2017-06-02T09:00:00Z".parse().unwrap(), Opening::under("2017"))).unwrap();
    let reader = referee.reader("en").unwrap();
    let status = reader.status(&lead, "2017-06-02T10:30:00Z".parse().unwrap()).unwrap();
    assert_eq!(status.deadline.unwrap().text, "2 days, 22 hours left");
}

#[test]
fn alternatives_are_joined_by_or_in_every_language() {
    let referee = Referee::builtin();
    let opened = Event::open("L-1", "2020-06-02T09:00:00Z".parse().unwrap(), Opening::under("1999"));
    let refusal = referee.open(opened).unwrap_err();
    for (locale, end) in [
        ("de", "2017, 2019 oder 2020."),
        ("en", "2017, 2019, or 2020."),
        ("it", "2017, 2019 o 2020."),
        ("ru", "2017, 2019 или 2020."),
        ("zh-TW", "2017、2019或2020。"),
    ] {
        let text = referee.reader(locale).unwrap().refusal(&refusal);
        assert!(text.ends_with(end), "{text}");
    }
}

#[test]
fn instants_keep_their_own_offsets_around_clock_changes() {
    let referee = Referee::builtin();
    for (zone, at, expected) in [
        ("Europe/Berlin", "2020-10-25T00:59:00Z", "October 25, 2020 at 2:59 AM GMT+2"),
        ("Europe/Berlin", "2020-10-25T01:00:00Z", "October 25, 2020 at 2:00 AM GMT+1"),
        ("Europe/Berlin", "2020-03-29T00:59:00Z", "March 29, 2020 at 1:59 AM GMT+1"),
        ("Europe/Berlin", "2020-03-29T01:00:00Z", "March 29, 2020 at 3:00 AM GMT+2"),
        ("America/St_Johns", "2020-07-01T00:00:00Z", "June 30, 2020 at 9:30 PM GMT-2:30"),
        ("Europe/London", "2020-01-01T00:00:00Z", "January 1, 2020 at 12:00 AM GMT+0"),
        ("Etc/UTC", "2020-01-01T00:00:00Z", "January 1, 2020 at 12:00 AM UTC"),
        ("+05:45", "2020-01-01T00:00:00Z", "January 1, 2020 at 5:45 AM GMT+5:45"),
    ] {
        let reader = referee.reader("en").unwrap().in_zone(zone.parse().unwrap());
        let text = reader.common().date_time(at.parse().unwrap()).replace('\u{202f}', " ");
        assert_eq!(text, expected, "{zone} {at}");
    }
}

#[test]
fn unknown_zones_are_reported_with_a_suggestion() {
    let error = |text: &str| text.parse::<Zone>().unwrap_err().to_string();
    for (given, meant) in [
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("Asia/Taipe", "Asia/Taipei"),
        ("utc", "UTC"),
    ] {
        assert_eq!(error(given), format!("`{given}` is not a time zone; did you mean `{meant}`?"));
    }
    for given in ["", "Mars/Olympus", "+15:00", "\u{2212}02:00", "+2", "02:00", "+02:60"] {
        assert!(error(given).starts_with(&format!("`{given}` is not a time zone; use `UTC`")), "{given}");
    }
    let ran = run(&["status", "../examples/leads.jsonl", "--zone", "Europe/Belrin"], b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("did you mean `Europe/Berlin`?"), "{}", ran.errors);
}
