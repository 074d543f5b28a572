use std::sync::Arc;

use referee::diagnostic::Finding;
use referee::rules::{Duration, RuleSet};

use super::change::{Aspect, Change, ChangeKind, Counterparts, Section};
use super::content::{Content, KindContent, NoticeContent, RecipientContent, TestContent};
use super::pairs::{Named, Three, pairs, reordered};
use super::rename::Renames;
use super::side::Side;
use referee::tooling::{Name, Noun};

/// What changed for people from one rule set to another.
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
    /// # Errors
    /// A rename of something that is not there, or two of the same thing.
    pub fn between(old: &Arc<RuleSet>, new: &Arc<RuleSet>, renames: &Renames) -> Result<Self, Finding> {
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
        comparison.section = Section::Roles;
        comparison.listed(Noun::Role, |rules| rules.roles().as_slice());
        comparison.views();
        comparison.tips();
        let all = comparison.all;
        Ok(Self { old: Arc::clone(old), new: Arc::clone(new), all })
    }

    /// The old rule set.
    pub fn before(&self) -> &Arc<RuleSet> {
        &self.old
    }

    /// The new rule set.
    pub fn after(&self) -> &Arc<RuleSet> {
        &self.new
    }

    /// The changes of the rules: stages and what leads out of them first. What only its label changed in a language
    /// is among the changes of a [`DiffReport`](super::DiffReport).
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.all.iter().filter(|change| change.kind.aspect != Aspect::Relabelled)
    }

    /// Whether nothing changed but labels.
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

impl<'r> Comparison<'r> {
    /// The same of both rule sets.
    pub(super) fn three<T>(&self, of: impl Fn(Side<'r>) -> T) -> Three<T> {
        Three { old: of(self.old), moved: of(self.moved), new: of(self.new) }
    }

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

    /// Reports a change about one thing.
    pub(super) fn tell_of(
        &mut self,
        (noun, aspect): (Noun, Aspect),
        (before, after): (Option<Name>, Option<Name>),
        content: impl Fn(Name) -> Content,
    ) {
        self.path.push(Counterparts { before: before.clone(), after: after.clone() });
        self.tell(noun, aspect, before.map(&content), after.map(&content));
        self.path.pop();
    }

    /// Reports a change of contents, if there is one.
    pub(super) fn changed<T: PartialEq + Clone>(
        &mut self,
        noun: Noun,
        aspect: Aspect,
        contents: Three<&T>,
        content: impl Fn(T) -> Content,
    ) {
        if contents.moved != contents.new {
            self.tell(noun, aspect, Some(content(contents.old.clone())), Some(content(contents.new.clone())));
        }
    }

    /// Reports a change of a time, if there is one.
    pub(super) fn time(&mut self, noun: Noun, before: Duration, after: Duration) {
        if before != after {
            let length = |time: Duration| (time.rough_millis(), time.months());
            let aspect = if length(after) < length(before) { Aspect::Sooner } else { Aspect::Later };
            self.tell(noun, aspect, Some(Content::Time(before)), Some(Content::Time(after)));
        }
    }

    /// Compares things that have names: reports the new, removed and renamed ones, and passes each that was kept to
    /// `kept`. Returns whether those that were kept are in another order.
    pub(super) fn each<T>(
        &mut self,
        noun: Noun,
        things: &Three<Named<T>>,
        content: impl Fn(&Name, &T) -> Content,
        mut kept: impl FnMut(&mut Self, Three<&T>),
    ) -> bool {
        let names = things.map(|things| things.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        let pairs = pairs(&names.moved, &names.new);
        for (old, new) in &pairs {
            let old = old.and_then(|old| things.old.get(old).zip(things.moved.get(old)));
            let new = new.and_then(|new| things.new.get(new));
            let (before, after) = (old.map(|((name, _), _)| name.clone()), new.map(|(name, _)| name.clone()));
            self.path.push(Counterparts { before: before.clone(), after: after.clone() });
            match (old, new) {
                (Some(((was, old), (_, moved))), Some((is, new))) => {
                    let aspect = if was.id == is.id { Aspect::Relabelled } else { Aspect::Renamed };
                    self.tell(noun, aspect, before.map(Content::Name), after.map(Content::Name));
                    kept(self, Three { old, moved, new });
                }
                (Some(((name, old), _)), None) => self.tell(noun, Aspect::Removed, Some(content(name, old)), None),
                (None, Some((name, new))) => self.tell(noun, Aspect::Added, None, Some(content(name, new))),
                (None, None) => {}
            }
            self.path.pop();
        }
        reordered(&pairs)
    }

    /// Compares the same, and reports another order.
    pub(super) fn each_in_order<T>(
        &mut self,
        noun: Noun,
        things: &Three<Named<T>>,
        content: impl Fn(&Name, &T) -> Content,
        kept: impl FnMut(&mut Self, Three<&T>),
    ) {
        if self.each(noun, things, content, kept) {
            let names = |things: &Named<T>| Content::Names(things.iter().map(|(name, _)| name.clone()).collect());
            self.tell(noun, Aspect::Order, Some(names(&things.old)), Some(names(&things.new)));
        }
    }

    /// Compares things that have nothing but a name.
    pub(super) fn listed(&mut self, noun: Noun, ids: impl Fn(&'r RuleSet) -> &'r [Box<str>]) {
        let names = self.three(|side| plain(side.names(noun, ids(side.rules))));
        self.each(noun, &names, |name, ()| Content::Name(name.clone()), |_, _| ());
    }

    /// Notifications that something sends.
    pub(super) fn notices(&mut self, noun: Noun, notices: Three<&Vec<NoticeContent>>) {
        let has = |list: &[NoticeContent], notice: &NoticeContent| {
            list.iter().any(|known| known.notification == notice.notification)
        };
        for (old, moved) in notices.old.iter().zip(notices.moved) {
            if !has(notices.new, moved) {
                self.tell(noun, Aspect::NotifiesNoMore, Some(Content::Notice(old.clone())), None);
            }
        }
        for notice in notices.new {
            if !has(notices.moved, notice) {
                self.tell(noun, Aspect::Notifies, None, Some(Content::Notice(notice.clone())));
            }
        }
    }

    fn outcomes(&mut self) {
        self.section = Section::Outcomes;
        // Every rule set has one archive, whatever it is called.
        let archive = self.three(|side| side.name(Noun::Stage, &side.rules.archive().id));
        let aspect = if archive.old == archive.new { Aspect::Relabelled } else { Aspect::Renamed };
        self.tell_of((Noun::Stage, aspect), (Some(archive.old), Some(archive.new)), Content::Name);
        let names = self.three(|side| {
            let outcomes = side.rules.archive().outcomes.iter();
            plain(outcomes.map(|outcome| side.name(Noun::Outcome, &outcome.id)).collect())
        });
        self.each(Noun::Outcome, &names, |name, ()| Content::Name(name.clone()), |_, _| ());
    }

    fn fields(&mut self) {
        self.section = Section::Fields;
        let fields = self.three(|side| -> Named<KindContent> {
            let fields = side.rules.fields().entries();
            fields.map(|(number, field)| (side.field_name(Noun::Field, number), side.kind(field))).collect()
        });
        self.each(
            Noun::Field,
            &fields,
            |_, kind| Content::Kind(kind.clone()),
            |this, kinds| {
                this.changed(Noun::Field, Aspect::Kind, kinds, Content::Kind);
            },
        );
    }

    fn notifications(&mut self) {
        self.section = Section::Notifications;
        let notices = self.three(|side| -> Named<NoticeContent> {
            let notices = side.notices(&side.rules.notifications().ids().collect::<Vec<_>>());
            notices.into_iter().map(|notice| (notice.notification.clone(), notice)).collect()
        });
        self.each(
            Noun::Notification,
            &notices,
            |_, notice| Content::Notice(notice.clone()),
            |this, notices| {
                let (moved, new) = (in_order(notices.moved.to.clone()), in_order(notices.new.to.clone()));
                let recipients = Three { old: &notices.old.to, moved: &moved, new: &new };
                this.changed(Noun::Notification, Aspect::Recipient, recipients, Content::Recipient);
            },
        );
        self.listed(Noun::Recipient, |rules| rules.recipients().as_slice());
    }

    fn views(&mut self) {
        self.section = Section::Views;
        let views = self.three(|side| -> Named<Vec<TestContent>> {
            let views = side.rules.views().iter();
            views.map(|view| (side.name(Noun::View, &view.id), side.condition(&view.when))).collect()
        });
        self.each_in_order(
            Noun::View,
            &views,
            |_, tests| Content::Condition(tests.clone()),
            |this, tests| {
                this.condition(Noun::View, tests);
            },
        );
        let marks = self.three(|side| -> Named<Option<Content>> {
            let icon = |mark| side.rules.mark_icon(mark).map(|icon| Content::Icon(icon.into()));
            let marks = side.rules.marks().entries();
            marks.map(|(mark, id)| (side.name(Noun::Mark, id), icon(mark))).collect()
        });
        self.each(
            Noun::Mark,
            &marks,
            |name, _| Content::Name(name.clone()),
            |this, icons| {
                if icons.old != icons.new {
                    this.tell(Noun::Mark, Aspect::Icon, icons.old.clone(), icons.new.clone());
                }
            },
        );
    }

    fn tips(&mut self) {
        self.section = Section::Tips;
        let tips = self.three(|side| plain(side.names(Noun::Tip, side.rules.tips())));
        self.each_in_order(Noun::Tip, &tips, |name, ()| Content::Name(name.clone()), |_, _| ());
    }

    /// Reports that something holds for other leads, if so. The order of tests and of values means nothing.
    pub(super) fn condition(&mut self, noun: Noun, tests: Three<&Vec<TestContent>>) {
        if sorted(tests.moved.clone()) != sorted(tests.new.clone()) {
            let (was, is) = (tests.old.clone(), tests.new.clone());
            self.tell(noun, Aspect::When, Some(Content::Condition(was)), Some(Content::Condition(is)));
        }
    }
}

/// Names of things that have nothing else.
fn plain(names: Vec<Name>) -> Named<()> {
    names.into_iter().map(|name| (name, ())).collect()
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
