//! Leads as if they had been opened under another rule set.

use std::sync::Arc;

use crate::rules::Entry;

use super::contents::{AsideKind, Rest};
use super::event::Switching;
use super::lead::Lead;
use super::refusal::Refusal;
use super::switch::travel;

impl Lead {
    /// A lead that was just opened, as if it had been opened under the last rule set of a way. Its values are converted as
    /// by a switch; its stage and deadline are those of a new lead.
    pub(crate) fn opened_under(self, way: &[Arc<Entry>], switching: &Switching) -> Result<Self, Refusal> {
        let opened = self.opened;
        let (mut contents, _) = travel(self.contents, way, (opened, opened), switching, |contents, _| {
            contents.course = contents.ground().open(opened);
            true
        })?;
        contents.course = contents.ground().open(opened);
        if let Some(rest) = &mut contents.rest {
            // It did not come from anywhere.
            rest.previous.clear();
        }
        contents.rest.take_if(|rest| **rest == Rest::default());
        Ok(Self { contents, ..self })
    }

    /// Drops the values that are only shown: no rule depends on them.
    pub(crate) fn drop_values(&mut self) {
        let contents = &mut self.contents;
        contents.fields.clear();
        (contents.overview, contents.details) = (Box::default(), Box::default());
        if let Some(rest) = &mut contents.rest {
            (rest.overview, rest.details) = Default::default();
            rest.aside.retain(|aside| matches!(aside.kind, AsideKind::Fact(_)));
        }
        contents.rest.take_if(|rest| **rest == Rest::default());
    }
}
