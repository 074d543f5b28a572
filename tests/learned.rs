//! Terms learned from pages in two languages: written pages give their labels back, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;

use referee::{Reader, Referee, RuleSet, Source};
use referee_pages::{Checker, HelpPage, Page, Term, TermOptions};

use crate::written::Dice;

const LOCALES: [&str; 5] = ["de", "ru", "zh-TW", "it", "en"];

/// A language that no locale has.
const UNKNOWN: &str = "eo";

/// The kinds of messages with labels that pages name.
const KINDS: [&str; 13] = [
    "stage",
    "outcome",
    "action",
    "confirm",
    "field",
    "role",
    "fact",
    "channel",
    "place",
    "view",
    "mark",
    "recipient",
    "tip",
];

fn labels(reader: &Reader, rules: &std::sync::Arc<RuleSet>) -> BTreeMap<String, String> {
    let words = reader.words(rules).iter();
    let named = words.filter(|word| {
        let kind = word.id.split('-').next().unwrap();
        KINDS.contains(&kind) && !word.id.contains('.')
    });
    named.filter_map(|word| Some((word.id, word.text?.to_owned()))).collect()
}

/// The letters of a name.
fn letters(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A page with another language in its front matter.
fn in_unknown(page: &str, locale: &str) -> String {
    page.replacen(&format!("\nlocale: {locale}\n"), &format!("\nlocale: {UNKNOWN}\n"), 1)
}

/// A page without anchors outside of headings.
fn without_anchors(page: &str) -> String {
    let mut text = String::new();
    for line in page.lines() {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("<a name=").filter(|_| !line.starts_with('#')) {
            text.push_str(before);
            rest = after.split_once("</a>").unwrap().1;
        }
        text.push_str(rest);
        text.push('\n');
    }
    text
}

/// A bilingual page. Both have the same lines.
fn woven(page: &str, original: &str) -> String {
    let mut text = String::new();
    let mut front = 0;
    assert_eq!(page.lines().count(), original.lines().count());
    for (number, (line, other)) in page.lines().zip(original.lines()).enumerate() {
        front += usize::from(line == "---");
        let start = line.len() - line.trim_start_matches(['#', ' ', '-', '>']).len();
        if front < 2 || line.trim_start().is_empty() || line.contains("[!TIP]") || line == "---" {
            writeln!(text, "{line}").unwrap();
            continue;
        }
        let anchors = line.rfind("</a>").filter(|_| line.starts_with('#')).map_or(start, |at| at + 4);
        let (line, other) = (
            line.split_at(anchors),
            &other[other.rfind("</a>").filter(|_| line.starts_with('#')).map_or(start, |at| at + 4)..],
        );
        writeln!(
            text,
            "{}<span data-ttu-id=\"{number}\">{}</span><span class=\"sxs-lookup\"><span data-stu-id=\"{number}\">{other}</span></span>",
            line.0, line.1
        )
        .unwrap();
    }
    text
}

/// How many labels of a page were learned.
#[derive(Default)]
struct Tally {
    expected: usize,
    right: usize,
    wrong: Vec<String>,
    missing: Vec<String>,
}

impl Tally {
    /// Compares what is learned from pages with the labels that they were written with.
    fn learn(&mut self, checker: &Checker, what: &str, page: &str, with: Option<&str>, labels: &Labels) {
        let read = |name: &str, text: &str| Page::read(&Source::new(name, text)).unwrap();
        let with: Vec<Page> = with.iter().map(|text| read("with.md", text)).collect();
        let options = TermOptions { with: &with, ..TermOptions::default() };
        let report = checker.terms(&[read("page.md", page)], &options).unwrap();
        assert!(report.findings.is_empty(), "{what}: {:?}", report.findings);
        let of = |id: &str| report.terms.iter().filter(|term| term.id == id).collect::<Vec<&Term>>();
        for (id, label) in &labels.own {
            let terms = of(id);
            for term in terms.iter().filter(|term| letters(&term.text) != letters(label) && term.sure) {
                self.wrong.push(format!("{what}: {id} = {label}, not {}", term.text));
            }
            // A name that is the same in both languages may be untranslated.
            let other = labels.understood.get(id).map(|other| letters(other));
            if !page.contains(&labels.written[id]) || other == Some(letters(label)) {
                continue;
            }
            self.expected += 1;
            if terms.iter().any(|term| term.sure && letters(&term.text) == letters(label)) {
                self.right += 1;
            } else {
                self.missing.push(format!("{what}: {id} = {label}"));
            }
        }
    }
}

/// The labels of a rule set in two languages.
struct Labels {
    own: BTreeMap<String, String>,
    /// The same as Markdown.
    written: BTreeMap<String, String>,
    understood: BTreeMap<String, String>,
}

/// Learns from every rule set of a referee, with and without anchors, beside each other and in one page.
fn learn(referee: &Referee, checker: &Checker, own: &str, understood: &str, tally: &mut Tally) {
    for rules in referee.rulebook().sets() {
        let readers = [own, understood].map(|locale| referee.reader(locale).unwrap());
        let [page, other] = [0, 1].map(|number| HelpPage::new(&readers[number], rules).markdown().to_owned());
        let page = in_unknown(&page, own);
        let escape = |text: &String| format!("**{}**", referee::tooling::markdown_escape(text));
        let names = self::labels(&readers[0], rules);
        let written = names.iter().map(|(id, label)| (id.clone(), escape(label))).collect();
        let labels = Labels { own: names, written, understood: self::labels(&readers[1], rules) };
        let what = |how: &str| format!("{} in {own} by {understood}, {how}", rules.name());
        tally.learn(checker, &what("with anchors"), &page, Some(&other), &labels);
        let (bare, other) = (without_anchors(&page), without_anchors(&other));
        tally.learn(checker, &what("without anchors"), &bare, Some(&other), &labels);
        if understood == "en" {
            tally.learn(checker, &what("in one page"), &woven(&bare, &other), None, &labels);
        }
    }
}

fn check(tally: &Tally, least: usize) {
    let Tally { expected, right, wrong, missing } = tally;
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(*expected >= least, "only {expected}");
    assert!(right * 100 >= expected * 95, "{right} of {expected}; missing:\n{}", missing.join("\n"));
}

#[test]
fn written_pages_give_their_labels() {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    let mut tally = Tally::default();
    for own in LOCALES {
        for understood in LOCALES.into_iter().filter(|other| *other != own) {
            learn(&referee, &checker, own, understood, &mut tally);
        }
    }
    check(&tally, 2000);
}

#[test]
fn pages_of_random_rules_give_their_labels() {
    let mut tally = Tally::default();
    let seeds = std::env::var("REFEREE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(40);
    for seed in 0..seeds {
        let own = LOCALES[usize::try_from(seed).unwrap() % 4];
        if let Some(referee) = crate::written::random(seed, &[own, "en"]) {
            learn(&referee, &Checker::new(&referee), own, "en", &mut tally);
        }
    }
    check(&tally, 200);
}

/// A block that only one of the pages has, and items in another order, make names uncertain, but not wrong.
#[test]
fn pages_that_differ_give_nothing_wrong() {
    let referee = Referee::builtin();
    let checker = Checker::new(&referee);
    let mut tally = Tally::default();
    let mut dice = Dice(11);
    for own in ["de", "ru", "zh-TW", "it"] {
        for rules in referee.rulebook().sets() {
            let readers = [own, "en"].map(|locale| referee.reader(locale).unwrap());
            let [page, other] = [0, 1].map(|number| HelpPage::new(&readers[number], rules).markdown().to_owned());
            let (page, other) = (without_anchors(&in_unknown(&page, own)), without_anchors(&other));
            let names = labels(&readers[0], rules);
            let written = names.iter().map(|(id, _)| (id.clone(), "\0".to_owned())).collect();
            let labels = Labels { own: names, written, understood: labels(&readers[1], rules) };
            for _ in 0..12 {
                let lines: Vec<&str> = page.lines().collect();
                let items: Vec<usize> =
                    (0..lines.len()).filter(|at| lines[*at].trim_start().starts_with("- ")).collect();
                let gone = *dice.pick(&items);
                let text: String = lines
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != gone)
                    .map(|(_, line)| format!("{line}\n"))
                    .collect();
                let what = format!("{} in {own} without {}", rules.name(), lines[gone]);
                tally.learn(&checker, &what, &text, Some(&other), &labels);
            }
        }
    }
    assert!(tally.wrong.is_empty(), "{} wrong:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}
