//! The schemas of the outputs: equal to the files in the tree, and valid for the printed output.

use jsonschema::Validator;
use serde_json::Value;

use crate::command::{folder, run};

fn printed(output: &str) -> String {
    let ran = run(&["schema", output], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    ran.output
}

fn validator(output: &str) -> Validator {
    let schema: Value = serde_json::from_str(&printed(output)).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Every line of an output that does not match its schema.
fn strays(validator: &Validator, output: &str) -> Vec<String> {
    let lines = output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines
        .flat_map(|line| validator.iter_errors(&line).map(|error| format!("{error} in {line}")).collect::<Vec<_>>())
        .collect()
}

#[test]
fn schemas_match_the_files() {
    let places = [
        ("status", "src/status/status.schema.json"),
        ("timeline", "src/status/timeline.schema.json"),
        ("digest", "src/status/digest.schema.json"),
        ("diff", "crates/authoring/src/diff/diff.schema.json"),
        ("finding", "crates/cli/src/report/finding.schema.json"),
        ("pair", "crates/pages/src/pair.schema.json"),
        ("page", "crates/cli/src/page.schema.json"),
        ("term", "crates/pages/src/terms/term.schema.json"),
        ("rendering", "crates/translation/src/proof/rendering.schema.json"),
        ("rules", "rules/rule-set.schema.json"),
        ("plan", "src/switch/plan.schema.json"),
        ("replay", "src/replay/replay.schema.json"),
        ("rollout", "src/switch/rollout.schema.json"),
        ("rollout-file", "rules/rollout.schema.json"),
        ("delivery-file", "rules/delivery.schema.json"),
        ("calendar-file", "rules/calendar.schema.json"),
        ("scenarios", "rules/tests/scenarios.schema.json"),
    ];
    for (output, path) in places {
        let path = folder().join("..").join(path);
        let printed = printed(output);
        if std::env::var_os("REFEREE_UPDATE").is_some() {
            std::fs::write(&path, &printed).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), printed, "{output}");
    }
}

#[test]
fn printed_output_matches_its_schema() {
    let status = validator("status");
    let timeline = validator("timeline");
    let mut checked = 0;
    // The example, and the input of every case about leads.
    let mut logs = vec![std::fs::read_to_string(folder().join("../examples/leads.jsonl")).unwrap()];
    for entry in std::fs::read_dir(folder().join("cases")).unwrap() {
        let case = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        logs.push(case.lines().filter_map(|line| line.strip_prefix("< ")).collect::<Vec<_>>().join("\n"));
    }
    for log in logs {
        for locale in ["de", "zh-TW"] {
            for at in ["2020-06-03T09:00:00Z", "2020-06-12T09:00:00Z", "2021-01-01T00:00:00.5Z"] {
                let print =
                    |verb| run(&[verb, "-", "--locale", locale, "--at", at, "--format", "json"], log.as_bytes()).output;
                let (states, events) = (print("status"), print("timeline"));
                assert_eq!(strays(&status, &states), [""; 0]);
                assert_eq!(strays(&timeline, &events), [""; 0]);
                checked += states.lines().count() + events.lines().count();
            }
        }
    }
    assert!(checked > 200, "only {checked} lines were checked");
}

#[test]
fn the_output_of_a_proof_matches_its_schema() {
    let rendering = validator("rendering");
    let proof = run(&["locale", "prove", "it", "--format", "json"], b"").output;
    // A value of every kind, and then some of all.
    let kinds = ["text", "instant", "months", "list", "number"].map(|kind| format!(":{{\"{kind}\":"));
    let first = |kind: &String| proof.lines().find(|line| line.contains(kind.as_str())).unwrap();
    let lines: Vec<&str> = kinds.iter().map(first).chain(proof.lines().step_by(41)).collect();
    assert!(lines.len() > 100, "only {} lines were checked", lines.len());
    assert_eq!(strays(&rendering, &lines.join("\n")), [""; 0]);
    let other = lines[0].replace("{\"text\":", "{\"words\":");
    assert_ne!(other, lines[0]);
    assert_ne!(strays(&rendering, &other), [""; 0]);
}

#[test]
fn findings_on_pages_match_their_schema() {
    let (finding, checked, pair) = (validator("finding"), validator("page"), validator("pair"));
    let page = std::fs::read_to_string(folder().join("../examples/broken/tickets.de.md")).unwrap();
    let ran = run(&["page", "check", "-", "--book", "../examples/tickets", "--format", "json"], page.as_bytes());
    assert_eq!((ran.output.lines().count(), ran.code), (3, Some(1)), "{}", ran.output);
    let (findings, line) = ran.output.trim_end().rsplit_once('\n').unwrap();
    assert_eq!((strays(&finding, findings), strays(&checked, line)), (vec![], vec![]));
    assert_ne!(strays(&checked, findings), [""; 0]);
    let page = "<span data-ttu-id=\"1\">Neu</span><span><span data-stu-id=\"1\">New</span></span>";
    let ran = run(&["page", "pairs", "-", "--format", "json"], page.as_bytes());
    assert_eq!((ran.output.lines().count(), ran.code), (1, Some(0)), "{}", ran.output);
    assert_eq!(strays(&pair, &ran.output), [""; 0]);
}

#[test]
fn differences_match_their_schema() {
    let validator = validator("diff");
    for (old, new) in [("2017", "2019"), ("2019", "2020"), ("2020", "2017"), ("2020", "2020")] {
        let ran = run(&["diff", old, new, "--locale", "de", "--format", "json"], b"");
        assert_eq!(strays(&validator, &ran.output), [""; 0]);
        assert_eq!(ran.output.lines().count(), 1);
        let mut other: Value = serde_json::from_str(&ran.output).unwrap();
        other["color"] = "red".into();
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn replays_match_their_schema() {
    let validator = validator("replay");
    let facts = "qualification=customer-inquiry";
    for (rules, against, by) in [("2020", "2017", "week"), ("2020", "2019", "contact-me"), ("2020", "2020", "sender")] {
        let args = ["replay", "../examples/leads.jsonl", "--rules", rules, "--against", against, "--by", by];
        let more = ["--facts", facts, "--locale", "de", "--at", "2020-06-12T09:00:00Z", "--format", "json"];
        let more = if rules == against { &more[2..] } else { &more };
        let ran = run(&[&args[..], more].concat(), b"");
        assert_eq!((ran.output.lines().count(), ran.code), (1, Some(0)), "{}", ran.errors);
        assert_eq!(strays(&validator, &ran.output), [""; 0]);
        let mut other: Value = serde_json::from_str(&ran.output).unwrap();
        assert!(other["groups"].as_array().is_some_and(|groups| !groups.is_empty()));
        other["total"]["color"] = "red".into();
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn a_schema_rejects_wrong_values() {
    let ran = run(
        &["status", "../examples/leads.jsonl", "--locale", "de", "--at", "2020-06-12T09:00:00Z", "--format", "json"],
        b"",
    );
    let valid: Value = serde_json::from_str(ran.output.lines().next().unwrap()).unwrap();
    let validator = validator("status");
    assert!(validator.is_valid(&valid));
    for key in valid.as_object().unwrap().keys() {
        let mut without = valid.clone();
        without.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&without), "without `{key}`");
    }
    let mut more = valid.clone();
    more["color"] = "red".into();
    assert!(!validator.is_valid(&more));
    let mut other = valid;
    other["since"] = "yesterday".into();
    assert!(!validator.is_valid(&other));
}

#[test]
fn keys_are_in_the_order_of_the_design() {
    let log = br#"{"lead":"A","at":"2020-06-02T09:00:00Z","open":{"rules":"2017"}}"#;
    // The keys of the outermost object, in the order of the text.
    let keys = |verb: &str| -> Vec<String> {
        let ran = run(&[verb, "-", "--locale", "en", "--at", "2020-06-02T10:00:00Z", "--format", "json"], log);
        let (mut depth, mut keys) = (0, Vec::new());
        let parts: Vec<&str> = ran.output.lines().next().unwrap().split('"').collect();
        for (number, part) in parts.iter().enumerate() {
            match number % 2 {
                0 => depth = depth + part.matches(['{', '[']).count() - part.matches(['}', ']']).count(),
                _ if depth == 1 && parts[number + 1].starts_with(':') => keys.push((*part).to_owned()),
                _ => {}
            }
        }
        keys
    };
    let status = [
        "lead", "rules", "locale", "at", "state", "stage", "since", "deadline", "summary", "shows", "actions",
        "fields", "alerts", "views", "marks", "changes",
    ];
    assert_eq!(keys("status"), status);
    assert_eq!(keys("timeline"), ["lead", "at", "kind", "action", "from", "to", "notifications", "text"]);
}

/// The rule files of the project.
fn rule_files() -> Vec<std::path::PathBuf> {
    let folders = ["../rules", "../examples/tickets/rules", "books/library/rules"];
    let files = folders.iter().flat_map(|path| std::fs::read_dir(folder().join(path)).unwrap());
    let mut files: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "yaml") && !path.ends_with("rollout.yaml"));
    assert!(files.len() >= 5, "there are rule files");
    files
}

#[test]
fn rule_files_match_their_schema() {
    let validator = validator("rules");
    for path in rule_files() {
        let value: Value = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{}", path.display());
    }
}

#[test]
fn scenario_files_match_their_schema() {
    let validator = validator("scenarios");
    let read = |path: &str| -> Value {
        serde_yaml::from_str(&std::fs::read_to_string(folder().join("..").join(path)).unwrap()).unwrap()
    };
    for path in ["rules/tests/2017.yaml", "rules/tests/2019.yaml", "rules/tests/2020.yaml"] {
        let errors: Vec<String> = validator.iter_errors(&read(path)).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{path}");
    }
    assert!(validator.is_valid(&read("examples/tickets/rules/tests/tickets.yaml")));
    assert!(!validator.is_valid(&read("tests/books/scenarios/mistakes.yaml")));
}

/// Structures that the checks refuse are also rejected by the schema.
#[test]
fn the_schema_of_rule_files_rejects_invalid_files() {
    let validator = validator("rules");
    let mut refused = 0;
    for check in referee_cli::checks().filter(|check| check.area == referee::tooling::Area::Structure) {
        let Some((wrong, right)) = check.page().split_once("Wrong:\n```yaml\n").and_then(|(_, rest)| {
            let (wrong, rest) = rest.split_once("\n```\nRight:\n```yaml\n")?;
            Some((wrong.to_owned(), rest.split_once("\n```")?.0.to_owned()))
        }) else {
            continue;
        };
        let right: Value = serde_yaml::from_str(&right).unwrap();
        assert!(validator.is_valid(&right), "the good example of {}", check.id);
        // A schema cannot check references to names elsewhere in the file.
        let known = ["unknown-key", "unknown-choice", "missing-key", "contradiction", "wrong-kind", "wrong-name"];
        if known.contains(&check.id) || ["wrong-duration", "wrong-date"].contains(&check.id) {
            let wrong: Value = serde_yaml::from_str(&wrong).unwrap();
            assert!(!validator.is_valid(&wrong), "the bad example of {}", check.id);
            refused += 1;
        }
    }
    assert_eq!(refused, 8);
}
