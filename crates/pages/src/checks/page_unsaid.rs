use referee::diagnostic::check;

check! {
/// A page does not say what the rules do.
///
/// A stage, an action, a time limit, a field or a notification of the rules that the page is about is not found on it.
/// Perhaps it was forgotten, or it is said in words that the locale does not know: those can be added in the
/// locale's folder `pages`, to `common.ftl` for sentences and to the file of the rule set for names.
///
/// Wrong:
/// ```md
/// ---
/// locale: en
/// rules: "2017"
/// ---
/// ### <a name="negotiating-referrals"></a>Negotiating
///
/// * **Won**: The lead is archived as **Won**.
/// ```
    PAGE_UNSAID: Note in Pages, "page-unsaid"
}
