//! The details of changes: lines below their sentences.

use referee::locale::Words;
use referee::rules::Shows;
use referee::tooling::{Name, Noun, TestNames, common, holiday_text, hours_text};

use super::change::{Aspect, Change, Counterparts};
use super::content::{ActionContent, CalendarContent, ClockContent, Content, FactContent, NoticeContent};
use super::sentence::{Speaker, variants};

impl<'w> Speaker<'w> {
    /// Details of a change, one per line.
    pub(super) fn details(self, change: &Change) -> Vec<String> {
        let mut details = Vec::new();
        if !change.when.is_empty() && change.kind.aspect != Aspect::When {
            details.push(self.message("diff-detail-when", &[("when", &self.condition(&change.when, self.new))]));
        }
        let (content, words) = match (&change.before, &change.after) {
            (Some(content), None) => (Some(content), self.old),
            (None, Some(content)) => (Some(content), self.new),
            _ => (None, self.new),
        };
        match content {
            Some(Content::Shows(Shows::Overview)) if change.kind.aspect != Aspect::Shows => {
                details.push(self.message("diff-detail-overview", &[]));
            }
            Some(Content::Action(action)) => self.action(&mut details, action, words),
            Some(Content::Timeout(timeout)) => {
                if !timeout.when.is_empty() {
                    details.push(self.message("diff-detail-when", &[("when", &self.condition(&timeout.when, words))]));
                }
                self.notices(&mut details, &timeout.notify, words);
                details.extend(self.reminders(&timeout.reminders, words));
            }
            Some(Content::Clock(clock)) => self.clock(&mut details, clock, words),
            Some(Content::Calendar(calendar)) => self.calendar(&mut details, calendar, words),
            Some(Content::Notice(notice)) => {
                if !notice.when.is_empty() {
                    details.push(self.message("diff-detail-when", &[("when", &self.condition(&notice.when, words))]));
                }
                let digest = notice.digest.as_ref().filter(|_| change.kind.noun == Noun::Notification);
                details.extend(
                    digest.map(|digest| self.message("diff-detail-digest", &[("digest", &self.digest(digest, words))])),
                );
                self.variants(&mut details, "diff-detail-variant", &notice.notification, words);
            }
            Some(Content::Alert(alert)) => {
                self.text(&mut details, &alert.alert, words);
                if let Some(follower) = &alert.then {
                    let text = follower.alert.label(words);
                    details.push(self.timed("diff-detail-later", &[("time", follower.after)], &[("text", &text)]));
                    self.variants(&mut details, "diff-detail-variant", &follower.alert, words);
                }
            }
            Some(Content::Follower(follower)) => self.text(&mut details, &follower.alert, words),
            Some(Content::Fact(fact)) if change.after.is_some() => self.fact(&mut details, fact, words),
            _ => {
                let alert = |it: &&Counterparts| it.name().is_some_and(|name| name.noun == Noun::Alert);
                let named = change.kind.aspect == Aspect::Renamed;
                if let Some(alert) = change.about.iter().find(alert).filter(|_| !named) {
                    match (&alert.after, &alert.before) {
                        (Some(name), _) => self.text(&mut details, name, self.new),
                        (None, Some(name)) => self.text(&mut details, name, self.old),
                        (None, None) => {}
                    }
                }
                self.changed_variants(&mut details, change);
            }
        }
        details
    }

    /// The text of an alert, with its variants.
    fn text(self, details: &mut Vec<String>, alert: &Name, words: Words<'w>) {
        details.push(self.message("diff-detail-text", &[("text", &alert.label(words))]));
        self.variants(details, "diff-detail-variant", alert, words);
    }

    /// A line for each variant of a text that facts select.
    fn variants(self, details: &mut Vec<String>, id: &str, name: &Name, words: Words<'w>) {
        for variant in variants(name, words) {
            let when = TestNames::sentence(&variant.when, self.common, words);
            details.push(self.message(id, &[("text", &variant.text), ("when", &when)]));
        }
    }

    /// The variants of the texts in a content that replaces another one.
    fn changed_variants(self, details: &mut Vec<String>, change: &Change) {
        match (&change.before, &change.after) {
            (Some(Content::Name(before)), Some(Content::Name(after))) if before.noun == Noun::Notification => {
                if variants(before, self.old) != variants(after, self.new) {
                    self.variants(details, "diff-detail-variant-before", before, self.old);
                }
                self.variants(details, "diff-detail-variant", after, self.new);
            }
            (_, Some(Content::Reminders(reminders))) => {
                for notice in reminders.iter().flat_map(|it| &it.notify) {
                    self.variants(details, "diff-detail-variant", &notice.notification, self.new);
                }
            }
            _ => {}
        }
    }

    fn action(self, details: &mut Vec<String>, action: &ActionContent, words: Words<'w>) {
        if !action.when.is_empty() {
            details.push(self.message("diff-detail-when", &[("when", &self.condition(&action.when, words))]));
        }
        if !action.by.is_empty() {
            details.push(self.message("diff-detail-roles", &[("roles", &self.names(&action.by, words))]));
        }
        if !action.fields.is_empty() {
            let fields = action.fields.iter().map(|input| {
                let need = self.message(&format!("need-{}", input.need.id()), &[]);
                self.message("diff-field-need", &[("field", &input.field.label(words)), ("need", &need)])
            });
            let fields = self.common.list(&fields.collect::<Vec<String>>());
            details.push(self.message("diff-detail-fields", &[("fields", &fields)]));
        }
        if let Some(confirm) = &action.confirm {
            details.push(self.message("diff-detail-confirm", &[("confirm", &confirm.label(words))]));
        }
        self.notices(details, &action.notify, words);
        details.extend(action.clocks.iter().map(|change| self.effect(change, words)));
    }

    fn clock(self, details: &mut Vec<String>, clock: &ClockContent, words: Words<'w>) {
        details.extend(clock.limits.iter().map(|limit| self.limit(limit, words)));
        let starts = self.starts(&clock.starts, words);
        let labels = |names: &[Name]| names.iter().map(|name| name.label(words)).collect::<Vec<_>>();
        let stages =
            [("limit-starts", starts), ("limit-pauses", labels(&clock.pauses)), ("limit-stops", labels(&clock.stops))];
        for (id, stages) in stages.into_iter().filter(|(_, stages)| !stages.is_empty()) {
            details.push(self.common.say(common(id), |args| args.list("stages", &stages)).into_owned());
        }
        for limit in &clock.limits {
            self.notices(details, &limit.notify, words);
            details.extend(self.reminders(&limit.reminders, words));
        }
    }

    fn calendar(self, details: &mut Vec<String>, calendar: &CalendarContent, words: Words<'w>) {
        if !calendar.when.is_empty() {
            details.push(self.message("diff-detail-when", &[("when", &self.condition(&calendar.when, words))]));
        }
        let week: Vec<String> = calendar.hours.iter().map(|it| hours_text(self.common, &it.days, &it.hours)).collect();
        let work = self.common.say(const { common("limit-work") }, |args| {
            args.list("hours", &week);
            args.text("zone", &calendar.zone);
        });
        details.push(work.into_owned());
        if !calendar.holidays.is_empty() {
            let dates =
                calendar.holidays.iter().map(|it| holiday_text(self.common, it.date, it.name.as_deref(), &it.hours));
            let dates: Vec<String> = dates.collect();
            let text = self.common.say(const { common("limit-work-holidays") }, |args| args.list("dates", &dates));
            details.push(text.into_owned());
        }
    }

    fn notices(self, details: &mut Vec<String>, notices: &[NoticeContent], words: Words<'w>) {
        for notice in notices {
            let recipient = self.recipient(&notice.to, words);
            let subject = notice.notification.label(words);
            details.push(self.message("diff-detail-notified", &[("recipient", &recipient), ("subject", &subject)]));
            self.variants(details, "diff-detail-variant", &notice.notification, words);
        }
    }

    fn fact(self, details: &mut Vec<String>, fact: &FactContent, words: Words<'w>) {
        if !fact.values.is_empty() {
            details.push(self.message("diff-detail-values", &[("values", &self.names(&fact.values, words))]));
        }
        let default = self.default(&fact.default, words);
        details.push(self.message("diff-detail-default", &[("default", &default)]));
    }
}
