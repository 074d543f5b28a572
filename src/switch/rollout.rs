use std::borrow::Cow;

use serde::Serialize;

use crate::engine::{FactValue, Given, Record, Refusal, Verdict, verdicts};
use crate::locale::{Reader, Words, common};
use crate::rules::{
    Condition, Fact, FactId, FactKind, Id, IdVec, Instant, Rollout, RolloutEntry, RolloutTarget, Test, ValueId,
};

/// Which entry of a rollout applies to a new lead and why the others do not, in the reader's language: the output of
/// `referee rollout --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RolloutReport {
    /// The instant of the opening.
    pub at: Instant,
    /// The locale of the texts.
    pub locale: String,
    /// The rule set of the new lead; null if no entry applies.
    pub rules: Option<String>,
    /// The result as a sentence.
    pub text: String,
    /// The verdict of each entry, in order.
    pub entries: Vec<EntryReport>,
}

/// The verdict of an entry on a new lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntryReport {
    /// The location of the entry: file and line.
    pub place: String,
    /// The rule sets that it assigns.
    pub rules: Vec<String>,
    /// `takes`, `not-yet`, `otherwise`, `unknown`, `outside` or `after`.
    pub verdict: &'static str,
    /// The result as a sentence.
    pub text: String,
}

impl Verdict {
    /// A stable id of the verdict.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Takes(_) => "takes",
            Self::NotYet => "not-yet",
            Self::Otherwise { .. } => "otherwise",
            Self::Unknown => "unknown",
            Self::Outside { .. } => "outside",
            Self::After => "after",
        }
    }
}

impl Reader {
    /// Reports which entry of a rollout applies to a new lead with these facts, and why the others do not.
    ///
    /// ```
    /// use referee::{Opening, Referee};
    /// let referee = Referee::builtin();
    /// let rollout = referee.rulebook().rollout().expect("there is one");
    /// let report = referee.reader("en")?.rollout(rollout, "2018-01-01T00:00:00Z".parse()?, &Opening::default().facts)?;
    /// assert_eq!(report.rules.as_deref(), Some("2017"));
    /// assert!(report.entries[0].text.starts_with("Applies only from June 2, 2020"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A refusal if a fact that the rollout needs is missing or invalid.
    pub fn rollout(&self, rollout: &Rollout, at: Instant, facts: &Record) -> Result<RolloutReport, Refusal> {
        let verdicts = verdicts(rollout, at, facts)?;
        let words = self.common();
        let rules = verdicts.iter().find_map(|verdict| match verdict {
            Verdict::Takes(rules) => Some(rules.to_string()),
            _ => None,
        });
        let text = match &rules {
            Some(rules) => words.say(const { common("rollout-decided") }, |args| {
                args.instant("at", at);
                args.text("rules", rules);
            }),
            None => words.say(const { common("rollout-undecided") }, |args| args.instant("at", at)),
        };
        let phrases = Phrases { words, rollout, facts };
        let entries = rollout.entries().iter().zip(&verdicts).map(|(entry, verdict)| EntryReport {
            place: entry.place.clone(),
            rules: entry.rules().map(str::to_owned).collect(),
            verdict: verdict.id(),
            text: phrases.text(entry, verdict).into_owned(),
        });
        let entries = entries.collect();
        Ok(RolloutReport { at, locale: words.locale_id().to_owned(), rules, text: text.into_owned(), entries })
    }
}

struct Phrases<'a> {
    words: Words<'a>,
    rollout: &'a Rollout,
    facts: &'a Record,
}

impl<'a> Phrases<'a> {
    fn text(&self, entry: &RolloutEntry, verdict: &Verdict) -> Cow<'a, str> {
        let words = self.words;
        match verdict {
            Verdict::Takes(_) => words.say(const { common("rollout-takes") }, |_| ()),
            Verdict::NotYet => words.say(const { common("rollout-not-yet") }, |args| {
                args.instant("from", entry.from.unwrap_or(Instant::from_millis(0)));
            }),
            Verdict::Otherwise { test } => self.otherwise(entry.when.tests().get(*test)),
            Verdict::Unknown => {
                let fact = match &entry.target {
                    RolloutTarget::Shares { by, .. } => &self.rollout.facts()[*by].id,
                    RolloutTarget::Rules(_) => "",
                };
                words.say(const { common("rollout-unknown") }, |args| args.text("fact", fact))
            }
            Verdict::Outside { place, end } => words.say(const { common("rollout-outside") }, |args| {
                args.thousandths("place", place.thousandths());
                args.thousandths("end", end.thousandths());
            }),
            Verdict::After => words.say(const { common("rollout-after") }, |_| ()),
        }
    }

    /// Facts and values are shown as ids, as in the rollout file.
    fn otherwise(&self, test: Option<&Test>) -> Cow<'a, str> {
        let Some(test) = test else { return Cow::Borrowed("") };
        let (number, wanted) = match test {
            Test::OneOf { fact, values } => (*fact, values.to_vec()),
            Test::Is { fact, value } => (*fact, vec![ValueId::from(*value)]),
            // Such a test has no single value that it wants.
            _ => {
                let text = written(self.rollout.facts(), std::slice::from_ref(test));
                return self.words.say(const { common("rollout-unmet") }, |args| args.text("condition", &text));
            }
        };
        let fact = &self.rollout.facts()[number];
        let text = |value: FactValue| match value.given(fact) {
            Some(Given::Text(text)) => text.to_string(),
            Some(Given::Boolean(true)) => self.words.label(const { common("answer-yes") }).to_owned(),
            Some(Given::Boolean(false)) => self.words.label(const { common("answer-no") }).to_owned(),
            _ => self.words.label(const { common("rollout-nothing") }).to_owned(),
        };
        let wanted = wanted.into_iter().map(|value| match fact.kind {
            FactKind::OneOf(_) => text(FactValue::OneOf(value)),
            _ => text(FactValue::Boolean(value == ValueId::from(true))),
        });
        let wanted = wanted.collect::<Vec<_>>().join(" / ");
        let has = FactValue::read(fact, self.facts.get(&fact.id)).ok().flatten();
        self.words.say(const { common("rollout-otherwise") }, |args| {
            args.text("fact", &fact.id);
            args.text("value", &text(has.unwrap_or(FactValue::Unknown)));
            args.text("wanted", &wanted);
        })
    }
}

/// Tests as in a rule file, such as `region: [eu, us], not: { moved: true }`.
fn written(facts: &IdVec<FactId, Fact>, tests: &[Test]) -> String {
    let inner = |of: &Condition| format!("{{ {} }}", written(facts, of.tests()));
    let tests = tests.iter().map(|test| match test {
        Test::OneOf { fact, values } => {
            let fact = &facts[*fact];
            let choices = fact.kind.choices();
            let values = values.iter().filter_map(|value| choices.get(value.number()).copied()).collect::<Vec<_>>();
            format!("{}: [{}]", fact.id, values.join(", "))
        }
        Test::Is { fact, value } => format!("{}: {value}", facts[*fact].id),
        Test::Given { fact, given } => format!("{}: {{ given: {given} }}", facts[*fact].id),
        // A rollout has no marks.
        Test::Marked { .. } => String::new(),
        Test::Not { of } => format!("not: {}", inner(of)),
        Test::Any { of } => format!("any: [{}]", of.iter().map(inner).collect::<Vec<_>>().join(", ")),
    });
    tests.collect::<Vec<_>>().join(", ")
}
