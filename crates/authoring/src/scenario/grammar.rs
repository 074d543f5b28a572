//! The grammar of scenario files.

use referee::tooling::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Any, ByLocale, Choice, Either, List, Map, Moment, Name, Or, Record, Reference, Text};

/// A whole scenario file.
pub static SCENARIO_FILE: Shape = Record(&RecordShape {
    what: "a scenario file",
    docs: "Scenarios of leads under a rule set, with expectations.",
    rules: &[],
    keys: &[
        Key::required("rules", "The rule set of these scenarios.", Reference("rule set")),
        Key::required(
            "scenarios",
            "The scenarios by name.",
            Map(&MapShape { what: "a mapping of scenarios", value: Record(&SCENARIO) }),
        ),
    ],
});

static SCENARIO: RecordShape = RecordShape {
    what: "a scenario",
    docs: "The events of one lead, with expectations.",
    rules: &[],
    keys: &[
        Key::new("lead", "The id of the lead [default: the name of the scenario].", Text),
        Key::required("open", "How the lead is opened.", Record(&OPEN)),
        Key::new("steps", "The later events and expectations, in order of time.", List(&Record(&STEP))),
        Key::new(
            "others",
            "Other leads by name, for digests.",
            Map(&MapShape { what: "a mapping of other leads", value: Record(&OTHER) }),
        ),
    ],
};

static OTHER: RecordShape = RecordShape {
    what: "another lead",
    docs: "The events of another lead, or of several alike. Their notifications are counted in digests.",
    rules: &[],
    keys: &[
        Key::new("lead", "The id of the lead [default: its name].", Text),
        Key::new(
            "times",
            "How many leads have these events [default: 1]. Of several, each has a number after its id: `NAME-1`.",
            Shape::Count("leads"),
        ),
        Key::required("open", "How the lead is opened.", Record(&OTHER_OPEN)),
        Key::new("steps", "The later events, in order of time.", List(&Record(&OTHER_STEP))),
    ],
};

static OTHER_OPEN: RecordShape = RecordShape {
    what: "an opening",
    docs: "How a lead is opened.",
    rules: &[],
    keys: &[Key::required("at", AT, Moment), BY_OPENING, RULES, FACTS, OVERVIEW, DETAILS],
};

const BY_OPENING: Key = Key::new("by", "The role that opens the lead.", Name);

static OTHER_STEP: RecordShape = RecordShape {
    what: "an event",
    docs: "An instant with an event.",
    rules: &[KeyRule::ExactlyOne(OTHER_EVENTS)],
    keys: &[MOMENT, ACT, MARK, UNMARK, FACT, SWITCH, BY, FIELDS, SWITCH_FACTS],
};

/// The keys of an event after the opening.
const OTHER_EVENTS: &[&str] = &["act", "mark", "unmark", "fact", "switch"];

const AT: &str = "An instant such as `2020-06-12T09:00:00Z`, or the time since the first one, such as `+71h59m`.";

static OPEN: RecordShape = RecordShape {
    what: "an opening",
    docs: "How a lead is opened.",
    rules: &[],
    keys: &[
        Key::required("at", "An instant such as `2020-06-12T09:00:00Z`.", Moment),
        Key::new("id", "The id of the event.", Text),
        BY_OPENING,
        RULES,
        FACTS,
        OVERVIEW,
        DETAILS,
        Key::new("expect", "The expectations after the opening.", Record(&EXPECT)),
    ],
};

/// An opening as a step.
static AGAIN: RecordShape = RecordShape {
    what: "an opening",
    docs: "How a lead is opened.",
    rules: &[],
    keys: &[RULES, FACTS, OVERVIEW, DETAILS],
};

const NONE: &[&str] = &["none"];

const RULES: Key =
    Key::new("rules", "Another rule set, or `none` to let the rollout decide.", Or(&Reference("rule set"), NONE));
const FACTS: Key =
    Key::new("facts", "The facts of the lead.", Map(&MapShape { what: "a mapping of facts with values", value: Any }));
const OVERVIEW: Key =
    Key::new("overview", "The values that are always shown.", Map(&MapShape { what: "an overview", value: Any }));
const DETAILS: Key = Key::new(
    "details",
    "The values that are hidden while a stage shows only the overview.",
    Map(&MapShape { what: "a mapping of details", value: Any }),
);

pub(super) static STEP: RecordShape = RecordShape {
    what: "a step",
    docs: "An instant with an event, expectations, or both.",
    rules: &[KeyRule::AtMostOne(EVENTS)],
    keys: &[
        MOMENT,
        ACT,
        MARK,
        UNMARK,
        FACT,
        SWITCH,
        Key::new("open", "Opens the lead again, which is refused.", Record(&AGAIN)),
        BY,
        FIELDS,
        SWITCH_FACTS,
        Key::new("id", "The id of the event. An event with a known id has no effect.", Text),
        Key::new("lead", "The lead of the event, if it is another one.", Text),
        Key::new("expect", "The expectations after the event.", Record(&EXPECT)),
    ],
};

const MOMENT: Key = Key::required("at", AT, Moment);
const ACT: Key = Key::new("act", "The action that somebody does.", Reference("action"));
const MARK: Key = Key::new("mark", "The mark that somebody sets.", Reference("mark"));
const UNMARK: Key = Key::new("unmark", "The mark that somebody removes.", Reference("mark"));
const FACT: Key = Key::new(
    "fact",
    "The facts that somebody changes.",
    Map(&MapShape { what: "a mapping of facts with values", value: Any }),
);
const SWITCH: Key = Key::new("switch", "The rule set that the lead switches to.", Reference("rule set"));
const BY: Key = Key::new("by", "The role that acts.", Reference("role"));
const FIELDS: Key = Key::new(
    "fields",
    "The fields given with the action or the switch.",
    Map(&MapShape { what: "a mapping of fields with values", value: Any }),
);
const SWITCH_FACTS: Key = Key::new(
    "facts",
    "The facts given with the switch.",
    Map(&MapShape { what: "a mapping of facts with values", value: Any }),
);

/// The keys of an event.
pub(super) const EVENTS: &[&str] = &["act", "mark", "unmark", "fact", "switch", "open"];

const NAMES: Shape = List(&Name);

static EXPECT: RecordShape = RecordShape {
    what: "an expectation",
    docs: "The expectations. Omitted keys are not checked.",
    rules: &[],
    keys: &[
        Key::new(
            "refused",
            "The id of the refusal. Without this key, a refused event is a failure.",
            Or(&Reference("refusal"), NONE),
        ),
        Key::new("state", "The open stage, or the outcome of an archived lead.", Reference("state")),
        Key::new("stage", "The open stage, or the archive.", Reference("stage")),
        Key::new("since", "When the lead entered its state.", Moment),
        Key::new(
            "deadline",
            "The deadline, optionally with `to` for its target; `none` without a timeout.",
            Either(&[Or(&Moment, NONE), Record(&DEADLINE)]),
        ),
        Key::new(
            "clocks",
            "Clocks: when one is due, `over`, `paused`, or `none` if it has not started or was stopped. Omitted clocks are \
             not checked.",
            Map(&MapShape { what: "a mapping of clocks", value: Either(&[Or(&Moment, PHASES), Record(&CLOCK)]) }),
        ),
        Key::new(
            "shows",
            "How much of the lead is shown.",
            Choice(&[("overview", "The overview."), ("details", "Everything.")]),
        ),
        Key::new("actions", "All available actions, in order.", NAMES),
        Key::new("alerts", "All alerts shown, in order.", NAMES),
        Key::new("views", "All views that contain the lead, in order.", NAMES),
        Key::new("marks", "All marks set, in order.", NAMES),
        Key::new(
            "fields",
            "Fields with their values. Omitted fields are not checked; an empty value means that the field is not set.",
            Map(&MapShape { what: "a mapping of fields with values", value: Any }),
        ),
        Key::new(
            "sent",
            "All notifications sent since the previous step, with their recipients. One that was sent to the same \
             recipient twice is listed once.",
            Map(&MapShape { what: "a mapping of notifications with recipients", value: NAMES }),
        ),
        Key::new(
            "digests",
            "All digests sent since the previous step, to this lead and the `others`, by notification. `sent` lists each \
             notification, even if a digest replaces it.",
            Map(&MapShape { what: "a mapping of notifications with digests", value: List(&Record(&DIGEST)) }),
        ),
        Key::new(
            "words",
            "The messages that readers see, by locale. Omitted keys are not checked.",
            ByLocale(&MapShape { what: "a mapping of locales", value: Record(&WORDS) }),
        ),
    ],
};

static DIGEST: RecordShape = RecordShape {
    what: "a digest",
    docs: "One message about several leads. Omitted keys are not checked.",
    rules: &[],
    keys: &[
        Key::new("at", "When it is sent.", Moment),
        Key::new("to", "The recipient.", Reference("recipient")),
        Key::new("by", "The value of the fact or field that distinguishes receivers.", Text),
        Key::new("count", "How many notifications it replaces.", Shape::Count("notifications")),
        Key::new(
            "leads",
            "The ids of its leads, in order of time. A lead that it lists twice is here once.",
            List(&Text),
        ),
    ],
};

static DEADLINE: RecordShape = RecordShape {
    what: "a deadline",
    docs: "The instant and the target of a timeout.",
    rules: &[],
    keys: &[Key::required("at", AT, Moment), Key::new("to", "The state that the lead moves to.", Reference("state"))],
};

const PHASES: &[&str] = &["none", "paused", "over"];

static CLOCK: RecordShape = RecordShape {
    what: "a clock",
    docs: "What a clock does.",
    rules: &[KeyRule::ExactlyOne(&["left", "over"])],
    keys: &[
        Key::new("left", "The time left of a paused clock, such as `2d`.", Shape::Duration),
        Key::new("over", "When the time was over.", Moment),
    ],
};

const TEXTS: Shape = Map(&MapShape { what: "a mapping of names with texts", value: Text });

static WORDS: RecordShape = RecordShape {
    what: "the messages of a locale",
    docs: "The messages that a reader sees. Omitted keys are not checked.",
    rules: &[],
    keys: &[
        Key::new("state", "The label of the state.", Text),
        Key::new("stage", "The label of the stage.", Text),
        Key::new("summary", "The summary of the status.", Text),
        Key::new("deadline", "The time until the deadline.", Text),
        Key::new("clocks", "The texts of clocks.", TEXTS),
        Key::new("event", "The last event, as the timeline shows it.", Text),
        Key::new("refusal", "Why the event was refused.", Text),
        Key::new("actions", "The labels of actions.", TEXTS),
        Key::new("hints", "The hints of actions.", TEXTS),
        Key::new("alerts", "The texts of alerts.", TEXTS),
        Key::new("views", "The labels of views.", TEXTS),
        Key::new("fields", "The values of fields, formatted for the reader's language.", TEXTS),
        Key::new(
            "sent",
            "Notifications sent since the previous step.",
            Map(&MapShape { what: "a mapping of notifications", value: Record(&MESSAGE) }),
        ),
        Key::new(
            "digests",
            "Digests sent since the previous step, by notification.",
            Map(&MapShape { what: "a mapping of notifications", value: Record(&MESSAGE) }),
        ),
    ],
};

static MESSAGE: RecordShape = RecordShape {
    what: "a notification",
    docs: "A notification that was sent.",
    rules: &[],
    keys: &[
        Key::new("to", "The label of the recipient.", Text),
        Key::new("subject", "The subject.", Text),
        Key::new("body", "The body, in Markdown.", Text),
    ],
};
