//! `referee page write`

use std::io::Write;

use super::console::Console;
use super::formats::PageFormat;
use super::page_args::PageWriteArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &PageWriteArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting_about(&[&args.rules], console)?;
    let rules = setting.rules(&args.rules)?;
    setting.warn_of(&["page", "picture"], console);
    let page = referee_pages::HelpPage::new(&setting.reader, rules);
    let text = match args.format {
        PageFormat::Markdown => page.markdown().to_owned(),
        PageFormat::Html => page.html(),
    };
    console.verbatim().write_all(text.as_bytes())?;
    Ok(setting.ending)
}
