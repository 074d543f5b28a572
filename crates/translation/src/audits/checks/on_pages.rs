use referee::diagnostic::check;

check! {
/// The help pages word something otherwise.
///
/// The locale keeps in `pages` what help pages call something for which it has another word. Those who have read the page
/// look for that word.
    ON_PAGES: Note in Words, "words-on-pages"
}
