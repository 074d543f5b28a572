//! The delivery file: its shape and its draft.

use std::ops::Range;

use super::node::{Name, Node};
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Duration, Either, Locale, Mailbox, Map, Or, Record, Reference, True, Zone};

/// The word for addresses from the directory.
pub(super) const DIRECTORY: &str = "directory";

/// The whole file.
pub(super) static DELIVERY_FILE: Shape = Record(&RecordShape {
    what: "a delivery file",
    docs: "How recipients are reached.",
    rules: &[],
    keys: &[
        Key::new("from", "The sender of mails, such as `Leads <leads@contoso.example>`.", Mailbox),
        Key::new("account", "The fact or field with the account whose entries of the directory are used.", OF),
        Key::new("locale", "The language of recipients without their own [default: `en`].", Locale),
        Key::new("zone", "The time zone of recipients without their own [default: `UTC`].", Zone),
        Key::new("keep", "How long attempts to send are kept [default: `30d`].", Duration),
        Key::required("recipients", "How each recipient is reached.", Map(&RECIPIENTS)),
    ],
});

static RECIPIENTS: MapShape = MapShape {
    what: "a mapping of recipients",
    value: Record(&RecordShape {
        what: "how a recipient is reached",
        docs: "By mail, by webhooks, or both.",
        rules: &[],
        keys: &[
            Key::new(
                "mail",
                "The address: fixed, in a field or a text fact, or `directory`, which hosts fill for each account.",
                Either(&[Or(&Mailbox, &[DIRECTORY]), OF]),
            ),
            Key::new("webhook", "Whether webhooks for this recipient are called.", True),
            Key::new("locale", "The language: fixed, or in a field or a fact.", Either(&[Locale, OF])),
            Key::new("zone", "The time zone: fixed, or in a field or a fact.", Either(&[Zone, OF])),
        ],
    }),
};

const OF: Shape = Record(&RecordShape {
    what: "a field or a fact",
    docs: "A value of the lead.",
    rules: &[KeyRule::ExactlyOne(&["field", "fact"])],
    keys: &[Key::new("field", "The field.", Reference("field")), Key::new("fact", "The fact.", Reference("fact"))],
});

/// A delivery file as written. Parts that cannot be read were reported, and are left out.
pub(super) struct DeliveryDraft {
    pub(super) from: Option<Name>,
    pub(super) account: Option<ValueDraft>,
    pub(super) locale: Option<Name>,
    pub(super) zone: Option<Name>,
    pub(super) keep: Option<Name>,
    /// The location of `recipients`.
    pub(super) span: Range<usize>,
    pub(super) recipients: Vec<RecipientDraft>,
}

pub(super) struct RecipientDraft {
    pub(super) name: Name,
    pub(super) mail: Option<ValueDraft>,
    pub(super) webhook: bool,
    pub(super) locale: Option<ValueDraft>,
    pub(super) zone: Option<ValueDraft>,
}

/// A fixed value, or where a lead has it.
pub(super) enum ValueDraft {
    Fixed(Name),
    Field(Name),
    Fact(Name),
}

impl ValueDraft {
    fn of(node: &Node) -> Option<Self> {
        let named = |key: &str| node.get(key).and_then(Node::text);
        node.text()
            .map(Self::Fixed)
            .or_else(|| named("field").map(Self::Field))
            .or_else(|| named("fact").map(Self::Fact))
    }
}

impl DeliveryDraft {
    pub(super) fn of(root: &Node) -> Self {
        let text = |key: &str| root.get(key).and_then(Node::text);
        let recipients = root.get("recipients");
        Self {
            from: text("from"),
            account: root.get("account").and_then(ValueDraft::of),
            locale: text("locale"),
            zone: text("zone"),
            keep: text("keep"),
            span: recipients.map_or(0..0, |node| node.span.start..node.span.start),
            recipients: recipients.map_or_else(Vec::new, Node::entries).into_iter().map(recipient).collect(),
        }
    }
}

fn recipient((name, node): (Name, &Node)) -> RecipientDraft {
    let value = |key: &str| node.get(key).and_then(ValueDraft::of);
    RecipientDraft {
        name,
        mail: value("mail"),
        webhook: node.get("webhook").is_some(),
        locale: value("locale"),
        zone: value("zone"),
    }
}
