//! Names of units, which people read and files return: `stage-new.summary, $count is one`.

use std::fmt;

use referee::tooling::cut;

use super::branches::Step;
use super::catalog::Unit;
use super::plurals::OTHER;

/// The deepest nesting of branches.
const MOST_STEPS: usize = 16;

const DEFAULT: &str = " (default)";

/// A selector, such as `$count`, or `$count #2` if it is the second one in its text.
pub(super) struct Selector<'s> {
    pub(super) choice: usize,
    pub(super) text: &'s str,
}

impl<'s> Selector<'s> {
    fn read(text: &'s str) -> Self {
        let numbered = text.rsplit_once(" #").and_then(|(text, choice)| Some((text, choice.parse().ok()?)));
        numbered.map_or(Self { choice: 1, text }, |(text, choice)| Self { choice, text })
    }
}

impl Selector<'_> {
    /// The step to a plural form.
    pub(super) fn step(&self, form: &str) -> Step {
        Step { choice: self.choice, selector: self.text.to_owned(), key: form.to_owned(), default: form == OTHER }
    }
}

impl fmt::Display for Selector<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)?;
        if self.choice == 1 { Ok(()) } else { write!(f, " #{}", self.choice) }
    }
}

impl Step {
    pub(super) fn chosen(&self) -> Selector<'_> {
        Selector { choice: self.choice, text: &self.selector }
    }

    /// Parses a step.
    fn read(text: &str) -> Option<Self> {
        let (selector, rest) = text.rsplit_once(" is ")?;
        let Selector { choice, text: selector } = Selector::read(selector);
        let key = rest.strip_suffix(DEFAULT).unwrap_or(rest);
        let step = Self { choice, selector: selector.into(), key: key.into(), default: key.len() < rest.len() };
        (step.to_string() == text).then_some(step)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let default = if self.default { DEFAULT } else { "" };
        write!(f, "{} is {}{default}", self.chosen(), self.key)
    }
}

/// A message or an attribute with the steps to a branch of it.
pub(super) struct Name {
    pub(super) key: Box<str>,
    pub(super) path: Vec<Step>,
}

impl Name {
    /// Parses the name of a unit.
    pub(super) fn read(name: &str) -> Option<Self> {
        let mut pieces = pieces(name);
        let key = pieces.next().filter(|key| is_key(key))?;
        let path: Option<Vec<Step>> = pieces.take(MOST_STEPS + 1).map(Step::read).collect();
        path.filter(|path| path.len() <= MOST_STEPS).map(|path| Self { key: key.into(), path })
    }

    /// Parses the name of all plural forms of a selector, such as `stage-new.summary, $count`.
    pub(super) fn read_plural(name: &str) -> Option<(Self, Selector<'_>)> {
        let last = pieces(name).last()?;
        let around = Self::read(name.strip_suffix(last)?.strip_suffix(", ")?)?;
        (around.path.len() < MOST_STEPS).then(|| (around, Selector::read(last)))
    }
}

impl Unit {
    /// `stage-new.summary, $count is one`.
    pub(super) fn name(&self) -> String {
        named(&self.key, &self.path)
    }

    /// The name of all plural forms of the last selector on the way to a branch: `stage-new.summary, $count`.
    pub(super) fn plural_name(&self) -> String {
        let Some((last, around)) = self.path.split_last() else { return self.name() };
        format!("{}, {}", named(&self.key, around), last.chosen())
    }
}

fn named(key: &str, path: &[Step]) -> String {
    path.iter().fold(key.to_owned(), |name, step| format!("{name}, {step}"))
}

fn is_key(key: &str) -> bool {
    let letters = key.trim_start_matches('-');
    !letters.is_empty() && letters.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// The parts of a name. Selectors can contain commas within parentheses.
fn pieces(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(name);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        for (at, c) in text.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '(' if !quoted => depth += 1,
                ')' if !quoted => depth = depth.saturating_sub(1),
                ',' if !quoted && depth == 0 => {
                    if let Some(next) = cut(text, at..).strip_prefix(", ") {
                        rest = Some(next);
                        return Some(cut(text, ..at));
                    }
                }
                _ => {}
            }
        }
        Some(text)
    })
}
