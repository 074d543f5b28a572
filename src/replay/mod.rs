//! Leads that lived under one rule set, taken again under another one.

mod life;
mod markdown;
mod messages;
mod order;
mod phrases;
mod replayed;
mod report;
mod sections;
mod tally;
mod translation;
mod twin;

pub use order::ReplayOrder;
pub use replayed::{Replay, Replayed};
pub use report::{
    Both, ReplayDeadlines, ReplayDigests, ReplayFlow, ReplayGroup, ReplayLeftOut, ReplayNotification, ReplayPart,
    ReplayRefusal, ReplayReport, ReplayVariant, ReplayWords,
};
pub use sections::{ReplayRow, ReplaySection};
