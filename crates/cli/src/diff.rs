//! `referee diff`

use std::io::Write;

use referee_authoring::diff::{Diff, Renames};

use super::args::DiffArgs;
use super::console::Console;
use super::formats::DocumentFormat;
use super::table::diff_table;
use super::{Ending, Stop};
use crate::report::json;

pub(super) fn run(args: &DiffArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting_about(&[&args.old, &args.new], console)?;
    let (old, new) = (setting.rules(&args.old)?, setting.rules(&args.new)?);
    let renames = match args.rename.as_slice() {
        [] => Renames::of_switch(old, new),
        given => given.iter().cloned().collect(),
    };
    let diff = Diff::between(old, new, &renames)?;
    setting.warn_of(&["diff"], console);
    let report = diff.report(&setting.reader);
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        DocumentFormat::Json => {
            json::line(&mut output, &report)?;
        }
        DocumentFormat::Markdown => {
            output.write_all(report.to_markdown().as_bytes())?;
        }
        DocumentFormat::Table => diff_table(&mut output, &setting.reader, &report)?,
    }
    output.flush()?;
    Ok(setting.ending)
}
