use super::{Finding, Source, Thing, check};

check! {
/// A file has more findings than are reported.
///
/// At most about 500 findings are reported for one file. In rules, errors come before warnings, and warnings before notes.
/// Correct these, then run the check again.
    MORE_FINDINGS: Note in Files, "more-findings"
}

/// That a file has more findings than are reported.
pub fn more(source: &Source, message: impl Into<String>) -> Finding {
    MORE_FINDINGS.in_text(source, 0..0, message).about(Thing::File, source.name())
}
