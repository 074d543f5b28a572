//! The audit trail names who did what, from where, and with which key.

use referee::serde_json::{Value, json};

use super::places::{Missing, Place};
use super::running::{Client, Running};

const FORGED: [(&str, &str); 2] = [("referee-peer", "6.6.6.6"), ("x-forwarded-for", "7.7.7.7, 8.8.8.8")];

fn done(client: &Client, query: &str) -> Vec<(String, String, String, String)> {
    let all = client.get(&format!("/v1/audit{query}")).json();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let all = all.as_array().unwrap().iter().rev();
    all.map(|done| (text(&done["name"]), text(&done["source"]), text(&done["action"]), text(&done["subject"])))
        .collect()
}

fn trail(place: &Place, arguments: &[&str], source: &str) {
    let running = Running::start(&place.store(), arguments);
    let admin = running.client(running.key.as_deref().unwrap());
    let made = admin.post_with("/v1/keys", &FORGED, r#"{"name":"desk","verbs":["read","write"]}"#).json();
    let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let desk = running.client(secret);
    let open = r#"{"lead":"L-1","open":{"rules":"2017"}}"#;
    assert_eq!(desk.post_with("/v1/leads", &FORGED, open).status, 201);
    assert_eq!(desk.post_with("/v1/leads/L-1/events", &FORGED, r#"{"act":"interested"}"#).status, 200);
    assert_eq!(desk.post_with("/v1/leads/L-1/events?dry-run=true", &FORGED, r#"{"mark":"favorite"}"#).status, 422);
    let contact = json!({ "recipient": "customer", "mail": "a@contoso.example" }).to_string();
    for method in ["PUT", "DELETE", "DELETE"] {
        admin.request(method, "/v1/directory/c", &FORGED, contact.as_bytes()).unwrap();
    }
    let hook = r#"{"url":"https://hooks.contoso.example","recipients":["customer"]}"#;
    let hook = admin.post_with("/v1/webhooks", &FORGED, hook).json()["id"].as_str().unwrap().to_owned();
    admin.post_with(&format!("/v1/webhooks/{hook}/secret"), &FORGED, "");
    admin.request("DELETE", &format!("/v1/webhooks/{hook}"), &FORGED, b"").unwrap();
    admin.post_with("/v1/deliveries", &FORGED, r#"{"notification":"L-1/0/lead-received"}"#);
    admin.post_with("/v1/deliveries", &FORGED, r#"{"notification":"none"}"#);
    assert_eq!(admin.request("DELETE", &format!("/v1/keys/{id}"), &FORGED, b"").unwrap().status, 204);
    let all = done(&admin, "");
    let (first, rest) = all.split_first().unwrap();
    assert_eq!((&*first.0, &*first.1, &*first.2), ("-", "-", "key-made"));
    let of = |action: &str, subject: &str| {
        ("first key".to_owned(), source.to_owned(), action.to_owned(), subject.to_owned())
    };
    let expected = [
        of("key-made", id),
        of("contact-put", "c"),
        of("contact-removed", "c"),
        of("webhook-made", &hook),
        of("webhook-secret-made", &hook),
        of("webhook-removed", &hook),
        of("sent-again", "L-1/0/lead-received"),
        of("key-revoked", id),
    ];
    assert_eq!(rest, expected);
    let events = done(&admin, "?lead=L-1");
    let names: Vec<_> = events.iter().map(|(name, from, _, lead)| (&**name, &**from, &**lead)).collect();
    assert_eq!(names, [("desk", source, "L-1"); 2]);
    assert!(events[1].2.contains(r#""act":"interested""#), "{events:?}");
    // Page by page.
    let last = &admin.get("/v1/audit?limit=1").json()[0];
    let before = admin.get(&format!("/v1/audit?limit=1&before={}", last["number"])).json();
    assert_eq!(before[0]["action"], "sent-again");
    assert_eq!(desk.get("/v1/audit").status, 401);
}

pub fn everybody_is_named() -> Result<(), Missing> {
    trail(&Place::files(), &[], "127.0.0.1");
    // A proxy adds the client at the end.
    trail(&Place::files(), &["--behind-proxy"], "8.8.8.8");
    trail(&Place::postgres()?, &[], "127.0.0.1");
    Ok(())
}
