//! `referee locale import`

use std::io::Write;

use referee::tooling::file::read_input;
use referee::tooling::folder::{Folder, TRANSLATED, folder_of};
use referee_translation::audits::NO_ORIGINAL;
use referee_translation::exchange::{Exchange, import};

use super::book_args::refuse_locale;
use super::console::Console;
use super::findings::ending;
use super::locale_args::LocaleImportArgs;
use super::write::{locked, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleImportArgs, console: &Console) -> Result<Ending, Stop> {
    let source = read_input(&args.file)?;
    let (mut catalog, findings) = Exchange::read(&source)?;
    let book = args.book.own();
    let locales = book.join("locales");
    // Two commands at once would overwrite each other's changes.
    let lock = locked(&locales);
    let texts = Folder::read(&book)?;
    catalog.name_as(&texts.messages.iter().map(|message| &message.locale).collect::<Vec<_>>());
    let locale = catalog.target().to_string();
    if locale == "en" || *catalog.source() != "en" {
        return Err(Stop::Refused(format!("`{}` does not translate from English to another language", source.name())));
    }
    refuse_locale(catalog.target(), texts.messages.iter().map(|message| message.locale.clone()))?;
    console.findings(&texts.findings);
    if texts.findings.iter().any(referee::Finding::is_error) {
        return Err(Stop::Refused("nothing was written; fix these errors first".to_owned()));
    }
    if !texts.messages.iter().any(|message| message.locale == *catalog.source()) {
        return Err(Stop::Refused(NO_ORIGINAL.to_owned()));
    }
    let folder = folder_of(&locales, catalog.target());
    let imported = import(&texts, &source, &catalog, findings, args.fuzzy);
    console.findings(&imported.findings);
    let files = imported.files.iter().map(|(file, text)| (folder.join(format!("{file}.ftl")), text.clone()));
    let ledgers = imported.ledgers.iter();
    let ledgers = ledgers.map(|it| (folder_of(&locales, &it.locale).join(TRANSLATED), it.ledger.clone()));
    if !args.check {
        replace_all(&files.chain(ledgers).collect::<Vec<_>>(), &book, console)?;
    }
    drop(lock);
    let mut output = console.output();
    let refused = imported.findings.iter().filter(|finding| finding.is_error()).count();
    let messages = |count: usize| if count == 1 { "1 message".to_owned() } else { format!("{count} messages") };
    let recorded: usize = imported.ledgers.iter().filter_map(|ledger| ledger.count).sum();
    write!(output, "{locale}: {} changed, {} unchanged", messages(imported.changed), imported.same)?;
    if recorded > 0 {
        write!(output, ", {recorded} recorded")?;
    }
    if imported.open > 0 {
        write!(output, ", {} not recorded", imported.open)?;
    }
    if refused > 0 {
        write!(output, ", {refused} refused")?;
    }
    if imported.unknown > 0 {
        write!(output, ", {} unknown", imported.unknown)?;
    }
    if args.check {
        write!(output, "; nothing was written")?;
    }
    writeln!(output)?;
    Ok(ending(&imported.findings))
}
