//! Runs the command as a user does: as its own process, with a scrubbed environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The folder of the tests.
pub fn folder() -> PathBuf {
    root().join("tests")
}

/// The files of a folder and of its folders, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The program of an example, built if its sources have changed.
pub fn example(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let programs = Path::new(env!("CARGO_BIN_EXE_referee")).parent().unwrap();
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--examples", "--locked", "--quiet", "--target-dir"]).arg(programs.parent().unwrap());
        if programs.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(cargo.current_dir(root()).status().unwrap().success(), "the examples are built");
        programs.join("examples")
    });
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// What a command printed, and how it ended.
pub struct Ran {
    pub output: String,
    pub errors: String,
    pub code: Option<i32>,
}

/// A command in a folder, without the environment of this machine.
pub fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    command.args(args).current_dir(folder).env_clear().env("COLUMNS", "100");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a command with input.
pub fn run_in(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut child = command(folder, args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that does not read its input closes the pipe, which is not an error.
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

/// A temporary folder, removed after the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("referee-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The number of messages and terms in the built-in German.
pub const MESSAGES: usize = messages(include_str!("../locales/de/common.ftl"))
    + messages(include_str!("../locales/de/2017.ftl"))
    + messages(include_str!("../locales/de/2019.ftl"))
    + messages(include_str!("../locales/de/2020.ftl"));
/// All messages but one.
pub const FEWER: usize = MESSAGES - 1;

/// The number of messages that a locale must have.
pub const NEEDED: usize = needed(include_str!("../locales/de/common.ftl"))
    + needed(include_str!("../locales/de/2017.ftl"))
    + needed(include_str!("../locales/de/2019.ftl"))
    + needed(include_str!("../locales/de/2020.ftl"));

/// The number of messages and terms in a built-in language, and how many of them English does not have.
pub fn entries(locale: &str) -> (usize, usize) {
    let ids = |locale: &str| -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(locale);
        let files = ["common", "2017", "2019", "2020"];
        let text = |file: &str| std::fs::read_to_string(folder.join(format!("{file}.ftl"))).unwrap();
        let of = |file: &str| {
            let text = text(file);
            let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
            let ids = text.lines().filter(starts).map(|line| format!("{file}/{}", line.split(' ').next().unwrap()));
            ids.collect::<Vec<_>>()
        };
        files.into_iter().flat_map(of).collect()
    };
    let (own, english) = (ids(locale), ids("en"));
    (own.len(), own.iter().filter(|id| !english.contains(id)).count())
}

/// The number of messages and terms in a file: lines that begin with a letter or a hyphen.
const fn messages(file: &str) -> usize {
    starting(file, b'a', b'z') + starting(file, b'-', b'-')
}

/// The number of messages in a file.
const fn needed(file: &str) -> usize {
    starting(file, b'a', b'z')
}

/// The number of lines whose first byte is in a range.
const fn starting(file: &str, first: u8, last: u8) -> usize {
    let bytes = file.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if bytes[at] >= first && bytes[at] <= last && (at == 0 || bytes[at - 1] == b'\n') {
            count += 1;
        }
        at += 1;
    }
    count
}
