//! The messages that a rule set needs: ids with variables.

use std::sync::Arc;

use crate::fault::fault;
use crate::rules::id::{Number as _, number};
use crate::rules::{
    Action, Fact, FactDefault, FactKind, IdVec, Kind, Notification, NotificationId, Outcome, RuleSet, Stage, State,
};
use hashbrown::HashMap;

use super::patterns::part_name;
use super::shared::{COMMON, ONLY_ON_PAGES, Slot};
use super::slots::{
    ActionSlots, AlertSlots, DigestSlots, FactSlots, FieldSlots, MessageSlots, OutcomeSlots, RuleSlots, StageSlots,
    StateSlots,
};
use super::variable::VariableKind::{Choice, Duration, Instant, Number, Text};
use super::variable::{FACT, FIELD, NOT_GIVEN, Variable, Variables};

/// A required message or attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The id of the message.
    pub id: Box<str>,
    /// The attribute; `None` for the value of the message.
    pub attribute: Option<&'static str>,
    /// The variables that it can use.
    pub variables: Arc<[Variable]>,
    /// Whether it is Markdown.
    pub markdown: bool,
}

impl Need {
    /// `stage-received` or `stage-received.summary`.
    pub fn key(&self) -> String {
        part_name(&self.id, self.attribute)
    }
}

/// The needs of a rule set, after those that all rule sets share.
pub struct Contract {
    pub(crate) needs: IdVec<Slot, Need>,
    /// The parts of each message, by id.
    parts: HashMap<Box<str>, Vec<Slot>>,
    /// The slots of the rule set; `None` for the shared messages alone.
    pub(crate) slots: Option<RuleSlots>,
}

impl Contract {
    /// The contract of a rule set, or of the shared messages alone.
    pub fn new(rules: Option<&RuleSet>) -> Self {
        let mut builder = Builder::new(rules);
        for (id, variables) in COMMON {
            builder.value((*id).to_owned(), variables);
        }
        let slots = rules.map(|rules| builder.rules(rules));
        Self { needs: builder.needs.into_iter().collect(), parts: builder.parts, slots }
    }

    /// The needs of the rule set besides the shared messages.
    pub(crate) fn own(&self) -> &[Need] {
        self.needs.as_slice().get(COMMON.len()..).unwrap_or_else(|| fault("a contract without the shared messages"))
    }

    /// The parts of a message.
    pub fn parts(&self, id: &str) -> impl Iterator<Item = (Slot, &Need)> {
        self.parts.get(id).into_iter().flatten().map(|slot| (*slot, &self.needs[*slot]))
    }
}

struct Builder {
    needs: Vec<Need>,
    parts: HashMap<Box<str>, Vec<Slot>>,
    /// A variable for each fact.
    facts: Vec<Variable>,
    /// A variable for each field.
    fields: Vec<Variable>,
    /// Lists of variables that several needs have, by the fixed ones among them.
    lists: Vec<(Variables, About, Arc<[Variable]>)>,
}

/// What the variables of a message are about, besides its fixed ones.
#[derive(Clone, Copy, PartialEq)]
enum About {
    Nothing,
    /// The facts of the lead.
    Facts,
    /// The facts and the shown fields of the lead.
    Lead,
}

/// The variable of a fact. Free text can be written, other facts select variants.
fn fact_variable(fact: &Fact) -> Variable {
    let variable = Variable::new(format!("{FACT}{}", fact.id), Choice);
    let mut keys: Vec<Box<str>> = match &fact.kind {
        FactKind::Text => return Variable { kind: Text, ..variable },
        FactKind::Boolean => vec!["true".into(), "false".into()],
        FactKind::OneOf(values) => values.iter().cloned().collect(),
    };
    if fact.default == FactDefault::Unknown {
        keys.push(NOT_GIVEN.into());
    }
    Variable { keys: keys.into(), ..variable }
}

/// Whether a message is a sentence of help pages, whose wording differs from page to page.
pub fn is_of_help_pages(id: &str) -> bool {
    id.starts_with("page-") || id.starts_with("reading-")
}

/// The sentences of help pages among needs, with the variables that other wordings can use.
pub fn on_pages(needs: &[Need]) -> Vec<Need> {
    let sentences = needs.iter().filter(|need| is_of_help_pages(&need.id));
    let wordings = sentences.map(|need| {
        let more = ONLY_ON_PAGES.iter().filter(|(id, _)| *need.id == **id).flat_map(|(_, variables)| *variables);
        let more = more.map(|(name, kind)| Variable::new(*name, *kind));
        Need { variables: need.variables.iter().cloned().chain(more).collect(), ..need.clone() }
    });
    wordings.collect()
}

impl Builder {
    fn new(rules: Option<&RuleSet>) -> Self {
        let fields = rules.into_iter().flat_map(RuleSet::fields);
        Self {
            needs: Vec::new(),
            parts: HashMap::new(),
            facts: rules.into_iter().flat_map(RuleSet::facts).map(fact_variable).collect(),
            fields: fields.map(|field| Variable::new(format!("{FIELD}{}", field.id), Text)).collect(),
            lists: Vec::new(),
        }
    }

    /// The variables of a message: fixed ones, and those of the rule set.
    fn variables(&mut self, fixed: Variables, about: About) -> Arc<[Variable]> {
        let known = self.lists.iter().find(|(known, of, _)| (*known, *of) == (fixed, about));
        if let Some((.., list)) = known {
            return Arc::clone(list);
        }
        let (facts, fields): (&[Variable], &[Variable]) = match about {
            About::Nothing => (&[], &[]),
            About::Facts => (&self.facts, &[]),
            About::Lead => (&self.facts, &self.fields),
        };
        let fixed_ones = fixed.iter().map(|(name, kind)| Variable::new(*name, *kind));
        let list: Arc<[Variable]> = fixed_ones.chain(facts.iter().chain(fields).cloned()).collect();
        self.lists.push((fixed, about, Arc::clone(&list)));
        list
    }

    fn need(
        &mut self,
        id: String,
        attribute: Option<&'static str>,
        (fixed, about): (Variables, About),
        markdown: bool,
    ) -> Slot {
        let variables = self.variables(fixed, about);
        let id = id.into_boxed_str();
        let parts = self.parts.entry(id.clone()).or_default();
        let known = parts.iter().find(|slot| self.needs.get(slot.place()).is_some_and(|it| it.attribute == attribute));
        if let Some(known) = known {
            return *known;
        }
        let slot = number(self.needs.len());
        parts.push(slot);
        self.needs.push(Need { id, attribute, variables, markdown });
        slot
    }

    fn value(&mut self, id: String, variables: Variables) -> Slot {
        self.need(id, None, (variables, About::Nothing), false)
    }

    fn label(&mut self, kind: &str, id: &str) -> Slot {
        self.value(format!("{kind}-{id}"), &[])
    }

    fn labels<'i, C: FromIterator<Slot>>(&mut self, kind: &str, ids: impl IntoIterator<Item = &'i Box<str>>) -> C {
        ids.into_iter().map(|id| self.label(kind, id)).collect()
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
                            self.need(id.clone(), Some("hint"), (&[], About::Nothing), true);
                        }
                        self.value(id, &[])
                    })
                    .collect(),
                FactKind::Text | FactKind::Boolean => IdVec::default(),
            },
        }
    }

    fn stage(&mut self, stage: &Stage, advised: bool) -> StageSlots {
        let variables = summary_variables(stage.limited, advised);
        let state = StateSlots {
            label: self.label("stage", &stage.id),
            summary: self.need(format!("stage-{}", stage.id), Some("summary"), (variables, About::Facts), false),
        };
        let actions = stage.actions.map(|action| self.action(action));
        let alerts = stage.alerts.map(|alert| AlertSlots {
            first: self.alert(&alert.id),
            follower: alert.follower.as_ref().map(|follower| self.alert(&follower.id)),
        });
        StageSlots { state, actions, alerts }
    }

    fn action(&mut self, action: &Action) -> ActionSlots {
        ActionSlots {
            confirm: action.confirm.as_ref().map(|confirm| self.label("confirm", confirm)),
            label: self.label("action", &action.id),
            hint: self.need(format!("action-{}", action.id), Some("hint"), (&[], About::Facts), true),
        }
    }

    fn outcome(&mut self, outcome: &Outcome) -> OutcomeSlots {
        let variables = (&[("since", Instant)][..], About::Facts);
        let state = StateSlots {
            label: self.label("outcome", &outcome.id),
            summary: self.need(format!("outcome-{}", outcome.id), Some("summary"), variables, false),
        };
        OutcomeSlots { state, actions: outcome.actions.map(|action| self.action(action)) }
    }

    fn alert(&mut self, id: &str) -> Slot {
        self.need(format!("alert-{id}"), None, (&[("since", Instant)], About::Facts), false)
    }

    fn notification(&mut self, notification: &Notification, variables: Variables) -> MessageSlots {
        let id = format!("notification-{}", notification.id);
        MessageSlots {
            subject: self.need(id.clone(), Some("subject"), (variables, About::Lead), false),
            body: self.need(id.clone(), Some("body"), (variables, About::Lead), true),
            // It is about many leads, so it has no facts and fields.
            digest: notification.digest.map(|_| DigestSlots {
                subject: self.need(id.clone(), Some("digest-subject"), (DIGEST_SUBJECT, About::Nothing), false),
                body: self.need(id, Some("digest-body"), (DIGEST_BODY, About::Nothing), true),
            }),
        }
    }

    fn rules(&mut self, rules: &RuleSet) -> RuleSlots {
        let advised = rules.respond_within().is_some();
        let stages = rules.stages().map(|stage| self.stage(stage, advised));
        let archive = self.label("stage", &rules.archive().id);
        let outcomes = rules.archive().outcomes.map(|outcome| self.outcome(outcome));
        let fields = rules.fields().map(|field| FieldSlots {
            label: self.label("field", &field.id),
            parts: match &field.kind {
                Kind::List(parts) => parts.map(|(part, _)| self.value(format!("field-{}-{part}", field.id), &[])),
                _ => IdVec::default(),
            },
        });
        let facts = rules.facts().map(|fact| self.fact(fact));
        let _: Vec<Slot> = self.labels("channel", &rules.arrival().channels);
        let _: Vec<Slot> = self.labels("place", &rules.arrival().found_under);
        if advised {
            self.value("advice-respond-within".into(), &[("within", Duration)]);
        }
        let limited = always_limited(rules);
        let notifications = rules.notifications().iter().zip(&limited);
        let notifications =
            notifications.map(|(it, limited)| self.notification(it, message_variables(*limited, advised))).collect();
        for tip in rules.tips() {
            let id = format!("tip-{tip}");
            self.value(id.clone(), &[]);
            self.need(id, Some("body"), (&[], About::Nothing), true);
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
            clocks: rules.clocks().iter().map(|clock| self.label("clock", &clock.id)).collect(),
            views: rules.views().iter().map(|view| self.label("view", &view.id)).collect(),
        }
    }
}

/// The variables of the subject of a digest: how many notifications it replaces, and its period.
const DIGEST_SUBJECT: Variables = &[("count", Number), ("since", Instant), ("until", Instant)];

/// Those of its body, with the list of leads.
const DIGEST_BODY: Variables = &[("count", Number), ("since", Instant), ("until", Instant), ("leads", Text)];

/// The variables of a stage summary.
fn summary_variables(limited: bool, advised: bool) -> Variables {
    match (limited, advised) {
        (true, true) => &[("since", Instant), ("due", Instant), ("left", Duration), ("respond-within", Duration)],
        (true, false) => &[("since", Instant), ("due", Instant), ("left", Duration)],
        (false, true) => &[("since", Instant), ("respond-within", Duration)],
        (false, false) => &[("since", Instant)],
    }
}

/// By notification: whether a lead always has a deadline when it is sent.
fn always_limited(rules: &RuleSet) -> IdVec<NotificationId, bool> {
    // `None` while nothing sends it.
    let mut limited: IdVec<NotificationId, Option<bool>> = rules.notifications().map(|_| None);
    let mut sent = |notify: &[NotificationId], to: Option<State>| {
        let here = to.and_then(|to| rules.stage(to)).is_some_and(|stage| stage.limited);
        for notification in notify {
            limited[*notification] = Some(here && limited[*notification] != Some(false));
        }
    };
    sent(rules.on_opened(), Some(rules.first()));
    for (number, stage) in rules.stages().entries() {
        stage.actions.iter().for_each(|action| sent(&action.notify, action.to.or(Some(State::Open(number)))));
        stage.timeouts.iter().for_each(|timeout| sent(&timeout.notify, Some(timeout.to)));
    }
    let returns = rules.archive().outcomes.iter().flat_map(|outcome| &outcome.actions);
    returns.for_each(|action| sent(&action.notify, action.to));
    // A reminder is only sent before a deadline.
    let timeouts = rules.stages().iter().flat_map(|stage| &stage.timeouts);
    let limits = rules.clocks().iter().flat_map(|clock| &clock.limits);
    // Without a target, the lead stays in any stage.
    limits.clone().for_each(|limit| sent(&limit.notify, limit.to));
    let reminders = timeouts.flat_map(|timeout| &timeout.reminders);
    let reminders = reminders.chain(limits.flat_map(|limit| &limit.reminders));
    for notification in reminders.flat_map(|reminder| &reminder.notify) {
        limited[*notification] = Some(limited[*notification] != Some(false));
    }
    limited.map(|limited| *limited == Some(true))
}

/// The variables of a notification.
fn message_variables(limited: bool, advised: bool) -> Variables {
    match (limited, advised) {
        (true, true) => &[("lead", Text), ("at", Instant), ("due", Instant), ("respond-within", Duration)],
        (true, false) => &[("lead", Text), ("at", Instant), ("due", Instant)],
        (false, true) => &[("lead", Text), ("at", Instant), ("respond-within", Duration)],
        (false, false) => &[("lead", Text), ("at", Instant)],
    }
}
