use crate::diagnostic::check;

check! {
/// A file or a folder cannot be read.
///
/// It does not exist, nobody may read it, or it is a folder where a file is expected, or the other way round. The system
/// says which.
    pub UNREADABLE: Error in Files, "unreadable"
}
