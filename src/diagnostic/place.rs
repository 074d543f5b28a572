use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::fault::cut;

/// The byte order mark, which some editors put at the start of a file.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text with its name.
///
/// ```
/// let source = referee::Source::new("r.yaml", "rules: x\nstages: {}\n");
/// assert_eq!(source.place(9..15).to_string(), "r.yaml:2:1");
/// assert_eq!(source.place(9..15).underlined(), Some("stages"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    lines: Arc<Lines>,
}

/// The offsets of line starts, computed on first use.
#[derive(Debug, Clone, Default)]
struct Lines(OnceLock<Vec<usize>>);

/// Always equal, because lines follow from the text.
impl PartialEq for Lines {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lines {}

impl Source {
    /// Creates a source; the name is usually a path.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), text: text.into(), lines: Arc::default() }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The location of a range of bytes. A range beyond the text is moved to its end.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.floor(range.start);
        let end = self.floor(range.end).max(start);
        let lines = self.lines.0.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|begin| *begin <= start);
        let begin = line.checked_sub(1).and_then(|line| lines.get(line)).copied().unwrap_or(0);
        let column = cut(&self.text, begin..start).chars().count() + 1;
        Place {
            file: Arc::clone(&self.name),
            line: line as u64,
            column: column as u64,
            span: Some((self.clone(), start..end)),
        }
    }

    /// The nearest character boundary at or below an offset.
    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// A location: a file, a line and a column. Lines and columns start at 1; columns count characters.
///
/// ```
/// use referee::{RuleSet, Source};
/// let findings = RuleSet::parse(&Source::new("r.yaml", "rules: x\nstags: {}\n")).unwrap_err();
/// let place = findings.iter().next().and_then(|finding| finding.place.as_ref()).expect("it has a place");
/// assert_eq!((place.file(), place.line_number(), place.column()), ("r.yaml", 2, 1));
/// assert_eq!(place.underlined(), Some("stags"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    file: Arc<str>,
    line: u64,
    column: u64,
    span: Option<(Source, Range<usize>)>,
}

impl Place {
    /// A location in a file whose text must not be shown, such as a log, which may contain hidden details.
    pub fn line(file: impl Into<Arc<str>>, line: u64, column: u64) -> Self {
        Self { file: file.into(), line, column, span: None }
    }

    /// The name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line, from 1.
    pub fn line_number(&self) -> u64 {
        self.line
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> u64 {
        self.column
    }

    /// The text and the range of bytes, if the text may be shown.
    pub fn span(&self) -> Option<(&Source, Range<usize>)> {
        self.span.as_ref().map(|(source, range)| (source, range.clone()))
    }

    /// The line and the column after the last character, both from 1.
    pub fn end(&self) -> (u64, u64) {
        let text = self.underlined().unwrap_or_default();
        match text.rsplit_once('\n') {
            Some((before, last)) => {
                (self.line + before.matches('\n').count() as u64 + 1, last.chars().count() as u64 + 1)
            }
            None => (self.line, self.column + text.chars().count() as u64),
        }
    }

    /// The text at the location, if it may be shown.
    pub fn underlined(&self) -> Option<&str> {
        let (source, range) = self.span.as_ref()?;
        source.text.get(range.clone())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}
