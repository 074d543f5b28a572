//! Compares pages in an unsupported language, by anchors, durations and names in bold only.

use crate::label::Noun;
use referee::rules::Duration;

use super::Comparing;
use crate::written;

impl Comparing<'_> {
    pub(super) fn structure(&mut self) {
        let rules = self.rules;
        let stated = self.stated;
        for stage in rules.stages() {
            let Some(section) = self.anchored(stage.anchor.as_deref(), &stage.id, &[]) else { continue };
            let Some(section) = stated.sections.get(section) else { continue };
            self.confirm(&section.heading.at, &["stages", &stage.id]);
            let timeouts = stage.timeouts.iter().map(|timeout| timeout.after);
            let alerts = stage.alerts.iter().filter_map(|alert| alert.follower.as_ref()).map(|next| next.after);
            let known: Vec<Duration> = timeouts.chain(alerts).chain(rules.respond_within()).collect();
            for (duration, at) in &section.other_durations {
                if known.contains(duration) {
                    self.confirm(at, &["stages", &stage.id, "timeout", "after"]);
                } else {
                    let message = format!("stage `{}` has no duration {}", stage.id, written(*duration));
                    self.contradict(at, &["stages", &stage.id, "timeout", "after"], message, "the timeout");
                }
            }
            for action in &stage.actions {
                let label = self.labels.known(Noun::Action, &action.id);
                let names = section.entries.iter().map(|entry| &entry.name);
                let mut names = names.chain(section.actions.iter().map(|action| &action.name));
                if let Some(name) = names.find(|name| self.means(label, &name.text)) {
                    self.confirm(&name.at, &["stages", &stage.id, "actions", &action.id]);
                }
            }
        }
        let archive = rules.archive();
        let section = self.anchored(archive.anchor.as_deref(), &archive.id, &[]);
        if let Some(section) = section.and_then(|section| stated.sections.get(section)) {
            self.confirm(&section.heading.at, &["stages", &archive.id]);
        }
    }
}
