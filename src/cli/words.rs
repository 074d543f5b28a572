//! `referee words`

use std::io::Write;

use serde::Serialize;

use crate::diagnostic::did_you_mean;
use crate::rules::checks::unknown_rules::UNKNOWN_RULES;

use super::args::{Format, Setting, WordsArgs};
use super::console::Console;
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
    let Setting { referee, reader, ending } = args.reader.setting(console)?;
    let Some(rules) = referee.rulebook().get(&args.rules) else {
        let names = || referee.rulebook().sets().iter().map(|set| set.name());
        let known = names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let help = did_you_mean(&args.rules, names()).unwrap_or_else(|| format!("there are {known}"));
        let message = format!("there is no rule set `{}`", args.rules);
        console.findings(&[UNKNOWN_RULES.at(None, message).with_help(help)]);
        return Err(Stop::Told(Ending::Unusable));
    };
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
        Format::Table => words_table(&mut output, &reader, &words, Console::table_width())?,
    }
    output.flush()?;
    Ok(ending)
}
