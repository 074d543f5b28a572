//! The page as a whole.

use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::safe::{lines, xml as escape};
use referee::locale::Reader;
use referee_authoring::picture::{Chart, Theme};

use super::asked::Asked;
use super::book::Shown;
use super::controls::form;
use super::examples::examples;
use super::side::Side;
use super::{findings, html, states, words};

/// The page that an address asks for. `version` is that of the files.
pub(crate) fn document(shown: &Shown, asked: &Asked, version: u64) -> String {
    let book = shown.referee.rulebook();
    let rules = asked.rules.as_deref().and_then(|name| book.get(name)).or_else(|| book.sets().last());
    let own: Vec<&LanguageIdentifier> = shown.referee.phrasebook().own_locales().collect();
    let named = |name: &Option<String>| name.as_deref().and_then(|name| name.parse::<LanguageIdentifier>().ok());
    let english: Option<LanguageIdentifier> = "en".parse().ok();
    let first = own.iter().find(|locale| Some(**locale) != english.as_ref()).or(own.first());
    let left = named(&asked.left).or_else(|| first.map(|locale| (*locale).clone())).unwrap_or_default();
    let right = match &asked.right {
        None => english.filter(|english| own.contains(&english)),
        Some(name) => name.parse().ok().filter(|_| !name.is_empty()),
    };
    let right = right.filter(|right| *right != left);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>Referee preview</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/preview.css\">\n<script src=\"/preview.js\" \
         defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#view\">Skip to the words</a>\n<header><h1>Referee \
         preview</h1>{}<p id=\"lost\" role=\"alert\" hidden>The preview has stopped. What is shown may be out of \
         date.</p></header>\n",
        form(shown, rules.map(|rules| &**rules), &left, right.as_ref(), asked)
    );
    let _ = write!(html, "<main id=\"view\" tabindex=\"-1\" data-version=\"{version}\">");
    findings::section(shown, &mut html);
    if let Some(rules) = rules {
        let locales: Vec<LanguageIdentifier> = std::iter::once(left).chain(right).collect();
        let readers: Vec<Reader> =
            locales.iter().map(|locale| shown.referee.phrasebook().reader(std::slice::from_ref(locale))).collect();
        let sides: Vec<Side<'_>> = locales
            .into_iter()
            .zip(&readers)
            .map(|(locale, reader)| Side::new(shown, locale, reader, rules, asked))
            .collect();
        progress(shown, &sides, &mut html);
        if asked.search.is_empty() && !asked.open {
            let mut pair = String::from("<div class=\"pair\">");
            for side in &sides {
                let picture = Chart::new(side.reader, rules).svg(Theme::Auto);
                let _ = write!(pair, "<figure class=\"side\" {}>{picture}</figure>", side.lang());
            }
            pair.push_str("</div>");
            html::section("life", "Lifecycle", &pair, &mut html);
        }
        let (examples, refused) = examples(book, rules, asked);
        if let Some(refusal) = refused {
            let why = shown.referee.reader("en").map(|reader| reader.refusal(&refusal)).unwrap_or_default();
            let _ = write!(
                html,
                "<p class=\"refused\">These values are not accepted, and the usual ones are shown: {}</p>",
                escape(&why)
            );
        }
        states::section(&sides, &examples, asked, &mut html);
        states::mails(&sides, rules, &mut html);
        states::tips(&sides, rules, &mut html);
        words::sections(&sides, &mut html);
    } else {
        html.push_str("<p>There is no sound rule set yet.</p>");
    }
    html.push_str("</main>\n</body>\n</html>\n");
    lines(&html).into_owned()
}

/// How far the languages are.
fn progress(shown: &Shown, sides: &[Side<'_>], html: &mut String) {
    html.push_str("<ul class=\"progress\">");
    for locale in shown.referee.phrasebook().own_locales() {
        if !sides.iter().any(|side| side.locale == *locale) {
            continue;
        }
        let progress = shown.translations.progress_of(locale);
        let mut told = progress.to_string();
        for (count, what) in
            [(progress.changed, "changed"), (progress.missing, "missing"), (progress.unrecorded, "unrecorded")]
        {
            if count > 0 {
                let _ = write!(told, ", {count} {what}");
            }
        }
        let _ = write!(html, "<li>{}</li>", escape(&told));
    }
    html.push_str("</ul>");
}
