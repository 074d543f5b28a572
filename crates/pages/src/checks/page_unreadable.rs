use referee::diagnostic::check;

check! {
/// A help page cannot be read.
///
/// It is larger than 8 MiB. No help page is: perhaps it is not the file that was meant.
    PAGE_UNREADABLE: Error in Pages, "page-unreadable"
}
