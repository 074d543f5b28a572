use crate::rules::Instant;

/// Why a call on a lead fails. Refused events have a [`Refusal`](super::Refusal) instead.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let lead = Referee::builtin().open(Event::open("L-1", opened, Opening::under("2017")))?;
/// let error = lead.at("2017-06-01T09:00:00Z".parse()?).unwrap_err();
/// assert!(error.is_too_early() && !error.is_stale_step());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct LeadError(#[from] LeadFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum LeadFault {
    #[error("lead `{lead}` was asked for at {at}, before its last event at {last}")]
    TooEarly { lead: Box<str>, at: Instant, last: Instant },
    #[error(
        "the step does not fit lead `{lead}`: it was decided for another lead or before a later event, or is taken"
    )]
    StaleStep { lead: Box<str> },
    #[error("snapshots of version {version} are unknown here")]
    UnknownVersion { version: u32 },
    #[error("the snapshot needs rule set `{rules}` as it was, which the book does not have")]
    OtherRules { rules: Box<str> },
    #[error("the snapshot is damaged: {what} cannot be restored")]
    Damaged { what: &'static str },
}

impl LeadError {
    /// Whether the lead was asked for at an instant before its last event. `Referee::lead_as_of` answers from events.
    pub fn is_too_early(&self) -> bool {
        matches!(self.0, LeadFault::TooEarly { .. })
    }

    /// Whether a step was decided for another lead, or before the last event of this one. Decide again.
    pub fn is_stale_step(&self) -> bool {
        matches!(self.0, LeadFault::StaleStep { .. })
    }

    /// Whether a snapshot was written by a later version of the library.
    pub fn is_unknown_version(&self) -> bool {
        matches!(self.0, LeadFault::UnknownVersion { .. })
    }

    /// Whether a snapshot needs a rule set that the book does not have, or has with another fingerprint.
    pub fn is_other_rules(&self) -> bool {
        matches!(self.0, LeadFault::OtherRules { .. })
    }

    /// Whether a snapshot was changed by hand.
    pub fn is_damaged(&self) -> bool {
        matches!(self.0, LeadFault::Damaged { .. })
    }
}
