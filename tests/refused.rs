//! The reference of refusals: the ids from the code, their meanings from the pages of checks, and the events and
//! messages from the case of all refusals.

use std::collections::BTreeMap;
use std::fmt::Write;

use referee::tooling::refusals::{CHECKS, IDS};
use referee::{Event, Leads, Loader, Opening, Referee, Source, read_line};
use serde_json::Value;

use crate::cases::steps;
use crate::command::{folder, run};
use crate::reference::hold;

/// An event that is refused.
struct Example {
    /// The events of its lead up to it, in Markdown.
    events: String,
    message: String,
    /// The accepted ids.
    accepted: Option<String>,
}

/// The first example of each refusal.
fn examples() -> BTreeMap<String, Example> {
    let case = std::fs::read_to_string(folder().join("cases/refusals-en.case")).unwrap();
    let mut examples = BTreeMap::new();
    for step in steps(&case) {
        let book = step.args.windows(2).find(|pair| pair[0] == "--book");
        let book =
            book.map(|pair| format!("With `--book {}`:\n\n", pair[1].trim_start_matches("../"))).unwrap_or_default();
        let lines: Vec<&str> = step.input.lines().collect();
        let lead = |line: &str| serde_json::from_str::<Value>(line).unwrap()["lead"].clone();
        // The accepted events.
        let mut before: Vec<&str> = Vec::new();
        let errors = run(&step.args, step.input.as_bytes()).errors;
        let mut errors = errors.lines().peekable();
        for (number, line) in (1..).zip(lines) {
            let place = format!("]: standard input:{number}:1: ");
            let Some((id, message)) = errors.peek().and_then(|error| error.split_once(&place)) else {
                before.push(line);
                continue;
            };
            errors.next();
            let accepted = errors.next_if(|line| line.starts_with("  = ")).and_then(|help| help.split_once("ids: "));
            let events = before.iter().filter(|event| lead(event) == lead(line)).chain([&line]);
            let events: Vec<&str> = events.copied().collect();
            examples.entry(id.trim_start_matches("error[").to_owned()).or_insert_with(|| Example {
                events: format!("{book}```json\n{}\n```", events.join("\n")),
                message: message.to_owned(),
                accepted: accepted.map(|(_, ids)| ids.to_owned()),
            });
        }
        assert_eq!(errors.next(), None, "every refusal is read");
    }
    examples
}

/// The example of an empty id, which no line of a log can have.
fn empty_id() -> Example {
    let referee = Referee::builtin();
    let at = "2017-06-10T09:00:00Z".parse().unwrap();
    let refusal = referee.open(Event::open("H", at, Opening::under("2017")).with_id("")).unwrap_err();
    assert_eq!(refusal.id(), "id-empty");
    Example {
        events: "Only in the library, with `Event::with_id(\"\")`. In a log, an empty `id` is reported as \
            [log-event](findings.md#log-event)."
            .to_owned(),
        message: referee.reader("en").unwrap().refusal(&refusal),
        accepted: None,
    }
}

/// The example of an event before a notification. The command sends none.
fn already_settled() -> Example {
    let referee = Referee::builtin();
    let at = |text: &str| text.parse().unwrap();
    let mut lead = referee.open(Event::open("L-1", at("2017-06-02T09:00:00Z"), Opening::under("2017"))).unwrap();
    lead.notified_until(at("2017-06-05T09:00:00Z"));
    let late = Event::act("L-1", at("2017-06-04T09:00:00Z"), "interested");
    let refusal = referee::decide(&lead, &late).unwrap_err();
    assert_eq!(refusal.id(), "already-settled");
    Example {
        events: "Only where notifications are sent: in the service, and after `Lead::notified_until`. The command \
            sends none."
            .to_owned(),
        message: referee.reader("en").unwrap().refusal(&refusal),
        accepted: None,
    }
}

/// The example of a lead that could have come from two stages. Under the built-in rules, no lead comes back to such a stage.
fn not_one_to_one() -> Example {
    let older = "rules: older\nstages:\n  new: { actions: { take: { to: taken }, close: { to: solved } } }\n  \
                 taken: { actions: { close: { to: solved } } }\n  archived: { outcomes: [solved] }\n";
    let newer = "rules: newer\nfollows: older\nswitch: { stages: { new: open, taken: open } }\nstages:\n  \
                 open: { actions: { wait: { to: waiting }, close: { to: solved } } }\n  \
                 waiting: { actions: { resume: { to: open } } }\n  archived: { outcomes: [solved] }\n";
    let words = [("en".parse().unwrap(), Source::new("newer.ftl", "stage-open = Open\n"))];
    let rules = [Source::new("older.yaml", older), Source::new("newer.yaml", newer)];
    let referee = Loader::rules(rules).with_words(words).load_valid().unwrap().0;
    let lines = [
        r#"{"lead":"S","at":"2026-03-01T09:00:00Z","open":{"rules":"older"}}"#,
        r#"{"lead":"S","at":"2026-03-02T09:00:00Z","switch":"newer"}"#,
        r#"{"lead":"S","at":"2026-03-03T09:00:00Z","act":"wait"}"#,
        r#"{"lead":"S","at":"2026-03-04T09:00:00Z","act":"resume"}"#,
        r#"{"lead":"S","at":"2026-03-05T09:00:00Z","switch":"older"}"#,
    ];
    let mut leads = Leads::new(referee.rulebook().clone());
    let mut taken = lines.iter().map(|line| leads.take(read_line(line.as_bytes()).unwrap()));
    let refusal = taken.find_map(Result::err).unwrap();
    assert_eq!(refusal.id(), "not-one-to-one");
    let events = format!(
        "Under these rules:\n\n```yaml\n{older}```\n\n```yaml\n{newer}```\n\n```json\n{}\n```",
        lines.join("\n")
    );
    Example { events, message: referee.reader("en").unwrap().refusal(&refusal), accepted: None }
}

/// Refusals that the built-in rules never give: the event, after `open`, under a rule set of a shop.
const OF_A_SHOP: &[(&str, &str)] = &[
    (
        "excluded-facts",
        r#"{"lead":"S","at":"2026-03-02T09:00:00Z","open":{"rules":"shop","facts":{"kind":"trial","paid":true}}}"#,
    ),
    ("fixed-fact", r#"{"lead":"S","at":"2026-03-02T09:00:00Z","fact":{"kind":"offer"}}"#),
    ("not-extendable", r#"{"lead":"S","at":"2026-03-02T09:00:00Z","act":"wait"}"#),
];

const SHOP: &str = "rules: shop
facts:
  kind: [offer, trial]
  paid: { kind: boolean, default: false, changes: true }
excluded:
  - { kind: trial, paid: true }
stages:
  open:
    actions:
      close: { to: solved }
      order: { clocks: { delivery: start } }
      wait: { clocks: { delivery: { extend: 2d, times: 1 } } }
    timeout: { after: 30d, to: solved }
  archived: { outcomes: [solved] }
clocks:
  delivery: { starts: [], timeout: { after: 5d } }
";

/// The example of a refusal under the rules of the shop.
fn of_a_shop(line: &str) -> (String, Example) {
    let words = "fact-kind = Kind\nfact-kind-offer = Offer\nfact-kind-trial = Trial\nfact-paid = Paid\n\
                 clock-delivery = Delivery\n";
    let words = [("en".parse().unwrap(), Source::new("shop.ftl", words))];
    let referee = Loader::rules([Source::new("shop.yaml", SHOP)]).with_words(words).load_valid().unwrap().0;
    let opened = r#"{"lead":"S","at":"2026-03-01T09:00:00Z","open":{"rules":"shop","facts":{"kind":"trial"}}}"#;
    let opens = line.contains("\"open\"");
    let mut leads = Leads::new(referee.rulebook().clone());
    if !opens {
        leads.take(read_line(opened.as_bytes()).unwrap()).unwrap();
    }
    let refusal = leads.take(read_line(line.as_bytes()).unwrap()).unwrap_err();
    let lines = if opens { line.to_owned() } else { format!("{opened}\n{line}") };
    let events = format!("Under these rules:\n\n```yaml\n{SHOP}```\n\n```json\n{lines}\n```");
    let accepted = refusal.accepted().join(", ");
    let accepted = (!accepted.is_empty()).then_some(accepted);
    (refusal.id().to_owned(), Example { events, message: referee.reader("en").unwrap().refusal(&refusal), accepted })
}

/// What a refusal means: the page of its check, or what the page of a check of rules says about events.
fn meaning(id: &str) -> String {
    let check = referee_cli::checks().find(|check| check.id == id).unwrap();
    let page = check.page();
    let (title, meaning) = page.split_once("\n\n").unwrap();
    if CHECKS.iter().any(|check| check.id == id) {
        return format!("**{title}** {meaning}");
    }
    let of_events = meaning.split("\n\n").find_map(|part| part.strip_prefix("An event is refused with this id if "));
    let of_events = of_events.unwrap_or_else(|| panic!("the page of `{id}` does not say when an event is refused"));
    format!("**{title}** The event is refused if {of_events}")
}

#[test]
fn every_refusal_has_an_entry() {
    let mut text = "# Refusals\n\nWhy an event is not accepted. `Refusal::id` is the id, `Reader::refusal` the message in the \
        reader's language, and `Refusal::accepted` what would be accepted instead. The command prints the same as \
        `error[ID]`.\n\nA refused event changes nothing: the lead is the same as before it. In each example, only the \
        last event is refused.\n\nThe page is generated from the code and the English messages. [Findings](findings.md) \
        has what the checks of files report.\n"
        .to_owned();
    text.push_str("\n| Id | Reason |\n|---|---|\n");
    for id in IDS {
        let check = referee_cli::checks().find(|check| check.id == *id).unwrap();
        writeln!(text, "| [{id}](#{id}) | {} |", check.title().trim_end_matches('.')).unwrap();
    }
    let mut examples = examples();
    examples.insert("id-empty".to_owned(), empty_id());
    examples.insert("already-settled".to_owned(), already_settled());
    examples.insert("not-one-to-one".to_owned(), not_one_to_one());
    for (id, line) in OF_A_SHOP {
        let (found, example) = of_a_shop(line);
        assert_eq!(found, *id, "{line}");
        examples.insert(found, example);
    }
    for id in IDS {
        let Some(Example { events, message, accepted }) = examples.remove(*id) else {
            panic!("`{id}` has no example in `tests/cases/refusals-en.case`");
        };
        let accepted =
            accepted.map(|ids| format!("\n>\n> Accepted: `{}`", ids.replace(", ", "`, `"))).unwrap_or_default();
        write!(text, "\n## {id}\n\n{}\n\n{events}\n\n> {message}{accepted}\n", meaning(id)).unwrap();
    }
    assert!(examples.is_empty(), "unknown refusals: {:?}", examples.keys());
    hold("refusals.md", &text);
}
