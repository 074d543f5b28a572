//! Reads names at the start of blocks, names in a row, and boxes.

use std::ops::Range;

use referee::rules::{ChangeClock, Shows};

use crate::cue::Cue;
use crate::folded::Folded;
use crate::icons;
use crate::letter::{is_dense, is_letter};
use crate::section::{Block, BlockKind};
use crate::stated::{Name, StatedAlert, StatedEntry, TimeRole};
use crate::units::StatedDuration;
use crate::vocabulary::CueMatch;

use super::{Owner, Reading};

/// The maximum number of words of a name in a row.
const MOST_WORDS: usize = 4;

/// The maximum length of the text between two names in a row.
const MOST_GAP: usize = 8;

/// The maximum length of a name that is not in bold.
const MOST_LEAD: usize = 30;

/// The same after an anchor.
const MOST_DEFINED: usize = 60;

impl Reading<'_> {
    /// The name of a block: bold text at its start or, in list items, in its first sentence.
    pub(super) fn lead(&self, block: &Block, text: &Folded<'_>) -> Option<Range<usize>> {
        let first = text.chars.iter().position(|c| is_letter(*c) || is_dense(*c))?;
        let begins = text.bold.iter().find(|bold| bold.start <= first && first < bold.end);
        let item = matches!(block.kind, BlockKind::Item(_));
        let sentence = text.sentences.first()?;
        if begins.is_some() || !item || !self.names_items {
            return begins.cloned();
        }
        let inside = || text.bold.iter().find(|bold| bold.end <= sentence.end).cloned();
        Self::before_colon(text, first).or_else(inside)
    }

    /// A name that is not in bold, before a colon.
    fn before_colon(text: &Folded<'_>, first: usize) -> Option<Range<usize>> {
        // An anchor also says that the text after it is a name.
        let start = text.range(&(first..first)).start;
        let defined = text.text.anchors.iter().any(|(at, anchor)| *at <= start && anchor.contains('-'));
        let most = if defined { MOST_DEFINED } else { MOST_LEAD };
        let colon = (first..text.chars.len().min(first + most)).find(|at| text.char(*at) == Some(':'))?;
        let name = first..colon;
        let words = text.chars.get(name.clone())?.split(|c| *c == ' ').count();
        // Not in front of a time limit.
        let is_name =
            words <= MOST_WORDS && text.durations.is_empty() && text.bold.iter().all(|bold| bold.start >= colon);
        is_name.then_some(name)
    }

    /// An icon: a name in monospace, or the character of one.
    fn icon(&self, text: &Folded<'_>, range: &Range<usize>) -> Name {
        let written = self.value(text, range);
        icons::name(&written.text).map_or_else(|| written.clone(), |name| Name::new(name, written.at.clone(), false))
    }

    /// A value in monospace, or else a name.
    fn value(&self, text: &Folded<'_>, range: &Range<usize>) -> Name {
        let code = text.code.iter().find(|code| code.start >= range.start && code.start < range.end);
        code.map_or_else(|| self.whole(text, range), |code| Self::named(text, code.clone()))
    }

    /// Reads a box as an alert, if it mentions a time or a condition.
    pub(super) fn alert(&mut self, text: &Folded<'_>, hits: &[Vec<CueMatch>]) {
        let anchors = text.text.anchors.iter().map(|(_, anchor)| anchor.clone()).collect();
        let mut alert = StatedAlert { at: text.text.whole(), anchors, ..StatedAlert::default() };
        let mut is_alert = false;
        let mut changed = false;
        for hit in hits.iter().flatten() {
            match hit.cue {
                Cue::Alert => is_alert = true,
                Cue::Only => alert.when.extend(self.tests(text, hit)),
                Cue::Icon => {
                    let icon = hit.found.get("icon").map(|range| self.icon(text, range));
                    *if changed { &mut alert.next_icon } else { &mut alert.icon } = icon;
                }
                Cue::AlertChanges => {
                    (is_alert, changed) = (true, true);
                    let time = hit.found.get("time");
                    let time = time.and_then(|range| text.duration_at(range.start));
                    let time = time.filter(|known| known.qualified.is_none());
                    alert.changes = time.map(|known| (known.duration, text.place(&known.range)));
                }
                _ => {}
            }
        }
        let known =
            |known: &&StatedDuration| alert.changes.as_ref().is_some_and(|(_, at)| *at == text.place(&known.range));
        let used: Vec<(usize, TimeRole)> =
            text.durations.iter().filter(known).map(|known| (known.range.start, TimeRole::Alert)).collect();
        self.times(text, true, &used);
        if is_alert {
            self.section.alerts.push(alert);
        }
    }

    /// Reads a paragraph or an item that begins with a name.
    pub(super) fn entry(&mut self, block: &Block, text: &Folded<'_>, lead: &Range<usize>, hits: &[Vec<CueMatch>]) {
        self.owner = Owner::Entry;
        let rest = lead.end..text.chars.len();
        let mut entry = StatedEntry {
            name: self.title(text, lead),
            anchors: text
                .text
                .anchors
                .iter()
                .filter(|(at, _)| *at <= text.range(lead).start)
                .map(|(_, it)| it.clone())
                .collect(),
            depth: if let BlockKind::Item(depth) = block.kind { depth } else { 0 },
            rest: self.whole(text, &rest),
            names: self.bold_names(text, Some(lead)),
            end: super::rest(text),
            values: text.code.iter().map(|code| Self::named(text, code.clone())).collect(),
            ..StatedEntry::default()
        };
        for hit in hits.iter().flatten() {
            match hit.cue {
                Cue::Sent => entry.to.extend(self.listed_names(text, hit, "recipients")),
                Cue::SentBy => entry.by.extend(self.blank(text, hit, "fact")),
                Cue::Digest => {
                    let count = hit.found.get("count").and_then(|range| text.chars.get(range.clone()));
                    let count = count.and_then(|digits| digits.iter().collect::<String>().trim().parse().ok());
                    let time = hit.found.get("time").and_then(|range| text.duration_at(range.start));
                    let time = time.filter(|known| known.qualified.is_none()).map(|known| known.duration);
                    entry.digest = Some((count, time, text.place(&hit.found.range)));
                }
                Cue::Icon if entry.values.is_empty() => {
                    entry.values.extend(hit.found.get("icon").map(|range| self.icon(text, range)));
                }
                Cue::DigestBy => entry.digest_by.extend(self.blank(text, hit, "by")),
                Cue::MustBeGiven => entry.must_be_given = true,
                Cue::MayBeLeftOut => entry.may_be_left_out = true,
                Cue::Changes => _ = entry.changes.get_or_insert_default(),
                Cue::ChangesBy => entry.changes = Some(self.listed_names(text, hit, "roles")),
                Cue::ChangeKeeps => entry.clock = Some(ChangeClock::Keep),
                Cue::ChangeRestarts => entry.clock = Some(ChangeClock::Restart),
                Cue::Default => entry.default = hit.found.get("value").map(|range| self.value(text, range)),
                Cue::EndsOverview => entry.shows = Some((Shows::Overview, text.place(&hit.found.range))),
                Cue::EndsDetails => entry.shows = Some((Shows::Details, text.place(&hit.found.range))),
                Cue::Withheld => entry.withheld.extend(self.fields(text, hit)),
                Cue::Only | Cue::Selects => entry.tests.extend(self.tests(text, hit)),
                _ => {}
            }
        }
        self.section.entries.push(entry);
    }

    /// Reads rows of bold names, and menus with signs between them.
    pub(super) fn rows(&mut self, text: &Folded<'_>) {
        let mut row: Vec<Range<usize>> = Vec::new();
        let mut rows = Vec::new();
        for bold in &text.bold {
            let joined = row.last().is_some_and(|last| {
                self.vocabulary.items(text, &(last.end..bold.start)).is_empty()
                    && bold.start > last.end
                    && text.gap(last.end, bold.start) <= MOST_GAP
            });
            if !joined && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            row.push(bold.clone());
        }
        rows.push(row);
        for row in rows {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            let range = first.start..last.end;
            let menu = text
                .chars
                .get(range.clone())
                .is_some_and(|chars| chars.windows(3).any(|window| window == [' ', '>', ' ']));
            if menu {
                if self.section.path.is_empty() {
                    self.section.path = self.menus(text, &range);
                }
                continue;
            }
            let names = self.names(text, &range);
            if names.len() > 1 && names.iter().all(|name| name.text.split(' ').count() <= MOST_WORDS) {
                self.section.lists.push(names);
            }
        }
    }
}
