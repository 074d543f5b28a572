//! Reads a log of any length in blocks of whole lines.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use memchr::memrchr;
use sha2::{Digest, Sha256};

use referee::tooling::file::reason;
use referee::tooling::fingerprint;

use super::Stop;

/// How many bytes are read at a time.
const BLOCK: usize = 8 << 20;
/// The longest line, in bytes.
pub(super) const LONGEST: usize = 16 << 20;

/// A log that is being read.
pub(super) struct Lines {
    input: Box<dyn Read + Send>,
    name: String,
    size: Option<u64>,
    /// The beginning of a line whose end has not been read.
    rest: Vec<u8>,
    /// Memory of a block that was processed.
    spare: Vec<u8>,
    /// The current line is too long; the rest of it is skipped.
    skipping: bool,
    started: bool,
    ended: bool,
    /// The digest of the bytes that were read, if requested.
    pub(super) digest: Option<Sha256>,
}

/// Some lines of a log.
pub(super) struct Block {
    /// Whole lines with line breaks. The last line of the log may lack one.
    pub(super) bytes: Vec<u8>,
    /// Whether a line after these was too long and skipped.
    pub(super) skipped: bool,
}

impl Block {
    /// Adds the block to a digest.
    pub(super) fn digest(&self, digest: &mut Sha256) {
        digest.update(&self.bytes);
        if self.skipped {
            digest.update([0xFF]);
        }
    }
}

impl Lines {
    /// Opens a log; `-` is standard input.
    pub(super) fn open(path: &Path) -> Result<Self, Stop> {
        let (input, name, size): (Box<dyn Read + Send>, _, _) = if path == Path::new("-") {
            (Box::new(std::io::stdin()), "standard input".to_owned(), None)
        } else {
            let name = path.display().to_string();
            let opened = File::open(path).and_then(|file| {
                let metadata = file.metadata()?;
                if metadata.is_dir() {
                    return Err(std::io::ErrorKind::IsADirectory.into());
                }
                Ok((file, metadata))
            });
            match opened {
                Ok((file, metadata)) => {
                    let size = metadata.is_file().then_some(metadata.len());
                    (Box::new(file), name, size)
                }
                Err(error) => {
                    return Err(Stop::Refused(format!("cannot read `{name}`: {}", reason(&error))));
                }
            }
        };
        Ok(Self::new(input, name, size))
    }

    /// The lines of an open file.
    pub(super) fn of(file: File, name: String) -> Self {
        Self::new(Box::new(file), name, None)
    }

    fn new(input: Box<dyn Read + Send>, name: String, size: Option<u64>) -> Self {
        let (rest, spare) = Default::default();
        Self { input, name, size, rest, spare, skipping: false, started: false, ended: false, digest: None }
    }

    /// Also computes a fingerprint of the bytes that are read.
    pub(super) fn fingerprinted(mut self) -> Self {
        self.digest = Some(Sha256::new());
        self
    }

    /// Adds the next lines to the fingerprint. Returns whether there were any.
    pub(super) fn take_in(&mut self) -> Result<bool, Stop> {
        let next = self.next()?;
        if let Some((digest, block)) = self.digest.as_mut().zip(next.as_ref()) {
            block.digest(digest);
        }
        Ok(next.is_some())
    }

    /// The fingerprint of the blocks that were read; empty if it was not requested.
    pub(super) fn fingerprint(self) -> String {
        self.digest.map_or_else(String::new, |digest| fingerprint(&digest.finalize()))
    }

    /// The name of the log, to show.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The size of the log in bytes, if known.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Reuses the memory of a block.
    pub(super) fn reuse(&mut self, block: Block) {
        self.spare = block.bytes;
    }

    /// The next lines, or `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Block>, Stop> {
        loop {
            if self.ended {
                return Ok(None);
            }
            let mut bytes = std::mem::take(&mut self.spare);
            bytes.clear();
            bytes.append(&mut self.rest);
            let read = (&mut self.input).take(BLOCK as u64).read_to_end(&mut bytes);
            let read =
                read.map_err(|error| Stop::Refused(format!("cannot read `{}`: {}", self.name, reason(&error))))?;
            self.ended = read == 0;
            // Byte order mark.
            if !std::mem::replace(&mut self.started, true) && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if self.skipping {
                match bytes.iter().position(|byte| *byte == b'\n') {
                    Some(end) => {
                        bytes.drain(..=end);
                        self.skipping = false;
                    }
                    None => bytes.clear(),
                }
            }
            if self.ended {
                return Ok((!bytes.is_empty()).then_some(Block { bytes, skipped: false }));
            }
            let whole = memrchr(b'\n', &bytes).map_or(0, |end| end + 1);
            self.rest.extend(bytes.drain(whole..));
            let skipped = self.rest.len() > LONGEST;
            if skipped {
                self.rest = Vec::new();
                self.skipping = true;
            }
            if whole > 0 || skipped {
                return Ok(Some(Block { bytes, skipped }));
            }
        }
    }
}
