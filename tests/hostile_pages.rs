//! Hostile or broken pages: an answer or a clear error, and no active content in written pages.

use referee_pages::HelpPage;
use referee_translation::exchange::memory;
use std::sync::LazyLock;

use proptest::prelude::*;

use referee::{Loader, Referee, RuleSet, Source};
use referee_pages::{Checker, DraftOptions, Page, TermOptions};

use crate::command::run;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(&Referee::builtin()));

/// Does everything that can be done with a page.
fn all(checker: &Checker, text: &str) -> Vec<&'static str> {
    let page = match Page::read(&Source::new("page.md", text)) {
        Ok(page) => page,
        Err(finding) => return vec![finding.id],
    };
    let report = checker.check(&page, None, None).unwrap();
    for finding in &report.findings {
        assert!(finding.place.as_ref().is_some_and(|place| place.underlined().is_some()), "{finding}");
    }
    let draft = checker.draft(&page, DraftOptions { like: Some("2019"), ..DraftOptions::default() }).unwrap();
    let _ = RuleSet::check(&Source::new("draft.yaml", draft.rules()));
    let _ = memory(&page.pairs().0);
    let other = text.replacen("locale: en", "locale: fr", 1).replace("Deal", "Dial").replace("Won", "Wan");
    let other = [Page::read(&Source::new("other.md", other)).unwrap()];
    for (pages, with) in [(&other[..], std::slice::from_ref(&page)), (std::slice::from_ref(&page), &[])] {
        let options = TermOptions { with, locale: Some("fr"), ..TermOptions::default() };
        let terms = checker.terms(pages, &options).unwrap().terms;
        assert!(terms.iter().all(|term| term.count == term.places.len() && !term.text.is_empty()));
    }
    report.findings.iter().map(|finding| finding.id).collect()
}

const FRONT: &str = "---\nlocale: en\nrules: \"2017\"\n---\n### <a name=\"new-referrals\"></a>New\n\n";

#[test]
fn very_long_pages() {
    let checker = &CHECKER;
    let many = |start: &str, part: &str, times: usize| format!("{FRONT}{start}{}", part.repeat(times));
    let nested: Vec<String> = (0..1000).map(|depth| format!("{}- **x** 72 hours\n", "  ".repeat(depth))).collect();
    let nested = nested.concat();
    for (what, text) in [
        ("lists a thousand deep", format!("{FRONT}{nested}")),
        ("quotes", format!("{FRONT}{}x", "> ".repeat(20_000))),
        ("spans that are not closed", many("", "<span data-ttu-id=\"1\">a<span data-stu-id=\"1\">", 20_000)),
        ("bold that is not closed", many("", "** a", 50_000)),
        ("brackets", many("* **Accept**: Enter ", "(", 50_000)),
        ("names in brackets", many("* **Accept**: Enter ", "[山]**木** ", 50_000)),
        ("bold next to letters", many("* **Accept**: Enter ", "**a**b ", 50_000)),
        ("items with a colon", many("* **Accept**: x\n", "* a: **b**\n", 50_000)),
        ("anchors on other headings", many("", "### <a name=\"new-referrals\"></a>Evaluating\n\n", 15_000)),
        ("tags", many("", "<a name=", 50_000)),
        ("links", format!("{FRONT}{}{}", "[".repeat(20_000), "](a)".repeat(20_000))),
    ] {
        let found = all(checker, &text);
        assert!(!found.is_empty(), "{what}");
    }
    for (what, text) in [
        ("a hundred thousand actions", many("", "* **a**: archive it as **Won**.\n", 100_000)),
        ("a hundred thousand names", many("* **Accept**: Required: ", "**Deal name**, ", 100_000)),
        ("durations", many("", "72 hours ", 100_000)),
        ("headings", many("", "# <a name=\"a\"></a>b\n", 50_000)),
    ] {
        assert!(all(checker, &text).contains(&"page-too-long"), "{what}");
    }
}

#[test]
fn a_front_matter_without_end() {
    let found = all(&CHECKER, &format!("---\nlocale: en\n{}", "a: b\n".repeat(100_000)));
    assert!(found.contains(&"page-front"), "{found:?}");
}

#[test]
fn what_a_draft_quotes_from_a_page_is_safe() {
    let stage = |name: &str| {
        format!("## <a name=\"{name}-x\"></a>{name}\n\n* **a{name}**: b **c{name}**. d\u{1}e\u{202e}f\u{feff}g\n")
    };
    let text = format!("---\nlocale: fr\n---\n# x\n\n{}\n* 7 jours **z**\n\n{}", stage("one"), stage("two"));
    let page = Page::read(&Source::new("page.md", text)).unwrap();
    let draft = CHECKER.draft(&page, DraftOptions::default()).unwrap();
    assert!(draft.rules().contains("the page also says “d\u{fffd}e"), "{}", draft.rules());
    assert!(!draft.rules().chars().any(|c| c != '\n' && referee::tooling::safe::steers(c)), "{}", draft.rules());
}

#[test]
fn a_page_of_fifty_megabytes_is_refused() {
    let ran = run(&["page", "check", "-"], "lead ".repeat(10 << 20).as_bytes());
    assert!(ran.output.contains("error[page-unreadable]: the page is larger than 8 MiB"), "{}", ran.output);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn bytes_that_are_not_text_are_refused() {
    let ran = run(&["page", "check", "-"], b"\xff\xfe\x00binary");
    assert!(ran.output.contains("error[not-utf8]: invalid UTF-8"), "{}", ran.output);
    assert_eq!(ran.code, Some(1));
    let ran = run(&["page", "check", "nowhere.md"], b"");
    assert!(ran.errors.contains("cannot read `nowhere.md`: it does not exist"), "{}", ran.errors);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn the_text_of_html_is_read() {
    let found = all(&CHECKER, "<!doctype html><html><script>alert(1)</script><p>72 hours</p></html>");
    assert!(found.contains(&"page-about-nothing"), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any mixture of the parts of pages.
    #[test]
    fn no_mixture_makes_it_panic(parts in prop::collection::vec(
        prop::sample::select(vec![
            "---\n", "locale: de\n", "rules: \"2020\"\n", "# ", "### <a name=\"received-stage\"></a>", "* ", "  - ", "> [!TIP]\n", "> ",
            "**", "`", "\n", "\n\n", "<span data-ttu-id=\"a\">", "<span data-stu-id=\"a\">", "</span>", "<a name=\"x\"></a>",
            "Frist: ", "14 Tage", "72Stunden", "１４ 天", "Akzeptieren", "Erforderlich: ", "Dealname", ", ", ".", "。", "：", "「", "」",
            "Der Lead wechselt in die Phase ", "Akzeptiert", "archiviert", "\u{202e}", "\u{0}", "é", "ё", "\\[", "&amp;", "<b", "[a](b)",
            "[", "]", "山", "Bestätigen Sie mit ", "Benachrichtigung an: ", "Optional: ", "Wählen Sie ", " > ", ";", "(", ")", "e-Mail", "'",
        ]), 0..60))
    {
        all(&CHECKER, &parts.concat());
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        all(&CHECKER, &text);
    }
}

/// Names that would be markup or active content if they were not escaped.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "**bold** and `code`",
    "a | b ~~c~~",
    "# heading",
    "1. list",
    "\\\" onload=\\\"x",
    "A & B &lt; C",
    "http://evil.example www.evil.example",
    "{ \"{\" }x{ \"}\" }",
];

/// A rule set in which every name is hostile, as far as the messages allow: markup in a name is reported as a mistake
/// and not written. Values and anchors are hostile too.
fn hostile(name: &str) -> (Referee, bool) {
    let value = serde_json::Value::from(name);
    let anchor = serde_json::Value::from(name.replace([' ', '#', '"'], "-"));
    let rules = format!(
        "rules: t\nfacts: {{ kept: {{ kind: text, default: {value} }} }}\nmarks: {{ star: {{ icon: heart }} }}\n"
    );
    let rules = rules + &RULES.replace("ANCHOR", &anchor.to_string());
    let ids = [
        "stage-open",
        "stage-end",
        "action-close",
        "confirm-sure",
        "outcome-done",
        "outcome-gone",
        "role-clerk",
        "field-note",
        "recipient-boss",
        "tip-first",
        "fact-kept",
        "mark-star",
    ];
    let label = |id: &&str| {
        let more = match id.split_once('-').unwrap() {
            ("stage", "open") | ("outcome", _) => "\n    .summary = x",
            ("action", _) => "\n    .hint = x",
            ("tip", _) => "\n    .body = x",
            _ => "",
        };
        format!("{id} = {} {name}{more}\n", id.replace('-', " "))
    };
    let words = ids.iter().map(label).collect::<String>();
    let words = format!("{words}notification-sent =\n    .subject = {name}\n    .body = x\n");
    let words = [("en".parse().unwrap(), Source::new("t.ftl", words))];
    let (referee, findings) = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap();
    (referee, findings.is_empty())
}

const RULES: &str = "roles: [clerk]\nfields: { note: text }\nrecipients: [boss]\nstages:\n  open:\n    anchor: ANCHOR\n    actions:\n      \
    close: { to: done, confirm: sure, require: [note], notify: [sent] }\n    timeout: { after: 3d, to: gone }\n  \
    end: { outcomes: [done, gone] }\nnotifications: { sent: { to: boss } }\ntips: [first]\n";

#[test]
fn names_never_become_active_content() {
    for name in HOSTILE {
        let (referee, _) = hostile(name);
        let rules = referee.rulebook().get("t").unwrap();
        let page = HelpPage::new(&referee.reader("en").unwrap(), rules);
        let html = page.html();
        let body = html.split_once("<main>").unwrap().1;
        let body = body.split_once("<figure>").unwrap().0.to_owned() + body.split_once("</figure>").unwrap().1;
        // Drawings of icons contain nothing of the names.
        let mut drawings = body.split("<svg class=\"icon\" viewBox=\"0 0 16 16\" role=\"img\" aria-label=\"");
        let mut rest = drawings.next().unwrap().to_owned();
        for drawing in drawings {
            let (label, after) = drawing.split_once("</svg>").unwrap();
            assert!(label.split_once('"').unwrap().0.chars().count() == 1, "{label}");
            rest += after;
        }
        let body = rest;
        for tag in ["<script", "<img", "<iframe", "<ol", "<del", "href"] {
            assert!(!body.contains(tag), "{name}: {tag} in\n{body}");
        }
        let tags: Vec<&str> = body.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let known = |tag: &&&str| {
            let name = tag.trim_start_matches('/').split(' ').next().unwrap();
            ["h1", "h2", "h3", "a", "p", "ul", "li", "strong", "main", "body", "html", "blockquote", "code"]
                .contains(&name)
        };
        assert!(tags.iter().all(|tag| known(&tag)), "{name}: {tags:?}");
        // A tag contains only a quoted anchor.
        let plain =
            |tag: &&&str| tag.split('"').count() == 3 && tag.starts_with("a id=\"") || !tag.contains([' ', '"']);
        assert!(tags.iter().all(|tag| plain(&tag)), "{name}: {tags:?}");
    }
}

#[test]
fn pages_with_strange_names_read_back() {
    let mut valid = 0;
    for name in HOSTILE {
        let (referee, named) = hostile(name);
        if !named {
            continue;
        }
        valid += 1;
        let rules = referee.rulebook().get("t").unwrap();
        let written = HelpPage::new(&referee.reader("en").unwrap(), rules);
        let page = Page::read(&Source::new("t.md", written.markdown())).unwrap();
        let checker = Checker::new(&referee);
        let found: Vec<String> =
            checker.check(&page, None, None).unwrap().findings.iter().map(ToString::to_string).collect();
        assert_eq!(found, [""; 0], "{name}\n{}", written.markdown());
        let draft = checker.draft(&page, DraftOptions::default()).unwrap();
        let again = RuleSet::check(&Source::new("t.yaml", draft.rules())).0.unwrap();
        assert_eq!(
            serde_json::to_value(&again).unwrap(),
            serde_json::to_value(&**rules).unwrap(),
            "{name}\n{}",
            draft.rules()
        );
    }
    assert!(valid > 4, "the messages reject every name");
}
