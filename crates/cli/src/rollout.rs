//! `referee rollout`

use std::io::Write;

use referee::check;
use referee::diagnostic::Thing;
use referee::rules::FactKind;

use super::book_args::now;
use super::console::Console;
use super::findings::refused;
use super::formats::Format;
use super::switch_args::{RolloutArgs, given};
use super::table::rollout_table;
use super::{Ending, Stop};
use crate::report::json;

check! {
/// Unused fact.
///
/// No entry of the rollout compares a fact given with `--facts`. Perhaps its name is misspelled.
    FACT_IDLE: Warning in Commands, "fact-idle"
}

pub(super) fn run(args: &RolloutArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting(console)?;
    let Some(rollout) = setting.referee.rulebook().rollout() else {
        // The rollout may exist but be unreadable.
        if !setting.whole {
            return Err(Stop::Reported(Ending::Unusable));
        }
        return Err(Stop::Refused(
            "the book has no rollout; add `rules/rollout.yaml` to select the rule set of new leads".to_owned(),
        ));
    };
    setting.warn_of(&["rollout"], console);
    let kind = |name: &str| rollout.facts().named(name).map(|fact| &fact.kind);
    let facts = given(&args.facts, |name| kind(name) == Some(&FactKind::Boolean));
    for (fact, _) in facts.iter().filter(|(id, _)| kind(id).is_none()) {
        let finding = FACT_IDLE.at(None, format!("the rollout does not use the fact `{fact}`"));
        console.findings(&[finding.about(Thing::Fact, fact)]);
    }
    let report = match setting.reader.rollout(rollout, args.at.unwrap_or_else(now), &facts) {
        Ok(report) => report,
        Err(refusal) => {
            console.findings(&[refused(&refusal, None, &setting.reader)]);
            return Ok(Ending::Findings);
        }
    };
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        Format::Json => {
            json::line(&mut output, &report)?;
        }
        Format::Table => rollout_table(&mut output, &setting.reader, &report)?,
    }
    output.flush()?;
    Ok(setting.ending.max(if report.rules.is_some() { Ending::Well } else { Ending::Findings }))
}
