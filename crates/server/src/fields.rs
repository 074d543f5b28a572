//! Everything that is wrong with the fields of an action, not only the first.

use std::collections::BTreeSet;

use referee::{EventKind, Instant, Reader, Refusal};
use referee_store::{Request, Store, StoreError};
use serde_json::value::RawValue;

use super::problem::{FieldError, Problem};

/// How many errors are looked for.
const MOST: usize = 100;
/// How many events are decided again for each of them, at most.
const MOST_EVENTS: usize = 100;

/// An error of the store as a problem. If fields of an action are wrong, all of them are named.
pub(crate) fn explained(
    store: &Store,
    reader: &Reader,
    request: &Request,
    now: Instant,
    error: &StoreError,
) -> Problem {
    let mut problem = Problem::store(error, reader);
    let StoreError::Refused(first) = error else { return problem };
    let index = first.index;
    if index >= MOST_EVENTS {
        return problem;
    }
    // The same request, with fields that would be accepted in place of those that are wrong.
    let mut fixed = request.clone();
    fixed.events.truncate(index + 1);
    let mut refusal = first.refusal.clone();
    let mut seen = BTreeSet::new();
    for _ in 0..MOST {
        let errors = errors(&refusal, reader);
        let Some(event) = fixed.events.get_mut(index) else { break };
        let EventKind::Act(acting) = &mut event.event.kind else { break };
        if errors.is_empty() {
            break;
        }
        let mut fields = std::mem::take(&mut acting.fields).into_iter().collect::<Vec<_>>();
        for error in errors {
            fields.retain(|(id, _)| **id != *error.field);
            let example = example(&refusal, &error.field);
            if let Some(value) = example.and_then(|example| serde_json::from_str(&example).ok())
                && error.id != "unknown-field"
            {
                fields.push((error.field.as_str().into(), value));
            }
            if seen.insert((error.field.clone(), error.id)) {
                problem.errors.push(error);
            }
        }
        acting.fields = fields.into_iter().collect();
        match store.try_out(&fixed, now) {
            Err(StoreError::Refused(next)) if next.index == index => refusal = next.refusal,
            _ => break,
        }
    }
    problem
}

/// The fields that a refusal is about.
fn errors(refusal: &Refusal, reader: &Reader) -> Vec<FieldError> {
    let fields: Vec<String> = match refusal.id() {
        "missing-field" => refusal.accepted().into_iter().map(ToOwned::to_owned).collect(),
        "wrong-kind" | "unknown-field" => refusal.subject().into_iter().map(|subject| subject.id.into()).collect(),
        _ => Vec::new(),
    };
    let error = |field: String| FieldError {
        id: refusal.id(),
        detail: reader.refusal(refusal),
        example: example(refusal, &field).and_then(|example| RawValue::from_string(example).ok()),
        field,
    };
    fields.into_iter().map(error).collect()
}

/// A value of a field that would be accepted, as JSON.
fn example(refusal: &Refusal, field: &str) -> Option<String> {
    let rules = refusal.rules()?;
    Some(rules.fields()[rules.field(field)?].kind.example())
}
