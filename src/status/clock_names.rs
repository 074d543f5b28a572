//! Clocks as sentences for pictures, diffs and pages.

use crate::locale::{Words, common};
use crate::rules::{Clock, ClockChange, ClockEffect, Duration, Limit, RuleSet, StageId, State};

use super::condition::TestNames;
use super::name::{Name, Noun};

/// The limit of a clock, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitNames {
    /// The leads that it holds for.
    pub when: Vec<TestNames>,
    /// How long after the start.
    pub after: Duration,
    /// The state that the lead moves to.
    pub to: Option<Name>,
}

/// What an action does to a clock, by names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectNames {
    /// The clock.
    pub clock: Name,
    /// What happens to it.
    pub effect: ClockEffect,
}

impl LimitNames {
    /// A limit of a rule set.
    pub fn of(rules: &RuleSet, limit: &Limit) -> Self {
        let to = limit.to.map(|to| {
            let noun = if let State::Open(_) = to { Noun::Stage } else { Noun::Outcome };
            Name::new(noun, rules.state_id(to))
        });
        Self { when: TestNames::of(rules, &limit.when), after: limit.after, to }
    }

    /// The duration and the target.
    pub fn sentence(&self, common: Words<'_>, words: Words<'_>) -> String {
        let id =
            if self.to.is_some() { const { self::common("limit-then") } } else { const { self::common("limit-time") } };
        let text = common.say(id, |args| {
            args.duration("time", self.after);
            if let Some(to) = &self.to {
                args.text("to", &to.label(words));
            }
        });
        if self.when.is_empty() {
            return text.into_owned();
        }
        let condition = TestNames::sentence(&self.when, common, words);
        let text = common.say(const { self::common("limit-when") }, |args| {
            args.sentence("limit", &text);
            args.sentence("condition", &condition);
        });
        text.into_owned()
    }
}

impl EffectNames {
    /// What an action does to a clock.
    pub fn of(rules: &RuleSet, change: ClockChange) -> Self {
        Self { clock: Name::new(Noun::Clock, &*rules.clocks()[change.clock].id), effect: change.effect }
    }

    /// The effect as a sentence without a full stop.
    pub fn sentence(&self, common: Words<'_>, words: Words<'_>) -> String {
        let id = match self.effect {
            ClockEffect::Start => const { self::common("limit-effect-start") },
            ClockEffect::Stop => const { self::common("limit-effect-stop") },
            ClockEffect::Extend { times: None, .. } => const { self::common("limit-effect-extend") },
            ClockEffect::Extend { times: Some(_), .. } => const { self::common("limit-effect-extend-times") },
        };
        let text = common.say(id, |args| {
            args.text("clock", &self.clock.label(words));
            if let ClockEffect::Extend { by, times } = self.effect {
                args.duration("time", by);
                args.count("times", usize::from(times.unwrap_or_default()));
            }
        });
        text.into_owned()
    }
}

/// What starts a clock: the opening of a lead, and stages.
fn starts(clock: &Clock, common: Words<'_>, label: impl Fn(StageId) -> String) -> Vec<String> {
    let opened = clock.opened.then(|| common.label(const { self::common("limit-opened") }).to_owned());
    opened.into_iter().chain(clock.starts.iter().map(|stage| label(*stage))).collect()
}

/// A clock in sentences without full stops: its limits, and where it starts, pauses and stops.
pub fn clock_sentences(words: Words<'_>, rules: &RuleSet, clock: &Clock) -> Vec<String> {
    let label = |stage: StageId| super::label::state_word(words, State::Open(stage)).to_owned();
    let listed = |id: &str, stages: &[String]| {
        (!stages.is_empty()).then(|| words.say(common(id), |args| args.list("stages", stages)).into_owned())
    };
    let labels = |stages: &[StageId]| stages.iter().map(|stage| label(*stage)).collect::<Vec<_>>();
    let limits = clock.limits.iter().map(|limit| LimitNames::of(rules, limit).sentence(words, words));
    let name = Name::new(Noun::Clock, &*clock.id).label(words);
    let limits = words.alternatives(&limits.collect::<Vec<_>>());
    let first = words.say(const { common("limit-clock") }, |args| {
        args.text("clock", &name);
        args.sentence("limits", &limits);
    });
    let first = std::iter::once(first.into_owned());
    let rest = [
        listed("limit-starts", &starts(clock, words, label)),
        listed("limit-pauses", &labels(&clock.pauses)),
        listed("limit-stops", &labels(&clock.stops)),
    ];
    first.chain(rest.into_iter().flatten()).collect()
}
