//! Reads single files.

use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Finding, Source, Thing, check};

check! {
/// Unreadable file or folder.
///
/// The path does not exist, permission is denied, or the path is a folder instead of a file, or a file instead of a
/// folder. The finding gives the reason.
    pub UNREADABLE: Error in Files, "unreadable";

/// File that is not UTF-8.
///
/// Rule files, message files and logs must be UTF-8. Text in another encoding would be read with wrong letters.
    pub NOT_UTF8: Error in Files, "not-utf8"
}

/// `O_NONBLOCK` of Linux.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
const NON_BLOCKING: i32 = 0o4000;
/// The maximum size of a file, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// Reports a file that cannot be read.
fn unreadable(name: &str, why: &str) -> Finding {
    UNREADABLE.at(None, format!("cannot read `{name}`: {why}")).about(Thing::File, name)
}

/// Reads a file.
///
/// # Errors
/// If the file cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<Source, Finding> {
    read_from(open(path), &path.display().to_string().into())
}

/// Opens a file. Refuses folders, devices, and pipes, which would block until a writer opens them.
fn open(path: &Path) -> std::io::Result<File> {
    let checked = |metadata: Metadata| match metadata.is_file() {
        true => Ok(()),
        false if metadata.is_dir() => Err(ErrorKind::IsADirectory.into()),
        false => Err(Error::other("it is not a file")),
    };
    if path.file_name().is_some_and(|name| name.to_str().is_none()) {
        return Err(Error::other("its name is not UTF-8"));
    }
    match path.metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound && path.is_symlink() => {
            return Err(Error::other("it is a broken link"));
        }
        metadata => checked(metadata?)?,
    }
    let mut options = File::options();
    options.read(true);
    // Does not block even if a pipe has replaced the file since.
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NON_BLOCKING);
    let file = options.open(path)?;
    checked(file.metadata()?)?;
    Ok(file)
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// If the input cannot be read or is not UTF-8.
pub fn read_input(path: &Path) -> Result<Source, Finding> {
    if path == Path::new("-") {
        return read_from(Ok(std::io::stdin()), &"standard input".into());
    }
    // A pipe that the user names may block.
    let pipe = path.metadata().is_ok_and(|metadata| !metadata.is_dir() && !metadata.is_file());
    read_from(if pipe { File::open(path) } else { open(path) }, &path.display().to_string().into())
}

fn read_from<R: Read>(input: std::io::Result<R>, name: &Arc<str>) -> Result<Source, Finding> {
    let unread = |error: Error| unreadable(name, &reason(&error));
    let mut bytes = Vec::new();
    // An endless input must not be read forever.
    let mut file = input.map_err(unread)?.take(MOST_BYTES + 1);
    file.read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(unreadable(name, &format!("it is larger than {} MiB", MOST_BYTES >> 20)));
    }
    decoded(name, bytes)
}

/// Decodes a file.
///
/// # Errors
/// If the file is not UTF-8.
fn decoded(name: &Arc<str>, bytes: Vec<u8>) -> Result<Source, Finding> {
    String::from_utf8(bytes).map(|text| Source::new(Arc::clone(name), text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
        let finding = NOT_UTF8.in_text(&Source::new(Arc::clone(name), text), valid..valid, "invalid UTF-8");
        finding.with_help("save the file as UTF-8".to_owned()).about(Thing::File, name)
    })
}

/// The reason for an I/O error, as a phrase.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        std::io::ErrorKind::NotADirectory => "it is not a folder".into(),
        _ => error.to_string(),
    }
}
