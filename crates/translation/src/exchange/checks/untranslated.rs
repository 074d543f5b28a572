use referee::diagnostic::check;

check! {
/// Texts come back without a translation where there is one.
///
/// They are empty in the file, or marked as not translated, as `fuzzy` or with the state `initial`, and otherwise as they
/// were. The book keeps what it has.
    UNTRANSLATED: Warning in Words, "exchange-untranslated"
}
