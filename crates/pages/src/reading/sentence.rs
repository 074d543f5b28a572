//! Adds what a sentence states to its subject.

use std::ops::Range;

use referee::rules::{ClockEffect, Need};

use crate::cue::Cue;
use crate::folded::Folded;
use crate::stated::{Name, StatedAction, StatedNotice, StatedTarget, StatedTimeout, TimeRole};
use crate::units::StatedDuration;
use crate::vocabulary::CueMatch;

use super::{Owner, Reading};

impl Reading<'_> {
    /// Adds the statement of one sentence to its subject.
    pub(super) fn sentence(&mut self, text: &Folded<'_>, hit: &CueMatch, used: &mut Vec<(usize, TimeRole)>) {
        let at = text.place(&hit.found.range);
        if let Some(word) = &hit.denied {
            self.section.denials.push((text.place(word), at.clone()));
        }
        let written = hit.found.get("time").map(|range| (range, text.duration_at(range.start)));
        let exact = |known: &StatedDuration| known.qualified.is_none();
        let unread = written.filter(|(_, known)| !known.is_some_and(exact)).map(|(range, known)| {
            (text.place(known.map_or(range, |known| &known.range)), known.and_then(|known| known.qualified))
        });
        if let Some(timeout) = self.section.timeouts.last_mut().filter(|_| hit.cue == Cue::Timeout) {
            timeout.unread |= unread.is_some();
        }
        self.section.unread.extend(unread);
        let time = written.and_then(|(_, known)| known).and_then(|known| {
            let role = match hit.cue {
                Cue::Advice => Some(TimeRole::Advice),
                Cue::AlertChanges => Some(TimeRole::Alert),
                Cue::Timeout => Some(TimeRole::Timeout),
                Cue::Reminds => Some(TimeRole::Reminder),
                Cue::Digest => Some(TimeRole::Digest),
                Cue::ClockExtend => Some(TimeRole::Extension),
                _ => None,
            };
            used.extend(role.map(|role| (known.range.start, role)));
            exact(known).then(|| (known.duration, text.place(&known.range)))
        });
        match hit.cue {
            Cue::Overview => self.section.overview = Some(at),
            Cue::Withheld if self.owner == Owner::Nobody => {
                self.section.withheld.extend(self.fields(text, hit));
            }
            Cue::Roles => self.section.roles.extend(self.listed_names(text, hit, "roles")),
            Cue::Brings => self.section.brings.extend(self.listed_names(text, hit, "fields")),
            Cue::Follows => self.follows.extend(self.blank(text, hit, "rules").into_iter().next()),
            Cue::Found if self.section.path.is_empty() => {
                self.section.path = match hit.found.get("path") {
                    Some(range) => self.menus(text, range),
                    None => ["outer", "inner"].iter().flat_map(|blank| self.blank(text, hit, blank)).collect(),
                };
            }
            Cue::Arrives => {
                let to = hit.found.get("recipient").map(|range| self.name(text, range.clone()));
                self.section.arrivals.extend(to);
            }
            Cue::Choose if self.owner != Owner::Timeout => self.choose(text, hit),
            Cue::Archives if self.owner == Owner::Nobody || self.owner == Owner::Entry => {
                // A statement about archiving also names an outcome.
                for name in self.blank(text, hit, "state") {
                    let here = text.text.whole();
                    let again = |known: &Name| {
                        known.at == name.at || (known.text == name.text && !here.contains(&known.at.start))
                    };
                    let known = self.section.actions.iter().any(|action| again(&action.name));
                    if !known {
                        let to = vec![StatedTarget::Archives(name.clone())];
                        let action = StatedAction { name, to, ..StatedAction::default() };
                        self.section.actions.push(action);
                    }
                }
            }
            Cue::Notifies if self.owner == Owner::Nobody || self.owner == Owner::Entry => {
                let notice = self.notice(text, hit);
                self.section.notices.push(notice);
            }
            Cue::Only if self.owner == Owner::Nobody => {
                let here = text.text.whole();
                let tests = self.tests(text, hit);
                let notice = self.section.notices.last_mut();
                let of = |notice: &StatedNotice| notice.to.iter().any(|name| here.contains(&name.at.start));
                if let Some(notice) = notice.filter(|notice| of(notice)) {
                    notice.when = tests;
                }
            }
            _ if self.owner == Owner::Timeout => self.of_timeout(text, hit, time),
            _ if matches!(self.owner, Owner::Item | Owner::Action) => self.of_action(text, hit, at, time.as_ref()),
            Cue::Details => self.section.details = Some(at),
            _ => self.of_clock(text, hit, at),
        }
    }

    /// Adds where a clock starts, pauses and ends.
    fn of_clock(&mut self, text: &Folded<'_>, hit: &CueMatch, at: Range<usize>) {
        let stages = self.listed_names(text, hit, "stages");
        let clock = &mut self.section.clock;
        match hit.cue {
            Cue::ClockOpened => clock.opened = Some((true, at)),
            Cue::ClockActions => clock.opened = Some((false, at)),
            Cue::ClockStarts => clock.starts.extend(stages),
            Cue::ClockPauses => clock.pauses.extend(stages),
            Cue::ClockStops => clock.stops.extend(stages),
            _ => {}
        }
    }

    /// The names of the fields in a blank.
    pub(super) fn fields(&self, text: &Folded<'_>, hit: &CueMatch) -> Vec<Name> {
        let items = hit.found.get("fields").map(|range| self.vocabulary.items(text, range));
        items.into_iter().flatten().map(|item| Self::named(text, item)).collect()
    }

    pub(super) fn listed_names(&self, text: &Folded<'_>, hit: &CueMatch, blank: &str) -> Vec<Name> {
        hit.found.get(blank).map(|range| self.names(text, range)).unwrap_or_default()
    }

    /// Adds actions that a paragraph offers as choices, and the confirmation button of an item's action.
    fn choose(&mut self, text: &Folded<'_>, hit: &CueMatch) {
        if hit.found.get("action").is_none_or(|range| text.bold_at(range.start).is_none()) {
            return;
        }
        for name in self.blank(text, hit, "action").into_iter().filter(|name| name.bold) {
            if self.owner == Owner::Item {
                if let Some(action) = self.acting()
                    && action.name.text != name.text
                    && action.confirm.is_none()
                {
                    action.confirm = Some(name);
                }
            } else if self.section.actions.iter().all(|action| action.name.text != name.text) {
                self.section.actions.push(StatedAction { name, ..StatedAction::default() });
                self.owner = Owner::Action;
            }
        }
    }

    /// Removes timeouts that are repeated in the same words.
    pub(super) fn once(&mut self) {
        let Some((last, others)) = self.section.timeouts.split_last() else { return };
        let names = |timeout: &StatedTimeout| -> Vec<Box<str>> {
            let name = |target: &StatedTarget| match target {
                StatedTarget::Moves(name) | StatedTarget::Archives(name) => Some(name.text.clone()),
                StatedTarget::Next(_) => None,
            };
            timeout.to.iter().filter_map(name).collect()
        };
        let after = |timeout: &StatedTimeout| timeout.after.as_ref().map(|(after, _)| *after);
        let same = |other: &StatedTimeout| {
            after(other) == after(last) && names(other) == names(last) && other.notices.len() == last.notices.len()
        };
        if last.after.is_some() && last.when.is_empty() && others.iter().any(same) {
            self.section.timeouts.pop();
        }
    }

    fn of_timeout(
        &mut self,
        text: &Folded<'_>,
        hit: &CueMatch,
        time: Option<(referee::rules::Duration, Range<usize>)>,
    ) {
        let targets = self.targets(text, hit);
        let notice = self.notice(text, hit);
        let tests = self.tests(text, hit);
        let Some(timeout) = self.section.timeouts.last_mut() else { return };
        match hit.cue {
            Cue::Timeout if timeout.after.is_none() => timeout.after = time,
            Cue::Moves | Cue::Archives => timeout.to.extend(targets),
            Cue::NextStage => timeout.to.push(StatedTarget::Next(text.place(&hit.found.range))),
            Cue::Notifies => timeout.notices.push(notice),
            Cue::Reminds => timeout.reminders.push((time, notice)),
            Cue::Only => timeout.when = tests,
            _ => {}
        }
    }

    fn of_action(
        &mut self,
        text: &Folded<'_>,
        hit: &CueMatch,
        at: Range<usize>,
        time: Option<&(referee::rules::Duration, Range<usize>)>,
    ) {
        let effect = self.effect(text, hit, time);
        let count = hit.found.get("times").and_then(|range| text.chars.get(range.clone()));
        let count = count.and_then(|digits| digits.iter().collect::<String>().trim().parse().ok());
        let targets = self.targets(text, hit);
        let notice = self.notice(text, hit);
        let tests = self.tests(text, hit);
        let confirm = self.blank(text, hit, "confirm").into_iter().next();
        let range = hit.found.get("fields").cloned();
        let items = range.map(|range| self.vocabulary.items(text, &range)).unwrap_or_default();
        let optional = |item: &Range<usize>| self.vocabulary.is_optional(text, item.end);
        let optionals: Vec<bool> = items.iter().map(optional).collect();
        let fields: Vec<Name> = items.into_iter().map(|item| Self::named(text, item)).collect();
        let roles = self.listed_names(text, hit, "roles");
        let Some(action) = self.acting() else { return };
        let mut needs = |need: Need| {
            let of = |optional: &bool| if *optional { Need::Optional } else { need };
            action.fields.extend(fields.iter().cloned().zip(optionals.iter().map(of)));
        };
        match hit.cue {
            Cue::Moves | Cue::Archives => action.to.extend(targets),
            Cue::NextStage => action.to.push(StatedTarget::Next(at)),
            Cue::Stays => action.stays = true,
            Cue::Notifies => action.notices.push(notice),
            Cue::Required => needs(Need::Required),
            Cue::Asked => needs(Need::Asked),
            Cue::Optional => needs(Need::Optional),
            Cue::Parts => action.parts.extend(fields),
            Cue::Confirm => action.confirm = confirm.filter(|name| name.text != action.name.text),
            Cue::Only => action.when = tests,
            Cue::By => action.by = roles,
            Cue::Details => action.details = Some(at),
            Cue::ClockStart | Cue::ClockStop | Cue::ClockExtend => action.clocks.extend(effect),
            Cue::ClockTimes => {
                if let Some(ClockEffect::Extend { times, .. }) = action.clocks.last_mut().map(|it| &mut it.effect) {
                    *times = count;
                }
            }
            _ => {}
        }
    }
}
