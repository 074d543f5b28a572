use std::path::Path;

use super::calendar_file::CALENDAR_FILE;
use super::delivery_file::DELIVERY_FILE;
use super::grammar::RULE_FILE;
use super::rollout_file::ROLLOUT_FILE;
use super::shape::Shape;

/// The folder of calendar files, in `rules`.
pub const CALENDARS: &str = "calendars";

/// The kind of a YAML file in the folder `rules`, by its name and folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookFile {
    /// A rule set.
    RuleSet,
    /// Which rule set a new lead uses.
    Rollout,
    /// How recipients are reached.
    Delivery,
    /// When people work.
    Calendar,
}

impl BookFile {
    /// The kind of a file; `None` if it is not YAML.
    pub fn of(path: &Path) -> Option<Self> {
        path.extension().filter(|extension| *extension == "yaml" || *extension == "yml")?;
        if path.parent().and_then(Path::file_name).is_some_and(|folder| folder == CALENDARS) {
            return Some(Self::Calendar);
        }
        Some(match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("rollout") => Self::Rollout,
            Some("delivery") => Self::Delivery,
            _ => Self::RuleSet,
        })
    }

    /// The expected shape of such a file.
    pub fn grammar(self) -> &'static Shape {
        match self {
            Self::RuleSet => &RULE_FILE,
            Self::Rollout => &ROLLOUT_FILE,
            Self::Delivery => &DELIVERY_FILE,
            Self::Calendar => &CALENDAR_FILE,
        }
    }
}
