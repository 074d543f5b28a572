//! Compares the recipients of notifications.

use std::ops::Range;

use referee::rules::{Duration, NotificationId, Reminder, Stage};

use crate::label::{Label, Noun};
use crate::stated::{Name, StatedNotice, StatedSection, StatedTimeout};

use super::actions::labels;
use super::{Comparing, quoted};

impl Comparing<'_> {
    /// Reports recipients that the stage does not notify.
    pub(super) fn unknown_recipients(&mut self, stage: &Stage, stated: &StatedSection) {
        let notify = stage.actions.iter().flat_map(|action| &action.notify);
        let notify = notify.chain(stage.timeouts.iter().flat_map(|timeout| &timeout.notify)).copied();
        let reminders = stage.timeouts.iter().flat_map(|timeout| &timeout.reminders);
        let notify: Vec<NotificationId> = notify.chain(reminders.flat_map(|it| it.notify.to_vec())).collect();
        for name in stated.notices.iter().flat_map(|notice| &notice.to) {
            let recipients = notify.iter().map(|number| &self.rules.notifications()[*number]);
            let known = recipients.flat_map(|notification| notification.to.all());
            let expected: Vec<Label> = known.map(|one| (*one).into()).collect();
            let meant = self.labels.same(Noun::Recipient, name.words());
            if !meant.is_empty() && meant.iter().all(|meant| !expected.contains(&meant.label)) {
                let message = format!(
                    "{} is notified in stage `{}` on the page but not in the rules",
                    quoted(&name.text),
                    stage.id
                );
                self.contradict(&name.at, &["stages", &stage.id], message, "no such recipient");
            }
        }
    }

    /// Compares the reminders of a timeout: by their times, then in order.
    pub(super) fn reminders(&mut self, reminders: &[Reminder], stated: &StatedTimeout, route: &[&str]) {
        let mut open: Vec<&(Option<(Duration, Range<usize>)>, StatedNotice)> = stated.reminders.iter().collect();
        let mut left: Vec<&Reminder> = Vec::new();
        for reminder in reminders {
            let same = |it: &&(Option<(Duration, Range<usize>)>, StatedNotice)| {
                it.0.as_ref().is_some_and(|(before, _)| *before == reminder.before)
            };
            // A reminder with several notifications is stated once for each.
            let found: Vec<_> = open.iter().copied().filter(same).collect();
            open.retain(|it| !same(it));
            if found.is_empty() {
                left.push(reminder);
                continue;
            }
            let notices: Vec<StatedNotice> = found.iter().map(|(_, notice)| notice.clone()).collect();
            found.iter().filter_map(|(time, _)| time.as_ref()).for_each(|(_, at)| self.confirm(at, route));
            self.notices(&reminder.notify, (&notices, &[]), route, &stated.at);
        }
        let mut left = left.into_iter();
        for (time, _) in open {
            let Some((before, at)) = time else { continue };
            let rule = left.next().map(|reminder| reminder.before.to_string());
            let message = match &rule {
                Some(rule) => {
                    format!("the reminder is {before} before the deadline on the page but {rule} in the rules")
                }
                None => format!("the page has a reminder {before} before the deadline, but the rules have none"),
            };
            self.contradict(at, route, message, rule.as_deref().unwrap_or("no reminder"));
        }
        for reminder in left {
            let message = format!("the page does not mention the reminder {} before the deadline", reminder.before);
            self.unsaid(&stated.at, route, message);
        }
    }

    /// Whether a notification has recipients with these names, in order.
    pub(super) fn goes_to(&self, number: NotificationId, names: &[Name]) -> bool {
        let to = labels(self.rules.notifications()[number].to.all());
        let means = |(label, name): (&Label, &Name)| {
            self.labels.same(Noun::Recipient, name.words()).iter().any(|meant| meant.label == *label)
        };
        to.len() == names.len() && to.iter().zip(names).all(means)
    }

    /// Compares the recipients of notifications.
    pub(super) fn notices(
        &mut self,
        notify: &[NotificationId],
        (stated, rest): (&[StatedNotice], &[Range<usize>]),
        route: &[&str],
        around: &Range<usize>,
    ) {
        let rules = self.rules;
        let expected = labels(notify.iter().flat_map(|number| rules.notifications()[*number].to.all()));
        let mut open = expected.clone();
        for subject in stated.iter().filter_map(|notice| notice.subject.as_ref()) {
            let all = self.labels.same(Noun::Notification, subject.words());
            if notify.iter().any(|number| self.means(*number, subject)) {
                self.confirm(&subject.at, route);
            } else {
                let message = format!("the page names notification {}, but the rules another", quoted(&subject.text));
                let expected = if all.is_empty() { notify.first().map(|number| (*number).into()) } else { None };
                match expected {
                    Some(expected) => self.wording(subject, expected, route),
                    None => self.contradict(&subject.at, route, message, "the notifications"),
                }
            }
        }
        let ids: Vec<String> = expected.iter().map(|label| format!("`{}`", self.labels.id(*label))).collect();
        let rule = if ids.is_empty() { "nobody".to_owned() } else { ids.join(" or ") };
        let names: Vec<&Name> = stated.iter().flat_map(|notice| &notice.to).collect();
        let mut merged = self.merged(Noun::Recipient, &names);
        let knows = |name: &Name| self.labels.within(Noun::Recipient, name.words()).is_some();
        if !expected.is_empty() && !merged.iter().any(knows) {
            let mentioned = self.mentioned_recipients(&expected, rest);
            merged = if mentioned.is_empty() { merged } else { mentioned };
        }
        let mut unknown: Vec<&Name> = Vec::new();
        let mut wrong = false;
        for name in &merged {
            let all = self.labels.all(Noun::Recipient, name.words());
            let same = self.labels.same(Noun::Recipient, name.words());
            let asked = if same.is_empty() { &all } else { &same };
            match asked.iter().find(|meant| expected.contains(&meant.label)) {
                Some(meant) => {
                    open.retain(|recipient| *recipient != meant.label);
                    self.confirm(&name.at, route);
                }
                None if same.is_empty() => unknown.push(name),
                None => {
                    wrong = true;
                    let message = format!("the page notifies {}, but the rules notify {rule}", quoted(&name.text));
                    self.contradict(&name.at, route, message, &format!("notifies {rule}"));
                }
            }
        }
        // The finding also covers the recipients that the rules have instead.
        for (number, recipient) in open.into_iter().enumerate().filter(|_| !wrong) {
            if let Some(name) = unknown.get(number).filter(|name| is_short(name)) {
                self.wording(name, recipient, route);
            } else {
                let message = format!("the page does not say that `{}` is notified", self.labels.id(recipient));
                self.unsaid(around, route, message);
            }
        }
    }

    /// The expected recipients that a text mentions, or else any others, in any sentence.
    fn mentioned_recipients(&self, expected: &[Label], rest: &[Range<usize>]) -> Vec<Name> {
        let text = self.source.text();
        let name = |at: Range<usize>| Name::new(text.get(at.clone()).unwrap_or_default(), at, false);
        let mention = |label: &Label| rest.iter().find_map(|at| self.labels.mentions_one(*label, text, at)).map(name);
        let names: Vec<Name> = expected.iter().filter_map(mention).collect();
        if names.is_empty() {
            self.labels.of(Noun::Recipient).iter().filter_map(mention).take(1).collect()
        } else {
            names
        }
    }
}

/// The maximum size of the name of a recipient, in words and in letters.
const MOST_WORDS: usize = 4;
const MOST_LETTERS: usize = 40;

/// Whether a name is short enough to be one, and not the rest of a clause.
pub(super) fn is_short(name: &Name) -> bool {
    name.text.split_whitespace().count() <= MOST_WORDS && name.text.chars().count() <= MOST_LETTERS
}
