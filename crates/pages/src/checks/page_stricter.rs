use referee::diagnostic::check;

check! {
/// A page requires what the rules only ask for.
///
/// Whoever does as the page says is never refused, but does more than has to be done.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2020"
///   ---
///   ### <a name="received-stage"></a>Received
///
/// - * **Accept**: Required: **Deal name**, **Notes**.
/// + * **Accept**: Required: **Deal name**. Asked for: **Notes**.
/// ```
    PAGE_STRICTER: Warning in Pages, "page-stricter"
}
