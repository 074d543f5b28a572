//! `referee replay`

use std::io::Write;
use std::mem::ManuallyDrop;

use rayon::prelude::*;

use referee::diagnostic::{Finding, Place};
use referee::replay::{Replay, ReplayOrder, Replayed};
use referee::rules::Rulebook;
use referee::switch::SwitchOrder;
use referee::tooling::common;
use referee_authoring::picture::Flows;

use super::book_args::{Setting, now};
use super::console::Console;
use super::findings::refused;
use super::lines::Lines;
use super::replay::{numbered, replay, shard_count};
use super::replay_args::{ReplayArgs, ReplayFormat};
use super::replay_table::replay_table;
use super::switch_args::given;
use super::switch_plan::{Supply, idle, supplied};
use super::{Ending, Stop};
use crate::report::json;

/// What the arguments ask for.
fn order(args: &ReplayArgs, book: &Rulebook, supply: Option<&Supply>) -> Result<ReplayOrder, Finding> {
    let order = SwitchOrder::new(book, &args.rules, args.at.unwrap_or_else(now))?;
    let facts = given(&args.facts, |name| order.is_boolean(name));
    let order = supplied(order, &facts, supply, "");
    order.check_facts()?;
    let order = ReplayOrder::new(book, order, &args.against)?;
    match args.by.as_deref() {
        None => Ok(order),
        Some("week") => Ok(order.by_week(args.reader.language.zone)),
        Some(fact) => order.by_fact(fact),
    }
}

pub(super) fn run(args: &ReplayArgs, console: &Console) -> Result<Ending, Stop> {
    let setting = args.reader.setting(console)?;
    args.reader.book.announce(console);
    setting.warn_of(&["replay"], console);
    let Setting { referee, reader, ending, whole } = setting;
    let supply = args.supply.as_ref().map(|path| Supply::read(path)).transpose()?;
    let order = order(args, referee.rulebook(), supply.as_ref())?;
    let mut lines = Lines::open(&args.log)?;
    let name = lines.name().to_owned();
    // Never dropped: the process ends soon, and dropping a million leads takes time.
    let mut shards: ManuallyDrop<Vec<Replay<'_>>> =
        ManuallyDrop::new((0..shard_count()).map(|_| Replay::new(&order)).collect());
    let found = replay(&mut lines, console, |batch| {
        let taken = shards.par_iter_mut().zip(batch).flat_map_iter(|(shard, share)| {
            let refusals = numbered(share).filter_map(|(line, event)| {
                let refusal = shard.take(line, event).err()?;
                Some((line, refused(&refusal, Some(Place::line(&*name, line, 1)), &reader)))
            });
            refusals.collect::<Vec<_>>()
        });
        taken.collect()
    })?;
    let replayed = shards.par_iter_mut().map(Replay::end).reduce(Replayed::default, |mut all, part| {
        all.merge(part);
        all
    });
    idle(supply.as_ref(), replayed.supplied(), "is not replayed", console);
    let mut report = reader.replay(&order, &replayed);
    if !whole || found.unread {
        report.text.push(reader.common().label(const { common("replay-unread") }).to_owned());
    }
    let mut output = std::io::BufWriter::with_capacity(1 << 16, console.output());
    match args.format {
        ReplayFormat::Json => json::line(&mut output, &report)?,
        ReplayFormat::Markdown => output.write_all(report.to_markdown(reader.common()).as_bytes())?,
        ReplayFormat::Table => replay_table(&mut output, &reader, &report)?,
        ReplayFormat::Svg => {
            let picture = Flows::new(&reader, &report);
            console.verbatim().write_all(picture.svg(args.theme.into()).as_bytes())?;
        }
    }
    output.flush()?;
    Ok(ending.max(if found.any() { Ending::Findings } else { Ending::Well }))
}
