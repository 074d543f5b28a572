//! `referee explain`

use std::fmt::Write as _;
use std::io::Write;

use referee::diagnostic::Severity;
use referee::tooling::{Area, Check, did_you_mean};

use super::args::ExplainArgs;
use super::console::Console;
use super::{Ending, Stop};

pub(super) fn run(args: &ExplainArgs, console: &Console) -> Result<Ending, Stop> {
    let mut output = std::io::BufWriter::new(console.output());
    match &args.id {
        None if args.all => output.write_all(reference(&console.checks).as_bytes())?,
        None => {
            for check in &console.checks {
                writeln!(output, "{:<22} {:<8} {}", check.id, check.severity.id(), check.title())?;
            }
        }
        Some(id) => {
            let Some(check) = console.checks.iter().find(|check| check.id == id) else {
                let near = did_you_mean(id, console.checks.iter().map(|check| check.id));
                let help = near.unwrap_or_else(|| "`referee explain` lists all".to_owned());
                return Err(Stop::Refused(format!("there is no check `{id}`; {help}")));
            };
            writeln!(output, "{}", page(check))?;
        }
    }
    output.flush()?;
    Ok(Ending::Well)
}

/// The page of a check, under its id.
fn page(check: &Check) -> String {
    let severity = match check.severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Note => "a note",
    };
    let page = check.page();
    let (title, rest) = page.split_once('\n').unwrap_or((&page, ""));
    format!("{}\n\n**{title}** This is {severity}.\n{rest}", check.id)
}

/// All pages, in one.
fn reference(checks: &[&Check]) -> String {
    let mut text = "# What `referee` reports\n\n\
        Each finding has a stable id; `referee explain ID` shows its page. Errors keep a rule set from being used, \
        warnings are probably mistakes, notes are worth knowing.\n"
        .to_owned();
    let areas = [
        (Area::Files, "Files"),
        (Area::Structure, "How a rule file is written"),
        (Area::Lifecycle, "What a lead can live through"),
        (Area::Switch, "How leads come over, and under which rules they open"),
        (Area::History, "What was in force"),
        (Area::Words, "What is said"),
        (Area::Scenarios, "What is expected of the rules"),
        (Area::Pages, "What help pages say"),
        (Area::Log, "What event logs say"),
        (Area::Refusals, "Why an event is refused"),
        (Area::Commands, "Why a command does not do what was asked for"),
    ];
    for (area, title) in areas {
        let mut checks = checks.iter().filter(|check| check.area == area).peekable();
        if checks.peek().is_some() {
            let _ = write!(text, "\n## {title}\n");
        }
        for check in checks {
            let _ = write!(text, "\n### {}\n", page(check));
        }
    }
    text
}
