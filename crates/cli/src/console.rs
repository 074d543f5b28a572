//! Standard output for results, standard error for findings and progress.

use std::io::{Error, ErrorKind, IsTerminal, Result, Stdout, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant as Clock};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::report::text::{clean, render};
use referee::diagnostic::Finding;
use referee::tooling::Check;
use referee::tooling::file::reason;

use super::Ending;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Where a command writes.
pub(super) struct Console {
    color: ColorChoice,
    /// Every check, for outputs that describe checks.
    pub(super) checks: Vec<&'static Check>,
    /// The first error of standard output.
    broken: OnceLock<Error>,
    /// Whether the command has written files.
    wrote: AtomicBool,
}

impl Console {
    pub(super) fn new(color: Color, checks: Vec<&'static Check>) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self { color, checks, broken: OnceLock::new(), wrote: AtomicBool::new(false) }
    }

    /// Standard output, without colors if they are off or not supported.
    pub(super) fn output(&self) -> Output<'_> {
        Output { stream: AutoStream::new(std::io::stdout(), self.color), console: self }
    }

    /// Standard output for file content: every byte unchanged.
    pub(super) fn verbatim(&self) -> Output<'_> {
        Output { stream: AutoStream::always_ansi(std::io::stdout()), console: self }
    }

    /// Keeps the first error of standard output for the end of the command.
    pub(super) fn keep(&self, error: Error) {
        let _ = self.broken.set(error);
    }

    /// Whether a write to standard output has failed.
    pub(super) fn is_broken(&self) -> bool {
        self.broken.get().is_some()
    }

    /// Records that the command has written a file.
    pub(super) fn record_write(&self) {
        self.wrote.store(true, Ordering::Relaxed);
    }

    /// The ending for a write that failed: `Unusable` only if the command has written nothing.
    pub(super) fn failed_write(&self) -> Ending {
        if self.wrote.load(Ordering::Relaxed) { Ending::Findings } else { Ending::Unusable }
    }

    /// Ends a command: reports that standard output could not be written. A closed pipe is not a failure, because its
    /// reader has seen enough.
    pub(super) fn end(&self, ending: Ending) -> Ending {
        // `Output` keeps an error of this flush.
        let _ = self.output().flush();
        let Some(error) = self.broken.get().filter(|error| error.kind() != ErrorKind::BrokenPipe) else {
            return ending;
        };
        let failed = self.failed_write();
        let files = if failed == Ending::Findings { "; all files were written" } else { "" };
        self.fault(&format!("cannot write the output: {}{files}", reason(error)));
        ending.max(failed)
    }

    /// Prints findings to standard error.
    pub(super) fn findings(&self, findings: &[Finding]) {
        if findings.is_empty() {
            return;
        }
        let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
        let width = width(std::io::stderr().is_terminal()).unwrap_or(140);
        for finding in findings {
            let _ = writeln!(stream, "{}", render(finding, width));
        }
    }

    /// Says how many findings in other rule sets of a book are not shown.
    pub(super) fn left_out(&self, count: usize, book: Option<&std::path::Path>) {
        let folder = book.filter(|book| !book.as_os_str().is_empty()).map(|book| format!(" {}", book.display()));
        let check = format!("`referee check{}`", folder.unwrap_or_default());
        match count {
            0 => {}
            1 => self.note(&format!("1 finding in another rule set is not shown; run {check}")),
            more => self.note(&format!("{more} findings in other rule sets are not shown; run {check}")),
        }
    }

    /// Reports why a command cannot be carried out.
    pub(super) fn fault(&self, message: &str) {
        self.remark("error", message);
    }

    /// Prints a warning; the command goes on.
    pub(super) fn warning(&self, message: &str) {
        self.remark("warning", message);
    }

    /// Prints a note.
    pub(super) fn note(&self, message: &str) {
        self.remark("note", message);
    }

    fn remark(&self, kind: &str, message: &str) {
        let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
        let _ = writeln!(stream, "{kind}: {}", clean(message));
    }

    /// Prints what to do next if standard error is a terminal.
    pub(super) fn hint(&self, message: &str) {
        if std::io::stderr().is_terminal() {
            let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
            let _ = writeln!(stream, "{}", clean(message));
        }
    }

    /// The width of a table; `None` means no limit.
    pub(super) fn table_width() -> Option<usize> {
        terminal_width()
    }
}

/// Standard output of a command. After its first error, which is kept for the end, later output is dropped and the
/// command goes on. Its work and its ending do not depend on readers.
pub(super) struct Output<'c> {
    stream: AutoStream<Stdout>,
    console: &'c Console,
}

impl Output<'_> {
    /// Whether styles are kept.
    pub(super) fn is_styled(&self) -> bool {
        self.stream.current_choice() != ColorChoice::Never
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.console.is_broken() {
            return Ok(bytes.len());
        }
        match self.stream.write(bytes) {
            Err(error) if error.kind() != ErrorKind::Interrupted => {
                self.console.keep(error);
                Ok(bytes.len())
            }
            written => written,
        }
    }

    fn flush(&mut self) -> Result<()> {
        if let Err(error) = self.stream.flush() {
            self.console.keep(error);
        }
        Ok(())
    }
}

/// The width of the terminal on standard output, if it is one.
pub(super) fn terminal_width() -> Option<usize> {
    width(std::io::stdout().is_terminal())
}

/// `COLUMNS`, else the width of the terminal.
fn width(terminal: bool) -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| {
        let size = if terminal { terminal_size::terminal_size() } else { None };
        size.map(|(width, _)| usize::from(width.0))
    })
}

/// Progress on a terminal, shown after half a second.
pub(super) struct Progress {
    started: Clock,
    updated: Clock,
    shown: bool,
    terminal: bool,
    total: Option<u64>,
}

impl Progress {
    /// Progress towards a number of bytes, if known.
    pub(super) fn new(total: Option<u64>) -> Self {
        let now = Clock::now();
        Self { started: now, updated: now, shown: false, terminal: std::io::stderr().is_terminal(), total }
    }

    /// Shows how many scenarios have run, at most ten times a second.
    pub(super) fn show_scenarios(&mut self, done: usize, all: usize) {
        self.show(|_| format!("{done} of {all} scenarios"));
    }

    /// Shows how much of a log was processed, at most ten times a second.
    pub(super) fn show_events(&mut self, bytes: u64, lines: u64) {
        self.show(|total| {
            let done = match total.filter(|total| *total > 0) {
                Some(total) => format!("{} %", bytes.saturating_mul(100) / total),
                None => format!("{} MB", bytes / 1_000_000),
            };
            format!("{done}, {lines} events")
        });
    }

    fn show(&mut self, text: impl FnOnce(Option<u64>) -> String) {
        let patient = self.started.elapsed() < Duration::from_millis(500);
        if !self.terminal || patient || (self.shown && self.updated.elapsed() < Duration::from_millis(100)) {
            return;
        }
        self.updated = Clock::now();
        self.shown = true;
        let _ = write!(std::io::stderr(), "\r\u{1b}[K{}", text(self.total));
    }

    /// Removes the line.
    pub(super) fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
