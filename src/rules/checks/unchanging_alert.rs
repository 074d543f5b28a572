use crate::diagnostic::{Finding, check};
use crate::rules::Duration;
use crate::rules::outline::Outline;
use crate::rules::region::TooMany;

check! {
/// Alert that never changes.
///
/// Every lead with this alert times out before the alert changes, or at the same instant.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///       alerts:
/// -       waiting: { for: 30d, then: overdue }
/// +       waiting: { for: 7d, then: overdue }
///     closed: { outcomes: [solved] }
/// ```
    UNCHANGING_ALERT: Warning in Lifecycle, "unchanging-alert"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let staying = outline.staying(number)?;
        for alert in &stage.alerts {
            let Some(change) = &alert.change else { continue };
            let mut left = outline.space.and(staying, outline.region(&alert.when)?)?;
            if left.is_empty() {
                continue;
            }
            for timeout in &stage.timeouts {
                if timeout.after.as_ref().is_some_and(|after| never_longer(after.value, change.after.value)) {
                    left = outline.space.minus(left, outline.region(&timeout.when)?)?;
                }
            }
            if left.is_empty() {
                let message = format!(
                    "alert `{}` never changes to `{}`: leads have left `{}` by then",
                    alert.name.value, change.alert.value, stage.name.value
                );
                findings.push(
                    UNCHANGING_ALERT
                        .in_text(&outline.draft.source, change.after.span.clone(), message)
                        .with_help("use a shorter time, or remove `for` and `then`".to_owned()),
                );
            }
        }
    }
    Ok(())
}

/// Whether `a` is never longer than `b`, from any start.
fn never_longer(a: Duration, b: Duration) -> bool {
    const DAY: i64 = 86_400_000;
    match (a.is_working(), b.is_working()) {
        (false, true) => return a.millis() + i64::from(a.months()) * 31 * DAY <= b.shortest_millis(),
        (true, _) => return a.kind() == b.kind() && a.millis() <= b.millis(),
        (false, false) => {}
    }
    if a.months() == b.months() {
        return a.millis() <= b.millis();
    }
    a.millis() + i64::from(a.months()) * 31 * DAY <= b.millis() + i64::from(b.months()) * 28 * DAY
}
