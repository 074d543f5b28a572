//! What can be chosen on a page.

use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::safe::xml as escape;
use referee::rules::{FactKind, Kind, RuleSet};

use super::asked::Asked;
use super::book::Shown;
use super::examples::{example, longest};

fn option(value: &str, text: &str, chosen: bool) -> String {
    let selected = if chosen { " selected" } else { "" };
    format!("<option value=\"{}\"{selected}>{}</option>", escape(value), escape(text))
}

/// The form.
pub(super) fn form(
    shown: &Shown,
    rules: Option<&RuleSet>,
    left: &LanguageIdentifier,
    right: Option<&LanguageIdentifier>,
    asked: &Asked,
) -> String {
    let mut html = String::from("<form id=\"controls\" action=\"/\" method=\"get\"><div class=\"row\" id=\"chosen\">");
    let sets: String = shown
        .referee
        .rulebook()
        .sets()
        .iter()
        .map(|set| option(set.name(), set.name(), rules.is_some_and(|rules| rules.name() == set.name())))
        .collect();
    let _ = write!(html, "<label>Rule set <select name=\"rules\">{sets}</select></label>");
    let locales = |chosen: Option<&LanguageIdentifier>| -> String {
        let own = shown.referee.phrasebook().own_locales().map(ToString::to_string);
        let made = [("en-XA", "en-XA, longer"), ("ar-XB", "ar-XB, mirrored")]
            .map(|(id, text)| (id.to_owned(), text.to_owned()));
        let all = own.map(|id| (id.clone(), id)).chain(made);
        all.map(|(id, text)| option(&id, &text, chosen.is_some_and(|chosen| chosen.to_string() == id))).collect()
    };
    let _ = write!(html, "<label>Language <select name=\"left\">{}</select></label>", locales(Some(left)));
    let _ = write!(
        html,
        "<label>beside <select name=\"right\">{}{}</select></label>",
        option("", "none", right.is_none()),
        locales(right)
    );
    let _ = write!(
        html,
        "<label>Search <input type=\"search\" name=\"search\" value=\"{}\" autocomplete=\"off\"></label>",
        escape(&asked.search)
    );
    let checked = if asked.open { " checked" } else { "" };
    let _ = write!(
        html,
        "<label class=\"check\"><input type=\"checkbox\" name=\"open\" value=\"1\"{checked}> only what is to do</label>"
    );
    html.push_str("</div><div class=\"row\">");
    let most = rules.map_or(240, |rules| longest(rules, asked.since));
    let _ = write!(
        html,
        "<label class=\"time\">Time in the state <input type=\"range\" name=\"after\" id=\"after\" min=\"0\" max=\"{most}\" step=\"1\" value=\"{}\" aria-describedby=\"moment\"></label> \
         <output id=\"moment\" for=\"after\">{}</output>",
        asked.after.min(most),
        escape(&moment(shown, asked)),
    );
    html.push_str("</div>");
    let _ = write!(
        html,
        "<details id=\"values\"><summary>Values</summary><div class=\"row\" id=\"samples\" data-rules=\"{}\">",
        rules.map_or_else(String::new, |rules| escape(rules.name()))
    );
    let _ = write!(
        html,
        "<label>Entered at (UTC) <input type=\"datetime-local\" name=\"since\" value=\"{}\"></label>\
         <label>Number <input type=\"number\" name=\"count\" min=\"0\" max=\"1000000000\" value=\"{}\"></label>\
         <label>Lead <input name=\"lead\" value=\"{}\"></label>",
        escape(&asked.since_in_form()),
        asked.count,
        escape(&asked.lead)
    );
    for fact in rules.into_iter().flat_map(RuleSet::facts) {
        let chosen = asked.facts.get(&*fact.id).map(String::as_str);
        let id = escape(&fact.id);
        let input = match &fact.kind {
            FactKind::Boolean => {
                let no = chosen == Some("false");
                format!(
                    "<select name=\"fact.{id}\">{}{}</select>",
                    option("true", "yes", !no),
                    option("false", "no", no)
                )
            }
            FactKind::OneOf(values) => {
                let options: String = values.iter().map(|value| option(value, value, chosen == Some(value))).collect();
                format!("<select name=\"fact.{id}\">{options}</select>")
            }
            FactKind::Text => format!("<input name=\"fact.{id}\" value=\"{}\">", escape(chosen.unwrap_or(&fact.id))),
        };
        let _ = write!(html, "<label>{id} {input}</label>");
    }
    for field in rules.into_iter().flat_map(RuleSet::fields) {
        if matches!(field.kind, Kind::List(_)) {
            continue;
        }
        let value = asked.fields.get(&*field.id).cloned().unwrap_or_else(|| example(&field.id, &field.kind, asked));
        let id = escape(&field.id);
        let _ = write!(html, "<label>{id} <input name=\"field.{id}\" value=\"{}\"></label>", escape(&value));
    }
    html.push_str("</div></details><noscript><button>Show</button></noscript></form>");
    html
}

/// How long the examples have been in their states, in words of the tool.
fn moment(shown: &Shown, asked: &Asked) -> String {
    let Ok(reader) = shown.referee.reader("en") else { return String::new() };
    let waited = referee::rules::Duration::from_millis(i64::from(asked.after) * 3_600_000);
    if waited.is_zero() { "just entered".to_owned() } else { format!("after {}", reader.common().duration(waited)) }
}
