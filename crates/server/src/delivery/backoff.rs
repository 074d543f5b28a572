//! When a message is tried again.

use referee::Instant;
use sha2::{Digest, Sha256};

/// The first pause, in milliseconds.
const FIRST: i64 = 30_000;
/// The longest pause, in milliseconds.
const LONGEST: i64 = 6 * 3_600_000;
/// The longest pause that a server can ask for, in milliseconds.
const MOST_ASKED: i64 = 24 * 3_600_000;

/// When a message is tried again after a number of attempts. The pauses double. Each is up to half shorter, by chance, so that
/// not all messages come back at the same moment; the chance is drawn from the key.
pub(crate) fn next(key: &str, attempts: u64, now: Instant, asked: i64) -> Instant {
    let pause = u32::try_from(attempts).ok().and_then(|attempts| FIRST.checked_mul(1_i64.checked_shl(attempts)?));
    let pause = pause.filter(|pause| (1..LONGEST).contains(pause)).unwrap_or(LONGEST);
    let drawn = Sha256::digest(format!("{attempts} {key}"));
    let drawn = drawn.iter().take(4).fold(0, |number, byte| number << 8 | i64::from(*byte));
    let shorter = pause - pause / 2 * drawn / i64::from(u32::MAX);
    now.plus_millis(shorter.max(asked.min(MOST_ASKED)))
}

#[cfg(test)]
mod tests {
    use referee::Instant;

    use super::{FIRST, LONGEST, next};

    #[test]
    fn pauses_double_and_differ() {
        let now = Instant::from_millis(0);
        let mut different = std::collections::BTreeSet::new();
        for attempts in (0..70).chain([u64::MAX]) {
            for lead in 0..50 {
                let pause = next(&format!("L-{lead}/0/done"), attempts, now, 0).millis();
                let full = FIRST.checked_shl(attempts.min(20) as u32).unwrap_or(LONGEST).min(LONGEST);
                assert!((full / 2..=full).contains(&pause), "{attempts}: {pause}");
                different.insert(pause);
            }
        }
        assert!(different.len() > 3000, "{}", different.len());
        assert_eq!(next("a", 0, now, 3_600_000).millis(), 3_600_000);
        assert_eq!(next("a", 0, now, i64::MAX).millis(), 24 * 3_600_000);
        assert_eq!(next("a", 3, now, 0), next("a", 3, now, 0));
    }
}
