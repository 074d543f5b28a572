//! `referee words`

use std::io::Write;

use serde::Serialize;

use super::args::WordsArgs;
use super::book_args::Setting;
use super::console::Console;
use super::formats::Format;
use super::table::words_table;
use super::{Ending, Stop};

/// A word as JSON.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: Option<&'a str>,
    variables: &'a [&'a str],
    locale: String,
}

pub(super) fn run(args: &WordsArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.authors_setting(console)?;
    let rules = setting.rules(&args.rules, console)?;
    let Setting { reader, ending, .. } = &setting;
    let words: Vec<_> = reader.words(rules).iter().collect();
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        Format::Json => {
            for word in &words {
                let line =
                    Line { id: &word.id, text: word.text, variables: &word.variables, locale: word.locale.to_string() };
                serde_json::to_writer(&mut output, &line).map_err(std::io::Error::from)?;
                output.write_all(b"\n")?;
            }
        }
        Format::Table => words_table(&mut output, reader, &words, Console::table_width())?,
    }
    output.flush()?;
    Ok(*ending)
}
