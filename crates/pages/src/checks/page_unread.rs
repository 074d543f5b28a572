use referee::diagnostic::check;

check! {
/// A length of time on a page cannot be read.
///
/// Where a page tells of a time limit, of advice or of an alert that changes, a number stands with a word that is no unit
/// of time, or a range, or a fraction. Nobody can say whether the rules agree.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - * If you don’t respond within 48-72 hours, we’ll archive it as **Missed**.
/// + * If you don’t respond within 72 hours, we’ll archive it as **Missed**.
/// ```
    PAGE_UNREAD: Warning in Pages, "page-unread"
}
