//! Conditions as in a rule file, and as expressions of ECMAScript.

use referee::rules::{Condition, FactId, FactKind, RuleSet, Test, ValueId};
use serde_json::{Map, Value, json};

use super::json::literal;

/// A condition as in a rule file. Tests with the same key are in a list under `all`.
pub(super) fn written(rules: &RuleSet, condition: &Condition) -> Value {
    let mut entries = Map::new();
    let mut more = Vec::new();
    for test in condition.tests() {
        let (key, value) = entry(rules, test);
        if entries.contains_key(key) {
            more.push(json!({ key: value }));
        } else {
            entries.insert(key.to_owned(), value);
        }
    }
    if !more.is_empty() {
        // A fact can be called `all`.
        if let Some(values) = entries.remove("all") {
            more.push(json!({ "all": values }));
        }
        entries.insert("all".to_owned(), Value::Array(more));
    }
    Value::Object(entries)
}

fn entry<'r>(rules: &'r RuleSet, test: &Test) -> (&'r str, Value) {
    let fact = |fact: FactId| &*rules.facts()[fact].id;
    match test {
        Test::OneOf { fact: number, values } => (fact(*number), one_or_all(self::values(rules, *number, values))),
        Test::Is { fact: number, value } => (fact(*number), Value::from(*value)),
        Test::Given { fact: number, given } => (fact(*number), json!({ "given": given })),
        Test::Marked { marks } => ("mark", marks.iter().map(|mark| &*rules.marks()[*mark]).collect()),
        Test::Not { of } => ("not", written(rules, of)),
        Test::Any { of } => ("any", of.iter().map(|of| written(rules, of)).collect()),
    }
}

/// A list with one value is written as the value.
fn one_or_all(mut values: Vec<Value>) -> Value {
    match values.pop() {
        Some(only) if values.is_empty() => only,
        last => values.into_iter().chain(last).collect(),
    }
}

/// The values that a fact is compared with.
fn values(rules: &RuleSet, fact: FactId, values: &[ValueId]) -> Vec<Value> {
    let value = |value: &ValueId| match &rules.facts()[fact].kind {
        FactKind::OneOf(known) => Value::from(&*known[*value]),
        FactKind::Boolean | FactKind::Text => Value::from(*value == ValueId::from(true)),
    };
    values.iter().map(value).collect()
}

/// A condition as expressions, all of which must be true. They use the functions of `scxml.js`.
pub(super) fn expressions(rules: &RuleSet, condition: &Condition) -> Vec<String> {
    condition.tests().iter().map(|test| expression(rules, test)).collect()
}

fn expression(rules: &RuleSet, test: &Test) -> String {
    let fact = |fact: FactId| format!("fact(facts, {})", literal(&Value::from(&*rules.facts()[fact].id)));
    match test {
        Test::OneOf { fact: number, values } => {
            let value = one_or_all(self::values(rules, *number, values));
            match value {
                Value::Array(_) => format!("{}.indexOf({}) >= 0", literal(&value), fact(*number)),
                only => format!("{} === {}", fact(*number), literal(&only)),
            }
        }
        Test::Is { fact: number, value } => format!("{} === {value}", fact(*number)),
        Test::Given { fact: number, given } => {
            format!("{} {} null", fact(*number), if *given { "!==" } else { "===" })
        }
        // Marks do not affect what happens to a lead.
        Test::Marked { .. } => "false".to_owned(),
        Test::Not { of } => format!("!({})", joined(&expressions(rules, of), " && ", "true")),
        Test::Any { of } => {
            let all = of.iter().map(|of| joined(&expressions(rules, of), " && ", "true"));
            format!("({})", joined(&all.collect::<Vec<_>>(), " || ", "false"))
        }
    }
}

/// Expressions with an operator between them, or the value of none. `&&` is evaluated before `||`.
fn joined(all: &[String], operator: &str, none: &str) -> String {
    if all.is_empty() { none.to_owned() } else { all.join(operator) }
}
