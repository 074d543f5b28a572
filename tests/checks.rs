//! Every check finds what its page describes, at the underlined words of its example.

use referee_authoring::diff::Diff;
use referee_authoring::scenario::Scenarios;
use referee_pages::Checker;
use std::fmt::Write;

use referee::tooling::Area;
use referee::{Finding, Referee, RuleSet, Severity, Source};
use referee_pages::Page;

use crate::command::{Folder, folder, run};
use crate::reference::hold;

const TICKETS: &str = "rules: tickets\nstages:\n  open:\n    actions: { close: { to: solved } }\n    \
    timeout: { after: 30d, to: solved }\n  closed: { outcomes: [solved] }\n";

const WORDS: [(&str, &str); 4] = [
    ("stage-open", "Open\n    .summary = Open."),
    ("stage-closed", "Closed"),
    ("action-close", "Close\n    .hint = Close it."),
    ("outcome-solved", "Solved\n    .summary = Solved."),
];

const GERMAN: [(&str, &str); 4] = [
    ("stage-open", "Offen\n    .summary = Das Ticket ist offen."),
    ("stage-closed", "Geschlossen"),
    ("action-close", "Schließen\n    .hint = Schließt das Ticket."),
    ("outcome-solved", "Gelöst\n    .summary = Das Ticket ist gelöst."),
];

/// The block of code after a word on the page of a check.
fn example(docs: &str, after: &str) -> Option<(String, String)> {
    let rest = docs.split_once(&format!("{after}:\n```"))?.1;
    let (language, rest) = rest.split_once('\n')?;
    let text = rest.split_once("\n```")?.0;
    Some((language.to_owned(), format!("{text}\n")))
}

fn without_words(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| {
        let check = referee_cli::checks().find(|check| check.id == finding.id);
        check.is_some_and(|check| check.area != Area::Words)
    });
    findings
}

fn found(language: &str, text: &str) -> Vec<Finding> {
    match language {
        "yaml" => RuleSet::check(&Source::new("example.yaml", text)).1,
        // A rollout of two rule sets.
        "yaml rollout" => {
            let folder = Folder::new();
            folder.write("rules/first.yaml", &TICKETS.replace("tickets", "first"));
            folder.write("rules/later.yaml", &TICKETS.replace("tickets", "later"));
            folder.write("rules/rollout.yaml", text);
            without_words(referee_translation::book::check(folder.path()).unwrap())
        }
        // A delivery file of a rule set that notifies its customers.
        "yaml delivery" => {
            let folder = Folder::new();
            let rules = TICKETS.replace("stages:", "facts: { address: text }\nrecipients: [customer]\nstages:");
            let sent = "notifications:\n  done: { to: customer, on: opened }\n";
            folder.write("rules/tickets.yaml", &(rules + sent));
            folder.write("rules/delivery.yaml", text);
            without_words(referee_translation::book::check(folder.path()).unwrap())
        }
        // A calendar of a rule set.
        "yaml calendar" => {
            let folder = Folder::new();
            let rules = TICKETS.replace("stages:", "calendar: example\nstages:").replace("30d", "5bd");
            folder.write("rules/tickets.yaml", &rules);
            folder.write("rules/calendars/example.yaml", text);
            without_words(referee_translation::book::check(folder.path()).unwrap())
        }
        // A rule set with a calendar.
        "yaml working" => {
            let berlin = "zone: Europe/Berlin\nhours: { mon-fri: 09:00-17:00 }\n";
            let folder = Folder::new();
            folder.write("rules/tickets.yaml", text);
            folder.write("rules/calendars/berlin.yaml", berlin);
            let mut findings = without_words(referee_translation::book::check(folder.path()).unwrap());
            // A wrong example does not use it.
            findings.retain(|finding| !finding.message.starts_with("the calendar `berlin` is never used"));
            findings
        }
        // Several rule files, separated like documents; without findings about messages.
        "yaml book" => {
            let folder = Folder::new();
            for (number, file) in text.split("---\n").enumerate() {
                folder.write(&format!("rules/{number}.yaml"), file);
            }
            without_words(referee_translation::book::check(folder.path()).unwrap())
        }
        // Scenarios use the built-in rules; failures are found when they are run.
        "yaml scenario" => {
            let scenarios = Scenarios::read(&Source::new("example.yaml", text), &Referee::builtin());
            let failures = scenarios.run().into_iter().filter(|it| it.ran).flat_map(|outcome| outcome.findings);
            scenarios.findings().iter().cloned().chain(failures).collect()
        }
        // Messages belong to the rules that most examples use.
        "ftl" => {
            let folder = Folder::new();
            folder.write("rules/tickets.yaml", TICKETS);
            // Leave out the messages that an example has itself.
            let with_others = |words: &[(&str, &str)], text: &str| {
                let others = words.iter().filter(|(id, _)| !text.contains(&format!("{id} =")));
                let others: Vec<String> = others.map(|(id, words)| format!("{id} = {words}\n")).collect();
                format!("{}{text}", others.concat())
            };
            // A translation follows its original.
            let (english, german) = text.split_once("# de\n").unwrap_or((text, ""));
            folder.write("locales/en/tickets.ftl", &with_others(&WORDS, english));
            if !german.is_empty() {
                folder.write("locales/de/tickets.ftl", &with_others(&GERMAN, german));
            }
            let mut findings = referee_translation::book::check(folder.path()).unwrap();
            findings.retain(|finding| finding.id != "no-time-limit");
            findings
        }
        // Pages are about the built-in rules.
        "md" => {
            let page = Page::read(&Source::new("example.md", text)).unwrap();
            Checker::new(&Referee::builtin()).check(&page, None, None).unwrap().findings
        }
        other => panic!("unknown kind of example `{other}`"),
    }
}

#[test]
fn every_page_has_a_bad_and_a_good_example() {
    let mut wrong = String::new();
    let mut unshown = Vec::new();
    for check in referee_cli::checks() {
        let docs = check.page();
        let Some((language, bad)) = example(&docs, "Wrong") else {
            unshown.push(check.id);
            continue;
        };
        // A page with every fact is a complete page.
        let good = example(&docs, "Right").map(|(_, good)| good);
        assert!(good.is_some() || check.id == "page-unsaid", "{} has no good example", check.id);
        let findings = found(&language, &bad);
        if findings.iter().all(|it| it.id != check.id) {
            writeln!(wrong, "{} is not found in its example", check.id).unwrap();
        }
        for finding in findings.iter().filter(|it| it.id != check.id && it.severity != Severity::Note) {
            writeln!(wrong, "the example of {} also has {finding}", check.id).unwrap();
        }
        let after = good.map(|good| found(&language, &good)).unwrap_or_default();
        for finding in after.iter().filter(|it| it.id == check.id || it.severity != Severity::Note) {
            writeln!(wrong, "the right example of {} has {finding}", check.id).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    // Refusals and findings of commands have no rule file to show.
    unshown.retain(|id| {
        let area = referee_cli::checks().find(|check| check.id == *id).map(|check| check.area);
        !matches!(area, Some(Area::Log | Area::Refusals | Area::Commands))
    });
    // Findings about whole files that are too large or invisible.
    let large = ["more-findings", "too-many", "ftl-deep", "ftl-far", "ftl-large", "page-too-long", "page-unreadable"];
    let files = [
        "follows-itself",
        "not-utf8",
        "passed-over",
        "unreadable",
        "unknown-rules",
        "unknown-locale",
        "missing-locale",
        "ledger",
    ];
    let ledgers = ["ledger-line", "words-changed", "words-unrecorded", "words-on-pages", "proof-branch", "proof-fault"];
    let others = [
        "ftl-unseen",
        "exchange-unread",
        "exchange-unknown",
        "exchange-refused",
        "words-too-wide",
        "words-from-library",
        "exchange-outdated",
        "exchange-hidden",
        "exchange-untranslated",
        "exchange-unfinished",
        "exchange-trimmed",
        "exchange-incomplete",
    ];
    unshown.retain(|id| !large.contains(id) && !files.contains(id) && !ledgers.contains(id) && !others.contains(id));
    assert_eq!(unshown, ["released-changed", "unformattable"]);
}

/// The subject of a finding is named in the example.
#[test]
fn findings_name_their_subject() {
    let mut unnamed = Vec::new();
    let mut wrong = String::new();
    let rules = ["2017", "2020"].map(|rules| folder().join(format!("../rules/{rules}.yaml")));
    let rules = rules.map(|path| std::fs::read_to_string(path).unwrap()).concat();
    for check in referee_cli::checks() {
        let Some((language, bad)) = example(&check.page(), "Wrong") else { continue };
        for finding in found(&language, &bad).iter().filter(|finding| finding.id == check.id) {
            match &finding.subject {
                Some(subject) if bad.contains(&*subject.id) => {}
                Some(subject) if language == "ftl" && TICKETS.contains(&*subject.id) => {}
                Some(subject) if language == "yaml calendar" && *subject.id == *"example" => {}
                // Pages are about rules, and some findings about whole files.
                Some(subject) if language == "md" && rules.contains(&*subject.id) => {}
                Some(subject) if finding.place.as_ref().is_some_and(|place| *place.file() == *subject.id) => {}
                Some(subject) => writeln!(wrong, "{}: there is no {subject} in its example", check.id).unwrap(),
                None => unnamed.push(check.id),
            }
        }
    }
    unnamed.dedup();
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(unnamed, UNNAMED.map(|(id, _)| id));
}

/// The checks of examples without a subject, and the reason.
const UNNAMED: [(&str, &str); 5] = [
    ("yaml", "a file that cannot be read declares nothing"),
    ("rollout-gap", "it is about the rollout, which has no name"),
    ("rollout-shares", "so are the entries of the rollout"),
    ("wrong-share", "so are the entries of the rollout"),
    ("ftl-junk", "text that is not a message has no id"),
];

/// Findings of commands have no examples: each place that creates one names its subject.
#[test]
fn findings_of_commands_name_their_subject() {
    let mut unnamed = Vec::new();
    for entry in std::fs::read_dir(folder().join("../crates/cli/src")).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let Some(text) = path.is_file().then(|| std::fs::read_to_string(&path).unwrap()) else { continue };
        for making in [".at(None", ".at(Place", ".at(place", ".in_text(", "Finding::error("] {
            for (at, _) in text.match_indices(making) {
                let statements: String = text[at..].split_inclusive(";\n").take(2).collect();
                if ![".about(", ".subject = "].iter().any(|named| statements.contains(named)) {
                    unnamed.push(
                        text[..at].rsplit(|c: char| !c.is_ascii_uppercase() && c != '_').next().unwrap().to_owned(),
                    );
                }
            }
        }
    }
    // The text of `--only` is not an id.
    assert_eq!(unnamed, ["NO_SCENARIO"]);
    let named = |text: &str| {
        let referee = Referee::builtin();
        let [old, new] = ["2019", "2020"].map(|name| referee.rulebook().get(name).unwrap());
        let renames = text.split(' ').map(str::parse).collect::<Result<_, Finding>>();
        let found = renames.and_then(|renames| Diff::between(old, new, &renames)).unwrap_err();
        found.subject.map(|subject| subject.to_string())
    };
    assert_eq!(named("stage:nw=received").unwrap(), "stage nw");
    assert_eq!(named("action:new.accept=acept").unwrap(), "action acept");
    assert_eq!(named("stage:new=received stage:active=received").unwrap(), "stage received");
    assert_eq!(named("stage-new"), None, "text that is not a rename has no subject");
}

#[test]
fn the_reference_matches_the_code() {
    let printed = run(&["explain", "--all"], b"").output;
    hold("findings.md", &printed);
    let missing = referee_cli::checks().filter(|check| !printed.contains(&format!("\n### {}\n", check.id)));
    assert_eq!(missing.map(|check| check.id).collect::<Vec<_>>(), [""; 0], "every check has a page");
}

#[test]
fn ids_are_valid_and_unique() {
    let mut ids: Vec<&str> = referee_cli::checks().map(|check| check.id).collect();
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())));
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn the_built_in_rules_and_messages_have_no_errors_and_no_warnings() {
    let examples = ["tickets", "data-request", "helpdesk", "marketplace"].map(|name| format!("../examples/{name}"));
    for book in ["..", "books/library"].map(str::to_owned).into_iter().chain(examples) {
        let findings = referee_translation::book::check(folder().join(&book)).unwrap();
        let wrong: Vec<String> =
            findings.iter().filter(|it| it.severity != Severity::Note).map(ToString::to_string).collect();
        assert_eq!(wrong, [""; 0], "{book}");
    }
}

/// A file with a mistake of nearly every kind: each is found once, on its line, and nothing else is.
#[test]
fn thirty_mistakes_are_thirty_findings() {
    let path = folder().join("books/mistaken/rules/mistakes.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut expected: Vec<(u64, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((_, comment)) = line.split_once(" # ") else { continue };
        expected.extend(comment.split(", ").map(|id| (number, id.to_owned())));
    }
    assert_eq!(expected.len(), 30, "the file lists its mistakes");
    let findings = RuleSet::check(&Source::new("mistakes.yaml", text)).1;
    let reported = findings.iter().filter(|it| it.severity != Severity::Note);
    let mut found: Vec<(u64, String)> =
        reported.map(|it| (it.place.as_ref().map_or(0, referee::Place::line_number), it.id.to_owned())).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

/// The ids after a word in all files of a folder.
fn ids_after(folder: &std::path::Path, ending: &str, words: &[&str], ids: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            ids_after(&path, ending, words, ids);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for rest in words.iter().flat_map(|word| line.split(word).skip(1)) {
                    let id = |c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '-';
                    ids.push(rest.split(id).next().unwrap_or_default().to_owned());
                }
            }
        }
    }
}

/// The ids of findings in the code and in the outputs of all commands, and of refusals in the code and in messages.
#[test]
fn every_printed_id_has_a_page() {
    let root = folder().join("..");
    let mut ids = Vec::new();
    for folder in ["src", "crates"].map(|folder| root.join(folder)).iter().filter(|folder| folder.exists()) {
        ids_after(folder, "rs", &["Finding::error(\"", " id: \"", "LineError { id: \""], &mut ids);
    }
    ids_after(&root.join("tests"), "case", &["! error[", "! warning[", "! note["], &mut ids);
    ids_after(&root.join("locales/en"), "ftl", &["refusal-"], &mut ids);
    ids.retain(|id| !id.is_empty());
    ids.sort();
    ids.dedup();
    assert!(ids.len() > 50, "{ids:?}");
    let unknown = ids.iter().filter(|id| referee_cli::checks().all(|check| check.id != **id));
    assert_eq!(unknown.collect::<Vec<_>>(), [""; 0], "these have no page");
}
