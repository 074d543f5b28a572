use std::str::FromStr;

pub use crate::rules::Zone;

use super::error::LocaleError;

impl FromStr for Zone {
    type Err = LocaleError;

    fn from_str(text: &str) -> Result<Self, LocaleError> {
        Self::read(text).map_err(|near| LocaleError::zone(text, near))
    }
}
