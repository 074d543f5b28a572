//! Compares clocks: where they start, pause and end, their limits, and what actions do to them.

use std::ops::Range;

use crate::label::Noun;
use crate::likeness::SAME;
use crate::stated::{Name, StatedEffect, StatedSection, StatedTimeout};
use crate::written;
use referee::rules::{Clock, ClockChange, ClockEffect, Limit};

use super::actions::labels;
use super::rows::Row;
use super::stages::same_timeouts;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    /// The section of each clock: by anchor, or else by heading.
    pub(super) fn clock_sections(&self) -> Vec<Option<usize>> {
        let sections = || self.stated.sections.iter().enumerate();
        let of = |clock: &Clock| {
            let is = |section: &StatedSection| {
                section.anchors.iter().any(|anchor| anchor.strip_prefix("clock-") == Some(&*clock.id))
            };
            let named = |section: &StatedSection| {
                let has_rules = section.clock.is_stated() || !section.timeouts.is_empty();
                let label = self.labels.known(Noun::Clock, &clock.id);
                let staged = section.anchors.iter().any(|anchor| anchor.starts_with("stage-"));
                let meant = || self.labels.within(Noun::Clock, section.heading.words());
                self.understood && has_rules && !staged && meant().is_some_and(|meant| meant.label == label)
            };
            let by_anchor = sections().find(|(_, section)| is(section));
            by_anchor.or_else(|| sections().find(|(_, section)| named(section))).map(|(number, _)| number)
        };
        self.rules.clocks().iter().map(of).collect()
    }

    pub(super) fn clocks(&mut self) {
        let (rules, stated) = (self.rules, self.stated);
        for (clock, number) in rules.clocks().iter().zip(self.clock_sections()) {
            let route = ["clocks", &*clock.id];
            let Some(section) = number.and_then(|number| stated.sections.get(number)) else {
                self.unsaid(&self.top(), &route, format!("the page does not mention clock `{}`", clock.id));
                continue;
            };
            self.confirm(&section.heading.at, &route);
            self.named(self.labels.known(Noun::Clock, &clock.id), &section.heading);
            self.opening_starts(clock, section);
            let around = &section.heading.at;
            let phases = [
                ("starts", &clock.starts, &section.clock.starts),
                ("pauses", &clock.pauses, &section.clock.pauses),
                ("stops", &clock.stops, &section.clock.stops),
            ];
            for (key, stages, names) in phases {
                let (expected, route) = (labels(stages), ["clocks", &*clock.id, key]);
                let stated: Vec<&Name> = names.iter().collect();
                self.row(&Row {
                    noun: Noun::Stage,
                    expected: &expected,
                    stated: &stated,
                    route: &route,
                    around,
                    least: SAME,
                });
            }
            for (limit, stated) in same_timeouts(clock.limits.as_slice(), &section.timeouts) {
                self.limit(clock, limit, stated);
            }
        }
        let unknown = stated.sections.iter().filter(|section| {
            let id = section.anchors.iter().find_map(|anchor| anchor.strip_prefix("clock-"));
            id.is_some_and(|id| rules.clocks().find(id).is_none())
        });
        for section in unknown {
            self.beyond(&section.heading.at, format!("unknown clock {}", quoted(&section.heading.text)));
        }
    }

    /// Compares whether a clock starts when a lead is opened.
    fn opening_starts(&mut self, clock: &Clock, section: &StatedSection) {
        let route = ["clocks", &*clock.id, "starts"];
        let only_actions = !clock.opened && clock.starts.is_empty();
        match &section.clock.opened {
            Some((opened, at)) if *opened == clock.opened && (*opened || only_actions) => self.confirm(at, &route),
            Some((true, at)) => {
                let message =
                    format!("clock `{}` starts when a lead is opened on the page but not in the rules", clock.id);
                self.contradict(at, &route, message, "it does not start then");
            }
            Some((false, at)) => {
                let message = format!("only actions start clock `{}` on the page but not in the rules", clock.id);
                self.contradict(at, &route, message, "the starts");
            }
            None if clock.opened => {
                let message = format!("the page does not say that clock `{}` starts when a lead is opened", clock.id);
                self.unsaid(&section.heading.at, &route, message);
            }
            None => {}
        }
    }

    fn limit(&mut self, clock: &Clock, limit: &'c Limit, stated: &'c StatedTimeout) {
        let key = |last: &'static str| ["clocks", &*clock.id, "timeout", last];
        self.target(None, limit.to, (&stated.to, &stated.names), None, &key("to"), &stated.at);
        self.notices(&limit.notify, (&stated.notices, &stated.rest), &key("notify"), &stated.at);
        self.condition(&limit.when, &stated.when, &key("when"), &stated.at);
        self.reminders(&limit.reminders, stated, &key("remind"));
    }

    /// Compares what an action does to clocks.
    pub(super) fn effects(
        &mut self,
        changes: &[ClockChange],
        stated: &[StatedEffect],
        route: &[&str],
        around: &Range<usize>,
    ) {
        let clocks = &self.rules.clocks();
        let mut open: Vec<&StatedEffect> = stated.iter().collect();
        for change in changes {
            let id = &*clocks[change.clock].id;
            let rule = described(change.effect);
            let Some(at) = open.iter().position(|it| self.means(change.clock, &it.clock)) else {
                self.unsaid(around, route, format!("the page does not say that the action {rule} clock `{id}`"));
                continue;
            };
            let found = open.remove(at);
            if found.effect == change.effect {
                self.confirm(&found.clock.at, route);
            } else {
                let page = described(found.effect);
                let message = format!("the action {page} clock `{id}` on the page but {rule} it in the rules");
                self.contradict(&found.clock.at, route, message, &format!("{rule} the clock"));
            }
        }
        for found in open {
            let (page, name) = (described(found.effect), quoted(&found.clock.text));
            if self.labels.same(Noun::Clock, found.clock.words()).is_empty() {
                self.beyond(&found.clock.at, format!("unknown clock {name}"));
            } else {
                let message = format!("the action {page} clock {name} on the page but not in the rules");
                self.contradict(&found.clock.at, route, message, "no such change");
            }
        }
    }
}

fn described(effect: ClockEffect) -> String {
    match effect {
        ClockEffect::Start => "starts".to_owned(),
        ClockEffect::Stop => "stops".to_owned(),
        ClockEffect::Extend { by, times: None } => format!("extends by {} at any time", written(by)),
        ClockEffect::Extend { by, times: Some(times) } => format!("extends by {}, {times} at most,", written(by)),
    }
}
