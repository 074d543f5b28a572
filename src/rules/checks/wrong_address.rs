use crate::diagnostic::{Finding, Source, check};
use crate::rules::delivery::mailbox;
use crate::rules::node::Node;

check! {
/// Invalid email address.
///
/// An address has one `@` and no spaces. A name may be in front of it, with the address in angle brackets.
///
/// ```diff yaml delivery
///   from: Tickets <tickets@contoso.example>
///   recipients:
/// -   customer: { mail: customers contoso.example }
/// +   customer: { mail: customers@contoso.example }
/// ```
    WRONG_ADDRESS: Error in Structure, "wrong-address"
}

pub(crate) fn address(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    if mailbox(text).is_some() {
        return None;
    }
    let shown = text.chars().take(64).collect::<String>();
    let help = "write `name@contoso.example`, or `A name <name@contoso.example>`".to_owned();
    let message = format!("`{shown}` is not an email address");
    Some(WRONG_ADDRESS.in_text(source, node.span.clone(), message).with_help(help))
}
