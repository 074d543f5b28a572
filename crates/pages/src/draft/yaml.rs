//! Writes a sketch as a rule file.

use std::fmt::Write;

use crate::written;
use referee::rules::{ClockEffect, Need};
use referee::tooling::is_name;

use super::sketch::{
    ActionSketch, AlertSketch, ArchiveSketch, ClockSketch, FactSketch, FieldSketch, Sketch, StageSketch, TestSketch,
    TimeoutSketch,
};

/// The rule file. Gaps are marked with comments that begin with `open:`.
pub(super) fn file(sketch: &Sketch) -> String {
    let mut out = String::new();
    for open in &sketch.open {
        line(&mut out, 0, &format!("# open: {open}"));
    }
    line(&mut out, 0, &format!("rules: {}", scalar(&sketch.name)));
    if let Some(follows) = &sketch.follows {
        line(&mut out, 0, &format!("follows: {}", scalar(follows)));
    }
    if let Some(page) = &sketch.page {
        source(&mut out, sketch, page);
    }
    let arrival = [("channels", &sketch.channels), ("found-under", &sketch.found_under), ("fields", &sketch.brings)];
    if arrival.iter().any(|(_, ids)| !ids.is_empty()) {
        line(&mut out, 0, "arrival:");
        for (key, ids) in arrival.iter().filter(|(_, ids)| !ids.is_empty()) {
            line(&mut out, 1, &format!("{key}: {}", list(ids)));
        }
    }
    if let Some(within) = sketch.advice {
        line(&mut out, 0, &format!("advice: {{ respond-within: {} }}", written(within)));
    }
    ids(&mut out, "roles", &sketch.roles);
    mapping(&mut out, "facts", &sketch.facts, fact);
    if !sketch.excluded.is_empty() {
        line(&mut out, 0, "excluded:");
        for tests in &sketch.excluded {
            line(&mut out, 1, &format!("- {}", condition(tests)));
        }
    }
    if !sketch.marks.is_empty() {
        line(&mut out, 0, "marks:");
        for (mark, icon) in &sketch.marks {
            let icon = icon.as_ref().map_or_else(|| "{}".to_owned(), |icon| format!("{{ icon: {} }}", scalar(icon)));
            line(&mut out, 1, &format!("{mark}: {icon}"));
        }
    }
    mapping(&mut out, "fields", &sketch.fields, field);
    ids(&mut out, "recipients", &sketch.recipients);
    line(&mut out, 0, "stages:");
    for known in &sketch.stages {
        stage(&mut out, known);
    }
    if let Some(archive) = &sketch.archive {
        line(&mut out, 1, &format!("{}:", archive.id));
        if let Some(anchor) = &archive.anchor {
            line(&mut out, 2, &format!("anchor: {}", scalar(anchor)));
        }
        outcomes(&mut out, archive);
    }
    match sketch.calendars.as_slice() {
        [] => {}
        [only] if only.when.is_empty() => line(&mut out, 0, &format!("calendar: {}", scalar(&only.id))),
        several => {
            line(&mut out, 0, "calendar:");
            for it in several {
                let when = (!it.when.is_empty()).then(|| format!("when: {}, ", condition(&it.when)));
                line(&mut out, 1, &format!("- {{ {}use: {} }}", when.unwrap_or_default(), scalar(&it.id)));
            }
        }
    }
    mapping(&mut out, "clocks", &sketch.clocks, clock);
    if !sketch.notifications.is_empty() {
        line(&mut out, 0, "notifications:");
        for known in &sketch.notifications {
            let on = if known.opened { ", on: opened" } else { "" };
            let when =
                if known.when.is_empty() { String::new() } else { format!(", when: {}", condition(&known.when)) };
            let digest = known.digest.as_ref().map(|(above, per, by)| {
                let by = by.as_ref().map(|by| format!(", by: {by}")).unwrap_or_default();
                format!(", digest: {{ above: {above}, per: {}{by} }}", written(*per))
            });
            let digest = digest.unwrap_or_default();
            line(&mut out, 1, &format!("{}: {{ to: {}{on}{when}{digest} }}", known.id, known.to));
        }
    }
    if !sketch.views.is_empty() {
        line(&mut out, 0, "views:");
        for (view, tests) in &sketch.views {
            line(&mut out, 1, &format!("{view}: {}", condition(tests)));
        }
    }
    ids(&mut out, "tips", &sketch.tips);
    out
}

fn outcomes(out: &mut String, archive: &ArchiveSketch) {
    let returns = |id: &String| archive.actions.iter().find(|(known, _)| known == id).map(|(_, all)| all.as_slice());
    if archive.outcomes == [archive.id.clone()] && archive.shows.is_empty() {
        line(out, 2, "archive: true");
        if let Some(all) = returns(&archive.id) {
            line(out, 2, "actions:");
            all.chunk_by(|one, other| one.id == other.id).for_each(|same| actions(out, 3, same));
        }
        return;
    }
    if archive.shows.is_empty() && archive.actions.is_empty() {
        return line(out, 2, &format!("outcomes: {}", list(&archive.outcomes)));
    }
    line(out, 2, "outcomes:");
    for outcome in &archive.outcomes {
        let mut keys = Vec::new();
        if let Some((_, shows, withhold)) = archive.shows.iter().find(|(id, ..)| id == outcome) {
            keys.extend(shows.map(|shows| format!("shows: {shows}")));
            keys.extend((!withhold.is_empty()).then(|| format!("withhold: {}", list(withhold))));
        }
        let Some(all) = returns(outcome) else {
            line(out, 3, &format!("{}: {{ {} }}", scalar(outcome), keys.join(", ")).replace("{  }", "{}"));
            continue;
        };
        line(out, 3, &format!("{}:", scalar(outcome)));
        for key in &keys {
            line(out, 4, key);
        }
        line(out, 4, "actions:");
        all.chunk_by(|one, other| one.id == other.id).for_each(|same| actions(out, 5, same));
    }
}

fn source(out: &mut String, sketch: &Sketch, page: &str) {
    line(out, 0, "source:");
    line(out, 1, &format!("page: {}", scalar(page)));
    if let Some(date) = &sketch.date {
        line(out, 1, &format!("date: {date}"));
    }
    if !sketch.anchors.is_empty() {
        line(out, 1, "anchors:");
        for (about, anchor) in &sketch.anchors {
            line(out, 2, &format!("{about}: {}", scalar(anchor)));
        }
    }
}

/// The maximum length of an action on one line.
const MOST_LINE: usize = 100;

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{}{text}", "  ".repeat(depth));
}

fn ids(out: &mut String, key: &str, ids: &[String]) {
    if !ids.is_empty() {
        line(out, 0, &format!("{key}: {}", list(ids)));
    }
}

fn mapping<T>(out: &mut String, key: &str, entries: &[T], entry: fn(&mut String, &T)) {
    if !entries.is_empty() {
        line(out, 0, &format!("{key}:"));
        for it in entries {
            entry(out, it);
        }
    }
}

/// A comment about a gap, at the end of a line.
fn open(text: Option<&str>) -> String {
    text.map(|text| format!(" # open: {text}")).unwrap_or_default()
}

/// A comment about several gaps.
fn all_open(texts: &[String]) -> String {
    open(Some(texts.join("; ")).filter(|text| !text.is_empty()).as_deref())
}

fn fact(out: &mut String, fact: &FactSketch) {
    let unsaid = fact.kind.is_none() && fact.values.is_empty();
    let mut keys = vec![match fact.kind {
        Some(kind) => format!("kind: {kind}"),
        None if unsaid => "kind: text".to_owned(),
        None => format!("one-of: {}", list(&fact.values)),
    }];
    if fact.explain {
        keys.push("explain: true".to_owned());
    }
    if fact.info {
        keys.push("info: true".to_owned());
    }
    if fact.optional {
        keys.push("optional: true".to_owned());
    }
    keys.extend(fact.default.as_ref().map(|default| format!("default: {}", scalar(default))));
    if let Some((by, clock)) = &fact.changes {
        let by = (!by.is_empty()).then(|| format!("by: {}", list(by)));
        let clock = clock.map(|clock| format!("clock: {}", clock.id()));
        let all: Vec<String> = by.into_iter().chain(clock).collect();
        let changes = if all.is_empty() { "true".to_owned() } else { format!("{{ {} }}", all.join(", ")) };
        keys.push(format!("changes: {changes}"));
    }
    let open = open(fact.open.or(unsaid.then_some("the page does not state the values")));
    line(out, 1, &format!("{}: {{ {} }}{open}", fact.id, keys.join(", ")));
}

fn field(out: &mut String, field: &FieldSketch) {
    let kind = |kind: Option<&str>| kind.unwrap_or("text").to_owned();
    let unsaid = field.kind.is_none() || field.parts.iter().any(|(_, kind)| kind.is_none());
    let text = if field.parts.is_empty() {
        kind(field.kind.filter(|kind| *kind != "list"))
    } else {
        let parts: Vec<String> = field.parts.iter().map(|(part, of)| format!("{part}: {}", kind(*of))).collect();
        format!("{{ list: {{ {} }} }}", parts.join(", "))
    };
    line(out, 1, &format!("{}: {text}{}", field.id, open(unsaid.then_some("the page does not state the kind"))));
}

fn stage(out: &mut String, stage: &StageSketch) {
    if stage.open.is_some() {
        return line(out, 1, &format!("{}: {{}}{}", stage.id, open(stage.open)));
    }
    line(out, 1, &format!("{}:", stage.id));
    if let Some(anchor) = &stage.anchor {
        line(out, 2, &format!("anchor: {}", scalar(anchor)));
    }
    if stage.overview {
        line(out, 2, "shows: overview");
    }
    if !stage.withhold.is_empty() {
        line(out, 2, &format!("withhold: {}", list(&stage.withhold)));
    }
    if !stage.actions.is_empty() {
        line(out, 2, "actions:");
        for same in stage.actions.chunk_by(|one, other| one.id == other.id) {
            actions(out, 3, same);
        }
    }
    timeouts(out, &stage.timeouts, stage.otherwise_never);
    if !stage.alerts.is_empty() {
        line(out, 2, "alerts:");
        stage.alerts.iter().for_each(|it| alert(out, it));
    }
}

fn timeouts(out: &mut String, timeouts: &[TimeoutSketch], otherwise_never: bool) {
    match timeouts {
        [] => {}
        [only] if !otherwise_never => line(out, 2, &format!("timeout: {}{}", timeout(only), all_open(&only.open))),
        several => {
            line(out, 2, "timeout:");
            for it in several {
                line(out, 3, &format!("- {}{}", timeout(it), all_open(&it.open)));
            }
            if otherwise_never {
                let all: Vec<String> = several.iter().map(|it| condition(&it.when)).collect();
                line(out, 3, &format!("- {{ when: {{ not: {{ any: [{}] }} }}, never: true }}", all.join(", ")));
            }
        }
    }
}

fn clock(out: &mut String, clock: &ClockSketch) {
    line(out, 1, &format!("{}:", clock.id));
    let opened = clock.opened.then(|| "opened".to_owned());
    let starts: Vec<String> = opened.into_iter().chain(clock.starts.iter().cloned()).collect();
    if starts != ["opened"] {
        line(out, 2, &format!("starts: {}", list(&starts)));
    }
    for (key, stages) in [("pauses", &clock.pauses), ("stops", &clock.stops)] {
        if !stages.is_empty() {
            line(out, 2, &format!("{key}: {}", list(stages)));
        }
    }
    timeouts(out, &clock.limits, clock.otherwise_never);
    if clock.limits.is_empty() {
        line(out, 2, "timeout: {} # open: the page does not state the duration");
    }
}

fn effect((clock, effect): &(String, ClockEffect)) -> String {
    match effect {
        ClockEffect::Start => format!("{clock}: start"),
        ClockEffect::Stop => format!("{clock}: stop"),
        ClockEffect::Extend { by, times } => {
            let times = times.map(|times| format!(", times: {times}")).unwrap_or_default();
            format!("{clock}: {{ extend: {}{times} }}", written(*by))
        }
    }
}

/// Actions with the same id: one action with several targets, if they differ only in target and condition.
fn actions(out: &mut String, depth: usize, same: &[ActionSketch]) {
    let [first, others @ ..] = same else { return };
    if others.is_empty() || same.iter().any(|it| it.to.is_none() || it.when.is_empty()) {
        return same.iter().for_each(|it| action(out, depth, it, None));
    }
    // Tests of all targets are tests of the action.
    let all = |test: &TestSketch| others.iter().all(|it| it.when.contains(test));
    let (shared, _): (Vec<TestSketch>, Vec<TestSketch>) = first.when.iter().cloned().partition(all);
    let targets = same.iter().map(|it| {
        let own: Vec<TestSketch> = it.when.iter().filter(|test| !shared.contains(test)).cloned().collect();
        format!("{{ when: {}, to: {} }}", condition(&own), it.to.as_deref().unwrap_or_default())
    });
    let targets = format!("to: [{}]", targets.collect::<Vec<_>>().join(", "));
    action(out, depth, &ActionSketch { when: shared, ..first.clone() }, Some(targets));
}

fn action(out: &mut String, depth: usize, action: &ActionSketch, targets: Option<String>) {
    let mut keys = Vec::new();
    keys.extend(targets.or_else(|| action.to.as_ref().map(|to| format!("to: {to}"))));
    keys.extend(action.confirm.as_ref().map(|confirm| format!("confirm: {confirm}")));
    for (key, need) in [("require", Need::Required), ("ask", Need::Asked), ("allow", Need::Optional)] {
        let fields: Vec<String> =
            action.inputs.iter().filter(|(_, known)| *known == need).map(|(field, _)| field.clone()).collect();
        if !fields.is_empty() {
            keys.push(format!("{key}: {}", list(&fields)));
        }
    }
    if !action.clocks.is_empty() {
        let effects: Vec<String> = action.clocks.iter().map(effect).collect();
        keys.push(format!("clocks: {{ {} }}", effects.join(", ")));
    }
    notify(&mut keys, &action.notify);
    if !action.when.is_empty() {
        keys.push(format!("when: {}", condition(&action.when)));
    }
    if !action.by.is_empty() {
        keys.push(format!("by: {}", list(&action.by)));
    }
    let flow = format!("{}: {{ {} }}{}", action.id, keys.join(", "), all_open(&action.open));
    if flow.chars().count() <= MOST_LINE {
        return line(out, depth, &flow);
    }
    line(out, depth, &format!("{}:{}", action.id, all_open(&action.open)));
    for key in &keys {
        line(out, depth + 1, key);
    }
}

fn notify(keys: &mut Vec<String>, ids: &[String]) {
    if !ids.is_empty() {
        keys.push(format!("notify: {}", list(ids)));
    }
}

fn timeout(timeout: &TimeoutSketch) -> String {
    let mut keys = Vec::new();
    if !timeout.when.is_empty() {
        keys.push(format!("when: {}", condition(&timeout.when)));
    }
    keys.extend(timeout.after.map(|after| format!("after: {}", written(after))));
    keys.extend(timeout.to.as_ref().map(|to| format!("to: {to}")));
    notify(&mut keys, &timeout.notify);
    let reminders = timeout.reminders.iter().map(|(before, ids)| {
        let mut keys = vec![format!("before: {}", written(*before))];
        notify(&mut keys, ids);
        format!("{{ {} }}", keys.join(", "))
    });
    let reminders: Vec<String> = reminders.collect();
    if !reminders.is_empty() {
        keys.push(format!("remind: [{}]", reminders.join(", ")));
    }
    format!("{{ {} }}", keys.join(", "))
}

fn alert(out: &mut String, alert: &AlertSketch) {
    line(out, 3, &format!("{}:{}", alert.id, open(alert.open)));
    if !alert.when.is_empty() {
        line(out, 4, &format!("when: {}", condition(&alert.when)));
    }
    if let Some(icon) = &alert.icon {
        line(out, 4, &format!("icon: {}", scalar(icon)));
    }
    if let Some((after, id, icon)) = &alert.next {
        line(out, 4, &format!("for: {}", written(*after)));
        match icon {
            Some(icon) => line(out, 4, &format!("then: {{ alert: {id}, icon: {} }}", scalar(icon))),
            None => line(out, 4, &format!("then: {id}")),
        }
    }
}

fn condition(tests: &[TestSketch]) -> String {
    let marks: Vec<String> = tests
        .iter()
        .filter_map(|test| if let TestSketch::Marked(mark) = test { Some(mark.clone()) } else { None })
        .collect();
    let facts = tests.iter().filter_map(|test| match test {
        TestSketch::OneOf(fact, values) if values.len() == 1 => Some(format!("{fact}: {}", values.concat())),
        TestSketch::OneOf(fact, values) => Some(format!("{fact}: {}", list(values))),
        TestSketch::Is(fact, value) => Some(format!("{fact}: {value}")),
        TestSketch::Given(fact, given) => Some(format!("{fact}: {{ given: {given} }}")),
        TestSketch::Marked(_) | TestSketch::Not(_) | TestSketch::Any(_) => None,
    });
    let mut keys: Vec<String> = facts.collect();
    match marks.as_slice() {
        [] => {}
        [one] => keys.push(format!("mark: {one}")),
        several => keys.push(format!("mark: {}", list(several))),
    }
    let combined = tests.iter().filter_map(|test| match test {
        TestSketch::Not(tests) => Some(format!("not: {}", condition(tests))),
        TestSketch::Any(all) => {
            Some(format!("any: [{}]", all.iter().map(|tests| condition(tests)).collect::<Vec<_>>().join(", ")))
        }
        _ => None,
    });
    let combined: Vec<String> = combined.collect();
    let twice = ["any", "not"].iter().any(|key| combined.iter().filter(|it| it.starts_with(key)).count() > 1);
    if twice {
        let all: Vec<String> = combined.iter().map(|it| format!("{{ {it} }}")).collect();
        keys.push(format!("all: [{}]", all.join(", ")));
    } else {
        keys.extend(combined);
    }
    if keys.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", keys.join(", ")) }
}

fn list(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| scalar(id)).collect();
    format!("[{}]", ids.join(", "))
}

/// A text as a YAML scalar that is read as a text.
pub(super) fn scalar(text: &str) -> String {
    let other = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text);
    let plain = is_name(text) && !text.starts_with(|c: char| c.is_ascii_digit()) && !other;
    let answer = ["true", "false"].contains(&text);
    if plain || answer { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
