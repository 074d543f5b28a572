//! Rules drafted from pages, compared with the rules that the pages describe.

use referee_pages::{Checker, HelpPage};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use referee::rules::{NotificationId, Recipient, State};
use referee::{Loader, Referee, RuleSet, Source};
use referee_pages::{DraftOptions, Page};

use crate::pages::{Sample, own};

/// The items of a rule set, by kind.
type Counted = BTreeMap<&'static str, BTreeSet<String>>;

/// Lists the items of a rule set, by id or by label.
fn counted(rules: &RuleSet, name: &dyn Fn(&str, &str) -> String) -> Counted {
    let mut counted = Counted::new();
    let mut add = |kind: &'static str, what: String| {
        counted.entry(kind).or_default().insert(what);
    };
    let anchor = |state: State| match state {
        State::Open(number) => rules.stages()[number].anchor.as_deref().unwrap_or_default().to_owned(),
        State::Archived(_) => name("outcome", rules.state_id(state)),
    };
    let to = |number: &NotificationId| match &rules.notifications()[*number].to {
        Recipient::Fixed(one) => vec![name("recipient", &rules.recipients()[*one])],
        Recipient::ByFact { recipients, .. } => {
            recipients.iter().map(|one| name("recipient", &rules.recipients()[*one])).collect()
        }
    };
    for stage in rules.stages() {
        let here = stage.anchor.as_deref().unwrap_or_default();
        add("stages", here.to_owned());
        for action in &stage.actions {
            let id = name("action", &action.id);
            add("actions", format!("{here} {id}"));
            if let Some(state) = action.to {
                add("targets", format!("{here} {id} {}", anchor(state)));
            }
            for input in &action.inputs {
                let field = name("field", &rules.fields()[input.field].id);
                add("fields", format!("{here} {id} {field} {}", input.need.id()));
            }
            for one in action.notify.iter().flat_map(to) {
                add("notifications", format!("{here} {id} {one}"));
            }
        }
        for timeout in &stage.timeouts {
            add("timeouts", format!("{here} {} {}", timeout.after, anchor(timeout.to)));
            for one in timeout.notify.iter().flat_map(to) {
                add("notifications", format!("{here} timeout {one}"));
            }
        }
    }
    add("stages", rules.archive().anchor.as_deref().unwrap_or_default().to_owned());
    for one in rules.on_opened().iter().flat_map(to) {
        add("notifications", format!("opened {one}"));
    }
    counted
}

/// Every label of a locale, by message.
fn called(rules: &str, locale: &str) -> Vec<(String, String)> {
    let folder = crate::command::folder().join(format!("../locales/{locale}"));
    let mut all = Vec::new();
    for file in [folder.join(format!("{rules}.ftl")), folder.join(format!("pages/{rules}.ftl"))] {
        // Not every rule set has a page in every language.
        let Ok(text) = std::fs::read_to_string(file) else { continue };
        let values =
            text.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(|line| line.split_once(" = "));
        for (id, value) in values {
            all.extend(value.split('|').map(|name| (id.to_owned(), name.trim().to_owned())));
        }
    }
    all
}

/// How well two names match: each word of the shorter must begin like a word of the longer.
fn fits(a: &str, b: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    if a == b {
        return 1000;
    }
    let begins = |a: &str, b: &str| {
        let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        common >= 3 && common + 4 >= a.chars().count().max(b.chars().count())
    };
    if a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| begins(a, b)) {
        return 900;
    }
    let heavy = |words: &[String]| {
        words.iter().filter(|word| word.chars().count() != 2 || !word.is_ascii()).cloned().collect::<Vec<_>>()
    };
    let (a, b) = (heavy(&a), heavy(&b));
    let (few, many) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let shared = few.iter().filter(|word| many.iter().any(|it| begins(word, it) || it.contains(&***word))).count();
    if shared * 2 >= few.len() && shared > 0 { 100 * shared / few.len() + 100 * shared / many.len() } else { 0 }
}

/// The built-in id for a label in a draft.
fn meant(kind: &str, id: &str, labels: &[(String, String)], shipped: &[(String, String)]) -> String {
    let label = labels.iter().find(|(known, _)| *known == format!("{kind}-{id}")).map_or(id, |(_, label)| label);
    let of_kind = shipped.iter().filter(|(known, _)| known.starts_with(&format!("{kind}-")));
    let best = of_kind.map(|(known, other)| (fits(label, other), known)).max_by_key(|(score, _)| *score);
    best.filter(|(score, _)| *score > 0)
        .map_or_else(|| format!("?{id}"), |(_, known)| known[kind.len() + 1..].to_owned())
}

/// Merges items with the same label on the page: the Russian page has one name for two outcomes.
fn one(kind: &str, id: &str, shipped: &[(String, String)]) -> String {
    let message = format!("{kind}-{id}");
    let own: Vec<&String> = shipped.iter().filter(|(known, _)| *known == message).map(|(_, label)| label).collect();
    let of_kind = shipped.iter().filter(|(known, _)| known.starts_with(&format!("{kind}-")));
    let mut sharing: Vec<&String> = of_kind.filter(|(_, label)| own.contains(&label)).map(|(known, _)| known).collect();
    sharing.sort();
    sharing.last().map_or_else(|| id.to_owned(), |known| known[kind.len() + 1..].to_owned())
}

fn drafted(referee: &Referee, sample: &Sample, like: Option<&str>) -> (RuleSet, Vec<(String, String)>) {
    let page = Page::read(&Source::new(sample.name, sample.text.as_str())).unwrap();
    let options = DraftOptions { like, ..DraftOptions::default() };
    let draft = Checker::new(referee).draft(&page, options).unwrap();
    let (rules, findings) = RuleSet::check(&Source::new("draft.yaml", draft.rules()));
    let errors: Vec<String> = findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
    let rules = rules.unwrap_or_else(|| panic!("{}: {errors:?}\n{}", sample.name, draft.rules()));
    let labels = draft.messages().lines().filter(|line| !line.starts_with([' ', '#']));
    let labels = labels.filter_map(|line| line.split_once(" = ")).map(|(id, text)| (id.to_owned(), text.to_owned()));
    (rules, labels.collect())
}

/// Precision and recall, in percent, by kind.
fn table(title: &str, all: &[(&str, Counted, Counted)]) -> (String, usize, usize) {
    let mut table = format!("{title}\n{:<14}precision and recall of each page, in percent\n", "");
    let kinds = ["stages", "actions", "targets", "timeouts", "fields", "notifications"];
    let names: Vec<String> = all.iter().map(|(name, ..)| format!("{name:>12}")).collect();
    writeln!(table, "{:<14}{}{:>12}", "", names.concat(), "all").unwrap();
    let mut worst = (100, 100);
    for kind in kinds {
        let mut line = format!("{kind:<14}");
        let mut sum = (0, 0, 0);
        for (_, draft, shipped) in all {
            let none = BTreeSet::new();
            let (draft, shipped) = (draft.get(kind).unwrap_or(&none), shipped.get(kind).unwrap_or(&none));
            let both = draft.intersection(shipped).count();
            write!(line, "{:>12}", share(both, draft.len(), shipped.len())).unwrap();
            sum = (sum.0 + both, sum.1 + draft.len(), sum.2 + shipped.len());
        }
        writeln!(table, "{line}{:>12}", share(sum.0, sum.1, sum.2)).unwrap();
        worst = (worst.0.min(percent(sum.0, sum.1)), worst.1.min(percent(sum.0, sum.2)));
    }
    (table, worst.0, worst.1)
}

fn percent(both: usize, of: usize) -> usize {
    (100 * both).checked_div(of).unwrap_or(100)
}

fn share(both: usize, draft: usize, shipped: usize) -> String {
    format!("{} {}", percent(both, draft), percent(both, shipped))
}

fn differences(all: &[(&str, Counted, Counted)]) -> String {
    let mut text = String::new();
    for (name, draft, shipped) in all {
        for (kind, known) in shipped {
            let own = draft.get(kind).cloned().unwrap_or_default();
            for it in known.difference(&own) {
                writeln!(text, "{name}: no {kind}: {it}").unwrap();
            }
            for it in own.difference(known) {
                writeln!(text, "{name}: not so: {kind}: {it}").unwrap();
            }
        }
    }
    text
}

#[test]
fn drafts_of_the_pages_match_the_rules_except_for_names() {
    are_drafted_by_name(&own());
}

pub fn are_drafted_by_name(pages: &[Sample]) {
    let referee = Referee::builtin();
    let mut all = Vec::new();
    for sample in pages {
        let shipped = referee.rulebook().get(sample.rules).unwrap();
        let (draft, labels) = drafted(&referee, sample, None);
        let mut words = called(sample.rules, sample.locale());
        words.extend(called(sample.rules, "en"));
        let name = |kind: &str, id: &str| one(kind, &meant(kind, id, &labels, &words), &words);
        let shipped_name = |kind: &str, id: &str| one(kind, id, &words);
        all.push((sample.name, counted(&draft, &name), counted(shipped, &shipped_name)));
    }
    let (table, precision, recall) =
        table("drafted from the page alone, compared with the built-in rules by label", &all);
    assert!(precision >= 95 && recall >= 95, "{table}{}", differences(&all));
}

#[test]
fn drafts_like_a_rule_set_have_its_ids() {
    are_drafted_by_id(&own());
}

pub fn are_drafted_by_id(pages: &[Sample]) {
    let referee = Referee::builtin();
    let mut all = Vec::new();
    for sample in pages {
        let shipped = referee.rulebook().get(sample.rules).unwrap();
        let (draft, _) = drafted(&referee, sample, Some(sample.rules));
        let name = |_: &str, id: &str| id.to_owned();
        all.push((sample.name, counted(&draft, &name), counted(shipped, &name)));
    }
    let (table, precision, recall) = table("drafted like the built-in rules, compared with them by id", &all);
    assert!(precision >= 95 && recall >= 95, "{table}{}", differences(&all));
}

/// The rule set as a page can describe it: without switches, and with anchors in any order.
pub fn described(rules: &RuleSet) -> serde_json::Value {
    let mut described = serde_json::to_value(rules).unwrap();
    if let Some(anchors) = described.pointer_mut("/source/anchors").and_then(|it| it.as_array_mut()) {
        anchors.sort_by_key(ToString::to_string);
    }
    described
}

/// Every rule set in every locale: written, checked, and drafted back.
fn round(referee: &Referee) -> usize {
    let locales = referee.phrasebook().locales();
    locales.iter().map(|locale| round_in(referee, &locale.to_string())).sum()
}

pub fn round_in(referee: &Referee, locale: &str) -> usize {
    let checker = Checker::new(referee);
    for rules in referee.rulebook().sets() {
        let written = HelpPage::new(&referee.reader(locale).unwrap(), rules);
        let page = Page::read(&Source::new("written.md", written.markdown())).unwrap();
        let what = format!("{} in {locale}", rules.name());
        let report = checker.check(&page, None, None).unwrap();
        let found: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
        assert_eq!(found, [""; 0], "{what}\n{}", written.markdown());
        let draft = checker.draft(&page, DraftOptions::default()).unwrap();
        let calendars = draft.calendars().map(|(name, text)| Source::new(format!("calendars/{name}.yaml"), text));
        let calendars: Vec<Source> = calendars.collect();
        let (again, findings) = RuleSet::check_with(&Source::new("draft.yaml", draft.rules()), &calendars);
        let again = again.unwrap_or_else(|| {
            panic!(
                "{what}: {}\n{}\n{}",
                findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect::<String>(),
                draft.rules(),
                written.markdown()
            )
        });
        assert_eq!(described(&again), described(rules), "{what}:\n{}\n{}", draft.rules(), written.markdown());
        assert!(!draft.rules().contains("# open"), "{what} has gaps: {}", draft.rules());
    }
    referee.rulebook().sets().len()
}

#[test]
fn a_draft_of_a_written_page_is_the_rule_set() {
    assert_eq!(round(&Referee::builtin()), 15);
}

#[test]
fn pages_of_other_books_read_back() {
    let folder = crate::command::folder();
    for book in [
        "../examples/helpdesk",
        "../examples/tickets",
        "../examples/data-request",
        "../examples/marketplace",
        "books/library",
    ] {
        assert!(round(&Loader::folder(folder.join(book)).load().unwrap()) > 1, "{book}");
    }
}

/// Notifications of one event with the same subject and recipients: the page names each, in an action, a timeout, a
/// reminder and where leads arrive, with conditions and without.
#[test]
fn notifications_that_look_the_same_stay_apart() {
    const RULES: &str = "
rules: tickets
facts: { size: [low, high] }
recipients: [buyer]
stages:
  open:
    actions: { close: { to: solved, notify: [one, two, three] }, drop: { to: solved, notify: [two] } }
    timeout: { after: 9d, to: solved, notify: [one, two], remind: { before: 2d, notify: [one, three] } }
  closed: { outcomes: [solved] }
notifications:
  one: { to: buyer, on: opened, when: { size: high } }
  two: { to: buyer, on: opened, when: { not: { size: high } } }
  three: { to: buyer, on: opened }
  other: { to: buyer, on: opened }
";
    let template = referee::tooling::template(&RuleSet::parse(&Source::new("tickets.yaml", RULES)).unwrap(), None);
    let mut labels =
        ["Mavota", "Kirun", "Delpa", "Quaren", "Luzupel", "Fordaba", "Genuti", "Ybwenla", "Zukahe", "Tilgor"].iter();
    let lines = template.lines().filter(|line| line.starts_with("# ") && line.ends_with('='));
    let mut subjects = ["Pelmika", "Pelmika", "Pelmika", "Nurenso"].iter();
    let messages: String = lines
        .map(|line| match line.strip_prefix("#     ") {
            Some(".subject =") => format!("    .subject = {}\n", subjects.next().unwrap()),
            Some(attribute) => format!("    {attribute} x\n"),
            None if line.contains("notification-") => line.trim_start_matches("# ").to_owned() + "\n",
            None => format!("{} {}\n", line.trim_start_matches("# "), labels.next().unwrap()),
        })
        .collect();
    for locale in ["de", "ru", "zh-TW", "it", "en"] {
        let words = [(locale.parse().unwrap(), Source::new("tickets.ftl", messages.as_str()))];
        let (referee, _) = Loader::rules([Source::new("tickets.yaml", RULES)]).with_words(words).load_valid().unwrap();
        let rules = referee.rulebook().get("tickets").unwrap();
        let written = HelpPage::new(&referee.reader(locale).unwrap(), rules);
        let page = Page::read(&Source::new("written.md", written.markdown())).unwrap();
        let draft = Checker::new(&referee).draft(&page, DraftOptions::default()).unwrap();
        let again = RuleSet::parse(&Source::new("draft.yaml", draft.rules())).unwrap();
        let notified = |rules: &RuleSet| -> Vec<Vec<String>> {
            let stage = rules.stages().first().unwrap();
            let timeout = stage.timeouts.first().unwrap();
            let all = stage.actions.iter().map(|action| action.notify.to_vec());
            let all =
                all.chain([timeout.notify.to_vec(), timeout.reminders[0].notify.to_vec(), rules.on_opened().to_vec()]);
            let ids = |list: Vec<_>| list.into_iter().map(|it| rules.notifications()[it].id.to_string()).collect();
            all.map(ids).collect()
        };
        let found = notified(&again);
        // A page cannot say which of those that look the same an event sends, but how many, and that they differ.
        let counts = |lists: &[Vec<String>]| lists.iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(counts(&found), counts(&notified(rules)), "{locale}\n{}\n{}", draft.rules(), written.markdown());
        assert_eq!(found.first(), notified(rules).first(), "{locale}");
        assert_eq!(found.last(), notified(rules).last(), "{locale}");
    }
}

/// What only a page says in some places: notifications with one subject, conditions at the arrival, and unused facts.
#[test]
fn drafts_keep_what_is_stated_once() {
    const RULES: &str = "
rules: tickets
facts:
  size: [low, high]
  team: { one-of: [red, blue], info: true }
  known: { kind: boolean, default: false, info: true }
recipients: [buyer, seller]
stages:
  open:
    actions: { close: { to: solved, notify: [told-seller] }, drop: { to: solved, notify: [told-buyer, told-seller] } }
  closed: { outcomes: [solved] }
notifications:
  told-buyer: { to: buyer, on: opened, when: { size: high } }
  told-seller: { to: seller, on: opened, when: { not: { size: high } } }
  plain: { to: seller, on: opened }
";
    const MESSAGES: [(&str, &str); 14] = [
        ("fact-size", "Mavota"),
        ("fact-size-low", "Kirun"),
        ("fact-size-high", "Delpa"),
        ("fact-team", "Sorben"),
        ("fact-team-red", "Tilgor"),
        ("fact-team-blue", "Wexal"),
        ("fact-known", "Jorhest"),
        ("recipient-buyer", "Quaren"),
        ("recipient-seller", "Ostvimar"),
        ("stage-open", "Luzupel"),
        ("stage-closed", "Fordaba"),
        ("outcome-solved", "Genuti"),
        ("action-close", "Ybwenla"),
        ("action-drop", "Zukahe"),
    ];
    let notices = [("told-buyer", "Pelmika"), ("told-seller", "Pelmika"), ("plain", "Nurenso")];
    let mut messages = String::new();
    for (id, label) in MESSAGES {
        writeln!(messages, "{id} = {label}").unwrap();
        let more = match id.split_once('-').unwrap().0 {
            "stage" if id == "stage-open" => "summary",
            "outcome" => "summary",
            "action" => "hint",
            _ => continue,
        };
        writeln!(messages, "    .{more} = x").unwrap();
    }
    for (id, subject) in notices {
        writeln!(messages, "notification-{id} =\n    .subject = {subject}\n    .body = x").unwrap();
    }
    let selects =
        ".subject =\n        { $fact-size ->\n            [high] Tuvolo\n           *[low] Nurenso\n        }";
    let messages = messages.replace(".subject = Nurenso", selects);
    for locale in ["de", "ru", "zh-TW", "it", "en"] {
        let words = [(locale.parse().unwrap(), Source::new("tickets.ftl", messages.as_str()))];
        let (referee, findings) =
            Loader::rules([Source::new("tickets.yaml", RULES)]).with_words(words).load_valid().unwrap();
        let errors: Vec<String> = findings.iter().filter(|it| it.is_error()).map(ToString::to_string).collect();
        assert_eq!(errors, [""; 0]);
        round_in(&referee, locale);
        let checker = Checker::new(&referee);
        let rules = referee.rulebook().get("tickets").unwrap();
        let written = HelpPage::new(&referee.reader(locale).unwrap(), rules);
        let text = written.markdown();
        assert!(text.contains("\n  - **Tuvolo**") && text.contains("**Nurenso**"), "{text}");
        let page = |text: &str| Page::read(&Source::new("written.md", text)).unwrap();
        let draft = checker.draft(&page(text), DraftOptions::default()).unwrap();
        let (_, findings) = RuleSet::check(&Source::new("draft.yaml", draft.rules()));
        let unused: Vec<String> = findings.iter().filter(|it| it.id == "unused").map(ToString::to_string).collect();
        assert_eq!(unused, [""; 0], "{}", draft.rules());
        assert_eq!(draft.rules().matches("info: true").count(), 2, "{}", draft.rules());
        // A wrong condition where leads arrive is found there.
        let at = text.find("= **Delpa**").or_else(|| text.find("= <a name=\"fact-size-high\"></a>**Delpa**")).unwrap();
        let wrong = format!("{}{}", &text[..at], text[at..].replacen("Delpa", "Kirun", 1));
        let found = checker.check(&page(&wrong), None, None).unwrap().findings;
        let [only] = found.as_slice() else { panic!("{found:#?}\n{wrong}") };
        assert!(only.is_error(), "{only}");
    }
}
