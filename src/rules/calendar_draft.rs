//! The calendars of a rule file, as written, and the durations that need one.

use std::ops::Range;

use super::condition_draft::{TestDraft, tests};
use super::draft::{Draft, TimeoutDraft};
use super::node::{At, Name, Node, Value, items, target};
use super::{ClockEffect, Duration};

/// The calendar of some leads.
#[derive(Debug, Clone)]
pub(crate) struct CalendarDraft {
    pub(crate) span: Range<usize>,
    /// Without a condition, it is for all other leads.
    pub(crate) when: Vec<TestDraft>,
    pub(crate) name: Name,
}

pub(super) fn calendars(root: &Node) -> Vec<CalendarDraft> {
    let Some(node) = root.get("calendar") else { return Vec::new() };
    let all = items(node).iter().map(|item| {
        let calendar = item.get("use").unwrap_or(item);
        let name = match calendar.value {
            Value::Text(_) => target(calendar),
            _ => Name { value: "".into(), span: item.span.clone() },
        };
        CalendarDraft { span: name.span.clone(), when: tests(item.get("when")), name }
    });
    all.collect()
}

impl Draft {
    /// The readable durations that decide when something happens, and the advised response time.
    pub(crate) fn durations(&self) -> impl Iterator<Item = &At<Duration>> {
        fn of(timeout: &TimeoutDraft) -> impl Iterator<Item = &At<Duration>> {
            let reminders = timeout.reminders.iter().filter_map(|reminder| reminder.before.as_ref());
            timeout.after.iter().chain(reminders)
        }
        let advice = self.respond_within.iter();
        let stages = self.open_stages().flat_map(|stage| {
            let alerts = stage.alerts.iter().filter_map(|alert| Some(&alert.change.as_ref()?.after));
            stage.timeouts.iter().flat_map(of).chain(alerts)
        });
        let clocks = self.clocks.iter().flat_map(|clock| &clock.limits).flat_map(of);
        let graces = self.switch.iter().flat_map(|switch| {
            let stages = switch.stages.iter().filter_map(|stage| stage.grace.as_ref());
            switch.grace.iter().chain(stages)
        });
        advice.chain(stages).chain(clocks).chain(graces)
    }

    /// The first duration that counts working time, with its location.
    pub(crate) fn working(&self) -> Option<At<Duration>> {
        let actions = self.open_stages().flat_map(|stage| &stage.actions).flat_map(|action| &action.clocks);
        let extensions = actions.filter_map(|change| match change.effect.as_ref()? {
            At { value: ClockEffect::Extend { by, .. }, span } => Some(At { value: *by, span: span.clone() }),
            _ => None,
        });
        self.durations().cloned().chain(extensions).filter(|it| it.value.is_working()).min_by_key(|it| it.span.start)
    }
}
