//! Findings as they stand on a page.

use std::fmt::Write;
use std::ops::Range;

use referee::diagnostic::safe::xml as escape;
use referee::diagnostic::{Finding, Source};

use super::book::Shown;
use super::html;

/// A finding at its message.
pub(super) fn brief(finding: &Finding) -> String {
    let id = finding.severity.id();
    let mut html = format!(
        "<span class=\"finding {id}\" lang=\"en\" dir=\"ltr\"><strong>{id}:</strong> {}",
        escape(&finding.message)
    );
    if let Some(help) = &finding.help {
        let _ = write!(html, " <span class=\"help\">{}</span>", escape(help).replace('\n', "<br>"));
    }
    html.push_str("</span>");
    html
}

/// All that is wrong, with its lines.
pub(super) fn section(shown: &Shown, html: &mut String) {
    let mut wrong: Vec<&Finding> = shown.findings.iter().filter(|it| it.severity > referee::Severity::Note).collect();
    wrong.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let errors = wrong.iter().filter(|finding| finding.is_error()).count();
    let count = |count: usize, what: &str| {
        if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
    };
    let told = if wrong.is_empty() {
        "no errors, no warnings".to_owned()
    } else {
        format!("{}, {}", count(errors, "error"), count(wrong.len() - errors, "warning"))
    };
    let class = if errors > 0 { "state error" } else { "state" };
    let _ = write!(html, "<p class=\"{class}\" role=\"status\" id=\"state\">{told}</p>");
    if wrong.is_empty() {
        return;
    }
    let mut told = String::new();
    if errors > 0 {
        told.push_str("<p>Where something is wrong, the last good words are shown.</p>");
    }
    told.push_str("<ul class=\"list\">");
    for finding in wrong.iter().take(100) {
        told.push_str("<li>");
        if let Some(place) = &finding.place {
            let _ = write!(told, "<code>{}</code> ", escape(&place.to_string()));
        }
        told.push_str(&brief(finding));
        if let Some(line) = finding.place.as_ref().and_then(|place| place.span()).and_then(line) {
            let _ = write!(told, "<pre dir=\"ltr\"><code>{line}</code></pre>");
        }
        told.push_str("</li>");
    }
    told.push_str("</ul>");
    if wrong.len() > 100 {
        let _ = write!(told, "<p>… and {} more</p>", wrong.len() - 100);
    }
    html::section("findings", "To be mended", &told, html);
}

/// How much of a line is shown on either side of what is meant.
const AROUND: usize = 120;

/// The line that is meant, with what is meant marked in it.
fn line((source, span): (&Source, Range<usize>)) -> Option<String> {
    let text = source.text();
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(span.start..)?.find('\n').map_or(text.len(), |at| span.start + at);
    let before = text.get(start..span.start)?;
    let meant = text.get(span.start..span.end.clamp(span.start, end))?;
    let after = text.get(span.start + meant.len()..end)?;
    if text.get(start..end)?.trim().is_empty() {
        return None;
    }
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let meant: String = meant.chars().take(AROUND).collect();
    let after: String = after.chars().take(AROUND).collect();
    Some(format!("{}<mark>{}</mark>{}", escape(&before), escape(&meant), escape(&after)))
}
