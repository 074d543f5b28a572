//! What is asked for with a switch.

use referee::switch::SwitchOrder;
use referee::{Finding, Instant, Record, Rulebook};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which leads move to which rule set, when, and with which facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchRequest {
    /// The rule set that leads move to.
    pub to: String,
    /// Move only leads of this rule set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When leads move, such as `2020-06-12T09:00:00Z`; as soon as the switch is planned by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// Move leads back that came from the rule set, or through it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// Move only leads that the switch with this id has moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Facts for every lead that needs them.
    #[serde(default, skip_serializing_if = "Record::is_empty")]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub facts: Record,
    /// Facts and fields of single leads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supply: Vec<Supplied>,
}

/// Facts and fields of a lead that moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supplied {
    /// The lead.
    pub lead: String,
    /// Its facts.
    #[serde(default, skip_serializing_if = "Record::is_empty")]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub facts: Record,
    /// Its fields.
    #[serde(default, skip_serializing_if = "Record::is_empty")]
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub fields: Record,
}

impl SwitchRequest {
    /// The order to plan, whose events have an id.
    ///
    /// # Errors
    /// A rule set or a fact is unknown, or no switch leads to the rule set.
    pub fn order(&self, book: &Rulebook, id: &str, at: Instant) -> Result<SwitchOrder, Finding> {
        let mut order = SwitchOrder::new(book, &self.to, at)?.with_id(id);
        if self.back {
            order = order.back();
        }
        if let Some(from) = &self.from {
            order = order.from(book, from)?;
        }
        let facts = self.facts.iter();
        let order = facts.fold(order, |order, (fact, value)| order.fact(fact, value.clone()));
        order.check_facts()?;
        Ok(self.supply.iter().fold(order, |order, supplied| {
            order.supply(supplied.lead.as_str(), supplied.facts.clone(), supplied.fields.clone())
        }))
    }
}
