//! Writes help pages from a rule set, in the reader's language.

mod calendars;
mod clocks;
mod definitions;
mod html;
mod scribe;
mod sections;
mod variants;

use std::sync::Arc;

pub use html::render;
use referee::locale::Reader;
use referee::rules::RuleSet;
use referee::tooling::cut;
use referee::tooling::safe::lines;
use referee_authoring::picture::{Chart, Theme};
use scribe::Scribe;

/// A help page for a rule set: Markdown with front matter and anchors, and self-contained HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPage {
    markdown: String,
    /// The end of the front matter.
    body: usize,
    title: String,
    description: String,
    locale: String,
    picture: String,
}

impl HelpPage {
    /// The page as Markdown. Rules and messages are escaped.
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// The page as an HTML document with its own style for light and dark mode, and with the picture of the lifecycle.
    /// It loads no resources and contains no scripts.
    pub fn html(&self) -> String {
        html::document(self)
    }
}

impl HelpPage {
    /// Writes the help page of a rule set in the reader's language.
    ///
    /// ```
    /// # use referee_pages::Checker;
    /// # use referee_pages::HelpPage;
    /// use referee::{Referee, Source};
    /// use referee_pages::Page;
    /// let referee = Referee::builtin();
    /// let rules = referee.rulebook().get("2019").expect("built-in rule set");
    /// let written = HelpPage::new(&referee.reader("de")?, rules);
    /// // The page states all rules correctly.
    /// let page = Page::read(&Source::new("2019.de.md", written.markdown()))?;
    /// assert_eq!(Checker::new(&referee).check(&page, None, None)?.findings, []);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(reader: &Reader, rules: &Arc<RuleSet>) -> Self {
        let words = reader.words(rules);
        let mut scribe = Scribe::new(words, rules);
        let title = scribe.plain("page-title", &[("rules", rules.name())]);
        let description = scribe.plain("page-description", &[("rules", rules.name())]);
        scribe.front(&title, &description);
        let body = scribe.out.len();
        sections::write(&mut scribe, &title);
        Self {
            body: lines(cut(&scribe.out, ..body)).len(),
            markdown: lines(&scribe.out).into_owned(),
            title,
            description,
            locale: words.locale().to_string(),
            picture: Chart::new(reader, rules).svg(Theme::Auto),
        }
    }
}
