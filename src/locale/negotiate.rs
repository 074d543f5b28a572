//! Negotiates locales by language and script.

use icu_locale::{LanguageIdentifier as Icu, LocaleExpander};
use unic_langid::LanguageIdentifier;

use crate::rules::IdVec;

use super::scope::LocaleId;

/// A language with its likely script and region.
struct Likely {
    given: Icu,
    full: Icu,
}

fn likely(id: &LanguageIdentifier) -> Option<Likely> {
    let given: Icu = id.to_string().parse().ok()?;
    let mut full = given.clone();
    LocaleExpander::new_extended().maximize(&mut full);
    Some(Likely { given, full })
}

/// The numbers of the available locales that serve a request, best first.
///
/// A locale serves requests for the same language and script: zh-TW serves `zh-HK`, but not `zh`, which uses simplified
/// characters. A locale with the same region comes first, then one without a region.
pub(crate) fn negotiate(
    requested: &[LanguageIdentifier],
    available: &IdVec<LocaleId, LanguageIdentifier>,
) -> Vec<LocaleId> {
    let offered = available.map(likely);
    let mut chain = Vec::new();
    for wish in requested.iter().filter_map(likely) {
        let served = offered.entries().filter_map(|(number, offer)| Some((number, offer.as_ref()?)));
        let served = served
            .filter(|(_, offer)| offer.full.language == wish.full.language && offer.full.script == wish.full.script);
        let best = served.min_by_key(|(number, offer)| {
            let exact = offer.given == wish.given;
            let region = offer.full.region == wish.full.region;
            (!exact, !region, offer.given.region.is_some(), *number)
        });
        if let Some((number, _)) = best.filter(|(number, _)| !chain.contains(number)) {
            chain.push(number);
        }
    }
    chain
}
