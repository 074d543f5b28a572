//! Differences in stages and their exits: actions, timeouts, alerts.

use referee::rules::{FieldId, Need, Outcome, Stage};

use super::change::{Aspect, Counterparts, Section};
use super::compare::{Comparison, sorted};
use super::content::{
    ActionContent, AlertContent, ClockContent, Content, FollowerContent, InputContent, TimeoutContent,
};
use super::pairs::{Named, Three, pairs, reordered};
use super::side::Side;
use referee::tooling::{Name, Noun};

/// A stage in both rule sets; one may be missing.
type Both<'r> = (Option<&'r Stage>, Option<&'r Stage>);

impl<'r> Comparison<'r> {
    pub(super) fn stages(&mut self) {
        let names = self.three(|side| -> Vec<Name> {
            side.rules.stages().iter().map(|stage| side.name(Noun::Stage, &stage.id)).collect()
        });
        let moved_first = names.moved.first() != names.new.first();
        for (old, new) in pairs(&names.moved, &names.new) {
            let before = old.and_then(|old| names.old.get(old)).cloned();
            let after = new.and_then(|new| names.new.get(new)).cloned();
            let stage = Counterparts { before: before.clone(), after: after.clone() };
            self.section = Section::Stage(stage.clone());
            self.path.push(stage);
            let both: Both<'r> = (
                old.and_then(|old| self.old.rules.stages().as_slice().get(old)),
                new.and_then(|new| self.new.rules.stages().as_slice().get(new)),
            );
            let shows = |stage: &Stage| Some(Content::Shows(stage.shows));
            match both {
                (Some(was), Some(is)) => {
                    let same = was.id == is.id;
                    let aspect = if same { Aspect::Relabeled } else { Aspect::Renamed };
                    self.report(Noun::Stage, aspect, before.map(Content::Name), after.map(Content::Name));
                    self.first_stage(moved_first && new == Some(0), &names);
                    if was.shows != is.shows {
                        self.report(Noun::Stage, Aspect::Shows, shows(was), shows(is));
                    }
                    self.withheld(Noun::Stage, &was.withhold, &is.withhold);
                }
                (Some(was), None) => self.report(Noun::Stage, Aspect::Removed, shows(was), None),
                (None, Some(is)) => {
                    self.report(Noun::Stage, Aspect::Added, None, shows(is));
                    self.first_stage(moved_first && new == Some(0), &names);
                }
                (None, None) => {}
            }
            self.actions(both);
            self.timeouts(both);
            self.alerts(both);
            self.path.pop();
        }
    }

    /// Compares the outcomes, and what they show.
    pub(super) fn ends(&mut self) {
        let outcomes = self.three(|side| -> Named<&'r Outcome> {
            let outcomes = side.rules.archive().outcomes.iter();
            outcomes.map(|outcome| (side.name(Noun::Outcome, &outcome.id), outcome)).collect()
        });
        self.each(
            Noun::Outcome,
            &outcomes,
            |name, _| Content::Name(name.clone()),
            |this, outcomes| {
                let (was, is) = (*outcomes.old, *outcomes.new);
                if was.shows != is.shows {
                    let shows = |outcome: &Outcome| outcome.shows.map(Content::Shows);
                    this.report(Noun::Outcome, Aspect::Shows, shows(was), shows(is));
                }
                this.withheld(Noun::Outcome, &was.withhold, &is.withhold);
            },
        );
        let names = outcomes.map(|all| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        let of = |all: &Named<&'r Outcome>, place: Option<usize>| all.get(place?).map(|(_, outcome)| *outcome);
        for (old, new) in pairs(&names.moved, &names.new) {
            let before = old.and_then(|old| names.old.get(old)).cloned();
            let after = new.and_then(|new| names.new.get(new)).cloned();
            let (was, is) = (of(&outcomes.old, old), of(&outcomes.new, new));
            let outcome = Counterparts { before, after };
            self.section = Section::Outcome(outcome.clone());
            self.path.push(outcome);
            let content = |side: Side<'r>, outcome: Option<&'r Outcome>| -> Named<ActionContent> {
                outcome.map(|outcome| side.actions(&outcome.id, outcome.actions.as_slice())).unwrap_or_default()
            };
            let actions =
                Three { old: content(self.old, was), moved: content(self.moved, was), new: content(self.new, is) };
            self.offers(&actions);
            self.path.pop();
        }
        self.section = Section::Outcomes;
    }

    /// Compares the fields that a stage or an outcome withholds.
    fn withheld(&mut self, noun: Noun, was: &[FieldId], is: &[FieldId]) {
        let names = |side: Side<'r>, fields: &[FieldId]| -> Vec<Name> {
            fields.iter().map(|field| side.field_name(Noun::Field, *field)).collect()
        };
        let (moved, new) = (names(self.moved, was), names(self.new, is));
        if !moved.iter().all(|name| new.contains(name)) || moved.len() != new.len() {
            let some = |names: Vec<Name>| (!names.is_empty()).then_some(Content::Names(names));
            self.report(noun, Aspect::Withheld, some(names(self.old, was)), some(new));
        }
    }

    fn first_stage(&mut self, first: bool, names: &Three<Vec<Name>>) {
        if first {
            let name = |names: &[Name]| names.first().cloned().map(Content::Name);
            self.report(Noun::Stage, Aspect::First, name(&names.old), name(&names.new));
        }
    }

    /// Applies a function to a stage in both rule sets.
    fn of_stage<T>(&self, both: Both<'r>, of: impl Fn(Side<'r>, Option<&'r Stage>) -> T) -> Three<T> {
        Three { old: of(self.old, both.0), moved: of(self.moved, both.0), new: of(self.new, both.1) }
    }

    fn actions(&mut self, both: Both<'r>) {
        let actions = self.of_stage(both, |side, stage| -> Named<ActionContent> {
            stage.map(|stage| side.actions(&stage.id, stage.actions.as_slice())).unwrap_or_default()
        });
        self.offers(&actions);
    }

    /// Compares the actions of a stage or an outcome.
    fn offers(&mut self, actions: &Three<Named<ActionContent>>) {
        self.each_in_order(
            Noun::Action,
            actions,
            |_, action| Content::Action(action.clone()),
            |this, actions| {
                this.action(actions);
            },
        );
    }

    fn action(&mut self, actions: Three<&ActionContent>) {
        let Three { old: was, moved, new: is } = actions;
        let name = |name: &Option<Name>| name.clone().map(Content::Name);
        if moved.to != is.to {
            self.report(Noun::Action, Aspect::Target, name(&was.to), name(&is.to));
        }
        self.condition(Noun::Action, actions.map(|action| &action.when));
        let roles = |roles: &[Name]| {
            let mut roles = roles.to_vec();
            roles.sort();
            roles
        };
        if roles(&moved.by) != roles(&is.by) {
            let names = |names: &[Name]| Some(Content::Names(names.to_vec()));
            self.report(Noun::Action, Aspect::Roles, names(&was.by), names(&is.by));
        }
        self.inputs(&was.fields, &moved.fields, &is.fields);
        if moved.confirm != is.confirm {
            self.report(Noun::Action, Aspect::Confirm, name(&was.confirm), name(&is.confirm));
        }
        self.notices(Noun::Action, actions.map(|action| &action.notify));
        self.changed(Noun::Action, Aspect::Clocks, actions.map(|action| &action.clocks), Content::Clocks);
    }

    fn inputs(&mut self, was: &[InputContent], moved: &[InputContent], is: &[InputContent]) {
        let fields =
            |inputs: &[InputContent]| -> Vec<Name> { inputs.iter().map(|input| input.field.clone()).collect() };
        let (old, new) = (fields(was), fields(is));
        let pairs = pairs(&fields(moved), &new);
        for (before, after) in &pairs {
            let before = before.and_then(|place| was.get(place));
            let after = after.and_then(|place| is.get(place));
            let aspect = match (before, after) {
                (Some(before), Some(after)) if before.need == after.need => continue,
                (Some(before), Some(after)) if weight(before.need) < weight(after.need) => Aspect::Stricter,
                (Some(_), Some(_)) => Aspect::Looser,
                (Some(_), None) => Aspect::Removed,
                (None, _) => Aspect::Added,
            };
            let field = |input: Option<&InputContent>| input.map(|input| input.field.clone());
            let need = |input: Option<&InputContent>| input.map(|input| Content::Need(input.need));
            self.path.push(Counterparts { before: field(before), after: field(after) });
            self.report(Noun::Input, aspect, need(before), need(after));
            self.path.pop();
        }
        // Fields are sorted by need. A changed need alone moves a field, which is not a changed order.
        let same_need = |pair: &&(Option<usize>, Option<usize>)| {
            let before = pair.0.and_then(|place| was.get(place));
            let after = pair.1.and_then(|place| is.get(place));
            before.zip(after).is_some_and(|(before, after)| before.need == after.need)
        };
        if reordered(&pairs.iter().filter(same_need).copied().collect::<Vec<_>>()) {
            self.report(Noun::Input, Aspect::Order, Some(Content::Names(old)), Some(Content::Names(new)));
        }
    }

    fn timeouts(&mut self, both: Both<'r>) {
        let limits = self.of_stage(both, |side, stage| -> Vec<TimeoutContent> {
            stage.map(|stage| stage.timeouts.iter().map(|it| side.timeout(it)).collect()).unwrap_or_default()
        });
        let Three { old: was, moved, new: is } = &limits;
        // One timeout for all leads became several that together cover all leads, or the reverse: compare each pair.
        let for_all = |limits: &[TimeoutContent]| matches!(limits, [only] if only.when.is_empty());
        let limited = |stage: Option<&Stage>| stage.is_some_and(|stage| stage.limited);
        let split = for_all(moved) && is.len() > 1 && limited(both.1);
        if split || (for_all(is) && was.len() > 1 && limited(both.0)) {
            for (old, moved) in was.iter().zip(moved) {
                for new in is {
                    self.when.clone_from(if split { &new.when } else { &moved.when });
                    self.limit(Noun::Timeout, Three { old, moved, new });
                }
            }
            self.when.clear();
            return;
        }
        self.paired_timeouts(Noun::Timeout, &limits);
    }

    /// Timeouts have no names: they are paired by condition, or because only one is left on each side.
    fn paired_timeouts(&mut self, noun: Noun, Three { old: was, moved, new: is }: &Three<Vec<TimeoutContent>>) {
        let (added, removed) = match noun {
            Noun::Clock => (Aspect::LimitAdded, Aspect::LimitRemoved),
            _ => (Aspect::Added, Aspect::Removed),
        };
        let conditional = was.len() > 1 || is.len() > 1;
        let mut left: Vec<usize> = (0..is.len()).collect();
        let mut gone: Vec<usize> = Vec::new();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (number, timeout) in moved.iter().enumerate() {
            let tests = sorted(timeout.when.clone());
            let same =
                left.iter().position(|place| is.get(*place).is_some_and(|other| sorted(other.when.clone()) == tests));
            match same {
                Some(place) => kept.push((number, left.remove(place))),
                None => gone.push(number),
            }
        }
        if let ([old], [new]) = (&*gone, &*left) {
            kept.push((*old, *new));
            (gone, left) = (Vec::new(), Vec::new());
        }
        kept.sort_unstable();
        for number in gone {
            let Some(timeout) = was.get(number) else { continue };
            self.report(noun, removed, Some(Content::Timeout(timeout.clone())), None);
        }
        for (old, new) in kept {
            let (Some(old), Some(moved), Some(new)) = (was.get(old), moved.get(old), is.get(new)) else { continue };
            if conditional || !new.when.is_empty() {
                self.when.clone_from(&new.when);
            }
            let limits = Three { old, moved, new };
            self.condition(noun, limits.map(|limit| &limit.when));
            self.limit(noun, limits);
            self.when.clear();
        }
        for number in left {
            let Some(timeout) = is.get(number) else { continue };
            self.report(noun, added, None, Some(Content::Timeout(timeout.clone())));
        }
    }

    /// Compares the durations, targets and notifications of two timeouts.
    fn limit(&mut self, noun: Noun, limits: Three<&TimeoutContent>) {
        self.time(noun, limits.old.after, limits.new.after);
        if limits.moved.to != limits.new.to {
            let name = |limit: &TimeoutContent| limit.to.clone().map(Content::Name);
            self.report(noun, Aspect::Target, name(limits.old), name(limits.new));
        }
        self.notices(noun, limits.map(|limit| &limit.notify));
        let reminders = limits.map(|limit| &limit.reminders);
        self.changed(noun, Aspect::Reminders, reminders, Content::Reminders);
    }

    /// Compares the clocks.
    pub(super) fn clocks(&mut self) {
        self.section = Section::Clocks;
        let clocks = self.three(|side| -> Named<ClockContent> {
            let clocks = side.rules.clocks().iter();
            clocks.map(|clock| (side.name(Noun::Clock, &clock.id), side.clock(clock))).collect()
        });
        self.each(
            Noun::Clock,
            &clocks,
            |_, clock| Content::Clock(clock.clone()),
            |this, clocks| {
                this.changed(Noun::Clock, Aspect::Starts, clocks.map(|clock| &clock.starts), Content::Starts);
                this.changed(Noun::Clock, Aspect::Pauses, clocks.map(|clock| &clock.pauses), Content::Names);
                this.changed(Noun::Clock, Aspect::Stops, clocks.map(|clock| &clock.stops), Content::Names);
                this.paired_timeouts(Noun::Clock, &clocks.map(|clock| clock.limits.clone()));
            },
        );
    }

    fn alerts(&mut self, both: Both<'r>) {
        let alerts = self.of_stage(both, |side, stage| -> Named<AlertContent> {
            let alerts = stage.into_iter().flat_map(|stage| &stage.alerts).map(|alert| side.alert(alert));
            alerts.map(|alert| (alert.alert.clone(), alert)).collect()
        });
        self.each(Noun::Alert, &alerts, |_, alert| Content::Alert(alert.clone()), Self::alert);
    }

    fn alert(&mut self, alerts: Three<&AlertContent>) {
        let Three { old: was, moved, new: is } = alerts;
        let icon = |icon: &Option<Box<str>>| icon.clone().map(Content::Icon);
        self.condition(Noun::Alert, alerts.map(|alert| &alert.when));
        if was.icon != is.icon {
            self.report(Noun::Alert, Aspect::Icon, icon(&was.icon), icon(&is.icon));
        }
        let follower = |follower: &FollowerContent| Some(Content::Follower(follower.clone()));
        match (&was.then, &moved.then, &is.then) {
            (Some(was), Some(moved), Some(is)) => {
                self.time(Noun::Follower, was.after, is.after);
                let names = Three { old: &was.alert, moved: &moved.alert, new: &is.alert };
                self.changed(Noun::Follower, Aspect::Text, names, Content::Name);
                if was.icon != is.icon {
                    self.report(Noun::Follower, Aspect::Icon, icon(&was.icon), icon(&is.icon));
                }
            }
            (Some(was), _, None) => self.report(Noun::Follower, Aspect::Removed, follower(was), None),
            (None, _, Some(is)) => self.report(Noun::Follower, Aspect::Added, None, follower(is)),
            _ => {}
        }
    }
}

/// A number that grows with the need.
const fn weight(need: Need) -> u8 {
    match need {
        Need::Optional => 0,
        Need::Asked => 1,
        Need::Required => 2,
    }
}
