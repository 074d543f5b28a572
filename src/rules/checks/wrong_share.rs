use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;
use crate::rules::rollout::Share;

check! {
/// Invalid share.
///
/// A share is a number from 0 to 100, with at most three decimals, and a percent sign: `25 %`, `0.5 %`.
///
/// ```diff yaml rollout
///   facts: { partner: text }
///   rollout:
/// -   - { by: partner, shares: { later: a quarter } }
/// +   - { by: partner, shares: { later: 25 % } }
///     - { rules: first }
/// ```
    WRONG_SHARE: Error in Switch, "wrong-share"
}

pub(crate) fn share(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let message = format!("`{}` is not a share", text.chars().take(64).collect::<String>());
    let help = "write a number from 0 to 100 and a percent sign, such as `25 %`".to_owned();
    let wrong = text.parse::<Share>().is_err();
    wrong.then(|| WRONG_SHARE.in_text(source, node.span.clone(), message).with_help(help))
}
