//! Replays name notifications and recipients in the words of the rule sets that send them.

use serde_json::Value;

use crate::command::{Folder, run_in};
use crate::written::LOCALES;

const OLD: &str = "rules: a
recipients: [team]
stages:
  open: { timeout: { after: 1d, to: lost, notify: [news, same, gone] } }
  closed: { outcomes: [lost] }
notifications: { news: { to: team }, same: { to: team }, gone: { to: team } }
";

const NEW: &str = "rules: b
follows: a
switch: { clock: keep }
recipients: [team]
stages:
  open: { timeout: { after: 1d, to: lost, notify: [news, same, late] } }
  closed: { outcomes: [lost] }
notifications: { news: { to: team }, same: { to: team }, late: { to: team } }
";

/// A book with two rule sets: messages of each in every language.
fn book() -> Folder {
    let folder = Folder::new();
    folder.write("rules/a.yaml", OLD);
    folder.write("rules/b.yaml", NEW);
    let stages = "stage-open = A\n    .summary = B\nstage-closed = C\noutcome-lost = D\n    .summary = E\n";
    let words = |team: &str, subjects: &[(&str, &str)]| {
        let all = subjects.iter().map(|(id, subject)| {
            format!("notification-{id} =\n    .subject = {subject}\n    .title = T\n    .body = {subject}.\n")
        });
        format!("{stages}recipient-team = {team}\n{}", all.collect::<String>())
    };
    for locale in LOCALES {
        let old = words("Team", &[("news", "Old news"), ("same", "Same"), ("gone", "Gone")]);
        folder.write(&format!("locales/{locale}/a.ftl"), &old);
        let new = words("Crew", &[("news", "Fresh news"), ("same", "Same"), ("late", "Late")]);
        folder.write(&format!("locales/{locale}/b.ftl"), &new);
    }
    folder
}

#[test]
fn each_rule_set_says_it_in_its_own_words() {
    let folder = book();
    folder.write("log.jsonl", "{\"lead\":\"L\",\"at\":\"2026-01-01T00:00:00Z\",\"open\":{\"rules\":\"a\"}}\n");
    for locale in LOCALES {
        let run = |format: &str| {
            let args = ["replay", "log.jsonl", "--rules", "b", "--against", "a", "--at", "2026-02-01T00:00:00Z"];
            let ran = run_in(folder.path(), &[&args[..], &["--format", format, "--locale", locale]].concat(), b"");
            assert!(ran.code == Some(0), "{}{}", ran.output, ran.errors);
            ran.output
        };
        let json: Value = serde_json::from_str(&run("json")).unwrap();
        let rows = json["total"]["notifications"].as_array().unwrap().iter().map(|row| {
            let labels = [&row["notification"]["label"], &row["to"]["label"]];
            let other = row["reworded"].as_array().into_iter().flatten();
            let other = other.flat_map(|it| [&it["rules"], &it["subject"], &it["to"]]);
            let all = labels.into_iter().chain(other).map(|text| text.as_str().unwrap());
            format!("{}: {} -> {}", all.collect::<Vec<_>>().join(", "), row["sent"]["before"], row["sent"]["after"])
        });
        assert_eq!(
            rows.collect::<Vec<_>>(),
            [
                "Gone, Team: 1 -> 0",
                "Late, Crew: 0 -> 1",
                "Old news, Team, b, Fresh news, Crew: 1 -> 1",
                "Same, Team, b, Same, Crew: 1 -> 1",
            ]
        );
        let rows = |text: String, between: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| line.contains("Team") || line.contains("Crew"));
            let cells = |line: &str| -> String {
                let cells = line.split(between).map(str::trim).filter(|it| !it.is_empty());
                cells.take(2).collect::<Vec<_>>().join(" | ")
            };
            lines.map(cells).collect()
        };
        let expected = ["Gone | Team", "Late | Crew", "Old news → Fresh news | Team → Crew", "Same | Team → Crew"];
        assert_eq!(rows(run("table"), "  "), expected, "{locale}");
        assert_eq!(rows(run("markdown"), "|"), expected, "{locale}");
    }
}
