//! The names of two blocks that belong together.

use std::ops::Range;

use crate::label::{Label, Labels};
use crate::likeness;
use crate::vocabulary::Vocabulary;

use super::meaning::{Meaning, Position};
use super::names::{
    MOST_MARKS, Marked, Signs, bare, before_colon, ends_sentence, gloss, is_as_short, is_joint, is_name, parts, quoted,
    unmarked_lead, unstopped,
};
use super::piece::{Piece, segments};

/// A name that is understood, and its counterpart.
#[derive(Debug, Clone)]
pub(super) struct Twin {
    pub(super) labels: Vec<Label>,
    /// The name that is understood.
    pub(super) understood: Range<usize>,
    /// The same name in the other language.
    pub(super) words: Range<usize>,
    /// Whether they belong together for more reasons than their order.
    pub(super) sure: bool,
}

/// A mark on the side that is understood, with its names.
#[derive(Clone)]
struct Meant {
    lead: bool,
    anchor: Option<Box<str>>,
    /// The marked text.
    whole: Range<usize>,
    /// One name, or those of a list.
    names: Vec<(Range<usize>, Vec<Label>)>,
}

/// Pairs the names of blocks.
pub(super) struct Pairing<'c> {
    pub(super) meaning: &'c Meaning<'c>,
    /// The labels of the language of the words, if a locale has it.
    pub(super) known: Option<&'c Labels>,
    /// The vocabulary of that language.
    pub(super) vocabulary: Option<&'c Vocabulary>,
}

/// Marks of both sides that are compared, in order of preference.
const SIGNS: [(Signs, Signs); 4] =
    [(Signs::Bold, Signs::Bold), (Signs::All, Signs::All), (Signs::Bold, Signs::All), (Signs::All, Signs::Bold)];

impl Pairing<'_> {
    /// The item that a block is about: the name at its start.
    pub(super) fn about(&self, piece: &Piece<'_>, position: &Position<'_>) -> Option<Label> {
        let first = self.meant(piece, &(0..piece.text().len()), Signs::All, position).into_iter().next()?;
        let (_, labels) = first.names.into_iter().next().filter(|_| first.lead)?;
        labels.first().copied()
    }

    /// The names of two blocks that belong together: sentence by sentence, or else in the whole block.
    pub(super) fn twins(&self, understood: &Piece<'_>, words: &Piece<'_>, position: &Position<'_>) -> Vec<Twin> {
        let whole = (0..understood.text().len(), 0..words.text().len());
        if understood.text().bold.len().max(words.text().bold.len()) > MOST_MARKS {
            return Vec::new();
        }
        let segments = segments(understood, words);
        let mut twins: Vec<Twin> = Vec::new();
        for segment in &segments {
            twins.extend(self.segment(understood, words, segment, position));
        }
        let meant = self.meant(understood, &whole.0, Signs::Bold, position);
        let all = meant.iter().flat_map(|mark| &mark.names).filter(|(_, labels)| !labels.is_empty()).count();
        if twins.len() < all && segments.len() > 1 {
            let other = self.segment(understood, words, &whole, position);
            if other.len() > twins.len() {
                return other;
            }
        }
        twins
    }

    fn segment(
        &self,
        understood: &Piece<'_>,
        words: &Piece<'_>,
        (here, there): &(Range<usize>, Range<usize>),
        position: &Position<'_>,
    ) -> Vec<Twin> {
        let mut twins = self.unmarked(understood, words, (here, there), position);
        let pairs = SIGNS.map(|(one, other)| {
            let meant = self.meant(understood, here, one, position);
            let mut marks = words.marked(there, other);
            // The other side may have no mark where its block begins with a name.
            let lead = meant.first().is_some_and(|mark| mark.lead);
            if lead && there.start == 0 && marks.first().is_none_or(|mark| !mark.lead) {
                let range = unmarked_lead(words.text().plain()).filter(|range| range.end <= there.end);
                let free = |range: &Range<usize>| marks.first().is_none_or(|mark| range.end <= mark.range.start);
                if let Some(range) = range.filter(free) {
                    marks.insert(0, Marked { whole: range.clone(), range, lead: true, anchor: None });
                }
            }
            (meant, marks)
        });
        let same = pairs.iter().find(|(meant, marks)| !meant.is_empty() && meant.len() == marks.len());
        if let Some((meant, marks)) = same {
            twins.extend(self.aligned(understood, words, meant, marks));
            return twins;
        }
        // Lists may be marked name by name on one side, and as a whole on the other.
        let single = pairs.map(|(meant, marks)| (flat(meant), self.split(words, &marks)));
        let same = single.iter().find(|(meant, marks)| !meant.is_empty() && meant.len() == marks.len());
        let [_, all, ..] = &single;
        let (meant, marks) = same.unwrap_or(all);
        twins.extend(self.aligned(understood, words, meant, marks));
        twins
    }

    /// The marks of a text, with the meanings of their names.
    fn meant(&self, piece: &Piece<'_>, within: &Range<usize>, signs: Signs, position: &Position<'_>) -> Vec<Meant> {
        let meant = |mark: Marked| {
            let Marked { range, whole, lead, anchor } = mark;
            let position = Position { lead, ..*position };
            let of = |range: &Range<usize>| {
                let range = unstopped(piece.text().plain(), range);
                self.meaning.of(piece.plain(&range), &position)
            };
            let named = anchor.as_deref().and_then(|anchor| self.meaning.labels.of_message(anchor));
            let labels = named.map_or_else(|| of(&range), |label| vec![label]);
            let list: Vec<_> = if labels.is_empty() {
                parts(piece.text().plain(), &whole).into_iter().map(|part| (part.clone(), of(&part))).collect()
            } else {
                Vec::new()
            };
            let is_list = list.len() > 1 && list.iter().any(|(_, labels)| !labels.is_empty());
            Meant { lead, anchor, whole, names: if is_list { list } else { vec![(range, labels)] } }
        };
        piece.marked(within, signs).into_iter().map(meant).collect()
    }

    /// Pairs the names of marks: those that are surely the same first, and between these the others by their order.
    fn aligned(&self, understood: &Piece<'_>, words: &Piece<'_>, meant: &[Meant], marks: &[Marked]) -> Vec<Twin> {
        let pins = self.pins(understood, words, meant, marks);
        let leads = (meant.first().is_some_and(|mark| mark.lead), marks.first().is_some_and(|mark| mark.lead));
        let mut pairs: Vec<(usize, usize, bool)> = pins.iter().map(|(row, column)| (*row, *column, true)).collect();
        let ordered = pins.windows(2).all(|two| matches!(two, [(_, one), (_, other)] if one < other));
        let free = |taken: &[(usize, usize)], rows: Range<usize>, columns: Range<usize>| {
            let rows: Vec<usize> = rows.filter(|row| taken.iter().all(|(known, _)| known != row)).collect();
            let columns: Vec<usize> = columns.filter(|column| taken.iter().all(|(_, known)| known != column)).collect();
            (rows, columns)
        };
        if leads.0 != leads.1 {
            // The blocks are built differently: only what is surely the same belongs together.
        } else if ordered {
            let ends = pins.iter().copied().chain([(meant.len(), marks.len())]);
            let mut start = (0, 0);
            for (row, column) in ends {
                let (rows, columns) = (start.0..row, start.1..column);
                if rows.len() == columns.len() {
                    pairs.extend(in_order(understood, words, (meant, marks), rows.zip(columns)));
                }
                start = (row + 1, column + 1);
            }
        } else if let (&[row], &[column]) =
            (&*free(&pins, 0..meant.len(), 0..marks.len()).0, &*free(&pins, 0..meant.len(), 0..marks.len()).1)
        {
            pairs.push((row, column, true));
        }
        let mut twins = Vec::new();
        for (row, column, sure) in pairs {
            if let (Some(meant), Some(mark)) = (meant.get(row), marks.get(column)) {
                twins.extend(self.names(understood, words, (meant, mark), sure));
            }
        }
        twins
    }

    /// The marks that are surely the same: with the same anchor, the same text, a name that is known, or at the start.
    fn pins(
        &self,
        understood: &Piece<'_>,
        words: &Piece<'_>,
        meant: &[Meant],
        marks: &[Marked],
    ) -> Vec<(usize, usize)> {
        let is = |one: &Meant, other: &Marked| {
            if let (Some(anchor), Some(known)) = (&one.anchor, &other.anchor) {
                return anchor == known;
            }
            let [(range, labels)] = &*one.names else { return false };
            let name = likeness::words(words.plain(&unstopped(words.text().plain(), &other.range)));
            let same = likeness::words(understood.plain(range)) == name;
            same || self.known.is_some_and(|known| labels.iter().any(|label| known.fit(*label, &name).is_some()))
        };
        let mut pins: Vec<(usize, usize)> = Vec::new();
        for (row, one) in meant.iter().enumerate() {
            let columns: Vec<usize> =
                (0..marks.len()).filter(|column| marks.get(*column).is_some_and(|mark| is(one, mark))).collect();
            let Some(first) = columns.first().and_then(|column| marks.get(*column)) else { continue };
            let rows: Vec<usize> =
                (0..meant.len()).filter(|row| meant.get(*row).is_some_and(|one| is(one, first))).collect();
            // Names that appear several times belong together in order.
            let at = rows.iter().position(|known| *known == row).filter(|_| rows.len() == columns.len());
            if let Some(column) = at.and_then(|at| columns.get(at)) {
                pins.push((row, *column));
            }
        }
        let start = meant.first().zip(marks.first()).filter(|(one, other)| one.lead && other.lead);
        if start.is_some() && pins.iter().all(|(row, column)| *row > 0 && *column > 0) {
            pins.insert(0, (0, 0));
        }
        pins
    }

    /// The names of two marks: the names of a list in order, if both have as many.
    fn names(
        &self,
        understood: &Piece<'_>,
        words: &Piece<'_>,
        (meant, mark): (&Meant, &Marked),
        sure: bool,
    ) -> Vec<Twin> {
        let plain = words.text().plain();
        let list = match &*meant.names {
            [_] => vec![mark.range.clone()],
            _ => parts(plain, &mark.whole),
        };
        if list.len() != meant.names.len() {
            return Vec::new();
        }
        let glosses = gloss(plain, mark.whole.end);
        let glosses = glosses.map(|range| if list.len() == 1 { vec![range] } else { parts(plain, &range) });
        let mut twins = Vec::new();
        for (number, (range, labels)) in meant.names.iter().enumerate().filter(|(_, (_, labels))| !labels.is_empty()) {
            // A name with several meanings must be looked at.
            let sure = sure && labels.len() == 1;
            let name = understood.plain(range);
            let Some(part) = list.get(number).map(|part| self.trimmed(words, part, name)) else { continue };
            // A name that is left as it is may be explained in parentheses.
            let same = likeness::words(name) == likeness::words(words.plain(&part));
            let gloss = glosses.as_ref().filter(|all| same && all.len() == list.len()).and_then(|all| all.get(number));
            let part = gloss.map_or(part, |gloss| self.trimmed(words, gloss, name));
            // The name itself may be quoted, with other words in bold around it.
            let known = |inner: &Range<usize>| {
                let name = likeness::words(words.plain(inner));
                self.known.is_some_and(|known| labels.iter().any(|label| known.fit(*label, &name).is_some()))
            };
            let part = quoted(plain, &part).filter(known).unwrap_or(part);
            if is_name(words.plain(&part)) && is_as_short(words.plain(&part), name) {
                let understood = range.clone();
                twins.push(Twin { labels: labels.clone(), understood, words: part, sure });
            }
        }
        twins
    }

    /// A name without what its mark covers too much.
    fn trimmed(&self, words: &Piece<'_>, range: &Range<usize>, understood: &str) -> Range<usize> {
        let plain = words.text().plain();
        let mut range = range.clone();
        if !understood.contains([':', '：']) {
            range = before_colon(plain, &range);
        }
        if !understood.ends_with(ends_sentence) {
            range = unstopped(plain, &range);
        }
        if let Some(vocabulary) = self.vocabulary {
            let titled = vocabulary.titled(&words.folded, words.folded.positions(&range));
            let titled = words.folded.range(&titled);
            // Only words at the end are left out.
            let left_out = words.plain(&(titled.end..range.end)).contains(char::is_alphabetic);
            if left_out && titled.start == range.start {
                range = bare(plain, &titled);
            }
        }
        range
    }

    /// Names that are whole sentences or items, or parts of them between bars.
    fn unmarked(
        &self,
        understood: &Piece<'_>,
        words: &Piece<'_>,
        (here, there): (&Range<usize>, &Range<usize>),
        position: &Position<'_>,
    ) -> Vec<Twin> {
        let rest = |piece: &Piece<'_>, within: &Range<usize>| -> Option<Vec<Range<usize>>> {
            let marks = piece.marked(within, Signs::Bold);
            let start = match &*marks {
                [] => within.start,
                [one] if one.lead => one.whole.end,
                _ => return None,
            };
            let text = piece.plain(&(start..within.end));
            let mut parts = Vec::new();
            let mut at = start;
            for part in text.split('|') {
                parts.push(bare(piece.text().plain(), &(at..at + part.len())));
                at += part.len() + 1;
            }
            (marks.is_empty() || parts.len() > 1).then_some(parts)
        };
        let (Some(these), Some(those)) = (rest(understood, here), rest(words, there)) else { return Vec::new() };
        if these.len() != those.len() {
            return Vec::new();
        }
        let mut twins = Vec::new();
        for (one, other) in these.into_iter().zip(those) {
            let one = unstopped(understood.text().plain(), &one);
            let name = understood.plain(&one);
            let other = self.trimmed(words, &other, name);
            let labels = self.meaning.of(name, &Position { lead: false, ..*position });
            let text = words.plain(&other);
            if !labels.is_empty() && is_name(text) && is_as_short(text, name) {
                twins.push(Twin { labels, understood: one, words: other, sure: true });
            }
        }
        twins
    }

    /// The marks with the names of lists on their own.
    fn split(&self, words: &Piece<'_>, marks: &[Marked]) -> Vec<Marked> {
        let plain = words.text().plain();
        let mut single = Vec::new();
        for mark in marks {
            // A known name may contain a comma.
            let name = likeness::words(words.plain(&mark.range));
            let known = self.known.is_some_and(|known| {
                let named = known.nouns().into_iter().flat_map(|noun| known.of(noun));
                named.into_iter().any(|label| known.fit(label, &name).is_some_and(|(score, _)| score == 100))
            });
            let list = if known { Vec::new() } else { parts(plain, &mark.whole) };
            if list.len() < 2 {
                single.push(mark.clone());
                continue;
            }
            single.extend(list.into_iter().enumerate().map(|(number, range)| Marked {
                whole: range.clone(),
                range,
                lead: mark.lead && number == 0,
                anchor: mark.anchor.clone().filter(|_| number == 0),
            }));
        }
        single
    }
}

/// The marks of a text with the names of lists on their own.
fn flat(meant: Vec<Meant>) -> Vec<Meant> {
    let split = |mark: Meant| {
        let Meant { lead, anchor, names, .. } = mark;
        names.into_iter().enumerate().map(move |(number, name)| Meant {
            lead: lead && number == 0,
            anchor: anchor.clone().filter(|_| number == 0),
            whole: name.0.clone(),
            names: vec![name],
        })
    };
    meant.into_iter().flat_map(split).collect()
}

/// Pairs marks by their order, which is sure only within lists: in other sentences, languages order names differently.
fn in_order(
    understood: &Piece<'_>,
    words: &Piece<'_>,
    (meant, marks): (&[Meant], &[Marked]),
    pairs: impl Iterator<Item = (usize, usize)>,
) -> Vec<(usize, usize, bool)> {
    let pairs: Vec<(usize, usize)> = pairs.collect();
    // The texts between a pair and the next one.
    let between = |two: &[(usize, usize)]| -> Option<(&str, &str)> {
        let [(row, column), (next, after)] = two else { return None };
        let one = meant.get(*row)?.whole.end..meant.get(*next)?.whole.start;
        let other = marks.get(*column)?.whole.end..marks.get(*after)?.whole.start;
        Some((understood.plain(&one), words.plain(&other)))
    };
    let gaps: Vec<Option<(&str, &str)>> = pairs.windows(2).map(between).collect();
    let ends = |gap: &Option<(&str, &str)>| {
        gap.is_some_and(|(one, other)| one.contains(ends_sentence) && other.contains(ends_sentence))
    };
    let joins = |gap: &Option<(&str, &str)>| gap.is_some_and(|(one, other)| is_joint(one) && is_joint(other));
    let mut sure: Vec<(usize, usize, bool)> = Vec::new();
    let mut start = 0;
    for end in 1..=pairs.len() {
        if end < pairs.len() && !gaps.get(end - 1).is_some_and(ends) {
            continue;
        }
        let is_list = gaps.get(start..end - 1).unwrap_or_default().iter().all(joins);
        let list = pairs.get(start..end).unwrap_or_default();
        sure.extend(list.iter().map(|(row, column)| (*row, *column, is_list)));
        start = end;
    }
    sure
}
