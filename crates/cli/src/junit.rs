//! What came of scenarios as `JUnit` XML: a suite for each file, a case for each scenario.

use std::path::Path;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::report::text::render;
use referee::diagnostic::Finding;

use super::console::Console;
use super::tested::Tested;
use super::{Ending, Stop};

/// How wide failures are written.
const WIDTH: usize = 120;

/// Writes the report of some files.
pub(super) fn write(path: &Path, files: &[Tested], console: &Console) -> Result<(), Stop> {
    let mut report = Report::new("referee test");
    for file in files {
        let mut suite = TestSuite::new(file.scenarios.source().name());
        for outcome in &file.outcomes {
            let mut case = TestCase::new(&*outcome.name, status(outcome.ran, &outcome.findings));
            case.set_classname(file.scenarios.rules());
            suite.add_test_case(case);
        }
        // What keeps a file from being read is in no scenario.
        if file.scenarios.is_empty() && !file.scenarios.findings().is_empty() {
            suite.add_test_case(TestCase::new("(file)", status(false, file.scenarios.findings())));
        }
        report.add_test_suite(suite);
    }
    let text = report.to_string().map_err(std::io::Error::other)?;
    std::fs::write(path, text).map_err(|error| {
        console.fault(&format!("cannot write `{}`: {}", path.display(), referee::loading::folder::reason(&error)));
        Stop::Told(Ending::Unusable)
    })
}

fn status(ran: bool, findings: &[Finding]) -> TestCaseStatus {
    let Some(first) = findings.first() else { return TestCaseStatus::success() };
    let kind = if ran { NonSuccessKind::Failure } else { NonSuccessKind::Error };
    let told: Vec<String> = findings.iter().map(|finding| render(finding, WIDTH)).collect();
    let told = anstream::adapter::strip_str(&told.join("\n\n")).to_string();
    let mut status = TestCaseStatus::non_success(kind);
    status.set_type(first.id).set_message(first.message.as_str()).set_description(told);
    status
}
