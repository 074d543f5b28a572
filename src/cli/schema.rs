//! `referee schema`

use std::io::Write;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;

use crate::status::{Status, TimelineEntry};

use super::args::{Output, SchemaArgs};
use super::console::Console;
use super::{Ending, Stop};

pub(super) fn run(args: &SchemaArgs, console: &Console) -> Result<Ending, Stop> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = SchemaGenerator::new(settings);
    let schema = match args.output {
        Output::Status => generator.into_root_schema_for::<Status<'static>>(),
        Output::Timeline => generator.into_root_schema_for::<TimelineEntry>(),
    };
    let mut output = console.output();
    serde_json::to_writer_pretty(&mut output, &schema).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(Ending::Well)
}
