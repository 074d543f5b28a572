//! Reads a book from disk: `rules/*.yaml`, `rules/calendars/*.yaml`, `rules/released.json`, `rules/tests/*.yaml` and
//! `locales/{locale}/{common,RULES}.ftl`, with the wordings of help pages in `locales/{locale}/pages`.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Check, Finding, MORE_FINDINGS, Source, Thing, check};
use crate::locale::MessageSource;
use crate::locale::bundle::icu_script;
use crate::rules::node::is_name;
use crate::rules::{BookFile, CALENDARS, is_device};

use super::file::{NOT_UTF8, UNREADABLE, read, reason};

/// The file name of the ledger of released rule sets, in `rules`.
pub const LEDGER: &str = "released.json";
/// The file name of the ledger of translations, in the folder of a locale.
pub const TRANSLATED: &str = "ledger";
/// The name of the folder with the wordings of help pages, in the folder of a locale.
pub const PAGES: &str = "pages";

check! {
/// Ignored file that looks like a rule or message file.
///
/// Message files end in `.ftl` and rule files in `.yaml`, in lower case. Systems that hide extensions may add `.txt`.
/// Message files belong in the folder of their locale, and wordings of help pages in its `pages` folder.
    PASSED_OVER: Warning in Files, "passed-over";

/// Folder not named after a locale.
///
/// Each folder in `locales` is named after its locale, such as `de`, `zh-TW` or `it-CH`.
    pub UNKNOWN_LOCALE: Error in Words, "unknown-locale"
}

/// All checks of files and folders, in the order of the reference.
pub static CHECKS: &[&Check] = &[&MORE_FINDINGS, &NOT_UTF8, &PASSED_OVER, &UNREADABLE, &UNKNOWN_LOCALE];

/// The files of a book.
#[derive(Debug, Default)]
pub struct Folder {
    /// Rule files, including the rollout and calendars.
    pub rules: Vec<Source>,
    /// Message files.
    pub messages: Vec<MessageSource>,
    /// Unreadable message files, with empty texts.
    pub unread: Vec<MessageSource>,
    /// The names of unreadable rule files.
    pub unread_rules: Vec<Box<str>>,
    /// The ledger of released rule sets.
    pub ledger: Option<Source>,
    /// The ledgers of translations.
    pub translated: Vec<(LanguageIdentifier, Source)>,
    /// Scenario files, from `rules/tests/*.yaml`.
    pub scenarios: Vec<Source>,
    /// Reading errors.
    pub findings: Vec<Finding>,
}

impl Folder {
    /// Reads a book.
    ///
    /// # Errors
    /// If the folder `rules` cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Finding> {
        let mut read = Self::default();
        for path in listed(&folder.join("rules"))? {
            if is_yaml(&path) {
                match read_or_report(&path, &mut read.findings) {
                    Some(source) => read.rules.push(source),
                    None => read.unread_rules.extend(path.file_stem().and_then(|stem| stem.to_str()).map(Into::into)),
                }
            } else if path.file_name().is_some_and(|name| name == LEDGER) {
                read.ledger = read_or_report(&path, &mut read.findings);
            } else {
                read.findings.extend(misnamed(&path, &["yaml", "yml"]));
            }
        }
        let calendars = folder.join("rules").join(CALENDARS);
        for path in read.listed_if_there(&calendars) {
            if is_yaml(&path) {
                let source = read_or_report(&path, &mut read.findings);
                read.rules.extend(source);
            } else {
                read.findings.extend(misnamed(&path, &["yaml", "yml"]));
            }
        }
        let tests = folder.join("rules").join("tests");
        for path in read.listed_if_there(&tests).into_iter().filter(|path| is_yaml(path)) {
            read.scenarios.extend(read_or_report(&path, &mut read.findings));
        }
        let locales = folder.join("locales");
        if is_there(&locales) {
            read.words(&locales)?;
        }
        Ok(read)
    }

    /// The contents of an optional folder. Reports a file or a broken link instead of a folder.
    fn listed_if_there(&mut self, folder: &Path) -> Vec<PathBuf> {
        if !is_there(folder) {
            return Vec::new();
        }
        listed(folder).unwrap_or_else(|finding| {
            self.findings.push(finding);
            Vec::new()
        })
    }

    /// A book from memory: the text of each file by its path, such as `rules/2020.yaml` or `locales/de/2020.ftl`.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut read = Self::default();
        for (path, text) in files {
            let source = Source::new(path.as_str(), text);
            let parts: Vec<&str> = path.split('/').collect();
            let yaml = is_yaml(Path::new(&path));
            match *parts {
                ["rules", LEDGER] => read.ledger = Some(source),
                ["rules", "tests", _] if yaml => read.scenarios.push(source),
                ["rules", _] | ["rules", CALENDARS, _] if yaml => read.rules.push(source),
                ["locales", locale, file] | ["locales", locale, PAGES, file] => {
                    let known = locale.parse::<LanguageIdentifier>().ok().filter(is_language);
                    let Some(id) = known else {
                        let message = format!("`{path}` is not in the folder of a locale");
                        read.findings.push(UNKNOWN_LOCALE.at(None, message).about(Thing::Locale, locale));
                        continue;
                    };
                    match words_of(Path::new(file)) {
                        Some(rules) => {
                            let pages = is_of_pages(Path::new(&path));
                            read.messages.push(MessageSource { locale: id, rules, pages, source });
                        }
                        None if file == TRANSLATED => read.translated.push((id, source)),
                        None => read.findings.push(ignored(&path)),
                    }
                }
                _ => read.findings.push(ignored(&path)),
            }
        }
        read
    }

    /// The text of each file that was read, by its path in the folder of the book.
    pub fn files(&self, folder: &Path) -> BTreeMap<String, String> {
        let sources = [&self.rules, &self.scenarios].into_iter().flatten().chain(&self.ledger);
        let messages = self.messages.iter().map(|message| &message.source);
        let sources = sources.chain(messages).chain(self.translated.iter().map(|(_, source)| source));
        let file = |source: &Source| {
            let path = Path::new(source.name());
            let parts = path.strip_prefix(folder).unwrap_or(path).components();
            let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
            (parts.join("/"), source.text().to_owned())
        };
        sources.map(file).collect()
    }

    /// Reads the folders of all locales.
    ///
    /// # Errors
    /// If one of the folders cannot be read.
    pub fn words(&mut self, locales: &Path) -> Result<(), Finding> {
        let mut read: Vec<LanguageIdentifier> = Vec::new();
        for directory in listed(locales)? {
            let name = directory.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if !directory.is_dir() {
                let named = name.parse().is_ok_and(|locale| is_language(&locale));
                self.findings.extend(listed(&directory).err().filter(|_| named));
                let message = format!("`{}` is ignored: it is not in the folder of a locale", directory.display());
                let found = has_ending(&directory, "ftl")
                    .then(|| PASSED_OVER.at(None, message).about(Thing::File, &directory.display().to_string()));
                self.findings.extend(found);
                continue;
            }
            let Ok(locale) = name.parse::<LanguageIdentifier>() else {
                let message = format!("`{}` is not the name of a locale", directory.display());
                self.findings.push(UNKNOWN_LOCALE.at(None, message).about(Thing::Locale, name));
                continue;
            };
            if !is_language(&locale) {
                let message = format!("`{}` is not the name of a language", directory.display());
                let help = "use a name such as `de`, `zh-TW` or `it-CH`";
                self.findings
                    .push(UNKNOWN_LOCALE.at(None, message).with_help(help.to_owned()).about(Thing::Locale, name));
                continue;
            }
            if let Some(known) = read.iter().find(|known| is_same(known, &locale)) {
                let message = format!("`{}` is a second folder for the locale `{known}`", directory.display());
                let help = format!("keep one folder named `{known}` and remove the other");
                self.findings.push(UNKNOWN_LOCALE.at(None, message).with_help(help).about(Thing::Locale, name));
                continue;
            }
            read.push(locale.clone());
            let ledger = directory.join(TRANSLATED);
            if is_there(&ledger) {
                let source = read_or_report(&ledger, &mut self.findings);
                self.translated.extend(source.map(|source| (locale.clone(), source)));
            }
            let wordings = self.listed_if_there(&directory.join(PAGES));
            for path in listed(&directory)?.into_iter().chain(wordings) {
                let Some(rules) = words_of(&path) else {
                    if path.file_name().is_some_and(|name| name.to_str().is_none()) {
                        read_or_report(&path, &mut self.findings);
                    }
                    self.findings.extend(misnamed(&path, &["ftl"]));
                    self.findings.extend(misplaced(&path));
                    continue;
                };
                let (read, pages) = (read_or_report(&path, &mut self.findings), is_of_pages(&path));
                let words = if read.is_some() { &mut self.messages } else { &mut self.unread };
                let source = read.unwrap_or_else(|| Source::new(path.display().to_string(), ""));
                words.push(MessageSource { locale: locale.clone(), rules, pages, source });
            }
        }
        Ok(())
    }
}

/// Reports a file that no book has.
fn ignored(path: &str) -> Finding {
    PASSED_OVER.at(None, format!("`{path}` is ignored: a book has no such file")).about(Thing::File, path)
}

/// Reports a file with an extension that is almost right.
fn misnamed(path: &Path, endings: &[&str]) -> Option<Finding> {
    let name = path.file_name()?.to_str()?;
    let meant = endings.iter().find_map(|ending| {
        let lower = name.to_ascii_lowercase();
        let stem = lower.strip_suffix(".txt").unwrap_or(&lower).strip_suffix(&format!(".{ending}"))?;
        Some(format!("{}.{ending}", name.get(..stem.len())?))
    })?;
    if meant == name || path.is_dir() {
        return None;
    }
    let message = format!("`{}` is ignored: it has the wrong extension", path.display());
    let finding = PASSED_OVER.at(None, message).with_help(format!("rename it to `{meant}`"));
    Some(finding.about(Thing::File, &path.display().to_string()))
}

/// Reports message files in a subfolder of a locale other than `pages`.
fn misplaced(folder: &Path) -> Option<Finding> {
    if !folder.is_dir() || folder.file_name()? == PAGES {
        return None;
    }
    let file = listed(folder).ok()?.into_iter().find(|path| has_ending(path, "ftl"))?;
    let message = format!("`{}` is ignored: files in its folder are not read", file.display());
    let finding = PASSED_OVER.at(None, message).with_help(format!("move it to `{}`", folder.parent()?.display()));
    Some(finding.about(Thing::File, &file.display().to_string()))
}

/// Whether a path exists, even as a broken link.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether a locale names one language: the code has two or three letters and does not mean "none" or "many".
/// Names of Windows devices are excluded, because Windows cannot create such folders.
pub fn is_language(locale: &LanguageIdentifier) -> bool {
    let language = locale.language.as_str();
    language.len() <= 3 && !["mis", "mul", "und", "zxx"].contains(&language) && !is_device(language)
}

/// Whether two names mean the same locale, as `zh-Hant-TW` and `zh-TW` do.
pub fn is_same(one: &LanguageIdentifier, other: &LanguageIdentifier) -> bool {
    let without_script = |locale: &LanguageIdentifier| {
        let mut locale = locale.clone();
        locale.script = None;
        locale
    };
    without_script(one) == without_script(other) && icu_script(one) == icu_script(other)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// Whether a YAML file of a book is a rule set, or has scenarios.
pub fn is_rule_set(path: &Path) -> bool {
    BookFile::of(path) == Some(BookFile::RuleSet)
}

fn is_yaml(path: &Path) -> bool {
    BookFile::of(path).is_some()
}

/// The scenario files in a folder, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn scenario_files(folder: &Path) -> Result<Vec<PathBuf>, Finding> {
    let mut paths = listed(folder)?;
    paths.retain(|path| is_yaml(path));
    Ok(paths)
}

/// The rule set of a message file, by its name: `Some(None)` for shared messages, `None` if it is not a message file.
pub fn words_of(path: &Path) -> Option<Option<Box<str>>> {
    let stem = (path.extension()? == "ftl").then(|| path.file_stem()?.to_str()).flatten()?;
    Some((stem != "common").then(|| stem.into()))
}

/// Whether a message file contains wordings of help pages, by its folder.
pub(crate) fn is_of_pages(path: &Path) -> bool {
    path.parent().and_then(Path::file_name).is_some_and(|name| name == PAGES)
}

/// The name of the rule set that a file of a book is about; `None` for files that all rule sets share.
pub fn about(file: &Source) -> Option<Box<str>> {
    let path = Path::new(file.name());
    if let Some(rules) = words_of(path) {
        return rules;
    }
    if !is_rule_set(path) {
        return None;
    }
    let named = file.text().lines().find_map(|line| line.strip_prefix("rules:"));
    let named = named.map(|name| name.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']));
    let stem = || path.file_stem().and_then(|stem| stem.to_str());
    named.filter(|name| is_name(name)).or_else(stem).map(Into::into)
}

/// The book of a rule file, a calendar, a scenario file or a message file.
pub fn book_of(file: &Path) -> Option<PathBuf> {
    fn within(file: &Path) -> Option<PathBuf> {
        let parent = file.parent()?;
        let named = |folder: &Path, name: &str| folder.file_name().is_some_and(|it| it == name);
        let kind = BookFile::of(file);
        if kind.is_some() && kind != Some(BookFile::Calendar) && named(parent, "rules") {
            return Some(parent.parent()?.to_owned());
        }
        let above = parent.parent()?;
        if words_of(file).is_some() && named(parent, PAGES) && named(above.parent()?, "locales") {
            return Some(above.parent()?.parent()?.to_owned());
        }
        let words = words_of(file).is_some() && named(above, "locales");
        let calendar = kind == Some(BookFile::Calendar) && named(above, "rules");
        let scenarios = kind == Some(BookFile::RuleSet) && named(parent, "tests") && named(above, "rules");
        (words || scenarios || calendar).then(|| above.parent().map(Path::to_owned)).flatten()
    }
    // Keep a relative path if it is long enough.
    let book = within(file).or_else(|| within(&std::path::absolute(file).ok()?))?;
    (book.join("rules").is_dir()).then_some(book)
}

/// The folder of a locale, also under another spelling: `zh_TW` for `zh-TW`.
pub fn folder_of(locales: &Path, locale: &LanguageIdentifier) -> PathBuf {
    let is_it = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir());
        name.is_some_and(|name| name.parse().as_ref() == Ok(locale))
    };
    let there = listed(locales).ok().and_then(|all| all.into_iter().find(is_it));
    there.unwrap_or_else(|| locales.join(locale.to_string()))
}

fn read_or_report(path: &Path, findings: &mut Vec<Finding>) -> Option<Source> {
    read(path).map_err(|finding| findings.push(finding)).ok()
}

/// Whether a file was left by an editor or a system: hidden files such as `.#x`, `._x` and `.x.swp`, and backups such as
/// `x~` and `#x#`.
fn is_leftover(name: &OsStr) -> bool {
    matches!(name.as_encoded_bytes(), [b'.', ..] | [.., b'~'] | [b'#', .., b'#'])
}

/// The contents of a folder, by name, without what editors and systems leave there.
///
/// # Errors
/// If the folder cannot be read.
pub fn listed(folder: &Path) -> Result<Vec<PathBuf>, Finding> {
    let unreadable = |error: std::io::Error| {
        let name = folder.display().to_string();
        UNREADABLE.at(None, format!("cannot read the folder `{name}`: {}", reason(&error))).about(Thing::File, &name)
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if !path.file_name().is_some_and(is_leftover) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
