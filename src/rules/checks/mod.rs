//! The checks of rule files: one check per file, with its page in the reference.

pub(super) mod archive;
pub(super) mod contradiction;
pub(super) mod dead_end;
pub(super) mod duplicate;
pub(super) mod edited_before_set;
pub(super) mod empty;
pub(super) mod endless;
pub(super) mod endless_pause;
pub(super) mod follows;
pub(super) mod gap;
pub(super) mod hidden;
pub(super) mod hidden_leads;
pub(super) mod idle_action;
pub(super) mod idle_clock;
pub(super) mod impossible;
pub(super) mod instant_circle;
/// Missing keys.
pub(crate) mod missing_key;
pub(super) mod mixed_time;
pub(super) mod name_clash;
pub(super) mod no_calendar;
pub(super) mod no_leads;
pub(super) mod no_time_limit;
pub(super) mod overlap;
mod released;
pub(super) mod reminder_too_early;
pub(super) mod rollout_gap;
pub(super) mod rollout_shadowed;
pub(super) mod rollout_shares;
pub(super) mod switch_aside;
pub(super) mod switch_clock;
pub(super) mod switch_excluded;
pub(super) mod switch_gap;
pub(super) mod switch_kind;
pub(super) mod switch_stranded;
pub(super) mod switch_twice;
pub(super) mod switch_unsupplied;
pub(super) mod switch_value;
pub(super) mod too_many;
pub(super) mod unchanging_alert;
pub(super) mod unknowable_recipient;
pub(super) mod unknown_choice;
/// Unknown keys.
pub(crate) mod unknown_key;
/// Unknown names.
pub(crate) mod unknown_names;
/// Unknown rule sets.
pub(crate) mod unknown_rules;
pub(super) mod unreachable_outcome;
pub(super) mod unreachable_recipient;
pub(super) mod unreachable_stage;
/// Unused declarations.
pub(crate) mod unused;
pub(super) mod wrong_address;
pub(super) mod wrong_date;
pub(super) mod wrong_digest;
pub(super) mod wrong_duration;
pub(super) mod wrong_hours;
/// Values of the wrong kind.
pub(crate) mod wrong_kind;
pub(super) mod wrong_language;
/// Invalid instants.
pub(crate) mod wrong_moment;
pub(super) mod wrong_name;
/// Invalid numbers.
pub(crate) mod wrong_number;
pub(super) mod wrong_share;
pub(super) mod wrong_zone;
pub(super) mod yaml;

use crate::diagnostic::{Check, Finding};

use super::calendars::Calendars;
use super::crossing::Crossing;
use super::draft::Draft;
use super::names::Names;
use super::outline::Outline;
use super::region::TooMany;
use super::resolve::{Resolved, Unknown, resolve};

/// All checks of rule files, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &archive::ARCHIVE,
    &contradiction::CONTRADICTION,
    &duplicate::DUPLICATE,
    &empty::EMPTY,
    &follows::FOLLOWS_ITSELF,
    &hidden::HIDDEN,
    &missing_key::MISSING_KEY,
    &name_clash::NAME_CLASH,
    &unknown_choice::UNKNOWN_CHOICE,
    &unknown_names::UNKNOWN_CALENDAR,
    &unknown_names::UNKNOWN_CLOCK,
    &unknown_names::UNKNOWN_FACT,
    &unknown_names::UNKNOWN_FIELD,
    &unknown_key::UNKNOWN_KEY,
    &unknown_names::UNKNOWN_MARK,
    &unknown_names::UNKNOWN_NOTIFICATION,
    &unknown_names::UNKNOWN_RECIPIENT,
    &unknown_names::UNKNOWN_ROLE,
    &unknown_rules::UNKNOWN_RULES,
    &unknown_names::UNKNOWN_STATE,
    &unknown_names::UNKNOWN_VALUE,
    &wrong_address::WRONG_ADDRESS,
    &wrong_date::WRONG_DATE,
    &wrong_duration::WRONG_DURATION,
    &wrong_hours::WRONG_HOURS,
    &wrong_kind::WRONG_KIND,
    &wrong_language::WRONG_LANGUAGE,
    &wrong_name::WRONG_NAME,
    &wrong_number::WRONG_NUMBER,
    &wrong_zone::WRONG_ZONE,
    &yaml::YAML,
    &dead_end::DEAD_END,
    &edited_before_set::EDITED_BEFORE_SET,
    &endless::ENDLESS,
    &endless_pause::ENDLESS_PAUSE,
    &gap::GAP,
    &hidden_leads::HIDDEN_LEADS,
    &idle_action::IDLE_ACTION,
    &idle_clock::IDLE_CLOCK,
    &impossible::IMPOSSIBLE,
    &instant_circle::INSTANT_CIRCLE,
    &mixed_time::MIXED_TIME,
    &no_calendar::NO_CALENDAR,
    &no_leads::NO_LEADS,
    &no_time_limit::NO_TIME_LIMIT,
    &overlap::OVERLAP,
    &reminder_too_early::REMINDER_TOO_EARLY,
    &too_many::TOO_MANY,
    &unchanging_alert::UNCHANGING_ALERT,
    &unknowable_recipient::UNKNOWABLE_RECIPIENT,
    &unreachable_outcome::UNREACHABLE_OUTCOME,
    &unreachable_recipient::UNREACHABLE_RECIPIENT,
    &unreachable_stage::UNREACHABLE_STAGE,
    &unused::UNUSED,
    &wrong_digest::WRONG_DIGEST,
    &switch_aside::SWITCH_ASIDE,
    &switch_clock::SWITCH_CLOCK,
    &switch_excluded::SWITCH_EXCLUDED,
    &switch_gap::SWITCH_GAP,
    &switch_kind::SWITCH_KIND,
    &switch_stranded::SWITCH_STRANDED,
    &switch_twice::SWITCH_TWICE,
    &switch_unsupplied::SWITCH_UNSUPPLIED,
    &switch_value::SWITCH_VALUE,
    &rollout_gap::ROLLOUT_GAP,
    &rollout_shadowed::ROLLOUT_SHADOWED,
    &rollout_shares::ROLLOUT_SHARES,
    &wrong_share::WRONG_SHARE,
    &released::LEDGER,
    &released::RELEASED_CHANGED,
];

/// Resolves a draft, and runs all checks other than those of its structure.
pub(super) fn check(draft: &Draft, calendars: &Calendars, findings: &mut Vec<Finding>) -> Result<Resolved, Unknown> {
    duplicate::fields(draft, findings);
    duplicate::calendars(draft, findings);
    empty::check(draft, findings);
    name_clash::check(draft, findings);
    archive::check(draft, findings);
    idle_action::check(draft, findings);
    reminder_too_early::check(draft, findings);
    no_calendar::check(draft, calendars, findings);
    mixed_time::check(draft, findings);
    wrong_name::rule_set(draft, findings);
    let names = Names::new(draft);
    let resolved = resolve(draft, &names, calendars, findings);
    unused::check(draft, &names, findings);
    wrong_digest::check(draft, &names, findings);
    if too_many::check(draft, findings) {
        return resolved;
    }
    let proven: Result<(), TooMany> = Outline::new(draft, &names).and_then(|outline| {
        // What an unreadable exclusion excludes is unknown.
        if !draft.excluded.iter().all(|tests| outline.is_readable(&tests.value)) {
            return Ok(());
        }
        if no_leads::check(&outline, findings) {
            return Ok(());
        }
        unreachable_stage::check(&outline, findings);
        unreachable_outcome::check(&outline, findings);
        edited_before_set::check(&outline, findings);
        let proofs: Vec<_> = LIFECYCLE.iter().map(|check| check(&outline, findings)).collect();
        proofs.into_iter().collect()
    });
    if let Err(TooMany) = proven {
        findings.push(too_many::unproven(draft));
    }
    resolved
}

/// Checks a switch between two rule sets.
pub(super) fn crossing(crossing: &Crossing<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in [
        unknown_names::in_switch,
        switch_gap::check,
        switch_clock::check,
        switch_stranded::check,
        switch_excluded::check,
        switch_kind::check,
        switch_twice::check,
        switch_value::check,
        switch_unsupplied::check,
        switch_aside::check,
    ] {
        check(crossing, &mut findings);
    }
    findings
}

/// Checks every combination of facts, unless there are too many.
type Proof = fn(&Outline<'_>, &mut Vec<Finding>) -> Result<(), TooMany>;

/// The proofs over the whole graph, for every combination of facts.
const LIFECYCLE: &[Proof] = &[
    dead_end::check,
    endless::check,
    overlap::check,
    gap::check,
    hidden_leads::check,
    impossible::check,
    unchanging_alert::check,
    no_time_limit::check,
    endless_pause::check,
    idle_clock::check,
    instant_circle::check,
    unknowable_recipient::check,
];
