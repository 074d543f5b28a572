//! Files for translators in the Translate Toolkit.

use referee_pages::Page;
use referee_translation::exchange::memory;

use crate::command::{MESSAGES, folder, run_in};
use crate::exchange::{FORMATS, export, import};
use crate::pages::{Sample, own};
use crate::programs::{Checked, peer, python};
use crate::translations::book;

/// Reads a translation memory and prints its pairs, one per line.
const READ: &str = "
import sys
try:
    from translate.storage import tmx
except ImportError:
    sys.exit(77)
store = tmx.tmxfile.parsestring(sys.stdin.buffer.read())
print(store.sourcelanguage, flush=True)
for unit in store.units:
    sys.stdout.buffer.write((unit.source + '\\t' + unit.target + '\\n').encode())
";

pub fn the_translate_toolkit_reads_the_pairs() -> Checked {
    pairs_are_read(&own())
}

pub fn pairs_are_read(pages: &[Sample]) -> Checked {
    for sample in pages.iter().filter(|sample| sample.text.contains("data-stu-id")) {
        let (pairs, findings) = Page::read(&referee::Source::new(sample.name, sample.text.as_str())).unwrap().pairs();
        assert_eq!(findings, [], "{}", sample.name);
        // Every span of the page is in a pair.
        assert_eq!(pairs.len(), sample.text.matches("data-ttu-id").count(), "{}", sample.name);
        let ran = python(&folder(), "translate-toolkit", &[READ], memory(&pairs).as_bytes())?;
        let output = String::from_utf8(ran.stdout).unwrap();
        let expected: Vec<String> = pairs
            .iter()
            .filter(|pair| pair.translated)
            .map(|pair| format!("{}\t{}", pair.source, pair.target))
            .collect();
        assert!(expected.len() > 10, "{}", sample.name);
        assert_eq!(output.lines().skip(1).collect::<Vec<_>>(), expected, "{}", String::from_utf8_lossy(&ran.stderr));
    }
    Ok(())
}

/// Exported files, and a new language with its plural forms.
pub fn gettext_accepts_the_files() -> Checked {
    let book = book();
    for locale in ["de", "it", "ru", "zh-TW", "pl", "ar", "ja", "fr"] {
        let file = export(&book, locale, "po");
        assert!(file.matches("\nmsgid_plural ").count() > 5, "{locale}");
        let ran = peer("msgfmt", &["-c", "-o", "/dev/null", "-"], file.as_bytes())?;
        assert!(ran.status.success(), "{locale}: {}", String::from_utf8_lossy(&ran.stderr));
        // As gettext writes it.
        let ran = peer("msgcat", &["--no-wrap", "-"], file.as_bytes())?;
        let again = String::from_utf8(ran.stdout).unwrap();
        let ran = import(&book, &again);
        assert!(ran.output.starts_with(&format!("{locale}: 0 messages changed")), "{}{}", ran.output, ran.errors);
    }
    Ok(())
}

/// Reads a file, runs the toolkit's checkers, and writes the file back.
const TOOLKIT: &str = "
import sys
try:
    from translate.storage import pypo, tmx, xliff2
    from translate.filters import checks
except ImportError:
    sys.exit(77)
path, kind = sys.argv[1:3]
data = open(path, 'rb').read()
store = {'xliff': xliff2.Xliff2File, 'po': pypo.pofile, 'tmx': tmx.tmxfile}[kind].parsestring(data)
units = [unit for unit in store.units if not unit.isheader()]
checker = checks.StandardChecker(checkerconfig=checks.CheckerConfig(targetlanguage='de'))
for unit in units:
    for name in checker.run_filters(unit):
        # Words for units of time have the units of rule files, of which each language has its own.
        # So have abbreviations, some of which stand before a number.
        if name == 'numbers' and (' = 1' in unit.source or ' | etc. | ' in unit.source):
            continue
        if name in ('blank', 'emails', 'escapes', 'nplurals', 'numbers', 'printf', 'tabs', 'untranslated', 'urls', 'validxml', 'xmltags'):
            print('FOUND', name, unit.source, unit.target)
print(len(units), sum(unit.istranslated() for unit in units), sum(unit.isfuzzy() for unit in units))
for unit in units:
    if unit.target == 'Gewonnen' and unit.source == 'Won':
        unit.target = 'Geschafft'
open(path, 'wb').write(bytes(store))
";

pub fn the_translate_toolkit_reads_and_writes_the_files() -> Checked {
    for format in FORMATS {
        let book = book();
        let file = export(&book, "de", format);
        let units = match format {
            "xliff" => file.matches("<unit ").count(),
            "po" => file.matches("\nmsgctxt ").count(),
            _ => file.matches("<tu ").count(),
        };
        assert!(units > 500, "{format}: {units}");
        book.write("file", &file);
        let ran = python(book.path(), "translate-toolkit", &[TOOLKIT, "file", format], b"")?;
        let output = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success(), "{format}: {}", String::from_utf8_lossy(&ran.stderr));
        assert!(!output.contains("FOUND"), "{format}: {output}");
        let counts: Vec<usize> = output.split_whitespace().map(|count| count.parse().unwrap()).collect();
        assert_eq!((counts[0], counts[2]), (units, 0), "{format}");
        // The toolkit counts texts that are empty in both languages as untranslated.
        assert!(counts[1] >= units - 10, "{format}: {output}");
        let ran = import(&book, &book.read("file"));
        // `Won` occurs twice in each of three rule sets: as an action and as an outcome.
        assert_eq!(ran.code, Some(0), "{format}: {}", ran.errors);
        assert!(
            ran.output.starts_with(&format!("de: 6 messages changed, {} unchanged", MESSAGES - 6)),
            "{format}: {}{}",
            ran.output,
            ran.errors
        );
    }
    Ok(())
}

/// Fills a file as Weblate does: each unit of the base file is added to the translation.
const WEBLATE: &str = "
import sys
try:
    from translate.storage.fluent import FluentFile, FluentUnit
except ImportError:
    sys.exit(77)
def read(path):
    store = FluentFile()
    store.parse(open(path, 'rb').read())
    return store
base, own = read(sys.argv[1]), read(sys.argv[2])
units = [unit for unit in base.units if not unit.isheader()]
for unit in units:
    own.addunit(FluentUnit(source=unit.source, unit_id=unit.getid(), fluent_type=unit.fluent_type))
open(sys.argv[2], 'wb').write(bytes(own))
print(len(units))
";

/// Fills a file as Pontoon does: the file of the original with other texts, at the path of the configuration.
const PONTOON: &str = "
import sys
try:
    from moz.l10n.model import Entry
    from moz.l10n.paths import L10nConfigPaths
    from moz.l10n.resource import parse_resource, serialize_resource
except ImportError:
    sys.exit(77)
path, locale = sys.argv[1:3]
target, locales = L10nConfigPaths('l10n.toml').target(path)
assert locale in locales, locales
resource = parse_resource(path)
open(target.format(locale=locale), 'w').write(''.join(serialize_resource(resource)))
print(sum(isinstance(entry, Entry) for section in resource.sections for entry in section.entries))
";

/// Compares a language with the original.
const COMPARE: &str = "
import sys
try:
    from compare_locales.commands import CompareLocales
except ImportError:
    sys.exit(77)
sys.argv = ['compare-locales', '--json', '-', 'l10n.toml', '.', sys.argv[1]]
sys.exit(CompareLocales.call())
";

pub fn weblate_and_pontoon_fill_a_new_language() -> Checked {
    let book = book();
    book.write("l10n.toml", &std::fs::read_to_string(folder().parent().unwrap().join("l10n.toml")).unwrap());
    // Dutch has the plural forms of English, so that the English texts are complete.
    let compared = || -> Result<serde_json::Value, _> {
        let ran = python(book.path(), "compare-locales", &[COMPARE, "nl"], b"")?;
        assert!(
            ran.status.success(),
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        let data: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let summary = &data[0]["summary"]["nl"];
        for fault in ["errors", "warnings", "obsolete"] {
            assert!(summary.get(fault).is_none_or(|count| *count == 0), "{summary}");
        }
        Ok(summary.clone())
    };
    let checked = || {
        let ran = run_in(book.path(), &["locale", "check", "nl"], b"");
        assert_eq!(ran.code, Some(0), "{}{}", ran.output, ran.errors);
        ran.output
    };
    let ran = run_in(book.path(), &["locale", "add", "nl"], b"");
    assert!(ran.output.contains("l10n.toml: added `nl`"), "{}{}", ran.output, ran.errors);
    let missing = |summary: &serde_json::Value| summary["missing"].as_u64().unwrap();
    let started = compared()?;
    checked();
    let mut count = 0;
    for (script, args) in
        [(WEBLATE, ["locales/en/2017.ftl", "locales/nl/2017.ftl"]), (PONTOON, ["locales/en/2019.ftl", "nl"])]
    {
        let ran = python(book.path(), "translate-toolkit and moz.l10n", &[script, args[0], args[1]], b"")?;
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        count += String::from_utf8_lossy(&ran.stdout).trim().parse::<u64>().unwrap();
    }
    assert!(count > 80, "{count}");
    assert_eq!(missing(&started) - missing(&compared()?), count);
    let output = checked();
    assert!(!output.contains("error["), "{output}");
    let ran = run_in(book.path(), &["locale", "prove", "nl"], b"");
    assert!(ran.output.starts_with("no errors"), "{}{}", ran.output, ran.errors);
    Ok(())
}
