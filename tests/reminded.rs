//! Reminders before a deadline: sent while the lead is still in the stage, moved with the deadline, once each.

use referee::{Event, Loader, Opening, Referee, Source};

use crate::written::Dice;

const OLD: &str = "rules: old
facts: { big: { kind: boolean, default: true } }
recipients: [team, boss]
stages:
  open:
    actions: { note: { notify: seen }, close: { to: solved }, again: { to: open } }
    timeout:
      after: 10d
      to: late
      notify: gone
      remind:
        - { before: 1d, notify: [soon, boss] }
        - { before: 72h, notify: soon }
  late:
    actions: { close: { to: solved } }
    timeout: { after: 1mo, to: dropped, remind: { before: 1w, notify: soon } }
  archived: { outcomes: [solved, dropped] }
notifications:
  seen: { to: team }
  soon: { to: team }
  boss: { to: boss, when: { big: true } }
  gone: { to: team }
";

fn referee(policy: &str) -> Referee {
    let new = OLD.replace("rules: old", &format!("rules: new\nfollows: old\nswitch: {{ clock: {policy} }}"));
    let new = new.replace("after: 10d", "after: 20d").replace("before: 72h", "before: 5d");
    Loader::rules([Source::new("old.yaml", OLD), Source::new("new.yaml", new)]).load_valid().unwrap().0
}

fn day(number: u32, hour: u32) -> referee::Instant {
    format!("2026-03-{number:02}T{hour:02}:00:00Z").parse().unwrap()
}

/// What happens to a lead opened on 1 March at 9: day and hour, and the notifications.
fn sent(referee: &Referee, opening: Opening, events: Vec<Event>, until: referee::Instant) -> Vec<String> {
    let opened = [Event::open("L-1", day(1, 9), opening)];
    let (_, all) = referee::tooling::history(referee.rulebook(), opened.into_iter().chain(events), until);
    let entry = |it: &referee::tooling::Happening| {
        let rules = it.rules.as_ref().unwrap();
        let ids: Vec<&str> = it.sent.iter().map(|(number, _)| &*rules.notifications()[*number].id).collect();
        (!ids.is_empty()).then(|| format!("{} {}", &it.at.to_string()[5..13], ids.join(" ")))
    };
    all.iter().filter_map(entry).collect()
}

#[test]
fn they_are_sent_before_the_deadline_in_order() {
    let referee = referee("keep");
    let all = sent(&referee, Opening::under("old"), vec![], "2026-05-01T00:00:00Z".parse().unwrap());
    assert_eq!(all, ["03-08T09 soon", "03-10T09 soon boss", "03-11T09 gone", "04-04T09 soon"]);
    // A lead that the boss does not hear of.
    let small = Opening::under("old").fact("big", false);
    assert_eq!(sent(&referee, small, vec![], day(11, 8)), ["03-08T09 soon", "03-10T09 soon"]);
    // At the instant itself, and not before.
    assert_eq!(sent(&referee, Opening::under("old"), vec![], day(8, 9)), ["03-08T09 soon"]);
    assert_eq!(sent(&referee, Opening::under("old"), vec![], day(8, 8)), [""; 0]);
}

#[test]
fn none_is_sent_after_the_lead_has_left() {
    let referee = referee("keep");
    let act = |at, action: &str| Event::act("L-1", at, action);
    let late = "2026-05-01T00:00:00Z".parse().unwrap();
    assert_eq!(sent(&referee, Opening::under("old"), vec![act(day(8, 8), "close")], late), [""; 0]);
    assert_eq!(sent(&referee, Opening::under("old"), vec![act(day(8, 9), "close")], late), ["03-08T09 soon"]);
    // An action that stays changes nothing; one that enters the stage again starts the clock again.
    let stays = sent(&referee, Opening::under("old"), vec![act(day(9, 9), "note")], day(11, 8));
    assert_eq!(stays, ["03-08T09 soon", "03-09T09 seen", "03-10T09 soon boss"]);
    let again = sent(&referee, Opening::under("old"), vec![act(day(9, 9), "again")], day(19, 8));
    assert_eq!(again, ["03-08T09 soon", "03-16T09 soon", "03-18T09 soon boss"]);
}

#[test]
fn a_switch_moves_them_with_the_deadline() {
    let switch =
        |referee: &Referee, at| sent(referee, Opening::under("old"), vec![Event::switch("L-1", at, "new")], day(30, 0));
    // Kept: the reminder five days before was due before the switch, and is not sent afterwards.
    assert_eq!(switch(&referee("keep"), day(7, 9)), ["03-10T09 soon boss", "03-11T09 gone"]);
    // Kept, after the old reminder: once each.
    assert_eq!(switch(&referee("keep"), day(9, 9)), ["03-08T09 soon", "03-10T09 soon boss", "03-11T09 gone"]);
    assert_eq!(
        switch(&referee("recompute"), day(9, 9)),
        ["03-08T09 soon", "03-16T09 soon", "03-20T09 soon boss", "03-21T09 gone"]
    );
    assert_eq!(
        switch(&referee("restart"), day(9, 9)),
        ["03-08T09 soon", "03-24T09 soon", "03-28T09 soon boss", "03-29T09 gone"]
    );
}

/// A second, dumber model: every hour, is a reminder due, and is the lead still there?
#[test]
fn random_lives_agree_with_an_hourly_clock() {
    let referee = referee("keep");
    for seed in 0..300 {
        let mut dice = Dice(seed * 7919 + 5);
        let mut hour = 0;
        let mut events = Vec::new();
        let (mut entered, mut stage) = (0, "open");
        let mut expected: Vec<String> = Vec::new();
        let at = |hour: u32| day(1, 9).millis() + i64::from(hour) * 3_600_000;
        let write =
            |hour: u32, what: &str| format!("{} {what}", &referee::Instant::from_millis(at(hour)).to_string()[5..13]);
        // Each hour: the clock first, then perhaps somebody.
        for next in 1..24 * 60 {
            hour += 1;
            let since = next - entered;
            match (stage, since) {
                // A month from a day in March has 31 days.
                ("open", 168) | ("late", 576) => expected.push(write(hour, "soon")),
                ("open", 216) => expected.push(write(hour, "soon boss")),
                ("open", 240) => {
                    expected.push(write(hour, "gone"));
                    (stage, entered) = ("late", next);
                }
                ("late", 744) => stage = "gone",
                _ => {}
            }
            if dice.roll(150) == 0 && stage == "open" {
                let action = *dice.pick(&["note", "again", "close"]);
                events.push(Event::act("L-1", referee::Instant::from_millis(at(hour)), action));
                match action {
                    "note" => expected.push(write(hour, "seen")),
                    "again" => entered = next,
                    _ => stage = "gone",
                }
            }
            if stage == "late" && at(entered) >= day(31, 0).millis() {
                // April is shorter.
                break;
            }
        }
        let until = referee::Instant::from_millis(at(hour));
        assert_eq!(sent(&referee, Opening::under("old"), events, until), expected, "seed {seed}");
    }
}

fn errors(text: &str) -> Vec<String> {
    let (_, findings) = referee::RuleSet::check(&Source::new("old.yaml", text));
    findings.iter().filter(|it| it.is_error()).map(|it| format!("{}: {}", it.id, it.message)).collect()
}

#[test]
fn reminders_that_are_never_sent_are_reported() {
    let check = |before: &str| errors(&OLD.replace("before: 72h", &format!("before: {before}")));
    assert_eq!(check("239h"), [""; 0]);
    for (before, message) in [
        ("240h", "this reminder is never sent: leads time out after 10d"),
        ("11d", "this reminder is never sent: leads time out after 10d"),
        ("0m", "a reminder at the deadline is never sent, because the timeout happens then"),
        ("1mo", "a reminder cannot use months, which vary in length"),
    ] {
        assert_eq!(check(before), [format!("reminder-too-early: {message}")], "{before}");
    }
    let never = OLD.replace(
        "after: 1mo, to: dropped, remind: { before: 1w, notify: soon }",
        "never: true, remind: { before: 1w, notify: soon }",
    );
    assert!(errors(&never)[0].contains("never"), "{:?}", errors(&never));
    assert_eq!(
        errors(&OLD.replace("before: 1w, notify: soon", "before: 1w, notify: son")),
        ["unknown-notification: unknown notification `son`"]
    );
}
