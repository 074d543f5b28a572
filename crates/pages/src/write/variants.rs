//! Writes the variants of a message that facts select.

use referee::tooling::TextVariant;

use super::scribe::{Scribe, markdown};

/// Writes an item for each variant that is not the usual one, with its condition.
pub(super) fn variants(scribe: &mut Scribe<'_>, id: &str, attribute: &str) {
    for variant in TextVariant::all(scribe.words, id, Some(attribute)) {
        let condition = scribe.tests(&variant.when);
        let sentence = scribe.say("page-only", &[("conditions", &condition)]);
        let text = scribe.titled(&format!("**{}**", markdown(&variant.text)), &[sentence]);
        scribe.item(1, &[text]);
    }
}
