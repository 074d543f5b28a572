//! JSON shapes of values, for schemas.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::rules::{Duration, Instant};

use super::name::Name;

/// Schemas of types that are strings in JSON.
macro_rules! texts {
    ($($type:ident: { $($shape:tt)+ };)+) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ $($shape)+ })
            }
        }
    )+};
}

texts! {
    Duration: { "type": "string" };
    Instant: { "type": "string", "format": "date-time" };
    Name: { "type": "string" };
}

/// A text (also an email address or a phone number), a date as `YYYY-MM-DD`, yes or no, money, or records.
#[derive(JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Value")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum ValueShape {
    /// A text or a date.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// An exact amount in an ISO 4217 currency.
    Money(MoneyShape),
    /// Records with their parts, without missing ones.
    List(Vec<BTreeMap<String, ValueShape>>),
}

/// Money as JSON.
#[derive(JsonSchema)]
#[schemars(rename = "Money")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) struct MoneyShape {
    /// The amount as a decimal number, with all digits as given.
    #[schemars(regex(pattern = r"^-?[0-9]+(\.[0-9]+)?$"))]
    amount: String,
    /// The currency code.
    #[schemars(regex(pattern = r"^[A-Z]{3}$"))]
    currency: String,
}
