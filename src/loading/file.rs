//! Reading of single files.

use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Finding, Source, Thing, check};

check! {
/// A file or a folder cannot be read.
///
/// It does not exist, nobody may read it, or it is a folder where a file is expected, or the other way round. The system
/// says which.
    pub UNREADABLE: Error in Files, "unreadable";

/// A file is not UTF-8.
///
/// Rule files, message files and logs are texts in UTF-8. Editors call it so; other encodings show some letters wrongly.
    pub NOT_UTF8: Error in Files, "not-utf8"
}

/// `O_NONBLOCK` of Linux.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
const NON_BLOCKING: i32 = 0o4000;
/// The most that is read of a file, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// That something cannot be read, and why.
fn unreadable(name: &str, why: &str) -> Finding {
    UNREADABLE.at(None, format!("cannot read `{name}`: {why}")).about(Thing::File, name)
}

/// The text of a file.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub fn read(path: &Path) -> Result<Source, Finding> {
    read_from(open(path), &path.display().to_string().into())
}

/// Opens a file. A pipe, whose reader would wait for a writer, a device and a folder are refused.
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
            return Err(Error::other("it is a link that leads nowhere"));
        }
        metadata => checked(metadata?)?,
    }
    let mut options = File::options();
    options.read(true);
    // If a pipe has taken its place since, this does not wait either.
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, NON_BLOCKING);
    let file = options.open(path)?;
    checked(file.metadata()?)?;
    Ok(file)
}

/// The text of a file, or of standard input as `-`.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub fn read_input(path: &Path) -> Result<Source, Finding> {
    if path == Path::new("-") {
        return read_from(Ok(std::io::stdin()), &"standard input".into());
    }
    // Somebody who names a pipe waits for it.
    let pipe = path.metadata().is_ok_and(|metadata| !metadata.is_dir() && !metadata.is_file());
    read_from(if pipe { File::open(path) } else { open(path) }, &path.display().to_string().into())
}

fn read_from<R: Read>(input: std::io::Result<R>, name: &Arc<str>) -> Result<Source, Finding> {
    let unread = |error: Error| unreadable(name, &reason(&error));
    let mut bytes = Vec::new();
    // What never ends is not read to its end.
    let mut file = input.map_err(unread)?.take(MOST_BYTES + 1);
    file.read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(unreadable(name, &format!("it is larger than {} MiB", MOST_BYTES >> 20)));
    }
    decoded(name, bytes)
}

/// A text that was read.
///
/// # Errors
/// It is not UTF-8.
fn decoded(name: &Arc<str>, bytes: Vec<u8>) -> Result<Source, Finding> {
    String::from_utf8(bytes).map(|text| Source::new(Arc::clone(name), text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
        let finding = NOT_UTF8.in_text(&Source::new(Arc::clone(name), text), valid..valid, "this is not UTF-8");
        finding.with_help("save the file as UTF-8".to_owned()).about(Thing::File, name)
    })
}

/// The reason of the system, as a phrase.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        std::io::ErrorKind::NotADirectory => "it is not a folder".into(),
        _ => error.to_string(),
    }
}
