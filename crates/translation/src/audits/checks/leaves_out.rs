use referee::check;
use referee::diagnostic::Finding;
use referee::tooling::Forms;

use crate::audits::translated::Translated;
use crate::audits::values::Values;

check! {
/// Value missing in a translation.
///
/// The English message shows a value, such as a deadline, that the translation does not show in any branch. Or all English
/// branches show the value, and a branch of the translation does not. Readers of the translation get less information.
/// A branch for a single value can spell it out: `[0]`, or `[one]` in English, but not in Russian, where 21 is `[one]`.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = Open since { DATE($since) }.
///   # de
///   stage-open = Offen
/// -     .summary = Das Ticket ist offen.
/// +     .summary = Offen seit { DATE($since) }.
/// ```
    LEAVES_OUT: Warning in Words, "words-leave-out"
}

/// Reports values that the original shows and the translation does not.
pub(in crate::audits) fn check<'s>(
    part: &Translated<'_, 's>,
    [values, original_values]: [&Values<'_, 's>; 2],
    [forms, original_forms]: [&Forms; 2],
    findings: &mut Vec<Finding>,
) {
    let mut report = |left: &[&str], branch: &str, shows: &str| {
        let left = left.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("{branch}`{}` omits {left}, which the original {shows}", part.name());
        findings.push(part.finding(&LEAVES_OUT, message));
    };
    let own = values.anywhere(part.pattern);
    let all = original_values.anywhere(part.original);
    let left: Vec<&str> = all.difference(&own).copied().collect();
    if !left.is_empty() {
        report(&left, "", "shows");
    }
    if part.flats.len() > 1 {
        let mut left = Values::always_itself(part.original, original_forms);
        left.retain(|name| own.contains(name));
        if !left.is_empty() {
            let always = values.always(part.pattern, forms);
            let left: Vec<&str> = left.difference(&always).copied().collect();
            if !left.is_empty() {
                report(&left, "a branch of ", "always shows");
            }
        }
    }
}
