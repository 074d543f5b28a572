//! `referee locale export`

use std::io::Write;

use referee::diagnostic::Thing;
use referee::tooling::word_checks::MISSING_LOCALE;
use referee_translation::audits::NO_ORIGINAL;
use referee_translation::exchange::Catalog;

use super::book_args::Loaded;
use super::console::Console;
use super::guard::Guard;
use super::locale_args::LocaleExportArgs;
use super::write::Product;
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleExportArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    let translations = referee_translation::audits::Translations::of(&referee);
    let locale = args.locale.id();
    let refuse = |message: String| {
        Stop::from(MISSING_LOCALE.at(None, message).into_error().about(Thing::Locale, &locale.to_string()))
    };
    if !translations.has_original() {
        return Err(refuse(NO_ORIGINAL.to_owned()));
    }
    if locale == translations.original() {
        return Err(refuse(format!("`{locale}` is the original; use another locale")));
    }
    let catalog = Catalog::of(&translations, locale);
    let text = args.format().exchange().write(&catalog);
    if let Some(path) = &args.output {
        let guard = Guard { book: args.book.folder(), inputs: Vec::new() };
        Product { path, force: args.force, access: None, guard }.draft(console)?.finish(&text)?;
    } else {
        // Unlike `console.output`, keeps escape codes.
        console.verbatim().write_all(text.as_bytes())?;
    }
    Ok(ending)
}
