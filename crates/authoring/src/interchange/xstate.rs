use std::collections::BTreeMap;

use referee::rules::{
    Action, ActionId, Condition, Duration, Need, NotificationId, Shows, StageId, State, TimeKind, Timeout,
};
use serde_json::{Map, Value, json};

use super::condition::written;
use super::json::{Object, escaped};
use super::machine::{Delay, Machine, Reminding, Target, remindings};

impl Machine<'_> {
    /// The configuration of a machine of `XState` 5, as JSON.
    ///
    /// The host provides the guard `meets`, the action `notify`, and a delay for each of `meta.delays`, which are calendar
    /// durations. The documentation has all three.
    pub fn xstate(&self) -> String {
        let states = self.rules.states().map(|state| (self.rules.state_id(state).to_owned(), self.state(state)));
        let (plan, opening) = if self.has_clocks() { (self.plan(), self.opening()) } else { Default::default() };
        let meta = Object::default().with("delays", self.delays()).with("plan", plan);
        let config = Object::default()
            .with("id", self.rules.name())
            .with("description", self.title())
            .with("meta", meta)
            .with("context", self.defaults())
            .with("entry", with_move(&opening, self.notify(self.rules.on_opened())))
            .with("initial", self.rules.state_id(self.rules.first()))
            .with("states", states.collect::<Map<_, _>>());
        format!("{}\n", escaped(&format!("{:#}", Value::from(config))))
    }

    fn state(&self, state: State) -> Value {
        let label = Object::default().with("description", self.state_label(state));
        let meta = |shows: Option<Shows>| {
            let withheld = self.rules.withheld(state).iter().map(|field| &*self.rules.fields()[*field].id);
            Object::default()
                .with("shows", shows.map(|shows| json!(shows)))
                .with("withhold", withheld.collect::<Vec<_>>())
        };
        match state {
            State::Open(number) => {
                let stage = &self.rules.stages()[number];
                self.exits(number, label.with("meta", meta(Some(stage.shows)))).into()
            }
            State::Archived(number) => {
                let outcome = &self.rules.archive().outcomes[number];
                let archive = json!([self.rules.archive().id]);
                let ended = label.with("meta", meta(outcome.shows)).with("tags", archive);
                // A final state of a machine cannot be left.
                let end = if self.rules.is_final(state) { Some("final") } else { None };
                ended.with("type", end).with("on", self.on(state)).into()
            }
        }
    }

    /// Adds the timeouts and actions of a stage.
    fn exits(&self, number: StageId, state: Object) -> Object {
        if self.has_clocks() {
            return self.clocked_exits(number, state);
        }
        let stage = &self.rules.stages()[number];
        // A timer of zero would run after events that are sent at once.
        let instant = stage.timeouts.iter().filter(|timeout| timeout.after.is_zero());
        let instant: Vec<Value> = instant.map(|timeout| self.timeout(number, timeout)).collect();
        let mut after: Map<String, Value> = Map::new();
        for timeout in stage.timeouts.iter().filter(|timeout| !timeout.after.is_zero()) {
            push(&mut after, delay(Delay::of(timeout.after)), self.timeout(number, timeout));
            for reminding in remindings(timeout) {
                let name = delay(reminding.delay);
                push(&mut after, name, self.reminder(number, timeout, &reminding));
            }
        }
        state.with("always", instant).with("after", after).with("on", self.on(State::Open(number)))
    }

    /// Adds what happens by itself in a stage, and its actions, if the rule set has clocks. A timer for what is next starts
    /// again whenever the lead enters the stage, also from itself.
    fn clocked_exits(&self, number: StageId, state: Object) -> Object {
        let here = State::Open(number);
        let mut always: Vec<Value> = Vec::new();
        for due in self.dues(number) {
            let guard = |remind: Option<usize>| json!({ "type": "isDue", "params": self.due(&due, remind) });
            for (place, reminding) in due.reminders.iter().enumerate() {
                let mut actions = vec![json!({ "type": "remind" })];
                actions.extend(self.notify(&reminding.notify));
                always.push(Object::default().with("guard", guard(Some(place))).with("actions", actions).into());
            }
            let actions = with_move(&self.over(number, &due), self.notify(due.notify));
            let over = self.transition(here, Some(due.to)).with("guard", guard(None)).with("actions", actions);
            always.push(over.into());
        }
        let again = Value::from(self.transition(here, Some(here)));
        let after = if always.is_empty() { Value::Null } else { json!({ "next": [again] }) };
        state.with("always", always).with("after", after).with("on", self.on(here))
    }

    /// The actions of a state.
    fn on(&self, state: State) -> Map<String, Value> {
        let mut on = Map::new();
        for (place, action) in self.rules.actions(state).entries() {
            push(&mut on, action.id.to_string(), self.action((state, place), action));
        }
        on
    }

    fn timeout(&self, here: StageId, timeout: &Timeout) -> Value {
        self.transition(State::Open(here), Some(timeout.to))
            .with("guard", guard(Object::default().with("when", self.when(&timeout.when))))
            .with("actions", self.notify(&timeout.notify))
            .into()
    }

    /// The reminder of a timeout, which leaves the lead where it is.
    fn reminder(&self, here: StageId, timeout: &Timeout, reminding: &Reminding) -> Value {
        self.transition(State::Open(here), None)
            .with("guard", guard(Object::default().with("when", self.when(&timeout.when))))
            .with("actions", self.notify(&reminding.notify))
            .into()
    }

    fn action(&self, (state, number): (State, ActionId), action: &Action) -> Value {
        let params = Object::default()
            .with("when", self.when(&action.when))
            .with("by", self.roles(action))
            .with("require", self.fields(action, Need::Required))
            .with("clocks", self.extensions(action));
        let meta = Object::default()
            .with("confirm", action.confirm.as_deref())
            .with("ask", self.fields(action, Need::Asked))
            .with("allow", self.fields(action, Need::Optional));
        let step = if self.has_clocks() { self.step(state, action) } else { Value::Null };
        // Other clocks need another timer.
        let to = action.to.or((!step.is_null()).then_some(state));
        self.transition(state, to)
            .with("description", self.action_label(state, number))
            .with("guard", guard(params))
            .with("actions", with_move(&step, self.notify(&action.notify)))
            .with("meta", meta)
            .into()
    }

    /// A transition, without a target if the lead stays where it is. Entering the same stage again restarts its timers.
    fn transition(&self, here: State, to: Option<State>) -> Object {
        let again = to == Some(here);
        Object::default().with("target", to.map(|to| self.rules.state_id(to))).with("reenter", again.then_some(true))
    }

    fn when(&self, condition: &Condition) -> Value {
        if condition.is_empty() { Value::Null } else { written(self.rules, condition) }
    }

    fn notify(&self, notifications: &[NotificationId]) -> Vec<Value> {
        let action = |number: &NotificationId| {
            let notification = self.notification(*number);
            let to = match notification.to {
                Target::Recipient(recipient) => json!(recipient),
                Target::Fact(fact) => json!({ "fact": fact }),
            };
            let params = Object::default().with("id", notification.id).with("to", to);
            json!({ "type": "notify", "params": Value::from(params.with("when", self.when(notification.when))) })
        };
        notifications.iter().map(action).collect()
    }

    /// The durations that depend on a calendar by the names that `after` has for them.
    fn delays(&self) -> Map<String, Value> {
        // They are in the plan.
        if self.has_clocks() {
            return Map::new();
        }
        let timeouts = self.rules.stages().iter().flat_map(|stage| &stage.timeouts);
        let mut delays: BTreeMap<String, Value> = BTreeMap::new();
        for timeout in timeouts {
            let reminders = remindings(timeout).into_iter().map(|reminding| reminding.delay);
            let named = std::iter::once(Delay::of(timeout.after)).chain(reminders);
            // Others are in milliseconds.
            let named = named.filter(|delay| delay.exact().is_none_or(|(months, _)| months > 0));
            delays.extend(named.map(|it| (delay(it), parts(it))));
        }
        delays.into_iter().collect()
    }
}

/// A key of `after`: milliseconds, or the name of a duration that depends on a calendar.
fn delay(delay: Delay) -> String {
    match (delay.exact(), delay.less) {
        (Some((0, millis)), _) => millis.to_string(),
        (_, None) => delay.after.to_string(),
        (Some(_), Some(less)) => format!("{}-{}", delay.after, less.millis()),
        (None, Some(less)) => format!("{}-{less}", delay.after),
    }
}

/// What a duration counts that depends on a calendar.
fn parts(delay: Delay) -> Value {
    if let Some((months, milliseconds)) = delay.exact() {
        return json!({ "months": months, "milliseconds": milliseconds });
    }
    let mut parts = counted(delay.after);
    if let (Some(less), Value::Object(parts)) = (delay.less, &mut parts) {
        parts.insert("less".into(), counted(less));
    }
    parts
}

fn counted(time: Duration) -> Value {
    match time.kind() {
        TimeKind::Exact => json!({ "months": time.months(), "milliseconds": time.millis() }),
        TimeKind::BusinessDays => json!({ "businessDays": time.millis() / 86_400_000 }),
        TimeKind::BusinessHours => json!({ "businessHours": time.millis() / 3_600_000 }),
    }
}

/// Actions, after what happens to clocks.
fn with_move(step: &Value, actions: Vec<Value>) -> Vec<Value> {
    let step = (!step.is_null()).then(|| json!({ "type": "move", "params": step }));
    step.into_iter().chain(actions).collect()
}

/// A guard, unless it has nothing to test.
fn guard(params: Object) -> Value {
    match Value::from(params) {
        Value::Object(params) if params.is_empty() => Value::Null,
        params => json!({ "type": "meets", "params": params }),
    }
}

/// Adds to the list under a key.
fn push(lists: &mut Map<String, Value>, key: String, item: Value) {
    match lists.entry(key).or_insert_with(|| json!([])) {
        Value::Array(items) => items.push(item),
        other => *other = json!([item]),
    }
}
