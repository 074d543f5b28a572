//! Example leads in every state of a rule set, made by acting and waiting.

use std::collections::{BTreeMap, VecDeque};

use chrono::Days;

use referee::engine::{Acting, Event, Given, Lead, Opening, Position, Record, Refusal, open};
use referee::rules::{Duration, Fact, FactKind, Field, Instant, Kind, RuleSet, Rulebook, State};

use super::asked::Asked;

/// The most leads that are opened, and that are examined in the search for states.
const MOST_OPENINGS: usize = 64;
const MOST_LEADS: usize = 4000;
/// Example texts for fields.
const TEXTS: [&str; 7] = ["Contoso", "ERP 2020", "Fabrikam, Inc.", "Q4", "C-1042", "Azure & SQL", "24 × 7"];
/// The time before an action, in milliseconds.
const HOUR: i64 = 3_600_000;

/// A lead in a state.
pub(super) struct Example {
    pub(super) state: State,
    pub(super) lead: Lead,
    /// When the lead entered the state.
    pub(super) entered: Instant,
}

/// A lead in every reachable state, in the order of the rule set. If the requested values are refused, uses default values
/// and returns the refusal.
pub(super) fn examples(book: &Rulebook, rules: &RuleSet, asked: &Asked) -> (Vec<Example>, Option<Refusal>) {
    let mut refusal = None;
    let found = reached(book, rules, asked, &mut refusal);
    if !found.is_empty() {
        return (found, refusal);
    }
    let usual = Asked { facts: BTreeMap::new(), fields: BTreeMap::new(), ..asked.clone() };
    (reached(book, rules, &usual, &mut None), refusal)
}

fn reached(book: &Rulebook, rules: &RuleSet, asked: &Asked, refusal: &mut Option<Refusal>) -> Vec<Example> {
    let states: Vec<State> = rules.states().collect();
    let mut found: Vec<Example> = Vec::new();
    let mut examined = 0;
    for opening in openings(rules, asked) {
        let lead = match open(book, Event::open(asked.lead.as_str(), asked.since, opening)) {
            Ok(lead) => lead,
            Err(refused) => {
                refusal.get_or_insert(refused);
                continue;
            }
        };
        let mut next = VecDeque::from([(lead, asked.since)]);
        while let Some((lead, at)) = next.pop_front() {
            let Ok(position) = lead.at(at.max(lead.last())) else { continue };
            examined += 1;
            if found.iter().any(|example| example.state == position.state) || examined > MOST_LEADS {
                continue;
            }
            found.push(Example { state: position.state, lead: lead.clone(), entered: position.since });
            if let Some(due) = leaves(&lead, position) {
                next.push_back((lead.clone(), due));
            }
            let soon = Instant::from_millis(position.since.millis().saturating_add(HOUR)).max(lead.last());
            let soon = position.due().map_or(soon, |due| soon.min(Instant::from_millis(due.millis() - 1)));
            for action in rules.actions(position.state) {
                let fields = action.inputs.iter().map(|input| &rules.fields()[input.field]);
                let acting = Acting::of(action.id.clone()).with(record(fields, asked));
                let mut event = Event::act(asked.lead.as_str(), soon, acting);
                if let Some(role) = action.by.first().map(|role| &rules.roles()[*role]) {
                    event = event.by(role.clone());
                }
                let mut acted = lead.clone();
                if acted.apply(&event).is_ok() {
                    next.push_back((acted, soon));
                }
            }
        }
        if found.len() == states.len() {
            break;
        }
    }
    found.sort_by_key(|example| states.iter().position(|state| *state == example.state));
    found
}

/// Openings with the requested facts first, then with all other values.
fn openings(rules: &RuleSet, asked: &Asked) -> Vec<Opening> {
    let fields = || rules.arrival().fields.iter().map(|field| &rules.fields()[*field]);
    let mut all = vec![Opening::under(rules.name()).overview(record(fields(), asked))];
    for fact in rules.facts() {
        let values = values(fact, asked);
        let with =
            all.iter().flat_map(|opening| values.iter().map(|value| opening.clone().fact(&fact.id, value.clone())));
        // Openings with the first value of each fact come first.
        let mut with: Vec<Opening> = with.collect();
        with.truncate(MOST_OPENINGS);
        all = with;
    }
    all
}

/// The values of a fact, the requested one first.
fn values(fact: &Fact, asked: &Asked) -> Vec<Given> {
    let chosen = asked.facts.get(&*fact.id);
    match &fact.kind {
        FactKind::Boolean => {
            let first = chosen.is_none_or(|chosen| chosen == "true");
            vec![Given::Boolean(first), Given::Boolean(!first)]
        }
        FactKind::OneOf(values) => {
            let mut values: Vec<&str> = values.iter().map(|value| &**value).collect();
            if let Some(place) = chosen.and_then(|chosen| values.iter().position(|value| value == chosen)) {
                values.swap(0, place);
            }
            values.into_iter().map(Given::from).collect()
        }
        FactKind::Text => vec![Given::from(chosen.map_or(fact.id.as_ref(), String::as_str))],
    }
}

/// Values for fields: the requested ones, else examples.
fn record<'f>(fields: impl Iterator<Item = &'f Field>, asked: &Asked) -> Record {
    let given = fields.map(|field| {
        let chosen = asked.fields.get(&*field.id).filter(|text| !text.is_empty());
        let chosen = chosen.and_then(|text| given(&field.kind, text));
        let value = chosen.or_else(|| given(&field.kind, &example(&field.id, &field.kind, asked)));
        (field.id.clone(), value.unwrap_or(Given::Null))
    });
    given.collect()
}

/// An example value for a form.
pub(super) fn example(id: &str, kind: &Kind, asked: &Asked) -> String {
    match kind {
        // The same text for the same field each time.
        Kind::Text => {
            let number = id.bytes().fold(0_usize, |sum, byte| sum + usize::from(byte));
            TEXTS.get(number % TEXTS.len()).copied().unwrap_or_default().to_owned()
        }
        Kind::Money => "25000.50 EUR".to_owned(),
        Kind::Date => {
            let day = asked.since.to_string().get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
            day.and_then(|day| day.checked_add_days(Days::new(120))).map_or_else(String::new, |day| day.to_string())
        }
        Kind::Email => "sales@contoso.example".to_owned(),
        Kind::Phone => "+1 425 555 0100".to_owned(),
        Kind::Boolean => "true".to_owned(),
        Kind::List(_) => String::new(),
    }
}

/// When the lead leaves its state without an action. Clocks can run out before.
fn leaves(lead: &Lead, mut position: Position) -> Option<Instant> {
    let state = position.state;
    for _ in 0..=lead.rules().clocks().len() {
        let due = position.due()?;
        position = lead.at(due).ok()?;
        if position.state != state {
            return Some(due);
        }
    }
    None
}

/// Parses a value of a form.
fn given(kind: &Kind, text: &str) -> Option<Given> {
    Some(match kind {
        Kind::Money => {
            let (amount, currency) = text.split_once(' ')?;
            Given::Record([("amount", Given::from(amount)), ("currency", currency.trim().into())].into_iter().collect())
        }
        Kind::Boolean => Given::Boolean(text == "true"),
        Kind::List(parts) => {
            let part =
                |(id, kind): &(Box<str>, Kind)| Some((id.clone(), given(kind, &example(id, kind, &Asked::default()))?));
            Given::List(vec![Given::Record(parts.iter().filter_map(part).collect())])
        }
        _ => Given::from(text),
    })
}

/// The longest timeout of a rule set in hours, with a margin.
pub(super) fn longest(rules: &RuleSet, since: Instant) -> u32 {
    let stages = rules.stages().iter();
    let timeouts = stages.flat_map(|stage| {
        let followers = stage.alerts.iter().filter_map(|alert| alert.follower.as_ref()).map(|follower| follower.after);
        stage.timeouts.iter().map(|timeout| timeout.after).chain(followers)
    });
    let hours = |after: Duration| {
        let calendars = rules.calendars().iter().map(|choice| choice.calendar.after(after, since));
        let due = calendars.max().unwrap_or_else(|| after.after(since));
        u32::try_from((due.millis() - since.millis()) / HOUR).unwrap_or(u32::MAX)
    };
    let limits = rules.clocks().iter().flat_map(|clock| &clock.limits).map(|limit| limit.after);
    let longest = timeouts.chain(limits).map(hours).max().unwrap_or(0);
    longest.saturating_add(48).min(super::asked::MOST_HOURS)
}
