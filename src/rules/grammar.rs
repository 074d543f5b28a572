//! What a rule file may hold.

use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{
    Anchor, Boolean, Choice, Columns, Date, Duration, Either, List, Map, Name, Record, Reference, Scalar, True,
};

/// A whole rule file.
pub static RULE_FILE: Shape = Record(&RecordShape {
    what: "a rule file",
    docs: "One version of the rules that a lead lives by.",
    rules: &[],
    keys: &[
        Key::required(
            "rules",
            "The name of this rule set, such as `2020`; its words are in `locales/*/2020.ftl`.",
            Name,
        ),
        Key::new("follows", "The rule set that this one follows.", Reference("rule set")),
        Key::new("switch", "How leads of the rule set that this one follows come over to it.", Record(&SWITCH)),
        Key::new("source", "The help page that states these rules.", Record(&SOURCE)),
        Key::new("arrival", "How leads come in.", Record(&ARRIVAL)),
        Key::new("advice", "What is advised, without a consequence.", Record(&ADVICE)),
        Key::new("roles", "Who may act. An event that names anybody else is refused.", List(&Name)),
        Key::new("facts", "What the host says about a lead when it opens it.", Map(&FACTS)),
        Key::new("marks", "Flags that a user sets and takes away, such as `favorite`.", Either(MARKS)),
        Key::new("fields", "What actions ask for, each with its kind.", Map(&FIELDS)),
        Key::new("recipients", "Whom notifications can go to.", List(&Name)),
        Key::required(
            "stages",
            "The positions in the life of a lead, in order; a lead opens in the first. One of them, with `outcomes`, \
             is the archive.",
            Map(&STAGES),
        ),
        Key::new("notifications", "Messages to somebody outside.", Map(&NOTIFICATIONS)),
        Key::new("views", "Named selections of leads: tabs.", Map(&VIEWS)),
        Key::new("tips", "Standing advice, in order.", List(&Name)),
        Key::new("widths", "How much room words have where they stand, in columns.", Record(&WIDTHS)),
    ],
});

static WIDTHS: RecordShape = RecordShape {
    what: "the room that words have",
    docs: "How much room words have where they stand: columns, of which a Chinese character takes two. Longer words are \
           found in every language.",
    rules: &[],
    keys: &[
        Key::new("stage", "The name of a stage.", Columns),
        Key::new("outcome", "The name of an outcome.", Columns),
        Key::new("action", "The name of an action: a button.", Columns),
        Key::new("confirm", "The name of a button that confirms.", Columns),
        Key::new("field", "The name of a field.", Columns),
        Key::new("fact", "The name of a fact, or of one of its values.", Columns),
        Key::new("mark", "The name of a mark.", Columns),
        Key::new("view", "The name of a view: a tab.", Columns),
        Key::new("place", "The name of a menu.", Columns),
        Key::new("role", "The name of a role.", Columns),
        Key::new("recipient", "The name of a recipient.", Columns),
        Key::new("subject", "The subject of a notification.", Columns),
        Key::new("alert", "An alert.", Columns),
        Key::new("tip", "The title of a tip.", Columns),
    ],
};

static SWITCH: RecordShape = RecordShape {
    what: "a switch",
    docs: "How leads of the rule set that this one follows come over to it. Without it, they do not.",
    rules: &[],
    keys: &[
        Key::new("clock", "What becomes of the clock of leads in stages that do not say it; `keep` without it.", CLOCK),
        Key::new("grace", GRACE, Duration),
        Key::new(
            "stages",
            "Stages there, each with the one that it is here. Those of the same name need no word.",
            Map(&LIKE_STAGES),
        ),
        Key::new(
            "fields",
            "Fields there, each with the one that it is here. Those of the same name need no word; what has no like \
             is kept aside.",
            Map(&LIKE_FIELDS),
        ),
        Key::new(
            "facts",
            "Facts there, each with the one that it is here. Those of the same name need no word; what has no like \
             is kept aside.",
            Map(&LIKE_FACTS),
        ),
        Key::new("supply", "What a switch brings that nothing there tells.", Record(&SUPPLY)),
    ],
};

const CLOCK: Shape = Choice(&[
    ("keep", "The lead has been in its stage since it entered it, and is due when it was."),
    ("remaining", "The lead enters its stage with the switch, and has as much time left as before."),
    (
        "recompute",
        "The lead has been in its stage since it entered it, and is due as these rules have it from then on.",
    ),
    ("restart", "The lead enters its stage with the switch, and is due as these rules have it from then on."),
]);

const GRACE: &str =
    "With `recompute`: no lead is due sooner than this after the switch. `0m` lets leads time out at once.";

static LIKE_STAGES: MapShape = MapShape {
    what: "a mapping of stages of the rule set before to those of this one",
    value: Either(&[
        Reference("stage"),
        Record(&RecordShape {
            what: "where leads of a stage come to",
            docs: "Where leads of a stage of the rule set before come to, and what becomes of their clock.",
            rules: &[],
            keys: &[
                Key::required("to", "The stage that they come to.", Reference("stage")),
                Key::new("clock", "What becomes of their clock.", CLOCK),
                Key::new("grace", GRACE, Duration),
            ],
        }),
    ]),
};

static LIKE_FIELDS: MapShape =
    MapShape { what: "a mapping of fields of the rule set before to those of this one", value: Reference("field") };

static LIKE_FACTS: MapShape = MapShape {
    what: "a mapping of facts of the rule set before to those of this one",
    value: Either(&[
        Reference("fact"),
        Record(&RecordShape {
            what: "what a fact is here",
            docs: "What a fact of the rule set before is here.",
            rules: &[],
            keys: &[
                Key::required("to", "The fact that it is here.", Reference("fact")),
                Key::new(
                    "values",
                    "Values there, each with the one that it is here. Those of the same name need no word.",
                    Map(&MapShape { what: "a mapping of values", value: Reference("value") }),
                ),
            ],
        }),
    ]),
};

static SUPPLY: RecordShape = RecordShape {
    what: "what a switch brings",
    docs: "What a switch brings that nothing in the rule set before tells.",
    rules: &[],
    keys: &[
        Key::new("facts", "Facts without which a lead cannot come over.", List(&Reference("fact"))),
        Key::new("fields", "Fields that the lead lacks until somebody gives them.", List(&Reference("field"))),
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
            "The sections of the page that stages do not name, by what they are about.",
            Map(&MapShape { what: "a mapping of anchors", value: Anchor }),
        ),
    ],
};

static ARRIVAL: RecordShape = RecordShape {
    what: "the arrival of leads",
    docs: "How leads come in.",
    rules: &[],
    keys: &[
        Key::new("channels", "The channels that leads come through.", List(&Name)),
        Key::new("found-under", "Where leads are found, from the outermost menu to the innermost.", List(&Name)),
        Key::new("fields", "The fields that leads come with.", List(&Reference("field"))),
    ],
};

static ADVICE: RecordShape = RecordShape {
    what: "advice",
    docs: "What is advised, without a consequence.",
    rules: &[],
    keys: &[Key::new("respond-within", "Within which time a response is advised, such as `24h`.", Duration)],
};

/// Facts by name.
pub static FACTS: MapShape =
    MapShape { what: "a mapping of facts", value: Either(&[Choice(FACT_KINDS), List(&Name), Record(&FACT)]) };

const FACT_KINDS: &[(&str, &str)] = &[("text", "Any text. Conditions cannot compare it."), ("boolean", "Yes or no.")];

static FACT: RecordShape = RecordShape {
    what: "a fact",
    docs: "What the host says about a lead when it opens it.",
    rules: &[KeyRule::ExactlyOne(&["kind", "one-of"]), KeyRule::AtMostOne(&["default", "optional"])],
    keys: &[
        Key::new("kind", "What it holds.", Choice(FACT_KINDS)),
        Key::new("one-of", "The values it can have.", List(&Name)),
        Key::new("default", "What holds when it is not given.", Scalar),
        Key::new("optional", "Whether it may be left out, and is then unknown.", Boolean),
        Key::new("explain", "Whether each of its values is explained in words, with a `.hint`.", Boolean),
    ],
};

const MARKS: &[Shape] = &[
    List(&Name),
    Map(&MapShape {
        what: "a mapping of marks",
        value: Record(&RecordShape {
            what: "a mark",
            docs: "A flag that a user sets.",
            rules: &[],
            keys: &[Key::new("icon", "What shows it.", Name)],
        }),
    }),
];

const SIMPLE_KINDS: &[(&str, &str)] = &[
    ("text", "Any text."),
    ("money", "An exact decimal amount in a currency of ISO 4217."),
    ("date", "A calendar date."),
    ("email", "An e-mail address."),
    ("phone", "A phone number."),
    ("boolean", "Yes or no."),
];

static FIELDS: MapShape = MapShape {
    what: "a mapping of fields with their kinds",
    value: Either(&[
        Choice(SIMPLE_KINDS),
        Record(&RecordShape {
            what: "a field of several parts",
            docs: "Records; what is given is added to what is there.",
            rules: &[],
            keys: &[Key::required(
                "list",
                "The parts of each record, with their kinds.",
                Map(&MapShape { what: "a mapping of parts with their kinds", value: Choice(SIMPLE_KINDS) }),
            )],
        }),
    ]),
};

static STAGES: MapShape = MapShape { what: "a mapping of stages", value: Record(&STAGE) };

static STAGE: RecordShape = RecordShape {
    what: "a stage",
    docs: "A position in the life of a lead.",
    rules: &[],
    keys: &[
        Key::new("anchor", "The anchor of its section on the help page.", Anchor),
        Key::new(
            "shows",
            "How much of a lead is shown here.",
            Choice(&[
                ("overview", "The overview; details are withheld until a later stage."),
                ("details", "Everything, as where nothing is said."),
            ]),
        ),
        Key::new("actions", "What somebody can do here.", Map(&ACTIONS)),
        Key::new(
            "timeout",
            "What happens when nobody does anything; a list where it hangs on facts.",
            List(&Record(&TIMEOUT)),
        ),
        Key::new("alerts", "Advice that shows while a condition holds.", Map(&ALERTS)),
        Key::new("outcomes", "How a lead can end. This makes the stage the archive.", List(&Name)),
    ],
};

static ACTIONS: MapShape = MapShape {
    what: "a mapping of actions",
    value: Record(&RecordShape {
        what: "an action",
        docs: "What somebody can do.",
        rules: &[],
        keys: &[
            Key::new("when", "For which leads it is offered; without it, for all.", Map(&FACT_CONDITION)),
            Key::new("by", "The roles that may do it; without it, all of them.", List(&Reference("role"))),
            Key::new(
                "to",
                "The stage or outcome that the lead goes to. Without it the lead stays and its clock runs on.",
                Reference("state"),
            ),
            Key::new("confirm", "The name of the button that confirms it.", Name),
            Key::new("require", "The fields without which it is refused.", List(&Reference("field"))),
            Key::new("ask", "The fields that should be given.", List(&Reference("field"))),
            Key::new("allow", "The fields that may be given.", List(&Reference("field"))),
            Key::new("notify", "The notifications it sends.", List(&Reference("notification"))),
        ],
    }),
};

static TIMEOUT: RecordShape = RecordShape {
    what: "a timeout",
    docs: "What happens when nobody does anything.",
    rules: &[KeyRule::Unless("never", &["after", "to"]), KeyRule::AtMostOne(&["never", "notify"])],
    keys: &[
        Key::new("when", "For which leads; without it, for all.", Map(&FACT_CONDITION)),
        Key::new("after", "How long after the stage was entered, such as `72h`, `14d` or `6mo`.", Duration),
        Key::new("to", "The stage or outcome that the lead goes to.", Reference("state")),
        Key::new("notify", "The notifications it sends.", List(&Reference("notification"))),
        Key::new("never", "That these leads have no time limit here, in the place of `after` and `to`.", True),
    ],
};

static ALERTS: MapShape = MapShape {
    what: "a mapping of alerts",
    value: Record(&RecordShape {
        what: "an alert",
        docs: "Advice that shows while a condition holds.",
        rules: &[KeyRule::Together(&["for", "then"])],
        keys: &[
            Key::new("when", "For which leads it shows; without it, for all.", Map(&CONDITION)),
            Key::new("icon", "Its icon.", Name),
            Key::new("for", "How long after the stage was entered it changes.", Duration),
            Key::new(
                "then",
                "What it changes to: the name of the next alert, or that with its icon.",
                Either(&[
                    Name,
                    Record(&RecordShape {
                        what: "what an alert changes to",
                        docs: "What an alert changes to.",
                        rules: &[],
                        keys: &[
                            Key::required("alert", "The name of the alert that shows from then on.", Name),
                            Key::new("icon", "Its icon.", Name),
                        ],
                    }),
                ]),
            ),
        ],
    }),
};

/// Facts with the values that they may have.
pub(crate) static FACT_CONDITION: MapShape =
    MapShape { what: "a condition: facts with their values", value: List(&Scalar) };

/// The same, also with marks, under `mark`.
static CONDITION: MapShape =
    MapShape { what: "a condition: facts with their values, or `mark` with marks", value: List(&Scalar) };

static NOTIFICATIONS: MapShape = MapShape {
    what: "a mapping of notifications",
    value: Record(&RecordShape {
        what: "a notification",
        docs: "A message to somebody outside.",
        rules: &[],
        keys: &[
            Key::required(
                "to",
                "Who gets it: a recipient, or a fact whose values are recipients.",
                Reference("recipient"),
            ),
            Key::new(
                "on",
                "When it goes out besides where actions and timeouts name it.",
                Choice(&[("opened", "When a lead opens.")]),
            ),
        ],
    }),
};

static VIEWS: MapShape = MapShape { what: "a mapping of views", value: Map(&CONDITION) };
