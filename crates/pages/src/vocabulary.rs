//! What a language says on help pages, as its message files have it: cues with blanks, units of time, small words.

use std::ops::Range;

use referee::locale::Words;

use super::folded::{Folded, fold};
use super::letter::{is_dense, is_letter};
use super::pattern::{Letters, Match, Pattern};
use super::units::{UNITS, Units};

/// What a sentence can say about the life of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cue {
    Moves,
    NextStage,
    Archives,
    Stays,
    Timeout,
    Never,
    Notifies,
    Required,
    Asked,
    Optional,
    Confirm,
    Choose,
    Parts,
    Only,
    Selects,
    By,
    Alert,
    AlertChanges,
    Advice,
    Overview,
    Details,
    Found,
    Roles,
    Brings,
    Arrives,
    Sent,
    SentBy,
    Icon,
    MustBeGiven,
    MayBeLeftOut,
    Default,
    Follows,
}

/// The cues with the messages that say them.
pub(crate) const CUES: &[(Cue, &str)] = &[
    (Cue::Moves, "page-moves"),
    (Cue::NextStage, "reading-next-stage"),
    (Cue::Archives, "page-archives"),
    (Cue::Stays, "page-stays"),
    (Cue::Timeout, "page-timeout"),
    (Cue::Never, "page-never"),
    (Cue::Notifies, "page-notifies"),
    (Cue::Required, "page-required"),
    (Cue::Asked, "page-asked"),
    (Cue::Optional, "page-optional"),
    (Cue::Confirm, "page-confirm"),
    (Cue::Choose, "reading-choose"),
    (Cue::Parts, "reading-parts"),
    (Cue::Only, "page-only"),
    (Cue::Selects, "page-selects"),
    (Cue::By, "page-by"),
    (Cue::Alert, "page-alert"),
    (Cue::AlertChanges, "page-alert-changes"),
    (Cue::Advice, "page-advice"),
    (Cue::Overview, "page-overview"),
    (Cue::Details, "page-details"),
    (Cue::Found, "page-found"),
    (Cue::Roles, "page-roles"),
    (Cue::Brings, "page-brings"),
    (Cue::Arrives, "reading-arrives"),
    (Cue::Sent, "page-sent"),
    (Cue::SentBy, "page-sent-by"),
    (Cue::Icon, "page-icon"),
    (Cue::MustBeGiven, "page-must-be-given"),
    (Cue::MayBeLeftOut, "page-may-be-left-out"),
    (Cue::Default, "page-default"),
    (Cue::Follows, "page-follows"),
];

/// A cue that was found in a text.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) cue: Cue,
    pub(crate) found: Match,
    /// The word that turns it into its contrary.
    pub(crate) denied: Option<Range<usize>>,
}

/// How one language, and English behind it, says things.
pub(crate) struct Vocabulary {
    cues: Vec<(Cue, Vec<Pattern>)>,
    pub(crate) units: Units,
    /// Words such as “and” and “or”.
    joints: Vec<Vec<char>>,
    /// Words that stand around names without being part of them.
    fillers: Vec<Vec<char>>,
    /// Words that turn what is said into its contrary.
    nots: Vec<Vec<char>>,
    /// What asides begin with, which name nothing.
    asides: Vec<Vec<char>>,
}

/// What has a word such as “not” in it and still says what it says, or says nothing that could be denied.
const AFFIRMED: [Cue; 9] = [
    Cue::Timeout,
    Cue::Never,
    Cue::Default,
    Cue::MustBeGiven,
    Cue::MayBeLeftOut,
    Cue::Stays,
    Cue::Choose,
    Cue::Follows,
    Cue::Only,
];

/// What no list of names goes on behind.
const ENDS: [Cue; 5] = [Cue::Choose, Cue::Confirm, Cue::Moves, Cue::Archives, Cue::Notifies];

/// How many sentences of how many characters are searched, so that nobody waits.
const MOST_SENTENCE: usize = 4_000;

impl Vocabulary {
    /// That of some words, each behind the one before.
    pub(crate) fn new(all: &[Words<'_>]) -> Self {
        let mut cues: Vec<(Cue, Vec<Pattern>)> = CUES.iter().map(|(cue, _)| (*cue, Vec::new())).collect();
        for ((_, patterns), (_, id)) in cues.iter_mut().zip(CUES) {
            for words in all {
                patterns.extend(words.wordings(id).into_iter().flat_map(Pattern::alternatives));
            }
        }
        let list = |id: &str| -> Vec<Vec<char>> {
            let texts = all.iter().filter_map(|words| words.own(id));
            let folded =
                |text: String| text.split('|').map(|part| part.trim().chars().map(fold).collect()).collect::<Vec<_>>();
            let parts = texts.flat_map(folded);
            let mut parts: Vec<Vec<char>> = parts.filter(|part: &Vec<char>| !part.is_empty()).collect();
            // The longest first: “and/or” before “and”.
            parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
            parts
        };
        let units = UNITS.iter().map(|(unit, id)| (*unit, list(id))).collect();
        let numbers = all.iter().filter_map(|words| words.own("reading-numbers"));
        let numbers = numbers.map(|text| text.split('|').map(|part| part.trim().chars().map(fold).collect()).collect());
        let nots = list("reading-nots");
        let parted = |word: &[char]| !word.iter().any(|c| is_dense(*c));
        Self {
            cues,
            units: Units { units, and: list("reading-and"), numbers: numbers.collect() },
            joints: list("reading-joints"),
            // Where words are parted, a name is never one of these.
            fillers: list("reading-fillers")
                .into_iter()
                .chain(nots.iter().filter(|not| parted(not)).cloned())
                .collect(),
            nots,
            asides: list("reading-asides"),
        }
    }

    /// Everything that a sentence says, in its order.
    pub(crate) fn said(&self, text: &Folded<'_>, sentence: &Range<usize>) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        if sentence.len() > MOST_SENTENCE {
            return said;
        }
        let letters = Letters::of(text.chars.get(sentence.clone()).unwrap_or_default());
        for (cue, patterns) in &self.cues {
            let from = said.len();
            for pattern in patterns.iter().filter(|pattern| pattern.fits(&letters)) {
                for found in pattern.find(text, sentence) {
                    // What was found by a wording that stands before it is not found again.
                    let known = said.get(from..).unwrap_or_default().iter();
                    if known
                        .clone()
                        .all(|it| it.found.range.end <= found.range.start || it.found.range.start >= found.range.end)
                    {
                        said.push(Said { cue: *cue, found, denied: None });
                    }
                }
            }
        }
        said.sort_by_key(|said| (said.found.range.start, said.cue));
        // What is asked for ends where the sentence tells of something else.
        let others: Vec<usize> =
            said.iter().filter(|said| ENDS.contains(&said.cue)).map(|said| said.found.range.start).collect();
        for said in said.iter_mut().filter(|said| !ENDS.contains(&said.cue)) {
            for filled in said.found.filled.iter_mut().filter(|filled| &*filled.blank == "fields") {
                let next = others.iter().find(|start| filled.range.contains(start));
                filled.range.end = next.map_or(filled.range.end, |start| *start);
            }
        }
        // What is asked for is told by the wording that begins first; a stage that has no name is no name.
        let mut taken = 0;
        let next: Vec<Range<usize>> =
            said.iter().filter(|said| said.cue == Cue::NextStage).map(|said| said.found.range.clone()).collect();
        said.retain(|said| match said.cue {
            Cue::Required | Cue::Asked | Cue::Optional | Cue::Parts => {
                let free = said.found.range.start >= taken;
                taken = taken.max(said.found.range.end);
                free
            }
            Cue::Moves => {
                next.iter().all(|next| next.end <= said.found.range.start || next.start >= said.found.range.end + 12)
            }
            _ => true,
        });
        self.deny(text, sentence, &mut said);
        said
    }

    /// Finds what is said not to be so.
    fn deny(&self, text: &Folded<'_>, sentence: &Range<usize>, said: &mut [Said]) {
        let part = |at: &usize| text.char(*at).is_some_and(|c| ",;:.!?。".contains(c));
        let ranges: Vec<(Cue, Range<usize>)> = said.iter().map(|said| (said.cue, said.found.range.clone())).collect();
        for (number, said) in said.iter_mut().enumerate() {
            if AFFIRMED.contains(&said.cue) {
                continue;
            }
            let range = &said.found.range;
            let clause = (sentence.start..range.start).rev().find(part).map_or(sentence.start, |at| at + 1);
            let before = ranges.iter().take(number).map(|(_, other)| other.end.min(range.start)).max();
            let start = before.map_or(clause, |before| clause.max(before));
            // What stands behind it may still belong to what is said next.
            let next = ranges.iter().skip(number + 1).any(|(_, other)| other.start >= range.end);
            let end = (range.end..sentence.end).find(part).unwrap_or(sentence.end);
            let end = if next { range.end } else { end };
            let free = |at: &usize| {
                let quiet = |(cue, other): &(Cue, Range<usize>)| AFFIRMED.contains(cue) && other.contains(at);
                !text.bold.iter().any(|bold| bold.contains(at)) && !ranges.iter().any(quiet)
            };
            let not = |at: usize| {
                let found = self.nots.iter().find(|not| Self::stands(text, not, at, end))?;
                Some(at..at + found.len())
            };
            said.denied = (start..end).filter(free).find_map(not);
        }
    }

    /// The length of a joint that stands at a position, with the blanks around it: punctuation, or a word.
    fn joint(&self, text: &Folded<'_>, at: usize, end: usize) -> Option<usize> {
        let c = text.char(at).filter(|_| at < end)?;
        let apart = at > 0 && text.char(at - 1) == Some(' ');
        if ",;、".contains(c) || (apart && "/|>".contains(c)) {
            return Some(at + 1);
        }
        let opens = at == 0 || !text.char(at - 1).is_some_and(is_letter);
        let joint = self.joints.iter().find(|joint| starts(text, joint, at, end))?;
        let after = at + joint.len();
        let dense = joint.iter().all(|c| is_dense(*c));
        let closes = !text.char(after).is_some_and(goes_on) || !joint.last().is_some_and(|c| is_letter(*c));
        (dense || (opens && closes)).then_some(after)
    }

    /// The items of a list, without the small words around them. What stands in brackets is an aside.
    pub(crate) fn items(&self, text: &Folded<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut items = Vec::new();
        let mut start = range.start;
        let mut at = range.start;
        let mut depth = 0_usize;
        while at < range.end {
            match text.char(at) {
                Some('(') => depth += 1,
                Some(')') => depth = depth.saturating_sub(1),
                _ => {}
            }
            // A name in bold is one, unless it is several with commas between them.
            if let Some(bold) = text.bold.iter().find(|bold| bold.start == at && bold.end <= range.end)
                && text.chars.get(bold.clone()).is_some_and(|chars| !chars.iter().any(|c| ",;、/|>".contains(*c)))
            {
                at = bold.end.max(at + 1);
            } else if depth == 0
                && let Some(after) = self.joint(text, at, range.end)
            {
                items.push(start..at);
                at = after;
                start = after;
            } else {
                at += 1;
            }
        }
        items.push(start..range.end);
        let names = items.into_iter().filter(|item| {
            let start = text.trimmed(item.clone()).start;
            !self.asides.iter().any(|aside| Self::stands(text, aside, start, item.end))
        });
        // A small word by itself names nothing.
        let small =
            |item: &Range<usize>| self.fillers.iter().any(|filler| text.chars.get(item.clone()) == Some(filler));
        let name = |item: Range<usize>| {
            let bold = text.bold.iter().find(|bold| **bold == text.trimmed(item.clone()));
            bold.map_or_else(|| self.bare(text, item.clone()), |bold| self.titled(text, bold.clone()))
        };
        names.map(name).filter(|item| !item.is_empty() && !small(item)).collect()
    }

    /// Up to the first joint.
    pub(crate) fn first(&self, text: &Folded<'_>, range: &Range<usize>) -> Range<usize> {
        let joint = (range.start..range.end).find(|at| self.joint(text, *at, range.end).is_some());
        self.bare(text, range.start..joint.unwrap_or(range.end))
    }

    /// A name without punctuation around it and joints behind it.
    pub(crate) fn titled(&self, text: &Folded<'_>, range: Range<usize>) -> Range<usize> {
        self.stripped(text, range, &[])
    }

    /// A name without small words, joints, asides and punctuation around it.
    pub(crate) fn bare(&self, text: &Folded<'_>, range: Range<usize>) -> Range<usize> {
        self.stripped(text, range, &self.fillers)
    }

    fn stripped(&self, text: &Folded<'_>, range: Range<usize>, fillers: &[Vec<char>]) -> Range<usize> {
        let mut range = text.trimmed(range);
        loop {
            let before = range.clone();
            let within = |c: char| text.chars.get(range.clone()).is_some_and(|chars| chars.contains(&c));
            let (opened, closed) = (within('('), within(')'));
            let opens = |c: char| "\":.,;*".contains(c) || (c == '(' && !closed);
            while range.start < range.end && text.char(range.start).is_some_and(opens) {
                range.start += 1;
            }
            while range.start < range.end && text.char(range.end - 1).is_some_and(|c| "\":.,;*!?。、".contains(c)) {
                range.end -= 1;
            }
            // What is in brackets behind a name in a sentence is an aside; in bold it is a part of the name.
            if text.char(range.end.wrapping_sub(1)) == Some(')') && (!fillers.is_empty() || !opened) {
                let open = (range.start..range.end).rfind(|at| text.char(*at) == Some('('));
                range.end = open.unwrap_or(range.end - 1);
            }
            for filler in fillers {
                let after = range.start + filler.len();
                if after < range.end && Self::stands(text, filler, range.start, range.end) {
                    range.start = after;
                    break;
                }
            }
            for filler in self.joints.iter().chain(fillers) {
                let at = range.end.saturating_sub(filler.len());
                if at > range.start && Self::stands(text, filler, at, range.end) {
                    range.end = at;
                    break;
                }
            }
            range = text.trimmed(range);
            if range == before {
                return range;
            }
        }
    }
}

impl Vocabulary {
    /// Whether a word stands at a position, and is no part of a longer one.
    fn stands(text: &Folded<'_>, word: &[char], at: usize, end: usize) -> bool {
        let letter = |c: Option<&char>| c.is_some_and(|c| is_letter(*c));
        let opens = at == 0 || !text.char(at - 1).is_some_and(is_letter) || !letter(word.first());
        let closes = !text.char(at + word.len()).is_some_and(goes_on) || !letter(word.last());
        starts(text, word, at, end) && opens && closes
    }
}

/// Whether a word goes on with a character: `e` is no word in `e-mail`.
fn goes_on(c: char) -> bool {
    is_letter(c) || "-'".contains(c)
}

/// Whether characters stand at a position.
fn starts(text: &Folded<'_>, word: &[char], at: usize, end: usize) -> bool {
    at + word.len() <= end && text.chars.get(at..at + word.len()) == Some(word)
}
