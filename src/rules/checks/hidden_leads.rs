use crate::diagnostic::{Finding, check};
use crate::rules::condition_draft::TestDraft;
use crate::rules::logic::leaves;
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Leads in no view.
///
/// If leads are shown by views, nobody sees a lead that is in none of them, unless somebody marks it. Each combination of
/// facts needs a view.
///
/// ```diff yaml
///   rules: tickets
///   facts:
///     urgency: [low, normal, high]
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   views:
///     urgent: { urgency: high }
/// -   others: { urgency: low }
/// +   others: { urgency: [low, normal] }
/// ```
    HIDDEN_LEADS: Note in Lifecycle, "hidden-leads"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    // Views with marks select from leads that other views show.
    let views =
        || outline.draft.views.iter().filter(|(_, tests)| !leaves(tests).into_iter().any(TestDraft::is_of_marks));
    let Some((name, _)) = views().next() else { return Ok(()) };
    let shown = outline.union(views().map(|(_, tests)| &**tests))?;
    let hidden = outline.space.minus(outline.possible, shown)?;
    if !hidden.is_empty() {
        let message = format!("leads{} are in no view", outline.describe(hidden));
        findings.push(
            HIDDEN_LEADS
                .in_text(&outline.draft.source, name.span.clone(), message)
                .with_help("add a view for them, or extend one".to_owned()),
        );
    }
    Ok(())
}
