use granit_parser::{ErrorKind, Parser};
use serde_yaml::Error;
use serde_yaml::budget::BudgetBreach;

use crate::diagnostic::{Finding, Place, Source, check};

check! {
/// Invalid YAML.
///
/// The file is not YAML 1.2 with one document, or its aliases expand to more values than a rule file may have. No other
/// check runs until the file can be read.
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

/// The maximum number of values, with aliases expanded.
pub(crate) const MOST_NODES: usize = 200_000;
/// The maximum nesting depth.
pub(crate) const MOST_DEPTH: usize = 32;

/// Reports why a file cannot be read. The deserializer does not give the kind of a scanner error, so a second scan finds
/// it.
pub(crate) fn found(source: &Source, place: Place, error: &Error) -> Finding {
    let text = source.text();
    let mut error = error;
    // Errors inside an alias.
    while let Error::AliasError { error: inner, .. } = error {
        error = inner;
    }
    let (message, help) = match error {
        Error::MultipleDocuments { .. } => (DOCUMENTS.0.to_owned(), DOCUMENTS.1),
        Error::UnknownAnchor { .. } => explain(&ErrorKind::UnknownAnchor),
        Error::Budget { breach: BudgetBreach::Nodes { .. }, .. } => (
            format!("the file has more than {MOST_NODES} values, with aliases expanded"),
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
        | Error::RecursiveReferencesRequireWeakTypes { .. } => explain(&ErrorKind::RecursionLimitExceeded),
        _ => match Parser::new_from_str(text).find_map(Result::err) {
            Some(error) => explain(error.kind()),
            None => ("this value cannot be read".to_owned(), "put it in quotation marks"),
        },
    };
    let indented = text.lines().position(|line| line.trim_start_matches(' ').starts_with('\u{a0}'));
    let blank = indented.map(|line| format!("indent line {} with normal spaces, not with a no-break space", line + 1));
    let line = place.span().and_then(|(_, at)| text.get(..at.end)?.lines().next_back());
    let wide = line.and_then(|line| line.chars().find(|c| "｛｝［］：，＃".contains(*c)));
    let blank = wide.map(|c| format!("use normal brackets, colons and commas instead of `{c}`")).or(blank);
    let opened = place.span().filter(|_| help == CLOSE).and_then(|(_, at)| open_bracket(text.get(..at.start)?));
    let related =
        opened.map(|(at, bracket)| (source.place(at..at + bracket.len_utf8()), format!("this `{bracket}` is open")));
    YAML.at(place, message).with_help(blank.unwrap_or_else(|| help.to_owned())).with_related(related)
}

/// The last bracket of a text that is not closed, outside of quoted texts and comments.
fn open_bracket(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let (mut quote, mut comment, mut before) = (None, false, '\n');
    for (at, c) in text.char_indices() {
        let begins = before.is_whitespace() || "[{,:".contains(before);
        match c {
            '\n' => comment = false,
            _ if comment => {}
            '"' | '\'' if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if begins => quote = Some(c),
            '#' if before.is_whitespace() => comment = true,
            '{' | '[' if begins || !open.is_empty() => open.push((at, c)),
            '}' | ']' => drop(open.pop()),
            _ => {}
        }
        before = c;
    }
    open.pop()
}

/// The message and the help for an error.
fn explain(kind: &ErrorKind) -> (String, &'static str) {
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
        K::MisplacedFlowCollectionEnd => ("this bracket was not opened", "remove it, or add the opening bracket"),
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
        | K::TabInPlainScalar => ("a tab is not allowed here", "indent with spaces, not with tabs"),
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
        | K::UnexpectedEofBlockMapping => {
            ("inconsistent indentation", "align the keys of a mapping, or the items of a list, in one column")
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey => {
            ("expected a key with a value", "write a key as `key: value`, on one line")
        }
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace
        | K::FlowMappingValueAdjacentCollection => (
            "a colon is not allowed here",
            "put a space after the colon of a key, and a value that contains a colon in quotation marks",
        ),
        K::UnknownAnchor | K::MissingAnchorOrAliasName => (
            "unknown alias",
            "name a value with `&name` before `*name`, or put a text that begins with `*` in quotation marks",
        ),
        K::CommentInterceptedScalar | K::CommentNotSeparated | K::UnexpectedEndOfPlainScalar => {
            ("a comment is not allowed here", "put a space before `#`, and no comment within a value")
        }
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => {
            ("invalid start of a text over several lines", "write `|` or `>`, and the text on the next lines")
        }
        K::RecursionLimitExceeded | K::AnchorCountOverflow => {
            ("aliases or nesting make the file too large", "use fewer aliases and less nesting")
        }
        K::ExpectedDocumentStart | K::InvalidDocumentEnd | K::MultipleDocumentsUnsupported => DOCUMENTS,
        K::ExpectedNodeContent | K::UnexpectedEof | K::PlainScalarStartsWithDashFlowIndicator => {
            ("expected a value", "add the value, or put it in quotation marks")
        }
        _ => (
            "unsupported tag or directive",
            "put a value that begins with `!` in quotation marks, and remove a line that begins with `%`",
        ),
    };
    (message.to_owned(), help)
}

const CLOSE: &str = "close each `[` with `]` and each `{` with `}`, and separate items with commas";
const DOCUMENTS: (&str, &str) = ("the file has more than one document", "remove the line `---` or `...` between them");
