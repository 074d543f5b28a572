//! Written pages, disturbed as translation and editing disturb pages: names in other words, bold lost or moved, English
//! sentences in between, sentences split and joined, lists numbered, numbers and units written otherwise. They keep their
//! rule set and have no contradiction, and a changed duration is found.

use referee::{Finding, Referee, Source};
use referee_pages::{Checker, HelpPage, Page, PageReport};

use crate::written::{self, Dice};

const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];

/// Sentences that state no rule.
const ASIDES: [&str; 5] = [
    "This may look different in your account.",
    "**Note**: ask your administrator first.",
    "See **Settings > Profile** for more.",
    "It happens 24/7 and in 100 % of cases.",
    "Questions are answered by **the help desk**.",
];

/// Durations in languages that the book has no messages for.
pub const OTHERS: [(&str, fn(u32, char) -> String); 7] = [
    ("fr-FR", |number, unit| format!("{number}\u{a0}{}", if unit == 'h' { "heures" } else { "jours" })),
    ("es-ES", |number, unit| format!("{number} {}", if unit == 'h' { "horas" } else { "días" })),
    ("ja-JP", |number, unit| format!("{number}{}", if unit == 'h' { "時間" } else { "日間" })),
    ("pl-PL", |number, unit| format!("{number} {}", if unit == 'h' { "godzin" } else { "dni" })),
    ("nl-NL", |number, unit| format!("{number} {}", if unit == 'h' { "uur" } else { "dagen" })),
    ("he-IL", |number, unit| format!("{number} {}", if unit == 'h' { "שעות" } else { "ימים" })),
    ("ar-EG", |number, unit| format!("{number} {}", if unit == 'h' { "ساعة" } else { "يومًا" })),
];

/// A written page without the name of its rule set.
fn page(referee: &Referee, rules: &str, locale: &str) -> String {
    let reader = referee.reader(locale).unwrap();
    let page = HelpPage::new(&reader, referee.rulebook().get(rules).unwrap());
    let lines: Vec<&str> = page.markdown().lines().filter(|line| !line.starts_with("rules:")).collect();
    lines.join("\n")
}

/// Whether a line can be changed: neither front matter nor a heading.
fn is_free(number: usize, line: &str) -> bool {
    number > 8 && !line.starts_with(['#', '<']) && !line.trim().is_empty()
}

/// The bold names of a line, as ranges without their marks. Names with anchors say what they are, and those of rule
/// sets are the same in all languages.
fn names(line: &str) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = line.match_indices("**").map(|(at, _)| at).collect();
    let pairs = marks.chunks_exact(2).map(|pair| (pair[0] + 2, pair[1]));
    let is_free = |(start, end): &(usize, usize)| {
        !line[..start - 2].ends_with("</a>") && !line[*start..*end].chars().all(|c| c.is_ascii_digit())
    };
    pairs.filter(is_free).collect()
}

/// Disturbs one line.
fn disturb(dice: &mut Dice, line: &str) -> String {
    let names = names(line);
    match dice.roll(9) {
        0 => line.replace("**", ""),
        1 if !names.is_empty() => {
            let (start, end) = *dice.pick(&names);
            format!("{}Quxwald{}", &line[..start], &line[end..])
        }
        2 if !names.is_empty() => {
            let (_, end) = *dice.pick(&names);
            format!("{} {}", &line[..end], &line[end..])
        }
        3 if !line.ends_with(':') => format!("{line} {}", dice.pick(&ASIDES)),
        4 => listed(line, "+ "),
        5 => glued(line),
        6 => listed(line, "1. "),
        7 => wrapped(dice, line),
        8 => joined(line),
        _ => line.to_owned(),
    }
}

/// A line with no blank between numbers and words.
fn glued(line: &str) -> String {
    let mut text = String::new();
    let chars: Vec<char> = line.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let digit = at > 0 && chars[at - 1].is_ascii_digit();
        if !(*c == ' ' && digit && chars.get(at + 1).is_some_and(|next| next.is_alphabetic())) {
            text.push(*c);
        }
    }
    text
}

/// A line that is broken at a blank outside of tags and names.
fn wrapped(dice: &mut Dice, line: &str) -> String {
    let inside = |at: usize| {
        let before = &line[..at];
        before.matches('<').count() > before.matches('>').count() || before.matches("**").count() % 2 == 1
    };
    let blanks: Vec<usize> =
        line.match_indices(' ').map(|(at, _)| at).filter(|at| !inside(*at) && !line[..*at].trim().is_empty()).collect();
    // A break after a marker of a list or before one would begin another block.
    let blanks: Vec<usize> = blanks.into_iter().filter(|at| line[*at + 1..].starts_with(char::is_alphabetic)).collect();
    let Some(at) = (blanks.len() > 2).then(|| *dice.pick(&blanks[1..])) else { return line.to_owned() };
    let indent = line.len() - line.trim_start_matches([' ', '*', '-']).len();
    let quote = if line.starts_with('>') { "> " } else { "" };
    format!("{}\n{quote}{}{}", &line[..at], " ".repeat(if quote.is_empty() { indent } else { 0 }), &line[at + 1..])
}

/// An item with another marker.
fn listed(line: &str, marker: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let (indent, rest) = line.split_at(indent);
    rest.strip_prefix("- ").map_or_else(|| line.to_owned(), |rest| format!("{indent}{marker}{rest}"))
}

/// A line with its first two sentences as one.
fn joined(line: &str) -> String {
    line.replacen(". ", "; ", 1)
}

fn check(checker: &Checker, text: &str) -> PageReport {
    checker.check(&Page::read(&Source::new("t.md", text)).unwrap(), None, None).unwrap()
}

fn errors(report: &PageReport) -> Vec<String> {
    report.findings.iter().filter(|finding| finding.is_error()).map(ToString::to_string).collect()
}

/// A page of which some lines are disturbed.
fn disturbed(dice: &mut Dice, page: &str) -> String {
    let once = |(number, line): (usize, &str)| {
        let once = is_free(number, line) && dice.roll(4) == 0;
        if once { disturb(dice, line) } else { line.to_owned() }
    };
    let lines: Vec<String> = page.lines().enumerate().map(once).collect();
    lines.join("\n")
}

fn seeds() -> u64 {
    std::env::var("REFEREE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(20)
}

#[test]
fn disturbed_pages_have_no_contradictions() {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    let mut checked = 0;
    for rules in ["2017", "2019", "2020"] {
        for locale in LOCALES {
            let page = page(&referee, rules, locale);
            for seed in 0..seeds() {
                let text = disturbed(&mut Dice(seed * 7919 + 13), &page);
                let report = check(&checker, &text);
                assert_eq!(report.rules, [rules.into()], "{rules} in {locale}, seed {seed}");
                assert_eq!(errors(&report), [""; 0], "{rules} in {locale}, seed {seed}\n{text}");
                checked += 1;
            }
        }
    }
    assert!(checked >= 15 * seeds());
}

#[test]
fn disturbed_pages_of_random_rules_have_no_contradictions() {
    let mut checked = 0;
    for seed in 0..seeds() * 2 {
        for locale in LOCALES {
            let Some(referee) = written::random(seed, &[locale]) else { continue };
            let checker = Checker::new(&referee);
            let text = disturbed(&mut Dice(seed * 6151 + 5), &page(&referee, "t", locale));
            let report = check(&checker, &text);
            assert_eq!(errors(&report), [""; 0], "seed {seed} in {locale}\n{text}");
            checked += 1;
        }
    }
    assert!(checked > seeds(), "only {checked} rule sets had messages");
}

/// The durations of the rules, in hours and in days.
const DURATIONS: [(&str, u32, char); 5] =
    [("2017", 72, 'h'), ("2017", 7, 'd'), ("2019", 14, 'd'), ("2019", 72, 'h'), ("2020", 14, 'd')];

#[test]
fn durations_are_held_against_the_rules_in_any_language() {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    for (locale, duration) in OTHERS {
        for (rules, number, unit) in DURATIONS {
            // The words are German: no sentence of the page is known.
            let page = page(&referee, rules, "de").replace("locale: de", &format!("locale: {locale}"));
            let german = format!("{number} {}", if unit == 'h' { "Stunden" } else { "Tage" });
            assert!(page.contains(&german), "{rules} has no {german}");
            let all = page.replace("72 Stunden", &duration(72, 'h')).replace("24 Stunden", &duration(24, 'h'));
            let all = all.replace("14 Tage", &duration(14, 'd')).replace("7 Tage", &duration(7, 'd'));
            let report = check(&checker, &all);
            assert_eq!((&report.rules, errors(&report)), (&vec![rules.into()], vec![]), "{rules} in {locale}\n{all}");
            let other = all.replacen(&duration(number, unit), &duration(number + 1, unit), 1);
            let report = check(&checker, &other);
            let found: Vec<&Finding> = report.findings.iter().filter(|finding| finding.is_error()).collect();
            let at = |finding: &Finding| finding.place.as_ref().and_then(|place| place.underlined()).map(str::to_owned);
            let [error] = found[..] else { panic!("{rules} in {locale}: {found:?}\n{other}") };
            let words = at(error).unwrap_or_default();
            assert!(words.starts_with(&(number + 1).to_string()), "{words} in {locale}");
            assert_eq!(error.id, "page-contradiction", "{locale}");
        }
    }
}
