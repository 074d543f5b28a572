//! Statuses and timelines stored by a host, and the time of their next change.

use std::collections::BTreeSet;

use proptest::prelude::*;
use referee::status::{Status, TimelineEntry};
use referee::{Event, EventKind, Given, Instant, Lead, Leads, Loader, Opening, Record, Referee, Source};

use crate::model::{log, opened};

const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];
const DAY: i64 = 86_400_000;

fn lead(referee: &Referee, events: &[Event]) -> Lead {
    let mut leads = Leads::new(referee.rulebook().clone());
    for event in events {
        // Refused events change nothing.
        let _ = leads.take(event.clone());
    }
    leads.iter().next().unwrap().clone()
}

/// A new lead with hostile values, an alert that changes, and perhaps a later switch.
fn events(rules: &'static str, later: Vec<Event>, asks: bool, switches: bool) -> Vec<Event> {
    let mut first = opened(rules);
    let EventKind::Open(opening) = &mut first.kind else { panic!("the first event opens the lead") };
    opening.overview = [("subject", Given::from("<b>\u{202e}\"ERP\"\u{0}\\ שלום")), ("own", 1.5.into())].into();
    opening.details = [("customer", ""), ("email", "a@contoso.example")].into();
    if rules == "2020" && asks {
        opening.facts.set("contact-me", true.into());
    }
    let mut events: Vec<Event> = [first].into_iter().chain(later).collect();
    if switches {
        let to = if rules == "2017" { "2019" } else { "2020" };
        let at = events.iter().map(|event| event.at).max().unwrap();
        let switching = referee::Switching::to(to).fact("qualification", "customer-inquiry");
        events.push(Event::switch("L", at, switching.field("purchase-timeframe", "Q4")));
    }
    events
}

/// A status without its instant and, if the next change may differ, without that.
fn shown(status: &Status<'_>, changes: bool) -> Status<'static> {
    let mut status = status.clone().into_owned();
    status.at = Instant::from_millis(0);
    if !changes {
        status.changes = None;
    }
    status
}

/// Checks that the status stays the same until its `changes`, and differs then. Tries all seconds, minutes or hours,
/// whichever are few enough, and some random instants.
fn stays_until_its_change<'a>(status: impl Fn(Instant) -> Status<'a>, at: Instant, chance: &[u64]) {
    let first = status(at);
    let from = at.millis();
    let until = first.changes.map_or(from + 400 * DAY, Instant::millis);
    assert!(until > from, "{first:?}");
    let span = usize::try_from(until - from).unwrap();
    let step = [1000, 60_000, 3_600_000, 86_400_000].into_iter().find(|step| span / step < 500).unwrap();
    let chosen = chance.iter().map(|chance| from + i64::try_from(chance % span as u64).unwrap());
    let expected = shown(&first, true);
    for at in (from..until).step_by(step).chain(chosen).chain([until - 1]) {
        let at = Instant::from_millis(at);
        assert_eq!(shown(&status(at), true), expected, "at {at} of {:?}", first.changes);
    }
    if let Some(changes) = first.changes {
        assert_ne!(shown(&status(changes), false), shown(&first, false), "nothing changes at {changes}");
    }
}

/// Parts of messages that look like HTML.
const PARTS: [&str; 34] = [
    "word",
    " ",
    " ",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<b",
    ">",
    "\"",
    "'",
    "&lt;",
    "&#60;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "[a](javascript:alert(1))",
    "[b](JAVASCRIPT&colon;alert(1))",
    "[c](data:text/html,x)",
    "[d](https://contoso.example \"t<\")",
    "![e](https://contoso.example/x.png)",
    "<javascript:x>",
    "<a href='x'>",
    "[f](<java&#10;script:x>)",
    "**",
    "`",
    "~~~",
    "\n\n",
    "\n- ",
    "\n<div>\n",
    "\u{202e}",
    "\u{1b}[31m",
    "[",
    "](",
];

/// The reason why HTML is unsafe; none if it is safe.
fn fault(html: &str) -> Option<String> {
    if let Some((at, c)) = referee::tooling::safe::faults(html).first() {
        return Some(format!("{c:?} at {at}"));
    }
    let whole = format!("<div>{html}</div>");
    let document = match roxmltree::Document::parse(&whole) {
        Ok(document) => document,
        Err(error) => return Some(error.to_string()),
    };
    let tags: BTreeSet<&str> =
        ["div", "p", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "br", "hr", "h1", "h2"].into();
    document.descendants().filter(|node| !node.is_text()).find_map(|node| {
        let name = node.tag_name().name();
        let of_code = |name: &str| node.tag_name().name() == "code" && name == "class";
        let stray = node.attributes().find(|attribute| match attribute.name() {
            "href" => {
                !["https://", "http://", "mailto:", "x"].iter().any(|begins| attribute.value().starts_with(begins))
            }
            "title" => false,
            name => !of_code(name),
        });
        let known = node.is_root() || tags.contains(name);
        (!known || stray.is_some()).then(|| format!("<{name}> {stray:?}"))
    })
}

/// A text as Fluent writes it, character by character.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("{{ \"\\U{:06X}\" }}", u32::from(c)) })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn statuses_and_timelines_read_back_unchanged((rules, later) in log(), minutes in 0_i64..60_000,
        locale in 0_usize..5, (asks, switches) in any::<(bool, bool)>()) {
        let referee = Referee::builtin();
        let events = events(rules, later, asks, switches);
        let reader = referee.reader(LOCALES[locale]).unwrap();
        let lead = lead(&referee, &events);
        let at = Instant::from_millis(lead.last().millis() + minutes * 60_000);
        let status = reader.status(&lead, at).unwrap();
        let mut written = Vec::new();
        reader.write_status(&lead, at, &mut written).unwrap();
        prop_assert_eq!(std::str::from_utf8(&written).unwrap(), serde_json::to_string(&status).unwrap());
        let read: Status<'static> = serde_json::from_slice(&written).unwrap();
        prop_assert_eq!(&read, &status);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), &*written);
        prop_assert_eq!(&status.clone().into_owned(), &status);
        let timeline = reader.timeline(referee.rulebook(), events, at);
        let stored = serde_json::to_string(&timeline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<TimelineEntry>>(&stored).unwrap(), timeline);
    }

    #[test]
    fn a_status_stays_until_it_changes((rules, later) in log(), minutes in 0_i64..40_000, millis in 0_i64..60_000,
        locale in 0_usize..5, (asks, switches) in any::<(bool, bool)>(),
        chance in prop::collection::vec(any::<u64>(), 4)) {
        let referee = Referee::builtin();
        let lead = lead(&referee, &events(rules, later, asks, switches));
        let reader = referee.reader(LOCALES[locale]).unwrap();
        let at = Instant::from_millis(lead.last().millis() + minutes * 60_000 + millis);
        stays_until_its_change(|at| reader.status(&lead, at).unwrap(), at, &chance);
    }

    #[test]
    fn texts_with_the_time_left_change_when_stated(
        ways in prop::collection::vec(0_usize..14, 1..3), days in prop::sample::select(vec![0_i64, 0, 0, 1, 2, 30]),
        millis in 0_i64..DAY, chance in prop::collection::vec(any::<u64>(), 4),
    ) {
        const WAYS: [&str; 14] = [
            "{ DURATION($left) }", "{ RELATIVE($left) }", "{ DAYS($left) }", "{ HOURS($left) }",
            "{ DURATION($left, parts: 2) }", "{ DURATION($left, parts: 3) }", "{ DURATION($left, parts: 4) }",
            "{ DURATION($left, unit: \"hours\") }", "{ DURATION($left, unit: \"minutes\") }", "{ DATETIME($due) }",
            "{ DAYS($left) ->\n        [0] today\n        [one] tomorrow\n       *[other] later\n    }",
            "{ HOURS($left) ->\n        [0] { DURATION($left, parts: 2) }\n       *[other] soon\n    }",
            "{ -term(left: 1) }", "{ DAYS($left) ->\n       *[other] { DATE($due) }\n    }",
        ];
        let rules = "rules: t\nstages:\n  open:\n    actions: { close: { to: done } }\n    timeout: { after: 34d, to: done }\n\
            \x20 end: { outcomes: [done] }\n";
        let summary: Vec<&str> = ways.iter().map(|way| WAYS[*way]).collect();
        let words = format!("-term = T\nstage-open = O\n    .summary = {}\n", summary.join("|"));
        // The combined text shows the largest unit, and would hide a change of this one.
        let shared = Source::new("common.ftl", "deadline = soon\n");
        let words = [("en".parse().unwrap(), Source::new("t.ftl", words)), ("en".parse().unwrap(), shared)];
        let (referee, findings) = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap();
        prop_assert!(findings.iter().all(|finding| finding.id != "words-variable"), "{:?}", findings);
        let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
        let lead = referee.open(Event::open("L", opened, Opening::under("t"))).unwrap();
        let reader = referee.reader("en").unwrap();
        // Near the end, at the start, and between.
        let days = if ways.contains(&11) { 0 } else { days };
        let at = Instant::from_millis(opened.millis() + 34 * DAY - days * DAY - 1 - millis);
        stays_until_its_change(|at| reader.status(&lead, at).unwrap(), at, &chance);
    }

    #[test]
    fn hints_are_safe_html(chosen in prop::collection::vec(0..PARTS.len(), 1..12)) {
        let text = chosen.iter().map(|part| PARTS[*part]).collect::<String>();
        let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
        let words = format!("action-close = C\n    .hint = x{}\n", escaped(&text));
        let words = [("en".parse().unwrap(), Source::new("t.ftl", words))];
        let (referee, _) = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap();
        let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
        let lead = referee.open(Event::open("L", opened, Opening::under("t"))).unwrap();
        let reader = referee.reader("en").unwrap();
        let hint = &reader.status(&lead, opened).unwrap().actions[0].hint;
        prop_assert_eq!(fault(&hint.html), None, "{:?} from {:?}", hint.html, text);
    }
}

#[test]
fn unsafe_html_is_noticed() {
    let unsafe_ones = [
        "<script>x</script>",
        "<a href=\"javascript:x\">x</a>",
        "<p onclick=\"x\">x</p>",
        "<p>",
        "<img src=\"x\"/>",
        "\u{202e}",
    ];
    for html in unsafe_ones {
        assert!(fault(html).is_some(), "{html}");
    }
    assert_eq!(fault("<p>a &lt; <strong>b</strong> <a href=\"https://contoso.example\" title=\"t\">c</a></p>"), None);
}

#[test]
fn every_text_with_the_time_left_occurs() {
    let referee = Referee::builtin();
    let reader = referee.reader("en").unwrap();
    let opened: Instant = "2017-06-02T09:00:00Z".parse().unwrap();
    let lead = referee.open(Event::open("L", opened, Opening::under("2017"))).unwrap();
    let mut texts = Vec::new();
    let mut at = Some(opened);
    while let Some(now) = at {
        let status = reader.status(&lead, now).unwrap();
        texts
            .push(status.deadline.map_or_else(|| status.state.label.to_string(), |deadline| deadline.text.to_string()));
        at = status.changes;
    }
    // Hours down to ten, minutes, seconds, and then the lead is missed.
    assert_eq!(texts.len(), 1 + 62 + 9 * 60 + 59 + 59 + 1);
    assert_eq!(texts[..2], ["3 days left", "2 days, 23 hours left"]);
    assert_eq!(texts[62..64], ["10 hours left", "9 hours, 59 minutes left"]);
    assert_eq!(texts.last().map(String::as_str), Some("Missed"));
}

#[test]
fn stored_statuses_are_checked() {
    let referee = Referee::builtin();
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    let opening = opening.overview([("deal-value", Record::from([("amount", "8400"), ("currency", "EUR")]))]);
    let at: Instant = "2020-06-02T09:00:00Z".parse().unwrap();
    let lead = referee.open(Event::open("L", at, opening)).unwrap();
    let status = serde_json::to_string(&referee.reader("en").unwrap().status(&lead, at).unwrap()).unwrap();
    let error = |text: &str| serde_json::from_str::<Status<'static>>(text).unwrap_err().to_string();
    let other = error(&status.replacen("\"kind\":\"money\",\"value\"", "\"kind\":\"gold\",\"value\"", 1));
    assert!(other.starts_with("unknown kind `gold` of field `deal-value`"), "{other}");
    let other = error(&status.replacen("\"currency\":\"EUR\"", "\"currency\":\"EURO\"", 1));
    assert!(other.starts_with("the value of field `deal-value` is not of kind `money`"), "{other}");
}
