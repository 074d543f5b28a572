use std::collections::HashMap;

use crate::diagnostic::{Finding, check};
use crate::rules::clock_draft::OPENED;
use crate::rules::draft::Draft;
use crate::rules::fact_draft::FactKindDraft;
use crate::rules::node::Name;

check! {
/// Ambiguous name.
///
/// A stage and an outcome cannot have the same name, because `to` can name either. The same applies to a recipient and a
/// fact, because `to` of a notification can name either; to an alert and the alert that replaces it; and to a fact `a-b`
/// and the value `b` of a fact `a`, whose messages would have the same id. `mark` is reserved for marks in conditions,
/// and `opened` for the opening of a lead if there are clocks.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
/// -   closed: { outcomes: [solved, open] }
/// +   closed: { outcomes: [solved] }
/// ```
    NAME_CLASH: Error in Structure, "name-clash"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let mut clash = Clash { draft, findings };
    let states = draft.stages.iter().map(|stage| (stage.name.value.to_string(), "a stage", &stage.name));
    let named = draft.outcomes().iter().filter(|outcome| !outcome.implied).map(|outcome| &outcome.name);
    let outcomes = named.map(|name| (name.value.to_string(), "an outcome", name));
    clash.check(states.chain(outcomes));
    let facts = draft.facts.iter().map(|(name, _)| (name.value.to_string(), "a fact", name));
    let recipients = draft.recipients.iter().map(|name| (name.value.to_string(), "a recipient", name));
    clash.check(facts.clone().chain(recipients));
    clash.check(facts.clone().chain(draft.facts.iter().flat_map(|(fact, declared)| {
        let values: &[Name] = if let FactKindDraft::OneOf(values) = &declared.kind { values } else { &[] };
        values.iter().map(move |name| (format!("{}-{}", fact.value, name.value), "a fact with its value", name))
    })));
    for stage in &draft.stages {
        let alerts = stage.alerts.iter().map(|alert| (alert.name.value.to_string(), "an alert", &alert.name));
        let changes = stage.alerts.iter().filter_map(|alert| Some(&alert.change.as_ref()?.alert));
        clash.check(alerts.chain(changes.map(|name| (name.value.to_string(), "an alert that replaces another", name))));
    }
    if let Some(stage) = draft.stages.iter().find(|stage| !draft.clocks.is_empty() && &*stage.name.value == OPENED) {
        let message = "a stage cannot be called `opened`: for clocks, it is the opening of a lead";
        clash.findings.push(
            NAME_CLASH
                .in_text(&draft.source, stage.name.span.clone(), message)
                .with_help("rename one of them".to_owned()),
        );
    }
    if let Some((name, _)) = draft.facts.iter().find(|(name, _)| &*name.value == "mark") {
        let message = "a fact cannot be called `mark`: the name is reserved for marks in conditions";
        clash.findings.push(
            NAME_CLASH.in_text(&draft.source, name.span.clone(), message).with_help("rename one of them".to_owned()),
        );
    }
}

struct Clash<'d, 'f> {
    draft: &'d Draft,
    findings: &'f mut Vec<Finding>,
}

impl<'d> Clash<'d, '_> {
    /// Reports names with two meanings.
    fn check(&mut self, named: impl Iterator<Item = (String, &'static str, &'d Name)>) {
        let mut known: HashMap<String, &'static str> = HashMap::new();
        for (name, sort, at) in named {
            match known.get(&name) {
                Some(first) if *first != sort => {
                    let message = format!("`{name}` is both {first} and {sort}");
                    let message = if first == &sort { format!("`{name}` is {first} twice") } else { message };
                    self.findings.push(
                        NAME_CLASH
                            .in_text(&self.draft.source, at.span.clone(), message)
                            .with_help("rename one of them".to_owned()),
                    );
                }
                _ => {
                    known.insert(name, sort);
                }
            }
        }
    }
}
