use crate::diagnostic::{Finding, check};
use crate::rules::draft::Draft;

check! {
/// Missing or invalid archive.
///
/// A rule set needs exactly one archive: a stage with `outcomes` or `archive`, and without timeouts or alerts. Its outcomes
/// may have actions, with which leads come back.
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
        // `empty` reports a rule set without stages.
        if let Some(last) = draft.stages.last() {
            let finding =
                ARCHIVE.in_text(source, last.name.span.clone(), "no stage has `outcomes`: the archive is missing");
            findings.push(finding.with_help("add `outcomes` to one stage".to_owned()));
        }
        return;
    };
    for second in archives {
        let message =
            format!("`{}` has `outcomes`, but `{}` is already the archive", second.name.value, archive.name.value);
        let help = "remove `outcomes` from one of them".to_owned();
        findings.push(ARCHIVE.in_text(source, second.name.span.clone(), message).with_help(help));
    }
    let busy = [
        (!archive.actions.is_empty(), "actions; give them to an outcome"),
        (!archive.timeouts.is_empty(), "a timeout"),
        (!archive.alerts.is_empty(), "alerts"),
        (archive.overview, "`shows: overview`; give it to an outcome"),
        (!archive.withhold.is_empty(), "`withhold`; give it to an outcome"),
    ];
    for (_, what) in busy.iter().filter(|(busy, _)| *busy) {
        let message = format!("the archive cannot have {what}");
        findings.push(
            ARCHIVE
                .in_text(source, archive.name.span.clone(), message)
                .with_help("remove them, or give them to its outcomes".to_owned()),
        );
    }
}
