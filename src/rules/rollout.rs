//! Which rule set a new lead uses.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::fault::fault;

use super::parse_error::{ParseError, ParseFault};
use super::{Condition, Fact, FactId, IdVec, Instant};

/// Decides which rule set a new lead uses: the one of the first matching entry.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rollout = referee.rulebook().rollout().expect("there is one");
/// let facts: Vec<&str> = rollout.facts().iter().map(|fact| &*fact.id).collect();
/// assert_eq!(facts, ["account-moved"]);
/// assert_eq!(rollout.entries().len(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rollout {
    pub(super) facts: IdVec<FactId, Fact>,
    pub(super) entries: Box<[RolloutEntry]>,
}

/// An entry of a rollout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RolloutEntry {
    /// The location: file and line.
    #[serde(skip)]
    pub place: String,
    /// The start, if it has one.
    pub from: Option<Instant>,
    /// The condition, with fact numbers of the rollout.
    pub when: Condition,
    /// The rule set of matching leads.
    pub target: RolloutTarget,
}

/// The rule set of matching leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum RolloutTarget {
    /// A rule set.
    Rules(Box<str>),
    /// Rule sets for shares of the leads, divided by a fact. Other leads continue with the next entry.
    Shares {
        /// The fact. Leads with the same value get the same rule set.
        by: FactId,
        /// The rule sets with their shares, in order.
        shares: Box<[(Box<str>, Share)]>,
    },
}

/// A share of all leads, in thousandths of a percent.
///
/// ```
/// use referee::rules::Share;
/// let share: Share = "12.5 %".parse().unwrap();
/// assert_eq!((share.thousandths(), share.to_string().as_str()), (12_500, "12.5 %"));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Share(u32);

impl Share {
    /// 100 %.
    pub const WHOLE: Self = Self(100_000);

    /// In thousandths of a percent.
    pub const fn thousandths(self) -> u32 {
        self.0
    }

    pub(crate) const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The position of a value between 0 and 100 %. It does not depend on the shares, so raising a share only adds
    /// leads. `key` is the name of the fact, so that each fact divides leads differently.
    ///
    /// The first eight bytes of SHA-256 of the name, a zero byte and the value, as a number from 0 to 1.
    pub fn place_of(key: &str, value: &str) -> Self {
        let digest = Sha256::new().chain_update(key).chain_update([0]).chain_update(value).finalize();
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let place = (u128::from(number) * u128::from(Self::WHOLE.0)) >> 64;
        Self(u32::try_from(place).unwrap_or_else(|_| fault("a position above 100 %")))
    }
}

impl std::str::FromStr for Share {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let read = || {
            let number = text.strip_suffix('%')?.trim_end();
            let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
            let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|it| it.is_ascii_digit());
            if !digits(whole) || !digits(part) {
                return None;
            }
            let share = whole.parse::<u32>().ok()? * 1000 + format!("{part:0<3}").parse::<u32>().ok()?;
            (share <= Self::WHOLE.0).then_some(Self(share))
        };
        read().ok_or_else(|| ParseError::new(ParseFault::Share, text))
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.0 / 1000, self.0 % 1000);
        match format!("{part:03}").trim_end_matches('0') {
            "" => write!(f, "{whole} %"),
            part => write!(f, "{whole}.{part} %"),
        }
    }
}

impl Rollout {
    /// The facts that only the rollout uses, in addition to those of the rule set.
    pub fn facts(&self) -> &IdVec<FactId, Fact> {
        &self.facts
    }

    /// The entries, in order.
    pub fn entries(&self) -> &[RolloutEntry] {
        &self.entries
    }
}

impl RolloutEntry {
    /// The rule sets that entries name.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let (one, shares) = match &self.target {
            RolloutTarget::Rules(rules) => (Some(&**rules), &[][..]),
            RolloutTarget::Shares { shares, .. } => (None, &**shares),
        };
        one.into_iter().chain(shares.iter().map(|(rules, _)| &**rules))
    }
}
