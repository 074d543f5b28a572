use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::rules::{
    Alert, ClockId, Condition, FactId, FieldId, Follower, Instant, MarkId, NotificationId, RecipientId, RuleSet, Shows,
};

use super::clocks::ClockState;
use super::contents::{Aside, Contents, Layer};
use super::course::{Course, Passages};
use super::error::{LeadError, LeadFault};
use super::given::Record;
use super::position::{Ground, Position};
use super::stamp::Stamp;
use super::taken::Taken;
use super::value::{FactValue, Value};

/// A lead, built from its events. Its state at an instant is computed by [`Lead::at`].
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let position = lead.at("2017-06-05T09:00:00Z".parse()?)?;
/// assert_eq!(lead.rules().state_id(position.state), "missed");
/// assert_eq!(lead.passages("2017-06-05T08:59:59Z".parse()?).count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Lead {
    pub(super) id: Box<str>,
    pub(super) opened: Instant,
    pub(super) last: Instant,
    /// Up to when its notifications were sent; see [`Lead::notified_until`].
    pub(super) notified: Instant,
    pub(super) contents: Contents,
    pub(super) ids: BTreeSet<Taken>,
    /// Detects steps that were decided for another lead, or for an earlier state.
    pub(super) stamp: Stamp,
}

/// Leads are equal if their values are equal; their events, and what was sent, may differ.
impl PartialEq for Lead {
    fn eq(&self, other: &Self) -> bool {
        let held = |lead: &Self| (lead.opened, lead.last);
        self.id == other.id && held(self) == held(other) && self.contents == other.contents && self.ids == other.ids
    }
}

/// Leaves out values, which may be withheld.
impl fmt::Debug for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Contents { rules, course, .. } = &self.contents;
        let state = rules.state_id(course.position.state);
        f.debug_struct("Lead")
            .field("id", &self.id)
            .field("rules", &rules.name())
            .field("state", &state)
            .finish_non_exhaustive()
    }
}

/// Values with their numbers.
fn numbered(values: &[(FieldId, Value)]) -> impl ExactSizeIterator<Item = (FieldId, &Value)> {
    values.iter().map(|(number, value)| (*number, value))
}

impl Lead {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rule set it runs under.
    pub fn rules(&self) -> &Arc<RuleSet> {
        self.contents.rules()
    }

    /// When it was opened.
    pub fn opened(&self) -> Instant {
        self.opened
    }

    /// When its last event happened.
    pub fn last(&self) -> Instant {
        self.last
    }

    /// Records that the notifications up to and including an instant are sent, or will be. From then on, earlier events
    /// are refused: one of them could mean that a timeout never happened, after somebody was notified of it.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let late = Event::act("L-1", "2017-06-03T09:00:00Z".parse()?, "interested");
    /// assert!(referee::decide(&lead, &late).is_ok());
    ///
    /// lead.notified_until("2017-06-05T09:00:00Z".parse()?);
    /// assert_eq!(referee::decide(&lead, &late).unwrap_err().id(), "already-settled");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn notified_until(&mut self, until: Instant) {
        self.notified = self.notified.max(until);
    }

    /// Up to when its notifications were sent, as recorded by [`Lead::notified_until`]; otherwise when it was opened.
    pub fn notified(&self) -> Instant {
        self.notified
    }

    /// The next instant after another at which something happens to it if there are no events: a timeout, the end of a
    /// clock, or a reminder. `None` if nothing does.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let missed = "2017-06-05T09:00:00Z".parse()?;
    /// assert_eq!(lead.next_after(opened)?, Some(missed));
    /// assert_eq!(lead.next_after(missed)?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn next_after(&self, after: Instant) -> Result<Option<Instant>, LeadError> {
        let course = self.course(after)?;
        let Some(due) = course.position.due() else { return Ok(None) };
        let reminder = self.ground().reminders(&course, after, due).first().map(|reminder| reminder.at);
        Ok(Some(reminder.unwrap_or(due)))
    }

    /// Its position at an instant.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// let (early, late) = ("2017-06-05T08:59:59Z".parse()?, "2017-06-05T09:00:00Z".parse()?);
    /// assert_eq!(lead.rules().state_id(lead.at(early)?.state), "new");
    /// assert_eq!(lead.rules().state_id(lead.at(late)?.state), "missed");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The instant is before the last event of the lead; see
    /// [`Referee::lead_as_of`](crate::Referee::lead_as_of).
    pub fn at(&self, now: Instant) -> Result<Position, LeadError> {
        Ok(self.course(now)?.position)
    }

    /// Its clocks at an instant, by number in the rule set.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn clocks(&self, now: Instant) -> Result<Vec<(ClockId, ClockState)>, LeadError> {
        Ok(self.course(now)?.states(self.rules()))
    }

    /// Its course at an instant.
    pub(crate) fn course(&self, now: Instant) -> Result<Cow<'_, Course>, LeadError> {
        if now < self.last {
            return Err(LeadFault::TooEarly { lead: self.id.clone(), at: now, last: self.last }.into());
        }
        Ok(self.ground().at(self.contents.course(), now))
    }

    /// The timeouts between its last event and an instant.
    pub fn passages(&self, until: Instant) -> Passages<'_> {
        self.ground().passages(self.contents.course().clone(), until)
    }

    /// The rules and facts that decide its timeouts.
    #[inline]
    pub(crate) fn ground(&self) -> Ground<'_> {
        self.contents.ground()
    }

    /// The value of a fact, by number in the rule set.
    pub fn fact(&self, fact: FactId) -> &FactValue {
        &self.contents.facts[fact]
    }

    /// The field values from actions, by number and in order of the rule set. Includes those that its state withholds
    /// (see [`RuleSet::withheld`]); a status does not.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (FieldId, &Value)> {
        numbered(&self.contents.fields)
    }

    /// The marks that are set, by number and in order of the rule set.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = MarkId> {
        self.contents.marks.iter().copied()
    }

    /// The overview: fields of the rule set, by number and in order. Includes those that its state withholds (see
    /// [`RuleSet::withheld`]); a status does not.
    pub fn overview(&self) -> impl ExactSizeIterator<Item = (FieldId, &Value)> {
        numbered(&self.contents.overview)
    }

    /// The field values that a status shows at an instant, by number and in order of the rule set, without those that are
    /// withheld.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn shown_fields(&self, now: Instant) -> Result<Vec<(FieldId, &Value)>, LeadError> {
        Ok(self.contents.shown_fields(self.at(now)?))
    }

    /// The details: fields of the rule set, by number and in order. Empty while the rules withhold them.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn details(&self, now: Instant) -> Result<impl Iterator<Item = (FieldId, &Value)>, LeadError> {
        Ok(self.details_at(self.at(now)?))
    }

    /// The details that are shown at a position.
    pub(crate) fn details_at(&self, position: Position) -> impl Iterator<Item = (FieldId, &Value)> {
        let shown = position.shows == Shows::Details;
        let withheld = self.rules().withheld(position.state);
        let details = numbered(if shown { &self.contents.details } else { &[] });
        details.filter(move |(field, _)| !withheld.contains(field))
    }

    /// The overview values that are not fields of the rule set.
    pub fn own_overview(&self) -> Option<&Record> {
        self.contents.rest.as_ref().map(|rest| &rest.overview)
    }

    /// The details that are not fields of the rule set. `None` while the rules withhold them.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn own_details(&self, now: Instant) -> Result<Option<&Record>, LeadError> {
        let shown = self.at(now)?.shows == Shows::Details;
        Ok(self.contents.rest.as_ref().filter(|_| shown).map(|rest| &rest.details))
    }

    /// Values stored from other rule sets, without a counterpart in the current one. Details are left out while the
    /// rules withhold them.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn aside(&self, now: Instant) -> Result<impl Iterator<Item = &Aside>, LeadError> {
        let shown = self.at(now)?.shows == Shows::Details;
        Ok(self.contents.shown_aside().filter(move |aside| shown || aside.layer != Layer::Details))
    }

    pub(crate) fn contents(&self) -> &Contents {
        &self.contents
    }

    /// The rule sets that it switched from, latest last.
    pub fn came_from(&self) -> impl ExactSizeIterator<Item = &Arc<RuleSet>> {
        self.contents.previous().iter().map(|previous| &previous.rules.rules)
    }

    /// Whether this lead meets a condition.
    pub fn meets(&self, condition: &Condition) -> bool {
        self.contents.meets(condition)
    }

    /// The alert that an alert of its stage has changed to at an instant, if it has.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn changed_alert<'l>(&'l self, alert: &'l Alert, at: Instant) -> Result<Option<&'l Follower>, LeadError> {
        Ok(self.ground().changed_alert(alert, self.at(at)?.since, at))
    }

    /// The notifications of a list, such as [`Step::notify`](super::Step::notify), that are sent for this lead, with
    /// their recipients.
    pub fn sent<'l>(
        &'l self,
        notify: &'l [NotificationId],
    ) -> impl Iterator<Item = (NotificationId, RecipientId)> + 'l {
        self.contents.sent(notify)
    }
}
