use crate::diagnostic::{Finding, check};
use crate::rules::outline::{Outline, Target};
use crate::rules::region::Region;

check! {
/// Timeouts lead in a circle that takes no time.
///
/// A timeout of `0m` is a stage that leads only pass through. Where such stages lead to each other in a circle, a lead
/// would go round for ever in one instant, and nobody could say where it stands.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: sorting }
///   sorting:
///     timeout: { after: 0m, to: filing }
///   filing:
///     timeout: { after: 0m, to: sorting }
///   closed: { outcomes: [solved] }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: sorting }
///   sorting:
///     timeout: { after: 0m, to: filing }
///   filing:
///     timeout: { after: 0m, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    INSTANT_CIRCLE: Error in Lifecycle, "instant-circle"
}

/// How many steps are followed; nobody writes so many stages that take no time.
const PATIENCE: usize = 100_000;

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    let mut patience = PATIENCE;
    for (number, stage) in outline.stages.iter().enumerate() {
        let Some((way, region)) = circle(outline, number, &mut patience) else { continue };
        let names: Vec<String> = way
            .iter()
            .chain([&number])
            .filter_map(|stage| Some(format!("`{}`", outline.stages.get(*stage)?.name.value)))
            .collect();
        let message = format!("leads{} go round in no time: {}", outline.describe(&region), names.join(" → "));
        findings.push(INSTANT_CIRCLE.in_text(&outline.draft.source, stage.name.span.clone(), message));
    }
}

/// A circle whose first stage, in the order of the file, is this one; and the leads that go round in it.
fn circle(outline: &Outline<'_>, first: usize, patience: &mut usize) -> Option<(Vec<usize>, Region)> {
    let mut open = vec![(vec![first], Region::all())];
    while let Some((way, region)) = open.pop() {
        let here = way.last().copied().unwrap_or(first);
        for (to, when) in instant_exits(outline, here) {
            *patience = patience.checked_sub(1)?;
            let Some(on) = region.and(when).ok().filter(|on| !on.is_empty()) else { continue };
            if to == first {
                return Some((way, on));
            }
            if to > first && !way.contains(&to) {
                open.push((way.iter().copied().chain([to]).collect(), on));
            }
        }
    }
    None
}

/// The timeouts of a stage that take no time, with the stages they lead to.
fn instant_exits<'o>(outline: &'o Outline<'_>, stage: usize) -> impl Iterator<Item = (usize, &'o Region)> {
    let exits = outline.exits.get(stage).into_iter().flatten().filter(|exit| exit.is_instant());
    exits.filter_map(|exit| if let Target::Stage(to) = exit.to { Some((to, &exit.when)) } else { None })
}
