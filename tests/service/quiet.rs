//! Quiet hours against a model that looks at the clock on the wall every minute.

use referee::{Instant, Zone};
use referee_store::{Contact, Quiet};

use super::dice::Dice;
use super::places::{Missing, amount};

const MINUTE: i64 = 60_000;
const ZONES: [&str; 9] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
    "+05:45",
    "Africa/Casablanca",
];

/// The time on the wall, such as `22:00`.
fn wall(at: Instant, zone: Zone) -> String {
    let local = at.millis() + i64::from(zone.offset(at)) * 1000;
    let minutes = local.div_euclid(MINUTE).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

pub fn mails_wait_until_the_wall_says_so() -> Result<(), Missing> {
    let dice = &mut Dice::new(11);
    for _ in 0..amount("REFEREE_EXAMPLES", 30) * 50 {
        let name = *dice.pick(&ZONES);
        let zone: Zone = name.parse().unwrap();
        let time = |dice: &mut Dice| format!("{:02}:{:02}", dice.roll(24), [0, 15, 30, 59, 7][dice.roll(5)]);
        let quiet = Quiet { from: time(dice), until: time(dice) };
        // Around the changes of clocks, too.
        let day = 1_585_000_000_000 + dice.number(400) * 24 * 60 * MINUTE;
        let at = Instant::from_millis(day + dice.number(24 * 60) * MINUTE + dice.number(60_000));
        let own = dice.roll(2) == 0;
        let contact = Contact {
            account: String::new(),
            recipient: "team".to_owned(),
            mail: "a@contoso.example".to_owned(),
            locale: None,
            zone: own.then(|| name.to_owned()),
            quiet: Some(quiet.clone()),
        };
        if quiet.from == quiet.until {
            assert!(contact.fault().is_some());
            continue;
        }
        assert_eq!(contact.fault(), None);
        let is_quiet = |at: Instant| {
            let wall = wall(at, zone);
            if quiet.from < quiet.until {
                quiet.from <= wall && wall < quiet.until
            } else {
                wall >= quiet.from || wall < quiet.until
            }
        };
        let start = Instant::from_millis(at.millis().div_euclid(MINUTE) * MINUTE);
        let expected = if is_quiet(at) {
            (1..5000).map(|minute| start.plus_millis(minute * MINUTE)).find(|later| !is_quiet(*later)).unwrap()
        } else {
            at
        };
        let found = contact.not_before(at, if own { Zone::UTC } else { zone });
        assert_eq!(found, expected, "{name} {quiet:?} at {at}");
    }
    Ok(())
}
