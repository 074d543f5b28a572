//! Completion scripts in bash, and manual pages in groff.

use crate::command::{Folder, run, run_in};
use crate::programs::{Checked, Missing, peer};

/// The completions that bash offers for the last word.
fn offered(words: &str, last: usize) -> Result<String, Missing> {
    let script = run(&["completions", "bash"], b"").output;
    let asked = format!(
        "set -eu\n{script}\nCOMP_WORDS=({words}); COMP_CWORD={last}\n\
         _referee referee \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{}]}}\"\necho \"${{COMPREPLY[@]}}\"",
        last - 1
    );
    let ran = peer("bash", &["--norc", "-c", &asked], b"")?;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Ok(String::from_utf8(ran.stdout).unwrap().trim().to_owned())
}

pub fn bash_completes_commands_options_and_values() -> Checked {
    for (words, last, expected) in [
        ("referee tim", 1, "timeline"),
        ("referee switch p", 2, "plan"),
        ("referee status --zo", 2, "--zone"),
        ("referee draw 2020 --format m", 4, "mermaid"),
    ] {
        let found = offered(words, last)?;
        assert_eq!(found, expected, "{words}");
    }
    Ok(())
}

/// A manual page as a terminal shows it, and the warnings of the formatter.
fn formatted(page: &str) -> Result<(String, String), Missing> {
    let ran = peer("groff", &["-man", "-ww", "-P-cbou", "-Tutf8"], page.as_bytes())?;
    Ok((String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap()))
}

pub fn manual_pages_are_formatted_without_warnings() -> Checked {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["man", "--output", "man1"], b"");
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let files: Vec<&str> = ran.output.lines().collect();
    for name in ["referee.1", "referee-status.1", "referee-switch-plan.1", "referee-man.1"] {
        assert!(files.contains(&&*format!("man1/{name}")), "{name} is missing in {files:?}");
    }
    for file in &files {
        let (text, warnings) = formatted(&folder.read(file))?;
        assert_eq!(warnings, "", "{file}");
        for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS"] {
            assert!(text.lines().any(|line| line == heading), "{file} has no {heading}:\n{text}");
        }
        assert!(!text.contains("```") && text.lines().all(|line| line.chars().count() <= 90), "{text}");
    }
    // Run again, the command replaces nothing.
    let again = run_in(folder.path(), &["man", "--output", "man1"], b"");
    assert_eq!(again.code, Some(2));
    assert!(again.errors.contains("it already exists; nothing was written"), "{}", again.errors);
    Ok(())
}
