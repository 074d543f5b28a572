//! The findings about the choice of the rule set of a page.

use std::collections::BTreeSet;

use referee::check;
use referee::diagnostic::{Finding, Thing};

use super::page::Page;
use super::report::Fit;

check! {
/// Page without known rules.
///
/// No stage, action or timeout of any rule set was found on the page. It may be the wrong page, or not in the language
/// that its front matter states.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
/// - # Invoices
/// + ### <a name="new-referrals"></a>New
/// ```
    PAGE_ABOUT_NOTHING: Warning in Pages, "page-about-nothing";

/// Best matching rule set.
///
/// The page was checked against the rule set that it matches best: the one with the largest share of agreement between
/// the statements of the page and the rules. To choose a rule set, add `rules` to the front matter or use `--rules`.
///
/// ```diff md
///   ---
///   locale: en
/// + rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
/// ```
    PAGE_FITS: Note in Pages, "page-fits";

/// Page about two rule sets.
///
/// Sections or notes of the page are about another rule set than the rest, such as a note that the previous rules still
/// hold for some accounts. Each part is checked against its own rule set.
///
/// ```diff md
///   ---
///   locale: en
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - > [!NOTE]
/// - > Until your account is moved, **I’m interested** moves a lead to **Evaluating**, and you have 7 days.
///
///   * **Accept**: The lead moves to **Active**.
///   * Time limit: 14 days without a response. The lead is archived as **Expired**.
///
///   ### <a name="active-referrals"></a>Active
/// ```
    PAGE_TWO_FLOWS: Note in Pages, "page-two-flows"
}

/// The maximum number of anchors or sections named in a finding.
const MOST_NAMES: usize = 3;

/// The finding that no rules are on a page.
pub(crate) fn about_nothing(page: &Page, message: &str) -> Finding {
    PAGE_ABOUT_NOTHING.at(page.source.place(0..0), message).about(Thing::File, page.source.name())
}

/// The finding about a page that is about something else than a rule set with the same stages.
pub(crate) fn another(page: &Page, rules: &str, foreign: &[Box<str>]) -> Finding {
    let names: Vec<String> = foreign.iter().take(MOST_NAMES).map(|anchor| format!("`{anchor}`")).collect();
    let message = format!("this page shares stages with `{rules}` but is about something else: {}", names.join(", "));
    about_nothing(page, &message).with_help(format!("if it is about `{rules}`, use `--rules {rules}`"))
}

/// The finding about the blocks of a page that are about another rule set than the main one.
pub(crate) fn two_flows(page: &Page, blocks: &BTreeSet<(usize, usize)>, main: &str, other: &str) -> Finding {
    let mut sections: Vec<usize> = blocks.iter().map(|(section, _)| *section).collect();
    sections.dedup();
    let sections = sections.iter().filter_map(|number| page.sections.get(*number));
    let names: Vec<String> =
        sections.take(MOST_NAMES).map(|section| format!("`{}`", section.heading.text.plain().trim())).collect();
    let message =
        format!("this page is about `{main}` and, in parts of these sections, about `{other}`: {}", names.join(", "));
    let first = blocks.first().and_then(|(section, block)| page.sections.get(*section)?.blocks.get(*block));
    let place = page.source.place(first.map_or(0..0, |block| block.text.whole()));
    let finding = PAGE_TWO_FLOWS.at(place, message).about(Thing::RuleSet, other);
    finding.with_help("each part is checked against its own rule set".to_owned())
}

/// The finding about the choice of a rule set: the first of the candidates, not of the others.
pub(crate) fn chosen(page: &Page, fits: &[Fit], others: &[&str]) -> Option<Finding> {
    let (fit, candidates) = fits.split_first()?;
    let percent = |fit: &Fit| format!("`{}` {} %", fit.rules, (fit.share() * 100.0).round());
    let said = format!("{} of {} claims confirmed", fit.confirmed, fit.confirmed + fit.contradicted);
    let equals = candidates.iter().filter(|other| other.share().total_cmp(&fit.share()).is_eq());
    let equals: Vec<String> = equals.map(|other| format!("`{}`", other.rules)).collect();
    let message = if !equals.is_empty() {
        format!("this page matches `{}` as well as {}, with {said}", fit.rules, equals.join(" and "))
    } else if candidates.is_empty() {
        format!("this page has the sections of `{}`, with {said}", fit.rules)
    } else {
        format!("this page matches {}, with {said}", percent(fit))
    };
    let names: Vec<String> =
        candidates.iter().map(percent).chain(others.iter().map(|name| format!("`{name}`"))).collect();
    let help = (!names.is_empty()).then(|| format!("use `--rules` to choose another rule set: {}", names.join(", ")));
    Some(PAGE_FITS.at(page.source.place(0..0), message).with_help(help).about(Thing::RuleSet, &fit.rules))
}
