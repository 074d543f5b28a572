//! A rule file as its author wrote it: names not yet resolved, everything with its place.

use std::ops::Range;

use crate::diagnostic::{Finding, Source};

use super::node::{self, Node, Value};
use super::read::{At, Name, Reader, Record, items};
use super::{Duration, Kind, Need};

/// A rule file as written. Nothing in it has been checked against anything else.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) source: Source,
    pub(crate) name: Name,
    pub(crate) follows: Option<Name>,
    pub(crate) page: Option<PageDraft>,
    pub(crate) channels: Vec<Name>,
    pub(crate) found_under: Vec<Name>,
    pub(crate) respond_within: Option<Duration>,
    pub(crate) roles: Vec<Name>,
    pub(crate) facts: Vec<(Name, FactDraft)>,
    pub(crate) marks: Vec<Name>,
    pub(crate) mark_icons: Vec<Option<Name>>,
    pub(crate) fields: Vec<(Name, Kind)>,
    pub(crate) recipients: Vec<Name>,
    pub(crate) stages: Vec<StageDraft>,
    pub(crate) notifications: Vec<NotificationDraft>,
    pub(crate) views: Vec<(Name, Vec<TestDraft>)>,
    pub(crate) tips: Vec<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct PageDraft {
    pub(crate) page: Box<str>,
    pub(crate) date: Option<Box<str>>,
    pub(crate) anchors: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct FactDraft {
    pub(crate) kind: FactKindDraft,
    pub(crate) default: Option<At<Value>>,
    pub(crate) optional: bool,
    /// Whether each of its values is explained in words.
    pub(crate) explain: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum FactKindDraft {
    Text,
    Boolean,
    OneOf(Vec<Name>),
}

#[derive(Debug, Clone)]
pub(crate) struct StageDraft {
    pub(crate) name: Name,
    pub(crate) anchor: Option<Box<str>>,
    pub(crate) overview: bool,
    pub(crate) actions: Vec<ActionDraft>,
    pub(crate) timeout: Option<TimeoutDraft>,
    pub(crate) alerts: Vec<AlertDraft>,
    pub(crate) outcomes: Option<At<Vec<Name>>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ActionDraft {
    pub(crate) name: Name,
    pub(crate) to: Option<Name>,
    pub(crate) confirm: Option<Name>,
    pub(crate) inputs: Vec<(Name, Need)>,
    pub(crate) notify: Vec<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct TimeoutDraft {
    pub(crate) after: Duration,
    pub(crate) to: Name,
    pub(crate) notify: Vec<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct AlertDraft {
    pub(crate) name: Name,
    pub(crate) when: Vec<TestDraft>,
    pub(crate) icon: Option<Name>,
    pub(crate) change: Option<(Duration, Name, Option<Name>)>,
}

/// A fact (or the word `mark`) and the values it is compared with.
#[derive(Debug, Clone)]
pub(crate) struct TestDraft {
    pub(crate) subject: Name,
    pub(crate) values: Vec<At<Value>>,
}

#[derive(Debug, Clone)]
pub(crate) struct NotificationDraft {
    pub(crate) name: Name,
    pub(crate) to: Name,
    pub(crate) on_opened: bool,
}

impl Draft {
    /// Reads a rule file. Gives what could be read, if that is enough to go on with, and every finding.
    pub(crate) fn read(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => return (None, vec![finding]),
        };
        let mut reader = Reader::new(source);
        let draft = draft(&mut reader, source, &root);
        (draft, reader.into_findings())
    }
}

const KEYS: &[&str] = &[
    "rules",
    "follows",
    "source",
    "arrival",
    "advice",
    "roles",
    "facts",
    "marks",
    "fields",
    "recipients",
    "stages",
    "notifications",
    "views",
    "tips",
];

fn draft(reader: &mut Reader<'_>, source: &Source, root: &Node) -> Option<Draft> {
    let file = reader.record(root, "a rule file", KEYS);
    let name = file.require(reader, "rules", "a rule file").and_then(|node| reader.name(node));
    let follows = file.get("follows").and_then(|node| reader.name(node));
    let page = file.get("source").and_then(|node| page(reader, node));
    let arrival = file.get("arrival").map(|node| reader.record(node, "a mapping", &["channels", "found-under"]));
    let arrival = |reader: &mut Reader<'_>, key| {
        arrival.as_ref().and_then(|record| record.get(key)).map_or_else(Vec::new, |node| reader.names(node))
    };
    let (channels, found_under) = (arrival(reader, "channels"), arrival(reader, "found-under"));
    let advice = file.get("advice").map(|node| reader.record(node, "a mapping", &["respond-within"]));
    let respond_within = advice.and_then(|record| record.get("respond-within").and_then(|node| duration(reader, node)));
    let names = |reader: &mut Reader<'_>, key| file.get(key).map_or_else(Vec::new, |node| reader.names(node));
    let roles = names(reader, "roles");
    let (marks, mark_icons) = marks(reader, &file);
    let (recipients, tips) = (names(reader, "recipients"), names(reader, "tips"));
    let facts = entries(reader, &file, "facts", |reader, _, node| fact(reader, node));
    let fields = entries(reader, &file, "fields", |reader, _, node| kind(reader, node));
    let stages = match file.require(reader, "stages", "a rule file") {
        Some(node) => {
            let stages = reader.map(node, "a mapping of stages");
            stages.into_iter().map(|(name, node)| stage(reader, name, node)).collect()
        }
        None => Vec::new(),
    };
    let notifications = entries(reader, &file, "notifications", notification).into_iter().map(|(_, it)| it).collect();
    let views = entries(reader, &file, "views", |reader, _, node| Some(tests(reader, node)));
    Some(Draft {
        source: source.clone(),
        name: name?,
        follows,
        page,
        channels,
        found_under,
        respond_within,
        roles,
        facts,
        marks,
        mark_icons,
        fields,
        recipients,
        stages,
        notifications,
        views,
        tips,
    })
}

/// The entries of a mapping under a key, each read by a function.
fn entries<T>(
    reader: &mut Reader<'_>,
    record: &Record<'_>,
    key: &str,
    mut read: impl FnMut(&mut Reader<'_>, &Name, &Node) -> Option<T>,
) -> Vec<(Name, T)> {
    let Some(node) = record.get(key) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, node) in reader.map(node, "a mapping") {
        if let Some(value) = read(reader, &name, node) {
            found.push((name, value));
        }
    }
    found
}

/// The marks, as a list of names or a mapping of names to what shows them.
fn marks(reader: &mut Reader<'_>, file: &Record<'_>) -> (Vec<Name>, Vec<Option<Name>>) {
    match file.get("marks") {
        Some(node @ Node { value: Value::Map(_), .. }) => {
            let marks = reader.map(node, "marks");
            let icon = |reader: &mut Reader<'_>, node: &Node| {
                let record = reader.record(node, "a mark", &["icon"]);
                record.get("icon").and_then(|node| reader.name(node))
            };
            marks.into_iter().map(|(name, node)| (name, icon(reader, node))).unzip()
        }
        Some(node) => {
            let names = reader.names(node);
            let icons = names.iter().map(|_| None).collect();
            (names, icons)
        }
        None => (Vec::new(), Vec::new()),
    }
}

fn page(reader: &mut Reader<'_>, node: &Node) -> Option<PageDraft> {
    let record = reader.record(node, "a mapping", &["page", "date", "anchors"]);
    let page = record.require(reader, "page", "a source").and_then(|node| reader.name(node));
    let date = record.get("date").and_then(|node| reader.text(node));
    if let Some(date) = &date
        && chrono::NaiveDate::parse_from_str(&date.value, "%Y-%m-%d").is_err()
    {
        reader.error("wrong-kind", date.span.clone(), format!("`{}` is not a date", date.value)).help =
            Some("dates are written `YYYY-MM-DD`".into());
    }
    let anchors = entries(reader, &record, "anchors", |reader, _, node| anchor(reader, node));
    Some(PageDraft {
        page: page?.value,
        date: date.map(|date| date.value),
        anchors: anchors.into_iter().map(|(name, anchor)| (name.value, anchor)).collect(),
    })
}

/// The anchor of a section: longer than names may be, else like them.
fn anchor(reader: &mut Reader<'_>, node: &Node) -> Option<Box<str>> {
    let text = reader.text(node)?;
    if text.value.is_empty() || text.value.contains(|c: char| c.is_whitespace() || c == '#' || c == '"') {
        reader.error("wrong-name", text.span, format!("`{}` is not an anchor", text.value));
        return None;
    }
    Some(text.value)
}

fn duration(reader: &mut Reader<'_>, node: &Node) -> Option<Duration> {
    let text = reader.text(node)?;
    match text.value.parse() {
        Ok(duration) => Some(duration),
        Err(error) => {
            reader.error("wrong-duration", text.span, format!("{error}")).help =
                Some("durations are written `90m`, `72h`, `7d`, `2w`, `6mo`, `1y`, or `P14D` as in ISO 8601".into());
            None
        }
    }
}

fn fact(reader: &mut Reader<'_>, node: &Node) -> Option<FactDraft> {
    let simple = |kind| FactDraft { kind, default: None, optional: false, explain: false };
    match &node.value {
        Value::List(_) => Some(simple(FactKindDraft::OneOf(reader.names(node)))),
        Value::Text(_) => fact_kind(reader, node).map(simple),
        _ => {
            let keys = &["kind", "one-of", "default", "optional", "explain"];
            let record = reader.record(node, "a kind of fact, a list of values or a mapping", keys);
            let kind = match (record.get("kind"), record.get("one-of")) {
                (Some(kind), None) => fact_kind(reader, kind)?,
                (None, Some(values)) => FactKindDraft::OneOf(reader.names(values)),
                _ => {
                    reader.error("missing-key", record.span, "a fact needs either `kind` or `one-of`");
                    return None;
                }
            };
            let default = record.get("default").map(|node| At { value: node.value.clone(), span: node.span.clone() });
            let optional = record.get("optional").and_then(|node| reader.boolean(node)).unwrap_or(false);
            let explain = record.get("explain").and_then(|node| reader.boolean(node)).unwrap_or(false);
            Some(FactDraft { kind, default, optional, explain })
        }
    }
}

fn fact_kind(reader: &mut Reader<'_>, node: &Node) -> Option<FactKindDraft> {
    let name = reader.text(node)?;
    match &*name.value {
        "text" => Some(FactKindDraft::Text),
        "boolean" => Some(FactKindDraft::Boolean),
        _ => {
            reader.error("unknown-kind", name.span, format!("`{}` is not a kind of fact", name.value)).help =
                Some("a fact is `text`, `boolean` or a list of values".into());
            None
        }
    }
}

fn kind(reader: &mut Reader<'_>, node: &Node) -> Option<Kind> {
    if let Value::Map(_) = &node.value {
        let record = reader.record(node, "a kind of field", &["list"]);
        let parts = record.require(reader, "list", "a field of several parts")?;
        let mut list = Vec::new();
        for (name, node) in reader.map(parts, "the parts of a record with their kinds") {
            if let Some(kind) = simple_kind(reader, node) {
                list.push((name.value, kind));
            }
        }
        if list.is_empty() {
            reader.error("empty", parts.span.clone(), "a list needs at least one part");
            return None;
        }
        return Some(Kind::List(list.into()));
    }
    simple_kind(reader, node)
}

fn simple_kind(reader: &mut Reader<'_>, node: &Node) -> Option<Kind> {
    let name = reader.text(node)?;
    let kind = Kind::named(&name.value);
    if kind.is_none() {
        let help = crate::diagnostic::did_you_mean(&name.value, Kind::NAMES)
            .unwrap_or_else(|| format!("a field is {} or `list: {{…}}`", Kind::NAMES.join(", ")));
        reader.error("unknown-kind", name.span, format!("`{}` is not a kind of field", name.value)).help = Some(help);
    }
    kind
}

fn stage(reader: &mut Reader<'_>, name: Name, node: &Node) -> StageDraft {
    let keys = &["anchor", "shows", "actions", "timeout", "alerts", "outcomes"];
    let record = reader.record(node, "a stage", keys);
    let shows = record.get("shows").and_then(|node| reader.text(node));
    let overview = shows.as_ref().is_some_and(|shows| &*shows.value == "overview");
    if let Some(shows) = shows.filter(|shows| !matches!(&*shows.value, "overview" | "details")) {
        reader.error("wrong-kind", shows.span, format!("`{}` is not something a stage shows", shows.value)).help =
            Some("a stage shows `overview` or `details`".into());
    }
    let actions = entries(reader, &record, "actions", |reader, name, node| Some(action(reader, name.clone(), node)));
    let alerts = entries(reader, &record, "alerts", |reader, name, node| Some(alert(reader, name.clone(), node)));
    StageDraft {
        anchor: record.get("anchor").and_then(|node| anchor(reader, node)),
        overview,
        actions: actions.into_iter().map(|(_, action)| action).collect(),
        timeout: record.get("timeout").and_then(|node| timeout(reader, node)),
        alerts: alerts.into_iter().map(|(_, alert)| alert).collect(),
        outcomes: record.get("outcomes").map(|node| At { value: reader.names(node), span: node.span.clone() }),
        name,
    }
}

fn action(reader: &mut Reader<'_>, name: Name, node: &Node) -> ActionDraft {
    let record = reader.record(node, "an action", &["to", "confirm", "require", "ask", "allow", "notify"]);
    let mut inputs: Vec<(Name, Need)> = Vec::new();
    for (key, need) in [("require", Need::Required), ("ask", Need::Asked), ("allow", Need::Optional)] {
        let Some(node) = record.get(key) else { continue };
        for field in reader.names(node) {
            if inputs.iter().any(|(known, _)| known.value == field.value) {
                reader.error("duplicate", field.span, format!("`{}` is listed twice for this action", field.value));
            } else {
                inputs.push((field, need));
            }
        }
    }
    ActionDraft {
        name,
        to: record.get("to").and_then(|node| reader.name(node)),
        confirm: record.get("confirm").and_then(|node| reader.name(node)),
        inputs,
        notify: record.get("notify").map_or_else(Vec::new, |node| reader.names(node)),
    }
}

fn timeout(reader: &mut Reader<'_>, node: &Node) -> Option<TimeoutDraft> {
    let record = reader.record(node, "a timeout", &["after", "to", "notify"]);
    let after = record.require(reader, "after", "a timeout").and_then(|node| duration(reader, node));
    let to = record.require(reader, "to", "a timeout").and_then(|node| reader.name(node));
    let notify = record.get("notify").map_or_else(Vec::new, |node| reader.names(node));
    Some(TimeoutDraft { after: after?, to: to?, notify })
}

fn alert(reader: &mut Reader<'_>, name: Name, node: &Node) -> AlertDraft {
    let record = reader.record(node, "an alert", &["when", "icon", "for", "then"]);
    let duration = record.get("for").and_then(|node| duration(reader, node));
    let then = record.get("then").and_then(|node| then(reader, node));
    if record.get("for").is_some() != record.get("then").is_some() {
        reader.error("missing-key", record.span.clone(), "an alert has both `for` and `then`, or neither");
    }
    AlertDraft {
        name,
        when: record.get("when").map_or_else(Vec::new, |node| tests(reader, node)),
        icon: record.get("icon").and_then(|node| reader.name(node)),
        change: duration.zip(then).map(|(duration, (alert, icon))| (duration, alert, icon)),
    }
}

/// What an alert changes to: the name of the next one, or a mapping of its name and icon.
fn then(reader: &mut Reader<'_>, node: &Node) -> Option<(Name, Option<Name>)> {
    if let Value::Text(_) = node.value {
        return Some((reader.name(node)?, None));
    }
    let record = reader.record(node, "the name of an alert or a mapping", &["alert", "icon"]);
    let alert = record.require(reader, "alert", "`then`").and_then(|node| reader.name(node))?;
    Some((alert, record.get("icon").and_then(|node| reader.name(node))))
}

fn tests(reader: &mut Reader<'_>, node: &Node) -> Vec<TestDraft> {
    let mut tests = Vec::new();
    for (subject, node) in reader.map(node, "a condition: facts with their values") {
        let values = items(node).iter().map(|node| At { value: node.value.clone(), span: node.span.clone() });
        tests.push(TestDraft { subject, values: values.collect() });
    }
    tests
}

fn notification(reader: &mut Reader<'_>, name: &Name, node: &Node) -> Option<NotificationDraft> {
    let record = reader.record(node, "a notification", &["to", "on"]);
    let to = record.require(reader, "to", "a notification").and_then(|node| reader.name(node));
    let on = record.get("on").and_then(|node| reader.text(node));
    let on_opened = on.as_ref().is_some_and(|on| &*on.value == "opened");
    if let Some(on) = on.filter(|_| !on_opened) {
        reader.error("wrong-kind", on.span, format!("`{}` is not an occasion for a notification", on.value)).help =
            Some("`on: opened` is the only occasion; actions and timeouts name theirs with `notify`".into());
    }
    Some(NotificationDraft { name: name.clone(), to: to?, on_opened })
}

/// The place of a whole draft, for findings about something that is not there.
pub(crate) const fn nowhere() -> Range<usize> {
    0..0
}
