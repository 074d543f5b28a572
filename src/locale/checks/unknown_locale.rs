use crate::diagnostic::check;

check! {
/// A folder is not named like a locale.
///
/// The folders in `locales` have the names of their languages, such as `de`, `zh-TW` or `it-CH`.
    pub UNKNOWN_LOCALE: Error in Words, "unknown-locale"
}
