//! Arbitrary bytes as a help page: reads it, checks it against all rule sets, drafts rules from it, pairs its
//! sentences and learns terms, in the language that the page states and in others.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use referee::{Referee, RuleSet, Source};
use referee_pages::{Checker, DraftOptions, Page, TermOptions};
use referee_translation::exchange::memory;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| Checker::new(&Referee::builtin()));

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(page) = Page::read(&Source::new("page.md", text)) else { return };
    for locale in [None, Some("de"), Some("zh-TW"), Some("fr")] {
        let Ok(report) = CHECKER.check(&page, None, locale) else { continue };
        for finding in &report.findings {
            assert!(finding.place.as_ref().is_none_or(|place| place.underlined().is_some()));
        }
        for claim in &report.claims {
            assert!(claim.place.underlined().is_some());
        }
    }
    for like in [None, Some("2020")] {
        let options = DraftOptions { like, ..DraftOptions::default() };
        let Ok(draft) = CHECKER.draft(&page, options) else { continue };
        let _ = RuleSet::check(&Source::new("draft.yaml", draft.rules()));
        assert!(
            referee::tooling::check_messages(&Source::new("draft.ftl", draft.messages()))
                .iter()
                .all(|finding| finding.id != "ftl")
        );
    }
    for with in [&[][..], std::slice::from_ref(&page)] {
        let options = TermOptions { with, locale: Some("fr"), ..TermOptions::default() };
        let Ok(report) = CHECKER.terms(std::slice::from_ref(&page), &options) else { continue };
        assert!(report.terms.iter().all(|term| term.count == term.places.len() && !term.text.is_empty()));
    }
    let (pairs, _) = page.pairs();
    let _ = memory(&pairs);
});
