use referee::diagnostic::{Finding, Source};
use referee::tooling::folder::Folder;
use referee::tooling::{MessageSource, tag};

use super::{Catalog, Exchange, import};
use crate::book::Audited;

/// Exports the messages of a small book in every format and imports them again, then imports `file`. For fuzzing.
///
/// # Errors
/// An unchanged file changed a message, or a message was broken.
pub fn probe(rules: &str, english: &str, russian: &str, file: &str) -> Result<(), String> {
    let words = |locale: &'static str, text: &str| MessageSource {
        locale: tag(locale),
        rules: Some("t".into()),
        pages: false,
        source: Source::new(format!("locales/{locale}/t.ftl"), text),
    };
    let texts = Folder {
        rules: vec![Source::new("rules/t.yaml", rules)],
        messages: vec![words("en", english), words("ru", russian)],
        ..Folder::default()
    };
    let audited = Audited::new(&texts, None);
    let target = tag("ru");
    let catalog = Catalog::of(&audited.translations, &target);
    for format in [Exchange::Xliff, Exchange::Po, Exchange::Tmx] {
        let source = Source::new("back", format.write(&catalog));
        let read = match Exchange::read(&source) {
            Ok(read) => read,
            // An empty translation memory has no target language.
            Err(_) if format == Exchange::Tmx => continue,
            Err(finding) => return Err(format!("{format:?}: {finding}\n{}", source.text())),
        };
        let (catalog, findings) = read;
        let imported = import(&texts, &source, &catalog, findings, false);
        if imported.changed > 0 || !imported.files.is_empty() || !imported.findings.is_empty() {
            let findings: Vec<String> = imported.findings.iter().map(ToString::to_string).collect();
            return Err(format!("{format:?}: {} changed, {:?}, {findings:?}", imported.changed, imported.files));
        }
    }
    let source = Source::new("file", file);
    if let Ok((catalog, findings)) = Exchange::read(&source) {
        let imported = import(&texts, &source, &catalog, findings, false);
        let errors = |texts: &Folder| {
            let found = Audited::new(texts, Some(&audited)).findings(texts);
            let fresh = Audited::new(texts, None).findings(texts);
            let listed = |all: &[Finding]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
            if listed(&found) != listed(&fresh) {
                return Err(format!("findings depend on an earlier audit: {:?}", listed(&found)));
            }
            Ok(found.iter().filter(|it| it.is_error() && it.id != "message-missing").count())
        };
        let after = super::files::with(&texts, catalog.target(), &imported.files.iter().cloned().collect());
        if catalog.target() == &target && errors(&after)? > errors(&texts)? {
            return Err(format!("a message was broken: {:?}", imported.files));
        }
    }
    Ok(())
}
