use crate::diagnostic::{Finding, Remedy, check};
use crate::rules::draft::Draft;
use crate::rules::fact_draft::FactKindDraft;
use crate::rules::names::Names;
use crate::rules::rollout::Share;
use crate::rules::rollout_file::RolloutDraft;

use super::empty::EMPTY;
use super::unknown_names::UNKNOWN_FACT;
use super::wrong_kind::WRONG_KIND;

check! {
/// Shares above 100 %.
///
/// The shares of an entry divide the same leads, so they add up to at most 100 %. Other leads continue with the next entry.
///
/// ```diff yaml rollout
///   facts: { partner: text }
///   rollout:
/// -   - { by: partner, shares: { later: 60 %, first: 50 % } }
/// +   - { by: partner, shares: { later: 60 %, first: 40 % } }
/// ```
    ROLLOUT_SHARES: Error in Switch, "rollout-shares"
}

pub(crate) fn check(draft: &Draft, names: &Names<'_>, rollout: &RolloutDraft, findings: &mut Vec<Finding>) {
    for entry in &rollout.entries {
        if entry.by.is_some() && entry.rules.is_none() && !entry.shared {
            findings.push(
                EMPTY
                    .in_text(&draft.source, entry.span.clone(), "`shares` names no rule set")
                    .with_help("write `NAME: SHARE` for each rule set".to_owned()),
            );
        }
        let taken = entry.taken();
        if let Some((_, last)) = entry.shares.last().filter(|_| taken > Share::WHOLE) {
            let message = format!("the shares add up to {taken}");
            findings.push(
                ROLLOUT_SHARES
                    .in_text(&draft.source, last.span.clone(), message)
                    .with_help("change them so that they add up to 100 %".to_owned()),
            );
        }
        let Some(by) = &entry.by else { continue };
        let declared = names.facts.get(&by.value).map(|fact| &draft.facts[fact]);
        let Some((_, fact)) = declared else {
            let message = format!("unknown fact `{}`", by.value);
            let (help, remedy) = match names.facts.near(&by.value) {
                Some(near) => (format!("did you mean `{near}`?"), Remedy::Use(near.into())),
                None => ("declare it under `facts`, as `text`".to_owned(), Remedy::Declare),
            };
            let finding = UNKNOWN_FACT.in_text(&draft.source, by.span.clone(), message);
            findings.push(finding.with_help(help).with_remedy(Some(remedy)));
            continue;
        };
        if let FactKindDraft::Boolean | FactKindDraft::OneOf(_) = fact.kind {
            let message = format!("`{}` has too few values for shares", by.value);
            let finding = WRONG_KIND.in_text(&draft.source, by.span.clone(), message);
            findings.push(finding.with_help("use a text fact".to_owned()));
        }
    }
}
