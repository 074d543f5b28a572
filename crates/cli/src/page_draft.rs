//! `referee page draft`

use std::io::Write;
use std::path::PathBuf;

use referee::diagnostic::Source;
use referee::rules::CALENDARS;
use referee::tooling::grammar::RULE_FILE;
use referee::tooling::{file, name_fault};
use referee_authoring::fmt::formatted;
use referee_pages::{DraftOptions, Page};

use super::book_args::Loaded;
use super::console::Console;
use super::page_args::PageDraftArgs;
use super::write::create_all;
use super::{Ending, Stop};

pub(super) fn run(args: &PageDraftArgs, console: &Console) -> Result<Ending, Stop> {
    let Loaded { referee, ending, .. } = args.book.load(console)?;
    let source = file::read_input(&args.page)?;
    let page = Page::read(&source)?;
    let locale = args.locale.as_ref().map(ToString::to_string);
    let options = DraftOptions { name: args.name.as_deref(), like: args.like.as_deref(), locale: locale.as_deref() };
    let draft = referee_pages::Checker::new(&referee).draft(&page, options)?;
    // A page without stages is probably not about rules. The draft is written anyway.
    let ending = if draft.is_empty() {
        console.fault("the page has no stages");
        ending.max(Ending::Findings)
    } else {
        ending
    };
    let name = draft.name();
    if let Some(why) = name_fault(name) {
        return Err(Stop::Refused(format!("invalid rule set name `{name}`: {why}; use `--name`")));
    }
    let rules = Source::new(format!("{name}.yaml"), draft.rules());
    let rules = formatted(&rules, &RULE_FILE).map_or_else(|_| draft.rules().to_owned(), |it| it.text);
    let mut files = vec![
        (PathBuf::from("rules").join(format!("{name}.yaml")), rules),
        (
            PathBuf::from("locales").join(draft.locale().to_string()).join(format!("{name}.ftl")),
            draft.messages().to_owned(),
        ),
    ];
    for (name, text) in draft.calendars() {
        files.push((PathBuf::from("rules").join(CALENDARS).join(format!("{name}.yaml")), text.to_owned()));
    }
    let mut output = console.output();
    let Some(folder) = &args.output else {
        for (path, text) in &files {
            write!(output, "# {}\n\n{text}\n", path.display())?;
        }
        return Ok(ending);
    };
    let files: Vec<(PathBuf, String)> = files.into_iter().map(|(path, text)| (folder.join(path), text)).collect();
    create_all(&files, folder, console)?;
    for (path, _) in &files {
        writeln!(output, "{}", path.display())?;
    }
    Ok(ending)
}
