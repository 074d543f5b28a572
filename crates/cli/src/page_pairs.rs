//! `referee page pairs`

use std::io::Write;

use referee::loading::file;
use referee_pages::{Page, tmx};

use super::console::Console;
use super::formats::PairFormat;
use super::page_args::PagePairsArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &PagePairsArgs, console: &Console) -> Result<Ending, Stop> {
    let page = file::read_input(&args.page)
        .and_then(|source| Page::read(&source))
        .map_err(|finding| console.unusable(finding))?;
    let (mut pairs, findings) = page.pairs();
    console.findings(&findings);
    if !page.is_bilingual() {
        console.fault("the page has no original beside its text");
        return Err(Stop::Told(Ending::Findings));
    }
    if let Some(locale) = &args.locale {
        for pair in &mut pairs {
            pair.target_locale = locale.to_string();
        }
    }
    let mut output = std::io::BufWriter::new(console.verbatim());
    match args.format {
        PairFormat::Tmx => output.write_all(tmx(&pairs).as_bytes())?,
        PairFormat::Json => {
            for pair in &pairs {
                serde_json::to_writer(&mut output, pair).map_err(std::io::Error::from)?;
                output.write_all(b"\n")?;
            }
        }
    }
    output.flush()?;
    Ok(Ending::Well)
}
