//! SARIF, checked by the tool of its authors.

use crate::command::{Folder, run};
use crate::programs::{Checked, peer_in};

pub fn sarif_passes_its_own_validator() -> Checked {
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
        let ran = peer_in(folder.path(), "Sarif.Multitool", &["validate", &file], b"")?;
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(said.contains("Analysis completed successfully"), "{name}: {said}");
        // The validator recommends a web page for each tool.
        let found: Vec<&str> = said
            .lines()
            .filter(|line| (line.contains(": error ") || line.contains(": warning ")) && !line.contains("SARIF2005"))
            .collect();
        assert_eq!(found, [""; 0], "{name}");
    }
    Ok(())
}
