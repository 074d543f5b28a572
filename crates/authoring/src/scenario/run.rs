//! Runs scenarios: applies the events and compares the results with the expectations.

use std::collections::BTreeSet;

use unic_langid::LanguageIdentifier;

use referee::engine::{Acting, Event, Refusal, Switching};
use referee::locale::{Phrasebook, Reader};
use referee::rules::{Duration, Instant, RuleSet, Rulebook, Shows};
use referee::status::{ClockPhase, DigestSent, NotificationSent, Status};
use referee::tooling::node::{Node, Value};
use referee::tooling::{Chronicle, Happening, HappeningKind, fault};

use super::coverage::{Part, Touched};
use super::digests::{self, Others};
use super::draft::{ScenarioDraft, StepDraft, What};
use super::tree::{Difference, Tree, compare};

/// The environment of a scenario.
pub(super) struct Bench<'b> {
    pub(super) book: &'b Rulebook,
    pub(super) phrasebook: &'b Phrasebook,
    /// The rule set for leads that name no other.
    pub(super) rules: &'b str,
}

/// A failed expectation of a step.
pub(super) struct Failure {
    /// The other lead whose step it is, by number; `None` for the lead of the scenario.
    pub(super) of: Option<usize>,
    pub(super) step: usize,
    pub(super) kind: FailureKind,
}

pub(super) enum FailureKind {
    /// The actual value differs.
    Differs(Difference),
    /// The event was refused unexpectedly.
    Refused { id: &'static str, explanation: String },
}

/// The result of a run.
#[derive(Default)]
pub(super) struct Ran {
    pub(super) failures: Vec<Failure>,
    pub(super) touched: BTreeSet<Touched>,
}

/// Runs a scenario.
pub(super) fn run(draft: &ScenarioDraft, bench: &Bench<'_>) -> Ran {
    let first = draft.first();
    let mut ran = Ran::default();
    let mut chronicle = Chronicle::new(bench.book);
    let others = Others::of(draft, bench);
    ran.failures.extend(others.failures(bench));
    let mut after = None;
    for (number, step) in draft.steps.iter().enumerate() {
        let at = step.at.value.instant(first);
        let before = chronicle.happenings.len();
        let lead = step.lead.as_ref().unwrap_or(&draft.lead);
        if let Some(event) = event(lead, step, at, bench.rules) {
            chronicle.take(event);
        }
        chronicle.pass(at);
        let all = &*chronicle.happenings;
        let since = all.get(before..).unwrap_or_default();
        let (id, lead) = (&*draft.lead, chronicle.lead.as_ref());
        let scene = Scene { bench, lead, id, at, all, since, others: &others, after: after.unwrap_or(at) };
        after = Some(after.map_or(at, |after: Instant| after.max(at)));
        scene.touch(&mut ran.touched);
        let failure = |kind| Failure { of: None, step: number, kind };
        if let Some(refusal) = scene.refusal()
            && step.expected("refused").is_none()
        {
            let explanation = bench.phrasebook.reader(&[]).refusal(refusal);
            ran.failures.push(failure(FailureKind::Refused { id: refusal.id(), explanation }));
        }
        let mut differences = Vec::new();
        for (key, expected) in step.expect.as_ref().map_or_else(Vec::new, Node::entries) {
            scene.look(&key.value, expected, &mut ran.touched);
            compare(&key.value, expected, &scene.found(&key.value, expected), first, &mut differences);
        }
        ran.failures.extend(differences.into_iter().map(FailureKind::Differs).map(failure));
    }
    ran
}

/// The event of a step of a lead.
pub(super) fn event(lead: &str, step: &StepDraft, at: Instant, rules: &str) -> Option<Event> {
    let mut event = match &step.event.as_ref()?.value {
        What::Open(opening) => {
            let mut opening = opening.clone();
            opening.rules = match opening.rules.as_deref() {
                None => Some(rules.into()),
                Some("none") => None,
                Some(other) => Some(other.into()),
            };
            Event::open(lead, at, *opening)
        }
        What::Act(action, fields) => Event::act(lead, at, Acting::of(action.clone()).with(fields.clone())),
        What::Mark(mark) => Event::mark(lead, at, mark.clone()),
        What::Unmark(mark) => Event::unmark(lead, at, mark.clone()),
        What::Fact(facts) => Event::fact(lead, at, facts.clone()),
        What::Switch(to, facts, fields) => {
            let mut switching = Switching::to(to.clone());
            (switching.facts, switching.fields) = (facts.clone(), fields.clone());
            Event::switch(lead, at, switching)
        }
    };
    event.id.clone_from(&step.id);
    event.by = step.by.as_ref().map(|by| by.value.clone());
    Some(event)
}

/// The situation after a step.
struct Scene<'r> {
    bench: &'r Bench<'r>,
    lead: Option<&'r referee::engine::Lead>,
    id: &'r str,
    at: Instant,
    /// All happenings, and those since the previous step.
    all: &'r [Happening],
    since: &'r [Happening],
    /// The other leads, and the instant of the previous step.
    others: &'r Others<'r>,
    after: Instant,
}

/// The last refusal among happenings.
pub(super) fn refusal(happenings: &[Happening]) -> Option<&Refusal> {
    happenings.iter().rev().find_map(|happening| match &happening.kind {
        HappeningKind::Refused(refusal) => Some(refusal),
        _ => None,
    })
}

impl<'r> Scene<'r> {
    fn refusal(&self) -> Option<&'r Refusal> {
        refusal(self.since)
    }

    /// The digests sent since the previous step.
    fn digests(&self, reader: &Reader) -> Vec<DigestSent> {
        self.others.sent((self.id, self.all), (self.after, self.at), self.bench.book, reader)
    }

    /// The status of the lead; after its last event if the step is earlier.
    fn status<'a>(&'a self, reader: &'a Reader) -> Option<Status<'a>> {
        let lead = self.lead?;
        reader.status(lead, self.at.max(lead.last())).ok()
    }

    /// The number of a rule set in the book.
    fn set(&self, rules: &RuleSet) -> Option<usize> {
        self.bench.book.sets().iter().position(|set| set.name() == rules.name())
    }

    /// The actual value under a key. In mappings by name, it contains at least the expected keys.
    fn found(&self, key: &str, expected: &Node) -> Tree {
        let reader = || self.bench.phrasebook.reader(&[]);
        let asked = |find: &dyn Fn(&Status<'_>) -> Tree| {
            let reader = reader();
            self.status(&reader).map_or(Tree::Nothing, |status| find(&status))
        };
        let listed = |find: &dyn Fn(&Status<'_>) -> Tree| match asked(find) {
            Tree::Nothing => Tree::List(Vec::new()),
            found => found,
        };
        match key {
            "refused" => self.refusal().map_or("none", Refusal::id).into(),
            "state" => asked(&|status| (&*status.state.id).into()),
            "stage" => asked(&|status| (&*status.stage.id).into()),
            "since" => asked(&|status| Tree::Moment(status.since)),
            "deadline" => asked(&|status| match (&status.deadline, &expected.value) {
                (None, _) => "none".into(),
                (Some(deadline), Value::Map(_)) => Tree::named(vec![
                    ("at".into(), Tree::Moment(deadline.at)),
                    ("to".into(), deadline.to.as_ref().map_or(Tree::Nothing, |to| (&*to.id).into())),
                ]),
                (Some(deadline), _) => Tree::Moment(deadline.at),
            }),
            "clocks" => {
                let clock = |name: &str, expected: &Node| asked(&|status| clock(status, name, expected));
                let clocks = expected.entries().into_iter();
                Tree::named(clocks.map(|(name, wanted)| (name.value.to_string(), clock(&name.value, wanted))).collect())
            }
            "shows" => asked(&|status| if status.shows == Shows::Overview { "overview" } else { "details" }.into()),
            "actions" => listed(&|status| Tree::ids(status.actions.iter().map(|action| &*action.id))),
            "alerts" => listed(&|status| Tree::ids(status.alerts.iter().map(|alert| &*alert.id))),
            "views" => listed(&|status| Tree::ids(status.views.iter().map(|view| &*view.id))),
            "marks" => listed(&|status| Tree::ids(status.marks.iter().map(|mark| &**mark))),
            "fields" => asked(&|status| {
                let fields = status.fields.iter();
                let value = |value| {
                    Tree::json(serde_json::to_value(value).unwrap_or_else(|_| fault("a value without a JSON form")))
                };
                Tree::named(fields.map(|field| (field.id.to_string(), value(&field.value))).collect())
            }),
            "sent" => self.sent(),
            "digests" => digests::tree(&self.digests(&reader()), expected),
            "words" => {
                let locales = expected.entries().into_iter();
                let found = locales.map(|(locale, wanted)| {
                    let id = locale.value.parse::<LanguageIdentifier>();
                    let reader = self.bench.phrasebook.reader(&id.into_iter().collect::<Vec<_>>());
                    (locale.value.to_string(), self.words(&reader, wanted))
                });
                Tree::named(found.collect())
            }
            _ => Tree::Nothing,
        }
    }

    /// The notifications sent since the previous step, with their recipients.
    fn sent(&self) -> Tree {
        let mut sent: Vec<(String, Vec<&str>)> = Vec::new();
        let all = self.since.iter().filter_map(|it| Some((it.rules.as_deref()?, &it.sent)));
        for (rules, (number, recipient)) in all.flat_map(|(rules, sent)| sent.iter().map(move |it| (rules, it))) {
            let (notification, recipient) = (&rules.notifications()[*number], &rules.recipients()[*recipient]);
            match sent.iter_mut().find(|(known, _)| **known == *notification.id) {
                Some((_, recipients)) if recipients.contains(&&**recipient) => {}
                Some((_, recipients)) => recipients.push(recipient),
                None => sent.push((notification.id.to_string(), vec![recipient])),
            }
        }
        Tree::whole(sent.into_iter().map(|(id, recipients)| (id, Tree::ids(recipients))).collect())
    }

    /// The messages that a reader sees.
    fn words(&self, reader: &Reader, wanted: &Node) -> Tree {
        let mut messages: Vec<(String, Tree)> = Vec::new();
        let status = self.status(reader);
        for (key, _) in wanted.entries() {
            let found = match (&*key.value, &status) {
                ("refusal", _) => self.refusal().map(|refusal| Tree::Text(reader.refusal(refusal))),
                ("event", _) => {
                    let last = self.since.last();
                    last.map(|happening| Tree::Text(reader.entry(self.id, happening).text))
                }
                ("sent", _) => Some(self.messages(reader)),
                ("digests", _) => Some(digests::messages(self.digests(reader))),
                (key, Some(status)) => in_words(key, status),
                _ => None,
            };
            messages.push((key.value.to_string(), found.unwrap_or(Tree::Nothing)));
        }
        Tree::named(messages)
    }

    /// The texts of the notifications sent since the previous step; the last of each.
    fn messages(&self, reader: &Reader) -> Tree {
        let entries = self.since.iter().map(|happening| reader.entry(self.id, happening));
        let sent = entries.flat_map(|entry| entry.notifications);
        let message = |sent: NotificationSent| {
            let parts = [("to", sent.to.label.into_owned()), ("subject", sent.subject), ("body", sent.body)];
            let parts = parts.map(|(key, text)| (key.to_owned(), Tree::Text(text)));
            (sent.id, Tree::named(parts.into()))
        };
        let mut messages: Vec<_> = sent.map(message).collect();
        messages.reverse();
        Tree::named(messages)
    }

    /// Collects the parts of the rule set that the step covers.
    fn touch(&self, touched: &mut BTreeSet<Touched>) {
        for happening in self.since {
            if let HappeningKind::Refused(_) = happening.kind {
                continue;
            }
            let Some(set) = happening.rules.as_deref().and_then(|rules| self.set(rules)) else { continue };
            touched.extend(happening.to.map(|state| (set, Part::State(state))));
            match (&happening.kind, happening.from) {
                (HappeningKind::Acted { state, action, .. }, _) => {
                    touched.insert((set, Part::Action(*state, *action)));
                }
                (HappeningKind::TimedOut { timeout }, Some(from)) => {
                    touched.insert((set, Part::Timeout(from, *timeout)));
                }
                (HappeningKind::RanOut { clock, limit }, _) => {
                    touched.insert((set, Part::Clock(*clock, *limit)));
                }
                (HappeningKind::Marked(mark), _) => {
                    touched.insert((set, Part::Mark(*mark)));
                }
                _ => {}
            }
            for (notification, recipient) in &happening.sent {
                touched.insert((set, Part::Notification(*notification, *recipient)));
            }
        }
    }

    /// Collects the parts that an expectation checks. Alerts and views only count if they are checked.
    fn look(&self, key: &str, expected: &Node, touched: &mut BTreeSet<Touched>) {
        let in_words = |what: &str| expected.entries().iter().any(|(_, words)| words.get(what).is_some());
        let looks = |what: &str| key == what || (key == "words" && in_words(what));
        if looks("digests") {
            for digest in self.digests(&self.bench.phrasebook.reader(&[])) {
                let set = self.bench.book.sets().iter().position(|set| set.name() == digest.rules);
                let Some((set, rules)) = set.and_then(|set| Some((set, self.bench.book.sets().get(set)?))) else {
                    continue;
                };
                touched.extend(rules.notifications().find(&digest.id).map(|it| (set, Part::Digest(it))));
            }
        }
        let Some(lead) = self.lead else { return };
        let Some(set) = self.set(lead.rules()) else { return };
        let at = self.at.max(lead.last());
        let (rules, Ok(position)) = (lead.rules(), lead.at(at)) else { return };
        if looks("views") {
            let views = rules.views().entries().filter(|(_, view)| lead.meets(&view.when));
            touched.extend(views.map(|(view, _)| (set, Part::View(view))));
        }
        if looks("alerts") {
            let alerts = rules.stage(position.state).into_iter().flat_map(|stage| stage.alerts.entries());
            let shown = alerts.filter(|(_, alert)| lead.meets(&alert.when));
            touched.extend(shown.map(|(number, alert)| {
                let changed = lead.changed_alert(alert, at).is_ok_and(|changed| changed.is_some());
                (set, Part::Alert(position.state, number, changed))
            }));
        }
    }
}

/// What a clock does, as far as it is expected.
fn clock(status: &Status<'_>, name: &str, expected: &Node) -> Tree {
    let clock = status.clocks.iter().find(|clock| *clock.id == *name);
    match (clock.map(|clock| (clock.phase, clock.at)), &expected.value) {
        (Some((ClockPhase::Running, Some(due))), _) => Tree::Moment(due),
        (Some((ClockPhase::Over, Some(since))), Value::Map(_)) => {
            Tree::named(vec![("over".into(), Tree::Moment(since))])
        }
        (Some((ClockPhase::Paused, _)), Value::Map(_)) => {
            let left = clock.and_then(|clock| clock.left).unwrap_or_default();
            let left = Duration::from_millis(left.saturating_mul(1000));
            // The same time can be written in several units.
            let wanted = expected.get("left").and_then(Node::text).map(|text| text.value);
            let same = |wanted: &Duration| (wanted.months(), wanted.millis()) == (0, left.millis());
            let same = wanted.filter(|wanted| wanted.parse().is_ok_and(|wanted| same(&wanted)));
            Tree::named(vec![("left".into(), Tree::Text(same.map_or_else(|| left.to_string(), String::from)))])
        }
        (Some((phase, _)), _) => phase.id().into(),
        (None, _) => "none".into(),
    }
}

/// The messages of a part of a status.
fn in_words(key: &str, status: &Status<'_>) -> Option<Tree> {
    let named = |entries: Vec<(&str, &str)>| {
        Tree::named(entries.into_iter().map(|(id, text)| (id.to_owned(), text.into())).collect())
    };
    Some(match key {
        "state" => (&*status.state.label).into(),
        "stage" => (&*status.stage.label).into(),
        "summary" => Tree::Text(status.summary.to_string()),
        "deadline" => Tree::Text(status.deadline.as_ref()?.text.to_string()),
        "clocks" => named(status.clocks.iter().map(|clock| (&*clock.id, &*clock.text)).collect()),
        "actions" => named(status.actions.iter().map(|action| (&*action.id, &*action.label)).collect()),
        "hints" => named(status.actions.iter().map(|action| (&*action.id, &*action.hint.markdown)).collect()),
        "alerts" => named(status.alerts.iter().map(|alert| (&*alert.id, &*alert.text)).collect()),
        "views" => named(status.views.iter().map(|view| (&*view.id, &*view.label)).collect()),
        "fields" => named(status.fields.iter().map(|field| (&*field.id, &*field.text)).collect()),
        _ => return None,
    })
}
