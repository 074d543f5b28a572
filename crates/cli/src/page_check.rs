//! `referee page check`

use std::path::Path;

use rayon::prelude::*;

use referee::diagnostic::Finding;
use referee::tooling::file::{self, NOT_UTF8};
use referee_pages::{Checker, Page};

use super::book_args::Loaded;
use super::console::Console;
use super::findings::report;
use super::page_args::PageCheckArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &PageCheckArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    if let Some(rules) = &args.rules {
        referee.rulebook().named(rules)?;
    }
    let checker = Checker::new(&referee);
    let checked: Vec<Result<Vec<Finding>, Finding>> =
        args.pages.par_iter().map(|path| checked(path, args, &checker)).collect();
    let mut findings = Vec::new();
    let mut unusable = Vec::new();
    for checked in checked {
        match checked {
            Ok(found) => findings.extend(found),
            Err(finding) => unusable.push(finding),
        }
    }
    console.findings(&unusable);
    if unusable.len() == args.pages.len() {
        return Ok(Ending::Unusable);
    }
    let reported = report(&findings, &args.findings, console)?;
    let worst = if unusable.is_empty() { Ending::Well } else { Ending::Unusable };
    Ok(reported.max(ending).max(worst))
}

/// The findings of a page, or why the file cannot be read.
fn checked(path: &Path, args: &PageCheckArgs, checker: &Checker) -> Result<Vec<Finding>, Finding> {
    let source = match file::read_input(path) {
        Ok(source) => source,
        Err(finding) if finding.id == NOT_UTF8.id => return Ok(vec![finding]),
        Err(finding) => return Err(finding),
    };
    let locale = args.locale.as_ref().map(ToString::to_string);
    let report = Page::read(&source).and_then(|page| checker.check(&page, args.rules.as_deref(), locale.as_deref()));
    Ok(match report {
        Ok(report) => report.findings,
        Err(finding) => vec![finding],
    })
}
