use crate::diagnostic::names::shortened;
use crate::engine::{Cause, Refusal};
use crate::fault::fault;
use crate::locale::{Args, Reader, Slot, Words, common};
use crate::rules::{ActionId, FactId, FactKind, FieldId, Kind, PartId, RoleId, RuleSet, State};

use super::condition::TestNames;
use super::label::state_word;

impl Reader {
    /// A refusal as a sentence in the reader's language: its cause, and what would be accepted.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, Opening::under("1999"));
    /// let refusal = referee.open(opened).unwrap_err();
    /// assert_eq!(
    ///     referee.reader("de")?.refusal(&refusal),
    ///     "Den Regelsatz „1999“ gibt es nicht. Verfügbar: 2017, 2019 oder 2020."
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let words = refusal.rules().map_or_else(|| self.common(), |rules| self.words(rules));
        let id = match refusal.cause() {
            Cause::UnknownAction { state: State::Archived(_), .. } => "refused-in-archive".to_owned(),
            _ => format!("refusal-{}", refusal.id()),
        };
        let speaker = Speaker { refusal, words, rules: refusal.rules().map(|rules| &**rules) };
        words.say(common(&id), |args| speaker.fill(args)).into_owned()
    }
}

/// Truncates external text to a length that fits in a sentence.
fn short(text: &str) -> String {
    shortened(text, 80)
}

/// Adds the accepted items and their number.
fn accept(args: &mut Args<'_>, labels: Vec<&str>) {
    args.count("count", labels.len());
    args.list("accepted", labels);
}

struct Speaker<'a> {
    refusal: &'a Refusal,
    words: Words<'a>,
    rules: Option<&'a RuleSet>,
}

impl<'a> Speaker<'a> {
    /// The rules of a cause that refers to them.
    fn rules(&self) -> &'a RuleSet {
        self.rules.unwrap_or_else(|| fault("a refusal without rules"))
    }

    fn fill(&self, args: &mut Args<'_>) {
        match self.refusal.cause() {
            Cause::UnknownLead { lead } | Cause::OpenedTwice { lead } => args.text("lead", &short(lead)),
            Cause::UnknownRules { rules, accepted } => {
                args.text("rules", &short(rules));
                args.list("accepted", accepted.iter().map(|name| &**name));
            }
            Cause::RulesNotGiven { accepted } => args.list("accepted", accepted.iter().map(|name| &**name)),
            Cause::NotInForce { at, accepted } => {
                args.instant("at", *at);
                args.list("accepted", accepted.iter().map(|name| &**name));
            }
            Cause::RolloutFact { fact, expected } => {
                args.text("fact", fact);
                accept(args, expected.iter().map(|value| &**value).collect());
            }
            Cause::IdTaken { id } => args.text("id", &short(id)),
            Cause::IdEmpty => {}
            Cause::OutOfOrder { at, last } => {
                args.instant("at", *at);
                args.instant("last", *last);
            }
            Cause::AlreadySettled { at, until } => {
                args.instant("at", *at);
                args.instant("until", *until);
            }
            Cause::Archived { outcome } => args.text("outcome", self.state(State::Archived(*outcome))),
            Cause::UnknownAction { action, state, accepted } => {
                // The state may offer it to other leads.
                // Or another state offers it.
                let states = std::iter::once(*state).chain(self.rules().states());
                let mut labels = states.filter_map(|state| {
                    let declared = self.rules().actions(state).position(|it| it.id == *action)?;
                    Some(self.action(state, declared).to_owned())
                });
                args.text("action", &labels.next().unwrap_or_else(|| short(action)));
                args.text("state", self.state(*state));
                let labels: Vec<&str> = accepted.iter().map(|action| self.action(*state, *action)).collect();
                args.list("accepted", if labels.is_empty() { vec!["–"] } else { labels });
            }
            Cause::NotExtendable { clock } => args.text("clock", self.words.label(self.words.slots().clocks[*clock])),
            Cause::UnknownRole { role, accepted } => {
                let label = |role: RoleId| self.words.label(self.words.slots().roles[role]);
                let known = self.rules().roles().find(role);
                args.text("role", &known.map_or_else(|| short(role), |known| label(known).to_owned()));
                accept(args, accepted.iter().map(|role| label(*role)).collect());
            }
            Cause::MissingField { fields, .. } => {
                args.list("fields", fields.iter().map(|field| self.field(*field)));
                args.count("count", fields.len());
            }
            Cause::UnknownField { action, state, field } => {
                args.text("field", &short(field));
                args.text("action", self.action(*state, *action));
                let inputs = &self.rules().actions(*state)[*action].inputs;
                accept(args, inputs.iter().map(|input| self.field(input.field)).collect());
            }
            Cause::WrongKind { field, part } => self.wrong_kind(args, *field, *part),
            Cause::UnknownFact { fact } => {
                args.text("fact", &short(fact));
                accept(args, self.labels(self.words.slots().facts.iter().map(|fact| fact.label)));
            }
            Cause::MissingFact { facts } => {
                args.list("facts", facts.iter().map(|fact| self.fact(*fact)));
                args.count("count", facts.len());
            }
            Cause::ExcludedFacts { exclusion } => {
                let excluded = self.rules().excluded().get(*exclusion);
                let tests = excluded.map(|condition| TestNames::of(self.rules(), condition)).unwrap_or_default();
                args.sentence("condition", &TestNames::sentence(&tests, self.words, self.words));
            }
            Cause::FixedFact { fact } => {
                args.text("fact", self.fact(*fact));
                let facts = self.rules().facts().entries().filter(|(_, fact)| fact.changes.is_some());
                accept(args, facts.map(|(number, _)| self.fact(number)).collect());
            }
            Cause::WrongFact { fact } => {
                args.text("fact", self.fact(*fact));
                args.list("expected", self.fact_values(*fact));
            }
            Cause::UnknownMark { mark } => {
                args.text("mark", &short(mark));
                accept(args, self.labels(self.words.slots().marks.iter().copied()));
            }
            Cause::NoSwitch { to } => {
                args.text("from", self.rules().name());
                args.text("to", &short(to));
            }
            Cause::SameRules { rules } => args.text("rules", &short(rules)),
            Cause::NotOneToOne { to, state, origins } => {
                args.text("to", &short(to));
                args.text("state", self.state(*state));
                args.count("count", *origins);
            }
            Cause::ReturnSupplied { to } => args.text("to", &short(to)),
            Cause::UnknownSwitchField { field } => {
                args.text("field", &short(field));
                accept(args, self.labels(self.words.slots().fields.iter().map(|field| field.label)));
            }
        }
    }

    fn labels(&self, slots: impl Iterator<Item = Slot>) -> Vec<&'a str> {
        slots.map(|slot| self.words.label(slot)).collect()
    }

    fn state(&self, state: State) -> &'a str {
        state_word(self.words, state)
    }

    fn action(&self, state: State, action: ActionId) -> &'a str {
        self.words.label(self.words.slots().actions(state)[action].label)
    }

    fn field(&self, field: FieldId) -> &'a str {
        self.words.label(self.words.slots().fields[field].label)
    }

    fn fact(&self, fact: FactId) -> &'a str {
        self.words.label(self.words.slots().facts[fact].label)
    }

    fn fact_values(&self, fact: FactId) -> Vec<&'a str> {
        match self.rules().facts()[fact].kind {
            FactKind::OneOf(_) => self.labels(self.words.slots().facts[fact].values.iter().copied()),
            FactKind::Boolean => vec![self.kind(&Kind::Boolean)],
            FactKind::Text => vec![self.kind(&Kind::Text)],
        }
    }

    fn kind(&self, kind: &Kind) -> &'a str {
        self.words.label(common(&format!("kind-{}", kind.id())))
    }

    fn wrong_kind(&self, args: &mut Args<'_>, field: FieldId, part: Option<PartId>) {
        let kind = &self.rules().fields()[field].kind;
        let whole = self.field(field);
        match (kind, part) {
            (Kind::List(parts), Some(part)) => {
                let label = self.words.label(self.words.slots().fields[field].parts[part]);
                args.text("field", &format!("{whole} › {label}"));
                args.text("kind", self.kind(&parts[part].1));
            }
            (kind, _) => {
                args.text("field", whole);
                args.text("kind", self.kind(kind));
            }
        }
    }
}
