//! The outputs and exit codes of commands: no file of the user is overwritten, and the exit code matches the
//! result.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::command::{Folder, command, run_in};

const LOG: &str = "{\"lead\":\"L-1\",\"at\":\"2020-06-11T09:00:00Z\",\"open\":{\"rules\":\"t\"}}\n";
const RULES: &str = "\
rules: NAME
FOLLOWS
stages:
  open:
    actions:
      close: { to: solved }
    timeout: { after: 3d, to: solved }
  closed:
    outcomes: [solved]
";
const WORDS: &str = "\
stage-open = Open
    .summary = It is open.
stage-closed = Closed
action-close = Close
    .hint = Closes it.
outcome-solved = Solved
    .summary = It is solved.
";
const SCENARIOS: &str = "\
rules: t
scenarios:
  closes:
    open: { at: 2020-06-02T09:00:00Z }
    steps:
      - { at: +1h, act: close, expect: { state: solved } }
";

/// A book with everything that commands write, with a log and a plan beside it.
pub fn book() -> Folder {
    let folder = Folder::new();
    folder.write("rules/t.yaml", &RULES.replace("NAME", "t").replace("FOLLOWS\n", ""));
    folder.write("rules/u.yaml", &RULES.replace("NAME", "u").replace("FOLLOWS", "follows: t\nswitch: { clock: keep }"));
    folder.write("rules/rollout.yaml", "rollout:\n  - { rules: t }\n");
    folder.write("rules/tests/t.yaml", SCENARIOS);
    for locale in ["de", "en"] {
        for name in ["common", "t", "u"] {
            folder.write(&format!("locales/{locale}/{name}.ftl"), if name == "common" { "" } else { WORDS });
        }
    }
    folder.write("locales/de/pages/t.ftl", "");
    folder.write("locales/de/ledger", include_str!("../locales/de/ledger").lines().next().unwrap());
    folder.write("rules/released.json", "{}\n");
    folder.write("log.jsonl", LOG);
    let plan =
        ["switch", "plan", "log.jsonl", "--to", "u", "--at", "2020-06-12T09:00:00Z", "--format", "json", "--book", "."];
    let ran = run_in(folder.path(), &plan, b"");
    folder.write("plan.json", &ran.output);
    let ran = run_in(folder.path(), &["locale", "export", "de", "--format", "po"], b"");
    folder.write("de.po", &ran.output.replace("msgstr \"Open\"", "msgstr \"Offen\""));
    folder.write("page.md", "# Leads\n\n## Open\n\nClose it within 3 days.\n");
    folder
}

/// Everything in a folder: the content of each file, and the target of each link.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = path.symlink_metadata().unwrap().file_type();
        if kind.is_dir() {
            all.extend(contents(&path));
        } else if kind.is_symlink() {
            let target = path.read_link().unwrap();
            all.insert(path, target.into_os_string().into_encoded_bytes());
        } else if kind.is_file() {
            let content = std::fs::read(&path).unwrap();
            all.insert(path, content);
        } else {
            all.insert(path, Vec::new());
        }
    }
    all
}

/// The same by relative paths.
fn within(folder: &Folder) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = contents(folder.path()).into_iter();
    all.map(|(path, content)| (path.strip_prefix(folder.path()).unwrap().to_owned(), content)).collect()
}

const AT: &str = "--at=2020-06-12T09:00:00Z";

/// Every verb, with arguments that make it write something.
const VERBS: &[&[&str]] = &[
    &["--help"],
    &["--version"],
    &["switch", "apply", "--help"],
    &["status", "log.jsonl", "--book=.", AT],
    &["status", "log.jsonl", "--book=.", AT, "--format=json"],
    &["timeline", "log.jsonl", "--book=.", AT],
    &["words", "--rules", "t"],
    &["draw", "t"],
    &["draw", "t", "--format", "xstate"],
    &["draw", "t", "--format", "scxml"],
    &["show", "t"],
    &["test"],
    &["test", "--update"],
    &["test", "--junit", "out.xml"],
    &["check"],
    &["explain"],
    &["explain", "--all"],
    &["explain", "unreadable"],
    &["new", "pilot"],
    &["release", "t", "--yes"],
    &["diff", "t", "u"],
    &["switch", "plan", "log.jsonl", "--to=u", "--book=.", AT],
    &["switch", "plan", "log.jsonl", "--to=u", "--book=.", AT, "--format=json"],
    &["switch", "plan", "log.jsonl", "--to=u", "--book=.", AT, "--lead=L-1"],
    &["switch", "apply", "log.jsonl", "--plan=plan.json", "--book=."],
    &["switch", "apply", "log.jsonl", "--plan=plan.json", "--book=.", "--output=new.jsonl"],
    &["replay", "log.jsonl", "--rules=u", "--against=t", "--book=.", AT],
    &["replay", "log.jsonl", "--rules=u", "--against=t", "--book=.", AT, "--format=markdown"],
    &["replay", "log.jsonl", "--rules=u", "--against=t", "--book=.", AT, "--format=json"],
    &["replay", "log.jsonl", "--rules=u", "--against=t", "--book=.", AT, "--format=svg"],
    &["rollout"],
    &["page", "check", "page.md", "--locale=en"],
    &["page", "draft", "page.md", "--locale=en", "--name=drafted"],
    &["page", "draft", "page.md", "--locale=en", "--name=drafted", "--output=drafts"],
    &["page", "pairs", "page.md"],
    &["page", "terms", "page.md", "--locale=de", "--rules=t"],
    &["page", "terms", "page.md", "--locale=de", "--rules=t", "--write"],
    &["page", "write", "t"],
    &["locale", "check"],
    &["locale", "prove"],
    &["locale", "export", "de"],
    &["locale", "export", "de", "-o", "out.xliff"],
    &["locale", "import", "de.po"],
    &["locale", "accept"],
    &["locale", "add", "fr"],
    &["fmt"],
    &["fmt", "--check"],
    &["fmt", "--stdout"],
    &["schema", "status"],
];

/// If the output cannot be written, a command exits with 2 if it has done nothing, and with 1 if it has written
/// files. A reader that closes early is not an error.
#[test]
#[cfg(target_os = "linux")]
fn exit_codes_match_the_result() {
    let (mut wrote, mut silent) = (0, 0);
    for verb in VERBS {
        let folder = || {
            let folder = book();
            if verb.contains(&"fmt") {
                folder.write("rules/unformatted.yaml", &RULES.replace("NAME\nFOLLOWS", "  unformatted  "));
            }
            if verb.contains(&"--update") {
                folder.write("rules/tests/t.yaml", &SCENARIOS.replace("state: solved", "state: open"));
            }
            folder
        };
        let run = |stdout: Stdio| {
            let folder = folder();
            let before = within(&folder);
            let ran = command(folder.path(), verb).stdout(stdout).output().unwrap();
            let after = within(&folder);
            let errors = String::from_utf8(ran.stderr).unwrap();
            (ran.status.code().unwrap(), errors, before != after, after, !ran.stdout.is_empty())
        };
        let (code, errors, writes, after, speaks) = run(Stdio::piped());
        let full = run(std::fs::File::create("/dev/full").unwrap().into());
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let closed = run(writer.into());
        assert!(code != 2 || !errors.is_empty(), "{verb:?}");
        let expected = match (speaks, writes) {
            (false, _) => code,
            (true, false) => 2,
            (true, true) => code.max(1),
        };
        assert_eq!(full.0, expected, "{verb:?} with a full device: {}", full.1);
        assert_eq!(full.1.contains("cannot write the output: "), speaks, "{verb:?}: {}", full.1);
        assert_eq!(full.1.contains("all files were written"), speaks && writes, "{verb:?}: {}", full.1);
        assert_eq!(closed.0, code, "{verb:?} with a closed pipe: {}", closed.1);
        assert_eq!((full.2, closed.2), (writes, writes), "{verb:?}");
        assert!(full.3 == after && closed.3 == after, "{verb:?} writes something else");
        wrote += usize::from(writes);
        silent += usize::from(!speaks);
    }
    assert!(wrote >= 10, "only {wrote} of the verbs wrote files");
    assert!(silent <= 4, "{silent} of the verbs printed nothing");
}

/// The verbs that write a file named by the user.
const OUTPUTS: [&[&str]; 3] = [
    &["locale", "export", "de", "-o"],
    &["test", "--junit"],
    &["switch", "apply", "log.jsonl", "--plan=plan.json", "--book=.", "--output"],
];

/// Runs a verb with an output, with and without `--force`; returns the exit codes and the errors.
fn written(folder: &Path, verb: &[&str], output: &str) -> [(Option<i32>, String); 2] {
    [&[][..], &["--force"]].map(|force| {
        let ran = run_in(folder, &[verb, &[output], force].concat(), b"");
        (ran.code, ran.errors)
    })
}

#[test]
#[cfg(unix)]
fn no_output_replaces_a_file_of_a_book() {
    use std::os::unix::fs::symlink;
    let files = [
        "rules/t.yaml",
        "rules/rollout.yaml",
        "rules/released.json",
        "rules/tests/t.yaml",
        "locales/de/t.ftl",
        "locales/en/common.ftl",
        "locales/de/ledger",
        "locales/de/pages/t.ftl",
    ];
    // Each file by one of its names; for the first verb by all of them.
    for (number, verb) in OUTPUTS.iter().enumerate() {
        let folder = book();
        let path = |name: &str| folder.path().join(name);
        symlink("..", path("rules/up")).unwrap();
        symlink("locales/de", path("german")).unwrap();
        for (at, file) in files.iter().enumerate() {
            let (link, chain, hard) = (format!("link{at}"), format!("chain{at}"), format!("hard{at}"));
            symlink(file, path(&link)).unwrap();
            symlink(&link, path(&chain)).unwrap();
            std::fs::hard_link(path(file), path(&hard)).unwrap();
            let (parent, name) = file.rsplit_once('/').unwrap();
            let mut names = vec![
                (*file).to_owned(),
                format!("./rules/../{parent}/./{name}"),
                path(file).display().to_string(),
                format!("rules/up/{file}"),
                link,
                chain,
                hard,
            ];
            names.extend(file.strip_prefix("locales/de/").map(|name| format!("german/{name}")));
            let before = contents(folder.path());
            for (way, name) in names.iter().enumerate() {
                if number > 0 && way % files.len() != at {
                    continue;
                }
                for (code, errors) in written(folder.path(), verb, name) {
                    assert_eq!(code, Some(2), "{verb:?} {name}: {errors}");
                    assert!(errors.contains("it is a file of a book; nothing was written"), "{name}: {errors}");
                }
                assert!(contents(folder.path()) == before, "{verb:?} {name}");
            }
        }
        // No new file is added to a book either.
        let before = contents(folder.path());
        for name in
            ["rules/new.yaml", "rules/NEW.YML", "rules/tests/new.yaml", "german/new.ftl", "locales/de/pages/x.Ftl"]
        {
            for (code, errors) in written(folder.path(), verb, name) {
                assert!(code == Some(2) && errors.contains("it is a file of a book"), "{verb:?} {name}: {errors}");
            }
        }
        assert!(contents(folder.path()) == before);
    }
    // Another book, which this command does not use.
    let (own, other) = (book(), book());
    let before = contents(other.path());
    for file in files {
        let path = other.path().join(file).display().to_string();
        let [_, (code, errors)] = written(own.path(), OUTPUTS[0], &path);
        assert!(code == Some(2) && errors.contains("it is a file of a book"), "{file}: {errors}");
    }
    assert!(contents(other.path()) == before);
}

#[test]
#[cfg(unix)]
fn outputs_are_new_files_or_need_force() {
    use std::os::unix::fs::symlink;
    for verb in OUTPUTS {
        let folder = book();
        let path = |name: &str| folder.path().join(name);
        folder.write("mine.txt", "mine");
        symlink("mine.txt", path("link.txt")).unwrap();
        symlink("nowhere.txt", path("broken.txt")).unwrap();
        symlink("/dev/null", path("null.txt")).unwrap();
        std::fs::create_dir(path("folder.txt")).unwrap();
        std::os::unix::net::UnixListener::bind(path("socket.txt")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(path("pipe.txt")).status().unwrap();
        assert!(made.success());
        let before = contents(folder.path());
        for name in
            ["broken.txt", "null.txt", "folder.txt", "socket.txt", "pipe.txt", "none/new.txt", "/dev/full", ".", ""]
        {
            for (code, errors) in written(folder.path(), verb, name) {
                assert!(code == Some(2) && errors.contains("error: "), "{verb:?} {name}: {errors}");
            }
            assert!(contents(folder.path()) == before, "{verb:?} {name}");
        }
        for name in ["mine.txt", "link.txt", "./mine.txt"] {
            let [(code, errors), _] = written(folder.path(), verb, name);
            assert!(
                code != Some(2) || name != "mine.txt" || errors.contains("use `--force` to replace it"),
                "{errors}"
            );
            assert_ne!(folder.read("mine.txt"), "mine", "{verb:?} {name}: `--force` replaces it");
            assert!(path("link.txt").is_symlink());
            folder.write("mine.txt", "mine");
            let ran = run_in(folder.path(), &[verb, &[name]].concat(), b"");
            assert_eq!((ran.code, folder.read("mine.txt").as_str()), (Some(2), "mine"), "{verb:?} {name}");
        }
        // A new file is written only once.
        let [first, second] = written(folder.path(), verb, "new.txt");
        assert!(first.0 != Some(2), "{verb:?}: {}", first.1);
        assert!(second.0 != Some(2), "{verb:?}: {}", second.1);
    }
}

/// The log, the plan, the supplied data and the tested scenarios are not overwritten either.
#[test]
#[cfg(unix)]
fn no_output_replaces_an_input() {
    let folder = book();
    let path = |name: &str| folder.path().join(name);
    folder.write("elsewhere/t.yaml", SCENARIOS);
    std::fs::hard_link(path("log.jsonl"), path("log2.jsonl")).unwrap();
    std::os::unix::fs::symlink("plan.json", path("plan2.json")).unwrap();
    let before = contents(folder.path());
    let scenarios: &[&str] = &["test", "elsewhere/t.yaml", "--book=.", "--junit"];
    for (verb, name) in [
        (OUTPUTS[2], "log.jsonl"),
        (OUTPUTS[2], "./log.jsonl"),
        (OUTPUTS[2], "log2.jsonl"),
        (OUTPUTS[2], "plan.json"),
        (OUTPUTS[2], "plan2.json"),
        (scenarios, "elsewhere/t.yaml"),
    ] {
        let [_, (code, errors)] = written(folder.path(), verb, name);
        assert!(code == Some(2) && errors.contains("this command reads it"), "{name}: {errors}");
    }
    assert!(contents(folder.path()) == before);
}

/// A file written into a book through links stays in the book, or the user is warned.
#[test]
#[cfg(unix)]
fn links_out_of_a_book_are_reported() {
    use std::os::unix::fs::symlink;
    let verbs: [&[&str]; 3] =
        [&["locale", "accept", "--message", "stage-open"], &["locale", "import", "de.po"], &["new", "pilot"]];
    for verb in verbs {
        // The folder of a locale, or of all locales, is elsewhere.
        for moved in ["locales/de", "locales"] {
            let (folder, elsewhere) = (book(), Folder::new());
            let there = elsewhere.path().join("there");
            std::fs::rename(folder.path().join(moved), &there).unwrap();
            symlink(&there, folder.path().join(moved)).unwrap();
            let ran = run_in(folder.path(), verb, b"");
            let count = ran.errors.matches("to a file outside its book").count();
            assert!(ran.code != Some(2) && count > 0, "{verb:?} {moved}: {}", ran.errors);
        }
        // The link points to another locale: both would be written at once.
        let folder = book();
        std::fs::remove_dir_all(folder.path().join("locales/de")).unwrap();
        symlink("en", folder.path().join("locales/de")).unwrap();
        let before = contents(folder.path());
        let ran = run_in(folder.path(), verb, b"");
        assert!(ran.code == Some(2) && ran.errors.contains("is another name of"), "{verb:?}: {}", ran.errors);
        assert!(contents(folder.path()) == before, "{verb:?}");
    }
    let (folder, elsewhere) = (book(), Folder::new());
    elsewhere.write("t.yaml", &folder.read("rules/t.yaml").replace("rules: t", "rules:   t"));
    std::fs::remove_file(folder.path().join("rules/t.yaml")).unwrap();
    symlink(elsewhere.path().join("t.yaml"), folder.path().join("rules/t.yaml")).unwrap();
    let ran = run_in(folder.path(), &["fmt"], b"");
    assert!(ran.code == Some(0) && ran.errors.contains("to a file outside its book"), "{}", ran.errors);
    assert!(elsewhere.read("t.yaml").contains("rules: t\n"));
}

/// Drafts of killed commands are removed by the next one; those of a running command are kept.
#[test]
fn drafts_of_killed_commands_are_removed() {
    let folder = book();
    let name = |number: usize| folder.path().join(format!("rules/.unformatted.yaml.referee-{number}.tmp"));
    folder.write("rules/.other.yaml.referee-3.tmp", "left");
    for number in 0..3 {
        std::fs::write(name(number), "left").unwrap();
    }
    let held = std::fs::File::open(name(1)).unwrap();
    held.lock().unwrap();
    folder.write("rules/.referee-x.tmp", "mine");
    folder.write("rules/unformatted.yaml", &RULES.replace("NAME\nFOLLOWS", "  unformatted  "));
    let ran = run_in(folder.path(), &["fmt", "rules/unformatted.yaml"], b"");
    assert_eq!((ran.code, ran.output.as_str()), (Some(0), "rules/unformatted.yaml\n"), "{}", ran.errors);
    assert_eq!([0, 1, 2].map(|number| name(number).exists()), [false, true, false]);
    assert!(!folder.path().join("rules/.other.yaml.referee-3.tmp").exists());
    assert!(folder.path().join("rules/.referee-x.tmp").exists());
}
