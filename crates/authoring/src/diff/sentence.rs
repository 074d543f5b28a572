//! Changes as sentences: the messages and their arguments.

use referee::locale::Words;
use referee::rules::{ClockEffect, Duration, Shows};
use referee::tooling::{EffectNames, LimitNames, Name, Noun, TestNames, TextVariant, common, holiday_text, hours_text};

use super::change::{Aspect, Change, Counterparts};
use super::content::{
    ActionContent, ChangesContent, ClockChangeContent, Content, DefaultContent, DigestContent, HolidayContent,
    HoursContent, KindContent, RecipientContent, ReminderContent, StartsContent, TestContent, TimeoutContent,
};

/// A placeholder for missing content.
const NOTHING: &str = "–";

/// The shared messages, and those of both rule sets.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'w> {
    pub(super) common: Words<'w>,
    pub(super) old: Words<'w>,
    pub(super) new: Words<'w>,
}

/// The arguments of a message.
type Values = Vec<(&'static str, String)>;

impl<'w> Speaker<'w> {
    /// A shared message with text arguments.
    pub(super) fn message(self, id: &str, values: &[(&'static str, &str)]) -> String {
        self.timed(id, &[], values)
    }

    /// A shared message with durations and text arguments.
    pub(super) fn timed(self, id: &str, times: &[(&'static str, Duration)], values: &[(&'static str, &str)]) -> String {
        let text = self.common.say(common(id), |args| {
            for (name, time) in times {
                args.duration(name, *time);
            }
            // The first value of a name counts.
            for (name, value) in values.iter().filter(|(name, _)| times.iter().all(|(known, _)| known != name)) {
                args.sentence(name, value);
            }
        });
        text.into_owned()
    }

    /// The new label of an item, or the old one if it was removed.
    pub(super) fn current(self, counterparts: &Counterparts) -> String {
        match (&counterparts.after, &counterparts.before) {
            (Some(name), _) => name.label(self.new),
            (None, Some(name)) => name.label(self.old),
            (None, None) => String::new(),
        }
    }

    /// A change as a sentence; none for a changed label that is the same in this language.
    pub(super) fn sentence(self, change: &Change) -> Option<String> {
        let aspect = change.kind.aspect;
        if let (Some(Content::Name(before)), Some(Content::Name(after)), Aspect::Relabeled | Aspect::Renamed) =
            (&change.before, &change.after, aspect)
        {
            let (was, is) = (before.label(self.old), after.label(self.new));
            return match (was == is, aspect) {
                (true, Aspect::Relabeled) => {
                    let [was, is] = [(before, self.old), (after, self.new)].map(|(name, words)| variants(name, words));
                    (was != is).then(|| self.message("diff-variants", &[("name", &before.label(self.old))]))
                }
                // The text of an alert is not a name.
                (false, Aspect::Relabeled) if change.kind.noun == Noun::Alert => None,
                (false, Aspect::Relabeled) if self.agrees(before, after) => None,
                (true, _) => Some(self.message("diff-renamed-same", &[("name", &is)])),
                (false, Aspect::Relabeled) if change.kind.noun == Noun::Channel => {
                    Some(self.message("diff-channel-relabelled", &[("before", &was), ("after", &is)]))
                }
                (false, Aspect::Renamed) => Some(self.message("diff-renamed", &[("before", &was), ("after", &is)])),
                (false, _) => Some(self.message("diff-relabelled", &[("before", &was), ("after", &is)])),
            };
        }
        let mut values: Values = Vec::new();
        if let Some(name) = change.about.last() {
            values.push(("name", self.current(name)));
        }
        for it in &change.about {
            match it.name().map(|name| name.noun) {
                Some(Noun::Action) => values.push(("action", self.current(it))),
                Some(Noun::Fact) => values.push(("fact", self.current(it))),
                _ => {}
            }
        }
        if let (
            Some(Content::Recipient(RecipientContent::Fixed(before))),
            Some(Content::Recipient(RecipientContent::Fixed(after))),
        ) = (&change.before, &change.after)
        {
            let (was, is) = (before.label(self.old), after.label(self.new));
            if was == is {
                return Some(self.message("diff-renamed-same", &[("name", &is)]));
            }
        }
        let text = |content: &Option<Content>, words| {
            content.as_ref().map_or_else(|| NOTHING.to_owned(), |content| self.value(change, content, words))
        };
        values.push(("before", text(&change.before, self.old)));
        values.push(("after", text(&change.after, self.new)));
        if let (Some(content), None) = (&change.before, &change.after) {
            self.parts(&mut values, content, self.old);
        } else if let Some(content) = &change.after {
            self.parts(&mut values, content, self.new);
        }
        let values: Vec<(&'static str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Some(self.timed(&format!("diff-{}{}", change.kind, variant(change)), &times(change), &values))
    }

    /// Whether a label only agrees with another noun: it is the same in the original, and only endings differ here.
    fn agrees(self, before: &Name, after: &Name) -> bool {
        let original = |name: &Name, words: Words<'w>| words.original(&name.message().0);
        let same =
            original(before, self.old).is_some_and(|it| original(after, self.new).is_some_and(|other| it == other));
        same && differs_in_endings(&before.label(self.old), &after.label(self.new))
    }

    /// Adds parts of a content as arguments.
    fn parts(self, values: &mut Values, content: &Content, words: Words<'w>) {
        match content {
            Content::Action(action) => {
                if let Some(to) = &action.to {
                    values.push(("to", to.label(words)));
                }
            }
            Content::Timeout(timeout) => {
                if let Some(to) = &timeout.to {
                    values.push(("to", to.label(words)));
                }
                values.push(("limit", self.limit(timeout, words)));
            }
            Content::Notice(notice) => {
                values.push(("recipient", self.recipient(&notice.to, words)));
                values.push(("subject", notice.notification.label(words)));
            }
            Content::Alert(alert) => values.push(("when", self.condition(&alert.when, words))),
            Content::Condition(tests) => values.push(("when", self.condition(tests, words))),
            Content::Kind(kind) => values.push(("kind", self.kind(kind, words))),
            Content::Need(need) => values.push(("need", self.message(&format!("need-{}", need.id()), &[]))),
            Content::Holiday(holiday) => values.push(("date", self.common.date(holiday.date))),
            _ => {}
        }
    }

    fn hours(self, hours: &[HoursContent]) -> String {
        let all = hours.iter().map(|it| hours_text(self.common, &it.days, &it.hours));
        self.common.list(&all.collect::<Vec<_>>())
    }

    /// A limit of a clock: its duration and target.
    pub(super) fn limit(self, limit: &TimeoutContent, words: Words<'w>) -> String {
        let names = LimitNames { when: named(&limit.when), after: limit.after, to: limit.to.clone() };
        names.sentence(self.common, words)
    }

    /// What starts a clock.
    pub(super) fn starts(self, starts: &StartsContent, words: Words<'w>) -> Vec<String> {
        let opened = starts.opened.then(|| self.message("limit-opened", &[]));
        opened.into_iter().chain(starts.stages.iter().map(|stage| stage.label(words))).collect()
    }

    /// A line for each notification of a reminder.
    pub(super) fn reminders(self, reminders: &[ReminderContent], words: Words<'w>) -> Vec<String> {
        let all = reminders.iter().flat_map(|it| it.notify.iter().map(move |notice| (it.before, notice)));
        let lines = all.map(|(before, notice)| {
            let (recipient, subject) = (self.recipient(&notice.to, words), notice.notification.label(words));
            let values = [("recipient", &*recipient), ("subject", &subject)];
            self.timed("diff-detail-reminder", &[("time", before)], &values)
        });
        lines.collect()
    }

    /// A content as part of a sentence.
    fn value(self, change: &Change, content: &Content, words: Words<'w>) -> String {
        match content {
            Content::Name(name) => self.quoted(&name.label(words)),
            Content::Names(names) if names.is_empty() && change.kind.noun == Noun::Clock => NOTHING.to_owned(),
            Content::Names(names) if names.is_empty() => self.message("diff-all-roles", &[]),
            Content::Starts(starts) => match self.starts(starts, words) {
                starts if starts.is_empty() => NOTHING.to_owned(),
                starts => self.common.list(&starts),
            },
            Content::Clocks(changes) if !changes.is_empty() => {
                let all = changes.iter().map(|change| self.effect(change, words));
                self.common.list(&all.collect::<Vec<_>>())
            }
            Content::Names(names) if change.kind.noun == Noun::Place => {
                names.iter().map(|name| name.label(words)).collect::<Vec<_>>().join(" › ")
            }
            Content::Names(names) => self.names(names, words),
            Content::Need(need) => self.message(&format!("need-{}", need.id()), &[]),
            Content::Condition(tests) => self.condition(tests, words),
            Content::Recipient(recipient) => self.recipient(recipient, words),
            Content::Changes(changes) => self.changes(changes.as_ref(), words),
            Content::Digest(Some(digest)) => self.digest(digest, words),
            Content::Reminders(reminders) if !reminders.is_empty() => {
                let all = self.reminders(reminders, words).into_iter().map(|text| self.quoted(&text));
                self.common.list(&all.collect::<Vec<String>>())
            }
            Content::Kind(kind) => self.kind(kind, words),
            Content::Zone(zone) => zone.to_string(),
            Content::Hours(hours) => self.hours(hours),
            Content::Holiday(holiday) => self.holiday(change.kind.aspect, holiday),
            Content::Default(default) => self.default(default, words),
            Content::Fact(fact) if fact.values.is_empty() => self.message(&format!("kind-{}", fact.kind), &[]),
            Content::Fact(fact) => self.names(&fact.values, words),
            _ => NOTHING.to_owned(),
        }
    }

    /// A holiday as part of a sentence: only the part of it that changed.
    fn holiday(self, changed: Aspect, holiday: &HolidayContent) -> String {
        let name = holiday.name.as_deref();
        match changed {
            Aspect::HolidayName => {
                name.map_or_else(|| NOTHING.to_owned(), |name| self.quoted(&referee::tooling::isolate(name)))
            }
            Aspect::HolidayHours => holiday_text(self.common, holiday.date, None, &holiday.hours),
            _ => holiday_text(self.common, holiday.date, name, &holiday.hours),
        }
    }

    /// What an action does to a clock.
    pub(super) fn effect(self, change: &ClockChangeContent, words: Words<'w>) -> String {
        let effect = match (change.effect, change.by) {
            (_, Some(by)) => ClockEffect::Extend { by, times: change.times },
            ("stop", _) => ClockEffect::Stop,
            _ => ClockEffect::Start,
        };
        EffectNames { clock: change.clock.clone(), effect }.sentence(self.common, words)
    }

    /// When many of a notification go out as one message.
    pub(super) fn digest(self, digest: &DigestContent, words: Words<'w>) -> String {
        let text = self.common.say(const { common("diff-digest") }, |args| {
            args.count("count", usize::from(digest.above));
            args.duration("time", digest.per);
        });
        match &digest.by {
            None => text.into_owned(),
            Some(by) => self.message("diff-digest-by", &[("digest", &text), ("by", &by.label(words))]),
        }
    }

    fn changes(self, changes: Option<&ChangesContent>, words: Words<'w>) -> String {
        let Some(changes) = changes else { return self.message("diff-changes-never", &[]) };
        let roles = match changes.by.as_slice() {
            [] => self.message("diff-all-roles", &[]),
            by => self.names(by, words),
        };
        let clock = self.message(&format!("diff-clock-{}", changes.clock), &[]);
        self.message("diff-changes", &[("roles", &roles), ("clock", &clock)])
    }

    fn quoted(self, text: &str) -> String {
        self.message("diff-quoted", &[("text", text)])
    }

    pub(super) fn names(self, names: &[Name], words: Words<'w>) -> String {
        self.common.list(&names.iter().map(|name| self.quoted(&name.label(words))).collect::<Vec<String>>())
    }

    pub(super) fn condition(self, tests: &[TestContent], words: Words<'w>) -> String {
        if tests.is_empty() {
            return self.message("diff-all-leads", &[]);
        }
        TestNames::sentence(&named(tests), self.common, words)
    }

    fn answer(self, answer: bool) -> String {
        self.message(if answer { "answer-yes" } else { "answer-no" }, &[])
    }

    pub(super) fn recipient(self, recipient: &RecipientContent, words: Words<'w>) -> String {
        match recipient {
            RecipientContent::Fixed(name) => name.label(words),
            RecipientContent::ByFact { fact, recipients } => {
                let mut names: Vec<String> = Vec::new();
                for it in recipients {
                    let name = it.recipient.label(words);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let recipients = self.common.alternatives(&names);
                self.message("diff-by-fact", &[("recipients", &recipients), ("fact", &fact.label(words))])
            }
        }
    }

    fn kind(self, kind: &KindContent, words: Words<'w>) -> String {
        let named = self.message(&format!("kind-{}", kind.kind), &[]);
        if kind.parts.is_empty() {
            return named;
        }
        let parts = kind.parts.iter().map(|part| {
            let kind = self.message(&format!("kind-{}", part.kind), &[]);
            self.message("diff-part", &[("part", &part.part.label(words)), ("kind", &kind)])
        });
        let parts = self.common.list(&parts.collect::<Vec<String>>());
        self.message("diff-list-of", &[("kind", &named), ("parts", &parts)])
    }

    pub(super) fn default(self, default: &DefaultContent, words: Words<'w>) -> String {
        let text = match default {
            DefaultContent::Required => return self.message("diff-default-none", &[]),
            DefaultContent::Optional => return self.message("diff-default-unknown", &[]),
            DefaultContent::Text(text) => self.quoted(&referee::tooling::isolate(text)),
            DefaultContent::Boolean(answer) => self.answer(*answer),
            DefaultContent::Value(name) => self.quoted(&name.label(words)),
        };
        self.message("diff-default-value", &[("value", &text)])
    }
}

/// The longest ending of a word.
const MOST_ENDING: usize = 4;

/// Whether two texts have the same words with other endings, as in “gewonnen” and “gewonnener”.
fn differs_in_endings(before: &str, after: &str) -> bool {
    let alike = |(a, b): (&str, &str)| {
        let stem = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let rest = |word: &str| word.chars().count() - stem;
        a == b || (stem >= MOST_ENDING && rest(a) <= MOST_ENDING && rest(b) <= MOST_ENDING)
    };
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let words = |text: &str| text.split_whitespace().count();
    words(&before) == words(&after) && before.split_whitespace().zip(after.split_whitespace()).all(alike)
}

/// The durations of a change.
fn times(change: &Change) -> Vec<(&'static str, Duration)> {
    let of = |content: &Option<Content>| match content {
        Some(Content::Time(time)) => Some(*time),
        Some(Content::Follower(follower)) => Some(follower.after),
        Some(Content::Timeout(timeout)) => Some(timeout.after),
        _ => None,
    };
    let (before, after) = (of(&change.before), of(&change.after));
    let all = [("before", before), ("after", after), ("time", after.or(before))];
    all.into_iter().filter_map(|(name, time)| Some((name, time?))).collect()
}

/// The variants of a text that facts select.
pub(super) fn variants(name: &Name, words: Words<'_>) -> Vec<TextVariant> {
    let (id, attribute) = name.message();
    TextVariant::all(words, &id, attribute)
}

/// The tests of a condition, by names.
fn named(tests: &[TestContent]) -> Vec<TestNames> {
    let compared = |fact: Option<&Name>, any: Vec<Name>| TestNames::Compared { fact: fact.cloned(), any };
    let tests = tests.iter().map(|test| match test {
        TestContent::OneOf { fact, values } => compared(Some(fact), values.clone()),
        TestContent::Is { fact, is } => compared(Some(fact), vec![Name::answer(*is)]),
        TestContent::Given { fact, given } => compared(Some(fact), vec![Name::given(*given)]),
        TestContent::Marked { marks } => compared(None, marks.clone()),
        TestContent::Not { not } => TestNames::Not(named(not)),
        TestContent::Any { any } => TestNames::Any(any.iter().map(|tests| named(tests)).collect()),
    });
    tests.collect()
}

/// The suffix of the message id for a change.
fn variant(change: &Change) -> &'static str {
    match (change.kind.noun, change.kind.aspect, &change.before, &change.after) {
        (Noun::Action, Aspect::Added, _, Some(Content::Action(ActionContent { to: None, .. })))
        | (Noun::Action, Aspect::Removed, Some(Content::Action(ActionContent { to: None, .. })), _)
        | (Noun::Action, Aspect::Target, _, None) => "-stays",
        (Noun::Action, Aspect::Target, None, _) => "-leaves",
        (_, Aspect::Shows, _, Some(Content::Shows(Shows::Overview))) => "-overview",
        (_, Aspect::Shows, _, Some(_)) => "-details",
        (_, Aspect::Shows, _, None) => "-last",
        _ => "",
    }
}
