use referee::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A notification in the outbox.
///
/// Its text is written when it is read or sent, in the language of its reader: see
/// [`Store::happenings`](crate::Store::happenings).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// Its key, which never changes: the lead, the number of the timeline's entry, and the notification, such as
    /// `L-1/2/lead-expired`.
    pub key: String,
    /// The lead.
    pub lead: Box<str>,
    /// The number of the timeline's entry, from 0.
    pub step: u64,
    /// When it was due.
    pub at: Instant,
    /// The rule set.
    pub rules: String,
    /// The id of the notification.
    pub notification: String,
    /// The id of the recipient.
    pub recipient: String,
    /// Whether it was sent.
    pub state: MessageState,
    /// When it gets its addresses; `None` if it has them.
    pub next: Option<Instant>,
    /// The notifications that can go out with it as one message.
    pub batch: Option<String>,
    /// The key that it goes out under: its own, or that of a digest; `None` before it has addresses.
    pub sent_as: Option<String>,
    /// Why nobody is reached.
    pub problem: Option<String>,
}

/// Whether a notification was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MessageState {
    /// It will be tried.
    Waiting,
    /// It was sent.
    Sent,
    /// It is not tried any more.
    Failed,
}

impl MessageState {
    const ALL: [Self; 3] = [Self::Waiting, Self::Sent, Self::Failed];

    /// Its name: `waiting`, `sent`, `failed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// The state with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What waits in the outbox.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiting {
    /// How many notifications.
    pub messages: u64,
    /// When the oldest of them was due.
    pub oldest: Option<Instant>,
}
