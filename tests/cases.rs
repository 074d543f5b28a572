//! Cases as data: each file in `cases` holds commands with their input and their complete output.
//!
//! ```text
//! # what the case shows
//! $ status - --locale de --at 2020-06-12T09:00:00Z
//! < one line of input
//! one line of output
//! ! one line on standard error
//! = exit code
//! ```
//!
//! With `REFEREE_UPDATE=1` the expected output is rewritten, to be reviewed as a change.

use std::fmt::Write;

use crate::command::{folder, run};

/// A command and its input.
pub struct Step<'c> {
    pub args: Vec<&'c str>,
    pub input: String,
    /// Comments and blank lines before it.
    before: String,
}

pub fn steps(case: &str) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut before = String::new();
    for line in case.lines() {
        if let Some(args) = line.strip_prefix("$ ") {
            let args = args.split_whitespace().collect();
            steps.push(Step { args, input: String::new(), before: std::mem::take(&mut before) });
        } else if let Some(input) = line.strip_prefix("< ") {
            let step = steps.last_mut().unwrap();
            step.input.push_str(input);
            step.input.push('\n');
        } else if line.starts_with('#') {
            before.push_str(line);
            before.push('\n');
        }
    }
    steps
}

/// The case with the actual output of its commands.
fn replayed(case: &str) -> String {
    let mut text = String::new();
    for (number, step) in steps(case).iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        let ran = run(&step.args, step.input.as_bytes());
        writeln!(text, "{}$ {}", step.before, step.args.join(" ")).unwrap();
        let mut lines = |mark: &str, lines: &str| {
            for line in lines.lines() {
                writeln!(text, "{}", format!("{mark}{line}").trim_end()).unwrap();
            }
        };
        lines("< ", &step.input);
        lines("  ", &ran.output);
        lines("! ", &ran.errors);
        writeln!(text, "= {}", ran.code.map_or_else(|| "killed".to_owned(), |code| code.to_string())).unwrap();
    }
    text
}

#[test]
fn cases_match_their_output() {
    let update = std::env::var_os("REFEREE_UPDATE").is_some();
    let mut paths: Vec<_> =
        std::fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "there are no cases");
    let mut wrong = String::new();
    for path in paths {
        let case = std::fs::read_to_string(&path).unwrap();
        assert!(!steps(&case).is_empty(), "{} has no command", path.display());
        let replayed = replayed(&case);
        if replayed != case {
            if update {
                std::fs::write(&path, &replayed).unwrap();
            } else {
                write!(wrong, "{}:\n{replayed}\n", path.display()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "the output differs from the case; it is now:\n{wrong}");
}
