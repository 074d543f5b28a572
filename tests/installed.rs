//! What is installed beside the command: completion scripts and manual pages, as shells and `man` read them.

use crate::command::{Folder, run, run_in};
use crate::peers::peer;

#[test]
fn every_shell_has_a_completion_script() {
    for (shell, part) in [
        ("bash", "complete -F _referee"),
        ("elvish", "edit:completion:arg-completer[referee]"),
        ("fish", "complete -c referee"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName 'referee'"),
        ("zsh", "#compdef referee"),
    ] {
        let ran = run(&["completions", shell], b"");
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{shell}");
        assert!(ran.output.contains(part), "{shell}");
        for word in ["timeline", "zone"] {
            assert!(ran.output.contains(word), "{shell} does not complete `{word}`");
        }
    }
    assert_eq!(run(&["completions", "tcsh"], b"").code, Some(2));
}

/// What bash offers for the last of the words.
fn offered(words: &str, last: usize) -> Option<String> {
    let script = run(&["completions", "bash"], b"").output;
    let asked = format!(
        "set -eu\n{script}\nCOMP_WORDS=({words}); COMP_CWORD={last}\n\
         _referee referee \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{}]}}\"\necho \"${{COMPREPLY[@]}}\"",
        last - 1
    );
    let ran = peer("bash", &["--norc", "-c", &asked], b"")?;
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    Some(String::from_utf8(ran.stdout).unwrap().trim().to_owned())
}

#[test]
fn bash_completes_commands_options_and_values() {
    for (words, last, expected) in [
        ("referee tim", 1, "timeline"),
        ("referee switch p", 2, "plan"),
        ("referee status --zo", 2, "--zone"),
        ("referee draw 2020 --format m", 4, "mermaid"),
    ] {
        let Some(found) = offered(words, last) else { return };
        assert_eq!(found, expected, "{words}");
    }
}

/// A manual page as a terminal shows it, and what the formatter reports.
fn formatted(page: &str) -> Option<(String, String)> {
    let ran = peer("groff", &["-man", "-ww", "-P-cbou", "-Tutf8"], page.as_bytes())?;
    Some((String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap()))
}

#[test]
fn manual_pages_are_formatted_without_warnings() {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["man", "--output", "man1"], b"");
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let files: Vec<&str> = ran.output.lines().collect();
    for name in ["referee.1", "referee-status.1", "referee-switch-plan.1", "referee-man.1"] {
        assert!(files.contains(&&*format!("man1/{name}")), "{name} is missing in {files:?}");
    }
    for file in &files {
        let Some((text, warnings)) = formatted(&folder.read(file)) else { return };
        assert_eq!(warnings, "", "{file}");
        for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS"] {
            assert!(text.lines().any(|line| line == heading), "{file} has no {heading}:\n{text}");
        }
        assert!(!text.contains("```") && text.lines().all(|line| line.chars().count() <= 90), "{text}");
    }
    // A second time, nothing is replaced.
    let again = run_in(folder.path(), &["man", "--output", "man1"], b"");
    assert_eq!(again.code, Some(2));
    assert!(again.errors.contains("it exists already; nothing was written"), "{}", again.errors);
}

#[test]
fn a_manual_page_is_printed_for_each_command() {
    let folder = Folder::new();
    run_in(folder.path(), &["man", "--output", "."], b"");
    assert_eq!(run(&["man"], b"").output, folder.read("referee.1"));
    assert_eq!(run(&["man", "switch", "plan"], b"").output, folder.read("referee-switch-plan.1"));
    let ran = run(&["man", "switch", "plam"], b"");
    assert_eq!((ran.code, ran.output.as_str()), (Some(2), ""));
    assert!(ran.errors.starts_with("error: unknown command `switch plam`; did you mean `plan`?"), "{}", ran.errors);
}
