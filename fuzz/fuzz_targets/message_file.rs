//! Arbitrary bytes as a message file and its translation, separated by `---`: checks both and shows the valid messages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use referee::{Event, Instant, Loader, Opening, Source};

const RULES: &str = "
rules: t
advice: { respond-within: 24h }
facts: { kind: { one-of: [a, b], default: a, explain: true } }
fields: { note: text }
recipients: [customer]
stages:
  open:
    actions: { close: { to: done, ask: note, notify: sent } }
    timeout: { after: 3d, to: late, notify: sent }
    alerts: { wait: { for: 1d, then: waiting } }
  end: { outcomes: [done, late] }
notifications: { sent: { to: customer } }
tips: [one]
";

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (english, russian) = text.split_once("---\n").unwrap_or((text, text));
    let words = [
        ("en".parse().expect("a locale"), Source::new("t.ftl", english)),
        ("ru".parse().expect("a locale"), Source::new("ru/t.ftl", russian)),
    ];
    let (referee, findings) =
        Loader::rules([Source::new("t.yaml", RULES)]).with_words(words).load_valid().expect("the rules are valid");
    for finding in &findings {
        assert!(finding.place.as_ref().is_none_or(|place| place.underlined().is_some()));
        let _ = finding.to_string();
    }
    let translations = referee_translation::audits::Translations::of(&referee);
    for finding in translations.check() {
        assert!(finding.place.as_ref().is_none_or(|place| place.underlined().is_some()));
    }
    assert!(translations.progress().iter().all(|locale| locale.percent() <= 100));
    let _ = translations.accept(&["ru".parse().expect("a locale")], &[]);
    for locale in ["en", "ru"] {
        let mut texts = 0;
        let proof =
            referee_translation::proof::prove(referee.phrasebook(), &locale.parse().expect("a locale"), &mut |_| {
                texts += 1
            });
        assert_eq!(proof.texts, texts);
    }
    let reader = referee.phrasebook().reader(&[]);
    let opened = Instant::from_millis(1_600_000_000_000);
    let event = Event::open("L", opened, Opening::under("t"));
    for message in reader.words(&referee.rulebook().sets()[0]).iter() {
        let _ = message.text;
    }
    let lead = referee.open(event.clone()).expect("the opening is complete");
    for hours in [0, 25, 80] {
        let at = Instant::from_millis(opened.millis() + hours * 3_600_000);
        let mut json = Vec::new();
        reader.write_status(&lead, at, &mut json).expect("the instant is after the last event");
        let _ = reader.timeline(referee.rulebook(), [event.clone()], at);
    }
});
