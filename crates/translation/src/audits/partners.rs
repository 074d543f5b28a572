//! Paired punctuation: quotation marks and brackets.

use referee::tooling::cut;

/// Quotation marks of all languages.
pub(super) const QUOTES: &str = "\"“”„‟«»‹›「」『』‚‘´";
/// Brackets of all languages.
const BRACKETS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('《', '》'), ('〈', '〉')];

/// The paired punctuation of a language.
pub(super) struct Partners<'m> {
    /// Quotation marks, outer ones first.
    pub(super) quotes: &'m [(char, char)],
    pub(super) apostrophe: Option<char>,
}

impl Partners<'_> {
    /// The first mark without its counterpart in a text: the byte offset, the message, and the help.
    pub(super) fn fault(&self, text: &str) -> Option<(usize, String, Option<String>)> {
        let mut open: Vec<(usize, char, char)> = Vec::new();
        for (at, c) in text.char_indices() {
            // Skip letters, and a mark that is also the apostrophe.
            if c.is_ascii_alphanumeric() || c == ' ' || self.apostrophe == Some(c) {
                continue;
            }
            let pairs = || self.quotes.iter().chain(&BRACKETS);
            if open.last().is_some_and(|(.., close)| *close == c) {
                open.pop();
            } else if let Some((_, close)) = pairs().find(|(mark, _)| *mark == c) {
                // An end that looks like an apostrophe cannot be recognized.
                if self.apostrophe == Some(*close) {
                    continue;
                }
                let inner = self.quotes.iter().find(|(mark, _)| *mark != c && self.quotes.len() > 1);
                let paragraph = text.get(..at).is_some_and(|before| before.ends_with("\n\n"));
                let within = QUOTES.contains(c) && open.iter().any(|it| it.1 == c) && !paragraph;
                if let Some((first, last)) = inner.filter(|_| within) {
                    let help = format!("use `{first}…{last}` inside a quotation");
                    return Some((at, format!("`{c}` inside another one"), Some(help)));
                }
                if let Some((first, last)) = self.quotes.first().filter(|outer| {
                    let is_inner = outer.0 != c && self.quotes.iter().any(|(mark, _)| *mark == c);
                    is_inner && !open.iter().any(|it| QUOTES.contains(it.1))
                }) {
                    let help = format!("use `{first}…{last}`");
                    return Some((at, format!("`{c}` is only for quotations inside quotations"), Some(help)));
                }
                let before = cut(text, ..at);
                let smiles = c == '(' && before.ends_with([':', ';', '-', '=']);
                // A long quotation has an opening mark in each paragraph.
                let reopened = open.last().is_some_and(|it| it.1 == c) && before.ends_with("\n\n");
                if !smiles && !reopened {
                    open.push((at, c, *close));
                }
            } else if pairs().any(|(_, close)| *close == c) {
                match open.iter().rfind(|(.., close)| *close == c).and(open.last()) {
                    Some((within, mark, close)) => return Some((*within, unclosed(*mark), Some(help(*mark, *close)))),
                    None if is_alone(text, at, c) => {}
                    None => return Some((at, format!("`{c}` has no opening mark"), without_help(c))),
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
    format!("add `{close}` where the {what} ends")
}

/// The help for a closing bracket. The help for a quotation mark names those of the language.
fn without_help(c: char) -> Option<String> {
    (!QUOTES.contains(c)).then(|| "remove it, or add the opening bracket".to_owned())
}

/// Whether a closing bracket needs no opening one: after a list number, or in an emoticon.
fn is_alone(text: &str, at: usize, c: char) -> bool {
    let before = cut(text, ..at);
    let count = before.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').count();
    let outside = before.chars().rev().nth(count).is_none_or(|c| !c.is_alphanumeric());
    ")）".contains(c) && (outside && (1..=4).contains(&count) || count == 0 && before.ends_with([':', ';', '-', '=']))
}
