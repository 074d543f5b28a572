//! Reading a log in blocks of whole lines, however long it is.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use memchr::memrchr;
use sha2::{Digest, Sha256};

use referee::tooling::file::reason;
use referee::tooling::fingerprint;

use super::Stop;

/// How much is read at a time.
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
    /// A line is longer than it may be; all up to its end is passed over.
    skipping: bool,
    begun: bool,
    ended: bool,
    /// What was read, if that is asked for.
    pub(super) digest: Option<Sha256>,
}

/// Some lines of a log.
pub(super) struct Block {
    /// Whole lines, each with its line break, except maybe the last of the log.
    pub(super) bytes: Vec<u8>,
    /// After these lines, one that is too long was passed over.
    pub(super) skipped: bool,
}

impl Block {
    /// Takes the block into a fingerprint.
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

    /// The lines of a file that is open.
    pub(super) fn of(file: File, name: String) -> Self {
        Self::new(Box::new(file), name, None)
    }

    fn new(input: Box<dyn Read + Send>, name: String, size: Option<u64>) -> Self {
        let (rest, spare) = Default::default();
        Self { input, name, size, rest, spare, skipping: false, begun: false, ended: false, digest: None }
    }

    /// The same, keeping a fingerprint of what is read.
    pub(super) fn fingerprinted(mut self) -> Self {
        self.digest = Some(Sha256::new());
        self
    }

    /// Takes the next lines into the fingerprint. Gives whether there were any.
    pub(super) fn take_in(&mut self) -> Result<bool, Stop> {
        let next = self.next()?;
        if let Some((digest, block)) = self.digest.as_mut().zip(next.as_ref()) {
            block.digest(digest);
        }
        Ok(next.is_some())
    }

    /// The fingerprint of the blocks that were read; nothing where it was not asked for.
    pub(super) fn fingerprint(self) -> String {
        self.digest.map_or_else(String::new, |digest| fingerprint(&digest.finalize()))
    }

    /// What people know the log by.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its size in bytes, where it is known beforehand.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Takes back the memory of a block, for the next one.
    pub(super) fn reuse(&mut self, block: Block) {
        self.spare = block.bytes;
    }

    /// The next lines; none at the end.
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
            // A mark of the byte order, which some editors put before everything.
            if !std::mem::replace(&mut self.begun, true) && bytes.starts_with(b"\xEF\xBB\xBF") {
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
