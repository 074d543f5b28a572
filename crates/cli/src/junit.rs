//! Results of scenarios as `JUnit` XML: a suite per file, a case per scenario.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::report::text::render;
use referee::diagnostic::Finding;
use referee::tooling::safe::line;

use super::Stop;
use super::tested::Tested;
use super::write::Draft;

/// The width of failure texts, in columns.
const WIDTH: usize = 120;

/// Writes the results of files.
pub(super) fn write(draft: Draft<'_>, files: &[Tested]) -> Result<(), Stop> {
    let mut report = Report::new("referee test");
    for file in files {
        let mut suite = TestSuite::new(&*line(file.scenarios.source().name()));
        for outcome in &file.outcomes {
            let mut case = TestCase::new(&*line(&outcome.name), status(outcome.ran, &outcome.findings));
            case.set_classname(&*line(file.scenarios.rules()));
            suite.add_test_case(case);
        }
        // An unreadable file has no scenarios to report its findings.
        if file.scenarios.is_empty() && !file.scenarios.findings().is_empty() {
            suite.add_test_case(TestCase::new("(file)", status(false, file.scenarios.findings())));
        }
        report.add_test_suite(suite);
    }
    let text = report.to_string().map_err(std::io::Error::other)?;
    draft.finish(&text)
}

fn status(ran: bool, findings: &[Finding]) -> TestCaseStatus {
    let Some(first) = findings.first() else { return TestCaseStatus::success() };
    let kind = if ran { NonSuccessKind::Failure } else { NonSuccessKind::Error };
    let texts: Vec<String> = findings.iter().map(|finding| render(finding, WIDTH)).collect();
    let description = anstream::adapter::strip_str(&texts.join("\n\n")).to_string();
    let mut status = TestCaseStatus::non_success(kind);
    status.set_type(first.id).set_message(&*line(&first.message)).set_description(description);
    status
}
