//! The forms of words that ICU4X does not have, compared with ICU.

use icu_decimal::input::Decimal;
use icu_experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu_experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu_experimental::measure::category::Duration;

use crate::command::root;
use crate::programs::{Checked, Missing, peer};

const SCRIPT: &str = include_str!("forms.py");

/// Scripts that languages are written in besides their own.
const SCRIPTS: [&str; 12] =
    ["Adlm", "Arab", "Beng", "Cyrl", "Deva", "Guru", "Hans", "Hant", "Latn", "Mtei", "Olck", "Tfng"];

pub fn forms_are_those_of_icu() -> Checked {
    let languages = languages().join("\n");
    // Debian's package is for its own Python.
    let output = peer("/usr/bin/python3", &["-c", SCRIPT], languages.as_bytes())?;
    if output.status.code() == Some(77) {
        return Err(Missing::new("python3-icu"));
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = String::from_utf8(output.stdout).unwrap();
    let path = root().join("crates/pages/src/units/forms.tsv");
    if std::env::var_os("REFEREE_UPDATE").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    for (known, written) in known.lines().zip(written.lines()) {
        assert_eq!(known, written, "{}", path.display());
    }
    assert_eq!(known.lines().count(), written.lines().count(), "{}", path.display());
    Ok(())
}

/// The languages that have names of units in CLDR, with other scripts that have names of their own.
fn languages() -> Vec<String> {
    let letters = || ('a'..='z').map(String::from);
    let longer = |texts: Vec<String>| -> Vec<String> {
        texts.iter().flat_map(|text| letters().map(move |letter| format!("{text}{letter}"))).collect()
    };
    let two = longer(letters().collect());
    let three = longer(two.clone());
    let none = names("und");
    let mut languages = Vec::new();
    for language in two.into_iter().chain(three) {
        let own = names(&language);
        if own == none {
            continue;
        }
        let scripts = SCRIPTS.iter().map(|script| format!("{language}-{script}"));
        languages.extend(scripts.filter(|language| ![&own, &none].contains(&&names(language))));
        languages.push(language);
    }
    languages.sort();
    languages
}

/// The long names of units.
fn names(language: &str) -> Vec<String> {
    let locale: icu_locale::Locale = format!("{language}-u-nu-latn").parse().unwrap();
    let units = [Duration::day(), Duration::hour(), Duration::minute(), Duration::year()];
    let name = |unit| {
        let options = UnitsFormatterOptions::from(Width::Long);
        let formatter = CategorizedFormatter::<Duration>::try_new_outlier((&locale).into(), unit, options).unwrap();
        formatter.format_fixed_decimal(&Decimal::from(5)).to_string()
    };
    units.into_iter().map(name).collect()
}
