//! Tests of the store and of the service. Those that need a database server or another program are reported as ignored
//! if it is missing; with `CI` set they fail.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics if an expectation fails"
)]
#![expect(clippy::unnecessary_wraps, reason = "all tests have the same type")]
#![allow(missing_docs, unreachable_pub, clippy::allow_attributes, reason = "tests have no callers")]

mod asked;
mod audited;
mod books;
mod delivered;
mod demo;
mod dice;
mod disturbed;
mod docs;
mod found;
mod hosted;
mod hostile;
mod http;
mod imported;
mod killed;
mod openapi;
mod oracle;
mod peers;
mod places;
mod quiet;
mod running;
mod scoped;
mod store;
mod streamed;
mod switched;
mod tokens;
mod world;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Trial, run};

use places::Missing;

fn trial(name: &str, test: fn() -> Result<(), Missing>) -> Trial {
    Trial::ignorable_test(name, move || match test() {
        Ok(()) => Ok(Completion::Completed),
        Err(missing) if std::env::var_os("CI").is_some() => Err(missing.to_string().into()),
        Err(missing) => Ok(Completion::ignored_with(missing.to_string())),
    })
}

macro_rules! trials {
    ($($module:ident::$test:ident,)*) => {
        Vec::from([$(trial(concat!(stringify!($module), "::", stringify!($test)), $module::$test)),*])
    };
}

fn main() -> ExitCode {
    let trials = trials![
        asked::a_service_answers_as_its_log_does,
        asked::a_tail_goes_on_after_a_break,
        audited::everybody_is_named,
        books::a_book_is_loaded_while_leads_move_in_postgres,
        books::a_book_is_loaded_while_leads_move_in_sqlite,
        delivered::a_cut_connection_is_tried_again,
        delivered::a_killed_service_goes_on_sending,
        delivered::digests_and_quiet_hours_wait_in_postgres,
        delivered::digests_and_quiet_hours_wait_in_sqlite,
        delivered::every_mail_arrives_once_from_postgres,
        delivered::every_mail_arrives_once_from_sqlite,
        delivered::a_mail_server_that_hangs_is_left_alone,
        delivered::mails_go_over_tls,
        delivered::mails_are_in_the_language_of_their_reader,
        delivered::what_waited_for_long_is_not_sent,
        delivered::webhooks_are_signed_and_nobody_waits_for_others,
        demo::the_demonstration_prints_what_is_expected,
        disturbed::a_full_disk_loses_nothing,
        disturbed::the_clock_jumps_in_postgres,
        disturbed::the_clock_jumps_in_sqlite,
        docs::the_examples_run,
        found::leads_are_found_by_words_in_postgres,
        found::leads_are_found_by_words_in_sqlite,
        hostile::nothing_that_is_sent_is_our_fault,
        hostile::slow_clients_cost_nothing,
        http::a_second_process_is_refused,
        http::an_event_before_a_notification_is_refused,
        http::events_are_accepted_once_and_whole,
        http::keys_say_what_a_client_may_do,
        http::mistakes_are_named,
        http::pages_stay_right_while_leads_move,
        imported::a_log_is_taken_over_whole_into_postgres,
        imported::a_log_is_taken_over_whole_into_sqlite,
        killed::nothing_is_lost_in_postgres,
        killed::nothing_is_lost_in_sqlite,
        openapi::the_description_is_in_the_tree,
        openapi::the_description_is_true,
        openapi::the_description_is_valid,
        oracle::postgres_and_the_command_agree,
        oracle::sqlite_and_the_command_agree,
        quiet::mails_wait_until_the_wall_says_so,
        scoped::hidden_leads_are_like_none_in_postgres,
        scoped::hidden_leads_are_like_none_in_sqlite,
        store::an_old_store_is_brought_up_to_date,
        store::no_reader_misses_what_was_overtaken,
        store::one_damaged_lead_does_not_stop_the_others,
        store::postgres_agrees_with_replays,
        store::postgres_is_reached_over_tls,
        store::readers_are_not_behind_in_postgres,
        store::readers_are_not_behind_in_sqlite,
        store::sqlite_agrees_with_replays,
        streamed::readers_know_everything_in_postgres,
        streamed::readers_know_everything_in_sqlite,
        streamed::streams_end_with_their_key,
        streamed::texts_change_by_themselves,
        switched::a_killed_switch_goes_on_in_postgres,
        switched::a_killed_switch_goes_on_in_sqlite,
        switched::leads_move_as_planned_in_postgres,
        switched::leads_move_as_planned_in_sqlite,
        switched::somebody_else_approves,
        switched::what_cannot_be_done_is_said,
        tokens::tokens_are_checked,
    ];
    run(&Arguments::from_args(), trials).exit_code()
}
