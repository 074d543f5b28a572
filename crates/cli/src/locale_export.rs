//! `referee locale export`

use std::io::Write;

use referee::locale::checks::missing_locale::MISSING_LOCALE;
use referee_translation::audits::NO_ORIGINAL;
use referee_translation::exchange::Catalog;

use super::book_args::Loaded;
use super::console::Console;
use super::locale_args::LocaleExportArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleExportArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    let translations = referee_translation::audits::Translations::of(&referee);
    let locale = args.locale.id();
    let refuse = |message: String| {
        console.findings(&[MISSING_LOCALE.at(None, message).into_error()]);
        Stop::Told(Ending::Unusable)
    };
    if !translations.has_original() {
        return Err(refuse(NO_ORIGINAL.to_owned()));
    }
    if locale == translations.original() {
        return Err(refuse(format!("`{locale}` is what the others are translated from")));
    }
    let catalog = Catalog::of(&translations, locale);
    let text = args.format().exchange().write(&catalog);
    if let Some(path) = &args.output {
        super::write::replace(path, &text).map_err(|error| {
            console.fault(&format!("cannot write `{}`: {}", path.display(), referee::loading::folder::reason(&error)));
            Stop::Told(Ending::Unusable)
        })?;
    } else {
        // Not the console, which takes what steers a terminal away.
        let mut output = std::io::stdout().lock();
        output.write_all(text.as_bytes())?;
        output.flush()?;
    }
    Ok(ending)
}
