use std::ops::Range;

use super::{Finding, Place, Severity, Source};

/// Something that findings are made of: an id, how much it matters, and its page in the reference.
#[derive(Debug)]
#[non_exhaustive]
pub struct Check {
    /// A stable id in kebab-case.
    pub id: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it looks at.
    pub area: Area,
    /// Its page, in Markdown: a title, what it reports, why it matters, and an example as a difference: lines that
    /// begin with `-` are only in the wrong one, those with `+` only in the right one.
    pub(crate) docs: &'static str,
    /// The right example, when several checks share it and the page has only the lines that differ.
    pub(crate) base: &'static str,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Files as such.
    Files,
    /// How a rule file is written.
    Structure,
    /// What a lead can live through.
    Lifecycle,
    /// How leads come over from one rule set to another, and under which they open.
    Switch,
    /// What was in force.
    History,
    /// What is said.
    Words,
    /// What is expected of the rules.
    Scenarios,
    /// What help pages say.
    Pages,
    /// What event logs say.
    Log,
    /// Why an event is refused.
    Refusals,
    /// Why a command cannot do what was asked for.
    Commands,
}

impl Check {
    /// A check; its page is its doc comment, as [`check!`](crate::check) writes it.
    pub const fn new(id: &'static str, severity: Severity, area: Area, docs: &'static str, base: &'static str) -> Self {
        Self { id, severity, area, docs, base }
    }

    /// A finding of this check.
    pub fn at(&'static self, place: impl Into<Option<Place>>, message: impl Into<String>) -> Finding {
        let mut finding = Finding::error(self.id, place, message);
        finding.severity = self.severity;
        finding
    }

    /// A finding of this check at a range of a text.
    pub fn in_text(&'static self, source: &Source, range: Range<usize>, message: impl Into<String>) -> Finding {
        self.at(source.place(range), message)
    }

    /// Its page in Markdown: the title, what it reports, why it matters, a wrong and a right example.
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

    /// One side of a difference.
    fn example(&self, lines: &str, side: char) -> String {
        let side_of = |side: char| lines.lines().filter_map(move |line| line.strip_prefix([side, ' ']));
        let text = |side| side_of(side).fold(String::new(), |text, line| text + line.get(1..).unwrap_or("") + "\n");
        match side {
            _ if self.base.is_empty() => text(side),
            '-' => self.base.replace(&text('+'), &text('-')),
            _ => self.base.to_owned(),
        }
    }

    /// The first line of its page: what is wrong, in a few words.
    pub fn title(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// Declares checks; the doc comment of each is its page. Those that other packages report as well are `pub`.
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
