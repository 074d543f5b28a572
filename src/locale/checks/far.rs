use crate::diagnostic::check;

check! {
/// Messages refer to each other in too many steps.
///
/// A message is made of others, those of others again, in more than 32 steps.
    FAR: Error in Words, "ftl-far"
}
