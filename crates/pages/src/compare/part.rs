//! Compares a part of a page that is about another rule set than the rest: only its names and durations.

use crate::label::Noun;
use crate::written;
use referee::rules::Duration;

use super::Comparing;

impl Comparing<'_> {
    pub(super) fn part(&mut self) {
        let (rules, stated) = (self.rules, self.stated);
        let mut expected: Vec<(Duration, Vec<&str>)> = Vec::new();
        for stage in rules.stages() {
            let key = vec!["stages", &*stage.id, "timeout", "after"];
            expected.extend(stage.timeouts.iter().map(|timeout| (timeout.after, key.clone())));
            let alerts = stage.alerts.iter().filter_map(|alert| {
                Some((alert.follower.as_ref()?.after, vec!["stages", &*stage.id, "alerts", &*alert.id, "for"]))
            });
            expected.extend(alerts);
        }
        for clock in rules.clocks() {
            let key = vec!["clocks", &*clock.id, "timeout", "after"];
            expected.extend(clock.limits.iter().map(|limit| (limit.after, key.clone())));
        }
        for section in &stated.sections {
            let names = section.entries.iter().map(|entry| &entry.name).chain(section.lists.iter().flatten());
            let actions = section.actions.iter().flat_map(|action| action.names.iter().chain([&action.name]));
            let timeouts = section.timeouts.iter().flat_map(|timeout| &timeout.names);
            for name in names.chain(actions).chain(timeouts) {
                let nouns = [Noun::Stage, Noun::Action, Noun::Outcome];
                let meant = nouns.iter().find_map(|noun| self.labels.same(*noun, name.words()).first().copied());
                if let Some(label) = meant.map(|meant| meant.label) {
                    self.confirm(&name.at, &["stages", self.labels.id(label)]);
                }
            }
            let mut open = expected.clone();
            let mut wrong = Vec::new();
            for time in section.times.iter().filter(|time| !time.inexact) {
                match open.iter().position(|(after, _)| *after == time.duration) {
                    Some(found) => {
                        let (_, route) = open.remove(found);
                        self.confirm(&time.at, &route);
                    }
                    None => wrong.push(time),
                }
            }
            for time in wrong {
                let page = written(time.duration);
                let next = if open.is_empty() { None } else { Some(open.remove(0)) };
                let Some((after, route)) = next else {
                    self.beyond(&time.at, format!("no rule matches the duration {page}"));
                    continue;
                };
                let rule = written(after);
                let message = format!("the duration is {page} on the page but {rule} in the rules");
                self.contradict(&time.at, &route, message, &format!("the duration is {rule}"));
            }
        }
    }
}
