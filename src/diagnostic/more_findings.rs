use super::{Finding, Source, Thing, check};

check! {
/// Too many findings in one file.
///
/// At most about 500 findings are reported for one file; in rule files, errors first and notes last. Fix these, then run
/// the check again.
    MORE_FINDINGS: Note in Files, "more-findings"
}

/// Reports that a file has more findings than are shown.
pub fn more(source: &Source, message: impl Into<String>) -> Finding {
    MORE_FINDINGS.in_text(source, 0..0, message).about(Thing::File, source.name())
}
