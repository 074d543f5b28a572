use serde::{Deserialize, Serialize};

use crate::engine::{Batch, Happening};
use crate::locale::{Reader, markdown_escape};
use crate::rules::{FieldId, Instant, NotificationId, Receiver, RuleSet, Rulebook};

use super::label::Label;
use super::snapshot::value_text;

/// One message instead of many: a line of `referee timeline`, after those of the leads. JSON keys are in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DigestSent {
    /// The kind of line, which distinguishes it from the entry of a lead.
    pub kind: DigestKind,
    /// The end of the period, when it is sent.
    pub at: Instant,
    /// The beginning of the period.
    pub since: Instant,
    /// The rule set of the leads.
    pub rules: String,
    /// The id of the notification.
    pub id: String,
    /// The recipient.
    pub to: Label<'static>,
    /// The fact or field that distinguishes receivers, with its value; omitted if the recipient is one receiver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DigestReceiver>,
    /// How many notifications it replaces.
    pub count: usize,
    /// The subject.
    pub subject: String,
    /// The body with the list of leads, in Markdown.
    pub body: String,
    /// The leads, in order of time.
    pub leads: Vec<DigestLead>,
}

/// The kind of a line about a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DigestKind {
    /// A digest.
    Digest,
}

/// What distinguishes the receiver of a digest from others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DigestReceiver {
    /// The id of the fact or field.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its value, as in an event.
    pub value: String,
}

/// A lead in a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DigestLead {
    /// The id of the lead.
    pub lead: String,
    /// When its notification would have been sent.
    pub at: Instant,
    /// The id and the overview of the lead, without withheld fields.
    pub text: String,
}

/// A notification that was sent as part of a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DigestPart {
    /// The id of the notification.
    pub id: String,
    /// The recipient.
    pub to: Label<'static>,
    /// The subject that it would have on its own.
    pub subject: String,
    /// When the digest is sent.
    pub at: Instant,
}

impl Reader {
    /// A lead in a digest, from a happening that sent a notification about it.
    pub fn digest_lead(&self, lead: &str, happening: &Happening) -> DigestLead {
        let (about, rules) = (happening.about.as_ref(), happening.rules.as_ref());
        let words = rules.map_or_else(|| self.common(), |rules| self.words(rules));
        let mut parts = vec![crate::locale::isolate(lead).into_owned()];
        if let Some(about) = about {
            let shown = |field: &FieldId| about.fields.iter().find(|(known, _)| known == field);
            let overview = about.overview.iter().filter_map(shown);
            parts.extend(overview.map(|(_, value)| value_text(words, value).into_owned()));
        }
        let text = parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = text.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        DigestLead { lead: lead.to_owned(), at: happening.at, text }
    }

    /// A digest with the leads that are part of it. Their order does not matter.
    pub fn digest(&self, book: &Rulebook, batch: &Batch, mut leads: Vec<DigestLead>) -> Option<DigestSent> {
        let rules = book.sets().get(batch.rules)?;
        let words = self.words(rules);
        let notification = &rules.notifications()[batch.notification];
        let slots = words.slots().notifications[batch.notification].digest?;
        leads.sort_by(|one, other| (one.at, &one.lead).cmp(&(other.at, &other.lead)));
        let list: Vec<String> = leads.iter().map(|lead| format!("- {}", markdown_escape(&lead.text))).collect();
        let say = |slot| {
            let text = words.say(slot, |args| {
                args.count("count", leads.len());
                args.instant("since", batch.since);
                args.instant("until", batch.until);
                args.sentence("leads", &list.join("\n"));
            });
            text.into_owned()
        };
        Some(DigestSent {
            kind: DigestKind::Digest,
            at: batch.until,
            since: batch.since,
            rules: rules.name().to_owned(),
            id: notification.id.to_string(),
            to: Label::new(
                &*rules.recipients()[batch.recipient],
                words.label(words.slots().recipients[batch.recipient]),
            )
            .into_owned(),
            by: batch.by.as_ref().and_then(|value| self.receiver(rules, batch.notification, value)),
            count: leads.len(),
            subject: say(slots.subject),
            body: say(slots.body),
            leads,
        })
    }

    fn receiver(
        &self,
        rules: &std::sync::Arc<RuleSet>,
        notification: NotificationId,
        value: &str,
    ) -> Option<DigestReceiver> {
        let words = self.words(rules);
        let (id, slot) = match rules.notifications()[notification].digest.as_ref()?.by? {
            Receiver::Fact(fact) => (&rules.facts()[fact].id, words.slots().facts[fact].label),
            Receiver::Field(field) => (&rules.fields()[field].id, words.slots().fields[field].label),
        };
        Some(DigestReceiver { id: id.to_string(), label: words.label(slot).to_owned(), value: value.to_owned() })
    }
}
