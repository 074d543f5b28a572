//! Facts that exclude each other: what cannot be is asked of nobody, and needs no timeout.

use referee::{Event, Loader, Opening, Referee, RuleSet, Source};

use crate::command::{Folder, run_in};
use crate::written::Dice;

const RULES: &str = "rules: t
facts:
  kind: [offer, profile]
  source: { one-of: [market, partner, trial], default: market }
  size: { one-of: [small, large], optional: true }
excluded:
  - { kind: profile, source: trial }
  - { source: trial, size: { given: true } }
stages:
  open:
    actions: { close: { to: solved } }
    timeout:
      - { when: { kind: offer, source: [market, partner] }, after: 14d, to: dropped }
      - { when: { kind: offer, source: trial }, after: 6mo, to: dropped }
      - { when: { kind: profile, source: [market, partner] }, never: true }
  archived: { outcomes: [solved, dropped] }
";

fn errors(text: &str) -> Vec<String> {
    let (_, findings) = RuleSet::check(&Source::new("t.yaml", text));
    findings.iter().filter(|it| it.is_error()).map(|it| format!("{}: {}", it.id, it.message)).collect()
}

fn referee(rules: &[&str]) -> Referee {
    let rules = rules.iter().enumerate().map(|(number, text)| Source::new(format!("{number}.yaml"), *text));
    Loader::rules(rules.collect::<Vec<_>>()).load_valid().unwrap().0
}

fn opening(facts: &[(&'static str, &'static str)]) -> Opening {
    facts.iter().fold(Opening::under("t"), |opening, (fact, value)| opening.fact(*fact, *value))
}

#[test]
fn what_cannot_be_needs_no_timeout() {
    assert_eq!(errors(RULES), [""; 0]);
    let gap = "gap: stage `open` has no timeout for leads where `kind` is `profile` and `source` is `trial` and \
               `size` is not given";
    assert_eq!(errors(&RULES.replace("  - { kind: profile, source: trial }\n", "")), [gap]);
    // What is excluded cannot be asked for either.
    let never = RULES.replace("source: [market, partner] }, never", "source: [partner, trial] }, never");
    let gap = "gap: stage `open` has no timeout for leads where `kind` is `profile` and `source` is `market`";
    assert_eq!(errors(&never), [gap]);
    let action = RULES.replace(
        "close: { to: solved }",
        "close: { to: solved }, x: { when: { kind: profile, source: trial }, to: solved }",
    );
    assert_eq!(errors(&action), ["impossible: the action `x` can never happen: no such lead reaches `open`"]);
}

#[test]
fn an_opening_with_excluded_facts_is_refused() {
    let referee = referee(&[RULES]);
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    let open = |facts: &[(&'static str, &'static str)]| {
        let opened = referee.open(Event::open("L-1", at, opening(facts)));
        opened.map_err(|refusal| (refusal.id(), refusal.subject().unwrap().id.to_string()))
    };
    assert!(open(&[("kind", "profile")]).is_ok());
    let refused = Err(("excluded-facts", "kind".to_owned()));
    assert_eq!(open(&[("kind", "profile"), ("source", "trial")]).map(|_| ()), refused);
    assert!(open(&[("kind", "offer"), ("source", "trial")]).is_ok(), "its size is not given");
    let refused = Err(("excluded-facts", "source".to_owned()));
    assert_eq!(open(&[("kind", "offer"), ("source", "trial"), ("size", "large")]).map(|_| ()), refused);
}

#[test]
fn exclusions_that_leave_nobody_or_cannot_be_read_are_one_finding() {
    let nobody = RULES.replace("excluded:\n", "excluded:\n  - { kind: offer }\n  - { source: [market, partner] }\n");
    assert_eq!(errors(&nobody), ["no-leads: the exclusions leave no lead: every combination of facts is excluded"]);
    let typo = RULES.replace("source: trial }\n  - { source", "sorce: trial }\n  - { source");
    assert_eq!(errors(&typo), ["unknown-fact: unknown fact `sorce`"]);
    let text = RULES.replace("excluded:\n", "excluded:\n  - { kind: nothing-like-it }\n");
    assert_eq!(errors(&text).len(), 1, "{:?}", errors(&text));
}

#[test]
fn a_switch_into_excluded_facts_is_reported_and_refused() {
    let old = RULES.split("excluded:").next().unwrap().to_owned() + "stages:" + RULES.split("stages:").nth(1).unwrap();
    let old = old
        .replace("rules: t\n", "rules: old\n")
        .replace("source: [market, partner] }, never", "source: [market, partner, trial] }, never");
    assert_eq!(errors(&old), [""; 0]);
    let new = RULES.replace("rules: t\n", "rules: t\nfollows: old\nswitch: { clock: keep }\n");
    let book = Folder::new();
    book.write("rules/old.yaml", &old);
    book.write("rules/t.yaml", &new);
    let checked = run_in(book.path(), &["check", "rules/t.yaml", "--min-severity", "error"], b"").output;
    assert_eq!(checked.matches("error[switch-excluded]").count(), 1, "{checked}");
    // A value that is mapped away cannot be excluded.
    let mapped =
        new.replace("{ clock: keep }", "{ clock: keep, facts: { source: { to: source, values: { trial: market } } } }");
    book.write("rules/t.yaml", &mapped);
    let checked = run_in(book.path(), &["check", "rules/t.yaml", "--min-severity", "error"], b"").output;
    assert!(!checked.contains("switch-excluded"), "{checked}");
    // Under the valid rules, each switch is refused or lands on facts that an opening may have.
    let referee = referee(&[&old, &mapped]);
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    for (kind, source, size) in combinations() {
        let given = [Some(("kind", kind)), Some(("source", source)), size.map(|size| ("size", size))];
        let given: Vec<(&str, &str)> = given.into_iter().flatten().collect();
        let opening = given.iter().fold(Opening::under("old"), |opening, (fact, value)| opening.fact(*fact, *value));
        let mut lead = referee.open(Event::open("L-1", at, opening)).unwrap();
        assert!(lead.apply(&Event::switch("L-1", at, "t")).is_ok(), "{given:?}: trials are leads of the market there");
    }
}

fn combinations() -> Vec<(&'static str, &'static str, Option<&'static str>)> {
    let mut all = Vec::new();
    for kind in ["offer", "profile"] {
        for source in ["market", "partner", "trial"] {
            for size in [None, Some("small"), Some("large")] {
                all.push((kind, source, size));
            }
        }
    }
    all
}

/// A second, dumber model: a table of all combinations decides who may open, and whether timeouts leave a gap.
#[test]
fn random_exclusions_agree_with_a_table() {
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    type Test = (&'static str, fn(&str, &str, Option<&str>) -> bool);
    let tests: [Test; 7] = [
        ("{ kind: offer }", |kind, _, _| kind == "offer"),
        ("{ kind: profile, source: [trial, market] }", |kind, source, _| kind == "profile" && source != "partner"),
        ("{ source: partner, size: { given: false } }", |_, source, size| source == "partner" && size.is_none()),
        ("{ size: [small, large] }", |_, _, size| size.is_some()),
        ("{ not: { size: large }, kind: offer }", |kind, _, size| kind == "offer" && size != Some("large")),
        ("{ any: [{ source: trial }, { kind: offer, size: small }] }", |kind, source, size| {
            source == "trial" || kind == "offer" && size == Some("small")
        }),
        ("{ not: { any: [{ source: market }, { kind: profile }] } }", |kind, source, _| {
            source != "market" && kind != "profile"
        }),
    ];
    for seed in 0..200 {
        let mut dice = Dice(seed * 7919 + 3);
        let excluded: Vec<&Test> = (0..=dice.roll(3)).map(|_| dice.pick(&tests)).collect();
        let timeouts: Vec<&Test> = (0..=dice.roll(2)).map(|_| dice.pick(&tests)).collect();
        let list =
            |tests: &[&Test], write: fn(&str) -> String| tests.iter().map(|test| write(test.0)).collect::<String>();
        let rules = format!(
            "rules: t\nfacts:\n  kind: [offer, profile]\n  source: {{ one-of: [market, partner, trial], default: market }}\n  \
             size: {{ one-of: [small, large], optional: true }}\nexcluded:\n{}stages:\n  open:\n    actions: {{ close: {{ to: solved }} }}\n    \
             timeout:\n{}  archived: {{ outcomes: [solved] }}\n",
            list(&excluded, |test| format!("  - {test}\n")),
            list(&timeouts, |test| format!("      - {{ when: {test}, after: 1d, to: solved }}\n")),
        );
        let possible = |(kind, source, size): &(&str, &str, Option<&str>)| {
            !excluded.iter().any(|test| test.1(kind, source, *size))
        };
        let all = combinations();
        let some: Vec<_> = all.iter().filter(|it| possible(it)).collect();
        let found = errors(&rules);
        if some.is_empty() {
            assert_eq!(
                found,
                ["no-leads: the exclusions leave no lead: every combination of facts is excluded"],
                "{rules}"
            );
            continue;
        }
        let covers = |(kind, source, size): &(&str, &str, Option<&str>)| {
            timeouts.iter().filter(|test| test.1(kind, source, *size)).count()
        };
        let has = |id: &str| found.iter().any(|it| it.starts_with(&format!("{id}: ")));
        assert_eq!(has("gap"), some.iter().any(|it| covers(it) == 0), "{rules}{found:?}");
        assert_eq!(
            has("impossible"),
            timeouts.iter().any(|test| !some.iter().any(|it| test.1(it.0, it.1, it.2))),
            "{rules}{found:?}"
        );
        if !found.is_empty() {
            continue;
        }
        let referee = referee(&[&rules]);
        for it @ (kind, source, size) in &all {
            let given = [Some(("kind", *kind)), Some(("source", *source)), size.map(|size| ("size", size))];
            let given: Vec<(&str, &str)> = given.into_iter().flatten().collect();
            let opened = referee.open(Event::open("L-1", at, opening(&given)));
            assert_eq!(opened.is_ok(), possible(it), "{it:?} {rules}");
        }
    }
}
