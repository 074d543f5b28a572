//! The command line, with a help text in sections.

use std::fmt::Write;

use anstyle::Style;
use clap::builder::StyledStr;
use clap::{Command, CommandFactory};

use super::args::Invocation;

/// Sections of `referee --help`. Commands that no section names are in the last one.
const SECTIONS: [(&str, &[&str]); 5] = [
    ("Leads", &["status", "timeline", "switch", "replay", "rollout"]),
    ("Service", &["serve", "store"]),
    ("Rule sets", &["new", "check", "test", "fmt", "release", "diff", "show", "draw"]),
    ("Messages and help pages", &["words", "locale", "page"]),
    ("Reference", &[]),
];

/// The command line, with commands in sections in `referee --help`.
pub(super) fn in_sections() -> Command {
    let command = Invocation::command();
    let template = sections(&command);
    command.help_template(template)
}

fn sections(commands: &Command) -> StyledStr {
    const TITLE: Style = Style::new().bold().underline();
    const NAME: Style = Style::new().bold();
    let named = |section: &[&str], command: &Command| section.contains(&command.get_name());
    let mut template = StyledStr::from("{about-with-newline}\n{usage-heading} {usage}\n");
    for (title, section) in SECTIONS {
        let _ = write!(template, "\n{TITLE}{title}:{TITLE:#}\n");
        for command in commands.get_subcommands() {
            let other = || !SECTIONS.iter().any(|(_, section)| named(section, command));
            if named(section, command) || section.is_empty() && other() {
                let about = command.get_about().cloned().unwrap_or_default();
                let _ = writeln!(template, "  {NAME}{:<11}{NAME:#}  {about}", command.get_name());
            }
        }
    }
    let _ = write!(template, "\n{TITLE}Options:{TITLE:#}\n{{options}}{{after-help}}");
    template
}
