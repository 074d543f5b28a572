use crate::diagnostic::check;

check! {
/// A rule set is not known.
///
/// A rule set follows one that is not there, message files are for a rule set that is not there, or a command names
/// one. The rule sets are the files in the folder `rules`; each says its name under `rules`.
    UNKNOWN_RULES: Error in Structure, "unknown-rules"
}
