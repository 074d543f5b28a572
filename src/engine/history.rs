//! What happened to one lead, in order.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::rules::{
    ActionId, Instant, MarkId, NotificationId, RecipientId, RoleId, RuleSet, Rulebook, StageId, State, TimeoutId,
};

use super::contents::Contents;
use super::decide::{comes_again, decide, open};
use super::event::Event;
use super::lead::Lead;
use super::position::Position;
use super::refusal::Refusal;
use super::step::StepKind;

/// One thing that happened. Numbers are those of the rule set.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Happening {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: HappeningKind,
    /// The rule set that the lead was under afterwards, whose numbers these are; none where no lead is known.
    pub rules: Option<Arc<RuleSet>>,
    /// The state before; none when a lead opens, or is refused to. Where the lead moved to another rule set, a number
    /// of the one before.
    pub from: Option<State>,
    /// The state after; none where no lead is known.
    pub to: Option<State>,
    /// When the timeout of the state after is due, where it has one.
    pub due: Option<Instant>,
    /// The notifications that went out, with their recipients.
    pub sent: Vec<(NotificationId, RecipientId)>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum HappeningKind {
    /// The lead came in.
    Opened,
    /// Somebody acted.
    Acted {
        /// The stage before.
        stage: StageId,
        /// The action of that stage.
        action: ActionId,
        /// The role that acted, if one was named.
        by: Option<RoleId>,
    },
    /// Nobody acted in time.
    TimedOut {
        /// Which of the timeouts of the stage before.
        timeout: TimeoutId,
    },
    /// A mark was set.
    Marked(MarkId),
    /// A mark was taken away.
    Unmarked(MarkId),
    /// The lead moved to another rule set.
    Switched {
        /// The one before.
        before: Arc<RuleSet>,
    },
    /// An event was refused.
    Refused(Refusal),
}

/// How many timeouts a history tells between two events; only a circle of short timeouts has more, and of those
/// it tells the first.
pub const MOST_TIMEOUTS: usize = 1000;

/// Takes the events of one lead up to and including an instant. Gives the lead, if it was opened, and what
/// happened: all but refused events in order of time.
///
/// ```
/// use referee::tooling::{HappeningKind, history};
/// use referee::{Event, Opening, Referee};
/// let opened = Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017"));
/// let (_, happenings) = history(Referee::builtin().rulebook(), [opened], "2018-01-01T00:00:00Z".parse()?);
/// assert!(matches!(happenings[1].kind, HappeningKind::TimedOut { .. }));
/// assert_eq!(happenings[1].at.to_string(), "2017-06-05T09:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Events after the instant have not happened yet. A refused event changes nothing and moves no clock: it is listed
/// where the log has it, between the accepted events, after the timeouts that happened before it.
pub fn history(
    book: &Rulebook,
    events: impl IntoIterator<Item = Event>,
    until: Instant,
) -> (Option<Lead>, Vec<Happening>) {
    let mut chronicle = Chronicle::new(book);
    for event in events.into_iter().filter(|event| event.at <= until) {
        chronicle.take(event);
    }
    chronicle.pass(until);
    (chronicle.lead, chronicle.happenings)
}

/// The history of one lead as it is told, event by event.
pub struct Chronicle<'b> {
    book: &'b Rulebook,
    /// The lead, once it is open.
    pub lead: Option<Lead>,
    /// Everything that happened so far.
    pub happenings: Vec<Happening>,
    clock: Clock,
}

/// How far the timeouts of a lead have been told.
#[derive(Default)]
struct Clock {
    told: Option<Position>,
    /// Refused events since the last accepted one. They move no clock: each is listed when the next accepted event, or
    /// the end of the history, shows which timeouts happened before it.
    refused: VecDeque<(Instant, Refusal)>,
}

impl<'b> Chronicle<'b> {
    /// A history of one lead under the rules of a book.
    pub fn new(book: &'b Rulebook) -> Self {
        Self { book, lead: None, happenings: Vec::new(), clock: Clock::default() }
    }

    /// Takes the next event.
    pub fn take(&mut self, event: Event) {
        let at = event.at;
        let Some(known) = &mut self.lead else {
            match open(self.book, event) {
                Ok(opened) => {
                    let sent = sent(opened.contents(), opened.rules().on_opened());
                    let position = opened.contents().position();
                    self.clock.told = Some(position);
                    let (to, due) = (Some(position.state), position.due());
                    let rules = Some(Arc::clone(opened.rules()));
                    let kind = HappeningKind::Opened;
                    self.happenings.push(Happening { at, kind, rules, from: None, to, due, sent });
                    self.lead = Some(opened);
                }
                Err(refusal) => self.happenings.push(refused(at, refusal, None, None)),
            }
            return;
        };
        let step = match decide(known, &comes_again(self.book, event)) {
            Ok(step) => step,
            Err(refusal) => return self.clock.refused.push_back((at, refusal)),
        };
        if matches!(step.kind, StepKind::Repeated) {
            return;
        }
        self.clock.tell(known.contents(), at, &mut self.happenings);
        let mut rules = Arc::clone(known.rules());
        let mut from = Some(step.before.state);
        let kind = match &step.kind {
            StepKind::Acted { stage, action, by, .. } => {
                HappeningKind::Acted { stage: *stage, action: *action, by: *by }
            }
            StepKind::Marked(mark) => HappeningKind::Marked(*mark),
            StepKind::Unmarked(mark) => HappeningKind::Unmarked(*mark),
            StepKind::Switched(switched) => {
                // Where the lead went on at once on the way, each step is told.
                for (contents, _) in &switched.between {
                    let before = std::mem::replace(&mut rules, Arc::clone(contents.rules()));
                    let kind = HappeningKind::Switched { before };
                    let (to, due) = (Some(contents.position.state), contents.position.due());
                    let rules = Some(Arc::clone(&rules));
                    self.happenings.push(Happening { at, kind, rules, from, to, due, sent: Vec::new() });
                    self.clock.told = Some(contents.position);
                    self.clock.tell(contents, at, &mut self.happenings);
                    from = self.clock.told.map(|position| position.state);
                }
                HappeningKind::Switched { before: std::mem::replace(&mut rules, Arc::clone(switched.rules())) }
            }
            StepKind::Repeated => return,
        };
        let sent = sent(known.contents(), step.notify(known.rules()));
        let (to, due) = (Some(step.after.state), step.after.due());
        self.happenings.push(Happening { at, kind, rules: Some(rules), from, to, due, sent });
        self.clock.told = Some(step.after);
        known.absorb(step);
    }

    /// Lets time pass up to and including an instant.
    pub fn pass(&mut self, until: Instant) {
        if let Some(lead) = &self.lead {
            self.clock.tell(lead.contents(), until, &mut self.happenings);
        }
    }
}

impl Clock {
    /// Tells the timeouts up to and including an instant, and the refused events among them.
    fn tell(&mut self, contents: &Contents, until: Instant, happenings: &mut Vec<Happening>) {
        let Some(mut position) = self.told else { return };
        let rules = contents.rules();
        let mut passed = 0;
        let mut passages = contents.ground().passages(position, until);
        while passed < MOST_TIMEOUTS
            && let Some(passage) = passages.next()
        {
            while self.refused.front().is_some_and(|(at, _)| *at < passage.at)
                && let Some((at, refusal)) = self.refused.pop_front()
            {
                happenings.push(refused(at, refusal, Some(rules), Some(position.state)));
            }
            passed += 1;
            position = passages.position();
            happenings.push(Happening {
                at: passage.at,
                kind: HappeningKind::TimedOut { timeout: passage.timeout },
                rules: Some(Arc::clone(rules)),
                from: Some(passage.from),
                to: Some(passage.to),
                due: position.due(),
                sent: sent(contents, passage.notify),
            });
        }
        let position = if passed < MOST_TIMEOUTS { position } else { contents.ground().at(position, until) };
        let state = Some(position.state);
        happenings.extend(self.refused.drain(..).map(|(at, refusal)| refused(at, refusal, Some(rules), state)));
        self.told = Some(position);
    }
}

/// An event that was refused in a state.
fn refused(at: Instant, refusal: Refusal, rules: Option<&Arc<RuleSet>>, state: Option<State>) -> Happening {
    let kind = HappeningKind::Refused(refusal);
    Happening { at, kind, rules: rules.cloned(), from: state, to: state, due: None, sent: Vec::new() }
}

/// Notifications with their recipients.
fn sent(contents: &Contents, notify: &[NotificationId]) -> Vec<(NotificationId, RecipientId)> {
    let resolve = |number: &NotificationId| {
        let notification = &contents.rules().notifications()[*number];
        Some((*number, contents.recipient(&notification.to)?))
    };
    notify.iter().filter_map(resolve).collect()
}
