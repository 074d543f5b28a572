use referee::diagnostic::check;

check! {
/// A page is about none of the rules.
///
/// No stage, no action and no time limit of any rule set was found on it. Perhaps it is not the page that was meant, or
/// it is in another language than its front matter says.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
/// - # Invoices
/// + ### <a name="new-referrals"></a>New
/// ```
    PAGE_ABOUT_NOTHING: Warning in Pages, "page-about-nothing"
}
