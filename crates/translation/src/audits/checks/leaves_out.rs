use referee::check;
use referee::diagnostic::Finding;
use referee::tooling::Forms;

use crate::audits::told::Told;
use crate::audits::translated::Translated;

check! {
/// A translation leaves out what the original tells.
///
/// The English message writes a value, such as a deadline, that the translation does not write in any of its branches, or
/// writes it in all of its branches where one of the translation does not. Whoever reads the translation is told less.
/// A branch for a single value may say it in words: `[0]`, or `[one]` in English, but not in Russian, where 21 is `[one]`.
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

/// What the original tells and a translation does not.
pub(in crate::audits) fn check<'s>(
    part: &Translated<'_, 's>,
    [told, original_told]: [&Told<'_, 's>; 2],
    [forms, original_forms]: [&Forms; 2],
    findings: &mut Vec<Finding>,
) {
    let mut tell = |left: &[&str], before: &str, after: &str| {
        let left = left.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("{before}`{}` leaves out {left}, which the original {after}", part.name());
        findings.push(part.finding(&LEAVES_OUT, message));
    };
    let own = told.anywhere(part.pattern);
    let all = original_told.anywhere(part.original);
    let left: Vec<&str> = all.difference(&own).copied().collect();
    if !left.is_empty() {
        tell(&left, "", "tells");
    }
    if part.flats.len() > 1 {
        let mut left = Told::always_itself(part.original, original_forms);
        left.retain(|name| own.contains(name));
        if !left.is_empty() {
            let always = told.always(part.pattern, forms);
            let left: Vec<&str> = left.difference(&always).copied().collect();
            if !left.is_empty() {
                tell(&left, "a branch of ", "always tells");
            }
        }
    }
}
