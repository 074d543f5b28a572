use granit_parser::{ErrorKind, Parser};
use serde_yaml::Error;
use serde_yaml::budget::BudgetBreach;

use crate::diagnostic::{Finding, Place, Source, check};

check! {
/// The file is not YAML.
///
/// The file cannot be read as YAML 1.2 with one document, or following its aliases would make it larger than any rule
/// file is. Nothing else is looked at until it can be read, because no place in it is certain.
///
/// ```diff yaml
///   rules: tickets
/// - stages: [
/// + stages:
/// +   open:
/// +     actions: { close: { to: solved } }
/// +     timeout: { after: 30d, to: solved }
/// +   closed: { outcomes: [solved] }
/// ```
    YAML: Error in Structure, "yaml"
}

/// How many values a file may have when its aliases are followed.
pub(crate) const MOST_NODES: usize = 200_000;
/// How deep values may be nested.
pub(crate) const MOST_DEPTH: usize = 32;

/// What keeps a file from being read. The reader of values stops at an error of the scanner; a second scan says of what
/// kind it is.
pub(crate) fn found(source: &Source, place: Place, error: &Error) -> Finding {
    let text = source.text();
    let mut error = error;
    // What is found behind an alias.
    while let Error::AliasError { error: inner, .. } = error {
        error = inner;
    }
    let (message, help) = match error {
        Error::MultipleDocuments { .. } => (DOCUMENTS.0.to_owned(), DOCUMENTS.1),
        Error::UnknownAnchor { .. } => told(&ErrorKind::UnknownAnchor),
        Error::Budget { breach: BudgetBreach::Nodes { .. }, .. } => (
            format!("with its aliases written out, the file has more than {MOST_NODES} values"),
            "split the rules into several rule sets, or use fewer aliases",
        ),
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => {
            (format!("values are nested more than {MOST_DEPTH} deep"), "nest fewer values")
        }
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => told(&ErrorKind::RecursionLimitExceeded),
        _ => match Parser::new_from_str(text).find_map(Result::err) {
            Some(error) => told(error.kind()),
            None => ("this value cannot be read".to_owned(), "put it in quotation marks"),
        },
    };
    let indented = text.lines().position(|line| line.trim_start_matches(' ').starts_with('\u{a0}'));
    let blank = indented.map(|line| format!("line {} is indented with a no-break space; use usual ones", line + 1));
    YAML.at(place, message).with_help(blank.unwrap_or_else(|| help.to_owned()))
}

/// What is wrong, and what to do about it.
fn told(kind: &ErrorKind) -> (String, &'static str) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::UnclosedFlowCollection { open } => return (format!("`{open}` is not closed"), CLOSE),
        K::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("`{close}` does not close `{open}`"), CLOSE);
        }
        K::UnexpectedCharacter { character } => {
            return (format!("a value cannot begin with `{character}`"), "put the value in quotation marks");
        }
        K::UnexpectedEofFlowSequence => ("`[` is not closed", CLOSE),
        K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => ("`{` is not closed", CLOSE),
        K::ExpectedFlowMappingSeparator => ("expected `,` or `}`", CLOSE),
        K::ExpectedFlowSequenceSeparator => ("expected `,` or `]`", CLOSE),
        K::MisplacedFlowCollectionEnd => ("this bracket closes nothing", "remove it, or open it before"),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => {
            ("a quotation mark is not closed", "add the closing quotation mark, or remove the first one")
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            "text follows a closing quotation mark",
            "put the whole value in quotation marks, and double those within it",
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => {
            ("unknown escape in a quoted text", "write `\\\\` for a backslash, or use single quotation marks")
        }
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => ("a tab cannot be here", "indent with spaces, not with tabs"),
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidQuotedScalarIndent
        | K::InvalidFlowScalarIndent
        | K::InvalidBlockScalarIndent
        | K::BlockSequenceEntryNotAllowed
        | K::BlockEntryInFlowCollection
        | K::MappingKeyNotAllowed
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEofBlockMapping => (
            "this does not fit the lines above",
            "begin the keys of one mapping, or the items of one list, in one column",
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            ("this is not a key with a value", "write a key as `key: value`, on one line")
        }
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace
        | K::FlowMappingValueAdjacentCollection => (
            "a colon cannot be here",
            "put a space after the colon of a key, and a value that contains a colon in quotation marks",
        ),
        K::UnknownAnchor | K::MissingAnchorOrAliasName => (
            "no value before this has the name of the alias",
            "name a value with `&name` before `*name`, or put a text that begins with `*` in quotation marks",
        ),
        K::CommentInterceptedScalar | K::CommentNotSeparated | K::UnexpectedEndOfPlainScalar => {
            ("a comment cannot be here", "put a space before `#`, and no comment within a value")
        }
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => {
            ("unknown form of a text over several lines", "write `|` or `>`, and the text on the next lines")
        }
        K::RecursionLimitExceeded | K::AnchorCountOverflow => {
            ("aliases or nesting make this file too large to read", "write values out, and nest fewer of them")
        }
        K::ExpectedDocumentStart | K::InvalidDocumentEnd | K::MultipleDocumentsUnsupported => DOCUMENTS,
        K::ExpectedNodeContent | K::UnexpectedEof | K::PlainScalarStartsWithDashFlowIndicator => {
            ("expected a value", "add the value, or put it in quotation marks")
        }
        _ => (
            "a tag or a directive cannot be read",
            "put a value that begins with `!` in quotation marks, and remove a line that begins with `%`",
        ),
    };
    (message.to_owned(), help)
}

const CLOSE: &str = "add what is missing: each `[` has its `]`, each `{` its `}`, and commas separate what is between";
const DOCUMENTS: (&str, &str) = ("the file has more than one document", "remove the line `---` or `...` between them");
