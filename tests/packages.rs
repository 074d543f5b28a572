//! The packages as `cargo package` makes them: they have what they need, and their READMEs have no dead links.

use std::path::Path;
use std::process::Command;

use crate::command::root;
use crate::docs::links;

const PACKAGES: [(&str, &str); 7] = [
    ("referee", "."),
    ("referee-authoring", "crates/authoring"),
    ("referee-cli", "crates/cli"),
    ("referee-pages", "crates/pages"),
    ("referee-server", "crates/server"),
    ("referee-store", "crates/store"),
    ("referee-translation", "crates/translation"),
];

/// The files of a package.
fn files(package: &str) -> Vec<String> {
    let args = ["package", "--list", "--allow-dirty", "--offline", "--quiet", "--package", package];
    let ran = Command::new(env!("CARGO")).args(args).current_dir(root()).output().unwrap();
    assert!(ran.status.success(), "{package}: {}", String::from_utf8_lossy(&ran.stderr));
    // Windows separates folders with another character.
    String::from_utf8(ran.stdout).unwrap().lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn packages_have_their_licenses_and_no_tests() {
    for (package, _) in PACKAGES {
        let files = files(package);
        for needed in ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "src/lib.rs"] {
            assert!(files.iter().any(|file| file == needed), "{package} lacks {needed}");
        }
        let outside = ["tests/", "benches/", "fuzz/", "crates/", "target/", "proptest-regressions/"];
        let wrong: Vec<&String> = files.iter().filter(|file| outside.iter().any(|it| file.starts_with(it))).collect();
        assert!(wrong.is_empty(), "{package}: {wrong:?}");
    }
}

#[test]
fn the_library_has_its_rules_messages_and_schemas() {
    let files = files("referee");
    for folder in ["rules", "locales/en", "locales/de/pages"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = format!("{folder}/{name}");
            assert!(files.iter().any(|file| file.starts_with(&path)), "{path} is missing");
        }
    }
}

#[test]
fn readmes_have_no_dead_links() {
    for (package, folder) in PACKAGES {
        let files = files(package);
        let text = std::fs::read_to_string(root().join(folder).join("README.md")).unwrap();
        for link in links(&text).iter().filter(|link| !link.starts_with('#')) {
            let path = link.split('#').next().unwrap_or_default().trim_end_matches('/');
            let is_there = files.iter().any(|file| Path::new(file).starts_with(path));
            assert!(is_there, "the README of {package} links to `{path}`, which is not in the package");
        }
    }
}
