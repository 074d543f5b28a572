//! Other programs that check our output.

use std::fmt;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::command::{Folder, folder, root};

/// Something that a test needs and cannot find.
#[derive(Debug)]
pub enum Missing {
    /// A program, module or package.
    Peer(String),
    /// The pages that the rules come from, which not everybody has.
    Pages,
}

impl Missing {
    pub fn new(what: &str) -> Self {
        Self::Peer(what.to_owned())
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Peer(what) => write!(f, "`{what}` is missing"),
            Self::Pages => f.write_str("`REFEREE_PAGES` is not set"),
        }
    }
}

/// The result of a test that needs a peer.
pub type Checked = Result<(), Missing>;

/// Runs a program with input.
pub fn peer(program: &str, args: &[&str], input: &[u8]) -> Result<Output, Missing> {
    peer_in(Path::new("."), program, args, input)
}

/// The same in a folder.
pub fn peer_in(folder: &Path, program: &str, args: &[&str], input: &[u8]) -> Result<Output, Missing> {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    started(command, program, input)
}

/// The same with variables of the environment.
pub fn peer_with(variables: &[(&str, &str)], program: &str, args: &[&str], input: &[u8]) -> Result<Output, Missing> {
    let mut command = Command::new(program);
    command.args(args).envs(variables.iter().copied());
    started(command, program, input)
}

fn started(mut command: Command, program: &str, input: &[u8]) -> Result<Output, Missing> {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(Missing::new(program)),
        Err(error) => panic!("`{program}`: {error}"),
    };
    // A program that does not read its input closes the pipe, which is not an error.
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ok(output)
}

/// The folder of the Node modules.
pub fn modules() -> String {
    std::env::var("NODE_PATH").unwrap_or_else(|_| {
        let peers = root().join("target/peers/node_modules");
        peers.to_str().unwrap().to_owned()
    })
}

/// Runs a script on Node and returns its last lines.
pub fn node(script: &str, args: &[&str], input: &[u8]) -> Result<(Vec<Value>, Value), Missing> {
    let script = folder().join("node").join(script);
    let modules = modules();
    let args: Vec<&str> = [script.to_str().unwrap()].into_iter().chain(args.iter().copied()).collect();
    let Output { status, stdout, stderr } = peer_with(&[("NODE_PATH", &modules)], "node", &args, input)?;
    if status.code() == Some(77) {
        return Err(Missing::new("a Node module"));
    }
    let errors = String::from_utf8(stderr).unwrap();
    assert!(status.success(), "{errors}");
    let text = String::from_utf8(stdout).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = lines.pop().unwrap();
    Ok((lines, last))
}

/// Runs a Python script, which exits with 77 if the package is missing.
pub fn python(folder: &Path, package: &str, args: &[&str], input: &[u8]) -> Result<Output, Missing> {
    let output = peer_in(folder, "python3", &[&["-c"], args].concat(), input)?;
    if output.status.code() == Some(77) { Err(Missing::new(package)) } else { Ok(output) }
}

/// The text of a page in a browser, after its scripts have run.
pub fn page(html: &str) -> Result<String, Missing> {
    let folder = Folder::new();
    folder.write("page.html", html);
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let address = format!("file://{}", folder.path().join("page.html").display());
    let args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        "--virtual-time-budget=20000",
        "--dump-dom",
        &profile,
        &address,
    ];
    let output = peer("chromium", &args, b"")?;
    Ok(String::from_utf8(output.stdout).unwrap())
}
