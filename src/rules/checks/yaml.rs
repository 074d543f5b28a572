use crate::diagnostic::check;

check! {
/// The file is not YAML.
///
/// The file cannot be read as YAML 1.2 with one document, or following its aliases would make it larger than any rule
/// file is. Nothing else is looked at until it can be read, because no place in it is certain.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages: [
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    YAML: Error in Structure, "yaml"
}
