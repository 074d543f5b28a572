//! Random rule sets with clocks.

use std::fmt::Write;

use crate::written::Dice;

pub const STAGES: [&str; 4] = ["first", "second", "third", "fourth"];

/// A random timeout of a stage or a clock: for leads with and without the fact, in hours.
#[derive(Clone, Copy)]
pub struct Limit {
    pub after: i64,
    pub to: Option<usize>,
}

/// An action with its changes of clocks.
pub struct Act {
    pub to: Option<usize>,
    pub changes: Vec<(usize, Effect)>,
}

#[derive(Clone, Copy)]
pub enum Effect {
    Start,
    Stop,
    Extend(i64, Option<u16>),
}

pub struct Plan {
    pub opened: bool,
    pub starts: Vec<usize>,
    pub pauses: Vec<usize>,
    pub stops: Vec<usize>,
    /// For leads without and with the fact.
    pub limits: [Option<Limit>; 2],
}

/// A random rule set.
pub struct World {
    pub policy: &'static str,
    pub timeouts: Vec<Option<Limit>>,
    pub actions: Vec<Vec<Act>>,
    pub clocks: Vec<Plan>,
}

impl World {
    pub fn random(dice: &mut Dice) -> Self {
        let limit = |dice: &mut Dice, must: bool| Limit {
            after: 1 + dice.number::<i64>(30),
            to: (must || dice.roll(2) == 0).then(|| dice.roll(5)),
        };
        let some = |dice: &mut Dice, odds: usize| (0..4).filter(|_| dice.roll(odds) == 0).collect::<Vec<usize>>();
        let count = 1 + dice.roll(3);
        let clocks = (0..count).map(|_| {
            let stops = some(dice, 5);
            let but = |stages: Vec<usize>| stages.into_iter().filter(|it| !stops.contains(it)).collect();
            let (starts, pauses) = (but(some(dice, 4)), but(some(dice, 3)));
            let limits = [0, 1].map(|_| (dice.roll(6) > 0).then(|| limit(dice, false)));
            Plan { opened: dice.roll(3) > 0, starts, pauses, stops, limits }
        });
        let clocks: Vec<Plan> = clocks.collect();
        let actions = (0..4).map(|_| {
            let acts = (0..3).map(|_| {
                let changes = (0..count).filter(|_| dice.roll(3) == 0).collect::<Vec<_>>();
                let changes = changes.into_iter().map(|clock| {
                    let effect = match dice.roll(4) {
                        0 => Effect::Start,
                        1 => Effect::Stop,
                        _ => Effect::Extend(
                            1 + dice.number::<i64>(12),
                            (dice.roll(2) == 0).then(|| 1 + dice.number::<u16>(3)),
                        ),
                    };
                    (clock, effect)
                });
                let changes = changes.collect();
                Act { to: (dice.roll(3) > 0).then(|| dice.roll(5)), changes }
            });
            acts.collect()
        });
        let actions = actions.collect();
        Self {
            policy: *dice.pick(&["keep", "recompute", "restart"]),
            timeouts: (0..4).map(|_| (dice.roll(2) == 0).then(|| limit(dice, true))).collect(),
            actions,
            clocks,
        }
    }

    pub fn yaml(&self) -> String {
        self.named("rules: t")
    }

    /// The rule file, with its first keys.
    pub fn named(&self, head: &str) -> String {
        let state = |to: usize| STAGES.get(to).copied().unwrap_or("gone");
        let names = |stages: &[usize]| stages.iter().map(|it| STAGES[*it]).collect::<Vec<_>>().join(", ");
        let mut text = format!(
            "{head}\nfacts: {{ hot: {{ kind: boolean, default: false, changes: {{ clock: {} }} }} }}\nstages:\n",
            self.policy
        );
        for (stage, name) in STAGES.iter().enumerate() {
            let _ = writeln!(text, "  {name}:\n    actions:\n      end: {{ to: gone }}");
            for (number, act) in self.actions[stage].iter().enumerate() {
                let mut keys: Vec<String> = act.to.iter().map(|to| format!("to: {}", state(*to))).collect();
                let changes = act.changes.iter().map(|(clock, effect)| match effect {
                    Effect::Start => format!("c{clock}: start"),
                    Effect::Stop => format!("c{clock}: stop"),
                    Effect::Extend(by, None) => format!("c{clock}: {{ extend: {by}h }}"),
                    Effect::Extend(by, Some(times)) => format!("c{clock}: {{ extend: {by}h, times: {times} }}"),
                });
                let changes: Vec<String> = changes.collect();
                keys.extend((!changes.is_empty()).then(|| format!("clocks: {{ {} }}", changes.join(", "))));
                let _ = writeln!(text, "      act{number}: {{ {} }}", keys.join(", "));
            }
            if let Some(timeout) = self.timeouts[stage] {
                let _ =
                    writeln!(text, "    timeout: {{ after: {}h, to: {} }}", timeout.after, state(timeout.to.unwrap()));
            }
        }
        text += "  archived: { outcomes: [gone] }\nclocks:\n";
        for (number, clock) in self.clocks.iter().enumerate() {
            let opened = clock.opened.then_some("opened");
            let starts: Vec<&str> = opened.into_iter().chain(clock.starts.iter().map(|it| STAGES[*it])).collect();
            let _ = writeln!(text, "  c{number}:\n    starts: [{}]", starts.join(", "));
            let _ = writeln!(text, "    pauses: [{}]\n    stops: [{}]", names(&clock.pauses), names(&clock.stops));
            text += "    timeout:\n";
            for (hot, limit) in clock.limits.iter().enumerate() {
                let when = format!("when: {{ hot: {} }}", hot == 1);
                let _ = match limit {
                    None => writeln!(text, "      - {{ {when}, never: true }}"),
                    Some(Limit { after, to: None }) => writeln!(text, "      - {{ {when}, after: {after}h }}"),
                    Some(Limit { after, to: Some(to) }) => {
                        writeln!(text, "      - {{ {when}, after: {after}h, to: {} }}", state(*to))
                    }
                };
            }
        }
        text
    }
}
