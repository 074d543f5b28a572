use referee::diagnostic::check;

check! {
/// A page says something else than the rules.
///
/// Another length of time, another state that something leads to, somebody else who is told, a field that is needed more or
/// less, a name that nothing has. Whoever reads the page expects what does not happen. Either the page or the rules are
/// wrong; the place in the rule file is shown with it.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
///
/// - * If you don’t respond within 48 hours, we’ll archive it as **Missed**.
/// + * If you don’t respond within 72 hours, we’ll archive it as **Missed**.
/// ```
    PAGE_CONTRADICTION: Error in Pages, "page-contradiction"
}
