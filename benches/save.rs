//! Time from saving a message until the preview shows it in Chromium, compared with a page of the same length without
//! checks: the system reports the change, Node sends the page, the document replaces it as a whole.
//!
//! Requires `node` with `puppeteer-core`, and Chromium at `CHROMIUM` [default: `/usr/bin/chromium`].

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a file");
        }
    }
}

fn main() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let book = std::env::temp_dir().join(format!("referee-save-{}", std::process::id()));
    for folder in ["rules", "locales"] {
        copy(&root.join(folder), &book.join(folder));
    }
    let mut preview = Command::new(env!("CARGO_BIN_EXE_referee"))
        .args(["locale", "preview", "--port", "0", "--book"])
        .arg(&book)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the preview");
    let mut address = String::new();
    BufReader::new(preview.stdout.take().expect("its output")).read_line(&mut address).expect("its address");
    let measured = Command::new("node").arg(root.join("benches/save.mjs")).arg(address.trim()).arg(&book).status();
    // Stop the preview even if measuring failed.
    let _ = preview.kill();
    let _ = preview.wait();
    let _ = std::fs::remove_dir_all(book);
    assert!(measured.expect("node").success(), "nothing was measured");
}
