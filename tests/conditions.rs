//! Conditions over facts with many values: proofs and timeouts, against every combination one by one.

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;
use referee::{Event, Finding, Instant, Loader, Opening, RuleSet, Source};

const HOUR: i64 = 3_600_000;
/// Numbers of values on both sides of the ends of machine words.
const SIZES: [usize; 8] = [2, 3, 63, 64, 65, 127, 128, 130];

/// The values of two facts for which a timeout holds.
#[derive(Debug, Clone)]
struct Case(BTreeSet<usize>, BTreeSet<usize>);

#[derive(Debug, Clone)]
struct Cases {
    sizes: (usize, usize),
    timeouts: Vec<Case>,
}

/// Timeouts that hold for each combination exactly once; perhaps with a value too many or too few.
fn cases() -> impl Strategy<Value = Cases> {
    let sizes = (prop::sample::select(SIZES.to_vec()), prop::sample::select(vec![2_usize, 3, 65]));
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize), 1..4);
    let damage = prop::option::of((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()));
    (sizes, cuts, damage, any::<bool>()).prop_map(|(sizes, cuts, damage, mixed)| {
        let mut ends: BTreeSet<usize> = cuts.iter().map(|(cut, _)| 1 + cut.index(sizes.0 - 1)).collect();
        ends.insert(sizes.0);
        let mut timeouts = Vec::new();
        let mut start = 0;
        for (end, (_, split)) in ends.iter().zip(cuts.iter().cycle()) {
            // Values that follow each other, or each of so many.
            let some: BTreeSet<usize> =
                (start..*end).map(|value| if mixed { value * 7 % sizes.0 } else { value }).collect();
            start = *end;
            let (first, rest): (BTreeSet<usize>, BTreeSet<usize>) = (0..sizes.1).partition(|value| value <= split);
            timeouts.extend([first, rest].into_iter().filter(|it| !it.is_empty()).map(|it| Case(some.clone(), it)));
        }
        if let Some((at, value, more)) = damage {
            let at = at.index(timeouts.len());
            let value = value.index(sizes.0);
            let values = &mut timeouts[at].0;
            if more {
                values.insert(value);
            } else if values.len() > 1 {
                values.remove(&value);
            }
        }
        Cases { sizes, timeouts }
    })
}

impl Cases {
    fn text(&self) -> String {
        let all = |letter: &str, size: usize| (0..size).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(", ");
        let mut text = format!(
            "rules: t\nfacts:\n  a: [{}]\n  b: [{}]\nstages:\n  open:\n    actions: {{ close: {{ to: done }} }}\n    timeout:\n",
            all("v", self.sizes.0),
            all("w", self.sizes.1)
        );
        for (number, Case(a, b)) in self.timeouts.iter().enumerate() {
            let list = |letter: &str, values: &BTreeSet<usize>| {
                values.iter().map(|value| format!("{letter}{value}")).collect::<Vec<_>>().join(", ")
            };
            let mut tests = Vec::new();
            if a.len() < self.sizes.0 {
                tests.push(format!("a: [{}]", list("v", a)));
            }
            if b.len() < self.sizes.1 {
                tests.push(format!("b: [{}]", list("w", b)));
            }
            let when = if tests.is_empty() { String::new() } else { format!("when: {{ {} }}, ", tests.join(", ")) };
            writeln!(text, "      - {{ {when}after: {}h, to: o{number} }}", number + 1).unwrap();
        }
        let outcomes: String = (0..self.timeouts.len()).fold(String::new(), |all, n| format!("{all}, o{n}"));
        writeln!(text, "  end: {{ outcomes: [done{outcomes}] }}").unwrap();
        text
    }

    /// The timeouts that hold for a combination.
    fn holding(&self, a: usize, b: usize) -> Vec<usize> {
        let holds = |Case(for_a, for_b): &Case| for_a.contains(&a) && for_b.contains(&b);
        (0..self.timeouts.len()).filter(|number| holds(&self.timeouts[*number])).collect()
    }

    fn combinations(&self) -> impl Iterator<Item = (usize, usize)> {
        let (a, b) = self.sizes;
        (0..a).flat_map(move |a| (0..b).map(move |b| (a, b)))
    }
}

/// The numbers of the values with a letter that a message names.
fn named(message: &str, letter: char) -> Vec<usize> {
    let quoted = message.split('`').skip(1).step_by(2);
    quoted.filter_map(|name| name.strip_prefix(letter)?.parse().ok()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_combination_has_the_timeout_that_holds_for_it(cases in cases(), some in any::<prop::sample::Index>()) {
        let text = cases.text();
        let (set, findings) = RuleSet::check(&Source::new("t.yaml", &*text));
        let found = |id: &str| -> Option<&Finding> { findings.iter().find(|finding| finding.id == id) };
        let gaps = cases.combinations().filter(|(a, b)| cases.holding(*a, *b).is_empty()).count();
        let overlaps = cases.combinations().filter(|(a, b)| cases.holding(*a, *b).len() > 1).count();
        prop_assert_eq!((found("gap").is_some(), found("overlap").is_some()), (gaps > 0, overlaps > 0), "{}", text);
        // What is shown of a gap or an overlap lies in it.
        for (id, count) in [("gap", 0..1), ("overlap", 2..9)] {
            let Some(finding) = found(id) else { continue };
            let (a, b) = (named(&finding.message, 'v'), named(&finding.message, 'w'));
            let meant = |named: &[usize], value: usize| named.is_empty() || named.contains(&value);
            for (x, y) in cases.combinations().filter(|(x, y)| meant(&a, *x) && meant(&b, *y)) {
                prop_assert!(count.contains(&cases.holding(x, y).len()), "{}: v{} w{}\n{}", finding, x, y, text);
            }
        }
        if gaps + overlaps > 0 {
            prop_assert!(set.is_none());
            return Ok(());
        }
        // One lead for each timeout, and one for any combination.
        let (referee, _) = Loader::rules([Source::new("t.yaml", &*text)]).load_valid().unwrap();
        let all: Vec<(usize, usize)> = cases.combinations().collect();
        let first = |Case(a, b): &Case| (*a.last().unwrap(), *b.last().unwrap());
        for (a, b) in cases.timeouts.iter().map(first).chain([all[some.index(all.len())]]) {
            let opening = Opening::under("t").fact("a", format!("v{a}")).fact("b", format!("w{b}"));
            let lead = referee.open(Event::open("L", Instant::from_millis(0), opening)).unwrap();
            let timeout = cases.holding(a, b)[0];
            let due = HOUR * i64::try_from(timeout + 1).unwrap();
            let state = |at: i64| lead.rules().state_id(lead.at(Instant::from_millis(at)).unwrap().state).to_owned();
            prop_assert_eq!(lead.at(Instant::from_millis(0)).unwrap().due(), Some(Instant::from_millis(due)));
            prop_assert_eq!((state(due - 1), state(due)), ("open".to_owned(), format!("o{timeout}")));
        }
    }
}

/// A condition over four facts: `a` is one of three values, `b` a boolean, `c` one of two or not given, and `d` a text or
/// not given.
#[derive(Debug, Clone)]
enum Formula {
    A(BTreeSet<usize>),
    B(bool),
    C(BTreeSet<usize>),
    Given(char, bool),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

/// The values of `a` and `b`, and of `c` and `d` if they are given.
type Facts = (usize, bool, Option<usize>, bool);

impl Formula {
    fn any() -> impl Strategy<Value = Self> {
        let leaf = prop_oneof![
            prop::collection::btree_set(0..3_usize, 1..3).prop_map(Self::A),
            any::<bool>().prop_map(Self::B),
            prop::collection::btree_set(0..2_usize, 1..3).prop_map(Self::C),
            (prop::sample::select(vec!['c', 'd']), any::<bool>()).prop_map(|(fact, given)| Self::Given(fact, given)),
        ];
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..4).prop_map(Self::All),
                prop::collection::vec(inner.clone(), 1..4).prop_map(Self::Any),
                inner.prop_map(|of| Self::Not(Box::new(of))),
            ]
        })
    }

    fn holds(&self, facts: Facts) -> bool {
        match self {
            Self::A(values) => values.contains(&facts.0),
            Self::B(value) => facts.1 == *value,
            Self::C(values) => facts.2.is_some_and(|value| values.contains(&value)),
            Self::Given(fact, given) => *given == if *fact == 'c' { facts.2.is_some() } else { facts.3 },
            Self::All(all) => all.iter().all(|of| of.holds(facts)),
            Self::Any(all) => all.iter().any(|of| of.holds(facts)),
            Self::Not(of) => !of.holds(facts),
        }
    }

    fn yaml(&self) -> String {
        let list = |letter: char, values: &BTreeSet<usize>| {
            let values: Vec<String> = values.iter().map(|value| format!("{letter}{value}")).collect();
            format!("[{}]", values.join(", "))
        };
        let all = |all: &[Self]| all.iter().map(Self::yaml).collect::<Vec<_>>().join(", ");
        match self {
            Self::A(values) => format!("{{ a: {} }}", list('v', values)),
            Self::B(value) => format!("{{ b: {value} }}"),
            Self::C(values) => format!("{{ c: {} }}", list('w', values)),
            Self::Given(fact, given) => format!("{{ {fact}: {{ given: {given} }} }}"),
            Self::All(of) => format!("{{ all: [{}] }}", all(of)),
            Self::Any(of) => format!("{{ any: [{}] }}", all(of)),
            Self::Not(of) => format!("{{ not: {} }}", of.yaml()),
        }
    }
}

fn combinations() -> impl Iterator<Item = Facts> {
    let c = [None, Some(0), Some(1)];
    (0..3).flat_map(move |a| {
        [false, true]
            .into_iter()
            .flat_map(move |b| c.into_iter().flat_map(move |c| [false, true].into_iter().map(move |d| (a, b, c, d))))
    })
}

fn opening((a, b, c, d): Facts) -> Event {
    let mut opening = Opening::under("t").fact("a", format!("v{a}")).fact("b", b);
    if let Some(c) = c {
        opening = opening.fact("c", format!("w{c}"));
    }
    if d {
        opening = opening.fact("d", "text");
    }
    Event::open("L", Instant::from_millis(0), opening)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Three timeouts of which exactly one holds, unless the third has a condition of its own.
    #[test]
    fn combined_conditions_mean_what_a_truth_table_says(
        first in Formula::any(),
        second in Formula::any(),
        other in prop::option::of(Formula::any()),
    ) {
        let not = |of: &Formula| Formula::Not(Box::new(of.clone()));
        let rest = || Formula::Not(Box::new(Formula::Any(vec![first.clone(), second.clone()])));
        let timeouts = [
            first.clone(),
            Formula::All(vec![not(&first), second.clone()]),
            other.clone().unwrap_or_else(rest),
        ];
        // Timeouts that never hold are reported; they are left out here.
        let timeouts: Vec<Formula> =
            timeouts.into_iter().filter(|of| combinations().any(|facts| of.holds(facts))).collect();
        // Without any timeout, leads need none.
        prop_assume!(!timeouts.is_empty());
        let mut text = "rules: t\nfacts:\n  a: [v0, v1, v2]\n  b: boolean\n  c: { one-of: [w0, w1], optional: true }\n  \
                        d: { kind: text, optional: true }\nstages:\n  open:\n    timeout:\n".to_owned();
        for (number, of) in timeouts.iter().enumerate() {
            writeln!(text, "      - {{ when: {}, after: {}h, to: o{number} }}", of.yaml(), number + 1).unwrap();
        }
        let offered = combinations().any(|facts| second.holds(facts));
        if offered {
            writeln!(text, "    actions: {{ close: {{ when: {}, to: done }} }}", second.yaml()).unwrap();
        }
        let outcomes: Vec<String> = (0..timeouts.len()).map(|number| format!("o{number}")).collect();
        let done = if offered { ", done" } else { "" };
        writeln!(text, "  end: {{ outcomes: [{}{done}] }}", outcomes.join(", ")).unwrap();
        let holding = |facts| timeouts.iter().enumerate().filter(move |(_, of)| of.holds(facts)).map(|(n, _)| n);
        let (set, findings) = RuleSet::check(&Source::new("t.yaml", &*text));
        let found = |id: &str| findings.iter().any(|finding| finding.id == id);
        let gaps = combinations().any(|facts| holding(facts).count() == 0);
        let overlaps = combinations().any(|facts| holding(facts).count() > 1);
        prop_assert_eq!((found("gap"), found("overlap")), (gaps, overlaps), "{}\n{:?}", text, findings);
        prop_assert!(!found("impossible"), "{}\n{:?}", text, findings);
        if gaps || overlaps {
            prop_assert!(set.is_none());
            return Ok(());
        }
        let (referee, _) = Loader::rules([Source::new("t.yaml", &*text)]).load_valid().unwrap();
        for facts in combinations() {
            let lead = referee.open(opening(facts)).unwrap();
            let due = HOUR * i64::try_from(holding(facts).next().unwrap() + 1).unwrap();
            let start = Instant::from_millis(0);
            prop_assert_eq!(lead.at(start).unwrap().due(), Some(Instant::from_millis(due)), "{:?}\n{}", facts, text);
            let act = referee::decide(&lead, &Event::act("L", start, "close"));
            prop_assert_eq!(act.is_ok(), second.holds(facts), "{:?}\n{}", facts, text);
        }
    }
}

/// Conditions over twenty facts, whose list of combinations would have a thousand entries.
#[test]
fn conditions_over_twenty_facts_are_proven() {
    let facts: String = (0..20).fold(String::new(), |all, n| format!("{all}  f{n}: boolean\n"));
    let pairs: Vec<String> = (0..10).map(|n| format!("{{ f{}: true, f{}: true }}", 2 * n, 2 * n + 1)).collect();
    let any = format!("{{ any: [{}] }}", pairs.join(", "));
    let text = |second: &str| {
        format!(
            "rules: t\nfacts:\n{facts}stages:\n  open:\n    timeout:\n      - {{ when: {any}, after: 1h, to: done }}\n      - {{ when: {second}, after: 2h, to: done }}\n  end: {{ outcomes: [done] }}\n"
        )
    };
    let check = |second: &str| {
        let (_, findings) = RuleSet::check(&Source::new("t.yaml", text(second)));
        findings.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(check(&format!("{{ not: {any} }}")), Vec::<String>::new());
    // One pair less on the other side: leads with it have both timeouts.
    let fewer = format!("{{ not: {{ any: [{}] }} }}", pairs[..9].join(", "));
    let found = check(&fewer);
    assert!(
        matches!(found.as_slice(), [one] if one.contains("overlap") && one.contains("`f18` is `true`") && one.contains("`f19` is `true`")),
        "{found:?}"
    );
    let more = format!("{{ not: {{ any: [{}, {{ f0: true }}] }} }}", pairs.join(", "));
    let found = check(&more);
    let gap = found.iter().find(|finding| finding.contains("error[gap]")).unwrap();
    assert!(gap.contains("`f0` is `true` and `f1` is `false`"), "{gap}");
}

/// An action with several targets leads each lead to the one that is for it.
#[test]
fn each_lead_has_one_target() {
    let text = |second: &str| {
        format!(
            "rules: t\nfacts:\n  size: [low, mid, high]\nstages:\n  open:\n    actions:\n      close:\n        to:\n          - {{ when: {{ size: low }}, to: small }}\n          - {{ when: {second}, to: large }}\n  end: {{ outcomes: [small, large] }}\n"
        )
    };
    let found = |second: &str| {
        let (_, findings) = RuleSet::check(&Source::new("t.yaml", text(second)));
        findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(found("{ not: { size: low } }"), [""; 0]);
    let gap = found("{ size: mid }");
    assert!(
        gap[0].contains("error[dead-end]")
            || gap.iter().any(|it| it.contains("the action `close` has no target for leads where `size` is `high`")),
        "{gap:?}"
    );
    let overlap = found("{ size: [low, mid, high] }");
    assert!(
        overlap.iter().any(|it| it.contains("error[overlap]") && it.contains("where `size` is `low`")),
        "{overlap:?}"
    );
    let (referee, _) = Loader::rules([Source::new("t.yaml", text("{ not: { size: low } }"))]).load_valid().unwrap();
    for (size, end) in [("low", "small"), ("mid", "large"), ("high", "large")] {
        let start = Instant::from_millis(0);
        let mut lead = referee.open(Event::open("L", start, Opening::under("t").fact("size", size))).unwrap();
        lead.apply(&Event::act("L", start, "close")).unwrap();
        assert_eq!(lead.rules().state_id(lead.at(start).unwrap().state), end);
    }
}

/// An archive without named outcomes is its own outcome.
#[test]
fn an_archive_needs_no_outcome() {
    let text = "rules: t\nstages:\n  open:\n    actions: { close: { to: closed } }\n    timeout: { after: 1d, to: closed }\n  closed: { archive: true }\n";
    let (set, findings) = RuleSet::check(&Source::new("t.yaml", text));
    assert!(findings.is_empty(), "{findings:?}");
    let set = set.unwrap();
    assert_eq!(set.archive().outcomes.iter().map(|it| &*it.id).collect::<Vec<_>>(), ["closed"]);
    assert_eq!(set.stage_id(set.state("closed").unwrap()), "closed");
}
