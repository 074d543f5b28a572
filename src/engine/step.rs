use std::fmt;
use std::sync::Arc;

use crate::rules::{ActionId, FactId, FieldId, IdVec, Instant, MarkId, NotificationId, RoleId, RuleSet, State};

use super::clocks::Clocks;
use super::contents::Contents;
use super::course::Course;
use super::lead::Lead;
use super::position::Position;
use super::stamp::Stamp;
use super::taken::Taken;
use super::value::{FactValue, Value};

/// The effect of an accepted event. Timeouts that were due before it have happened.
///
/// ```
/// use referee::{Event, Opening, Referee, StepKind};
/// let referee = Referee::builtin();
/// let at = "2017-06-02T09:00:00Z".parse()?;
/// let lead = referee.open(Event::open("L-1", at, Opening::under("2017")))?;
/// let event = Event::act("L-1", at, "interested");
/// let step = referee::decide(&lead, &event)?;
/// let rules = lead.rules();
/// assert_eq!((rules.state_id(step.from), rules.state_id(step.after.state)), ("new", "evaluating"));
/// assert_eq!(step.at, at);
/// assert!(matches!(step.kind, StepKind::Acted { by: None, .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// The instant of the event.
    pub at: Instant,
    /// The state before the event, after all due timeouts.
    pub from: State,
    /// The position after the event.
    pub after: Position,
    /// The clocks after the event.
    pub(super) clocks: Option<Box<Clocks>>,
    /// What was done.
    pub kind: StepKind,
    /// The id of the event with a digest of its content.
    pub(super) taken: Option<Taken>,
    /// The state of the lead when this was decided.
    pub(super) stamp: Stamp,
}

// Larger values are moved by calls, which take as long as the decision.
const _: () = assert!(size_of::<Step>() <= 128);

/// What was done. Numbers are those of the rule set.
///
/// ```
/// use referee::{Acting, Event, Opening, Referee, StepKind};
/// let referee = Referee::builtin();
/// let at = "2020-06-02T09:00:00Z".parse()?;
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let opened = Event::open("L-1", at, opening).with_id("e-1");
/// let lead = referee.open(opened.clone())?;
/// let kind = |event: &Event| referee::decide(&lead, event).map(|step| step.kind);
/// let favorite = lead.rules().marks().find("favorite").expect("the rules have it");
/// assert_eq!(kind(&Event::mark("L-1", at, "favorite"))?, StepKind::Marked(favorite));
/// assert_eq!(kind(&Event::unmark("L-1", at, "favorite"))?, StepKind::Unmarked(favorite));
/// assert_eq!(kind(&opened)?, StepKind::Repeated);
///
/// let decline = Acting::of("decline").field("reason", "no capacity");
/// let declined = kind(&Event::act("L-1", at, decline).by("partner-admin"))?;
/// let StepKind::Acted { action, by, fields } = declined else { panic!("somebody acted") };
/// let received = lead.rules().actions(lead.at(at)?.state);
/// assert_eq!((Some(action), by), (received.find("decline"), lead.rules().roles().find("partner-admin")));
/// assert_eq!(Some(fields[0].0), lead.rules().field("reason"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// The event was already accepted; nothing changes.
    Repeated,
    /// Somebody acted.
    Acted {
        /// The action of the state that the lead was in.
        action: ActionId,
        /// The role that acted, if the event names one.
        by: Option<RoleId>,
        /// The fields of the action, in rule set order.
        fields: Vec<(FieldId, Value)>,
    },
    /// Facts changed. Boxed, as most steps are smaller.
    Changed(Box<Changed>),
    /// A mark was set.
    Marked(MarkId),
    /// A mark was removed.
    Unmarked(MarkId),
    /// The lead moved to another rule set. The position after it uses numbers of that rule set.
    Switched(Box<Switched>),
}

/// A change of facts.
#[derive(Debug, Clone, PartialEq, Hash)]
#[non_exhaustive]
pub struct Changed {
    /// All facts after it, by number.
    pub facts: IdVec<FactId, FactValue>,
    /// The facts that have another value now.
    pub changed: Vec<FactId>,
    /// The role that changed them, if the event names one.
    pub by: Option<RoleId>,
}

/// The values of a lead under the rule set that it moved to.
#[derive(Clone, PartialEq, Hash)]
pub struct Switched {
    pub(super) contents: Contents,
    /// Whether the switch declares `grace`.
    pub(super) graced: bool,
    /// The intermediate steps that timed out at once: the values there, and whether `grace` allows it.
    pub(super) between: Vec<(Contents, bool)>,
}

impl Switched {
    /// Whether the new stage grants extra time because its timeout was already due.
    pub fn is_graced(&self) -> bool {
        self.graced
    }

    /// The intermediate steps that timed out at once: the values there, and whether `grace` allows it.
    pub(crate) fn between(&self) -> &[(Contents, bool)] {
        &self.between
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The new rule set.
    pub fn rules(&self) -> &Arc<RuleSet> {
        self.contents.rules()
    }
}

/// Leaves out values, which may be withheld.
impl fmt::Debug for Switched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Switched").field("rules", &self.contents.rules.name()).finish_non_exhaustive()
    }
}

impl Step {
    /// The step of an event that was already accepted.
    pub(super) fn repeated(lead: &Lead) -> Self {
        let position = lead.contents.position();
        Self {
            at: lead.last,
            from: position.state,
            after: position,
            clocks: lead.contents.course().clocks.clone(),
            kind: StepKind::Repeated,
            taken: None,
            stamp: lead.stamp,
        }
    }

    /// The course after the event.
    pub(crate) fn course(&self) -> Course {
        Course { position: self.after, clocks: self.clocks.clone() }
    }

    /// The notifications of the action. [`Lead::sent`](super::Lead::sent) returns which of them are sent, and to whom.
    pub fn notify<'r>(&self, rules: &'r RuleSet) -> &'r [NotificationId] {
        let StepKind::Acted { action, .. } = self.kind else { return &[] };
        &rules.actions(self.from)[action].notify
    }
}
