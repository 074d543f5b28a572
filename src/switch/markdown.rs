//! A plan as a Markdown document.

use std::fmt::Write;

use crate::diagnostic::safe::lines;
use crate::locale::{Words, common, markdown_escape};

use super::phrases::count;
use super::report::PlanReport;

/// The lists of leads in a plan, with the ids of their headings.
pub const LISTS: [(&str, fn(&PlanReport) -> Vec<(&str, &str)>); 3] = [
    ("plan-at-once-title", |report| report.at_once.iter().map(|it| (&*it.lead, &*it.text)).collect()),
    ("plan-refused-title", |report| report.refused.iter().map(|it| (&*it.lead, &*it.text)).collect()),
    ("plan-lacking-title", |report| report.lacking.iter().map(|it| (&*it.lead, &*it.text)).collect()),
];

impl PlanReport {
    /// The phrases of the report with their numbers of leads, by heading.
    pub fn sections(&self, words: Words<'_>) -> Vec<(String, Vec<(u64, &str)>)> {
        let mut sections: Vec<(String, Vec<(u64, &str)>)> = Vec::new();
        for moved in &self.moves {
            let deadlines = moved.deadlines.text.iter().map(|it| (it.leads, &*it.text));
            let changes = moved.changes.iter().map(|it| (it.leads, &*it.text));
            let heading = words.say(const { common("plan-section") }, |args| {
                args.sentence("move", &moved.text);
                args.count("count", count(moved.leads));
            });
            sections.push((heading.into_owned(), deadlines.chain(changes).collect()));
        }
        if !self.stay.is_empty() {
            let heading = words.label(const { common("plan-stay-title") }).to_owned();
            sections.push((heading, self.stay.iter().map(|it| (it.leads, &*it.text)).collect()));
        }
        sections
    }

    /// The report as a Markdown document. `words` must have the locale of the report.
    ///
    /// ```
    /// use referee::switch::{Plan, SwitchOrder};
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let at = "2019-06-01T00:00:00Z".parse()?;
    /// let mut plan = Plan::new(SwitchOrder::new(referee.rulebook(), "2019", at)?);
    /// plan.add(&referee.open(Event::open("L-1", at, Opening::under("2017")))?);
    /// let reader = referee.reader("en")?;
    /// let document = reader.plan(&plan).to_markdown(reader.common());
    /// assert!(document.starts_with("# Switch to rule set 2019"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_markdown(&self, words: Words<'_>) -> String {
        let mut text = String::new();
        for (number, sentence) in self.text.iter().enumerate() {
            let sign = if number == 0 { "# " } else { "\n" };
            let _ = writeln!(text, "{sign}{}", markdown_escape(sentence));
        }
        let leads = markdown_escape(words.label(const { common("plan-leads") })).into_owned();
        let what = markdown_escape(words.label(const { common("diff-what") })).into_owned();
        for (heading, phrases) in self.sections(words) {
            let _ = writeln!(text, "\n## {}\n\n| {leads} | {what} |\n| ---: | --- |", markdown_escape(&heading));
            for (leads, phrase) in phrases {
                let _ = writeln!(text, "| {leads} | {} |", markdown_escape(phrase).replace('|', "\\|"));
            }
        }
        for (title, list) in LISTS {
            let list = list(self);
            if list.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n## {}\n", markdown_escape(words.label(common(title))));
            for (lead, phrase) in list {
                let _ = writeln!(text, "- **{}**: {}", markdown_escape(lead), markdown_escape(phrase));
            }
        }
        lines(&text).into_owned()
    }
}
