//! JSON Schemas of files, for completion and hints in editors.

use serde_json::{Map, Value, json};

use referee::rules::BookFile;
use referee::tooling::DAYS;
use referee::tooling::grammar::{COMBINED, COMPARED};
use referee::tooling::rule_checks::MOST_COUNT;
use referee::tooling::shape::{KeyRule, RecordShape, Shape, pairs};

const NAME: &str = "^[a-z0-9][a-z0-9-]{0,63}$";
const DURATION: &str = "^([0-9]+(m|h|d|w|mo|y|bd|bh)|P.+)$";
const HOURS: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

/// The JSON Schema of a file of a book (draft 2020-12), for editors.
pub fn file_schema(file: BookFile) -> Value {
    let title = match file {
        BookFile::RuleSet => "A rule file",
        BookFile::Rollout => "A rollout",
        BookFile::Delivery => "A delivery file",
        BookFile::Calendar => "A calendar",
    };
    of_file(file.grammar(), title)
}

/// The schema of a shape, with a title.
pub(crate) fn of_file(shape: &Shape, title: &str) -> Value {
    let mut schema = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title });
    let (whole, conditions) = (of(shape), conditions(shape));
    if let (Some(schema), Value::Object(of)) = (schema.as_object_mut(), whole) {
        schema.extend(of);
        if !conditions.is_empty() {
            schema.insert("$defs".into(), conditions.into());
        }
    }
    schema
}

/// The definitions of the conditions in a shape, which may be nested.
fn conditions(shape: &Shape) -> Map<String, Value> {
    match shape {
        Shape::Condition { marks } => {
            let compared = of(&COMPARED);
            let combined = COMBINED.keys.iter().map(|key| {
                let condition = json!({ "$ref": condition(*marks) });
                let of = if key.name == "not" { condition } else { json!({ "type": "array", "items": condition }) };
                (key.name.to_owned(), json!({ "description": key.docs, "anyOf": [of, compared] }))
            });
            let definition = json!({
                "description": COMBINED.docs,
                "type": ["object", "null"],
                "properties": combined.collect::<Map<_, _>>(),
                "propertyNames": { "pattern": NAME },
                "additionalProperties": compared,
            });
            [(condition(*marks).trim_start_matches("#/$defs/").to_owned(), definition)].into_iter().collect()
        }
        Shape::Record(record) => record.keys.iter().flat_map(|key| conditions(&key.shape)).collect(),
        Shape::Map(map) | Shape::ByLocale(map) | Shape::ByWeekday(map) => conditions(&map.value),
        Shape::List(of) | Shape::Or(of, _) => conditions(of),
        Shape::Either(all) => all.iter().flat_map(conditions).collect(),
        _ => Map::new(),
    }
}

/// The reference to the definition of a condition.
const fn condition(marks: bool) -> &'static str {
    if marks { "#/$defs/condition-with-marks" } else { "#/$defs/condition" }
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Name => text_or_number(NAME),
        Shape::Reference(to) => {
            let mut schema = text_or_number(NAME);
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".into(), format!("The name of a {to}.").into());
            }
            schema
        }
        Shape::Anchor => json!({ "type": "string", "pattern": "^[^\\s#\"]+$" }),
        Shape::Text => json!({ "type": ["string", "number"] }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Duration => {
            json!({ "type": "string", "pattern": DURATION, "examples": ["72h", "14d", "6mo", "5bd", "8bh"] })
        }
        Shape::Zone => json!({ "type": "string", "examples": ["Europe/Berlin", "UTC", "+02:00"] }),
        Shape::Locale => json!({ "type": "string", "examples": ["en", "de", "zh-TW"] }),
        Shape::Mailbox => json!({ "type": "string", "examples": ["Leads <leads@contoso.example>"] }),
        Shape::Hours => json!({ "type": "string", "pattern": HOURS, "examples": ["09:00-17:00"] }),
        Shape::Weekdays => json!({ "type": "string", "pattern": weekdays() }),
        Shape::Moment => json!({ "type": "string", "examples": ["2020-06-12T09:00:00Z", "+71h59m"] }),
        Shape::Instant => json!({ "type": "string", "examples": ["2020-06-02", "2020-06-12T09:00:00Z"] }),
        Shape::Share => json!({ "type": "string", "pattern": "^[0-9]{1,3}(\\.[0-9]{1,3})? *%$", "examples": ["25 %"] }),
        Shape::Count(_) => json!({ "type": "integer", "minimum": 1, "maximum": MOST_COUNT }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::True => json!({ "const": true }),
        Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Any => json!(true),
        Shape::Choice(words) => {
            let words = words.iter().map(|(word, docs)| json!({ "const": word, "description": docs }));
            json!({ "oneOf": words.collect::<Vec<_>>() })
        }
        Shape::List(item) => {
            let of = of(item);
            let unique = !matches!(item, Shape::Record(_));
            json!({ "anyOf": [{ "type": "array", "items": of, "uniqueItems": unique }, of, { "type": "null" }] })
        }
        Shape::Map(map) => json!({
            "type": ["object", "null"],
            "propertyNames": { "pattern": NAME },
            "additionalProperties": of(&map.value),
        }),
        Shape::ByLocale(map) => json!({ "type": ["object", "null"], "additionalProperties": of(&map.value) }),
        Shape::ByWeekday(map) => json!({
            "type": ["object", "null"],
            "propertyNames": { "pattern": weekdays() },
            "additionalProperties": of(&map.value),
        }),
        Shape::Record(record) => self::record(record),
        Shape::Condition { marks } => json!({ "$ref": condition(*marks) }),
        Shape::Either(all) => json!({ "anyOf": all.iter().map(of).collect::<Vec<_>>() }),
        Shape::Or(shape, [word]) => json!({ "anyOf": [{ "const": word }, of(shape)] }),
        Shape::Or(shape, words) => json!({ "anyOf": [{ "enum": words }, of(shape)] }),
    }
}

/// The pattern of a weekday, or a range of weekdays.
fn weekdays() -> String {
    let day = DAYS.join("|");
    format!("^({day})(-({day}))?$")
}

/// A name may look like a number, such as `2020`.
fn text_or_number(pattern: &str) -> Value {
    json!({ "type": ["string", "integer"], "pattern": pattern })
}

fn record(record: &RecordShape) -> Value {
    let mut properties = Map::new();
    for key in record.keys {
        let mut schema = of(&key.shape);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".into(), key.docs.into());
        }
        properties.insert(key.name.into(), schema);
    }
    let required: Vec<&str> = record.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut all = Vec::new();
    for rule in record.rules {
        match rule {
            KeyRule::ExactlyOne(keys) => {
                all.push(json!({ "oneOf": keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() }));
            }
            KeyRule::Together(keys) => {
                let needs = keys.iter().map(|key| ((*key).to_owned(), json!(keys)));
                all.push(json!({ "dependentRequired": needs.collect::<Map<_, _>>() }));
            }
            KeyRule::AtMostOne(keys) => {
                all.extend(pairs(keys).map(|(first, second)| json!({ "not": { "required": [first, second] } })));
            }
            KeyRule::Unless(alone, keys) => {
                let none: Vec<Value> = keys.iter().map(|key| json!({ "not": { "required": [key] } })).collect();
                all.push(json!({
                    "oneOf": [
                        { "required": keys, "not": { "required": [alone] } },
                        { "required": [alone], "allOf": none },
                    ],
                }));
            }
        }
    }
    // If no key is required, an empty value counts as an empty mapping.
    let kind = if required.is_empty() && all.is_empty() { json!(["object", "null"]) } else { json!("object") };
    let mut schema = json!({ "description": record.docs, "type": kind });
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("properties".into(), properties.into());
        schema.insert("additionalProperties".into(), false.into());
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        if !all.is_empty() {
            schema.insert("allOf".into(), all.into());
        }
    }
    schema
}
