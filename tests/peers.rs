//! Real programs of others, held against what we write for them. Where one is missing, that is said aloud, and CI
//! demands it.

use referee_authoring::picture::Chart;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use referee::Referee;

use crate::command::{Folder, run};

/// Runs a program of others on an input; none where it is missing, which is told, and which CI does not allow.
pub fn peer(program: &str, args: &[&str], input: &[u8]) -> Option<Output> {
    peer_in(Path::new("."), program, args, input)
}

/// The same in a folder.
pub fn peer_in(folder: &Path, program: &str, args: &[&str], input: &[u8]) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    started(command, program, input)
}

/// The same with variables of the environment.
pub fn peer_with(variables: &[(&str, &str)], program: &str, args: &[&str], input: &[u8]) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(args).envs(variables.iter().copied());
    started(command, program, input)
}

fn started(mut command: Command, program: &str, input: &[u8]) -> Option<Output> {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            missing(program);
            return None;
        }
        Err(error) => panic!("`{program}`: {error}"),
    };
    // A program that does not read its input closes the pipe, which is no fault of the test.
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Some(output)
}

/// Says aloud that a peer is missing.
pub fn missing(what: &str) {
    assert!(std::env::var_os("CI").is_none(), "`{what}` is missing");
    eprintln!("NOT RUN: `{what}` is missing, and nothing was held against it");
}

/// A page in a browser, after its scripts have run: the text in it.
pub fn page(html: &str) -> Option<String> {
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
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn sarif_is_as_its_own_tool_wants_it() {
    let folder = Folder::new();
    let page = ["page", "check", "../examples/broken/tickets.de.md", "--book", "../examples/tickets"];
    for (name, command) in [
        ("mistakes", &["check", "books/mistaken/rules/mistakes.yaml"][..]),
        ("book", &["check", "../examples/broken"]),
        ("nothing", &["check", "../examples/tickets"]),
        ("page", &page),
    ] {
        let printed = run(&[command, &["--format", "sarif"]].concat(), b"").output;
        let file = format!("{name}.sarif");
        folder.write(&file, &printed);
        let Some(ran) = peer_in(folder.path(), "Sarif.Multitool", &["validate", &file], b"") else { return };
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(said.contains("Analysis completed successfully"), "{name}: {said}");
        // That a tool should have a page on the web is advice.
        let found: Vec<&str> = said
            .lines()
            .filter(|line| (line.contains(": error ") || line.contains(": warning ")) && !line.contains("SARIF2005"))
            .collect();
        assert_eq!(found, [""; 0], "{name}");
    }
}

/// Where the script of Mermaid lies, as a folder in `PATH` beside its own says.
fn mermaid() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let scripts = folders.iter().map(|folder| folder.join("../mermaid/dist/mermaid.min.js"));
    let found = scripts.into_iter().find(|script| script.exists());
    if found.is_none() {
        missing("mermaid");
    }
    found
}

#[test]
fn mermaid_draws_every_life() {
    let Some(script) = mermaid() else { return };
    let script = script.canonicalize().unwrap();
    let referee = Referee::builtin();
    let mut texts = Vec::new();
    for rules in referee.rulebook().sets() {
        for locale in referee.phrasebook().locales() {
            let reader = referee.phrasebook().reader(std::slice::from_ref(locale));
            texts.push(Chart::new(&reader, rules).mermaid());
        }
    }
    let html = format!(
        "<!doctype html><meta charset=utf-8><script src='file://{}'></script><body><script>\
         (async () => {{ mermaid.initialize({{ startOnLoad: false }}); const told = []; let n = 0; \
         for (const text of {}) {{ try {{ const drawn = await mermaid.render('d' + n++, text); \
         told.push(drawn.svg.includes('<svg') && !drawn.svg.includes('Syntax error') ? 'drawn' : 'not drawn'); }} \
         catch (error) {{ told.push(String(error)); }} }} \
         document.body.innerHTML = '<pre>' + told.join('|') + '</pre>'; }})()</script>",
        script.display(),
        serde_json::to_string(&texts).unwrap()
    );
    let Some(page) = page(&html) else { return };
    let told = page.split_once("<pre>").and_then(|(_, rest)| rest.split_once("</pre>")).unwrap_or((&page, "")).0;
    assert_eq!(told.split('|').collect::<Vec<_>>(), vec!["drawn"; texts.len()]);
}
