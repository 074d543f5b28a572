//! Compares pages in a language without messages: the anchors of stages, and the names in bold that are known anyway.

use crate::label::Noun;
use referee::rules::StageId;

use super::Comparing;

impl Comparing<'_> {
    /// Compares the names of actions. Returns the stage that each section is about.
    pub(super) fn structure(&mut self) -> Vec<Option<StageId>> {
        let (rules, stated) = (self.rules, self.stated);
        let owners = self.owners();
        for (number, stage) in rules.stages().entries() {
            let sections = stated.sections.iter().zip(&owners).filter(|(_, owner)| **owner == Some(number));
            let sections: Vec<_> = sections.map(|(section, _)| section).collect();
            let Some(first) = sections.first() else { continue };
            self.confirm(&first.heading.at, &["stages", &stage.id]);
            for action in &stage.actions {
                let label = self.labels.known(Noun::Action, &action.id);
                let entries = sections.iter().flat_map(|section| section.entries.iter().map(|entry| &entry.name));
                let actions = sections.iter().flat_map(|section| section.actions.iter().map(|action| &action.name));
                if let Some(name) = entries.chain(actions).find(|name| self.means(label, name)) {
                    self.confirm(&name.at, &["stages", &stage.id, "actions", &action.id]);
                }
            }
        }
        let archive = rules.archive();
        let section = self.anchored(archive.anchor.as_deref(), &archive.id, &[]);
        if let Some(section) = section.and_then(|section| stated.sections.get(section)) {
            self.confirm(&section.heading.at, &["stages", &archive.id]);
        }
        owners
    }
}
