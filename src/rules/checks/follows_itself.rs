use crate::diagnostic::check;

check! {
/// A rule set follows itself.
///
/// `follows` names the rule set before this one. Where each of some follows another of them, none is the first.
    FOLLOWS_ITSELF: Error in Structure, "follows-itself"
}
