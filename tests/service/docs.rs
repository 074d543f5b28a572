//! The examples of the documentation: every block of commands that starts the service or asks it.

use std::path::Path;
use std::process::{Command, Stdio};

use super::places::{Missing, Place};
use super::running::Running;

/// The pages, each with how many commands it has.
const PAGES: [(&str, usize); 5] = [
    ("README.md", 2),
    ("docs/hosts/http.md", 11),
    ("docs/operators/delivery.md", 4),
    ("docs/operators/rules.md", 4),
    ("docs/operators/service.md", 4),
];

/// The commands of a page that are about the service, each with its expected output.
fn commands(page: &str) -> Vec<(String, String)> {
    let blocks = page.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let blocks =
        blocks.filter(|block| block.contains(" serve") || block.contains("curl ") || block.contains("--server"));
    let commands = blocks.flat_map(|block| block.split("$ ").skip(usize::from(block.starts_with("$ "))));
    // A `$ ` inside of a command is not the beginning of one.
    let mut whole: Vec<String> = Vec::new();
    for command in commands {
        match whole.last_mut() {
            Some(last) if !last.ends_with('\n') => last.extend(["$ ", command]),
            _ => whole.push(command.to_owned()),
        }
    }
    whole
        .iter()
        .filter_map(|command| command.split_once('\n'))
        .map(|(run, out)| (run.to_owned(), out.to_owned()))
        .collect()
}

/// Whether a text is the expected one, where `…` is anything.
fn is_of(text: &str, expected: &str) -> bool {
    let (text, expected) = (text.trim(), expected.trim());
    let mut parts = expected.split('…');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut last = "";
    for part in parts {
        let Some(at) = rest.find(part.trim_end_matches('\n')) else { return false };
        rest = &rest[at + part.trim_end_matches('\n').len()..];
        last = part;
    }
    rest.is_empty() || (expected.contains('…') && last.is_empty())
}

pub fn the_examples_run() -> Result<(), Missing> {
    for peer in ["curl", "sh"] {
        if Command::new(peer).args(["-c", "exit"]).stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
            return Err(Missing(peer));
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_referee")).parent().unwrap();
    let programs = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    for (page, count) in PAGES {
        let place = Place::files();
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        let commands = commands(&text);
        assert_eq!(commands.len(), count, "{page}: {commands:?}");
        let mut running: Option<Running> = None;
        let store = place.folder.join("referee.db");
        for (command, expected) in commands {
            if let Some((_, arguments)) = command.split_once(" serve") {
                let examples = format!("{}/", root.join("examples").display());
                let arguments = arguments.replace("examples/", &examples);
                let arguments: Vec<&str> = arguments.split_whitespace().collect();
                drop(running.take());
                let started = Running::start(store.to_str().unwrap(), &arguments);
                let key = started.key.clone().unwrap_or_default();
                let printed = format!("The first key, which is not shown again:\n{key}\n\nhttp://localhost:8420\n");
                assert!(expected.is_empty() || is_of(&printed, &expected), "{printed}");
                running = Some(started);
                continue;
            }
            let service = running.as_ref().unwrap();
            let asked = command.replace("localhost:8420", service.address.strip_prefix("http://").unwrap());
            let mut shell = Command::new("sh");
            shell.args(["-c", &asked]).env("PATH", &programs).env("LANG", "C").current_dir(&place.folder);
            let ran = shell.env("KEY", service.key.clone().unwrap_or_default()).output().unwrap();
            let printed = [ran.stdout, ran.stderr].concat();
            let printed = String::from_utf8(printed).unwrap();
            assert!(is_of(&printed, &expected), "{page}: {command}\n{printed}\ninstead of\n{expected}");
        }
    }
    Ok(())
}
