//! Notifications for some leads only, with facts and fields of the lead in their texts, and texts that facts select.

use referee::{Event, Loader, Opening, Referee, Source};
use referee_pages::{Checker, HelpPage, Page};

use crate::command::{Folder, run_in};

const RULES: &str = "rules: t
facts:
  sender: { one-of: [microsoft, partner], default: microsoft }
  urgent: { kind: boolean, default: false }
  size: { one-of: [small, large], optional: true }
  note: { kind: text, optional: true }
fields: { customer: text, price: money, phone: phone }
arrival: { fields: [customer, phone] }
recipients: [team, boss]
stages:
  open:
    withhold: phone
    actions:
      close: { to: solved, require: price, notify: [closed, warned] }
    alerts: { hurry: { when: { urgent: true } } }
    timeout: { after: 3d, to: dropped, notify: [warned, closed] }
  archived:
    outcomes: { solved: { shows: details }, dropped: { shows: overview } }
notifications:
  closed: { to: team }
  warned: { to: boss, when: { any: [{ urgent: true }, { size: { given: false } }] } }
";

const WORDS: &str = "stage-open = Open
    .summary = { $fact-sender ->
        [partner] A partner sent it.
       *[microsoft] It is ours{ $fact-size ->
            [not-given] , of unknown size
            [large] , and large
           *[other] {\"\"}
        }.
    }
stage-archived = Archived
outcome-solved = Solved
    .summary = { $fact-urgent ->
        [true] Solved in haste.
       *[false] Solved.
    }
outcome-dropped = Dropped
    .summary = Dropped.
action-close = Close
    .hint = { $fact-urgent ->
        [true] Close it **now**.
       *[false] Close it.
    }
alert-hurry = { $fact-sender ->
    [partner] The partner waits.
   *[microsoft] Hurry.
}
field-customer = Customer
field-price = Price
field-phone = Phone
fact-sender = Sender
fact-sender-microsoft = Microsoft
fact-sender-partner = Partner
fact-urgent = Urgent
fact-size = Size
fact-size-small = Small
fact-size-large = Large
fact-note = Note
recipient-team = Team
recipient-boss = Boss
notification-closed =
    .subject = { $field-customer }: { $field-price }
    .body = **{ $field-customer }** { $field-phone } ({ $fact-note })
notification-warned =
    .subject = Warning about { $lead }
    .body = { $fact-sender ->
        [partner] From a partner: { fact-sender-partner }
       *[microsoft] From us
    }
";

fn referee(rules: &str, words: &str) -> Referee {
    let words = [("en".parse().unwrap(), Source::new("t.ftl", words))];
    Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load().unwrap()
}

/// The texts of the timeline: for each entry, subject and body of each notification, after its recipient.
fn mails(referee: &Referee, opening: Opening, acts: &[Event], until: &str) -> Vec<String> {
    let opened = Event::open("L-1", "2026-03-02T09:00:00Z".parse().unwrap(), opening);
    let events = [opened].into_iter().chain(acts.iter().cloned());
    let timeline = referee.reader("en").unwrap().timeline(referee.rulebook(), events, until.parse().unwrap());
    let sent = timeline.iter().flat_map(|entry| &entry.notifications);
    sent.map(|it| format!("{}: {} | {}", it.to.id, it.subject, it.body)).collect()
}

fn opening() -> Opening {
    let host = |id: &'static str, value: &'static str| referee::Record::from([(id, value)]);
    Opening::under("t").overview(host("customer", "Contoso *1*")).details(host("phone", "+49 30 1234"))
}

#[test]
fn a_mail_names_customer_and_subject() {
    let referee = referee(RULES, WORDS);
    let price = referee::Record::from([("amount", "1200"), ("currency", "EUR")]);
    let acting = referee::Acting::of("close").field("price", price);
    let close = Event::act("L-1", "2026-03-03T09:00:00Z".parse().unwrap(), acting);
    // The action gives the price that its own mail shows. Values are escaped in Markdown, and not in a subject.
    let sent = mails(&referee, opening().fact("note", "b_c_"), &[close], "2026-03-04T09:00:00Z");
    assert_eq!(
        sent,
        [
            "team: Contoso *1*: €1,200.00 | **Contoso \\*1\\*** \\+49 30 1234 (b\\_c\\_)",
            "boss: Warning about L-1 | From us"
        ]
    );
    // After the timeout, nothing was given, and the outcome shows only the overview.
    let sent = mails(&referee, opening().fact("size", "small"), &[], "2026-03-09T09:00:00Z");
    assert_eq!(sent, ["team: Contoso *1*: — | **Contoso \\*1\\*** — (—)"], "it is not urgent, and its size is given");
    let sent = mails(&referee, opening().fact("size", "small").fact("urgent", true), &[], "2026-03-09T09:00:00Z");
    assert_eq!(sent.len(), 2, "{sent:?}");
}

#[test]
fn a_notification_of_a_stage_that_withholds_a_field_does_not_show_it() {
    let rules = RULES.replace("require: price, notify", "notify").replace("close: { to: solved", "close: { to: open");
    let rules = rules.replace("      close:", "      done: { to: solved, require: price }\n      close:");
    let words = format!("{WORDS}action-done = Done\n    .hint = Ends it.\n");
    let referee = referee(&rules, &words);
    let close = Event::act("L-1", "2026-03-03T09:00:00Z".parse().unwrap(), "close");
    let sent = mails(&referee, opening().fact("size", "small"), &[close], "2026-03-04T09:00:00Z");
    assert_eq!(sent, ["team: Contoso *1*: — | **Contoso \\*1\\*** — (—)"]);
}

#[test]
fn summaries_hints_and_alerts_select_by_facts() {
    let referee = referee(RULES, WORDS);
    let at = "2026-03-02T09:00:00Z".parse().unwrap();
    let reader = referee.reader("en").unwrap();
    let shown = |opening: Opening| {
        let lead = referee.open(Event::open("L-1", at, opening)).unwrap();
        let status = reader.status(&lead, at).unwrap();
        let mut json = Vec::new();
        reader.write_status(&lead, at, &mut json).unwrap();
        assert_eq!(json, serde_json::to_vec(&status).unwrap(), "both ways to write a status");
        let alerts: Vec<String> = status.alerts.iter().map(|alert| alert.text.to_string()).collect();
        (status.summary.to_string(), status.actions[0].hint.html.clone(), alerts.concat())
    };
    assert_eq!(shown(opening()), ("It is ours, of unknown size.".into(), "<p>Close it.</p>".into(), String::new()));
    let urgent = opening().fact("sender", "partner").fact("urgent", true);
    let now = "<p>Close it <strong>now</strong>.</p>".to_owned();
    assert_eq!(shown(urgent), ("A partner sent it.".into(), now, "The partner waits.".into()));
    assert_eq!(shown(opening().fact("size", "large")).0, "It is ours, and large.");
    assert_eq!(shown(opening().fact("size", "small")).0, "It is ours.");
}

/// What the contract reports for a summary: ids with the underlined texts.
fn found(summary: &str) -> Vec<(String, String, Option<String>)> {
    let words = WORDS.replace("    .summary = Dropped.", &format!("    .summary = {summary}"));
    let words = [("en".parse().unwrap(), Source::new("t.ftl", words))];
    let (_, findings) = Loader::rules([Source::new("t.yaml", RULES)]).with_words(words).load_valid().unwrap();
    let at = |it: &referee::diagnostic::Finding| it.place.as_ref().and_then(|at| at.underlined()).unwrap().to_owned();
    findings.iter().map(|it| (it.message.clone(), at(it), it.help.clone())).collect()
}

#[test]
fn the_contract_knows_facts_and_their_values() {
    assert_eq!(found("{ $fact-size ->\n [large] A\n *[not-given] B\n }"), []);
    let wrong = found("{ $fact-size ->\n [larg] A\n *[other] B\n }");
    let help = Some("did you mean `large`?".to_owned());
    assert_eq!(wrong, [("`$fact-size` never has the value `larg`".to_owned(), "larg".to_owned(), help)]);
    let wrong = found("{ $fact-sender ->\n [not-given] A\n *[other] B\n }");
    assert_eq!(wrong[0].0, "`$fact-sender` never has the value `not-given`", "it has a default");
    let wrong = found("{ $fact-urgent ->\n [1] A\n *[other] B\n }");
    assert_eq!(wrong[0].0, "`$fact-urgent` never has the value `1`");
    let wrong = found("{ $fact-sender }");
    assert_eq!(wrong[0].0, "`$fact-sender` is a choice and must be used as a selector");
    let wrong = found("{ $fact-sendr ->\n [partner] A\n *[other] B\n }");
    assert_eq!(wrong[0].2.as_deref(), Some("did you mean `$fact-sender`?"));
    let wrong = found("{ $field-price }");
    assert!(wrong[0].0.contains("has no variable `$field-price`"), "only notifications name fields: {wrong:?}");
    assert_eq!(found("{ $fact-note }"), [], "free text");
}

#[test]
fn every_branch_is_proven() {
    let book = Folder::new();
    book.write("rules/t.yaml", RULES);
    book.write("locales/en/t.ftl", WORDS);
    let ran = run_in(book.path(), &["locale", "prove"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.output);
    let unreached = WORDS.replace("[large] , and large", "[small] {\"\"}\n            [small] , and large");
    book.write("locales/en/t.ftl", &unreached);
    assert_eq!(run_in(book.path(), &["check"], b"").code, Some(1), "a variant is there twice");
    // A fact has the name of a plural form.
    let rules = RULES.replace("[small, large]", "[one, two]");
    let words = WORDS.replace("fact-size-small", "fact-size-one").replace("fact-size-large", "fact-size-two");
    book.write("rules/t.yaml", &rules);
    book.write("locales/en/t.ftl", &words.replace("[large]", "[one]"));
    let ran = run_in(book.path(), &["check", "--strict"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.output);
}

#[test]
fn a_condition_that_nobody_meets_is_impossible() {
    let check = |rules: String| {
        let (_, findings) = referee::RuleSet::check(&Source::new("t.yaml", rules));
        findings.iter().filter(|it| it.is_error()).map(|it| format!("{}: {}", it.id, it.message)).collect::<Vec<_>>()
    };
    assert_eq!(check(RULES.into()), [""; 0]);
    let rules =
        RULES.replace("close: { to", "close: { when: { urgent: false }, to").replace("[warned, closed]", "closed");
    let rules = rules.replace("{ any: [{ urgent: true }, { size: { given: false } }] }", "{ urgent: true }");
    assert_eq!(check(rules), ["impossible: the notification `warned` is never sent for such a lead"]);
    // A recipient that may be missing is reported only for leads that get the notification.
    let by_fact = RULES.replace("recipients: [team, boss]", "recipients: [small, large, team]");
    let by_fact = by_fact.replace(
        "warned: { to: boss, when: { any: [{ urgent: true }, { size: { given: false } }] } }",
        "warned: { to: size }",
    );
    assert_eq!(
        check(by_fact.clone()),
        ["unknowable-recipient: notification `warned` has no recipient if `size` is not given"]
    );
    assert_eq!(check(by_fact.replace("{ to: size }", "{ to: size, when: { size: { given: true } } }")), [""; 0]);
}

#[test]
fn a_changed_condition_is_a_contradiction_on_the_page_and_a_change_in_the_diff() {
    let old = referee(RULES, WORDS);
    let page = HelpPage::new(&old.reader("en").unwrap(), old.rulebook().get("t").unwrap());
    let page = page.markdown();
    let found = |referee: &Referee| {
        let read = Page::read(&Source::new("page.md", page)).unwrap();
        let report = Checker::new(referee).check(&read, None, None).unwrap();
        report.findings.iter().map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found(&old), [""; 0], "{page}");
    let new = referee(
        &RULES.replace("{ urgent: true }, { size: { given: false }", "{ urgent: false }, { size: large"),
        WORDS,
    );
    assert_ne!(found(&new), [""; 0], "{page}");
    let book = Folder::new();
    book.write("rules/t.yaml", RULES);
    book.write(
        "rules/u.yaml",
        &RULES.replace("rules: t", "rules: u\nfollows: t").replace("{ urgent: true }, {", "{ urgent: false }, {"),
    );
    book.write("locales/en/t.ftl", WORDS);
    book.write("locales/en/u.ftl", WORDS);
    let diff = run_in(book.path(), &["diff", "t", "u", "--locale", "en"], b"").output;
    assert!(diff.contains("Condition for the notification “Warning about …”: now "), "{diff}");
}
