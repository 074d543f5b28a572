use crate::diagnostic::{Finding, Place, Thing, check, did_you_mean, listed};

check! {
/// A rule set is not known.
///
/// A rule set follows one that is not there, message files are for a rule set that is not there, or a command names
/// one. The rule sets are the files in the folder `rules`; each says its name under `rules`.
///
/// An event is refused with this id if it opens a lead under such a rule set, or moves a lead to one.
    pub UNKNOWN_RULES: Error in Structure, "unknown-rules"
}

/// There is no rule set of a name among those that are known.
pub fn missing<'n>(place: Option<Place>, name: &str, known: impl Iterator<Item = &'n str>) -> Finding {
    let known: Vec<&str> = known.collect();
    let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| format!("there are {}", listed(&known)));
    UNKNOWN_RULES.at(place, format!("there is no rule set `{name}`")).with_help(help).about(Thing::RuleSet, name)
}
