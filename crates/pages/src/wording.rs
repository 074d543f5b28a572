use std::fmt;

/// A name on a page that no message file has, and the message that it probably belongs to.
///
/// It is displayed as the line that makes it known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Wording {
    /// The locale of the page.
    pub locale: String,
    /// The rule set.
    pub rules: String,
    /// The id of the message: `action-accept`.
    pub message: String,
    /// The name as written on the page, on one line.
    pub words: String,
}

impl Wording {
    /// The message file that it belongs in, from the folder of the book: `locales/de/pages/2017.ftl`.
    pub fn file(&self) -> String {
        format!("locales/{}/pages/{}.ftl", self.locale, self.rules)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}", self.message, self.words)
    }
}
