//! Compares durations: those in the sections of a stage with the timeouts and alerts of the stage, in any language.

use crate::stated::{StatedSection, StatedTime, TimeRole};
use crate::written;
use referee::rules::{Duration, Stage, StageId};

use super::Comparing;

/// A duration of the rules.
struct Expected {
    after: Duration,
    route: Vec<String>,
    is_alert: bool,
    /// Whether the page states it.
    stated: bool,
}

impl Expected {
    fn new(after: Duration, is_alert: bool, route: &[&str]) -> Self {
        Self { after, route: route.iter().map(ToString::to_string).collect(), is_alert, stated: false }
    }

    fn fits(&self, time: &StatedTime, alone: bool) -> bool {
        match time.role {
            Some(TimeRole::Timeout) => !self.is_alert,
            Some(TimeRole::Alert) => self.is_alert,
            Some(TimeRole::Advice | TimeRole::Reminder | TimeRole::Extension | TimeRole::Digest) => false,
            // Without a known sentence, boxes are about alerts, and other text about timeouts.
            None => alone || time.callout == self.is_alert,
        }
    }
}

/// The stage or the clock that sections are about.
#[derive(Debug, Clone, Copy)]
struct Part<'p> {
    what: &'static str,
    /// The key in rule files.
    key: &'static str,
    id: &'p str,
}

/// The durations of a stage.
fn of_stage(stage: &Stage) -> Vec<Expected> {
    let key = ["stages", &*stage.id, "timeout", "after"];
    let timeouts = stage.timeouts.iter().map(|timeout| Expected::new(timeout.after, false, &key));
    let alerts = stage.alerts.iter().filter_map(|alert| {
        let route = ["stages", &*stage.id, "alerts", &*alert.id, "for"];
        Some(Expected::new(alert.follower.as_ref()?.after, true, &route))
    });
    timeouts.chain(alerts).collect()
}

/// The maximum number of unknown durations reported per section.
const MOST_OTHERS: usize = 20;

impl Comparing<'_> {
    /// Compares the durations of all sections.
    pub(super) fn durations(&mut self, owners: &[Option<StageId>]) {
        let stated = self.stated;
        let rules = self.rules;
        let clocks = self.clock_sections();
        let mut parts: Vec<(Part<'_>, Vec<Expected>, Vec<&StatedSection>)> = Vec::new();
        for (number, stage) in rules.stages().entries() {
            let sections = stated.sections.iter().zip(owners).filter(|(_, owner)| **owner == Some(number));
            let part = Part { what: "stage", key: "stages", id: &stage.id };
            parts.push((part, of_stage(stage), sections.map(|(section, _)| section).collect()));
        }
        for (clock, number) in rules.clocks().iter().zip(&clocks) {
            let key = ["clocks", &*clock.id, "timeout", "after"];
            let expected = clock.limits.iter().map(|limit| Expected::new(limit.after, false, &key)).collect();
            let section = number.and_then(|number| stated.sections.get(number));
            parts.push((Part { what: "clock", key: "clocks", id: &clock.id }, expected, section.into_iter().collect()));
        }
        for (part, expected, sections) in parts {
            let Some(first) = sections.first() else { continue };
            let times: Vec<&StatedTime> =
                sections.iter().flat_map(|section| section.times.iter().take(MOST_OTHERS)).collect();
            let left = self.of_part(part, expected, &times);
            if self.understood && first.never.is_none() {
                for expected in left.iter().filter(|expected| !expected.stated) {
                    let (after, Part { what, id, .. }) = (written(expected.after), part);
                    let message = if expected.is_alert {
                        format!("the page does not say that an alert of {what} `{id}` changes after {after}")
                    } else if part.key == "stages" {
                        format!("the page does not say that leads leave stage `{id}` after {after}")
                    } else {
                        format!("the page does not say that the time of {what} `{id}` is {after}")
                    };
                    let route: Vec<&str> = expected.route.iter().map(String::as_str).collect();
                    self.unsaid(&first.heading.at, &route, message);
                }
            }
        }
        let others = stated.sections.iter().zip(owners).enumerate().filter(|(_, (_, owner))| owner.is_none());
        let others = others.filter(|(number, _)| !clocks.contains(&Some(*number)));
        let mut advised = false;
        for (number, (section, _)) in others {
            advised |= self.of_arrival(number, section.times.iter().take(MOST_OTHERS));
        }
        if let Some(within) = rules.respond_within().filter(|_| !advised && self.understood) {
            let message = format!("the page does not advise to respond within {}", written(within));
            self.unsaid(&self.opening(), &["advice", "respond-within"], message);
        }
    }

    /// Compares the durations in the sections of a stage or a clock.
    fn of_part(&mut self, part: Part<'_>, mut expected: Vec<Expected>, times: &[&StatedTime]) -> Vec<Expected> {
        let alone = expected.iter().all(|it| it.is_alert) || expected.iter().all(|it| !it.is_alert);
        let mut wrong: Vec<&StatedTime> = Vec::new();
        for time in times.iter().copied().filter(|time| time.role.is_none_or(TimeRole::is_limit)) {
            let same = |it: &&mut Expected| it.after == time.duration && it.fits(time, alone) && !time.inexact;
            match expected.iter_mut().filter(|it| !it.stated).find(same) {
                Some(it) => {
                    it.stated = true;
                    let route: Vec<&str> = it.route.iter().map(String::as_str).collect();
                    self.confirm(&time.at, &route);
                }
                // The page may state it again.
                None => match expected.iter_mut().find(same) {
                    Some(it) => {
                        let route: Vec<&str> = it.route.iter().map(String::as_str).collect();
                        self.confirm(&time.at, &route);
                    }
                    None => wrong.push(time),
                },
            }
        }
        for time in wrong {
            self.wrong_time(part, time, &mut expected, alone);
        }
        expected
    }

    /// Reports a duration that no rule of the stage or the clock has.
    fn wrong_time(&mut self, part: Part<'_>, time: &StatedTime, expected: &mut [Expected], alone: bool) {
        let fitting = |it: &Expected| it.fits(time, alone);
        let open = expected.iter().position(|it| !it.stated && fitting(it));
        let again = || expected.iter().position(|it| fitting(it) && time.role.is_some());
        let found = open.or_else(again).and_then(|number| expected.get_mut(number));
        if time.inexact {
            // It is reported as unreadable.
            if let Some(expected) = found {
                expected.stated = true;
            }
            return;
        }
        let page = written(time.duration);
        let Some(expected) = found else {
            let Part { what, key, id } = part;
            let route = [key, id];
            return match time.role {
                Some(TimeRole::Alert) => {
                    let message = format!("an alert of {what} `{id}` changes on the page but not in the rules");
                    self.contradict(&time.at, &route, message, "no alert changes");
                }
                Some(TimeRole::Timeout) => {
                    let message = format!("{what} `{id}` has a timeout on the page but not in the rules");
                    self.contradict(&time.at, &route, message, "no such timeout");
                }
                _ => self.beyond(&time.at, format!("no rule matches the duration {page}")),
            };
        };
        expected.stated = true;
        let rule = written(expected.after);
        let what = if expected.is_alert { "the alert changes after" } else { "the timeout is" };
        let message = format!("{what} {page} on the page but {rule} in the rules");
        let route: Vec<&str> = expected.route.iter().map(String::as_str).collect();
        self.contradict(&time.at, &route, message, &format!("{what} {rule}"));
    }

    /// Compares the durations in a section of no stage, which are advice or about something else. Returns whether the
    /// section advises.
    fn of_arrival<'t>(&mut self, section: usize, times: impl Iterator<Item = &'t StatedTime>) -> bool {
        let within = self.rules.respond_within();
        let arrives = self.section_of("arrival") == Some(section);
        let route = ["advice", "respond-within"];
        let mut advised = false;
        for time in times.filter(|time| time.role != Some(TimeRole::Digest)) {
            let page = written(time.duration);
            let advises = time.role == Some(TimeRole::Advice) || (arrives && time.role.is_none());
            match within.filter(|_| advises) {
                _ if time.inexact => advised |= advises,
                Some(within) if within == time.duration => {
                    advised = true;
                    self.confirm(&time.at, &route);
                }
                Some(within) if time.role == Some(TimeRole::Advice) || !advised => {
                    advised = true;
                    let rule = written(within);
                    let message = format!("the advised response time is {page} on the page but {rule} in the rules");
                    self.contradict(&time.at, &route, message, &format!("{rule} here"));
                }
                None if time.role == Some(TimeRole::Advice) => {
                    let message = format!("the page advises to respond within {page}, but the rules do not");
                    self.contradict(&time.at, &["advice"], message, "no such advice");
                }
                _ => self.beyond(&time.at, format!("no rule matches the duration {page}")),
            }
        }
        advised
    }
}
