//! Anchors of stages on pages that have them twice, not at all, or on the wrong headings.

use std::sync::Arc;

use referee::{Finding, Referee, RuleSet, Source};
use referee_pages::{Checker, HelpPage, Page, Verdict};

/// A page without a name of its rules, and the lines of its stages' headings.
fn page(referee: &Referee, locale: &str, rules: &Arc<RuleSet>) -> (Vec<String>, Vec<usize>) {
    let written = HelpPage::new(&referee.reader(locale).unwrap(), rules).markdown().to_owned();
    let lines: Vec<String> =
        written.lines().filter(|line| !line.starts_with("rules:")).map(ToOwned::to_owned).collect();
    let is_stage = |line: &String| line.starts_with("### ") && line.contains("name=\"stage-");
    let stages = (0..lines.len()).filter(|number| is_stage(&lines[*number])).collect();
    (lines, stages)
}

/// A heading without its anchors, and the anchors.
fn split(heading: &str) -> (String, String) {
    let title = heading.rsplit("</a>").next().unwrap();
    let anchors = heading.trim_start_matches("### ").trim_end_matches(title);
    (format!("### {title}"), anchors.to_owned())
}

/// Checks pages made from those of all rule sets in all languages. Returns the errors of each, with the rule set.
fn errors(change: impl Fn(&mut Vec<String>, &[usize])) -> Vec<(String, Vec<Finding>)> {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    let mut all = Vec::new();
    for rules in referee.rulebook().sets() {
        for locale in ["de", "en", "it", "ru", "zh-TW"] {
            let (mut lines, stages) = page(&referee, locale, rules);
            change(&mut lines, &stages);
            let page = Page::read(&Source::new("page.md", lines.join("\n"))).unwrap();
            let report = checker.check(&page, None, None).unwrap();
            assert_eq!([rules.name()], report.rules.iter().map(|name| &**name).collect::<Vec<_>>()[..], "{locale}");
            assert!(report.claims.iter().filter(|claim| claim.verdict == Verdict::Confirmed).count() > 30, "{locale}");
            let errors = report.findings.into_iter().filter(Finding::is_error).collect();
            all.push((format!("{} {locale}", rules.name()), errors));
        }
    }
    all
}

#[test]
fn anchors_that_are_there_twice_or_not_at_all() {
    let twice = |lines: &mut Vec<String>, stages: &[usize]| {
        let (_, anchors) = split(&lines[stages[0]]);
        let (title, own) = split(&lines[stages[1]]);
        lines[stages[1]] = title.replacen("### ", &format!("### {own}{anchors}"), 1);
    };
    let missing = |lines: &mut Vec<String>, stages: &[usize]| lines[stages[1]] = split(&lines[stages[1]]).0;
    for found in [errors(twice), errors(missing)].concat() {
        assert!(found.1.is_empty(), "{found:?}");
    }
}

#[test]
fn anchors_on_the_headings_of_other_stages() {
    let swapped = |lines: &mut Vec<String>, stages: &[usize]| {
        let ((one, first), (other, second)) = (split(&lines[stages[0]]), split(&lines[stages[1]]));
        lines[stages[0]] = one.replacen("### ", &format!("### {second}"), 1);
        lines[stages[1]] = other.replacen("### ", &format!("### {first}"), 1);
    };
    for (name, found) in errors(swapped) {
        let texts: Vec<&str> = found.iter().map(|finding| &*finding.message).collect();
        let is_anchor = |text: &&str| text.starts_with("the anchor of stage `");
        assert!(texts.len() == 2 && texts.iter().all(is_anchor), "{name}: {texts:?}");
    }
}
