//! Reads and checks a delivery file.

use std::collections::BTreeSet;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Source, Thing, did_you_mean};

use super::checks::unknown_names::{UNKNOWN_FACT, UNKNOWN_FIELD, UNKNOWN_RECIPIENT};
use super::checks::{hidden, missing_key, unreachable_recipient, wrong_duration};
use super::delivery::{Address, DeliveryRules, Reach, Setting, ValueOf};
use super::delivery_file::{DELIVERY_FILE, DIRECTORY, DeliveryDraft, RecipientDraft, ValueDraft};
use super::node::Name;
use super::{Duration, FactKind, Kind, Recipient, RuleSet, Zone, node, structure, subjects};

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

impl DeliveryRules {
    /// Reads and checks a delivery file. Of the rule sets of the book, `all` says whether none has errors.
    pub(super) fn check(source: &Source, sets: &[Arc<RuleSet>], all: bool) -> (Option<Self>, Vec<Finding>) {
        let mut root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => return (None, vec![finding]),
        };
        let mut findings = structure::check(source, &mut root, &DELIVERY_FILE);
        hidden::check(source, &root, &mut findings);
        let draft = DeliveryDraft::of(&root);
        let mut check = Check { source, sets, draft: &draft, findings };
        if all {
            check.names();
            check.reached();
        }
        let mut findings = check.findings;
        if let Some(keep) = draft.keep.as_ref().filter(|keep| keep.value.parse().is_ok_and(Duration::is_working)) {
            findings.push(wrong_duration::of_working_time(source, keep));
        }
        if draft.from.is_none() && draft.recipients.iter().any(|recipient| recipient.mail.is_some()) {
            findings.push(missing_key::of_mails(source, draft.span.clone()));
        }
        subjects::name(&root, &mut findings);
        findings.sort_by_key(|it| it.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start)));
        let valid = !findings.iter().any(Finding::is_error);
        (valid.then(|| read(&draft)), findings)
    }
}

fn read(draft: &DeliveryDraft) -> DeliveryRules {
    let locale = |name: &Name| name.value.parse::<LanguageIdentifier>().ok();
    let zone = |name: &Name| name.value.parse::<Zone>().ok();
    let keep = draft.keep.as_ref().and_then(|keep| keep.value.parse().ok());
    let recipients = draft.recipients.iter().map(|recipient| {
        let mail = recipient.mail.as_ref().map(|mail| match mail {
            ValueDraft::Fixed(fixed) if *fixed.value == *DIRECTORY => Address::Directory,
            ValueDraft::Fixed(fixed) => Address::Fixed(fixed.value.clone()),
            ValueDraft::Field(name) => Address::Of(ValueOf::Field(name.value.clone())),
            ValueDraft::Fact(name) => Address::Of(ValueOf::Fact(name.value.clone())),
        });
        let reach = Reach {
            mail,
            webhook: recipient.webhook,
            locale: recipient.locale.as_ref().and_then(|draft| setting(draft, locale)),
            zone: recipient.zone.as_ref().and_then(|draft| setting(draft, zone)),
        };
        (recipient.name.value.clone(), reach)
    });
    DeliveryRules {
        from: draft.from.as_ref().map(|from| from.value.clone()),
        account: draft.account.as_ref().and_then(value_of),
        locale: draft.locale.as_ref().and_then(locale),
        zone: draft.zone.as_ref().and_then(zone).unwrap_or_default(),
        keep: keep.unwrap_or_else(|| Duration::exact(0, 30 * DAY)),
        recipients: recipients.collect(),
    }
}

fn value_of(draft: &ValueDraft) -> Option<ValueOf> {
    match draft {
        ValueDraft::Fixed(_) => None,
        ValueDraft::Field(name) => Some(ValueOf::Field(name.value.clone())),
        ValueDraft::Fact(name) => Some(ValueOf::Fact(name.value.clone())),
    }
}

fn setting<T>(draft: &ValueDraft, read: impl Fn(&Name) -> Option<T>) -> Option<Setting<T>> {
    match draft {
        ValueDraft::Fixed(fixed) => read(fixed).map(Setting::Fixed),
        other => value_of(other).map(Setting::Of),
    }
}

struct Check<'c> {
    source: &'c Source,
    sets: &'c [Arc<RuleSet>],
    draft: &'c DeliveryDraft,
    findings: Vec<Finding>,
}

impl Check<'_> {
    /// Reports names that no rule set has.
    fn names(&mut self) {
        let recipients: BTreeSet<&str> =
            self.sets.iter().flat_map(|set| set.recipients().iter().map(|name| &**name)).collect();
        for recipient in &self.draft.recipients {
            if !recipients.contains(&*recipient.name.value) {
                let message = format!("no rule set has the recipient `{}`", recipient.name.value);
                let help = did_you_mean(&recipient.name.value, recipients.iter().copied());
                let finding = UNKNOWN_RECIPIENT.in_text(self.source, recipient.name.span.clone(), message);
                self.findings.push(finding.with_help(help.unwrap_or_else(|| "remove it".to_owned())));
            }
        }
        let settings = self.draft.recipients.iter();
        let settings = settings.flat_map(|it| [&it.mail, &it.locale, &it.zone]).chain([&self.draft.account]);
        for value in settings.flatten() {
            let (check, thing, name, known): (_, _, _, BTreeSet<&str>) = match value {
                ValueDraft::Fixed(_) => continue,
                ValueDraft::Field(name) => {
                    let all = self.sets.iter().flat_map(|set| set.fields().iter().map(|field| &*field.id));
                    (&UNKNOWN_FIELD, Thing::Field, name, all.collect())
                }
                ValueDraft::Fact(name) => {
                    let all = self.sets.iter().flat_map(|set| set.facts().iter().map(|fact| &*fact.id));
                    (&UNKNOWN_FACT, Thing::Fact, name, all.collect())
                }
            };
            if !known.contains(&*name.value) {
                let message = format!("no rule set has the {} `{}`", thing.word(), name.value);
                let finding = check.in_text(self.source, name.span.clone(), message);
                let finding = finding.with_help(did_you_mean(&name.value, known.iter().copied()));
                self.findings.push(finding.about(thing, &name.value));
            }
        }
    }

    /// Reports recipients that are not reached under a rule set that notifies them.
    fn reached(&mut self) {
        let reported = self.findings.len();
        let mut missing: Vec<(&str, Vec<&str>)> = Vec::new();
        for set in self.sets {
            for recipient in notified(set) {
                let Some(reach) = self.draft.recipients.iter().find(|known| *known.name.value == *recipient) else {
                    match missing.iter_mut().find(|(known, _)| *known == recipient) {
                        Some((_, sets)) => sets.push(set.name()),
                        None => missing.push((recipient, vec![set.name()])),
                    }
                    continue;
                };
                let found = self.unreached(set, reach);
                let known =
                    |finding: &Finding| self.findings.iter().skip(reported).any(|it| it.message == finding.message);
                let found = found.filter(|finding| !known(finding));
                self.findings.extend(found);
            }
        }
        for (recipient, sets) in missing {
            self.findings.push(unreachable_recipient::missing(self.source, self.draft.span.clone(), recipient, &sets));
        }
    }

    /// Why a recipient is not reached under a rule set.
    fn unreached(&self, set: &RuleSet, recipient: &RecipientDraft) -> Option<Finding> {
        let name = &recipient.name;
        let Some(mail) = &recipient.mail else {
            let nothing = !recipient.webhook;
            return nothing.then(|| unreachable_recipient::nothing(self.source, name));
        };
        let value = match mail {
            ValueDraft::Fixed(fixed) if *fixed.value == *DIRECTORY => {
                let account = self.draft.account.as_ref()?;
                let (ValueDraft::Field(value) | ValueDraft::Fact(value)) = account else { return None };
                let has = match account {
                    ValueDraft::Field(_) => set.field(&value.value).is_some(),
                    _ => set.facts().find(&value.value).is_some(),
                };
                return (!has).then(|| unreachable_recipient::lacking(self.source, name, set, value));
            }
            ValueDraft::Fixed(_) => return None,
            ValueDraft::Field(field) => {
                let known = set.field(&field.value).map(|number| &set.fields()[number].kind);
                (field, known.map(|kind| *kind == Kind::Email))
            }
            ValueDraft::Fact(fact) => {
                let known = set.facts().find(&fact.value).map(|number| &set.facts()[number].kind);
                (fact, known.map(|kind| *kind == FactKind::Text))
            }
        };
        match value {
            (value, None) => Some(unreachable_recipient::lacking(self.source, name, set, value)),
            (value, Some(false)) => Some(unreachable_recipient::no_address(self.source, name, set, value)),
            (_, Some(true)) => None,
        }
    }
}

/// The recipients of the notifications of a rule set.
fn notified(set: &RuleSet) -> BTreeSet<&str> {
    let recipients = set.notifications().iter().flat_map(|notification| match &notification.to {
        Recipient::Fixed(recipient) => vec![*recipient],
        Recipient::ByFact { recipients, .. } => recipients.iter().copied().collect(),
    });
    recipients.map(|number| &*set.recipients()[number]).collect()
}
