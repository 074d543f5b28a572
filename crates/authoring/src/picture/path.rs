//! The path of one lead in the chart.

use referee::engine::{Lead, LeadError};
use referee::locale::Reader;
use referee::rules::{ClockId, Instant};
use referee::tooling::{Happening, HappeningKind, common, fault};

use super::chart::{Chart, Source};
use super::charting::{Charting, sentences, tidy};

/// How many steps of a path the description contains, counted from the end.
const MOST_STEPS: usize = 50;

impl Chart {
    /// The lifecycle with the path of one lead highlighted: its states and the exits it took, with instants.
    /// `happenings` are those of [`referee::tooling::history`], up to `at`.
    ///
    /// # Errors
    /// The instant is before the last event of the lead.
    pub fn with_path(reader: &Reader, lead: &Lead, happenings: &[Happening], at: Instant) -> Result<Self, LeadError> {
        let mut chart = Self::new(reader, lead.rules());
        let words = reader.words(lead.rules());
        let charting = Charting::new(words, lead.rules());
        let title = words.say(const { common("picture-title-lead") }, |args| {
            args.text("lead", lead.id());
            args.text("rules", lead.rules().name());
        });
        chart.title = tidy(&title);
        chart.has_path = true;
        let mut steps = Vec::new();
        // Events under other rule sets belong to other charts.
        for happening in happenings.iter().filter(|it| it.rules.as_ref().is_some_and(|rules| rules == lead.rules())) {
            if let HappeningKind::Switched { .. } = happening.kind {
                steps.push(tidy(&reader.entry(lead.id(), happening).text));
                if let Some(to) = happening.to {
                    chart.node_mut(charting.target(to)).entered.push(tidy(&words.date_time(happening.at)));
                }
                continue;
            }
            let instant = tidy(&words.date_time(happening.at));
            let ran_out = |clock: ClockId| {
                let label = words.label(words.slots().clocks[clock]);
                words.say(const { common("picture-step-clock") }, |args| args.text("clock", label)).into_owned()
            };
            let step = |what: &str| {
                let step = words.say(const { common("picture-step") }, |args| {
                    args.text("what", what);
                    args.text("at", &instant);
                });
                step.into_owned()
            };
            let Some(source) = source(happening) else { continue };
            let exit = match happening.from {
                None => Some(&mut chart.opening),
                Some(from) => {
                    let node = chart.node_mut(charting.target(from));
                    node.exits.iter_mut().chain(&mut node.stays).find(|exit| exit.source == source)
                }
            };
            if let Some(exit) = exit {
                exit.taken.push(instant.clone());
                let what = match exit.source {
                    Source::Clock(clock, _) => ran_out(clock),
                    Source::Timeout(number) => {
                        let from = happening.from.unwrap_or_else(|| fault("a timeout of no state"));
                        let after = charting.after(from, number);
                        words
                            .say(const { common("picture-step-timeout") }, |args| args.duration("after", after))
                            .into_owned()
                    }
                    Source::Action(_) | Source::Opening => exit.label.clone(),
                };
                steps.push(step(&what));
            } else if let Source::Clock(clock, _) = source {
                // The lead stays where it is.
                steps.push(step(&ran_out(clock)));
            }
            // An action that keeps the lead in its stage does not enter a state.
            let stays = happening.from == happening.to && !enters(lead, happening);
            if let Some(to) = happening.to.filter(|_| !stays) {
                chart.node_mut(charting.target(to)).entered.push(instant);
            }
        }
        let position = lead.at(at)?;
        let label = charting.label(position.state);
        let here = tidy(words.label(const { common("picture-here") }));
        chart.node_mut(charting.target(position.state)).here = Some(here);
        let position_text = words.say(const { common("picture-stands") }, |args| {
            args.text("state", &label);
            args.instant("since", position.since);
        });
        // A cycle of short timeouts could add an endless number of steps.
        let last_steps = steps.split_off(steps.len().saturating_sub(MOST_STEPS));
        let path = words.say(const { common("picture-path") }, |args| args.list("steps", &last_steps));
        chart.description = sentences(&[tidy(&position_text), tidy(&path), chart.description]);
        Ok(chart)
    }
}

/// The exit that the lead took, if any.
fn source(happening: &Happening) -> Option<Source> {
    match &happening.kind {
        HappeningKind::Opened => Some(Source::Opening),
        HappeningKind::Acted { action, .. } => Some(Source::Action(*action)),
        HappeningKind::TimedOut { timeout } => Some(Source::Timeout(*timeout)),
        HappeningKind::RanOut { clock, limit } => Some(Source::Clock(*clock, *limit)),
        _ => None,
    }
}

/// Whether an exit from a stage to itself enters the stage again.
fn enters(lead: &Lead, happening: &Happening) -> bool {
    match happening.kind {
        HappeningKind::Acted { state, action, .. } => lead.rules().actions(state)[action].to.is_some(),
        HappeningKind::RanOut { clock, limit } => lead.rules().clocks()[clock].limits[limit].to.is_some(),
        _ => true,
    }
}
