use crate::diagnostic::check;

check! {
/// A file is not UTF-8.
///
/// Rule files, message files and logs are texts in UTF-8. Editors call it so; other encodings show some letters wrongly.
    pub NOT_UTF8: Error in Files, "not-utf8"
}
