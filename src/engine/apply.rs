//! Applies events to a lead.

use super::course::Course;
use super::decide::decide;
use super::error::{LeadError, LeadFault};
use super::event::Event;
use super::lead::Lead;
use super::refusal::Refusal;
use super::stamp::Stamp;
use super::step::{Step, StepKind};

impl Lead {
    /// Decides an event and applies the resulting step.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let step = lead.apply(&Event::act("L-1", opened, "no-thanks"))?;
    /// assert_eq!(lead.rules().state_id(step.after.state), "skipped");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A refusal; the lead is unchanged.
    pub fn apply(&mut self, event: &Event) -> Result<Step, Refusal> {
        let step = decide(self, event)?;
        self.absorb(step.clone());
        Ok(step)
    }

    /// Applies a step from [`decide`](super::decide) on the current state of this lead. Use it to store the event
    /// before it takes effect; otherwise call [`Lead::apply`].
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let step = referee::decide(&lead, &Event::act("L-1", opened, "no-thanks"))?;
    /// // Store the event here; nothing has changed until the step is applied.
    /// lead.take(step)?;
    /// assert_eq!(lead.rules().state_id(lead.at(opened)?.state), "skipped");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The step was decided for another lead, or before the last event of this one; the lead is unchanged.
    pub fn take(&mut self, step: Step) -> Result<(), LeadError> {
        if step.stamp != self.stamp {
            return Err(LeadFault::StaleStep { lead: self.id.clone() }.into());
        }
        self.absorb(step);
        Ok(())
    }

    /// Applies a step that was decided for the current state of this lead.
    pub(super) fn absorb(&mut self, step: Step) {
        let Step { at, after, clocks, taken, kind, stamp, .. } = step;
        // The positions before and after follow from these.
        let stamp = Stamp::of(&(stamp, at, &kind, &taken));
        let contents = &mut self.contents;
        match kind {
            StepKind::Repeated => return,
            // Both lists are in rule set order.
            StepKind::Acted { fields, .. } if contents.fields.is_empty() => contents.fields = fields,
            StepKind::Acted { fields, .. } => {
                for (field, value) in fields {
                    match contents.fields.binary_search_by_key(&field, |(known, _)| *known) {
                        Ok(found) => {
                            if let Some((_, old)) = contents.fields.get_mut(found) {
                                old.renew(value);
                            }
                        }
                        Err(place) => contents.fields.insert(place, (field, value)),
                    }
                }
            }
            StepKind::Changed(changed) => contents.facts = changed.facts,
            StepKind::Marked(mark) => {
                if let Err(place) = contents.marks.binary_search(&mark) {
                    contents.marks.insert(place, mark);
                }
            }
            StepKind::Unmarked(mark) => contents.marks.retain(|known| *known != mark),
            StepKind::Switched(switched) => *contents = switched.contents,
        }
        self.stamp = stamp;
        self.contents.course = Course { position: after, clocks };
        self.last = at;
        self.ids.extend(taken);
    }
}
