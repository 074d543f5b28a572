//! Withheld details are in no output.

use referee::tooling::template;
use referee::{Leads, Loader, RuleSet, Source, read_line};

use crate::command::run;

const SECRETS: &[&str] = &["Contoso", "a@contoso.example", "+49 30 123456", "Top secret need"];

fn log(rules: &str, tail: &[&str]) -> String {
    let open = format!(
        r#"{{"lead":"L","at":"2020-06-02T09:00:00Z","open":{{"rules":"{rules}","overview":{{"subject":"ERP"}},"details":{{"customer":"{}","email":"{}","phone":"{}","need":"{}"}}}}}}"#,
        SECRETS[0], SECRETS[1], SECRETS[2], SECRETS[3]
    );
    let mut lines = vec![open.clone()];
    lines.extend(tail.iter().map(|line| (*line).to_owned()));
    // Broken lines with the same details: no part of them is quoted.
    lines.push(open.replace("\"at\":", "\"att\":"));
    lines.push(open.replace("\"details\":", "\"detials\":"));
    lines.push(open.replace("2020-06-02T09:00:00Z", "2020-06-02"));
    lines.push(open.replace('}', ""));
    lines.push(open.clone());
    lines.join("\n")
}

fn outputs(log: &str, at: &str) -> String {
    let mut all = String::new();
    for verb in ["status", "timeline"] {
        for format in ["table", "json"] {
            for locale in ["de", "ru", "zh-TW", "it", "en"] {
                let ran = run(&[verb, "-", "--at", at, "--format", format, "--locale", locale], log.as_bytes());
                assert_eq!(ran.code, Some(1));
                all.push_str(&ran.output);
                all.push_str(&ran.errors);
            }
        }
    }
    all
}

fn leaked(text: &str) -> Vec<&&str> {
    SECRETS.iter().filter(|secret| text.contains(**secret)).collect()
}

#[test]
fn details_of_a_new_lead_are_withheld() {
    for rules in ["2017", "2019"] {
        assert_eq!(
            leaked(&outputs(&log(rules, &[]), "2020-06-03T09:00:00Z")),
            [""; 0].iter().collect::<Vec<_>>(),
            "{rules}"
        );
    }
}

#[test]
fn details_of_an_unaccepted_lead_stay_withheld() {
    let ends = [
        ("2017", vec![]),
        ("2017", vec![r#"{"lead":"L","at":"2020-06-03T09:00:00Z","act":"no-thanks"}"#]),
        ("2019", vec![]),
        ("2019", vec![r#"{"lead":"L","at":"2020-06-03T09:00:00Z","act":"decline","fields":{"reason":"x"}}"#]),
    ];
    for (rules, tail) in ends {
        let text = outputs(&log(rules, &tail), "2021-06-03T09:00:00Z");
        assert!(leaked(&text).is_empty(), "{rules} {tail:?}");
    }
}

#[test]
fn details_are_shown_from_their_stage_on() {
    let tail = [r#"{"lead":"L","at":"2020-06-03T09:00:00Z","act":"interested"}"#];
    let text = outputs(&log("2017", &tail), "2020-06-04T09:00:00Z");
    assert_eq!(
        leaked(&text),
        [&SECRETS[0], &SECRETS[1], &SECRETS[2]],
        "fields of the rules are shown, fields of the host are not"
    );
    // And afterwards, in the archive.
    let text = outputs(&log("2017", &tail), "2021-06-04T09:00:00Z");
    assert_eq!(leaked(&text).len(), 3);
}

/// A book of its own: an expired lead hides the contact, and nobody sees the reason while it is discussed.
const BOOK: &str = "rules: t
fields: { customer: text, email: email, reason: text, note: text }
stages:
  open:
    withhold: [reason]
    actions:
      win: { to: won }
      lose: { to: lost, require: [reason], allow: [note] }
      discuss: { require: [reason] }
    timeout: { after: 7d, to: expired }
  closed:
    outcomes:
      won: {}
      lost: { shows: details }
      expired: { shows: overview, withhold: [email] }
";

#[test]
fn outcomes_and_stages_withhold_fields() {
    let book = crate::command::Folder::new();
    book.write("rules/t.yaml", BOOK);
    let (set, _) = RuleSet::check(&Source::new("t.yaml", BOOK));
    let lines = template(&set.unwrap(), None);
    let words = lines.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| line.ends_with('='));
    let words: Vec<String> = words.map(|line| format!("{line} {}\n", line.trim_matches([' ', '=']))).collect();
    book.write("locales/en/t.ftl", &words.concat());
    let (referee, _) = Loader::rules([Source::new("t.yaml", BOOK)]).load_valid().unwrap();
    let open = r#"{"lead":"L","at":"2020-06-02T09:00:00Z","open":{"rules":"t","overview":{"email":"a@contoso.example"},"details":{"customer":"Contoso"}}}"#;
    let discuss = r#"{"lead":"L","at":"2020-06-02T10:00:00Z","act":"discuss","fields":{"reason":"Too late"}}"#;
    let win = r#"{"lead":"L","at":"2020-06-03T09:00:00Z","act":"win"}"#;
    let lose = r#"{"lead":"L","at":"2020-06-03T09:00:00Z","act":"lose","fields":{"reason":"Too late"}}"#;
    let shown = |tail: &[&str], at: &str| {
        let log: Vec<&str> = [open, discuss].into_iter().chain(tail.iter().copied()).collect();
        let mut shown = Vec::new();
        for verb in ["status", "timeline"] {
            for format in ["table", "json"] {
                let args = [verb, "-", "--at", at, "--format", format, "--locale", "en"];
                let ran = crate::command::run_in(book.path(), &args, log.join("\n").as_bytes());
                assert_eq!(ran.code, Some(0), "{}", ran.errors);
                let text = ran.output + &ran.errors;
                shown.extend(
                    ["Contoso", "contoso.example", "Too late"].into_iter().filter(|secret| text.contains(secret)),
                );
            }
        }
        shown.sort_unstable();
        shown.dedup();
        // The library gives the same values.
        let mut leads = Leads::new(referee.rulebook().clone());
        for line in &log {
            leads.take(read_line(line.as_bytes()).unwrap()).unwrap();
        }
        let lead = leads.get("L").unwrap();
        let value = |field: &str| lead.value(field, at.parse().unwrap()).unwrap();
        let known = [("customer", "Contoso"), ("reason", "Too late"), ("email", "contoso.example")];
        let known = known.into_iter().filter(|(field, _)| value(field).is_some()).map(|(_, secret)| secret);
        assert_eq!(known.collect::<Vec<_>>(), shown);
        shown
    };
    assert_eq!(shown(&[], "2020-06-02T11:00:00Z"), ["Contoso", "contoso.example"]);
    // The outcome declares nothing: what the stage before it withholds stays withheld.
    assert_eq!(shown(&[win], "2020-06-04T09:00:00Z"), ["Contoso", "contoso.example"]);
    assert_eq!(shown(&[lose], "2020-06-04T09:00:00Z"), ["Contoso", "Too late", "contoso.example"]);
    assert_eq!(shown(&[], "2020-06-20T09:00:00Z"), ["Too late"]);
}
