//! What a rule set needs to be said: message ids with their variables. The rule set is the contract.

use std::collections::HashMap;

use crate::rules::{Fact, FactKind, Kind, RuleSet, State};

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum VariableKind {
    /// A text.
    Text,
    /// A number, for selectors and `NUMBER`.
    Number,
    /// An instant, for `DATE` and `DATETIME`.
    Instant,
    /// A length of time, for `DURATION`, `RELATIVE`, `DAYS` and `HOURS`.
    Duration,
    /// Several texts, for `LIST`.
    List,
}

/// A message, or an attribute of one, that must exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Need {
    /// The id of the message.
    pub(crate) id: Box<str>,
    /// The attribute; none for the message's own value.
    pub(crate) attribute: Option<&'static str>,
    /// The variables that it may use.
    pub(crate) variables: Box<[(&'static str, VariableKind)]>,
    /// Whether it is Markdown.
    pub(crate) markdown: bool,
}

impl Need {
    /// `stage-received` or `stage-received.summary`.
    pub(crate) fn key(&self) -> String {
        match self.attribute {
            Some(attribute) => format!("{}.{attribute}", self.id),
            None => self.id.to_string(),
        }
    }
}

/// The place of a word in the list of what is needed.
pub(crate) type Slot = usize;

/// Where the words of a rule set stand, by the numbers of the rule set.
#[derive(Debug, Clone, Default)]
pub(crate) struct RuleSlots {
    pub(crate) stages: Vec<StageSlots>,
    pub(crate) archive: Slot,
    pub(crate) outcomes: Vec<StateSlots>,
    pub(crate) fields: Vec<FieldSlots>,
    pub(crate) facts: Vec<FactSlots>,
    pub(crate) roles: Vec<Slot>,
    pub(crate) marks: Vec<Slot>,
    pub(crate) recipients: Vec<Slot>,
    pub(crate) notifications: Vec<MessageSlots>,
    pub(crate) views: Vec<Slot>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct StageSlots {
    pub(crate) state: StateSlots,
    pub(crate) actions: Vec<ActionSlots>,
    pub(crate) alerts: Vec<AlertSlots>,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StateSlots {
    pub(crate) label: Slot,
    pub(crate) summary: Slot,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ActionSlots {
    pub(crate) label: Slot,
    pub(crate) hint: Slot,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AlertSlots {
    pub(crate) first: Slot,
    pub(crate) follower: Option<Slot>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct FieldSlots {
    pub(crate) label: Slot,
    pub(crate) parts: Vec<Slot>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct FactSlots {
    pub(crate) label: Slot,
    pub(crate) values: Vec<Slot>,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct MessageSlots {
    pub(crate) subject: Slot,
    pub(crate) body: Slot,
}

type Variables = &'static [(&'static str, VariableKind)];

use VariableKind::{Duration, Instant, List, Number, Text};

/// The words that every rule set shares, with their variables. Their slots come first, in this order.
pub(crate) const COMMON: &[(&str, Variables)] = &[
    ("deadline", &[("left", Duration)]),
    ("event-opened", &[("rules", Text)]),
    ("event-action", &[("action", Text), ("from", Text), ("to", Text)]),
    ("event-action-by", &[("action", Text), ("from", Text), ("to", Text), ("by", Text)]),
    ("event-action-stays", &[("action", Text)]),
    ("event-action-stays-by", &[("action", Text), ("by", Text)]),
    ("event-timeout", &[("from", Text), ("to", Text)]),
    ("event-marked", &[("mark", Text)]),
    ("event-unmarked", &[("mark", Text)]),
    ("event-refused", &[("reason", Text)]),
    ("event-notified", &[("recipient", Text), ("subject", Text)]),
    ("kind-text", &[]),
    ("kind-money", &[]),
    ("kind-date", &[]),
    ("kind-email", &[]),
    ("kind-phone", &[]),
    ("kind-boolean", &[]),
    ("kind-list", &[]),
    ("need-required", &[]),
    ("need-asked", &[]),
    ("need-optional", &[]),
    ("refusal-unknown-lead", &[("lead", Text)]),
    ("refusal-opened-twice", &[("lead", Text)]),
    ("refusal-unknown-rules", &[("rules", Text), ("accepted", List)]),
    ("refusal-rules-not-given", &[("accepted", List)]),
    ("refusal-out-of-order", &[("at", Instant), ("last", Instant)]),
    ("refusal-archived", &[("outcome", Text)]),
    ("refusal-unknown-action", &[("action", Text), ("state", Text), ("accepted", List)]),
    ("refusal-unknown-role", &[("role", Text), ("accepted", List), ("count", Number)]),
    ("refusal-missing-field", &[("fields", List), ("count", Number)]),
    ("refusal-unknown-field", &[("field", Text), ("action", Text), ("accepted", List), ("count", Number)]),
    ("refusal-wrong-kind", &[("field", Text), ("kind", Text)]),
    ("refusal-unknown-fact", &[("fact", Text), ("accepted", List), ("count", Number)]),
    ("refusal-missing-fact", &[("fact", Text)]),
    ("refusal-wrong-fact", &[("fact", Text), ("expected", List)]),
    ("refusal-unknown-mark", &[("mark", Text), ("accepted", List), ("count", Number)]),
    ("refusal-no-switch", &[("from", Text), ("to", Text)]),
    ("picture-title", &[("rules", Text)]),
    ("picture-title-lead", &[("lead", Text), ("rules", Text)]),
    ("picture-opened", &[]),
    ("picture-begins", &[("state", Text)]),
    ("picture-action", &[("action", Text), ("from", Text), ("to", Text)]),
    ("picture-timeout", &[("after", Text), ("from", Text), ("to", Text)]),
    ("picture-told", &[("recipients", List)]),
    ("picture-stands", &[("state", Text), ("since", Instant)]),
    ("picture-path", &[("steps", List)]),
    ("picture-here", &[]),
    ("picture-overview", &[]),
    ("picture-unlimited", &[]),
    ("picture-sign-clock", &[]),
    ("picture-sign-envelope", &[]),
    ("picture-sign-fork", &[]),
    ("picture-sign-again", &[]),
    ("picture-sign-dot", &[]),
    ("diff-title", &[("from", Text), ("to", Text)]),
    ("diff-none", &[("from", Text), ("to", Text)]),
    ("diff-where", &[]),
    ("diff-what", &[]),
    ("diff-section-stage", &[("stage", Text)]),
    ("diff-section-outcomes", &[]),
    ("diff-section-arrival", &[]),
    ("diff-section-fields", &[]),
    ("diff-section-notifications", &[]),
    ("diff-section-roles", &[]),
    ("diff-section-views", &[]),
    ("diff-section-tips", &[]),
    ("diff-renamed", &[("before", Text), ("after", Text)]),
    ("diff-renamed-same", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-relabelled", &[("before", Text), ("after", Text)]),
    ("diff-quoted", &[("text", Text)]),
    ("diff-hours", &[("time", Duration)]),
    ("diff-time", &[("time", Duration)]),
    ("diff-all-leads", &[]),
    ("diff-all-roles", &[]),
    ("diff-test", &[("fact", Text), ("values", Text)]),
    ("diff-test-marked", &[("marks", Text)]),
    ("diff-yes", &[]),
    ("diff-no", &[]),
    ("diff-by-fact", &[("recipients", Text), ("fact", Text)]),
    ("diff-field-need", &[("field", Text), ("need", Text)]),
    ("diff-part", &[("part", Text), ("kind", Text)]),
    ("diff-list-of", &[("kind", Text), ("parts", Text)]),
    ("diff-default-none", &[]),
    ("diff-default-unknown", &[]),
    ("diff-default-value", &[("value", Text)]),
    ("diff-detail-when", &[("when", Text)]),
    ("diff-detail-roles", &[("roles", Text)]),
    ("diff-detail-fields", &[("fields", Text)]),
    ("diff-detail-confirm", &[("confirm", Text)]),
    ("diff-detail-notified", &[("recipient", Text), ("subject", Text)]),
    ("diff-detail-overview", &[]),
    ("diff-detail-text", &[("text", Text)]),
    ("diff-detail-later", &[("time", Text), ("text", Text)]),
    ("diff-detail-values", &[("values", Text)]),
    ("diff-detail-default", &[("default", Text)]),
    ("diff-stage-added", &[("name", Text)]),
    ("diff-stage-removed", &[("name", Text)]),
    ("diff-stage-first", &[("before", Text), ("after", Text)]),
    ("diff-stage-shows-overview", &[]),
    ("diff-stage-shows-details", &[]),
    ("diff-action-added", &[("name", Text), ("to", Text)]),
    ("diff-action-added-stays", &[("name", Text)]),
    ("diff-action-removed", &[("name", Text), ("to", Text)]),
    ("diff-action-removed-stays", &[("name", Text)]),
    ("diff-action-target", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-target-stays", &[("name", Text), ("before", Text)]),
    ("diff-action-target-leaves", &[("name", Text), ("after", Text)]),
    ("diff-action-when", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-roles", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-confirm", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-order", &[("after", Text)]),
    ("diff-action-notifies", &[("name", Text), ("recipient", Text), ("subject", Text)]),
    ("diff-action-notifies-no-more", &[("name", Text), ("recipient", Text), ("subject", Text)]),
    ("diff-input-added", &[("name", Text), ("action", Text), ("need", Text)]),
    ("diff-input-removed", &[("name", Text), ("action", Text), ("need", Text)]),
    ("diff-input-stricter", &[("name", Text), ("action", Text), ("before", Text), ("after", Text)]),
    ("diff-input-looser", &[("name", Text), ("action", Text), ("before", Text), ("after", Text)]),
    ("diff-input-order", &[("action", Text), ("after", Text)]),
    ("diff-timeout-added", &[("time", Text), ("to", Text)]),
    ("diff-timeout-removed", &[("time", Text), ("to", Text)]),
    ("diff-timeout-sooner", &[("before", Text), ("after", Text)]),
    ("diff-timeout-later", &[("before", Text), ("after", Text)]),
    ("diff-timeout-target", &[("before", Text), ("after", Text)]),
    ("diff-timeout-when", &[("before", Text), ("after", Text)]),
    ("diff-timeout-notifies", &[("recipient", Text), ("subject", Text)]),
    ("diff-timeout-notifies-no-more", &[("recipient", Text), ("subject", Text)]),
    ("diff-alert-added", &[("when", Text)]),
    ("diff-alert-removed", &[("when", Text)]),
    ("diff-alert-when", &[("before", Text), ("after", Text)]),
    ("diff-alert-icon", &[]),
    ("diff-alert-change-added", &[("time", Text)]),
    ("diff-alert-change-removed", &[("time", Text)]),
    ("diff-alert-change-sooner", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-later", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-text", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-icon", &[]),
    ("diff-outcome-added", &[("name", Text)]),
    ("diff-outcome-removed", &[("name", Text)]),
    ("diff-opening-notifies", &[("recipient", Text), ("subject", Text)]),
    ("diff-opening-notifies-no-more", &[("recipient", Text), ("subject", Text)]),
    ("diff-advice-added", &[("time", Text)]),
    ("diff-advice-removed", &[("time", Text)]),
    ("diff-advice-sooner", &[("before", Text), ("after", Text)]),
    ("diff-advice-later", &[("before", Text), ("after", Text)]),
    ("diff-channel-added", &[("name", Text)]),
    ("diff-channel-removed", &[("name", Text)]),
    ("diff-channel-relabelled", &[("before", Text), ("after", Text)]),
    ("diff-place-added", &[("after", Text)]),
    ("diff-place-removed", &[("before", Text)]),
    ("diff-place-path", &[("before", Text), ("after", Text)]),
    ("diff-arrival-field-added", &[("name", Text)]),
    ("diff-arrival-field-removed", &[("name", Text)]),
    ("diff-fact-added", &[("name", Text)]),
    ("diff-fact-removed", &[("name", Text)]),
    ("diff-fact-kind", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-fact-default", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-fact-value-added", &[("name", Text), ("fact", Text)]),
    ("diff-fact-value-removed", &[("name", Text), ("fact", Text)]),
    ("diff-field-added", &[("name", Text), ("kind", Text)]),
    ("diff-field-removed", &[("name", Text), ("kind", Text)]),
    ("diff-field-kind", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-notification-added", &[("recipient", Text), ("subject", Text)]),
    ("diff-notification-removed", &[("recipient", Text), ("subject", Text)]),
    ("diff-notification-recipient", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-recipient-added", &[("name", Text)]),
    ("diff-recipient-removed", &[("name", Text)]),
    ("diff-role-added", &[("name", Text)]),
    ("diff-role-removed", &[("name", Text)]),
    ("diff-view-added", &[("name", Text), ("when", Text)]),
    ("diff-view-removed", &[("name", Text), ("when", Text)]),
    ("diff-view-when", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-view-order", &[("after", Text)]),
    ("diff-mark-added", &[("name", Text)]),
    ("diff-mark-removed", &[("name", Text)]),
    ("diff-mark-icon", &[("name", Text)]),
    ("diff-tip-added", &[("name", Text)]),
    ("diff-tip-removed", &[("name", Text)]),
    ("diff-tip-order", &[("after", Text)]),
    ("table-lead", &[]),
    ("table-rules", &[]),
    ("table-state", &[]),
    ("table-deadline", &[]),
    ("table-actions", &[]),
    ("table-id", &[]),
    ("table-text", &[]),
    ("table-locale", &[]),
];

/// The slot of a shared word. For an id that is none of [`COMMON`] this is no slot, and words for it are a dash.
pub(crate) const fn common(id: &str) -> Slot {
    let mut rest: &[(&str, Variables)] = COMMON;
    let mut slot = 0;
    while let [(known, _), others @ ..] = rest {
        if same(known.as_bytes(), id.as_bytes()) {
            return slot;
        }
        rest = others;
        slot += 1;
    }
    usize::MAX
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, others_a @ ..], [y, others_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (others_a, others_b);
    }
    a.is_empty() && b.is_empty()
}

struct Contract {
    needs: Vec<Need>,
    slots: HashMap<(Box<str>, Option<&'static str>), Slot>,
}

/// What the shared words and those of a rule set need, and where the latter stand.
pub(crate) fn contract(rules: Option<&RuleSet>) -> (Vec<Need>, RuleSlots) {
    let mut contract = Contract { needs: Vec::new(), slots: HashMap::new() };
    for (id, variables) in COMMON {
        contract.value((*id).to_owned(), variables);
    }
    let slots = rules.map_or_else(RuleSlots::default, |rules| contract.rules(rules));
    (contract.needs, slots)
}

impl Contract {
    fn need(&mut self, id: String, attribute: Option<&'static str>, variables: Variables, markdown: bool) -> Slot {
        let id = id.into_boxed_str();
        let needs = &mut self.needs;
        *self.slots.entry((id.clone(), attribute)).or_insert_with(|| {
            needs.push(Need { id, attribute, variables: variables.into(), markdown });
            needs.len() - 1
        })
    }

    fn value(&mut self, id: String, variables: Variables) -> Slot {
        self.need(id, None, variables, false)
    }

    fn label(&mut self, kind: &str, id: &str) -> Slot {
        self.value(format!("{kind}-{id}"), &[])
    }

    fn labels(&mut self, kind: &str, ids: &[Box<str>]) -> Vec<Slot> {
        ids.iter().map(|id| self.label(kind, id)).collect()
    }

    fn fact(&mut self, fact: &Fact) -> FactSlots {
        FactSlots {
            label: self.label("fact", &fact.id),
            values: match &fact.kind {
                FactKind::OneOf(values) => values
                    .iter()
                    .map(|value| {
                        let id = format!("fact-{}-{value}", fact.id);
                        if fact.explain {
                            self.need(id.clone(), Some("hint"), &[], true);
                        }
                        self.value(id, &[])
                    })
                    .collect(),
                _ => Vec::new(),
            },
        }
    }

    fn rules(&mut self, rules: &RuleSet) -> RuleSlots {
        let advised = rules.respond_within().is_some();
        let stages = rules.stages().iter().map(|stage| StageSlots {
            state: StateSlots {
                label: self.label("stage", &stage.id),
                summary: self.need(
                    format!("stage-{}", stage.id),
                    Some("summary"),
                    summary_variables(stage.limited, advised),
                    false,
                ),
            },
            actions: stage
                .actions
                .iter()
                .map(|action| {
                    if let Some(confirm) = &action.confirm {
                        self.label("confirm", confirm);
                    }
                    ActionSlots {
                        label: self.label("action", &action.id),
                        hint: self.need(format!("action-{}", action.id), Some("hint"), &[], true),
                    }
                })
                .collect(),
            alerts: stage
                .alerts
                .iter()
                .map(|alert| AlertSlots {
                    first: self.value(format!("alert-{}", alert.id), &[("since", Instant)]),
                    follower: alert
                        .follower
                        .as_ref()
                        .map(|follower| self.value(format!("alert-{}", follower.id), &[("since", Instant)])),
                })
                .collect(),
        });
        let stages = stages.collect();
        let archive = self.label("stage", &rules.archive().id);
        let outcomes = rules.archive().outcomes.iter().map(|outcome| StateSlots {
            label: self.label("outcome", &outcome.id),
            summary: self.need(format!("outcome-{}", outcome.id), Some("summary"), &[("since", Instant)], false),
        });
        let outcomes = outcomes.collect();
        let fields = rules.fields().iter().map(|field| FieldSlots {
            label: self.label("field", &field.id),
            parts: match &field.kind {
                Kind::List(parts) => {
                    parts.iter().map(|(part, _)| self.value(format!("field-{}-{part}", field.id), &[])).collect()
                }
                _ => Vec::new(),
            },
        });
        let fields = fields.collect();
        let facts = rules.facts().iter().map(|fact| self.fact(fact));
        let facts = facts.collect();
        self.labels("channel", &rules.arrival().channels);
        self.labels("place", &rules.arrival().found_under);
        if advised {
            self.value("advice-respond-within".into(), &[("within", Duration)]);
        }
        let notifications = rules.notifications().iter().enumerate().map(|(number, notification)| {
            let variables = message_variables(always_limited(rules, number), advised);
            let id = format!("notification-{}", notification.id);
            MessageSlots {
                subject: self.need(id.clone(), Some("subject"), variables, false),
                body: self.need(id, Some("body"), variables, true),
            }
        });
        let notifications = notifications.collect();
        for tip in rules.tips() {
            let id = format!("tip-{tip}");
            self.value(id.clone(), &[]);
            self.need(id, Some("body"), &[], true);
        }
        RuleSlots {
            stages,
            archive,
            outcomes,
            fields,
            facts,
            roles: self.labels("role", rules.roles()),
            marks: self.labels("mark", rules.marks()),
            recipients: self.labels("recipient", rules.recipients()),
            notifications,
            views: rules.views().iter().map(|view| self.label("view", &view.id)).collect(),
        }
    }
}

/// What the summary of a stage may use.
fn summary_variables(limited: bool, advised: bool) -> Variables {
    match (limited, advised) {
        (true, true) => &[("since", Instant), ("due", Instant), ("left", Duration), ("respond-within", Duration)],
        (true, false) => &[("since", Instant), ("due", Instant), ("left", Duration)],
        (false, true) => &[("since", Instant), ("respond-within", Duration)],
        (false, false) => &[("since", Instant)],
    }
}

/// Whether a lead always has a time limit when a notification goes out.
fn always_limited(rules: &RuleSet, notification: usize) -> bool {
    let limited = |state: State| rules.stage(state).is_some_and(|stage| stage.limited);
    let opened = rules.on_opened().contains(&notification).then_some(State::Open(0));
    let stages = rules.stages().iter().enumerate().flat_map(|(number, stage)| {
        let here = u16::try_from(number).map_or(State::Archived(0), State::Open);
        let acted = stage.actions.iter().filter(move |action| action.notify.contains(&notification));
        let timeout = stage.timeouts.iter().filter(move |timeout| timeout.notify.contains(&notification));
        acted.map(move |action| action.to.unwrap_or(here)).chain(timeout.map(|timeout| timeout.to))
    });
    let mut states = opened.into_iter().chain(stages).peekable();
    states.peek().is_some() && states.all(limited)
}

/// What a notification may use.
fn message_variables(limited: bool, advised: bool) -> Variables {
    match (limited, advised) {
        (true, true) => &[("lead", Text), ("at", Instant), ("due", Instant), ("respond-within", Duration)],
        (true, false) => &[("lead", Text), ("at", Instant), ("due", Instant)],
        (false, true) => &[("lead", Text), ("at", Instant), ("respond-within", Duration)],
        (false, false) => &[("lead", Text), ("at", Instant)],
    }
}
