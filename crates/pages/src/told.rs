//! What a page says, section by section, in its own words.

use std::ops::Range;

use referee::rules::{Duration, Need};

/// A name as a page writes it, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) text: Box<str>,
    /// Where it stands in the page.
    pub(crate) at: Range<usize>,
    /// Whether it stands in bold.
    pub(crate) bold: bool,
}

/// What one side of a page says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) sections: Vec<ToldSection>,
    /// Names behind an anchor that says what they are of: `action-accept`, `field-employees-name`.
    pub(crate) defined: Vec<(Box<str>, Name)>,
    /// The rules that these follow, in the front matter and wherever else they are named.
    pub(crate) follows: Vec<Name>,
}

/// What a section says.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldSection {
    pub(crate) level: u8,
    pub(crate) anchors: Vec<Box<str>>,
    pub(crate) heading: Name,
    pub(crate) actions: Vec<ToldAction>,
    pub(crate) timeouts: Vec<ToldTimeout>,
    pub(crate) alerts: Vec<ToldAlert>,
    /// Names that stand in a row.
    pub(crate) lists: Vec<Vec<Name>>,
    /// Items and paragraphs that begin with a name and tell nothing of actions.
    pub(crate) entries: Vec<ToldEntry>,
    /// Items of lists that tell nothing of actions and begin with no name.
    pub(crate) items: Vec<Name>,
    /// The times within which an answer is advised.
    pub(crate) advice: Vec<(Duration, Range<usize>)>,
    /// Who hears of something that no action and no timeout is said of.
    pub(crate) notices: Vec<ToldNotice>,
    /// Who hears that a lead has arrived.
    pub(crate) arrivals: Vec<Name>,
    pub(crate) roles: Vec<Name>,
    pub(crate) brings: Vec<Name>,
    /// Where leads are found, from the outermost menu to the innermost.
    pub(crate) path: Vec<Name>,
    pub(crate) overview: Option<Range<usize>>,
    pub(crate) details: Option<Range<usize>>,
    pub(crate) never: Option<Range<usize>>,
    /// What is said not to be so: the word that says it, and what it is said of.
    pub(crate) denials: Vec<(Range<usize>, Range<usize>)>,
    /// What stands where a length of time is expected, and is none that can be read.
    pub(crate) unread: Vec<Range<usize>>,
    /// Lengths of time that nothing is known about.
    pub(crate) other_durations: Vec<(Duration, Range<usize>)>,
}

/// What somebody can do.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldAction {
    pub(crate) name: Name,
    /// Where it leads, if that is said.
    pub(crate) to: Vec<ToldTarget>,
    pub(crate) stays: bool,
    pub(crate) fields: Vec<(Name, Need)>,
    /// What each of the people or things in a list has.
    pub(crate) parts: Vec<Name>,
    pub(crate) confirm: Option<Name>,
    pub(crate) notices: Vec<ToldNotice>,
    pub(crate) when: Vec<ToldTest>,
    pub(crate) by: Vec<Name>,
    /// Whether details are said to show from then on.
    pub(crate) details: Option<Range<usize>>,
}

/// Where a lead goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ToldTarget {
    /// To the stage of this name.
    Moves(Name),
    /// To the stage after this one.
    Next(Range<usize>),
    /// To the archive, with this outcome.
    Archives(Name),
}

/// What happens when nobody does anything.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldTimeout {
    pub(crate) after: Option<(Duration, Range<usize>)>,
    /// Whether it is said, and cannot be read.
    pub(crate) unread: bool,
    pub(crate) to: Vec<ToldTarget>,
    pub(crate) notices: Vec<ToldNotice>,
    pub(crate) when: Vec<ToldTest>,
    pub(crate) at: Range<usize>,
}

/// That somebody is told something.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldNotice {
    pub(crate) to: Vec<Name>,
    pub(crate) subject: Option<Name>,
}

/// Advice that shows for a while.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldAlert {
    pub(crate) when: Vec<ToldTest>,
    pub(crate) icon: Option<Name>,
    pub(crate) changes: Option<(Duration, Range<usize>)>,
    pub(crate) next_icon: Option<Name>,
    pub(crate) anchors: Vec<Box<str>>,
    pub(crate) at: Range<usize>,
}

/// A comparison: a fact with its values, or a mark.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldTest {
    pub(crate) names: Vec<Name>,
}

/// A name that a paragraph or an item begins with, and what comes after it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ToldEntry {
    pub(crate) name: Name,
    pub(crate) anchors: Vec<Box<str>>,
    /// The depth of the item; 0 for a paragraph.
    pub(crate) depth: u8,
    /// What comes after the name.
    pub(crate) rest: Name,
    /// Values in it, in monospace.
    pub(crate) values: Vec<Name>,
    pub(crate) to: Vec<Name>,
    /// The facts that who gets it depends on.
    pub(crate) by: Vec<Name>,
    pub(crate) must_be_given: bool,
    pub(crate) may_be_left_out: bool,
    pub(crate) default: Option<Name>,
    pub(crate) tests: Vec<ToldTest>,
}
