//! The two ends of a terminal: output on one, findings and progress on the other.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant as Clock};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::report::text::{clean, render};
use referee::diagnostic::Finding;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Where a command writes.
pub(super) struct Console {
    color: ColorChoice,
}

impl Console {
    pub(super) fn new(color: Color) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        };
        Self { color }
    }

    /// Standard output; colours are taken out where they do not belong.
    pub(super) fn output(&self) -> AutoStream<std::io::Stdout> {
        AutoStream::new(std::io::stdout(), self.color)
    }

    /// Tells findings on standard error.
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

    /// Tells why a command cannot be carried out.
    pub(super) fn fault(&self, message: &str) {
        let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
        let _ = writeln!(stream, "error: {}", clean(message));
    }

    /// Tells whoever sits before a terminal what to do now.
    pub(super) fn hint(&self, message: &str) {
        if std::io::stderr().is_terminal() {
            let mut stream = AutoStream::new(std::io::stderr().lock(), self.color);
            let _ = writeln!(stream, "{}", clean(message));
        }
    }

    /// The width of a table: that of the terminal; none where nothing has to fit.
    pub(super) fn table_width() -> Option<usize> {
        terminal_width()
    }
}

/// The width of the terminal on standard output, if it is one.
pub(super) fn terminal_width() -> Option<usize> {
    width(std::io::stdout().is_terminal())
}

/// `COLUMNS`, or the width of the terminal if it is one.
fn width(terminal: bool) -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| {
        let size = if terminal { terminal_size::terminal_size() } else { None };
        size.map(|(width, _)| usize::from(width.0))
    })
}

/// Progress on a terminal, from half a second on; nothing elsewhere.
pub(super) struct Progress {
    begun: Clock,
    told: Clock,
    shown: bool,
    terminal: bool,
    total: Option<u64>,
}

impl Progress {
    /// Progress towards a number of bytes, if it is known.
    pub(super) fn new(total: Option<u64>) -> Self {
        let now = Clock::now();
        Self { begun: now, told: now, shown: false, terminal: std::io::stderr().is_terminal(), total }
    }

    /// Tells how many of the scenarios have been run, at most ten times a second.
    pub(super) fn tell_scenarios(&mut self, done: usize, all: usize) {
        self.show(|_| format!("{done} of {all} scenarios"));
    }

    /// Tells how far the work is, at most ten times a second.
    pub(super) fn tell(&mut self, bytes: u64, lines: u64) {
        self.show(|total| {
            let done = match total.filter(|total| *total > 0) {
                Some(total) => format!("{} %", bytes.saturating_mul(100) / total),
                None => format!("{} MB", bytes / 1_000_000),
            };
            format!("{done}, {lines} events")
        });
    }

    fn show(&mut self, text: impl FnOnce(Option<u64>) -> String) {
        let patient = self.begun.elapsed() < Duration::from_millis(500);
        if !self.terminal || patient || (self.shown && self.told.elapsed() < Duration::from_millis(100)) {
            return;
        }
        self.told = Clock::now();
        self.shown = true;
        let _ = write!(std::io::stderr(), "\r\u{1b}[K{}", text(self.total));
    }

    /// Takes the line away.
    pub(super) fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
