//! How a language writes amounts of units, from ICU4X.

use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::{UnitsFormatterOptions, Width as UnitWidth};
use icu_experimental::measure::category::{CategorizedMeasureUnit, Duration};
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::{LanguageIdentifier, Locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::letter::is_unspaced;

use super::unit::Unit;

/// How long a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Width {
    Long,
    Short,
    Narrow,
}

/// The texts around a number that mean a unit.
#[derive(Debug)]
pub(super) struct UnitPattern {
    pub(super) unit: Unit,
    pub(super) before: String,
    pub(super) after: String,
    /// The number that the text means, if it contains none.
    pub(super) number: Option<u64>,
}

/// The formatters of a language.
pub(super) struct Patterns {
    locale: Locale,
    /// A number for each plural category.
    samples: Vec<(Option<u64>, Decimal)>,
}

/// The units of CLDR with their names there. Those that rule files do not have are known, so that shorter names are not
/// found in theirs.
const IDS: [(Unit, &str); 12] = [
    (Unit::Minute, "minute"),
    (Unit::Hour, "hour"),
    (Unit::Day, "day"),
    (Unit::Day, "day-person"),
    (Unit::Week, "week"),
    (Unit::Week, "week-person"),
    (Unit::Month, "month"),
    (Unit::Month, "month-person"),
    (Unit::Year, "year"),
    (Unit::Year, "year-person"),
    (Unit::Other, "second"),
    (Unit::Other, "quarter"),
];

/// Integers that cover the plural categories of all languages.
const SAMPLES: [u64; 32] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 21, 22, 23, 25, 30, 31, 40, 50, 60, 80, 100, 101,
    102, 1_000_000,
];

impl Patterns {
    pub(super) fn new(language: &LanguageIdentifier) -> Self {
        let locale = locale(language);
        let rules = PluralRules::try_new_cardinal((&locale).into()).ok();
        let mut seen: Vec<PluralCategory> = Vec::new();
        let mut samples = Vec::new();
        let fraction = || Some((None, "1.5".parse::<Decimal>().ok()?));
        for (number, decimal) in SAMPLES.iter().map(|n| (Some(*n), Decimal::from(*n))).chain(fraction()) {
            let category = rules.as_ref().map(|rules| rules.category_for(&decimal));
            // Some languages have texts of their own for 0, 1 and 2.
            let own = number.is_some_and(|number| number <= 2);
            if category.is_none_or(|category| own || !seen.contains(&category)) {
                seen.extend(category);
                samples.push((number, decimal));
            }
        }
        Self { locale, samples }
    }

    /// The patterns of one width.
    pub(super) fn of(&self, width: Width) -> Vec<UnitPattern> {
        let width = match width {
            Width::Long => UnitWidth::Long,
            Width::Short => UnitWidth::Short,
            Width::Narrow => UnitWidth::Narrow,
        };
        let mut patterns = Vec::new();
        for (unit, id) in IDS {
            let mut measure = base(unit);
            measure.unit.id = Some(id);
            let options = UnitsFormatterOptions::from(width);
            let formatter = CategorizedFormatter::<Duration>::try_new_outlier((&self.locale).into(), measure, options);
            let Ok(formatter) = formatter else { continue };
            for (number, decimal) in &self.samples {
                let text = formatter.format_fixed_decimal(decimal).to_string();
                patterns.push(match around_number(&text) {
                    Some((before, after)) => UnitPattern { unit, before, after, number: None },
                    None => UnitPattern { unit, before: String::new(), after: text, number: *number },
                });
            }
        }
        patterns
    }

    /// The word after the number in texts such as “in 14 days”, with its unit.
    pub(super) fn relative(&self) -> Vec<(Unit, String)> {
        let options = RelativeTimeFormatterOptions::default;
        let mut words = Vec::new();
        for unit in super::unit::units() {
            let locale = (&self.locale).into();
            let formatter = match unit {
                Unit::Minute => RelativeTimeFormatter::try_new_long_minute(locale, options()),
                Unit::Hour => RelativeTimeFormatter::try_new_long_hour(locale, options()),
                Unit::Day => RelativeTimeFormatter::try_new_long_day(locale, options()),
                Unit::Week => RelativeTimeFormatter::try_new_long_week(locale, options()),
                Unit::Month => RelativeTimeFormatter::try_new_long_month(locale, options()),
                _ => RelativeTimeFormatter::try_new_long_year(locale, options()),
            };
            let Ok(formatter) = formatter else { continue };
            let numbers = self.samples.iter().filter_map(|(number, _)| i64::try_from((*number)?).ok());
            for number in numbers.flat_map(|number| [number, -number]) {
                let text = formatter.format(Decimal::from(number)).to_string();
                let word = around_number(&text).and_then(|(_, after)| Some(after.split(' ').next()?.to_owned()));
                words.extend(word.filter(|word| !word.chars().any(is_unspaced)).map(|word| (unit, word)));
            }
        }
        words
    }

    /// The texts between the parts of a duration.
    pub(super) fn joints(&self) -> Vec<String> {
        between(
            &[ListFormatter::try_new_and, ListFormatter::try_new_unit].map(|new| new((&self.locale).into(), wide())),
        )
    }

    /// The texts between the names of a list: “and” and “or”.
    pub(super) fn list_joints(&self) -> Vec<String> {
        between(&[ListFormatter::try_new_and, ListFormatter::try_new_or].map(|new| new((&self.locale).into(), wide())))
    }
}

fn wide() -> ListFormatterOptions {
    ListFormatterOptions::default().with_length(ListLength::Wide)
}

/// What is between the items of lists.
fn between<E>(lists: &[Result<ListFormatter, E>]) -> Vec<String> {
    let mut joints = Vec::new();
    for list in lists.iter().flatten() {
        for parts in [&["\u{1}"; 2][..], &["\u{1}"; 3]] {
            let text = list.format_to_string(parts.iter());
            joints.extend(text.split('\u{1}').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()));
        }
    }
    joints
}

/// A language with ASCII digits and Gregorian dates.
pub(crate) fn locale(language: &LanguageIdentifier) -> Locale {
    format!("{language}-u-ca-gregory-nu-latn").parse().unwrap_or_else(|_| language.clone().into())
}

fn base(unit: Unit) -> CategorizedMeasureUnit<Duration> {
    match unit {
        Unit::Minute => Duration::minute(),
        Unit::Hour => Duration::hour(),
        Unit::Day => Duration::day(),
        Unit::Week => Duration::week(),
        Unit::Month => Duration::month(),
        Unit::Year => Duration::year(),
        Unit::BusinessDay | Unit::BusinessHour | Unit::Other => Duration::second(),
    }
}

/// The texts before and after the number in a text.
fn around_number(text: &str) -> Option<(String, String)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_owned();
    Some((plain(text.get(..start)?), plain(text.get(end..)?)))
}
