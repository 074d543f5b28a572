//! The form of the preview page.

use std::sync::Arc;

use maud::{Markup, html};

use referee::locale::Reader;
use referee::rules::{Fact, FactKind, Kind, RuleSet};
use referee::tooling::safe::line;
use referee::tooling::tag;
use unic_langid::LanguageIdentifier;

use super::asked::Asked;
use super::book::Shown;
use super::examples::longest;
use super::samples::Samples;

fn option(value: &str, text: &str, chosen: bool) -> Markup {
    html! { option value=(line(value)) selected[chosen] { (line(text)) } }
}

pub(super) fn form(
    shown: &Shown,
    rules: Option<&Arc<RuleSet>>,
    left: &LanguageIdentifier,
    right: Option<&LanguageIdentifier>,
    asked: &Asked,
) -> Markup {
    let chosen = rules.map(|rules| rules.name()).unwrap_or_default();
    html! {
        form id="controls" action="/" method="get" autocomplete="off" {
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
                label { "Search " input type="search" name="search" value=(line(&asked.search)); }
                label class="check" {
                    input type="checkbox" name="open" value="1" checked[asked.open]; " Only open items"
                }
            }
            div class="row" { (time(shown, rules.map(|rules| &**rules), asked)) }
            details id="values" {
                summary { "Values" }
                div class="row" id="samples" data-of=(line(&format!("{chosen} {left}"))) {
                    (values(rules, asked, &Labels::new(shown, rules), Samples::of(left, asked.since)))
                }
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

/// The English names of facts and fields; their ids, if there are none.
struct Labels<'p> {
    reader: Reader,
    rules: Option<&'p Arc<RuleSet>>,
}

impl<'p> Labels<'p> {
    fn new(shown: &Shown, rules: Option<&'p Arc<RuleSet>>) -> Self {
        Self { reader: shown.referee.phrasebook().reader(&[tag("en")]), rules }
    }

    fn of(&self, kind: &str, id: &str) -> String {
        let message = format!("{kind}-{id}");
        let word = self.rules.and_then(|rules| self.reader.words(rules).get(&message)?.text.map(str::to_owned));
        word.unwrap_or_else(|| id.to_owned())
    }
}

/// The values of the examples. Texts that are not chosen are shown as placeholders, which follow the language.
fn values(rules: Option<&Arc<RuleSet>>, asked: &Asked, labels: &Labels<'_>, samples: Samples) -> Markup {
    let text = |kind: &str, id: &str, chosen: Option<&String>, sample: String| {
        let chosen = chosen.map_or("", |chosen| chosen);
        html! { input name=(line(&format!("{kind}.{id}"))) value=(line(chosen)) placeholder=(line(&sample)); }
    };
    html! {
        label { "Entered at (UTC) " input type="datetime-local" name="since" value=(asked.since_in_form()); }
        label { "Number " input type="number" name="count" min="0" max="1000000000" value=(asked.count); }
        label { "Lead " input name="lead" value=(line(&asked.lead)); }
        @for fact in rules.iter().flat_map(|rules| rules.facts().iter()) {
            @let chosen = asked.facts.get(&*fact.id);
            label {
                (line(&labels.of("fact", &fact.id))) " "
                @match &fact.kind {
                    FactKind::Text => { (text("fact", &fact.id, chosen, samples.text(&fact.id, &Kind::Text))) }
                    _ => { (answers(fact, chosen.map(String::as_str), labels)) }
                }
            }
        }
        @for field in rules.iter().flat_map(|rules| rules.fields().iter()) {
            @if !matches!(field.kind, Kind::List(_)) {
                @let sample = samples.text(&field.id, &field.kind);
                label {
                    (line(&labels.of("field", &field.id))) " "
                    (text("field", &field.id, asked.fields.get(&*field.id), sample))
                }
            }
        }
    }
}

/// The choice of a value of a fact.
fn answers(fact: &Fact, chosen: Option<&str>, labels: &Labels<'_>) -> Markup {
    let no = chosen == Some("false");
    html! {
        select name=(line(&format!("fact.{}", fact.id))) {
            @if let FactKind::OneOf(values) = &fact.kind {
                @for value in values.iter() {
                    @let label = labels.of(&format!("fact-{}", fact.id), value);
                    (option(value, &label, chosen == Some(&**value)))
                }
            } @else {
                (option("true", "yes", !no)) (option("false", "no", no))
            }
        }
    }
}

/// How long the examples have been in their states, in English.
fn moment(shown: &Shown, asked: &Asked) -> String {
    let reader = shown.referee.phrasebook().reader(&[tag("en")]);
    let waited = referee::rules::Duration::from_millis(i64::from(asked.after) * 3_600_000);
    if waited.is_zero() { "just entered".to_owned() } else { format!("after {}", reader.common().duration(waited)) }
}
