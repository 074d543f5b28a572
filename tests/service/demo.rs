//! The demonstration prints what is expected.

use std::path::Path;
use std::process::Command;

use super::places::{Missing, free_port};

pub fn the_demonstration_prints_what_is_expected() -> Result<(), Missing> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/service").canonicalize().unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_referee")).parent().unwrap();
    let programs = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let mut demo = Command::new(folder.join("demo.sh"));
    let ran = demo.env("PATH", programs).env("PORT", free_port().to_string()).output().map_err(|_| Missing("bash"))?;
    let printed = String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap();
    let path = folder.join("printed.txt");
    if std::env::var_os("REFEREE_UPDATE").is_some() {
        std::fs::write(&path, &printed).unwrap();
    }
    assert_eq!(printed, std::fs::read_to_string(path).unwrap());
    Ok(())
}
