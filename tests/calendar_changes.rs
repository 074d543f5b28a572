//! Differences in the holidays of calendars, against a model that compares one date after another.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::command::{Folder, run_in};
use crate::written::{Dice, LOCALES};

const DATES: [&str; 5] = ["2026-01-01", "2026-04-03", "2026-05-01", "2026-12-24", "2026-12-25"];
const RULES: &str = "rules: NAME\ncalendar: NAME\nstages:\n  open: { timeout: { after: 5bd, to: done } }\n  \
                     end: { outcomes: [done] }\n";

/// A holiday: its name and its hours.
type Day = (Option<&'static str>, Option<&'static str>);

const WORDS: &str = "stage-open = A
    .summary = B
stage-end = C
outcome-done = D
    .summary = E
";

/// Writes a rule set with messages in all languages.
fn rule_set(folder: &Folder, name: &str) {
    folder.write(&format!("rules/{name}.yaml"), &RULES.replace("NAME", name));
    for locale in LOCALES {
        folder.write(&format!("locales/{locale}/{name}.ftl"), WORDS);
    }
}

fn random(dice: &mut Dice) -> BTreeMap<&'static str, Day> {
    let mut days = BTreeMap::new();
    for date in DATES {
        if dice.roll(4) > 0 {
            let name = *dice.pick(&[None, Some("Fest"), Some("Jour férié"), Some("{ $x } *a* {\"")]);
            days.insert(date, (name, *dice.pick(&[None, Some("09:00-12:00")])));
        }
    }
    days
}

fn calendar(days: &BTreeMap<&'static str, Day>) -> String {
    let mut text = "zone: Europe/Berlin\nhours: { mon-fri: 09:00-17:00 }\nholidays:\n".to_owned();
    for (date, (name, hours)) in days {
        write!(text, "  - {{ date: {date}").unwrap();
        if let Some(hours) = hours {
            write!(text, ", hours: {hours}").unwrap();
        }
        if let Some(name) = name {
            write!(text, ", name: '{name}'").unwrap();
        }
        text += " }\n";
    }
    text
}

fn content(date: &str, (name, hours): Day) -> Value {
    let mut all = json!({ "date": date });
    if let Some(name) = name {
        all["name"] = json!(name);
    }
    if let Some(hours) = hours {
        all["hours"] = json!([hours]);
    }
    all
}

/// The changes of one calendar into another.
fn changes(old: &BTreeMap<&'static str, Day>, new: &BTreeMap<&'static str, Day>) -> Vec<(String, Value, Value)> {
    let mut all = Vec::new();
    for date in DATES {
        let (was, is) = (old.get(date).copied(), new.get(date).copied());
        let text = |day: Option<Day>| day.map_or(Value::Null, |day| content(date, day));
        let mut report = |aspect: &str| all.push((format!("calendar-holiday-{aspect}"), text(was), text(is)));
        match (was, is) {
            (None, None) => {}
            (Some(_), None) => report("removed"),
            (None, Some(_)) => report("added"),
            (Some(was), Some(is)) => {
                if was.0 != is.0 {
                    report("name");
                }
                if was.1 != is.1 {
                    report("hours");
                }
            }
        }
    }
    all.sort_by_key(|it| it.0.clone());
    all
}

/// Every change is listed in every language and format, in the words of the reader.
#[test]
fn differences_of_holidays_agree_with_a_model() {
    let mut dice = Dice(7);
    let mut named = 0;
    let folder = Folder::new();
    for name in ["a", "b"] {
        rule_set(&folder, name);
    }
    for round in 0..30 {
        let (old, new) = (random(&mut dice), random(&mut dice));
        folder.write("rules/calendars/a.yaml", &calendar(&old));
        folder.write("rules/calendars/b.yaml", &calendar(&new));
        let expected = changes(&old, &new);
        named += expected.iter().filter(|it| it.0.ends_with("name")).count();
        let locale = LOCALES[round % LOCALES.len()];
        let run = |format: &str| {
            let args = ["diff", "a", "b", "--rename", "calendar:a=b", "--format", format, "--locale", locale];
            run_in(folder.path(), &args, b"")
        };
        let ran = run("json");
        let json: Value = serde_json::from_str(&ran.output).unwrap_or_else(|_| panic!("{}{}", ran.output, ran.errors));
        let all = json["changes"].as_array().unwrap();
        let (renamed, all): (Vec<_>, Vec<_>) = all.iter().partition(|it| it["kind"] == "calendar-renamed");
        assert_eq!(renamed.len(), 1);
        let mut shown: Vec<_> = all
            .iter()
            .map(|it| (it["kind"].as_str().unwrap().to_owned(), it["before"].clone(), it["after"].clone()))
            .collect();
        shown.sort_by_key(|it| it.0.clone());
        assert_eq!(shown, expected, "{}\n{}", calendar(&old), calendar(&new));
        let (table, markdown) = (run("table").output, run("markdown").output);
        for change in all {
            let text = change["text"].as_str().unwrap();
            let kind = change["kind"].as_str().unwrap();
            for (side, absent) in [("before", "added"), ("after", "removed")] {
                let content = &change[side];
                let shows = content["name"].as_str().filter(|_| !kind.ends_with("hours") && !kind.ends_with(absent));
                assert!(shows.is_none_or(|name| text.contains(name)), "{locale}: {text}");
            }
            assert!(!text.contains("diff-"), "{text}");
            let plain =
                |text: &str| text.split_whitespace().collect::<String>().replace(['\u{2068}', '\u{2069}', '\\'], "");
            let escaped = |text: &str| plain(text).replace("&quot;", "\"").replace("&#58;", ":");
            assert!(plain(&table).contains(&plain(text)), "{table}\n{text}");
            assert!(escaped(&markdown).contains(&plain(text)), "{markdown}\n{text}");
        }
    }
    assert!(named > 15, "{named}");
}

#[test]
fn a_changed_name_is_said_in_every_language() {
    let folder = Folder::new();
    for (name, holiday) in
        [("a", "{ date: 2026-12-24, name: Noël }"), ("b", "{ date: 2026-12-24, name: Fest }"), ("c", "2026-12-24")]
    {
        rule_set(&folder, name);
        let text = format!("zone: UTC\nhours: {{ mon-fri: 09:00-17:00 }}\nholidays: [{holiday}]\n");
        folder.write(&format!("rules/calendars/{name}.yaml"), &text);
    }
    let line = |new: &str, locale: &str| {
        let rename = format!("calendar:a={new}");
        let ran = run_in(
            folder.path(),
            &["diff", "a", new, "--rename", &rename, "--format", "markdown", "--locale", locale],
            b"",
        );
        let line = ran.output.lines().find(|line| line.contains("2026")).unwrap_or_else(|| panic!("{}", ran.output));
        line.replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_eq!(line("c", "en"), "- Calendar “c”, name of the holiday on December 24, 2026: now – (before: “Noël”).");
    let lines = LOCALES.map(|locale| line("b", locale));
    let expected = LOCALES.map(|locale| match locale {
        "en" => "- Calendar “b”, name of the holiday on December 24, 2026: now “Fest” (before: “Noël”).",
        "de" => "- Kalender „b“, Name des Feiertags am 24. Dezember 2026: jetzt „Fest“ (bisher: „Noël“).",
        "it" => "- Calendario «b», nome del giorno festivo (24 dicembre 2026): ora «Fest» (prima: «Noël»).",
        "ru" => {
            "- Календарь «b», название праздничного дня (24 декабря 2026\u{202f}г.): теперь «Fest» (раньше: «Noël»)."
        }
        _ => "- 行事曆「b」，2026年12月24日假日的名稱：現為「Fest」（原為「Noël」）。",
    });
    assert_eq!(lines, expected);
}
