//! Help pages in the shape of the pages that the rules come from, checked against the rules.

use std::collections::HashSet;
use std::path::Path;

use referee::{Finding, Referee, Source};
use referee_pages::{Checker, Page, PageReport, Verdict};

use crate::command::folder;

/// A page with its rule set.
pub struct Sample {
    pub name: &'static str,
    pub rules: &'static str,
    pub text: String,
}

impl Sample {
    pub fn locale(&self) -> &str {
        self.name.split_once('.').unwrap().1
    }
}

/// The pages in a folder.
pub fn pages(folder: &Path) -> Vec<Sample> {
    let pages =
        [("2017.de", "2017"), ("2017.zh-TW", "2017"), ("2018.ru", "2017"), ("2019.it", "2019"), ("2020.de", "2020")];
    let read = |(name, rules): (&'static str, &'static str)| {
        let path = folder.join(format!("{name}.md"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Sample { name, rules, text }
    };
    pages.map(read).into()
}

/// The pages of these tests.
pub fn own() -> Vec<Sample> {
    pages(&folder().join("pages"))
}

pub fn check(checker: &Checker, name: &str, text: &str) -> PageReport {
    let page = Page::read(&Source::new(name, text)).unwrap();
    checker.check(&page, None, None).unwrap()
}

fn underlined(finding: &Finding) -> &str {
    finding.place.as_ref().and_then(|place| place.underlined()).unwrap_or_default()
}

#[test]
fn each_page_matches_its_rules() {
    match_their_rules(&own());
}

pub fn match_their_rules(pages: &[Sample]) {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    for Sample { name, rules, text } in pages {
        let report = check(&checker, name, text);
        assert_eq!(report.rules, [(*rules).into()], "{name}");
        assert!(report.fits.len() == 1 && report.fits[0].share() > 0.9, "{name}: {:?}", report.fits);
        let errors: Vec<String> = report.findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
        assert_eq!(errors, [""; 0], "{name}");
        assert_eq!((report.count(Verdict::Contradicted), report.count(Verdict::Uncovered)), (0, 0), "{name}");
        // Every stage, action, target, timeout, alert, outcome and recipient of the rules is confirmed.
        let said: HashSet<&str> = report.claims.iter().map(|claim| &*claim.rule).collect();
        let rules = referee.rulebook().get(rules).unwrap();
        let mut expected: Vec<String> = Vec::new();
        for stage in rules.stages() {
            expected.push(format!("stages.{}", stage.id));
            for action in &stage.actions {
                let route = format!("stages.{}.actions.{}", stage.id, action.id);
                expected.extend(action.to.map(|_| format!("{route}.to")));
                expected.extend((!action.notify.is_empty()).then(|| format!("{route}.notify")));
                expected.extend(action.confirm.as_ref().map(|_| format!("{route}.confirm")));
                expected.push(route);
            }
            for timeout in &stage.timeouts {
                expected.push(format!("stages.{}.timeout.after", stage.id));
                expected.push(format!("stages.{}.timeout.to", stage.id));
                expected.extend((!timeout.notify.is_empty()).then(|| format!("stages.{}.timeout.notify", stage.id)));
            }
            for alert in &stage.alerts {
                expected.push(format!("stages.{}.alerts.{}.for", stage.id, alert.id));
            }
        }
        expected.push(format!("stages.{}.outcomes", rules.archive().id));
        expected.extend(rules.respond_within().map(|_| "advice.respond-within".to_owned()));
        expected.retain(|route| !said.contains(&**route));
        assert_eq!(expected, [""; 0], "{name} does not say this");
    }
}

#[test]
fn the_flaws_of_the_pages_are_reported() {
    have_these_flaws(&own());
}

pub fn have_these_flaws(pages: &[Sample]) {
    let checker = Checker::new(&Referee::builtin());
    let found = |page: &str, id: &str| -> Vec<String> {
        let sample = pages.iter().find(|sample| sample.name == page).unwrap();
        let report = check(&checker, page, &sample.text);
        report.findings.iter().filter(|it| it.id == id).map(|it| underlined(it).to_owned()).collect()
    };
    let messages = |page: &str, id: &str| -> Vec<String> {
        let sample = pages.iter().find(|sample| sample.name == page).unwrap();
        let report = check(&checker, page, &sample.text);
        report.findings.iter().filter(|it| it.id == id).map(|it| it.message.clone()).collect()
    };
    // Three terms and a menu are not translated.
    assert_eq!(found("2017.de", "page-term"), ["Customer referrals", "I’m interested", "Evaluating", "Missed"]);
    // Skipped and Missed have one name; the list of outcomes is one shorter.
    assert_eq!(found("2018.ru", "page-one-name"), ["Пропущенная"]);
    assert!(messages("2018.ru", "page-unsaid").contains(&"the page does not mention outcome `missed`".to_owned()));
    // Missed has two names.
    assert_eq!(found("2017.zh-TW", "page-two-names"), ["已錯誤"]);
    // Active and Lost are not translated, and Lost also has another name.
    let left: Vec<String> = messages("2019.it", "page-term");
    let left: Vec<&str> =
        left.iter().filter(|it| it.contains("left in English")).map(|it| &it[it.len() - 8..]).collect();
    assert_eq!(left, ["`Active`", ": `Lost`"]);
    assert_eq!(found("2019.it", "page-two-names"), ["perdita"]);
    // Notes are said to be required.
    assert_eq!(found("2019.it", "page-stricter"), ["Notes"]);
    // Every button, also one whose name is partly bold.
    assert_eq!(found("2020.de", "page-contradiction"), [""; 0]);
}
