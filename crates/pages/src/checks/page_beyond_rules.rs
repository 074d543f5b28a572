use referee::diagnostic::check;

check! {
/// A page says something that no rule is about.
///
/// A length of time stands on the page that belongs to no time limit, alert or advice as far as can be told. Perhaps the
/// rules lack it, perhaps the sentence is about something else.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - Invoices are sent within 30 days.
/// + Invoices are sent at once.
/// ```
    PAGE_BEYOND_RULES: Warning in Pages, "page-beyond-rules"
}
