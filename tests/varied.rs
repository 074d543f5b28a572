//! Subjects that facts select: differences and replays show each variant with its condition, against a model that reads
//! each value on its own.

use std::collections::BTreeMap;
use std::fmt::Write;

use referee::{Event, Loader, Opening, Referee, Source};
use referee_pages::{Checker, HelpPage, Page};
use serde_json::Value;

use crate::command::{Folder, run_in};
use crate::digested::at;
use crate::replay::{order, replayed};
use crate::written::{Dice, LOCALES};

fn rules(name: &str, head: &str) -> String {
    format!(
        "rules: {name}\n{head}facts: {{ plan: {{ one-of: [free, paid, test], info: true, default: free }} }}
recipients: [team]
stages:
  open: {{ timeout: {{ after: 1d, to: lost, notify: news }} }}
  closed: {{ outcomes: [lost] }}
notifications: {{ news: {{ to: team }} }}
"
    )
}

/// A subject: the text of each value, and the usual one.
#[derive(Debug, Clone, PartialEq)]
struct Subject {
    keys: BTreeMap<&'static str, &'static str>,
    usual: &'static str,
}

const KEYS: [&str; 3] = ["free", "paid", "test"];

impl Subject {
    fn random(dice: &mut Dice) -> Self {
        let mut keys = BTreeMap::new();
        for key in KEYS {
            if dice.roll(3) > 0 {
                keys.insert(key, *dice.pick(&["Red", "Blue", "Green"]));
            }
        }
        Self { keys, usual: *dice.pick(&["Red", "Blue"]) }
    }

    fn message(&self) -> String {
        if self.keys.is_empty() {
            return format!("    .subject = {}\n", self.usual);
        }
        let mut text = "    .subject =\n        { $fact-plan ->\n".to_owned();
        for (key, value) in &self.keys {
            writeln!(text, "            [{key}] {value}").unwrap();
        }
        writeln!(text, "           *[other] {}\n        }}", self.usual).unwrap();
        text
    }

    /// The texts that are not the usual one, with their values.
    fn variants(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
        for key in KEYS {
            let Some(text) = self.keys.get(key).filter(|text| **text != self.usual) else { continue };
            match all.iter_mut().find(|(known, _)| known == text) {
                Some((_, keys)) => keys.push(key),
                None => all.push((text, vec![key])),
            }
        }
        all
    }
}

fn condition(keys: &[&str]) -> String {
    let labels: Vec<String> = keys.iter().map(|key| format!("fact-plan-{key}")).collect();
    let all = match labels.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} or {two}"),
        [one, two, three] => format!("{one}, {two}, or {three}"),
        _ => panic!("three at most"),
    };
    format!("“fact-plan: {all}”")
}

fn words(rules: &str, subject: &Subject) -> String {
    let rules = referee::RuleSet::parse(&referee::Source::new("t.yaml", rules)).unwrap();
    let template = referee::tooling::template(&rules, None);
    let lines = template.lines().filter(|line| line.starts_with("# ") && line.ends_with('='));
    let line = |line: &str| match line.strip_prefix("#     ") {
        Some(".subject =") => subject.message(),
        Some(attribute) => format!("    {attribute} x\n"),
        None => {
            let id = line.trim_start_matches("# ").trim_end_matches(" =");
            if id.starts_with("notification-") { format!("{id} =\n") } else { format!("{id} = {id}\n") }
        }
    };
    lines.map(line).collect()
}

#[test]
fn differences_and_replays_show_each_variant() {
    let (mut varied, mut same, mut labels, mut rewords) = (0, 0, 0, 0);
    for seed in 0..150 {
        let mut dice = Dice(seed * 4241 + 3);
        let old = Subject::random(&mut dice);
        let new = if dice.roll(4) == 0 { old.clone() } else { Subject::random(&mut dice) };
        let folder = Folder::new();
        let [was, is] = [rules("a", ""), rules("b", "follows: a\nswitch: { clock: keep }\n")];
        folder.write("rules/a.yaml", &was);
        folder.write("rules/b.yaml", &is);
        folder.write("locales/en/a.ftl", &words(&was, &old));
        folder.write("locales/en/b.ftl", &words(&is, &new));
        let ran = run_in(folder.path(), &["diff", "a", "b", "--format", "json", "--locale", "en", "--book", "."], b"");
        let report: Value = serde_json::from_str(&ran.output).unwrap_or_else(|_| panic!("{}", ran.errors));
        let change = report["changes"].as_array().unwrap().iter().find(|it| it["kind"] == "notification-relabelled");
        let lines = |head: &str, subject: &Subject| -> Vec<String> {
            let all = subject.variants().into_iter();
            all.map(|(text, keys)| format!("{head}: “{text}” ({})", condition(&keys))).collect()
        };
        let differ = old.variants() != new.variants();
        let text = match (old.usual == new.usual, differ) {
            (true, false) => None,
            (true, true) => Some(format!("“{}” has other variants.", old.usual)),
            (false, _) => Some(format!("“{}” is now called “{}”.", old.usual, new.usual)),
        };
        assert_eq!(change.map(|it| it["text"].as_str().unwrap().to_owned()), text, "{old:?} {new:?}");
        if let Some(change) = change {
            let before = if differ { lines("Variant before", &old) } else { Vec::new() };
            let expected: Vec<String> = before.into_iter().chain(lines("Variant", &new)).collect();
            let details: Vec<&str> =
                change["details"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
            assert_eq!(details, expected, "{old:?} {new:?}");
        }
        varied += usize::from(old.usual == new.usual && differ);
        same += usize::from(text.is_none());
        labels += usize::from(old.usual != new.usual);

        let (referee, _) = Loader::folder(folder.path()).load_valid().unwrap();
        let order = order(&referee, "b", "a", at(9 * 24 * 60), &[]);
        let reader = referee.reader("en").unwrap();
        let report = reader.replay(&order, &replayed(&order, &[Event::open("L", at(0), Opening::under("a"))]));
        let row = &report.total.notifications[0];
        let shown: Vec<String> = row.variants.iter().map(|it| it.text.clone()).collect();
        let expected = old.variants().into_iter().map(|(text, keys)| format!("{text} ({})", condition(&keys)));
        assert_eq!(shown, expected.collect::<Vec<_>>());
        // The words of the other rules, if they are others.
        let own = |subject: &Subject| (subject.usual.to_owned(), subject.variants());
        let other = (own(&old) != own(&new)).then(|| {
            let variants = new.variants().into_iter();
            (new.usual.to_owned(), variants.map(|(text, keys)| format!("{text} ({})", condition(&keys))).collect())
        });
        let said = row.reworded.iter().map(|it| {
            assert_eq!(it.rules, "b");
            (it.subject.clone(), it.variants.iter().map(|it| it.text.clone()).collect::<Vec<_>>())
        });
        assert_eq!(said.collect::<Vec<_>>(), other.into_iter().collect::<Vec<_>>());
        let sections = report.sections(reader.common());
        let cells = sections.iter().flat_map(|it| &it.rows).map(|row| &row.cells[0]);
        let cell = cells.filter(|cell| cell.starts_with(old.usual)).count();
        assert_eq!(cell, 1);
        let cell =
            sections.iter().flat_map(|it| &it.rows).map(|row| &row.cells[0]).find(|it| it.starts_with(old.usual));
        assert_eq!(cell.unwrap().contains(" → "), !row.reworded.is_empty(), "{cell:?}");
        rewords += usize::from(!row.reworded.is_empty());
        assert!(
            shown.iter().all(|text| sections.iter().any(|it| it.rows.iter().any(|row| row.cells[0].contains(text))))
        );
    }
    assert!(varied > 20 && same > 5 && labels > 40 && rewords > 60, "{varied} {same} {labels} {rewords}");
}

/// A page of one rule set, in a language.
fn page(seed: u64, locale: &str) -> Option<(Referee, String, Vec<String>)> {
    let mut dice = Dice(seed * 97 + 5);
    let subject = Subject::random(&mut dice);
    let rules = rules("t", "");
    let words = words(&rules, &subject);
    let source = |name: &str, text: String| Source::new(name, text);
    let words = [(locale.parse().unwrap(), source("t.ftl", words))];
    let (referee, _) = Loader::rules([source("t.yaml", rules)]).with_words(words).load_valid().ok()?;
    let text = HelpPage::new(&referee.reader(locale).unwrap(), referee.rulebook().get("t")?).markdown().to_owned();
    let lines = text.lines().filter(|line| line.starts_with("  - **"));
    let variants = lines.filter(|line| ["Red", "Blue", "Green"].iter().any(|it| line.contains(&format!("**{it}**"))));
    let variants: Vec<String> = variants.map(str::to_owned).collect();
    assert_eq!(variants.len(), subject.variants().len(), "{text}");
    Some((referee, text, variants))
}

fn found(referee: &Referee, text: &str) -> Vec<(&'static str, String)> {
    let checker = Checker::new(referee);
    let report = checker.check(&Page::read(&Source::new("t.md", text)).unwrap(), None, None).unwrap();
    let findings = report
        .findings
        .iter()
        .filter(|it| it.id != "page-unsaid" || it.message.contains("subject") || it.message.contains("condition"));
    findings.map(|it| (it.id, it.to_string())).collect()
}

#[test]
fn pages_state_the_condition_of_each_subject() {
    let (mut swapped, mut lost) = (0, 0);
    for seed in 0..60 {
        for locale in LOCALES {
            let Some((referee, text, variants)) = page(seed, locale) else { continue };
            assert_eq!(found(&referee, &text), [], "{text}");
            let ids = |text: &str| -> Vec<&str> { found(&referee, text).into_iter().map(|(id, _)| id).collect() };
            for line in &variants {
                // Without its condition, and without the line.
                let bare = format!("  - {}", &line[4..line[6..].find("**").unwrap() + 8]);
                assert_eq!(ids(&text.replace(line.as_str(), &bare)), ["page-unsaid"], "{locale} {bare}");
                assert_eq!(ids(&text.replace(&format!("{line}\n"), "")), ["page-unsaid"], "{locale} {line}");
                let (values, other) = (["free", "paid", "test"], |value: &str| format!("**fact-plan-{value}**"));
                let stated = values.into_iter().find(|value| line.contains(&other(value))).unwrap();
                let Some(another) = values.into_iter().find(|value| !line.contains(&other(value))) else { continue };
                let changed = text.replace(line.as_str(), &line.replace(&other(stated), &other(another)));
                assert_eq!(ids(&changed), ["page-contradiction"], "{locale} {changed}");
                lost += 1;
            }
            if let [one, two, ..] = variants.as_slice() {
                let split = |line: &str| {
                    let at = line[6..].find("**").unwrap() + 8;
                    (line[..at].to_owned(), line[at..].to_owned())
                };
                let ((first, when), (second, then)) = (split(one), split(two));
                let changed = text.replace(one.as_str(), &format!("{first}{then}"));
                let changed = changed.replace(two.as_str(), &format!("{second}{when}"));
                assert_eq!(ids(&changed), ["page-contradiction"], "{locale} {changed}");
                swapped += 1;
            }
        }
    }
    assert!(swapped > 30 && lost > 100, "{swapped} {lost}");
}
