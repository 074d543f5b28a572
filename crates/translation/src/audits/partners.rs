//! Marks that come in pairs: quotation marks and brackets.

use referee::tooling::cut;

/// What some language quotes with.
pub(super) const QUOTES: &str = "\"“”„‟«»‹›「」『』‚‘´";
/// Brackets, in all languages.
const BRACKETS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('《', '》'), ('〈', '〉')];

/// The marks of a language that come in pairs.
pub(super) struct Partners<'m> {
    /// Quotation marks, outer ones first.
    pub(super) quotes: &'m [(char, char)],
    pub(super) apostrophe: Option<char>,
}

impl Partners<'_> {
    /// The first mark of a text whose partner is not where it should be: at which byte, why, and what would be right, if
    /// that can be said.
    pub(super) fn fault(&self, text: &str) -> Option<(usize, String, Option<String>)> {
        let mut open: Vec<(usize, char, char)> = Vec::new();
        for (at, c) in text.char_indices() {
            // Most characters are letters. Which can be an apostrophe too, is taken for one.
            if c.is_ascii_alphanumeric() || c == ' ' || self.apostrophe == Some(c) {
                continue;
            }
            let pairs = || self.quotes.iter().chain(&BRACKETS);
            if open.last().is_some_and(|(.., close)| *close == c) {
                open.pop();
            } else if let Some((_, close)) = pairs().find(|(mark, _)| *mark == c) {
                // What ends as an apostrophe looks has no end that can be told.
                if self.apostrophe == Some(*close) {
                    continue;
                }
                let inner = self.quotes.iter().find(|(mark, _)| *mark != c && self.quotes.len() > 1);
                let paragraph = text.get(..at).is_some_and(|before| before.ends_with("\n\n"));
                let within = QUOTES.contains(c) && open.iter().any(|it| it.1 == c) && !paragraph;
                if let Some((first, last)) = inner.filter(|_| within) {
                    let help = format!("write `{first}…{last}` within a quotation");
                    return Some((at, format!("`{c}` stands within another"), Some(help)));
                }
                if let Some((first, last)) = self.quotes.first().filter(|outer| {
                    let is_inner = outer.0 != c && self.quotes.iter().any(|(mark, _)| *mark == c);
                    is_inner && !open.iter().any(|it| QUOTES.contains(it.1))
                }) {
                    let help = format!("write `{first}…{last}`");
                    return Some((at, format!("`{c}` is for quotations within others"), Some(help)));
                }
                let before = cut(text, ..at);
                let smiles = c == '(' && before.ends_with([':', ';', '-', '=']);
                // A quotation of several paragraphs opens anew in each.
                let anew = open.last().is_some_and(|it| it.1 == c) && before.ends_with("\n\n");
                if !smiles && !anew {
                    open.push((at, c, *close));
                }
            } else if pairs().any(|(_, close)| *close == c) {
                match open.iter().rfind(|(.., close)| *close == c).and(open.last()) {
                    Some((within, mark, close)) => return Some((*within, unclosed(*mark), Some(help(*mark, *close)))),
                    None if is_alone(text, at, c) => {}
                    None => return Some((at, format!("`{c}` closes what was not opened"), without_help(c))),
                }
            }
        }
        open.first().map(|(at, mark, close)| (*at, unclosed(*mark), Some(help(*mark, *close))))
    }
}

fn unclosed(mark: char) -> String {
    format!("`{mark}` is not closed")
}

fn help(mark: char, close: char) -> String {
    let what = if QUOTES.contains(mark) { "quotation" } else { "bracket" };
    format!("write `{close}` where the {what} ends")
}

/// What is said to a bracket; to a quotation mark, that of the language.
fn without_help(c: char) -> Option<String> {
    (!QUOTES.contains(c)).then(|| "take it away, or write the one that opens".to_owned())
}

/// Whether a bracket closes nothing by right: after what counts the items of a list, and in what smiles.
fn is_alone(text: &str, at: usize, c: char) -> bool {
    let before = cut(text, ..at);
    let count = before.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').count();
    let outside = before.chars().rev().nth(count).is_none_or(|c| !c.is_alphanumeric());
    ")）".contains(c) && (outside && (1..=4).contains(&count) || count == 0 && before.ends_with([':', ';', '-', '=']))
}
