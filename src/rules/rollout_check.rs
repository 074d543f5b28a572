//! Reads and checks a rollout.

use crate::diagnostic::{Finding, Source};

use super::checks::unused::UNUSED;
use super::checks::yaml::YAML;
use super::checks::{empty, hidden, rollout_gap, rollout_shadowed, rollout_shares, too_many, unknown_rules};
use super::condition_draft::TestDraft;
use super::draft::Draft;
use super::fact_draft::facts;
use super::logic::leaves;
use super::names::Names;
use super::outline::Outline;
use super::region::TooMany;
use super::resolve::{Resolver, Unknown, all};
use super::rollout::{Rollout, RolloutEntry, RolloutTarget};
use super::rollout_file::{EntryDraft, ROLLOUT_FILE, RolloutDraft};
use super::rollout_proof::Proof;
use super::{Condition, node, structure, subjects};

/// Reports facts that no entry uses, although a host would have to give them.
fn unused_facts(draft: &Draft, rollout: &RolloutDraft, findings: &mut Vec<Finding>) {
    for (fact, _) in &draft.facts {
        let asks = |entry: &EntryDraft| {
            let shares = entry.by.as_ref().is_some_and(|by| by.value == fact.value);
            shares
                || leaves(&entry.when).into_iter().filter_map(TestDraft::subject).any(|name| name.value == fact.value)
        };
        if !rollout.entries.iter().any(asks) {
            let message = format!("the fact `{}` is never used", fact.value);
            let finding = UNUSED.in_text(&draft.source, fact.span.clone(), message);
            findings.push(finding.with_help("compare it in an entry, or remove it".to_owned()));
        }
    }
}

impl Rollout {
    /// Reads and checks a rollout. `names` are the known rule sets.
    pub fn check(source: &Source, names: &[&str]) -> (Option<Self>, Vec<Finding>) {
        let mut root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => return (None, vec![finding]),
        };
        let mut findings = structure::check(source, &mut root, &ROLLOUT_FILE);
        hidden::check(source, &root, &mut findings);
        let facts = facts(&root);
        let read = RolloutDraft::of(&root);
        let declared = Draft::of_facts(source, facts, read.entries.iter().map(|entry| entry.when.clone()));
        let rules =
            read.entries.iter().flat_map(|entry| entry.rules.iter().chain(entry.shares.iter().map(|(name, _)| name)));
        for name in rules.filter(|name| !names.contains(&&*name.value)) {
            findings.push(unknown_rules::missing(
                Some(source.place(name.span.clone())),
                &name.value,
                names.iter().copied(),
            ));
        }
        let known = Names::new(&declared);
        let mut resolver = Resolver { draft: &declared, names: &known, findings: &mut findings };
        let facts = resolver.facts();
        let conditions: Result<Vec<Condition>, Unknown> =
            all(read.entries.iter().map(|entry| resolver.condition(&entry.when, false)));
        empty::check(&declared, &mut findings);
        rollout_shares::check(&declared, &known, &read, &mut findings);
        unused_facts(&declared, &read, &mut findings);
        // Proofs need a rollout without errors.
        if findings.iter().all(|it| !it.is_error()) {
            let proven = Outline::new(&declared, &known).and_then(|outline| {
                let proof = Proof::new(&outline, &read)?;
                Ok((outline, proof))
            });
            match proven {
                Ok((outline, proof)) => {
                    rollout_gap::check(source, &outline, &proof, &mut findings);
                    rollout_shadowed::check(source, &outline, &read, &proof, &mut findings);
                }
                Err(TooMany) => findings.push(too_many::unproven(&declared)),
            }
        }
        subjects::name(&root, &mut findings);
        findings.sort_by_key(|it| it.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start)));
        if findings.iter().any(Finding::is_error) {
            return (None, findings);
        }
        let entry = |(entry, when): (&EntryDraft, Condition)| {
            let place = source.place(entry.span.clone());
            let file =
                std::path::Path::new(source.name()).file_name().and_then(|name| name.to_str()).unwrap_or_default();
            Some(RolloutEntry {
                place: format!("{file}:{}", place.line_number()),
                from: entry.from,
                when,
                target: match (&entry.rules, &entry.by) {
                    (Some(rules), _) => RolloutTarget::Rules(rules.value.clone()),
                    (None, by) => RolloutTarget::Shares {
                        by: known.facts.get(&by.as_ref()?.value)?,
                        shares: entry.shares.iter().map(|(name, share)| (name.value.clone(), share.value)).collect(),
                    },
                },
            })
        };
        let entries = || read.entries.iter().zip(conditions.ok()?).map(entry).collect::<Option<_>>();
        let rollout = facts.ok().zip(entries()).map(|(facts, entries)| Self { facts, entries });
        if rollout.is_none() {
            findings.push(YAML.in_text(source, 0..0, "not a rollout"));
        }
        (rollout, findings)
    }
}
