use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

check! {
/// Exclusions that leave no lead.
///
/// `excluded` lists combinations of facts that no lead has. If every combination is excluded, no lead can be opened.
///
/// ```diff yaml
///   rules: tickets
///   facts:
///     urgent: { kind: boolean, default: false }
///     source: [phone, mail]
///   excluded:
///     - { urgent: true, source: mail }
/// -   - { not: { urgent: true, source: mail } }
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    NO_LEADS: Error in Lifecycle, "no-leads"
}

/// Whether there are no leads, which is reported.
pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> bool {
    let none = outline.possible.is_empty();
    if let Some(last) = outline.draft.excluded.last().filter(|_| none) {
        let message = "the exclusions leave no lead: every combination of facts is excluded".to_owned();
        findings.push(
            NO_LEADS
                .in_text(&outline.draft.source, last.span.clone(), message)
                .with_help("exclude fewer combinations of facts".to_owned()),
        );
    }
    none
}
