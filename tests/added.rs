//! `referee locale add`: a new language.

use crate::command::{Folder, NEEDED, run_in};
use crate::pages::{Sample, own};
use crate::translations::book;

fn add(book: &Folder, args: &[&str]) -> crate::command::Ran {
    run_in(book.path(), &[&["locale", "add"], args].concat(), b"")
}

/// The ids of the written messages of a file, in order.
fn written(book: &Folder, file: &str) -> Vec<String> {
    let text = book.read(file);
    let messages = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    messages.map(str::to_owned).collect()
}

/// The line that says what comes next.
fn next(locale: &str) -> String {
    let next = "next: replace the commented English with translations, see them with `referee locale preview`";
    format!("{next}, and run `referee locale check {locale}`")
}

#[test]
fn a_new_language_is_listed_for_translation_tools() {
    const ALL: [(&str, &str); 6] = [
        (
            "# x [1]\nlocales = [\"de\", \"it\", \"ru\"] # y\n",
            "# x [1]\nlocales = [\"de\", \"it\", \"pl\", \"ru\"] # y\n",
        ),
        (
            "locales = [\n    \"de\", # one\n    \"ru\",\n]\n",
            "locales = [\n    \"de\", # one\n    \"pl\",\n    \"ru\",\n]\n",
        ),
        ("locales = [\n    \"it\",\n    \"de\" # ]\n]\n", "locales = [\n    \"it\",\n    \"de\",\n    \"pl\" # ]\n]\n"),
        ("locales = []\n[[paths]]\n", "locales = [\"pl\"]\n[[paths]]\n"),
        ("locales = ['de', 'pl']\n", "locales = ['de', 'pl']\n"),
        ("[[paths]]\nlocales = [\"de\"]\n", "[[paths]]\nlocales = [\"de\"]\n"),
    ];
    for (before, after) in ALL {
        let book = book();
        book.write("l10n.toml", before);
        assert_eq!(add(&book, &["pl"]).code, Some(0));
        assert_eq!(book.read("l10n.toml"), after);
    }
}

#[test]
fn a_new_language_has_every_message_to_be_written() {
    let book = book();
    book.write("l10n.toml", "locales = [\"de\"]\n");
    let ran = add(&book, &["pl"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let files = ["common", "2017", "2019", "2020"].map(|name| format!("locales/pl/{name}.ftl"));
    let ledger = "locales/pl/ledger".to_owned();
    let listed = "l10n.toml: added `pl`".to_owned();
    assert_eq!(ran.output.lines().collect::<Vec<_>>(), [&files[..], &[ledger, listed, next("pl")]].concat());
    let checked = run_in(book.path(), &["locale", "check", "pl"], b"");
    assert!(
        checked
            .output
            .contains(&format!("\npl           {NEEDED}     0        0      {NEEDED}         0           0  0 %")),
        "{}",
        checked.output
    );
    // One note counts the messages to translate; they are there as comments.
    assert_eq!(checked.output.matches("note[message-untranslated]").count(), 1, "{}", checked.output);
    assert!(checked.output.contains("`pl` was started: 0 of "), "{}", checked.output);
    assert!(checked.output.contains("no errors, no warnings, 1 note\n"), "{}", checked.output);
    assert!(checked.output.contains("translate the messages that are commented out"), "{}", checked.output);
    // Uncommenting the lines gives the original with the plural forms of the language.
    for file in &files {
        let text = book.read(file);
        let open: String = text
            .lines()
            .map(|line| {
                let rest = line.strip_prefix("# ").unwrap_or(line);
                let begins = rest.split_once(" =").is_some_and(|(id, _)| {
                    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                });
                let goes_on = line.starts_with("#     ") || line.strip_prefix("#        ").is_some();
                if line == "#" {
                    "\n".to_owned()
                } else if begins || goes_on {
                    format!("{rest}\n")
                } else {
                    format!("{line}\n")
                }
            })
            .collect();
        book.write(file, &open);
    }
    let checked = run_in(book.path(), &["locale", "check", "pl"], b"");
    assert!(!checked.output.contains("error["), "{:.2000}", checked.output);
    assert!(
        // English is not a translation.
        checked.output.contains(&format!("\npl           {NEEDED}    ")) && checked.output.ends_with(" %\n"),
        "{}",
        checked.output
    );
    assert!(checked.output.matches("warning[words-leftover]").count() > 500, "{}", checked.output);
    // Existing messages stay, missing ones are added.
    assert_eq!(add(&book, &["pl"]).output, "nothing to add: `pl` already lists every message\n");
    let before = book.read("locales/pl/2020.ftl");
    std::fs::remove_file(book.path().join("locales/pl/common.ftl")).unwrap();
    let cut = book.read("locales/pl/2019.ftl").replace("outcome-won = ", "outcome-one = ");
    book.write("locales/pl/2019.ftl", &cut);
    let ran = add(&book, &["pl"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert_eq!(
        ran.output,
        format!("locales/pl/common.ftl\nlocales/pl/2019.ftl: added missing messages\n{}\n", next("pl"))
    );
    assert_eq!(book.read("locales/pl/2020.ftl"), before);
    let added = book.read("locales/pl/2019.ftl");
    assert!(added.starts_with(cut.trim_end()) && added.contains("\n# outcome-won = "), "{added}");
    // An unreadable file is not overwritten.
    std::fs::write(book.path().join("locales/pl/common.ftl"), b"\xff").unwrap();
    assert_eq!(add(&book, &["pl"]).code, Some(2));
    assert_eq!(std::fs::read(book.path().join("locales/pl/common.ftl")).unwrap(), b"\xff");
    for odd in ["../x", "", "en/de", "not a language", "german", "en-XA", "ar-XB"] {
        assert_eq!(add(&book, &[odd]).code, Some(2), "{odd}");
    }
}

/// Messages of a language with many plural forms, made from its own export, are complete: every form can be reached.
#[test]
fn every_plural_form_can_be_reached() {
    let book = book();
    for locale in ["cy", "ar", "ga", "lt", "he"] {
        let po = crate::exchange::export(&book, locale, "po");
        let ran = crate::exchange::import(&book, &crate::sources::filled_po(&po));
        assert!(!ran.output.contains("refused"), "{}{}", ran.output, ran.errors);
        let ran = run_in(book.path(), &["locale", "prove", locale], b"");
        assert!(ran.output.starts_with("no errors, no warnings, no notes"), "{locale}: {}", ran.output);
        let ran = run_in(book.path(), &["locale", "check", locale, "--format", "json"], b"");
        assert!(!ran.output.contains("ftl-plural"), "{locale}: {}", ran.output);
    }
}

#[test]
fn terms_are_taken_from_a_page() {
    let book = book();
    // A page written from the rules names everything by anchor, in any language.
    let page = run_in(book.path(), &["page", "write", "2020", "--locale", "de"], b"").output;
    book.write("page.md", &page.replacen("locale: de", "locale: nl", 1));
    let ran = add(&book, &["nl", "--from-page", "page.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    let terms = written(&book, "locales/nl/2020.ftl");
    let german = book.read("locales/de/2020.ftl");
    let same = terms.iter().filter(|term| german.contains(term.as_str())).count();
    assert!(same >= 25 && same == terms.len(), "{same} of {}: {terms:?}", terms.len());
    assert!(ran.output.contains(&format!("\n{} terms are from `page.md`\nnext: ", terms.len())), "{}", ran.output);
    assert_eq!(written(&book, "locales/nl/2019.ftl"), [""; 0]);
}

#[test]
fn terms_are_taken_from_a_bilingual_page() {
    gives_its_terms(&own());
}

/// Two parallel pages give the terms of a language, also one without any messages.
pub fn gives_its_terms(pages: &[Sample]) {
    let book = book();
    for (name, rules, expected) in [
        (
            "2017.zh-TW.md",
            "2017",
            ["stage-evaluating = 評估中", "outcome-skipped = 已略過", "action-interested = 我有興趣"],
        ),
        (
            "2020.de.md",
            "2020",
            ["action-accept = Akzeptieren", "outcome-lost = Verloren", "view-favorites = Favoriten"],
        ),
    ] {
        let page = pages.iter().find(|page| name.starts_with(page.name)).unwrap();
        // Treat the page as written in that language.
        book.write("page.md", &page.text);
        let ran = add(&book, &["lv", "--from-page", "page.md"]);
        assert_eq!(ran.code, Some(2), "{}", ran.output);
        assert!(ran.errors.contains(", not `lv`"), "{}", ran.errors);
        let line = page.text.lines().find(|line| line.starts_with("ms.contentlocale:")).unwrap();
        book.write("page.md", &page.text.replacen(line, "ms.contentlocale: lv", 1));
        let ran = add(&book, &["lv", "--from-page", "page.md"]);
        assert_eq!(ran.code, Some(0), "{}", ran.errors);
        let terms = written(&book, &format!("locales/lv/{rules}.ftl"));
        for term in expected {
            assert!(terms.iter().any(|known| known == term), "{term}: {terms:?}");
        }
        std::fs::remove_dir_all(book.path().join("locales/lv")).unwrap();
    }
}

/// A book in a new language gets the shared messages too; the messages for leads are enough.
#[test]
fn a_book_needs_only_the_shared_messages_for_leads() {
    let book = Folder::new();
    let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    book.write("rules/t.yaml", rules);
    let words = "stage-open = Open\n    .summary = Open.\nstage-end = Ended\naction-close = Close\n    .hint = Closes it.\n\
                 outcome-done = Done\n    .summary = Done.\n";
    book.write("locales/en/t.ftl", words);
    let ran = add(&book, &["fr"]);
    assert_eq!(
        ran.output.lines().collect::<Vec<_>>(),
        ["locales/fr/common.ftl", "locales/fr/t.ftl", "locales/fr/ledger", &next("fr")]
    );
    book.write("locales/fr/t.ftl", words);
    let checked = run_in(book.path(), &["check"], b"");
    let missing = |text: &str| {
        let (before, _) = text.split_once(" messages are translated")?;
        let (there, all) = before.rsplit_once("`fr` was started: ")?.1.split_once(" of ")?;
        Some(all.parse::<usize>().ok()? - there.parse::<usize>().ok()?)
    };
    assert!(missing(&checked.output).is_some_and(|count| (30..100).contains(&count)), "{}", checked.output);
    // With those written, statuses are complete; tools fall back.
    let shared = book.read("locales/fr/common.ftl");
    let open = |id: &str| referee::tooling::tool_of(id).is_none();
    let mut text = String::new();
    let mut taken = false;
    for line in shared.lines() {
        let rest = line.strip_prefix("# ").unwrap_or(line);
        let id = rest
            .split_once(" =")
            .map(|(id, _)| id)
            .filter(|id| *id == "deadline" || id.contains('-') && !id.contains(' '));
        if let Some(id) = id {
            taken = open(id);
        } else if !rest.starts_with([' ', '}']) {
            taken = false;
        }
        text.push_str(if taken { rest } else { line });
        text.push('\n');
    }
    book.write("locales/fr/common.ftl", &text);
    let checked = run_in(book.path(), &["check"], b"");
    assert_eq!(missing(&checked.output), None, "{}", checked.output);
    assert_eq!(checked.output.matches("warning[message-missing]").count(), 8, "{}", checked.output);
    assert!(referee::Loader::folder(book.path()).load().is_ok());
    let listed = run_in(book.path(), &["words", "--missing", "fr", "--format", "json"], b"").output;
    assert!(listed.contains("\"id\":\"diff-") && !listed.contains("\"id\":\"refusal-"), "{listed:.1000}");
}

/// Without English, a new language starts from a locale with all messages.
#[test]
fn a_language_starts_from_any_complete_locale() {
    let book = Folder::new();
    let tickets = crate::command::root().join("examples/tickets");
    for file in ["rules/tickets.yaml", "locales/de/tickets.ftl"] {
        book.write(file, &std::fs::read_to_string(tickets.join(file)).unwrap());
    }
    let ran = add(&book, &["pl"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let files: Vec<&str> = ran.output.lines().collect();
    assert_eq!(files, ["locales/pl/common.ftl", "locales/pl/tickets.ftl"]);
    let started = book.read("locales/pl/tickets.ftl");
    assert!(started.contains("# stage-open = Offen"), "{started}");
    let checked = run_in(book.path(), &["words", "--missing", "pl", "--format", "json"], b"").output;
    assert!(checked.lines().count() > 60, "{checked}");

    // A locale with missing messages is not used as a base.
    let half: Vec<&str> = started.lines().take(3).collect();
    book.write("locales/de/tickets.ftl", "stage-open = Offen\n");
    book.write("locales/pl/tickets.ftl", &half.join("\n"));
    let ran = add(&book, &["cs"]);
    assert_eq!(ran.code, Some(2), "{}", ran.errors);
    assert!(ran.errors.contains("has no English messages and no complete locale"), "{}", ran.errors);
}

/// Rules come first and messages follow: the first locale of a book gets what its rules need, as comments to fill in.
#[test]
fn the_first_locale_of_a_book_gets_comments_to_fill_in() {
    let book = Folder::new();
    let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    book.write("rules/t.yaml", rules);
    let ran = add(&book, &["en"]);
    assert_eq!((ran.code, ran.errors.as_str(), ran.output.as_str()), (Some(0), "", "locales/en/t.ftl\n"));
    let text = book.read("locales/en/t.ftl");
    assert!(text.contains("# stage-open =\n#     .summary =\n"), "{text}");
    // What is written stays, and a new action is added below it.
    book.write("locales/en/t.ftl", &text.replace("# stage-end =", "stage-end = Ended"));
    book.write("rules/t.yaml", &rules.replace("close: {", "defer: { to: open }, close: {"));
    let ran = add(&book, &["en"]);
    assert_eq!(ran.output, "locales/en/t.ftl: added missing messages\n", "{}", ran.errors);
    let more = book.read("locales/en/t.ftl");
    assert!(more.contains("stage-end = Ended") && more.matches("# stage-open =").count() == 1, "{more}");
    assert!(more.ends_with("## action\n\n# .hint is Markdown\n# action-defer =\n#     .hint =\n"), "{more}");
    assert_eq!(add(&book, &["en"]).output, "nothing to add: `en` already lists every message\n");
}

/// Tools warn if messages are missing in the reader's language.
#[test]
fn tools_warn_that_they_fall_back() {
    let book = book();
    assert_eq!(add(&book, &["pl"]).code, Some(0));
    let log = b"{\"lead\":\"A\",\"at\":\"2019-06-02T09:00:00Z\",\"open\":{\"rules\":\"2017\"}}\n";
    let here = ["--book", "."];
    for (args, tools) in [
        (&["diff", "2017", "2019"][..], &["diff"][..]),
        (&["draw", "2017"], &["picture"]),
        (&["show", "2017"], &["picture"]),
        (&["page", "write", "2017"], &["page", "picture"]),
        (&["rollout", "--facts", "account-moved=false"], &["rollout"]),
        (&["switch", "plan", "-", "--to", "2019", "--at", "2019-06-03T09:00:00Z"], &["plan"]),
        (&["replay", "-", "--rules", "2019", "--against", "2017", "--at", "2019-06-03T09:00:00Z"], &["replay"]),
        (&["status", "-", "--at", "2019-06-03T09:00:00Z"], &[]),
    ] {
        let warned = |locale: &str| {
            let ran = run_in(book.path(), &[args, &["--locale", locale], &here].concat(), log);
            let lines = ran.errors.lines().filter(|line| line.contains(&format!("missing in `{locale}` for `")));
            lines.map(|line| line.split('`').rev().nth(1).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(warned("pl"), tools, "{args:?}");
        assert_eq!(warned("en"), [""; 0], "{args:?}");
    }
}

/// What the original lacks too is added as a comment, so that the advice of `check` leads on.
#[test]
fn messages_that_no_locale_has_are_added_to_each() {
    let book = Folder::new();
    assert_eq!(run_in(book.path(), &["new", "shop", "--locale", "en,de"], b"").code, Some(0));
    let rules = book.read("rules/shop.yaml").replace("decline:", "refuse:");
    book.write("rules/shop.yaml", &rules);
    for locale in ["de", "en"] {
        let ran = add(&book, &[locale]);
        assert!(ran.output.contains(&format!("locales/{locale}/shop.ftl: added missing messages")), "{}", ran.output);
        let text = book.read(&format!("locales/{locale}/shop.ftl"));
        assert_eq!(text.matches("# action-refuse =").count(), 1, "{text}");
        assert!(add(&book, &[locale]).output.contains("nothing to add"), "{locale}");
    }
    let checked = run_in(book.path(), &["check"], b"").output;
    assert!(checked.contains("translate the messages that are commented out"), "{checked}");
    assert!(!checked.contains("run `referee locale add"), "{checked}");
}
