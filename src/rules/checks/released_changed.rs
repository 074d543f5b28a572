use crate::diagnostic::check;

check! {
/// A released rule set was changed.
///
/// Leads lived by these rules, and what happened to them must come out the same whenever it is looked at again. The ledger
/// `released.json` beside the rules holds a fingerprint of what each released rule set means; comments, order of keys
/// and layout may change, the meaning may not. Undo the change, or write it as a new rule set that follows this one:
/// `referee new NAME --from OLD`. Whoever releases a rule set enters it with `referee release NAME`.
    RELEASED_CHANGED: Error in History, "released-changed"
}
