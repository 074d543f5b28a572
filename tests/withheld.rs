//! Withheld details are in no output.

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
