//! `referee page pairs`

use std::io::Write;

use referee::tooling::file;
use referee_pages::Page;
use referee_translation::exchange::memory;

use super::console::Console;
use super::formats::PairFormat;
use super::page_args::PagePairsArgs;
use super::{Ending, Stop};
use crate::report::json;

pub(super) fn run(args: &PagePairsArgs, console: &Console) -> Result<Ending, Stop> {
    let page = file::read_input(&args.page).and_then(|source| Page::read(&source))?;
    let (mut pairs, findings) = page.pairs();
    console.findings(&findings);
    if !page.is_bilingual() {
        console.fault("the page is not bilingual: it has no original text");
        return Err(Stop::Reported(Ending::Findings));
    }
    if let Some(locale) = &args.locale {
        for pair in &mut pairs {
            pair.target_locale = locale.to_string();
        }
    }
    let mut output = std::io::BufWriter::new(console.verbatim());
    match args.format {
        PairFormat::Tmx => output.write_all(memory(&pairs).as_bytes())?,
        PairFormat::Json => {
            for pair in &pairs {
                json::line(&mut output, pair)?;
            }
        }
    }
    output.flush()?;
    Ok(Ending::Well)
}
