//! The shape of rule files.

use super::clock_shape::{self, CLOCKS};
use super::condition_draft::{CONDITION, FACT_CONDITION};
use super::fact_shape::FACTS;
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Anchor, Boolean, Choice, Date, Duration, Either, List, Map, Name, Record, Reference, True};

/// A whole rule file.
pub static RULE_FILE: Shape = Record(&RecordShape {
    what: "a rule file",
    docs: "One version of the rules.",
    rules: &[],
    keys: &[
        Key::required(
            "rules",
            "The name of this rule set, such as `2020`; its messages are in `locales/*/2020.ftl`.",
            Name,
        ),
        Key::new("follows", "The previous rule set.", Reference("rule set")),
        Key::new("switch", "How leads switch from the previous rule set.", Record(&SWITCH)),
        Key::new("source", "The help page that states these rules.", Record(&SOURCE)),
        Key::new("arrival", "How leads arrive.", Record(&ARRIVAL)),
        Key::new("advice", "Advice without consequences.", Record(&ADVICE)),
        Key::new("roles", "The roles that may act. Events with other roles are refused.", List(&Name)),
        Key::new("facts", "Facts that the host states when it opens a lead.", Map(&FACTS)),
        Key::new(
            "excluded",
            "Combinations of facts that no lead has: none of these conditions may hold.",
            List(&FACT_CONDITION),
        ),
        Key::new("marks", "Flags that a user sets and removes, such as `favorite`.", Either(MARKS)),
        Key::new("fields", "The fields that actions ask for, with their kinds.", Map(&FIELDS)),
        Key::new("recipients", "The recipients of notifications.", List(&Name)),
        Key::required(
            "stages",
            "The stages, in order. A lead opens in the first. The one with `outcomes` is the archive.",
            Map(&STAGES),
        ),
        Key::new(
            "calendar",
            "The calendar that counts business days and business hours; a list if it depends on facts.",
            Either(CALENDARS),
        ),
        Key::new("clocks", "Time limits that run across stages.", Map(&CLOCKS)),
        Key::new("notifications", "Messages to somebody outside Referee.", Map(&NOTIFICATIONS)),
        Key::new("views", "Named selections of leads: tabs.", Map(&VIEWS)),
        Key::new("tips", "General advice, in order.", List(&Name)),
        Key::new("widths", "The maximum width of messages, in columns.", Record(&WIDTHS)),
    ],
});

const CALENDARS: &[Shape] = &[
    Reference("calendar"),
    List(&Record(&RecordShape {
        what: "a calendar for some leads",
        docs: "A calendar for some leads. Each lead needs exactly one.",
        rules: &[],
        keys: &[
            Key::new("when", "The leads that it is for. Without it, all other leads.", FACT_CONDITION),
            Key::required("use", "The name of a file in the folder `calendars`.", Reference("calendar")),
        ],
    })),
];

const COLUMNS: Shape = Shape::Count("columns");

static WIDTHS: RecordShape = RecordShape {
    what: "the widths of messages",
    docs: "The maximum width of messages, in columns, of which a Chinese character takes two. Longer messages are reported \
           in every language.",
    rules: &[],
    keys: &[
        Key::new("stage", "The name of a stage.", COLUMNS),
        Key::new("outcome", "The name of an outcome.", COLUMNS),
        Key::new("action", "The name of an action: a button.", COLUMNS),
        Key::new("confirm", "The name of a button that confirms.", COLUMNS),
        Key::new("field", "The name of a field.", COLUMNS),
        Key::new("fact", "The name of a fact, or of one of its values.", COLUMNS),
        Key::new("mark", "The name of a mark.", COLUMNS),
        Key::new("view", "The name of a view: a tab.", COLUMNS),
        Key::new("place", "The name of a menu.", COLUMNS),
        Key::new("role", "The name of a role.", COLUMNS),
        Key::new("recipient", "The name of a recipient.", COLUMNS),
        Key::new("subject", "The subject of a notification.", COLUMNS),
        Key::new("alert", "An alert.", COLUMNS),
        Key::new("tip", "The title of a tip.", COLUMNS),
    ],
};

static SWITCH: RecordShape = RecordShape {
    what: "a switch",
    docs: "How leads switch from the previous rule set. Without it, they cannot.",
    rules: &[],
    keys: &[
        Key::new(
            "approval",
            "Whether a switch in a service must be approved with a second key before it is applied.",
            Boolean,
        ),
        Key::new("clock", "The default deadline policy of stages [default: `keep`].", CLOCK),
        Key::new("grace", GRACE, Duration),
        Key::new(
            "stages",
            "Previous stages with their counterparts. Stages with the same name need no mapping.",
            Map(&STAGE_MAPPING),
        ),
        Key::new(
            "outcomes",
            "Previous outcomes with their counterparts. Outcomes with the same name need no mapping, nor do final ones.",
            Map(&OUTCOME_MAPPING),
        ),
        Key::new(
            "fields",
            "Previous fields with their counterparts. Fields with the same name need no mapping. Values without a \
             counterpart are stored.",
            Map(&FIELD_MAPPING),
        ),
        Key::new(
            "facts",
            "Previous facts with their counterparts. Facts with the same name need no mapping. Values without a \
             counterpart are stored.",
            Map(&FACT_MAPPING),
        ),
        Key::new(
            "clocks",
            "Previous clocks with their counterparts. Clocks with the same name need no mapping.",
            Map(&CLOCK_MAPPING),
        ),
        Key::new("supply", "Facts and fields that the previous rule set does not have.", Record(&SUPPLY)),
    ],
};

const CLOCK: Shape = Choice(&[
    ("keep", "The entry time and the deadline do not change."),
    ("remaining", "The lead enters its stage at the switch; the deadline does not change."),
    ("recompute", "The entry time does not change; the new timeout counts from it."),
    ("restart", "The lead enters its stage at the switch; the new timeout counts from then."),
]);

const GRACE: &str =
    "With `recompute`: no lead is due sooner than this after the switch. `0m` lets leads time out at once.";

static OUTCOME_MAPPING: MapShape =
    MapShape { what: "a mapping of previous outcomes to outcomes", value: Reference("outcome") };

static STAGE_MAPPING: MapShape = MapShape {
    what: "a mapping of previous stages to stages",
    value: Either(&[
        Reference("stage"),
        Record(&RecordShape {
            what: "the counterpart of a stage",
            docs: "The counterpart of a previous stage, with the deadline policy.",
            rules: &[],
            keys: &[
                Key::required("to", "The counterpart.", Reference("stage")),
                Key::new("clock", "The deadline policy.", CLOCK),
                Key::new("grace", GRACE, Duration),
            ],
        }),
    ]),
};

static FIELD_MAPPING: MapShape = MapShape { what: "a mapping of previous fields to fields", value: Reference("field") };

static CLOCK_MAPPING: MapShape = MapShape { what: "a mapping of previous clocks to clocks", value: Reference("clock") };

static FACT_MAPPING: MapShape = MapShape {
    what: "a mapping of previous facts to facts",
    value: Either(&[
        Reference("fact"),
        Record(&RecordShape {
            what: "the counterpart of a fact",
            docs: "The counterpart of a previous fact.",
            rules: &[],
            keys: &[
                Key::required("to", "The counterpart.", Reference("fact")),
                Key::new(
                    "values",
                    "Previous values with their counterparts. Values with the same name need no mapping.",
                    Map(&MapShape { what: "a mapping of values", value: Reference("value") }),
                ),
            ],
        }),
    ]),
};

static SUPPLY: RecordShape = RecordShape {
    what: "the supply of a switch",
    docs: "Facts and fields that the previous rule set does not have.",
    rules: &[],
    keys: &[
        Key::new("facts", "Facts that a switch must supply.", List(&Reference("fact"))),
        Key::new("fields", "Fields that a switch may supply.", List(&Reference("field"))),
    ],
};

static SOURCE: RecordShape = RecordShape {
    what: "a source",
    docs: "The help page that states these rules.",
    rules: &[],
    keys: &[
        Key::required("page", "The name of the page.", Name),
        Key::new("date", "The date of the page, `YYYY-MM-DD`.", Date),
        Key::new(
            "anchors",
            "The sections of the page that stages do not name, by topic.",
            Map(&MapShape { what: "a mapping of anchors", value: Anchor }),
        ),
    ],
};

static ARRIVAL: RecordShape = RecordShape {
    what: "the arrival of leads",
    docs: "How leads arrive.",
    rules: &[],
    keys: &[
        Key::new("channels", "The channels that leads arrive by.", List(&Name)),
        Key::new("found-under", "The menus that lead to leads, outermost first.", List(&Name)),
        Key::new("fields", "The fields that leads arrive with.", List(&Reference("field"))),
    ],
};

static ADVICE: RecordShape = RecordShape {
    what: "advice",
    docs: "Advice without consequences.",
    rules: &[],
    keys: &[Key::new("respond-within", "The advised response time, such as `24h`.", Duration)],
};

const MARKS: &[Shape] = &[
    List(&Name),
    Map(&MapShape {
        what: "a mapping of marks",
        value: Record(&RecordShape {
            what: "a mark",
            docs: "A flag that a user sets.",
            rules: &[],
            keys: &[Key::new("icon", "The icon that shows it.", Name)],
        }),
    }),
];

const SIMPLE_KINDS: &[(&str, &str)] = &[
    ("text", "Any text."),
    ("money", "An exact decimal amount in a currency of ISO 4217."),
    ("date", "A calendar date."),
    ("email", "An email address."),
    ("phone", "A phone number."),
    ("boolean", "`true` or `false`."),
];

static FIELDS: MapShape = MapShape {
    what: "a mapping of fields to kinds",
    value: Either(&[
        Choice(SIMPLE_KINDS),
        Record(&RecordShape {
            what: "a field with several parts",
            docs: "A list of records. New records are added to the existing ones.",
            rules: &[],
            keys: &[Key::required(
                "list",
                "The parts of each record, with their kinds.",
                Map(&MapShape { what: "a mapping of parts to kinds", value: Choice(SIMPLE_KINDS) }),
            )],
        }),
    ]),
};

static STAGES: MapShape = MapShape { what: "a mapping of stages", value: Record(&STAGE) };

static STAGE: RecordShape = RecordShape {
    what: "a stage",
    docs: "A position in the lifecycle.",
    rules: &[KeyRule::AtMostOne(&["outcomes", "archive"])],
    keys: &[
        Key::new("anchor", "The anchor of its section on the help page.", Anchor),
        Key::new("shows", "Which part of a lead is shown here.", SHOWS),
        Key::new("actions", "The actions.", Map(&ACTIONS)),
        Key::new(
            "timeout",
            "What happens when nobody acts in time; a list if it depends on facts.",
            List(&Record(&TIMEOUT)),
        ),
        Key::new("alerts", "Advice that shows while a condition holds.", Map(&ALERTS)),
        Key::new("withhold", "The fields that are not shown here.", List(&Reference("field"))),
        Key::new("outcomes", "The ways in which a lead can end. They make the stage the archive.", Either(OUTCOMES)),
        Key::new(
            "archive",
            "The stage is the archive, without named outcomes: its own name is the only outcome, which has the actions.",
            True,
        ),
    ],
};

const OUTCOMES: &[Shape] = &[
    List(&Name),
    Map(&MapShape {
        what: "a mapping of outcomes",
        value: Record(&RecordShape {
            what: "an outcome",
            docs: "How an archived lead ended. Without `shows` and `withhold`, as much of the lead is shown as in its \
                   last stage.",
            rules: &[],
            keys: &[
                Key::new("shows", "Which part of a lead is shown.", ENDS),
                Key::new(
                    "actions",
                    "The actions on leads that ended like this, such as to reopen them. Without any, the outcome is final.",
                    Map(&ACTIONS),
                ),
                Key::new("withhold", "The fields that are not shown.", List(&Reference("field"))),
            ],
        }),
    }),
];

const ENDS: Shape =
    Choice(&[("overview", "The overview. Details are hidden."), ("details", "The overview and the details.")]);

const SHOWS: Shape = Choice(&[
    ("overview", "The overview. Details are hidden until a later stage."),
    ("details", "The overview and the details (default)."),
]);

static ACTIONS: MapShape = MapShape {
    what: "a mapping of actions",
    value: Record(&RecordShape {
        what: "an action",
        docs: "Something a person does to a lead.",
        rules: &[],
        keys: &[
            Key::new("when", "The leads that it is offered for. Without it, all leads.", FACT_CONDITION),
            Key::new("by", "The roles that may do it. Without it, all roles.", List(&Reference("role"))),
            Key::new(
                "to",
                "The stage or outcome that the lead goes to; a list if it depends on facts. Without it, the stage and \
                 the deadline do not change.",
                Either(TARGETS),
            ),
            Key::new("confirm", "The name of the button that confirms it.", Name),
            Key::new("require", "The fields without which it is refused.", List(&Reference("field"))),
            Key::new("ask", "The fields that should be given.", List(&Reference("field"))),
            Key::new("allow", "The fields that may be given.", List(&Reference("field"))),
            Key::new("notify", "The notifications it sends.", List(&Reference("notification"))),
            Key::new("clocks", "What it does to clocks.", clock_shape::CHANGES),
        ],
    }),
};

const TARGETS: &[Shape] = &[
    Reference("state"),
    List(&Record(&RecordShape {
        what: "a target",
        docs: "Where an action leads some leads. Each lead needs exactly one of the targets.",
        rules: &[],
        keys: &[
            Key::required("when", "The leads that it is for.", FACT_CONDITION),
            Key::required("to", "The stage or outcome that the lead goes to.", Reference("state")),
        ],
    })),
];

static TIMEOUT: RecordShape = RecordShape {
    what: "a timeout",
    docs: "What happens to a lead when nobody acts in time.",
    rules: &[
        KeyRule::Unless("never", &["after", "to"]),
        KeyRule::AtMostOne(&["never", "notify"]),
        KeyRule::AtMostOne(&["never", "remind"]),
    ],
    keys: &timeout_keys(
        "How long after the stage was entered, such as `72h`, `14d`, `6mo`, `5bd` or `8bh`.",
        "The stage or outcome that the lead goes to.",
        "These leads have no timeout here. Replaces `after` and `to`.",
    ),
};

/// The keys of a timeout, with the descriptions of `after`, `to` and `never`.
pub(super) const fn timeout_keys(after: &'static str, to: &'static str, never: &'static str) -> [Key; 6] {
    [
        Key::new("when", "The leads that it holds for. Without it, all leads.", FACT_CONDITION),
        Key::new("after", after, Duration),
        Key::new("to", to, Reference("state")),
        Key::new("notify", "The notifications it sends.", List(&Reference("notification"))),
        Key::new("remind", "Reminders before the deadline, to leads that still have it.", REMINDERS),
        Key::new("never", never, True),
    ]
}

const REMINDERS: Shape = List(&Record(&REMINDER));

static REMINDER: RecordShape = RecordShape {
    what: "a reminder",
    docs: "Notifications before a deadline, to leads that still have it.",
    rules: &[],
    keys: &[
        Key::required("before", "How long before the deadline, such as `24h`, `2d` or `1bd`.", Duration),
        Key::required("notify", "The notifications it sends.", List(&Reference("notification"))),
    ],
};

static ALERTS: MapShape = MapShape {
    what: "a mapping of alerts",
    value: Record(&RecordShape {
        what: "an alert",
        docs: "Advice that shows while a condition holds.",
        rules: &[KeyRule::Together(&["for", "then"])],
        keys: &[
            Key::new("when", "The leads that it shows for. Without it, all leads.", CONDITION),
            Key::new("icon", "The icon.", Name),
            Key::new("for", "How long after the stage was entered the alert changes.", Duration),
            Key::new(
                "then",
                "The alert that replaces it: a name, or a name with an icon.",
                Either(&[
                    Name,
                    Record(&RecordShape {
                        what: "the alert that replaces another",
                        docs: "The alert that replaces another.",
                        rules: &[],
                        keys: &[
                            Key::required("alert", "The name of the new alert.", Name),
                            Key::new("icon", "The icon.", Name),
                        ],
                    }),
                ]),
            ),
        ],
    }),
};

static NOTIFICATIONS: MapShape = MapShape {
    what: "a mapping of notifications",
    value: Record(&RecordShape {
        what: "a notification",
        docs: "A message to somebody outside Referee.",
        rules: &[],
        keys: &[
            Key::required("to", "The recipient, or a fact whose values are recipients.", Reference("recipient")),
            Key::new(
                "on",
                "When it is sent, in addition to actions and timeouts that name it.",
                Choice(&[("opened", "When a lead opens.")]),
            ),
            Key::new("when", "The leads that it is sent for. Without it, all leads.", FACT_CONDITION),
            Key::new("digest", "When notifications about many leads go out as one message.", Record(&DIGEST)),
        ],
    }),
};

static DIGEST: RecordShape = RecordShape {
    what: "a digest",
    docs: "If a receiver would get too many of a notification in one period, one message at the end of the period replaces them.",
    rules: &[],
    keys: &[
        Key::required("above", "How many of them are sent on their own.", Shape::Count("notifications")),
        Key::required("per", "The length of a period, such as `1d` or `1w`. Periods are counted in UTC.", Duration),
        Key::new(
            "by",
            "The fact or field that distinguishes receivers. Without it, the recipient is one receiver.",
            Reference("fact or field"),
        ),
    ],
};

static VIEWS: MapShape = MapShape { what: "a mapping of views", value: CONDITION };
