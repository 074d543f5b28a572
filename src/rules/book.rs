use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Severity, Source, did_you_mean};

use super::RuleSet;
use super::checks::{duplicate::DUPLICATE, empty::EMPTY, follows_itself::FOLLOWS_ITSELF, unknown_rules::UNKNOWN_RULES};
use super::checks::{unknown_field::UNKNOWN_FIELD, unknown_state::UNKNOWN_STATE};
use super::draft::Draft;

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
    /// let twice = findings.iter().next().expect("there is one");
    /// assert_eq!((twice.id, &*twice.message), ("duplicate", "there are two rule sets `tickets`"));
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

    /// The rule sets that are sound, if there are any, and every error in the others.
    pub(crate) fn parse_sound<'s>(sources: impl IntoIterator<Item = &'s Source>) -> (Option<Self>, Vec<Finding>) {
        let (book, mut findings) = Self::check(sources);
        findings.retain(|finding| finding.severity == Severity::Error);
        if book.sets.is_empty() && findings.is_empty() {
            findings.push(EMPTY.at(None, "there is no rule set"));
        }
        ((!book.sets.is_empty()).then_some(book), findings)
    }

    /// The rule sets that are sound, and everything that was found, also what is only worth knowing.
    pub(crate) fn check<'s>(sources: impl IntoIterator<Item = &'s Source>) -> (Self, Vec<Finding>) {
        let mut sets: Vec<(Arc<RuleSet>, &Source)> = Vec::new();
        let mut names: Vec<Box<str>> = Vec::new();
        let mut findings = Vec::new();
        for source in sources {
            let (set, found) = RuleSet::check(source);
            findings.extend(found);
            let name = set.as_ref().map(|set| set.name().into()).or_else(|| RuleSet::name_or_stem(source));
            if let Some(name) = name {
                if names.contains(&name) {
                    let message = format!("there are two rule sets `{name}`");
                    let first = sets.iter().find(|(known, _)| *known.name() == *name).map(|(_, source)| source.name());
                    let help = first.map(|first| format!("the other one is in `{first}`; each has a name of its own"));
                    findings.push(DUPLICATE.in_text(source, key(source, "rules"), message).with_help(help));
                }
                names.push(name);
            }
            // Of two, the first that is sound is used.
            let set = set.filter(|set| sets.iter().all(|(known, _)| known.name() != set.name()));
            sets.extend(set.map(|set| (Arc::new(set), source)));
        }
        for (set, source) in &sets {
            let Some(follows) = set.follows() else { continue };
            if names.iter().all(|known| **known != *follows) {
                let message = format!("`{}` follows `{follows}`, which is not there", set.name());
                let help = did_you_mean(follows, names.iter().map(|name| &**name));
                findings.push(UNKNOWN_RULES.in_text(source, key(source, "follows"), message).with_help(help));
            } else if let Some((before, _)) = sets.iter().find(|(known, _)| known.name() == follows) {
                findings.extend(unlike(set, before, source));
            }
            if let Some(way) = circle(&sets, set) {
                let message = format!("`{}` follows itself: {}", set.name(), way.join(" → "));
                findings.push(FOLLOWS_ITSELF.in_text(source, key(source, "follows"), message));
            }
        }
        let mut sets: Vec<Arc<RuleSet>> = sets.into_iter().map(|(set, _)| set).collect();
        sets.sort_by(|a, b| a.name().cmp(b.name()));
        (Self { sets: sets.into() }, findings)
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

/// What a switch names and the rule set before does not have.
fn unlike(set: &RuleSet, before: &RuleSet, source: &Source) -> Vec<Finding> {
    let Some(switch) = Draft::read(source).0.and_then(|draft| draft.switch) else { return Vec::new() };
    let stages: Vec<&str> = before.stages().iter().map(|stage| &*stage.id).collect();
    let fields: Vec<&str> = before.fields().iter().map(|field| &*field.id).collect();
    let mut findings = Vec::new();
    for (names, known, check, what) in
        [(switch.stages, stages, &UNKNOWN_STATE, "a stage"), (switch.fields, fields, &UNKNOWN_FIELD, "a field")]
    {
        for (old, _) in names.iter().filter(|(old, _)| !known.contains(&&*old.value)) {
            let before = set.follows().unwrap_or_default();
            let message = format!("`{}` is not {what} of the rule set `{before}`", old.value);
            let help = did_you_mean(&old.value, known.iter().copied());
            findings.push(check.in_text(source, old.span.clone(), message).with_help(help));
        }
    }
    findings
}

/// The way by which a rule set follows itself.
fn circle(sets: &[(Arc<RuleSet>, &Source)], set: &RuleSet) -> Option<Vec<String>> {
    let mut way = vec![format!("`{}`", set.name())];
    let mut here = set.follows()?;
    for _ in sets {
        way.push(format!("`{here}`"));
        if here == set.name() {
            return Some(way);
        }
        here = sets.iter().find(|(known, _)| known.name() == here)?.0.follows()?;
    }
    None
}

/// Where a key at the left margin stands.
pub(super) fn key(source: &Source, key: &str) -> Range<usize> {
    let lines = source.text().split_inclusive('\n').scan(0, |start, line| {
        let here = *start;
        *start += line.len();
        Some((here, line))
    });
    let found = lines.into_iter().find(|(_, line)| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    found.map_or(0..0, |(start, line)| start..start + line.trim_end().len())
}
