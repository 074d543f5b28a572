//! Working hours on written pages: every change of an hour, a weekday or a holiday is one error, where it is.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, Weekday};
use referee::{Finding, Loader, Referee, Source};
use referee_pages::{Checker, DraftOptions, HelpPage, Page};

use crate::written::{Dice, calendar};

const LOCALES: [&str; 5] = ["de", "ru", "zh-TW", "it", "en"];

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

const RULES: &str = "
rules: tickets
facts: { region: [emea, apac] }
stages:
  open:
    actions: { close: { to: solved } }
    timeout: { after: 5bd, to: solved }
  closed: { outcomes: [solved] }
";

const MESSAGES: &str = "\
stage-open = Mira
    .summary = x
stage-closed = Kosa
outcome-solved = Luvo
    .summary = x
action-close = Parok
    .hint = x
fact-region = Zunara
fact-region-emea = Wemba
fact-region-apac = Chiku
";

fn book(dice: &mut Dice, locale: &str) -> Referee {
    let used =
        *dice.pick(&["calendar: office\n", "calendar: [{ when: { region: apac }, use: far }, { use: office }]\n"]);
    let mut files = vec![
        Source::new("tickets.yaml", format!("{RULES}{used}")),
        Source::new("calendars/office.yaml", calendar(dice)),
    ];
    if used.contains("far") {
        files.push(Source::new("calendars/far.yaml", calendar(dice)));
    }
    let words = [(locale.parse().unwrap(), Source::new("tickets.ftl", MESSAGES))];
    let (referee, findings) = Loader::rules(files).with_words(words).load_valid().unwrap();
    let errors: Vec<String> = findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, [""; 0]);
    referee
}

fn findings(checker: &Checker, text: &str) -> Vec<Finding> {
    checker.check(&Page::read(&Source::new("t.md", text)).unwrap(), None, None).unwrap().findings
}

/// The places where a text has one of some words, each with another one.
fn changes(text: &str, words: &[String], others: &[String]) -> Vec<(std::ops::Range<usize>, String)> {
    let mut changes = Vec::new();
    for (number, word) in words.iter().enumerate() {
        for (at, _) in text.match_indices(word.as_str()) {
            // Not a part of a longer word or number.
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            if !(digit(text[..at].chars().next_back()) && word.starts_with(|c: char| c.is_ascii_digit())) {
                changes.push((at..at + word.len(), others[number].clone()));
            }
        }
    }
    changes
}

#[test]
fn every_change_of_working_hours_is_found() {
    let seeds: u64 = std::env::var("REFEREE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(4);
    let (mut hours, mut days, mut dates) = (0, 0, 0);
    for seed in 0..seeds {
        for locale in LOCALES {
            let dice = &mut Dice(seed * 31 + 5);
            let referee = book(dice, locale);
            let checker = Checker::new(&referee);
            let rules = referee.rulebook().get("tickets").unwrap();
            let reader = referee.reader(locale).unwrap();
            let written = HelpPage::new(&reader, rules);
            let text = written.markdown();
            assert_eq!(findings(&checker, text), [], "{text}");
            let draft =
                checker.draft(&Page::read(&Source::new("t.md", text)).unwrap(), DraftOptions::default()).unwrap();
            assert_eq!(draft.calendars().len(), rules.calendars().len());
            let section = text.find("<a name=\"calendars\">").unwrap();
            let section = section..section + text[section..].find("\n## ").unwrap_or(text.len() - section);
            let words = reader.common();
            let weekdays: Vec<String> = WEEKDAYS.iter().map(|day| words.weekday(*day)).collect();
            let turned: Vec<String> = (1..8).map(|day| weekdays[(day + dice.roll(6)) % 7].clone()).collect();
            let holidays: BTreeSet<NaiveDate> =
                rules.calendars().iter().flat_map(|it| it.calendar.holidays()).map(|it| it.date).collect();
            let known: Vec<String> = holidays.iter().map(|date| words.date(*date)).collect();
            // Another date, which can be that of another holiday.
            let others: Vec<String> =
                holidays.iter().map(|date| words.date(*date + Days::new(1 + dice.number::<u64>(40)))).collect();
            let times: BTreeSet<String> = text[section.clone()]
                .match_indices('\u{2013}')
                .flat_map(|(at, _)| {
                    let at = section.start + at;
                    [text[at - 5..at].to_owned(), text[at + 3..at + 8].to_owned()]
                })
                .collect();
            let times: Vec<String> = times.into_iter().collect();
            let later: Vec<String> =
                times.iter().map(|time| if time.starts_with("09") { "08:59" } else { "09:01" }.to_owned()).collect();
            for (kind, (words, others)) in [(times, later), (weekdays, turned), (known, others)].into_iter().enumerate()
            {
                for (at, other) in changes(&text[section.clone()], &words, &others) {
                    let at = section.start + at.start..section.start + at.end;
                    // A zone is not an hour.
                    if text[at.clone()] == other || text[..at.start].ends_with(['+', '-']) {
                        continue;
                    }
                    let changed = format!("{}{other}{}", &text[..at.start], &text[at.end..]);
                    let found = findings(&checker, &changed);
                    let [only] = found.as_slice() else {
                        let all: Vec<String> = found.iter().map(ToString::to_string).collect();
                        panic!("{} is now {other}: {all:#?}\n{}", &text[at], &changed[section]);
                    };
                    let place = only.place.as_ref().and_then(|place| place.span()).map(|(_, span)| span).unwrap();
                    let here = at.start..at.start + other.len();
                    assert!(only.is_error() && place.start < here.end && here.start < place.end, "{only}\n{changed}");
                    *[&mut hours, &mut days, &mut dates][kind] += 1;
                }
            }
        }
    }
    assert!(hours > 200 && days > 80 && dates > 60, "{hours} hours, {days} weekdays, {dates} dates");
}
