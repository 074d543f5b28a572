use crate::diagnostic::check;

check! {
/// There are more findings than are told.
///
/// Of one file, about 500 findings are told; in rules, errors before warnings before notes. Mend these, and look again.
    pub MORE_FINDINGS: Note in Files, "more-findings"
}
