use crate::diagnostic::check;

check! {
/// Text is no message.
///
/// A message is written `id = text`, its further lines and attributes indented. What cannot be read as a message is
/// left out, and everything after it is read again from the next line that begins one.
///
/// Wrong:
/// ```ftl
/// outcome-solved Solved
/// ```
/// Right:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($since) }.
/// ```
    JUNK: Error in Words, "ftl-junk"
}

/// What was probably meant by text that is no message.
pub(crate) fn advice(junk: &str) -> String {
    let (open, closed) = (junk.matches('{').count(), junk.matches('}').count());
    let called = junk.split('{').skip(1).find_map(|part| {
        let name = part.trim_start().split('(').next()?;
        let lower = name.chars().any(|c| c.is_ascii_lowercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
        (lower && part.trim_start().len() > name.len()).then(|| name.to_owned())
    });
    match called {
        _ if open > closed => "a brace is not closed: values stand in `{ … }`".into(),
        _ if closed > open => "a brace is closed that was not opened".into(),
        Some(name) => {
            format!("functions have capital letters only: `{}` in the place of `{name}`", name.to_uppercase())
        }
        None if junk.trim_end().ends_with('=') => "the message is empty; write its text after the equals sign".into(),
        None => "a message is written `id = text`, further lines of it indented".into(),
    }
}
