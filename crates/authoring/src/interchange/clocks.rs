//! Rule sets with clocks: a plan of all limits as data, and what each transition does to the clocks of a lead. The functions of
//! `clocks.mjs` count the time.

use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::rules::{
    Action, ClockChange, ClockEffect, ClockId, Duration, Id, NotificationId, Reminder, RuleSet, StageId, State,
    Timeout, TimeoutId,
};
use serde_json::{Map, Value, json};

use super::condition::written;
use super::json::Object;
use super::machine::{Machine, Reminding, remindings};

check! {
/// Rule set without a state machine.
///
/// A state machine has no calendar. Its host can count a working time from now on, but not how much of it is left when a clock
/// pauses or is extended.
    pub NO_MACHINE: Error in Commands, "no-machine"
}

/// What happens by itself in a stage.
pub(super) struct Due<'a> {
    /// The clock; `None` for the timeout of the stage.
    pub(super) clock: Option<ClockId>,
    pub(super) limit: TimeoutId,
    /// The target; the stage itself if the lead stays there.
    pub(super) to: State,
    pub(super) reminders: Vec<Reminding>,
    pub(super) notify: &'a [NotificationId],
}

/// That clocks of the rule set cannot be held, if so.
pub(super) fn held(rules: &RuleSet) -> Result<(), Finding> {
    if rules.clocks().is_empty() {
        return Ok(());
    }
    let works = |after: Duration, reminders: &[Reminder]| {
        after.is_working() || reminders.iter().any(|reminder| reminder.before.is_working())
    };
    let refused = |message: String, thing, id: &str| {
        let help = "draw a picture instead: `svg`, `mermaid` or `dot`";
        Err(NO_MACHINE.at(None, message).about(thing, id).with_help(help.to_owned()))
    };
    let machine = || format!("a state machine of rule set `{}`", rules.name());
    // An extension counts the time of its clock.
    for clock in rules.clocks() {
        if clock.limits.iter().any(|limit| works(limit.after, &limit.reminders)) {
            let message = format!("{} cannot hold clock `{}`: it counts working time", machine(), clock.id);
            return refused(message, Thing::Clock, &clock.id);
        }
    }
    let mut stages = rules.stages().iter();
    match stages.find(|stage| stage.timeouts.iter().any(|timeout| works(timeout.after, &timeout.reminders))) {
        None => Ok(()),
        Some(stage) => {
            let message = format!(
                "{} cannot hold the timeout of stage `{}` beside clocks: it counts working time",
                machine(),
                stage.id
            );
            refused(message, Thing::Stage, &stage.id)
        }
    }
}

impl<'a> Machine<'a> {
    /// Whether clocks run across stages.
    pub(super) fn has_clocks(&self) -> bool {
        !self.rules.clocks().is_empty()
    }

    /// The limits of all stages and clocks.
    pub(super) fn plan(&self) -> Value {
        let rules = self.rules;
        let ids = |stages: &[StageId]| stages.iter().map(|stage| &*rules.stages()[*stage].id).collect::<Vec<_>>();
        let stages = rules.stages().iter().map(|stage| {
            let limits = stage.timeouts.iter().map(|timeout| self.limit(timeout));
            (stage.id.to_string(), limits.collect::<Value>())
        });
        let clocks = rules.clocks().iter().map(|clock| {
            json!({
                "id": clock.id,
                "opened": clock.opened,
                "starts": ids(&clock.starts),
                "pauses": ids(&clock.pauses),
                "stops": ids(&clock.stops),
                "limits": clock.limits.iter().map(|limit| self.limit(limit)).collect::<Value>(),
            })
        });
        json!({ "stages": stages.collect::<Map<_, _>>(), "clocks": clocks.collect::<Value>() })
    }

    fn limit<To>(&self, timeout: &Timeout<To>) -> Value {
        let reminders = remindings(timeout);
        let mut limit = Map::new();
        if !timeout.when.is_empty() {
            limit.insert("when".to_owned(), written(self.rules, &timeout.when));
        }
        limit.insert("after".to_owned(), parts(timeout.after));
        limit.insert("remind".to_owned(), reminders.iter().map(|reminding| reminding.before.millis()).collect());
        Value::Object(limit)
    }

    /// What happens by itself in a stage: its timeouts, and the limits of clocks.
    pub(super) fn dues(&self, here: StageId) -> Vec<Due<'a>> {
        let rules = self.rules;
        let timeouts = rules.stages()[here].timeouts.entries().map(|(limit, timeout)| Due {
            clock: None,
            limit,
            to: timeout.to,
            reminders: remindings(timeout),
            notify: &timeout.notify,
        });
        // An action can start a clock in a stage that stops it on entry.
        let running = rules.clocks().entries().filter(|(_, clock)| !clock.pauses.contains(&here));
        let limits = running.flat_map(|(number, clock)| {
            clock.limits.entries().map(move |(limit, timeout)| Due {
                clock: Some(number),
                limit,
                to: timeout.to.unwrap_or(State::Open(here)),
                reminders: remindings(timeout),
                notify: &timeout.notify,
            })
        });
        timeouts.chain(limits).collect()
    }

    /// What a due limit is called; with the number of a reminder, if it is one.
    pub(super) fn due(&self, due: &Due<'_>, remind: Option<usize>) -> Value {
        Object::default()
            .with("clock", due.clock.map(|clock| &*self.rules.clocks()[clock].id))
            .with("limit", due.limit.number())
            .with("remind", remind)
            .into()
    }

    /// What happens to the clocks of a lead that is opened.
    pub(super) fn opening(&self) -> Value {
        json!({ "enter": self.rules.state_id(self.rules.first()) })
    }

    /// What happens to clocks when a limit is over.
    pub(super) fn over(&self, here: StageId, due: &Due<'_>) -> Value {
        let stays = due.clock.is_some_and(|clock| self.rules.clocks()[clock].limits[due.limit].to.is_none());
        Object::default()
            .with("clock", due.clock.map(|clock| &*self.rules.clocks()[clock].id))
            .with("enter", self.entered(Some(due.to).filter(|to| !stays || *to != State::Open(here))))
            .into()
    }

    /// What an action does to clocks; null if nothing.
    pub(super) fn step(&self, here: State, action: &Action) -> Value {
        let returns = matches!(here, State::Archived(_));
        let enter = self.entered(action.to);
        if enter.is_none() && action.clocks.is_empty() {
            return Value::Null;
        }
        Object::default()
            .with("returns", returns.then_some(true))
            .with("changes", self.changes(action))
            .with("enter", enter)
            .into()
    }

    /// The changes of clocks by an action.
    pub(super) fn changes(&self, action: &Action) -> Map<String, Value> {
        let change = |change: &ClockChange| {
            let effect = match change.effect {
                ClockEffect::Start => json!("start"),
                ClockEffect::Stop => json!("stop"),
                ClockEffect::Extend { by, times } => {
                    Object::default().with("extend", parts(by)).with("times", times).into()
                }
            };
            (self.rules.clocks()[change.clock].id.to_string(), effect)
        };
        action.clocks.iter().map(change).collect()
    }

    /// The changes that are not always possible.
    pub(super) fn extensions(&self, action: &Action) -> Map<String, Value> {
        self.changes(action).into_iter().filter(|(_, effect)| effect.is_object()).collect()
    }

    /// The stage that is entered; none if it is an outcome, as no clock runs in the archive.
    fn entered(&self, to: Option<State>) -> Option<&'a str> {
        to.filter(|to| matches!(to, State::Open(_))).map(|to| self.rules.state_id(to))
    }
}

fn parts(duration: Duration) -> Value {
    json!({ "months": duration.months(), "milliseconds": duration.millis() })
}
