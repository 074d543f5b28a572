use unic_langid::LanguageIdentifier;

/// An invalid language tag or time zone.
///
/// ```
/// use referee::{Referee, Zone};
/// let error = Referee::builtin().reader("German!").unwrap_err();
/// assert_eq!(error.to_string(), "`German!` is not a language tag; use one such as `de`, `zh-TW`, or `it-CH`");
/// let error = "Europe/Berlni".parse::<Zone>().unwrap_err();
/// assert!(error.is_zone());
/// assert_eq!(error.to_string(), "`Europe/Berlni` is not a time zone; did you mean `Europe/Berlin`?");
/// let error = "+15:00".parse::<Zone>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`+15:00` is not a time zone; use `UTC`, a name such as `Europe/Berlin`, or an offset such as `+02:00`, \
///      at most 14 hours"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct LocaleError(LocaleFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum LocaleFault {
    #[error("`{0}` is not a language tag; use one such as `de`, `zh-TW`, or `it-CH`")]
    Language(Box<str>),
    #[error("`{given}` is not a time zone; {}", match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "use `UTC`, a name such as `Europe/Berlin`, or an offset such as `+02:00`, at most 14 hours".to_owned(),
    })]
    Zone { given: Box<str>, near: Option<&'static str> },
}

/// The start of a text, which may be long.
fn given(text: &str) -> Box<str> {
    text.chars().take(40).collect::<String>().into()
}

impl LocaleError {
    pub(super) fn zone(text: &str, near: Option<&'static str>) -> Self {
        Self(LocaleFault::Zone { given: given(text), near })
    }

    /// Whether it concerns a time zone; otherwise a language.
    pub fn is_zone(&self) -> bool {
        matches!(self.0, LocaleFault::Zone { .. })
    }
}

/// Parses a language tag.
///
/// # Errors
/// The text is not a language tag.
pub fn language(text: &str) -> Result<LanguageIdentifier, LocaleError> {
    let text = text.trim();
    let plain = || text.parse().ok();
    let extended = || text.parse::<icu_locale::Locale>().ok()?.id.to_string().parse().ok();
    plain().or_else(extended).ok_or_else(|| LocaleError(LocaleFault::Language(given(text))))
}
