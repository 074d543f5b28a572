//! Leads that are stored and restored.

use proptest::prelude::*;

use referee::engine::Snapshot;
use referee::{Acting, Event, Given, Instant, Lead, Opening, Record, Referee, Rulebook, Source, Switching, decide};
use serde_json::{Value, json};

const START: i64 = 1_590_000_000_000;
const MINUTE: i64 = 60_000;

fn record(value: Value) -> Record {
    serde_json::from_value(value).unwrap()
}

fn money() -> Value {
    json!({ "amount": "-10.50", "currency": "EUR" })
}

/// A possible event of a lead under one of the rule sets.
fn event(what: usize, at: Instant) -> Event {
    let act = |action: &str, fields: Value| Event::act("L", at, Acting::of(action).with(record(fields)));
    match what {
        0 => act("interested", json!({})),
        1 => act("accept", json!({ "deal-value": money(), "closing-date": "2020-09-30" })),
        2 => act("accept", json!({ "engagement-name": "E", "deal-value": money(), "purchase-timeframe": "Q4" })),
        3 => act("accept", json!({ "deal-name": "E", "deal-value": money(), "purchase-timeframe": "Q4" })),
        4 => act("edit", json!({ "notes": "call\n“back”" })),
        5 => act("add-contact", json!({ "contacts": [{ "name": "Ann", "email": "ann@partner.example" }] })),
        6 => act("add-employees", json!({ "employees": [{ "name": "Bob", "phone": "+49 30 555010" }] })),
        7 => Event::mark("L", at, "favorite"),
        8 => Event::switch("L", at, "2017"),
        9 | 10 => Event::switch("L", at, Switching::to("2019").fact("region", "Bayern")),
        11 => Event::switch("L", at, "2019"),
        12 | 13 => Event::switch("L", at, Switching::to("2020").fact("qualification", "sales-qualified")),
        14 => act("decline", json!({ "reason": "no" })),
        _ => act("won", json!({})),
    }
}

fn opened() -> impl Strategy<Value = Event> {
    let facts = prop::sample::select(vec![
        ("2017", json!({})),
        ("2017", json!({ "region": "Bayern" })),
        ("2019", json!({ "location": "Milano" })),
        ("2020", json!({ "qualification": "marketing-qualified", "sender": "partner", "contact-me": true })),
    ]);
    let shown = json!({ "subject": "Backup", "zeal": 2.5, "able": [1, null, { "b": "x", "a": true }], "phone": "+39 06 555010" });
    facts.prop_map(move |(rules, facts)| {
        let opening: Opening =
            serde_json::from_value(json!({ "rules": rules, "facts": facts, "overview": shown, "details": {
                "customer": "Contoso", "zip": 10_115, "email": "ann@contoso.example", "author": { "y": 1, "x": 2 },
            } }))
            .unwrap();
        Event::open("L", Instant::from_millis(START), opening).with_id("opened")
    })
}

/// A lead that was stored as JSON, and read again.
pub fn reread(book: &Rulebook, lead: &Lead) -> Lead {
    restored(book, &stored(lead))
}

fn stored(lead: &Lead) -> String {
    serde_json::to_string(&lead.snapshot()).unwrap()
}

fn restored(book: &Rulebook, stored: &str) -> Lead {
    Lead::restore(book, &serde_json::from_str(stored).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn a_snapshot_with_later_events_equals_all_events(
        opened in opened(),
        steps in prop::collection::vec((0..16_usize, 0..9_000_i64, prop::option::weighted(0.4, 0..5_u8)), 0..14),
        look in 0..40_000_i64,
    ) {
        let referee = Referee::builtin();
        let book = referee.rulebook();
        let mut lead = referee.open(opened.clone()).unwrap();
        let mut other = lead.clone();
        let mut now = START;
        for (what, minutes, id) in steps {
            now += minutes / 10 * MINUTE;
            let mut event = event(what, Instant::from_millis(now));
            event.id = id.map(|id| id.to_string().into());
            let text = stored(&other);
            other = restored(book, &text);
            prop_assert_eq!(&other, &lead);
            prop_assert_eq!(stored(&other), text, "a restored lead is stored unchanged");
            // A step decided before the lead was stored can still be taken.
            if let Ok(step) = decide(&lead, &event) {
                prop_assert!(other.clone().take(step).is_ok());
            }
            let (one, two) = (lead.apply(&event), other.apply(&event));
            prop_assert_eq!(one.map_err(|refusal| refusal.id()), two.map_err(|refusal| refusal.id()));
        }
        let other = restored(book, &stored(&other));
        prop_assert_eq!(&other, &lead);
        let at = Instant::from_millis(now + look * MINUTE);
        prop_assert_eq!(other.at(at), lead.at(at));
        let reader = referee.reader("en").unwrap();
        let status = |lead: &Lead| serde_json::to_string(&reader.status(lead, at).unwrap()).unwrap();
        prop_assert_eq!(status(&other), status(&lead));
    }
}

#[test]
fn withheld_values_survive_and_stay_withheld() {
    let referee = Referee::builtin();
    let at = Instant::from_millis(START);
    let opening = Opening::under("2017").details(Record::from([("customer", "Contoso"), ("tax-id", "DE 1")]));
    let lead = referee.open(Event::open("L", at, opening)).unwrap();
    let snapshot = lead.snapshot();
    assert!(!format!("{snapshot:?}").contains("Contoso"));
    let mut lead = restored(referee.rulebook(), &serde_json::to_string(&snapshot).unwrap());
    assert_eq!(lead.value("customer", at).unwrap(), None);
    assert_eq!(lead.own_details(at).unwrap(), None);
    lead.apply(&Event::act("L", at, "interested")).unwrap();
    assert_eq!(lead.value("customer", at).unwrap(), Some(&referee::Value::Text("Contoso".into())));
    assert_eq!(lead.own_details(at).unwrap().unwrap().get("tax-id"), Some(&Given::from("DE 1")));
}

#[test]
fn a_switched_lead_can_return_after_being_stored() {
    let referee = Referee::builtin();
    let at = Instant::from_millis(START);
    let opening = Opening::under("2017").fact("region", "Bayern");
    let mut lead = referee.open(Event::open("L", at, opening)).unwrap();
    lead.apply(&event(12, at)).unwrap();
    let mut other = restored(referee.rulebook(), &stored(&lead));
    assert_eq!(other.came_from().map(|rules| rules.name()).collect::<Vec<_>>(), ["2017", "2019"]);
    assert_eq!(other.aside(at).unwrap().map(|aside| &*aside.id).collect::<Vec<_>>(), ["region"]);
    for lead in [&mut lead, &mut other] {
        lead.apply(&event(11, at)).unwrap();
        assert_eq!(lead.known("region"), Some("Bayern".into()));
    }
    assert_eq!(other, lead);
}

#[test]
fn a_snapshot_that_does_not_fit_gives_the_reason() {
    let referee = Referee::builtin();
    let opening = Opening::under("2020").fact("qualification", "sales-qualified");
    let lead = referee.open(Event::open("L", Instant::from_millis(START), opening).with_id("e-1")).unwrap();
    let valid = serde_json::to_value(lead.snapshot()).unwrap();
    let error = |book: &Rulebook, change: &dyn Fn(&mut Value)| {
        let mut changed = valid.clone();
        change(&mut changed);
        Lead::restore(book, &serde_json::from_value(changed).unwrap()).unwrap_err()
    };
    let book = referee.rulebook();
    let unknown = error(book, &|snapshot| snapshot["version"] = 2.into());
    assert!(unknown.is_unknown_version());
    assert_eq!(unknown.to_string(), "unknown snapshot version 2");
    let later = json!({ "version": 7, "anything": ["else"] });
    let later: Snapshot = serde_json::from_value(later).unwrap();
    assert!(Lead::restore(book, &later).unwrap_err().is_unknown_version());
    assert!(serde_json::to_string(&later).is_err(), "unknown data would be lost");

    let files = [
        ("2017.yaml", include_str!("../rules/2017.yaml")),
        ("2019.yaml", include_str!("../rules/2019.yaml")),
        ("2020.yaml", include_str!("../rules/2020.yaml")),
    ];
    let files =
        files.map(|(name, text)| Source::new(name, text.replace("to: expired, notify: [lead-expired]", "to: expired")));
    assert!(error(&Rulebook::parse(&files).unwrap(), &|_| ()).is_other_rules());
    let fingerprint = error(book, &|snapshot| snapshot["rules"]["fingerprint"] = "sha256:0".into());
    assert!(fingerprint.is_other_rules());
    assert_eq!(fingerprint.to_string(), "rule set `2020` of the snapshot is missing from the book, or has changed");

    let changes: [(&str, Value); 9] = [
        ("/stamp", "none".into()),
        ("/position/state", "limbo".into()),
        ("/position/due", Value::Null),
        ("/position/archived", true.into()),
        ("/facts/qualification", "hot".into()),
        ("/fields", json!({ "color": "red" })),
        ("/marks", json!(["burning"])),
        ("/ids/e-1", "short".into()),
        ("/details", json!(1)),
    ];
    for (place, value) in changes {
        let damaged = error(book, &|snapshot| *snapshot.pointer_mut(place).unwrap() = value.clone());
        assert!(damaged.is_damaged(), "{place}: {damaged}");
    }
    for other in [&unknown, &fingerprint] {
        assert!(!other.is_damaged() && !other.is_stale_step() && !other.is_too_early());
    }
    assert!(!unknown.is_other_rules() && !fingerprint.is_unknown_version());
}
