//! Arbitrary bytes as a rule file: checks it and, if it is valid, runs a lead under it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use referee::{Event, Instant, Loader, Opening, RuleSet, Source};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("rules.yaml", text);
    let (set, findings) = RuleSet::check(&source);
    for finding in &findings {
        // Every location lies in the text.
        assert!(finding.place.as_ref().is_none_or(|place| place.underlined().is_some()));
        let _ = finding.to_string();
    }
    let Some(set) = set else { return };
    let _ = set.fingerprint();
    // Parsing the same file again gives the same rules.
    assert_eq!(RuleSet::parse(&source).as_ref(), Ok(&set));
    let Ok((referee, _)) = Loader::rules([source]).load_valid() else { return };
    let opened = Instant::from_millis(1_600_000_000_000);
    let Ok(lead) = referee.open(Event::open("L", opened, Opening::under(set.name()))) else { return };
    let reader = referee.phrasebook().reader(&[]);
    for days in [0, 1, 400, 4_000_000] {
        let at = Instant::from_millis(opened.millis() + days * 86_400_000);
        let status = reader.status(&lead, at).expect("the instant is after the last event");
        for action in status.actions.iter() {
            let event = Event::act("L", at, action.id.clone());
            let _ = referee::decide(&lead, &event);
        }
    }
});
