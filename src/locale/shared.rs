//! The words that every rule set shares, and what they are given.

use VariableKind::{Duration, Instant, List, Number, Text};

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum VariableKind {
    /// A text.
    Text,
    /// A number, for selectors and `NUMBER`.
    Number,
    /// An instant, for `DATE` and `DATETIME`.
    Instant,
    /// A length of time, for `DURATION`, `RELATIVE`, `DAYS` and `HOURS`.
    Duration,
    /// Several texts, for `LIST`.
    List,
}

/// The place of a word in the list of what is needed.
pub(crate) type Slot = usize;

/// The variables of a word, by name.
pub(crate) type Variables = &'static [(&'static str, VariableKind)];

/// The words that every rule set shares, with their variables. Their slots come first, in this order.
pub(crate) const COMMON: &[(&str, Variables)] = &[
    ("deadline", &[("left", Duration)]),
    ("event-opened", &[("rules", Text)]),
    ("event-action", &[("action", Text), ("from", Text), ("to", Text)]),
    ("event-action-by", &[("action", Text), ("from", Text), ("to", Text), ("by", Text)]),
    ("event-action-stays", &[("action", Text)]),
    ("event-action-stays-by", &[("action", Text), ("by", Text)]),
    ("event-timeout", &[("from", Text), ("to", Text)]),
    ("event-marked", &[("mark", Text)]),
    ("event-unmarked", &[("mark", Text)]),
    ("event-refused", &[("reason", Text)]),
    ("event-notified", &[("recipient", Text), ("subject", Text)]),
    ("kind-text", &[]),
    ("kind-money", &[]),
    ("kind-date", &[]),
    ("kind-email", &[]),
    ("kind-phone", &[]),
    ("kind-boolean", &[]),
    ("kind-list", &[]),
    ("need-required", &[]),
    ("need-asked", &[]),
    ("need-optional", &[]),
    ("refusal-unknown-lead", &[("lead", Text)]),
    ("refusal-opened-twice", &[("lead", Text)]),
    ("refusal-unknown-rules", &[("rules", Text), ("accepted", List)]),
    ("refusal-rules-not-given", &[("accepted", List)]),
    ("refusal-out-of-order", &[("at", Instant), ("last", Instant)]),
    ("refusal-archived", &[("outcome", Text)]),
    ("refusal-unknown-action", &[("action", Text), ("state", Text), ("accepted", List)]),
    ("refusal-unknown-role", &[("role", Text), ("accepted", List), ("count", Number)]),
    ("refusal-missing-field", &[("fields", List), ("count", Number)]),
    ("refusal-unknown-field", &[("field", Text), ("action", Text), ("accepted", List), ("count", Number)]),
    ("refusal-wrong-kind", &[("field", Text), ("kind", Text)]),
    ("refusal-unknown-fact", &[("fact", Text), ("accepted", List), ("count", Number)]),
    ("refusal-missing-fact", &[("fact", Text)]),
    ("refusal-wrong-fact", &[("fact", Text), ("expected", List)]),
    ("refusal-unknown-mark", &[("mark", Text), ("accepted", List), ("count", Number)]),
    ("refusal-no-switch", &[("from", Text), ("to", Text)]),
    ("picture-title", &[("rules", Text)]),
    ("picture-title-lead", &[("lead", Text), ("rules", Text)]),
    ("picture-opened", &[]),
    ("picture-begins", &[("state", Text)]),
    ("picture-action", &[("action", Text), ("from", Text), ("to", Text)]),
    ("picture-timeout", &[("after", Text), ("from", Text), ("to", Text)]),
    ("picture-only", &[("condition", Text)]),
    ("picture-by", &[("roles", List)]),
    ("picture-told", &[("recipients", List)]),
    ("picture-stands", &[("state", Text), ("since", Instant)]),
    ("picture-path", &[("steps", List)]),
    ("picture-here", &[]),
    ("picture-overview", &[]),
    ("picture-unlimited", &[]),
    ("picture-sign-clock", &[]),
    ("picture-sign-envelope", &[]),
    ("picture-sign-fork", &[]),
    ("picture-sign-person", &[]),
    ("picture-sign-again", &[]),
    ("picture-sign-dot", &[]),
    ("diff-title", &[("from", Text), ("to", Text)]),
    ("diff-none", &[("from", Text), ("to", Text)]),
    ("diff-where", &[]),
    ("diff-what", &[]),
    ("diff-section-stage", &[("stage", Text)]),
    ("diff-section-outcomes", &[]),
    ("diff-section-arrival", &[]),
    ("diff-section-fields", &[]),
    ("diff-section-notifications", &[]),
    ("diff-section-roles", &[]),
    ("diff-section-views", &[]),
    ("diff-section-tips", &[]),
    ("diff-renamed", &[("before", Text), ("after", Text)]),
    ("diff-renamed-same", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-relabelled", &[("before", Text), ("after", Text)]),
    ("diff-quoted", &[("text", Text)]),
    ("diff-all-leads", &[]),
    ("diff-all-roles", &[]),
    ("condition-is", &[("fact", Text), ("values", Text)]),
    ("condition-marked", &[("marks", Text)]),
    ("answer-yes", &[]),
    ("answer-no", &[]),
    ("diff-by-fact", &[("recipients", Text), ("fact", Text)]),
    ("diff-field-need", &[("field", Text), ("need", Text)]),
    ("diff-part", &[("part", Text), ("kind", Text)]),
    ("diff-list-of", &[("kind", Text), ("parts", Text)]),
    ("diff-default-none", &[]),
    ("diff-default-unknown", &[]),
    ("diff-default-value", &[("value", Text)]),
    ("diff-detail-when", &[("when", Text)]),
    ("diff-detail-roles", &[("roles", Text)]),
    ("diff-detail-fields", &[("fields", Text)]),
    ("diff-detail-confirm", &[("confirm", Text)]),
    ("diff-detail-notified", &[("recipient", Text), ("subject", Text)]),
    ("diff-detail-overview", &[]),
    ("diff-detail-text", &[("text", Text)]),
    ("diff-detail-later", &[("time", Text), ("text", Text)]),
    ("diff-detail-values", &[("values", Text)]),
    ("diff-detail-default", &[("default", Text)]),
    ("diff-stage-added", &[("name", Text)]),
    ("diff-stage-removed", &[("name", Text)]),
    ("diff-stage-first", &[("before", Text), ("after", Text)]),
    ("diff-stage-shows-overview", &[]),
    ("diff-stage-shows-details", &[]),
    ("diff-action-added", &[("name", Text), ("to", Text)]),
    ("diff-action-added-stays", &[("name", Text)]),
    ("diff-action-removed", &[("name", Text), ("to", Text)]),
    ("diff-action-removed-stays", &[("name", Text)]),
    ("diff-action-target", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-target-stays", &[("name", Text), ("before", Text)]),
    ("diff-action-target-leaves", &[("name", Text), ("after", Text)]),
    ("diff-action-when", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-roles", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-confirm", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-action-order", &[("after", Text)]),
    ("diff-action-notifies", &[("name", Text), ("recipient", Text), ("subject", Text)]),
    ("diff-action-notifies-no-more", &[("name", Text), ("recipient", Text), ("subject", Text)]),
    ("diff-input-added", &[("name", Text), ("action", Text), ("need", Text)]),
    ("diff-input-removed", &[("name", Text), ("action", Text), ("need", Text)]),
    ("diff-input-stricter", &[("name", Text), ("action", Text), ("before", Text), ("after", Text)]),
    ("diff-input-looser", &[("name", Text), ("action", Text), ("before", Text), ("after", Text)]),
    ("diff-input-order", &[("action", Text), ("after", Text)]),
    ("diff-timeout-added", &[("time", Text), ("to", Text)]),
    ("diff-timeout-removed", &[("time", Text), ("to", Text)]),
    ("diff-timeout-sooner", &[("before", Text), ("after", Text)]),
    ("diff-timeout-later", &[("before", Text), ("after", Text)]),
    ("diff-timeout-target", &[("before", Text), ("after", Text)]),
    ("diff-timeout-when", &[("before", Text), ("after", Text)]),
    ("diff-timeout-notifies", &[("recipient", Text), ("subject", Text)]),
    ("diff-timeout-notifies-no-more", &[("recipient", Text), ("subject", Text)]),
    ("diff-alert-added", &[("when", Text)]),
    ("diff-alert-removed", &[("when", Text)]),
    ("diff-alert-when", &[("before", Text), ("after", Text)]),
    ("diff-alert-icon", &[]),
    ("diff-alert-change-added", &[("time", Text)]),
    ("diff-alert-change-removed", &[("time", Text)]),
    ("diff-alert-change-sooner", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-later", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-text", &[("before", Text), ("after", Text)]),
    ("diff-alert-change-icon", &[]),
    ("diff-outcome-added", &[("name", Text)]),
    ("diff-outcome-removed", &[("name", Text)]),
    ("diff-opening-notifies", &[("recipient", Text), ("subject", Text)]),
    ("diff-opening-notifies-no-more", &[("recipient", Text), ("subject", Text)]),
    ("diff-advice-added", &[("time", Text)]),
    ("diff-advice-removed", &[("time", Text)]),
    ("diff-advice-sooner", &[("before", Text), ("after", Text)]),
    ("diff-advice-later", &[("before", Text), ("after", Text)]),
    ("diff-channel-added", &[("name", Text)]),
    ("diff-channel-removed", &[("name", Text)]),
    ("diff-channel-relabelled", &[("before", Text), ("after", Text)]),
    ("diff-place-added", &[("after", Text)]),
    ("diff-place-removed", &[("before", Text)]),
    ("diff-place-path", &[("before", Text), ("after", Text)]),
    ("diff-arrival-field-added", &[("name", Text)]),
    ("diff-arrival-field-removed", &[("name", Text)]),
    ("diff-fact-added", &[("name", Text)]),
    ("diff-fact-removed", &[("name", Text)]),
    ("diff-fact-kind", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-fact-default", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-fact-value-added", &[("name", Text), ("fact", Text)]),
    ("diff-fact-value-removed", &[("name", Text), ("fact", Text)]),
    ("diff-field-added", &[("name", Text), ("kind", Text)]),
    ("diff-field-removed", &[("name", Text), ("kind", Text)]),
    ("diff-field-kind", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-notification-added", &[("recipient", Text), ("subject", Text)]),
    ("diff-notification-removed", &[("recipient", Text), ("subject", Text)]),
    ("diff-notification-recipient", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-recipient-added", &[("name", Text)]),
    ("diff-recipient-removed", &[("name", Text)]),
    ("diff-role-added", &[("name", Text)]),
    ("diff-role-removed", &[("name", Text)]),
    ("diff-view-added", &[("name", Text), ("when", Text)]),
    ("diff-view-removed", &[("name", Text), ("when", Text)]),
    ("diff-view-when", &[("name", Text), ("before", Text), ("after", Text)]),
    ("diff-view-order", &[("after", Text)]),
    ("diff-mark-added", &[("name", Text)]),
    ("diff-mark-removed", &[("name", Text)]),
    ("diff-mark-icon", &[("name", Text)]),
    ("diff-tip-added", &[("name", Text)]),
    ("diff-tip-removed", &[("name", Text)]),
    ("diff-tip-order", &[("after", Text)]),
    ("table-lead", &[]),
    ("table-rules", &[]),
    ("table-state", &[]),
    ("table-deadline", &[]),
    ("table-actions", &[]),
    ("table-id", &[]),
    ("table-text", &[]),
    ("table-locale", &[]),
];

/// The slot of a shared word. For an id that is none of [`COMMON`] this is no slot, and words for it are a dash.
pub(crate) const fn common(id: &str) -> Slot {
    let mut rest: &[(&str, Variables)] = COMMON;
    let mut slot = 0;
    while let [(known, _), others @ ..] = rest {
        if same(known.as_bytes(), id.as_bytes()) {
            return slot;
        }
        rest = others;
        slot += 1;
    }
    usize::MAX
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, others_a @ ..], [y, others_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (others_a, others_b);
    }
    a.is_empty() && b.is_empty()
}
