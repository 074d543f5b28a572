use hashbrown::HashMap;

use crate::audits::translated::Translated;
use referee::check;
use referee::diagnostic::Finding;

check! {
/// Same translation of different originals.
///
/// Perhaps a translation was pasted into a neighboring message of the same kind. Short labels are not reported, because they
/// can be the same in one language. Labels that must differ have a check of their own.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = The ticket waits until somebody has time for it.
///   outcome-solved = Solved
///       .summary = There is nothing left to do about this ticket.
///   # de
///   stage-open = Offen
///       .summary = Das Ticket wartet, bis jemand Zeit dafür hat.
///   outcome-solved = Gelöst
/// -     .summary = Das Ticket wartet, bis jemand Zeit dafür hat.
/// +     .summary = An diesem Ticket ist nichts mehr zu tun.
/// ```
    REPEATED: Warning in Words, "words-repeated"
}

/// The fewest words of a sentence, or the fewest full-width characters.
const LEAST_WORDS: usize = 4;
const LEAST_WIDE: usize = 8;

/// The sentences of a file by text.
#[derive(Default)]
pub(in crate::audits) struct Sentences<'s>(HashMap<(String, Option<&'s str>), Translated<'s, 's>>);

impl<'s> Sentences<'s> {
    /// Adds a sentence. Returns a finding if another one is the same.
    pub(in crate::audits) fn add(&mut self, own: &Translated<'_, 's>) -> Option<Finding> {
        let text = own.flats.iter().map(|flat| flat.text.trim()).collect::<Vec<_>>().join("\n");
        if !is_sentence(&text) {
            return None;
        }
        let key = (text, own.attribute.or(own.found.id.split('-').next()));
        let Some(other) = self.0.get(&key) else {
            self.0.insert(key, Translated { flats: &[], ..*own });
            return None;
        };
        if other.pattern != own.pattern || other.original == own.original {
            return None;
        }
        let message = format!("`{}` has the same text as `{}`, but their originals differ", own.name(), other.name());
        let there = other.found.source.place(other.place());
        let finding = own.finding(&REPEATED, message);
        Some(finding.with_related(Some((there, "the same text".to_owned()))))
    }
}

fn is_sentence(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let wide = |c: &char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    words().count() >= LEAST_WORDS || text.chars().filter(wide).count() >= LEAST_WIDE
}
