//! What happened to one lead, in order.

use std::sync::Arc;

use crate::rules::{Instant, RuleSet, Rulebook, State};

use super::contents::Contents;
use super::decide::{decide, open};
use super::event::Event;
use super::lead::Lead;
use super::position::Position;
use super::refusal::Refusal;
use super::step::{Step, StepKind};

/// One thing that happened. Numbers are those of the rule set.
///
/// ```
/// use referee::engine::{HappeningKind, history};
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let open = Event::open("L-1", opened, Opening::under("2017"));
/// let (lead, happenings) = history(referee.rulebook(), [open], opened);
/// let rules = lead.expect("it was opened").rules().clone();
/// let first = &happenings[0];
/// assert_eq!((first.at, &first.kind, first.from), (opened, &HappeningKind::Opened, None));
/// assert_eq!(first.to.map(|state| rules.state_id(state)), Some("new"));
/// assert_eq!(first.due, Some("2017-06-05T09:00:00Z".parse()?));
/// let (notification, recipient) = first.sent[0];
/// assert_eq!(&*rules.notifications()[notification].id, "lead-received");
/// assert_eq!(&*rules.recipients()[recipient], "marketing-contact");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    pub sent: Vec<(usize, usize)>,
}

/// What happened.
///
/// ```
/// use referee::engine::{HappeningKind, history};
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let (at, until) = ("2020-06-02T09:00:00Z".parse()?, "2020-07-02T09:00:00Z".parse()?);
/// let kinds = |events| history(referee.rulebook(), events, until).1.into_iter().map(|happening| happening.kind);
///
/// let open = Event::open("L-1", at, Opening::under("2017"));
/// let acts = ["interested", "won"].map(|action| Event::act("L-1", at, action, Default::default()));
/// let kinds_of_2017: Vec<HappeningKind> = kinds([vec![open], acts.into()].concat()).collect();
/// assert_eq!(kinds_of_2017[..2], [HappeningKind::Opened, HappeningKind::Acted { action: 0, by: None }]);
/// assert!(matches!(&kinds_of_2017[2], HappeningKind::Refused(refusal) if refusal.id() == "unknown-action"));
/// assert_eq!(kinds_of_2017[3..], [HappeningKind::TimedOut { timeout: 0 }]);
///
/// let open = Event::open("L-1", at, Opening::under("2020").fact("qualification", "sales-qualified"));
/// let marks = vec![open, Event::mark("L-1", at, "favorite"), Event::unmark("L-1", at, "favorite")];
/// let kinds_of_2020: Vec<HappeningKind> = kinds(marks).collect();
/// assert_eq!(kinds_of_2020[1..3], [HappeningKind::Marked(0), HappeningKind::Unmarked(0)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum HappeningKind {
    /// The lead came in.
    Opened,
    /// Somebody acted.
    Acted {
        /// The action, in the stage before.
        action: usize,
        /// The role that acted, if one was named.
        by: Option<usize>,
    },
    /// Nobody acted in time.
    TimedOut {
        /// Which of the timeouts of the stage before.
        timeout: usize,
    },
    /// A mark was set.
    Marked(usize),
    /// A mark was taken away.
    Unmarked(usize),
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
///
/// ```
/// use referee::engine::{HappeningKind, MOST_TIMEOUTS, history};
/// use referee::{Event, Opening, Referee};
/// let opened = Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017"));
/// let (_, happenings) = history(Referee::builtin().rulebook(), [opened], "2018-01-01T00:00:00Z".parse()?);
/// let timeouts = happenings.iter().filter(|it| matches!(it.kind, HappeningKind::TimedOut { .. })).count();
/// assert!(timeouts < MOST_TIMEOUTS, "everything is told");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const MOST_TIMEOUTS: usize = 1000;

/// Takes the events of one lead up to and including an instant. Gives the lead, if it was opened, and what
/// happened in order of time.
///
/// ```
/// use referee::engine::{HappeningKind, history};
/// use referee::{Event, Opening, Referee};
/// let opened = Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017"));
/// let (_, happenings) = history(Referee::builtin().rulebook(), [opened], "2018-01-01T00:00:00Z".parse()?);
/// assert_eq!(happenings[1].kind, HappeningKind::TimedOut { timeout: 0 });
/// assert_eq!(happenings[1].at.to_string(), "2017-06-05T09:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Events after the instant have not happened yet. A refused event is told at its own instant, or after what
/// has already happened when it came.
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
pub(crate) struct Chronicle<'b> {
    book: &'b Rulebook,
    pub(crate) lead: Option<Lead>,
    pub(crate) happenings: Vec<Happening>,
    /// Timeouts are told as they are passed: up to here they have been.
    told: Option<Position>,
}

impl<'b> Chronicle<'b> {
    pub(crate) fn new(book: &'b Rulebook) -> Self {
        Self { book, lead: None, happenings: Vec::new(), told: None }
    }

    /// Takes the next event.
    pub(crate) fn take(&mut self, event: Event) {
        let at = event.at;
        let Some(known) = &mut self.lead else {
            match open(self.book, event) {
                Ok(opened) => {
                    let sent = sent(opened.contents(), opened.rules().on_opened());
                    let position = opened.at(at);
                    self.told = Some(position);
                    let (to, due) = (Some(position.state), position.due());
                    let rules = Some(Arc::clone(opened.rules()));
                    let kind = HappeningKind::Opened;
                    self.happenings.push(Happening { at, kind, rules, from: None, to, due, sent });
                    self.lead = Some(opened);
                }
                Err(refusal) => {
                    let kind = HappeningKind::Refused(refusal);
                    let (rules, from, to, due) = (None, None, None, None);
                    self.happenings.push(Happening { at, kind, rules, from, to, due, sent: Vec::new() });
                }
            }
            return;
        };
        let decided = decide(known, &event);
        if let Ok(step) = &decided
            && matches!(step.kind, StepKind::Repeated)
        {
            return;
        }
        tell_timeouts(known.contents(), &mut self.told, at, &mut self.happenings);
        if let Ok(Step { kind: StepKind::Switched(switched), .. }) = &decided {
            // Where the lead went on at once on the way, each step is told.
            let mut before = Arc::clone(known.rules());
            for (contents, _) in &switched.between {
                let rules = Arc::clone(contents.rules());
                let kind = HappeningKind::Switched { before: std::mem::replace(&mut before, Arc::clone(&rules)) };
                let from = self.told.map(|position| position.state);
                let (to, due) = (Some(contents.position.state), contents.position.due());
                self.happenings.push(Happening { at, kind, rules: Some(rules), from, to, due, sent: Vec::new() });
                self.told = Some(contents.position);
                tell_timeouts(contents, &mut self.told, at, &mut self.happenings);
            }
        }
        match decided {
            Ok(step) => {
                let mut rules = Arc::clone(known.rules());
                let kind = match &step.kind {
                    StepKind::Acted { action, by, .. } => HappeningKind::Acted { action: *action, by: *by },
                    StepKind::Marked(mark) => HappeningKind::Marked(*mark),
                    StepKind::Unmarked(mark) => HappeningKind::Unmarked(*mark),
                    StepKind::Switched(switched) => {
                        let before = std::mem::replace(&mut rules, Arc::clone(switched.rules()));
                        let before = switched.between.last().map_or(before, |(last, _)| Arc::clone(last.rules()));
                        HappeningKind::Switched { before }
                    }
                    StepKind::Repeated => return,
                };
                let sent = sent(known.contents(), step.notify(known.rules()));
                let (mut from, to) = (Some(step.before.state), Some(step.after.state));
                if let HappeningKind::Switched { .. } = kind {
                    from = self.told.map(|position| position.state);
                }
                let due = step.after.due();
                self.happenings.push(Happening { at, kind, rules: Some(rules), from, to, due, sent });
                self.told = Some(step.after);
                known.take(step);
            }
            Err(refusal) => {
                let state = self.told.map(|position| position.state);
                let kind = HappeningKind::Refused(refusal);
                let rules = Some(Arc::clone(known.rules()));
                self.happenings.push(Happening {
                    at,
                    kind,
                    rules,
                    from: state,
                    to: state,
                    due: None,
                    sent: Vec::new(),
                });
            }
        }
    }

    /// Lets time pass up to and including an instant.
    pub(crate) fn pass(&mut self, until: Instant) {
        if let Some(lead) = &self.lead {
            tell_timeouts(lead.contents(), &mut self.told, until, &mut self.happenings);
        }
    }
}

fn tell_timeouts(contents: &Contents, told: &mut Option<Position>, until: Instant, happenings: &mut Vec<Happening>) {
    let Some(mut position) = *told else { return };
    let mut passed = 0;
    let mut passages = contents.ground().passages(position, until);
    while passed < MOST_TIMEOUTS
        && let Some(passage) = passages.next()
    {
        passed += 1;
        position = passages.position();
        happenings.push(Happening {
            at: passage.at,
            kind: HappeningKind::TimedOut { timeout: passage.timeout },
            rules: Some(Arc::clone(contents.rules())),
            from: Some(passage.from),
            to: Some(passage.to),
            due: position.due(),
            sent: sent(contents, passage.notify),
        });
    }
    *told = Some(if passed < MOST_TIMEOUTS { position } else { contents.ground().at(position, until) });
}

/// Notifications with their recipients.
fn sent(contents: &Contents, notify: &[usize]) -> Vec<(usize, usize)> {
    let resolve = |number: &usize| {
        let notification = contents.rules().notifications().get(*number)?;
        Some((*number, contents.recipient(&notification.to)?))
    };
    notify.iter().filter_map(resolve).collect()
}
