use super::{Finding, Source, Thing, check};

check! {
/// There are more findings than are told.
///
/// Of one file, about 500 findings are told; in rules, errors before warnings before notes. Mend these, and look again.
    MORE_FINDINGS: Note in Files, "more-findings"
}

/// That a file has more findings than are reported.
pub fn more(source: &Source, message: impl Into<String>) -> Finding {
    MORE_FINDINGS.in_text(source, 0..0, message).about(Thing::File, source.name())
}
