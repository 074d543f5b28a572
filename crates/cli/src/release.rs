//! `referee release`

use std::io::Write;

use referee::diagnostic::{Finding, Source, Thing};
use referee::rules::Rulebook;
use referee::tooling::folder::{Folder, LEDGER};
use referee::tooling::rule_checks::UNKNOWN_RULES;
use referee::tooling::{Checked, Ledger, Release, did_you_mean};

use super::args::ReleaseArgs;
use super::book_args::now;
use super::console::Console;
use super::write::{locked, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &ReleaseArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    // Two commands at once would overwrite each other's records.
    let lock = locked(&book.join("rules"));
    let Folder { rules, ledger, findings: unread, .. } = Folder::read(&book)?;
    let Checked { book: rulebook, names, findings } = Rulebook::check(&rules);
    let Some(set) = rulebook.get(&args.rules) else {
        // The rule set may exist but have errors.
        let own: Vec<_> = unread.into_iter().chain(findings).filter(Finding::is_error).collect();
        console.findings(&own);
        let near = did_you_mean(&args.rules, rulebook.sets().iter().map(|set| set.name()));
        let message = format!("no valid rule set `{}`", args.rules);
        return Err(Stop::from(UNKNOWN_RULES.at(None, message).with_help(near).about(Thing::RuleSet, &args.rules)));
    };
    let path = book.join("rules").join(LEDGER);
    let mut known = match &ledger {
        Some(source) => Ledger::read(source)?,
        None => Ledger::default(),
    };
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
    let errors: Vec<Finding> = found.into_iter().filter(Finding::is_error).collect();
    if !errors.is_empty() {
        console.findings(&errors);
        console.fault(&format!("`{}` was not released; fix these errors first", set.name()));
        return Ok(Ending::Findings);
    }
    let released = args.on.unwrap_or_else(|| now().to_chrono().date_naive());
    known.0.insert(set.name().into(), Release { released, fingerprint: set.fingerprint().into() });
    let mut text = serde_json::to_string_pretty(&known).map_err(std::io::Error::from)?;
    text.push('\n');
    let files = [(path, text)];
    replace_all(&files, &book, console)?;
    drop(lock);
    let [(path, _)] = files;
    writeln!(console.output(), "`{}` is released as of {released}, in `{}`", set.name(), path.display())?;
    Ok(Ending::Well)
}
