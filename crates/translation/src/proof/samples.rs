//! Edge-case values.

use referee::rules::{Duration, Instant};
use referee::tooling::Args;
pub(super) use referee::tooling::{Variable, VariableKind};

use super::branches::Key;

/// The most combinations of values that select branches.
const MOST_CHOICES: usize = 3000;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sample {
    Text(String),
    /// Thousandths.
    Number(u32),
    Instant(Instant),
    Duration(Duration),
    List(Vec<String>),
    Key(String),
}

impl Sample {
    pub(super) fn give<'p>(&self, name: &'p str, args: &mut Args<'p>) {
        match self {
            Self::Key(key) => args.choice(name, key),
            Self::Text(text) => args.text(name, text),
            Self::Number(number) if number % 1000 == 0 => {
                args.count(name, usize::try_from(number / 1000).unwrap_or(usize::MAX));
            }
            Self::Number(number) => args.thousandths(name, *number),
            Self::Instant(instant) => args.instant(name, *instant),
            Self::Duration(duration) => args.duration(name, *duration),
            Self::List(items) => args.list(name, items),
        }
    }
}

/// Difficult texts.
const TEXTS: [&str; 10] = [
    "A",
    "",
    " A. ",
    "**b** _i_ `c` [x](https://example.com) <b>h</b> &amp; ![i](j)",
    "1. a",
    "# h\n- l",
    "עסקה 12 (א)",
    "صفقة \u{202e}كبيرة",
    "{ $lead } { stage-new } \"q\"",
    "漢字かな交じり",
];
const NUMBERS: [u32; 8] = [0, 1, 2, 5, 11, 21, 1_000_000, 0];
const SPANS: [&str; 17] =
    ["3d", "1m", "59m", "1h", "2h", "5h", "21h", "24h", "72h", "1d", "2d", "5d", "11d", "21d", "1000d", "6mo", "1y"];

/// Values of a kind, a simple one first, with whole numbers of every plural form and the values of branch keys.
pub(super) fn samples(variable: &Variable, keys: &[Key<'_>], forms: &[u32]) -> Vec<Sample> {
    let numbers = keys.iter().filter_map(|key| if let Key::Number(number) = key { Some(*number) } else { None });
    let whole = numbers.clone().filter(|number| number.fract() == 0.0 && (0.0..1e9).contains(number));
    match variable.kind {
        VariableKind::Choice => variable.keys.iter().map(|key| Sample::Key(key.to_string())).collect(),
        VariableKind::Text => {
            let names = keys.iter().filter_map(|key| if let Key::Name(name) = key { Some(*name) } else { None });
            let long = "Lieferkettenoptimierungsvertrag 2020 / ".repeat(40);
            let texts = TEXTS.into_iter().chain([long.as_str()]).chain(names);
            texts.map(|text| Sample::Text(text.to_owned())).collect()
        }
        VariableKind::Number => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range by the filter")]
            let of_keys = numbers.filter(|number| (0.0..4e6).contains(number)).map(|number| (number * 1000.0) as u32);
            let known = NUMBERS.into_iter().map(|number| number.saturating_mul(1000)).chain([400, 1500]);
            let of_forms = forms.iter().map(|number| number * 1000);
            known.chain(of_forms).chain(of_keys).map(Sample::Number).collect()
        }
        VariableKind::Instant => {
            let written = [
                "2020-02-29T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "2019-12-31T22:30:00Z",
                "9999-12-31T12:00:00Z",
                "1000-07-04T05:06:07Z",
                // Some languages write another article before these days.
                "2020-06-01T08:00:00Z",
                "2020-06-08T08:00:00Z",
                "2020-08-11T08:00:00Z",
            ];
            written.iter().filter_map(|text| text.parse().ok()).map(Sample::Instant).collect()
        }
        VariableKind::Duration => {
            let known = SPANS.into_iter().map(str::to_owned);
            let of_forms = forms.iter().map(|number| f64::from(*number));
            let of_keys = of_forms.chain(whole).flat_map(|number| [format!("{number}d"), format!("{number}h")]);
            let exact = [1_i64, 999, 1_000, 93_784_000, 90_061_000]
                .map(|millis| Sample::Duration(Duration::from_millis(millis)));
            known.chain(of_keys).filter_map(|text| text.parse().ok()).map(Sample::Duration).chain(exact).collect()
        }
        VariableKind::List => {
            let all = ["A", "B-2", "עסקה", "C, D"];
            let lists = [1, 0, 2, 3, 4].into_iter().map(|count| all.iter().take(count).map(|item| (*item).to_owned()));
            lists.map(|items| Sample::List(items.collect())).collect()
        }
    }
}

/// Values for all variables: all values of each, all variables at once, and every combination of values that select
/// branches.
pub(super) fn combinations<'v>(values: &[(&'v str, Vec<Sample>)], selecting: &[&str]) -> Vec<Vec<(&'v str, Sample)>> {
    let first = |samples: &[Sample]| samples.first().cloned();
    let base: Vec<(&'v str, Sample)> =
        values.iter().filter_map(|(name, samples)| Some((*name, first(samples)?))).collect();
    let mut all = vec![base.clone()];
    let most = values.iter().map(|(_, samples)| samples.len()).max().unwrap_or(0);
    for (place, (name, samples)) in values.iter().enumerate() {
        for sample in samples.iter().skip(1) {
            let mut one = base.clone();
            if let Some(slot) = one.get_mut(place) {
                *slot = (*name, sample.clone());
            }
            all.push(one);
        }
    }
    for number in 1..most {
        let at_once = values
            .iter()
            .filter_map(|(name, samples)| Some((*name, samples.get(number % samples.len().max(1))?.clone())));
        all.push(at_once.collect());
    }
    let choosing: Vec<usize> = (0..values.len())
        .filter(|place| values.get(*place).is_some_and(|(name, _)| selecting.contains(name)))
        .collect();
    let mut choices = vec![base];
    for place in choosing {
        let Some((name, samples)) = values.get(place) else { continue };
        let next = choices.iter().flat_map(|choice| {
            samples.iter().map(move |sample| {
                let mut choice = choice.clone();
                if let Some(slot) = choice.get_mut(place) {
                    *slot = (*name, sample.clone());
                }
                choice
            })
        });
        choices = next.take(MOST_CHOICES).collect();
    }
    all.extend(choices);
    let mut once: Vec<Vec<(&'v str, Sample)>> = Vec::with_capacity(all.len());
    for combination in all {
        if !once.contains(&combination) {
            once.push(combination);
        }
    }
    once
}
