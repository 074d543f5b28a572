//! Findings on the preview page.

use std::collections::HashMap;
use std::ops::Range;

use maud::{Markup, html};
use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Source};
use referee::rules::RuleSet;
use referee::tooling::safe::line as safe;
use referee::tooling::word_checks::{MISSING, UNTRANSLATED};

use super::book::Shown;
use super::editor::Editing;
use super::html::{broken, section as titled};

/// A finding beside its message.
pub(super) fn brief(finding: &Finding) -> Markup {
    let id = finding.severity.id();
    html! {
        span class={ "finding " (id) } lang="en" dir="ltr" {
            strong { (id) ":" } " " (safe(&finding.message))
            @if let Some(help) = &finding.help { " " span class="help" { (broken(help)) } }
        }
    }
}

/// How many findings are listed.
const MOST_LISTED: usize = 100;

/// The errors and warnings of a page, with their source lines. Untranslated messages are marked in place, and other locales
/// and rule sets have pages of their own.
pub(super) fn section(
    shown: &Shown,
    locales: &[LanguageIdentifier],
    rules: Option<&RuleSet>,
    editing: Option<&Editing>,
) -> Markup {
    let phrasebook = shown.translations.phrasebook();
    let files = phrasebook.own_locales().flat_map(|locale| {
        let messages = phrasebook.message_files(locale, true).chain(phrasebook.page_files(locale));
        messages.map(move |(name, file)| (file.source.name(), (locale, name)))
    });
    let files: HashMap<&str, (&LanguageIdentifier, Option<&str>)> = files.collect();
    let is_here = |finding: &&Finding| {
        let place = finding.place.as_ref().and_then(|place| files.get(place.file()));
        let here = place.is_none_or(|(locale, name)| {
            locales.contains(locale) && name.is_none_or(|name| rules.is_none_or(|rules| name == rules.name()))
        });
        let open = finding.id == UNTRANSLATED.id || finding.id == MISSING.id && !finding.is_error();
        here && !open && finding.severity > referee::Severity::Note
    };
    let mut wrong: Vec<&Finding> = shown.findings.iter().filter(is_here).collect();
    wrong.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let errors = wrong.iter().filter(|finding| finding.is_error()).count();
    let count = |count: usize, what: &str| {
        if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
    };
    let summary = if wrong.is_empty() {
        "no errors, no warnings".to_owned()
    } else {
        format!("{}, {}", count(errors, "error"), count(wrong.len() - errors, "warning"))
    };
    let class = if errors > 0 { "state error" } else { "state" };
    let list = html! {
        @if errors > 0 { p { "The last valid text is shown in place of messages with errors." } }
        @if !wrong.is_empty() {
            ul class="list" { @for finding in wrong.iter().take(MOST_LISTED) { li { (listed(finding, editing)) } } }
        }
        @if wrong.len() > MOST_LISTED { p { "… and " (wrong.len() - MOST_LISTED) " more" } }
    };
    html! {
        p class=(class) role="status" id="state" { (summary) }
        (titled("findings", "Errors and warnings", &list))
    }
}

fn listed(finding: &Finding, editing: Option<&Editing>) -> Markup {
    let line = finding.place.as_ref().and_then(|place| place.span()).and_then(line);
    html! {
        @if let Some(place) = &finding.place {
            @let address = editing.map(|editing| editing.address(place.file(), (place.line_number(), place.column())));
            @let place = html! { code { (safe(&place.to_string())) } };
            @if let Some(address) = address { a href=(address) { (place) } } @else { (place) }
            " "
        }
        (brief(finding))
        @if let Some([before, own, after]) = line {
            pre dir="ltr" { code { (safe(&before)) mark { (safe(&own)) } (safe(&after)) } }
        }
    }
}

/// How many characters are shown on either side of the location.
const AROUND: usize = 120;

/// The source line: the text before the location, at the location, and after it.
fn line((source, span): (&Source, Range<usize>)) -> Option<[String; 3]> {
    let text = source.text();
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(span.start..)?.find('\n').map_or(text.len(), |at| span.start + at);
    let before = text.get(start..span.start)?;
    let own = text.get(span.start..span.end.clamp(span.start, end))?;
    let after = text.get(span.start + own.len()..end)?;
    if text.get(start..end)?.trim().is_empty() {
        return None;
    }
    let skipped = before.chars().count().saturating_sub(AROUND);
    let cut = |text: &str, skipped: usize| text.chars().skip(skipped).take(AROUND).collect();
    Some([cut(before, skipped), cut(own, 0), cut(after, 0)])
}
