//! The facts and fields of a lead as arguments of messages.

use crate::engine::{FactValue, Value};
use crate::locale::{Args, FACT, FIELD, MISSING, NOT_GIVEN, Words};
use crate::rules::{FactId, FactKind, FieldId, IdVec, RuleSet};

use super::snapshot::value_text;

/// Adds the facts of a lead: the key of a value, or free text.
pub(super) fn facts(args: &mut Args<'_>, rules: &RuleSet, facts: &IdVec<FactId, FactValue>) {
    for (name, id) in args.wanted(FACT) {
        let Some(number) = rules.facts().find(id) else { continue };
        match (&facts[number], &rules.facts()[number].kind) {
            (FactValue::OneOf(value), FactKind::OneOf(values)) => args.choice(name, &values[*value]),
            (FactValue::Boolean(value), _) => args.choice(name, if *value { "true" } else { "false" }),
            (FactValue::Text(text), _) => args.text(name, text),
            (_, FactKind::Text) => args.sentence(name, MISSING),
            _ => args.choice(name, NOT_GIVEN),
        }
    }
}

/// Adds the shown fields of a lead as texts. Fields without a value, and withheld ones, are shown as missing.
pub(super) fn fields(args: &mut Args<'_>, words: Words<'_>, rules: &RuleSet, shown: &[(FieldId, Value)]) {
    for (name, id) in args.wanted(FIELD) {
        let number = rules.fields().find(id);
        let value = shown.iter().find(|(known, _)| Some(*known) == number).map(|(_, value)| value);
        match value {
            None => args.sentence(name, MISSING),
            Some(Value::Text(text)) => args.text(name, text),
            Some(value) => args.text(name, &value_text(words, value)),
        }
    }
}
