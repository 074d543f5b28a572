//! The history of one lead, in order.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::rules::{
    ActionId, ClockId, FactId, Instant, MarkId, NotificationId, RecipientId, RoleId, RuleSet, Rulebook, State,
    TimeoutId,
};

use super::contents::{Contents, Particulars};
use super::course::{Course, Reminded};
use super::decide::{decide, open, repeated_event};
use super::event::{Event, EventKind};
use super::lead::Lead;
use super::position::Position;
use super::refusal::{Cause, Refusal};
use super::step::StepKind;
use super::value::FactValue;

/// One entry of a history. Numbers are those of the rule set.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Happening {
    /// The instant.
    pub at: Instant,
    /// What happened.
    pub kind: HappeningKind,
    /// The rule set after it, which all numbers refer to; `None` if there is no lead.
    pub rules: Option<Arc<RuleSet>>,
    /// The state before it; `None` if the lead was opened or its opening was refused. After a switch, the number refers
    /// to the previous rule set.
    pub from: Option<State>,
    /// The state after it; `None` if there is no lead.
    pub to: Option<State>,
    /// The deadline of the state after it, if the state has a timeout.
    pub due: Option<Instant>,
    /// The notifications that were sent, with their recipients.
    pub sent: Vec<(NotificationId, RecipientId)>,
    /// The facts and shown fields after it, for the texts of notifications; `None` if none was sent.
    pub about: Option<Box<Particulars>>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum HappeningKind {
    /// The lead was opened.
    Opened,
    /// Somebody acted.
    Acted {
        /// The previous state: a stage, or an outcome with actions.
        state: State,
        /// The action of that state.
        action: ActionId,
        /// The role that acted, if the event names one.
        by: Option<RoleId>,
    },
    /// Nobody acted in time.
    TimedOut {
        /// The timeout of the previous stage.
        timeout: TimeoutId,
    },
    /// Facts changed.
    Changed {
        /// The facts that changed, with their new values.
        facts: Vec<(FactId, FactValue)>,
        /// The role that changed them, if the event names one.
        by: Option<RoleId>,
    },
    /// The time of a clock was over. The lead may have stayed where it was.
    RanOut {
        /// The clock.
        clock: ClockId,
        /// Its limit.
        limit: TimeoutId,
    },
    /// The deadline is near: of the stage, or of a clock.
    Reminded {
        /// The clock; `None` for the deadline of the stage.
        clock: Option<ClockId>,
    },
    /// A mark was set.
    Marked(MarkId),
    /// A mark was removed.
    Unmarked(MarkId),
    /// The lead moved to another rule set.
    Switched {
        /// The previous rule set.
        before: Arc<RuleSet>,
    },
    /// An event was refused.
    Refused(Refusal),
}

/// The maximum of timeouts listed between two events. Only a cycle of short timeouts exceeds it; the first ones are
/// listed.
pub const MOST_TIMEOUTS: usize = 1000;

/// Processes the events of one lead up to and including an instant. Returns the lead, if it was opened, and its
/// history. Entries are in order of time, except refused events.
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
/// Events after the instant are ignored. A refused event changes nothing and does not advance the time. It is listed in
/// log order among the accepted events, after the timeouts that happened before it.
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

/// The history of one lead, built event by event.
pub struct Chronicle<'b> {
    book: &'b Rulebook,
    /// The lead, once it is open.
    pub lead: Option<Lead>,
    /// The entries so far.
    pub happenings: Vec<Happening>,
    clock: Clock,
}

/// A lead whose history goes on later.
#[derive(Clone)]
pub(crate) struct Paused {
    pub(crate) lead: Lead,
    listed: Option<Course>,
    until: Option<Instant>,
}

/// The course up to which timeouts are listed.
#[derive(Default)]
struct Clock {
    listed: Option<Course>,
    /// The instant up to which timeouts and reminders are listed.
    until: Option<Instant>,
    /// Refused events since the last accepted one. They do not advance the time. Each is listed once the next accepted
    /// event, or the end of the history, shows which timeouts happened before it.
    refused: VecDeque<(Instant, Refusal)>,
}

impl<'b> Chronicle<'b> {
    /// An empty history under the rules of a book.
    pub fn new(book: &'b Rulebook) -> Self {
        Self { book, lead: None, happenings: Vec::new(), clock: Clock::default() }
    }

    /// The history of a lead that was just opened.
    pub fn of(book: &'b Rulebook, opened: Lead) -> Self {
        let mut chronicle = Self::new(book);
        chronicle.begin(opened);
        chronicle
    }

    /// The history of a lead after its last event.
    ///
    /// ```
    /// use referee::tooling::Chronicle;
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let mut chronicle = Chronicle::after(referee.rulebook(), lead);
    /// chronicle.pass("2017-06-05T09:00:00Z".parse()?);
    /// assert_eq!(chronicle.happenings.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn after(book: &'b Rulebook, lead: Lead) -> Self {
        let (listed, until) = (Some(lead.contents().course().clone()), Some(lead.last()));
        Self::resume(book, Paused { lead, listed, until })
    }

    /// The rest of a history.
    pub(crate) fn resume(book: &'b Rulebook, paused: Paused) -> Self {
        let Paused { lead, listed, until } = paused;
        let clock = Clock { listed, until, ..Clock::default() };
        Self { book, lead: Some(lead), happenings: Vec::new(), clock }
    }

    /// The lead, if it was opened, and the entries so far.
    pub(crate) fn pause(self) -> (Option<Paused>, Vec<Happening>) {
        let Clock { listed, until, .. } = self.clock;
        (self.lead.map(|lead| Paused { lead, listed, until }), self.happenings)
    }

    /// Processes the next event.
    pub fn take(&mut self, event: Event) {
        let at = event.at;
        if self.lead.is_some() {
            if let Err(refusal) = self.attempt(&event) {
                self.clock.refused.push_back((at, refusal));
            }
            return;
        }
        match open(self.book, event) {
            Ok(opened) => self.begin(opened),
            Err(refusal) => self.happenings.push(refused(at, refusal, None, None)),
        }
    }

    fn begin(&mut self, opened: Lead) {
        let at = opened.opened();
        let sent = opened.contents().sent(opened.rules().on_opened()).collect::<Vec<_>>();
        let position = opened.contents().position();
        let about = about(opened.contents(), position, &sent);
        self.clock.go_on(opened.contents().course().clone(), at);
        let (to, due) = (Some(position.state), position.due());
        let rules = Some(Arc::clone(opened.rules()));
        let kind = HappeningKind::Opened;
        self.happenings.push(Happening { at, kind, rules, from: None, to, due, sent, about });
        self.lead = Some(opened);
    }

    /// Processes the next event of an open lead, unless it is refused; a refusal is not listed. Returns whether the event
    /// is not a repeated one.
    ///
    /// # Errors
    /// The event is refused; the lead is unchanged.
    pub fn attempt(&mut self, event: &Event) -> Result<bool, Refusal> {
        let at = event.at;
        let Some(known) = &mut self.lead else {
            return Err(Cause::UnknownLead { lead: event.lead.clone() }.into());
        };
        let step = match &event.kind {
            EventKind::Open(_) => decide(known, &repeated_event(self.book, event.clone()))?,
            _ => decide(known, event)?,
        };
        match &step.kind {
            StepKind::Repeated => return Ok(false),
            // Nothing has changed, but the lead was heard of.
            StepKind::Changed(changed) if changed.changed.is_empty() => {
                self.clock.list(known.contents(), at, &mut self.happenings);
                known.absorb(step);
                return Ok(true);
            }
            _ => {}
        }
        self.clock.list(known.contents(), at, &mut self.happenings);
        let mut rules = Arc::clone(known.rules());
        let mut from = Some(step.from);
        let kind = match &step.kind {
            StepKind::Acted { action, by, .. } => HappeningKind::Acted { state: step.from, action: *action, by: *by },
            StepKind::Changed(changed) => {
                let facts = changed.changed.iter().map(|fact| (*fact, changed.facts[*fact].clone())).collect();
                HappeningKind::Changed { facts, by: changed.by }
            }
            StepKind::Marked(mark) => HappeningKind::Marked(*mark),
            StepKind::Unmarked(mark) => HappeningKind::Unmarked(*mark),
            StepKind::Switched(switched) => {
                // Steps in between, from which the lead went on immediately, are listed too.
                for (contents, _) in &switched.between {
                    let before = std::mem::replace(&mut rules, Arc::clone(contents.rules()));
                    let kind = HappeningKind::Switched { before };
                    let (to, due) = (Some(contents.position().state), contents.position().due());
                    let rules = Some(Arc::clone(&rules));
                    self.happenings.push(Happening { at, kind, rules, from, to, due, sent: Vec::new(), about: None });
                    self.clock.go_on(contents.course().clone(), at);
                    self.clock.list(contents, at, &mut self.happenings);
                    from = self.clock.listed.as_ref().map(|course| course.position.state);
                }
                HappeningKind::Switched { before: std::mem::replace(&mut rules, Arc::clone(switched.rules())) }
            }
            StepKind::Repeated => return Ok(false),
        };
        let sent: Vec<_> = known.contents().sent(step.notify(known.rules())).collect();
        let (after, course) = (step.after, step.course());
        known.absorb(step);
        let about = about(known.contents(), after, &sent);
        let (to, due) = (Some(after.state), after.due());
        self.happenings.push(Happening { at, kind, rules: Some(rules), from, to, due, sent, about });
        self.clock.go_on(course, at);
        Ok(true)
    }

    /// Lets time pass up to and including an instant.
    pub fn pass(&mut self, until: Instant) {
        if let Some(lead) = &self.lead {
            self.clock.list(lead.contents(), until, &mut self.happenings);
        }
    }
}

impl Clock {
    /// Goes on from a position that an event led to.
    fn go_on(&mut self, course: Course, at: Instant) {
        (self.listed, self.until) = (Some(course), Some(at));
    }

    /// Lists the refused events before an instant.
    fn refuse(&mut self, before: Instant, contents: &Contents, state: State, happenings: &mut Vec<Happening>) {
        while self.refused.front().is_some_and(|(at, _)| *at < before)
            && let Some((at, refusal)) = self.refused.pop_front()
        {
            happenings.push(refused(at, refusal, Some(contents.rules()), Some(state)));
        }
    }

    /// Lists the reminders at a position up to and including an instant.
    fn remind(&mut self, contents: &Contents, course: &Course, until: Instant, happenings: &mut Vec<Happening>) {
        let position = course.position;
        let after = self.until.unwrap_or(position.since);
        for Reminded { at, due, clock, reminder } in contents.ground().reminders(course, after, until) {
            let sent: Vec<_> = contents.sent(&reminder.notify).collect();
            if sent.is_empty() {
                continue;
            }
            self.refuse(at, contents, position.state, happenings);
            happenings.push(Happening {
                at,
                kind: HappeningKind::Reminded { clock },
                rules: Some(Arc::clone(contents.rules())),
                from: Some(position.state),
                to: Some(position.state),
                due: Some(due),
                about: about(contents, position, &sent),
                sent,
            });
        }
        self.until = Some(until);
    }

    /// Lists the timeouts and reminders up to and including an instant, and the refused events among them.
    fn list(&mut self, contents: &Contents, until: Instant, happenings: &mut Vec<Happening>) {
        let Some(mut course) = self.listed.take() else { return };
        let rules = contents.rules();
        let mut passed = 0;
        let mut passages = contents.ground().passages(course.clone(), until);
        while passed < MOST_TIMEOUTS
            && let Some(passage) = passages.next()
        {
            self.remind(contents, &course, passage.at, happenings);
            self.refuse(passage.at, contents, course.position.state, happenings);
            passed += 1;
            course.clone_from(passages.course());
            let position = course.position;
            let sent: Vec<_> = contents.sent(passage.notify).collect();
            happenings.push(Happening {
                at: passage.at,
                kind: match passage.clock {
                    Some(clock) => HappeningKind::RanOut { clock, limit: passage.timeout },
                    None => HappeningKind::TimedOut { timeout: passage.timeout },
                },
                rules: Some(Arc::clone(rules)),
                from: Some(passage.from),
                to: Some(passage.to),
                due: position.due(),
                about: about(contents, position, &sent),
                sent,
            });
        }
        let course = if passed < MOST_TIMEOUTS { course } else { contents.ground().at(&course, until).into_owned() };
        self.remind(contents, &course, until, happenings);
        let state = Some(course.position.state);
        happenings.extend(self.refused.drain(..).map(|(at, refusal)| refused(at, refusal, Some(rules), state)));
        self.listed = Some(course);
    }
}

/// The entry of a refused event.
fn refused(at: Instant, refusal: Refusal, rules: Option<&Arc<RuleSet>>, state: Option<State>) -> Happening {
    let kind = HappeningKind::Refused(refusal);
    Happening { at, kind, rules: rules.cloned(), from: state, to: state, due: None, sent: Vec::new(), about: None }
}

/// The facts and shown fields of a lead, if notifications are sent.
fn about(contents: &Contents, position: Position, sent: &[(NotificationId, RecipientId)]) -> Option<Box<Particulars>> {
    (!sent.is_empty()).then(|| Box::new(contents.particulars(position)))
}
