use crate::diagnostic::check;

check! {
/// The ledger of released rule sets cannot be read.
///
/// The file `released.json` beside the rules is written by `referee release`. It holds, for each released rule set, its
/// day and the fingerprint of its meaning; what was released before is not taken out of it.
    LEDGER: Error in History, "ledger"
}
