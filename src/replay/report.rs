use serde::Serialize;

use crate::locale::Words;
use crate::rules::Instant;
use crate::status::Label;
use crate::switch::PlanState;

/// A replay in the reader's language: the output of `referee replay --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayReport {
    /// The rule set that the leads are replayed under.
    pub rules: String,
    /// The rule set that they lived under.
    pub against: String,
    /// The instant of the comparison.
    pub at: Instant,
    /// The locale of the texts.
    pub locale: String,
    /// The replay in sentences: what was compared, how many leads are in another state, how many lives are a guess, and
    /// what cannot be known.
    pub text: Vec<String>,
    /// All compared leads.
    pub total: ReplayPart,
    /// What the leads are split by: a fact, or `week`; null for no split.
    pub by: Option<Label<'static>>,
    /// The parts, if the leads are split. Each lead is in one of them.
    pub groups: Vec<ReplayGroup>,
    /// Leads that the other rules cannot take, by reason.
    pub impossible: Vec<ReplayRefusal>,
    /// Leads that never came to the old rules, by rule set.
    pub left_out: Vec<ReplayLeftOut>,
}

/// The leads with the same value of a fact, or of the same week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayGroup {
    /// The value, or the Monday of the week such as `2020-06-01`; null for leads whose fact is unknown.
    pub value: Option<String>,
    /// Its label.
    pub label: String,
    /// These leads.
    pub part: ReplayPart,
}

/// A number before, under the old rules, and after, under the other ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Both {
    /// Under the old rules.
    pub before: u64,
    /// Under the other rules.
    pub after: u64,
}

/// The comparison of leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayPart {
    /// The number of leads.
    pub leads: u64,
    /// The number of leads in another state.
    pub changed: u64,
    /// The number of leads with at least one refused event; their lives after it are a guess.
    pub guessed: u64,
    /// The states of leads in both lives: first leads with another outcome, then leads in another state, then the others.
    pub flows: Vec<ReplayFlow>,
    /// Events that the other rules refuse, by reason.
    pub refused: Vec<ReplayRefusal>,
    /// The deadlines.
    pub deadlines: ReplayDeadlines,
    /// The notifications sent in either life.
    pub notifications: Vec<ReplayNotification>,
}

/// Leads by their states in both lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayFlow {
    /// The state under the old rules.
    pub from: PlanState,
    /// The state under the other rules.
    pub to: PlanState,
    /// `outcome` if both are outcomes and differ, `state` if the states differ otherwise, or `none`.
    pub change: &'static str,
    /// The number of leads.
    pub leads: u64,
    /// The first of these leads in the log.
    pub example: String,
    /// Both states as a phrase.
    pub text: String,
}

/// Events that the other rules refuse for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayRefusal {
    /// The kind of event: `open`, `act`, `mark`, `unmark`, `fact` or `switch`.
    pub event: &'static str,
    /// The id of the action, the mark, or the target of the switch; null for an opening and a change of facts.
    pub id: Option<String>,
    /// The event as a phrase.
    pub label: String,
    /// The id of the refusal.
    pub refusal: &'static str,
    /// The reason as a sentence.
    pub text: String,
    /// The number of events.
    pub events: u64,
    /// The lead of the first of these events in the log.
    pub example: String,
}

/// The deadlines of leads, as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayDeadlines {
    /// Deadlines before which an action left the stage.
    pub met: Both,
    /// Deadlines that passed.
    pub missed: Both,
    /// Deadlines still running at the instant of the comparison.
    pub running: Both,
}

/// How often a notification was sent to a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayNotification {
    /// The notification, with its usual subject as the label: in the words of the first rule set that sends it.
    pub notification: Label<'static>,
    /// Other subjects, which facts select; omitted if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<ReplayVariant>,
    /// The recipient.
    pub to: Label<'static>,
    /// The words of rule sets that send it in other words; omitted if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reworded: Vec<ReplayWords>,
    /// How often it was sent on its own.
    pub sent: Both,
    /// The digests that replaced it; omitted without any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digests: Option<ReplayDigests>,
}

/// A notification in the words of a rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayWords {
    /// The rule set.
    pub rules: String,
    /// The usual subject.
    pub subject: String,
    /// Other subjects, which facts select; omitted if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<ReplayVariant>,
    /// The recipient.
    pub to: String,
}

impl ReplayWords {
    /// Whether another rule set uses the same words.
    pub(super) fn is_worded_like(&self, other: &Self) -> bool {
        self.subject == other.subject && self.variants == other.variants && self.to == other.to
    }
}

/// A subject of a notification that facts select.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayVariant {
    /// The subject.
    pub subject: String,
    /// The condition that selects it.
    pub when: String,
    /// Both as a phrase.
    pub text: String,
}

/// Digests among the compared leads. A group counts the digests that its leads are part of, with leads of other groups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayDigests {
    /// How many digests were sent.
    pub sent: Both,
    /// How many notifications they replaced.
    pub replaced: Both,
    /// How many notifications wait for a digest whose period is not over.
    pub waiting: Both,
}

impl ReplayNotification {
    /// Its subjects in the language of `words`: the usual one, and those that facts select, with their conditions.
    pub(super) fn subjects(&self, words: Words<'_>) -> String {
        let all = |usual: &str, variants: &[ReplayVariant]| {
            let usual = std::iter::once(usual.to_owned());
            words.alternatives(&usual.chain(variants.iter().map(|it| it.text.clone())).collect::<Vec<_>>())
        };
        let first = all(&self.notification.label, &self.variants);
        arrows(first, self.reworded.iter().map(|it| all(&it.subject, &it.variants)))
    }

    /// Its usual subject.
    pub(super) fn subject(&self) -> String {
        arrows(self.notification.label.to_string(), self.reworded.iter().map(|it| it.subject.clone()))
    }

    /// Its recipient.
    pub(super) fn recipient(&self) -> String {
        arrows(self.to.label.to_string(), self.reworded.iter().map(|it| it.to.clone()))
    }

    /// How many messages were sent. A digest is one.
    pub fn messages(&self) -> Both {
        let digests = self.digests.unwrap_or_default().sent;
        Both { before: self.sent.before + digests.before, after: self.sent.after + digests.after }
    }
}

/// A text, and what it becomes under other rules if that is another text.
fn arrows(first: String, others: impl Iterator<Item = String>) -> String {
    let mut all = vec![first];
    for other in others {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all.join(" → ")
}

/// Leads that never came to the old rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReplayLeftOut {
    /// Their rule set.
    pub rules: String,
    /// The number of leads.
    pub leads: u64,
    /// The phrase for it.
    pub text: String,
}
