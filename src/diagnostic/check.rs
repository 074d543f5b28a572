use std::ops::Range;

use super::{Finding, Place, Severity, Source};

/// A kind of finding: its id, its severity and its page in the reference.
#[derive(Debug)]
#[non_exhaustive]
pub struct Check {
    /// A stable id in kebab-case.
    pub id: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// The area it belongs to.
    pub area: Area,
    /// The page in Markdown: a title, what the check reports, why that matters, and an example as a diff from the
    /// wrong (`-`) to the right (`+`) version.
    pub(crate) docs: &'static str,
    /// The right version, if several checks share it and the page only has the lines that differ.
    pub(crate) base: &'static str,
}

/// The area of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Files and folders.
    Files,
    /// Structure of rule files.
    Structure,
    /// Stages, actions and timeouts.
    Lifecycle,
    /// Switches and rollouts.
    Switch,
    /// Released rule sets.
    History,
    /// Messages.
    Words,
    /// Scenarios.
    Scenarios,
    /// Help pages.
    Pages,
    /// Event logs.
    Log,
    /// Refused events.
    Refusals,
    /// Failed commands.
    Commands,
}

impl Check {
    /// Creates a check; used by [`check!`](crate::check).
    pub const fn new(id: &'static str, severity: Severity, area: Area, docs: &'static str, base: &'static str) -> Self {
        Self { id, severity, area, docs, base }
    }

    /// Creates a finding of this check.
    pub fn at(&'static self, place: impl Into<Option<Place>>, message: impl Into<String>) -> Finding {
        let mut finding = Finding::error(self.id, place, message);
        finding.severity = self.severity;
        finding
    }

    /// Creates a finding of this check at a range of a text.
    pub fn in_text(&'static self, source: &Source, range: Range<usize>, message: impl Into<String>) -> Finding {
        self.at(source.place(range), message)
    }

    /// The page in Markdown, with the wrong and the right version of the example.
    pub fn page(&self) -> String {
        let lines = self.docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
        let page = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
        let example = page.split_once("```diff ").and_then(|(before, rest)| {
            let (language, rest) = rest.split_once('\n')?;
            let (lines, after) = rest.split_once("```")?;
            let [wrong, right] = ['-', '+'].map(|side| self.example(lines, side));
            let block = |title: &str, text: &str| format!("{title}:\n```{language}\n{text}```");
            Some(format!("{before}{}\n{}{after}", block("Wrong", &wrong), block("Right", &right)))
        });
        example.unwrap_or(page)
    }

    /// One side of a diff.
    fn example(&self, lines: &str, side: char) -> String {
        let side_of = |side: char| lines.lines().filter_map(move |line| line.strip_prefix([side, ' ']));
        let text = |side| side_of(side).fold(String::new(), |text, line| text + line.get(1..).unwrap_or("") + "\n");
        match side {
            _ if self.base.is_empty() => text(side),
            '-' => self.base.replace(&text('+'), &text('-')),
            _ => self.base.to_owned(),
        }
    }

    /// The title: the first line of the page.
    pub fn title(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// Declares checks. The doc comment of each is its page. Checks that other packages also report are `pub`.
#[macro_export]
macro_rules! check {
    () => {};
    ($(#[doc = $docs:literal])+ pub $name:ident: $severity:ident in $area:ident, $id:literal $(, $base:ident)? $(; $($more:tt)*)?) => {
        $crate::check! { @ [pub] $(#[doc = $docs])+ $name: $severity in $area, $id $(, $base)? }
        $crate::check! { $($($more)*)? }
    };
    ($(#[doc = $docs:literal])+ $name:ident: $severity:ident in $area:ident, $id:literal $(, $base:ident)? $(; $($more:tt)*)?) => {
        $crate::check! { @ [pub(crate)] $(#[doc = $docs])+ $name: $severity in $area, $id $(, $base)? }
        $crate::check! { $($($more)*)? }
    };
    (@ [$($visible:tt)+] $(#[doc = $docs:literal])+ $name:ident: $severity:ident in $area:ident, $id:literal $(, $base:ident)?) => {
        $(#[doc = $docs])+
        $($visible)+ static $name: $crate::tooling::Check = $crate::tooling::Check::new(
            $id,
            $crate::diagnostic::Severity::$severity,
            $crate::tooling::Area::$area,
            concat!($($docs, "\n"),+),
            [$($base,)? ""][0],
        );
    };
}
