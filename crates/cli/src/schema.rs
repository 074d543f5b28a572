//! `referee schema`

use std::io::Write;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};

use referee::diagnostic::FindingReport;
use referee::replay::ReplayReport;
use referee::rules::BookFile;
use referee::status::{DigestSent, Status, TimelineEntry};
use referee::switch::RolloutReport;
use referee::tooling::fault;
use referee_authoring::diff::DiffReport;
use referee_authoring::scenario::scenario_file_schema;
use referee_authoring::schema::file_schema;
use referee_pages::{SentencePair, Term};
use referee_translation::proof::Rendering;

use super::args::Output;
use super::console::Console;
use super::page_report::PageLine;
use super::plan_file::PlanFile;
use super::{Ending, Stop};

/// Allows no other keys than those listed.
fn closed(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut().filter(|object| object.contains_key("properties")) {
        object.insert("additionalProperties".into(), false.into());
    }
}

/// Removes examples from descriptions: they are for users of the library.
fn described(schema: &mut Schema) {
    let description = schema.as_object_mut().and_then(|object| object.get_mut("description"));
    if let Some(serde_json::Value::String(text)) = description
        && let Some(end) = text.find("\n\n```")
    {
        text.truncate(end);
    }
}

/// A hand-written schema.
fn known(schema: serde_json::Value) -> Schema {
    schema.try_into().unwrap_or_else(|_| fault("a schema that is not an object"))
}

pub(super) fn run(output: Output, console: &Console) -> Result<Ending, Stop> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let settings = settings.with_transform(RecursiveTransform(closed)).with_transform(RecursiveTransform(described));
    let generator = SchemaGenerator::new(settings);
    let schema = match output {
        Output::Status => generator.into_root_schema_for::<Status<'static>>(),
        Output::Diff => generator.into_root_schema_for::<DiffReport>(),
        Output::Plan => generator.into_root_schema_for::<PlanFile<'static>>(),
        Output::Replay => generator.into_root_schema_for::<ReplayReport>(),
        Output::Rollout => generator.into_root_schema_for::<RolloutReport>(),
        Output::Timeline => generator.into_root_schema_for::<TimelineEntry>(),
        Output::Digest => generator.into_root_schema_for::<DigestSent>(),
        Output::Finding => generator.into_root_schema_for::<FindingReport<'static>>(),
        Output::Page => generator.into_root_schema_for::<PageLine<'static>>(),
        Output::Pair => generator.into_root_schema_for::<SentencePair>(),
        Output::Term => generator.into_root_schema_for::<Term>(),
        Output::Rendering => generator.into_root_schema_for::<Rendering<'static>>(),
        Output::Rules => known(file_schema(BookFile::RuleSet)),
        Output::RolloutFile => known(file_schema(BookFile::Rollout)),
        Output::DeliveryFile => known(file_schema(BookFile::Delivery)),
        Output::CalendarFile => known(file_schema(BookFile::Calendar)),
        Output::Scenarios => known(scenario_file_schema()),
    };
    let mut output = console.output();
    serde_json::to_writer_pretty(&mut output, &schema).map_err(std::io::Error::from)?;
    writeln!(output)?;
    Ok(Ending::Well)
}
