//! Scenarios: the built-in ones pass and cover everything; each of their expectations can fail, at its location;
//! altered expectations are restored to the byte; and any file is read in bounded time.

use std::fmt::Write;
use std::ops::Range;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use referee::{Loader, Referee, Source};
use referee_authoring::scenario::{Outcome, Scenarios, coverage};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::command::{folder, run_in};

/// The built-in books, each with its scenario files.
fn shipped() -> Vec<(Referee, Vec<Source>)> {
    let read = |path: &str| Source::new(path, std::fs::read_to_string(folder().join("..").join(path)).unwrap());
    let builtin = ["2017", "2019", "2020"].map(|rules| read(&format!("rules/tests/{rules}.yaml")));
    let tickets = Loader::folder(folder().join("../examples/tickets")).load().unwrap();
    vec![(Referee::builtin(), builtin.into()), (tickets, vec![read("examples/tickets/rules/tests/tickets.yaml")])]
}

fn failed(scenarios: &Scenarios) -> Vec<Outcome> {
    scenarios.run().into_iter().filter(|outcome| !outcome.passed()).collect()
}

#[test]
fn built_in_scenarios_pass_and_cover_everything() {
    for (referee, sources) in shipped() {
        let mut outcomes = Vec::new();
        for source in &sources {
            let scenarios = Scenarios::read(source, &referee);
            assert_eq!(scenarios.findings(), [], "{}", source.name());
            outcomes.extend(scenarios.run());
        }
        for outcome in &outcomes {
            assert!(outcome.passed(), "{}: {:?}", outcome.name, outcome.findings);
        }
        for coverage in coverage(referee.rulebook(), &outcomes) {
            assert_eq!(coverage.percent(), 100, "{coverage}");
        }
    }
}

#[test]
fn the_library_carries_the_scenarios_of_its_rules() {
    let names: Vec<String> =
        referee::tooling::builtin::scenarios().iter().map(|source| source.name().to_owned()).collect();
    assert_eq!(names, ["tests/2017.yaml", "tests/2019.yaml", "tests/2020.yaml"]);
}

/// A YAML value with its location.
enum Tree {
    Scalar(String),
    List(Vec<Spanned<Tree>>),
    Map(Vec<(String, Spanned<Tree>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TreeVisitor;
        impl<'de> Visitor<'de> for TreeVisitor {
            type Value = Tree;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("YAML")
            }

            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Scalar("~".into()))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.to_string()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
                Ok(Tree::Scalar(value.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = access.next_element()? {
                    items.push(item);
                }
                Ok(Tree::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = access.next_entry()? {
                    entries.push(entry);
                }
                Ok(Tree::Map(entries))
            }
        }
        deserializer.deserialize_any(TreeVisitor)
    }
}

/// An alteration of an expectation.
#[derive(Debug)]
struct Alteration {
    path: String,
    /// The replaced range and its replacement.
    range: Range<usize>,
    by: String,
}

/// Creates alterations of all expectations in the scenarios of a file.
struct Alter<'t> {
    text: &'t str,
    referee: &'t Referee,
    /// The rule set of the file, and that of the lead.
    rules: &'t str,
    current: String,
    made: Vec<Alteration>,
}

impl Alter<'_> {
    /// Looks for expectations.
    fn walk(&mut self, tree: &Spanned<Tree>) {
        match &tree.value {
            Tree::Scalar(_) => {}
            Tree::List(items) => items.iter().for_each(|item| self.walk(item)),
            Tree::Map(entries) => {
                self.follow(entries);
                for (key, value) in entries {
                    match (key.as_str(), &value.value) {
                        ("expect", Tree::Map(expected)) => {
                            for (key, value) in expected {
                                self.expected(key, key, value);
                            }
                        }
                        _ => self.walk(value),
                    }
                }
            }
        }
    }

    /// Tracks the rule set of the lead: a scenario starts with that of the file, and an opening or a switch that is
    /// not refused can name another.
    fn follow(&mut self, entries: &[(String, Spanned<Tree>)]) {
        let get = |wanted: &str| entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| &value.value);
        if get("open").is_some() && get("steps").is_some() {
            self.current = self.rules.to_owned();
        }
        let refused =
            matches!(get("expect"), Some(Tree::Map(expected)) if expected.iter().any(|(key, _)| key == "refused"));
        let named = get("switch").or_else(|| get("rules"));
        if let (Some(Tree::Scalar(named)), false) = (named, refused)
            && self.referee.rulebook().get(named).is_some()
        {
            self.current.clone_from(named);
        }
    }

    fn start(tree: &Spanned<Tree>) -> usize {
        usize::try_from(tree.referenced.span().byte_offset().unwrap()).unwrap()
    }

    /// The range of a scalar, without quotation marks.
    fn range(&self, tree: &Spanned<Tree>) -> Range<usize> {
        let length = usize::try_from(tree.referenced.span().byte_len().unwrap()).unwrap();
        let start = Self::start(tree);
        let range = start..start + self.text[start..start + length].trim_end().len();
        if self.text[range.clone()].starts_with('"') { range.start + 1..range.end - 1 } else { range }
    }

    fn make(&mut self, path: &str, range: Range<usize>, by: impl Into<String>) {
        self.made.push(Alteration { path: path.to_owned(), range, by: by.into() });
    }

    /// The known names under a key.
    fn known(&self, key: &str) -> Vec<String> {
        let rules = self.referee.rulebook().get(&self.current).unwrap();
        let names = |names: &mut dyn Iterator<Item = &Box<str>>| names.map(ToString::to_string).collect();
        let stages = rules.stages();
        match key {
            "state" | "to" => {
                let outcomes = rules.archive().outcomes.iter().map(|it| &it.id);
                names(&mut stages.iter().map(|it| &it.id).chain(outcomes))
            }
            "stage" => names(&mut stages.iter().map(|it| &it.id).chain([&rules.archive().id])),
            "actions" => names(&mut stages.iter().flat_map(|it| &it.actions).map(|it| &it.id)),
            "alerts" => names(
                &mut stages
                    .iter()
                    .flat_map(|it| &it.alerts)
                    .flat_map(|it| [Some(&it.id), it.follower.as_ref().map(|it| &it.id)].into_iter().flatten()),
            ),
            "views" => names(&mut rules.views().iter().map(|it| &it.id)),
            "marks" => names(&mut rules.marks().iter()),
            "sent" => names(&mut rules.recipients().iter()),
            "refused" => ["archived", "unknown-action", "none"].map(Into::into).into(),
            "shows" => ["overview", "details"].map(Into::into).into(),
            other => panic!("{other}"),
        }
    }

    /// Another name of the kind.
    fn other(&mut self, key: &str, path: &str, range: Range<usize>) {
        let now = self.text[range.clone()].to_owned();
        if let Some(other) = self.known(key).into_iter().find(|name| *name != now) {
            self.make(path, range, other);
        }
    }

    fn expected(&mut self, key: &str, path: &str, value: &Spanned<Tree>) {
        match (key, &value.value) {
            ("words", _) => self.words(path, value),
            ("fields", Tree::Map(entries)) => {
                for (key, value) in entries {
                    self.field(&format!("{path}.{key}"), value);
                }
            }
            ("sent", Tree::Map(entries)) if entries.is_empty() => {
                let rules = self.referee.rulebook().get(&self.current).unwrap();
                let sent = format!(
                    "{{ {}: {} }}",
                    rules.notifications().first().unwrap().id,
                    rules.recipients().first().unwrap()
                );
                let start = Self::start(value);
                self.make(path, start..start + 2, sent);
            }
            ("sent", Tree::Map(entries)) => {
                for (key, value) in entries {
                    self.other("sent", &format!("{path}.{key}"), self.range(value));
                }
            }
            ("deadline", Tree::Map(entries)) => {
                for (key, value) in entries {
                    let key = if key == "at" { "since" } else { key };
                    self.expected(key, &format!("{path}.{key}"), value);
                }
            }
            ("deadline", Tree::Scalar(text)) if text == "none" => self.make(path, self.range(value), "+1d"),
            ("since" | "deadline", _) => {
                let range = self.range(value);
                let by = self.text[range.clone()].replacen('+', "+1", 1);
                self.make(path, range, by);
            }
            (_, Tree::Scalar(_)) => self.other(key, path, self.range(value)),
            (_, Tree::List(items)) => {
                let start = Self::start(value);
                let range = start..start + self.text[start..].find(']').unwrap() + 1;
                if items.is_empty() {
                    let known = self.known(key);
                    if let Some(name) = known.first() {
                        self.make(path, range, format!("[{name}]"));
                    }
                    return;
                }
                let names: Vec<&str> = items.iter().rev().map(|item| &self.text[self.range(item)]).collect();
                if names.len() > 1 {
                    self.make(path, range.clone(), format!("[{}]", names.join(", ")));
                }
                self.make(path, range, "[]");
            }
            other => panic!("{}", other.0),
        }
    }

    fn field(&mut self, path: &str, value: &Spanned<Tree>) {
        match &value.value {
            Tree::Scalar(text) if text == "~" => self.make(path, self.range(value), "x"),
            Tree::Scalar(_) => {
                let end = self.range(value).end;
                self.make(path, end..end, "1");
            }
            Tree::List(items) => items.iter().for_each(|item| self.field(path, item)),
            Tree::Map(entries) => {
                for (key, value) in entries {
                    self.field(&format!("{path}.{key}"), value);
                }
            }
        }
    }

    fn words(&mut self, path: &str, value: &Spanned<Tree>) {
        match &value.value {
            Tree::Scalar(_) => {
                let end = self.range(value).end;
                self.make(path, end..end, "x");
            }
            Tree::Map(entries) => {
                for (key, value) in entries {
                    self.words(&format!("{path}.{key}"), value);
                }
            }
            Tree::List(_) => panic!("{path}"),
        }
    }
}

#[test]
fn every_expectation_can_fail_and_is_restored() {
    let (mut tried, mut wrong) = (0, String::new());
    for (referee, sources) in shipped() {
        for source in &sources {
            let text = source.text();
            let tree: Spanned<Tree> = serde_yaml::from_str(text).unwrap();
            let rules = Scenarios::read(source, &referee).rules().to_owned();
            let mut alter = Alter { text, referee: &referee, rules: &rules, current: rules.clone(), made: Vec::new() };
            alter.walk(&tree);
            tried += alter.made.len();
            wrong.extend(alter.made.par_iter().map(|it| flaws(&referee, source, it)).collect::<Vec<_>>());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(tried > 500, "only {tried} alterations");
}

/// The ways in which an alteration is not found or not undone correctly.
fn flaws(referee: &Referee, source: &Source, alteration: &Alteration) -> String {
    let text = source.text();
    let Alteration { path, range, by } = alteration;
    let altered = format!("{}{by}{}", &text[..range.start], &text[range.end..]);
    let altered = Scenarios::read(&Source::new(source.name(), altered), referee);
    let failed = failed(&altered);
    let [outcome] = failed.as_slice() else {
        return format!("{} scenarios fail for {alteration:?}: {:?}\n", failed.len(), altered.findings());
    };
    let mut flaws = String::new();
    let reached = range.start..range.start + by.len();
    let hit = |finding: &referee::Finding| {
        let (_, span) = finding.place.as_ref().unwrap().span().unwrap();
        finding.id == "not-as-expected" && span.start <= reached.start && reached.end <= span.end
    };
    if outcome.findings.len() != 1 || !outcome.findings.iter().all(hit) {
        writeln!(flaws, "{path} at {range:?} is reported as {:?}", outcome.findings).unwrap();
    }
    let (updated, left) = altered.updated();
    if updated != text || !left.is_empty() {
        let line = |text: &str| text[range.start..].chars().take(160).collect::<String>();
        writeln!(flaws, "{path}: not restored, {left:?}\n{}\n{}", line(text), line(&updated)).unwrap();
    }
    flaws
}

/// An unexpected refusal is more likely a mistake of the scenario than intended.
#[test]
fn an_unexpected_refusal_is_reported_and_does_not_become_an_expectation() {
    let text = "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z }\n    steps:\n      \
        - { at: +1h, act: accept, expect: { state: negotiating, actions: [won] } }\n      - { at: +1d, expect: { state: evaluating } }\n";
    let scenarios = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin());
    assert_eq!(failed(&scenarios).len(), 1);
    let findings = &scenarios.run()[0].findings;
    assert_eq!(findings.len(), 1, "the rest follows from the refusal: {findings:?}");
    let (updated, left) = scenarios.updated();
    assert_eq!(updated, text, "nothing after it is updated");
    assert!(left[0].message.contains("refused"), "{left:?}");
    assert_eq!(left[0].place.as_ref().and_then(|place| place.underlined()), Some("accept"));
}

#[test]
fn a_file_with_a_mistake_is_not_changed() {
    for text in [
        "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z, expect: { state: missed, stat: new } }\n",
        "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z, expect: { state: mised } }\n",
        "rules: [\n",
        "",
    ] {
        let scenarios = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin());
        assert_ne!(scenarios.findings(), [], "{text}");
        assert_eq!(scenarios.updated(), (text.to_owned(), Vec::new()));
        assert!(scenarios.run().iter().all(|outcome| !outcome.ran && !outcome.passed()), "{text}");
    }
}

#[test]
fn a_mistake_in_one_scenario_does_not_stop_the_others() {
    let text = "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z, expect: { state: nwe } }\n  b:\n    open: { at: 2017-06-02T09:00:00Z, expect: { state: new } }\n";
    let ran = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin()).run();
    assert_eq!(ran.iter().map(|it| (it.ran, it.passed())).collect::<Vec<_>>(), [(false, false), (true, true)]);
}

#[test]
fn comments_survive_an_update() {
    let text = "rules: \"2017\" # rules\nscenarios: # all\n  a:\n    open:\n      at: 2017-06-02T09:00:00Z\n      expect: # what\n        state: missed # one\n        actions: # two\n          - interested # a\n          - accept # b\n        # three\n        sent: { choose-another-partner: customer } # four\n";
    let scenarios = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin());
    let (updated, left) = scenarios.updated();
    assert_eq!(left, []);
    assert!(
        failed(&Scenarios::read(&Source::new("a.yaml", updated.clone()), &Referee::builtin())).is_empty(),
        "{updated}"
    );
    let comments = |text: &str| text.matches('#').count();
    assert_eq!(comments(&updated), comments(text), "{updated}");
    // A shorter list would lose its comments: it is reported and kept.
    let text = text.replace("          - accept # b\n", "          - no-thanks # b\n          - accept # c\n");
    let (updated, left) = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin()).updated();
    assert_eq!(left.len(), 1);
    assert!(updated.contains("- accept # c"), "{updated}");
}

#[test]
fn a_shared_expectation_is_updated_where_it_is_written() {
    let text = "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z, expect: &new { state: missed } }\n    steps:\n      - { at: +1h, expect: *new }\n      - at: +2h\n        expect:\n          actions:\n          - interested\n          views: &none []\n          marks: *none\n";
    let (updated, left) = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin()).updated();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].message.contains("alias of a value in another place"));
    let expected = text.replace("missed", "new").replace("- interested\n", "- interested\n          - no-thanks\n");
    assert_eq!(updated, expected);
    assert!(failed(&Scenarios::read(&Source::new("a.yaml", updated), &Referee::builtin())).is_empty());
}

#[test]
fn any_file_is_read_in_bounded_time() {
    let start = Instant::now();
    let scenario = |number: usize, state: &str| {
        format!("  s-{number}: {{ open: {{ at: 2017-06-02T09:00:00Z, expect: {{ state: {state} }} }} }}\n")
    };
    let many = |state: &str| -> String {
        let scenarios: String = (0..10_000).map(|number| scenario(number, state)).collect();
        format!("rules: \"2017\"\nscenarios:\n{scenarios}")
    };
    let run = |text: String| {
        let scenarios = Scenarios::read(&Source::new("a.yaml", text), &Referee::builtin());
        let outcomes = scenarios.run();
        (scenarios.findings().len(), outcomes.iter().filter(|it| it.passed()).count(), outcomes.len())
    };
    assert_eq!(run(many("new")), (0, 10_000, 10_000));
    assert_eq!(run(many("missed")), (0, 0, 10_000));
    let (findings, passed, _) = run(many("mised"));
    assert!(findings > 0 && passed == 0);
    // One scenario with very many steps, all of which are checked.
    let step = "      - { at: +1h, expect: { state: new, sent: {} } }\n";
    let steps = step.repeat(10_000);
    let long =
        format!("rules: \"2017\"\nscenarios:\n  a:\n    open: {{ at: 2017-06-02T09:00:00Z }}\n    steps:\n{steps}");
    assert_eq!(run(long), (0, 1, 1));
    let texts = [
        "rules: &a [*a]\nscenarios: *a\n".to_owned(),
        "rules: x\nscenarios: &s\n  a: *s\n".to_owned(),
        format!("a: &a [{}]\nb: &b [{}]\nc: [{}]\n", "x, ".repeat(100), "*a, ".repeat(100), "*b, ".repeat(100)),
        "[".repeat(10_000),
        "rules: \"2017\"\nscenarios: { a: 1, b: [], c: ~, ? [x] : y }\n".to_owned(),
        "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: +1d, expect: [] }\n    steps: { at: x }\n".to_owned(),
        "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 9999-12-31T23:59:59Z }\n    steps:\n      - { at: +1000y, expect: { state: new } }\n".to_owned(),
        "rules: \"2017\"\nscenarios:\n  a:\n    open: { at: 2017-06-02T09:00:00Z, expect: { words: { 日本: {}, \"\": {} } } }\n".to_owned(),
    ];
    for text in texts {
        let scenarios = Scenarios::read(&Source::new("a.yaml", text.clone()), &Referee::builtin());
        let _ = scenarios.run();
        let _ = scenarios.updated();
    }
    assert!(start.elapsed() < Duration::from_mins(2), "{:?}", start.elapsed());
}

/// A temporary folder for a test.
fn scratch(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_command_updates_files_and_writes_junit() {
    let folder = scratch("scenarios-update");
    let original = include_str!("../rules/tests/2017.yaml");
    std::fs::write(folder.join("a.yaml"), original.replace("state: missed", "state: expired")).unwrap();
    let ran = run_in(&folder, &["test", "a.yaml", "--junit", "a.xml"], b"");
    assert_eq!(
        (ran.code, ran.output.as_str()),
        (Some(1), "scenarios: 10 passed, 1 failed, 1 files\n"),
        "{}",
        ran.errors
    );
    let junit = std::fs::read_to_string(folder.join("a.xml")).unwrap();
    assert!(junit.contains("<testsuite name=\"a.yaml\" tests=\"11\""), "{junit}");
    assert!(junit.contains("failures=\"1\""), "{junit}");
    assert!(
        junit.contains("<failure message=\"in `missed` at +72h: expected `state` to be `expired`, found `missed`\""),
        "{junit}"
    );
    let ran = run_in(&folder, &["test", "a.yaml", "--update"], b"");
    assert_eq!(
        (ran.code, ran.output.as_str()),
        (Some(0), "updated: a.yaml\nscenarios: 11 passed, 0 failed, 1 files\n"),
        "{}",
        ran.errors
    );
    assert_eq!(std::fs::read_to_string(folder.join("a.yaml")).unwrap(), original);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    let ran = run_in(&folder, &["test", "a.yaml", "--format", "json", "--coverage", "--only", "missed"], b"");
    let lines: Vec<serde_json::Value> = ran.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["scenario", "coverage", "summary"]);
    assert_eq!((&lines[0]["status"], &lines[1]["rules"]), (&"passed".into(), &"2017".into()));
}

#[test]
fn scenarios_are_checked_with_the_rules_of_their_folder_and_not_run() {
    let book = scratch("scenarios-checked");
    let copy = |path: &str| {
        let text = std::fs::read_to_string(folder().join("../examples/tickets").join(path)).unwrap();
        let to = book.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        // An unknown name, and a failing expectation.
        std::fs::write(
            to,
            text.replace("state: forgotten,", "state: forgoten,").replace("state: solved", "state: open"),
        )
        .unwrap();
    };
    for path in ["rules/tickets.yaml", "locales/de/tickets.ftl", "rules/tests/tickets.yaml"] {
        copy(path);
    }
    for path in [".", "rules/tests/tickets.yaml"] {
        let ran = run_in(&book, &["check", path], b"");
        assert!(ran.output.starts_with("error[no-such-state]: unknown state `forgoten`"), "{}", ran.output);
        assert!(ran.output.contains("1 error, no warnings"), "{}", ran.output);
        assert_eq!(ran.code, Some(1));
    }
    let ran = run_in(&book, &["test"], b"");
    assert_eq!(
        (ran.output.as_str(), ran.code),
        ("scenarios: 1 passed, 3 failed, 1 files\n", Some(1)),
        "{}",
        ran.errors
    );
    assert!(ran.errors.contains("--> rules/tests/tickets.yaml:"), "{}", ran.errors);
}

#[test]
fn without_a_path_and_a_book_the_built_in_scenarios_are_run() {
    let folder = scratch("scenarios-nowhere");
    let ran = run_in(&folder, &["test", "--least-coverage", "100"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert!(ran.output.ends_with("scenarios: 46 passed, 0 failed, 3 files\n"), "{}", ran.output);
}
