//! The reference of the book is generated: keys of files from the grammars that read them, outputs from their schemas,
//! commands from their help. `REFEREE_UPDATE=1` writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use referee::rules::BookFile;
use referee::tooling::grammar::{COMBINED, COMPARED, RULE_FILE};
use referee::tooling::shape::{KeyRule, RecordShape, Shape};
use referee_authoring::scenario::grammar::SCENARIO_FILE;
use serde_json::Value;

use crate::command::{folder, root, run};

/// The keys of a condition.
static CONDITION: Shape = Shape::Record(&COMBINED);

/// Compares a generated page with the one in the book, or writes it.
pub fn hold(page: &str, text: &str) {
    let path = root().join("docs/reference").join(page);
    if std::env::var_os("REFEREE_UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == text, "{page} differs; REFEREE_UPDATE=1 writes it");
}

/// Examples of records in a file, by the grammar of each.
type Examples<'v> = BTreeMap<*const RecordShape, Vec<(String, &'v Value)>>;

/// Collects the records in a value, each with the name it is under.
fn collect<'v>(shape: &'static Shape, name: &str, value: &'v Value, found: &mut Examples<'v>) {
    match (shape, value) {
        (Shape::Record(record), Value::Object(object)) => {
            found.entry(std::ptr::from_ref(*record)).or_default().push((name.to_owned(), value));
            for key in record.keys {
                if let Some(value) = object.get(key.name) {
                    collect(&key.shape, key.name, value, found);
                }
            }
        }
        (Shape::Map(map) | Shape::ByLocale(map), Value::Object(object)) => {
            for (name, value) in object {
                collect(&map.value, name, value, found);
            }
        }
        (Shape::List(of), Value::Array(list)) => {
            for value in list {
                collect(of, name, value, found);
            }
        }
        (Shape::Condition { .. }, Value::Object(object)) => {
            if COMBINED.keys.iter().any(|key| object.contains_key(key.name)) {
                found.entry(std::ptr::from_ref(&COMBINED)).or_default().push((name.to_owned(), value));
            }
            for (name, value) in object {
                let combined = COMBINED.keys.iter().find(|key| key.name == name);
                collect(combined.map_or(&COMPARED, |key| &key.shape), name, value, found);
            }
        }
        (Shape::List(of) | Shape::Or(of, _), value) => collect(of, name, value, found),
        (Shape::Either(all), value) => {
            for shape in *all {
                collect(shape, name, value, found);
            }
        }
        _ => {}
    }
}

/// A value as YAML: in braces where it fits on a line.
fn yaml(name: Option<&str>, value: &Value, depth: usize, text: &mut String) {
    fn scalar(text: &str) -> String {
        let first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '+');
        let plain = first && !text.contains([':', '#', ',', '{', '}', '[', ']', '"']);
        let date = text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-') && !text.contains(' ');
        let number = text.parse::<f64>().is_ok();
        let duration = text.starts_with(|c: char| c.is_ascii_digit()) && !number && !text.contains(' ');
        if plain || date || duration || text.ends_with(" %") { text.to_owned() } else { format!("{text:?}") }
    }
    fn flow(value: &Value) -> String {
        match value {
            Value::Object(object) => {
                let all: Vec<String> = object.iter().map(|(key, value)| format!("{key}: {}", flow(value))).collect();
                format!("{{ {} }}", all.join(", ")).replace("{  }", "{}")
            }
            Value::Array(list) => format!("[{}]", list.iter().map(flow).collect::<Vec<_>>().join(", ")),
            Value::String(text) => scalar(text),
            other => other.to_string(),
        }
    }
    let indent = "  ".repeat(depth);
    let head = name.map_or_else(String::new, |name| format!("{name}:"));
    let whole = format!("{indent}{head} {}", flow(value));
    if whole.len() <= 96 && name.is_some() || !(value.is_object() || value.is_array()) {
        text.push_str(&whole);
        text.push('\n');
        return;
    }
    if name.is_some() {
        let _ = writeln!(text, "{indent}{head}");
    }
    let below = depth + usize::from(name.is_some());
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                yaml(Some(key), value, below, text);
            }
        }
        Value::Array(list) => {
            for value in list {
                let _ = writeln!(text, "{}- {}", "  ".repeat(below), flow(value));
            }
        }
        _ => {}
    }
}

/// A shape in words for a table.
fn form(shape: &Shape) -> String {
    match shape {
        Shape::Name => "name".into(),
        Shape::Reference(of) => (*of).to_owned(),
        Shape::Text | Shape::Any => "text".into(),
        Shape::Anchor => "anchor".into(),
        Shape::Date => "date".into(),
        Shape::Duration => "duration".into(),
        Shape::Zone => "time zone".into(),
        Shape::Locale => "language".into(),
        Shape::Mailbox => "email address".into(),
        Shape::Hours => "hours".into(),
        Shape::Weekdays => "weekday".into(),
        Shape::ByWeekday(map) => format!("mapping of weekdays: {}", form(&map.value)),
        Shape::Moment | Shape::Instant => "instant".into(),
        Shape::Share => "percentage".into(),
        Shape::Count(of) => format!("number of {of}"),
        Shape::Boolean => "`true` or `false`".into(),
        Shape::True => "`true`".into(),
        Shape::Scalar => "text or boolean".into(),
        Shape::Choice(all) => all.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Shape::List(of) => format!("list: {}", form(of)),
        Shape::Map(map) | Shape::ByLocale(map) => format!("mapping: {}", form(&map.value)),
        Shape::Record(record) => format!("[{}](#{})", record.what, anchor(record.what)),
        Shape::Condition { .. } => form(&CONDITION),
        Shape::Either(all) => all.iter().map(form).collect::<Vec<_>>().join("; or "),
        Shape::Or(of, words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("{}, or {}", form(of), words.join(", "))
        }
    }
}

fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-").chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// The records of a grammar, each after the one that names it.
fn records(shape: &'static Shape, found: &mut Vec<&'static RecordShape>) {
    match shape {
        Shape::Record(record) if !found.iter().any(|known| std::ptr::eq(*known, *record)) => {
            found.push(record);
            for key in record.keys {
                records(&key.shape, found);
            }
        }
        Shape::Condition { .. } => {
            records(&CONDITION, found);
            records(&COMPARED, found);
        }
        Shape::Map(map) | Shape::ByLocale(map) | Shape::ByWeekday(map) => records(&map.value, found),
        Shape::List(of) | Shape::Or(of, _) => records(of, found),
        Shape::Either(all) => all.iter().for_each(|shape| records(shape, found)),
        _ => {}
    }
}

/// The choices that a shape names, with what each means.
fn choices(shape: &Shape) -> Vec<(&'static str, &'static str)> {
    match shape {
        Shape::Choice(all) => all.to_vec(),
        Shape::List(of) | Shape::Or(of, _) => choices(of),
        Shape::Map(map) => choices(&map.value),
        Shape::Either(all) => all.iter().flat_map(choices).collect(),
        _ => Vec::new(),
    }
}

fn rule(rule: &KeyRule) -> String {
    let listed = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
    match rule {
        KeyRule::ExactlyOne(keys) => format!("Exactly one of {} is required.", listed(keys)),
        KeyRule::Together(keys) => format!("{} are given together.", listed(keys)),
        KeyRule::AtMostOne(keys) => format!("At most one of {} is allowed.", listed(keys)),
        KeyRule::Unless(first, keys) => format!("{} are required, unless `{first}` is given.", listed(keys)),
    }
}

/// The sections of a kind of file, with examples that together have every key.
fn sections(file: &'static Shape, names: &[&str], text: &mut String) {
    let read = |name: &&str| -> Value {
        let source = std::fs::read_to_string(folder().join("books/reference/rules").join(name)).unwrap();
        serde_yaml::from_str(&source).unwrap()
    };
    let whole: Vec<Value> = names.iter().map(read).collect();
    let mut examples = Examples::new();
    for whole in &whole {
        collect(file, "", whole, &mut examples);
    }
    let mut all = Vec::new();
    records(file, &mut all);
    for (number, record) in all.into_iter().enumerate() {
        let title = if number == 0 { "The file" } else { record.what };
        let (first, rest) = title.split_at(1);
        let _ = write!(text, "\n## {}{rest}\n\n{}\n\n", first.to_uppercase(), record.docs);
        text.push_str("| Key | Value | Meaning |\n|---|---|---|\n");
        for key in record.keys {
            let required = if key.required { " Required." } else { "" };
            let of: Vec<String> =
                choices(&key.shape).iter().map(|(word, means)| format!("`{word}`: {means}")).collect();
            let of = if of.is_empty() { String::new() } else { format!("<br>{}", of.join("<br>")) };
            let _ = writeln!(text, "| `{}` | {} | {}{required}{of} |", key.name, form(&key.shape), key.docs);
        }
        for it in record.rules {
            let _ = write!(text, "\n{}\n", rule(it));
        }
        // As few examples as have all keys.
        let mut open: BTreeSet<&str> = record.keys.iter().map(|key| key.name).collect();
        let mut shown = Vec::new();
        for (name, value) in examples.get(&std::ptr::from_ref(record)).into_iter().flatten() {
            let object = value.as_object().unwrap();
            if object.keys().any(|key| open.contains(&**key)) {
                open.retain(|key| !object.contains_key(*key));
                shown.push((name, *value));
            }
        }
        assert!(open.is_empty(), "{names:?} have no {open:?} of {}", record.what);
        if number > 0 {
            text.push_str("\n```yaml\n");
            for (name, value) in shown {
                yaml(Some(name).filter(|name| !name.is_empty()).map(|name| &**name), value, 0, text);
            }
            text.push_str("```\n");
        }
    }
}

#[test]
fn every_key_of_a_rule_file_has_an_entry() {
    let mut text =
        "# Rule files\n\nEvery key of `rules/*.yaml`. The page is generated from the grammar that reads the \
                    files. [Rule sets](../authors/rule-sets.md) explains the ideas, and [Values](values.md) the forms \
                    of durations, dates, money and lists.\n"
            .to_owned();
    sections(&RULE_FILE, &["now.yaml", "before.yaml"], &mut text);
    hold("rule-files.md", &text);
}

#[test]
fn every_key_of_the_other_files_has_an_entry() {
    let mut text =
        "# Other files of a book\n\nThe pages of this reference are generated from the grammars that read the \
                    files.\n\n# Rollout\n\n`rules/rollout.yaml` says which rule set a new lead uses.\n"
            .replace("\n# Rollout\n", "\n**Rollout.**\n");
    sections(BookFile::Rollout.grammar(), &["rollout.yaml"], &mut text);
    let mut delivery = "\n**Delivery.** `rules/delivery.yaml` says how recipients are reached. See [Deliver \
                        notifications](../operators/delivery.md).\n"
        .to_owned();
    sections(BookFile::Delivery.grammar(), &["delivery.yaml"], &mut delivery);
    text.push_str(&delivery.replacen("## The file", "## The delivery file", 1));
    let mut calendars =
        "\n**Calendars.** `rules/calendars/*.yaml` say on which days and in which hours people work. See \
                         [Working time](../authors/working-time.md).\n"
            .to_owned();
    sections(BookFile::Calendar.grammar(), &["calendars/office.yaml"], &mut calendars);
    text.push_str(&calendars.replacen("## The file", "## The calendar file", 1));
    let mut scenarios = "\n**Scenarios.** `rules/tests/*.yaml` say what must be true of leads.\n".to_owned();
    sections(&SCENARIO_FILE, &["tests/now.yaml"], &mut scenarios);
    text.push_str(&scenarios.replacen("## The file", "## The scenario file", 1));
    hold("other-files.md", &text);
}

#[test]
fn the_picture_of_the_lifecycle_is_drawn_from_the_rules() {
    hold("../lifecycle.svg", &run(&["draw", "2020", "--locale", "en"], b"").output);
}

/// What a property of a schema holds.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return format!("`{name}`");
    }
    for several in ["anyOf", "oneOf"] {
        if let Some(all) = schema[several].as_array() {
            let mut all: Vec<String> = all.iter().map(kind).collect();
            all.dedup();
            return all.join(" or ");
        }
    }
    if let Some(value) = schema.get("const") {
        return format!("`{}`", value.to_string().trim_matches('"'));
    }
    if let Some(all) = schema["enum"].as_array() {
        return all.iter().map(|it| format!("`{}`", it.to_string().trim_matches('"'))).collect::<Vec<_>>().join(", ");
    }
    match &schema["type"] {
        Value::String(kind) if kind == "array" => format!("list of {}", kind_of_items(schema)),
        Value::String(kind) => kind.clone(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        _ => "any".into(),
    }
}

fn kind_of_items(schema: &Value) -> String {
    schema.get("items").map_or_else(|| "any".into(), kind)
}

fn properties(schema: &Value, text: &mut String) {
    let Some(all) = schema["properties"].as_object() else {
        if schema.get("oneOf").or_else(|| schema.get("enum")).is_some() {
            let _ = writeln!(text, "{}", kind(schema));
        }
        return;
    };
    text.push_str("| Key | Value | Meaning |\n|---|---|---|\n");
    for (name, property) in all {
        let docs = property["description"].as_str().unwrap_or_default().replace('\n', " ");
        let _ = writeln!(text, "| `{name}` | {} | {docs} |", kind(property));
    }
}

#[test]
fn every_output_has_an_entry() {
    let mut text =
        "# Outputs\n\nWith `--format json`, commands print one object per line. These pages are generated from \
                    the JSON Schemas that `referee schema NAME` prints.\n"
            .to_owned();
    let outputs = [
        ("status", "`referee status`"),
        ("timeline", "`referee timeline`"),
        ("digest", "`referee timeline`, after the leads"),
        ("diff", "`referee diff`"),
        ("plan", "`referee switch plan`"),
        ("replay", "`referee replay`"),
        ("rollout", "`referee rollout`"),
        ("finding", "`referee check` and all other commands that report findings"),
        ("pair", "`referee page pairs`"),
        ("term", "`referee page terms`"),
        ("rendering", "`referee locale prove`"),
    ];
    for (name, of) in outputs {
        let schema: Value = serde_json::from_str(&run(&["schema", name], b"").output).unwrap();
        let docs = schema["description"].as_str().unwrap_or_default();
        let _ = write!(text, "\n## {name}\n\nPrinted by {of}. {docs}\n\n");
        properties(&schema, &mut text);
        for (part, schema) in schema["$defs"].as_object().into_iter().flatten() {
            let docs = schema["description"].as_str().unwrap_or_default();
            let _ = write!(text, "\n**`{part}`** {docs}\n\n");
            properties(schema, &mut text);
        }
    }
    hold("outputs.md", &text);
}

/// The verbs in the lists of commands, which come before the options.
fn verbs(help: &str) -> Vec<String> {
    let lists = help.split("\nOptions:").next().unwrap_or_default();
    let entries = lists.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let verbs = entries.filter(|verb| verb.starts_with(|c: char| c.is_ascii_lowercase()) && *verb != "help");
    verbs.map(str::to_owned).collect()
}

#[test]
fn every_command_has_an_entry() {
    let mut text = "# Commands\n\nThe help of every command, as `--help` prints it.\n".to_owned();
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    let mut seen = 0;
    while !open.is_empty() {
        let verb = open.remove(0);
        let args: Vec<&str> = verb.iter().map(String::as_str).chain(["--help"]).collect();
        let help = run(&args, b"").output;
        let name = verb.iter().fold("referee".to_owned(), |name, verb| format!("{name} {verb}"));
        let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end());
        let more = verbs(&help).into_iter().map(|more| verb.iter().cloned().chain([more]).collect());
        open.splice(0..0, more);
        seen += 1;
    }
    assert!(seen > 25, "only {seen} commands");
    hold("commands.md", &text);
}
