use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory};

use referee::check;
use referee::diagnostic::Finding;
use referee::rules::RuleSet;
use referee::tooling::{Found, part_name, range};

use crate::audits::flat::flattened;
use crate::audits::line::VALUE;

check! {
/// Message too wide.
///
/// A rule set can limit the width of messages: `widths: { action: 24 }` gives every action 24 columns. A Chinese character
/// takes two. Inserted values are not counted, so a reported message is certainly too wide.
    TOO_WIDE: Warning in Words, "words-too-wide"
}

/// Messages that are wider than the rules allow.
pub(in crate::audits) fn check(rules: &RuleSet, own: &[(&str, &Found<'_>)], findings: &mut Vec<Finding>) {
    for (key, found) in own {
        let kind = key.split('-').next().unwrap_or_default();
        for (attribute, pattern) in found.nodes() {
            let kind = match (kind, attribute) {
                ("notification", Some("subject")) => "subject",
                (kind, None) => kind,
                _ => continue,
            };
            let Some(most) = rules.width(kind) else { continue };
            let widths = flattened(pattern).into_iter().map(|flat| columns(&flat.text, VALUE));
            let Some(width) = widths.max().filter(|width| *width > usize::from(most)) else { continue };
            let name = part_name(key, attribute);
            let message = format!("`{name}` takes {width} columns, more than {most}");
            let place = range(found.text, attribute.unwrap_or(found.id));
            findings.push(found.at(&TOO_WIDE, place, message));
        }
    }
}

/// The width of a text in columns. Values take no columns.
fn columns(text: &str, value: char) -> usize {
    let widths = CodePointMapData::<EastAsianWidth>::new();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let column = |c: char| match categories.get(c) {
        _ if c == value => 0,
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::Format => 0,
        _ if matches!(widths.get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth) => 2,
        _ => 1,
    };
    text.chars().map(column).sum()
}
