use crate::diagnostic::check;

check! {
/// A file is passed over that looks as if it were meant to be read.
///
/// Message files end in `.ftl` and rule files in `.yaml`, in small letters; systems that hide endings add `.txt` to them.
/// Message files lie in the folder of their locale, and those with wordings of help pages in `pages` within that.
    PASSED_OVER: Warning in Files, "passed-over"
}
