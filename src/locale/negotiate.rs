//! Negotiates locales by language and script.

use icu_locale::{LanguageIdentifier as Icu, LocaleExpander};
use unic_langid::LanguageIdentifier;

use crate::rules::IdVec;

use super::error::language;
use super::scope::LocaleId;

/// How many languages of a header are read.
const MOST: usize = 32;

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

/// The languages of an `Accept-Language` header, best first, for [`Phrasebook::reader`](super::Phrasebook::reader). Those
/// that cannot be read, or that the reader does not want (`q=0`), are left out.
///
/// ```
/// let languages = referee::locale::accepted("en;q=0.5, it-CH-u-nu-latn, *;q=0.1, de;q=0");
/// assert_eq!(languages.iter().map(ToString::to_string).collect::<Vec<_>>(), ["it-CH", "en"]);
/// ```
pub fn accepted(header: &str) -> Vec<LanguageIdentifier> {
    let mut languages: Vec<_> = header.split(',').take(MOST).filter_map(preference).collect();
    languages.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    languages.into_iter().map(|(_, language)| language).collect()
}

/// A language with its quality.
fn preference(item: &str) -> Option<(f32, LanguageIdentifier)> {
    let mut parts = item.split(';').map(str::trim);
    let tag = parts.next()?;
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let quality = quality.map_or(Some(1.0), |quality| quality.trim().parse::<f32>().ok())?;
    if quality > 0.0 { Some((quality, language(tag).ok()?)) } else { None }
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
