//! Ownership and permissions of files.

use std::fs::{File, Metadata};
use std::io::Result;

#[cfg(unix)]
use std::{
    ffi::{OsStr, OsString},
    io::{Error, ErrorKind},
};

/// The owner, the permissions, the access list and the other extended attributes of a file.
pub(super) struct Access {
    metadata: Metadata,
    #[cfg(unix)]
    attributes: Vec<(OsString, Vec<u8>)>,
}

/// The access list, as Linux stores it.
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";
/// Attributes of the content, which the system sets.
#[cfg(unix)]
const OF_CONTENT: [&str; 2] = ["security.evm", "security.ima"];

impl Access {
    /// The access to an open file.
    pub(super) fn of(file: &File) -> Result<Self> {
        Ok(Self {
            metadata: file.metadata()?,
            #[cfg(unix)]
            attributes: attributes(file)?,
        })
    }

    /// Gives the same access to a file that only its owner can open. Nobody else can open it earlier.
    #[cfg(unix)]
    pub(super) fn give(&self, file: &File) -> Result<()> {
        use std::os::unix::fs::{MetadataExt, fchown};
        use xattr::FileExt;
        let (own, like) = (file.metadata()?, &self.metadata);
        if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
            fchown(file, Some(like.uid()), Some(like.gid()))?;
        }
        let own = attributes(file)?;
        // The access list inherited from the folder could let others in.
        let has_list = |attributes: &[(OsString, Vec<u8>)]| attributes.iter().any(|(name, _)| name == ACCESS_LIST);
        if has_list(&own) && !has_list(&self.attributes) {
            file.remove_xattr(ACCESS_LIST)?;
        }
        for attribute in self.attributes.iter().filter(|attribute| !own.contains(attribute)) {
            let (name, value) = attribute;
            file.set_xattr(name, value).map_err(|error| {
                let message = format!("cannot keep the extended attribute `{}`: {error}", name.display());
                Error::new(error.kind(), message)
            })?;
        }
        // Set after the access list: with a list, the group bits are its mask.
        file.set_permissions(like.permissions())
    }

    #[cfg(not(unix))]
    pub(super) fn give(&self, file: &File) -> Result<()> {
        file.set_permissions(self.metadata.permissions())
    }
}

#[cfg(unix)]
fn attributes(file: &File) -> Result<Vec<(OsString, Vec<u8>)>> {
    use xattr::FileExt;
    let names = match file.list_xattr() {
        Ok(names) => names,
        // The file system has no attributes.
        Err(error) if error.kind() == ErrorKind::Unsupported => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let kept = names.filter(|name| !OF_CONTENT.iter().any(|of_content| name == OsStr::new(of_content)));
    let value = |name: OsString| file.get_xattr(&name).map(|value| value.map(|value| (name, value))).transpose();
    kept.filter_map(value).collect()
}
