//! `referee release`

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use chrono::NaiveDate;
use referee::diagnostic::{Finding, Severity, Source, Subject, Thing};
use referee::rules::{RuleSet, Rulebook};
use referee::tooling::folder::{Folder, LEDGER};
use referee::tooling::rule_checks::UNKNOWN_RULES;
use referee::tooling::word_checks::UNTRANSLATED;
use referee::tooling::{Checked, Ledger, Release, did_you_mean};
use referee::{Loader, Referee};
use referee_authoring::scenario::{Outcome, Scenarios, coverage};

use super::args::ReleaseArgs;
use super::book_args::now;
use super::console::Console;
use super::release_undo::undo;
use super::write::{locked, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &ReleaseArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    // Two commands at once would overwrite each other's records.
    let lock = locked(&book.join("rules"));
    let Folder { rules, ledger, scenarios, findings: unread, .. } = Folder::read(&book)?;
    let Checked { book: rulebook, names, findings } = Rulebook::check(&rules);
    let Some(set) = rulebook.get(&args.rules) else {
        // The rule set may exist but have errors.
        let own: Vec<_> = unread.into_iter().chain(findings).filter(Finding::is_error).collect();
        console.findings(&own);
        let near = did_you_mean(&args.rules, rulebook.sets().iter().map(|set| set.name()));
        let message = format!("no valid rule set `{}`", args.rules);
        return Err(Stop::from(UNKNOWN_RULES.at(None, message).with_help(near).about(Thing::RuleSet, &args.rules)));
    };
    let mut known = match &ledger {
        Some(source) => Ledger::read(source)?,
        None => Ledger::default(),
    };
    if args.undo {
        undo(args, &rulebook, &mut known, console)?;
        record(&known, &book, console)?;
        writeln!(console.output(), "`{}` is no longer released", set.name())?;
        return Ok(Ending::Well);
    }
    if let Some(release) = known.0.get(set.name()) {
        if *release.fingerprint == *set.fingerprint() {
            writeln!(console.output(), "`{}` was released on {}", set.name(), release.released)?;
            return Ok(Ending::Well);
        }
        let source = ledger.unwrap_or_else(|| Source::new(LEDGER, ""));
        let alone = Ledger([(set.name().into(), release.clone())].into());
        console.findings(&alone.check(&source, &rulebook, &names));
        return Ok(Ending::Findings);
    }
    // A released rule set must pass all checks in every language.
    let found = referee_translation::book::check(&book)?;
    let errors: Vec<Finding> = found.iter().filter(|it| it.is_error() || is_untranslated(it, set)).cloned().collect();
    if !errors.is_empty() {
        console.findings(&errors);
        console.fault(&format!("`{}` was not released; fix these findings first", set.name()));
        return Ok(Ending::Findings);
    }
    let (referee, _) = Loader::folder(&book).load_valid()?;
    let outcomes = tested(&scenarios, set, &referee);
    let failed = outcomes.iter().filter(|outcome| !outcome.passed()).count();
    if failed > 0 {
        for outcome in &outcomes {
            console.findings(&outcome.findings);
        }
        console.fault(&format!("`{}` was not released; {failed} of its scenarios fail", set.name()));
        return Ok(Ending::Findings);
    }
    let warnings: Vec<Finding> = found.into_iter().filter(|it| it.severity == Severity::Warning).collect();
    console.findings(&warnings);
    let covered = coverage(&rulebook, &outcomes).into_iter().find(|coverage| coverage.rules() == set.name());
    if let Some(covered) = covered {
        writeln!(console.output(), "scenarios: {} passed; coverage of {covered}", outcomes.len())?;
    }
    let (released, because) = date(args, set);
    if !args.yes && !agreed(&format!("Release `{}` as of {released}{because}?", set.name()), console)? {
        writeln!(console.output(), "`{}` was not released", set.name())?;
        return Ok(Ending::Well);
    }
    known.0.insert(set.name().into(), Release { released, fingerprint: set.fingerprint().into() });
    let path = record(&known, &book, console)?;
    drop(lock);
    writeln!(console.output(), "`{}` is released as of {released}, in `{path}`", set.name())?;
    Ok(Ending::Well)
}

/// Whether a finding counts messages that a rule set needs, and a locale lacks.
fn is_untranslated(finding: &Finding, set: &RuleSet) -> bool {
    let of_it = |subject: &Subject| subject.kind != Thing::RuleSet || *subject.id == *set.name();
    finding.id == UNTRANSLATED.id && finding.subject.as_ref().is_none_or(of_it)
}

/// The outcomes of the scenarios of a rule set.
fn tested(scenarios: &[Source], set: &RuleSet, referee: &Referee) -> Vec<Outcome> {
    let files = scenarios.iter().map(|source| Scenarios::read(source, referee));
    files.filter(|file| file.rules() == set.name()).flat_map(|file| file.run()).collect()
}

/// The release date, and where it comes from.
fn date(args: &ReleaseArgs, set: &RuleSet) -> (NaiveDate, &'static str) {
    if let Some(date) = args.on {
        return (date, "");
    }
    let of_page = set.source().and_then(|source| source.date.as_deref()?.parse().ok());
    of_page.map_or_else(|| (now().to_chrono().date_naive(), ", today"), |date| (date, ", the date of its page"))
}

/// Asks a question on the terminal.
fn agreed(question: &str, console: &Console) -> Result<bool, Stop> {
    if !std::io::stdin().is_terminal() {
        return Err(Stop::Refused("standard input is not a terminal; release without a question with `--yes`".into()));
    }
    let mut output = console.output();
    write!(output, "{question} [y/N] ")?;
    output.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// Writes the ledger. Returns its path.
fn record(ledger: &Ledger, book: &Path, console: &Console) -> Result<String, Stop> {
    let path = book.join("rules").join(LEDGER);
    let shown = path.display().to_string();
    let mut text = serde_json::to_string_pretty(ledger).map_err(std::io::Error::from)?;
    text.push('\n');
    replace_all(&[(path, text)], book, console)?;
    Ok(shown)
}
