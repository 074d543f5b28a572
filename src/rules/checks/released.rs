use crate::diagnostic::json_shape::{Shape, Shaped};
use crate::diagnostic::json_tree::Fault;
use crate::diagnostic::{Finding, Source, Thing, check};
use crate::fields;
use crate::rules::Rulebook;
use crate::rules::ledger::{Ledger, Release};
use crate::rules::mistaken;
use crate::rules::node::key;

check! {
/// Unreadable ledger of released rule sets.
///
/// `referee release` writes the file `released.json` next to the rules. For each released rule set, it has the release day
/// and a fingerprint. Do not remove entries.
    LEDGER: Error in History, "ledger";

/// Changed released rule set.
///
/// Leads ran under these rules, and their history must not change. The ledger `released.json` next to the rules has a
/// fingerprint of each released rule set. Comments, layout and the order of keys may change, but the rules may not. Undo
/// the change, or put it in a new rule set that follows this one: `referee new NAME --from OLD`. To release a rule set,
/// run `referee release NAME`.
    RELEASED_CHANGED: Error in History, "released-changed"
}

impl Shaped for chrono::NaiveDate {
    const SHAPE: Shape =
        Shape::Form("a day such as `2020-06-12`", "", |text| text.parse::<Self>().is_ok(), mistaken::date);
}

static RELEASED: Shape = Shape::Each(
    "a mapping of rule sets to releases",
    &Shape::Record("a release", fields!(Release { released, fingerprint })),
);

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// If the text is not a ledger.
    pub fn read(source: &Source) -> Result<Self, Finding> {
        serde_json::from_str(source.text()).map_err(|error| {
            let Fault { at, message, help, .. } = RELEASED.explain(source.text(), &error);
            LEDGER.in_text(source, at, format!("not a ledger of released rule sets: {message}")).with_help(help)
        })
    }

    /// Reports released rule sets that are missing or changed.
    pub fn check(&self, source: &Source, book: &Rulebook, files: &[(Box<str>, Source)]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, release) in &self.0 {
            let file = files.iter().find(|(known, _)| known == name).map(|(_, file)| file);
            let Some(file) = file else {
                let at = source.text().find(&format!("\"{name}\"")).unwrap_or(0);
                let message = format!("the released rule set `{name}` is missing");
                let finding = RELEASED_CHANGED.in_text(source, at..at + name.len() + 2, message);
                let help = "restore its file; leads that ran under it can no longer be shown".to_owned();
                findings.push(finding.with_help(help).about(Thing::RuleSet, name));
                continue;
            };
            let Some(rules) = book.get(name) else { continue };
            if *rules.fingerprint() != *release.fingerprint {
                let message = format!("`{name}` has changed since it was released on {}", release.released);
                let help = format!("undo the change, or put it in a new rule set: `referee new NAME --from {name}`");
                let finding = RELEASED_CHANGED.in_text(file, key(file, "rules"), message).with_help(help);
                findings.push(finding.about(Thing::RuleSet, name));
            }
        }
        findings
    }
}
