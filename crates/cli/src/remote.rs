//! `referee status` and `referee timeline` of a service.

use std::io::Write;

use referee::Referee;
use referee::locale::Reader;
use referee::status::{Status, TimelineEntry};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::args::LogArgs;
use super::book_args::LanguageArgs;
use super::client::{Client, read};
use super::console::Console;
use super::formats::Format;
use super::table::{StatusTable, timeline_table};
use super::{Ending, Stop};

/// How many leads are asked for at a time.
const PAGE: &str = "500";

/// A page of leads, each as it was sent.
#[derive(Deserialize)]
struct Page {
    leads: Vec<Box<RawValue>>,
    next: Option<String>,
}

/// A lead in a list.
#[derive(Deserialize)]
struct Named {
    lead: String,
}

/// Calls something with all statuses of a service, page by page.
fn each(client: &Client, mut visit: impl FnMut(Vec<Box<RawValue>>) -> Result<(), Stop>) -> Result<(), Stop> {
    let mut after: Option<String> = None;
    loop {
        let mut query = vec![("limit", PAGE)];
        query.extend(after.as_deref().map(|after| ("after", after)));
        let page: Page = read(&client.get(&["leads"], &query)?)?;
        visit(page.leads)?;
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// The ids of the leads that are asked for: some, or all.
fn leads(client: &Client, args: &LogArgs) -> Result<Vec<String>, Stop> {
    if !args.lead.is_empty() {
        return Ok(args.lead.clone());
    }
    let mut leads = Vec::new();
    each(client, |page| {
        for lead in page {
            leads.push(read::<Named>(lead.get())?.lead);
        }
        Ok(())
    })?;
    Ok(leads)
}

/// The reader of headings, which the service does not send.
pub(super) fn reader(args: &LanguageArgs) -> Reader {
    Referee::builtin().phrasebook().reader(&args.languages()).in_zone(args.zone)
}

/// Writes statuses, page by page or one by one.
pub(super) struct Statuses<'c> {
    reader: Reader,
    format: Format,
    console: &'c Console,
    table: Option<StatusTable>,
    /// Whether statuses come one by one.
    live: bool,
}

impl<'c> Statuses<'c> {
    pub(super) fn new(reader: Reader, format: Format, live: bool, console: &'c Console) -> Self {
        Self { reader, format, console, table: None, live }
    }

    pub(super) fn write(&mut self, statuses: &[impl AsRef<str>]) -> Result<(), Stop> {
        let mut output = self.console.output();
        if self.format == Format::Json {
            for status in statuses {
                writeln!(output, "{}", status.as_ref())?;
            }
            return Ok(output.flush()?);
        }
        let read = statuses.iter().map(|status| read::<Status<'static>>(status.as_ref()));
        let read = read.collect::<Result<Vec<_>, _>>()?;
        if self.table.is_none() && !read.is_empty() {
            let table = StatusTable::new(&self.reader, &read, self.live, &mut output)?;
            self.table = Some(table);
        }
        if let Some(table) = &self.table {
            read.iter().try_for_each(|status| table.row(&mut output, status))?;
        }
        Ok(output.flush()?)
    }
}

/// `referee status --server`
pub(super) fn status(args: &LogArgs, server: &str, console: &Console) -> Result<Ending, Stop> {
    let client = Client::new(server, &args.reader.language)?;
    let mut statuses = Statuses::new(reader(&args.reader.language), args.format, false, console);
    let Some(at) = args.at.map(|at| at.to_string()) else {
        if args.lead.is_empty() {
            each(&client, |page| {
                let page: Vec<&str> = page.iter().map(|status| status.get()).collect();
                statuses.write(&page)
            })?;
        } else {
            let found = args.lead.iter().map(|lead| client.get(&["leads", lead], &[]));
            statuses.write(&found.collect::<Result<Vec<_>, _>>()?)?;
        }
        return Ok(Ending::Well);
    };
    let mut found = Vec::new();
    for lead in leads(&client, args)? {
        match client.get(&["leads", &lead], &[("at", &at)]) {
            Ok(status) => found.push(status),
            // It was not open then.
            Err(Stop::Refused(_)) if args.lead.is_empty() => {}
            Err(error) => return Err(error),
        }
    }
    statuses.write(&found)?;
    Ok(Ending::Well)
}

/// `referee timeline --server`
pub(super) fn timeline(args: &LogArgs, server: &str, console: &Console) -> Result<Ending, Stop> {
    let client = Client::new(server, &args.reader.language)?;
    let reader = reader(&args.reader.language);
    let at = args.at.map(|at| at.to_string());
    let query: Vec<(&str, &str)> = at.as_deref().map(|at| ("at", at)).into_iter().collect();
    let mut output = console.output();
    for lead in leads(&client, args)? {
        let text = client.get(&["leads", &lead, "timeline"], &query)?;
        match args.format {
            Format::Json => {
                for entry in read::<Vec<Box<RawValue>>>(&text)? {
                    writeln!(output, "{}", entry.get())?;
                }
            }
            Format::Table => timeline_table(&mut output, &reader, &read::<Vec<TimelineEntry>>(&text)?)?,
        }
    }
    output.flush()?;
    Ok(Ending::Well)
}
