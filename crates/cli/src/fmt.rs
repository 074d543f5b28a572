//! `referee fmt`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::report::text::clean;
use referee::diagnostic::{Finding, Source, Thing};
use referee::rules::{BookFile, CALENDARS};
use referee::tooling::file::{UNREADABLE, read, read_input};
use referee::tooling::folder::{book_of, listed};
use referee::tooling::shape::Shape;
use referee_authoring::fmt::formatted;
use referee_authoring::scenario::grammar::SCENARIO_FILE;

use super::args::FmtArgs;
use super::books::books;
use super::console::Console;
use super::write::rewrite;
use super::{Ending, Stop};

/// How long to search for the shortest difference.
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn run(args: &FmtArgs, console: &Console) -> Result<Ending, Stop> {
    let mut ending = Ending::Well;
    for path in &args.paths {
        let files = match files(path) {
            Ok(files) => files,
            Err(finding) => {
                console.fault(&finding.message);
                ending = Ending::Unusable;
                continue;
            }
        };
        for file in files {
            ending = ending.max(format(&file, args, console)?);
        }
    }
    Ok(ending)
}

/// The rule files of a path: the file itself, or all in a book or folder, or in the books of a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, Finding> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = rule_files(path)?;
    if files.is_empty() {
        for folder in books(path)? {
            files.extend(rule_files(&folder)?);
        }
    }
    if files.is_empty() {
        let message = format!("no rule files in `{}`", path.display());
        return Err(UNREADABLE.at(None, message).about(Thing::File, &path.display().to_string()));
    }
    Ok(files)
}

/// The rule files of one book or folder.
fn rule_files(path: &Path) -> Result<Vec<PathBuf>, Finding> {
    let rules = path.join("rules");
    let mut files = listed(if rules.is_dir() { &rules } else { path })?;
    let calendars = if rules.is_dir() { rules } else { path.to_owned() }.join(CALENDARS);
    if calendars.is_dir() {
        files.extend(listed(&calendars)?);
    }
    files.retain(|file| BookFile::of(file).is_some());
    Ok(files)
}

fn format(path: &Path, args: &FmtArgs, console: &Console) -> Result<Ending, Stop> {
    let streams = path == Path::new("-");
    let source = match if streams { read_input(path) } else { read(path) } {
        Ok(source) => source,
        Err(finding) if finding.place.is_some() => {
            console.findings(&[finding]);
            return Ok(Ending::Findings);
        }
        Err(finding) => {
            console.fault(&finding.message);
            return Ok(Ending::Unusable);
        }
    };
    let (text, finding) = match formatted(&source, shape_of(&source)) {
        Ok(formatted) => (formatted.text, formatted.finding),
        Err(finding) => (source.text().to_owned(), Some(finding)),
    };
    let mut ending = Ending::Well;
    if let Some(finding) = finding {
        // A file left unchanged is not an error.
        if finding.is_error() {
            ending = Ending::Findings;
        }
        console.findings(&[finding]);
    }
    if args.check {
        if text != source.text() {
            show(&source, &text, console)?;
            ending = Ending::Findings;
        }
    } else if args.stdout || streams {
        console.verbatim().write_all(text.as_bytes())?;
    } else if text != source.text() {
        match rewrite(path, &text, book_of(path).as_deref(), console) {
            Err(Stop::Reported(ended)) => return Ok(ended),
            written => written?,
        }
        writeln!(console.output(), "{}", clean(&path.display().to_string()))?;
    }
    Ok(ending)
}

/// The grammar of a file, by its name and its top-level keys.
fn shape_of(source: &Source) -> &'static Shape {
    let kind = BookFile::of(Path::new(source.name())).unwrap_or(BookFile::RuleSet);
    let scenarios = kind == BookFile::RuleSet && source.text().lines().any(|line| line.starts_with("scenarios:"));
    if scenarios { &SCENARIO_FILE } else { kind.grammar() }
}

/// Prints the changes as a unified diff.
fn show(source: &Source, text: &str, console: &Console) -> std::io::Result<()> {
    let mut output = std::io::BufWriter::new(console.output());
    let mut line = |style: Style, line: &str| writeln!(output, "{style}{}{style:#}", clean(line));
    let bold = Style::new().bold();
    line(bold, &format!("--- {}", source.name()))?;
    line(bold, &format!("+++ {} (formatted)", source.name()))?;
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(source.text(), text);
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        line(AnsiColor::Cyan.on_default(), &hunk.header().to_string())?;
        for change in hunk.iter_changes() {
            let style = match change.tag() {
                ChangeTag::Delete => AnsiColor::Red.on_default(),
                ChangeTag::Insert => AnsiColor::Green.on_default(),
                ChangeTag::Equal => Style::new(),
            };
            let written = change.value();
            line(style, &format!("{}{}", change.tag(), written.strip_suffix('\n').unwrap_or(written)))?;
            if change.missing_newline() {
                line(Style::new(), "\\ No newline at end of file")?;
            }
        }
    }
    output.flush()
}
