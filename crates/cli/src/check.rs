//! `referee check`

use std::path::{Path, PathBuf};

use referee::diagnostic::Finding;
use referee::rules::{BookFile, CALENDARS, RuleSet};
use referee::tooling::file::{self, NOT_UTF8};
use referee::tooling::folder::{book_of, words_of};
use referee::tooling::{Calendars, Once};

use super::args::CheckArgs;
use super::books::books;
use super::console::Console;
use super::findings::report;
use super::{Ending, Stop};

pub(super) fn run(args: &CheckArgs, console: &Console) -> Result<Ending, Stop> {
    let here = [PathBuf::from(".")];
    let named: &[PathBuf] = args.book.as_ref().map_or(&args.paths, std::slice::from_ref);
    if named.is_empty() && !Path::new("rules").is_dir() {
        return Err(Stop::Refused("no folder `rules` here; name a folder, a rule file or a message file".to_owned()));
    }
    let paths = if named.is_empty() { &here[..] } else { named };
    // A file may be named twice, such as by its folder.
    let mut findings = Once::default();
    for path in paths {
        checked(path)?.into_iter().for_each(|finding| findings.push(finding));
    }
    report(&findings.into_vec(), &args.findings, console)
}

/// The findings of a folder or a file. A file in a book is checked together with the book.
fn checked(path: &Path) -> Result<Vec<Finding>, Stop> {
    if path.is_dir() {
        let folder = if path == Path::new(".") { Path::new("") } else { path };
        let part = whole_of(folder);
        if part.is_none() && !folder.join("rules").is_dir() && !folder.join("locales").is_dir() {
            let found: Vec<PathBuf> = books(path)?;
            let each = found.iter().map(|book| Ok(referee_translation::book::check(book)?));
            let each: Vec<Vec<Finding>> = each.collect::<Result<_, Stop>>()?;
            if !each.is_empty() {
                return Ok(each.into_iter().flatten().collect());
            }
        }
        let mut findings = referee_translation::book::check(part.unwrap_or(folder))?;
        if part.is_some() {
            findings.retain(|it| it.place.as_ref().is_none_or(|place| Path::new(place.file()).starts_with(folder)));
        }
        return Ok(findings);
    }
    let source = match file::read(path) {
        Ok(source) => source,
        Err(finding) if finding.id == NOT_UTF8.id => return Ok(vec![finding]),
        Err(finding) => return Err(Stop::from(finding)),
    };
    if let Some(book) = book_of(path)
        && let Ok(findings) = referee_translation::book::check(&book)
    {
        let same = |file: &str| same_file(Path::new(file), path);
        let own = findings.into_iter().filter(|finding| finding.place.as_ref().is_some_and(|place| same(place.file())));
        return Ok(own.collect());
    }
    let kind = BookFile::of(path);
    if kind == Some(BookFile::RuleSet) && source.text().lines().any(|line| line.starts_with("scenarios:")) {
        return Err(Stop::Refused(format!(
            "`{}` has scenarios, which need their rules; move it to `rules/tests`, or use `referee test --book`",
            path.display()
        )));
    }
    match kind {
        Some(BookFile::RuleSet) => return Ok(RuleSet::check(&source).1),
        Some(BookFile::Calendar) => return Ok(Calendars::check(&source)),
        Some(BookFile::Rollout | BookFile::Delivery) => {
            let reason =
                format!("`{}` needs the rule sets that it names; check the folder of its book", path.display());
            return Err(Stop::Refused(reason));
        }
        None => {}
    }
    if words_of(path).is_some() {
        return Ok(referee::tooling::check_messages(&source));
    }
    Err(Stop::Refused(format!("`{}` is not a rule file (`.yaml`) or a message file (`.ftl`)", path.display())))
}

/// The book of a folder that is part of one: its `rules`, its `calendars`, its `locales`, or the messages of one language.
fn whole_of(folder: &Path) -> Option<&Path> {
    let is = |folder: &Path, name: &str| folder.file_name().is_some_and(|it| it == name);
    let inner = [folder].into_iter().chain(folder.parent());
    let calendars = |it: &Path| is(it, CALENDARS) && it.parent().is_some_and(|rules| is(rules, "rules"));
    if calendars(folder) {
        return folder.parent()?.parent();
    }
    let part = inner.into_iter().find(|it| is(it, "locales") || (*it == folder && is(it, "rules")))?;
    part.parent().filter(|book| book.join("rules").is_dir() && !folder.join("rules").is_dir())
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}
