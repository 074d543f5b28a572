use crate::diagnostic::{Finding, Place, Thing, check, did_you_mean, listed};

check! {
/// Unknown rule set.
///
/// `follows`, a message file or a command names a rule set that does not exist. Rule sets are the files in the folder
/// `rules`. Each has its name under the key `rules`.
///
/// An event is refused with this id if it opens a lead under an unknown rule set, or switches a lead to one.
    pub UNKNOWN_RULES: Error in Structure, "unknown-rules"
}

/// Reports an unknown rule set.
pub fn missing<'n>(place: Option<Place>, name: &str, known: impl Iterator<Item = &'n str>) -> Finding {
    let known: Vec<&str> = known.collect();
    let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("available: {}", listed(&known)));
    UNKNOWN_RULES.at(place, format!("unknown rule set `{name}`")).with_help(help).about(Thing::RuleSet, name)
}
