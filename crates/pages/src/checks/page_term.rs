use referee::diagnostic::check;

check! {
/// A page calls something otherwise than the locale does.
///
/// A name was left in English, or is one of the wordings that the locale keeps in `pages`. Readers look for it in the
/// product under another name.
///
/// ```diff md
///   ---
///   locale: de
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>Neu
///
/// - * **I’m interested**: Der Lead wechselt in die Phase **Wird bewertet**.
/// + * **Ich bin interessiert**: Der Lead wechselt in die Phase **Wird bewertet**.
/// ```
    PAGE_TERM: Warning in Pages, "page-term"
}
