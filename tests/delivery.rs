//! How recipients are reached: random books and delivery files against a model that looks at every rule set and recipient.

use std::fmt::Write;

use proptest::prelude::*;

use referee::rules::{Address, Rulebook};
use referee::{Acting, Event, Loader, Opening, Referee, Source, engine::Mail};

const RECIPIENTS: [&str; 3] = ["customer", "partner", "team"];

/// What a rule set declares.
#[derive(Debug, Clone)]
struct Set {
    notified: Vec<&'static str>,
    /// Whether a fact names the recipient of one notification: the first or the second of them.
    by_fact: bool,
    email: Option<&'static str>,
    address: bool,
    account: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Missing,
    Nothing,
    Webhook,
    Fixed,
    Field,
    Fact,
    Directory,
}

fn set() -> impl Strategy<Value = Set> {
    let notified = proptest::sample::subsequence(RECIPIENTS.to_vec(), 1..=3);
    let email = proptest::sample::select(vec![None, Some("email"), Some("phone")]);
    (notified, any::<bool>(), email, any::<bool>(), any::<bool>())
        .prop_map(|(notified, by_fact, email, address, account)| Set { notified, by_fact, email, address, account })
}

fn way() -> impl Strategy<Value = Way> {
    use Way::{Directory, Fact, Field, Fixed, Missing, Nothing, Webhook};
    proptest::sample::select(vec![Missing, Nothing, Webhook, Fixed, Field, Fact, Directory])
}

fn rules(number: usize, set: &Set) -> Source {
    let Set { notified, by_fact, email, address, account } = set;
    let mut facts = String::new();
    let (mut sent, mut notifications) = (Vec::new(), String::new());
    if *by_fact {
        writeln!(facts, "  who: [{}]", notified.join(", ")).unwrap();
        notifications.push_str("  note: { to: who }\n");
        sent.push("note".to_owned());
    } else {
        for recipient in notified {
            writeln!(notifications, "  note-{recipient}: {{ to: {recipient} }}").unwrap();
            sent.push(format!("note-{recipient}"));
        }
    }
    for (there, fact) in [(address, "address"), (account, "account")] {
        if *there {
            writeln!(facts, "  {fact}: text").unwrap();
        }
    }
    let fields =
        email.map_or_else(String::new, |kind| format!("fields: {{ email: {kind} }}\narrival: {{ fields: [email] }}\n"));
    let facts = if facts.is_empty() { facts } else { format!("facts:\n{facts}") };
    let text = format!(
        "rules: r{number}\n{facts}{fields}recipients: [{}]\nstages:\n  open: {{ actions: {{ close: {{ to: done, notify: [{}] }} }} }}\n  \
         end: {{ outcomes: [done] }}\nnotifications:\n{notifications}",
        notified.join(", "),
        sent.join(", ")
    );
    Source::new(format!("rules/r{number}.yaml"), text)
}

fn file(ways: &[Way], account: bool) -> Source {
    let mut text = "from: a@contoso.example\n".to_owned();
    if account {
        text.push_str("account: { fact: account }\n");
    }
    text.push_str("recipients:\n");
    for (recipient, way) in RECIPIENTS.iter().zip(ways) {
        let reach = match way {
            Way::Missing => continue,
            Way::Nothing => "{ zone: UTC }",
            Way::Webhook => "{ webhook: true }",
            Way::Fixed => "{ mail: Team <team@contoso.example> }",
            Way::Field => "{ mail: { field: email } }",
            Way::Fact => "{ mail: { fact: address } }",
            Way::Directory => "{ mail: directory }",
        };
        writeln!(text, "  {recipient}: {reach}").unwrap();
    }
    Source::new("rules/delivery.yaml", text)
}

/// Whether a recipient of a rule set is reached.
fn reached(set: &Set, way: Way, account: bool) -> bool {
    match way {
        Way::Missing | Way::Nothing => false,
        Way::Webhook | Way::Fixed => true,
        Way::Field => set.email == Some("email"),
        Way::Fact => set.address,
        Way::Directory => !account || set.account,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_valid_if_everybody_is_reached(
        sets in proptest::collection::vec(set(), 1..4),
        ways in proptest::collection::vec(way(), 3),
        account in any::<bool>(),
    ) {
        let mut sources: Vec<Source> = sets.iter().enumerate().map(|(number, set)| rules(number, set)).collect();
        let delivery = file(&ways, account);
        sources.push(delivery.clone());
        let text = sources.iter().map(|source| source.text().to_owned()).collect::<Vec<_>>().join("---\n");
        let checked = Rulebook::check(&sources);
        let of = |name: &str| ways[RECIPIENTS.iter().position(|known| *known == name).unwrap()];
        let mut unreached: Vec<&str> = Vec::new();
        for set in &sets {
            unreached.extend(set.notified.iter().filter(|name| !reached(set, of(name), account)));
        }
        unreached.sort_unstable();
        unreached.dedup();
        let mut found: Vec<&str> = checked.findings.iter().filter(|finding| finding.id == "unreachable-recipient")
            .map(|finding| &*finding.subject.as_ref().unwrap().id).collect();
        found.sort_unstable();
        found.dedup();
        prop_assert_eq!(&found, &unreached, "{:?}\n{}", checked.findings, text);
        // Names that no rule set has.
        let any = |has: &dyn Fn(&Set) -> bool| sets.iter().any(has);
        let strangers = RECIPIENTS.iter().zip(&ways)
            .filter(|(name, way)| **way != Way::Missing && !any(&|set| set.notified.contains(name))).count();
        let fields = ways.contains(&Way::Field) && !any(&|set| set.email.is_some());
        let addresses = ways.contains(&Way::Fact) && !any(&|set| set.address);
        let accounts = account && !any(&|set| set.account);
        let count = |id: &str| checked.findings.iter().filter(|finding| finding.id == id).count();
        prop_assert_eq!(count("unknown-recipient"), strangers, "{:?}\n{}", checked.findings, text);
        prop_assert_eq!(count("unknown-field") > 0, fields, "{:?}\n{}", checked.findings, text);
        prop_assert_eq!(count("unknown-fact") > 0, addresses || accounts, "{:?}\n{}", checked.findings, text);
        let valid = unreached.is_empty() && strangers == 0 && !fields && !addresses && !accounts;
        prop_assert_eq!(checked.book.delivery().is_some(), valid, "{:?}\n{}", checked.findings, text);
    }
}

const TICKETS: &str = "
rules: tickets
facts: { language: { one-of: [de, it], default: it, info: true }, partner: text }
fields: { email: email, note: text }
arrival: { fields: [email] }
recipients: [customer, team]
stages:
  open:
    shows: overview
    actions: { close: { to: solved, notify: [done, gone], allow: [note] } }
  closed: { outcomes: { solved: { shows: overview, withhold: [email] } } }
notifications: { done: { to: customer }, gone: { to: team } }
";

fn tickets(delivery: &str) -> Result<Referee, String> {
    let files = [Source::new("tickets.yaml", TICKETS), Source::new("delivery.yaml", delivery)];
    let folder = Loader::rules(files);
    let (referee, findings) = folder.load_valid().map_err(|findings| findings.to_string())?;
    match findings.iter().find(|finding| finding.place.as_ref().is_some_and(|it| it.file() == "delivery.yaml")) {
        Some(finding) => Err(finding.to_string()),
        None => Ok(referee),
    }
}

#[test]
fn a_withheld_address_is_used() {
    let referee = tickets(
        "from: T <t@contoso.example>\naccount: { fact: partner }\nzone: Europe/Rome\nrecipients:\n  customer: { mail: { field: email }, \
         locale: { fact: language }, zone: { field: note } }\n  team: { mail: directory, webhook: true }\n",
    )
    .unwrap();
    let opened = "2026-03-02T09:00:00Z".parse().unwrap();
    let opening = Opening::under("tickets").fact("partner", "P-7").details([("email", "a@fabrikam.example")]);
    let opening = Event::open("T-1", opened, opening);
    let lead = referee.open(opening.clone()).unwrap();
    let mut leads = referee::Leads::new(referee.rulebook().clone());
    leads.take(opening).unwrap();
    leads.take(Event::act("T-1", opened, Acting::of("close").field("note", "Asia/Tokyo"))).unwrap();
    let closed = leads.get("T-1").unwrap();
    let delivery = referee.rulebook().delivery().unwrap();
    for (lead, zone) in [(&lead, None), (closed, Some("Asia/Tokyo"))] {
        let customer = lead.destination(delivery, "customer").unwrap();
        assert_eq!(customer.mail, Some(Mail::To("a@fabrikam.example".into())));
        assert_eq!(customer.locale.unwrap().to_string(), "it");
        assert_eq!(customer.zone.map(|zone| zone.to_string()).as_deref(), zone);
        assert!(!customer.webhook);
        let team = lead.destination(delivery, "team").unwrap();
        assert_eq!((team.mail, team.webhook, &*team.account), (Some(Mail::Directory), true, "P-7"));
        assert_eq!(lead.destination(delivery, "nobody"), None);
    }
    assert!(matches!(delivery.reach("customer").unwrap().mail, Some(Address::Of(_))));
}

#[test]
fn mistakes_are_named() {
    let reached = "  team: { webhook: true }\n";
    for (text, finding) in [
        ("", "delivery.yaml:1:1: error[missing-key]: a delivery file needs the key `recipients`"),
        ("recipients: []\n", "error[wrong-kind]"),
        (
            "recipients:\n  customer: { mail: a@b.example }\nTEAM",
            "delivery.yaml:2:3: error[missing-key]: mails need the key `from`",
        ),
        ("from: a@b\nrecipients:\n  customer: { webhook: true }\nTEAM", "delivery.yaml:1:7: error[wrong-address]"),
        (
            "from: 'a <a@b.example'\nrecipients:\n  customer: { webhook: true }\nTEAM",
            "delivery.yaml:1:7: error[wrong-address]",
        ),
        (
            "from: \"a\\r\\nBcc: <a@b.example>\"\nrecipients:\n  customer: { webhook: true }\nTEAM",
            "delivery.yaml:1:7: error[wrong-address]",
        ),
        (
            "locale: German\nrecipients:\n  customer: { webhook: true }\nTEAM",
            "delivery.yaml:1:9: error[wrong-language]",
        ),
        ("zone: Berlin\nrecipients:\n  customer: { webhook: true }\nTEAM", "delivery.yaml:1:7: error[wrong-zone]"),
        ("keep: 5bd\nrecipients:\n  customer: { webhook: true }\nTEAM", "delivery.yaml:1:7: error[wrong-duration]"),
        ("recipients:\n  customer: { webhook: false }\nTEAM", "error[wrong-kind]"),
        ("recipients:\n  customer: { webhok: true }\nTEAM", "error[unknown-key]"),
        (
            "recipients:\n  custmer: { webhook: true }\nTEAM",
            "error[unknown-recipient]: no rule set has the recipient `custmer` (did you mean `customer`?)",
        ),
        ("from: a@b.example\nrecipients:\n  customer: { mail: { field: emial } }\nTEAM", "error[unknown-field]"),
        (
            "from: a@b.example\nrecipients:\n  customer: { mail: { field: note } }\nTEAM",
            "error[unreachable-recipient]: `tickets` can notify the recipient `customer`, but `note` does not have email addresses there",
        ),
        (
            "from: a@b.example\nrecipients:\n  customer: { mail: { field: email, fact: partner } }\nTEAM",
            "error[contradiction]",
        ),
    ] {
        let found = tickets(&text.replace("TEAM", reached)).map(|_| ()).unwrap_err();
        assert!(found.contains(finding), "{text}\n{found}");
    }
    let twice = [("a/delivery.yaml", "recipients: {}\n"), ("b/delivery.yml", "recipients: {}\n")];
    let twice = twice.map(|(name, text)| Source::new(name, text));
    let findings = Rulebook::check(&twice).findings;
    assert!(findings.iter().any(|finding| finding.to_string().contains("duplicate delivery file")), "{findings:?}");
}

/// A rule set with errors is not taken for one without recipients.
#[test]
fn unreadable_rules_are_not_blamed_on_the_file() {
    let files = [
        Source::new("tickets.yaml", "rules: tickets\nstages: 7\n"),
        Source::new("delivery.yaml", "recipients:\n  customer: { webhook: true }\n"),
    ];
    let checked = Rulebook::check(&files);
    assert!(checked.findings.iter().all(|finding| finding.place.as_ref().unwrap().file() == "tickets.yaml"));
}
