//! Holidays on pages: dates in several spellings, with a year and without, and the names of holidays.

use std::fmt::Write;

use referee::{Finding, Loader, Referee, Source};
use referee_pages::{Checker, DraftOptions, HelpPage, Page};

use crate::written::{Dice, LOCALES};

const RULES: &str = "
rules: tickets
calendar: office
stages:
  open: { timeout: { after: 5bd, to: solved } }
  closed: { outcomes: [solved] }
";

const MESSAGES: &str = "stage-open = Mira
    .summary = x
stage-closed = Kosa
outcome-solved = Luvo
    .summary = x
";

const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const IT: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// The spellings of a day, without a year.
fn yearly(locale: &str, month: u32, day: u32) -> Vec<String> {
    let name = |names: [&'static str; 12]| names[month as usize - 1];
    match locale {
        "en" => {
            let (month, end) =
                (name(EN), ["th", "st", "nd", "rd"][if (11..14).contains(&day) { 0 } else { (day % 10 % 4) as usize }]);
            vec![
                format!("{month} {day}"),
                format!("{day} {month}"),
                format!("every {day}{end} of {month}"),
                format!("{month} {day}{end} of each year"),
                format!("{day} {}.", &month[..3]),
            ]
        }
        "de" => vec![format!("{day}. {}", name(DE)), format!("am {day}. {} jedes Jahres", name(DE))],
        "ru" => {
            vec![format!("{day} {}", name(RU)), format!("каждое {day} {}", name(RU)), format!("{day}-го {}", name(RU))]
        }
        "it" => vec![format!("{day} {}", name(IT)), format!("ogni {day}º {}", name(IT))],
        _ => vec![format!("{month}月{day}日"), format!("每年 {month} 月 {day} 日")],
    }
}

/// The spellings of a date.
fn dated(locale: &str, year: u32, month: u32, day: u32) -> Vec<String> {
    let mut all = vec![format!("{year}-{month:02}-{day:02}")];
    let numbers = |sign: &str| format!("{day:02}{sign}{month:02}{sign}{year}");
    let first = &yearly(locale, month, day)[0];
    match locale {
        "en" => all.extend([
            format!("{first}, {year}"),
            format!("{day} {} {year}", EN[month as usize - 1]),
            format!("the {day}th of {} {year}", EN[month as usize - 1]),
            numbers("."),
        ]),
        "ru" => all.extend([format!("{first} {year} г."), format!("{first} {year} года"), numbers(".")]),
        "zh-TW" => all.extend([
            format!("{year}年{month}月{day}日"),
            format!("{year} 年 {month} 月 {day} 日"),
            format!("{year}/{month}/{day}"),
        ]),
        _ => all.extend([format!("{first} {year}"), numbers("."), numbers("/")]),
    }
    all
}

const YEARS: [u32; 2] = [2026, 2027];

/// A book with the same holidays in two years, some of which have names.
fn book(days: &[(u32, u32)], names: &[&str], locale: &str) -> Referee {
    let mut calendar = "zone: Europe/Berlin\nhours: { mon-fri: 09:00-17:00 }\nholidays:\n".to_owned();
    for year in YEARS {
        for (number, (month, day)) in days.iter().enumerate() {
            let name = names.get(number).map(|name| format!(", name: {name:?}")).unwrap_or_default();
            let hours = if number % 3 == 2 { ", hours: 10:00-12:30" } else { "" };
            writeln!(calendar, "  - {{ date: {year}-{month:02}-{day:02}{name}{hours} }}").unwrap();
        }
    }
    let files = [Source::new("tickets.yaml", RULES), Source::new("calendars/office.yaml", calendar)];
    let words = [(locale.parse().unwrap(), Source::new("tickets.ftl", MESSAGES))];
    Loader::rules(files).with_words(words).load_valid().unwrap().0
}

fn written(referee: &Referee, locale: &str) -> String {
    let rules = referee.rulebook().get("tickets").unwrap();
    HelpPage::new(&referee.reader(locale).unwrap(), rules).markdown().to_owned()
}

fn page(text: &str) -> Page {
    Page::read(&Source::new("t.md", text)).unwrap()
}

fn findings(referee: &Referee, text: &str) -> Vec<Finding> {
    Checker::new(referee).check(&page(text), None, None).unwrap().findings
}

/// Different days, in order.
fn days(dice: &mut Dice) -> Vec<(u32, u32)> {
    let mut days: Vec<(u32, u32)> = (0..4).map(|_| (1 + dice.number::<u32>(12), 2 + dice.number::<u32>(25))).collect();
    days.sort_unstable();
    days.dedup();
    days
}

#[test]
fn dates_are_read_in_several_spellings() {
    let (mut same, mut changed) = (0, 0);
    for seed in 0..24 {
        for locale in LOCALES {
            let dice = &mut Dice(seed * 53 + 7);
            let days = days(dice);
            let referee = book(&days, &[], locale);
            let text = written(&referee, locale);
            assert_eq!(findings(&referee, &text), [], "{text}");
            // The list of holidays comes after the zone and a colon.
            let zone = text.find("Europe/Berlin").unwrap();
            let first = zone + text[zone..].find([':', '：']).unwrap();
            let first = first + text[first..].chars().next().unwrap().len_utf8();
            let line = first + text[first..].find('\n').unwrap();
            let whole = |dates: &[String]| format!("{} {}.{}", &text[..first], dates.join(", "), &text[line..]);
            for every in [true, false] {
                let spell = |dice: &mut Dice, year: u32, number: usize, more: u32| {
                    let (month, day) = days[number];
                    let all =
                        if every { yearly(locale, month, day + more) } else { dated(locale, year, month, day + more) };
                    let hours = if number % 3 == 2 { " (10:00–12:30)" } else { "" };
                    (*dice.pick(&all.iter().collect::<Vec<_>>())).to_owned() + hours
                };
                let years = if every { &YEARS[..1] } else { &YEARS[..] };
                let places: Vec<(u32, usize)> =
                    years.iter().flat_map(|year| (0..days.len()).map(|number| (*year, number))).collect();
                let dates: Vec<String> = places.iter().map(|(year, number)| spell(dice, *year, *number, 0)).collect();
                let other = whole(&dates);
                let found: Vec<String> = findings(&referee, &other).iter().map(ToString::to_string).collect();
                assert_eq!(found, [""; 0], "{locale} {dates:?}");
                same += 1;
                // Another day is one error, at its place.
                let at = dice.roll(places.len());
                let mut dates = dates;
                dates[at] = spell(dice, places[at].0, places[at].1, 1);
                if days.contains(&(days[places[at].1].0, days[places[at].1].1 + 1)) {
                    continue;
                }
                let found = findings(&referee, &whole(&dates));
                let [only] = found.as_slice() else { panic!("{locale} {dates:?} {found:#?}") };
                assert!(only.is_error(), "{locale} {dates:?} {only} {}", whole(&dates));
                let span = only.place.as_ref().and_then(|place| place.span()).map(|(_, span)| span).unwrap();
                assert!(only.is_error() && dates[at].contains(&whole(&dates)[span]), "{locale} {dates:?} {only}");
                changed += 1;
            }
        }
    }
    assert!(same > 200 && changed > 150, "{same} {changed}");
}

#[test]
fn a_day_of_every_year_is_one_of_each_year() {
    let calendar = "zone: UTC\nhours: { mon-fri: 09:00-17:00 }\nholidays: [2026-01-01, 2026-12-25, 2027-01-01]\n";
    let files = [Source::new("tickets.yaml", RULES), Source::new("calendars/office.yaml", calendar)];
    let words = [("en".parse().unwrap(), Source::new("tickets.ftl", MESSAGES))];
    let referee = Loader::rules(files).with_words(words).load_valid().unwrap().0;
    let text = written(&referee, "en");
    let dates = "January 1, 2026, December 25, 2026, and January 1, 2027";
    assert!(text.contains(dates), "{text}");
    let found = |dates_now: &str| -> Vec<String> {
        findings(&referee, &text.replace(dates, dates_now)).iter().map(|it| it.message.clone()).collect()
    };
    assert_eq!(found("each January 1 and December 25, 2026"), [""; 0]);
    assert_eq!(
        found("each January 1 and each December 25"),
        ["`December 25` is a holiday every year on the page, but not in 2027 in the rules"]
    );
    assert_eq!(found("each January 1"), ["the page does not mention the holiday `2026-12-25`"]);
    assert_eq!(
        found("each January 1, December 25, 2026, and every 6 January"),
        ["`6 January` is a holiday on the page but not in the rules"]
    );
    // A draft has the day in each year that the page has dates of, or says what is missing.
    let draft = |dates_now: &str| {
        let page = page(&text.replace(dates, dates_now));
        let draft = Checker::new(&referee).draft(&page, DraftOptions::default()).unwrap();
        draft.calendars().next().map(|(_, text)| text.to_owned()).unwrap()
    };
    let all = draft("each January 1, December 25, 2026, and May 1, 2028");
    assert!(all.contains("  - 2026-01-01\n  - 2026-12-25\n  - 2028-01-01\n  - 2028-05-01\n"), "{all}");
    let open = draft("each May 1");
    assert!(open.contains("# open: the page has the holiday “May 1”, without a year"), "{open}");
}

#[test]
fn names_of_holidays_are_written_and_read() {
    let names = ["New Year", "Feast of St. John; the great", "Day of 1 May (moved)", "聖誕節"];
    let mut swapped = 0;
    for seed in 0..12 {
        for locale in LOCALES {
            let days = days(&mut Dice(seed * 11 + 1));
            let names = &names[..days.len()];
            let referee = book(&days, names, locale);
            let text = written(&referee, locale);
            assert_eq!(findings(&referee, &text), [], "{text}");
            let again = Checker::new(&Referee::builtin()).draft(&page(&text), DraftOptions::default()).unwrap();
            let (_, file) = again.calendars().next().unwrap();
            for name in names {
                assert_eq!(file.matches(&format!("name: {name:?}")).count(), 2, "{file}\n{text}");
            }
            if let [first, second, ..] = names {
                let changed = text.replace(first, "\0").replace(second, first).replace('\0', second);
                let found = findings(&referee, &changed);
                assert_eq!(found.len(), 4, "{found:#?}");
                assert!(found.iter().all(Finding::is_error), "{found:#?}");
                swapped += 1;
            }
            // A translation is not an error.
            assert_eq!(findings(&referee, &text.replace("New Year", "Neujahr")), [], "{text}");
        }
    }
    assert!(swapped > 50);
}
