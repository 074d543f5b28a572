use referee::diagnostic::check;

check! {
/// The front matter of a page has no end.
///
/// A page begins with a line of three hyphens, and no other such line ends what follows: all of it is read as text.
///
/// ```diff md
///   ---
///   locale: en
/// -
/// + ---
///   ### <a name="new-referrals"></a>New
/// ```
    PAGE_FRONT: Warning in Pages, "page-front"
}
