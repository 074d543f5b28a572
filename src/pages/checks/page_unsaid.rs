use crate::diagnostic::check;

check! {
/// A page does not say what the rules do.
///
/// A stage, an action, a time limit, a field or a notification of the rules that the page is about is not found on it.
/// Perhaps it was forgotten, or it is said in words that the locale does not know: those can be added to the `.page`
/// attribute of the sentences in `common.ftl`, and of names to their messages.
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
