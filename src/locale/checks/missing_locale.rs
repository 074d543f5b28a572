use crate::diagnostic::check;

check! {
/// No locale serves the reader.
///
/// A language was asked for that none of the locales is written in. The words of the default locale are shown.
    pub MISSING_LOCALE: Warning in Words, "missing-locale"
}
