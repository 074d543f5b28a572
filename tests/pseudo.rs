//! Pseudo-locales, and messages of a host app.

use referee::{Loader, Referee};

use crate::command::{Folder, folder, run_in};

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(char::is_ascii_alphabetic)
}

#[test]
fn every_message_is_visibly_pseudo() {
    let referee = Referee::builtin();
    for (locale, mark) in [("en-XA", '['), ("ar-XB", '\u{202e}')] {
        let reader = referee.reader(locale).unwrap();
        let english = referee.reader("en").unwrap();
        let mut words = 0;
        for rules in referee.rulebook().sets() {
            assert_eq!(reader.words(rules).missing().count(), 0);
            for (made, plain) in reader.words(rules).iter().zip(english.words(rules).iter()) {
                assert_eq!((made.id.as_str(), made.locale.to_string().as_str()), (plain.id.as_str(), locale));
                assert_eq!(made.variables, plain.variables, "{}", made.id);
                let (Some(made), Some(plain)) = (made.text, plain.text) else { continue };
                if letters(plain).next().is_some() {
                    words += 1;
                    // Hints and tips are Markdown, whose start can be significant.
                    assert!(made.contains(mark) || made.chars().count() > plain.chars().count(), "{made}");
                    assert_ne!(made, plain);
                }
                let count = |c: char| made.matches(c).count();
                assert_eq!(count('\u{202e}'), count('\u{202c}'), "{made:?}");
            }
        }
        assert!(words > 400, "{words}");
    }
    let reader = referee.reader("en-XA").unwrap();
    let longer = |rules: &std::sync::Arc<referee::RuleSet>| {
        let of = |reader: &referee::Reader| -> usize {
            reader.words(rules).iter().filter_map(|word| word.text).map(|text| text.chars().count()).sum()
        };
        (of(&reader), of(&referee.reader("en").unwrap()))
    };
    let (made, plain) = longer(&referee.rulebook().sets()[0]);
    assert!(made * 10 > plain * 12, "{made} is not much longer than {plain}");
}

#[test]
fn every_command_with_a_locale_has_them() {
    for locale in ["en-XA", "ar-XB"] {
        for arguments in [
            &["status", "examples/leads.jsonl", "--at", "2020-06-12T09:00:00Z"][..],
            &["timeline", "examples/leads.jsonl", "--at", "2020-06-12T09:00:00Z"],
            &["words", "--rules", "2020"],
            &["show", "2017"],
            &["draw", "2019"],
            &["diff", "2017", "2020"],
            &["page", "write", "2020"],
            &["page", "write", "2020", "--format", "html"],
            &["replay", "examples/leads.jsonl", "--rules", "2020", "--against", "2020", "--format", "svg"],
            &[
                "switch",
                "plan",
                "examples/leads.jsonl",
                "--from",
                "2019",
                "--to",
                "2020",
                "--at",
                "2020-06-12T09:00:00Z",
            ],
        ] {
            let output = run_in(&folder().join(".."), &[arguments, &["--locale", locale]].concat(), b"");
            let errors = output.errors;
            assert!(!errors.contains("no locale available"), "{arguments:?}: {errors}");
            assert!(output.code < Some(2), "{arguments:?}: {errors}");
            let text = output.output;
            assert!(text.contains(|c: char| "ŧ\u{200f}".contains(c)), "{arguments:?}: {text}");
            assert!(!text.contains('\u{fffd}'), "{arguments:?}: {text}");
        }
    }
}

#[test]
fn a_host_app_gets_all_messages_or_the_list_of_errors() {
    let whole = Folder::new();
    let own = || Loader::builtin().with_words_in(whole.path());
    for locale in ["de", "it"] {
        for file in ["2017.ftl", "2019.ftl", "2020.ftl"] {
            let text = std::fs::read_to_string(crate::command::root().join("locales").join(locale).join(file)).unwrap();
            whole.write(&format!("{locale}/{file}"), &text);
        }
    }
    let read = own().load().unwrap();
    assert_eq!(read.reader("it").unwrap().locale().to_string(), "it");
    // A message missing in one language that others have.
    let text = whole.read("it/2020.ftl");
    let without: Vec<&str> = text.lines().filter(|line| !line.starts_with("outcome-won =")).collect();
    whole.write("it/2020.ftl", &without.join("\n"));
    let findings = own().load().unwrap_err().into_vec();
    assert!(findings.iter().any(|it| it.message.contains("`outcome-won`")), "{findings:?}");
    // An unknown variable.
    whole.write("it/2020.ftl", &text.replace("outcome-won =", "outcome-won = { $luck }"));
    let findings = own().load().unwrap_err().into_vec();
    assert_eq!((findings.len(), findings[0].id), (1, "ftl-variable"), "{findings:?}");
    let (partial, _) = own().load_valid().unwrap();
    let reader = partial.reader("it").unwrap();
    let rules = partial.rulebook().get("2020").unwrap();
    let fallen: Vec<String> =
        reader.words(rules).iter().filter(|word| word.locale != reader.locale()).map(|word| word.id).collect();
    assert_eq!(fallen, ["outcome-won"]);
}
