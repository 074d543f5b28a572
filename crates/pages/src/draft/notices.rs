//! Drafts notifications, alerts and conditions.

use std::ops::Range;

use crate::label::Noun;
use crate::stated::{Name, StatedNotice, StatedSection, StatedTest};
use referee::rules::{Notification, NotificationId, Recipient, RecipientId};
use referee::tooling::safe::line;

use super::around::push_new;
use super::build::Building;
use super::naming::{given_of, is_id, kind_of};
use super::sketch::{AlertSketch, FactSketch, NotificationSketch, TestSketch};

/// The maximum length of a quotation from the page, in characters.
const MOST_QUOTED: usize = 80;

/// The minimum number of letters of a statement.
const LEAST_QUOTED: usize = 4;

impl Building<'_> {
    /// The ids of notifications.
    pub(super) fn notify(&mut self, notices: &[StatedNotice]) -> Vec<String> {
        let mut ids = Vec::new();
        for notice in notices {
            self.add(notice, &mut ids);
        }
        ids
    }

    /// Adds a notification to those of the same event.
    pub(super) fn add(&mut self, notice: &StatedNotice, ids: &mut Vec<String>) {
        if !notice.to.is_empty() {
            let id = self.notification(notice, false, ids);
            push_new(ids, id);
        }
    }

    /// The id of a notification of an event that also sends the `others`.
    pub(super) fn notification(&mut self, notice: &StatedNotice, opened: bool, others: &[String]) -> String {
        let subject = notice.subject.as_ref();
        let written = self
            .defined(notice, others)
            .or_else(|| subject.and_then(|name| self.naming.anchored("notification", name)));
        let names = self.naming.whole("recipient", &notice.to);
        let recipients: Vec<String> =
            names.iter().map(|name| self.naming.loose("recipient", Noun::Recipient, name)).collect();
        let known = |it: &&NotificationSketch| it.opened == opened && self.goes_to(&it.to, &recipients);
        let before = || self.sketch.notifications.iter().find(known).map(|it| it.id.clone());
        let id = written
            .clone()
            .or_else(|| self.like_notification(&recipients, opened))
            .or_else(|| before().filter(|_| subject.is_none()));
        let id = id.unwrap_or_else(|| {
            let first = recipients.first().map_or("", |it| it);
            let base = if opened { format!("{first}-opened") } else { format!("{first}-told") };
            let taken = |id: &str| self.sketch.notifications.iter().any(|it| it.id == id);
            if taken(&base) { format!("{base}-2") } else { base }
        });
        if let Some(subject) = subject {
            self.naming.labels.push((format!("notification-{id}.subject"), subject.text.to_string()));
        }
        self.announce(&id, &recipients, opened);
        id
    }

    /// The notification with this subject and these recipients in the section that defines them: preferably one with this
    /// condition, and none of the `others`.
    fn defined(&self, notice: &StatedNotice, others: &[String]) -> Option<String> {
        let subject = notice.subject.as_ref()?;
        let texts = |names: &[Name]| names.iter().map(|name| name.text.clone()).collect::<Vec<_>>();
        let entries = self.about("notifications")?.entries.iter();
        let same =
            entries.filter(|entry| entry.name.words() == subject.words() && texts(&entry.to) == texts(&notice.to));
        let ids = same.filter_map(|entry| {
            let id = entry.anchors.iter().find_map(|anchor| anchor.strip_prefix("notification-"))?;
            is_id(id).then_some((entry, id))
        });
        let best = ids.min_by_key(|(entry, id)| {
            let other = !notice.when.is_empty() && !are_same(&entry.tests, &notice.when);
            (others.iter().any(|other| other == id), other)
        });
        best.map(|(_, id)| id.to_owned())
    }

    /// Adds a notification with its recipients, if missing.
    fn announce(&mut self, id: &str, recipients: &[String], opened: bool) {
        for recipient in recipients {
            self.sketch.recipient(recipient);
        }
        if self.sketch.notifications.iter().all(|it| it.id != id) {
            let to = match recipients {
                [only] => only.clone(),
                several => self.by_fact(id, several),
            };
            self.sketch.notifications.push(NotificationSketch {
                id: id.to_owned(),
                to,
                opened,
                ..NotificationSketch::default()
            });
        }
    }

    /// The notifications of the other rule set that the text after a target probably states: it mentions their recipients,
    /// or its language is unknown. Also returns the gap with the words of the page.
    pub(super) fn notify_like(
        &mut self,
        notify: &[NotificationId],
        rest: &[Range<usize>],
    ) -> (Vec<String>, Option<String>) {
        let text = |at: &Range<usize>| self.text.get(at.clone()).unwrap_or_default();
        let words: Vec<&str> = rest.iter().flat_map(|at| text(at).split_whitespace()).collect();
        let all = words.join(" ").replace('*', "");
        let all = all.trim_matches([' ', ',', '.', ';']);
        let mut words: String = all.chars().take(MOST_QUOTED).collect();
        if words.len() < all.len() {
            words.push('…');
        }
        let words = line(&words);
        let understood = self.naming.understood;
        if words.chars().filter(|c| c.is_alphabetic()).count() < LEAST_QUOTED {
            return (Vec::new(), None);
        }
        let Some(like) = self.naming.like.filter(|_| !notify.is_empty()) else {
            return (Vec::new(), (!understood).then(|| format!("the page also says “{words}”")));
        };
        let is_stated = |recipient: &RecipientId| {
            let mentions = |at| like.labels.mentions_one((*recipient).into(), self.text, at).is_some();
            !understood || rest.iter().any(mentions)
        };
        let all = notify.iter().map(|number| &like.rules.notifications()[*number]);
        let stated: Vec<&Notification> = all.filter(|it| it.to.all().iter().any(is_stated)).collect();
        for notification in &stated {
            let recipients = notification.to.all().iter().map(|number| like.rules.recipients()[*number].to_string());
            self.announce(&notification.id, &recipients.collect::<Vec<_>>(), false);
        }
        let ids: Vec<String> = stated.iter().map(|it| it.id.to_string()).collect();
        let name = like.rules.name();
        let open = (!ids.is_empty()).then(|| format!("notified as in `{name}`; the page says “{words}”"));
        (ids, open)
    }

    fn goes_to(&self, to: &str, recipients: &[String]) -> bool {
        recipients == [to] || self.sketch.facts.iter().any(|fact| fact.id == to && fact.values == recipients)
    }

    /// The fact that determines the recipient.
    fn by_fact(&mut self, notification: &str, recipients: &[String]) -> String {
        let like = self.naming.like.and_then(|like| {
            let known = like.rules.notifications().iter().find(|it| *it.id == *notification)?;
            let Recipient::ByFact { fact, .. } = &known.to else { return None };
            let fact = &like.rules.facts()[*fact];
            Some((fact.id.to_string(), &fact.default))
        });
        let (id, open) = match &like {
            Some((id, _)) => (id.clone(), None),
            None => ("notified".to_owned(), Some("the page does not state the fact")),
        };
        if self.sketch.facts.iter().all(|fact| fact.id != id) {
            let default = recipients.first().cloned();
            let fact =
                FactSketch { id: id.clone(), values: recipients.to_vec(), default, open, ..FactSketch::default() };
            self.sketch.facts.push(fact);
        }
        id
    }

    /// The notification of the other rule set with the same recipients.
    fn like_notification(&self, recipients: &[String], opened: bool) -> Option<String> {
        let like = self.naming.like?;
        let id = |number: &RecipientId| like.rules.recipients()[*number].to_string();
        let fits = |number: NotificationId, to: &Recipient| {
            let all: Vec<String> = to.all().iter().map(id).collect();
            like.rules.on_opened().contains(&number) == opened && all == recipients
        };
        let mut known = like.rules.notifications().entries();
        known.find(|(number, it)| fits(*number, &it.to)).map(|(_, it)| it.id.to_string())
    }

    pub(super) fn tests(&mut self, stated: &[StatedTest]) -> Vec<TestSketch> {
        let mut tests = Vec::new();
        for test in stated {
            tests.extend(match (test.any.as_slice(), test.not) {
                ([only], true) => Some(TestSketch::Not(self.tests(only))),
                (_, true) => self.test(test).map(|it| TestSketch::Not(vec![it])),
                (_, false) => self.test(test),
            });
        }
        tests
    }

    /// A test, without its negation.
    fn test(&mut self, test: &StatedTest) -> Option<TestSketch> {
        if !test.any.is_empty() {
            return Some(TestSketch::Any(test.any.iter().map(|tests| self.tests(tests)).collect()));
        }
        let (first, values) = test.names.split_first()?;
        if values.is_empty() {
            return Some(TestSketch::Marked(self.naming.id("mark", Noun::Mark, first)));
        }
        let fact = self.naming.id("fact", Noun::Fact, first);
        if let Some(given) = values.first().and_then(|value| given_of(value, &self.kinds)) {
            return Some(TestSketch::Given(fact, given));
        }
        let known = self.sketch.facts.iter().find(|known| known.id == fact);
        if let (Some("boolean"), Some(value)) = (known.and_then(|known| known.kind), values.first()) {
            return Some(TestSketch::Is(fact, kind_of(value, &self.kinds) != Some("no")));
        }
        let number = self.naming.like.and_then(|like| like.rules.facts().find(&fact));
        let kind = format!("fact-{fact}");
        let noun = number.map_or(Noun::Kind, Noun::Value);
        let values = values.iter().map(|value| self.naming.id(&kind, noun, value)).collect();
        Some(TestSketch::OneOf(fact, values))
    }

    pub(super) fn alerts(&mut self, at: usize, section: &StatedSection) -> Vec<AlertSketch> {
        let mut alerts = Vec::new();
        for (number, stated) in section.alerts.iter().enumerate() {
            let mut own = stated.anchors.iter().filter_map(|anchor| anchor.strip_prefix("alert-")).map(str::to_owned);
            let like = self.like_stage(at).and_then(|stage| stage.alerts.as_slice().get(number));
            let first = own.next().or_else(|| like.map(|alert| alert.id.to_string()));
            let first = first.unwrap_or_else(|| format!("advice-{}", number + 1));
            let follower = like.and_then(|alert| alert.follower.as_ref()).map(|next| next.id.to_string());
            let second = own.next().or(follower).unwrap_or_else(|| format!("{first}-late"));
            let code = |name: &Option<Name>| name.as_ref().map(|name| name.text.to_string());
            let mut when = self.tests(&stated.when);
            if when.is_empty() {
                when = self.like_condition(like.map(|alert| &alert.when));
            }
            let open = when.is_empty().then_some("the page states no readable condition");
            let next_icon = code(&stated.next_icon);
            let next = stated.changes.as_ref().map(|(after, _)| (*after, second, next_icon));
            alerts.push(AlertSketch { id: first, when, icon: code(&stated.icon), next, open });
        }
        alerts
    }
}

/// Whether a page states two conditions in the same words.
fn are_same(tests: &[StatedTest], others: &[StatedTest]) -> bool {
    let same = |(test, other): (&StatedTest, &StatedTest)| {
        let names = test.names.iter().map(Name::words).eq(other.names.iter().map(Name::words));
        let any = test.any.len() == other.any.len();
        names
            && any
            && test.not == other.not
            && test.any.iter().zip(&other.any).all(|(one, other)| are_same(one, other))
    };
    tests.len() == others.len() && tests.iter().zip(others).all(same)
}
