use std::fmt::Write;

use crate::diagnostic::safe::{line, lines};
use crate::locale::{Words, markdown_escape};

use super::report::ReplayReport;

impl ReplayReport {
    /// The report as a Markdown document. `words` must have the locale of the report.
    pub fn to_markdown(&self, words: Words<'_>) -> String {
        let cell = |text: &str| line(&markdown_escape(text).replace('|', "\\|")).into_owned();
        let row =
            |cells: &[String]| format!("| {} |", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(" | "));
        let mut text = String::new();
        for (number, sentence) in self.text.iter().enumerate() {
            let sign = if number == 0 { "# " } else { "\n" };
            let _ = writeln!(text, "{sign}{}", markdown_escape(sentence));
        }
        for section in self.sections(words) {
            let rule = section.numbers.iter().map(|number| if *number { "---:" } else { "---" });
            let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
            let _ = writeln!(text, "\n## {}\n\n{}\n{rule}", markdown_escape(&section.title), row(&section.headings));
            for cells in &section.rows {
                let _ = writeln!(text, "{}", row(&cells.cells));
            }
        }
        lines(&text).into_owned()
    }
}
