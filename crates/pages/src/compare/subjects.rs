//! Compares the subjects of a notification that facts select.

use crate::likeness::same;
use crate::selected::Subject;
use crate::stated::StatedEntry;
use referee::rules::NotificationId;

use super::{Comparing, quoted};

impl Comparing<'_> {
    /// Compares the items below a notification: its subjects with their conditions.
    pub(super) fn subjects(&mut self, number: NotificationId, entry: &StatedEntry, below: &[&StatedEntry]) {
        let notification = &self.rules.notifications()[number];
        let route = ["notifications", &*notification.id];
        let mut open: Vec<&Subject> = self.labels.subjects(number).iter().collect();
        let mut paired: Vec<(&StatedEntry, &Subject)> = Vec::new();
        for stated in below {
            let scores = open.iter().enumerate().map(|(at, subject)| (same(&subject.words, stated.name.words()), at));
            match scores.filter(|(score, _)| *score > 0).max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))) {
                Some((_, at)) => {
                    self.confirm(&stated.name.at, &route);
                    paired.push((stated, open.remove(at)));
                }
                // Other items below a notification explain it.
                None if stated.tests.is_empty() => self.claim(&stated.name.at, &[], super::Verdict::Uncovered),
                None => {
                    let name = quoted(&stated.name.text);
                    let message = format!("notification `{}` has no subject {name} that facts select", notification.id);
                    self.beyond(&stated.name.at, message);
                }
            }
        }
        for subject in open {
            let name = quoted(&subject.text);
            let message = format!("the page does not mention the subject {name} of notification `{}`", notification.id);
            self.unsaid(&entry.name.at, &route, message);
        }
        let (_, wrong): (Vec<_>, Vec<_>) = paired.into_iter().partition(|(it, subject)| self.agrees(it, subject));
        if self.are_exchanged(&wrong)
            && let Some((first, _)) = wrong.first()
        {
            let names: Vec<String> = wrong.iter().map(|(it, _)| quoted(&it.name.text)).collect();
            let message = format!("the page exchanges the conditions of the subjects {}", names.join(" and "));
            return self.contradict(&first.name.at, &route, message, "the subjects");
        }
        for (stated, subject) in wrong {
            self.condition(&subject.when, &stated.tests, &route, &stated.name.at);
        }
    }

    /// Whether the page states the condition of a subject, and no other one.
    fn agrees(&self, stated: &StatedEntry, subject: &Subject) -> bool {
        let labels = (self.labels, self.others.clone());
        let mut trial = Self::new(self.rules, labels, self.places, self.source, self.stated, self.understood);
        trial.condition(&subject.when, &stated.tests, &[], &stated.name.at);
        trial.compared.findings.is_empty()
    }

    /// Whether each of these subjects has the condition of another one.
    fn are_exchanged(&self, wrong: &[(&StatedEntry, &Subject)]) -> bool {
        let mut open: Vec<&Subject> = wrong.iter().map(|(_, subject)| *subject).collect();
        let mut each = wrong.iter().map(|(stated, _)| {
            let at = open.iter().position(|subject| self.agrees(stated, subject))?;
            Some(open.remove(at))
        });
        wrong.len() > 1 && each.all(|found| found.is_some())
    }
}
