use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory};

use referee::check;
use referee::diagnostic::Finding;
use referee::rules::RuleSet;
use referee::tooling::{Found, part_name, range};

use crate::audits::flat::flattened;
use crate::audits::line::VALUE;

check! {
/// Words have not enough room where they stand.
///
/// A rule set can say how much room words have: `widths: { action: 24 }` gives every action 24 columns, of which a
/// Chinese character takes two. What is put in for values is not counted, so that what is found is too long for certain.
    TOO_WIDE: Warning in Words, "words-too-wide"
}

/// Words that are longer than the rules have room for.
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
            let message = format!("`{name}` takes {width} columns, and has room for {most}");
            let place = range(found.text, attribute.unwrap_or(found.id));
            findings.push(found.at(&TOO_WIDE, place, message));
        }
    }
}

/// How many columns a text takes; what stands for a value takes none.
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
