use referee::diagnostic::check;

check! {
/// A page was held against the rule set that it fits best.
///
/// How well it fits is the share of what page and rules say in which they agree. A line `rules` in the front matter, or
/// `--rules`, says which rule set a page is about; then nothing is guessed.
///
/// ```diff md
///   ---
///   locale: en
/// + rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
/// ```
    PAGE_FITS: Note in Pages, "page-fits"
}
