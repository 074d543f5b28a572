use std::sync::Arc;

use referee::rules::{Duration, RuleSet};

use super::change::{Aspect, Change, ChangeKind, Counterparts, Section};
use super::content::{Content, NoticeContent, RecipientContent, TestContent};
use super::pairs::{pairs, reordered};
use super::rename::{RenameError, Renames};
use super::side::Side;
use referee::status::{Name, Noun};

/// What changed for people from one rule set to another.
///
/// ```
/// use referee_authoring::diff::{Diff, Renames};
/// let referee = referee::Referee::builtin();
/// let (old, new) = (referee.rulebook().get("2017").unwrap(), referee.rulebook().get("2019").unwrap());
/// let diff = Diff::between(old, new, &Renames::default())?;
/// let first = diff.changes().next().expect("much changed");
/// assert_eq!(first.kind.to_string(), "action-removed");
/// let about: Vec<&str> = first.about.iter().filter_map(|it| it.name()).map(|name| &*name.id).collect();
/// assert_eq!(about, ["new", "interested"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Diff {
    pub(super) old: Arc<RuleSet>,
    pub(super) new: Arc<RuleSet>,
    /// The changes, and what may be called otherwise in one language or another.
    pub(super) all: Vec<Change>,
}

impl Diff {
    /// Compares two rule sets. What `renames` does not name has a counterpart only in what has the same id.
    ///
    /// Not compared are the names of the rule sets, the pages that they were read from, the wording of anything
    /// but labels, whether values of a fact are explained, and the order of what has none for people.
    ///
    /// ```
    /// use referee_authoring::diff::{Diff, Renames};
    /// let referee = referee::Referee::builtin();
    /// let (old, new) = (referee.rulebook().get("2019").unwrap(), referee.rulebook().get("2020").unwrap());
    /// let plain = Diff::between(old, new, &Renames::default())?;
    /// let renames = ["stage:new=received".parse()?, "stage:active=accepted".parse()?].into_iter().collect();
    /// let told = Diff::between(old, new, &renames)?;
    /// assert!(told.changes().count() < plain.changes().count());
    ///
    /// let unknown = ["stage:now=received".parse()?].into_iter().collect();
    /// assert_eq!(Diff::between(old, new, &unknown).unwrap_err().help(), Some("did you mean `new`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A rename of something that is not there, or two of the same thing.
    pub fn between(old: &Arc<RuleSet>, new: &Arc<RuleSet>, renames: &Renames) -> Result<Self, RenameError> {
        renames.check(old, new)?;
        let side = |rules, renames| Side { rules, renames };
        let mut comparison = Comparison {
            old: side(old, None),
            moved: side(old, Some(renames)),
            new: side(new, None),
            section: Section::Outcomes,
            path: Vec::new(),
            when: Vec::new(),
            all: Vec::new(),
        };
        comparison.stages();
        comparison.outcomes();
        comparison.arrival();
        comparison.facts();
        comparison.fields();
        comparison.notifications();
        comparison.plain(Section::Roles, Noun::Role, |rules| rules.roles().as_slice());
        comparison.views();
        comparison.tips();
        let all = comparison.all;
        Ok(Self { old: Arc::clone(old), new: Arc::clone(new), all })
    }

    /// The old rule set.
    ///
    /// ```
    /// use referee_authoring::diff::{Diff, Renames};
    /// let referee = referee::Referee::builtin();
    /// let (old, new) = (referee.rulebook().get("2017").unwrap(), referee.rulebook().get("2019").unwrap());
    /// let diff = Diff::between(old, new, &Renames::default())?;
    /// assert_eq!((diff.before().name(), diff.after().name()), ("2017", "2019"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn before(&self) -> &Arc<RuleSet> {
        &self.old
    }

    /// The new rule set.
    ///
    /// ```
    /// use referee_authoring::diff::{Diff, Renames};
    /// let referee = referee::Referee::builtin();
    /// let (old, new) = (referee.rulebook().get("2017").unwrap(), referee.rulebook().get("2019").unwrap());
    /// let diff = Diff::between(old, new, &Renames::default())?;
    /// let added = diff.changes().find(|change| change.kind.to_string() == "stage-added").unwrap();
    /// let id = added.about[0].name().map(|name| &*name.id);
    /// assert!(diff.after().stages().iter().any(|stage| Some(&*stage.id) == id));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn after(&self) -> &Arc<RuleSet> {
        &self.new
    }

    /// The changes of the rules: stages and what leads out of them first. What only its label changed in a language
    /// is among the changes of a [`DiffReport`](super::DiffReport).
    ///
    /// ```
    /// use referee::status::Noun;
    /// use referee_authoring::diff::{Diff, Renames};
    /// let referee = referee::Referee::builtin();
    /// let (old, new) = (referee.rulebook().get("2017").unwrap(), referee.rulebook().get("2019").unwrap());
    /// let diff = Diff::between(old, new, &Renames::default())?;
    /// let outcomes = diff.changes().filter(|change| change.kind.noun == Noun::Outcome);
    /// let gone: Vec<&str> = outcomes.flat_map(|change| &change.about).map(|it| &*it.name().unwrap().id).collect();
    /// assert_eq!(gone, ["skipped", "missed"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.all.iter().filter(|change| change.kind.aspect != Aspect::Relabelled)
    }

    /// Whether nothing changed but labels.
    ///
    /// ```
    /// use referee_authoring::diff::{Diff, Renames};
    /// let referee = referee::Referee::builtin();
    /// let (old, new) = (referee.rulebook().get("2019").unwrap(), referee.rulebook().get("2020").unwrap());
    /// assert!(!Diff::between(old, new, &Renames::default())?.is_empty());
    /// assert!(Diff::between(new, new, &Renames::default())?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }
}

/// Two rule sets side by side.
pub(super) struct Comparison<'r> {
    pub(super) old: Side<'r>,
    /// The old rule set in the ids of the new one.
    pub(super) moved: Side<'r>,
    pub(super) new: Side<'r>,
    pub(super) section: Section,
    pub(super) path: Vec<Counterparts>,
    pub(super) when: Vec<TestContent>,
    pub(super) all: Vec<Change>,
}

/// Names in both rule sets: as they are, and the old ones in the ids of the new.
pub(super) struct Names {
    pub(super) old: Vec<Name>,
    pub(super) moved: Vec<Name>,
    pub(super) new: Vec<Name>,
}

impl<'r> Comparison<'r> {
    pub(super) fn tell(&mut self, noun: Noun, aspect: Aspect, before: Option<Content>, after: Option<Content>) {
        self.all.push(Change {
            kind: ChangeKind { noun, aspect },
            section: self.section.clone(),
            about: self.path.clone(),
            when: self.when.clone(),
            before,
            after,
        });
    }

    /// Tells a change of contents, if there is one.
    pub(super) fn changed<T: PartialEq>(
        &mut self,
        kind: (Noun, Aspect),
        (was, moved, is): (T, &T, T),
        content: impl Fn(T) -> Content,
    ) {
        if *moved != is {
            self.tell(kind.0, kind.1, Some(content(was)), Some(content(is)));
        }
    }

    /// Tells a change of a time, if there is one.
    pub(super) fn time(&mut self, noun: Noun, before: Duration, after: Duration) {
        if before != after {
            let length = |time: Duration| (time.rough_millis(), time.months());
            let aspect = if length(after) < length(before) { Aspect::Sooner } else { Aspect::Later };
            self.tell(noun, aspect, Some(Content::Time(before)), Some(Content::Time(after)));
        }
    }

    /// Goes through things that have names: tells what is new, gone or renamed, and looks into what was kept.
    /// `content` says what the thing at a place is, for the old rule set and for the new one. Gives whether those
    /// that were kept stand in another order.
    pub(super) fn each(
        &mut self,
        noun: Noun,
        names: &Names,
        content: &(impl Fn(usize) -> Content, impl Fn(usize) -> Content),
        mut kept: impl FnMut(&mut Self, usize, usize),
    ) -> bool {
        let pairs = pairs(&names.moved, &names.new);
        for (old, new) in &pairs {
            let before = old.and_then(|old| names.old.get(old)).cloned();
            let after = new.and_then(|new| names.new.get(new)).cloned();
            self.path.push(Counterparts { before: before.clone(), after: after.clone() });
            match (old, new) {
                (Some(old), Some(new)) => {
                    let same = before.as_ref().map(|name| &name.id) == after.as_ref().map(|name| &name.id);
                    let aspect = if same { Aspect::Relabelled } else { Aspect::Renamed };
                    self.tell(noun, aspect, before.map(Content::Name), after.map(Content::Name));
                    kept(self, *old, *new);
                }
                (Some(old), None) => self.tell(noun, Aspect::Removed, Some(content.0(*old)), None),
                (None, Some(new)) => self.tell(noun, Aspect::Added, None, Some(content.1(*new))),
                (None, None) => {}
            }
            self.path.pop();
        }
        reordered(&pairs)
    }

    /// Things that have nothing but a name.
    fn plain(&mut self, section: Section, noun: Noun, ids: impl Fn(&'r RuleSet) -> &'r [Box<str>]) {
        self.section = section;
        self.listed(noun, ids);
    }

    pub(super) fn listed(&mut self, noun: Noun, ids: impl Fn(&'r RuleSet) -> &'r [Box<str>]) -> bool {
        let names = self.names(noun, &ids);
        let content = |names: &[Name], number: usize| {
            Content::Name(names.get(number).cloned().unwrap_or_else(|| Name::new(noun, "")))
        };
        self.each(noun, &names, &(|old| content(&names.old, old), |new| content(&names.new, new)), |_, _, _| ())
    }

    fn names(&self, noun: Noun, ids: impl Fn(&'r RuleSet) -> &'r [Box<str>]) -> Names {
        let names = |side: Side<'r>| side.names(noun, ids(side.rules));
        Names { old: names(self.old), moved: names(self.moved), new: names(self.new) }
    }

    /// Notifications that something sends.
    pub(super) fn notices(
        &mut self,
        noun: Noun,
        old: &[NoticeContent],
        moved: &[NoticeContent],
        new: &[NoticeContent],
    ) {
        let has = |list: &[NoticeContent], notice: &NoticeContent| {
            list.iter().any(|known| known.notification == notice.notification)
        };
        for (old, moved) in old.iter().zip(moved) {
            if !has(new, moved) {
                self.tell(noun, Aspect::NotifiesNoMore, Some(Content::Notice(old.clone())), None);
            }
        }
        for notice in new {
            if !has(moved, notice) {
                self.tell(noun, Aspect::Notifies, None, Some(Content::Notice(notice.clone())));
            }
        }
    }

    fn outcomes(&mut self) {
        self.section = Section::Outcomes;
        // Every rule set has one archive, whatever it is called.
        let archive = |side: Side<'r>| side.name(Noun::Stage, &side.rules.archive().id);
        let (before, after) = (archive(self.old), archive(self.new));
        let aspect = if before == after { Aspect::Relabelled } else { Aspect::Renamed };
        self.path.push(Counterparts { before: Some(before.clone()), after: Some(after.clone()) });
        self.tell(Noun::Stage, aspect, Some(Content::Name(before)), Some(Content::Name(after)));
        self.path.pop();
        let names = |side: Side<'r>| -> Vec<Name> {
            side.rules.archive().outcomes.iter().map(|outcome| side.name(Noun::Outcome, &outcome.id)).collect()
        };
        let names = Names { old: names(self.old), moved: names(self.moved), new: names(self.new) };
        let content = |names: &[Name], number: usize| {
            Content::Name(names.get(number).cloned().unwrap_or_else(|| Name::new(Noun::Outcome, "")))
        };
        let contents = (|old| content(&names.old, old), |new| content(&names.new, new));
        self.each(Noun::Outcome, &names, &contents, |_, _, _| ());
    }

    fn fields(&mut self) {
        self.section = Section::Fields;
        let fields = |side: Side<'r>| -> Vec<Name> {
            side.rules.fields().ids().map(|number| side.field_name(Noun::Field, number)).collect()
        };
        let names = Names { old: fields(self.old), moved: fields(self.moved), new: fields(self.new) };
        let kind =
            |side: Side<'r>, number: usize| side.rules.fields().as_slice().get(number).map(|field| side.kind(field));
        let content = |side: Side<'r>, number: usize| {
            kind(side, number).map_or_else(|| Content::Names(Vec::new()), Content::Kind)
        };
        let (old, moved, new) = (self.old, self.moved, self.new);
        let both = (|number| content(old, number), |number| content(new, number));
        self.each(Noun::Field, &names, &both, |this, a, b| {
            let (Some(was), Some(moved), Some(is)) = (kind(old, a), kind(moved, a), kind(new, b)) else { return };
            this.changed((Noun::Field, Aspect::Kind), (was, &moved, is), Content::Kind);
        });
    }

    fn notifications(&mut self) {
        self.section = Section::Notifications;
        let notices = |side: Side<'r>| -> Vec<NoticeContent> {
            side.notices(&side.rules.notifications().ids().collect::<Vec<_>>())
        };
        let (old, moved, new) = (notices(self.old), notices(self.moved), notices(self.new));
        let names =
            |list: &[NoticeContent]| -> Vec<Name> { list.iter().map(|notice| notice.notification.clone()).collect() };
        let names = Names { old: names(&old), moved: names(&moved), new: names(&new) };
        let content = |list: &[NoticeContent], number: usize| {
            list.get(number).cloned().map_or_else(|| Content::Names(Vec::new()), Content::Notice)
        };
        let both = (|number| content(&old, number), |number| content(&new, number));
        self.each(Noun::Notification, &names, &both, |this, a, b| {
            let (Some(was), Some(moved), Some(is)) = (old.get(a), moved.get(a), new.get(b)) else { return };
            let recipients = (was.to.clone(), &in_order(moved.to.clone()), in_order(is.to.clone()));
            this.changed((Noun::Notification, Aspect::Recipient), recipients, Content::Recipient);
        });
        self.listed(Noun::Recipient, |rules| rules.recipients().as_slice());
    }

    fn views(&mut self) {
        self.section = Section::Views;
        let names = |side: Side<'r>| -> Vec<Name> {
            side.rules.views().iter().map(|view| side.name(Noun::View, &view.id)).collect()
        };
        let names = Names { old: names(self.old), moved: names(self.moved), new: names(self.new) };
        let tests = |side: Side<'r>, number: usize| {
            side.rules.views().as_slice().get(number).map_or_else(Vec::new, |view| side.condition(&view.when))
        };
        let (old, moved, new) = (self.old, self.moved, self.new);
        let both = (|number| Content::Condition(tests(old, number)), |number| Content::Condition(tests(new, number)));
        let reordered = self.each(Noun::View, &names, &both, |this, a, b| {
            this.condition(Noun::View, tests(old, a), tests(moved, a), tests(new, b));
        });
        if reordered {
            self.tell(Noun::View, Aspect::Order, Some(Content::Names(names.old)), Some(Content::Names(names.new)));
        }
        let rules = (self.old.rules, self.new.rules);
        let names = self.names(Noun::Mark, |rules| rules.marks().as_slice());
        let content = |names: &[Name], number: usize| {
            Content::Name(names.get(number).cloned().unwrap_or_else(|| Name::new(Noun::Mark, "")))
        };
        let both = (|old| content(&names.old, old), |new| content(&names.new, new));
        self.each(Noun::Mark, &names, &both, |this, a, b| {
            let icon = |rules: &RuleSet, place: usize| {
                rules.mark_icon(rules.marks().ids().nth(place)?).map(|icon| Content::Icon(icon.into()))
            };
            let (before, after) = (icon(rules.0, a), icon(rules.1, b));
            if before != after {
                this.tell(Noun::Mark, Aspect::Icon, before, after);
            }
        });
    }

    fn tips(&mut self) {
        self.section = Section::Tips;
        if self.listed(Noun::Tip, RuleSet::tips) {
            let names = self.names(Noun::Tip, RuleSet::tips);
            self.tell(Noun::Tip, Aspect::Order, Some(Content::Names(names.old)), Some(Content::Names(names.new)));
        }
    }

    /// Tells that something holds for other leads, if so. The order of tests and of values means nothing.
    pub(super) fn condition(
        &mut self,
        noun: Noun,
        was: Vec<TestContent>,
        moved: Vec<TestContent>,
        is: Vec<TestContent>,
    ) {
        if sorted(moved) != sorted(is.clone()) {
            self.tell(noun, Aspect::When, Some(Content::Condition(was)), Some(Content::Condition(is)));
        }
    }
}

/// A condition in an order that says nothing.
pub(super) fn sorted(mut tests: Vec<TestContent>) -> Vec<TestContent> {
    for test in &mut tests {
        match test {
            TestContent::OneOf { values, .. } => values.sort(),
            TestContent::Marked { marks } => marks.sort(),
            TestContent::Is { .. } => {}
        }
    }
    tests.sort();
    tests
}

/// Recipients by the values of a fact, in an order that says nothing.
fn in_order(mut recipient: RecipientContent) -> RecipientContent {
    if let RecipientContent::ByFact { recipients, .. } = &mut recipient {
        recipients.sort();
    }
    recipient
}
