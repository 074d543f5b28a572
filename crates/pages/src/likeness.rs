//! The similarity of names: word by word, ignoring endings.

use std::ops::Range;

use super::fold::{composed, fold};
use super::letter::{is_dense, is_letter};

/// The score of names whose words are all equal or differ only in their endings.
pub(crate) const SAME: u32 = 70;

/// The words of a name, folded. In scripts without spaces, a run of characters is one word.
pub(crate) fn words(name: &str) -> Vec<Vec<char>> {
    placed(name).into_iter().map(|(word, _)| word).collect()
}

/// The words of a text with their positions.
pub(super) fn placed(text: &str) -> Vec<(Vec<char>, Range<usize>)> {
    let mut words: Vec<(Vec<char>, Range<usize>)> = Vec::new();
    let mut before = None;
    for (at, c, end) in composed(text) {
        let folded = fold(c);
        let kind = if is_dense(folded) { Some(true) } else { is_letter(folded).then_some(false) };
        // An apostrophe separates an elided word from the next one.
        if let Some(kind) = kind {
            match words.last_mut().filter(|_| before == Some(kind)) {
                Some((word, range)) => {
                    word.push(folded);
                    range.end = end;
                }
                None => words.push((vec![folded], at..end)),
            }
        }
        // Marks of bold text do not separate words where blanks do not.
        if c != '*' || before != Some(true) {
            before = kind;
        }
    }
    words
}

/// Whether two words are equal apart from the ending.
pub(crate) fn alike(a: &[char], b: &[char]) -> bool {
    if a == b {
        return true;
    }
    // Fast path: most words differ in the first letters.
    if a.len() < 3 || a.get(..3) != b.get(..3) {
        return false;
    }
    if a.iter().chain(b).any(|c| is_dense(*c) || c.is_ascii_digit()) {
        return false;
    }
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (longest, shortest) = (a.len().max(b.len()), a.len().min(b.len()));
    common >= 3 && common * 3 >= longest * 2 && shortest - common <= 3 && longest - common <= 4
}

/// The score of a form for the words of a name: 100 if equal, at least [`SAME`] if only endings differ, otherwise 0.
pub(crate) fn same(form: &[Vec<char>], given: &[Vec<char>]) -> u32 {
    if form.len() != given.len() || !form.iter().zip(given).all(|(a, b)| alike(a, b)) {
        return 0;
    }
    let same = form.iter().zip(given).filter(|(a, b)| a == b).count();
    if same == form.len() { 100 } else { SAME + u32::try_from(20 * same / form.len()).unwrap_or(0) }
}

/// The score of a form for the words of a name: as in [`same`], or less if one contains the other.
pub(super) fn score(form: &[Vec<char>], given: &[Vec<char>]) -> u32 {
    let whole = same(form, given);
    if whole > 0 {
        return whole;
    }
    let dense = |words: &[Vec<char>]| words.iter().flatten().any(|c| is_dense(*c));
    if dense(form) && dense(given) {
        let joined = |words: &[Vec<char>]| words.concat();
        let (form, given) = (joined(form), joined(given));
        let inside = |a: &[char], b: &[char]| a.len() > 1 && b.windows(a.len()).any(|window| window == a);
        return if inside(&form, &given) {
            20 + share(form.len(), given.len())
        } else if inside(&given, &form) {
            10 + share(given.len(), form.len())
        } else {
            0
        };
    }
    // How many words of one name are in another, of how many.
    let heavy = |word: &&Vec<char>| word.len() > 3 || word.iter().all(char::is_ascii_digit);
    let found = |some: &[Vec<char>], among: &[Vec<char>]| {
        let light = !some.iter().any(|word| heavy(&word));
        let all = some.iter().filter(|word| light || heavy(word));
        (all.clone().filter(|a| among.iter().any(|b| alike(a, b))).count(), all.count())
    };
    let (stated, whole) = found(form, given);
    let (meant, asked) = found(given, form);
    if stated == whole {
        20 + share(form.len(), given.len())
    } else if meant == asked {
        10 + share(given.len(), form.len())
    } else if stated * 2 >= whole && stated > 1 {
        share(stated, whole) / 2
    } else {
        0
    }
}

fn share(part: usize, whole: usize) -> u32 {
    u32::try_from(30 * part.min(whole) / whole.max(1)).unwrap_or(0)
}
