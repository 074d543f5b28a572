//! `referee test`

use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use referee::{Referee, check};

use referee::diagnostic::{Finding, Findings, Source, Thing};
use referee::tooling::builtin;
use referee::tooling::file::read;
use referee::tooling::folder::{book_of, scenario_files};
use referee::tooling::structure::MOST_FINDINGS;
use referee_authoring::scenario::{Coverage, Scenarios, coverage};

use super::book_args::{Loaded, here};
use super::console::{Console, Progress};
use super::formats::Format;
use super::guard::Guard;
use super::table::{Cell, HEADING, PLAIN, write_rows};
use super::test_args::TestArgs;
use super::tested::{Summary, Tested};
use super::write::{Product, rewrite};
use super::{Ending, Stop, findings, junit, test_json};

check! {
/// No scenario to run.
///
/// The folder has no scenario files, or no scenario name contains the text of `--only`.
    NO_SCENARIO: Error in Commands, "no-scenario";

/// Coverage below `--least-coverage`.
///
/// `referee test --coverage` lists the items that no scenario reaches.
    TOO_LITTLE_COVERAGE: Error in Commands, "too-little-coverage"
}

/// How many scenarios run between two updates of the progress.
const SLICE: usize = 512;

/// The source of scenarios.
enum Place {
    BuiltIn,
    /// Scenario files, with the folder of their book.
    Files {
        files: Vec<PathBuf>,
        book: Option<PathBuf>,
        whole: bool,
    },
}

/// Scenario files of one book.
struct Suite {
    book: Option<PathBuf>,
    referee: Referee,
    files: Vec<Scenarios>,
    /// Whether every rule set of the book counts for coverage, or only those with scenario files.
    whole: bool,
}

pub(super) fn run(args: &TestArgs, console: &Console) -> Result<Ending, Stop> {
    let mut ending = Ending::Well;
    let mut suites = suites(args, console, &mut ending)?;
    let junit = args.junit.as_ref().map(|path| {
        let inputs = suites.iter().flat_map(|suite| &suite.files).map(|file| Path::new(file.source().name()));
        let guard = Guard { book: args.book.as_deref(), inputs: inputs.collect() };
        Product { path, force: args.force, access: None, guard }.draft(console)
    });
    let junit = junit.transpose()?;
    let wanted = |name: &str| args.only.as_ref().is_none_or(|only| name.contains(only.as_str()));
    let mut output = std::io::BufWriter::new(console.output());
    if args.update {
        for suite in &mut suites {
            for scenarios in &mut suite.files {
                if let Some(updated) = update(scenarios, suite.book.as_deref(), &wanted, console, &mut ending)? {
                    if args.format == Format::Table {
                        writeln!(output, "updated: {}", updated.name())?;
                    }
                    *scenarios = Scenarios::read(&updated, &suite.referee);
                }
            }
        }
    }
    let mut tested = Vec::new();
    let mut covered = Vec::new();
    let mut progress = Progress::new(None);
    for suite in suites {
        let files = tests(suite.files, &wanted, &mut progress);
        let outcomes = files.iter().flat_map(|file| &file.outcomes);
        let about = |rules: &str| suite.whole || files.iter().any(|file| file.scenarios.rules() == rules);
        covered.extend(coverage(suite.referee.rulebook(), outcomes).into_iter().filter(|it| about(it.rules())));
        tested.extend(files);
    }
    progress.end();
    let summary = report(args, &tested, console, &mut output)?;
    if summary.failed > 0 {
        ending = ending.max(Ending::Findings);
    }
    ending = tested.iter().map(|file| findings::ending(file.scenarios.findings())).fold(ending, Ending::max);
    if let Some(only) = args.only.as_ref().filter(|_| summary.passed + summary.failed == 0) {
        console.findings(&[NO_SCENARIO.at(None, format!("no scenario name contains `{only}`"))]);
        ending = ending.max(Ending::Findings);
    }
    if args.coverage || args.least_coverage.is_some() {
        match args.format {
            Format::Json => test_json::coverage(&covered, &mut output)?,
            Format::Table => coverage_table(&covered, &mut output)?,
        }
        let least = usize::from(args.least_coverage.unwrap_or(0));
        for coverage in covered.iter().filter(|coverage| coverage.percent() < least) {
            let message = format!(
                "scenarios cover {} % of rule set `{}`, less than {least} %",
                coverage.percent(),
                coverage.rules()
            );
            console.findings(&[TOO_LITTLE_COVERAGE.at(None, message).about(Thing::RuleSet, coverage.rules())]);
            ending = ending.max(Ending::Findings);
        }
    }
    match args.format {
        Format::Json => test_json::summary(&summary, &mut output)?,
        Format::Table => {
            let Summary { passed, failed, files } = summary;
            writeln!(output, "scenarios: {passed} passed, {failed} failed, {files} files")?;
        }
    }
    output.flush()?;
    if let Some(draft) = junit {
        junit::write(draft, &tested)?;
    }
    Ok(ending)
}

/// Loads the requested scenarios with their books.
fn suites(args: &TestArgs, console: &Console, ending: &mut Ending) -> Result<Vec<Suite>, Stop> {
    let mut places = Vec::new();
    if args.paths.is_empty() {
        places.push(match args.book.clone().or_else(|| here().map(|_| PathBuf::from("."))) {
            Some(folder) => place(&folder)?,
            None => Place::BuiltIn,
        });
    }
    for path in &args.paths {
        places.push(place(path)?);
    }
    let mut suites: Vec<Suite> = Vec::new();
    for place in places {
        let (sources, book, whole) = match place {
            Place::BuiltIn => (builtin::scenarios(), None, true),
            Place::Files { files, book, whole } => {
                let sources: Result<Vec<Source>, Finding> = files.iter().map(|path| read(path)).collect();
                (sources?, args.book.clone().or(book).or_else(|| here().map(Path::to_owned)), whole)
            }
        };
        let known = suites.iter().position(|suite| suite.book == book);
        let number = if let Some(number) = known {
            number
        } else {
            let Loaded { referee, ending: loaded, .. } = Loaded::from(book.as_deref(), console)?;
            *ending = loaded.max(*ending);
            suites.push(Suite { book, referee, files: Vec::new(), whole: false });
            suites.len() - 1
        };
        if let Some(suite) = suites.get_mut(number) {
            suite.whole |= whole;
            suite.files.extend(sources.iter().map(|source| Scenarios::read(source, &suite.referee)));
        }
    }
    Ok(suites)
}

/// The scenario files of a path.
fn place(path: &Path) -> Result<Place, Findings> {
    if !path.is_dir() {
        return Ok(Place::Files { files: vec![path.to_owned()], book: book_of(path), whole: false });
    }
    let nested = path.join("rules").join("tests");
    let (folder, book, whole) = if path.join("rules").is_dir() {
        let book = if path == Path::new(".") { Path::new("") } else { path };
        (nested, Some(book.to_owned()), true)
    } else {
        (path.to_owned(), book_of(&path.join("a.yaml")), false)
    };
    let files = if whole && folder.symlink_metadata().is_err() { Vec::new() } else { scenario_files(&folder)? };
    if files.is_empty() {
        let folder = folder.display().to_string();
        let message = format!("no scenarios in `{folder}`");
        return Err(NO_SCENARIO.at(None, message).about(Thing::File, &folder).into());
    }
    // Shown without `./`.
    let files = files.into_iter().map(|file| file.strip_prefix(".").map(Path::to_owned).unwrap_or(file)).collect();
    Ok(Place::Files { files, book, whole })
}

/// Runs the scenarios of files on all cores.
fn tests(files: Vec<Scenarios>, wanted: &(dyn Fn(&str) -> bool + Sync), progress: &mut Progress) -> Vec<Tested> {
    let mut tested: Vec<Tested> =
        files.into_iter().map(|scenarios| Tested { scenarios, outcomes: Vec::new() }).collect();
    let all: usize = tested.iter().map(|file| file.scenarios.len()).sum();
    let mut done = 0;
    for file in &mut tested {
        let scenarios = &file.scenarios;
        let numbers: Vec<usize> =
            scenarios.names().enumerate().filter(|(_, name)| wanted(name)).map(|(number, _)| number).collect();
        for slice in numbers.chunks(SLICE) {
            let run = |number: &usize| scenarios.run_one(*number);
            file.outcomes.extend(slice.par_iter().filter_map(run).collect::<Vec<_>>());
            done += slice.len();
            progress.show_scenarios(done, all);
        }
    }
    tested
}

/// Replaces expected values in a file with actual ones. Returns the new text, or `None` if the file is unchanged.
fn update(
    scenarios: &Scenarios,
    book: Option<&Path>,
    wanted: &dyn Fn(&str) -> bool,
    console: &Console,
    ending: &mut Ending,
) -> Result<Option<Source>, Stop> {
    let source = scenarios.source();
    let (text, findings) = scenarios.updated_where(wanted);
    if !findings.is_empty() {
        console.findings(&findings);
        *ending = Ending::Findings;
    }
    if text == source.text() {
        return Ok(None);
    }
    if book.is_none() && !Path::new(source.name()).exists() {
        return Err(Stop::Refused("the built-in scenarios cannot be written".to_owned()));
    }
    rewrite(Path::new(source.name()), &text, book, console)?;
    Ok(Some(Source::new(source.name(), text)))
}

/// Reports findings, and in JSON every scenario. Returns the totals.
fn report(args: &TestArgs, tested: &[Tested], console: &Console, output: &mut impl Write) -> Result<Summary, Stop> {
    let mut summary = Summary { passed: 0, failed: 0, files: tested.len() };
    for file in tested {
        // Errors that prevent a scenario from running are among the findings of the file.
        let mut patience = Patience { left: MOST_FINDINGS, more: 0 };
        patience.report(file.scenarios.findings(), console);
        for outcome in &file.outcomes {
            if outcome.passed() {
                summary.passed += 1;
            } else {
                summary.failed += 1;
            }
            if outcome.ran {
                patience.report(&outcome.findings, console);
            }
            if args.format == Format::Json {
                test_json::outcome(file, outcome, output)?;
            }
        }
        if patience.more > 0 {
            console.fault(&format!("`{}` has {} more findings", file.scenarios.source().name(), patience.more));
        }
        // An unreadable file counts as one failure.
        let unread = file.scenarios.is_empty();
        if unread && file.scenarios.findings().iter().any(Finding::is_error) {
            summary.failed += 1;
        }
    }
    Ok(summary)
}

/// How many more findings of a file are reported.
struct Patience {
    left: usize,
    more: usize,
}

impl Patience {
    fn report(&mut self, findings: &[Finding], console: &Console) {
        let reported = findings.len().min(self.left);
        console.findings(findings.get(..reported).unwrap_or_default());
        self.left -= reported;
        self.more += findings.len() - reported;
    }
}

fn coverage_table(coverage: &[Coverage], output: &mut impl Write) -> std::io::Result<()> {
    let mut rows: Vec<Vec<String>> = vec![vec!["Rules".into(), "Coverage".into()]];
    for row in coverage {
        rows.push(vec![row.rules().into(), format!("{} %", row.percent())]);
    }
    for kind in Coverage::KINDS {
        if coverage.iter().all(|coverage| coverage.count(kind).0 == 0) {
            continue;
        }
        let counts = coverage.iter().map(|coverage| {
            let (all, touched) = coverage.count(kind);
            if all == 0 { "–".to_owned() } else { format!("{touched}/{all}") }
        });
        let heading = format!("{}s", kind.id());
        for (row, cell) in rows.iter_mut().zip(std::iter::once(heading).chain(counts)) {
            row.push(cell);
        }
    }
    let styles = std::iter::once(HEADING).chain(std::iter::repeat(PLAIN));
    let cells = |(row, style): (Vec<String>, _)| row.into_iter().map(|cell| (cell.into(), style)).collect();
    let rows: Vec<Vec<Cell<'_>>> = rows.into_iter().zip(styles).map(cells).collect();
    write_rows(output, &rows, 28)?;
    for row in coverage {
        for (kind, name) in row.untouched() {
            writeln!(output, "untouched in {}: {} {name}", row.rules(), kind.id())?;
        }
    }
    Ok(())
}
