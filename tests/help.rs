//! The example of `status --help`.

use crate::command::{Folder, run, run_in};

#[test]
fn the_example_of_status_help_runs() {
    let help = run(&["status", "--help"], b"").output;
    let log: Vec<&str> = help.lines().filter(|line| line.starts_with("  {")).map(str::trim_start).collect();
    let example = help.lines().find_map(|line| line.strip_prefix("  referee ")).unwrap();
    let folder = Folder::new();
    folder.write("leads.jsonl", &log.join("\n"));
    let ran = run_in(folder.path(), &example.split(' ').collect::<Vec<_>>(), b"");
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let lead = ran.output.lines().nth(1).unwrap_or_default();
    assert!(lead.starts_with("L-1 ") && lead.contains("2017"), "{}", ran.output);
}
