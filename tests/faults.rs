//! An internal fault: no answer, a text that says what it is, and exit code 3.

use std::process::{Command, ExitCode};

use referee::Referee;

/// A number of one rule set is used with another one, which only a mistake in this program could do.
fn provoked() -> ExitCode {
    let referee = Referee::builtin();
    let [first, .., last] = referee.rulebook().sets() else { panic!("there are several") };
    let number = last.fields().ids().last().unwrap();
    println!("{}", first.fields()[number].id);
    ExitCode::SUCCESS
}

/// Run in a process of its own, because it changes how the process reports panics.
#[test]
#[ignore = "the other test runs it"]
fn provoke() {
    assert_eq!(format!("{:?}", referee_cli::ended(provoked)), format!("{:?}", ExitCode::from(3)));
}

#[test]
fn a_fault_ends_the_command_with_3_and_looks_like_one() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let ran = command.args(["--exact", "faults::provoke", "--ignored", "--nocapture"]).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let errors = String::from_utf8(ran.stderr).unwrap();
    let place = format!("internal fault, please report: panicked at {}:", file!());
    assert!(errors.contains(&place) && errors.contains("a number of another rule set"), "{errors}");
}
