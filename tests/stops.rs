//! Sentences that end with a value have one full stop, even if the value ends with one itself.

use referee::{Event, Loader, Opening, Source};

const RULES: &str = "rules: t\nfacts: { name: { kind: text, info: true } }\nstages:\n  open: { timeout: { after: 5d, to: done } }\n  \
                     end: { outcomes: [done] }\n";

/// The ways to show a value.
const VALUES: [&str; 5] = ["DATE($since)", "DATETIME($since)", "DURATION($left)", "RELATIVE($left)", "DATE($due)"];

/// The summary of a lead in a language.
fn summary(locale: &str, pattern: &str) -> String {
    let words = format!(
        "stage-open = A\n    .summary = {pattern}\nstage-end = B\noutcome-done = C\n    .summary = D\nfact-name = E\n"
    );
    let words = [(referee::locale::language(locale).unwrap(), Source::new("t.ftl", words))];
    let (referee, _) = Loader::rules([Source::new("t.yaml", RULES)]).with_words(words).load_valid().unwrap();
    let opened = "2020-06-02T09:00:00Z".parse().unwrap();
    let opening = Opening::under("t").fact("name", "Contoso Inc.");
    let lead = referee.open(Event::open("L-1", opened, opening)).unwrap();
    let reader = referee.reader(locale).unwrap();
    assert_eq!(reader.locale().to_string(), locale);
    reader.status(&lead, "2020-06-03T10:00:00Z".parse().unwrap()).unwrap().summary.into_owned()
}

#[test]
fn a_sentence_ends_with_one_full_stop() {
    let (mut stopped, mut others) = (0, 0);
    for locale in ["bg", "cs", "de", "en", "hr", "hu", "it", "lt", "lv", "ru", "sk", "sl", "uk", "zh-TW"] {
        for value in VALUES {
            let alone = summary(locale, &format!("X {{ {value} }}"));
            let sentence = summary(locale, &format!("X {{ {value} }}."));
            let expected = if alone.ends_with('.') { alone.clone() } else { format!("{alone}.") };
            assert_eq!(sentence, expected, "{locale}: {value}");
            *(if alone.ends_with('.') { &mut stopped } else { &mut others }) += 1;
            // Other signs, an ellipsis and the middle of a sentence stay.
            for after in [", Y.", "!", " Y", "...", " …", "). Y"] {
                let text = summary(locale, &format!("X {{ {value} }}{after}"));
                assert_eq!(text, format!("{alone}{after}"), "{locale}: {value}");
            }
        }
    }
    assert!(stopped > 5 && others > 30, "{stopped} {others}");
}
