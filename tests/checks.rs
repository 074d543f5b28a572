//! Every check finds what its own page says it finds, at the words that the page shows.

use std::fmt::Write;

use referee::{Finding, Referee, RuleSet, Severity, Source};

/// A block of code on the page of a check, after a word.
fn example(docs: &str, after: &str) -> Option<(String, String)> {
    let rest = docs.split_once(&format!("{after}:\n```"))?.1;
    let (language, rest) = rest.split_once('\n')?;
    let text = rest.split_once("\n```")?.0;
    Some((language.to_owned(), format!("{text}\n")))
}

fn found(language: &str, text: &str) -> Vec<Finding> {
    match language {
        "yaml" => RuleSet::check(&Source::new("example.yaml", text)).1,
        // Scenarios are about the rules that come with the library; what fails is found when they are run.
        "yaml scenario" => {
            let scenarios = Referee::builtin().scenarios(&Source::new("example.yaml", text));
            let failures = scenarios.run().into_iter().filter(|it| it.ran).flat_map(|outcome| outcome.findings);
            scenarios.findings().iter().cloned().chain(failures).collect()
        }
        other => panic!("nobody can check `{other}`"),
    }
}

#[test]
fn every_page_shows_what_is_wrong_and_what_is_right() {
    let mut wrong = String::new();
    for check in referee::checks() {
        let unindented = check.docs.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)));
        let docs: String = unindented.collect();
        let Some((language, bad)) = example(&docs, "Wrong") else { continue };
        let (_, good) = example(&docs, "Right").unwrap_or_else(|| panic!("{} shows nothing right", check.id));
        let findings = found(&language, &bad);
        if findings.iter().all(|it| it.id != check.id) {
            writeln!(wrong, "{} is not found in its example", check.id).unwrap();
        }
        for finding in findings.iter().filter(|it| it.id != check.id && it.severity != Severity::Note) {
            writeln!(wrong, "the example of {} also has {finding}", check.id).unwrap();
        }
        for finding in found(&language, &good).iter().filter(|it| it.id == check.id || it.severity != Severity::Note) {
            writeln!(wrong, "the right example of {} has {finding}", check.id).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
