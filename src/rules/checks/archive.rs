use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;

check! {
/// There is not one archive.
///
/// Leads end in one stage, which has `outcomes` and nothing that could happen there: no actions, no timeout, no alerts.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// -   lost: { outcomes: [forgotten] }
/// ```
    ARCHIVE: Error in Structure, "archive"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let source = &draft.source;
    let mut archives = draft.stages.iter().filter(|stage| stage.outcomes.is_some());
    let Some(archive) = archives.next() else {
        // Without stages, that is what is told.
        if let Some(last) = draft.stages.last() {
            let finding = ARCHIVE.in_text(source, last.name.span.clone(), "no stage is the archive");
            findings.push(finding.with_help("give one stage a list of `outcomes`".to_owned()));
        }
        return;
    };
    for second in archives {
        let message = format!("`{}` is a second archive", second.name.value);
        let help = format!("a rule set has one stage with outcomes, which is `{}`", archive.name.value);
        findings.push(ARCHIVE.in_text(source, second.name.span.clone(), message).with_help(help));
    }
    let busy = [
        (!archive.actions.is_empty(), "actions"),
        (!archive.timeouts.is_empty(), "a timeout"),
        (!archive.alerts.is_empty(), "alerts"),
        (archive.overview, "`shows: overview`"),
    ];
    for (_, what) in busy.iter().filter(|(busy, _)| *busy) {
        let message = format!("the archive cannot have {what}: nothing happens there any more");
        findings.push(ARCHIVE.in_text(source, archive.name.span.clone(), message));
    }
}
