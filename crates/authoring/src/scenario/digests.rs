//! The digests that the leads of a scenario get together.

use std::collections::BTreeMap;

use referee::engine::Event;
use referee::locale::Reader;
use referee::rules::{Instant, Rulebook};
use referee::status::DigestSent;
use referee::tooling::node::{Node, Value, items};
use referee::tooling::{Digests, Happening, history};

use super::draft::{OtherDraft, ScenarioDraft};
use super::run::{Bench, Failure, FailureKind, event, refusal};
use super::tree::Tree;

/// The other leads of a scenario, with their events.
pub(super) struct Others<'d>(Vec<(&'d OtherDraft, Vec<Event>)>);

impl<'d> Others<'d> {
    pub(super) fn of(draft: &'d ScenarioDraft, bench: &Bench<'_>) -> Self {
        let first = draft.first();
        let events = |other: &OtherDraft| {
            let steps = other.steps.iter();
            steps.filter_map(|step| event(&other.lead, step, step.at.value.instant(first), bench.rules)).collect()
        };
        Self(draft.others.iter().map(|other| (other, events(other))).collect())
    }

    /// The events that are refused unexpectedly.
    pub(super) fn failures(&self, bench: &Bench<'_>) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (number, (_, events)) in self.0.iter().enumerate() {
            for step in 0..events.len() {
                let until = events.get(step).map_or(Instant::from_millis(0), |event| event.at);
                let so_far = events.get(..=step).unwrap_or_default();
                let (_, happenings) = history(bench.book, so_far.iter().cloned(), until);
                let Some(refusal) = refusal(&happenings) else { continue };
                let explanation = bench.phrasebook.reader(&[]).refusal(refusal);
                let kind = FailureKind::Refused { id: refusal.id(), explanation };
                failures.push(Failure { of: Some(number), step, kind });
                break;
            }
        }
        failures
    }

    /// The histories of the other leads up to an instant, with their ids.
    fn histories(&self, book: &Rulebook, until: Instant) -> Vec<(Vec<String>, Vec<Happening>)> {
        let each = self.0.iter().map(|(other, events)| {
            let name = &other.lead;
            let ids = match other.times {
                1 => vec![name.to_string()],
                times => (1..=times).map(|number| format!("{name}-{number}")).collect(),
            };
            (ids, history(book, events.iter().cloned(), until).1)
        });
        each.collect()
    }

    /// The digests that were sent after an instant, up to another one, to the leads of a history and all others.
    pub(super) fn sent(
        &self,
        (lead, happenings): (&str, &[Happening]),
        (after, until): (Instant, Instant),
        book: &Rulebook,
        reader: &Reader,
    ) -> Vec<DigestSent> {
        let mut digests = Digests::new(book, until);
        if !digests.any() {
            return Vec::new();
        }
        let others = self.histories(book, until);
        let own = [lead.to_owned()];
        let all = || others.iter().map(|(ids, all)| (ids.as_slice(), all.as_slice())).chain([(&own[..], happenings)]);
        for (ids, happenings) in all() {
            for happening in ids.iter().flat_map(|_| happenings) {
                digests.count(happening);
            }
        }
        let mut sent: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (ids, happenings) in all() {
            for happening in happenings {
                let batches = happening.sent.iter().filter_map(|it| digests.part_of(happening, *it));
                for batch in batches.filter(|batch| batch.until > after && digests.is_sent(batch)) {
                    let leads = ids.iter().map(|id| reader.digest_lead(id, happening));
                    sent.entry(batch).or_default().extend(leads);
                }
            }
        }
        sent.into_iter().filter_map(|(batch, leads)| reader.digest(book, &batch, leads)).collect()
    }
}

/// Digests as expected: by notification, each with its expected keys.
pub(super) fn tree(sent: &[DigestSent], expected: &Node) -> Tree {
    let mut ids: Vec<&str> = sent.iter().map(|digest| &*digest.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let entry = |id: &str| {
        let found: Vec<&DigestSent> = sent.iter().filter(|digest| digest.id == id).collect();
        let expected = expected.get(id);
        let wanted = expected.map_or(&[][..], items);
        let whole = |digest: &&DigestSent| Tree::whole(parts(digest, |_| true));
        let tree = match (expected.map(|it| &it.value), found.as_slice()) {
            (Some(Value::Map(_)), [only]) => Tree::named(parts(only, |_| true)),
            (_, found) if found.len() == wanted.len() => {
                let each = found.iter().zip(wanted);
                Tree::List(
                    each.map(|(digest, wanted)| Tree::whole(parts(digest, |key| wanted.get(key).is_some()))).collect(),
                )
            }
            (_, found) => Tree::List(found.iter().map(whole).collect()),
        };
        (id.to_owned(), tree)
    };
    Tree::whole(ids.into_iter().map(entry).collect())
}

/// The parts of a digest under some keys.
fn parts(digest: &DigestSent, wanted: impl Fn(&str) -> bool) -> Vec<(String, Tree)> {
    let by = digest.by.as_ref().map_or(Tree::Nothing, |by| (&*by.value).into());
    let mut leads: Vec<&str> = Vec::new();
    for lead in digest.leads.iter().map(|it| &*it.lead) {
        if !leads.contains(&lead) {
            leads.push(lead);
        }
    }
    let parts = [
        ("at", Tree::Moment(digest.at)),
        ("to", (&*digest.to.id).into()),
        ("by", by),
        ("count", Tree::Text(digest.count.to_string())),
        ("leads", Tree::ids(leads)),
    ];
    parts.into_iter().filter(|(key, _)| wanted(key)).map(|(key, tree)| (key.to_owned(), tree)).collect()
}

/// The texts of digests; the last of each notification.
pub(super) fn messages(sent: Vec<DigestSent>) -> Tree {
    let message = |digest: DigestSent| {
        let parts = [("to", digest.to.label.into_owned()), ("subject", digest.subject), ("body", digest.body)];
        (digest.id, Tree::named(parts.map(|(key, text)| (key.to_owned(), Tree::Text(text))).into()))
    };
    Tree::named(sent.into_iter().rev().map(message).collect())
}
