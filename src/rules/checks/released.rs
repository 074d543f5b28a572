use crate::diagnostic::json_shape::{Shape, Shaped};
use crate::diagnostic::json_tree::Fault;
use crate::diagnostic::{Finding, Source, Thing, check};
use crate::fields;
use crate::rules::Rulebook;
use crate::rules::ledger::{Ledger, Release};
use crate::rules::node::key;

check! {
/// The ledger of released rule sets cannot be read.
///
/// The file `released.json` beside the rules is written by `referee release`. It holds, for each released rule set, its
/// day and the fingerprint of its meaning; what was released before is not taken out of it.
    LEDGER: Error in History, "ledger";

/// A released rule set was changed.
///
/// Leads lived by these rules, and what happened to them must come out the same whenever it is looked at again. The ledger
/// `released.json` beside the rules holds a fingerprint of what each released rule set means; comments, order of keys
/// and layout may change, the meaning may not. Undo the change, or write it as a new rule set that follows this one:
/// `referee new NAME --from OLD`. Whoever releases a rule set enters it with `referee release NAME`.
    RELEASED_CHANGED: Error in History, "released-changed"
}

impl Shaped for chrono::NaiveDate {
    const SHAPE: Shape = Shape::Form("a day such as `2020-06-12`", "", |text| text.parse::<Self>().is_ok());
}

static RELEASED: Shape = Shape::Each(
    "releases under the names of rule sets",
    &Shape::Record("a release", fields!(Release { released, fingerprint })),
);

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// It is none.
    pub fn read(source: &Source) -> Result<Self, Finding> {
        serde_json::from_str(source.text()).map_err(|error| {
            let Fault { at, message, help, .. } = RELEASED.explain(source.text(), &error);
            LEDGER.in_text(source, at, format!("this is no ledger of released rule sets: {message}")).with_help(help)
        })
    }

    /// Released rule sets that are gone or mean something else than they did.
    pub fn check(&self, source: &Source, book: &Rulebook, files: &[(Box<str>, Source)]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (name, release) in &self.0 {
            let file = files.iter().find(|(known, _)| known == name).map(|(_, file)| file);
            let Some(file) = file else {
                let at = source.text().find(&format!("\"{name}\"")).unwrap_or(0);
                let message = format!("the released rule set `{name}` is gone");
                let finding = RELEASED_CHANGED.in_text(source, at..at + name.len() + 2, message);
                let help = "leads that lived by it cannot be told any more".to_owned();
                findings.push(finding.with_help(help).about(Thing::RuleSet, name));
                continue;
            };
            let Some(rules) = book.get(name) else { continue };
            if *rules.fingerprint() != *release.fingerprint {
                let message = format!("`{name}` has changed since it was released on {}", release.released);
                let help = format!("undo the change, or write it as a new rule set: `referee new NAME --from {name}`");
                let finding = RELEASED_CHANGED.in_text(file, key(file, "rules"), message).with_help(help);
                findings.push(finding.about(Thing::RuleSet, name));
            }
        }
        findings
    }
}
