use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;
use crate::rules::names::Names;
use crate::rules::{Duration, Kind};

check! {
/// Digest that cannot be sent.
///
/// A digest is sent when its period is over. The period needs a length, is a year at most, and has fixed boundaries: it counts
/// whole months, or days and shorter units, but not both, nor working time. `by` distinguishes receivers by a fact or by a field
/// with a single value.
///
/// ```diff yaml
///   rules: tickets
///   recipients: [team]
///   stages:
///     open: { timeout: { after: 1d, to: missed, notify: missed } }
///     closed: { outcomes: [missed] }
///   notifications:
/// -   missed: { to: team, digest: { above: 10, per: 0m } }
/// +   missed: { to: team, digest: { above: 10, per: 1d } }
/// ```
    WRONG_DIGEST: Error in Lifecycle, "wrong-digest"
}

/// The longest exact period: a leap year.
const YEAR: i64 = 366 * 86_400_000;

pub(crate) fn check(draft: &Draft, names: &Names<'_>, findings: &mut Vec<Finding>) {
    for digest in draft.notifications.iter().filter_map(|notification| notification.digest.as_ref()) {
        if let Some(per) = &digest.per
            && let Some((message, help)) = unusable(per.value)
        {
            let finding = WRONG_DIGEST.in_text(&draft.source, per.span.clone(), message.to_owned());
            findings.push(finding.with_help(help.to_owned()));
        }
        let Some(by) = &digest.by else { continue };
        let (fact, field) = (names.facts.get(&by.value), names.fields.get(&by.value));
        let list = field.is_some_and(|field| matches!(draft.fields[field].1, Kind::List(_)));
        let message = match (fact, field) {
            (Some(_), Some(_)) => format!("`{}` is both a fact and a field, so it does not say by which", by.value),
            (None, Some(_)) if list => {
                format!("the field `{}` is a list, which does not distinguish receivers", by.value)
            }
            _ => continue,
        };
        findings.push(WRONG_DIGEST.in_text(&draft.source, by.span.clone(), message));
    }
}

/// Why a period cannot be used, and what to do.
fn unusable(per: Duration) -> Option<(&'static str, &'static str)> {
    if per.is_zero() {
        return Some(("a period without a length has no notifications", "use a period such as `1d`"));
    }
    if per.is_working() {
        return Some(("a period of working time has no fixed boundaries", "use a period such as `1d`"));
    }
    if per.months() > 0 && per.millis() > 0 {
        let message = "a period of months and days has no fixed boundaries";
        return Some((message, "use whole months, or days and shorter units"));
    }
    let long = per.months() > 12 || per.millis() > YEAR;
    long.then_some(("the digest would be sent after more than a year", "use a period of at most a year"))
}
