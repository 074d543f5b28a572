//! The form of the preview page.

use maud::{Markup, html};

use referee::rules::{Fact, FactKind, Kind, RuleSet};
use referee::tooling::safe::line;
use referee::tooling::tag;
use unic_langid::LanguageIdentifier;

use super::asked::Asked;
use super::book::Shown;
use super::examples::{example, longest};

fn option(value: &str, text: &str, chosen: bool) -> Markup {
    html! { option value=(line(value)) selected[chosen] { (line(text)) } }
}

pub(super) fn form(
    shown: &Shown,
    rules: Option<&RuleSet>,
    left: &LanguageIdentifier,
    right: Option<&LanguageIdentifier>,
    asked: &Asked,
) -> Markup {
    let chosen = rules.map(RuleSet::name).unwrap_or_default();
    html! {
        form id="controls" action="/" method="get" {
            div class="row" id="chosen" {
                label {
                    "Rule set "
                    select name="rules" {
                        @for set in shown.referee.rulebook().sets() {
                            (option(set.name(), set.name(), set.name() == chosen))
                        }
                    }
                }
                label { "Language " select name="left" { (locales(shown, Some(left))) } }
                label { "Compare with " select name="right" { (option("", "none", right.is_none())) (locales(shown, right)) } }
                label { "Search " input type="search" name="search" value=(line(&asked.search)) autocomplete="off"; }
                label class="check" {
                    input type="checkbox" name="open" value="1" checked[asked.open]; " Only open items"
                }
            }
            div class="row" { (time(shown, rules, asked)) }
            details id="values" {
                summary { "Values" }
                div class="row" id="samples" data-rules=(line(chosen)) { (values(rules, asked)) }
            }
            noscript { button { "Show" } }
        }
    }
}

/// The locales of the book and the pseudo-locales.
fn locales(shown: &Shown, chosen: Option<&LanguageIdentifier>) -> Markup {
    let own = shown.referee.phrasebook().own_locales().map(ToString::to_string);
    let made = [("en-XA", "en-XA, longer"), ("ar-XB", "ar-XB, mirrored")];
    let all = own.map(|id| (id.clone(), id)).chain(made.map(|(id, text)| (id.to_owned(), text.to_owned())));
    html! {
        @for (id, text) in all { (option(&id, &text, chosen.is_some_and(|chosen| chosen.to_string() == id))) }
    }
}

/// The slider for the time that examples have been in their states.
fn time(shown: &Shown, rules: Option<&RuleSet>, asked: &Asked) -> Markup {
    let most = rules.map_or(240, |rules| longest(rules, asked.since));
    html! {
        label class="time" {
            "Time in the state "
            input type="range" name="after" id="after" min="0" max=(most) step="1" value=(asked.after.min(most))
                aria-describedby="moment";
        }
        " "
        output id="moment" for="after" { (moment(shown, asked)) }
    }
}

/// The values of the examples.
fn values(rules: Option<&RuleSet>, asked: &Asked) -> Markup {
    html! {
        label { "Entered at (UTC) " input type="datetime-local" name="since" value=(asked.since_in_form()); }
        label { "Number " input type="number" name="count" min="0" max="1000000000" value=(asked.count); }
        label { "Lead " input name="lead" value=(line(&asked.lead)); }
        @for fact in rules.iter().flat_map(|rules| rules.facts().iter()) {
            label { (line(&fact.id)) " " (answers(fact, asked.facts.get(&*fact.id).map(String::as_str))) }
        }
        @for field in rules.iter().flat_map(|rules| rules.fields().iter()) {
            @if !matches!(field.kind, Kind::List(_)) {
                @let known = asked.fields.get(&*field.id).cloned();
                @let value = known.unwrap_or_else(|| example(&field.id, &field.kind, asked));
                label { (line(&field.id)) " " input name=(line(&format!("field.{}", field.id))) value=(line(&value)); }
            }
        }
    }
}

/// The input for a fact.
fn answers(fact: &Fact, chosen: Option<&str>) -> Markup {
    let name = format!("fact.{}", fact.id);
    let no = chosen == Some("false");
    html! {
        @match &fact.kind {
            FactKind::Boolean => {
                select name=(line(&name)) { (option("true", "yes", !no)) (option("false", "no", no)) }
            }
            FactKind::OneOf(values) => {
                select name=(line(&name)) {
                    @for value in values.iter() { (option(value, value, chosen == Some(&**value))) }
                }
            }
            FactKind::Text => { input name=(line(&name)) value=(line(chosen.unwrap_or(&fact.id))); }
        }
    }
}

/// How long the examples have been in their states, in English.
fn moment(shown: &Shown, asked: &Asked) -> String {
    let reader = shown.referee.phrasebook().reader(&[tag("en")]);
    let waited = referee::rules::Duration::from_millis(i64::from(asked.after) * 3_600_000);
    if waited.is_zero() { "just entered".to_owned() } else { format!("after {}", reader.common().duration(waited)) }
}
