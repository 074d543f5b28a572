//! Special files and invalid names: every command reports them and none of them waits.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::command::{Folder, Ran, command, run_in};
use crate::outputs::{book, contents};

/// Runs a command that must end by itself.
fn ends(folder: &Path, args: &[&str]) -> Ran {
    let mut child = command(folder, args).stdout(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    let (mut output, mut errors) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let read = |from: &mut dyn std::io::Read| {
        let mut text = String::new();
        from.read_to_string(&mut text).unwrap();
        text
    };
    std::thread::scope(|scope| {
        let output = scope.spawn(move || read(&mut output));
        let errors = scope.spawn(move || read(&mut errors));
        while child.try_wait().unwrap().is_none() {
            if start.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{args:?} waits");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let code = child.wait().unwrap().code();
        Ran { output: output.join().unwrap(), errors: errors.join().unwrap(), code }
    })
}

/// Replaces a file with something that is not a regular file.
#[cfg(unix)]
fn put(kind: &str, path: &Path) {
    use std::os::unix::fs::symlink;
    let _ = std::fs::remove_file(path);
    match kind {
        "folder" => std::fs::create_dir(path).unwrap(),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        "socket" => drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
        "broken link" => symlink("nowhere", path).unwrap(),
        "loop" => symlink(path.file_name().unwrap(), path).unwrap(),
        "device" => symlink("/dev/zero", path).unwrap(),
        "link to a pipe" => {
            let pipe = path.with_extension("pipe");
            assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            symlink(pipe, path).unwrap();
        }
        "link to a folder" => symlink(".", path).unwrap(),
        _ => panic!("{kind}"),
    }
}

const KINDS: [&str; 8] =
    ["folder", "pipe", "socket", "broken link", "loop", "device", "link to a pipe", "link to a folder"];
const AT: &str = "--at=2020-06-12T09:00:00Z";

/// Every verb that works with a book.
const VERBS: &[&[&str]] = &[
    &["check"],
    &["test"],
    &["status", "log.jsonl", "--book=.", AT],
    &["timeline", "log.jsonl", "--book=.", AT],
    &["words", "--rules", "t"],
    &["draw", "t"],
    &["show", "t"],
    &["new", "pilot"],
    &["release", "t", "--yes"],
    &["diff", "t", "t"],
    &["switch", "plan", "log.jsonl", "--to=t", "--book=.", AT],
    &["switch", "apply", "log.jsonl", "--plan=plan.json", "--book=."],
    &["replay", "log.jsonl", "--rules=t", "--against=t", "--book=.", AT],
    &["rollout"],
    &["page", "check", "page.md", "--locale=en"],
    &["page", "draft", "page.md", "--locale=en", "--name=drafted"],
    &["page", "write", "t"],
    &["locale", "check"],
    &["locale", "prove"],
    &["locale", "export", "de"],
    &["locale", "import", "de.po"],
    &["locale", "accept"],
    &["locale", "add", "fr"],
    &["fmt"],
];

/// The files of a book, and the files that only some verbs read.
const FILES: [(&str, &[&str]); 7] = [
    ("rules/u.yaml", &[]),
    ("rules/v.yml", &[]),
    ("rules/rollout.yaml", &[]),
    ("rules/released.json", &["fmt"]),
    ("rules/tests/t.yaml", &["fmt"]),
    ("locales/de/u.ftl", &["fmt"]),
    ("locales/de/ledger", &["fmt"]),
];

#[test]
#[cfg(unix)]
fn special_files_are_reported_by_every_verb() {
    let mut tried = 0;
    for (at, kind) in KINDS.iter().enumerate() {
        for (number, (file, not_by)) in FILES.iter().enumerate() {
            let folder = book();
            put(kind, &folder.path().join(file));
            // Each verb meets each kind twice, and each file; verbs that read everything meet all.
            let meets = |verb: usize| verb < 2 || [0, 3].contains(&((verb + at + number) % FILES.len()));
            let verbs = VERBS.iter().enumerate().filter(|(verb, _)| meets(*verb)).map(|(_, verb)| verb);
            for verb in verbs.filter(|verb| !not_by.contains(&verb[0])) {
                let ran = ends(folder.path(), verb);
                let expected = format!("{file}`: ");
                let reported = ran.errors.contains(&expected) || ran.output.contains(&expected);
                assert!(reported, "{verb:?} with a {kind} as `{file}`: {}{}", ran.errors, ran.output);
                assert!(matches!(ran.code, Some(1 | 2)), "{verb:?} with a {kind} as `{file}`: {:?}", ran.code);
                assert!(!ran.errors.contains("has no rollout"), "{verb:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 400, "{tried}");
}

/// A path that is not a folder differs from a missing folder.
#[test]
#[cfg(unix)]
fn special_folders_are_reported() {
    for kind in KINDS.iter().filter(|kind| !kind.contains("folder")) {
        for place in ["rules/tests", "locales", "locales/fr", "locales/de/pages"] {
            let folder = book();
            let _ = std::fs::remove_dir_all(folder.path().join(place));
            put(kind, &folder.path().join(place));
            for verb in [&["check"][..], &["status", "log.jsonl", "--book=.", AT], &["locale", "check"]] {
                let ran = ends(folder.path(), verb);
                let expected = format!("{place}`: ");
                let reported = ran.errors.contains(&expected) || ran.output.contains(&expected);
                assert!(reported, "{verb:?} with a {kind} as `{place}`: {}{}", ran.errors, ran.output);
                assert!(matches!(ran.code, Some(1 | 2)), "{verb:?} with a {kind} as `{place}`");
            }
        }
    }
}

/// The same for files named by the user.
#[test]
#[cfg(unix)]
fn special_files_named_by_the_user_are_reported() {
    let verbs: [&[&str]; 7] = [
        &["check"],
        &["fmt"],
        &["test"],
        &["switch", "apply", "log.jsonl", "--book=.", "--plan"],
        &["switch", "apply", "--plan=plan.json", "--book=."],
        &["switch", "apply", "log.jsonl", "--plan=plan.json", "--book=.", "--supply"],
        &["switch", "plan", "log.jsonl", "--to=u", "--book=.", AT, "--supply"],
    ];
    for kind in KINDS {
        let folder = book();
        std::fs::create_dir(folder.path().join("named")).unwrap();
        put(kind, &folder.path().join("named/x.yaml"));
        for verb in verbs {
            let ran = ends(folder.path(), &[verb, &["named/x.yaml"]].concat());
            let empty = kind.contains("folder") && ran.errors.contains("named/x.yaml");
            let reported =
                ran.errors.contains("`named/x.yaml`: ") || ran.errors.contains("`named/x.yaml` is not a file");
            assert!(reported || empty, "{verb:?} with a {kind}: {}{}", ran.errors, ran.output);
            // The folder that a link points to contains itself and is a folder of rules.
            assert!(ran.code == Some(2) || kind.contains("folder"), "{verb:?} with a {kind}: {:?}", ran.code);
        }
    }
}

/// Emacs locks a file while editing with a dangling link.
#[test]
#[cfg(unix)]
fn a_lock_of_emacs_is_ignored() {
    let folder = book();
    for place in ["rules/.#t.yaml", "rules/tests/.#t.yaml", "locales/de/.#t.ftl"] {
        std::os::unix::fs::symlink("me@here.1:2", folder.path().join(place)).unwrap();
    }
    let ran = run_in(folder.path(), &["check"], b"");
    assert!(ran.code == Some(0) && !ran.output.contains(".#"), "{}", ran.output);
}

/// No verb accepts a path that is not UTF-8, and a book reports a file with such a name.
#[test]
#[cfg(target_os = "linux")]
fn paths_are_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = book();
    let odd = OsStr::from_bytes(b"odd-\xff.yaml");
    std::fs::copy(folder.path().join("rules/t.yaml"), folder.path().join(odd)).unwrap();
    let before = contents(folder.path());
    for verb in VERBS {
        for before_it in [&[][..], &["--book"]] {
            let mut command = command(folder.path(), verb);
            let ran = command.args(before_it).arg(odd).output().unwrap();
            let errors = String::from_utf8(ran.stderr).unwrap();
            assert!(ran.status.code() == Some(2) && errors.contains("is not UTF-8"), "{verb:?}: {errors}");
        }
    }
    assert!(contents(folder.path()) == before);
    for place in ["rules", "rules/tests", "locales/de"] {
        let folder = book();
        let name = OsStr::from_bytes(if place == "locales/de" { b"\xff.ftl" } else { b"\xff.yaml" });
        std::fs::write(folder.path().join(place).join(name), "").unwrap();
        let ran = run_in(folder.path(), &["check"], b"");
        assert!(ran.code == Some(1) && ran.output.contains("its name is not UTF-8"), "{place}: {}", ran.output);
    }
}

#[test]
fn names_that_a_system_cannot_store_are_refused() {
    let folder = book();
    let before = contents(folder.path());
    let mut names = vec!["common", "rollout", "released", "con", "aux", "nul", "prn", "", "a/b", "..", "-x", "Ä"];
    let ports: Vec<String> = (0..10).flat_map(|n| [format!("com{n}"), format!("lpt{n}")]).collect();
    names.extend(ports.iter().map(String::as_str));
    for name in &names {
        let ran = run_in(folder.path(), &["new", "--", name], b"");
        assert_eq!(ran.code, Some(2), "{name}");
        let name = format!("--name={name}");
        let ran = run_in(folder.path(), &["page", "draft", "page.md", "--locale=en", &name, "--output=x"], b"");
        assert_eq!(ran.code, Some(2), "{name}: {}", ran.errors);
    }
    let locales = [
        "con",
        "aux-AU",
        "nul",
        "prn",
        "mul",
        "und",
        "mis",
        "zxx",
        "mul-Latn-DE",
        "en-XA",
        "ar-XB",
        "german",
        "de-Latn",
        "en-Latn",
    ];
    for locale in locales {
        for verb in [&["locale", "add", locale][..], &["new", "pilot", "--locale", locale]] {
            let ran = run_in(folder.path(), verb, b"");
            assert!(ran.code == Some(2) && ran.errors.contains("unknown-locale"), "{verb:?}: {}", ran.errors);
        }
    }
    for locale in ["mul", "con", "und", "en-XA"] {
        let po = folder.read("de.po").replace("Language: de", &format!("Language: {locale}"));
        assert_eq!(run_in(folder.path(), &["locale", "import", "-"], po.as_bytes()).code, Some(2), "{locale}");
    }
    assert!(contents(folder.path()) == before);
    for names in ["comb", "con1", "com10", "lpt"] {
        assert_eq!(run_in(book().path(), &["new", names], b"").code, Some(0), "{names}");
    }
    // The same locale twice, in existing folders.
    for (one, other) in [("zh-TW", "zh-Hant-TW"), ("sr", "sr-Cyrl"), ("de", "DE"), ("it", "mul")] {
        let folder = Folder::new();
        folder.write("rules/t.yaml", &book().read("rules/t.yaml"));
        for locale in [one, other] {
            folder.write(&format!("locales/{locale}/t.ftl"), "");
        }
        let ran = run_in(folder.path(), &["check"], b"");
        assert!(ran.code == Some(1) && ran.output.contains("unknown-locale"), "{one} {other}: {}", ran.output);
    }
}

/// Every unknown text of an import is counted, in any file.
#[test]
fn every_unknown_text_of_an_import_is_counted() {
    let folder = book();
    for format in ["po", "tmx", "xliff"] {
        let text = run_in(folder.path(), &["locale", "export", "de", "--format", format], b"").output;
        let mut edited = text.clone();
        for (number, (was, is)) in
            [("t/stage-open", "zz/stage-open"), ("t/action-close", "t/action-shut"), ("t/outcome-solved", "outcome")]
                .into_iter()
                .enumerate()
        {
            let (was, is) = match format {
                "xliff" => (was.replace("t/", "name=\""), is.replace("zz/", "name=\"zz-").replace("t/", "name=\"")),
                _ => (format!("\"{was}"), format!("\"{is}")),
            };
            let is = if format == "xliff" && number == 2 { "name=\"outcome".to_owned() } else { is };
            edited = edited.replacen(&was, &is, 1);
        }
        let ran = run_in(folder.path(), &["locale", "import", "-", "--check"], edited.as_bytes());
        let count = ran.errors.matches("exchange-unknown").count();
        assert!(count >= 3, "{format}: {}", ran.errors);
        assert!(ran.output.contains(&format!(", {count} unknown")), "{format}: {}{}", ran.output, ran.errors);
    }
}

/// Files that editors and systems leave beside others are passed over everywhere.
#[test]
fn leftovers_of_editors_and_systems_are_passed_over() {
    let book = Folder::new();
    let tickets = crate::command::root().join("examples/tickets");
    for path in ["rules/tickets.yaml", "rules/tests/tickets.yaml", "locales/de/tickets.ftl"] {
        book.write(path, &std::fs::read_to_string(tickets.join(path)).unwrap());
    }
    let ran = |args: &[&str]| {
        let ran = run_in(book.path(), args, b"");
        (ran.output, ran.errors, ran.code)
    };
    let verbs: [&[&str]; 5] =
        [&["check"], &["test"], &["fmt", "--check"], &["locale", "check"], &["words", "--rules", "tickets"]];
    let before = verbs.map(ran);
    for folder in ["rules", "rules/tests", "locales", "locales/de"] {
        for name in [".#x", "._x", "x~", ".x.yaml.swp", ".DS_Store"] {
            book.write(&format!("{folder}/{name}"), "\u{0}x: [");
        }
    }
    for (folder, end) in
        [("rules", "yaml"), ("rules/tests", "yaml"), ("locales/de", "ftl"), ("locales/de/pages", "ftl")]
    {
        for name in [
            format!(".#tickets.{end}"),
            format!("._tickets.{end}"),
            format!("tickets.{end}~"),
            format!("#tickets.{end}#"),
        ] {
            book.write(&format!("{folder}/{name}"), "\u{0}x: [");
        }
    }
    std::fs::create_dir_all(book.path().join("locales/.git/x")).unwrap();
    assert_eq!(verbs.map(ran), before);
}
