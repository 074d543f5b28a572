use referee::diagnostic::check;

check! {
/// A page is in a language that there are no words for.
///
/// It is read for its anchors, its lengths of time and its names in bold; what its sentences say is not understood. Which
/// language it is in stands in its front matter, and `--locale` overrides it.
///
/// ```diff md
///   ---
/// - locale: fr
/// + locale: en
///   rules: "2017"
///   ---
/// - ### <a name="new-referrals"></a>Nouveau
/// + ### <a name="new-referrals"></a>New
/// ```
    PAGE_LANGUAGE: Warning in Pages, "page-language"
}
