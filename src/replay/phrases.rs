//! Replays in the reader's language.

use std::sync::Arc;

use crate::engine::way;
use crate::locale::{Reader, Words, common};
use crate::rules::{FactKind, RuleSet, State};
use crate::status::condition::TestNames;
use crate::status::name::{Name, Noun};
use crate::status::variants::TextVariant;
use crate::status::{Label, state_label};
use crate::switch::comparison::label;
use crate::switch::{PlanState, count};

use super::messages::{Messages, messages};
use super::order::{By, ReplayOrder};
use super::replayed::Replayed;
use super::report::{
    Both, ReplayDeadlines, ReplayFlow, ReplayGroup, ReplayLeftOut, ReplayNotification, ReplayPart, ReplayRefusal,
    ReplayReport, ReplayVariant, ReplayWords,
};
use super::tally::{Flow, Group, Place, Refused, Sums, Tally, What};

impl Reader {
    /// A replay in the reader's language.
    pub fn replay(&self, order: &ReplayOrder, replayed: &Replayed) -> ReplayReport {
        let speaker = Speaker { reader: self, words: self.common(), order };
        let all = replayed.total();
        let total = speaker.part(&all, &all);
        let groups = replayed.groups.iter().filter(|(group, _)| **group != Group::All);
        let mut groups: Vec<(usize, ReplayGroup)> =
            groups.map(|(group, tally)| speaker.group(group, speaker.part(tally, &all))).collect();
        groups.sort_by_key(|(place, _)| *place);
        let left_out = replayed.left_out.iter().map(|(rules, leads)| {
            let text = speaker.words.say(const { common("replay-rules") }, |args| args.text("rules", rules));
            ReplayLeftOut { rules: rules.to_string(), leads: *leads, text: text.into_owned() }
        });
        ReplayReport {
            rules: order.rules().name().to_owned(),
            against: order.against().name().to_owned(),
            at: order.at(),
            locale: speaker.words.locale_id().to_owned(),
            text: speaker.sentences(&total),
            by: speaker.by(),
            groups: groups.into_iter().map(|(_, group)| group).collect(),
            impossible: speaker.refusals(&replayed.impossible.0),
            left_out: left_out.collect(),
            total,
        }
    }
}

struct Speaker<'a> {
    reader: &'a Reader,
    words: Words<'a>,
    order: &'a ReplayOrder,
}

impl Speaker<'_> {
    fn sentences(&self, total: &ReplayPart) -> Vec<String> {
        let title = self.words.say(const { common("replay-title") }, |args| {
            args.text("from", self.order.against().name());
            args.text("to", self.order.rules().name());
            args.instant("at", self.order.at());
        });
        let counted = [
            (const { common("replay-leads") }, total.leads),
            (const { common("replay-changed") }, total.changed),
            (const { common("replay-guessed") }, total.guessed),
        ];
        let counted = counted.map(|(id, leads)| self.words.say(id, |args| args.count("count", count(leads))));
        let digests = total.notifications.iter().any(|it| it.digests.is_some());
        let sent = digests.then(|| {
            let sent = |side: fn(&Both) -> u64| total.notifications.iter().map(|it| side(&it.messages())).sum();
            self.words.say(const { common("replay-messages") }, |args| {
                args.count("before", count(sent(|both| both.before)));
                args.count("after", count(sent(|both| both.after)));
            })
        });
        let unknown = self.words.label(const { common("replay-unknown") });
        [title]
            .into_iter()
            .chain(counted)
            .chain(sent)
            .map(std::borrow::Cow::into_owned)
            .chain([unknown.to_owned()])
            .collect()
    }

    fn by(&self) -> Option<Label<'static>> {
        Some(match self.order.by.as_ref()? {
            By::Week(_) => Label::new("week", self.words.label(const { common("replay-by-week") }).to_owned()),
            By::Fact(fact) => self.label(Noun::Fact, fact),
        })
    }

    /// A label in the messages of the old rules, or else of the other ones.
    fn label(&self, noun: Noun, id: &str) -> Label<'static> {
        let sets = [self.order.against(), self.order.rules()].into_iter().chain(self.order.book.sets());
        label(sets.map(|rules| self.reader.words(rules)), noun, id)
    }

    /// A group with its place among others.
    fn group(&self, group: &Group, part: ReplayPart) -> (usize, ReplayGroup) {
        let unknown = || self.words.label(const { common("answer-not-given") }).to_owned();
        let (place, value, label) = match (group, &self.order.by) {
            (Group::Week(monday), _) => {
                let date = self.words.date(*monday);
                let label = self.words.say(const { common("replay-week") }, |args| args.text("date", &date));
                (0, Some(monday.to_string()), label.into_owned())
            }
            (Group::Value(value), Some(By::Fact(fact))) => {
                let (place, label) = self.value(fact, value);
                (place, Some(value.to_string()), label)
            }
            _ => (usize::MAX, None, unknown()),
        };
        (place, ReplayGroup { value, label, part })
    }

    /// The label of a fact's value, and its place among the declared values.
    fn value(&self, fact: &str, value: &str) -> (usize, String) {
        for rules in [self.order.against(), self.order.rules()] {
            let Some(known) = rules.facts().named(fact) else { continue };
            let words = self.reader.words(rules);
            match &known.kind {
                FactKind::Text => return (0, crate::locale::escape::isolate(value).into_owned()),
                FactKind::Boolean => {
                    return (usize::from(value == "false"), Name::answer(value == "true").label(words));
                }
                FactKind::OneOf(values) => {
                    if let Some(place) = values.iter().position(|known| **known == *value) {
                        return (place, Name::new(Noun::FactValue, value).of(fact).label(words));
                    }
                }
            }
        }
        (usize::MAX, value.to_owned())
    }

    /// The comparison of some leads among all.
    fn part(&self, tally: &Tally, all: &Tally) -> ReplayPart {
        let mut flows: Vec<ReplayFlow> =
            tally.flows.iter().filter_map(|(places, flow)| self.flow(*places, flow)).collect();
        let rank = |flow: &ReplayFlow| match flow.change {
            "outcome" => 0,
            "state" => 1,
            _ => 2,
        };
        flows.sort_by_key(|flow| (rank(flow), std::cmp::Reverse(flow.leads)));
        let changed = flows.iter().filter(|flow| flow.change != "none").map(|flow| flow.leads).sum();
        let (old, new) = (&tally.old, &tally.new);
        let both = |of: fn(&Sums) -> u64| Both { before: of(old), after: of(new) };
        let deadlines = ReplayDeadlines {
            met: both(|sums| sums.met),
            missed: both(|sums| sums.missed),
            running: both(|sums| sums.running),
        };
        ReplayPart {
            leads: tally.leads,
            changed,
            guessed: tally.guessed,
            flows,
            refused: self.refusals(&tally.refusals.0),
            deadlines,
            notifications: messages(self.order, tally, all)
                .into_iter()
                .filter_map(|(ids, it)| self.notification(ids, &it))
                .collect(),
        }
    }

    fn rules(&self, number: usize) -> Option<&Arc<RuleSet>> {
        self.order.book.sets().get(number)
    }

    fn state(&self, (number, state): Place) -> Option<PlanState> {
        let rules = self.rules(number)?;
        let label = state_label(self.reader.words(rules), rules, state);
        let rules = rules.name().to_owned();
        Some(PlanState { rules, id: label.id.into_owned(), label: label.label.into_owned() })
    }

    fn flow(&self, (old, new): (Place, Place), flow: &Flow) -> Option<ReplayFlow> {
        let (from, to) = (self.state(old)?, self.state(new)?);
        let text = self.words.say(const { common("plan-move") }, |args| {
            args.text("from", &from.label);
            args.text("old", &from.rules);
            args.text("to", &to.label);
            args.text("new", &to.rules);
        });
        let text = text.into_owned();
        let change = if self.is_same(old, new) {
            "none"
        } else if let (State::Archived(_), State::Archived(_)) = (old.1, new.1) {
            "outcome"
        } else {
            "state"
        };
        Some(ReplayFlow { from, to, change, leads: flow.leads, example: flow.example.1.to_string(), text })
    }

    /// Whether a state is the counterpart of another one. Outcomes are counterparts by id.
    fn is_same(&self, old: Place, new: Place) -> bool {
        let (Some(before), Some(after)) = (self.rules(old.0), self.rules(new.0)) else { return false };
        let entry = self.order.book.entry(before.name());
        let steps = entry.and_then(|entry| way(entry, after.name()));
        match (old.1, new.1, steps) {
            (State::Open(stage), State::Open(to), Some(steps)) => {
                let stage = steps.iter().try_fold(stage, |stage, next| Some(next.mapping.as_ref()?.stages[stage].to));
                stage == Some(to)
            }
            (State::Open(_), State::Archived(_), _) | (State::Archived(_), State::Open(_), _) => false,
            (old, new, _) => before.state_id(old) == after.state_id(new),
        }
    }

    fn refusals(&self, refused: &[Refused]) -> Vec<ReplayRefusal> {
        let mut all: Vec<&Refused> = refused.iter().collect();
        all.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| (&a.what, &a.example).cmp(&(&b.what, &b.example))));
        all.into_iter().map(|refused| self.refusal(refused)).collect()
    }

    fn refusal(&self, refused: &Refused) -> ReplayRefusal {
        let named = |id: &str, noun: Noun, mark: &str| {
            let label = self.label(noun, mark);
            self.words.say(common(id), |args| args.sentence("mark", &label.label)).into_owned()
        };
        let (event, id, label) = match &refused.what {
            What::Opening => ("open", None, self.words.label(const { common("replay-opening") }).to_owned()),
            What::Action(action) => ("act", Some(action), self.label(Noun::Action, action).label.into_owned()),
            What::Mark(mark) => ("mark", Some(mark), named("replay-mark", Noun::Mark, mark)),
            What::Unmark(mark) => ("unmark", Some(mark), named("replay-unmark", Noun::Mark, mark)),
            What::Facts => ("fact", None, self.words.label(const { common("replay-facts") }).to_owned()),
            What::Switch(to) => {
                let text = self.words.say(const { common("replay-switch") }, |args| args.text("to", to));
                ("switch", Some(to), text.into_owned())
            }
        };
        ReplayRefusal {
            event,
            id: id.map(ToString::to_string),
            label,
            refusal: refused.refusal.id(),
            text: self.reader.refusal(&refused.refusal),
            events: refused.events,
            example: refused.example.1.to_string(),
        }
    }

    /// The subjects of a notification that facts select.
    fn variants(&self, words: Words<'_>, notification: &str) -> Vec<ReplayVariant> {
        let (id, attribute) = Name::new(Noun::Notification, notification).message();
        let variants =
            TextVariant::all(words, &id, attribute).into_iter().map(|TextVariant { text: subject, when }| {
                let when = TestNames::sentence(&when, self.words, words);
                let text = self.words.say(const { common("replay-variant") }, |args| {
                    args.sentence("subject", &subject);
                    args.sentence("when", &when);
                });
                ReplayVariant { text: text.into_owned(), subject, when }
            });
        variants.collect()
    }

    /// A notification to a recipient in the words of a rule set.
    fn said(&self, rules: &Arc<RuleSet>, notification: &str, to: &str) -> ReplayWords {
        let words = self.reader.words(rules);
        let label = |noun, id: &str| label([words].into_iter(), noun, id).label.into_owned();
        ReplayWords {
            rules: rules.name().to_owned(),
            subject: label(Noun::Notification, notification),
            variants: self.variants(words, notification),
            to: label(Noun::Recipient, to),
        }
    }

    fn notification(&self, (notification, to): (&str, &str), messages: &Messages) -> Option<ReplayNotification> {
        let senders = messages.senders.iter().filter_map(|number| self.rules(*number));
        let mut said: Vec<ReplayWords> = Vec::new();
        for words in senders.map(|rules| self.said(rules, notification, to)) {
            if !said.iter().any(|known| known.is_worded_like(&words)) {
                said.push(words);
            }
        }
        let mut said = said.into_iter();
        let first = said.next()?;
        Some(ReplayNotification {
            notification: Label::new(notification.to_owned(), first.subject),
            variants: first.variants,
            to: Label::new(to.to_owned(), first.to),
            reworded: said.collect(),
            sent: messages.single,
            digests: messages.digests,
        })
    }
}
