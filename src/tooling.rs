//! Internal API for Referee's own packages. It may change in any version.

pub use crate::diagnostic::check::{Area, Check};
pub use crate::diagnostic::more_findings::more;
pub use crate::diagnostic::names::{did_you_mean, first_of, listed, near, shortened};
pub use crate::diagnostic::once::Once;
pub use crate::diagnostic::place::BYTE_ORDER_MARK;
pub use crate::engine::history::{Chronicle, Happening, HappeningKind, MOST_TIMEOUTS, history};
pub use crate::engine::partial::{Partial, read_partial};
pub use crate::engine::rollout::{Verdict, verdicts};
pub use crate::engine::{Batch, Digests};
pub use crate::fault::{cut, fault};
pub use crate::loading::reading::Reading;
pub use crate::locale::arguments::{Args, Argument, Wanted};
pub use crate::locale::audit::check_messages;
pub use crate::locale::bundle::{icu_locale, icu_script, icu_whole, is_right_to_left};
pub use crate::locale::checks::plural::{COUNTING, Forms, is_ordinal, key_text};
pub use crate::locale::checks::unseen::hidden;
pub use crate::locale::contract::{Contract, Need, is_of_help_pages, on_pages};
pub use crate::locale::durations::units;
pub use crate::locale::escape::{isolate, markdown_escape, plain_text, safe_html};
pub use crate::locale::files::MessageSource;
pub use crate::locale::lexicon::{BLANK, Word, pattern};
pub use crate::locale::mail::{mail_html, mail_text};
pub use crate::locale::messages::{Found, MessageFile, Messages, collect};
pub use crate::locale::nesting::parsed;
pub use crate::locale::patterns::{literal, part_name, range, selections, selectors, texts, walk_inline};
pub use crate::locale::places::{lines, message_at, places};
pub use crate::locale::pseudo::tag;
pub use crate::locale::shared::{COMMON, Slot, common, tool_of};
pub use crate::locale::stops::single_stops;
pub use crate::locale::template::{about, template};
pub use crate::locale::variable::{LEFT, Variable, VariableKind};
pub use crate::locale::wordings::NOUN;
pub use crate::rules::calendar_file::DAYS;
pub use crate::rules::calendars::Calendars;
pub use crate::rules::duration::offset;
pub use crate::rules::file::RuleFile;
pub use crate::rules::ledger::{Ledger, Release, fingerprint, hex};
pub use crate::rules::node::{is_name, name_fault};
pub use crate::rules::phases::running_clocks;
pub use crate::rules::reading::Checked;
pub use crate::status::calendar_names::{calendar_sentences, holiday_text, hours, hours_text, usual_hours};
pub use crate::status::clock_names::{EffectNames, LimitNames, clock_sentences};
pub use crate::status::condition::TestNames;
pub use crate::status::label::state_word;
pub use crate::status::name::{Name, Noun};
pub use crate::status::variants::TextVariant;
pub use crate::switch::markdown::LISTS;

/// Expected shapes of JSON texts.
pub mod json_shape {
    pub use crate::diagnostic::json_shape::{Field, Need, Shape, field};
}

/// JSON with locations.
pub mod json_tree {
    pub use crate::diagnostic::json_tree::{Fault, Kind};
}

/// Text escaped for each output format.
pub mod safe {
    pub use crate::diagnostic::safe::{
        close_each, dot, faults, github, github_property, isolates, line, lines, mermaid, seen, steers, xml,
    };
}

/// The checks of event logs.
pub mod log {
    pub use crate::engine::log::CHECKS;
}

/// The checks of refused events, and the ids of all refusals.
pub mod refusals {
    pub use crate::engine::refusals::{CHECKS, IDS, UNKNOWN_LEAD};
}

/// The built-in rules and messages.
pub mod builtin {
    pub use crate::loading::builtin::{folder, ledgers, messages, rules, scenarios};
}

/// Books on disk.
pub mod folder {
    pub use crate::loading::folder::{
        CHECKS, Folder, LEDGER, PAGES, TRANSLATED, UNKNOWN_LOCALE, about, book_of, folder_of, is_language, is_rule_set,
        is_same, listed, scenario_files, words_of,
    };
}

/// The checks of messages.
pub mod word_checks {
    pub use crate::locale::checks::CHECKS;
    pub use crate::locale::checks::missing::{MISSING, UNTRANSLATED};
    pub use crate::locale::checks::missing_locale::{MISSING_LOCALE, missing as missing_locale, unserved};
}

/// Parallel work.
pub mod parallel {
    pub use crate::locale::parallel::each;
}

/// The checks of rule files.
pub mod rule_checks {
    pub use crate::rules::checks::CHECKS;
    pub use crate::rules::checks::missing_key::{found as missing_key, one_of as missing_one_of};
    pub use crate::rules::checks::unknown_names::UNKNOWN_FACT;
    pub use crate::rules::checks::unknown_rules::{UNKNOWN_RULES, missing as unknown_rules};
    pub use crate::rules::checks::wrong_kind::found as wrong_kind;
    pub use crate::rules::checks::wrong_moment::WRONG_MOMENT;
    pub use crate::rules::checks::wrong_number::MOST as MOST_COUNT;
}

/// Single files.
pub mod file {
    pub use crate::loading::file::{NOT_UTF8, UNREADABLE, read, read_input, reason};
}

/// Subjects of findings in rule files.
pub mod subjects {
    pub use crate::rules::subjects::name;
}

/// The keys of rule files.
pub mod grammar {
    pub use crate::rules::condition_draft::{COMBINED, COMPARED};
    pub use crate::rules::fact_shape::{FACTS, ROLLOUT_FACTS};
    pub use crate::rules::grammar::RULE_FILE;
}

/// YAML as a tree with locations.
pub mod node {
    pub use crate::rules::node::{At, Name, Node, Value, items, parse};
}

/// The expected shapes of rule files.
pub mod shape {
    pub use crate::rules::shape::{Key, KeyRule, MapShape, RecordShape, Shape, pairs};
}

/// Checks a YAML tree against its shape.
pub mod structure {
    pub use crate::rules::structure::{MOST_FINDINGS, check};
}
