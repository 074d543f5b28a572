//! Statuses and timelines that a host stores, and when it has to ask again.

use proptest::prelude::*;
use referee::status::{Status, TimelineEntry};
use referee::{Event, Instant, Lead, Leads, Opening, Referee, Source};

use crate::model::{log, opened};

const LOCALES: [&str; 5] = ["de", "en", "it", "ru", "zh-TW"];

fn lead(referee: &Referee, events: &[Event]) -> Lead {
    let mut leads = Leads::new(referee.rulebook().clone());
    for event in events {
        // What is refused changes nothing.
        let _ = leads.take(event.clone());
    }
    leads.iter().next().unwrap().clone()
}

/// The status stays the same until it says that it changes.
fn stays(status: &Status<'_>, later: impl Fn(Instant) -> Status<'static>, chance: &[u64]) {
    let from = status.at.millis();
    let until = status.changes.map_or(from + 400 * 86_400_000, Instant::millis);
    assert!(until > from, "{status:?}");
    let span = u64::try_from(until - from).unwrap();
    let chosen = chance.iter().map(|chance| from + i64::try_from(chance % span).unwrap());
    for at in chosen.chain([until - 1]) {
        let mut other = later(Instant::from_millis(at));
        other.at = status.at;
        assert_eq!(&other, status, "at {} of {:?}", Instant::from_millis(at), status.changes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_stored_is_what_is_read((rules, later) in log(), minutes in 0_i64..60_000, locale in 0_usize..5,
        chance in prop::collection::vec(any::<u64>(), 4)) {
        let referee = Referee::builtin();
        let events: Vec<Event> = [opened(rules)].into_iter().chain(later).collect();
        let reader = referee.reader(LOCALES[locale]).unwrap();
        let lead = lead(&referee, &events);
        let at = Instant::from_millis(lead.last().millis() + minutes * 60_000);
        let status = reader.status(&lead, at).unwrap();
        let mut written = Vec::new();
        status.write_json(&mut written).unwrap();
        prop_assert_eq!(std::str::from_utf8(&written).unwrap(), serde_json::to_string(&status).unwrap());
        let read: Status<'static> = serde_json::from_slice(&written).unwrap();
        prop_assert_eq!(&read, &status);
        prop_assert_eq!(serde_json::to_vec(&read).unwrap(), written);
        prop_assert_eq!(&status.clone().into_owned(), &status);
        stays(&status, |at| reader.status(&lead, at).unwrap().into_owned(), &chance);
        let timeline = reader.timeline(referee.rulebook(), events, at);
        let stored = serde_json::to_string(&timeline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<TimelineEntry>>(&stored).unwrap(), timeline);
    }

    #[test]
    fn texts_with_the_time_left_stay_as_long_as_they_are_said_to(
        way in 0_usize..8, millis in 0_i64..2_900_000_000, chance in prop::collection::vec(any::<u64>(), 6),
    ) {
        let left = [
            "DURATION($left)", "RELATIVE($left)", "DAYS($left)", "HOURS($left)", "DURATION($left, parts: 2)",
            "DURATION($left, unit: \"hours\")", "DURATION($left, unit: \"minutes\")", "DATETIME($due)",
        ][way];
        let rules = "rules: t\nstages:\n  open:\n    actions: { close: { to: done } }\n    timeout: { after: 34d, to: done }\n\
            \x20 end: { outcomes: [done] }\n";
        let words = format!("stage-open = O\n    .summary = {{ {left} }}\n");
        let words = [("en".parse().unwrap(), Source::new("t.ftl", words))];
        let (referee, _) = Referee::from_sources(&[Source::new("t.yaml", rules)], &words).unwrap();
        let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
        let lead = referee.open(Event::open("L", opened, Opening::under("t"))).unwrap();
        let reader = referee.reader("en").unwrap();
        let at = Instant::from_millis(opened.millis() + millis);
        let status = reader.status(&lead, at).unwrap();
        stays(&status, |at| reader.status(&lead, at).unwrap().into_owned(), &chance);
    }
}

#[test]
fn nothing_is_hidden_between_two_changes() {
    // From change to change, every text that is ever shown is met.
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
    // Days down to one, hours, minutes and seconds, and then it is missed.
    assert_eq!(texts.len(), 3 + 23 + 59 + 59 + 1);
    assert_eq!(texts[..4], ["3 days left", "2 days left", "1 day left", "23 hours left"]);
    assert_eq!(texts.last().map(String::as_str), Some("Missed"));
}

#[test]
fn a_lead_of_another_rulebook_has_no_status() {
    let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    let (other, _) = Referee::from_sources(&[Source::new("t.yaml", rules)], &[]).unwrap();
    let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
    let lead = other.open(Event::open("L", opened, Opening::under("t"))).unwrap();
    let error = Referee::builtin().reader("en").unwrap().status(&lead, opened).unwrap_err();
    assert!(error.is_of_another_rulebook() && !error.is_too_early());
    assert_eq!(error.to_string(), "lead `L` runs under rule set `t`, which is not in the rulebook of the reader");
    // The same rules, read once more, are no other rulebook.
    let (same, _) = Referee::from_sources(&[Source::new("t.yaml", rules)], &[]).unwrap();
    assert!(same.reader("en").unwrap().status(&lead, opened).is_ok());
}

#[test]
fn readers_say_what_they_fell_back_to() {
    let referee = Referee::builtin();
    let fallback = |tag: &str| referee.reader(tag).unwrap().fallback().map(ToString::to_string);
    assert_eq!(fallback("fr"), Some("en".to_owned()));
    assert_eq!(fallback("zh-CN"), Some("en".to_owned()));
    for tag in ["de", "de-AT", "zh-HK", "en-GB", "en", "en-XA"] {
        assert_eq!(fallback(tag), None, "{tag}");
    }
    assert_eq!(referee.phrasebook().reader(&[]).fallback(), None, "nothing was asked for");
    for tag in ["", "not a tag", "d", "de_", "\u{1F600}"] {
        let error = referee.reader(tag).unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{tag}` is not a language tag")), "{error}");
    }
}
