//! What a scenario file may hold.

use referee::tooling::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{Any, ByLocale, Choice, Either, List, Map, Moment, Name, OrNone, Record, Reference, Text};

/// A whole scenario file.
pub static SCENARIO_FILE: Shape = Record(&RecordShape {
    what: "a scenario file",
    docs: "What leads live through under a rule set, and what must then hold.",
    rules: &[],
    keys: &[
        Key::required("rules", "The rule set that these scenarios are about.", Reference("rule set")),
        Key::required(
            "scenarios",
            "The scenarios, each by its name.",
            Map(&MapShape { what: "a mapping of scenarios", value: Record(&SCENARIO) }),
        ),
    ],
});

static SCENARIO: RecordShape = RecordShape {
    what: "a scenario",
    docs: "What one lead lives through, and what must then hold.",
    rules: &[],
    keys: &[
        Key::new("lead", "The id of the lead; without it, the name of the scenario.", Text),
        Key::required("open", "How the lead comes in.", Record(&OPEN)),
        Key::new("steps", "What happens then, in order of time.", List(&Record(&STEP))),
    ],
};

const AT: &str = "When: an instant such as `2020-06-12T09:00:00Z`, or the time since the first one, such as `+71h59m`.";

static OPEN: RecordShape = RecordShape {
    what: "an opening",
    docs: "How a lead comes in.",
    rules: &[],
    keys: &[
        Key::required("at", "When: an instant such as `2020-06-12T09:00:00Z`.", Moment),
        Key::new("id", "The id of the event.", Text),
        Key::new("by", "The role that opens it.", Name),
        RULES,
        FACTS,
        OVERVIEW,
        DETAILS,
        Key::new("expect", "What must then hold.", Record(&EXPECT)),
    ],
};

/// An opening that is a step.
static AGAIN: RecordShape = RecordShape {
    what: "an opening",
    docs: "How a lead comes in.",
    rules: &[],
    keys: &[RULES, FACTS, OVERVIEW, DETAILS],
};

const RULES: Key = Key::new(
    "rules",
    "Another rule set, or `none` where none is named and the rollout gives one.",
    OrNone(&Reference("rule set")),
);
const FACTS: Key =
    Key::new("facts", "What the host says.", Map(&MapShape { what: "a mapping of facts with values", value: Any }));
const OVERVIEW: Key =
    Key::new("overview", "What is shown from the beginning.", Map(&MapShape { what: "an overview", value: Any }));
const DETAILS: Key = Key::new(
    "details",
    "What is withheld while a stage shows the overview only.",
    Map(&MapShape { what: "a mapping of details", value: Any }),
);

pub(super) static STEP: RecordShape = RecordShape {
    what: "a step",
    docs: "An instant, with what happens and what must then hold.",
    rules: &[KeyRule::AtMostOne(EVENTS)],
    keys: &[
        Key::required("at", AT, Moment),
        Key::new("act", "What somebody does.", Reference("action")),
        Key::new("mark", "The mark that a user sets.", Reference("mark")),
        Key::new("unmark", "The mark that a user takes away.", Reference("mark")),
        Key::new("switch", "The rule set that the lead moves to.", Reference("rule set")),
        Key::new("open", "The lead comes in again, which is refused.", Record(&AGAIN)),
        Key::new("by", "The role that acts.", Reference("role")),
        Key::new(
            "fields",
            "The fields that the action or the switch is given.",
            Map(&MapShape { what: "a mapping of fields with values", value: Any }),
        ),
        Key::new(
            "facts",
            "What the switch says of the lead.",
            Map(&MapShape { what: "a mapping of facts with values", value: Any }),
        ),
        Key::new("id", "The id of the event; one that was taken before has no effect.", Text),
        Key::new("lead", "Another lead that the event is about.", Text),
        Key::new("expect", "What must then hold.", Record(&EXPECT)),
    ],
};

/// The keys of an event.
pub(super) const EVENTS: &[&str] = &["act", "mark", "unmark", "switch", "open"];

const NAMES: Shape = List(&Name);

static EXPECT: RecordShape = RecordShape {
    what: "an expectation",
    docs: "What must hold. What is not named is not looked at.",
    rules: &[],
    keys: &[
        Key::new(
            "refused",
            "The id of the refusal. An event that is refused without this is a failure.",
            OrNone(&Reference("refusal")),
        ),
        Key::new("state", "The open stage, or the outcome of an archived lead.", Reference("state")),
        Key::new("stage", "The open stage, or the archive.", Reference("stage")),
        Key::new("since", "When the lead entered its state.", Moment),
        Key::new(
            "deadline",
            "When the timeout is due, with `to` where it leads; `none` without one.",
            Either(&[OrNone(&Moment), Record(&DEADLINE)]),
        ),
        Key::new(
            "shows",
            "How much of the lead is shown.",
            Choice(&[("overview", "The overview."), ("details", "Everything.")]),
        ),
        Key::new("actions", "All that can be done, in order.", NAMES),
        Key::new("alerts", "All alerts that show, in order.", NAMES),
        Key::new("views", "All views that the lead is in, in order.", NAMES),
        Key::new("marks", "All marks that are set, in order.", NAMES),
        Key::new(
            "fields",
            "Fields with their values. Those that are not named are not looked at; one with nothing is not there.",
            Map(&MapShape { what: "a mapping of fields with values", value: Any }),
        ),
        Key::new(
            "sent",
            "All notifications that went out since the step before, with whom they went to. One that went out to \
             the same recipient twice is there once.",
            Map(&MapShape { what: "a mapping of notifications with recipients", value: NAMES }),
        ),
        Key::new(
            "words",
            "What a reader is told, by locale. What is not named is not looked at.",
            ByLocale(&MapShape { what: "a mapping of locales", value: Record(&WORDS) }),
        ),
    ],
};

static DEADLINE: RecordShape = RecordShape {
    what: "a deadline",
    docs: "When a timeout is due, and where it leads.",
    rules: &[],
    keys: &[
        Key::required("at", AT, Moment),
        Key::new("to", "The state that the lead then goes to.", Reference("state")),
    ],
};

const TEXTS: Shape = Map(&MapShape { what: "a mapping of names with texts", value: Text });

static WORDS: RecordShape = RecordShape {
    what: "what a reader is told",
    docs: "What a reader is told. What is not named is not looked at.",
    rules: &[],
    keys: &[
        Key::new("state", "The word for the state.", Text),
        Key::new("stage", "The word for the stage.", Text),
        Key::new("summary", "Where the lead stands.", Text),
        Key::new("deadline", "The time until the deadline.", Text),
        Key::new("event", "What happened last, as the timeline tells it.", Text),
        Key::new("refusal", "Why the event was refused.", Text),
        Key::new("actions", "The labels of actions.", TEXTS),
        Key::new("hints", "What actions do.", TEXTS),
        Key::new("alerts", "What alerts say.", TEXTS),
        Key::new("views", "The labels of views.", TEXTS),
        Key::new("fields", "The values of fields, as the reader's language writes them.", TEXTS),
        Key::new(
            "sent",
            "Notifications that went out since the step before.",
            Map(&MapShape { what: "a mapping of notifications", value: Record(&MESSAGE) }),
        ),
    ],
};

static MESSAGE: RecordShape = RecordShape {
    what: "a notification",
    docs: "What somebody outside is told.",
    rules: &[],
    keys: &[
        Key::new("to", "The word for whom it goes to.", Text),
        Key::new("subject", "The subject.", Text),
        Key::new("body", "The body, in Markdown.", Text),
    ],
};
