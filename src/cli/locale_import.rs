//! `referee locale import`

use std::io::Write;
use std::path::Path;

use crate::exchange::{Exchange, import};
use crate::folder::{Folder, TRANSLATED, read_input, reason};

use super::console::Console;
use super::locale_args::LocaleImportArgs;
use super::write::{locked, replace};
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleImportArgs, console: &Console) -> Result<Ending, Stop> {
    let unusable = |finding: crate::Finding| {
        console.findings(&[finding]);
        Stop::Told(Ending::Unusable)
    };
    let refuse = |message: String| {
        console.fault(&message);
        Stop::Told(Ending::Unusable)
    };
    let source = read_input(&args.file).map_err(unusable)?;
    let (catalog, findings) = Exchange::read(&source).map_err(unusable)?;
    let book = args.book.clone().unwrap_or_default();
    let locales = book.join("locales");
    // Two that import at once would each write what it read.
    let lock = locked(&locales);
    let texts = Folder::read(&book).map_err(unusable)?;
    if catalog.target().to_string() == "en" || catalog.source().to_string() != "en" {
        return Err(refuse(format!("`{}` is not of English and another language", source.name())));
    }
    if !texts.findings.is_empty() {
        console.findings(&texts.findings);
        return Err(refuse("nothing was written: mend these errors first".to_owned()));
    }
    let locale = catalog.target().to_string();
    if locale.starts_with('.') {
        return Err(refuse(format!("`{locale}` is no language")));
    }
    let imported = import(&texts, &source, &catalog, findings);
    console.findings(&imported.findings);
    let folder = locales.join(&locale);
    let mut output = console.output();
    let write = |path: &Path, text: &str| {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| refuse(format!("cannot make `{}`: {}", folder.display(), reason(&error))))?;
        }
        replace(path, text).map_err(|error| refuse(format!("cannot write `{}`: {}", path.display(), reason(&error))))
    };
    if !args.check {
        for (file, text) in &imported.files {
            write(&folder.join(format!("{file}.ftl")), text)?;
        }
        for ledger in &imported.ledgers {
            write(&locales.join(ledger.locale.to_string()).join(TRANSLATED), &ledger.ledger)?;
        }
    }
    drop(lock);
    let failed = imported.findings.iter().any(crate::Finding::is_error);
    let refused = imported.findings.iter().filter(|finding| finding.is_error()).count();
    let messages = |count: usize| if count == 1 { "1 message".to_owned() } else { format!("{count} messages") };
    let recorded: usize = imported.ledgers.iter().filter_map(|ledger| ledger.count).sum();
    write!(output, "{locale}: {} changed, {} as before", messages(imported.changed), imported.same)?;
    if recorded > 0 {
        write!(output, ", {recorded} recorded")?;
    }
    if refused > 0 {
        write!(output, ", {refused} refused")?;
    }
    if args.check {
        write!(output, "; nothing was written")?;
    }
    writeln!(output)?;
    output.flush()?;
    Ok(if failed { Ending::Findings } else { Ending::Well })
}
