//! Tests that need other programs or files. If something is missing, its tests are reported as ignored, with the reason;
//! with `CI` set, they
//! fail, except where the pages that the rules come from are missing.

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
mod installed;
mod node;
mod pictures;
mod programs;
mod real;
mod sarif;
mod shared;
mod translators;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Trial, run};
use shared::{added, altered, apply, command, drafted, exchange, pages, picture, preview, safe, translations};

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
        installed::bash_completes_commands_options_and_values,
        installed::manual_pages_are_formatted_without_warnings,
        node::every_message_is_the_same_on_node,
        node::values_are_formatted_like_intl,
        pictures::graphviz_reads_the_dot_output,
        pictures::hostile_texts_come_back_from_mermaid,
        pictures::mermaid_draws_every_life,
        pictures::texts_take_no_more_room_in_a_browser_than_they_were_given,
        real::a_toolkit_for_translators_reads_the_pairs,
        real::drafts_like_a_rule_set_have_its_ids,
        real::drafts_of_the_pages_are_the_rules_but_for_names,
        real::each_page_is_about_its_rules_and_says_nothing_else,
        real::every_fact_that_is_altered_is_found_once_at_its_words,
        real::the_flaws_of_the_pages_are_reported,
        real::the_terms_of_a_bilingual_page_are_taken,
        sarif::sarif_is_as_its_own_tool_wants_it,
        translators::a_toolkit_for_translators_reads_and_writes_the_files,
        translators::a_toolkit_for_translators_reads_the_pairs,
    ];
    run(&Arguments::from_args(), trials).exit_code()
}
