//! `referee man`

use std::io::{Result, Write};
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use referee::tooling::did_you_mean;

use super::args::{Invocation, ManArgs};
use super::console::Console;
use super::help;
use super::write::create_all;
use super::{Ending, Stop};

pub(super) fn run(args: &ManArgs, console: &Console) -> std::result::Result<Ending, Stop> {
    let mut root = Invocation::command().disable_help_subcommand(true);
    root.build();
    if let Some(folder) = &args.output {
        let mut files = Vec::new();
        collect(&root, &root, &mut files)?;
        let files: Vec<(PathBuf, String)> = files.into_iter().map(|(name, text)| (folder.join(name), text)).collect();
        create_all(&files, folder, console)?;
        for (path, _) in &files {
            writeln!(console.output(), "{}", path.display())?;
        }
        return Ok(Ending::Well);
    }
    let mut command = &root;
    for name in &args.command {
        let near = || did_you_mean(name, command.get_subcommands().map(Command::get_name));
        command = command.find_subcommand(name).ok_or_else(|| {
            let help = near().unwrap_or_else(|| "run `referee --help` to list all".to_owned());
            Stop::Refused(format!("unknown command `{}`; {help}", args.command.join(" ")))
        })?;
    }
    console.verbatim().write_all(page(command, &root)?.as_bytes())?;
    Ok(Ending::Well)
}

/// The pages of a command and its subcommands, with their file names.
fn collect(command: &Command, root: &Command, files: &mut Vec<(String, String)>) -> Result<()> {
    files.push((Man::new(command.clone()).get_filename(), page(command, root)?));
    command.get_subcommands().try_for_each(|inner| collect(inner, root, files))
}

/// The manual page of a command.
fn page(command: &Command, root: &Command) -> Result<String> {
    let version = root.get_version().unwrap_or_default();
    let man = Man::new(command.clone());
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    // The title of `Man` omits an empty date, which shifts the columns after it.
    let mut page = format!(".TH {name} 1 \"\" \"referee {version}\" Referee\n").into_bytes();
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let own = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let usual = help::ROOT.split_once(help::EXIT_CODES);
    let (notes, codes) =
        own.split_once(help::EXIT_CODES).or(usual.map(|(_, codes)| (&*own, codes))).unwrap_or_default();
    let mut roff = Roff::new();
    for (title, text) in [("NOTES", notes), ("EXIT STATUS", codes)] {
        for (number, line) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            roff.control(if number > 0 { "br" } else { "SH" }, (number == 0).then_some(title));
            roff.text([roman(line.trim())]);
        }
    }
    roff.to_writer(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
