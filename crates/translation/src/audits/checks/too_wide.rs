use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory};

use referee::diagnostic::check;

check! {
/// Words have not enough room where they stand.
///
/// A rule set can say how much room words have: `widths: { action: 24 }` gives every action 24 columns, of which a
/// Chinese character takes two. What is put in for values is not counted, so that what is found is too long for certain.
    TOO_WIDE: Warning in Words, "words-too-wide"
}

/// How many columns a text takes; what stands for a value takes none.
pub(crate) fn columns(text: &str, value: char) -> usize {
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
