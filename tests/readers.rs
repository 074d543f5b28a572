//! What a reader falls back to, and which leads it can read.

use referee::{Event, Instant, Loader, Opening, Referee, Source};

#[test]
fn a_lead_of_another_rulebook_has_no_status() {
    let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    let (other, _) = Loader::rules([Source::new("t.yaml", rules)]).load_valid().unwrap();
    let opened: Instant = "2020-01-01T00:00:00Z".parse().unwrap();
    let lead = other.open(Event::open("L", opened, Opening::under("t"))).unwrap();
    let error = Referee::builtin().reader("en").unwrap().status(&lead, opened).unwrap_err();
    assert!(error.is_of_another_rulebook() && !error.is_too_early());
    assert_eq!(error.to_string(), "rule set `t` of lead `L` is not in the rulebook of the reader");
    // The same rules, read once more, are no other rulebook.
    let (same, _) = Loader::rules([Source::new("t.yaml", rules)]).load_valid().unwrap();
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
