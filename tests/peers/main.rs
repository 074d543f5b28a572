//! Tests that need other programs or files. If one is missing, its tests are reported as ignored, with the reason. With
//! `CI` set they fail, except for those of the original help pages.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics if an expectation fails"
)]
#![allow(missing_docs, unreachable_pub, clippy::allow_attributes, reason = "tests have no callers")]

#[cfg(unix)]
mod access;
mod browser;
mod forms;
mod installed;
mod logs;
mod machines;
mod node;
mod pictures;
mod programs;
mod real;
mod sarif;
mod shared;
mod translators;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Trial, run};
use shared::{
    added, altered, apply, command, copies, docs, drafted, exchange, pages, picture, preview, safe, translations,
    written,
};

use programs::{Checked, Missing};

fn trial(name: &str, test: fn() -> Checked) -> Trial {
    Trial::ignorable_test(name, move || match test() {
        Ok(()) => Ok(Completion::Completed),
        Err(missing @ Missing::Peer(_)) if std::env::var_os("CI").is_some() => Err(missing.into()),
        Err(missing) => Ok(Completion::ignored_with(missing)),
    })
}

macro_rules! trials {
    ($($(#[$attribute:meta])? $module:ident::$test:ident,)*) => {
        Vec::from([$($(#[$attribute])? trial(concat!(stringify!($module), "::", stringify!($test)), $module::$test)),*])
    };
}

fn main() -> ExitCode {
    let trials = trials![
        #[cfg(unix)]
        access::access_is_preserved,
        browser::a_browser_shows_the_whole_written_page,
        browser::a_translator_sees_every_save_in_place,
        forms::forms_are_those_of_icu,
        installed::bash_completes_commands_options_and_values,
        installed::manual_pages_are_formatted_without_warnings,
        machines::leads_live_the_same_in_scxml,
        machines::leads_live_the_same_in_xstate,
        machines::the_program_of_the_documentation_runs,
        node::every_message_is_the_same_on_node,
        node::junk_is_junk_for_the_javascript_parser,
        node::ordinals_are_those_of_intl,
        node::plural_forms_of_gettext_are_those_of_intl,
        node::values_are_formatted_like_intl,
        pictures::graphviz_reads_the_dot_output,
        pictures::hostile_texts_come_back_from_mermaid,
        pictures::mermaid_draws_every_lifecycle,
        pictures::texts_fit_into_their_space_in_a_browser,
        real::the_translate_toolkit_reads_the_pairs,
        real::drafts_like_a_rule_set_have_its_ids,
        real::drafts_of_the_pages_match_the_rules_except_for_names,
        real::each_page_matches_its_rules,
        real::every_altered_fact_is_found_once_at_its_words,
        real::the_flaws_of_the_pages_are_reported,
        real::terms_are_taken_from_a_bilingual_page,
        sarif::sarif_passes_its_own_validator,
        translators::gettext_accepts_the_files,
        translators::weblate_and_pontoon_fill_a_new_language,
        translators::the_translate_toolkit_reads_and_writes_the_files,
        translators::the_translate_toolkit_reads_the_pairs,
    ];
    run(&Arguments::from_args(), trials).exit_code()
}
