//! `referee locale prove`: its coverage and its findings.

use referee_translation::proof::prove;
use std::collections::BTreeSet;

use referee::{Finding, Loader, Referee, Source};

use crate::command::{folder, run};

/// The example tickets with one message changed: the findings and their underlined words.
fn proven(old: &str, new: &str) -> Vec<(&'static str, String, String)> {
    let book = folder().join("../examples/tickets");
    let file = |path: &str| std::fs::read_to_string(book.join(path)).unwrap();
    let words = file("locales/de/tickets.ftl");
    assert!(words.contains(old), "{old}");
    let words = words.replacen(old, new, 1);
    let rules = [Source::new("tickets.yaml", file("rules/tickets.yaml"))];
    let (referee, findings) = Loader::rules(rules)
        .with_words([("de".parse().unwrap(), Source::new("tickets.ftl", words))])
        .load_valid()
        .unwrap();
    assert!(!findings.iter().any(Finding::is_error), "{findings:?}");
    let proof = prove(referee.phrasebook(), &"de".parse().unwrap(), &mut |_| {});
    let found = proof.findings.into_iter().map(|finding| {
        let words = finding.place.as_ref().unwrap().underlined().unwrap_or_default().to_owned();
        (finding.id, words, finding.message)
    });
    found.collect()
}

#[test]
fn correct_messages_have_no_findings() {
    assert_eq!(proven("Offen", "Offen"), []);
}

#[test]
fn incomplete_texts_are_found() {
    let one = |id, words: &str, message: &str| vec![(id, words.to_owned(), message.to_owned())];
    // A bidi control that is not closed.
    assert_eq!(
        proven("Dringend\n", "\u{2068}Dringend\n"),
        one("proof-fault", "view-urgent", "unbalanced bidi isolates in `view-urgent`")
    );
    assert_eq!(
        proven("= Dringend\n", "= siehe action-close\n"),
        one("proof-fault", "view-urgent", "`view-urgent` shows the id `action-close`")
    );
    // In code, escapes show their backslashes; in a link, a value changes the target.
    for new in ["`{ $lead }`", "[hier]({ $lead })", "\n        > { $lead }"] {
        let found = proven("Ihre Anfrage **{ $lead }**", &format!("Ihre Anfrage {new}"));
        let wrong = "a value changes the markup of `notification-answered.body`";
        let expected = if new.contains('>') { Vec::new() } else { one("proof-fault", "body", wrong) };
        assert_eq!(found, expected, "{new}");
    }
}

#[test]
fn unreachable_branches_are_found() {
    let branch = |new: &str| proven("{ RELATIVE($left) }", new);
    assert_eq!(
        branch(
            "{ HOURS($left) ->\n        [0] bald\n        [one] 1 Stunde\n       *[other] { HOURS($left) } Stunden\n    }"
        ),
        []
    );
    assert_eq!(branch("{ DAYS($left) ->\n        [117] genau\n       *[other] { DURATION($left) }\n    }"), []);
    assert_eq!(
        branch("{ DAYS($left) ->\n        [0.5] ein halber\n       *[other] { DURATION($left) }\n    }"),
        [(
            "proof-branch",
            "0.5".to_owned(),
            "no value selects the branch `0.5` of `stage-answered.summary`".to_owned()
        )]
    );
}

#[test]
fn a_zero_for_a_value_that_is_not_zero_is_found() {
    let zero = |new: &str| proven("{ RELATIVE($left) }", new).iter().any(|(_, _, message)| message.contains("shows 0"));
    assert!(zero("noch { DAYS($left) } Tage"));
    assert!(zero("{ HOURS($left) ->\n        [one] 1 Stunde\n       *[other] { HOURS($left) } Stunden\n    }"));
    assert!(!zero(
        "{ DAYS($left) ->\n        [0] bald\n        [one] 1 Tag\n       *[other] { DAYS($left) } Tage\n    }"
    ));
    assert!(!zero("noch { DURATION($left) }, bis { DATETIME($due) }"));
}

#[test]
fn every_branch_of_every_locale_is_written() {
    let referee = Referee::builtin();
    let mut texts = BTreeSet::new();
    for locale in referee.phrasebook().locales() {
        let proof = prove(referee.phrasebook(), locale, &mut |rendering| {
            if rendering.id == "refusal-missing-field" {
                texts.insert((rendering.locale.to_owned(), rendering.text.to_owned()));
            }
        });
        assert!(proof.findings.is_empty(), "{:?}", proof.findings);
    }
    // One, a few, many, and a fraction.
    let russian = texts.iter().filter(|(locale, _)| locale == "ru").map(|(_, text)| text.as_str());
    let russian: Vec<&str> = russian.filter(|text| text.ends_with(": A.")).collect();
    assert_eq!(russian, ["Не заполнено обязательное поле: A.", "Не заполнены обязательные поля: A."]);
}

#[test]
fn a_table_shows_the_coverage() {
    let ran = run(&["locale", "prove", "ru", "zh-TW"], b"");
    let lines: Vec<&str> = ran.output.lines().collect();
    assert_eq!((lines[0], ran.code), ("no errors, no warnings, no notes", Some(0)));
    assert_eq!(
        lines[2].split_whitespace().collect::<Vec<_>>(),
        ["locale", "messages", "missing", "branches", "texts", "faults"]
    );
    assert_eq!(lines.len(), 5, "{}", ran.output);
    assert!(lines[3].ends_with("  0  100 %"), "{}", ran.output);
    let ran = run(&["locale", "prove", "fr"], b"");
    assert_eq!((ran.output.as_str(), ran.code), ("", Some(2)));
}
