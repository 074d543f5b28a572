use crate::rules::Instant;

use super::error::LeadError;
use super::given::Given;
use super::lead::Lead;
use super::value::Value;

/// Values of a lead, by ids of its rule set.
impl Lead {
    /// The value of a field, as a status shows it: from the actions, else from the details, else from the overview.
    /// `None` if it has no value, or the rules withhold it.
    ///
    /// ```
    /// use referee::{Event, Opening, Record, Referee, Value};
    /// let opened = "2017-06-04T07:30:00Z".parse()?;
    /// let opening = Opening::under("2017").details(Record::from([("customer", "Litware")]));
    /// let mut lead = Referee::builtin().open(Event::open("L-4", opened, opening))?;
    /// assert_eq!(lead.value("customer", opened)?, None);
    /// lead.apply(&Event::act("L-4", opened, "interested"))?;
    /// assert_eq!(lead.value("customer", opened)?, Some(&Value::Text("Litware".into())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn value(&self, field: &str, now: Instant) -> Result<Option<&Value>, LeadError> {
        let shown = self.contents.shown_fields(self.at(now)?);
        let field = self.rules().field(field);
        Ok(shown.into_iter().find(|(known, _)| Some(*known) == field).map(|(_, value)| value))
    }

    /// The value of a fact; `None` if it is unknown or the rule set does not declare it.
    pub fn known(&self, fact: &str) -> Option<Given> {
        let facts = self.rules().facts();
        facts.find(fact).and_then(|fact| self.contents.facts[fact].given(&facts[fact]))
    }

    /// Whether a mark is set.
    pub fn is_marked(&self, mark: &str) -> bool {
        self.rules().marks().find(mark).is_some_and(|mark| self.contents.marks.contains(&mark))
    }
}
