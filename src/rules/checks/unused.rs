use std::collections::HashSet;
use std::hash::Hash;

use crate::diagnostic::names::near;
use crate::diagnostic::{Finding, Thing, check};
use crate::rules::Id;
use crate::rules::calendars::Calendars;
use crate::rules::condition_draft::TestDraft;
use crate::rules::draft::{Draft, TimeoutDraft};
use crate::rules::fact_draft::FactKindDraft;
use crate::rules::logic::leaves;
use crate::rules::names::{Index, Names};
use crate::rules::node::Name;

use super::wrong_duration::WRONG_DURATION;

check! {
/// Unused declaration.
///
/// A field that no action asks for and no lead arrives with, a notification that nothing sends, a recipient of no
/// notification, a calendar without working time that it could count, or a fact with values that no condition,
/// explanation, notification or message uses. Remove it, or use it. Text
/// facts are for the host and are not reported, nor are facts with `info: true`.
///
/// ```diff yaml
///   rules: tickets
///   fields: { answer: text }
///   stages:
///     open:
/// -     actions: { close: { to: solved } }
/// +     actions: { close: { to: solved, require: answer } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    UNUSED: Warning in Lifecycle, "unused"
}

pub(crate) fn check(draft: &Draft, names: &Names<'_>, findings: &mut Vec<Finding>) {
    let mut unused = Unused { draft, findings };
    let actions = || draft.actions();
    let timeouts = draft.stages.iter().flat_map(|stage| &stage.timeouts);
    let timeouts = timeouts.chain(draft.clocks.iter().flat_map(|clock| &clock.limits));
    let inputs = actions().flat_map(|action| &action.inputs).map(|(name, _)| name);
    let receivers = || draft.notifications.iter().filter_map(|it| it.digest.as_ref()?.by.as_ref());
    let is_fact = |name: &&Name| names.facts.get(&name.value).is_some();
    let by_field = receivers().filter(|name| !is_fact(name));
    let supplied = draft.switch.iter().flat_map(|switch| &switch.supplied_fields);
    unused.report(&names.fields, inputs.chain(&draft.arrives_with).chain(by_field).chain(supplied), |_| true);
    let sent = actions().flat_map(|action| &action.notify).chain(timeouts.flat_map(TimeoutDraft::sends));
    let opened = draft.notifications.iter().filter(|it| it.on_opened).map(|it| &it.name);
    unused.report(&names.notifications, sent.chain(opened), |_| true);
    // A recipient with exactly this name, else a fact, else the most similar name.
    let by_fact = |name: &Name| {
        let exact = names.recipients.get(&name.value).is_none();
        let fact = names.facts.get(&name.value).or_else(|| {
            let near = names.recipients.likely(&name.value).is_none();
            near.then(|| names.facts.likely(&name.value)).flatten()
        });
        fact.filter(|_| exact)
    };
    let recipients = draft.notifications.iter().flat_map(|notification| {
        match by_fact(&notification.to).map(|fact| &draft.facts[fact].1.kind) {
            Some(FactKindDraft::OneOf(values)) => values.iter().collect(),
            _ => vec![&notification.to],
        }
    });
    let facts = draft.notifications.iter().filter_map(|notification| by_fact(&notification.to));
    let unread = facts.into_iter().any(|fact| matches!(draft.facts[fact].1.kind, FactKindDraft::Unreadable));
    unused.report(&names.recipients, recipients, |_| !unread);
    // A duration that cannot be read could need it.
    let unread = unused.findings.iter().any(|finding| finding.id == WRONG_DURATION.id);
    if let (Some(calendar), None, false) = (draft.calendars.first(), draft.working(), unread) {
        let message = format!("the calendar `{}` is never used: nothing counts working time", calendar.name.value);
        let help = "use `bd` or `bh` in a duration, or remove it".to_owned();
        let finding = UNUSED.in_text(&draft.source, calendar.name.span.clone(), message).with_help(help);
        unused.findings.push(finding.about(Thing::Calendar, &calendar.name.value));
    }
    let compared =
        draft.conditions().flat_map(leaves).filter(|test| !test.is_of_marks()).filter_map(TestDraft::subject);
    let facts = compared.chain(draft.notifications.iter().map(|it| &it.to).filter(|to| by_fact(to).is_some()));
    let facts = facts.chain(receivers().filter(is_fact));
    unused.report(&names.facts, facts, |fact| {
        let (_, fact) = &draft.facts[fact];
        !fact.explain && !fact.info && comparable(&fact.kind)
    });
}

/// Reports calendars that no rule set names.
pub(in crate::rules) fn calendars(all: &Calendars, named: &HashSet<Box<str>>, findings: &mut Vec<Finding>) {
    let meant = |name: &str| named.iter().any(|other| near(other, all.names()) == Some(name));
    for (name, source) in all.files().filter(|(name, _)| !named.contains(*name) && !meant(name)) {
        let message = format!("the calendar `{name}` is never used");
        let finding =
            UNUSED.in_text(source, 0..0, message).with_help("name it in a rule set, or remove the file".to_owned());
        findings.push(finding.about(Thing::Calendar, name));
    }
}

/// Whether a condition could compare a fact.
fn comparable(kind: &FactKindDraft) -> bool {
    match kind {
        FactKindDraft::Text | FactKindDraft::Unreadable => false,
        FactKindDraft::Boolean => true,
        FactKindDraft::OneOf(values) => !values.is_empty(),
    }
}

struct Unused<'d, 'f> {
    draft: &'d Draft,
    findings: &'f mut Vec<Finding>,
}

impl Unused<'_, '_> {
    /// Reports the names of an index that matter and are not used.
    fn report<'n, I: Id + Eq + Hash>(
        &mut self,
        index: &Index<'_, I>,
        used: impl Iterator<Item = &'n Name>,
        matters: impl Fn(I) -> bool,
    ) {
        let used: HashSet<I> = used.filter_map(|name| index.likely(&name.value)).collect();
        for (name, number) in index.entries() {
            if !used.contains(&number) && matters(number) {
                let message = format!("the {} `{}` is never used", index.what().word(), name.value);
                let help = match index.what() {
                    Thing::Fact => {
                        "compare it in a condition, use it in a message, or add `info: true` if only the host uses it"
                    }
                    Thing::Field => {
                        "let an action ask for it, list it under `arrival` if leads arrive with it, or remove it"
                    }
                    Thing::Notification => "let an action or a timeout send it, or remove it",
                    _ => "remove it",
                };
                let finding = UNUSED.in_text(&self.draft.source, name.span.clone(), message);
                self.findings.push(finding.with_help(help.to_owned()).about(index.what(), &name.value));
            }
        }
    }
}
