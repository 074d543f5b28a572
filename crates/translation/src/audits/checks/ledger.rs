use referee::diagnostic::check;

check! {
/// A line of a ledger cannot be read.
///
/// The ledger of a locale, `locales/{locale}/ledger`, has a line for each message: its file, its id, and a fingerprint
/// of the English text that it was translated from. `referee locale accept` writes it. Where two versions were merged
/// by hand, a message may have two lines; what is left of a merge that nobody finished is no line.
    LEDGER_LINE: Error in Words, "ledger-line"
}
