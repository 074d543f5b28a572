//! Which leads somebody may see, by their facts.

use std::collections::BTreeMap;

use referee::Lead;
use referee::engine::FactValue;
use referee::rules::FactKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sql::Value;

/// Facts with the values that a lead must have one of, such as `{"account": ["A"], "region": ["north", "south"]}`. Values are
/// as in an event, as text. A lead under rules without one of the facts is none of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Scope(BTreeMap<String, Vec<String>>);

impl Scope {
    /// Leads with one of some values of a fact.
    pub fn of(fact: impl Into<String>, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self([(fact.into(), values.into_iter().map(Into::into).collect())].into_iter().collect())
    }

    /// The leads that are in both.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (fact, mut values) in other.0 {
            if let Some(own) = self.0.get(&fact) {
                values.retain(|value| own.contains(value));
            }
            self.0.insert(fact, values);
        }
        self
    }

    /// The facts with their values.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(fact, values)| (fact.as_str(), values.as_slice()))
    }

    /// Whether a lead is one of them.
    pub fn has(&self, lead: &Lead) -> bool {
        let facts = facts(lead);
        self.facts().all(|(fact, values)| facts.iter().any(|(known, value)| known == fact && values.contains(value)))
    }

    /// Whether all leads are in it.
    pub(crate) fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The tests that the lead in a column passes, in SQL. Adds their values to those of the query.
    pub(crate) fn tests(&self, lead: &str, values: &mut Vec<Value>) -> Vec<String> {
        let mut number = |value: &str| {
            values.push(value.into());
            format!("?{}", values.len())
        };
        let tests = self.facts().map(|(fact, allowed)| {
            let fact = number(fact);
            // Without a value there is no lead.
            let allowed: Vec<String> = allowed.iter().map(|value| number(value)).collect();
            let allowed = if allowed.is_empty() { "NULL".to_owned() } else { allowed.join(", ") };
            format!(
                "EXISTS (SELECT 1 FROM fact WHERE fact.lead = {lead} AND fact.fact = {fact} AND fact.value IN ({allowed}))"
            )
        });
        tests.collect()
    }

    /// The same tests after others, each with ` AND ` before it.
    pub(crate) fn and_tests(&self, lead: &str, values: &mut Vec<Value>) -> String {
        let tests = self.tests(lead, values);
        std::iter::once(String::new()).chain(tests).collect::<Vec<_>>().join(" AND ")
    }

    /// A fact with only one value, which finds leads fast.
    pub(crate) fn narrow(&self) -> Option<(&str, &str)> {
        self.facts().find_map(|(fact, values)| match values {
            [only] => Some((fact, only.as_str())),
            _ => None,
        })
    }
}

/// The facts of a lead that are given, as text, sorted.
pub(crate) fn facts(lead: &Lead) -> Vec<(String, String)> {
    let rules = lead.rules();
    let given = rules.facts().entries().filter_map(|(number, fact)| {
        let value = match (lead.fact(number), &fact.kind) {
            (FactValue::Text(text), _) => text.to_string(),
            (FactValue::Boolean(value), _) => value.to_string(),
            (FactValue::OneOf(value), FactKind::OneOf(values)) => values[*value].to_string(),
            _ => return None,
        };
        Some((fact.id.to_string(), value))
    });
    let mut given: Vec<_> = given.collect();
    given.sort();
    given
}
