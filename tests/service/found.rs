//! Leads that are found by the words that a status shows of them.

use std::collections::BTreeSet;

use referee::serde_json::{Value, json};

use super::dice::Dice;
use super::hosted::Hosted;
use super::peers::Moved;
use super::places::{Missing, Place};
use super::running::{Client, escaped};

const DAY: i64 = 86_400_000;

fn found(client: &Client, text: &str) -> Vec<String> {
    let page = client.get(&format!("/v1/leads?limit=1000&text={}", escaped(text))).json();
    let mut leads: Vec<String> =
        page["leads"].as_array().unwrap().iter().map(|lead| lead["lead"].as_str().unwrap().to_owned()).collect();
    leads.sort_unstable();
    leads
}

/// All texts of a status's fields, with the id of its lead.
fn texts(status: &Value) -> String {
    let fields = status["fields"].as_array().unwrap().iter();
    let fields = fields.filter_map(|field| field["value"].as_str().map(str::to_owned));
    fields.chain([status["lead"].as_str().unwrap().to_owned()]).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn find(place: &Place) {
    let clock = Moved::still();
    let hosted = Hosted::start(&place.store(), &clock, None);
    let client = &hosted.client;
    let open = |lead: &str, subject: &str, email: &str, account: &str| {
        let event = json!({"lead": lead, "open": {"rules": "tickets", "facts": {"account": account},
            "overview": {"subject": subject, "email": email}}});
        assert_eq!(client.post("/v1/leads", &event.to_string()).status, 201);
    };
    open("A-1", "Müller & Söhne: Drucker", "jan@fabrikam.example", "North Wind");
    open("A-2", "客戶要求退款", "mei@contoso.example", "Zulu");
    open("B-3", "Принтер не печатает", "olga@contoso.example", "Zulu");
    let cases: [(&str, &[&str]); 14] = [
        ("müller", &["A-1"]),
        ("MUL", &["A-1"]),
        ("söh dru", &["A-1"]),
        ("drucker fehlt", &[]),
        ("ller", &[]),
        ("退款", &["A-2"]),
        ("принт", &["B-3"]),
        ("contoso", &["A-2", "B-3"]),
        ("contoso olga", &["B-3"]),
        ("a", &["A-1", "A-2"]),
        ("a-2", &["A-2"]),
        ("north", &["A-1"]),
        ("%", &["A-1", "A-2", "B-3"]),
        ("' OR 1=1 --", &[]),
    ];
    for (text, leads) in cases {
        assert_eq!(found(client, text), leads, "{text}");
    }
    // What an outcome withholds is not found any more, and neither is it after a timeout.
    hosted.answer("A-2");
    assert_eq!(found(client, "contoso"), ["B-3"]);
    assert_eq!(found(client, "退款"), ["A-2"]);
    clock.on(2 * DAY);
    assert_eq!(found(client, "принт"), ["B-3"]);

    // Against a model that reads the statuses.
    let dice = &mut Dice::new(23);
    let words = ["alpha", "beta", "gamma", "delta", "alps", "gate"];
    for number in 0..60 {
        let subject = (0..=dice.roll(3)).map(|_| *dice.pick(&words)).collect::<Vec<_>>().join(" ");
        let email = format!("{}@{}.example", dice.pick(&words), dice.pick(&words));
        open(&format!("M-{number}"), &subject, &email, "M");
        if dice.roll(2) == 0 {
            hosted.answer(&format!("M-{number}"));
        }
        if dice.roll(8) == 0 {
            clock.on(DAY / 3);
        }
    }
    let page = client.get("/v1/leads?limit=1000").json();
    for _ in 0..200 {
        let asked: Vec<String> = (0..=dice.roll(2))
            .map(|_| {
                let word = *dice.pick(&words);
                word[..=dice.roll(word.len())].to_owned()
            })
            .collect();
        let has = |status: &&Value| {
            let texts = texts(status);
            let words: BTreeSet<&str> = texts.split(|c: char| !c.is_alphanumeric()).collect();
            asked.iter().all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
        };
        // The model does not know the facts, which contain none of the words.
        let mut expected: Vec<String> = page["leads"]
            .as_array()
            .unwrap()
            .iter()
            .filter(has)
            .map(|status| status["lead"].as_str().unwrap().to_owned())
            .collect();
        expected.sort_unstable();
        assert_eq!(found(client, &asked.join(" ")), expected, "{asked:?}");
    }
}

pub fn leads_are_found_by_words_in_sqlite() -> Result<(), Missing> {
    find(&Place::files());
    Ok(())
}

pub fn leads_are_found_by_words_in_postgres() -> Result<(), Missing> {
    find(&Place::postgres()?);
    Ok(())
}
