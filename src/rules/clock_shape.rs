//! The shape of named clocks, and of what actions do to them.

use super::grammar::timeout_keys;
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Choice, Duration, Either, List, Map, Record, Reference};

/// The clocks of a rule set, by name.
pub(super) static CLOCKS: MapShape = MapShape {
    what: "a mapping of clocks",
    value: Record(&RecordShape {
        what: "a clock",
        docs: "A time limit that runs across stages.",
        rules: &[],
        keys: &[
            Key::new(
                "starts",
                "What starts it: `opened`, or stages that the lead enters [default: `opened`]. An empty list if only \
                 actions start it.",
                List(&Reference("stage")),
            ),
            Key::new(
                "pauses",
                "The stages in which it pauses. It then goes on with the time that was left.",
                List(&Reference("stage")),
            ),
            Key::new("stops", "The stages that stop it.", List(&Reference("stage"))),
            Key::required(
                "timeout",
                "What happens when the time is over; a list if it depends on facts.",
                List(&Record(&LIMIT)),
            ),
        ],
    }),
};

static LIMIT: RecordShape = RecordShape {
    what: "the timeout of a clock",
    docs: "What happens when the time is over.",
    rules: &[
        KeyRule::ExactlyOne(&["after", "never"]),
        KeyRule::AtMostOne(&["never", "to"]),
        KeyRule::AtMostOne(&["never", "notify"]),
        KeyRule::AtMostOne(&["never", "remind"]),
    ],
    keys: &timeout_keys(
        "How long after the start of the clock, such as `72h`, `14d`, `6mo`, `5bd` or `8bh`. Pauses do not count.",
        "The stage or outcome that the lead goes to. Without it, the lead stays where it is.",
        "The clock has no deadline for these leads. Replaces `after`.",
    ),
};

/// What an action does to clocks.
pub(super) const CHANGES: Shape = Map(&MapShape {
    what: "a mapping of clocks",
    value: Either(&[
        Choice(&[("start", "The clock starts from the beginning."), ("stop", "The clock stops.")]),
        Record(&RecordShape {
            what: "the extension of a clock",
            docs: "The clock gets more time. The action is only available while the clock is running or paused.",
            rules: &[],
            keys: &[
                Key::required("extend", "How much more time, such as `2w`, `2mo` or `1bd`.", Duration),
                Key::new("times", "How often the clock can be extended since it started.", Shape::Count("times")),
            ],
        }),
    ]),
});
