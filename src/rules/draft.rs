//! A rule file as written, with locations and unresolved names.

use std::ops::Range;

use crate::diagnostic::Source;

use super::calendar_draft::{CalendarDraft, calendars};
use super::clock_draft::{ClockChangeDraft, ClockDraft, clock_changes, clocks};
use super::condition_draft::{TestDraft, tests};
use super::fact_draft::{FactDraft, facts};
use super::id::{FactId, FieldId, IdVec};
use super::node::{At, Name, Node, Value, duration, entries, items, listed, target};
use super::switch_draft::{SwitchDraft, switch};
use super::{ClockEffect, Duration, Kind, Need};

/// A rule file as written, before its parts are checked against each other.
///
/// Parts with the wrong structure were reported while reading and are left out. An unreadable target becomes an empty
/// name, so that it does not count as missing.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) source: Source,
    pub(crate) name: Name,
    pub(crate) follows: Option<Name>,
    /// The switch from the previous rule set.
    pub(crate) switch: Option<SwitchDraft>,
    pub(crate) page: Option<PageDraft>,
    pub(crate) channels: Vec<Name>,
    pub(crate) found_under: Vec<Name>,
    pub(crate) arrives_with: Vec<Name>,
    pub(crate) respond_within: Option<At<Duration>>,
    pub(crate) roles: Vec<Name>,
    pub(crate) facts: IdVec<FactId, (Name, FactDraft)>,
    /// Conditions that no lead meets.
    pub(crate) excluded: Vec<At<Vec<TestDraft>>>,
    pub(crate) marks: Vec<(Name, Option<Name>)>,
    pub(crate) fields: IdVec<FieldId, (Name, Kind)>,
    pub(crate) recipients: Vec<Name>,
    pub(crate) stages: Vec<StageDraft>,
    /// The location of `stages`, if it is empty.
    pub(crate) no_stages: Option<Range<usize>>,
    pub(crate) clocks: Vec<ClockDraft>,
    pub(crate) calendars: Vec<CalendarDraft>,
    pub(crate) notifications: Vec<NotificationDraft>,
    pub(crate) views: Vec<(Name, Vec<TestDraft>)>,
    pub(crate) tips: Vec<Name>,
    pub(crate) widths: Vec<(Name, u16)>,
}

#[derive(Debug, Clone)]
pub(crate) struct PageDraft {
    pub(crate) page: Box<str>,
    pub(crate) date: Option<Box<str>>,
    pub(crate) anchors: Vec<(Box<str>, Box<str>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct StageDraft {
    pub(crate) name: Name,
    pub(crate) anchor: Option<Box<str>>,
    pub(crate) overview: bool,
    pub(crate) withhold: Vec<Name>,
    pub(crate) actions: Vec<ActionDraft>,
    pub(crate) timeouts: Vec<TimeoutDraft>,
    pub(crate) alerts: Vec<AlertDraft>,
    pub(crate) outcomes: Option<At<Vec<OutcomeDraft>>>,
}

/// A stage or an outcome with its actions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Acted<'d> {
    /// `stage` or `outcome`.
    pub(crate) what: &'static str,
    pub(crate) name: &'d Name,
    pub(crate) actions: &'d [ActionDraft],
}

/// The actions with several targets, each as one for each target.
pub(crate) fn targets(actions: &[ActionDraft]) -> impl Iterator<Item = &[ActionDraft]> {
    let same = |one: &ActionDraft, other: &ActionDraft| one.name.span == other.name.span;
    actions.chunk_by(same).filter(|all| all.iter().any(|action| action.target.is_some()))
}

#[derive(Debug, Clone)]
pub(crate) struct OutcomeDraft {
    pub(crate) name: Name,
    /// With these, a lead can leave the outcome again.
    pub(crate) actions: Vec<ActionDraft>,
    /// Whether only the overview is shown; `None` if as much as in the last stage.
    pub(crate) overview: Option<bool>,
    pub(crate) withhold: Option<Vec<Name>>,
    /// Whether the archive has this outcome because it names none.
    pub(crate) implied: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct ActionDraft {
    pub(crate) name: Name,
    pub(crate) when: Vec<TestDraft>,
    /// For one of several targets: its location, and the condition of the action alone.
    pub(crate) target: Option<At<Vec<TestDraft>>>,
    /// Whether `to` is there, but names nothing.
    pub(crate) leads_nowhere: bool,
    /// `None` if all roles may.
    pub(crate) by: Option<Vec<Name>>,
    pub(crate) to: Option<Name>,
    pub(crate) confirm: Option<Name>,
    pub(crate) inputs: Vec<(Name, Need)>,
    pub(crate) notify: Vec<Name>,
    pub(crate) clocks: Vec<ClockChangeDraft>,
}

impl ActionDraft {
    /// Whether it extends a clock, which may not be possible.
    pub(crate) fn extends(&self) -> bool {
        let extends = |effect: &At<ClockEffect>| matches!(effect.value, ClockEffect::Extend { .. });
        self.clocks.iter().any(|change| change.effect.as_ref().is_none_or(extends))
    }
}

#[derive(Debug, Clone)]
pub(crate) struct TimeoutDraft {
    /// The location for findings: the duration, else the key.
    pub(crate) span: Range<usize>,
    pub(crate) when: Vec<TestDraft>,
    /// `None` if it cannot be read.
    pub(crate) after: Option<At<Duration>>,
    pub(crate) never: bool,
    /// `None` for `never`, and for a clock that leaves leads where they are.
    pub(crate) to: Option<Name>,
    pub(crate) notify: Vec<Name>,
    pub(crate) reminders: Vec<ReminderDraft>,
}

#[derive(Debug, Clone)]
pub(crate) struct ReminderDraft {
    /// `None` if it cannot be read.
    pub(crate) before: Option<At<Duration>>,
    pub(crate) notify: Vec<Name>,
}

impl TimeoutDraft {
    /// The notifications that it and its reminders send.
    pub(crate) fn sends(&self) -> impl Iterator<Item = &Name> {
        self.notify.iter().chain(self.reminders.iter().flat_map(|reminder| &reminder.notify))
    }

    /// Whether it takes no time.
    pub(crate) fn is_instant(&self) -> bool {
        self.to.is_some() && self.after.as_ref().is_some_and(|after| after.value.is_zero())
    }
}

#[derive(Debug, Clone)]
pub(crate) struct AlertDraft {
    pub(crate) name: Name,
    pub(crate) when: Vec<TestDraft>,
    pub(crate) icon: Option<Name>,
    pub(crate) change: Option<ChangeDraft>,
}

#[derive(Debug, Clone)]
pub(crate) struct ChangeDraft {
    pub(crate) after: At<Duration>,
    pub(crate) alert: Name,
    pub(crate) icon: Option<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct NotificationDraft {
    pub(crate) name: Name,
    pub(crate) to: Name,
    pub(crate) on_opened: bool,
    pub(crate) when: Vec<TestDraft>,
}

impl Draft {
    /// Reads a rule file, as far as possible.
    pub(crate) fn of(source: &Source, root: &Node) -> Self {
        let nothing = Name { value: "".into(), span: 0..0 };
        let under = |outer: &str, inner: &str| root.get(outer).and_then(|node| node.get(inner));
        let names = |node: Option<&Node>| node.map_or_else(Vec::new, Node::names);
        let tests_of = |node: &Node| tests(Some(node));
        Self {
            source: source.clone(),
            name: root.get("rules").and_then(Node::text).unwrap_or(nothing),
            follows: root.get("follows").and_then(Node::text),
            switch: root.get("switch").map(switch),
            page: root.get("source").and_then(page),
            channels: names(under("arrival", "channels")),
            found_under: names(under("arrival", "found-under")),
            arrives_with: names(under("arrival", "fields")),
            respond_within: under("advice", "respond-within").and_then(duration),
            roles: names(root.get("roles")),
            facts: facts(root),
            excluded: root.get("excluded").map_or_else(Vec::new, excluded),
            marks: root.get("marks").map_or_else(Vec::new, marks),
            fields: listed(root, "fields", |name, node| (name, kind(node).unwrap_or(Kind::Text))).into_iter().collect(),
            recipients: names(root.get("recipients")),
            stages: listed(root, "stages", stage),
            no_stages: root.get("stages").filter(|node| node.is_empty()).map(|node| node.span.clone()),
            clocks: clocks(root),
            calendars: calendars(root),
            notifications: listed(root, "notifications", notification),
            views: entries(root, "views", |_, node| Some(tests_of(node))),
            tips: names(root.get("tips")),
            widths: entries(root, "widths", |_, node| node.text()?.value.parse().ok()),
        }
    }

    /// A draft with only facts and conditions.
    pub(super) fn of_facts(
        source: &Source,
        facts: IdVec<FactId, (Name, FactDraft)>,
        conditions: impl Iterator<Item = Vec<TestDraft>>,
    ) -> Self {
        let nothing = || Name { value: "".into(), span: 0..0 };
        Self {
            source: source.clone(),
            name: nothing(),
            follows: None,
            switch: None,
            page: None,
            channels: Vec::new(),
            found_under: Vec::new(),
            arrives_with: Vec::new(),
            respond_within: None,
            roles: Vec::new(),
            facts,
            excluded: Vec::new(),
            marks: Vec::new(),
            fields: IdVec::default(),
            recipients: Vec::new(),
            stages: Vec::new(),
            no_stages: None,
            clocks: Vec::new(),
            calendars: Vec::new(),
            notifications: Vec::new(),
            views: conditions.map(|tests| (nothing(), tests)).collect(),
            tips: Vec::new(),
            widths: Vec::new(),
        }
    }

    /// The open stages.
    pub(crate) fn open_stages(&self) -> impl Iterator<Item = &StageDraft> + Clone {
        self.stages.iter().filter(|stage| stage.outcomes.is_none())
    }

    /// The open stages and the outcomes, with their actions.
    pub(crate) fn acted(&self) -> impl Iterator<Item = Acted<'_>> {
        let stages = self.open_stages();
        let stages = stages.map(|it| Acted { what: "stage", name: &it.name, actions: &it.actions });
        let outcomes = self.outcomes().iter();
        stages.chain(outcomes.map(|it| Acted { what: "outcome", name: &it.name, actions: &it.actions }))
    }

    /// The actions of all stages and outcomes.
    pub(crate) fn actions(&self) -> impl Iterator<Item = &ActionDraft> {
        self.stages.iter().flat_map(|stage| &stage.actions).chain(self.outcomes().iter().flat_map(|it| &it.actions))
    }

    /// All conditions of exclusions, stages, notifications and views.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &[TestDraft]> {
        let stages = self.stages.iter().flat_map(|stage| {
            let timeouts = stage.timeouts.iter().map(|timeout| &*timeout.when);
            timeouts.chain(stage.alerts.iter().map(|alert| &*alert.when))
        });
        let stages = self.actions().map(|action| &*action.when).chain(stages);
        let notifications = self.notifications.iter().map(|notification| &*notification.when);
        let clocks = self.clocks.iter().flat_map(|clock| &clock.limits).map(|limit| &*limit.when);
        let excluded = self.excluded.iter().map(|tests| &*tests.value);
        let calendars = self.calendars.iter().map(|calendar| &*calendar.when);
        excluded
            .chain(stages)
            .chain(clocks)
            .chain(calendars)
            .chain(notifications)
            .chain(self.views.iter().map(|(_, tests)| &**tests))
    }

    /// The first stage with outcomes.
    pub(crate) fn archive(&self) -> Option<&StageDraft> {
        self.stages.iter().find(|stage| stage.outcomes.is_some())
    }

    /// The outcomes of the archive.
    pub(crate) fn outcomes(&self) -> &[OutcomeDraft] {
        self.archive().and_then(|archive| archive.outcomes.as_ref()).map_or(&[], |outcomes| &outcomes.value)
    }
}

/// The marks: a list of names, or a mapping of names to icons.
fn marks(node: &Node) -> Vec<(Name, Option<Name>)> {
    match node.value {
        Value::Map(_) => {
            let icon = |node: &Node| node.get("icon").and_then(Node::name);
            node.entries().into_iter().map(|(name, node)| (name, icon(node))).collect()
        }
        _ => node.names().into_iter().map(|name| (name, None)).collect(),
    }
}

fn excluded(node: &Node) -> Vec<At<Vec<TestDraft>>> {
    items(node).iter().map(|node| At { value: tests(Some(node)), span: node.span.clone() }).collect()
}

fn page(node: &Node) -> Option<PageDraft> {
    let anchors = entries(node, "anchors", |_, node| Some(node.text()?.value));
    Some(PageDraft {
        page: node.get("page")?.name()?.value,
        date: node.get("date").and_then(Node::text).map(|date| date.value),
        anchors: anchors.into_iter().map(|(name, anchor)| (name.value, anchor)).collect(),
    })
}

pub(super) fn boolean(node: Option<&Node>) -> bool {
    node.is_some_and(|node| matches!(node.value, Value::Boolean(true)))
}

fn kind(node: &Node) -> Option<Kind> {
    if let Value::Map(_) = &node.value {
        let parts = entries(node, "list", |_, node| Kind::named(&node.text()?.value));
        return Some(Kind::List(parts.into_iter().map(|(name, kind)| (name.value, kind)).collect()));
    }
    Kind::named(&node.text()?.value)
}

fn stage(name: Name, node: &Node) -> StageDraft {
    let timeout = node.get("timeout");
    let mut actions: Vec<ActionDraft> = listed(node, "actions", action).into_iter().flatten().collect();
    let mut outcomes = outcomes(&name, node);
    // The actions of an archive without named outcomes are those of its only outcome.
    let own = outcomes.iter_mut().flat_map(|outcomes| &mut outcomes.value).find(|outcome| outcome.implied);
    if let Some(outcome) = own {
        outcome.actions = std::mem::take(&mut actions);
    }
    StageDraft {
        name,
        anchor: node.get("anchor").and_then(Node::text).map(|anchor| anchor.value),
        overview: overview(node) == Some(true),
        withhold: node.get("withhold").map_or_else(Vec::new, Node::names),
        actions,
        timeouts: timeout.map_or_else(Vec::new, |node| items(node).iter().map(stage_timeout).collect()),
        alerts: listed(node, "alerts", alert),
        outcomes,
    }
}

/// Whether a stage or an outcome shows only the overview, if it says so.
fn overview(node: &Node) -> Option<bool> {
    node.get("shows").and_then(Node::text).map(|shows| &*shows.value == "overview")
}

/// The outcomes of a stage: a list of names, or a mapping; its own name if it is only the archive.
fn outcomes(stage: &Name, node: &Node) -> Option<At<Vec<OutcomeDraft>>> {
    let plain = |name: Name| OutcomeDraft { name, actions: Vec::new(), overview: None, withhold: None, implied: false };
    let Some(outcomes) = node.get("outcomes") else {
        let archive = node.get("archive").filter(|node| matches!(node.value, Value::Boolean(true)))?;
        let own = OutcomeDraft { implied: true, ..plain(stage.clone()) };
        return Some(At { value: vec![own], span: archive.span.clone() });
    };
    let value = match outcomes.value {
        Value::Map(_) => {
            let outcome = |(name, node): (Name, &Node)| OutcomeDraft {
                actions: listed(node, "actions", action).into_iter().flatten().collect(),
                overview: overview(node),
                withhold: node.get("withhold").map(Node::names),
                ..plain(name)
            };
            outcomes.entries().into_iter().map(outcome).collect()
        }
        _ => outcomes.names().into_iter().map(plain).collect(),
    };
    Some(At { value, span: outcomes.span.clone() })
}

/// An action; one for each of its targets, if they depend on facts.
fn action(name: Name, node: &Node) -> Vec<ActionDraft> {
    let to = node.get("to");
    let only = one_action(name, node, to.map(target));
    let several = matches!(to.map(|to| &to.value), Some(Value::List(_) | Value::Map(_)));
    if !several || only.leads_nowhere {
        return vec![only];
    }
    let targets = to.map_or(&[][..], items).iter().map(|it| {
        let mut when = only.when.clone();
        when.extend(tests(it.get("when")));
        let nowhere = || Name { value: "".into(), span: it.span.clone() };
        ActionDraft {
            when,
            target: Some(At { value: only.when.clone(), span: it.span.clone() }),
            to: Some(it.get("to").map_or_else(nowhere, target)),
            ..only.clone()
        }
    });
    targets.collect()
}

fn one_action(name: Name, node: &Node, to: Option<Name>) -> ActionDraft {
    let mut inputs: Vec<(Name, Need)> = Vec::new();
    for (key, need) in [("require", Need::Required), ("ask", Need::Asked), ("allow", Need::Optional)] {
        inputs.extend(node.get(key).map_or_else(Vec::new, Node::names).into_iter().map(|field| (field, need)));
    }
    ActionDraft {
        name,
        when: tests(node.get("when")),
        target: None,
        leads_nowhere: node.get("to").is_some_and(|to| items(to).is_empty()),
        by: node.get("by").map(Node::names),
        to,
        confirm: node.get("confirm").and_then(Node::name),
        inputs,
        notify: node.get("notify").map_or_else(Vec::new, Node::names),
        clocks: clock_changes(node),
    }
}

/// A timeout of a stage.
fn stage_timeout(node: &Node) -> TimeoutDraft {
    let nowhere = || Name { value: "".into(), span: node.span.clone() };
    let timeout = timeout(node);
    let to = timeout.to.or_else(|| (!timeout.never).then(nowhere));
    TimeoutDraft { to, ..timeout }
}

/// A timeout of a stage or a clock.
pub(super) fn timeout(node: &Node) -> TimeoutDraft {
    let after = node.get("after");
    TimeoutDraft {
        span: after.or_else(|| node.get("never")).map_or_else(|| node.span.clone(), |node| node.span.clone()),
        when: tests(node.get("when")),
        after: after.and_then(duration),
        never: node.get("never").is_some(),
        to: node.get("to").map(target),
        notify: node.get("notify").map_or_else(Vec::new, Node::names),
        reminders: node.get("remind").map_or_else(Vec::new, |node| items(node).iter().map(reminder).collect()),
    }
}

fn reminder(node: &Node) -> ReminderDraft {
    ReminderDraft {
        before: node.get("before").and_then(duration),
        notify: node.get("notify").map_or_else(Vec::new, Node::names),
    }
}

fn alert(name: Name, node: &Node) -> AlertDraft {
    let change = |then: &Node| {
        let (alert, icon) = match then.value {
            Value::Map(_) => (then.get("alert")?.text()?, then.get("icon").and_then(Node::name)),
            _ => (then.text()?, None),
        };
        Some(ChangeDraft { after: node.get("for").and_then(duration)?, alert, icon })
    };
    AlertDraft {
        name,
        when: tests(node.get("when")),
        icon: node.get("icon").and_then(Node::name),
        change: node.get("then").and_then(change),
    }
}

fn notification(name: Name, node: &Node) -> NotificationDraft {
    let to = node.get("to").map_or_else(|| Name { value: "".into(), span: name.span.clone() }, target);
    let on_opened = node.get("on").and_then(Node::text).is_some_and(|on| &*on.value == "opened");
    NotificationDraft { name, to, on_opened, when: tests(node.get("when")) }
}
