//! Arbitrary bytes as a message file, its translation and a file from a translation tool, separated by `---`. Importing
//! an unchanged export changes nothing, and no import breaks a message.

#![no_main]

use libfuzzer_sys::fuzz_target;

const RULES: &str = "
rules: t
stages:
  open: { actions: { close: { to: done } }, timeout: { after: 3d, to: late } }
  end: { outcomes: [done, late] }
";

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut parts = text.splitn(3, "---\n");
    let english = parts.next().unwrap_or_default();
    let russian = parts.next().unwrap_or(english);
    let file = parts.next().unwrap_or_default();
    if let Err(fault) = referee_translation::exchange::probe(RULES, english, russian, file) {
        panic!("{fault}");
    }
});
