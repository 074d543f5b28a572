//! Durations in grammatical cases, articles before dates, and the noun for a lead.

use std::fmt::Write as _;

use proptest::prelude::*;
use referee::rules::RuleSet;
use referee::{Duration, Loader, Referee, Source};

use crate::command::run_in;

/// The words of a unit in the nominative, as they appear in texts, and the singular and plural of other cases.
type Unit = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// The cases of a language in the order of the words below.
fn cases(locale: &str) -> &'static [&'static str] {
    match locale {
        "de" => &["genitive", "dative", "accusative"],
        _ => &["genitive", "dative", "instrumental", "prepositional"],
    }
}

/// A second model: after a number, each word of the nominative is replaced by the singular or plural of the case.
fn units(locale: &str) -> [Unit; 6] {
    match locale {
        "de" => [
            (&["Jahre", "Jahr"], &[("Jahres", "Jahre"), ("Jahr", "Jahren"), ("Jahr", "Jahre")]),
            (&["Monate", "Monat"], &[("Monats", "Monate"), ("Monat", "Monaten"), ("Monat", "Monate")]),
            (&["Tage", "Tag"], &[("Tages", "Tage"), ("Tag", "Tagen"), ("Tag", "Tage")]),
            (&["Stunden", "Stunde"], &[("Stunde", "Stunden"); 3]),
            (&["Minuten", "Minute"], &[("Minute", "Minuten"); 3]),
            (&["Sekunden", "Sekunde"], &[("Sekunde", "Sekunden"); 3]),
        ],
        _ => [
            (&["года", "год", "лет"], &[("года", "лет"), ("году", "годам"), ("годом", "годами"), ("годе", "годах")]),
            (
                &["месяцев", "месяца", "месяц"],
                &[("месяца", "месяцев"), ("месяцу", "месяцам"), ("месяцем", "месяцами"), ("месяце", "месяцах")],
            ),
            (&["день", "дня", "дней"], &[("дня", "дней"), ("дню", "дням"), ("днем", "днями"), ("дне", "днях")]),
            (
                &["часов", "часа", "час"],
                &[("часа", "часов"), ("часу", "часам"), ("часом", "часами"), ("часе", "часах")],
            ),
            (
                &["минута", "минуты", "минут"],
                &[("минуты", "минут"), ("минуте", "минутам"), ("минутой", "минутами"), ("минуте", "минутах")],
            ),
            (
                &["секунда", "секунды", "секунд"],
                &[("секунды", "секунд"), ("секунде", "секундам"), ("секундой", "секундами"), ("секунде", "секундах")],
            ),
        ],
    }
}

/// Whether a number takes the singular: only 1 in German, all that end in 1 but not in 11 in Russian.
fn is_singular(locale: &str, digits: &str) -> bool {
    if locale == "de" { digits == "1" } else { digits.ends_with('1') && !digits.ends_with("11") }
}

/// A text in the nominative, in another case.
fn declined(locale: &str, text: &str, case: usize) -> String {
    let mut out = String::new();
    let mut number = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let found = units(locale).into_iter().find_map(|(words, forms)| {
            let word = words.iter().find(|word| rest.starts_with(**word))?;
            Some((word.len(), forms[case]))
        });
        if let Some((length, (one, many))) = found {
            out.push_str(if is_singular(locale, &number) { one } else { many });
            number.clear();
            rest = &rest[length..];
            continue;
        }
        if c.is_ascii_digit() {
            number.push(c);
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The summary of the only stage, with a recommended time, as much time left, and an instant.
fn summary(locale: &str, within: &str, summary: &str, since: &str) -> String {
    let rules = "rules: t\nadvice: { respond-within: 1d }\nstages:\n  open:\n    actions: { close: { to: done } }\n    \
         timeout: { after: 40d, to: done }\n  end: { outcomes: [done] }\n";
    let words = Source::new("t.ftl", format!("stage-open = O\n    .summary = {summary}\n"));
    let words = [(locale.parse().unwrap(), words)];
    let referee = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap().0;
    let within: Duration = within.parse().unwrap();
    let reader = referee.reader(locale).unwrap();
    let words = reader.words(&referee.rulebook().sets()[0]);
    let slot = words.contract().find(|(_, need, _)| need.key() == "stage-open.summary").unwrap().0;
    let said = words.say(slot, |args| {
        args.duration("respond-within", within);
        args.duration("left", within);
        args.instant("since", since.parse().unwrap());
    });
    said.into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn durations_agree_with_a_table_of_endings(
        (years, months) in (0_u32..4, 0_u32..12), days in 0_u32..130, hours in 0_u32..24, minutes in 0_u32..60,
        seconds in 0_u32..60, few in 0_u8..64, russian in any::<bool>(),
    ) {
        let locale = if russian { "ru" } else { "de" };
        let parts = [years, months, days, hours, minutes, seconds];
        // Parts of nothing are as likely as others.
        let [years, months, days, hours, minutes, seconds] =
            std::array::from_fn(|place| if few & (1 << place) == 0 { parts[place] } else { 0 });
        let within = format!("P{years}Y{months}M{days}DT{hours}H{minutes}M{seconds}S");
        prop_assume!(within.parse::<Duration>().is_ok_and(|it| !it.is_zero()));
        let mut ways = "{ DURATION($respond-within) }|{ DURATION($respond-within, case: \"nominative\") }".to_owned();
        for case in cases(locale) {
            let _ = write!(ways, "|{{ DURATION($respond-within, case: \"{case}\") }}|{{ DURATION($left, parts: 4, case: \"{case}\") }}");
        }
        ways.push_str("|{ DURATION($left, parts: 4) }");
        let said = summary(locale, &within, &ways, "2020-06-08T09:00:00Z");
        let said: Vec<&str> = said.split('|').collect();
        let (nominative, left) = (said[0], said[said.len() - 1]);
        prop_assert_eq!(said[1], nominative);
        // Of the time left, months are not written.
        let exact = years + months == 0;
        for (number, case) in cases(locale).iter().enumerate() {
            prop_assert_eq!(said[2 + 2 * number], declined(locale, nominative, number), "{} of {}", case, within);
            prop_assert!(!exact || said[3 + 2 * number] == declined(locale, left, number), "{} of {}", case, within);
        }
    }
}

#[test]
fn the_accusative_of_russian() {
    let way = "на { DURATION($respond-within, case: \"accusative\") }";
    for (within, expected) in [
        ("1m", "на 1 минуту"),
        ("21m", "на 21 минуту"),
        ("22m", "на 22 минуты"),
        ("1d", "на 1 день"),
        ("90m", "на 1 час 30 минут"),
        ("5bd", "на 5 рабочих дней"),
        ("1bd", "на 1 рабочий день"),
        ("21bh", "на 21 рабочий час"),
    ] {
        assert_eq!(summary("ru", within, way, "2020-06-08T09:00:00Z"), expected);
    }
    let way = "in { DURATION($respond-within, case: \"dative\") }";
    assert_eq!(summary("de", "5bd", way, "2020-06-08T09:00:00Z"), "in 5 Arbeitstagen");
    // A language without words for a case, and one that has none.
    assert_eq!(
        summary("it", "2d", "{ DURATION($respond-within, case: \"dative\") }", "2020-06-08T09:00:00Z"),
        "2 giorni"
    );
}

#[test]
fn articles_agree_with_the_day() {
    let way = "{ DAY($since) ->\n        [8] l’{ DATE($since) }\n        [11] l’{ DATE($since) }\n       *[other] il { DATE($since) }\n    }";
    for (opened, expected) in [
        ("2020-06-07T23:59:00Z", "il 7 giugno 2020"),
        ("2020-06-08T00:00:00Z", "l’8 giugno 2020"),
        ("2020-08-11T09:00:00Z", "l’11 agosto 2020"),
        ("2020-08-18T09:00:00Z", "il 18 agosto 2020"),
    ] {
        assert_eq!(summary("it", "2d", way, opened), expected);
    }
}

/// The nouns of a language: that of 2020, and that of 2017 and 2019.
fn nouns(locale: &str) -> [&'static [&'static str]; 2] {
    match locale {
        "de" => [&["Lead"], &["Empfehlung"]],
        "en" => [&["lead ", "lead.", "leads", "Lead"], &["eferral"]],
        "it" => [&["lead"], &["egnalazion"]],
        "ru" => [&["лид", "Лид"], &["екомендаци"]],
        _ => [&["潛在客戶"], &["推薦"]],
    }
}

#[test]
fn shared_messages_call_a_lead_as_the_rule_set_does() {
    let referee = Referee::builtin();
    let mut seen = [0, 0];
    for locale in ["de", "en", "it", "ru", "zh-TW"] {
        let reader = referee.reader(locale).unwrap();
        let [new, old] = nouns(locale);
        let texts = |rules: &std::sync::Arc<RuleSet>| -> Vec<String> {
            let words = reader.words(rules);
            let of_leads = ["event-", "refus", "picture-", "page-", "diff-section-arrival"];
            let ids = words.contract().filter(|(_, need, _)| of_leads.iter().any(|prefix| need.id.starts_with(prefix)));
            // The names of variables are not words.
            let plain = |text: &String| {
                text.split('\u{e000}').map(|part| part.rsplit('\u{e001}').next().unwrap_or("")).collect()
            };
            ids.filter_map(|(_, need, _)| words.wordings(&need.id).first().map(plain)).collect()
        };
        for (rules, own, other, place) in [("2017", old, new, 0), ("2019", old, new, 0), ("2020", new, old, 1)] {
            for text in texts(referee.rulebook().get(rules).unwrap()) {
                assert!(other.iter().all(|noun| !text.contains(noun)), "{locale} {rules}: {text}");
                seen[place] += usize::from(own.iter().any(|noun| text.contains(noun)));
            }
        }
    }
    assert!(seen[0] > 250 && seen[1] > 125, "{seen:?}");
}

#[test]
fn a_noun_that_shared_messages_cannot_use_is_found() {
    let check = |old: &str, new: &str| {
        let book = crate::translations::book();
        let text = book.read("locales/de/2017.ftl");
        assert_eq!(text.matches(old).count(), 1);
        book.write("locales/de/2017.ftl", &text.replace(old, new));
        run_in(book.path(), &["check", "--min-severity", "warning"], b"").output
    };
    let term = "-lead = Empfehlung\n    .gender = feminine\n";
    assert!(!check(term, "-lead = Chance\n    .gender = feminine\n").contains("[ftl-"));
    // Shared messages select their articles by the gender, and ask for the genitive.
    let without_gender = check(term, "-lead = Chance\n");
    assert!(without_gender.contains("error[ftl-reference]: unknown message `-lead.gender`"), "{without_gender}");
    let without_case = "-lead =\n    { $case ->\n        [dative] Chance\n       *[nominative] Chance\n    }\n    .gender = feminine\n";
    let without_case = check(term, without_case);
    assert!(without_case.contains("warning[ftl-variant]: term `-lead` has no variant `genitive`"), "{without_case}");
}
