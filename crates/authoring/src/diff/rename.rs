use std::str::FromStr;

use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::rules::RuleSet;
use referee::tooling::{Noun, did_you_mean, listed};

/// An item that has another id in the new rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    noun: Noun,
    /// The stage of an action, in the old rule set; none for all stages.
    stage: Option<Box<str>>,
    from: Box<str>,
    to: Box<str>,
}

impl Rename {
    /// Renames an item of a kind.
    pub fn new(noun: Noun, from: &str, to: &str) -> Self {
        Self { noun, stage: None, from: from.into(), to: to.into() }
    }

    /// Renames an action of one stage, given by its id in the old rule set.
    pub fn action(stage: &str, from: &str, to: &str) -> Self {
        Self { noun: Noun::Action, stage: Some(stage.into()), from: from.into(), to: to.into() }
    }

    /// Whether both apply to the same stage, or one applies to all stages.
    fn meets(&self, other: &Self) -> bool {
        self.noun == other.noun && (self.stage.is_none() || other.stage.is_none() || self.stage == other.stage)
    }
}

check! {
/// Invalid `--rename`.
///
/// `--rename KIND:OLD=NEW` names an item of the older rule set and an item of the newer one, both of the same kind.
    pub WRONG_RENAME: Error in Commands, "wrong-rename"
}

/// The kinds of items that can be renamed.
const RENAMABLE: [(Noun, Thing); 14] = [
    (Noun::Stage, Thing::Stage),
    (Noun::Outcome, Thing::Outcome),
    (Noun::Action, Thing::Action),
    (Noun::Clock, Thing::Clock),
    (Noun::Calendar, Thing::Calendar),
    (Noun::Field, Thing::Field),
    (Noun::Notification, Thing::Notification),
    (Noun::Recipient, Thing::Recipient),
    (Noun::View, Thing::View),
    (Noun::Role, Thing::Role),
    (Noun::Fact, Thing::Fact),
    (Noun::Alert, Thing::Alert),
    (Noun::Tip, Thing::Tip),
    (Noun::Mark, Thing::Mark),
];

impl FromStr for Rename {
    type Err = Finding;

    fn from_str(text: &str) -> Result<Self, Finding> {
        let form = || "use a form such as `stage:new=received` or `action:active.edit=change`".to_owned();
        let unreadable = || WRONG_RENAME.at(None, format!("invalid rename `{text}`")).with_help(form());
        let (noun, rest) = text.split_once(':').ok_or_else(unreadable)?;
        let (from, to) = rest.split_once('=').ok_or_else(unreadable)?;
        let known = || RENAMABLE.iter().map(|(noun, _)| noun.id());
        let Some((noun, _)) = RENAMABLE.into_iter().find(|(known, _)| known.id() == noun) else {
            let help = did_you_mean(noun, known()).unwrap_or_else(|| format!("available: {}", listed(known())));
            let message = format!("`{noun}` is not a kind that can be renamed");
            return Err(WRONG_RENAME.at(None, message).with_help(help));
        };
        if from.is_empty() || to.is_empty() {
            return Err(unreadable());
        }
        Ok(match from.split_once('.').filter(|_| noun == Noun::Action) {
            Some((stage, from)) => Self::action(stage, from, to),
            None => Self::new(noun, from, to),
        })
    }
}

/// The items that have another id in the new rule set. All others keep their ids or have no counterpart.
///
/// ```
/// use referee_authoring::diff::{Diff, Renames};
/// let referee = referee::Referee::builtin();
/// let (old, new) = (referee.rulebook().get("2019").unwrap(), referee.rulebook().get("2020").unwrap());
/// let renames = ["stage:new=received", "stage:active=accepted"].iter().map(|it| it.parse()).collect::<Result<_, _>>()?;
/// let diff = Diff::between(old, new, &renames)?;
/// assert!(diff.changes().any(|change| change.kind.to_string() == "stage-renamed"));
/// assert!(!diff.changes().any(|change| change.kind.to_string() == "stage-removed"));
/// # Ok::<(), referee::Finding>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames(Vec<Rename>);

impl Renames {
    /// The renames in the `switch` section of the new rule set, where each old item has one counterpart.
    pub fn of_switch(old: &RuleSet, new: &RuleSet) -> Self {
        let Some(switch) = new.switch().filter(|_| new.follows() == Some(old.name())) else { return Self::default() };
        let stages: Vec<_> = switch.stages.iter().map(|stage| (stage.from.clone(), stage.to.clone())).collect();
        let pairs = |noun: Noun, all: &[(Box<str>, Box<str>)]| {
            let alone = |id: &str, taken: bool| !taken && all.iter().filter(|(_, new)| **new == *id).count() == 1;
            let renamed = all.iter().filter(|(old, new)| old != new);
            let renamed = renamed.filter(|(_, to)| alone(to, noun == Noun::Stage && old_has(old, to)));
            renamed.map(|(from, to)| Rename::new(noun, from, to)).collect::<Vec<_>>()
        };
        let facts: Vec<_> = switch.facts.iter().map(|fact| (fact.from.clone(), fact.to.clone())).collect();
        let all = [
            (Noun::Stage, &*stages),
            (Noun::Field, &*switch.fields),
            (Noun::Fact, &*facts),
            (Noun::Clock, &*switch.clocks),
        ];
        Self(all.into_iter().flat_map(|(noun, all)| pairs(noun, all)).collect())
    }
}

/// Whether the old rule set has a stage of this name; then it is not the new name of another stage.
fn old_has(old: &RuleSet, stage: &str) -> bool {
    old.stages().iter().any(|known| *known.id == *stage)
}

impl FromIterator<Rename> for Renames {
    fn from_iter<I: IntoIterator<Item = Rename>>(renames: I) -> Self {
        Self(renames.into_iter().collect())
    }
}

impl Renames {
    /// The new id of an item of the old rule set; none if another item has it now.
    pub(super) fn id<'a>(&'a self, noun: Noun, stage: Option<&str>, id: &'a str) -> Option<&'a str> {
        let about =
            |rename: &&Rename| rename.noun == noun && (rename.stage.is_none() || rename.stage.as_deref() == stage);
        if let Some(rename) = self.0.iter().filter(about).find(|rename| &*rename.from == id) {
            return Some(&rename.to);
        }
        let taken = self.0.iter().filter(about).any(|rename| &*rename.to == id);
        (!taken).then_some(id)
    }

    /// Checks that every id exists and is used once.
    pub(super) fn check(&self, old: &RuleSet, new: &RuleSet) -> Result<(), Finding> {
        for (number, rename) in self.0.iter().enumerate() {
            let noun = rename.noun;
            if let Some(stage) = &rename.stage {
                known(stage, Noun::Stage, old, &ids(old, Noun::Stage, None))?;
            }
            known(&rename.from, noun, old, &ids(old, noun, rename.stage.as_deref()))?;
            let stage = rename.stage.as_deref().and_then(|stage| self.id(Noun::Stage, None, stage));
            known(&rename.to, noun, new, &ids(new, noun, stage))?;
            for other in self.0.iter().take(number).filter(|other| other.meets(rename)) {
                let twice = [(&rename.from, &other.from), (&rename.to, &other.to)];
                if let Some((id, _)) = twice.iter().find(|(id, other)| id == other) {
                    return Err(wrong(noun, id, format!("{} `{id}` is renamed twice", noun.id())));
                }
            }
        }
        Ok(())
    }
}

/// A rename that does not match the rule sets.
fn wrong(noun: Noun, id: &str, message: String) -> Finding {
    let finding = WRONG_RENAME.at(None, message);
    match RENAMABLE.iter().find(|(known, _)| *known == noun) {
        Some((_, thing)) => finding.about(*thing, id),
        None => finding,
    }
}

fn known(id: &str, noun: Noun, rules: &RuleSet, ids: &[&str]) -> Result<(), Finding> {
    if ids.contains(&id) {
        return Ok(());
    }
    let message = format!("rule set `{}` has no {} `{id}`", rules.name(), noun.id());
    let all = || (!ids.is_empty()).then(|| format!("available: {}", listed(ids)));
    let help = did_you_mean(id, ids.iter().copied()).or_else(all);
    Err(wrong(noun, id, message).with_help(help))
}

/// The ids of a kind; for actions, those of one stage or of all stages.
fn ids<'r>(rules: &'r RuleSet, noun: Noun, stage: Option<&str>) -> Vec<&'r str> {
    let mut ids: Vec<&str> = match noun {
        Noun::Stage => rules.stages().iter().map(|stage| &*stage.id).chain([&*rules.archive().id]).collect(),
        Noun::Outcome => rules.archive().outcomes.iter().map(|outcome| &*outcome.id).collect(),
        Noun::Action => {
            let stages = rules.stages().iter().filter(|known| stage.is_none_or(|stage| &*known.id == stage));
            let outcomes =
                rules.archive().outcomes.iter().filter(|known| stage.is_none_or(|stage| &*known.id == stage));
            let actions = stages.flat_map(|stage| &stage.actions).chain(outcomes.flat_map(|outcome| &outcome.actions));
            actions.map(|action| &*action.id).collect()
        }
        Noun::Alert => {
            let alerts = rules.stages().iter().flat_map(|stage| &stage.alerts);
            alerts
                .flat_map(|alert| [Some(&*alert.id), alert.follower.as_ref().map(|follower| &*follower.id)])
                .flatten()
                .collect()
        }
        Noun::Field => rules.fields().iter().map(|field| &*field.id).collect(),
        Noun::Clock => rules.clocks().iter().map(|clock| &*clock.id).collect(),
        Noun::Calendar => rules.calendars().iter().map(|choice| choice.calendar.id()).collect(),
        Noun::Fact => rules.facts().iter().map(|fact| &*fact.id).collect(),
        Noun::Notification => rules.notifications().iter().map(|notification| &*notification.id).collect(),
        Noun::View => rules.views().iter().map(|view| &*view.id).collect(),
        Noun::Recipient => rules.recipients().iter().map(|id| &**id).collect(),
        Noun::Role => rules.roles().iter().map(|id| &**id).collect(),
        Noun::Mark => rules.marks().iter().map(|id| &**id).collect(),
        Noun::Tip => rules.tips().iter().map(|id| &**id).collect(),
        _ => Vec::new(),
    };
    ids.sort_unstable();
    ids.dedup();
    ids
}
