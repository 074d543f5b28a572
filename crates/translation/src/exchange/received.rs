//! What translators meant with the units of a file, before any of them is imported.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::tooling::{Check, Forms, first_of, icu_locale};

use super::catalog::{Catalog, State, Unit};
use super::message::Id;
use super::part::{Leaf, Part};
use super::plurals::complete;

check! {
/// Unfinished translations.
///
/// The units have a new text, but are marked as unfinished: `fuzzy` in PO, state `initial` in XLIFF. Readers would take
/// them for finished. They are imported with `--fuzzy`.
    pub UNFINISHED: Warning in Words, "exchange-unfinished";

/// Spaces at the edges of translations.
///
/// The English text has no space there, which is usually a slip. The translations are imported without it.
    pub TRIMMED: Note in Words, "exchange-trimmed"
}

/// How many texts are listed.
pub(super) const MOST_LISTED: usize = 5;

/// The units of a file as they are imported, with findings about what was left out of them. `now` are the units of the
/// book. Unfinished units are kept if `fuzzy`.
pub(super) fn received(
    source: &Source,
    catalog: &Catalog,
    now: &BTreeMap<Id, Vec<&Unit>>,
    fuzzy: bool,
) -> (Catalog, Vec<Finding>) {
    let mut catalog = catalog.clone();
    let known = |unit: &Unit| {
        let units = now.get(&(unit.file.clone(), unit.message().0.into()));
        units.into_iter().flatten().copied().find(|known| known.is_same(unit))
    };
    let new = |unit: &Unit| unit.target.is_some() && known(unit).is_none_or(|known| known.target != unit.target);
    let (mut trimmed, mut unfinished) = (Vec::new(), Vec::new());
    // Messages of which a part is missing now.
    let mut open: BTreeSet<Id> = BTreeSet::new();
    for unit in catalog.units.iter_mut().filter(|unit| new(unit)) {
        let edges = unit.target.as_ref().map(|target| target.trimmed_like(&unit.source));
        if edges.is_some() && edges != unit.target {
            unit.target = edges;
            trimmed.push((unit.at.start, format!("{}/{}", unit.file, unit.name()), unit.message().0.to_owned()));
        }
        if unit.state == State::Initial && !fuzzy {
            // What the book has stays.
            (unit.target, unit.state) = (None, State::Translated);
            if known(unit).is_none_or(|known| known.target.is_none()) {
                open.insert((unit.file.clone(), unit.message().0.into()));
            }
            unfinished.push((unit.at.start, format!("{}/{}", unit.file, unit.name()), unit.message().0.to_owned()));
        }
    }
    for unit in &mut catalog.units {
        if open.contains(&(unit.file.clone(), unit.message().0.into())) {
            unit.target = known(unit).and_then(|known| known.target.clone());
        }
    }
    let forms = Forms::of(&icu_locale(&catalog.target));
    complete(&mut catalog.units, &forms, |unit| known(unit).is_some_and(|known| known.target.is_some()));
    let mut findings = Vec::new();
    let mut report = |check: &'static Check,
                      units: &[(usize, String, String)],
                      text: &dyn Fn(&str) -> String,
                      help: Option<String>| {
        let Some((at, _, message)) = units.first() else { return };
        let what = match units.len() {
            1 => "1 translation".to_owned(),
            count => format!("{count} translations"),
        };
        let names = first_of(units.iter().map(|(_, name, _)| name), MOST_LISTED);
        let finding = check.in_text(source, *at..*at, format!("{}: {names}", text(&what)));
        findings.push(finding.with_help(help).about(Thing::Message, message));
    };
    let help = "finish them, or import them with `--fuzzy`".to_owned();
    report(&UNFINISHED, &unfinished, &|what| format!("{what} marked as unfinished and not imported"), Some(help));
    report(&TRIMMED, &trimmed, &|what| format!("spaces removed at the edges of {what}"), None);
    (catalog, findings)
}

/// The longest text that is imported, in bytes.
const MOST_BYTES: usize = 20_000;

/// Why a unit is refused, independent of the other units of its message.
pub(super) fn unacceptable(unit: &Unit, now: &[&Unit], exists: bool) -> Option<String> {
    let target = unit.target.as_ref()?;
    let name = unit.name();
    let same = |known: &&&Unit| known.is_same(unit);
    if now.iter().find(same).is_some_and(|known| known.target.as_ref() == Some(target)) {
        return None;
    }
    let length: usize = target.written().len();
    if length > MOST_BYTES {
        return Some(format!("`{name}` has {length} bytes, more than {MOST_BYTES}"));
    }
    if target.is_blank() && !unit.source.is_blank() {
        return Some(format!("`{name}` is blank"));
    }
    let lost = |known: &&Unit| known.key == unit.key && !known.path.is_empty() && known.source == unit.source;
    if exists && unit.path.is_empty() && !now.iter().any(|known| same(&known)) && now.iter().any(lost) {
        return Some(format!("`{name}` has several branches, and the unit does not name one"));
    }
    None
}

/// Keeps one unit of each name, a translated one if there is one.
///
/// # Errors
/// Two units with the same name have different translations.
pub(super) fn once(units: &mut Vec<&Unit>) -> Result<(), (usize, String)> {
    let mut kept: HashMap<String, &Unit> = HashMap::new();
    for unit in &*units {
        let name = unit.name();
        match kept.get(&name) {
            Some(other) if other.target.is_some() && unit.target.is_some() && other.target != unit.target => {
                return Err((unit.at.start, format!("`{name}` has two different translations")));
            }
            Some(other) if other.target.is_some() => {}
            _ => {
                kept.insert(name, unit);
            }
        }
    }
    let kept: BTreeSet<usize> = kept.values().map(|unit| unit.at.start).collect();
    units.retain(|unit| kept.contains(&unit.at.start));
    Ok(())
}

impl Leaf {
    /// The text without white space at its edges, where the source has none.
    fn trimmed_like(&self, source: &Self) -> Self {
        let mut leaf = self.clone();
        let blank = |part: Option<&Part>, edge: fn(&str) -> Option<char>| matches!(part, Some(Part::Text(text)) if edge(text).is_some_and(char::is_whitespace));
        let (first, last): (fn(&str) -> Option<char>, fn(&str) -> Option<char>) =
            (|text| text.chars().next(), |text| text.chars().next_back());
        if !blank(source.0.first(), first)
            && let Some(Part::Text(text)) = leaf.0.first_mut()
        {
            *text = text.trim_start().to_owned();
        }
        if !blank(source.0.last(), last)
            && let Some(Part::Text(text)) = leaf.0.last_mut()
        {
            *text = text.trim_end().to_owned();
        }
        leaf.0.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        leaf
    }
}
