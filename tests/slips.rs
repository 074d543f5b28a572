//! Slips of a hurried author in the rules of the help desk: each gives one finding, which says what to write.
//!
//! The slips are data, in `slips.diff`. With `REFEREE_UPDATE=1` their findings are rewritten, to be reviewed as a change.

use std::fmt::Write;

use referee::{Rulebook, Source};

use crate::command::{files, folder, root};

/// A slip: what was right, what was written instead, and the finding.
struct Slip {
    title: String,
    right: String,
    wrong: String,
    found: String,
}

fn slips() -> Vec<Slip> {
    let text = std::fs::read_to_string(folder().join("slips.diff")).unwrap();
    let lines = |block: &str, sign: &str| {
        let lines = block.lines().filter_map(|line| line.strip_prefix(sign));
        lines.flat_map(|line| [line, "\n"]).collect::<String>()
    };
    let text = format!("\n{text}");
    let blocks = text.split("\n# ").skip(1).map(|block| block.split_once('\n').unwrap());
    let slips = blocks.map(|(title, block)| Slip {
        title: title.to_owned(),
        right: lines(block, "-"),
        wrong: lines(block, "+"),
        found: lines(block, "= "),
    });
    slips.collect()
}

#[test]
fn each_slip_gives_one_finding_that_helps() {
    let rules = root().join("examples/helpdesk/rules");
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(&rules).unwrap().to_string_lossy().into_owned();
        Source::new(name, std::fs::read_to_string(path).unwrap())
    };
    let calendars: Vec<Source> = files(&rules.join("calendars")).into_iter().map(read).collect();
    let valid = std::fs::read_to_string(rules.join("helpdesk.yaml")).unwrap();
    let update = std::env::var_os("REFEREE_UPDATE").is_some();
    let (mut text, mut several, mut differ, mut helpless) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    let slips = slips();
    for slip in &slips {
        assert_eq!(valid.matches(&slip.right).count(), 1, "{}: {}", slip.title, slip.right);
        let written = valid.replace(&slip.right, &slip.wrong);
        let mut sources = calendars.clone();
        sources.push(Source::new("helpdesk.yaml", written));
        let findings = Rulebook::check(&sources).findings;
        let mut found = String::new();
        for finding in &findings {
            let place = finding.place.as_ref().unwrap();
            let here = place.underlined().unwrap_or_default().lines().next().unwrap_or_default();
            let line = place.line_number();
            let help = finding.help.as_deref().unwrap_or_default();
            writeln!(found, "{} {line} `{here}`: {}: {help}", finding.id, finding.message).unwrap();
        }
        if findings.len() != 1 {
            several.push(format!("{}:\n{found}", slip.title));
        }
        if findings.iter().any(|finding| finding.help.is_none()) {
            helpless.push(format!("{}:\n{found}", slip.title));
        }
        if found != slip.found {
            differ.push(format!("{}:\n{found}instead of\n{}", slip.title, slip.found));
        }
        let signed = |text: &str, sign: &str| text.lines().flat_map(|line| [sign, line, "\n"]).collect::<String>();
        let (right, wrong) = (signed(&slip.right, "-"), signed(&slip.wrong, "+"));
        writeln!(text, "# {}\n{right}{wrong}{}", slip.title, signed(&found, "= ")).unwrap();
    }
    if update {
        std::fs::write(folder().join("slips.diff"), text).unwrap();
    } else {
        assert_eq!(differ, [""; 0], "REFEREE_UPDATE=1 writes them");
    }
    assert_eq!(several, [""; 0], "more or less than one finding");
    assert_eq!(helpless, [""; 0], "no help");
    assert!(slips.len() > 70, "{}", slips.len());
}

/// Keys of rule files.
const KEYS: [&str; 33] = [
    "actions",
    "after",
    "alerts",
    "allow",
    "anchor",
    "arrival",
    "before",
    "calendar",
    "channels",
    "clock",
    "clocks",
    "default",
    "excluded",
    "facts",
    "fields",
    "icon",
    "marks",
    "never",
    "notifications",
    "notify",
    "one-of",
    "outcomes",
    "pauses",
    "recipients",
    "remind",
    "require",
    "roles",
    "shows",
    "stages",
    "starts",
    "stops",
    "timeout",
    "views",
];

/// The places of a text that comes right after something else.
fn places<'t>(text: &'t str, sign: &'t str) -> impl Iterator<Item = usize> + 't {
    let outside = |at: usize| {
        let line = text[..at].rfind('\n').map_or(0, |start| start + 1);
        !text[line..at].contains('#')
    };
    text.match_indices(sign).map(move |(at, _)| at + sign.len()).filter(move |at| outside(*at))
}

/// The word at a place.
fn word(text: &str, at: usize) -> &str {
    let end = text[at..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len() - at);
    &text[at..at + end]
}

/// Every slip of a few kinds: the id of its finding, the place and the length of what is replaced, and the replacement.
fn all_slips(text: &str) -> Vec<(&'static str, usize, usize, String)> {
    let mut slips = Vec::new();
    for key in KEYS {
        let swapped: String = [&key[..1], &key[2..3], &key[1..2], &key[3..]].concat();
        if swapped == key {
            continue;
        }
        for before in ["\n", " ", "{ "] {
            let sign = format!("{before}{key}: ");
            let here = places(text, &sign).map(|end| end - key.len() - 2);
            // Each is found with one of the signs.
            let first = here.filter(|at| before == "\n" || !text[..*at].ends_with('\n'));
            let first = first.filter(|at| before == "{ " || !text[..*at].ends_with("{ "));
            slips.extend(first.map(|at| ("unknown-key", at, key.len(), swapped.clone())));
        }
    }
    for sign in [" to: ", " use: ", "notify: [", "require: ["] {
        for at in places(text, sign) {
            let name = word(text, at);
            if !name.is_empty() {
                slips.push(("wrong-name", at, name.len(), format!("„{name}“")));
            }
        }
    }
    for sign in [" after: ", " before: ", " extend: "] {
        for at in places(text, sign) {
            let length = word(text, at);
            let Some(unit @ 1..) = length.find(|c: char| !c.is_ascii_digit()) else { continue };
            slips.push(("wrong-duration", at, length.len(), format!("{} {}", &length[..unit], &length[unit..])));
        }
    }
    for at in places(text, ": ").filter(|at| ["true", "false"].contains(&word(text, *at))) {
        let yes = if word(text, at) == "true" { "yes" } else { "no" };
        slips.push(("wrong-kind", at, word(text, at).len(), yes.to_owned()));
    }
    slips
}

#[test]
fn every_slip_of_a_kind_gives_one_finding() {
    let mut counts = std::collections::BTreeMap::new();
    let mut wrong = Vec::new();
    for book in ["examples/helpdesk", "examples/marketplace", "examples/data-request", "examples/tickets"] {
        let rules = root().join(book).join("rules");
        let read = |path: std::path::PathBuf| {
            let name = path.strip_prefix(&rules).unwrap().to_string_lossy().into_owned();
            Source::new(name, std::fs::read_to_string(path).unwrap())
        };
        let calendars: Vec<Source> = match rules.join("calendars") {
            folder if folder.is_dir() => files(&folder).into_iter().map(read).collect(),
            _ => Vec::new(),
        };
        let name = std::path::Path::new(book).file_name().unwrap().to_string_lossy().into_owned();
        let valid = std::fs::read_to_string(rules.join(format!("{name}.yaml"))).unwrap();
        let found = |text: &str| {
            let sources = calendars.iter().cloned().chain([Source::new("rules.yaml", text)]);
            Rulebook::check(&sources.collect::<Vec<_>>()).findings
        };
        let known: Vec<String> = found(&valid).iter().map(|finding| finding.message.clone()).collect();
        for (id, at, length, new) in all_slips(&valid) {
            let mut text = valid.clone();
            text.replace_range(at..at + length, &new);
            let findings: Vec<_> = found(&text).into_iter().filter(|it| !known.contains(&it.message)).collect();
            let right = |it: &referee::Finding| {
                let start = it.place.as_ref().and_then(|place| Some(place.span()?.1.start));
                it.id == id && start == Some(at) && it.help.is_some()
            };
            match findings.as_slice() {
                [finding] if right(finding) => *counts.entry(id).or_insert(0) += 1,
                others => {
                    let all: Vec<String> = others.iter().map(ToString::to_string).collect();
                    wrong.push(format!("{name}: `{new}` at {at}: {all:#?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.len() == 4 && counts.values().all(|count| *count > 3), "{counts:?}");
    assert!(counts.values().sum::<usize>() > 200, "{counts:?}");
}
