//! Drafts stages, their actions and the outcomes.

use crate::label::Noun;
use crate::likeness::{SAME, words};
use crate::stated::{Name, Stated, StatedAction, StatedSection, StatedTarget, StatedTimeout};

use crate::section::ABOUT;
use referee::rules::Timeout;

use super::clocks::is_clock;
use super::naming::{Kinds, Naming, is_id, slug};
use super::sketch::{ActionSketch, ArchiveSketch, Sketch, StageSketch, TimeoutSketch};

pub(super) struct Building<'b> {
    pub(super) stated: &'b Stated,
    /// The page.
    pub(super) text: &'b str,
    /// The names of kinds and answers.
    pub(super) kinds: Kinds,
    pub(super) naming: Naming<'b>,
    pub(super) sketch: Sketch,
    /// The sections of the stages; that of the archive is last.
    pub(super) stages: Vec<usize>,
    pub(super) archive: Option<usize>,
}

impl<'b> Building<'b> {
    pub(super) fn new(stated: &'b Stated, text: &'b str, kinds: Kinds, naming: Naming<'b>) -> Self {
        let (sketch, stages) = (Sketch::default(), Vec::new());
        let mut building = Self { stated, text, kinds, naming, sketch, stages, archive: None };
        building.find_stages();
        building
    }

    pub(super) fn section(&self, number: usize) -> Option<&'b StatedSection> {
        self.stated.sections.get(number)
    }

    fn find_stages(&mut self) {
        let has_rules = |section: &StatedSection| !section.actions.is_empty() || !section.timeouts.is_empty();
        let about = |section: &StatedSection| {
            is_clock(section) || section.anchors.iter().any(|anchor| ABOUT.contains(&&**anchor))
        };
        let sections = || self.stated.sections.iter().enumerate().filter(|(_, section)| !about(section));
        let stages: Vec<usize> =
            sections().filter(|(_, section)| has_rules(section)).map(|(number, _)| number).collect();
        // The archive lists the outcomes.
        let ends: Vec<&Name> = self.stated.sections.iter().flat_map(archived).collect();
        let listed = |section: &StatedSection| {
            let rows = section.lists.iter().flatten().chain(section.entries.iter().map(|entry| &entry.name));
            rows.filter(|name| ends.iter().any(|end| end.is_like(name))).count()
        };
        let rest = sections().filter(|(number, _)| !stages.contains(number));
        let marked =
            rest.clone().find(|(_, section)| section.anchors.iter().any(|anchor| anchor.starts_with("stage-")));
        let most = rest.map(|(number, section)| (listed(section), number)).max().filter(|(count, _)| *count > 0);
        let built = self.stated.archive.filter(|number| !stages.contains(number));
        self.archive = marked.map(|(number, _)| number).or(built).or(most.map(|(_, number)| number));
        self.stages = stages;
    }

    /// The common prefix and suffix of stage anchors, which do not distinguish stages.
    fn common(&self) -> (String, String) {
        let anchors: Vec<&str> = self
            .stages
            .iter()
            .chain(&self.archive)
            .filter_map(|number| self.section(*number)?.anchors.first())
            .map(|anchor| &**anchor)
            .collect();
        let shared = |part: fn(&str) -> Option<&str>| {
            let first = part(anchors.first()?)?;
            (anchors.len() > 1 && anchors.iter().all(|anchor| part(anchor) == Some(first))).then(|| first.to_owned())
        };
        let first = shared(|anchor| anchor.split_once('-').map(|(first, _)| first));
        let last = shared(|anchor| anchor.rsplit_once('-').map(|(_, last)| last));
        (first.map(|it| format!("{it}-")).unwrap_or_default(), last.map(|it| format!("-{it}")).unwrap_or_default())
    }

    pub(super) fn stages(&mut self) {
        let (first, last) = self.common();
        let numbers: Vec<usize> = self.stages.iter().chain(&self.archive).copied().collect();
        let mut ids: Vec<String> = Vec::new();
        for number in &numbers {
            let Some(section) = self.section(*number) else { continue };
            let mut id = self.stage_id(section, &first, &last);
            // Two sections with the same anchor describe two stages.
            while ids.contains(&id) {
                id.push_str("-again");
            }
            let anchor = section.anchors.iter().find(|anchor| !anchor.starts_with("stage-")).map(ToString::to_string);
            self.naming.give("stage", &id, &section.heading);
            if Some(*number) == self.archive {
                self.sketch.archive = Some(ArchiveSketch { id: id.clone(), anchor, ..ArchiveSketch::default() });
            } else {
                let overview = section.overview.is_some();
                self.sketch.stages.push(StageSketch { id: id.clone(), anchor, overview, ..StageSketch::default() });
            }
            ids.push(id);
        }
        self.rename(&ids);
        self.name_clocks();
        self.outcomes_by_position();
        let sections: Vec<&StatedSection> = self.stages.iter().filter_map(|number| self.section(*number)).collect();
        for (at, section) in sections.iter().enumerate() {
            self.names_by_position(at, section);
        }
        self.outcomes();
        self.returns();
        for (at, section) in sections.into_iter().enumerate() {
            let actions: Vec<ActionSketch> = section.actions.iter().map(|stated| self.action(at, stated)).collect();
            let timeouts: Vec<TimeoutSketch> = section.timeouts.iter().map(|stated| self.timeout(at, stated)).collect();
            let alerts = self.alerts(at, section);
            let withhold = self.withheld(&section.withheld);
            if let Some(stage) = self.sketch.stages.get_mut(at) {
                (stage.actions, stage.timeouts, stage.alerts) = (actions, timeouts, alerts);
                stage.withhold = withhold;
                stage.otherwise_never = section.otherwise_never;
            }
        }
    }

    /// The actions of outcomes.
    fn returns(&mut self) {
        let entries = self.archive.and_then(|number| self.section(number)).map_or(&[][..], |section| &section.entries);
        // Not a stage of the page, so that no stage is the next.
        let nowhere = self.sketch.stages.len();
        let returns = entries.iter().filter(|entry| !entry.actions.is_empty()).map(|entry| {
            let id = self.naming.id("outcome", Noun::Outcome, &entry.name);
            (id, entry.actions.iter().map(|stated| self.action(nowhere, stated)).collect())
        });
        let returns = returns.collect();
        if let Some(archive) = &mut self.sketch.archive {
            archive.actions = returns;
        }
    }

    /// The fields that are not shown.
    pub(super) fn withheld(&mut self, names: &[Name]) -> Vec<String> {
        let whole = self.naming.whole("field", names);
        whole.iter().map(|name| self.naming.loose("field", Noun::Field, name)).collect()
    }

    /// The id of the stage of a section.
    fn stage_id(&mut self, section: &StatedSection, first: &str, last: &str) -> String {
        let own = section.anchors.iter().find_map(|anchor| anchor.strip_prefix("stage-"));
        let own = own.filter(|id| is_id(id)).map(str::to_owned);
        let like = || {
            let like = self.naming.like?;
            let stages = like.rules.stages().iter().map(|stage| (&stage.id, &stage.anchor));
            let archive = like.rules.archive();
            let mut all = stages.chain([(&archive.id, &archive.anchor)]);
            let cited =
                |anchor: &Option<Box<str>>| anchor.as_ref().is_some_and(|anchor| section.anchors.contains(anchor));
            let by_anchor = all.find(|(_, anchor)| cited(anchor)).map(|(id, _)| id.to_string());
            by_anchor.or_else(|| self.naming.like(Noun::Stage, &section.heading, 1))
        };
        let cut = || {
            let anchor = section.anchors.first()?;
            let anchor = anchor.strip_prefix(first).unwrap_or(anchor);
            let id = slug(anchor.strip_suffix(last).unwrap_or(anchor));
            is_id(&id).then_some(id)
        };
        let heading = slug(&section.heading.text);
        let count = self.sketch.stages.len() + 1;
        own.or_else(like)
            .or_else(cut)
            .or(is_id(&heading).then_some(heading))
            .unwrap_or_else(|| format!("stage-{count}"))
    }

    /// Names stages as the sentences that lead to them do, in preference to their headings.
    fn rename(&mut self, ids: &[String]) {
        for (at, number) in self.stages.clone().into_iter().enumerate() {
            let Some(section) = self.section(number) else { continue };
            let own = section.anchors.iter().any(|anchor| anchor.starts_with("stage-"));
            for target in targets(section) {
                let StatedTarget::Moves(name) = target else { continue };
                let Some(id) = self.led_to(Some(at), name).filter(|id| !own && ids.contains(id)) else { continue };
                self.naming.labels.retain(|(message, _)| *message != format!("stage-{id}"));
                self.naming.give("stage", &id, name);
            }
        }
    }

    /// The stage that a name means, seen from another stage: by name or anchor, else the next one.
    pub(super) fn led_to(&self, from: Option<usize>, name: &Name) -> Option<String> {
        let stages = &self.sketch.stages;
        let id = self.naming.anchored("stage", name).or_else(|| self.naming.like(Noun::Stage, name, 1));
        let known = |id: &String| stages.iter().any(|stage| stage.id == *id);
        let slug = slug(&name.text);
        let heading = || {
            let by_heading = |number: &usize| self.section(*number).is_some_and(|it| it.heading.is_like(name));
            self.stages.iter().position(by_heading).and_then(|at| stages.get(at)).map(|stage| stage.id.clone())
        };
        let anchor = || {
            let by_anchor = |stage: &&super::sketch::StageSketch| {
                stage.id == slug
                    || stage.anchor.as_ref().is_some_and(|anchor| !slug.is_empty() && anchor.contains(&slug))
            };
            stages.iter().find(by_anchor).map(|stage| stage.id.clone())
        };
        id.filter(known)
            .or_else(heading)
            .or_else(anchor)
            .or_else(|| stages.get(from? + 1).map(|stage| stage.id.clone()))
    }

    /// A stage without a section.
    pub(super) fn unstated_stage(&mut self, name: &Name) -> String {
        let id = self.naming.id("stage", Noun::Stage, name);
        if self.sketch.stages.iter().all(|stage| stage.id != id) {
            let open = Some("no section of the page describes this stage");
            self.sketch.stages.push(StageSketch { id: id.clone(), open, ..StageSketch::default() });
        }
        id
    }

    pub(super) fn target(&mut self, from: Option<usize>, stated: &[StatedTarget]) -> Option<String> {
        match stated.first()? {
            StatedTarget::Moves(name) => Some(self.led_to(from, name).unwrap_or_else(|| self.unstated_stage(name))),
            StatedTarget::Next(_) => self.sketch.stages.get(from? + 1).map(|stage| stage.id.clone()),
            StatedTarget::Archives(name) => Some(self.naming.id("outcome", Noun::Outcome, name)),
        }
    }

    fn action(&mut self, stage: usize, stated: &StatedAction) -> ActionSketch {
        let id = self.naming.loose("action", Noun::Action, &stated.name);
        let mut action = ActionSketch { id, to: self.target(Some(stage), &stated.to), ..ActionSketch::default() };
        for part in stated.fields.chunk_by(|(_, a), (_, b)| a == b) {
            let names: Vec<Name> = part.iter().map(|(name, _)| name.clone()).collect();
            let Some((_, need)) = part.first() else { continue };
            for name in self.naming.whole("field", &names) {
                let field = self.naming.loose("field", Noun::Field, &name);
                self.sketch.field(&field);
                if action.inputs.iter().all(|(known, _)| *known != field) {
                    action.inputs.push((field, *need));
                }
            }
        }
        self.parts(stated, &mut action);
        action.confirm = stated
            .confirm
            .as_ref()
            .filter(|name| !self.is_action(&action.id, name))
            .map(|name| self.naming.id("confirm", Noun::Confirm, name));
        action.notify = self.notify(&stated.notices);
        let mut assumed = None;
        if action.notify.is_empty() {
            let like = self.like_stage(stage).and_then(|stage| stage.actions.iter().find(|it| *it.id == *action.id));
            let notify = like.map(|like| &*like.notify).unwrap_or_default();
            (action.notify, assumed) = self.notify_like(notify, &stated.rest);
        }
        action.when = self.tests(&stated.when);
        action.clocks = self.effects(&stated.clocks);
        let by = self.naming.whole("role", &stated.by);
        action.by = by.iter().map(|name| self.naming.id("role", Noun::Role, name)).collect();
        let nothing = action.to.is_none() && !stated.stays && action.inputs.is_empty() && action.clocks.is_empty();
        if nothing {
            // An action such as `won` has the name of its outcome.
            let outcomes = self.sketch.archive.as_ref().map(|archive| archive.outcomes.as_slice()).unwrap_or_default();
            let named = self.naming.like(Noun::Outcome, &stated.name, SAME);
            action.to = named.filter(|id| outcomes.contains(id));
        }
        let nothing = nothing && action.to.is_none();
        let guessed = stated.by_position.then_some("the target is read from its position");
        let target = nothing.then_some("the page does not state the target").or(guessed).map(str::to_owned);
        action.open = target.into_iter().chain(assumed).collect();
        action
    }

    /// Whether an action is confirmed by its own name.
    fn is_action(&self, id: &str, name: &Name) -> bool {
        self.naming.like(Noun::Action, name, 70).as_deref() == Some(id) || {
            let known = self.naming.labels.iter().find(|(message, _)| *message == format!("action-{id}"));
            known.is_some_and(|(_, label)| begins_alike(label, &name.text))
        }
    }

    /// Adds a list field that the page describes by the parts of its entries.
    fn parts(&mut self, stated: &StatedAction, action: &mut ActionSketch) {
        if stated.parts.is_empty() {
            return;
        }
        let like = self.naming.like.and_then(|like| {
            let fields = like.rules.fields().iter();
            fields
                .into_iter()
                .find(|field| matches!(field.kind, referee::rules::Kind::List(_)))
                .map(|it| it.id.to_string())
        });
        let field = like.unwrap_or_else(|| {
            let rest = action.id.split_once('-').map_or("entries", |(_, rest)| rest);
            rest.to_owned()
        });
        let number = self.naming.like.and_then(|like| like.rules.fields().find(&field));
        let noun = number.map_or(Noun::Kind, Noun::Part);
        let kind = format!("field-{field}");
        let mut parts: Vec<(String, Option<&'static str>)> = Vec::new();
        for name in &stated.parts {
            let part = self.naming.loose(&kind, noun, name);
            if parts.iter().all(|(known, _)| *known != part) {
                parts.push((part, None));
            }
        }
        let sketch = self.sketch.field(&field);
        sketch.kind = Some("list");
        sketch.parts = parts;
        if action.inputs.iter().all(|(known, _)| *known != field) {
            action.inputs.push((field, referee::rules::Need::Required));
        }
    }

    fn timeout(&mut self, stage: usize, stated: &StatedTimeout) -> TimeoutSketch {
        let to = self.like_end(stage, &stated.to).or_else(|| self.target(Some(stage), &stated.to));
        let mut timeout = self.limit(stated, to);
        if timeout.notify.is_empty() {
            let like = self.like_stage(stage).and_then(|stage| {
                let ends =
                    |it: &&Timeout| timeout.to.as_deref() == self.naming.like.map(|like| like.rules.state_id(it.to));
                stage.timeouts.iter().find(ends)
            });
            let notify = like.map(|like| &*like.notify).unwrap_or_default();
            let (notify, assumed) = self.notify_like(notify, &stated.rest);
            timeout.notify = notify;
            timeout.open.extend(assumed);
        }
        timeout
    }

    /// A timeout with its target.
    pub(super) fn limit(&mut self, stated: &StatedTimeout, to: Option<String>) -> TimeoutSketch {
        let mut timeout = TimeoutSketch {
            after: stated.after.as_ref().map(|(after, _)| *after),
            to,
            notify: self.notify(&stated.notices),
            reminders: Vec::new(),
            when: self.tests(&stated.when),
            open: Vec::new(),
        };
        for (time, notice) in &stated.reminders {
            let Some((before, _)) = time else { continue };
            match timeout.reminders.iter_mut().find(|(known, _)| known == before) {
                Some((_, all)) => self.add(notice, all),
                None => timeout.reminders.push((*before, self.notify(std::slice::from_ref(notice)))),
            }
        }
        if timeout.after.is_none() {
            timeout.open.push("the page does not state the duration".to_owned());
        }
        timeout
    }
}

/// The names of the outcomes in a section.
pub(super) fn archived(section: &StatedSection) -> Vec<&Name> {
    let mut names = Vec::new();
    for target in targets(section) {
        if let StatedTarget::Archives(name) = target {
            names.push(name);
        }
    }
    names
}

fn targets(section: &StatedSection) -> Vec<&StatedTarget> {
    let actions = section.actions.iter().flat_map(|action| &action.to);
    actions.chain(section.timeouts.iter().flat_map(|timeout| &timeout.to)).collect()
}

/// Whether two names are forms of one word: `Принятие`, `Принять`.
fn begins_alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let common = |a: &[char], b: &[char]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || common(a, b) >= 4)
}
