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
use super::editor::Editing;
use super::examples::{Example, examples};
use super::html::section as titled;
use super::samples::Samples;
use super::side::Side;
use super::{findings, states, words};

/// The page for a query. `version` is that of the files. Without `editing`, messages have no links to an editor.
pub(super) fn document(shown: &Shown, asked: &Asked, version: u64, editing: Option<&Editing>) -> String {
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
    let controls = form(shown, rules, &left, right.as_ref(), asked);
    let locales: Vec<LanguageIdentifier> = std::iter::once(left).chain(right).collect();
    let files = editing.map(|editing| files(shown, &locales, rules.map(|rules| &**rules), editing)).unwrap_or_default();
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
                main id="view" tabindex="-1" data-version=(version) data-editor=[editing.map(Editing::template)]
                    data-files=(files.iter().map(|file| &*file.path).collect::<Vec<_>>().join(" ")) {
                    (findings::section(shown, &locales, rules.map(|rules| &**rules), editing))
                    @if let Some(rules) = rules { (lifecycle(shown, rules, &locales, asked, &files)) }
                    @else { p { "There is no valid rule set yet." } }
                }
                div id="menu" popover role="dialog" aria-labelledby="menu-id" {
                    p { code id="menu-id" {} }
                    button type="button" data-copies="id" { "Copy id" } " "
                    button type="button" data-copies="address" { "Copy address" }
                    p id="menu-links" {}
                    p id="copied" role="status" {}
                }
            }
        }
        "\n"
    };
    lines(&page.0).into_owned()
}

/// A message file of a locale on the page.
struct Editable<'p> {
    locale: &'p LanguageIdentifier,
    /// The path for an address.
    path: String,
    text: &'p str,
}

/// The message files of a page, in the order in which their messages replace each other.
fn files<'p>(
    shown: &'p Shown,
    locales: &'p [LanguageIdentifier],
    rules: Option<&RuleSet>,
    editing: &Editing,
) -> Vec<Editable<'p>> {
    let of = |locale| shown.translations.phrasebook().message_files(locale, true).map(move |file| (locale, file));
    let all = locales.iter().flat_map(of);
    let own = all.filter(|(_, (name, _))| name.is_none_or(|name| rules.is_some_and(|rules| rules.name() == name)));
    let editable = own.map(|(locale, (_, file))| Editable {
        locale,
        path: editing.path(file.source.name()),
        text: file.source.text(),
    });
    editable.collect()
}

/// The messages of a rule set in context.
fn lifecycle(
    shown: &Shown,
    rules: &Arc<RuleSet>,
    locales: &[LanguageIdentifier],
    asked: &Asked,
    files: &[Editable<'_>],
) -> Markup {
    let original = shown.translations.original();
    let all = || locales.iter().chain([original]);
    let readers: Vec<Reader> =
        all().map(|locale| shown.referee.phrasebook().reader(std::slice::from_ref(locale))).collect();
    let mut sides: Vec<Side<'_>> =
        all().zip(&readers).map(|(locale, reader)| Side::new(shown, locale.clone(), reader, rules, asked)).collect();
    let original = sides.pop();
    let mut refused = None;
    let mut cards: Vec<Vec<Example>> = Vec::new();
    for side in &mut sides {
        for (number, file) in files.iter().enumerate() {
            if *file.locale == side.locale {
                side.locate(number, file.text);
            }
        }
        side.original = original.as_ref().filter(|original| !locales.contains(&original.locale));
        let samples = Samples::of(&side.locale, asked.since);
        let (examples, refusal) = examples(shown.referee.rulebook(), rules, asked, samples);
        refused = refused.or(refusal);
        for example in &examples {
            if let Ok(status) = side.reader.status(&example.lead, example.lead.last()) {
                side.learn(&status);
            }
        }
        cards.push(examples);
    }
    html! {
        (progress(shown, &sides))
        @if asked.search.is_empty() && !asked.open { (titled("life", "Lifecycle", &pictures(&sides, rules))) }
        @if let Some(refusal) = refused {
            p class="refused" {
                "These values are not accepted. Default values are shown instead: "
                (line(&shown.referee.phrasebook().reader(&[tag("en")]).refusal(&refusal)))
            }
        }
        (states::section(&sides, &cards, asked))
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
