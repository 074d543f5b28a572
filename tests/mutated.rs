//! Rule files with a part deleted or replaced: each gives a rule set, or at least one error, and never both.

use referee::diagnostic::Finding;
use referee::rules::Rollout;
use referee::{RuleSet, Source};
use serde_json::{Value, json};

/// The replacements for a part.
fn replacements() -> [Value; 10] {
    [
        Value::Null,
        json!({}),
        json!([]),
        json!(""),
        json!(true),
        json!(7),
        json!("won"),
        json!({ "archived": { "outcomes": ["won"] } }),
        json!([{ "never": true }, "open"]),
        json!({ "to": "won", "after": "3d" }),
    ]
}

/// The pointers to every part of a file.
fn parts(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| parts(value, &format!("{here}/{key}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, value)| parts(value, &format!("{here}/{at}"), all));
        }
        _ => {}
    }
}

/// Every file with one part removed or replaced.
fn mutated(text: &str) -> impl Iterator<Item = String> {
    let valid: Value = serde_yaml::from_str(text).unwrap();
    let mut all = Vec::new();
    parts(&valid, "", &mut all);
    all.into_iter().flat_map(move |part| {
        let mut files: Vec<Value> = Vec::new();
        for replacement in replacements() {
            let mut file = valid.clone();
            *file.pointer_mut(&part).unwrap() = replacement;
            files.push(file);
        }
        if let Some((parent, key)) = part.rsplit_once('/') {
            let mut file = valid.clone();
            match file.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.remove(key)),
                Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                scalar => panic!("{scalar} has no parts"),
            }
            files.push(file);
        }
        files.into_iter().map(|file| file.to_string())
    })
}

fn hold(text: &str, valid: bool, findings: &[Finding]) {
    let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.is_error()).collect();
    let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_ne!(valid, !errors.is_empty(), "{text}\n{all:?}");
    // The fallback check is never needed.
    assert!(errors.iter().all(|finding| !finding.message.starts_with("not a r")), "{text}\n{all:?}");
}

#[test]
fn a_mutated_rule_file_gives_a_rule_set_or_errors() {
    let (mut valid, mut broken) = (0, 0);
    for file in ["rules/2017.yaml", "rules/2020.yaml", "examples/tickets/rules/tickets.yaml"] {
        let text = std::fs::read_to_string(crate::command::folder().join("..").join(file)).unwrap();
        for text in mutated(&text) {
            let (set, findings) = RuleSet::check(&Source::new("t.yaml", text.as_str()));
            hold(&text, set.is_some(), &findings);
            *if set.is_some() { &mut valid } else { &mut broken } += 1;
        }
    }
    assert!(valid > 300 && broken > 2000, "{valid} {broken}");
}

#[test]
fn a_mutated_rollout_gives_a_rollout_or_errors() {
    let text = "facts: { account: text, moved: { kind: boolean, default: false } }\nrollout:\n  - { rules: b, when: { \
        moved: true } }\n  - { by: account, shares: { a: 25 %, b: 50 % } }\n  - { rules: a, from: 2020-06-01 }\n  - { rules: b }\n";
    let check = |text: &str| {
        let (rollout, findings) = Rollout::check(&Source::new("rollout.yaml", text), &["a", "b"]);
        hold(text, rollout.is_some(), &findings);
        rollout.is_some()
    };
    assert!(check(text));
    assert!(mutated(text).filter(|text| !check(text)).count() > 200);
}

#[test]
fn a_file_without_stages_names_the_missing_key() {
    for (text, message) in [
        ("rules: t\nstages: {}\n", "no stages"),
        ("rules: t\nstages:\n", "no stages"),
        ("rules: t\nstages: { archived: { outcomes: [won] } }\n", "no open stage for leads to open in"),
        ("rules: t\nstages: { open: {} }\n", "no stage has `outcomes`: the archive is missing"),
        ("rules: t\n", "a rule file needs the key `stages`"),
    ] {
        let (set, findings) = RuleSet::check(&Source::new("t.yaml", text));
        let found: Vec<&str> = findings.iter().filter(|it| it.is_error()).map(|finding| &*finding.message).collect();
        assert!(set.is_none() && found.contains(&message), "{text}: {found:?}");
    }
}

/// `check` and `new` refuse the same names.
#[test]
fn rule_sets_with_invalid_names_are_refused() {
    for name in ["con", "lpt1", "released", "common", "rollout"] {
        let text = format!(
            "rules: {name}\nstages:\n  open: {{ actions: {{ close: {{ to: done }} }} }}\n  end: {{ outcomes: [done] }}\n"
        );
        let (set, findings) = RuleSet::check(&Source::new("t.yaml", text.as_str()));
        let wrong: Vec<&Finding> = findings.iter().filter(|finding| finding.is_error()).collect();
        let [wrong] = &*wrong else { panic!("{name}: {findings:?}") };
        assert!(set.is_none() && wrong.id == "wrong-name", "{wrong}");
        assert_eq!(wrong.place.as_ref().and_then(|place| place.underlined()), Some(name));
        let folder = crate::command::Folder::new();
        let ran = crate::command::run_in(folder.path(), &["new", name], b"");
        assert!(ran.errors.contains(&*wrong.message), "{}", ran.errors);
        assert_eq!(ran.code, Some(2));
    }
}
