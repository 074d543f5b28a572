#![expect(clippy::unwrap_used, reason = "a test panics if an expectation fails")]

use std::sync::LazyLock;

use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu_experimental::duration::options::{BaseStyle, DurationFormatterOptions};
use icu_experimental::duration::{DurationFormatter, ValidatedDurationFormatterOptions};
use icu_experimental::measure::category::{CategorizedMeasureUnit, Duration as Measure};
use icu_locale::Locale;
use referee::Referee;

use crate::folded::Folded;
use crate::text::Text;

use super::*;

/// The durations of a text in a language, with the words of its locale if there is one.
struct Language {
    units: Units,
}

impl Language {
    fn new(language: &str) -> Self {
        static REFEREE: LazyLock<Referee> = LazyLock::new(Referee::builtin);
        let id: LanguageIdentifier = language.parse().unwrap();
        let referee = &*REFEREE;
        let reader = referee.reader(language).or_else(|_| referee.reader("en")).unwrap();
        let english = referee.reader("en").unwrap();
        let words = Arc::new(UnitWords::new(&[reader.common(), english.common()]));
        Self { units: Units::new(&words, Some(&id)) }
    }

    /// The durations, each with its words and its qualifier.
    fn read(&self, text: &str) -> Vec<String> {
        let mut plain = Text::default();
        plain.push(text, 0..text.len());
        let folded = Folded::new(&plain, &self.units);
        let show = |known: &StatedDuration| {
            let kind = known.qualified.map(|kind| format!(" {kind:?}")).unwrap_or_default();
            format!("{}{kind}: {}", known.duration, folded.written(&known.range))
        };
        folded.durations.iter().map(show).collect()
    }

    fn exact(&self, text: &str) -> Vec<String> {
        let mut plain = Text::default();
        plain.push(text, 0..text.len());
        let folded = Folded::new(&plain, &self.units);
        folded.exact().map(|known| known.duration.to_string()).collect()
    }
}

fn measures() -> [(CategorizedMeasureUnit<Measure>, &'static str); 6] {
    [
        (Measure::minute(), "m"),
        (Measure::hour(), "h"),
        (Measure::day(), "d"),
        (Measure::week(), "w"),
        (Measure::month(), "mo"),
        (Measure::year(), "y"),
    ]
}

const NUMBERS: [u64; 27] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 21, 22, 24, 30, 31, 48, 60, 72, 90, 100, 365];

/// Amounts of one unit in a width that are not read, and those that are read as another duration, by language.
fn misread(width: Width) -> [Vec<String>; 2] {
    let mut misread = [Vec::new(), Vec::new()];
    for name in forms::languages() {
        let language = Language::new(name);
        let locale: Locale = name.parse().unwrap();
        for (measure, unit) in measures() {
            let options = UnitsFormatterOptions::from(width);
            let formatter = CategorizedFormatter::<Measure>::try_new_outlier((&locale).into(), measure, options);
            let formatter = formatter.unwrap();
            for number in NUMBERS {
                let text = formatter.format_fixed_decimal(&Decimal::from(number)).to_string();
                // A singular without a number is any day, not one day.
                if number == 1 && !text.contains(char::is_numeric) {
                    continue;
                }
                let duration: Duration = format!("{number}{unit}").parse().unwrap();
                for sentence in [text.clone(), format!("({text})"), format!("„{text}”, 1), {text}.")] {
                    let read = language.exact(&sentence);
                    let [unread, wrong] = &mut misread;
                    if read.is_empty() {
                        unread.push(format!("{name}: {sentence}"));
                    } else if read.iter().any(|read| *read != duration.to_string()) {
                        wrong.push(format!("{name}: {sentence}: {read:?}"));
                    }
                }
            }
        }
    }
    misread
}

#[test]
fn amounts_are_read_in_every_language() {
    assert_eq!(misread(Width::Long), [Vec::<String>::new(), Vec::new()]);
    // Letters are words in many languages, and some stand for several units.
    for (width, most) in [(Width::Short, 7_000), (Width::Narrow, 17_000)] {
        let [unread, wrong] = misread(width);
        assert_eq!(wrong, [""; 0]);
        assert!(unread.len() < most, "{}: {unread:?}", unread.len());
        println!("{} of {} are not read", unread.len(), forms::languages().count() * NUMBERS.len() * 6 * 3);
    }
}

#[test]
fn sums_are_read_in_every_language() {
    let mut options = DurationFormatterOptions::default();
    options.base = BaseStyle::Long;
    let mut misread: Vec<String> = Vec::new();
    for name in forms::languages() {
        let language = Language::new(name);
        let locale: Locale = name.parse().unwrap();
        let options = ValidatedDurationFormatterOptions::validate(options).unwrap();
        let formatter = DurationFormatter::try_new((&locale).into(), options).unwrap();
        for (days, hours, minutes) in [(3, 12, 0), (14, 5, 30), (0, 36, 20), (5, 0, 45), (11, 21, 5)] {
            let mut amounts = icu_experimental::duration::Duration::new();
            (amounts.days, amounts.hours, amounts.minutes) = (days, hours, minutes);
            let text = formatter.format(&amounts).to_string();
            let duration: Duration = format!("PT{}M", (days * 24 + hours) * 60 + minutes).parse().unwrap();
            if language.exact(&text) != [duration.to_string()] {
                misread.push(format!("{name}: {text} {:?} {duration}", language.read(&text)));
            }
        }
    }
    assert_eq!(misread, [""; 0]);
}

/// Holds each text to what is read from it.
fn are_read(texts: &[(&str, &str, &[&str])]) {
    let mut wrong: Vec<String> = Vec::new();
    for (language, text, expected) in texts {
        let read = Language::new(language).read(text);
        if read != *expected {
            wrong.push(format!("{language}: {text}: {read:?} instead of {expected:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn inflected_forms_are_read() {
    let forms: &[(&str, &str)] = &[
        ("de", "in 14 Tagen"),
        ("de", "eine 14-tägige Frist"),
        ("de", "vierzehn Tage"),
        ("ru", "в 14 днях"),
        ("ru", "14 суток"),
        ("ru", "14-дневный срок"),
        ("ru", "четырнадцати дней"),
        ("pl", "po 14 dniach"),
        ("pl", "w ciągu 14 dni"),
        ("cs", "do 14 dnů"),
        ("cs", "po 14 dnech"),
        ("cs", "před 14 dny"),
        ("sk", "po 14 dňoch"),
        ("uk", "у 14 днях"),
        ("uk", "протягом 14 днів"),
        ("sv", "inom 14 dagar"),
        ("da", "inden for 14 dage"),
        ("nb", "innen 14 dager"),
        ("fi", "14 päivän kuluessa"),
        ("fi", "14 päivässä"),
        ("hu", "14 napon belül"),
        ("hu", "14 napos határidő"),
        ("tr", "14 günlük süre"),
        ("tr", "14 gün içinde"),
        ("et", "14 päeva jooksul"),
        ("lt", "per 14 dienų"),
        ("lv", "14 dienu laikā"),
        ("el", "εντός 14 ημερών"),
        ("hr", "u roku od 14 dana"),
        ("sl", "v 14 dneh"),
        ("ro", "în termen de 14 zile"),
        ("bg", "в рамките на 14 дни"),
        ("nl", "binnen 14 dagen"),
        ("fr", "sous 14jours"),
        ("es", "en catorce días"),
        ("pt-BR", "em até 14 dias"),
        ("it", "entro quattordici giorni"),
        ("id", "dalam 14 hari"),
        ("vi", "trong vòng 14 ngày"),
        ("sw", "ndani ya siku 14"),
        ("th", "ภายใน14วันนับจาก"),
        ("hi", "14 दिनों के भीतर"),
        ("ar", "خلال 14 يومًا"),
        ("ar", "خلال ١٤ يوماً"),
        ("he", "תוך 14 ימים"),
        ("fa", "ظرف ۱۴ روز"),
        ("ko", "14일 이내"),
        ("ko", "14일간"),
        ("ja", "１４日間以内"),
        ("ja", "14 日以内に"),
        ("zh-CN", "在14天内"),
        ("zh-CN", "十四天"),
        ("zh-TW", "14 個日曆天內"),
        ("zh-TW", "十四天內"),
        ("en", "a 14-day period"),
        ("en", "14\u{202f}calendar days"),
        ("en", "fourteen days"),
    ];
    let mut wrong: Vec<String> = Vec::new();
    for (language, text) in forms {
        let read = Language::new(language).exact(text);
        if read != ["2w"] {
            wrong.push(format!("{language}: {text}: {read:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn other_numbers_are_no_durations() {
    let texts: &[(&str, &str)] = &[
        ("en", "3.5 days"),
        ("en", "1,000 days"),
        ("en", "24/7 days"),
        ("en", "10 %"),
        ("en", "Windows 11"),
        ("en", "O365 days"),
        ("en", "3D, 14 T, 7 D"),
        ("en", "twenty-four hours"),
        ("en", "thirty two days"),
        ("en", "the year 2019, 2019 years"),
        ("en", "5 dayparts and 3 weekends, 2 monthly reports"),
        ("en", "2 quarters, 30 seconds"),
        ("de", "vierundzwanzig Stunden"),
        ("de", "am 14. Tag"),
        ("de", "1 000 Tage"),
        ("fr", "vingt-quatre heures, quatre-vingt-douze jours"),
        ("fr", "3 journaux"),
        ("es", "treinta y dos días"),
        ("es", "de 10 a 14 reuniones"),
        ("ru", "2019 год"),
        ("ru", "двадцать четыре часа"),
        ("ru", "2 части"),
        ("ja", "2020年6月2日"),
        ("ja", "11月 8日"),
        ("ja", "第14日"),
        ("zh-TW", "2020年6月2日"),
        ("zh-TW", "11 月 8 日"),
        ("zh-TW", "第 14 天"),
        ("zh-TW", "第十四天"),
        ("zh-TW", "二十四小時"),
        ("zh-CN", "2019年"),
        ("ko", "2020년 6월 2일"),
        ("ko", "2분기, 3 주문"),
        ("ko", "3 주요 단계"),
        ("vi", "ngày 2 tháng 6 năm 2020"),
        ("lt", "2022 m. lapkričio 28 d."),
        ("pl", "14 listopada 2022 r."),
    ];
    let mut wrong: Vec<String> = Vec::new();
    for (language, text) in texts {
        let read = Language::new(language).read(text);
        if !read.is_empty() {
            wrong.push(format!("{language}: {text}: {read:?}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn durations_that_are_not_exact_are_qualified() {
    are_read(&[
        ("en", "within 10 to 14 days", &["2w Range: 10 to 14 days"]),
        ("en", "10–14 days", &["2w Range: 10–14 days"]),
        ("en", "10 - 14 days", &["2w Range: 10 - 14 days"]),
        ("en", "10 days – 14 days", &["2w Range: 10 days – 14 days"]),
        ("en", "three or four weeks", &["4w Range: three or four weeks"]),
        ("en", "up to 14 days", &["2w AtMost: up to 14 days"]),
        ("en", "Approx. 14 days", &["2w About: Approx. 14 days"]),
        ("en", "14 days or so", &["2w About: 14 days or so"]),
        ("en", "14 business days", &["14bd: 14 business days"]),
        ("en", "5-10 working days", &["10bd Range: 5-10 working days"]),
        ("en", "8 business hours", &["8bh: 8 business hours"]),
        ("en", "1 business day, 4 hours", &["1bd: 1 business day", "4h: 4 hours"]),
        ("de", "8 Geschäftsstunden", &["8bh: 8 Geschäftsstunden"]),
        ("ru", "8 рабочих часов", &["8bh: 8 рабочих часов"]),
        ("it", "8 ore lavorative", &["8bh: 8 ore lavorative"]),
        ("it", "12ore lavorative", &["12bh: 12ore lavorative"]),
        ("de", "5Arbeitstage", &["5bd: 5Arbeitstage"]),
        ("zh-TW", "8 個工作小時", &["8bh: 8 個工作小時"]),
        ("en", "24 hours or less", &["1d: 24 hours"]),
        ("en", "Office 365 in 14 days", &["2w: 14 days"]),
        ("de", "10 bis 14 Tage", &["2w Range: 10 bis 14 Tage"]),
        ("de", "bis zu 14 Tage", &["2w AtMost: bis zu 14 Tage"]),
        ("de", "ca. 14 Tage", &["2w About: ca. 14 Tage"]),
        ("de", "maximal 24Stunden", &["1d: 24Stunden"]),
        ("de", "14 Werktagen", &["14bd: 14 Werktagen"]),
        ("de", "14 Kalendertage", &["2w: 14 Kalendertage"]),
        ("ru", "до 14 дней", &["2w AtMost: до 14 дней"]),
        ("ru", "за 14 дней до окончания", &["2w: 14 дней"]),
        ("en", "3 of 7 days", &["1w: 7 days"]),
        ("en", "between 10 and 14 days", &["2w Range: 10 and 14 days"]),
        ("en", "after 10 and 14 days", &["2w: 14 days"]),
        ("de", "3 in 7 Tagen", &["1w: 7 Tagen"]),
        ("de", "zwischen 10 und 14 Tagen", &["2w Range: 10 und 14 Tagen"]),
        ("it", "3 in 7 giorni", &["1w: 7 giorni"]),
        ("it", "da 3 a 7 giorni", &["1w Range: 3 a 7 giorni"]),
        ("it", "tra 3 e 7 giorni", &["1w Range: 3 e 7 giorni"]),
        ("ru", "3 за 7 дней", &["1w: 7 дней"]),
        ("zh-TW", "介於 10 和 14 天", &["2w Range: 10 和 14 天"]),
        ("ru", "от 10 до 14 дней", &["2w Range: 10 до 14 дней"]),
        ("ru", "14 рабочих дней", &["14bd: 14 рабочих дней"]),
        ("ru", "14 календарных дней", &["2w: 14 календарных дней"]),
        ("it", "fino a 14 giorni", &["2w AtMost: fino a 14 giorni"]),
        ("it", "circa 14 giorni", &["2w About: circa 14 giorni"]),
        ("it", "14 giorni lavorativi", &["14bd: 14 giorni lavorativi"]),
        ("it", "14 giorni solari", &["2w: 14 giorni solari"]),
        ("zh-TW", "最多 14 天", &["2w AtMost: 最多 14 天"]),
        ("zh-TW", "14天左右", &["2w About: 14天左右"]),
        ("zh-TW", "（約 14 天）", &["2w About: 約 14 天"]),
        ("zh-TW", "簽約14天內", &["2w: 14天"]),
        ("zh-TW", "14 個工作天", &["14bd: 14 個工作天"]),
        ("zh-TW", "10 至 14 天", &["2w Range: 10 至 14 天"]),
        ("ja", "10～14日", &["2w Range: 10～14日"]),
        ("fr", "de 10 à 14 jours", &["2w Range: 10 à 14 jours"]),
        ("es", "de 10 a 14 días", &["2w Range: 10 a 14 días"]),
    ]);
}

#[test]
fn a_page_without_a_language_has_long_names_of_all() {
    let words = Arc::new(UnitWords::default());
    let read = |text: &str| Language { units: Units::new(&words, None) }.read(text);
    for text in ["14 Tage", "14 jours", "14日間", "14 päivää", "14 dagar", "siku 14", "14 days"] {
        assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
    }
    // Hours in one language and something else in another.
    assert_eq!(read("2020年6月2日"), [""; 0]);
}
