//! Stages and what leads out of them: actions, time limits, alerts.

use referee::rules::{Action, Alert, Need, Stage, Timeout};

use super::change::{Aspect, Counterparts, Section};
use super::compare::{Comparison, Names, sorted};
use super::content::{ActionContent, AlertContent, Content, FollowerContent, InputContent, TimeoutContent};
use super::pairs::{pairs, reordered};
use super::side::Side;
use referee::status::{Name, Noun};

/// A stage in both rule sets; one of the two may be missing.
type Both<'r> = (Option<&'r Stage>, Option<&'r Stage>);

fn actions(stage: Option<&Stage>) -> &[Action] {
    stage.map_or(&[], |stage| stage.actions.as_slice())
}

fn timeouts(stage: Option<&Stage>) -> &[Timeout] {
    stage.map_or(&[], |stage| stage.timeouts.as_slice())
}

fn alerts(stage: Option<&Stage>) -> &[Alert] {
    stage.map_or(&[], |stage| stage.alerts.as_slice())
}

impl<'r> Comparison<'r> {
    pub(super) fn stages(&mut self) {
        let names = |side: Side<'r>| -> Vec<Name> {
            side.rules.stages().iter().map(|stage| side.name(Noun::Stage, &stage.id)).collect()
        };
        let names = Names { old: names(self.old), moved: names(self.moved), new: names(self.new) };
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
                    let aspect = if same { Aspect::Relabelled } else { Aspect::Renamed };
                    self.tell(Noun::Stage, aspect, before.map(Content::Name), after.map(Content::Name));
                    self.first_stage(moved_first && new == Some(0), &names);
                    if was.shows != is.shows {
                        self.tell(Noun::Stage, Aspect::Shows, shows(was), shows(is));
                    }
                }
                (Some(was), None) => self.tell(Noun::Stage, Aspect::Removed, shows(was), None),
                (None, Some(is)) => {
                    self.tell(Noun::Stage, Aspect::Added, None, shows(is));
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

    fn first_stage(&mut self, first: bool, names: &Names) {
        if first {
            let name = |names: &[Name]| names.first().cloned().map(Content::Name);
            self.tell(Noun::Stage, Aspect::First, name(&names.old), name(&names.new));
        }
    }

    fn actions(&mut self, both: Both<'r>) {
        let (was, is) = (actions(both.0), actions(both.1));
        let names = |side: Side<'r>, stage: Option<&Stage>| -> Vec<Name> {
            let id = stage.map_or("", |stage| &stage.id);
            actions(stage).iter().map(|action| side.action_name(id, &action.id)).collect()
        };
        let names =
            Names { old: names(self.old, both.0), moved: names(self.moved, both.0), new: names(self.new, both.1) };
        let (old, moved, new) = (self.old, self.moved, self.new);
        let content = |side: Side<'r>, actions: &[Action], number: usize| {
            let action = actions.get(number).map(|action| side.action(action));
            action.map_or_else(|| Content::Names(Vec::new()), Content::Action)
        };
        let contents = (|number| content(old, was, number), |number| content(new, is, number));
        let reordered = self.each(Noun::Action, &names, &contents, |this, a, b| {
            let (Some(a), Some(b)) = (was.get(a), is.get(b)) else { return };
            this.action(&old.action(a), &moved.action(a), &new.action(b));
        });
        if reordered {
            self.tell(Noun::Action, Aspect::Order, Some(Content::Names(names.old)), Some(Content::Names(names.new)));
        }
    }

    fn action(&mut self, was: &ActionContent, moved: &ActionContent, is: &ActionContent) {
        let name = |name: &Option<Name>| name.clone().map(Content::Name);
        if moved.to != is.to {
            self.tell(Noun::Action, Aspect::Target, name(&was.to), name(&is.to));
        }
        self.condition(Noun::Action, was.when.clone(), moved.when.clone(), is.when.clone());
        let roles = |roles: &[Name]| {
            let mut roles = roles.to_vec();
            roles.sort();
            roles
        };
        if roles(&moved.by) != roles(&is.by) {
            let names = |names: &[Name]| Some(Content::Names(names.to_vec()));
            self.tell(Noun::Action, Aspect::Roles, names(&was.by), names(&is.by));
        }
        self.inputs(&was.fields, &moved.fields, &is.fields);
        if moved.confirm != is.confirm {
            self.tell(Noun::Action, Aspect::Confirm, name(&was.confirm), name(&is.confirm));
        }
        self.notices(Noun::Action, &was.notify, &moved.notify, &is.notify);
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
            self.tell(Noun::Input, aspect, need(before), need(after));
            self.path.pop();
        }
        // Fields stand by their need; one that is needed more or less takes another place by that alone.
        let same_need = |pair: &&(Option<usize>, Option<usize>)| {
            let before = pair.0.and_then(|place| was.get(place));
            let after = pair.1.and_then(|place| is.get(place));
            before.zip(after).is_some_and(|(before, after)| before.need == after.need)
        };
        if reordered(&pairs.iter().filter(same_need).copied().collect::<Vec<_>>()) {
            self.tell(Noun::Input, Aspect::Order, Some(Content::Names(old)), Some(Content::Names(new)));
        }
    }

    fn timeouts(&mut self, both: Both<'r>) {
        let contents = |side: Side<'r>, stage: Option<&Stage>| -> Vec<TimeoutContent> {
            timeouts(stage).iter().map(|timeout| side.timeout(timeout)).collect()
        };
        let (was, moved, is) = (contents(self.old, both.0), contents(self.moved, both.0), contents(self.new, both.1));
        // One limit for all leads became several that together are for all, or the other way round: each is compared.
        let for_all = |limits: &[TimeoutContent]| matches!(limits, [only] if only.when.is_empty());
        let limited = |stage: Option<&Stage>| stage.is_some_and(|stage| stage.limited);
        let parted = for_all(&moved) && is.len() > 1 && limited(both.1);
        if parted || (for_all(&is) && was.len() > 1 && limited(both.0)) {
            for (was, moved) in was.iter().zip(&moved) {
                for is in &is {
                    self.when.clone_from(if parted { &is.when } else { &moved.when });
                    self.limit(was, moved, is);
                }
            }
            self.when.clear();
            return;
        }
        let conditional = was.len() > 1 || is.len() > 1;
        // Time limits have no names: they are the same where they hold for the same leads, or are the only ones left.
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
            self.tell(Noun::Timeout, Aspect::Removed, Some(Content::Timeout(timeout.clone())), None);
        }
        for (old, new) in kept {
            let (Some(was), Some(moved), Some(is)) = (was.get(old), moved.get(old), is.get(new)) else { continue };
            if conditional || !is.when.is_empty() {
                self.when.clone_from(&is.when);
            }
            self.timeout(was, moved, is);
            self.when.clear();
        }
        for number in left {
            let Some(timeout) = is.get(number) else { continue };
            self.tell(Noun::Timeout, Aspect::Added, None, Some(Content::Timeout(timeout.clone())));
        }
    }

    fn timeout(&mut self, was: &TimeoutContent, moved: &TimeoutContent, is: &TimeoutContent) {
        self.condition(Noun::Timeout, was.when.clone(), moved.when.clone(), is.when.clone());
        self.limit(was, moved, is);
    }

    /// What happens when time is up, whoever it is for.
    fn limit(&mut self, was: &TimeoutContent, moved: &TimeoutContent, is: &TimeoutContent) {
        self.time(Noun::Timeout, was.after, is.after);
        self.changed((Noun::Timeout, Aspect::Target), (was.to.clone(), &moved.to, is.to.clone()), Content::Name);
        self.notices(Noun::Timeout, &was.notify, &moved.notify, &is.notify);
    }

    fn alerts(&mut self, both: Both<'r>) {
        let contents = |side: Side<'r>, stage: Option<&Stage>| -> Vec<AlertContent> {
            alerts(stage).iter().map(|alert| side.alert(alert)).collect()
        };
        let (was, moved, is) = (contents(self.old, both.0), contents(self.moved, both.0), contents(self.new, both.1));
        let names = |alerts: &[AlertContent]| -> Vec<Name> { alerts.iter().map(|alert| alert.alert.clone()).collect() };
        let names = Names { old: names(&was), moved: names(&moved), new: names(&is) };
        let content = |alerts: &[AlertContent], number: usize| {
            alerts.get(number).cloned().map_or_else(|| Content::Names(Vec::new()), Content::Alert)
        };
        let contents = (|number| content(&was, number), |number| content(&is, number));
        self.each(Noun::Alert, &names, &contents, |this, a, b| {
            let (Some(was), Some(moved), Some(is)) = (was.get(a), moved.get(a), is.get(b)) else { return };
            this.alert(was, moved, is);
        });
    }

    fn alert(&mut self, was: &AlertContent, moved: &AlertContent, is: &AlertContent) {
        let icon = |icon: &Option<Box<str>>| icon.clone().map(Content::Icon);
        self.condition(Noun::Alert, was.when.clone(), moved.when.clone(), is.when.clone());
        if was.icon != is.icon {
            self.tell(Noun::Alert, Aspect::Icon, icon(&was.icon), icon(&is.icon));
        }
        let follower = |follower: &FollowerContent| Some(Content::Follower(follower.clone()));
        match (&was.then, &moved.then, &is.then) {
            (Some(was), Some(moved), Some(is)) => {
                self.time(Noun::Follower, was.after, is.after);
                let names = (was.alert.clone(), &moved.alert, is.alert.clone());
                self.changed((Noun::Follower, Aspect::Text), names, Content::Name);
                if was.icon != is.icon {
                    self.tell(Noun::Follower, Aspect::Icon, icon(&was.icon), icon(&is.icon));
                }
            }
            (Some(was), _, None) => self.tell(Noun::Follower, Aspect::Removed, follower(was), None),
            (None, _, Some(is)) => self.tell(Noun::Follower, Aspect::Added, None, follower(is)),
            _ => {}
        }
    }
}

/// How much a need asks.
const fn weight(need: Need) -> u8 {
    match need {
        Need::Optional => 0,
        Need::Asked => 1,
        Need::Required => 2,
    }
}
