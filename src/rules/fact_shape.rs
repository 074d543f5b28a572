//! The shape of facts, in rule files and in a rollout.

use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Boolean, Choice, Either, List, Name, Record, Reference, Scalar, True};

/// The facts of a rule set, by name.
pub static FACTS: MapShape =
    MapShape { what: "a mapping of facts", value: Either(&[Choice(KINDS), List(&Name), Record(&FACT)]) };

/// The facts of a rollout, by name. It uses them once, so they cannot change.
pub static ROLLOUT_FACTS: MapShape =
    MapShape { what: "a mapping of facts", value: Either(&[Choice(KINDS), List(&Name), Record(&ROLLOUT_FACT)]) };

const KINDS: &[(&str, &str)] =
    &[("text", "Any text. Conditions cannot compare it."), ("boolean", "`true` or `false`.")];

const RULES: &[KeyRule] = &[KeyRule::ExactlyOne(&["kind", "one-of"]), KeyRule::AtMostOne(&["default", "optional"])];
const KIND: Key = Key::new("kind", "The kind.", Choice(KINDS));
const ONE_OF: Key = Key::new("one-of", "The values it can have.", List(&Name));
const DEFAULT: Key = Key::new("default", "The value if it is not given.", Scalar);
const OPTIONAL: Key = Key::new("optional", "Whether it may be left out. It is then unknown.", Boolean);
const EXPLAIN: Key =
    Key::new("explain", "Whether each value has an explanation, the attribute `.hint` of its message.", Boolean);

static FACT: RecordShape = RecordShape {
    what: "a fact",
    docs: "Facts that the host states when it opens a lead.",
    rules: RULES,
    keys: &[
        KIND,
        ONE_OF,
        DEFAULT,
        OPTIONAL,
        Key::new("info", "Whether only the host uses it, to show it or to filter by it.", Boolean),
        Key::new("changes", "Whether it can change after the lead is opened, and how.", Either(CHANGES)),
        EXPLAIN,
    ],
};

static ROLLOUT_FACT: RecordShape = RecordShape {
    what: "a fact of a rollout",
    docs: "Facts that the host states when it opens a lead.",
    rules: RULES,
    keys: &[KIND, ONE_OF, DEFAULT, OPTIONAL, EXPLAIN],
};

const CHANGES: &[Shape] = &[
    True,
    Record(&RecordShape {
        what: "how a fact changes",
        docs: "How a fact can change after the lead is opened.",
        rules: &[],
        keys: &[
            Key::new("by", "The roles that may change it. Without it, all roles.", List(&Reference("role"))),
            Key::new("clock", "What happens to the deadline [default: `recompute`].", CHANGE_CLOCK),
        ],
    }),
];

const CHANGE_CLOCK: Shape = Choice(&[
    ("keep", "The deadline stays, if there is one."),
    ("recompute", "The timeout that now holds counts from when the stage was entered."),
    ("restart", "The timeout that now holds counts from the change."),
]);
