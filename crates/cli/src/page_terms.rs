//! `referee page terms`

use std::io::Write;
use std::path::PathBuf;

use referee::diagnostic::Finding;
use referee::tooling::file::read_input;
use referee_pages::{Checker, Page, Term, TermOptions, TermPlace, TermStatus};

use super::book_args::Loaded;
use super::console::Console;
use super::formats::Format;
use super::page_args::PageTermsArgs;
use super::page_words::{AddedWording, write_wordings};
use super::table::{Cell, FAINT, HEADING, OPEN, PLAIN, PRESSING, write_rows};
use super::{Ending, Stop};
use crate::report::json;

/// How many lines are shown for a name.
const MOST_LINES: usize = 4;

pub(super) fn run(args: &PageTermsArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    let (pages, with) = (pages(&args.pages)?, pages(&args.with)?);
    let locale = args.locale.as_ref().map(ToString::to_string);
    let options = TermOptions { with: &with, rules: args.rules.as_deref(), locale: locale.as_deref() };
    let report = Checker::new(&referee).terms(&pages, &options)?;
    console.findings(&report.findings);
    let wanted = |term: &&Term| args.messages.is_empty() || args.messages.iter().any(|id| is_of(term, id));
    let terms: Vec<&Term> = report.terms.iter().filter(wanted).collect();
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        Format::Json => {
            for term in &terms {
                json::line(&mut output, term)?;
            }
        }
        Format::Table => table(&mut output, &terms)?,
    }
    output.flush()?;
    if args.write {
        let named = !args.messages.is_empty();
        let added = terms.into_iter().filter(|term| is_new(term) && (named || term.sure && term.shared.is_empty()));
        let added: Vec<AddedWording<'_>> = added.map(AddedWording::from).collect();
        write_wordings(&referee, &args.book, &added, console)?;
    }
    Ok(ending)
}

/// Reads pages.
pub(super) fn pages(paths: &[PathBuf]) -> Result<Vec<Page>, Finding> {
    paths.iter().map(|path| read_input(path).and_then(|source| Page::read(&source))).collect()
}

/// Whether a term belongs to a message, with or without its rule set.
fn is_of(term: &Term, id: &str) -> bool {
    id.split_once('/').map_or(id == term.id, |(rules, id)| rules == term.rules && id == term.id)
}

/// Whether the locale lacks a name.
fn is_new(term: &Term) -> bool {
    matches!(term.status, TermStatus::Different | TermStatus::New)
}

/// Writes a table for each locale.
fn table(output: &mut impl Write, terms: &[&Term]) -> Result<(), Stop> {
    let mut rest = terms;
    while let Some(first) = rest.first() {
        let (these, others) = rest.split_at(rest.iter().take_while(|term| term.locale == first.locale).count());
        rest = others;
        let heads = ["message", "name", "seen", "status", "where"];
        let mut rows: Vec<Vec<Cell<'_>>> = vec![heads.iter().map(|head| ((*head).into(), HEADING)).collect()];
        rows.extend(these.iter().map(|term| row(term)));
        writeln!(output, "{HEADING}{}{HEADING:#}", first.locale)?;
        write_rows(output, &rows, 48)?;
        writeln!(output)?;
    }
    let count = |status: TermStatus| terms.iter().filter(|term| term.status == status).count();
    let names = if terms.len() == 1 { "name" } else { "names" };
    let status = [TermStatus::Label, TermStatus::Wording, TermStatus::Different, TermStatus::New];
    let counts: Vec<String> = status.map(|status| format!("{} {}", count(status), status.id())).into();
    writeln!(output, "{} {names}: {}", terms.len(), counts.join(", "))?;
    Ok(())
}

fn row(term: &Term) -> Vec<Cell<'_>> {
    let style = if is_new(term) { OPEN } else { FAINT };
    let mut status = term.status.id().to_owned();
    if !term.sure {
        status.push_str(", unsure");
    }
    if !term.shared.is_empty() {
        status.push_str(", also ");
        status.push_str(&term.shared.join(", "));
    }
    vec![
        (format!("{}/{}", term.rules, term.id).into(), FAINT),
        (crate::report::text::clean(&term.text), PLAIN),
        (term.count.to_string().into(), PLAIN),
        (status.into(), if term.sure && term.shared.is_empty() { style } else { PRESSING }),
        (lines(&term.places).into(), FAINT),
    ]
}

/// `page.md:12,15`, with the number of lines left out.
fn lines(places: &[TermPlace]) -> String {
    let mut text = String::new();
    let mut file = None;
    for place in places.iter().take(MOST_LINES) {
        if file == Some(&place.file) {
            text.extend([",", &place.line.to_string()]);
        } else {
            let between = if text.is_empty() { "" } else { " " };
            text.extend([between, &place.file, ":", &place.line.to_string()]);
            file = Some(&place.file);
        }
    }
    if let Some(more) = places.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        text.extend([" +", &more.to_string()]);
    }
    text
}
