//! `referee show`

use std::io::Write;

use super::args::LifeArgs;
use super::console::Console;
use super::draw::chart;
use super::{Ending, Stop};

/// The width if that of the terminal is unknown.
const USUAL: usize = 80;

pub(super) fn run(args: &LifeArgs, console: &Console) -> Result<Ending, Stop> {
    let (chart, ending) = chart(args, console)?;
    console.output().write_all(chart.text(Console::table_width().unwrap_or(USUAL)).as_bytes())?;
    Ok(ending)
}
