use crate::rules::Instant;

/// An error of a call on a lead. Refused events return a [`Refusal`](super::Refusal) instead.
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
    #[error("{at} is before the last event of lead `{lead}`, at {last}")]
    TooEarly { lead: Box<str>, at: Instant, last: Instant },
    #[error(
        "the step does not fit lead `{lead}`: it was decided for another lead or an earlier state, or was already applied"
    )]
    StaleStep { lead: Box<str> },
    #[error("unknown snapshot version {version}")]
    UnknownVersion { version: u32 },
    #[error("rule set `{rules}` of the snapshot is missing from the book, or has changed")]
    OtherRules { rules: Box<str> },
    #[error("the snapshot is damaged: {what} cannot be restored")]
    Damaged { what: &'static str },
}

impl LeadError {
    /// Whether the instant is before the last event of the lead. `Referee::lead_as_of` answers from events.
    pub fn is_too_early(&self) -> bool {
        matches!(self.0, LeadFault::TooEarly { .. })
    }

    /// Whether the step was decided for another lead, or before the last event of this one. Decide again.
    pub fn is_stale_step(&self) -> bool {
        matches!(self.0, LeadFault::StaleStep { .. })
    }

    /// Whether a later version of the library wrote the snapshot.
    pub fn is_unknown_version(&self) -> bool {
        matches!(self.0, LeadFault::UnknownVersion { .. })
    }

    /// Whether the rule set of the snapshot is missing from the book, or has another fingerprint there.
    pub fn is_other_rules(&self) -> bool {
        matches!(self.0, LeadFault::OtherRules { .. })
    }

    /// Whether the snapshot was changed by hand.
    pub fn is_damaged(&self) -> bool {
        matches!(self.0, LeadFault::Damaged { .. })
    }
}
