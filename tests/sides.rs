//! The numbers of translations and originals on bilingual pages.

use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu_experimental::measure::category::{CategorizedMeasureUnit, Duration};
use icu_locale::Locale;
use proptest::prelude::*;

use referee::{Referee, Source};
use referee_pages::{Checker, Page};

const LANGUAGES: [&str; 36] = [
    "am", "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu", "fa", "fi", "fr", "ga", "he", "hi",
    "hu", "id", "it", "ja", "ko", "lt", "nb", "pl", "pt-BR", "ro", "ru", "sv", "sw", "th", "tr", "vi", "zh-TW",
];

fn units() -> [(CategorizedMeasureUnit<Duration>, u64); 4] {
    [(Duration::minute(), 1), (Duration::hour(), 60), (Duration::day(), 24 * 60), (Duration::week(), 7 * 24 * 60)]
}

/// An amount as a language writes it.
fn amount(language: &str, unit: usize, number: u64) -> String {
    let locale: Locale = language.parse().unwrap();
    let unit = units().into_iter().nth(unit).unwrap().0;
    let options = UnitsFormatterOptions::from(Width::Long);
    let formatter = CategorizedFormatter::<Duration>::try_new_outlier((&locale).into(), unit, options).unwrap();
    formatter.format_fixed_decimal(&Decimal::from(number)).to_string()
}

fn minutes(unit: usize, number: u64) -> u64 {
    units()[unit].1 * number
}

/// What is underlined in a translation and in its original.
fn differ(checker: &Checker, language: &str, translation: &str, original: &str) -> Vec<[String; 2]> {
    let text = format!(
        "---\nlocale: {language}\nrules: \"2017\"\n---\n## <a name=\"getting-more-referrals\"></a>*\n\n\
         <span data-ttu-id=\"1\">{translation}</span><span><span data-stu-id=\"1\">{original}</span></span>\n"
    );
    let page = Page::read(&Source::new("page.md", text)).unwrap();
    let findings = checker.check(&page, None, None).unwrap().findings;
    let found = findings.into_iter().filter(|finding| finding.id == "page-sides-differ");
    let underlined = |place: &referee::diagnostic::Place| place.underlined().unwrap_or_default().to_owned();
    found
        .map(|finding| {
            let (related, _) = finding.related.unwrap();
            [underlined(&finding.place.unwrap()), underlined(&related)]
        })
        .collect()
}

#[test]
fn durations_are_equal_in_every_language() {
    let checker = Checker::new(&Referee::builtin());
    // A singular and a dual may have no number.
    let amounts = || (0_usize..4, 3_u64..400);
    let cases = (0..LANGUAGES.len(), amounts(), amounts(), any::<bool>());
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }, |(case in cases)| {
        let (language, one, other, equal) = case;
        let language = LANGUAGES[language];
        let other = if equal { one } else { other };
        let (text, original) = (amount(language, one.0, one.1), amount("en", other.0, other.1));
        let found = differ(&checker, language, &format!("({text})"), &format!("Answer ({original})."));
        if minutes(one.0, one.1) == minutes(other.0, other.1) {
            prop_assert_eq!(found, Vec::<[String; 2]>::new(), "{} in {}, {}", text, language, original);
        } else {
            // Marks of writing direction are not underlined.
            prop_assert_eq!(found.len(), 1, "{} in {}, {}", &text, language, &original);
            prop_assert!(text.contains(&found[0][0]) && original == found[0][1], "{:?} of {}", found, text);
        }
    });
}

#[test]
fn numbers_are_compared_by_value() {
    let checker = Checker::new(&Referee::builtin());
    let equal = [
        ("de", "Zwei Partner in 72 Stunden.", "2 partners in 3 days."),
        ("de", "1.000 von 3,5 Millionen", "1,000 of 3.5 million"),
        ("fr", "1\u{202f}000 partenaires", "1000 partners"),
        ("de", "Am 02.06.2020 um 15 Uhr", "On June 2, 2020, at 3 PM"),
        ("zh-TW", "2020年6月2日", "June 2, 2020"),
        ("zh-TW", "兩位合作夥伴，14 天", "14 days, 2 partners"),
        ("ru", "Один из трех за две недели", "One of 3 within 14 days"),
        ("de", "Ein Partner antwortet.", "7 partners answer."),
        ("de", "Office 365", "Office"),
        ("xx", "७ 14", "14 7"),
    ];
    for (language, translation, original) in equal {
        let found = differ(&checker, language, translation, original);
        assert!(found.is_empty(), "{language}: {translation}: {found:?}");
    }
    let different = [
        ("de", "14 Werktage", "14 days", ["14 Werktage", "14 days"]),
        ("de", "Drei von 9 Partnern.", "Three of 8 partners.", ["9", "8"]),
        ("de", "1.000 Partner", "2,000 partners", ["1.000", "2,000"]),
        ("de", "72 Tage", "72 hours", ["72 Tage", "72 hours"]),
        ("xx", "७", "8", ["७", "8"]),
        ("zh-TW", "十四天", "15 days", ["十四天", "15 days"]),
        ("de", "bis zu 15 Tage, 72 Stunden", "72 hours, up to 14 days", ["bis zu 15 Tage", "up to 14 days"]),
    ];
    for (language, translation, original, expected) in different {
        let found = differ(&checker, language, translation, original);
        assert_eq!(found, [expected.map(str::to_owned)], "{language}: {translation}");
    }
}
