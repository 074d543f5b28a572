//! Plans in the reader's language.

use crate::engine::Cause;
use crate::fault::fault;
use crate::locale::{Reader, Words, common};
use crate::rules::{Action, ActionId, ClockId, Duration, FieldId, RuleSet, Shows, State};
use crate::status::name::{Name, Noun};
use crate::status::{Label, state_label};

use super::comparison::label;
use super::order::Stay;
use super::plan::{AtOnce, Lacking, Plan, Refused};
use super::report::{
    AtOnceReport, Counted, DeadlineReport, LackingReport, MoveReport, PlanChange, PlanReport, PlanState, RefusedReport,
    Shift, ShiftReport, StayReport,
};
use super::tally::{Clocked, Counts, Deadlines, Notice, Shown, Tally, Trigger, spread};

impl Reader {
    /// A plan in the reader's language.
    ///
    /// ```
    /// use referee::switch::{Plan, SwitchOrder};
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// let at = "2019-06-01T00:00:00Z".parse()?;
    /// let mut plan = Plan::new(SwitchOrder::new(referee.rulebook(), "2019", at)?);
    /// plan.add(&referee.open(Event::open("L-1", at, Opening::under("2017")))?);
    /// let report = referee.reader("de")?.plan(&plan);
    /// assert_eq!(report.text[1], "1 Lead wird umgestellt.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plan(&self, plan: &Plan) -> PlanReport {
        let words = self.common();
        let (to, at) = (plan.order().to().name(), plan.order().at());
        let back = plan.order().goes_back();
        let title = words.say(
            if back { const { common("plan-title-back") } } else { const { common("plan-title") } },
            |args| {
                args.text("to", to);
                args.instant("at", at);
            },
        );
        let leads = plan.moves();
        let moved = words.say(const { common("plan-moves") }, |args| args.count("count", count(leads)));
        let verdict = match plan.is_safe() {
            // There is nothing to apply.
            true if leads == 0 => None,
            true => Some(const { common("plan-safe") }),
            false => Some(const { common("plan-unsafe") }),
        };
        let verdict = verdict.map(|slot| words.label(slot).to_owned());
        let mut tallies: Vec<&Tally> = plan.tallies.iter().collect();
        tallies.sort_by(|a, b| {
            let key = |it: &Tally| (it.before.name().to_owned(), it.from, it.after.name().to_owned(), it.to);
            key(a).cmp(&key(b))
        });
        let stay = plan.stay.iter().map(|((reason, rules), leads)| {
            let id = match reason {
                Stay::Archived => const { common("plan-stay-archived") },
                Stay::There => const { common("plan-stay-there") },
                Stay::Other => const { common("plan-stay-other") },
                Stay::NoWay if back => const { common("plan-stay-never") },
                Stay::NoWay => const { common("plan-stay-no-way") },
            };
            let text = words.say(id, |args| {
                args.text("rules", rules);
                args.text("to", to);
            });
            StayReport { reason: reason.id().into(), rules: rules.to_string(), leads: *leads, text: text.into_owned() }
        });
        PlanReport {
            to: to.to_owned(),
            from: plan.order().only().map(ToOwned::to_owned),
            back,
            at,
            locale: words.locale_id().to_owned(),
            safe: plan.is_safe(),
            leads,
            text: [title.into_owned(), moved.into_owned()].into_iter().chain(verdict).collect(),
            moves: tallies.into_iter().map(|tally| self.movement(tally)).collect(),
            stay: stay.collect(),
            at_once: plan.at_once.iter().map(|lead| self.at_once(lead)).collect(),
            lacking: plan.lacking.iter().map(|lead| self.lacking(lead)).collect(),
            refused: plan.refused.iter().map(|lead| self.refused(lead)).collect(),
        }
    }

    fn plan_state(&self, rules: &std::sync::Arc<RuleSet>, state: State) -> PlanState {
        let label = state_label(self.words(rules), rules, state);
        PlanState { rules: rules.name().to_owned(), id: label.id.into_owned(), label: label.label.into_owned() }
    }

    fn movement(&self, tally: &Tally) -> MoveReport {
        let (from, to) = (self.plan_state(&tally.before, tally.from), self.plan_state(&tally.after, tally.to));
        let text = self.common().say(const { common("plan-move") }, |args| {
            args.text("from", &from.label);
            args.text("old", &from.rules);
            args.text("to", &to.label);
            args.text("new", &to.rules);
        });
        let text = text.into_owned();
        let sides = Sides {
            common: self.common(),
            old: Side { words: self.words(&tally.before), rules: &tally.before },
            new: Side { words: self.words(&tally.after), rules: &tally.after },
            to: tally.to,
        };
        let deadlines = sides.deadlines(&tally.deadlines);
        MoveReport { from, to, leads: tally.leads, text, deadlines, changes: sides.changes(tally) }
    }

    fn at_once(&self, lead: &AtOnce) -> AtOnceReport {
        let (from, to) = (self.plan_state(&lead.before, lead.from), self.plan_state(&lead.after, lead.to));
        let text = self.common().say(const { common("plan-at-once") }, |args| {
            args.text("from", &from.label);
            args.text("to", &to.label);
        });
        AtOnceReport { lead: lead.lead.to_string(), from, to, meant: lead.meant, text: text.into_owned() }
    }

    fn lacking(&self, lead: &Lacking) -> LackingReport {
        let side = Side { words: self.words(&lead.rules), rules: &lead.rules };
        let fields: Vec<Label<'static>> = lead.fields.iter().map(|field| side.field(*field)).collect();
        let labels = fields.iter().map(|field| &field.label);
        let text = self.common().say(const { common("plan-lacks") }, |args| args.list("fields", labels));
        let stage = self.plan_state(&lead.rules, lead.stage);
        LackingReport { lead: lead.lead.to_string(), stage, text: text.into_owned(), fields }
    }

    fn refused(&self, lead: &Refused) -> RefusedReport {
        // Nobody asked for an event in the past: the plan is of an instant before the last event.
        let text = match lead.refusal.cause() {
            Cause::OutOfOrder { last, .. } => self
                .common()
                .say(const { common("plan-refused-later") }, |args| args.instant("last", *last))
                .into_owned(),
            _ => self.refusal(&lead.refusal),
        };
        RefusedReport { lead: lead.lead.to_string(), refusal: lead.refusal.id().into(), text }
    }
}

/// Converts a number of leads; all of them fit in memory.
pub(crate) fn count(leads: u64) -> usize {
    usize::try_from(leads).unwrap_or_else(|_| fault("more leads than memory"))
}

/// A rule set with its messages.
#[derive(Clone, Copy)]
struct Side<'a> {
    words: Words<'a>,
    rules: &'a RuleSet,
}

impl Side<'_> {
    fn name(self, noun: Noun, id: &str) -> Label<'static> {
        Label::new(id.to_owned(), Name::new(noun, id).label(self.words))
    }

    fn action(self, (state, number): (State, ActionId)) -> Label<'static> {
        self.name(Noun::Action, &self.rules.actions(state)[number].id)
    }

    fn field(self, number: FieldId) -> Label<'static> {
        self.name(Noun::Field, &self.rules.fields()[number].id)
    }

    fn clock(self, number: ClockId) -> Label<'static> {
        self.name(Noun::Clock, &self.rules.clocks()[number].id)
    }

    fn alert(self, (stage, number, changed): Shown) -> Label<'static> {
        let alert = &self.rules.stages()[stage].alerts[number];
        match alert.follower.as_ref().filter(|_| changed) {
            Some(follower) => self.name(Noun::Follower, &follower.id),
            None => self.name(Noun::Alert, &alert.id),
        }
    }
}

struct Sides<'a> {
    common: Words<'a>,
    old: Side<'a>,
    new: Side<'a>,
    to: State,
}

impl Sides<'_> {
    fn say(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let text =
            self.common.say(common(id), |args| values.iter().for_each(|(name, value)| args.sentence(name, value)));
        text.into_owned()
    }

    /// A message about the shifts of a deadline.
    fn say_shifts<const N: usize>(&self, id: &str, shifts: [(&'static str, &Shift); N]) -> String {
        let text = self.common.say(common(id), |args| {
            for (name, shift) in shifts {
                args.duration(name, Duration::from_millis(shift.milliseconds));
            }
        });
        text.into_owned()
    }

    fn deadlines(&self, deadlines: &Deadlines) -> DeadlineReport {
        let mut text = Vec::new();
        let mut add = |leads: u64, phrase: &dyn Fn() -> String| {
            if leads > 0 {
                text.push(Counted { leads, text: phrase() });
            }
        };
        let (earlier, later) = (self.shifts(&deadlines.earlier), self.shifts(&deadlines.later));
        add(deadlines.same, &|| self.say("plan-deadline-same", &[]));
        for (shifts, id) in [(&earlier, "plan-deadline-earlier"), (&later, "plan-deadline-later")] {
            let Some(shifts) = shifts else { continue };
            add(shifts.leads, &|| {
                if shifts.least == shifts.most {
                    return self.say_shifts(id, [("by", &shifts.least)]);
                }
                self.say_shifts(&format!("{id}-spread"), shifts.spread())
            });
        }
        add(deadlines.gained, &|| self.say("plan-deadline-gained", &[]));
        add(deadlines.lost, &|| self.say("plan-deadline-lost", &[]));
        let Deadlines { none, same, gained, lost, .. } = *deadlines;
        DeadlineReport { none, same, gained, lost, earlier, later, text }
    }

    fn shifts(&self, shifts: &Counts<i64>) -> Option<ShiftReport> {
        let shift =
            |milliseconds| Shift { milliseconds, text: self.common.duration(Duration::from_millis(milliseconds)) };
        let [least, median, most] = spread(shifts)?.map(shift);
        Some(ShiftReport { leads: shifts.values().sum(), least, median, most })
    }

    fn changes(&self, tally: &Tally) -> Vec<PlanChange> {
        let mut changes = Vec::new();
        let (old, new) = (self.old, self.new);
        let one = |kind: &'static str, of: &'static str, name: Label<'_>, leads: u64| {
            let text = self.say(&format!("plan-{kind}"), &[(of, &name.label)]);
            PlanChange { kind: kind.into(), ids: vec![name.id.into_owned()], leads, text }
        };
        for (kind, side, counts) in
            [("action-lost", old, &tally.lost_actions), ("action-gained", new, &tally.gained_actions)]
        {
            changes.extend(counts.iter().map(|(number, leads)| one(kind, "action", side.action(*number), *leads)));
        }
        for (shows, leads) in &tally.shows {
            let kind = if *shows == Shows::Details { "shows-details" } else { "shows-overview" };
            let text = self.say(&format!("plan-{kind}"), &[]);
            changes.push(PlanChange { kind: kind.into(), ids: Vec::new(), leads: *leads, text });
        }
        for ((before, after), leads) in &tally.targets {
            let before = state_label(old.words, old.rules, *before);
            let after = state_label(new.words, new.rules, *after);
            let text = self.say("plan-timeout-target", &[("before", &before.label), ("after", &after.label)]);
            let ids = [before.id, after.id].map(std::borrow::Cow::into_owned).into();
            changes.push(PlanChange { kind: "timeout-target".into(), ids, leads: *leads, text });
        }
        self.clocks(tally, &mut changes);
        let no_more = ["timeout-notifies-no-more", "clock-notifies-no-more", "action-notifies-no-more"];
        for (side, counts, kinds) in [
            (old, &tally.lost_notices, no_more),
            (new, &tally.gained_notices, ["timeout-notifies", "clock-notifies", "action-notifies"]),
        ] {
            changes.extend(counts.iter().map(|(notice, leads)| self.notice(side, *notice, *leads, kinds)));
        }
        for (kind, counts) in [("digest-gained", &tally.digested), ("digest-lost", &tally.undigested)] {
            changes.extend(counts.iter().map(|(notice, leads)| self.notice(new, *notice, *leads, [kind; 3])));
        }
        for (kind, side, counts) in
            [("alert-lost", old, &tally.lost_alerts), ("alert-gained", new, &tally.gained_alerts)]
        {
            changes.extend(counts.iter().map(|(alert, leads)| one(kind, "text", side.alert(*alert), *leads)));
        }
        for (kind, noun) in [("field-aside", Noun::Field), ("fact-aside", Noun::Fact), ("mark-aside", Noun::Mark)] {
            let aside = tally.aside.iter().filter(|((known, _), _)| *known == noun);
            // `None` for an item of an older rule set.
            let name = |id: &str| label([old.words, new.words].into_iter(), noun, id);
            changes.extend(aside.map(|((_, id), leads)| one(kind, "name", name(id), *leads)));
        }
        for (number, leads) in &tally.lacking {
            let field = new.field(*number);
            let text = self.lacking(*number, &field);
            changes.push(PlanChange { kind: "lacking".into(), ids: vec![field.id.into_owned()], leads: *leads, text });
        }
        changes
    }

    /// Adds the changes of clocks.
    fn clocks(&self, tally: &Tally, changes: &mut Vec<PlanChange>) {
        for (clock, deadlines) in &tally.clocks {
            let name = match clock {
                Clocked::New(clock) => self.new.clock(*clock),
                Clocked::Old(clock) => self.old.clock(*clock),
            };
            let mut add = |kind: &'static str, leads: u64, by: &str| {
                if leads > 0 {
                    let text = self.say(&format!("plan-{kind}"), &[("clock", &name.label), ("by", by)]);
                    changes.push(PlanChange {
                        kind: kind.into(),
                        ids: vec![name.id.clone().into_owned()],
                        leads,
                        text,
                    });
                }
            };
            add("clock-gained", deadlines.gained, "");
            add("clock-lost", deadlines.lost, "");
            for (kind, shifts) in [("clock-earlier", &deadlines.earlier), ("clock-later", &deadlines.later)] {
                let Some(shifts) = self.shifts(shifts) else { continue };
                if shifts.least == shifts.most {
                    add(kind, shifts.leads, &shifts.least.text);
                } else {
                    add(kind, shifts.leads, &self.say_shifts("plan-spread", shifts.spread()));
                }
            }
        }
        for ((clock, before, after), leads) in &tally.clock_targets {
            let name = self.new.clock(*clock);
            let stays = || Label::new("", self.common.label(const { common("plan-stays") }).to_owned());
            let target = |side: Side<'_>, state: &Option<State>| match state {
                Some(state) => {
                    let label = state_label(side.words, side.rules, *state);
                    let text = self.say("diff-quoted", &[("text", &label.label)]);
                    Label::new(label.id.into_owned(), text)
                }
                None => stays(),
            };
            let (before, after) = (target(self.old, before), target(self.new, after));
            let values = [("clock", &*name.label), ("before", &*before.label), ("after", &*after.label)];
            let text = self.say("plan-clock-target", &values);
            let ids = [name.id, before.id, after.id].into_iter().filter(|id| !id.is_empty());
            let ids = ids.map(std::borrow::Cow::into_owned).collect();
            changes.push(PlanChange { kind: "clock-target".into(), ids, leads: *leads, text });
        }
    }

    fn notice(
        &self,
        side: Side<'_>,
        notice: Notice,
        leads: u64,
        [timeout, clock, action]: [&'static str; 3],
    ) -> PlanChange {
        let (rules, mut ids) = (side.rules, Vec::new());
        let notification = side.name(Noun::Notification, &rules.notifications()[notice.notification].id);
        let recipient = side.name(Noun::Recipient, &rules.recipients()[notice.recipient]);
        let mut values = vec![("recipient", &*recipient.label), ("subject", &*notification.label)];
        let acts = match notice.trigger {
            Trigger::Timeout => None,
            Trigger::Clock(number) => Some(side.clock(number)),
            Trigger::Action(state, number) => Some(side.action((state, number))),
        };
        let kind = match notice.trigger {
            Trigger::Timeout => timeout,
            Trigger::Clock(_) => clock,
            Trigger::Action(..) => action,
        };
        if let Some(acts) = &acts {
            values.push(("name", &acts.label));
            ids.push(acts.id.clone().into_owned());
        }
        let text = self.say(&format!("plan-{kind}"), &values);
        ids.extend([notification.id, recipient.id].map(std::borrow::Cow::into_owned));
        PlanChange { kind: kind.into(), ids, leads, text }
    }

    /// The phrase for a missing field, with actions that ask for it.
    fn lacking(&self, number: FieldId, field: &Label<'_>) -> String {
        let new = self.new;
        let asks =
            new.rules.actions(self.to).iter().filter(|action| action.inputs.iter().any(|input| input.field == number));
        let label = |action: &Action| new.name(Noun::Action, &action.id).label;
        let ways: Vec<String> = asks.map(|it| self.say("diff-quoted", &[("text", &label(it))])).collect();
        if ways.is_empty() {
            return self.say("plan-lacking", &[("field", &field.label)]);
        }
        self.say("plan-lacking-until", &[("field", &field.label), ("actions", &self.common.list(&ways))])
    }
}
