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
                let help = near.unwrap_or_else(|| "run `referee explain` to list all".to_owned());
                return Err(Stop::Refused(format!("unknown check `{id}`; {help}")));
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

/// All pages as one document.
fn reference(checks: &[&Check]) -> String {
    let mut text = "# What `referee` reports\n\n\
        Each finding has a stable id; `referee explain ID` shows its page. A rule set with errors cannot be used. \
        Warnings are probable mistakes. Notes are hints.\n"
        .to_owned();
    let areas = [
        (Area::Files, "Files"),
        (Area::Structure, "Structure of rule files"),
        (Area::Lifecycle, "Lifecycle"),
        (Area::Switch, "Switch and rollout"),
        (Area::History, "Released rule sets"),
        (Area::Words, "Messages and translations"),
        (Area::Scenarios, "Scenarios"),
        (Area::Pages, "Help pages"),
        (Area::Log, "Event logs"),
        (Area::Refusals, "Refused events"),
        (Area::Commands, "Commands"),
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
