//! The names that scenarios may use.

use std::collections::BTreeMap;

use referee::diagnostic::Thing;
use referee::rules::{Fact, RuleSet};

/// Names by kind.
pub(super) type Vocabulary = BTreeMap<Thing, Vec<Box<str>>>;

/// All names that scenarios of a rule set may use.
pub(super) fn vocabulary(rules: &RuleSet, rollout: &[Fact]) -> Vocabulary {
    fn all<'n>(names: impl IntoIterator<Item = &'n Box<str>>) -> Vec<Box<str>> {
        names.into_iter().cloned().collect()
    }
    let stages = rules.stages();
    let open = || stages.iter().map(|stage| &stage.id);
    let outcomes = rules.archive().outcomes.iter().map(|outcome| &outcome.id);
    let alerts = stages.iter().flat_map(|stage| &stage.alerts);
    let alerts = alerts.flat_map(|alert| {
        [Some(&alert.id), alert.follower.as_ref().map(|follower| &follower.id)].into_iter().flatten()
    });
    let names = [
        (Thing::Action, all(rules.states().flat_map(|state| rules.actions(state)).map(|action| &action.id))),
        (Thing::Alert, all(alerts)),
        (Thing::Clock, all(rules.clocks().iter().map(|clock| &clock.id))),
        (Thing::Fact, all(rules.facts().iter().chain(rollout).map(|fact| &fact.id))),
        (Thing::Field, all(rules.fields().iter().map(|field| &field.id))),
        (Thing::Mark, all(rules.marks())),
        (Thing::Notification, all(rules.notifications().iter().map(|notification| &notification.id))),
        (Thing::Recipient, all(rules.recipients())),
        (Thing::Role, all(rules.roles())),
        (Thing::Stage, all(open().chain([&rules.archive().id]))),
        (Thing::State, all(open().chain(outcomes))),
        (Thing::View, all(rules.views().iter().map(|view| &view.id))),
    ];
    names.into()
}
