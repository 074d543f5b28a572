use referee::diagnostic::Place;

use super::section::Side;

/// Something that a page says about the life of a lead, and what the rules say to it.
///
/// ```
/// # use referee_pages::Checker;
/// use referee_pages::{Page, Verdict};
/// use referee::{Referee, Source};
/// let text = "---\nlocale: en\nrules: \"2017\"\n---\n### <a name=\"new-referrals\"></a>New\n\n\
///     * If you don’t respond within 48 hours, we’ll archive it as **Missed**.\n";
/// let referee = Referee::builtin();
/// let page = Page::read(&Source::new("page.md", text))?;
/// let report = Checker::new(&referee).check(&page, None, None)?;
/// let claim = report.claims.iter().find(|claim| claim.rule == "stages.new.timeout.after").expect("it is said");
/// assert_eq!((claim.verdict, claim.place.underlined()), (Verdict::Contradicted, Some("48 hours")));
/// # Ok::<(), referee::Finding>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// What the rules say to it.
    pub verdict: Verdict,
    /// What it is about, as the keys of a rule file that lead there: `stages.new.timeout.after`. Empty where no rule is
    /// about it.
    pub rule: String,
    /// The words that say it.
    pub place: Place,
    pub(crate) side: Side,
}

/// What the rules say to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// The same.
    Confirmed,
    /// Something else.
    Contradicted,
    /// Nothing.
    Uncovered,
}
