//! Fallback locales of readers, and the leads that they can read.

use proptest::prelude::*;
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
    // The same rules, parsed again, are an equal rulebook.
    let (same, _) = Loader::rules([Source::new("t.yaml", rules)]).load_valid().unwrap();
    assert!(same.reader("en").unwrap().status(&lead, opened).is_ok());
}

#[test]
fn readers_report_their_fallback() {
    let referee = Referee::builtin();
    let fallback = |tag: &str| referee.reader(tag).unwrap().fallback().map(ToString::to_string);
    assert_eq!(fallback("fr"), Some("en".to_owned()));
    assert_eq!(fallback("zh-CN"), Some("en".to_owned()));
    for tag in ["de", "de-AT", "zh-HK", "en-GB", "en", "en-XA"] {
        assert_eq!(fallback(tag), None, "{tag}");
    }
    assert_eq!(referee.phrasebook().reader(&[]).fallback(), None, "no language was requested");
    for tag in ["", "not a tag", "d", "de_", "\u{1F600}"] {
        let error = referee.reader(tag).unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{tag}` is not a language tag")), "{error}");
    }
}

/// Language tags with the script and the region that they most likely mean.
const TAGS: [(&str, &str, &str); 24] = [
    ("en", "Latn", "US"),
    ("en-GB", "Latn", "GB"),
    ("en-AU", "Latn", "AU"),
    ("de", "Latn", "DE"),
    ("de-DE", "Latn", "DE"),
    ("de-AT", "Latn", "AT"),
    ("de-CH", "Latn", "CH"),
    ("fr-CA", "Latn", "CA"),
    ("zh", "Hans", "CN"),
    ("zh-CN", "Hans", "CN"),
    ("zh-SG", "Hans", "SG"),
    ("zh-Hans", "Hans", "CN"),
    ("zh-TW", "Hant", "TW"),
    ("zh-HK", "Hant", "HK"),
    ("zh-Hant", "Hant", "TW"),
    ("zh-Hant-HK", "Hant", "HK"),
    ("sr", "Cyrl", "RS"),
    ("sr-Latn", "Latn", "RS"),
    ("sr-ME", "Latn", "ME"),
    ("pt", "Latn", "BR"),
    ("pt-PT", "Latn", "PT"),
    ("pt-AO", "Latn", "AO"),
    ("uz", "Latn", "UZ"),
    ("uz-AF", "Arab", "AF"),
];

/// The offered tag that serves a wish: each kind of likeness is tried for all of them, the best one first.
fn serving<'o>(wish: &str, offered: &[&'o str]) -> Option<&'o str> {
    let likely = |tag: &str| TAGS.into_iter().find(|(known, ..)| *known == tag).unwrap();
    let language = |tag: &str| tag.split('-').next().unwrap().to_owned();
    let (_, script, region) = likely(wish);
    let alike = |tag: &str| language(tag) == language(wish) && likely(tag).1 == script;
    let names_region = |tag: &str| tag.split('-').next_back().unwrap().len() == 2 && tag.contains('-');
    let kinds: [&dyn Fn(&str) -> bool; 5] = [
        &|tag| tag == wish,
        &|tag| likely(tag).2 == region && !names_region(tag),
        &|tag| likely(tag).2 == region,
        &|tag| !names_region(tag),
        &|_| true,
    ];
    kinds.iter().find_map(|kind| offered.iter().find(|tag| alike(tag) && kind(tag)).copied())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readers_get_the_languages_that_serve_them_best(
        offered in prop::sample::subsequence((1..TAGS.len()).collect::<Vec<_>>(), 0..12),
        partial in any::<u32>(),
        wishes in prop::collection::vec(prop::collection::vec(0..TAGS.len(), 0..4), 1..12),
    ) {
        let tag = |number: &usize| TAGS[*number].0;
        let all: Vec<usize> = [0].into_iter().chain(offered).collect();
        // Not every language has every message.
        let whole = |number: usize| number == 0 || partial & (1 << number) != 0;
        let words = all.iter().map(|number| {
            let tag = tag(number);
            let more = if whole(*number) { format!("action-close = {tag}\n") } else { String::new() };
            (tag.parse().unwrap(), Source::new("t.ftl", format!("stage-open = {tag}\n{more}")))
        });
        let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
        let (referee, _) = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load_valid().unwrap();
        let tags: Vec<String> = referee.phrasebook().locales().iter().map(ToString::to_string).collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).filter(|tag| all.iter().any(|it| TAGS[*it].0 == *tag)).collect();
        prop_assert_eq!(tags.len(), all.len());
        let rules = &referee.rulebook().sets()[0];
        for wishes in wishes {
            let wished: Vec<_> = wishes.iter().map(|wish| tag(wish).parse().unwrap()).collect();
            let reader = referee.phrasebook().reader(&wished);
            let chain: Vec<&str> = wishes.iter().filter_map(|wish| serving(tag(wish), &tags)).collect();
            let text = |id: &str| reader.words(rules).get(id).unwrap().text.unwrap().to_owned();
            prop_assert_eq!(text("stage-open"), *chain.first().unwrap_or(&"en"), "{:?} of {:?}", wishes, &tags);
            let is_whole = |tag: &&&str| all.iter().any(|number| whole(*number) && TAGS[*number].0 == **tag);
            prop_assert_eq!(text("action-close"), *chain.iter().find(is_whole).unwrap_or(&"en"), "{:?} of {:?}", wishes, &tags);
            let fallback = reader.fallback().map(ToString::to_string);
            let expected = (chain.is_empty() && !wishes.is_empty()).then(|| "en".to_owned());
            prop_assert_eq!(fallback, expected);
        }
    }
}
