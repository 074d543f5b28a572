//! A partial rule set with ids, as far as a page states it.

use referee::rules::{ChangeClock, ClockEffect, Duration, Need};

#[derive(Debug, Default)]
pub(super) struct Sketch {
    pub(super) name: String,
    pub(super) follows: Option<String>,
    /// The name of the page, if it is the source of the rules.
    pub(super) page: Option<String>,
    pub(super) date: Option<String>,
    pub(super) anchors: Vec<(String, String)>,
    pub(super) channels: Vec<String>,
    pub(super) found_under: Vec<String>,
    pub(super) brings: Vec<String>,
    pub(super) advice: Option<Duration>,
    pub(super) roles: Vec<String>,
    pub(super) facts: Vec<FactSketch>,
    pub(super) marks: Vec<(String, Option<String>)>,
    pub(super) fields: Vec<FieldSketch>,
    pub(super) recipients: Vec<String>,
    pub(super) stages: Vec<StageSketch>,
    pub(super) archive: Option<ArchiveSketch>,
    pub(super) clocks: Vec<ClockSketch>,
    pub(super) excluded: Vec<Vec<TestSketch>>,
    /// The calendars that count working time.
    pub(super) calendars: Vec<CalendarSketch>,
    pub(super) notifications: Vec<NotificationSketch>,
    pub(super) views: Vec<(String, Vec<TestSketch>)>,
    pub(super) tips: Vec<String>,
    /// Gaps of the whole page.
    pub(super) open: Vec<String>,
}

impl Sketch {
    /// Whether a duration counts working time.
    pub(super) fn works(&self) -> bool {
        let limits = self.clocks.iter().flat_map(|clock| &clock.limits);
        let timeouts = self.stages.iter().flat_map(|stage| &stage.timeouts).chain(limits);
        let timeouts = timeouts
            .flat_map(|timeout| timeout.after.into_iter().chain(timeout.reminders.iter().map(|(time, _)| *time)));
        let alerts =
            self.stages.iter().flat_map(|stage| &stage.alerts).filter_map(|alert| Some(alert.next.as_ref()?.0));
        let actions = self.stages.iter().flat_map(|stage| &stage.actions);
        let returns = self.archive.iter().flat_map(|archive| &archive.actions).flat_map(|(_, all)| all);
        let extensions = actions.chain(returns).flat_map(|action| &action.clocks).filter_map(|(_, it)| match it {
            ClockEffect::Extend { by, .. } => Some(*by),
            _ => None,
        });
        self.advice.into_iter().chain(extensions).chain(timeouts).chain(alerts).any(Duration::is_working)
    }
}

impl Sketch {
    /// Whether something depends on a fact.
    pub(super) fn uses(&self, fact: &str) -> bool {
        let archive = self.archive.iter().flat_map(|archive| &archive.actions).flat_map(|(_, all)| all);
        let actions = self.stages.iter().flat_map(|stage| &stage.actions).chain(archive).map(|it| &it.when);
        let limits = self.clocks.iter().flat_map(|clock| &clock.limits);
        let timeouts = self.stages.iter().flat_map(|stage| &stage.timeouts).chain(limits).map(|it| &it.when);
        let alerts = self.stages.iter().flat_map(|stage| &stage.alerts).map(|it| &it.when);
        let notifications = self.notifications.iter().map(|it| &it.when);
        let views = self.views.iter().map(|(_, tests)| tests);
        let calendars = self.calendars.iter().map(|it| &it.when);
        let all = actions.chain(timeouts).chain(alerts).chain(notifications).chain(views).chain(calendars);
        let sent = |it: &NotificationSketch| {
            it.to == fact || it.digest.as_ref().is_some_and(|(.., by)| by.as_deref() == Some(fact))
        };
        all.chain(&self.excluded).flatten().any(|test| test.is_about(fact)) || self.notifications.iter().any(sent)
    }
}

impl TestSketch {
    fn is_about(&self, fact: &str) -> bool {
        match self {
            Self::OneOf(known, _) | Self::Is(known, _) | Self::Given(known, _) => known == fact,
            Self::Marked(_) => false,
            Self::Not(tests) => tests.iter().any(|test| test.is_about(fact)),
            Self::Any(all) => all.iter().flatten().any(|test| test.is_about(fact)),
        }
    }
}

#[derive(Debug, Default, Clone)]
pub(super) struct FactSketch {
    pub(super) id: String,
    /// `text` or `boolean`; none for a choice of values.
    pub(super) kind: Option<&'static str>,
    pub(super) values: Vec<String>,
    pub(super) explain: bool,
    /// Whether only the host uses it.
    pub(super) info: bool,
    pub(super) optional: bool,
    pub(super) default: Option<String>,
    /// The roles that may change it, and the deadline policy.
    pub(super) changes: Option<(Vec<String>, Option<ChangeClock>)>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct FieldSketch {
    pub(super) id: String,
    /// As named in rule files; none if the page does not state it.
    pub(super) kind: Option<&'static str>,
    pub(super) parts: Vec<(String, Option<&'static str>)>,
}

#[derive(Debug, Default)]
pub(super) struct StageSketch {
    pub(super) id: String,
    pub(super) anchor: Option<String>,
    pub(super) overview: bool,
    pub(super) withhold: Vec<String>,
    pub(super) actions: Vec<ActionSketch>,
    pub(super) timeouts: Vec<TimeoutSketch>,
    /// Whether leads that meet no condition of a timeout have none.
    pub(super) otherwise_never: bool,
    pub(super) alerts: Vec<AlertSketch>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct ArchiveSketch {
    pub(super) id: String,
    pub(super) anchor: Option<String>,
    pub(super) outcomes: Vec<String>,
    /// What outcomes show: the outcome, `overview` or `details`, and the withheld fields.
    pub(super) shows: Vec<(String, Option<&'static str>, Vec<String>)>,
    /// The actions of outcomes.
    pub(super) actions: Vec<(String, Vec<ActionSketch>)>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct ActionSketch {
    pub(super) id: String,
    pub(super) to: Option<String>,
    pub(super) confirm: Option<String>,
    pub(super) inputs: Vec<(String, Need)>,
    pub(super) clocks: Vec<(String, ClockEffect)>,
    pub(super) notify: Vec<String>,
    pub(super) when: Vec<TestSketch>,
    pub(super) by: Vec<String>,
    pub(super) open: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct TimeoutSketch {
    pub(super) after: Option<Duration>,
    pub(super) to: Option<String>,
    pub(super) notify: Vec<String>,
    pub(super) reminders: Vec<(Duration, Vec<String>)>,
    pub(super) when: Vec<TestSketch>,
    pub(super) open: Vec<String>,
}

/// A calendar.
#[derive(Debug, Default)]
pub(super) struct CalendarSketch {
    pub(super) id: String,
    pub(super) when: Vec<TestSketch>,
    /// The text of its file, unless it is that of another rule set.
    pub(super) file: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct ClockSketch {
    pub(super) id: String,
    /// Whether it starts when a lead is opened.
    pub(super) opened: bool,
    pub(super) starts: Vec<String>,
    pub(super) pauses: Vec<String>,
    pub(super) stops: Vec<String>,
    pub(super) limits: Vec<TimeoutSketch>,
    pub(super) otherwise_never: bool,
}

#[derive(Debug, Default)]
pub(super) struct AlertSketch {
    pub(super) id: String,
    pub(super) when: Vec<TestSketch>,
    pub(super) icon: Option<String>,
    pub(super) next: Option<(Duration, String, Option<String>)>,
    pub(super) open: Option<&'static str>,
}

#[derive(Debug, Default)]
pub(super) struct NotificationSketch {
    pub(super) id: String,
    pub(super) to: String,
    pub(super) opened: bool,
    pub(super) when: Vec<TestSketch>,
    /// When many of them are sent as one: how many are not, the period, and what distinguishes receivers.
    pub(super) digest: Option<(u16, Duration, Option<String>)>,
}

/// A test of a condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TestSketch {
    /// A fact has one of these values.
    OneOf(String, Vec<String>),
    /// A fact is true or false.
    Is(String, bool),
    /// A fact is given, or is not.
    Given(String, bool),
    /// A mark is set.
    Marked(String),
    /// A condition does not hold.
    Not(Vec<Self>),
    /// One of these conditions holds.
    Any(Vec<Vec<Self>>),
}

impl Sketch {
    /// The field with an id, added if missing.
    pub(super) fn field(&mut self, id: &str) -> &mut FieldSketch {
        let at = self.fields.iter().position(|field| field.id == id).unwrap_or(self.fields.len());
        if at == self.fields.len() {
            self.fields.push(FieldSketch { id: id.to_owned(), ..FieldSketch::default() });
        }
        #[expect(clippy::indexing_slicing, reason = "inserted above if missing")]
        &mut self.fields[at]
    }

    pub(super) fn recipient(&mut self, id: &str) {
        if self.recipients.iter().all(|known| known != id) {
            self.recipients.push(id.to_owned());
        }
    }
}
