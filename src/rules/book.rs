use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Source};

use super::RuleSet;

/// All rule sets known, by name. Cheap to clone; the sets are shared.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let names: Vec<&str> = referee.rulebook().sets().iter().map(|rules| rules.name()).collect();
/// assert_eq!(names, ["2017", "2019", "2020"]);
/// ```
#[derive(Debug, Clone)]
pub struct Rulebook {
    sets: Arc<[Arc<RuleSet>]>,
}

impl Rulebook {
    /// Reads and checks rule files.
    ///
    /// ```
    /// use referee::{Rulebook, Source};
    /// let text = std::fs::read_to_string("examples/tickets/rules/tickets.yaml")?;
    /// let book = Rulebook::parse(&[Source::new("tickets.yaml", text.as_str())])?;
    /// assert_eq!(book.sets().len(), 1);
    ///
    /// let twice = [Source::new("a.yaml", text.as_str()), Source::new("b.yaml", text)];
    /// let findings = Rulebook::parse(&twice).unwrap_err();
    /// assert_eq!(findings.to_string(), "b.yaml:1:1: error[duplicate]: there are two rule sets `tickets`");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with them, also two rule sets of one name, a rule set that follows one
    /// which is not there, and no rule set at all.
    pub fn parse<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Result<Self, Findings> {
        match Self::parse_sound(sources) {
            (Some(book), findings) if findings.is_empty() => Ok(book),
            (_, findings) => Err(Findings::new(findings)),
        }
    }

    /// The rule sets that are sound, if there are any, and everything that is wrong with the others.
    pub(crate) fn parse_sound<'s>(sources: impl IntoIterator<Item = &'s Source>) -> (Option<Self>, Vec<Finding>) {
        let mut sets: Vec<(Arc<RuleSet>, &Source)> = Vec::new();
        let mut findings = Vec::new();
        for source in sources {
            match RuleSet::parse(source) {
                Ok(set) if sets.iter().any(|(known, _)| known.name() == set.name()) => {
                    let message = format!("there are two rule sets `{}`", set.name());
                    findings.push(Finding::error("duplicate", source.place(0..0), message));
                }
                Ok(set) => sets.push((Arc::new(set), source)),
                Err(found) => findings.extend(found.into_vec()),
            }
        }
        if sets.is_empty() && findings.is_empty() {
            findings.push(Finding::error("empty", None, "there is no rule set"));
        }
        // Whom a rule set follows can only be said when all others could be read.
        if findings.is_empty() {
            for (set, source) in &sets {
                let Some(follows) = set.follows() else { continue };
                if sets.iter().all(|(known, _)| known.name() != follows) {
                    let at = source.text().find("\nfollows").map_or(0..0, |at| at + 1..at + "\nfollows".len());
                    let message = format!("`{}` follows `{follows}`, which is not there", set.name());
                    findings.push(Finding::error("unknown-rules", source.place(at), message));
                }
            }
        }
        let mut sets: Vec<Arc<RuleSet>> = sets.into_iter().map(|(set, _)| set).collect();
        sets.sort_by(|a, b| a.name().cmp(b.name()));
        ((!sets.is_empty()).then(|| Self { sets: sets.into() }), findings)
    }

    /// The rule sets, in the order of their names.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let newest = referee.rulebook().sets().last().expect("there is one");
    /// assert_eq!(newest.name(), "2020");
    /// ```
    pub fn sets(&self) -> &[Arc<RuleSet>] {
        &self.sets
    }

    /// The rule set of a name.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert_eq!(referee.rulebook().get("2019").and_then(|rules| rules.follows()), Some("2017"));
    /// assert!(referee.rulebook().get("2021").is_none());
    /// ```
    pub fn get(&self, name: &str) -> Option<&Arc<RuleSet>> {
        self.sets.iter().find(|set| set.name() == name)
    }
}
