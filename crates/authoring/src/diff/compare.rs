use std::sync::Arc;

use referee::diagnostic::Finding;
use referee::rules::{Duration, RuleSet};

use super::change::{Aspect, Change, ChangeKind, Counterparts, Section};
use super::content::{Content, KindContent, NoticeContent, RecipientContent, TestContent};
use super::pairs::{Named, Three, pairs, reordered};
use super::rename::Renames;
use super::side::Side;
use referee::tooling::{Name, Noun};

/// The differences between two rule sets that people notice.
#[derive(Debug, Clone)]
pub struct Diff {
    pub(super) old: Arc<RuleSet>,
    pub(super) new: Arc<RuleSet>,
    /// The changes, including labels that may differ in some languages.
    pub(super) all: Vec<Change>,
}

impl Diff {
    /// Compares two rule sets. Items without an entry in `renames` are paired by id.
    ///
    /// Not compared: the names of the rule sets, their source pages, texts other than labels, explanations of fact
    /// values, and orders that people do not see.
    ///
    /// # Errors
    /// A rename names an unknown item, or two renames name the same one.
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
        comparison.clocks();
        comparison.calendars();
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

    /// The changes of the rules, stages and their exits first. Changed labels appear only in a
    /// [`DiffReport`](super::DiffReport), by language.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.all.iter().filter(|change| change.kind.aspect != Aspect::Relabeled)
    }

    /// Whether at most labels changed.
    pub fn is_empty(&self) -> bool {
        self.changes().next().is_none()
    }
}

/// Two rule sets side by side.
pub(super) struct Comparison<'r> {
    pub(super) old: Side<'r>,
    /// The old rule set with the ids of the new one.
    pub(super) moved: Side<'r>,
    pub(super) new: Side<'r>,
    pub(super) section: Section,
    pub(super) path: Vec<Counterparts>,
    pub(super) when: Vec<TestContent>,
    pub(super) all: Vec<Change>,
}

impl<'r> Comparison<'r> {
    /// Applies a function to both rule sets.
    pub(super) fn three<T>(&self, of: impl Fn(Side<'r>) -> T) -> Three<T> {
        Three { old: of(self.old), moved: of(self.moved), new: of(self.new) }
    }

    pub(super) fn report(&mut self, noun: Noun, aspect: Aspect, before: Option<Content>, after: Option<Content>) {
        self.all.push(Change {
            kind: ChangeKind { noun, aspect },
            section: self.section.clone(),
            about: self.path.clone(),
            when: self.when.clone(),
            before,
            after,
        });
    }

    /// Reports a change of one item.
    pub(super) fn report_of(
        &mut self,
        (noun, aspect): (Noun, Aspect),
        (before, after): (Option<Name>, Option<Name>),
        content: impl Fn(Name) -> Content,
    ) {
        self.path.push(Counterparts { before: before.clone(), after: after.clone() });
        self.report(noun, aspect, before.map(&content), after.map(&content));
        self.path.pop();
    }

    /// Reports a change of contents, if any.
    pub(super) fn changed<T: PartialEq + Clone>(
        &mut self,
        noun: Noun,
        aspect: Aspect,
        contents: Three<&T>,
        content: impl Fn(T) -> Content,
    ) {
        if contents.moved != contents.new {
            self.report(noun, aspect, Some(content(contents.old.clone())), Some(content(contents.new.clone())));
        }
    }

    /// Reports a change of a duration, if any.
    pub(super) fn time(&mut self, noun: Noun, before: Duration, after: Duration) {
        if before != after {
            let length = |time: Duration| (time.rough_millis(), time.months());
            let aspect = match length(after) < length(before) {
                _ if before.kind() != after.kind() => Aspect::Time,
                true => Aspect::Sooner,
                false => Aspect::Later,
            };
            self.report(noun, aspect, Some(Content::Time(before)), Some(Content::Time(after)));
        }
    }

    /// Compares named items: reports the added, removed and renamed ones and calls `kept` for each of the others.
    /// Returns whether the order of the remaining items changed.
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
                    let aspect = if was.id == is.id { Aspect::Relabeled } else { Aspect::Renamed };
                    self.report(noun, aspect, before.map(Content::Name), after.map(Content::Name));
                    kept(self, Three { old, moved, new });
                }
                (Some(((name, old), _)), None) => self.report(noun, Aspect::Removed, Some(content(name, old)), None),
                (None, Some((name, new))) => self.report(noun, Aspect::Added, None, Some(content(name, new))),
                (None, None) => {}
            }
            self.path.pop();
        }
        reordered(&pairs)
    }

    /// Like [`Self::each`], but also reports a changed order.
    pub(super) fn each_in_order<T>(
        &mut self,
        noun: Noun,
        things: &Three<Named<T>>,
        content: impl Fn(&Name, &T) -> Content,
        kept: impl FnMut(&mut Self, Three<&T>),
    ) {
        if self.each(noun, things, content, kept) {
            let names = |things: &Named<T>| Content::Names(things.iter().map(|(name, _)| name.clone()).collect());
            self.report(noun, Aspect::Order, Some(names(&things.old)), Some(names(&things.new)));
        }
    }

    /// Compares items that have only a name.
    pub(super) fn listed(&mut self, noun: Noun, ids: impl Fn(&'r RuleSet) -> &'r [Box<str>]) {
        let names = self.three(|side| plain(side.names(noun, ids(side.rules))));
        self.each(noun, &names, |name, ()| Content::Name(name.clone()), |_, _| ());
    }

    /// Compares the notifications that an item sends.
    pub(super) fn notices(&mut self, noun: Noun, notices: Three<&Vec<NoticeContent>>) {
        let has = |list: &[NoticeContent], notice: &NoticeContent| {
            list.iter().any(|known| known.notification == notice.notification)
        };
        for (old, moved) in notices.old.iter().zip(notices.moved) {
            if !has(notices.new, moved) {
                self.report(noun, Aspect::NotifiesNoMore, Some(Content::Notice(old.clone())), None);
            }
        }
        for notice in notices.new {
            if !has(notices.moved, notice) {
                self.report(noun, Aspect::Notifies, None, Some(Content::Notice(notice.clone())));
            }
        }
    }

    fn outcomes(&mut self) {
        self.section = Section::Outcomes;
        // Every rule set has exactly one archive; its name does not matter.
        let archive = self.three(|side| side.name(Noun::Stage, &side.rules.archive().id));
        let aspect = if archive.old == archive.new { Aspect::Relabeled } else { Aspect::Renamed };
        self.report_of((Noun::Stage, aspect), (Some(archive.old), Some(archive.new)), Content::Name);
        self.ends();
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
                let tests = Three { old: &notices.old.when, moved: &notices.moved.when, new: &notices.new.when };
                this.condition(Noun::Notification, tests);
                this.changed(Noun::Notification, Aspect::Digest, notices.map(|notice| &notice.digest), Content::Digest);
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
                    this.report(Noun::Mark, Aspect::Icon, icons.old.clone(), icons.new.clone());
                }
            },
        );
    }

    fn tips(&mut self) {
        self.section = Section::Tips;
        let tips = self.three(|side| plain(side.names(Noun::Tip, side.rules.tips())));
        self.each_in_order(Noun::Tip, &tips, |name, ()| Content::Name(name.clone()), |_, _| ());
    }

    /// Reports a changed condition. The order of tests and of values is irrelevant.
    pub(super) fn condition(&mut self, noun: Noun, tests: Three<&Vec<TestContent>>) {
        if sorted(tests.moved.clone()) != sorted(tests.new.clone()) {
            let (was, is) = (tests.old.clone(), tests.new.clone());
            self.report(noun, Aspect::When, Some(Content::Condition(was)), Some(Content::Condition(is)));
        }
    }
}

/// The names of items without content.
fn plain(names: Vec<Name>) -> Named<()> {
    names.into_iter().map(|name| (name, ())).collect()
}

/// A condition with sorted tests and values.
pub(super) fn sorted(mut tests: Vec<TestContent>) -> Vec<TestContent> {
    for test in &mut tests {
        match test {
            TestContent::OneOf { values, .. } => values.sort(),
            TestContent::Marked { marks } => marks.sort(),
            TestContent::Not { not } => *not = sorted(std::mem::take(not)),
            TestContent::Any { any } => {
                for tests in any.iter_mut() {
                    *tests = sorted(std::mem::take(tests));
                }
                any.sort();
            }
            TestContent::Is { .. } | TestContent::Given { .. } => {}
        }
    }
    tests.sort();
    tests
}

/// Recipients sorted by the values of their fact.
fn in_order(mut recipient: RecipientContent) -> RecipientContent {
    if let RecipientContent::ByFact { recipients, .. } = &mut recipient {
        recipients.sort();
    }
    recipient
}
