//! Switches of many leads: planned, applied and undone while other things happen.

use std::collections::BTreeMap;
use std::time::Duration;

use referee::serde_json::{self, Value, json};
use referee::{Instant, Loader};

use super::dice::Dice;
use super::hosted::Hosted;
use super::peers::{Moved, eventually};
use super::places::{Missing, Place, amount};
use super::running::{Client, Running, command};

const LANGUAGES: [&str; 5] = ["de", "ru", "zh-TW", "it", "en"];

/// Opens leads of all kinds, in lists.
fn open_many(client: &Client, dice: &mut Dice, count: usize) {
    let money = json!({"amount": "1250.00", "currency": "EUR"});
    let mut events = Vec::new();
    for number in 0..count {
        let lead = format!("L-{number}");
        let rules = *dice.pick(&["2017", "2019", "2020"]);
        let facts = if rules == "2020" { json!({"qualification": "customer-inquiry"}) } else { json!({}) };
        events.push(json!({"lead": lead, "open": {"rules": rules, "facts": facts}}));
        if dice.roll(3) > 0 {
            let (act, name) = match rules {
                "2017" => ("interested", None),
                "2019" => ("accept", Some("engagement-name")),
                _ => ("accept", Some("deal-name")),
            };
            let mut fields = json!({});
            if let Some(name) = name {
                fields = json!({ name: "E", "deal-value": money });
                fields[if rules == "2019" { "purchase-date" } else { "purchase-timeframe" }] =
                    if rules == "2019" { "2030-09-30" } else { "Q4" }.into();
            }
            events.push(json!({"lead": lead, "act": act, "fields": fields}));
        }
    }
    for event in events {
        // Some are refused, as their rules ask for more.
        let answer = client.post("/v1/leads", &event.to_string());
        assert!([200, 201, 409, 422].contains(&answer.status), "{answer:?}");
    }
}

/// Waits until a switch is in a state.
#[track_caller]
fn wait(client: &Client, id: &str, state: &str) -> Value {
    eventually(|| {
        let switch = client.get(&format!("/v1/switches/{id}")).json();
        assert!(switch["state"] != "failed", "{switch}");
        (switch["state"] == state).then_some(switch)
    })
}

fn plan(client: &Client, request: &Value) -> String {
    let answer = client.post("/v1/switches", &request.to_string());
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!(answer.header("location"), format!("/v1/switches/{}", answer.json()["id"].as_str().unwrap()));
    answer.json()["id"].as_str().unwrap().to_owned()
}

fn post(client: &Client, id: &str, what: &str) -> (u16, Value) {
    let answer = client.post(&format!("/v1/switches/{id}/{what}"), "");
    (answer.status, answer.json())
}

/// The leads with their statuses in a language.
fn statuses(client: &Client, locale: &str) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let mut after = String::new();
    loop {
        let page = client.get(&format!("/v1/leads?limit=1000&locale={locale}{after}")).json();
        for lead in page["leads"].as_array().unwrap() {
            all.insert(lead["lead"].as_str().unwrap().to_owned(), lead.clone());
        }
        let Some(next) = page["next"].as_str() else { return all };
        after = format!("&after={next}");
    }
}

/// The plan of the command for the same log.
fn planned_by_the_command(place: &Place, client: &Client, at: &str, locale: &str) -> Value {
    let log = place.folder.join("log.jsonl").display().to_string();
    std::fs::write(&log, client.get("/v1/log").body).unwrap();
    let arguments = ["switch", "plan", &log, "--to", "2020", "--at", at, "--locale", locale, "--format", "json"];
    let (plan, errors, code) = command(&[&arguments[..], &["--facts", "qualification=customer-inquiry"]].concat());
    assert_eq!(code, 0, "{errors}");
    let mut plan: Value = serde_json::from_str(&plan).unwrap();
    for own in ["digest", "log", "rules", "supply", "facts"] {
        plan.as_object_mut().unwrap().remove(own);
    }
    plan
}

fn move_as_planned(place: &Place) {
    let clock = Moved::still();
    let hosted = Hosted::start_with(&place.store(), &clock, None, referee::Referee::builtin());
    let client = &hosted.client;
    let dice = &mut Dice::new(11);
    open_many(client, dice, amount("REFEREE_LEADS", 150));
    clock.on(60_000);
    let before = statuses(client, "it");
    let facts = json!({"qualification": "customer-inquiry"});
    // In the future, so that the plan says what will happen then.
    let at = clock.now().plus_millis(600_000).to_string();
    let id = plan(client, &json!({"to": "2020", "at": at, "facts": facts}));
    let switch = wait(client, &id, "planned");
    assert_eq!((&switch["safe"], &switch["read"], &switch["total"]), (&json!(true), &switch["total"], &switch["read"]));
    for locale in LANGUAGES {
        let shown = client.get(&format!("/v1/switches/{id}/plan?locale={locale}")).json();
        assert_eq!(shown, planned_by_the_command(place, client, &at, locale), "{locale}");
    }
    let moves = switch["planned"].as_u64().unwrap();
    assert!(moves > 20, "{switch}");
    // Nothing has happened.
    assert_eq!(statuses(client, "it"), before);
    assert_eq!(post(client, &id, "apply").0, 200);
    let changed = before.iter().filter(|(_, lead)| lead["rules"] == "2017" && lead["state"]["id"] == "new");
    let changed: Vec<&String> = changed.map(|(lead, _)| lead).take(5).collect();
    assert_eq!(changed.len(), 5);
    for lead in &changed {
        let answer = client.post(&format!("/v1/leads/{lead}/events"), r#"{"act":"interested"}"#);
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    clock.on(599_000);
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(client.get(&format!("/v1/switches/{id}")).json()["moved"], 0);
    clock.on(2_000);
    let switch = wait(client, &id, "applied");
    assert_eq!((&switch["moved"], &switch["skipped"]), (&json!(moves - 5), &json!(5)), "{switch}");
    let skipped = client.get(&format!("/v1/switches/{id}/leads?state=skipped")).json();
    let named: Vec<&str> = skipped.as_array().unwrap().iter().map(|lead| lead["lead"].as_str().unwrap()).collect();
    let mut expected: Vec<&str> = changed.iter().map(|lead| lead.as_str()).collect();
    expected.sort_unstable();
    assert_eq!(named, expected);
    assert!(skipped.as_array().unwrap().iter().all(|lead| lead["reason"] == "changed"), "{skipped}");
    // What is there equals the log, and each lead moved once, at the instant of the plan.
    let log = client.get("/v1/log").body;
    let moved = log.lines().filter(|line| line.contains(&format!("\"id\":\"{id}\""))).collect::<Vec<_>>();
    assert_eq!(moved.len() as u64, moves - 5);
    assert!(moved.iter().all(|line| line.contains(&format!("\"at\":\"{at}\""))), "{moved:?}");
    let after = statuses(client, "it");
    for (lead, status) in &after {
        let stays = expected.contains(&lead.as_str()) || before[lead]["archived"] == json!(true);
        assert!(stays || status["rules"] == "2020", "{status}");
    }
    undo(client, &clock, &id, &before);
}

/// Undoes a switch: each lead is as it was.
fn undo(client: &Client, clock: &Moved, id: &str, before: &BTreeMap<String, Value>) {
    let (status, back) = post(client, id, "undo");
    assert_eq!(status, 202, "{back}");
    let back = back.as_array().unwrap();
    let to: Vec<&str> = back.iter().map(|switch| switch["to"].as_str().unwrap()).collect();
    assert_eq!(to, ["2017", "2019"]);
    for switch in back {
        let id = switch["id"].as_str().unwrap();
        let planned = wait(client, id, "planned");
        assert_eq!(planned["safe"], true, "{planned}");
        assert_eq!(post(client, id, "apply").0, 200);
        wait(client, id, "applied");
    }
    clock.on(1000);
    let after = statuses(client, "it");
    let leads = client.get(&format!("/v1/switches/{id}/leads?state=moved&limit=1000")).json();
    assert!(!leads.as_array().unwrap().is_empty());
    for lead in leads.as_array().unwrap() {
        let id = lead["lead"].as_str().unwrap();
        for same in ["rules", "state", "deadline", "actions", "fields"] {
            let at = |status: &Value| status[same]["at"].as_str().map(str::to_owned);
            let (old, new) = (&before[id][same], &after[id][same]);
            // The text of a deadline says how much time is left.
            if same == "deadline" {
                assert_eq!(at(&before[id]), at(&after[id]), "{id}");
            } else {
                assert_eq!(old, new, "{same} of {id}");
            }
        }
    }
}

pub fn leads_move_as_planned_in_sqlite() -> Result<(), Missing> {
    move_as_planned(&Place::files());
    Ok(())
}

pub fn leads_move_as_planned_in_postgres() -> Result<(), Missing> {
    move_as_planned(&Place::postgres()?);
    Ok(())
}

/// The process is killed again and again while it plans and moves leads.
fn survive(place: &Place) {
    let store = place.store();
    let mut running = Some(Running::start(&store, &[]));
    let key = running.as_ref().unwrap().key.clone().unwrap();
    let mut dice = Dice::new(3);
    let client = |running: &Option<Running>| running.as_ref().unwrap().client(&key);
    let count = amount("REFEREE_LEADS", 3000);
    for part in 0..count / 500 {
        let events = (0..500).map(|number| {
            let lead = format!("L-{}", part * 500 + number);
            json!({"lead": lead, "open": {"rules": dice.pick(&["2017", "2019"])}})
        });
        let answer = client(&running).post("/v1/leads", &json!(events.collect::<Vec<_>>()).to_string());
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let request = json!({"to": "2020", "facts": {"qualification": "customer-inquiry"}});
    let id = plan(&client(&running), &request);
    let mut kills = 0;
    let mut applied = false;
    for _ in 0..amount("REFEREE_KILLS", 12) {
        std::thread::sleep(Duration::from_millis(40 + dice.roll(250) as u64));
        running.take().unwrap().kill();
        running = Some(Running::start(&store, &[]));
        kills += 1;
        let switch = client(&running).get(&format!("/v1/switches/{id}")).json();
        if switch["state"] == "planned" && !applied {
            assert_eq!(switch["planned"], count, "{switch}");
            // A plan that was made again is as whole as any.
            let shown = client(&running).get(&format!("/v1/switches/{id}/plan")).json();
            assert_eq!(shown["leads"], count);
            assert_eq!(post(&client(&running), &id, "apply").0, 200);
            applied = true;
        }
        if switch["state"] == "applying" && dice.roll(3) == 0 {
            // Stopped in between, then it goes on.
            let stopped = post(&client(&running), &id, "stop");
            if stopped.0 == 200 {
                assert_eq!(stopped.1["state"], "planned");
                assert_eq!(post(&client(&running), &id, "apply").0, 200);
            }
        }
    }
    if !applied {
        wait(&client(&running), &id, "planned");
        assert_eq!(post(&client(&running), &id, "apply").0, 200);
    }
    let switch = wait(&client(&running), &id, "applied");
    assert_eq!((&switch["moved"], &switch["skipped"]), (&json!(count), &json!(0)), "after {kills} kills: {switch}");
    let log = client(&running).get("/v1/log").body;
    drop(running);
    assert_eq!(log.lines().filter(|line| line.contains(&format!("\"id\":\"{id}\""))).count(), count);
    let (verified, errors, code) = command(&["store", "verify", "--store", &store]);
    assert_eq!(code, 0, "{verified}{errors}");
    assert!(verified.contains("wrong: 0"), "{verified}");
}

pub fn a_killed_switch_goes_on_in_sqlite() -> Result<(), Missing> {
    survive(&Place::files());
    Ok(())
}

pub fn a_killed_switch_goes_on_in_postgres() -> Result<(), Missing> {
    survive(&Place::postgres()?);
    Ok(())
}

const OLDER: &str = "
rules: older
stages:
  new: { actions: { win: { to: won } } }
  end: { outcomes: [won] }
";
const NEWER: &str = "
rules: newer
follows: older
switch: { approval: true }
stages:
  new: { actions: { win: { to: won } } }
  end: { outcomes: [won] }
";

pub fn somebody_else_approves() -> Result<(), Missing> {
    let place = Place::files();
    let files = [("rules/older.yaml", OLDER), ("rules/newer.yaml", NEWER)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let (referee, _) = Loader::files(files).load_valid().unwrap();
    let hosted = Hosted::start_with(&place.store(), &Moved::still(), None, referee);
    let client = &hosted.client;
    let key = |name: &str, verbs: &[&str]| {
        let made = client.post("/v1/keys", &json!({"name": name, "verbs": verbs}).to_string()).json();
        Client::new(client.address(), made["secret"].as_str().unwrap())
    };
    let (second, writer) = (key("second", &["admin", "read"]), key("writer", &["write", "read"]));
    assert_eq!(client.post("/v1/leads", r#"{"lead":"A","open":{"rules":"older"}}"#).status, 201);
    // No way around it.
    for way in ["/v1/leads/A/events", "/v1/leads/A/events?dry-run=true"] {
        let answer = client.post(way, r#"{"switch":"newer"}"#);
        assert_eq!(answer.status, 403, "{answer:?}");
        assert!(answer.body.contains("/v1/switches"), "{answer:?}");
    }
    assert_eq!(client.post("/v1/leads", r#"[{"lead":"A","switch":"newer"}]"#).status, 403);
    assert_eq!(writer.post("/v1/switches", r#"{"to":"newer"}"#).status, 403);
    let without = NEWER.replace("approval: true", "clock: keep");
    let book = json!({"files": {"rules/older.yaml": OLDER, "rules/newer.yaml": without}});
    assert_eq!(client.post("/v1/books", &book.to_string()).status, 409);
    let id = plan(client, &json!({"to": "newer"}));
    assert_eq!(wait(client, &id, "planned")["needs_approval"], true);
    assert_eq!(post(client, &id, "apply").0, 409);
    assert_eq!(post(client, &id, "approve").0, 403);
    assert_eq!(post(&writer, &id, "approve").0, 403);
    let (status, approved) = post(&second, &id, "approve");
    assert_eq!(status, 200, "{approved}");
    assert_ne!(approved["approved_by"], approved["created_by"]);
    assert_eq!(post(client, &id, "apply").0, 200);
    assert_eq!(wait(client, &id, "applied")["moved"], 1);
    // The way back needs one, too.
    let back = post(client, &id, "undo").1;
    assert_eq!(back[0]["needs_approval"], true, "{back}");
    let audit = client.get("/v1/audit").json();
    let done: Vec<&str> = audit.as_array().unwrap().iter().map(|done| done["action"].as_str().unwrap()).collect();
    assert_eq!(done[..4], ["switch-planned", "switch-applied", "switch-approved", "switch-planned"]);
    Ok(())
}

pub fn what_cannot_be_done_is_said() -> Result<(), Missing> {
    let place = Place::files();
    let clock = Moved::still();
    let hosted = Hosted::start_with(&place.store(), &clock, None, referee::Referee::builtin());
    let client = &hosted.client;
    let past = Instant::from_millis(clock.now().millis() - 1).to_string();
    let requests = [
        (json!({"to": "2021"}), "2021"),
        (json!({"to": "2020", "from": "2021"}), "2021"),
        (json!({"to": "2017", "from": "2020"}), "back"),
        (json!({"to": "2020", "facts": {"nothing": "x"}}), "nothing"),
        (json!({"to": "2020", "at": past}), "past"),
        (json!({"to": "2020", "of": "none"}), "none"),
        (json!({"to": "2020", "fact": {}}), "fact"),
        (json!([]), "switch"),
    ];
    for (request, about) in requests {
        let answer = client.post("/v1/switches", &request.to_string());
        assert_eq!(answer.status, 422, "{request}: {answer:?}");
        assert!(answer.json()["detail"].as_str().unwrap().contains(about), "{answer:?}");
    }
    assert_eq!(client.get("/v1/switches/none").status, 404);
    assert_eq!(post(client, "none", "apply").0, 404);
    // Without the fact, leads are refused, and nothing can be applied.
    assert_eq!(client.post("/v1/leads", r#"{"lead":"A","open":{"rules":"2019"}}"#).status, 201);
    let id = plan(client, &json!({"to": "2020"}));
    let switch = wait(client, &id, "planned");
    assert_eq!((&switch["safe"], &switch["refused"]), (&json!(false), &json!(1)), "{switch}");
    let refused = client.get(&format!("/v1/switches/{id}/leads")).json();
    assert_eq!(refused, json!([{"lead": "A", "rules": "2019", "state": "refused", "reason": "missing-fact"}]));
    assert_eq!(post(client, &id, "apply").0, 409);
    assert_eq!(post(client, &id, "stop").0, 409);
    // With the fact for this lead alone, it moves.
    let supply = json!([{"lead": "A", "facts": {"qualification": "sales-qualified"}}]);
    let id = plan(client, &json!({"to": "2020", "supply": supply}));
    assert_eq!(wait(client, &id, "planned")["safe"], true);
    assert_eq!(post(client, &id, "apply").0, 200);
    wait(client, &id, "applied");
    assert_eq!(client.get("/v1/leads/A").json()["rules"], "2020");
    assert_eq!(post(client, &id, "apply").0, 409);
    Ok(())
}
