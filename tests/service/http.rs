//! How the service answers: who may ask, what is refused and how, what is repeated, and what is listed.

use std::collections::BTreeSet;

use referee::serde_json::{Value, json};

use super::places::{Missing, Place};
use super::running::{Client, Running, escaped};

fn started(place: &Place) -> (Running, Client) {
    let running = Running::start(&place.store(), &[]);
    let client = running.client(running.key.as_ref().unwrap());
    (running, client)
}

fn opening(lead: &str) -> String {
    json!({"lead": lead, "open": {"rules": "2020", "facts": {"qualification": "customer-inquiry"}}}).to_string()
}

/// The id and the status of a problem.
fn problem(answer: &super::running::Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{answer:?}");
    let body = answer.json();
    assert_eq!(body["status"], answer.status);
    assert!(!body["detail"].as_str().unwrap().is_empty());
    (answer.status, body["type"].as_str().unwrap().strip_prefix("/problems/").unwrap().to_owned())
}

pub fn events_are_accepted_once_and_whole() -> Result<(), Missing> {
    let place = Place::files();
    let (_running, client) = started(&place);
    let opened =
        client.post_with("/v1/leads", &[("accept-language", "ru;q=0.4, fr, it-CH-u-nu-latn;q=0.9")], &opening("A/1 ß"));
    assert_eq!((opened.status, opened.header("location")), (201, "/v1/leads/A%2F1%20%C3%9F"));
    assert_eq!((opened.header("content-language"), opened.header("etag")), ("it", "\"1\""));
    assert_eq!(opened.json()["state"]["label"], "Ricevuto");
    let shown = client.get(opened.header("location"));
    assert_eq!((shown.status, shown.header("etag")), (200, "\"1\""));

    // A repeated request has the same answer, and no effect. With other content, its id is taken.
    let path = format!("/v1/leads/{}/events", escaped("A/1 ß"));
    let once = [("idempotency-key", "k-1")];
    let note = json!({"mark": "favorite"}).to_string();
    let first = client.post_with(&path, &once, &note);
    assert_eq!((first.status, first.header("etag")), (200, "\"2\""));
    let again = client.post_with(&path, &once, &note);
    assert_eq!((again.status, again.header("etag")), (200, "\"2\""));
    let other = client.post_with(&path, &once, &json!({"unmark": "favorite"}).to_string());
    assert_eq!(problem(&other), (409, "id-taken".to_owned()));

    // Two people on one lead.
    let late = client.post_with(&path, &[("if-match", "\"1\"")], &json!({"unmark": "favorite"}).to_string());
    assert_eq!(problem(&late), (412, "version".to_owned()));
    assert_eq!(late.json()["version"], 2);

    // All or none.
    let several = json!([{"unmark": "favorite"}, {"act": "accept"}]);
    let refused = client.post_with(&path, &[("accept-language", "de")], &several.to_string());
    assert_eq!(problem(&refused), (422, "missing-field".to_owned()));
    let body = refused.json();
    assert_eq!((&body["event"], refused.header("content-language")), (&json!(1), "de"));
    let fields: BTreeSet<&str> =
        body["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, BTreeSet::from(["deal-name", "deal-value", "purchase-timeframe"]));
    assert_eq!(client.get(opened.header("location")).header("etag"), "\"2\"");

    // What would happen.
    let decline = json!({"act": "decline", "fields": {"reason": "no"}}).to_string();
    let dry = client.post(&format!("{path}?dry-run=true"), &decline).json();
    assert_eq!(dry["status"]["state"]["id"], "declined");
    assert_eq!(dry["entries"][0]["notifications"][0]["id"], "choose-another-partner");
    assert_eq!(client.get(opened.header("location")).header("etag"), "\"2\"");

    // Several new leads at once.
    let several = client.post("/v1/leads", &format!("[{},{}]", opening("B"), opening("C")));
    assert_eq!((several.status, several.json().as_array().unwrap().len()), (200, 2));
    let named = client.post("/v1/leads", r#"{"open":{"rules":"2017"}}"#).json();
    assert!(named["lead"].as_str().unwrap().starts_with("L-"), "{named}");
    Ok(())
}

pub fn mistakes_are_named() -> Result<(), Missing> {
    let place = Place::files();
    let (_running, client) = started(&place);
    client.post("/v1/leads", &opening("A"));
    let cases = [
        ("/v1/leads", "", (400, "json")),
        ("/v1/leads", "{", (400, "json")),
        ("/v1/leads", "[]", (422, "events")),
        ("/v1/leads", "3", (422, "log-event")),
        ("/v1/leads", r#"[{"open":{}},7]"#, (422, "log-event")),
        ("/v1/leads", r#"{"act":"won"}"#, (422, "log-event")),
        ("/v1/leads", r#"{"lead":"X","act":"won"}"#, (404, "unknown-lead")),
        ("/v1/leads", r#"{"lead":"A","open":{"rules":"2020"}}"#, (409, "opened-twice")),
        ("/v1/leads", r#"{"open":{"rules":"2021"}}"#, (422, "unknown-rules")),
        ("/v1/leads/A/events", r#"{"akt":"won"}"#, (422, "log-event")),
        ("/v1/leads/A/events", r#"{"lead":"B","act":"won"}"#, (422, "log-event")),
        ("/v1/leads/A/events", r#"{"act":"won"}"#, (409, "unknown-action")),
        ("/v1/leads/A/events", r#"{"at":"2100-01-01T00:00:00Z","act":"won"}"#, (422, "future")),
        ("/v1/leads/A/events", r#"{"at":"2001-01-01T00:00:00Z","mark":"favorite"}"#, (409, "out-of-order")),
        ("/v1/leads/A/events?dry=true", "{}", (400, "query")),
        ("/v1/leads/A/events?locale=%20", "{}", (400, "query")),
        ("/v1/leads/A/events?zone=Europe/Atlantis", "{}", (400, "query")),
        ("/v1/nothing", "{}", (404, "not-found")),
        ("/v1/log", "{}", (405, "method")),
    ];
    for (path, body, (status, id)) in cases {
        assert_eq!(problem(&client.post(path, body)), (status, id.to_owned()), "{path} {body}");
    }
    for (path, expected) in [
        ("/v1/leads/B", (404, "not-found")),
        ("/v1/leads/A?at=2001-01-01T00:00:00Z", (404, "not-found")),
        ("/v1/leads/A?at=yesterday", (400, "query")),
        ("/v1/leads?view=none", (400, "query")),
        ("/v1/leads?state=none", (400, "query")),
        ("/v1/leads?rules=none", (400, "query")),
        ("/v1/leads?limit=0", (400, "query")),
        ("/v1/leads?after=x", (400, "query")),
        ("/v1/rules/none", (404, "not-found")),
    ] {
        assert_eq!(problem(&client.get(path)), (expected.0, expected.1.to_owned()), "{path}");
    }
    // Where the mistake is.
    let near = client.post("/v1/leads/A/events", r#"{"by":"x", "akt":"won"}"#).json();
    assert_eq!(near["detail"], "At character 12: unknown key `akt`; did you mean `act`?");
    Ok(())
}

pub fn an_event_before_a_notification_is_refused() -> Result<(), Missing> {
    let place = Place::files();
    let (_running, client) = started(&place);
    // Its 14 days are over, and the sender was notified.
    let open = json!({"lead": "A", "at": "2020-06-02T09:00:00Z",
        "open": {"rules": "2020", "facts": {"qualification": "customer-inquiry"}}});
    assert_eq!(client.post("/v1/leads", &open.to_string()).json()["state"]["id"], "expired");
    let late = json!({"at": "2020-06-15T09:00:00Z", "act": "decline", "fields": {"reason": "no"}}).to_string();
    for (language, words) in [
        ("en", "A notification dated June 16, 2020"),
        ("de", "Eine Benachrichtigung vom 16. Juni 2020"),
        ("ru", "Уведомление от 16 июня 2020"),
        ("it", "Una notifica con data 16 giugno 2020"),
        ("zh-TW", "已發出時間為 2020年6月16日"),
    ] {
        let refused = client.post_with("/v1/leads/A/events", &[("accept-language", language)], &late);
        assert_eq!(problem(&refused), (409, "already-settled".to_owned()));
        assert!(refused.json()["detail"].as_str().unwrap().starts_with(words), "{refused:?}");
    }
    Ok(())
}

pub fn keys_say_what_a_client_may_do() -> Result<(), Missing> {
    let place = Place::files();
    let store = place.store();
    let running = Running::start(&store, &[]);
    let first = running.client(running.key.as_ref().unwrap());
    first.post("/v1/leads", &opening("A"));
    let nobody = running.client("");
    let wrong = running.client("referee_00000000000000000000000000000000");
    let make = |body: Value| {
        let made = first.post("/v1/keys", &body.to_string());
        assert_eq!(made.status, 201, "{made:?}");
        let made = made.json();
        (made["id"].as_str().unwrap().to_owned(), running.client(made["secret"].as_str().unwrap()))
    };
    let (id, reader) = make(json!({"name": "site", "verbs": ["read"]}));
    let (_, admin) = make(json!({"name": "partner", "verbs": ["write"], "roles": ["partner-admin"]}));
    let (_, old) = make(json!({"name": "old", "verbs": ["read"], "expires": "2020-01-01T00:00:00Z"}));
    let paths = [
        "/v1/leads",
        "/v1/leads/A",
        "/v1/leads/A/timeline",
        "/v1/counts",
        "/v1/log",
        "/v1/notifications",
        "/v1/rules",
        "/v1/rules/2020",
    ];
    for path in paths {
        assert_eq!(reader.get(path).status, 200, "{path}");
        for client in [&nobody, &wrong, &old] {
            assert_eq!(problem(&client.get(path)), (401, "unauthorized".to_owned()), "{path}");
        }
        assert_eq!(problem(&admin.get(path)), (403, "forbidden".to_owned()), "{path}");
    }
    for (client, id) in [(&nobody, (401, "unauthorized")), (&reader, (403, "forbidden"))] {
        assert_eq!(problem(&client.post("/v1/leads", &opening("B"))), (id.0, id.1.to_owned()));
        assert_eq!(problem(&client.get("/v1/keys")), (id.0, id.1.to_owned()));
        assert_eq!(problem(&client.post("/v1/keys", "{}")), (id.0, id.1.to_owned()));
    }
    // A key acts in its roles only.
    let accept = |by: Value| json!({"mark": "favorite", "by": by}).to_string();
    assert_eq!(problem(&admin.post("/v1/leads/A/events", r#"{"mark":"favorite"}"#)).0, 403);
    assert_eq!(problem(&admin.post("/v1/leads/A/events", &accept("referrals-admin".into()))).0, 403);
    assert_eq!(admin.post("/v1/leads/A/events", &accept("partner-admin".into())).status, 200);
    // A revoked key ends at once.
    assert_eq!(first.request("DELETE", &format!("/v1/keys/{id}"), &[], b"").unwrap().status, 204);
    assert_eq!(problem(&reader.get("/v1/leads/A")), (401, "unauthorized".to_owned()));
    // No secret is stored or listed.
    let listed = first.get("/v1/keys").body;
    assert!(!listed.contains("referee_") && listed.contains("partner"), "{listed}");
    drop(running);
    let stored = std::fs::read(&store).unwrap();
    let wal = std::fs::read(format!("{store}-wal")).unwrap_or_default();
    assert!(![stored, wal].concat().windows(8).any(|bytes| bytes == b"referee_"));
    // The first key is made once.
    assert_eq!(Running::start(&store, &[]).key, None);
    Ok(())
}

pub fn pages_stay_right_while_leads_move() -> Result<(), Missing> {
    for place in [Place::files(), Place::postgres()?] {
        let (_running, client) = started(&place);
        for number in 0..30 {
            client.post("/v1/leads", &opening(&format!("L-{number}")));
        }
        let mut seen = Vec::new();
        let mut after = String::new();
        for round in 0.. {
            let page = client.get(&format!("/v1/leads?view=marketplace&limit=7{after}")).json();
            let leads = page["leads"].as_array().unwrap();
            seen.extend(leads.iter().map(|lead| lead["lead"].as_str().unwrap().to_owned()));
            // Leads change and new ones come while somebody turns the pages.
            client.post(&format!("/v1/leads/L-{round}/events"), r#"{"mark":"favorite"}"#);
            client.post("/v1/leads", &opening(&format!("N-{round}")));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={}", escaped(next)),
                None => break,
            }
        }
        assert_eq!((seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (30, 30));
        let favorites = client.get("/v1/leads?view=favorites").json();
        assert_eq!(favorites["leads"].as_array().unwrap().len(), 5);
        assert_eq!(client.get("/v1/leads?state=received&archived=false").json()["leads"].as_array().unwrap().len(), 35);
        assert_eq!(client.get("/v1/leads?due-before=2020-01-01T00:00:00Z").json()["leads"], json!([]));
        let counts = client.get("/v1/counts").json();
        assert_eq!(counts["states"][0], json!({"rules": "2020", "id": "received", "label": "Received", "leads": 35}));
        // The pages of the notifications have each once.
        let keys = |path: &str| -> Vec<String> {
            let page = client.get(path).json();
            page.as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap().to_owned()).collect()
        };
        for number in 0..9 {
            let decline = r#"{"act":"decline","fields":{"reason":"no"}}"#;
            assert_eq!(client.post(&format!("/v1/leads/L-{number}/events"), decline).status, 200);
        }
        let all = keys("/v1/notifications?limit=1000");
        let mut pages = keys("/v1/notifications?limit=2");
        while let Some(last) = pages.last().cloned() {
            let next = keys(&format!("/v1/notifications?limit=2&after={}", escaped(&last)));
            if next.is_empty() {
                break;
            }
            pages.extend(next);
        }
        assert_eq!(pages, all);
        assert!(all.len() >= 9, "{all:?}");
        assert_eq!(keys("/v1/notifications?after=none"), Vec::<String>::new());
        // Metrics name each route that was asked.
        let metrics = client.get("/metrics").body;
        let value = |name: &str| metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<f64>().ok());
        assert!(value(r#"referee_requests_total{method="post",route="/v1/leads",status="2xx"}"#).unwrap() >= 35.0);
        let labels = r#"{method="get",route="/v1/leads"}"#;
        let count = value(&format!("referee_request_seconds_count{labels}")).unwrap();
        assert_eq!(value(r#"referee_request_seconds_bucket{method="get",route="/v1/leads",le="+Inf"}"#), Some(count));
        assert!(value(&format!("referee_request_seconds_sum{labels}")).unwrap() > 0.0, "{metrics}");
    }
    Ok(())
}

pub fn a_second_process_is_refused() -> Result<(), Missing> {
    let place = Place::files();
    let store = place.store();
    let running = Running::start(&store, &[]);
    let (_, errors, code) = super::running::command(&["serve", "--store", &store, "--port", "0"]);
    assert_eq!((errors.trim(), code), (format!("error: the store `{store}` is open in another process").as_str(), 2));
    // A copy can be made while it runs.
    let copy = place.folder.join("copy.db");
    let (_, errors, code) = super::running::command(&["store", "backup", copy.to_str().unwrap(), "--store", &store]);
    assert_eq!(code, 0, "{errors}");
    assert!(running.stop());
    let (printed, _, code) = super::running::command(&["store", "verify", "--store", copy.to_str().unwrap()]);
    assert_eq!((printed.as_str(), code), ("leads: 0, events: 0, notifications: 0, wrong: 0\n", 0));
    let (_, errors, code) = super::running::command(&["serve", "--store", &store, "--listen", "0.0.0.0"]);
    assert!(code == 2 && errors.contains("--behind-proxy"), "{errors}");
    Ok(())
}
