//! The vocabulary of help pages in a language, from its message files: cues with blanks, units of time, small words.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use referee::locale::Words;

use super::cue::{CUES, Cue};
use super::fold::fold;
use super::folded::Folded;
use super::letter::{is_dense, is_inside_word, is_letter};
use super::pattern::{Letters, Match, Pattern};
use super::units::{UnitWords, Units};

/// A cue found in a text.
#[derive(Debug, Clone)]
pub(crate) struct CueMatch {
    pub(crate) cue: Cue,
    pub(crate) found: Match,
    /// The word that negates it.
    pub(crate) denied: Option<Range<usize>>,
}

/// The wordings of a language, with English as a fallback.
pub(crate) struct Vocabulary {
    patterns: Vec<(Cue, Pattern)>,
    /// The numbers of the patterns that contain a pair of letters. Each pattern is in one list, that of its rarest pair.
    by_pair: Vec<Vec<usize>>,
    /// Those that contain no pair.
    without_pair: Vec<usize>,
    unit_words: Arc<UnitWords>,
    /// Words such as “and” and “or”.
    joints: Vec<Vec<char>>,
    /// Words around names that are not part of them.
    fillers: Vec<Vec<char>>,
    /// Words that negate a statement.
    nots: Vec<Vec<char>>,
    /// Words that make what follows them optional.
    optionals: Vec<Vec<char>>,
    /// Words that begin an aside, which contains no names.
    asides: Vec<Vec<char>>,
}

/// Cues whose wording may contain a word such as “not” without being negated.
const AFFIRMED: [Cue; 12] = [
    Cue::Timeout,
    Cue::OtherwiseNever,
    Cue::Never,
    Cue::Default,
    Cue::MustBeGiven,
    Cue::MayBeLeftOut,
    Cue::Stays,
    Cue::Choose,
    Cue::Follows,
    Cue::Only,
    Cue::Works,
    Cue::Holidays,
];

/// Cues that end a list of names.
const ENDS: [Cue; 5] = [Cue::Choose, Cue::Confirm, Cue::Moves, Cue::Archives, Cue::Notifies];

/// The maximum length of a searched sentence, in characters.
const MOST_SENTENCE: usize = 4_000;

impl Vocabulary {
    /// Combines the messages of several locales, in order of preference, with the sentences of rule sets.
    pub(crate) fn new(all: &[Words<'_>], sets: &[Words<'_>]) -> Self {
        Self::with(all, sets, |_| Vec::new())
    }

    /// A vocabulary for pages of any rule set, which may have another noun for a lead.
    pub(crate) fn of_any_noun(all: &[Words<'_>], sets: &[Words<'_>]) -> Self {
        Self::with(all, sets, |id| all.iter().flat_map(|words| words.wordings_of_any_noun(id)).collect())
    }

    /// Combines messages and other wordings of each.
    fn with(all: &[Words<'_>], sets: &[Words<'_>], more: impl Fn(&str) -> Vec<String>) -> Self {
        let mut patterns: Vec<(Cue, Pattern)> = Vec::new();
        for (cue, id) in CUES {
            let mut known = HashSet::new();
            let wordings: Vec<Vec<String>> = sets.iter().chain(all).map(|words| words.wordings(id)).collect();
            // The sentences that pages are written with come before other wordings.
            let own = wordings.iter().flat_map(|wordings| wordings.iter().take(1));
            let others = wordings.iter().flat_map(|wordings| wordings.iter().skip(1));
            let more = more(id);
            for wording in own.chain(&more).chain(others).filter(|wording| known.insert(*wording)) {
                patterns.extend(Pattern::alternatives(wording).into_iter().map(|pattern| (*cue, pattern)));
            }
        }
        let mut by_pair: Vec<Vec<usize>> = vec![Vec::new(); Letters::PAIRS];
        let mut without_pair = Vec::new();
        let mut counts = [0_usize; Letters::PAIRS];
        for pair in patterns.iter().flat_map(|(_, pattern)| pattern.letters().pairs()) {
            if let Some(count) = counts.get_mut(pair) {
                *count += 1;
            }
        }
        for (number, (_, pattern)) in patterns.iter().enumerate() {
            let rarest = pattern.letters().pairs().min_by_key(|pair| counts.get(*pair));
            rarest.and_then(|pair| by_pair.get_mut(pair)).unwrap_or(&mut without_pair).push(number);
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
        let nots = list("reading-nots");
        let spaced = |word: &[char]| !word.iter().any(|c| is_dense(*c));
        Self {
            patterns,
            by_pair,
            without_pair,
            unit_words: Arc::new(UnitWords::new(all)),
            joints: list("reading-joints"),
            // In scripts with spaces, a name never equals one of these.
            fillers: list("reading-fillers")
                .into_iter()
                .chain(nots.iter().filter(|not| spaced(not)).cloned())
                .chain(list("reading-optionals"))
                .collect(),
            nots,
            optionals: list("reading-optionals"),
            asides: list("reading-asides"),
        }
    }

    /// The durations of pages in a language; without one, those of all languages.
    pub(crate) fn units(&self, language: Option<&LanguageIdentifier>) -> Units {
        Units::new(&self.unit_words, language)
    }

    /// The patterns that a text with these letters can match, in order.
    fn fitting(&self, letters: &Letters) -> impl Iterator<Item = &(Cue, Pattern)> {
        let lists = letters.pairs().filter_map(|pair| self.by_pair.get(pair));
        let mut numbers: Vec<usize> = lists.chain([&self.without_pair]).flatten().copied().collect();
        numbers.sort_unstable();
        let patterns = numbers.into_iter().filter_map(|number| self.patterns.get(number));
        let letters = *letters;
        patterns.filter(move |(_, pattern)| letters.has(pattern.letters()))
    }

    /// The cues in a sentence, in order.
    pub(crate) fn find_cues(&self, text: &Folded<'_>, sentence: &Range<usize>) -> Vec<CueMatch> {
        let mut hits: Vec<CueMatch> = Vec::new();
        if sentence.len() > MOST_SENTENCE {
            return hits;
        }
        let letters = Letters::of(text.chars.get(sentence.clone()).unwrap_or_default());
        for (cue, pattern) in self.fitting(&letters) {
            for found in pattern.find(text, sentence) {
                // Skip matches that overlap one of an earlier wording.
                let mut known = hits.iter().rev().take_while(|hit| hit.cue == *cue).map(|hit| &hit.found.range);
                if known.all(|known| known.end <= found.range.start || known.start >= found.range.end) {
                    hits.push(CueMatch { cue: *cue, found, denied: None });
                }
            }
        }
        hits.sort_by_key(|hit| (hit.found.range.start, hit.cue));
        // A list of fields ends where another statement begins.
        let others: Vec<usize> =
            hits.iter().filter(|hit| ENDS.contains(&hit.cue)).map(|hit| hit.found.range.start).collect();
        for hit in hits.iter_mut().filter(|hit| !ENDS.contains(&hit.cue)) {
            for filled in hit.found.filled.iter_mut().filter(|filled| &*filled.blank == "fields") {
                let next = others.iter().find(|start| filled.range.contains(start));
                filled.range.end = next.map_or(filled.range.end, |start| *start);
            }
        }
        // Of overlapping wordings for fields, the first one counts. An unnamed next stage is not a name.
        let mut taken = 0;
        let next: Vec<Range<usize>> =
            hits.iter().filter(|hit| hit.cue == Cue::NextStage).map(|hit| hit.found.range.clone()).collect();
        hits.retain(|hit| match hit.cue {
            Cue::Required | Cue::Asked | Cue::Optional | Cue::Parts => {
                let free = hit.found.range.start >= taken;
                taken = taken.max(hit.found.range.end);
                free
            }
            Cue::Moves => {
                next.iter().all(|next| next.end <= hit.found.range.start || next.start >= hit.found.range.end + 12)
            }
            _ => true,
        });
        self.deny(text, sentence, &mut hits);
        hits
    }

    /// Finds negated cues.
    fn deny(&self, text: &Folded<'_>, sentence: &Range<usize>, hits: &mut [CueMatch]) {
        let is_denial = |hit: &CueMatch| !AFFIRMED.contains(&hit.cue);
        if !hits.iter().any(is_denial) {
            return;
        }
        let ranges: Vec<(Cue, Range<usize>)> = hits.iter().map(|hit| (hit.cue, hit.found.range.clone())).collect();
        // Negating words, except in names, in quoted subjects, and in cues that may contain them.
        let quoted: Vec<Range<usize>> = hits.iter().filter_map(|hit| hit.found.get("subject").cloned()).collect();
        let quiet = |at: usize| {
            let affirmed = ranges.iter().any(|(cue, other)| AFFIRMED.contains(cue) && other.contains(&at));
            affirmed || quoted.iter().any(|subject| subject.contains(&at))
        };
        let is_bold = |at: usize| text.bold.iter().any(|bold| bold.contains(&at));
        let nots = Self::words_at(text, &self.nots, sentence.clone());
        let nots: Vec<Range<usize>> = nots.filter(|not| !is_bold(not.start) && !quiet(not.start)).collect();
        if nots.is_empty() {
            return;
        }
        let is_part = |c: char| matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '。');
        let part = |at: &usize| text.char(*at).is_some_and(is_part);
        for (number, hit) in hits.iter_mut().enumerate().filter(|(_, hit)| is_denial(hit)) {
            let range = &hit.found.range;
            let clause = (sentence.start..range.start).rev().find(part).map_or(sentence.start, |at| at + 1);
            let before = ranges.iter().take(number).map(|(_, other)| other.end.min(range.start)).max();
            let start = before.map_or(clause, |before| clause.max(before));
            // Text after the cue may belong to the next one.
            let next = ranges.iter().skip(number + 1).any(|(_, other)| other.start >= range.end);
            let end = (range.end..sentence.end).find(part).unwrap_or(sentence.end);
            let end = if next { range.end } else { end };
            hit.denied = nots.iter().find(|not| not.start >= start && not.end <= end).cloned();
        }
    }

    /// The ranges where one of some words is, in order.
    fn words_at(text: &Folded<'_>, words: &[Vec<char>], range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let end = range.end;
        range.filter(|at| !is_inside_word(&text.chars, *at)).flat_map(move |at| {
            let here = words.iter().filter(move |word| Self::is_word_at(text, word, at, end));
            here.map(move |word| at..at + word.len())
        })
    }

    /// Whether a sentence makes the text before a position optional.
    pub(crate) fn is_optional(&self, text: &Folded<'_>, end: usize) -> bool {
        let sentence = text.sentences.iter().find(|sentence| sentence.start < end && end <= sentence.end);
        sentence.is_some_and(|sentence| Self::words_at(text, &self.optionals, sentence.start..end).next().is_some())
    }

    /// Words such as “and” and “or”: those of the messages, and those of the language of a text.
    fn joints<'v>(&'v self, text: &'v Folded<'_>) -> impl Iterator<Item = &'v [char]> {
        let own = self.joints.iter().map(Vec::as_slice);
        own.chain(text.list_joints.iter().map(|joint| &**joint))
    }

    /// The length of a conjunction or of punctuation at a position, including blanks around it.
    fn joint(&self, text: &Folded<'_>, at: usize, end: usize) -> Option<usize> {
        let c = text.char(at).filter(|_| at < end)?;
        // A name in bold ends where the marks are.
        let ends = || text.bold.iter().any(|bold| bold.end == at);
        if is_inside_word(&text.chars, at) && !ends() {
            return None;
        }
        let apart = at > 0 && text.char(at - 1) == Some(' ');
        if matches!(c, ',' | ';' | '、') || (apart && matches!(c, '/' | '|' | '>')) {
            return Some(at + 1);
        }
        let joint = self.joints(text).find(|joint| starts(text, joint, at, end))?;
        let opens = at == 0 || !text.char(at - 1).is_some_and(is_letter) || ends();
        let after = at + joint.len();
        let dense = joint.iter().all(|c| is_dense(*c));
        let closes = !text.char(after).is_some_and(goes_on) || !joint.last().is_some_and(|c| is_letter(*c));
        (dense || (opens && closes)).then_some(after)
    }

    /// The items of a list, without small words around them. Text in parentheses is an aside.
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
            // Text in bold is one name, unless it contains commas between names.
            if let Some(bold) = text.bold.iter().find(|bold| bold.start == at && bold.end <= range.end)
                && text
                    .chars
                    .get(bold.clone())
                    .is_some_and(|chars| !chars.iter().any(|c| matches!(c, ',' | ';' | '、' | '/' | '|' | '>')))
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
            !self.asides.iter().any(|aside| Self::is_word_at(text, aside, start, item.end))
        });
        // A small word alone is not a name.
        let small =
            |item: &Range<usize>| self.fillers.iter().any(|filler| text.chars.get(item.clone()) == Some(filler));
        let name = |item: Range<usize>| {
            let bold = text.bold.iter().find(|bold| **bold == text.trimmed(item.clone()));
            bold.map_or_else(|| self.bare(text, item.clone()), |bold| self.titled(text, bold.clone()))
        };
        names.map(name).filter(|item| !item.is_empty() && !small(item)).collect()
    }

    /// Up to the first conjunction.
    pub(crate) fn first(&self, text: &Folded<'_>, range: &Range<usize>) -> Range<usize> {
        let joint = (range.start..range.end).find(|at| self.joint(text, *at, range.end).is_some());
        self.bare(text, range.start..joint.unwrap_or(range.end))
    }

    /// A name without punctuation around it and conjunctions after it.
    pub(crate) fn titled(&self, text: &Folded<'_>, range: Range<usize>) -> Range<usize> {
        self.stripped(text, range, &[])
    }

    /// A name without small words, conjunctions, asides and punctuation around it.
    pub(crate) fn bare(&self, text: &Folded<'_>, range: Range<usize>) -> Range<usize> {
        self.stripped(text, range, &self.fillers)
    }

    fn stripped(&self, text: &Folded<'_>, range: Range<usize>, fillers: &[Vec<char>]) -> Range<usize> {
        let mut range = text.trimmed(range);
        loop {
            let before = range.clone();
            let within = |c: char| text.chars.get(range.clone()).is_some_and(|chars| chars.contains(&c));
            let (opened, closed) = (within('('), within(')'));
            let opens = |c: char| matches!(c, '"' | ':' | '.' | ',' | ';' | '*') || (c == '(' && !closed);
            let closes = |c: char| matches!(c, '"' | ':' | '.' | ',' | ';' | '*' | '!' | '?' | '。' | '、');
            while range.start < range.end && text.char(range.start).is_some_and(opens) {
                range.start += 1;
            }
            while range.start < range.end && text.char(range.end - 1).is_some_and(closes) {
                range.end -= 1;
            }
            // Text in parentheses after a name is an aside in a sentence, but part of a name in bold.
            if text.char(range.end.wrapping_sub(1)) == Some(')') && (!fillers.is_empty() || !opened) {
                let open = (range.start..range.end).rfind(|at| text.char(*at) == Some('('));
                range.end = open.unwrap_or(range.end - 1);
            }
            for filler in fillers {
                let after = range.start + filler.len();
                if after < range.end && Self::is_word_at(text, filler, range.start, range.end) {
                    range.start = after;
                    break;
                }
            }
            // In scripts without spaces, a name may end like a conjunction.
            let joint = |joint: &&[char]| !fillers.is_empty() || !joint.iter().all(|c| is_dense(*c));
            for filler in self.joints(text).filter(joint).chain(fillers.iter().map(Vec::as_slice)) {
                let at = range.end.saturating_sub(filler.len());
                if at > range.start && Self::is_word_at(text, filler, at, range.end) {
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
    /// Whether a whole word is at a position.
    #[inline]
    fn is_word_at(text: &Folded<'_>, word: &[char], at: usize, end: usize) -> bool {
        if !starts(text, word, at, end) {
            return false;
        }
        let letter = |c: Option<&char>| c.is_some_and(|c| is_letter(*c));
        let opens = at == 0 || !text.char(at - 1).is_some_and(is_letter) || !letter(word.first());
        let closes = !text.char(at + word.len()).is_some_and(goes_on) || !letter(word.last());
        opens && closes
    }
}

/// Whether a word continues with a character: `e` is not a word in `e-mail`.
fn goes_on(c: char) -> bool {
    is_letter(c) || matches!(c, '-' | '\'')
}

/// Whether these characters are at a position.
#[inline]
fn starts(text: &Folded<'_>, word: &[char], at: usize, end: usize) -> bool {
    // Most positions differ in the first character.
    text.chars.get(at) == word.first() && at + word.len() <= end && text.chars.get(at..at + word.len()) == Some(word)
}
