//! `referee completions`

use std::io::Write;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::Invocation;
use super::console::Console;
use super::{Ending, Stop};

pub(super) fn run(shell: Shell, console: &Console) -> Result<Ending, Stop> {
    // The generator panics if it cannot write; a buffer never fails.
    let mut script = Vec::new();
    generate(shell, &mut Invocation::command(), "referee", &mut script);
    console.verbatim().write_all(&script)?;
    Ok(Ending::Well)
}
