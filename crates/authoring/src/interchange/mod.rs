//! A lifecycle as a state machine that other programs run: JSON for `XState` 5, and SCXML.
//!
//! ```
//! # use referee_authoring::interchange::Machine;
//! use referee::Referee;
//! let referee = Referee::builtin();
//! let rules = referee.rulebook().get("2020").expect("built-in rule set");
//! let reader = referee.reader("de")?;
//! let machine = Machine::new(&reader, rules)?;
//! let config: serde_json::Value = serde_json::from_str(&machine.xstate())?;
//! assert_eq!(config["initial"], "received");
//! assert_eq!(config["states"]["received"]["after"]["1209600000"][0]["target"], "expired");
//! assert!(machine.scxml().contains("<state id=\"received\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod clocks;
mod condition;
mod json;
mod machine;
mod scxml;
mod xstate;

pub use clocks::NO_MACHINE;
pub use machine::Machine;
