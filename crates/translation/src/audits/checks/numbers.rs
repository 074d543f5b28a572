use std::collections::BTreeMap;

use referee::check;
use referee::diagnostic::Finding;

use crate::audits::flat::Flat;
use crate::audits::masked::masked;
use crate::audits::translated::Translated;

check! {
/// Number different from the original.
///
/// The translation has a number that the English text does not have, or lacks one. Separators of digits do not count, and
/// small numbers can be written as words. If another number is right, such as a price in another currency, record it with
/// `referee locale accept LOCALE --message ID`.
///
/// ```diff ftl
///   # en
///   outcome-solved = Solved
///       .summary = Solved tickets are deleted after 90 days.
///   # de
///   outcome-solved = Gelöst
/// -     .summary = Gelöste Tickets werden nach 30 Tagen gelöscht.
/// +     .summary = Gelöste Tickets werden nach 90 Tagen gelöscht.
/// ```
    NUMBERS: Warning in Words, "words-numbers"
}

/// The largest number that is often written as a word.
const WRITTEN: usize = 12;

/// Reports a number that only a translation or only its original has.
pub(in crate::audits) fn check(part: &Translated<'_, '_>, original: &[Flat<'_>]) -> Option<Finding> {
    let own = Numbers::of(part.flats);
    let source = Numbers::of(original);
    if own.0.is_empty() && source.0.is_empty() {
        return None;
    }
    let (more, less) = (own.without(&source), source.without(&own));
    if is_rewritten(&more, &less) {
        return None;
    }
    let large = |digits: &&&str| digits.parse::<usize>().map_or(true, |number| number > WRITTEN);
    let (message, at) = match (more.first(), less.first()) {
        (None, None) => return None,
        (Some(more), Some(less)) => (
            format!(
                "`{}` has the number {}, and the original has {}",
                part.name(),
                own.shown(more),
                source.shown(less)
            ),
            own.place(more),
        ),
        (Some(_), None) => {
            let more = more.iter().find(large)?;
            (format!("`{}` has the number {}, which the original lacks", part.name(), own.shown(more)), own.place(more))
        }
        (None, Some(_)) => {
            let less = less.iter().find(large)?;
            (format!("`{}` lacks the number {} of the original", part.name(), source.shown(less)), None)
        }
    };
    let finding = match at {
        Some((flat, start, length)) => match part.flats.get(flat).and_then(|flat| flat.place(part.found.text, start)) {
            Some(start) => part.found.at(&NUMBERS, start..start + length, message),
            None => part.finding(&NUMBERS, message),
        },
        None => part.finding(&NUMBERS, message),
    };
    Some(finding.with_help("compare it with the original".to_owned()))
}

/// Whether the digits were only arranged in another way, as in dates and times.
fn is_rewritten(more: &[&str], less: &[&str]) -> bool {
    let digits = |all: &[&str]| {
        let mut digits: Vec<char> = all.concat().chars().collect();
        digits.sort_unstable();
        digits
    };
    more.len() != less.len() && digits(more) == digits(less)
}

/// Where a number is: the text, the first byte and the length.
type Place = (usize, usize, usize);

/// The numbers of the texts of a message, by their digits: as written, and the place of the last one.
struct Numbers(BTreeMap<String, (String, Place)>);

impl Numbers {
    fn of(flats: &[Flat<'_>]) -> Self {
        let mut all = BTreeMap::new();
        for (number, flat) in flats.iter().enumerate() {
            if !flat.text.chars().any(char::is_numeric) {
                continue;
            }
            let prose = masked(&flat.text);
            for (start, end) in clusters(&flat.text) {
                // Code, addresses and file names have a check of their own.
                if prose.get(start..end) != flat.text.get(start..end) {
                    continue;
                }
                let text = flat.text.get(start..end).unwrap_or_default();
                let digits: String = text.chars().filter_map(digit).collect();
                all.insert(digits, (text.to_owned(), (number, start, end - start)));
            }
        }
        Self(all)
    }

    /// The numbers that others do not have.
    fn without(&self, others: &Self) -> Vec<&str> {
        self.0.keys().filter(|digits| !others.0.contains_key(*digits)).map(String::as_str).collect()
    }

    fn shown(&self, digits: &str) -> &str {
        self.0.get(digits).map_or("", |(text, _)| text)
    }

    fn place(&self, digits: &str) -> Option<Place> {
        self.0.get(digits).map(|(_, place)| *place)
    }
}

/// The ranges of numbers in a text, with their separators.
fn clusters(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |number: usize| chars.get(number).map(|(_, c)| *c);
    let is_digit = |number: usize| at(number).is_some_and(|c| digit(c).is_some());
    let mut found = Vec::new();
    let mut number = 0;
    while number < chars.len() {
        if !is_digit(number) {
            number += 1;
            continue;
        }
        let first = number;
        loop {
            let part = number;
            while is_digit(number) {
                number += 1;
            }
            let separated = match at(number) {
                Some('.' | ',' | ':' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '٬' | '٫' | '．' | '，') => {
                    is_digit(number + 1)
                }
                // An ordinary space separates groups of three.
                Some(' ') => (1..=3).all(|more| is_digit(number + more)) && !is_digit(number + 4) && number - part <= 3,
                _ => false,
            };
            if !separated {
                break;
            }
            number += 1;
        }
        // Part of a name, such as `B2B`.
        let beside = |number: Option<usize>| number.and_then(at).is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        if !beside(first.checked_sub(1)) {
            let end = chars.get(number).map_or(text.len(), |(at, _)| *at);
            found.extend(chars.get(first).map(|(start, _)| (*start, end)));
        }
    }
    found
}

/// The ASCII digit of a decimal digit of any common script.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 13] =
        [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xc66, 0xe50, 0x1040, 0x17e0, 0xff10];
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}
