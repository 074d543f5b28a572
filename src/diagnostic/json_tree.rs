//! JSON as a tree with locations, to explain why a text cannot be read.

use std::ops::Range;

use crate::fault::cut;

/// A value with its location.
#[derive(Debug)]
pub(crate) struct Json {
    pub(crate) value: Value,
    pub(crate) span: Range<usize>,
}

#[derive(Debug)]
pub(crate) enum Value {
    Null,
    Boolean,
    Number,
    Text(String),
    List(Vec<Json>),
    Record(Vec<(Key, Json)>),
}

#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) span: Range<usize>,
}

/// The kind of a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The text ends too early.
    Cut,
    /// The text is not JSON.
    Syntax,
    /// The JSON does not have the expected shape.
    Shape,
}

/// An error in a JSON text.
#[derive(Debug)]
pub struct Fault {
    /// The kind.
    pub kind: Kind,
    /// The location, in bytes.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    pub(crate) fn new(kind: Kind, at: Range<usize>, message: impl Into<String>) -> Self {
        Self { kind, at, message: message.into(), help: None }
    }
}

/// The maximum nesting depth.
const MOST_DEPTH: usize = 127;

impl Json {
    /// Parses a text with exactly one value.
    pub(crate) fn read(text: &str) -> Result<Self, Fault> {
        let mut reader = Reader { text, at: 0, depth: 0 };
        let json = reader.value()?;
        match reader.ahead() {
            None => Ok(json),
            Some(_) => Err(reader.expected("the end of the text")),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        cut(self.text, self.at..)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips white space and returns the next character.
    fn ahead(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.peek()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn syntax(&self, message: &str) -> Fault {
        Fault::new(Kind::Syntax, self.at..self.at + self.peek().map_or(0, char::len_utf8), message)
    }

    /// An unexpected character, or the end of the text.
    fn expected(&self, what: &str) -> Fault {
        match self.peek() {
            None => Fault::new(Kind::Cut, self.at..self.at, "unexpected end of text"),
            Some(_) => self.syntax(&format!("expected {what}")),
        }
    }

    fn value(&mut self) -> Result<Json, Fault> {
        let first = self.ahead();
        let start = self.at;
        let value = match first {
            Some('"') => Value::Text(self.text()?),
            Some('-' | '0'..='9') => self.number()?,
            Some('{' | '[') if self.depth == MOST_DEPTH => return Err(self.syntax("values are nested too deeply")),
            Some('{') => self.nested(Self::record)?,
            Some('[') => self.nested(Self::list)?,
            _ => self.word()?,
        };
        Ok(Json { value, span: start..self.at })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Result<Value, Fault> {
        let mut items = Vec::new();
        if self.ahead() == Some(']') {
            self.at += 1;
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            self.ahead();
            if self.eat(']') {
                return Ok(Value::List(items));
            }
            if !self.eat(',') {
                return Err(self.expected("`,` or `]`"));
            }
        }
    }

    fn record(&mut self) -> Result<Value, Fault> {
        let mut entries = Vec::new();
        if self.ahead() == Some('}') {
            self.at += 1;
            return Ok(Value::Record(entries));
        }
        loop {
            if self.ahead() != Some('"') {
                return Err(self.expected("a key in quotation marks"));
            }
            let start = self.at;
            let key = Key { name: self.text()?, span: start..self.at };
            self.ahead();
            if !self.eat(':') {
                return Err(self.expected("`:`"));
            }
            entries.push((key, self.value()?));
            self.ahead();
            if self.eat('}') {
                return Ok(Value::Record(entries));
            }
            if !self.eat(',') {
                return Err(self.expected("`,` or `}`"));
            }
        }
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words = [("null", Value::Null), ("true", Value::Boolean), ("false", Value::Boolean)];
        let length = self.rest().bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (word, behind) = self.rest().split_at(length);
        let cut = behind.is_empty() && words.iter().any(|(known, _)| known.starts_with(word) && *known != word);
        if let Some((_, value)) = words.into_iter().find(|(known, _)| *known == word) {
            self.at += length;
            return Ok(value);
        }
        self.at += if cut { length } else { 0 };
        Err(self.expected("a value"))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count == 0 { Err(self.expected("a digit")) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        self.eat('-');
        if !self.eat('0') {
            self.digits()?;
        }
        if self.eat('.') {
            self.digits()?;
        }
        if self.eat('e') || self.eat('E') {
            let _ = self.eat('+') || self.eat('-');
            self.digits()?;
        }
        let written = cut(self.text, start..self.at);
        if self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.syntax("number has a leading zero"));
        }
        if !written.parse().is_ok_and(f64::is_finite) {
            return Err(Fault::new(Kind::Syntax, start..self.at, "number is too large"));
        }
        Ok(Value::Number)
    }

    fn text(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            let Some(c) = self.peek() else { return Err(self.expected("a quotation mark")) };
            if c < ' ' {
                return Err(self.syntax("control characters in a text must be escaped, as in `\\n`"));
            }
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(text),
                '\\' => {
                    let half = self.escape()?;
                    let high = (0xD800..0xDC00).contains(&half);
                    let code = if high && self.rest().starts_with("\\u") {
                        self.at += 1;
                        let low = self.escape()?;
                        let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400);
                        low.map_or(half, |low| 0x10000 + ((half - 0xD800) << 10) + low)
                    } else {
                        half
                    };
                    let lone = "unpaired surrogate in an escape";
                    if high && code == half && ["", "\\"].contains(&self.rest()) {
                        self.at = self.text.len();
                        return Err(self.expected("the other half"));
                    }
                    text.push(char::from_u32(code).ok_or_else(|| Fault::new(Kind::Syntax, start..self.at, lone))?);
                }
                c => text.push(c),
            }
        }
    }

    /// Reads the escape after a backslash.
    fn escape(&mut self) -> Result<u32, Fault> {
        let short = [('"', '"'), ('\\', '\\'), ('/', '/'), ('b', '\u{8}'), ('f', '\u{c}'), ('n', '\n'), ('r', '\r')];
        let c = self.peek();
        if let Some((_, code)) = short.into_iter().chain([('t', '\t')]).find(|(short, _)| Some(*short) == c) {
            self.at += 1;
            return Ok(code.into());
        }
        if !self.eat('u') {
            return Err(self.expected("an escape such as `\\n` or `\\u00e4`"));
        }
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|c| c.to_digit(16));
            code = code * 16 + digit.ok_or_else(|| self.expected("four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(code)
    }
}
