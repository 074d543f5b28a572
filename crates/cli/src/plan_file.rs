//! Plan files: written by `switch plan --format json`, read by `switch apply`.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use referee::diagnostic::{Finding, Thing};
use referee::engine::Record;
use referee::rules::{Instant, Rulebook};
use referee::switch::{PlanReport, SwitchOrder};
use referee::tooling::json_shape::Shape;
use referee::tooling::json_tree::Fault;
use referee::tooling::{BYTE_ORDER_MARK, cut, fault, file, fingerprint};
use referee::{check, fields};

use super::Stop;

check! {
/// Not a plan.
///
/// `referee switch apply` needs a plan written by `referee switch plan … --format json`.
    NO_PLAN: Error in Commands, "no-plan";

/// Switch differs from the plan.
///
/// The plan was edited after it was made, or the moves are different now. Make a new plan and review it.
    PLAN_CHANGED: Error in Commands, "plan-changed"
}

/// The output of `switch plan --format json`: the plan and its inputs.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(title = "Plan")]
pub(super) struct PlanFile<'r> {
    /// The digest of the rest of the plan. `switch apply` refuses an edited plan.
    digest: String,
    #[serde(flatten)]
    content: PlanContent<'r>,
}

/// Everything in a plan except its digest.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct PlanContent<'r> {
    /// The fingerprint of the log.
    pub(super) log: String,
    /// The fingerprint of the rules.
    pub(super) rules: String,
    /// The fingerprint of the `--supply` file, if there was one.
    pub(super) supply: Option<String>,
    /// The facts of `--facts`.
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub(super) facts: &'r Record,
    #[serde(flatten)]
    pub(super) plan: &'r PlanReport,
}

impl<'r> PlanFile<'r> {
    pub(super) fn new(content: PlanContent<'r>) -> serde_json::Result<Self> {
        let text = serde_json::to_string(&content)?;
        Ok(Self { digest: digest(cut(&text, 1..)), content })
    }
}

/// The part of a plan that `switch apply` reads.
#[derive(Deserialize)]
#[serde(expecting = "a plan")]
pub(super) struct Planned {
    digest: String,
    pub(super) log: String,
    pub(super) rules: String,
    pub(super) supply: Option<String>,
    pub(super) facts: Record,
    pub(super) to: String,
    from: Option<String>,
    back: bool,
    pub(super) at: Instant,
    pub(super) safe: bool,
    pub(super) leads: u64,
}

static PLAN: Shape =
    Shape::Among("a plan", fields!(Planned { digest, log, rules, supply, facts, to, from, back, at, safe, leads }));

impl Planned {
    /// Reads a plan, which must not have been edited.
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let source = file::read(path)?;
        let text = without_mark(source.text());
        let planned: Self = serde_json::from_str(text).map_err(|error| {
            let Fault { at, message, .. } = PLAN.explain(text, &error);
            let help = "make a plan with `referee switch plan … --format json`".to_owned();
            let finding = NO_PLAN.in_text(&source, at, format!("not a plan: {message}"));
            Stop::from(finding.with_help(help).about(Thing::File, source.name()))
        })?;
        let content = text.trim_end().strip_prefix(&format!("{{\"digest\":\"{}\",", planned.digest));
        if content.is_none_or(|content| digest(content) != planned.digest) {
            let message = format!("`{}` was edited after it was made", path.display());
            let help = "make a new plan; nothing was written".to_owned();
            let finding = PLAN_CHANGED.at(None, message).with_help(help);
            return Err(Stop::from(finding.about(Thing::File, source.name())));
        }
        Ok(planned)
    }

    /// The order that was planned.
    pub(super) fn order(&self, book: &Rulebook) -> Result<SwitchOrder, Finding> {
        let order = SwitchOrder::new(book, &self.to, self.at)?;
        let order = if self.back { order.back() } else { order };
        match &self.from {
            Some(from) => order.from(book, from),
            None => Ok(order),
        }
    }
}

/// The digest of the content of a plan, given as JSON without the opening brace.
fn digest(content: &str) -> String {
    fingerprint(&Sha256::digest(content))
}

/// A text without its byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// The JSON of a value that always has one.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|_| fault("a value has no JSON form"))
}
