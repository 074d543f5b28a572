use std::ops::Range;

use crate::diagnostic::{Finding, Source, Thing, check};
use crate::rules::RuleSet;
use crate::rules::node::Name;

check! {
/// Recipient that nobody can reach.
///
/// Notifications go to the recipient, but `rules/delivery.yaml` does not say how, or the field or fact with the address is
/// missing in a rule set. A field with an address is an `email` field, and a fact with one is a text fact.
///
/// ```diff yaml delivery
///   from: Tickets <tickets@contoso.example>
///   recipients:
/// -   customer: { zone: UTC }
/// +   customer: { mail: { fact: address } }
/// ```
    UNREACHABLE_RECIPIENT: Error in Lifecycle, "unreachable-recipient"
}

/// Reports a recipient of these rule sets that is not in the file.
pub(crate) fn missing(source: &Source, span: Range<usize>, recipient: &str, sets: &[&str]) -> Finding {
    let sets = sets.iter().map(|set| format!("`{set}`")).collect::<Vec<_>>().join(", ");
    let message = format!("nothing says how the recipient `{recipient}` is reached, whom {sets} can notify");
    let help = format!("add `{recipient}: {{ mail: … }}` or `{recipient}: {{ webhook: true }}`");
    let finding = UNREACHABLE_RECIPIENT.in_text(source, span, message).with_help(help);
    finding.about(Thing::Recipient, recipient)
}

/// Reports a recipient without mail and webhooks.
pub(crate) fn nothing(source: &Source, recipient: &Name) -> Finding {
    let message = format!("nothing says how the recipient `{}` is reached", recipient.value);
    let help = "add `mail`, `webhook: true`, or both".to_owned();
    let finding = UNREACHABLE_RECIPIENT.in_text(source, recipient.span.clone(), message).with_help(help);
    finding.about(Thing::Recipient, &recipient.value)
}

/// Reports a rule set without the field or fact that leads to an address.
pub(crate) fn lacking(source: &Source, recipient: &Name, set: &RuleSet, value: &Name) -> Finding {
    let (recipient, value, set) = (&recipient.value, value, set.name());
    let message = format!("`{set}` can notify the recipient `{recipient}`, but does not have `{}`", value.value);
    let help = format!("declare `{}` in `{set}`, or use another address", value.value);
    let finding = UNREACHABLE_RECIPIENT.in_text(source, value.span.clone(), message).with_help(help);
    finding.about(Thing::Recipient, recipient)
}

/// Reports a field or fact that cannot have an address.
pub(crate) fn no_address(source: &Source, recipient: &Name, set: &RuleSet, value: &Name) -> Finding {
    let (recipient, set) = (&recipient.value, set.name());
    let message = format!(
        "`{set}` can notify the recipient `{recipient}`, but `{}` does not have email addresses there",
        value.value
    );
    let help = "use a field of kind `email`, or a text fact".to_owned();
    let finding = UNREACHABLE_RECIPIENT.in_text(source, value.span.clone(), message).with_help(help);
    finding.about(Thing::Recipient, recipient)
}
