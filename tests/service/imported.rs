//! Logs that are taken over from another system.

use std::process::{Command, Stdio};
use std::time::Duration;

use referee::serde_json::json;

use super::dice::Dice;
use super::places::{Missing, Place};
use super::running::{Running, command};

/// A log of many leads, with some lines that are refused or cannot be read.
fn log(leads: usize) -> String {
    let dice = &mut Dice::new(5);
    let mut lines: Vec<(i64, usize, String)> = Vec::new();
    for number in 0..leads {
        let mut minute = dice.number(100_000);
        let mut at = |dice: &mut Dice| {
            minute += dice.number(3000);
            (minute, referee::Instant::from_millis(1_400_000_000_000 + minute * 60_000).to_string())
        };
        let lead = format!("L-{number}");
        let mut add = |(minute, at): (i64, String), event: &str| {
            let count = lines.len();
            lines.push((minute, count, format!("{{\"lead\":\"{lead}\",\"at\":\"{at}\",{event}}}")));
        };
        let rules = *dice.pick(&["2017", "2019"]);
        add(at(dice), &format!("\"open\":{{\"rules\":\"{rules}\"}}"));
        for _ in 0..dice.roll(5) {
            let event = *dice.pick(&[
                "\"act\":\"interested\"",
                "\"act\":\"no-thanks\"",
                "\"mark\":\"favorite\"",
                "\"akt\":\"x\"",
            ]);
            add(at(dice), event);
        }
    }
    lines.sort();
    lines.into_iter().map(|(_, _, line)| line + "\n").collect()
}

fn import(place: &Place, leads: usize) {
    let store = place.store();
    let path = place.folder.join("old.jsonl");
    let text = log(leads);
    std::fs::write(&path, &text).unwrap();
    let path = path.to_str().unwrap();
    // Cut off twice.
    for millis in [300, 700] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_referee"));
        let child = child.args(["store", "import", path, "--store", &store]).current_dir(std::env::temp_dir());
        let mut child = child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (_, _, code) = command(&["store", "import", path, "--store", &store]);
    assert_eq!(code, 1, "lines that cannot be read are findings");
    let (exported, errors, code) = command(&["store", "export", "--store", &store]);
    assert_eq!((errors.as_str(), code), ("", 0));

    // Every line that the command accepts is there, once, in the order of the log.
    let referee = referee::Referee::builtin();
    let mut known = referee::Leads::new(referee.rulebook().clone());
    let accepted =
        text.lines().filter(|line| referee::read_line(line.as_bytes()).is_ok_and(|event| known.take(event).is_ok()));
    assert!(accepted.map(|line| format!("{line}\n")).eq(exported.lines().map(|line| format!("{line}\n"))));
    let (again, _, _) = command(&["store", "import", path, "--store", &store]);
    assert_eq!(again, "");
    assert_eq!(command(&["store", "export", "--store", &store]).0, exported);
    let (verified, _, code) = command(&["store", "verify", "--store", &store]);
    assert!(code == 0 && verified.contains("notifications: 0, wrong: 0"), "nobody is notified again: {verified}");
    assert_eq!(command(&["store", "rebuild", "--store", &store]).0, "changed: 0\n");

    // What happens from now on is notified.
    let running = Running::start(&store, &[]);
    let client = running.client(running.key.as_ref().unwrap());
    let open = json!({"lead": "N", "at": "2020-06-02T09:00:00Z", "open": {"rules": "2017"}});
    assert_eq!(client.post("/v1/leads", &open.to_string()).status, 201);
    assert_eq!(client.get("/v1/notifications").json().as_array().unwrap().len(), 2);
    drop(running);
    let (verified, _, code) = command(&["store", "verify", "--store", &store]);
    assert!(code == 0 && verified.contains("notifications: 2, wrong: 0"), "{verified}");

    let future = place.folder.join("future.jsonl");
    std::fs::write(&future, "{\"lead\":\"F\",\"at\":\"2100-01-01T00:00:00Z\",\"open\":{\"rules\":\"2017\"}}\n")
        .unwrap();
    let (_, errors, code) = command(&["store", "import", future.to_str().unwrap(), "--store", &store]);
    assert!(code == 1 && errors.contains("error[event-in-future]") && errors.contains("future.jsonl:1:1"), "{errors}");
}

pub fn a_log_is_taken_over_whole_into_sqlite() -> Result<(), Missing> {
    import(&Place::files(), 20_000);
    Ok(())
}

pub fn a_log_is_taken_over_whole_into_postgres() -> Result<(), Missing> {
    import(&Place::postgres()?, 3000);
    Ok(())
}
