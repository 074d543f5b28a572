//! `referee store`: what operators do with a store.

use std::io::Write;

use referee_server::make_key;
use referee_store::{Scope, Store};

use super::book_args::now;
use super::console::Console;
use super::serve_args::{StoreArgs, StoreBackupArgs, StoreCommand, StoreKeyArgs};
use super::{Ending, Stop, store_import};

/// How many events are read at a time.
const PAGE: u64 = 10_000;

pub(super) fn run(command: &StoreCommand, console: &Console) -> Result<Ending, Stop> {
    match command {
        StoreCommand::Export(args) => export(args, console),
        StoreCommand::Import(args) => store_import::run(args, console),
        StoreCommand::Verify(args) => verify(args, console),
        StoreCommand::Rebuild(args) => rebuild(args, console),
        StoreCommand::Backup(args) => backup(args, console),
        StoreCommand::Key(args) => key(args, console),
    }
}

fn export(args: &StoreArgs, console: &Console) -> Result<Ending, Stop> {
    let (store, ending) = args.open(console)?;
    let mut output = console.output();
    let mut after = 0;
    loop {
        let page = store.log(&Scope::default(), after, PAGE)?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (_, line) in &page {
            writeln!(output, "{line}")?;
        }
    }
    output.flush()?;
    Ok(ending)
}

fn verify(args: &StoreArgs, console: &Console) -> Result<Ending, Stop> {
    let (store, ending) = args.open(console)?;
    let verified = store.verify(now())?;
    let mut output = console.output();
    for fault in &verified.faults {
        writeln!(output, "{fault}")?;
    }
    let (leads, events, messages) = (verified.leads, verified.events, verified.messages);
    writeln!(output, "leads: {leads}, events: {events}, notifications: {messages}, wrong: {}", verified.faults.len())?;
    output.flush()?;
    Ok(if verified.faults.is_empty() { ending } else { ending.max(Ending::Findings) })
}

fn rebuild(args: &StoreArgs, console: &Console) -> Result<Ending, Stop> {
    let (store, ending) = args.open(console)?;
    let changed = store.rebuild(now())?;
    let mut output = console.output();
    for lead in &changed {
        writeln!(output, "{lead}")?;
    }
    writeln!(output, "changed: {}", changed.len())?;
    output.flush()?;
    Ok(ending)
}

fn backup(args: &StoreBackupArgs, console: &Console) -> Result<Ending, Stop> {
    Store::backup(&args.store, &args.to)?;
    console.hint(&format!("open the copy with `--store {}`", args.to.display()));
    Ok(Ending::Well)
}

fn key(args: &StoreKeyArgs, console: &Console) -> Result<Ending, Stop> {
    let (store, ending) = args.store.open(console)?;
    let secret = make_key(&store, &args.name, now())?;
    let mut output = console.output();
    writeln!(output, "{secret}")?;
    output.flush()?;
    console.hint("this key may do everything, and is not shown again");
    Ok(ending)
}
