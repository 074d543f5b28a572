//! Unknown names: one check for each kind of name, all reported in one pass.

use crate::diagnostic::names::{first_of, near};
use crate::diagnostic::{Check, Finding, Remedy, Source, Thing, check, did_you_mean};
use crate::rules::calendars::Calendars;
use crate::rules::crossing::Crossing;
use crate::rules::draft::Draft;
use crate::rules::names::{Index, Names};
use crate::rules::node::Name;
use crate::rules::{FactKind, State};

use super::missing_key::MISSING_KEY;

/// The base of the examples.
const TICKETS: &str = "\
rules: tickets
roles: [agent]
facts: { urgent: boolean, urgency: [low, high] }
marks: [starred]
fields: { answer: text }
recipients: [customer]
stages:
  open:
    actions:
      close: { by: agent, to: solved, require: answer, notify: done }
      reply: { clocks: { answer: stop } }
    timeout: { after: 30d, to: solved }
    alerts:
      hurry: { when: { urgent: true, urgency: high } }
  closed: { outcomes: [solved] }
clocks:
  answer: { timeout: { after: 2d } }
notifications:
  done: { to: customer }
views:
  starred: { mark: starred }
  all: {}
";

check! {
/// Unknown fact.
///
/// Conditions can only compare facts that are declared under `facts`.
///
/// An event is refused with this id if it gives a fact that the rule set does not have.
///
/// ```diff yaml
/// -       hurry: { when: { urgnt: true, urgency: high } }
/// +       hurry: { when: { urgent: true, urgency: high } }
/// ```
    pub UNKNOWN_FACT: Error in Structure, "unknown-fact", TICKETS;

/// Unknown clock.
///
/// Actions can only start, stop and extend clocks that are declared under `clocks`.
///
/// ```diff yaml
/// -       reply: { clocks: { anwser: stop } }
/// +       reply: { clocks: { answer: stop } }
/// ```
    UNKNOWN_CLOCK: Error in Structure, "unknown-clock", TICKETS;

/// Unknown field.
///
/// Actions can only ask for fields that are declared under `fields`.
///
/// An event is refused with this id if it gives a field that the action does not ask for.
///
/// ```diff yaml
/// -       close: { by: agent, to: solved, require: anwser, notify: done }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    UNKNOWN_FIELD: Error in Structure, "unknown-field", TICKETS;

/// Unknown mark.
///
/// Conditions can only use marks that are declared under `marks`.
///
/// An event is refused with this id if it sets or removes a mark that the rule set does not have.
///
/// ```diff yaml
/// -   starred: { mark: stared }
/// +   starred: { mark: starred }
/// ```
    UNKNOWN_MARK: Error in Structure, "unknown-mark", TICKETS;

/// Unknown notification.
///
/// Actions and timeouts can only send notifications that are declared under `notifications`.
///
/// ```diff yaml
/// -       close: { by: agent, to: solved, require: answer, notify: donee }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    UNKNOWN_NOTIFICATION: Error in Structure, "unknown-notification", TICKETS;

/// Unknown recipient.
///
/// A notification goes to one of `recipients`, or to the recipient that a fact names. Then each value of the fact must be a
/// recipient.
///
/// ```diff yaml
/// -   done: { to: custmer }
/// +   done: { to: customer }
/// ```
    UNKNOWN_RECIPIENT: Error in Structure, "unknown-recipient", TICKETS;

/// Unknown role.
///
/// `by` can only name roles that are declared under `roles`.
///
/// An event is refused with this id if its `by` is not a role that may do the action.
///
/// ```diff yaml
/// -       close: { by: agnet, to: solved, require: answer, notify: done }
/// +       close: { by: agent, to: solved, require: answer, notify: done }
/// ```
    UNKNOWN_ROLE: Error in Structure, "unknown-role", TICKETS;

/// Unknown state.
///
/// `to` names a stage or an outcome of this rule set. The archive itself is not a state: a lead ends with an outcome.
///
/// ```diff yaml
/// -     timeout: { after: 30d, to: slved }
/// +     timeout: { after: 30d, to: solved }
/// ```
    UNKNOWN_STATE: Error in Structure, "unknown-state", TICKETS;

/// Unknown value.
///
/// A condition can only compare a fact with its declared values.
///
/// ```diff yaml
/// -       hurry: { when: { urgent: true, urgency: hihg } }
/// +       hurry: { when: { urgent: true, urgency: high } }
/// ```
    UNKNOWN_VALUE: Error in Structure, "unknown-value", TICKETS;
}

check! {
/// Unknown calendar.
///
/// A calendar is a file in the folder `calendars`, next to the rule files, and has the name of its file.
///
/// ```diff yaml working
///   rules: tickets
/// - calendar: berln
/// + calendar: berlin
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 5bd, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    UNKNOWN_CALENDAR: Error in Structure, "unknown-calendar"
}

/// Reports an unknown calendar.
pub(in crate::rules) fn calendar(source: &Source, name: &Name, known: &Calendars) -> Finding {
    let message = format!("unknown calendar `{}`", name.value);
    let help = did_you_mean(&name.value, known.names()).unwrap_or_else(|| match known.names().len() {
        0 => format!("add the file `calendars/{}.yaml`", name.value),
        _ => format!("available: {}", first_of(known.names(), 12)),
    });
    let finding = UNKNOWN_CALENDAR.in_text(source, name.span.clone(), message);
    finding.with_help(help).about(Thing::Calendar, &name.value)
}

/// Reports an unknown name, with a suggestion.
pub(in crate::rules) fn found<I: Copy>(
    check: &'static Check,
    source: &Source,
    index: &Index<'_, I>,
    name: &Name,
) -> Finding {
    let parts = || name.value.split([',', ' ']).filter(|part| !part.is_empty());
    let (help, remedy) = match index.near(&name.value) {
        _ if parts().count() > 1 && parts().all(|part| index.get(part).is_some()) => {
            (format!("write a list: `[{}]`", parts().collect::<Vec<_>>().join(", ")), None)
        }
        Some(near) => (format!("did you mean `{near}`?"), Some(Remedy::Use(near.into()))),
        None if index.names().len() == 0 => (format!("declare it under `{}`", index.key()), Some(Remedy::Declare)),
        None => {
            let listed: Vec<_> = index.names().take(12).map(|name| &*name.value).collect();
            let more = if index.names().len() > listed.len() { ", …" } else { "" };
            let (declare, remedy) = match index.key() {
                "" => ("available: ".to_owned(), None),
                key => (format!("declare it under `{key}`, or use one of these: "), Some(Remedy::Declare)),
            };
            (format!("{declare}{}{more}", listed.join(", ")), remedy)
        }
    };
    let of = index.of().map_or_else(String::new, |of| format!(" of `{of}`"));
    let message = format!("unknown {} `{}`{of}", index.what().word(), name.value);
    let finding = check.in_text(source, name.span.clone(), message).with_help(help).with_remedy(remedy);
    finding.about(index.what(), &name.value)
}

/// Reports a notification to a fact with values that are no recipients.
pub(in crate::rules) fn values_as_recipients<I: Copy>(
    source: &Source,
    recipients: &Index<'_, I>,
    to: &Name,
    values: &[&Name],
) -> Finding {
    let near = values.iter().find_map(|value| Some((value, recipients.near(&value.value)?)));
    let (help, remedy) = match (near, recipients.near(&to.value)) {
        (Some((value, near)), _) => {
            (format!("rename `{}` to `{near}`, or declare it under `recipients`", value.value), None)
        }
        (None, Some(near)) => (format!("did you mean `{near}`?"), Some(Remedy::Use(near.into()))),
        (None, None) => {
            let known = first_of(recipients.names().map(|name| &name.value), 12);
            (format!("name one of these: {known}; or declare its values under `recipients`"), None)
        }
    };
    let listed = first_of(values.iter().map(|value| &value.value), 6);
    let message = match values {
        [_] => format!("{listed}, a value of the fact `{}`, is not a recipient", to.value),
        _ => format!("{listed}, values of the fact `{}`, are not recipients", to.value),
    };
    let finding = UNKNOWN_RECIPIENT.in_text(source, to.span.clone(), message).with_help(help).with_remedy(remedy);
    finding.about(Thing::Recipient, &to.value)
}

/// Reports an unknown fact or field that distinguishes the receivers of a digest.
pub(in crate::rules) fn receiver(source: &Source, names: &Names<'_>, by: &Name) -> Option<Finding> {
    let both = || names.facts.names().chain(names.fields.names()).map(|name| &*name.value);
    let meant = near(&by.value, both());
    let remedy = meant.map_or(Remedy::Declare, |meant| Remedy::Use(meant.into()));
    let help = match meant {
        Some(near) => format!("did you mean `{near}`?"),
        None if both().next().is_none() => "declare it under `facts` or `fields`".to_owned(),
        None => format!("declare it under `facts` or `fields`, or use one of these: {}", first_of(both(), 12)),
    };
    let finding = UNKNOWN_FIELD.in_text(source, by.span.clone(), format!("unknown fact or field `{}`", by.value));
    let finding = finding.with_help(help).with_remedy(Some(remedy));
    (!by.value.is_empty()).then(|| finding.about(Thing::Field, &by.value))
}

/// Finds a state by name. An empty name was unreadable and gives no finding.
pub(in crate::rules) fn state(draft: &Draft, names: &Names<'_>, to: &Name) -> Result<State, Option<Finding>> {
    if let Some(state) = names.states.get(&to.value) {
        return Ok(state);
    }
    if draft.archive().is_some_and(|archive| archive.name.value == to.value) {
        let message = format!("`{}` is the archive, not a state", to.value);
        let finding = UNKNOWN_STATE.in_text(&draft.source, to.span.clone(), message);
        return Err(Some(finding.with_help("use one of its outcomes".to_owned())));
    }
    Err((!to.value.is_empty()).then(|| found(&UNKNOWN_STATE, &draft.source, &names.states, to)))
}

fn unless_known<I: Copy>(check: &'static Check, source: &Source, index: &Index<'_, I>, name: &Name) -> Option<Finding> {
    let known = name.value.is_empty() || index.get(&name.value).is_some();
    (!known).then(|| found(check, source, index, name))
}

/// Checks the names of this rule set in its switch.
pub(in crate::rules) fn switch(draft: &Draft, names: &Names<'_>, findings: &mut Vec<Finding>) {
    let Some(switch) = &draft.switch else { return };
    let source = &draft.source;
    for stage in &switch.stages {
        findings.extend(match state(draft, names, &stage.to) {
            Ok(State::Open(_)) => None,
            Ok(State::Archived(_)) => {
                let message = format!("`{}` is an outcome, but leads can only switch to a stage", stage.to.value);
                let finding = UNKNOWN_STATE.in_text(source, stage.to.span.clone(), message);
                Some(finding.with_help("name a stage".to_owned()))
            }
            Err(finding) => finding,
        });
    }
    for (_, to) in &switch.outcomes {
        findings.extend(match state(draft, names, to) {
            Ok(State::Archived(_)) => None,
            Ok(State::Open(_)) => {
                let message = format!("`{}` is a stage, but archived leads stay archived when they switch", to.value);
                let finding = UNKNOWN_STATE.in_text(source, to.span.clone(), message);
                Some(finding.with_help("name an outcome".to_owned()))
            }
            Err(finding) => finding,
        });
    }
    let clocks = switch.clocks.iter().map(|(_, to)| to);
    findings.extend(clocks.filter_map(|to| unless_known(&UNKNOWN_CLOCK, source, &names.clocks, to)));
    let fields = switch.fields.iter().map(|(_, to)| to).chain(&switch.supplied_fields);
    findings.extend(fields.filter_map(|to| unless_known(&UNKNOWN_FIELD, source, &names.fields, to)));
    let facts = switch.facts.iter().map(|fact| &fact.to).chain(&switch.supplied_facts);
    findings.extend(facts.filter_map(|to| unless_known(&UNKNOWN_FACT, source, &names.facts, to)));
    for fact in &switch.facts {
        let Some(number) = names.facts.get(&fact.to.value) else { continue };
        let values = fact.values.iter();
        findings.extend(values.filter_map(|(_, to)| unless_known(&UNKNOWN_VALUE, source, &names.values[number], to)));
    }
    if draft.follows.is_none() {
        let message = "a switch needs the key `follows`: the previous rule set";
        let finding = MISSING_KEY.in_text(source, switch.span.clone(), message);
        findings.push(finding.with_help("add `follows: NAME`, or remove `switch`".to_owned()));
    }
}

/// Checks the names of the previous rule set in a switch.
pub(in crate::rules) fn in_switch(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, draft, .. } = crossing;
    let stages: Vec<&str> = before.stages().iter().map(|stage| &*stage.id).collect();
    let fields: Vec<&str> = before.fields().iter().map(|field| &*field.id).collect();
    let facts: Vec<&str> = before.facts().iter().map(|fact| &*fact.id).collect();
    let mut known = |check: &'static Check, kind: Thing, name: &Name, known: &[&str], of: &str| {
        if !known.contains(&&*name.value) {
            let message = format!("unknown {} `{}`{of} in rule set `{}`", kind.word(), name.value, before.name());
            let help = did_you_mean(&name.value, known.iter().copied());
            let finding = check.in_text(crossing.source, name.span.clone(), message).with_help(help);
            findings.push(finding.about(kind, &name.value));
        }
    };
    for stage in &draft.stages {
        known(&UNKNOWN_STATE, Thing::Stage, &stage.from, &stages, "");
    }
    let outcomes: Vec<&str> = before.archive().outcomes.iter().map(|outcome| &*outcome.id).collect();
    for (from, _) in &draft.outcomes {
        known(&UNKNOWN_STATE, Thing::Outcome, from, &outcomes, "");
    }
    for (from, _) in &draft.fields {
        known(&UNKNOWN_FIELD, Thing::Field, from, &fields, "");
    }
    let clocks: Vec<&str> = before.clocks().iter().map(|clock| &*clock.id).collect();
    for (from, _) in &draft.clocks {
        known(&UNKNOWN_CLOCK, Thing::Clock, from, &clocks, "");
    }
    for fact in &draft.facts {
        known(&UNKNOWN_FACT, Thing::Fact, &fact.from, &facts, "");
        let Some(number) = before.facts().find(&fact.from.value) else { continue };
        let values: Vec<&str> = match &before.facts()[number].kind {
            FactKind::OneOf(values) => values.iter().map(|value| &**value).collect(),
            FactKind::Text | FactKind::Boolean => Vec::new(),
        };
        for (from, _) in &fact.values {
            known(&UNKNOWN_VALUE, Thing::Value, from, &values, &format!(" of `{}`", fact.from.value));
        }
    }
}
