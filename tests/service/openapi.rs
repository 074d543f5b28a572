//! The description of the API: equal to the one in the tree, valid, and true of a running service.

use std::path::Path;
use std::process::Command;

use referee::serde_json;

use super::places::{Missing, Place, amount};
use super::running::Running;

/// A program that must be installed.
fn program(name: &'static str) -> Result<Command, Missing> {
    let found = Command::new(name).arg("--help").output();
    if found.is_ok_and(|ran| ran.status.success()) { Ok(Command::new(name)) } else { Err(Missing(name)) }
}

pub fn the_description_is_in_the_tree() -> Result<(), Missing> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/openapi.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&referee_server::description()).unwrap());
    if std::env::var_os("REFEREE_UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert!(text == std::fs::read_to_string(path).unwrap(), "run the test with `REFEREE_UPDATE=1`");
    Ok(())
}

pub fn the_description_is_valid() -> Result<(), Missing> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/openapi.json");
    let ran = program("openapi-spec-validator")?.arg(path).output().unwrap();
    assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    Ok(())
}

pub fn the_description_is_true() -> Result<(), Missing> {
    let mut schemathesis = program("schemathesis")?;
    let place = Place::files();
    let log = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/leads.jsonl").canonicalize().unwrap();
    let running = Running::start(&place.store(), &["--rate", "0", "--import", log.to_str().unwrap()]);
    let checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                  response_schema_conformance,negative_data_rejection,missing_required_header,unsupported_method,\
                  ignored_auth";
    let key = format!("Authorization: Bearer {}", running.key.clone().unwrap());
    let description = format!("{}/openapi.json", running.address);
    schemathesis.args(["run", &description, "-H", &key, "--checks", checks, "--max-examples"]);
    schemathesis.arg(amount("REFEREE_EXAMPLES", 30).to_string());
    // A key of the service must not be revoked by a random request, and a stream does not end.
    schemathesis.args([
        "--exclude-path-regex",
        "keys/|stream",
        "--seed",
        "1",
        "--no-color",
        "--phases",
        "examples,coverage,fuzzing",
    ]);
    let ran = schemathesis.current_dir(&place.folder).output().unwrap();
    let printed = [ran.stdout, ran.stderr].concat();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&printed));
    Ok(())
}
