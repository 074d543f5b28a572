//! `referee words`

use std::collections::HashSet;
use std::io::Write;

use referee::tooling::Word;
use serde::Serialize;

use super::args::WordsArgs;
use super::book_args::Setting;
use super::console::Console;
use super::formats::Format;
use super::table::words_table;
use super::{Ending, Stop};
use crate::report::json;

/// A message as JSON.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: Option<&'a str>,
    source: String,
    variables: &'a [&'a str],
    locale: String,
}

pub(super) fn run(args: &WordsArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting_about(args.rules.as_deref().as_slice(), console)?;
    let sets = match &args.rules {
        Some(name) => std::slice::from_ref(setting.rules(name)?),
        None => setting.referee.rulebook().sets(),
    };
    let Setting { referee, reader, ending, .. } = &setting;
    let lacking =
        args.missing.as_ref().map(|locale| (locale.id(), referee.phrasebook().reader(&[locale.id().clone()])));
    let of = lacking.as_ref().map_or(reader, |(_, reader)| reader);
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut listed = HashSet::new();
    for rules in sets {
        for word in of.words(rules).iter() {
            let exists = lacking.as_ref().is_some_and(|(locale, _)| word.locale == *locale);
            // Messages that are the same in several rule sets are listed once.
            if !exists && listed.insert((word.id.clone(), word.text)) {
                words.push(word);
            }
        }
    }
    let mut output = std::io::BufWriter::new(console.output());
    match args.format {
        Format::Json => {
            for word in &words {
                let (text, source, variables) = (word.text, word.source(), &*word.variables);
                let line = Line { id: &word.id, text, source, variables, locale: word.locale.to_string() };
                json::line(&mut output, &line)?;
            }
        }
        Format::Table => words_table(&mut output, reader, &words)?,
    }
    output.flush()?;
    Ok(*ending)
}
