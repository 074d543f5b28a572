//! The preview page.

use std::sync::Arc;

use maud::{Markup, PreEscaped, html};
use unic_langid::LanguageIdentifier;

use referee::locale::Reader;
use referee::rules::RuleSet;
use referee::tooling::safe::{line, lines};
use referee::tooling::tag;
use referee_authoring::picture::{Chart, Theme};

use super::asked::Asked;
use super::book::Shown;
use super::controls::form;
use super::examples::examples;
use super::html::section as titled;
use super::side::Side;
use super::{findings, states, words};

/// The page for a query. `version` is that of the files.
pub(crate) fn document(shown: &Shown, asked: &Asked, version: u64) -> String {
    let book = shown.referee.rulebook();
    let rules = asked.rules.as_deref().and_then(|name| book.get(name)).or_else(|| book.sets().last());
    let own: Vec<&LanguageIdentifier> = shown.referee.phrasebook().own_locales().collect();
    let named = |name: &Option<String>| name.as_deref().and_then(|name| name.parse::<LanguageIdentifier>().ok());
    let english = tag("en");
    let first = own.iter().find(|locale| ***locale != english).or(own.first());
    let left = named(&asked.left).unwrap_or_else(|| first.map_or(&english, |first| first).clone());
    let right = match &asked.right {
        None => own.contains(&&english).then_some(english),
        Some(name) => name.parse().ok().filter(|_| !name.is_empty()),
    };
    let right = right.filter(|right| *right != left);
    let controls = form(shown, rules.map(|rules| &**rules), &left, right.as_ref(), asked);
    let locales: Vec<LanguageIdentifier> = std::iter::once(left).chain(right).collect();
    let page = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Referee preview" }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/preview.css";
                script src="/preview.js" defer {}
            }
            body {
                a class="skip" href="#view" { "Skip to the messages" }
                header {
                    h1 { "Referee preview" }
                    (controls)
                    p id="lost" role="alert" hidden { "The preview has stopped. This page may be out of date." }
                }
                main id="view" tabindex="-1" data-version=(version) {
                    (findings::section(shown, &locales, rules.map(|rules| &**rules)))
                    @if let Some(rules) = rules { (lifecycle(shown, rules, &locales, asked)) }
                    @else { p { "There is no valid rule set yet." } }
                }
            }
        }
        "\n"
    };
    lines(&page.0).into_owned()
}

/// The messages of a rule set in context.
fn lifecycle(shown: &Shown, rules: &Arc<RuleSet>, locales: &[LanguageIdentifier], asked: &Asked) -> Markup {
    let readers: Vec<Reader> =
        locales.iter().map(|locale| shown.referee.phrasebook().reader(std::slice::from_ref(locale))).collect();
    let sides: Vec<Side<'_>> = locales
        .iter()
        .zip(&readers)
        .map(|(locale, reader)| Side::new(shown, locale.clone(), reader, rules, asked))
        .collect();
    let (examples, refused) = examples(shown.referee.rulebook(), rules, asked);
    html! {
        (progress(shown, &sides))
        @if asked.search.is_empty() && !asked.open { (titled("life", "Lifecycle", &pictures(&sides, rules))) }
        @if let Some(refusal) = refused {
            p class="refused" {
                "These values are not accepted. Default values are shown instead: "
                (line(&shown.referee.phrasebook().reader(&[tag("en")]).refusal(&refusal)))
            }
        }
        (states::section(&sides, &examples, asked))
        (states::mails(&sides, rules))
        (states::tips(&sides, rules))
        (words::sections(&sides))
    }
}

fn pictures(sides: &[Side<'_>], rules: &Arc<RuleSet>) -> Markup {
    html! {
        div class="pair" {
            @for side in sides {
                figure class="side" lang=(side.locale) dir=(side.direction()) {
                    (PreEscaped(Chart::new(side.reader, rules).svg(Theme::Auto)))
                }
            }
        }
    }
}

/// The progress of the locales.
fn progress(shown: &Shown, sides: &[Side<'_>]) -> Markup {
    let own = shown.referee.phrasebook().own_locales();
    html! {
        ul class="progress" {
            @for locale in own.filter(|locale| sides.iter().any(|side| side.locale == **locale)) {
                @let progress = shown.translations.progress_of(locale);
                @let counts = [
                    (progress.changed, "changed"),
                    (progress.missing, "missing"),
                    (progress.unrecorded, "unrecorded"),
                ];
                li { (progress) @for (count, what) in counts { @if count > 0 { ", " (count) " " (what) } } }
            }
        }
    }
}
