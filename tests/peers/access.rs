//! Access lists and extended attributes of a replaced log.

use crate::apply::{APPLY, leads, planned, run};
use crate::command::Folder;
use crate::programs::{Checked, Missing, peer_in};

/// Compares access lists and attributes with their own tools.
pub fn access_is_preserved() -> Checked {
    use std::os::unix::fs::MetadataExt;
    let peer = |folder: &Folder, program: &str, args: &[&str]| {
        let output = peer_in(folder.path(), program, args, b"")?;
        assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        Ok::<_, Missing>(String::from_utf8(output.stdout).unwrap())
    };
    let shown = |folder: &Folder, name: &str| {
        let list = peer(folder, "getfacl", &["--omit-header", "--numeric", name])?;
        let attributes = peer(folder, "getfattr", &["--dump", "--match=-", name])?;
        let metadata = folder.path().join(name).metadata().unwrap();
        let attributes = attributes.lines().filter(|line| !line.starts_with("# file")).collect::<Vec<_>>().join("\n");
        Ok::<_, Missing>((list, attributes, metadata.mode(), metadata.uid(), metadata.gid()))
    };
    let lists: [&[&str]; 7] = [
        &["u:1:r"],
        &["u:1:rw,g:2:r"],
        // The group itself has no permissions, and the mask has all of them.
        &["u:1:rwx,g::-,m::rwx"],
        &["u:1:rw,m::-"],
        &["g:2:rw,o::-"],
        // The folder would give more permissions to a new file.
        &[],
        &["u:1:r", "default"],
    ];
    for (number, list) in lists.iter().enumerate() {
        for output in [None, Some("new.jsonl")] {
            let folder = planned(&leads(5));
            if number >= 5 {
                let given = ["-d", "-m", "u:9:rwx,g::rwx,o::rwx", "."];
                peer(&folder, "setfacl", &given)?;
            }
            let mode = if number % 2 == 0 { 0o640 } else { 0o600 };
            let log = folder.path().join("log.jsonl");
            std::fs::set_permissions(&log, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
            if let Some(list) = list.first() {
                peer(&folder, "setfacl", &["-m", list, "log.jsonl"])?;
            }
            peer(&folder, "setfattr", &["-n", "user.origin", "-v", "crm", "log.jsonl"])?;
            peer(&folder, "setfattr", &["-n", "user.empty", "log.jsonl"])?;
            let before = shown(&folder, "log.jsonl")?;
            let ran = match output {
                Some(output) => run(&folder, &[&APPLY[..], &["--output", output]].concat()),
                None => run(&folder, &APPLY),
            };
            assert_eq!(ran.code, Some(0), "{}", ran.errors);
            assert_eq!(folder.read(output.unwrap_or("log.jsonl")).lines().count(), 10);
            assert_eq!(shown(&folder, output.unwrap_or("log.jsonl"))?, before, "{list:?}");
        }
    }
    Ok(())
}
