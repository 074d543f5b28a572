//! Completion scripts and manual pages.

use crate::command::{Folder, run, run_in};

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
