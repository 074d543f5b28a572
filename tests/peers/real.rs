//! The pages that the rules come from. They cannot be redistributed: `REFEREE_PAGES` names their folder.

use std::path::Path;

use crate::pages::{Sample, have_these_flaws, match_their_rules, pages};
use crate::programs::{Checked, Missing};
use crate::translators::pairs_are_read;
use crate::{added, altered, drafted};

fn real() -> Result<Vec<Sample>, Missing> {
    let folder = std::env::var_os("REFEREE_PAGES").ok_or(Missing::Pages)?;
    Ok(pages(Path::new(&folder)))
}

pub fn each_page_matches_its_rules() -> Checked {
    match_their_rules(&real()?);
    Ok(())
}

pub fn the_flaws_of_the_pages_are_reported() -> Checked {
    have_these_flaws(&real()?);
    Ok(())
}

pub fn drafts_of_the_pages_match_the_rules_except_for_names() -> Checked {
    drafted::are_drafted_by_name(&real()?);
    Ok(())
}

pub fn drafts_like_a_rule_set_have_its_ids() -> Checked {
    drafted::are_drafted_by_id(&real()?);
    Ok(())
}

pub fn every_altered_fact_is_found_once_at_its_words() -> Checked {
    altered::every_altered_fact_is_found(&real()?);
    Ok(())
}

pub fn terms_are_taken_from_a_bilingual_page() -> Checked {
    added::gives_its_terms(&real()?);
    Ok(())
}

pub fn the_translate_toolkit_reads_the_pairs() -> Checked {
    pairs_are_read(&real()?)
}
