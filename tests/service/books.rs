//! Books that are loaded while the service runs.

use std::collections::BTreeMap;

use referee::serde_json::{Value, json};

use super::peers::eventually;
use super::places::{Missing, Place};
use super::running::{Answer, Client, Running, command};

const RULES: &str = "
rules: NAME
stages:
  new: { actions: { win: { to: won } }, timeout: { after: 3d, to: lost } }
  end: { outcomes: [won, lost] }
";
const WORDS: &str = "
stage-new = New
    .summary = NEWS
stage-end = Over
action-win = Win
    .hint = Wins.
outcome-won = Won
    .summary = Won.
outcome-lost = Lost
    .summary = Lost.
";

/// A book with some rule sets, whose messages say something.
fn files(names: &[&str], says: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for name in names {
        files.insert(format!("rules/{name}.yaml"), RULES.replace("NAME", name));
        files.insert(format!("locales/en/{name}.ftl"), WORDS.replace("NEWS", says));
    }
    files
}

fn load(client: &Client, files: &BTreeMap<String, String>) -> Answer {
    client.post("/v1/books", &json!({ "files": files }).to_string())
}

fn summary(client: &Client, lead: &str) -> Value {
    client.get(&format!("/v1/leads/{lead}")).json()["summary"].clone()
}

fn load_books(place: &Place) {
    let store = place.store();
    let folder = place.folder.join("book");
    for (path, text) in files(&["a"], "First.") {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let running = Running::start(&store, &["--book", folder.to_str().unwrap()]);
    let key = running.key.clone().unwrap();
    let client = running.client(&key);
    // A second process over the same database has the same book by itself.
    let second = store.starts_with("postgres").then(|| Running::start(&store, &[]));
    let other = second.as_ref().map(|second| second.client(&key));
    assert_eq!(client.post("/v1/leads", r#"{"lead":"A","open":{"rules":"a"}}"#).status, 201);
    assert_eq!(summary(&client, "A"), "First.");
    if let Some(other) = &other {
        assert_eq!(summary(other, "A"), "First.");
    }

    // A book with errors is refused with all of them, and nothing changes.
    let mut broken = files(&["a", "b"], "Second.");
    broken.insert("rules/b.yaml".to_owned(), RULES.replace("NAME", "b").replace("to: won", "to: wno"));
    broken.insert("locales/en/a.ftl".to_owned(), "stage-new = {\n".to_owned());
    let answer = load(&client, &broken);
    assert_eq!(answer.status, 422, "{answer:?}");
    let found = answer.json()["findings"].clone();
    let found: Vec<(&str, &str, u64)> = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|it| (it["id"].as_str().unwrap(), it["file"].as_str().unwrap_or(""), it["line"].as_u64().unwrap_or(0)))
        .collect();
    assert!(found.contains(&("unknown-state", "rules/b.yaml", 4)), "{found:?}");
    assert!(found.iter().any(|(_, file, _)| *file == "locales/en/a.ftl"), "{found:?}");
    assert_eq!(summary(&client, "A"), "First.");

    // So is one whose scenarios fail, and one without the rules of open leads.
    let mut failing = files(&["a"], "Second.");
    let scenario = "rules: a\nscenarios:\n  one:\n    - open\n    - act: win\n    - expect: { state: lost }\n";
    failing.insert("rules/tests/a.yaml".to_owned(), scenario.to_owned());
    let answer = load(&client, &failing);
    assert_eq!(answer.status, 422, "{answer:?}");
    let answer = load(&client, &files(&["b"], "Second."));
    assert_eq!(answer.status, 409, "{answer:?}");
    assert!(answer.body.contains("`a`"), "{answer:?}");
    let mut changed = files(&["a"], "Second.");
    changed.insert("rules/a.yaml".to_owned(), RULES.replace("NAME", "a").replace("3d", "4d"));
    assert_eq!(load(&client, &changed).status, 409);

    // Only checked.
    let whole_book = files(&["a", "b"], "Second.");
    let answer = client.post("/v1/books?dry-run=true", &json!({ "files": whole_book }).to_string());
    assert_eq!((answer.status, &answer.json()["number"]), (200, &Value::Null), "{answer:?}");
    assert_eq!(summary(&client, "A"), "First.");

    // Loaded: new words for old leads, and new rules.
    let answer = load(&client, &whole_book);
    assert_eq!((answer.status, &answer.json()["number"]), (200, &json!(2)), "{answer:?}");
    assert_eq!(summary(&client, "A"), "Second.");
    assert_eq!(client.post("/v1/leads", r#"{"lead":"B","open":{"rules":"b"}}"#).status, 201);
    if let Some(other) = &other {
        // It learns of the new rules when it meets a lead that needs them.
        assert_eq!(other.get("/v1/leads/B").status, 200);
        assert_eq!(summary(other, "A"), "Second.");
        let answer = load(other, &files(&["a", "b"], "Third."));
        assert_eq!(answer.status, 200, "{answer:?}");
        eventually(|| (summary(&client, "A") == "Third.").then_some(()));
        assert_eq!(load(other, &whole_book).status, 200);
        eventually(|| (summary(&client, "A") == "Second.").then_some(()));
    }
    // The same one again is not another book.
    let number = load(&client, &whole_book).json()["number"].clone();
    let books = client.get("/v1/books").json();
    assert_eq!((&books[0]["number"], &books[0]["current"]), (&number, &json!(true)), "{books}");
    let whole = client.get(&format!("/v1/books/{number}")).json();
    assert_eq!(whole["files"], json!(whole_book));

    // The book stays when the service starts again, and for other commands.
    drop((second, other));
    assert!(running.stop());
    let (verified, errors, code) = command(&["store", "verify", "--store", &store]);
    assert_eq!(code, 0, "{verified}{errors}");
    assert!(errors.contains("using the book that was loaded at"), "{errors}");
    let running = Running::start(&store, &[]);
    assert_eq!(summary(&running.client(&key), "B"), "Second.");
}

pub fn a_book_is_loaded_while_leads_move_in_sqlite() -> Result<(), Missing> {
    load_books(&Place::files());
    Ok(())
}

pub fn a_book_is_loaded_while_leads_move_in_postgres() -> Result<(), Missing> {
    load_books(&Place::postgres()?);
    Ok(())
}
