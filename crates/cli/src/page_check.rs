//! `referee page check`

use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use referee::diagnostic::Finding;
use referee::tooling::file::{self, NOT_UTF8};
use referee_pages::{Checker, Page, PageReport};

use super::book_args::Loaded;
use super::console::Console;
use super::findings::report;
use super::formats::FindingFormat;
use super::page_args::PageCheckArgs;
use super::page_report::{PageLine, explain, table, unread};
use super::page_words::{AddedWording, write_wordings};
use super::{Ending, Stop};
use crate::report::json;

/// What the check of a page found.
enum Checked {
    Read(PageReport),
    /// The text is no page.
    Unreadable(Finding),
    /// The file cannot be read.
    Unusable(Finding),
}

pub(super) fn run(args: &PageCheckArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending: loaded, .. } = args.book.load(console)?;
    if let Some(rules) = &args.rules {
        referee.rulebook().named(rules)?;
    }
    let (pages, folders) = pages(&args.pages)?;
    let checker = Checker::new(&referee);
    let checked: Vec<(String, Checked)> =
        pages.into_par_iter().map(|(name, path)| (name, checked(&path, args, &checker))).collect();
    let (mut findings, mut unusable, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    for (name, checked) in &checked {
        match checked {
            Checked::Read(report) => {
                findings.extend(report.findings.iter().cloned());
                reports.push((name.clone(), report));
            }
            Checked::Unreadable(finding) => findings.push(finding.clone()),
            Checked::Unusable(finding) => unusable.push(finding.clone()),
        }
    }
    console.findings(&unusable);
    if unusable.len() == checked.len() {
        return Ok(Ending::Unusable);
    }
    let worst = if unusable.is_empty() { loaded } else { Ending::Unusable };

    let mut output = console.output();
    if let Some(line) = args.explain {
        for (_, report) in &reports {
            explain(&mut output, line, report)?;
        }
        return Ok(worst);
    }
    // A folder has one line a page, since its findings would be too many to read.
    let brief = folders && args.findings.format == FindingFormat::Text;
    let found = if brief { args.findings.ending(&findings) } else { report(&findings, &args.findings, console)? };
    match args.findings.format {
        FindingFormat::Text => {
            if !brief {
                writeln!(output)?;
            }
            table(&mut output, &reports)?;
            if let ([(_, report)], false) = (reports.as_slice(), brief) {
                unread(&mut output, report)?;
            }
        }
        FindingFormat::Json => {
            for (page, report) in &reports {
                json::line(&mut output, &PageLine::new(page, report))?;
            }
        }
        FindingFormat::Sarif | FindingFormat::Github => {}
    }
    if args.accept_wordings {
        let wordings = reports.iter().flat_map(|(_, report)| &report.wordings);
        let added: Vec<AddedWording<'_>> = wordings.map(AddedWording::from).collect();
        write_wordings(&referee, &args.book, &added, console)?;
    }
    Ok(found.max(worst))
}

/// The pages to check with their names, and whether there are folders. The pages in a folder are in the order of their
/// paths, and have the paths within it as names.
fn pages(paths: &[PathBuf]) -> Result<(Vec<(String, PathBuf)>, bool), Stop> {
    let mut pages = Vec::new();
    let mut folders = false;
    for path in paths {
        if !path.is_dir() {
            pages.push((path.display().to_string(), path.clone()));
            continue;
        }
        folders = true;
        let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_map(Result::ok);
        let found: Vec<PathBuf> =
            entries.map(DirEntry::into_path).filter(|path| path.extension().is_some_and(|it| it == "md")).collect();
        if found.is_empty() {
            return Err(Stop::Refused(format!("`{}` has no page: no file that ends with `.md`", path.display())));
        }
        let name = |page: &PathBuf| page.strip_prefix(path).unwrap_or(page).display().to_string();
        pages.extend(found.into_iter().map(|page| (name(&page), page)));
    }
    Ok((pages, folders))
}

fn checked(path: &Path, args: &PageCheckArgs, checker: &Checker) -> Checked {
    let source = match file::read_input(path) {
        Ok(source) => source,
        Err(finding) if finding.id == NOT_UTF8.id => return Checked::Unreadable(finding),
        Err(finding) => return Checked::Unusable(finding),
    };
    let locale = args.locale.as_ref().map(ToString::to_string);
    let page = Page::read(&source);
    let report = page.and_then(|page| checker.check(&page, args.rules.as_deref(), locale.as_deref()));
    report.map_or_else(Checked::Unreadable, Checked::Read)
}
