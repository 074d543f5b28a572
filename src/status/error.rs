use crate::engine::LeadError;

/// An error that prevents a status.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("en")?;
/// let error = reader.status(&lead, "2017-06-01T09:00:00Z".parse()?).unwrap_err();
/// assert!(error.is_too_early());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct StatusError(#[from] StatusFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum StatusFault {
    #[error(transparent)]
    Lead(#[from] LeadError),
    #[error("rule set `{rules}` of lead `{lead}` is not in the rulebook of the reader")]
    OtherRulebook { lead: Box<str>, rules: Box<str> },
}

impl StatusError {
    /// Whether the instant is before the last event of the lead. [`Referee::lead_as_of`](crate::Referee::lead_as_of)
    /// returns the lead as it was then.
    pub fn is_too_early(&self) -> bool {
        matches!(&self.0, StatusFault::Lead(error) if error.is_too_early())
    }

    /// Whether the rule set of the lead is not in the rulebook of the reader.
    pub fn is_of_another_rulebook(&self) -> bool {
        matches!(self.0, StatusFault::OtherRulebook { .. })
    }
}
