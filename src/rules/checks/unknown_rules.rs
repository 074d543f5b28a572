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
    report(place, name, &known.collect::<Vec<_>>(), "")
}

/// Reports that a book has no such rule set, and where it would be found.
pub(crate) fn in_book<'n>(name: &str, known: impl Iterator<Item = &'n str>, folder: &str) -> Finding {
    let read = match folder {
        "" => "; `--book` reads the rule sets of a folder".to_owned(),
        folder => format!("; rule sets are read from `{folder}`"),
    };
    report(None, name, &known.collect::<Vec<_>>(), &read)
}

fn report(place: Option<Place>, name: &str, known: &[&str], read: &str) -> Finding {
    let available = || format!("available: {}{read}", listed(known));
    let help = did_you_mean(name, known.iter().copied()).unwrap_or_else(available);
    UNKNOWN_RULES.at(place, format!("unknown rule set `{name}`")).with_help(help).about(Thing::RuleSet, name)
}
