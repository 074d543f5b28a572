//! `referee switch apply`: applies all of a plan or nothing, even if something else happens meanwhile.

use std::fmt::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::command::{Folder, Ran, command, run_in};

const AT: &str = "2020-06-12T09:00:00Z";
const PLAN: [&str; 8] =
    ["switch", "plan", "log.jsonl", "--to", "2020", "--at", AT, "--facts=qualification=customer-inquiry"];
pub const APPLY: [&str; 5] = ["switch", "apply", "log.jsonl", "--plan", "plan.json"];

pub fn run(folder: &Folder, args: &[&str]) -> Ran {
    run_in(folder.path(), args, b"")
}

/// A folder with a log of some leads and a plan for it.
pub fn planned(log: &str) -> Folder {
    let folder = Folder::new();
    folder.write("log.jsonl", log);
    let plan = run(&folder, &[&PLAN[..], &["--format", "json"]].concat());
    folder.write("plan.json", &plan.output);
    folder
}

/// Leads of 2017 and 2019 that are open on June 12, 2020.
pub fn leads(count: usize) -> String {
    let mut log = String::new();
    for lead in 0..count {
        let rules = if lead % 3 == 0 { "2017" } else { "2019" };
        let at = format!("2020-06-1{}T{:02}:{:02}:00Z", lead % 2, lead % 24, lead % 60);
        writeln!(
            log,
            r#"{{"lead":"L-{lead}","at":"{at}","open":{{"rules":"{rules}","facts":{{"region":"Bayern"}}}}}}"#
        )
        .unwrap();
    }
    log
}

fn status(folder: &Folder, log: &str) -> Vec<Value> {
    let ran = run(folder, &["status", log, "--at", AT, "--format", "json", "--locale", "en"]);
    ran.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The other files beside the log and the plan.
fn others(folder: &Folder) -> Vec<String> {
    let all = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    all.filter(|name| name != "log.jsonl" && name != "plan.json").collect()
}

#[test]
fn the_switch_does_what_was_planned() {
    let folder = planned(&leads(200));
    let plan: Value = serde_json::from_str(&folder.read("plan.json")).unwrap();
    let before = status(&folder, "log.jsonl");
    let ran = run(&folder, &APPLY);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let after = status(&folder, "log.jsonl");
    assert_eq!(before.len(), after.len());
    for moved in plan["moves"].as_array().unwrap() {
        let of = |side: &str, status: &Value| {
            status["rules"] == moved[side]["rules"] && status["state"]["id"] == moved[side]["id"]
        };
        let both: Vec<_> = before.iter().zip(&after).filter(|(old, new)| of("from", old) && of("to", new)).collect();
        assert_eq!(Some(both.len() as u64), moved["leads"].as_u64());
        let later = both.iter().filter(|(old, new)| new["deadline"]["at"].as_str() > old["deadline"]["at"].as_str());
        assert_eq!(later.count() as u64, moved["deadlines"]["later"]["leads"].as_u64().unwrap_or(0));
    }
    assert!(after.iter().all(|status| status["rules"] == "2020"));
    // The same plan cannot be applied again.
    let log = folder.read("log.jsonl");
    let again = run(&folder, &APPLY);
    assert!(again.errors.contains("log-changed") && again.code == Some(2));
    assert_eq!(folder.read("log.jsonl"), log);
    // A second plan moves no lead.
    let more = run(&folder, &PLAN);
    assert!(more.output.contains("No leads will move") && more.code == Some(0), "{}", more.output);
    assert_eq!(others(&folder), [""; 0]);
}

#[test]
fn changes_since_the_plan_are_refused() {
    let folder = planned(&leads(20));
    let (log, plan) = (folder.read("log.jsonl"), folder.read("plan.json"));
    let refused = |args: &[&str], id: &str| {
        let ran = run(&folder, args);
        assert!(ran.errors.contains(&format!("[{id}]")), "{}", ran.errors);
        assert_eq!(ran.code, Some(2));
        assert_eq!(others(&folder).iter().filter(|name| name.starts_with('.')).count(), 0);
    };
    // A changed letter, and an additional event.
    folder.write("log.jsonl", &log.replacen("Bayern", "Berlin", 1));
    refused(&APPLY, "log-changed");
    folder.write(
        "log.jsonl",
        &format!("{log}{}", r#"{"lead":"L-1","at":"2020-06-12T08:00:00Z","act":"decline","fields":{"reason":"x"}}"#),
    );
    refused(&APPLY, "log-changed");
    folder.write("log.jsonl", &log);
    // Other rules, with the same leads.
    for (number, name) in ["2017", "2019", "2020"].iter().enumerate() {
        let text = std::fs::read_to_string(crate::command::root().join(format!("rules/{name}.yaml")));
        let text = text.unwrap();
        let text = if number == 2 { text.replace("clock: keep", "clock: restart") } else { text };
        folder.write(&format!("book/rules/{name}.yaml"), &text);
    }
    refused(&[&APPLY[..], &["--book", "book"]].concat(), "rules-changed");
    let rollout = "rollout:\n  - { rules: \"2017\" }\n";
    folder.write("book/rules/2020.yaml", include_str!("../rules/2020.yaml"));
    folder.write("book/rules/rollout.yaml", rollout);
    refused(&[&APPLY[..], &["--book", "book"]].concat(), "rules-changed");
    // More supplied than planned.
    folder.write("supply.jsonl", r#"{"lead":"L-1","facts":{"sender":"partner"}}"#);
    refused(&[&APPLY[..], &["--supply", "supply.jsonl"]].concat(), "supply-changed");
    // Another instant, another target, no plan.
    let later: Vec<&str> = PLAN.iter().map(|arg| if *arg == AT { "2999-06-12T09:00:00Z" } else { arg }).collect();
    folder.write("plan.json", &run(&folder, &[&later[..], &["--format", "json"]].concat()).output);
    refused(&APPLY, "switch-to-come");
    folder.write("plan.json", &plan[..plan.len() / 2]);
    refused(&APPLY, "no-plan");
    let unsafe_plan = run(&folder, &[&PLAN[..PLAN.len() - 1], &["--format", "json"]].concat());
    folder.write("plan.json", &unsafe_plan.output);
    refused(&APPLY, "plan-unsafe");
    folder.write("plan.json", "[]");
    refused(&APPLY, "no-plan");
    assert_eq!(folder.read("log.jsonl"), log, "nothing was written");
    // Half a line, which may still be being written; its plan is not safe either.
    folder.write("log.jsonl", &format!("{log}{{\"lead\":\"L-1\",\"at\":"));
    let half = run(&folder, &[&PLAN[..], &["--format", "json", "--locale", "en"]].concat());
    assert!(half.code == Some(1) && half.output.contains(r#""safe":false"#) && half.output.contains("be read"));
    folder.write("plan.json", &half.output);
    refused(&APPLY, "log-unread");
}

/// Every value of a plan that can be edited.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), all)),
        Value::Array(array) => (0..).zip(array).for_each(|(n, value)| places(value, &format!("{at}/{n}"), all)),
        _ => {}
    }
}

#[test]
fn an_edited_plan_is_refused() {
    let folder = Folder::new();
    let log = leads(20);
    folder.write("log.jsonl", &log);
    folder.write("supply.jsonl", "{\"lead\":\"L-0\",\"facts\":{\"sender\":\"partner\"}}\n");
    let with = ["--supply", "supply.jsonl"];
    let text = run(&folder, &[&PLAN[..], &with, &["--format", "json"]].concat()).output;
    let plan: Value = serde_json::from_str(&text).unwrap();
    let refused = |edited: &str, id: &str, what: &str| {
        folder.write("plan.json", edited);
        let ran = run(&folder, &[&APPLY[..], &with].concat());
        assert!(ran.code == Some(2) && ran.errors.contains(&format!("[{id}]")), "{what}: {}", ran.errors);
    };
    assert_eq!(plan.to_string(), text.trim_end(), "exactly one value is edited");
    let mut all = Vec::new();
    places(&plan, "", &mut all);
    assert!(all.len() > 100, "{}", all.len());
    for place in all.iter().filter(|place| !place.is_empty()) {
        let mut edited = plan.clone();
        let value = edited.pointer_mut(place).unwrap();
        // Replaced by a value of the same kind, so that the plan can be read.
        *value = match value.take() {
            Value::Bool(is) => Value::Bool(!is),
            Value::Number(number) => (number.as_u64().unwrap() + 1).into(),
            Value::String(text) if text == AT => "2020-06-12T09:00:01Z".into(),
            Value::String(text) => (text + "0").into(),
            Value::Array(array) => array.into_iter().skip(1).chain([Value::Null]).collect(),
            Value::Object(object) => object.into_iter().chain([("sender".to_owned(), "partner".into())]).collect(),
            Value::Null => "2019".into(),
        };
        refused(&edited.to_string(), "plan-changed", place);
    }
    // A duplicate key, of which readers would see one or the other; an unknown key; another order.
    refused(&text.replacen('{', r#"{"at":"2020-06-12T09:00:01Z","#, 1), "no-plan", "twice");
    refused(&text.replacen('{', r#"{"moves":[],"#, 1), "plan-changed", "moves twice");
    refused(&text.replace("}\n", r#","moves":[]}"#), "plan-changed", "moves twice");
    refused(&text.replacen('{', r#"{"note":"reviewed","#, 1), "plan-changed", "one more");
    refused(&serde_json::to_string_pretty(&plan).unwrap(), "plan-changed", "another layout");
    refused(&text.replacen("sha256:", "sha256:0", 1), "plan-changed", "another digest");
    assert_eq!(folder.read("log.jsonl"), log);
    // Changes by editors and version control do not matter.
    folder.write("plan.json", &format!("\u{feff}{}\r\n", text.trim_end()));
    let ran = run(&folder, &[&APPLY[..], &with].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
}

/// The log is written, and only the report cannot be.
#[test]
#[cfg(target_os = "linux")]
fn a_switch_is_done_even_if_its_report_cannot_be_written() {
    for args in [&APPLY[..], &[&APPLY[..], &["--output", "new.jsonl"]].concat()] {
        let folder = planned(&leads(5));
        let full = std::fs::File::create("/dev/full").unwrap();
        let ran = command(folder.path(), args).stdout(full).output().unwrap();
        let errors = String::from_utf8(ran.stderr).unwrap();
        assert!(ran.status.code() == Some(1) && errors.contains("all files were written"), "{errors}");
        let written = if args.len() > APPLY.len() { "new.jsonl" } else { "log.jsonl" };
        assert_eq!(folder.read(written).lines().count(), 10);
    }
}

/// Refused events stay refused: the plan is applied, and the final line mentions them.
#[test]
fn a_log_with_refused_events_can_be_switched() {
    let mut log = leads(3);
    log.push_str("{\"lead\":\"L-1\",\"at\":\"2020-06-12T08:00:00Z\",\"act\":\"won\"}\n");
    let folder = planned(&log);
    let ran = run(&folder, &APPLY);
    assert!(ran.code == Some(1) && ran.errors.contains("unknown-action"), "{}", ran.errors);
    assert_eq!(folder.read("log.jsonl").lines().count(), 7);
}

/// Another process appends all the time: every line is there afterwards, or the switch was not applied.
#[test]
fn concurrent_appends_are_not_lost() {
    let folder = planned(&leads(3000));
    let old = folder.read("log.jsonl");
    let path = folder.path().join("log.jsonl");
    let (mut done, mut refused) = (0, 0);
    for round in 0..16_u64 {
        std::fs::write(&path, &old).unwrap();
        let child = command(folder.path(), &APPLY).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 25));
        let line =
            format!("{{\"lead\":\"NEW-{round}\",\"at\":\"2020-06-13T09:00:00Z\",\"open\":{{\"rules\":\"2017\"}}}}\n");
        let mut log = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        std::io::Write::write_all(&mut log, line.as_bytes()).unwrap();
        drop(log);
        let ended = child.wait_with_output().unwrap();
        let now = folder.read("log.jsonl");
        assert!(now.contains(&line), "round {round}: the line is lost");
        if ended.status.success() {
            assert_eq!(now.lines().count(), 6001);
            done += 1;
        } else {
            assert_eq!(now, format!("{old}{line}"));
            refused += 1;
        }
    }
    assert!(refused > 0, "{done} times, the line was appended after the switch");
}

#[test]
fn single_leads_are_supplied_and_the_last_line_may_lack_its_end() {
    let folder = Folder::new();
    let log = leads(3);
    folder.write("log.jsonl", log.trim_end());
    let supplied = "{\"lead\":\"L-0\",\"facts\":{\"qualification\":\"sales-qualified\"}}\n\n\
        {\"lead\":\"L-2\",\"facts\":{\"sender\":\"partner\"},\"fields\":{\"notes\":\"by hand\"}}\n";
    folder.write("supply.jsonl", supplied);
    let with = ["--supply", "supply.jsonl"];
    let plan = run(&folder, &[&PLAN[..], &with, &["--format", "json"]].concat());
    folder.write("plan.json", &plan.output);
    let ran = run(&folder, &[&APPLY[..], &with].concat());
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let statuses = status(&folder, "log.jsonl");
    let views: Vec<&str> = statuses.iter().map(|status| status["views"][0]["id"].as_str().unwrap()).collect();
    assert_eq!(views, ["qualified", "marketplace", "marketplace"]);
    assert!(statuses[2]["fields"].as_array().unwrap().iter().any(|field| field["text"] == "by hand"));
    assert_eq!(folder.read("log.jsonl").lines().count(), 6);
    folder.write("log.jsonl", &log);
    folder.write("supply.jsonl", "{\"lead\":\"L-0\"}\n{\"lead\":\"L-7\"}\n");
    let idle = run(&folder, &[&PLAN[..], &with].concat());
    assert!(idle.errors.contains("supply.jsonl:2:1") && idle.errors.contains("`L-7` does not move"), "{}", idle.errors);
    for (wrong, expected) in [
        ("{\"lead\":\"L-0\"}\n{\"lead\":\"L-0\"}\n", "supply.jsonl:2:1"),
        ("{\"lead\":\"L-0\"}\n\n{\"led\":1}\n", "supply.jsonl:3:2"),
    ] {
        folder.write("supply.jsonl", wrong);
        let ran = run(&folder, &[&PLAN[..], &with].concat());
        assert!(ran.errors.contains(expected) && ran.code == Some(2), "{}", ran.errors);
    }
}

#[test]
fn a_new_log_keeps_the_old_one_and_overwrites_nothing() {
    let folder = planned(&leads(20));
    let log = folder.read("log.jsonl");
    let ran = run(&folder, &[&APPLY[..], &["--output", "new.jsonl"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert_eq!(folder.read("log.jsonl"), log);
    let new = folder.read("new.jsonl");
    assert!(new.starts_with(&log) && new.lines().count() == 40);
    let again = run(&folder, &[&APPLY[..], &["--output", "new.jsonl"]].concat());
    assert!(again.errors.contains("new.jsonl") && again.code == Some(2), "{}", again.errors);
    let nowhere = run(&folder, &[&APPLY[..], &["--output", "no/new.jsonl"]].concat());
    assert_eq!(nowhere.code, Some(2));
    assert_eq!((folder.read("new.jsonl"), folder.read("log.jsonl")), (new, log));
    assert_eq!(others(&folder), ["new.jsonl"]);
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_protected_files_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = planned(&leads(5));
    std::fs::rename(folder.path().join("log.jsonl"), folder.path().join("real.jsonl")).unwrap();
    std::os::unix::fs::symlink("real.jsonl", folder.path().join("log.jsonl")).unwrap();
    let real = folder.path().join("real.jsonl");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o440)).unwrap();
    let log = folder.read("real.jsonl");
    let refused = run(&folder, &APPLY);
    assert!(refused.errors.contains("permission denied") && refused.code == Some(2), "{}", refused.errors);
    assert_eq!(folder.read("real.jsonl"), log);
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(run(&folder, &APPLY).code, Some(0));
    assert!(folder.path().join("log.jsonl").is_symlink());
    assert_eq!(folder.read("real.jsonl").lines().count(), 10);
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    // A new log has the same permissions.
    let folder = planned(&leads(5));
    let log = folder.path().join("log.jsonl");
    std::fs::set_permissions(&log, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(run(&folder, &[&APPLY[..], &["--output", "new.jsonl"]].concat()).code, Some(0));
    assert_eq!(folder.path().join("new.jsonl").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    // Of a file with two names, one would keep the old log.
    std::fs::hard_link(&log, folder.path().join("other.jsonl")).unwrap();
    let linked = run(&folder, &APPLY);
    assert!(linked.errors.contains("log-linked") && linked.code == Some(2), "{}", linked.errors);
}

#[test]
fn a_switch_can_be_undone() {
    let mut log = leads(9);
    log.push_str(r#"{"lead":"L-1","at":"2020-06-12T08:00:00Z","act":"accept","fields":{"engagement-name":"x","deal-value":{"amount":"1","currency":"EUR"},"purchase-timeframe":"Q4"}}"#);
    let folder = planned(&log);
    let before = status(&folder, "log.jsonl");
    assert_eq!(run(&folder, &APPLY).code, Some(0));
    let back = ["switch", "plan", "log.jsonl", "--to", "2019", "--back", "--at", AT, "--format", "json"];
    folder.write("plan.json", &run(&folder, &back).output);
    let ran = run(&folder, &APPLY);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let after = status(&folder, "log.jsonl");
    for (old, new) in before.iter().zip(&after) {
        if old["rules"] == "2019" {
            assert_eq!(old, new, "nothing has changed");
        } else {
            assert_eq!(new["rules"], "2019", "leads of 2017 passed through 2019");
        }
    }
    // Two steps back, two stages have the same counterpart; it is known which of them the lead was in.
    let back = ["switch", "plan", "log.jsonl", "--to", "2017", "--back", "--at", AT, "--format", "json"];
    folder.write("plan.json", &run(&folder, &back).output);
    let ran = run(&folder, &APPLY);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let after = status(&folder, "log.jsonl");
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(old, new, "nothing has changed");
    }
}

/// If the command is killed, the log is either the old or the new one.
#[test]
fn a_killed_switch_is_complete_or_not_applied() {
    let folder = planned(&leads(4000));
    let old = folder.read("log.jsonl");
    let start = Instant::now();
    assert_eq!(run(&folder, &[&APPLY[..], &["--output", "new.jsonl"]].concat()).code, Some(0));
    let (whole, new) = (start.elapsed(), folder.read("new.jsonl"));
    assert!(new.len() > old.len() + 4000 * 60);
    let (mut done, mut undone) = (0, 0);
    // Evenly over the run time, and more often towards the end, where the log is written.
    let moments =
        (0..30).map(|number: u32| whole * number / 30).chain((0..30).map(|number| whole * (60 + number) / 80));
    for moment in moments {
        folder.write("log.jsonl", &old);
        let mut child = command(folder.path(), &APPLY).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moment.min(Duration::from_secs(10)));
        child.kill().unwrap();
        child.wait().unwrap();
        let log = folder.read("log.jsonl");
        if log == old {
            undone += 1;
        } else {
            assert_eq!(log.len(), new.len(), "the log is neither the old one nor the new one");
            assert!(log == new);
            done += 1;
        }
    }
    assert!(undone > 0, "it was never killed in time, {done} times too late");
    // Drafts of killed commands do not get in the way and are removed.
    folder.write("log.jsonl", &old);
    assert_eq!(run(&folder, &APPLY).code, Some(0));
    assert_eq!(folder.read("log.jsonl"), new);
    assert_eq!(others(&folder), ["new.jsonl"]);
    // A command killed while writing leaves a draft; the next command removes it.
    folder.write("log.jsonl", &old);
    let is_draft = |name: &String| name.starts_with(".killed.jsonl.referee-");
    let mut left = 0;
    for _ in 0..20 {
        let args = [&APPLY[..], &["--output", "killed.jsonl"]].concat();
        let mut child = command(folder.path(), &args).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        while !others(&folder).iter().any(is_draft) && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        left += others(&folder).iter().filter(|name| is_draft(name)).count();
        let _ = std::fs::remove_file(folder.path().join("killed.jsonl"));
        let _ = std::fs::remove_file(folder.path().join("new.jsonl"));
        assert_eq!(run(&folder, &[&APPLY[..], &["--output", "new.jsonl"]].concat()).code, Some(0));
        assert_eq!(others(&folder), ["new.jsonl"]);
    }
    assert!(left > 0, "none was killed in time");
}
