//! Real programs of others, held against what we write for them. Where one is missing, that is said aloud, and CI
//! demands it.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{Folder, run};

/// A program whose path a variable holds; none where it is not there, which is told.
pub fn peer(variable: &str, what: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.exists());
    if path.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{what} is missing: `{variable}` does not name it");
        eprintln!("NOT RUN: {what} is missing; let `{variable}` name it");
    }
    path
}

#[test]
fn sarif_is_as_its_own_tool_wants_it() {
    let Some(tool) = peer("SARIF_MULTITOOL", "the validator of SARIF") else { return };
    let folder = Folder::new();
    for (name, path) in [
        ("mistakes", "books/mistaken/rules/mistakes.yaml"),
        ("book", "../examples/broken"),
        ("nothing", "../examples/tickets"),
    ] {
        let printed = run(&["check", path, "--format", "sarif"], b"").output;
        folder.write(&format!("{name}.sarif"), &printed);
        let ran = Command::new(&tool)
            .args(["validate", &format!("{name}.sarif")])
            .current_dir(folder.path())
            .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
            .output()
            .unwrap();
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
