use referee::diagnostic::check;

check! {
/// A translation was made from an English text that has changed since.
///
/// The file was exported before the English text changed. The words are taken, and nothing is recorded of what they were
/// translated from: look at them beside the English of today, and accept them with `referee locale accept`.
    OUTDATED: Warning in Words, "exchange-outdated"
}
