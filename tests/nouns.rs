//! Drafts of pages that call a lead by another noun, which no known rule set has.

use referee::{Loader, Referee, Source};
use referee_pages::{Checker, DraftOptions, HelpPage, Page};

use crate::drafted::described;
use crate::pages::own;

/// The nouns of a language as terms, each with the articles that its pages correct.
const NOUNS: [(&str, &str, &[(&str, &str)]); 15] = [
    ("en", "-lead = opportunity\n-leads = opportunities\n", &[("A opp", "An opp"), ("a opp", "an opp")]),
    ("en", "-lead = request\n-leads = requests\n", &[]),
    ("en", "-lead = support case\n-leads = support cases\n", &[]),
    ("de", "-lead = Anfrage\n    .gender = feminine\n-leads = Anfragen\n", &[]),
    (
        "de",
        "-lead =\n    { $case ->\n        [genitive] Vorgangs\n       *[other] Vorgang\n    }\n    .gender = masculine\n\
         -leads =\n    { $case ->\n        [dative] Vorgängen\n       *[other] Vorgänge\n    }\n",
        &[],
    ),
    (
        "de",
        "-lead =\n    { $case ->\n        [genitive] Tickets\n       *[other] Ticket\n    }\n    .gender = neuter\n-leads = Tickets\n",
        &[],
    ),
    ("it", "-lead = richiesta\n    .gender = feminine\n-leads = richieste\n", &[]),
    (
        "it",
        "-lead = opportunità\n    .gender = feminine\n-leads = opportunità\n",
        &[("la opp", "l’opp"), ("La opp", "L’opp"), ("della opp", "dell’opp"), ("una opp", "un’opp")],
    ),
    (
        "it",
        "-lead = affare\n    .gender = masculine\n-leads = affari\n",
        &[
            ("il aff", "l’aff"),
            ("Il aff", "L’aff"),
            ("del aff", "dell’aff"),
            ("i aff", "gli aff"),
            ("I aff", "Gli aff"),
            ("dei aff", "degli aff"),
        ],
    ),
    (
        "ru",
        "-lead =\n    { $case ->\n        [genitive] заявки\n        [dative] заявке\n        [accusative] заявку\n        \
         [instrumental] заявкой\n        [prepositional] заявке\n       *[nominative] заявка\n    }\n    .gender = feminine\n\
         -Lead = Заявка\n-leads =\n    { $case ->\n        [genitive] заявок\n        [dative] заявкам\n        \
         [instrumental] заявками\n        [prepositional] заявках\n       *[nominative] заявки\n    }\n",
        &[],
    ),
    (
        "ru",
        "-lead =\n    { $case ->\n        [genitive] обращения\n        [dative] обращению\n        \
         [instrumental] обращением\n        [prepositional] обращении\n       *[nominative] обращение\n    }\n    \
         .gender = neuter\n-Lead = Обращение\n-leads =\n    { $case ->\n        [genitive] обращений\n        [dative] обращениям\n        \
         [instrumental] обращениями\n        [prepositional] обращениях\n       *[nominative] обращения\n    }\n",
        &[],
    ),
    (
        "ru",
        "-lead =\n    { $case ->\n        [genitive] запроса\n        [dative] запросу\n        \
         [instrumental] запросом\n        [prepositional] запросе\n       *[nominative] запрос\n    }\n    \
         .gender = masculine\n-Lead = Запрос\n-leads =\n    { $case ->\n        [genitive] запросов\n        [dative] запросам\n        \
         [instrumental] запросами\n        [prepositional] запросах\n       *[nominative] запросы\n    }\n",
        &[],
    ),
    ("zh-TW", "-lead = 商機\n", &[]),
    ("zh-TW", "-lead = 申請\n", &[]),
    ("zh-TW", "-lead = 服務案件\n", &[]),
];

/// A message file without its own noun.
fn without_noun(text: &str) -> String {
    let mut inside = false;
    let kept = text.lines().filter(|line| {
        inside = line.to_lowercase().starts_with("-lead") || inside && line.starts_with([' ', '}']);
        !inside
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(crate::command::root().join(path)).unwrap()
}

/// A written page with another noun is drafted as the rule set that it was written from.
#[test]
fn pages_with_any_noun_are_drafted() {
    let checker = Checker::new(&Referee::builtin());
    for (locale, noun, articles) in NOUNS {
        let names = ["2017", "2019", "2020"];
        let rules = names.map(|name| Source::new(format!("{name}.yaml"), read(&format!("rules/{name}.yaml"))));
        let words = names.map(|name| {
            let text = without_noun(&read(&format!("locales/{locale}/{name}.ftl")));
            (locale.parse().unwrap(), Source::new(format!("{name}.ftl"), format!("{noun}\n{text}")))
        });
        let (referee, _) = Loader::rules(rules).with_words(words).load_valid().unwrap();
        for rules in referee.rulebook().sets() {
            let text = HelpPage::new(&referee.reader(locale).unwrap(), rules).markdown().to_owned();
            let text = articles.iter().fold(text, |text, (wrong, right)| {
                text.replace(&format!(" {wrong}"), &format!(" {right}"))
                    .replace(&format!("\n{wrong}"), &format!("\n{right}"))
            });
            let shown = noun.lines().next().unwrap();
            assert!(text.contains(shown.trim_start_matches("-lead =").trim()), "{shown}\n{text}");
            let page = Page::read(&Source::new("written.md", &*text)).unwrap();
            let draft = checker.draft(&page, DraftOptions::default()).unwrap();
            let again = referee::RuleSet::parse(&Source::new("draft.yaml", draft.rules()));
            let again = again.unwrap_or_else(|_| panic!("{locale} {shown}\n{}\n{text}", draft.rules()));
            let what = format!("{locale} {shown} {}:\n{}\n{text}", rules.name(), draft.rules());
            assert_eq!(described(&again), described(rules), "{what}");
            assert!(!draft.rules().contains("# open"), "{what}");
        }
    }
}

/// The prose of a page with another English noun. Anchors stay as they are.
fn with_tickets(text: &str) -> String {
    let mut parts = text.split("name=\"");
    let mut changed = parts.next().unwrap_or_default().replace("referral", "ticket");
    for part in parts {
        let (anchor, rest) = part.split_once('"').unwrap();
        changed.extend(["name=\"", anchor, "\"", &rest.replace("referral", "ticket")]);
    }
    changed
}

#[test]
fn bilingual_pages_are_drafted_with_any_noun() {
    let checker = Checker::new(&Referee::builtin());
    let mut changes = 0;
    for sample in own() {
        let drafted = |text: &str| {
            let page = Page::read(&Source::new("page.md", text)).unwrap();
            checker.draft(&page, DraftOptions::default()).unwrap().rules().replace("ticket", "referral")
        };
        let text = with_tickets(&sample.text);
        changes += usize::from(text != sample.text);
        assert_eq!(drafted(&text), drafted(&sample.text), "{}", sample.name);
    }
    assert!(changes > 0);
}
