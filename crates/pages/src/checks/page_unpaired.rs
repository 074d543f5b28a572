use referee::diagnostic::check;

check! {
/// A sentence of a bilingual page stands alone.
///
/// Translations and originals belong together by the ids of their spans. One without the other was lost, or its span is
/// not closed.
///
/// ```diff md
///   ---
///   locale: de
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a><span data-ttu-id="1">Neu</span><span><span data-stu-id="1">New</span></span>
///
/// - <span data-ttu-id="2">Das ist alles.</span>
/// + <span data-ttu-id="2">Das ist alles.</span><span><span data-stu-id="2">That is all.</span></span>
/// ```
    PAGE_UNPAIRED: Warning in Pages, "page-unpaired"
}
