//! Drafts clocks, and what actions do to them.

use referee::rules::ClockEffect;

use crate::label::Noun;
use crate::stated::{Name, StatedEffect, StatedSection};

use super::build::Building;
use super::naming::is_id;
use super::sketch::ClockSketch;

impl<'b> Building<'b> {
    fn clock_sections(&self) -> impl Iterator<Item = &'b StatedSection> + use<'b> {
        self.stated.sections.iter().filter(|section| is_clock(section))
    }

    /// Gives clocks their ids, before actions name them.
    pub(super) fn name_clocks(&mut self) {
        for section in self.clock_sections() {
            let own = section.anchors.iter().find_map(|anchor| anchor.strip_prefix("clock-")).filter(|id| is_id(id));
            let id = match own {
                Some(own) => own.to_owned(),
                None => self.naming.id("clock", Noun::Clock, &section.heading),
            };
            self.naming.give("clock", &id, &section.heading);
            self.sketch.clocks.push(ClockSketch { id, ..ClockSketch::default() });
        }
    }

    /// The clocks, after the stages are known.
    pub(super) fn clocks(&mut self) {
        let mut clocks = std::mem::take(&mut self.sketch.clocks);
        for (clock, section) in clocks.iter_mut().zip(self.clock_sections()) {
            let stated = &section.clock;
            clock.starts = self.stages_of(&stated.starts);
            clock.pauses = self.stages_of(&stated.pauses);
            clock.stops = self.stages_of(&stated.stops);
            clock.opened = match stated.opened {
                Some((opened, _)) => opened,
                None => stated.starts.is_empty(),
            };
            clock.otherwise_never = section.otherwise_never;
            for limit in &section.timeouts {
                let to = self.target(None, &limit.to);
                clock.limits.push(self.limit(limit, to));
            }
        }
        self.sketch.clocks = clocks;
    }

    fn stages_of(&mut self, names: &[Name]) -> Vec<String> {
        let names = self.naming.whole("stage", names);
        names.iter().map(|name| self.led_to(None, name).unwrap_or_else(|| self.unstated_stage(name))).collect()
    }

    /// What an action does to clocks.
    pub(super) fn effects(&mut self, stated: &[StatedEffect]) -> Vec<(String, ClockEffect)> {
        stated.iter().map(|it| (self.naming.loose("clock", Noun::Clock, &it.clock), it.effect)).collect()
    }
}

/// Whether a section is about a clock.
pub(super) fn is_clock(section: &StatedSection) -> bool {
    let anchored = |kind: &str| section.anchors.iter().any(|anchor| anchor.starts_with(kind));
    anchored("clock-") || (section.clock.is_stated() && !anchored("stage-"))
}
