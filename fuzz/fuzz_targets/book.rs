//! Arbitrary bytes as the files of a book, separated by `---`: rule sets, and a rollout that starts with `rollout:` or
//! `facts:`. If they are valid, leads are opened, switched between the rule sets, and switched back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use referee::switch::{Movement, Plan, SwitchOrder};
use referee::{Event, Instant, Loader, Opening, Source};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let files = text.split("---\n").take(5).enumerate().map(|(number, text)| {
        let rollout = text.starts_with("rollout:") || text.starts_with("facts:");
        Source::new(if rollout { "rollout.yaml".to_owned() } else { format!("{number}.yaml") }, text)
    });
    let files: Vec<Source> = files.collect();
    let Ok((referee, findings)) = Loader::rules(files).load_valid() else { return };
    for finding in &findings {
        assert!(finding.place.as_ref().is_none_or(|place| place.underlined().is_some()));
    }
    let reader = referee.phrasebook().reader(&[]);
    let book = referee.rulebook();
    let opened = Instant::from_millis(1_600_000_000_000);
    let at = Instant::from_millis(opened.millis() + 3_600_000);
    if let Some(rollout) = book.rollout() {
        let _ = reader.rollout(rollout, at, &Opening::default().facts);
    }
    let names = book.sets().iter().map(|set| Some(set.name())).chain([None]);
    for name in names {
        let opening = name.map_or_else(Opening::default, Opening::under);
        let Ok(lead) = referee.open(Event::open("L", opened, opening)) else { continue };
        for set in book.sets() {
            let Ok(order) = SwitchOrder::new(book, set.name(), at) else { continue };
            let mut plan = Plan::new(order);
            let Movement::Moves { step, .. } = plan.add(&lead) else { continue };
            let report = reader.plan(&plan);
            assert_eq!(report.leads, 1);
            let mut moved = lead.clone();
            moved.take(*step).expect("the step was decided for this lead");
            let _ = reader.status(&moved, at);
            for came in moved.came_from() {
                let Ok(back) = SwitchOrder::new(book, came.name(), at) else { continue };
                if let Movement::Moves { step, .. } = back.back().movement(&moved) {
                    let mut back = moved.clone();
                    back.take(*step).expect("the step was decided for this lead");
                    assert_eq!(back.rules().name(), came.name());
                }
            }
        }
    }
});
