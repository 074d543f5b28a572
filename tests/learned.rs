//! Terms learned from pages in two languages: written pages give their labels back, and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;

use fluent_syntax::ast::Entry;
use referee::{Reader, Referee, RuleSet, Source};
use referee_pages::{Checker, HelpPage, Page, Term, TermOptions};
use referee_translation::exchange::wordings;

use crate::command::run_in;
use crate::translations::book;
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
            // A name that is the same in another language may be untranslated.
            let same = [&labels.understood, &labels.english].map(|other| other.get(id).map(|other| letters(other)));
            if !page.contains(&labels.written[id]) || same.contains(&Some(letters(label))) {
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
    english: BTreeMap<String, String>,
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
        let english = self::labels(&referee.phrasebook().reader(&[]), rules);
        let labels = Labels { own: names, written, understood: self::labels(&readers[1], rules), english };
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
    assert!(right * 100 >= expected * 98, "{right} of {expected}; missing:\n{}", missing.join("\n"));
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
    check(&tally, 4000);
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
            let written = names.keys().map(|id| (id.clone(), "\0".to_owned())).collect();
            let english = labels(&readers[1], rules);
            let labels = Labels { own: names, written, understood: english.clone(), english };
            for _ in 0..8 {
                let lines: Vec<&str> = page.lines().collect();
                let items: Vec<usize> =
                    (0..lines.len()).filter(|at| lines[*at].trim_start().starts_with("- ")).collect();
                let gone = *dice.pick(&items);
                let text = [&lines[..gone], &lines[gone + 1..]].concat().join("\n");
                let what = format!("{} in {own} without {}", rules.name(), lines[gone]);
                tally.learn(&checker, &what, &text, Some(&other), &labels);
            }
        }
    }
    assert!(tally.wrong.is_empty(), "{} wrong:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}

const ITALIAN: &str = "---\nlocale: it\nrules: \"2020\"\n---\n### <a name=\"received-stage\"></a>Ricevuti\n\n\
    * **Approvare {ora}**: Selezionate **Prosegui**. Passa a **Approvato**.\n\
    * **Rifiuta**: Archiviato come **Respinto**.\n* Dopo 14 giorni è archiviato come **Respinto**.\n";
const ENGLISH: &str = "---\nlocale: en\nrules: \"2020\"\n---\n### <a name=\"received-stage\"></a>Received\n\n\
    * **Accept**: Select **Next**. It moves to **Accepted**.\n\
    * **Decline**: Archived as **Declined**.\n* After 14 days it is archived as **Expired**.\n";

#[test]
fn accepted_names_are_added_to_the_wordings() {
    let book = book();
    book.write("leads.it.md", ITALIAN);
    book.write("leads.en.md", ENGLISH);
    let write = |more: &[&str]| {
        let args = [&["page", "terms", "leads.it.md", "--with", "leads.en.md", "--write"], more].concat();
        run_in(book.path(), &args, b"")
    };
    let file = "locales/it/pages/2020.ftl";
    std::fs::remove_file(book.path().join(file)).unwrap();
    let ran = write(&[]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{}", ran.output);
    assert!(ran.output.ends_with(&format!("{file}: 3 wordings added\n")), "{}", ran.output);
    // Names that two outcomes share are left out.
    let text = book.read(file);
    let (head, messages) = text.split_once("\n\n").unwrap();
    assert_eq!(head, book.read("locales/it/pages/2019.ftl").split_once("\n\n").unwrap().0);
    assert_eq!(
        messages,
        "stage-accepted = Approvato\nconfirm-next = Prosegui\naction-accept = Approvare { \"{\" }ora{ \"}\" }\n"
    );
    // Unless they are named. Other lines stay as they are, and nothing is added twice.
    assert!(write(&["--message", "outcome-declined"]).output.ends_with("1 wording added\n"));
    let more = text.replace("confirm-next", "outcome-declined = Respinto\nconfirm-next");
    assert_eq!(book.read(file), more);
    let ran = write(&[]);
    assert!(ran.output.contains(" 4 wording,") && !ran.output.contains("added"), "{}", ran.output);
    assert_eq!(book.read(file), more);
    let checked = run_in(book.path(), &["locale", "check", "it", "--min-severity", "warning"], b"");
    assert_eq!(checked.code, Some(0), "{}", checked.output);
    let checked = run_in(book.path(), &["page", "check", "leads.it.md", "--format", "json"], b"");
    assert!(!checked.output.contains("page-wording"), "{}", checked.output);
}

#[test]
fn names_of_a_new_language_are_labels() {
    let book = book();
    book.write("leads.lv.md", &ITALIAN.replace("locale: it", "locale: lv"));
    book.write("leads.en.md", ENGLISH);
    let pages = ["leads.lv.md", "--with", "leads.en.md"];
    let ran = run_in(book.path(), &[&["page", "terms", "--write"], &pages[..]].concat(), b"");
    assert_eq!(ran.code, Some(2), "{}", ran.output);
    assert!(ran.errors.contains("use `referee locale add lv --from-page`"), "{}", ran.errors);
    let ran = run_in(book.path(), &[&["locale", "add", "lv", "--from-page"], &pages[..]].concat(), b"");
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert!(ran.output.contains("\n6 terms are from `leads.lv.md`\n"), "{}", ran.output);
    let text = book.read("locales/lv/2020.ftl");
    for line in ["stage-accepted = Approvato", "action-decline = Rifiuta", "outcome-declined = Respinto"] {
        assert!(text.contains(&format!("\n{line}\n")), "{line}: {text}");
    }
    // One name is the label of one item.
    assert!(text.contains("\n# outcome-expired = Expired\n"), "{text}");
}

/// In any file, added wordings are there afterwards, and everything else as before.
#[test]
fn wordings_are_added_to_any_file() {
    let order = ["a-one", "a-two", "b-one", "b-two", "c-one"];
    let mut dice = Dice(5);
    for _ in 0..2000 {
        let ends = *dice.pick(&["\n", "\r\n"]);
        let mut text = String::new();
        let of_text = dice.some(&order);
        for id in &of_text {
            text += *dice.pick(&["", "# about\n", "\n", "## Part\n\n", "### Top\n\n"]);
            let value = dice.pick(&["x", "x | y", "x\n    .hint = z", "x |\n    y", "{ \"|\" }"]);
            text.extend([id, " = ", value, "\n"]);
        }
        let text = text.replace('\n', ends);
        let added: Vec<(&str, &str)> =
            dice.some(&order).into_iter().map(|id| (*id, *dice.pick(&["x", "neu", "X", "{neu}"]))).collect();
        let written = wordings(Some(&text), &order, &added);
        assert_eq!(wordings(Some(&written), &order, &added), written);
        let parsed = fluent_syntax::parser::parse(written.as_str());
        let body = parsed.unwrap_or_else(|(_, errors)| panic!("{errors:?}\n{written}")).body;
        // Each line is still there, in order, and only values are longer.
        let mut lines = written.lines();
        for line in text.lines() {
            assert!(lines.any(|other| other.starts_with(line)), "`{line}` of\n{text}\nis not in\n{written}");
        }
        let after: BTreeMap<&str, String> = body
            .iter()
            .filter_map(|entry| match entry {
                Entry::Message(message) => Some((message.id.name, format!("{:?}", message.value))),
                _ => None,
            })
            .collect();
        assert_eq!(written.matches('\n').count(), text.matches('\n').count() + after.len() - of_text.len());
        for (id, name) in &added {
            let name = name.trim_matches(['{', '}']).to_lowercase();
            assert!(after[*id].to_lowercase().contains(&name), "{id} {name}\n{text}\n{written}");
        }
    }
}
