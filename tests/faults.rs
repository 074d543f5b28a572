//! An internal fault: no output, a text that names the fault, and exit code 3.

use std::process::{Command, ExitCode};

use referee::Referee;

/// Set in the process that provokes the fault.
const PROVOKE: &str = "REFEREE_PROVOKE_FAULT";

/// Uses an index of one rule set with another, which only a bug in this program could do.
fn provoked() -> ExitCode {
    let referee = Referee::builtin();
    let [first, .., last] = referee.rulebook().sets() else { panic!("there are several rule sets") };
    let number = last.fields().ids().last().unwrap();
    println!("{}", first.fields()[number].id);
    ExitCode::SUCCESS
}

/// The fault happens in another process, because the command changes how its process reports panics.
#[test]
fn a_fault_exits_with_3_and_is_named() {
    if std::env::var_os(PROVOKE).is_some() {
        assert_eq!(format!("{:?}", referee_cli::ended(provoked)), format!("{:?}", ExitCode::from(3)));
        return;
    }
    let name = std::thread::current().name().unwrap().to_owned();
    let mut command = Command::new(std::env::current_exe().unwrap());
    let ran = command.args(["--exact", &name, "--nocapture"]).env(PROVOKE, "1").output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let errors = String::from_utf8(ran.stderr).unwrap();
    let place = format!("internal fault, please report: panicked at {}:", file!());
    assert!(errors.contains(&place) && errors.contains("a number of another rule set"), "{errors}");
}
