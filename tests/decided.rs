//! What an event would do to a lead, without writing it.

use serde_json::Value;

use crate::command::{Folder, run};

const LOG: &str = r#"{"lead":"L-1","at":"2020-06-02T09:00:00Z","open":{"rules":"2020","facts":{"qualification":"customer-inquiry"}}}
{"lead":"L-2","at":"2020-06-02T09:00:00Z","open":{"rules":"2017"}}
"#;

fn decide(lead: &str, event: &str, more: &[&str]) -> (Option<i32>, String, String) {
    let folder = Folder::new();
    folder.write("log.jsonl", LOG);
    let log = folder.path().join("log.jsonl");
    let args: Vec<&str> =
        ["decide", lead, "-", "--log", log.to_str().unwrap()].into_iter().chain(more.iter().copied()).collect();
    let ran = run(&args, event.as_bytes());
    assert_eq!(folder.read("log.jsonl"), LOG);
    (ran.code, ran.output, ran.errors)
}

#[test]
fn an_accepted_event_shows_what_happens_and_the_status_after_it() {
    let decline = r#"{"at":"2020-06-03T09:00:00Z","act":"decline","fields":{"reason":"no time"}}"#;
    let (code, output, _) = decide("L-1", decline, &["--format", "json", "--locale", "en"]);
    let decision: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, decision["decision"].as_str()), (Some(0), Some("accepted")));
    assert_eq!(decision["event"]["lead"], "L-1");
    assert_eq!(decision["status"]["state"]["id"], "declined");
    let kinds: Vec<&str> =
        decision["entries"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["action"]);
    // Timeouts until then happened without the event, and are not its effect.
    let late = r#"{"at":"2017-07-01T00:00:00Z","open":{"rules":"2017"}}"#;
    let (code, output, _) = decide("L-9", late, &["--format", "json", "--locale", "de"]);
    let decision: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, decision["entries"].as_array().unwrap().len()), (Some(0), 1));
    let (code, output, _) = decide("L-1", decline, &["--locale", "de"]);
    assert!(code == Some(0) && output.contains("Abgelehnt"), "{output}");
}

#[test]
fn a_refused_event_says_why() {
    let accept = r#"{"at":"2020-06-03T09:00:00Z","act":"accept","fields":{"deal-name":"ERP"}}"#;
    let (code, output, _) = decide("L-1", accept, &["--format", "json", "--locale", "en"]);
    let decision: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, decision["decision"].as_str()), (Some(1), Some("refused")));
    assert_eq!(
        (decision["cause"].as_str(), decision["subject"]["id"].as_str()),
        (Some("missing-field"), Some("accept"))
    );
    assert_eq!(decision["accepted"], serde_json::json!(["deal-value", "purchase-timeframe"]));
    assert_eq!(
        decision["text"],
        "Required fields are missing: Estimated deal value and Estimated purchase time frame."
    );
    let open = r#"{"at":"2020-06-03T09:00:00Z","open":{"rules":"2020"}}"#;
    let (code, output, _) = decide("L-8", open, &["--locale", "zh-TW"]);
    assert!(code == Some(1) && output.starts_with("缺少資訊："), "{output}");
    let early = r#"{"at":"2020-06-01T09:00:00Z","act":"decline"}"#;
    assert!(decide("L-1", early, &["--locale", "en"]).1.contains("2020"));
}

#[test]
fn an_unreadable_event_is_reported() {
    for (event, expected) in [
        ("{", "error[event]"),
        ("[]", "expected an event, found a list"),
        (r#"{"lead":"L-2","act":"won"}"#, "the event is of lead `L-2`, not of `L-1`"),
        (r#"{"act":"won","acts":1}"#, "unknown key `acts`"),
        (r#"{"lead":"L-1","at":"2020-06-31T09:00:00Z","act":"won"}"#, "June has 30 days"),
    ] {
        let (code, _, errors) = decide("L-1", event, &[]);
        assert!(code == Some(2) && errors.contains(expected), "{event}: {errors}");
    }
    assert!(decide("L-7", r#"{"act":"won"}"#, &[]).2.contains("error[no-lead]"));
}
