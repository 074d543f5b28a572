use crate::rules::{RoleId, RuleSet};

use super::refusal::Cause;

/// The number of the role, if the event names one.
#[inline(always)]
#[expect(clippy::inline_always, reason = "most events name none")]
pub(super) fn role(rules: &RuleSet, by: Option<&str>) -> Result<Option<RoleId>, Cause> {
    let Some(role) = by else { return Ok(None) };
    match rules.roles().find(role) {
        Some(number) => Ok(Some(number)),
        None => Err(Cause::UnknownRole { role: role.into(), accepted: rules.roles().ids().collect() }),
    }
}
