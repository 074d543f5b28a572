//! Notes for translators: where a message is used, and what it may contain.

use referee::rules::{RuleSet, State};
use referee::tooling::{Contract, about};

/// The rule set of messages, or `None` for shared messages.
pub(super) struct Context<'r> {
    rules: Option<&'r RuleSet>,
    contract: Contract,
}

impl<'r> Context<'r> {
    pub(super) fn new(rules: Option<&'r RuleSet>) -> Self {
        Self { rules, contract: Contract::new(rules) }
    }

    /// Where a text is used, and what it may contain.
    pub(super) fn of(&self, id: &str, attribute: Option<&str>) -> Option<String> {
        let need = self.contract.parts(id).map(|(_, need)| need).find(|need| need.attribute == attribute);
        let uses = need.filter(|need| !need.variables.is_empty() || need.markdown).map(about);
        let notes: Vec<String> = self.place(id).into_iter().chain(uses).collect();
        (!notes.is_empty()).then(|| notes.join(". "))
    }

    /// Where a message is used.
    fn place(&self, id: &str) -> Option<String> {
        let rules = self.rules?;
        let (kind, rest) = id.split_once('-')?;
        let at = |anchor: Option<&str>| {
            anchor.map_or_else(String::new, |anchor| format!(", section `{anchor}` of the page"))
        };
        let anchor = |what: &str| {
            rules.source()?.anchors.iter().find(|(about, _)| &**about == what).map(|(_, anchor)| &**anchor)
        };
        let place = match kind {
            "stage" if *rules.archive().id == *rest => format!("The archive{}", at(rules.archive().anchor.as_deref())),
            "stage" => {
                let stage = rules.stages().iter().find(|stage| *stage.id == *rest)?;
                format!("A stage{}", at(stage.anchor.as_deref()))
            }
            "outcome" => format!("An outcome, in the archive{}", at(rules.archive().anchor.as_deref())),
            "action" => {
                let has = |state: &State| rules.actions(*state).iter().any(|action| *action.id == *rest);
                let (stages, outcomes): (Vec<State>, Vec<State>) =
                    rules.states().filter(has).partition(|state| matches!(state, State::Open(_)));
                let named = |what: &str, states: &[State]| {
                    let names: Vec<String> = states.iter().map(|it| format!("`{}`", rules.state_id(*it))).collect();
                    (!names.is_empty()).then(|| format!("the {what} {}", names.join(" and ")))
                };
                let owners = [named("stage", &stages), named("outcome", &outcomes)];
                let stage = stages.first().and_then(|stage| rules.stage(*stage));
                let anchor = stage.map_or(rules.archive().anchor.as_deref(), |stage| stage.anchor.as_deref());
                let owners: Vec<String> = owners.into_iter().flatten().collect();
                format!("An action of {}{}", owners.join(" and "), at(anchor))
            }
            "tip" => format!("A tip{}", at(anchor("tips"))),
            "notification" => format!("A notification{}", at(anchor("notifications"))),
            "alert" => "An alert".to_owned(),
            "field" => "A field".to_owned(),
            "view" => format!("A view{}", at(anchor("views"))),
            "fact" => format!("Facts about a lead{}", at(anchor("facts"))),
            _ => return None,
        };
        Some(format!("{place}, in rule set {}", rules.name()))
    }
}
