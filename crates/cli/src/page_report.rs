//! What the check of pages found, besides findings: a table of pages, the claims of a page as JSON, and how a line was
//! read.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use referee::diagnostic::Place;
use referee_pages::{Claim, Evidence, PageReport, Verdict};

use crate::report::text::clean;

use super::table::{Cell, FAINT, HEADING, PLAIN, PRESSING, write_rows};

/// A checked page, as JSON.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(title = "Checked page")]
pub(super) struct PageLine<'r> {
    /// The file.
    page: &'r str,
    /// The rule sets that the page was checked against: usually one; more if parts of the page are about others; none if
    /// it is about something else.
    rules: Vec<&'r str>,
    /// The locale whose messages were used to read the page.
    locale: String,
    /// The number of claims that the rules confirm.
    confirmed: usize,
    /// The number of claims that the rules contradict.
    contradicted: usize,
    /// The number of rules that the page states in unknown words.
    worded: usize,
    /// The number of rules that the page does not state.
    unsaid: usize,
    /// The number of claims that no rule is about.
    uncovered: usize,
    /// The number of sentences.
    sentences: usize,
    /// The sentences without a claim.
    unread: Vec<Text<'r>>,
    claims: Vec<ClaimLine<'r>>,
}

/// A place on a page with its text.
#[derive(Serialize, schemars::JsonSchema)]
struct Text<'r> {
    /// The line, from 1.
    line: u64,
    /// The column, from 1, in characters.
    column: u64,
    text: &'r str,
}

#[derive(Serialize, schemars::JsonSchema)]
struct ClaimLine<'r> {
    verdict: Verdict,
    evidence: Evidence,
    /// The rule that the claim was compared with, as a path of keys in the rule file; null without such a rule.
    rule: Option<&'r str>,
    /// The value of that rule; null if it is not a single value or a list.
    value: Option<&'r str>,
    #[serde(flatten)]
    at: Text<'r>,
}

impl<'r> Text<'r> {
    fn of(place: &'r Place) -> Self {
        Self { line: place.line_number(), column: place.column(), text: place.underlined().unwrap_or_default() }
    }
}

impl<'r> PageLine<'r> {
    pub(super) fn new(page: &'r str, report: &'r PageReport) -> Self {
        let claim = |claim: &'r Claim| ClaimLine {
            verdict: claim.verdict,
            evidence: claim.evidence,
            rule: Some(&*claim.rule).filter(|rule| !rule.is_empty()),
            value: claim.value.as_deref(),
            at: Text::of(&claim.place),
        };
        Self {
            page,
            rules: report.rules.iter().map(|rules| &**rules).collect(),
            locale: report.locale.to_string(),
            confirmed: report.count(Verdict::Confirmed),
            contradicted: report.count(Verdict::Contradicted),
            worded: report.count(Verdict::Worded),
            unsaid: report.unsaid,
            uncovered: report.count(Verdict::Uncovered),
            sentences: report.sentences,
            unread: report.unread.iter().map(Text::of).collect(),
            claims: report.claims.iter().map(claim).collect(),
        }
    }
}

/// The headings of the table of pages.
const HEADINGS: [&str; 8] =
    ["page", "rules", "confirmed", "contradicted", "worded", "unsaid", "uncovered", "unread sentences"];

/// The maximum width of the name of a page.
const MOST_NAME: usize = 48;

/// Writes a row for each page, and the sum of several.
pub(super) fn table(output: &mut impl Write, pages: &[(String, &PageReport)]) -> io::Result<()> {
    let headings: Vec<Cell<'_>> = HEADINGS.iter().map(|heading| (Cow::Borrowed(*heading), HEADING)).collect();
    let mut rows = vec![headings];
    let mut sums = [0; 7];
    for (page, report) in pages {
        let line = PageLine::new(page, report);
        let counts = [line.confirmed, line.contradicted, line.worded, line.unsaid, line.uncovered];
        for (sum, count) in sums.iter_mut().zip(counts.iter().chain(&[line.unread.len(), line.sentences])) {
            *sum += count;
        }
        let rules = if line.rules.is_empty() { "–".to_owned() } else { line.rules.join(" + ") };
        rows.push(row(page.clone(), rules, counts, (line.unread.len(), line.sentences)));
    }
    let [confirmed, contradicted, worded, unsaid, uncovered, unread, sentences] = sums;
    if pages.len() > 1 {
        let counts = [confirmed, contradicted, worded, unsaid, uncovered];
        rows.push(row(format!("{} pages", pages.len()), String::new(), counts, (unread, sentences)));
    }
    write_rows(output, &rows, MOST_NAME)
}

fn row(page: String, rules: String, counts: [usize; 5], unread: (usize, usize)) -> Vec<Cell<'static>> {
    let mut cells: Vec<Cell<'static>> = vec![(page.into(), PLAIN), (rules.into(), PLAIN)];
    for (number, count) in counts.into_iter().enumerate() {
        let style = match (number, count) {
            (_, 0) => FAINT,
            (1, _) => PRESSING,
            _ => PLAIN,
        };
        cells.push((count.to_string().into(), style));
    }
    cells.push((share(unread).into(), PLAIN));
    cells
}

/// The maximum number of listed sentences.
const MOST_UNREAD: usize = 10;

/// Lists the sentences of a page that were not read.
pub(super) fn unread(output: &mut impl Write, report: &PageReport) -> io::Result<()> {
    if report.unread.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{HEADING}Not read{HEADING:#}")?;
    let rows = report.unread.iter().take(MOST_UNREAD).map(|place| {
        let text = place.underlined().unwrap_or_default();
        let at = format!("  {}:{}", place.line_number(), place.column());
        vec![(at.into(), FAINT), (clean(text), PLAIN)]
    });
    write_rows(output, &rows.collect::<Vec<_>>(), MOST_NAME)?;
    match report.unread.len().saturating_sub(MOST_UNREAD) {
        0 => Ok(()),
        more => writeln!(output, "  and {more} more, which `--format json` lists"),
    }
}

/// `14 of 71 (20 %)`.
fn share((part, whole): (usize, usize)) -> String {
    let percent = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{part} of {whole} ({percent} %)")
}

/// Writes how a line of a page was read: each sentence on it, with its claims.
pub(super) fn explain(output: &mut impl Write, line: u64, report: &PageReport) -> io::Result<()> {
    let mut claims: Vec<&Claim> = report.claims.iter().filter(|claim| claim.place.line_number() == line).collect();
    claims.sort_by_key(|claim| claim.place.span().map(|(_, at)| at.start));
    let mut rows: Vec<Vec<Cell<'_>>> = Vec::new();
    for claim in claims {
        let against = match (&claim.value, claim.rule.is_empty()) {
            (_, true) => "no rule".to_owned(),
            (Some(value), _) => format!("{} = {value}", claim.rule),
            (None, _) => claim.rule.clone(),
        };
        let style = if claim.verdict == Verdict::Contradicted { PRESSING } else { PLAIN };
        rows.push(vec![
            (claim.place.underlined().unwrap_or_default().into(), HEADING),
            (claim.verdict.id().into(), style),
            (format!("by {}", claim.evidence.id()).into(), FAINT),
            (against.into(), PLAIN),
        ]);
    }
    for unread in report.unread.iter().filter(|place| place.line_number() == line) {
        rows.push(vec![
            (unread.underlined().unwrap_or_default().into(), PLAIN),
            ("not read".into(), FAINT),
            ("".into(), PLAIN),
            ("".into(), PLAIN),
        ]);
    }
    if rows.is_empty() {
        return writeln!(output, "line {line} has no sentence");
    }
    write_rows(output, &rows, MOST_NAME)
}
