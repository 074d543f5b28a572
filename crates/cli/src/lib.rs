//! The `referee` command: one file per verb.

mod access;
mod args;
mod book_args;
mod books;
mod check;
mod client;
mod command_line;
mod completions;
mod console;
mod decide;
mod diff;
mod draw;
mod explain;
mod findings;
mod fmt;
mod formats;
mod guard;
mod help;
mod junit;
mod l10n;
mod lines;
mod locale_accept;
mod locale_add;
mod locale_args;
mod locale_check;
mod locale_export;
mod locale_import;
mod locale_preview;
mod locale_prove;
mod log;
mod man;
mod new;
mod page_args;
mod page_check;
mod page_draft;
mod page_pairs;
mod page_report;
mod page_terms;
mod page_words;
mod page_write;
mod plan_file;
mod reference;
mod release;
mod release_undo;
mod remote;
mod replay;
mod replay_args;
mod replay_log;
mod replay_table;
mod report;
mod rollout;
mod schema;
mod serve;
mod serve_args;
mod show;
mod status;
mod store;
mod store_import;
mod switch_apply;
mod switch_args;
mod switch_plan;
mod switch_remote;
mod switch_table;
mod table;
mod tail;
mod test;
mod test_args;
mod test_json;
mod tested;
mod timeline;
mod words;
mod write;

use std::io::Write;
use std::process::ExitCode;

use clap::FromArgMatches;

use referee::diagnostic::{Finding, Findings};
use referee::engine::LeadError;
use referee::status::StatusError;
use referee_authoring::fmt::is_guarded;

pub use reference::checks;

use args::{Command, Invocation};
use console::{Color, Console};
use locale_args::LocaleCommand;
use page_args::PageCommand;
use switch_args::SwitchCommand;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    Well,
    /// The input has findings or refused events; valid input was still processed.
    Findings,
    /// Usage error, unreadable input or unwritable output.
    Unusable,
    /// Internal fault.
    Fault,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Well => 0,
            Ending::Findings => 1,
            Ending::Unusable => 2,
            Ending::Fault => 3,
        })
    }
}

/// Why a command stopped.
enum Stop {
    /// The reason was already reported.
    Reported(Ending),
    /// Findings that prevent the command.
    Findings(Findings),
    /// The reason why the command cannot be carried out.
    Refused(String),
    /// The service at an address does not answer, for a reason.
    Unreachable(String, String),
    /// The output cannot be written.
    Output(std::io::Error),
    /// Internal fault.
    Fault(String),
}

impl From<Findings> for Stop {
    fn from(findings: Findings) -> Self {
        Self::Findings(findings)
    }
}

impl From<Finding> for Stop {
    fn from(finding: Finding) -> Self {
        Self::Findings(finding.into())
    }
}

impl From<StatusError> for Stop {
    fn from(error: StatusError) -> Self {
        Self::Fault(error.to_string())
    }
}

impl From<LeadError> for Stop {
    fn from(error: LeadError) -> Self {
        Self::Fault(error.to_string())
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the command of this process.
#[must_use]
pub fn main() -> ExitCode {
    ended(run)
}

/// Runs a command. A panic is reported as an internal fault and exits with 3.
pub fn ended(command: impl FnOnce() -> ExitCode + std::panic::UnwindSafe) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        if !is_guarded() {
            let _ = writeln!(std::io::stderr(), "internal fault, please report: {panic}");
        }
    }));
    match std::panic::catch_unwind(command) {
        Ok(code) => code,
        Err(_) => Ending::Fault.into(),
    }
}

fn run() -> ExitCode {
    let console = |color| Console::new(color, checks().collect());
    if let Some(argument) = std::env::args_os().skip(1).find(|argument| argument.to_str().is_none()) {
        console(Color::Auto).fault(&format!("the argument `{}` is not UTF-8", argument.display()));
        return Ending::Unusable.into();
    }
    let mut command_line = command_line::in_sections();
    let matches = command_line.try_get_matches_from_mut(std::env::args_os());
    let parse = |matches| Invocation::from_arg_matches(&matches).map_err(|error| error.format(&mut command_line));
    match matches.and_then(parse) {
        Ok(invocation) => {
            let console = console(invocation.color);
            let ending = match command(invocation.command, &console) {
                Ok(ending) | Err(Stop::Reported(ending)) => ending,
                Err(Stop::Findings(findings)) => {
                    console.findings(&findings.into_vec());
                    Ending::Unusable
                }
                Err(Stop::Unreachable(address, reason)) => {
                    console.fault(&format!("`{address}` does not answer: {reason}"));
                    Ending::Unusable
                }
                Err(Stop::Refused(message)) => {
                    console.fault(&message);
                    Ending::Unusable
                }
                Err(Stop::Output(error)) => {
                    console.keep(error);
                    Ending::Well
                }
                Err(Stop::Fault(fault)) => {
                    console.fault(&format!("internal fault, please report: {fault}"));
                    Ending::Fault
                }
            };
            console.end(ending).into()
        }
        Err(error) if error.use_stderr() => {
            let _ = error.print();
            Ending::Unusable.into()
        }
        // The help or the version.
        Err(asked) => {
            let console = console(Color::Auto);
            let _ = write!(console.output(), "{}", asked.render().ansi());
            console.end(Ending::Well).into()
        }
    }
}

fn command(command: Command, console: &Console) -> Result<Ending, Stop> {
    match command {
        Command::Status(args) => status::run(&args, console),
        Command::Timeline(args) => timeline::run(&args, console),
        Command::Decide(args) => decide::run(&args, console),
        Command::Words(args) => words::run(&args, console),
        Command::Draw(args) => draw::run(&args, console),
        Command::Show(args) => show::run(&args, console),
        Command::Test(args) => test::run(&args, console),
        Command::Check(args) => check::run(&args, console),
        Command::Explain(args) => explain::run(&args, console),
        Command::New(args) => new::run(&args, console),
        Command::Release(args) => release::run(&args, console),
        Command::Diff(args) => diff::run(&args, console),
        Command::Switch(SwitchCommand::Plan(args)) => switch_plan::run(&args, console),
        Command::Switch(SwitchCommand::Apply(args)) => switch_apply::run(&args, console),
        Command::Page(PageCommand::Check(args)) => page_check::run(&args, console),
        Command::Page(PageCommand::Draft(args)) => page_draft::run(&args, console),
        Command::Page(PageCommand::Pairs(args)) => page_pairs::run(&args, console),
        Command::Page(PageCommand::Terms(args)) => page_terms::run(&args, console),
        Command::Page(PageCommand::Write(args)) => page_write::run(&args, console),
        Command::Locale(LocaleCommand::Accept(args)) => locale_accept::run(&args, console),
        Command::Locale(LocaleCommand::Check(args)) => locale_check::run(&args, console),
        Command::Locale(LocaleCommand::Export(args)) => locale_export::run(&args, console),
        Command::Locale(LocaleCommand::Import(args)) => locale_import::run(&args, console),
        Command::Locale(LocaleCommand::Add(args)) => locale_add::run(&args, console),
        Command::Locale(LocaleCommand::Preview(args)) => locale_preview::run(&args, console),
        Command::Locale(LocaleCommand::Prove(args)) => locale_prove::run(&args, console),
        Command::Replay(args) => replay_log::run(&args, console),
        Command::Rollout(args) => rollout::run(&args, console),
        Command::Fmt(args) => fmt::run(&args, console),
        Command::Serve(args) => serve::run(&args, console),
        Command::Tail(args) => tail::run(&args, console),
        Command::Store(command) => store::run(&command, console),
        Command::Schema { output } => schema::run(output, console),
        Command::Completions { shell } => completions::run(shell, console),
        Command::Man(args) => man::run(&args, console),
    }
}
