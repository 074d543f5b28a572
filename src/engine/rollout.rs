//! Decides which entry of a rollout a new lead uses.

use crate::rules::{Condition, FactId, IdVec, Instant, Rollout, RolloutEntry, RolloutTarget, Share, Test};

use super::given::Record;
use super::refusal::Cause;
use super::value::{FactValue, meets};

/// Why an entry of a rollout applies to a new lead, or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It applies: the lead opens under this rule set.
    Takes(Box<str>),
    /// It starts at a later instant.
    NotYet,
    /// A test of its condition is not met.
    Otherwise {
        /// The test, by number in the condition.
        test: usize,
    },
    /// The fact that decides its shares is unknown.
    Unknown,
    /// The lead is outside its shares.
    Outside {
        /// The position of the lead.
        place: Share,
        /// The end of the shares.
        end: Share,
    },
    /// An earlier entry applies.
    After,
}

/// The verdict of each rollout entry, in order, for a lead with these facts that opens at an instant.
///
/// ```
/// use referee::tooling::{Verdict, verdicts};
/// use referee::{Opening, Referee};
/// let referee = Referee::builtin();
/// let rollout = referee.rulebook().rollout().expect("there is one");
/// let moved = Opening::default().fact("account-moved", true);
/// let verdicts = verdicts(rollout, "2020-06-12T09:00:00Z".parse()?, &moved.facts)?;
/// assert_eq!(verdicts[0], Verdict::Takes("2020".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A refusal if a fact that the rollout needs is missing or invalid.
pub fn verdicts(rollout: &Rollout, at: Instant, given: &Record) -> Result<Vec<Verdict>, super::Refusal> {
    judge(rollout, at, given).map_err(|cause| super::Refusal::new(cause, None))
}

/// The rule set that a rollout assigns to a lead; `None` if no entry applies.
pub(super) fn assigned(rollout: &Rollout, at: Instant, given: &Record) -> Result<Option<Box<str>>, Cause> {
    let taken = judge(rollout, at, given)?.into_iter().find_map(|verdict| match verdict {
        Verdict::Takes(rules) => Some(rules),
        _ => None,
    });
    Ok(taken)
}

fn judge(rollout: &Rollout, at: Instant, given: &Record) -> Result<Vec<Verdict>, Cause> {
    let facts: IdVec<FactId, FactValue> = rollout
        .facts()
        .iter()
        .map(|fact| {
            let expected = || fact.kind.choices().into_iter().map(Into::into).collect();
            let wrong = || Cause::RolloutFact { fact: fact.id.clone(), expected: expected() };
            FactValue::read(fact, given.get(&fact.id)).ok().flatten().ok_or_else(wrong)
        })
        .collect::<Result<_, Cause>>()?;
    let mut taken = false;
    let verdicts = rollout.entries().iter().map(|entry| {
        if taken {
            return Verdict::After;
        }
        let verdict = verdict(rollout, entry, at, &facts);
        taken = matches!(verdict, Verdict::Takes(_));
        verdict
    });
    Ok(verdicts.collect())
}

fn verdict(rollout: &Rollout, entry: &RolloutEntry, at: Instant, facts: &IdVec<FactId, FactValue>) -> Verdict {
    if entry.from.is_some_and(|from| from > at) {
        return Verdict::NotYet;
    }
    let fails = |test: &Test| !meets(&Condition { tests: [test.clone()].into() }, facts, &[]);
    if let Some(test) = entry.when.tests().iter().position(fails) {
        return Verdict::Otherwise { test };
    }
    match &entry.target {
        RolloutTarget::Rules(rules) => Verdict::Takes(rules.clone()),
        RolloutTarget::Shares { by, shares } => {
            let FactValue::Text(value) = &facts[*by] else { return Verdict::Unknown };
            let place = Share::place_of(&rollout.facts()[*by].id, value);
            let mut end = Share::default();
            for (rules, share) in shares {
                end = end.plus(*share);
                if place < end {
                    return Verdict::Takes(rules.clone());
                }
            }
            Verdict::Outside { place, end }
        }
    }
}
