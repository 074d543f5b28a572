//! The plan of a switch as a file: what `switch plan --format json` writes and `switch apply` reads.

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
/// A file is not a plan of a switch.
///
/// `referee switch plan … --format json` writes the plan that `referee switch apply` takes.
    NO_PLAN: Error in Commands, "no-plan";

/// A switch would do something else than was planned.
///
/// The plan was edited after it was made, or the moves are different now. Make a new plan and review it.
    PLAN_CHANGED: Error in Commands, "plan-changed"
}

/// What `--format json` prints: the plan, and what it was made from.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(title = "Plan")]
pub(super) struct PlanFile<'r> {
    /// The digest of everything else in the plan. `switch apply` refuses a plan that was edited.
    digest: String,
    #[serde(flatten)]
    content: PlanContent<'r>,
}

/// Everything in a plan that decides what is applied.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(super) struct PlanContent<'r> {
    /// The fingerprint of the log.
    pub(super) log: String,
    /// The fingerprint of the rules.
    pub(super) rules: String,
    /// The fingerprint of the file with what is supplied; none where there was no such file.
    pub(super) supply: Option<String>,
    /// What is known of every lead.
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

/// What is read of a plan: what was asked for, what it saw, and what came of it.
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
    /// Reads a plan, which must be byte for byte as it was written.
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let source = file::read(path)?;
        let text = without_mark(source.text());
        let planned: Self = serde_json::from_str(text).map_err(|error| {
            let Fault { at, message, .. } = PLAN.explain(text, &error);
            let help = "`referee switch plan … --format json` writes one".to_owned();
            let finding = NO_PLAN.in_text(&source, at, format!("this is not a plan: {message}"));
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

    /// What was asked for.
    pub(super) fn order(&self, book: &Rulebook) -> Result<SwitchOrder, Finding> {
        let order = SwitchOrder::new(book, &self.to, self.at)?;
        let order = if self.back { order.back() } else { order };
        match &self.from {
            Some(from) => order.from(book, from),
            None => Ok(order),
        }
    }
}

/// The digest of everything in a plan but its digest, as JSON without the opening brace.
fn digest(content: &str) -> String {
    fingerprint(&Sha256::digest(content))
}

/// A text without the mark of the byte order that some editors put before everything.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// The JSON of something made of ids, numbers and texts.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_else(|_| fault("a value without a JSON form"))
}

/// The fingerprint of all rules of a book, with how leads come over.
pub(super) fn rules_fingerprint(book: &Rulebook) -> String {
    let mut digest = Sha256::new();
    for set in book.sets() {
        digest.update(set.name());
        digest.update([0]);
        digest.update(set.fingerprint());
        digest.update(json(&set.switch()));
        digest.update([0]);
    }
    // Leads that name no rule set are under what it gives.
    digest.update(json(&book.rollout()));
    fingerprint(&digest.finalize())
}
