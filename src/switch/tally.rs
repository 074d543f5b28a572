//! Counts the changes for leads that move from one state to another.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::{ClockState, Contents, Course, Position};
use crate::rules::{
    ActionId, AlertId, ClockId, Condition, FieldId, IdVec, Instant, Limit, NotificationId, RecipientId, RuleSet, Shows,
    Stage, StageId, State,
};
use crate::status::name::Noun;

/// The changes for leads that move from one state to another.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) before: Arc<RuleSet>,
    pub(super) after: Arc<RuleSet>,
    pub(super) from: State,
    pub(super) to: State,
    /// The clocks before, by those after.
    origins: Arc<Origins>,
    pub(super) leads: u64,
    pub(super) deadlines: Deadlines,
    /// The leads that lose each action of the old state.
    pub(super) lost_actions: Counts<(State, ActionId)>,
    /// The leads that gain each action of the new state.
    pub(super) gained_actions: Counts<(State, ActionId)>,
    pub(super) lost_alerts: Counts<Shown>,
    pub(super) gained_alerts: Counts<Shown>,
    /// The leads of which more or less is shown.
    pub(super) shows: Counts<Shows>,
    /// The leads whose timeout has another target, by old and new target.
    pub(super) targets: Counts<(State, State)>,
    /// The deadlines of each clock; a clock without a counterpart only has leads that gain or lose it.
    pub(super) clocks: BTreeMap<Clocked, Deadlines>,
    /// The leads for which a clock leads to another target, by clock, old and new target.
    pub(super) clock_targets: Counts<(ClockId, Option<State>, Option<State>)>,
    pub(super) lost_notices: Counts<Notice>,
    pub(super) gained_notices: Counts<Notice>,
    /// The notifications that are only now part of digests, or no longer.
    pub(super) digested: Counts<Notice>,
    pub(super) undigested: Counts<Notice>,
    /// The stored items.
    pub(super) aside: Counts<(Noun, Box<str>)>,
    /// The leads that lack each field.
    pub(super) lacking: Counts<FieldId>,
}

/// An alert of a stage, and whether it shows its later text.
pub(super) type Shown = (StageId, AlertId, bool);

/// A notification with its trigger and recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Notice {
    pub(super) trigger: Trigger,
    pub(super) notification: NotificationId,
    pub(super) recipient: RecipientId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trigger {
    /// The timeout of a stage.
    Timeout,
    Clock(ClockId),
    /// An action of a state.
    Action(State, ActionId),
}

/// A clock, of the new rules or only of the old ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clocked {
    New(ClockId),
    Old(ClockId),
}

/// The clocks of the old rule set, by those of the new one.
pub(super) type Origins = IdVec<ClockId, Option<ClockId>>;

/// Items with their numbers.
pub(super) type Counts<K> = BTreeMap<K, u64>;

fn count<K: Ord>(counts: &mut Counts<K>, key: K) {
    *counts.entry(key).or_default() += 1;
}

/// Adds other counts.
pub(super) fn merge<K: Ord>(counts: &mut Counts<K>, others: Counts<K>) {
    for (key, more) in others {
        *counts.entry(key).or_default() += more;
    }
}

/// The changes of deadlines.
#[derive(Debug, Clone, Default)]
pub(super) struct Deadlines {
    /// Leads without a deadline before and after.
    pub(super) none: u64,
    pub(super) same: u64,
    /// Leads that gain a deadline, and leads that lose one.
    pub(super) gained: u64,
    pub(super) lost: u64,
    /// The changes in milliseconds.
    pub(super) earlier: Counts<i64>,
    pub(super) later: Counts<i64>,
}

/// Minimum, median and maximum; for an even number, the lower of the two middle values.
pub(super) fn spread(counts: &Counts<i64>) -> Option<[i64; 3]> {
    let middle = counts.values().sum::<u64>().checked_sub(1)? / 2;
    let mut passed = 0;
    let median = counts.iter().find_map(|(key, count)| {
        passed += count;
        (passed > middle).then_some(*key)
    })?;
    Some([*counts.first_key_value()?.0, median, *counts.last_key_value()?.0])
}

impl Deadlines {
    fn add(&mut self, before: Option<Instant>, after: Option<Instant>) {
        match (before, after) {
            (None, None) => self.none += 1,
            (None, Some(_)) => self.gained += 1,
            (Some(_), None) => self.lost += 1,
            (Some(before), Some(after)) => match after.millis().saturating_sub(before.millis()) {
                0 => self.same += 1,
                shift if shift < 0 => count(&mut self.earlier, -shift),
                shift => count(&mut self.later, shift),
            },
        }
    }

    fn merge(&mut self, other: Self) {
        self.none += other.none;
        self.same += other.same;
        self.gained += other.gained;
        self.lost += other.lost;
        merge(&mut self.earlier, other.earlier);
        merge(&mut self.later, other.later);
    }
}

/// A lead on one side of a switch.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    contents: &'a Contents,
    course: &'a Course,
    at: Instant,
}

impl<'a> Scene<'a> {
    pub(super) fn new(contents: &'a Contents, course: &'a Course, at: Instant) -> Self {
        Self { contents, course, at }
    }

    fn rules(self) -> &'a RuleSet {
        self.contents.rules()
    }

    /// The state after the timeout of the stage.
    fn expires(self) -> Option<State> {
        self.course.stage().running(self.rules()).map(|timeout| timeout.to)
    }

    /// When a clock would be over if it went on now.
    fn over(self, clock: ClockId) -> Option<Instant> {
        match self.course.state(clock)? {
            ClockState::Running { due } => due,
            ClockState::Paused { left } => left.map(|left| self.contents.ground().after(left, self.at)),
            ClockState::Idle | ClockState::Over { .. } => None,
        }
    }

    /// The limit of a clock that has not run out.
    fn limit(self, clock: ClockId) -> Option<&'a Limit> {
        self.over(clock)?;
        Some(&self.rules().clocks()[clock].limits[self.course.limit(clock)?])
    }

    fn position(self) -> Position {
        self.course.position
    }

    fn stage(self) -> Option<(StageId, &'a Stage)> {
        let number = self.position().state.open().ok()?;
        Some((number, &self.rules().stages()[number]))
    }

    fn meets(self, condition: &Condition) -> bool {
        condition.is_empty() || self.contents.meets(condition)
    }

    /// The available actions, with their ids.
    fn actions(self) -> impl Iterator<Item = ((State, ActionId), &'a str)> {
        let state = self.position().state;
        let offered = self.rules().actions(state).entries().filter(move |(_, action)| self.meets(&action.when));
        offered.map(move |(action, it)| ((state, action), &*it.id))
    }

    /// The alerts that are shown, with their ids.
    fn alerts(self) -> impl Iterator<Item = (Shown, &'a str)> {
        let stage = self.stage().into_iter();
        stage.flat_map(move |(number, stage)| {
            let shown = stage.alerts.entries().filter(move |(_, alert)| self.meets(&alert.when));
            shown.map(move |(alert, it)| {
                let changed = self.contents.ground().changed_alert(it, self.position().since, self.at);
                ((number, alert, changed.is_some()), changed.map_or(&*it.id, |follower| &*follower.id))
            })
        })
    }

    /// Whether a notification can be part of a digest.
    fn digests(self, notification: NotificationId) -> bool {
        self.rules().notifications()[notification].digest.is_some()
    }

    /// The notifications of a trigger: notification, recipient and recipient id.
    fn notified(self, trigger: Trigger) -> impl Iterator<Item = (NotificationId, RecipientId, &'a str)> {
        let rules = self.rules();
        let notify = match trigger {
            Trigger::Timeout => self.course.stage().running(rules).map_or(&[][..], |timeout| &timeout.notify),
            Trigger::Clock(clock) => self.limit(clock).map_or(&[][..], |limit| &limit.notify),
            Trigger::Action(state, action) => &rules.actions(state)[action].notify,
        };
        let sent = self.contents.sent(notify);
        sent.map(move |(number, recipient)| (number, recipient, &*rules.recipients()[recipient]))
    }
}

impl Tally {
    pub(super) fn new(
        (before, after): (&Arc<RuleSet>, &Arc<RuleSet>),
        (from, to): (State, State),
        origins: Origins,
    ) -> Self {
        Self {
            before: Arc::clone(before),
            after: Arc::clone(after),
            from,
            to,
            origins: Arc::new(origins),
            leads: 0,
            deadlines: Deadlines::default(),
            lost_actions: Counts::default(),
            gained_actions: Counts::default(),
            lost_alerts: Counts::default(),
            gained_alerts: Counts::default(),
            shows: Counts::default(),
            targets: Counts::default(),
            clocks: BTreeMap::default(),
            clock_targets: Counts::default(),
            lost_notices: Counts::default(),
            gained_notices: Counts::default(),
            digested: Counts::default(),
            undigested: Counts::default(),
            aside: Counts::default(),
            lacking: Counts::default(),
        }
    }

    pub(super) fn is_of(&self, before: &Arc<RuleSet>, after: &Arc<RuleSet>, from: State, to: State) -> bool {
        self.from == from && self.to == to && Arc::ptr_eq(&self.before, before) && Arc::ptr_eq(&self.after, after)
    }

    /// Counts a lead that moves.
    pub(super) fn add(&mut self, before: Scene<'_>, after: Scene<'_>) {
        self.leads += 1;
        self.deadlines.add(before.position().due(), after.position().due());
        self.clocks(before, after);
        let trigger = |(state, action)| Trigger::Action(state, action);
        for (action, id) in before.actions() {
            match after.actions().find(|(_, known)| *known == id) {
                None => count(&mut self.lost_actions, action),
                Some((same, _)) => self.notices(before, trigger(action), after, trigger(same)),
            }
        }
        for (action, _) in after.actions().filter(|(_, id)| before.actions().all(|(_, known)| known != *id)) {
            count(&mut self.gained_actions, action);
        }
        if before.position().shows != after.position().shows {
            count(&mut self.shows, after.position().shows);
        }
        if let Some((old, new)) = before.expires().zip(after.expires())
            && before.rules().state_id(old) != after.rules().state_id(new)
        {
            count(&mut self.targets, (old, new));
        }
        self.notices(before, Trigger::Timeout, after, Trigger::Timeout);
        for (key, _) in before.alerts().filter(|(_, id)| after.alerts().all(|(_, known)| known != *id)) {
            count(&mut self.lost_alerts, key);
        }
        for (key, _) in after.alerts().filter(|(_, id)| before.alerts().all(|(_, known)| known != *id)) {
            count(&mut self.gained_alerts, key);
        }
    }

    /// Counts what happens to the clocks of a lead.
    fn clocks(&mut self, before: Scene<'_>, after: Scene<'_>) {
        let origins = Arc::clone(&self.origins);
        for (clock, origin) in origins.entries() {
            let (was, is) = (origin.and_then(|origin| before.over(origin)), after.over(clock));
            self.clocks.entry(Clocked::New(clock)).or_default().add(was, is);
            let Some(origin) = *origin else { continue };
            let id = |rules: &RuleSet, to: Option<State>| to.map(|to| rules.state_id(to).to_owned());
            if let Some((old, new)) = before.limit(origin).zip(after.limit(clock))
                && id(before.rules(), old.to) != id(after.rules(), new.to)
            {
                count(&mut self.clock_targets, (clock, old.to, new.to));
            }
            if was.is_some() && is.is_some() {
                self.notices(before, Trigger::Clock(origin), after, Trigger::Clock(clock));
            }
        }
        for clock in before.rules().clocks().ids().filter(|clock| !origins.iter().any(|origin| *origin == Some(*clock)))
        {
            self.clocks.entry(Clocked::Old(clock)).or_default().add(before.over(clock), None);
        }
    }

    fn notices(&mut self, before: Scene<'_>, trigger: Trigger, after: Scene<'_>, same: Trigger) {
        for (notification, recipient, id) in before.notified(trigger) {
            if after.notified(same).all(|(_, _, known)| known != id) {
                count(&mut self.lost_notices, Notice { trigger, notification, recipient });
            }
        }
        for (notification, recipient, id) in after.notified(same) {
            let Some((old, ..)) = before.notified(trigger).find(|(_, _, known)| *known == id) else {
                count(&mut self.gained_notices, Notice { trigger: same, notification, recipient });
                continue;
            };
            let notice = Notice { trigger: same, notification, recipient };
            match (before.digests(old), after.digests(notification)) {
                (false, true) => count(&mut self.digested, notice),
                (true, false) => count(&mut self.undigested, notice),
                _ => {}
            }
        }
    }

    pub(super) fn put_aside(&mut self, what: Noun, id: &str) {
        count(&mut self.aside, (what, id.into()));
    }

    pub(super) fn lacks(&mut self, field: FieldId) {
        count(&mut self.lacking, field);
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.leads += other.leads;
        self.deadlines.merge(other.deadlines);
        merge(&mut self.lost_actions, other.lost_actions);
        merge(&mut self.gained_actions, other.gained_actions);
        merge(&mut self.lost_alerts, other.lost_alerts);
        merge(&mut self.gained_alerts, other.gained_alerts);
        merge(&mut self.shows, other.shows);
        merge(&mut self.targets, other.targets);
        for (clock, deadlines) in other.clocks {
            self.clocks.entry(clock).or_default().merge(deadlines);
        }
        merge(&mut self.clock_targets, other.clock_targets);
        merge(&mut self.lost_notices, other.lost_notices);
        merge(&mut self.gained_notices, other.gained_notices);
        merge(&mut self.digested, other.digested);
        merge(&mut self.undigested, other.undigested);
        merge(&mut self.aside, other.aside);
        merge(&mut self.lacking, other.lacking);
    }
}
