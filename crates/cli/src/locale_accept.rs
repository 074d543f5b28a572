//! `referee locale accept`

use std::io::Write;

use unic_langid::LanguageIdentifier;

use referee::Loader;
use referee::diagnostic::Finding;
use referee::tooling::folder::{TRANSLATED, folder_of};
use referee::tooling::word_checks::missing_locale;
use referee_translation::audits::NO_ORIGINAL;

use super::book_args::ids;
use super::console::Console;
use super::locale_args::LocaleAcceptArgs;
use super::write::{locked, replace_all};
use super::{Ending, Stop};

/// Findings that mean that messages or ledgers could not be read.
const UNREAD: [&str; 5] = ["ftl-deep", "ftl-junk", "ftl-large", "not-utf8", "unreadable"];

pub(super) fn run(args: &LocaleAcceptArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    let folder = book.join("locales");
    // Two commands at once would overwrite each other's records.
    let lock = locked(&folder);
    let (referee, found) = Loader::folder(&book).load_valid()?;
    let translations = referee_translation::audits::Translations::of(&referee);
    // Records of unreadable messages would be lost.
    let mut unread: Vec<Finding> = found.into_iter().filter(|finding| UNREAD.contains(&finding.id)).collect();
    unread.extend(translations.unread().iter().cloned());
    if !unread.is_empty() {
        console.findings(&unread);
        console.fault("nothing was recorded; fix these errors first");
        return Ok(Ending::Findings);
    }
    let existing: Vec<LanguageIdentifier> = translations.locales().cloned().collect();
    let wanted = ids(&args.locales);
    if let Some(missing) = wanted.iter().find(|locale| !existing.contains(locale)) {
        return Err(Stop::from(missing_locale("translations", missing, &existing)));
    }
    let wanted = if wanted.is_empty() { existing } else { wanted };
    if let Some(id) = args.messages.iter().find(|id| !translations.has(&wanted, id)) {
        return Err(Stop::Refused(format!("no translation of a message `{id}`")));
    }
    if !translations.has_original() {
        return Err(Stop::Refused(NO_ORIGINAL.to_owned()));
    }
    let accepted = translations.accept(&wanted, &args.messages).into_iter().map(|accepted| {
        let path = folder_of(&folder, &accepted.locale).join(TRANSLATED);
        (path, accepted)
    });
    let accepted: Vec<_> = accepted.filter(|(path, accepted)| !accepted.is_empty() || path.exists()).collect();
    let files: Vec<_> = accepted.iter().map(|(path, accepted)| (path.clone(), accepted.ledger.clone())).collect();
    replace_all(&files, &book, console)?;
    drop(lock);
    let mut output = console.output();
    for (path, accepted) in accepted {
        if let Some(count) = accepted.count {
            let messages = if count == 1 { "message" } else { "messages" };
            write!(output, "{}: {count} {messages} recorded", accepted.locale)?;
            if accepted.forgotten > 0 {
                write!(output, ", {} removed", accepted.forgotten)?;
            }
            writeln!(output, ", in `{}`", path.display())?;
            for message in &accepted.recorded {
                writeln!(output, "  {message}")?;
            }
            for (message, why) in &accepted.left_out {
                writeln!(output, "  {message}: not recorded, {why}")?;
            }
        }
    }
    Ok(Ending::Well)
}
