use fluent_syntax::ast::PatternElement;
use hashbrown::HashMap;

use crate::diagnostic::{Finding, Place, check};
use crate::locale::contract::Need;
use crate::locale::messages::Scope;
use crate::locale::patterns::range;

check! {
/// Duplicate label.
///
/// Two outcomes, stages, actions or views have the same label, so readers cannot distinguish them. Within one rule set
/// and locale, labels of the same kind must be unique.
///
/// ```diff ftl
/// - stage-open = Ticket
/// + stage-open = Open ticket
///       .summary = Open.
/// - stage-closed = Ticket
/// + stage-closed = Closed ticket
/// ```
    ALIKE: Error in Words, "words-alike"
}

/// The kinds of messages whose labels must be unique.
const KINDS: [&str; 4] = ["stage-", "outcome-", "action-", "view-"];

pub(crate) fn check(scope: &Scope<'_, '_>, needs: &[Need], findings: &mut Vec<Finding>) {
    for kind in KINDS {
        let mut known: HashMap<String, (&str, Place)> = HashMap::new();
        for need in needs.iter().filter(|need| need.attribute.is_none() && need.id.starts_with(kind)) {
            let Some(found) = scope.get(&need.id) else { continue };
            let Some(pattern) = found.value else { continue };
            let [PatternElement::TextElement { value }] = pattern.elements.as_slice() else { continue };
            let label = value.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match known.get(&label) {
                Some((first, there)) => {
                    let message = format!("`{}` has the same label as `{first}`", need.id);
                    let finding = found.finding(&ALIKE, value, message);
                    findings.push(finding.with_related(Some((there.clone(), "there".to_owned()))));
                }
                None => {
                    known.insert(label, (&need.id, found.source.place(range(found.text, value))));
                }
            }
        }
    }
}
