//! A key for some leads: others are like leads that do not exist. One service has the leads of two accounts, another one only
//! those of the first. With a key for the first account, both give the same answers to the same requests.

use referee::serde_json::{Value, json};

use super::dice::Dice;
use super::hosted::Hosted;
use super::peers::Moved;
use super::places::{Missing, Place, amount};
use super::running::{Answer, Client, escaped};

/// The same request to both services. Returns the answer of the one with all leads.
fn ask(both: &[Client; 2], method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let [all, own] = both.each_ref().map(|client| client.request(method, path, headers, body.as_bytes()).unwrap());
    let tag = |answer: &Answer| answer.header("etag").to_owned();
    assert_eq!((all.status, &all.body, tag(&all)), (own.status, &own.body, tag(&own)), "{method} {path} {body}");
    all
}

fn scoped(hosted: &Hosted, leads: &Value) -> Client {
    let made = hosted
        .client
        .post("/v1/keys", &json!({ "name": "scoped", "verbs": ["read", "write"], "leads": leads }).to_string());
    assert_eq!(made.status, 201, "{made:?}");
    Client::new(hosted.client.address(), made.json()["secret"].as_str().unwrap())
}

fn open(lead: &str, at: &str, account: &str, language: &str) -> Value {
    json!({ "lead": lead, "at": at, "open": { "rules": "tickets", "facts": { "account": account, "language": language },
        "overview": { "subject": "Backup" }, "details": { "email": "a@fabrikam.example" } } })
}

fn hidden_leads_are_like_none(place: &Place, rounds: usize) {
    let clock = Moved::still();
    let hosted = [(); 2].map(|()| Hosted::start(&place.store(), &clock, None));
    let instant = |hours: i64| clock.now().plus_millis(hours * 3_600_000).to_string();
    let mut dice = Dice::new(7);
    let languages = ["en", "de", "ar"];
    for number in 0..60 {
        let (account, language) = (if number % 2 == 0 { "A" } else { "B" }, languages[dice.roll(3)]);
        let opening = open(&format!("T-{number}"), &instant(-(dice.number(60))), account, language).to_string();
        for hosted in &hosted[..if account == "A" { 2 } else { 1 }] {
            assert_eq!(hosted.client.post("/v1/leads", &opening).status, 201);
        }
    }
    let key = json!({ "account": ["A"], "language": ["en", "de"] });
    let both = hosted.each_ref().map(|hosted| scoped(hosted, &key));
    let narrow = hosted.each_ref().map(|hosted| scoped(hosted, &json!({ "account": ["A", "C"] })));
    for _ in 0..rounds {
        let both = if dice.roll(4) == 0 { &narrow } else { &both };
        // Of the first account, of the second one, and of none.
        let lead = format!("T-{}", dice.roll(90));
        let at = instant(-(dice.number(70)));
        let filters = [
            "",
            "state=open",
            "state=missed",
            "rules=tickets",
            "archived=true",
            "fact=language:de",
            "fact=account:B",
            "text=case",
            "text=fabrikam%20l",
            "fact=language:ar",
        ];
        match dice.roll(11) {
            0 => drop(ask(both, "GET", &format!("/v1/leads/{lead}?at={at}"), &[], "")),
            1 => {
                drop(ask(both, "GET", &format!("/v1/leads/{lead}/timeline?at={at}&locale=de"), &[], ""));
                drop(ask(both, "GET", &format!("/v1/leads/{lead}/picture.svg?at={at}&locale=de"), &[], ""));
            }
            2 => drop(ask(both, "GET", &format!("/v1/notifications?lead={lead}"), &[], "")),
            3 if dice.roll(2) == 0 => {
                let after = format!("/v1/notifications?after={lead}%2F0%2Farrived");
                drop(ask(both, "GET", &after, &[], ""));
            }
            3 => drop(ask(both, "GET", "/v1/notifications?limit=1000", &[], "")),
            4 => drop(ask(both, "GET", "/v1/log", &[], "")),
            5 => drop(ask(both, "GET", "/v1/counts", &[], "")),
            6 | 7 => {
                let mut after = String::new();
                loop {
                    let path = format!("/v1/leads?limit=4&{}{after}", filters[dice.roll(filters.len())]);
                    // Times in statuses are of now.
                    let all = both.each_ref().map(|client| client.get(&path).json());
                    let ids = all.each_ref().map(|page| {
                        let leads = page["leads"].as_array().unwrap().iter();
                        (leads.map(|lead| lead["lead"].clone()).collect::<Vec<_>>(), page["next"].clone())
                    });
                    assert_eq!(ids[0], ids[1], "{path}");
                    assert!(
                        ids[0].0.iter().all(|id| id.as_str().unwrap()[2..].parse::<u32>().is_ok_and(|id| id % 2 == 0))
                    );
                    match ids[0].1.as_str() {
                        Some(next) => after = format!("&after={}", escaped(next)),
                        None => break,
                    }
                }
            }
            8 => {
                let headers: &[_] = if dice.roll(2) == 0 { &[("if-match", "\"1\"")] } else { &[] };
                let dry = format!("/v1/leads/{lead}/events?dry-run=true");
                drop(ask(both, "POST", &dry, headers, &json!({ "act": "answer", "at": at }).to_string()));
            }
            9 => {
                let act = json!([{ "lead": lead, "act": "answer", "at": at, "id": "e" }, { "lead": "T-0", "act": "nothing" }]);
                drop(ask(both, "POST", "/v1/leads", &[], &act.to_string()));
            }
            _ => {
                // Nobody opens a lead of others.
                let answer = ask(both, "POST", "/v1/leads", &[], &open("N-1", &at, "B", "en").to_string());
                assert_eq!(answer.status, 403, "{answer:?}");
            }
        }
    }
    // A lead of others is unknown, and its id cannot be taken.
    let taken = both[0].post("/v1/leads", &open("T-1", &instant(0), "A", "en").to_string());
    assert_eq!((taken.status, taken.json()["type"].as_str()), (404, Some("/problems/unknown-lead")));
    for route in ["/v1/keys", "/v1/deliveries", "/v1/directory", "/v1/webhooks"] {
        assert_eq!(both[0].get(route).status, 403, "{route}");
    }
    for (leads, status) in [(json!({ "account": ["A"] }), 422), (json!({ "nothing": ["A"] }), 422), (json!("A"), 422)] {
        let wanted = json!({ "name": "x", "verbs": ["admin"], "leads": leads });
        assert_eq!(hosted[0].client.post("/v1/keys", &wanted.to_string()).status, status, "{leads}");
    }
}

pub fn hidden_leads_are_like_none_in_sqlite() -> Result<(), Missing> {
    hidden_leads_are_like_none(&Place::files(), amount("REFEREE_LEADS", 300));
    Ok(())
}

pub fn hidden_leads_are_like_none_in_postgres() -> Result<(), Missing> {
    hidden_leads_are_like_none(&Place::postgres()?, amount("REFEREE_LEADS", 300));
    Ok(())
}
