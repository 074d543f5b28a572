//! `referee locale prove`

use std::io::Write;

use unic_langid::LanguageIdentifier;

use referee::tooling::word_checks::missing_locale;

use super::book_args::{Loaded, ids};
use super::console::Console;
use super::findings::{self, text};
use super::formats::Format;
use super::locale_args::LocaleProveArgs;
use super::table::figures;
use super::{Ending, Stop};
use crate::report::json;

pub(super) fn run(args: &LocaleProveArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    let phrasebook = referee.phrasebook();
    let existing: Vec<LanguageIdentifier> = phrasebook.own_locales().cloned().collect();
    let wanted = ids(&args.locales);
    if let Some(missing) = wanted.iter().find(|locale| !existing.contains(locale)) {
        return Err(Stop::from(missing_locale("messages", missing, &existing)));
    }
    let wanted = if wanted.is_empty() { existing } else { wanted };
    let mut output = std::io::BufWriter::new(console.output());
    let mut findings = Vec::new();
    let mut rows =
        vec![["locale", "messages", "missing", "branches", "texts", "faults", ""].map(str::to_owned).to_vec()];
    for locale in &wanted {
        let mut written = Ok(());
        let proof = referee_translation::proof::prove(phrasebook, locale, &mut |rendering| {
            if matches!(args.format, Format::Json) && written.is_ok() {
                written = json::line(&mut output, rendering);
            }
        });
        written?;
        let counted = [proof.messages, proof.missing, proof.branches, proof.texts, proof.findings.len()];
        let counted = counted.map(|count| count.to_string()).into_iter();
        let seen = (proof.messages * 100).checked_div(proof.messages + proof.missing).unwrap_or(100);
        let locale = std::iter::once(locale.to_string());
        rows.push(locale.chain(counted).chain([format!("{seen} %")]).collect());
        findings.extend(proof.findings);
    }
    match args.format {
        Format::Json => {
            output.flush()?;
            console.findings(&findings);
        }
        Format::Table => {
            text(&mut output, &findings, &findings)?;
            writeln!(output)?;
            figures(&mut output, &rows)?;
            output.flush()?;
        }
    }
    Ok(findings::ending(&findings).max(ending))
}
