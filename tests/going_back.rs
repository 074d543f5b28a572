//! Going back to the rules that a lead came from, on both sides of the instant at which it is due there.

use proptest::prelude::*;
use referee::{Event, Instant, Leads, Opening, Rulebook, Source};

const HOUR: i64 = 3_600_000;

/// Two rule sets: under the second, timeouts take a year. A lead that goes back may get some extra time.
fn book(clock: &str, grace: Option<i64>) -> Rulebook {
    let stages = |rules: &str, one: &str, two: &str| {
        format!(
            "stages:\n  {rules}-one: {{ actions: {{ go: {{ to: {rules}-two }} }}, timeout: {{ after: {one}, to: gone }} }}\n  \
             {rules}-two: {{ actions: {{ close: {{ to: done }} }}, timeout: {{ after: {two}, to: gone }} }}\n  \
             end: {{ outcomes: [done, gone] }}\n"
        )
    };
    let grace = grace.map_or(String::new(), |hours| format!(", grace: {hours}h"));
    let like = |stage: &str| format!("a-{stage}: {{ to: b-{stage}, clock: {clock}{grace} }}");
    let a = format!("rules: a\n{}", stages("a", "72h", "48h"));
    let b = format!(
        "rules: b\nfollows: a\nswitch: {{ stages: {{ {}, {} }} }}\n{}",
        like("one"),
        like("two"),
        stages("b", "1y", "1y")
    );
    Rulebook::parse(&[Source::new("a.yaml", a), Source::new("b.yaml", b)]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_lead_that_was_due_meanwhile_is_not_due_before_it_is_back(
        (clock, grace) in prop::sample::select(vec![
            ("restart", None), ("recompute", None), ("recompute", Some(1_i64)), ("recompute", Some(30)),
        ]),
        forth in 0..72 * HOUR,
        acts in prop::option::of(0..40 * HOUR),
        around in prop_oneof![Just(-1_i64), Just(0), Just(1), -60 * HOUR..400 * HOUR],
    ) {
        let mut leads = Leads::new(book(clock, grace));
        let at = Instant::from_millis;
        leads.take(Event::open("L", at(0), Opening::under("a"))).unwrap();
        leads.take(Event::switch("L", at(forth), "b")).unwrap();
        // When it is due under the first rules, in the stage in which it is by then.
        let (mut last, mut stage, mut since, mut due) = (forth, "a-one", 0, 72 * HOUR);
        if let Some(later) = acts {
            last = forth + later;
            leads.take(Event::act("L", at(last), "go")).unwrap();
            (stage, since, due) = ("a-two", last, last + 48 * HOUR);
        }
        let back = (due + around).max(last);
        leads.take(Event::switch("L", at(back), "a")).unwrap();
        let due = if due <= back { back + grace.unwrap_or(0) * HOUR } else { due };
        let lead = leads.get("L").unwrap();
        let state = |millis: i64| lead.rules().state_id(lead.at(at(millis)).unwrap().state).to_owned();
        prop_assert_eq!(state(due), "gone");
        if due > back {
            prop_assert_eq!((state(back), state(due - 1)), (stage.to_owned(), stage.to_owned()));
            let position = lead.at(at(back)).unwrap();
            prop_assert_eq!((position.since, position.due()), (at(since), Some(at(due))));
        }
    }
}
