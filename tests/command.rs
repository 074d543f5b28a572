//! Running the command as a user runs it: a process of its own, with a scrubbed environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the tests.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// What a command printed, and how it ended.
pub struct Ran {
    pub output: String,
    pub errors: String,
    pub code: Option<i32>,
}

/// A command in a folder, with nothing of this machine around it.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    command.args(args).current_dir(folder).env_clear().env("COLUMNS", "100");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command with an input.
pub fn run_in(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(folder, args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that does not read its input closes the pipe, which is no fault of the test.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    ran(output)
}

/// Runs a command in the folder of the tests.
pub fn run(args: &[&str], input: &[u8]) -> Ran {
    run_in(&folder(), args, input)
}

fn ran(output: Output) -> Ran {
    Ran {
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}
