//! The command as a client of a service.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use referee::serde_json::{self, Value, json};

use super::peers::eventually;
use super::places::{Missing, Place};
use super::running::Running;

const AT: &str = "2020-06-12T09:00:00Z";

/// What the command prints, with a key.
fn asked(key: &str, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    let ran = command.args(arguments).env("REFEREE_KEY", key).current_dir(std::env::temp_dir()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(ran.stdout), text(ran.stderr), ran.status.code().unwrap_or(-1))
}

/// The lines of an output, without regard to the order of leads.
fn sorted(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

pub fn a_service_answers_as_its_log_does() -> Result<(), Missing> {
    let place = Place::files();
    let log = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/leads.jsonl").canonicalize().unwrap();
    let log = log.to_str().unwrap();
    let running = Running::start(&place.store(), &["--import", log]);
    let (key, server) = (running.key.clone().unwrap(), running.address.clone());
    for locale in ["de", "ru", "zh-TW", "it", "en"] {
        for format in ["json", "table"] {
            for verb in ["status", "timeline"] {
                let more = ["--at", AT, "--locale", locale, "--zone", "Asia/Taipei", "--format", format];
                let local = asked("", &[&[verb, log], &more[..]].concat());
                let remote = asked(&key, &[&[verb, "--server", &server], &more[..]].concat());
                if format == "json" {
                    assert_eq!(sorted(&remote.0), sorted(&local.0), "{verb} {locale}");
                }
                assert_eq!((&*remote.1, remote.2), ("", 0), "{verb} {locale}");
                let one = ["--lead", "L-3"];
                let local = asked("", &[&[verb, log], &more[..], &one].concat());
                let remote = asked(&key, &[&[verb, "--server", &server], &more[..], &one].concat());
                assert_eq!(remote.0, local.0, "{verb} {locale} {format}");
                assert!(!remote.0.is_empty());
            }
        }
    }
    let (all, _, code) = asked(&key, &["status", "--server", &server, "--format", "json"]);
    assert_eq!((all.lines().count(), code), (6, 0), "{all}");

    // A switch, in both commands.
    let (plan, note, code) = asked(&key, &["switch", "plan", "--server", &server, "--to", "2020", "--locale", "it"]);
    assert_eq!(code, 1, "{plan}{note}");
    let facts = ["--facts", "qualification=customer-inquiry", "--locale", "it"];
    let (plan, note, code) =
        asked(&key, &[&["switch", "plan", "--server", &server, "--to", "2020"], &facts[..]].concat());
    assert_eq!(code, 0, "{plan}{note}");
    let local =
        asked("", &[&["switch", "plan", log, "--to", "2020", "--at", "2030-01-01T00:00:00Z"], &facts[..]].concat());
    // The same but for the first line, which has the instant.
    let but_one = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(but_one(&plan), but_one(&local.0));
    let id = note.split("--switch ").nth(1).unwrap().trim().trim_end_matches('`');
    let (moved, errors, code) = asked(&key, &["switch", "apply", "--server", &server, "--switch", id]);
    assert_eq!(code, 0, "{errors}");
    assert!(moved.starts_with("moved: "), "{moved}");
    assert_eq!(asked(&key, &["switch", "apply", "--server", &server, "--switch", id]).2, 2);

    // What cannot be done, with the reason.
    for (key, arguments, text) in [
        ("", &["status", "--server", &server][..], "REFEREE_KEY"),
        ("wrong", &["status", "--server", &server], "REFEREE_KEY"),
        (&*key, &["status", "--server", &server, "--lead", "L-99"], "L-99"),
        (&*key, &["status", "--server", "http://leads.example"], "https://"),
        (&*key, &["status", "--server", "leads"], "leads"),
        (&*key, &["status", "--server", "http://127.0.0.1:9"], "does not answer"),
    ] {
        let (_, errors, code) = asked(key, arguments);
        assert_eq!(code, 2, "{arguments:?}: {errors}");
        assert!(errors.contains(text), "{arguments:?}: {errors}");
    }
    Ok(())
}

struct Tail {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Tail {
    fn next(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }
}

impl Drop for Tail {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn a_tail_goes_on_after_a_break() -> Result<(), Missing> {
    let place = Place::files();
    let store = place.store();
    let first = Running::start(&store, &[]);
    let (key, server) = (first.key.clone().unwrap(), first.address.clone());
    let port = server.rsplit_once(':').unwrap().1.to_owned();
    let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
    let command = command.args(["tail", "--server", &server, "--format", "json", "--locale", "it", "--all"]);
    let mut child = command.env("REFEREE_KEY", &key).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    let mut tail = Tail { child, lines };
    let open = |running: &Running, lead: &str| {
        let event = json!({"lead": lead, "open": {"rules": "2017"}}).to_string();
        eventually(|| {
            let answer = running.client(&key).request("POST", "/v1/leads", &[], event.as_bytes());
            (answer.ok()?.status == 201).then_some(())
        });
    };
    open(&first, "A");
    let of = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    let status = of(&tail.next());
    assert_eq!((&status["lead"], &status["state"]["label"]), (&json!("A"), &json!("Nuova")), "{status}");
    first.kill();
    let second = Running::start_at(&store, &port);
    open(&second, "B");
    assert_eq!(of(&tail.next())["lead"], "B");
    Ok(())
}
