//! Addresses that open a message in an editor.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Component, PathBuf};
use std::str::FromStr;

use referee::tooling::{lines, places};

/// A line and a column, both from 1. Columns count characters.
pub(super) type At = (usize, usize);

/// The address of a location in an editor: `{path}` is the absolute path of the file, `{line}` and `{column}` count from 1.
///
/// ```
/// use referee_translation::preview::Editor;
/// assert!("idea://open?file={path}&line={line}".parse::<Editor>().is_ok());
/// assert!("idea://open".parse::<Editor>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    template: Box<str>,
}

impl Default for Editor {
    fn default() -> Self {
        Self { template: "vscode://file{path}:{line}:{column}".into() }
    }
}

impl FromStr for Editor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
        let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
        if !valid || ["javascript", "data"].contains(&&*scheme) {
            return Err("expected an address with a scheme, such as `vscode:`".to_owned());
        }
        if !text.contains("{path}") {
            return Err("add `{path}`, where the path of the file goes".to_owned());
        }
        Ok(Self { template: text.into() })
    }
}

/// An editor for the files below a folder.
pub(super) struct Editing {
    editor: Editor,
    /// The folder that names of files start from.
    folder: PathBuf,
}

impl Editing {
    pub(super) fn new(editor: Editor, folder: PathBuf) -> Self {
        Self { editor, folder }
    }

    /// The template, with the placeholders.
    pub(super) fn template(&self) -> &str {
        &self.editor.template
    }

    /// The address of a location in a file.
    pub(super) fn address(&self, file: &str, (line, column): (u64, u64)) -> String {
        let template = &self.editor.template;
        let address = template.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        address.replace("{path}", &self.path(file))
    }

    /// The absolute path of a file as part of an address, with `/` at the beginning.
    pub(super) fn path(&self, file: &str) -> String {
        let path: PathBuf = self.folder.join(file).components().filter(|part| *part != Component::CurDir).collect();
        let path = path.to_string_lossy();
        let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
        let mut encoded = String::with_capacity(path.len() + 1);
        if !path.starts_with('/') {
            encoded.push('/');
        }
        for byte in path.bytes() {
            if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) || (cfg!(windows) && byte == b':') {
                encoded.push(char::from(byte));
            } else {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    }
}

/// The locations of all messages of a file by id, `stage-new` and `stage-new.summary`. Originals in comments are the
/// locations of messages that are not there yet.
pub(super) fn locations(text: &str) -> HashMap<String, At> {
    let mut found: HashMap<String, At> = HashMap::new();
    let mut commented: HashMap<String, At> = HashMap::new();
    let mut id = "";
    for (number, (_, line)) in lines(text).enumerate() {
        let (bare, found) = match line.strip_prefix("# ") {
            Some(bare) => (bare, &mut commented),
            None => (line, &mut found),
        };
        if let Some((started, _)) = places(bare).first() {
            id = started;
        }
        let part = bare.trim_start_matches(' ');
        let indent = bare.len() - part.len();
        let Some((name, _)) = part.split_once('=').map(|(name, rest)| (name.trim_end(), rest)) else { continue };
        let key = match name.strip_prefix('.') {
            Some(_) if indent > 0 => format!("{id}{name}"),
            None if name == id => name.to_owned(),
            _ => continue,
        };
        found.entry(key).or_insert((number + 1, line.len() - bare.len() + indent + 1));
    }
    for (key, at) in commented {
        found.entry(key).or_insert(at);
    }
    found
}
