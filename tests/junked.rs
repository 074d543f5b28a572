//! Text that is not a message: the character that is underlined, what is wrong with it, and what to write instead.

use std::fmt::Write;

use crate::invisible::of_check;

/// Each text with the offset of the underlined characters, these characters, the error, and the help.
const JUNK: [(&str, usize, &str, &str, &str); 61] = [
    // What is missing.
    ("junk here", 5, "h", "expected `=`", "write a message as `id = text` and indent its further lines"),
    ("a =\nb = x", 0, "a", "`a` has no text", "add text after the equals sign"),
    ("-a =\nb = x", 0, "-", "term `-a` has no text", "add text after the equals sign"),
    ("a = { $b\nc = x", 4, "{", "expected `}`", "close the brace: values are written as `{ … }`"),
    ("a = { $d } { $b\n  \nc = x", 11, "{", "expected `}`", "close the brace: values are written as `{ … }`"),
    ("a = x }", 6, "}", "unbalanced closing brace", "remove the closing brace or add an opening one"),
    (
        "1a = x",
        0,
        "1",
        "expected a name with letters a to z",
        "write a message as `id = text` and indent its further lines",
    ),
    ("a = { }", 6, "}", "expected a value", "write a variable, such as `{ $name }`, or a literal, such as `{ \"{\" }`"),
    // Variants.
    (
        "a = { $b ->\n [x] y\n }",
        20,
        "}",
        "no variant is marked as default with `*`",
        "mark the variant for all other values: `*[other]`",
    ),
    (
        "a = { $b ->\n *[x] y\n *[z] y\n }",
        22,
        "[",
        "more than one variant is marked as default with `*`",
        "mark one variant only",
    ),
    (
        "a = { b.c -> \n *[x] y\n }",
        10,
        "-",
        "an attribute of a message cannot be a selector",
        "select by a variable, a function, or an attribute of a term, such as `-term.gender`",
    ),
    (
        "a = { b -> \n *[x] y\n }",
        8,
        "-",
        "a message cannot be a selector",
        "select by a variable, a function, or an attribute of a term, such as `-term.gender`",
    ),
    (
        "a = { -b -> \n *[x] y\n }",
        9,
        "-",
        "a term cannot be a selector",
        "select by a variable, a function, or an attribute of a term, such as `-term.gender`",
    ),
    (
        "a = { { $b } -> \n *[x] y\n }",
        13,
        "-",
        "a selector has no braces of its own",
        "select by a variable, a function, or an attribute of a term, such as `-term.gender`",
    ),
    (
        "a = { -b.c }",
        11,
        "}",
        "an attribute of a term can only be a selector",
        "write the term itself, or select by its attribute",
    ),
    // Functions and arguments.
    (
        "a = { date($b) }",
        6,
        "d",
        "invalid function name",
        "write function names in capital letters: `DATE` instead of `date`",
    ),
    ("a = { DATE($b $c) }", 14, "$", "expected a value", "add a comma between arguments"),
    ("a = { DATE($b \"x\") }", 14, "\"", "expected a value", "add a comma between arguments"),
    ("a = { DATE($b -c) }", 14, "-", "expected a value", "add a comma between arguments"),
    (
        "a = { DATE($b, c: d) }",
        18,
        "d",
        "expected a text in quotation marks or a number",
        "write `\"d\"` in quotation marks",
    ),
    (
        "a = { DATE($b, c: d-2_e) }",
        18,
        "d",
        "expected a text in quotation marks or a number",
        "write `\"d-2_e\"` in quotation marks",
    ),
    (
        "a = { DATE($b, c: d.e) }",
        18,
        "d",
        "expected a text in quotation marks or a number",
        "write a text in quotation marks or a number: named arguments take nothing else",
    ),
    (
        "a = { DATE($b, c: D(1)) }",
        18,
        "D",
        "expected a text in quotation marks or a number",
        "write a text in quotation marks or a number: named arguments take nothing else",
    ),
    (
        "a = { DATE(c: 1, $b) }",
        19,
        ")",
        "argument without a name after one with a name",
        "write arguments without a name first",
    ),
    ("a = { DATE($b, c: 1, c: 2) }", 22, ":", "duplicate argument `c`", "remove one of them"),
    // Literals and numbers.
    ("a = { \"b }\nc = x", 6, "\"", "unclosed quotation mark", "close the literal on the same line"),
    ("a = { 1. }", 8, " ", "expected a digit", "write digits after the point"),
    (
        "a = { \"\\x\" }",
        7,
        "\\",
        "invalid escape",
        "write `\\\\` for a backslash, `\\\"` for a quotation mark, and `\\u00A0` for a character by its number",
    ),
    (
        "a = { \"\\u00\" }",
        11,
        "\"",
        "invalid escape",
        "write `\\\\` for a backslash, `\\\"` for a quotation mark, and `\\u00A0` for a character by its number",
    ),
    (
        "a = { \"\\u00é\" }",
        7,
        "\\",
        "invalid escape",
        "write `\\\\` for a backslash, `\\\"` for a quotation mark, and `\\u00A0` for a character by its number",
    ),
    // Similar characters.
    (
        "a = { DATE($b, c: “d”) }",
        18,
        "“",
        "expected a text in quotation marks or a number",
        "write `\"` instead of `“`",
    ),
    (
        "a = { DATE($b, c: 'd') }",
        18,
        "'",
        "expected a text in quotation marks or a number",
        "write `\"` instead of `'`",
    ),
    (
        "a = { DATE($b, c: «d») }",
        18,
        "«",
        "expected a text in quotation marks or a number",
        "write `\"` instead of `«`",
    ),
    ("a = { DATE($b， c: 1) }", 13, "，", "expected a value", "write `,` instead of `，`"),
    ("a = { DATE（$b) }", 10, "（", "expected `}`", "write `(` instead of `（`"),
    ("a = { ＄b }", 6, "＄", "expected a value", "write `$` instead of `＄`"),
    ("a = { $b → \n *[x] y\n }", 9, "→", "expected `}`", "write `->` instead of `→`"),
    ("a = { −b }", 6, "−", "expected a value", "write `-` instead of `−`"),
    ("a = { –b }", 6, "–", "expected a value", "write `-` instead of `–`"),
    ("a = {\t$b }", 5, "\t", "expected a value", "replace the tab with a space"),
    ("a = {\u{a0}$b }", 5, "\u{a0}", "expected a value", "replace the special space with an ordinary one"),
    ("a = {\u{3000}$b }", 5, "\u{3000}", "expected a value", "replace the special space with an ordinary one"),
    ("стадия = x", 0, "с", "expected a name with letters a to z", "use letters a to z in ids: `с` is U+0441"),
    ("a = x\nеще = y", 6, "е", "expected a name with letters a to z", "use letters a to z in ids: `е` is U+0435"),
    (
        "=x",
        0,
        "=",
        "expected a name with letters a to z",
        "write a message as `id = text` and indent its further lines",
    ),
    // Indentation.
    ("a = x\n\t.b = y", 6, "\t", "expected a name with letters a to z", "indent lines with spaces instead of tabs"),
    (
        "a = x\n\u{a0} y",
        6,
        "\u{a0}",
        "expected a name with letters a to z",
        "indent lines with spaces instead of U+00A0",
    ),
    ("a = x\n    *y", 10, "*", "a line of a text begins with `*`", "write `{ \"*\" }y` instead of `*y`"),
    (
        "a = x\n    [y] is long enough",
        10,
        "[",
        "a line of a text begins with `[`",
        "write `{ \"[\" }y] is long e…` instead of `[y] is long e…`",
    ),
    (
        "a = x\n    [y] is one",
        10,
        "[",
        "a line of a text begins with `[`",
        "write `{ \"[\" }y] is one` instead of `[y] is one`",
    ),
    ("a = x\n    }", 10, "}", "a line of a text begins with `}`", "write `{ \"}\" }` instead of `}`"),
    ("a = x\n    ... y", 10, ".", "a line of a text begins with `.`", "write `{ \".\" }.. y` instead of `... y`"),
    // Attributes.
    ("a = x\n    .b", 12, "", "expected `=`", "write a message as `id = text` and indent its further lines"),
    ("a = x\n    .b = { $c", 15, "{", "expected `}`", "close the brace: values are written as `{ … }`"),
    (
        "a = x\n    .b = { date($c) }",
        17,
        "d",
        "invalid function name",
        "write function names in capital letters: `DATE` instead of `date`",
    ),
    ("a = x\n    .é = y", 11, "é", "expected a name with letters a to z", "use letters a to z in ids: `é` is U+00E9"),
    // Merge conflicts.
    (
        "a = x\n<<<<<<< ours\nb = y\n",
        6,
        "<<<<<<<",
        "unresolved merge conflict",
        "resolve the conflict and remove its marker lines",
    ),
    (
        "b = y\n=======\nb = z\n",
        6,
        "=======",
        "unresolved merge conflict",
        "resolve the conflict and remove its marker lines",
    ),
    (
        "b = y\n>>>>>>> theirs\n",
        6,
        ">>>>>>>",
        "unresolved merge conflict",
        "resolve the conflict and remove its marker lines",
    ),
    (
        "b = y\n||||||| base\n",
        6,
        "|||||||",
        "unresolved merge conflict",
        "resolve the conflict and remove its marker lines",
    ),
    (
        "b = y\n====== theirs\n",
        6,
        "=",
        "expected a name with letters a to z",
        "write a message as `id = text` and indent its further lines",
    ),
];

#[test]
fn junk_is_underlined_and_explained() {
    let mut all = String::new();
    for (text, at, underlined, message, help) in JUNK {
        let findings = of_check(text, "ftl-junk");
        let found = findings.first().unwrap_or_else(|| panic!("{text}"));
        let place = found.place.as_ref().unwrap();
        let span = place.span().unwrap().1;
        let found_message = found.message.strip_prefix("invalid message: ").unwrap_or(&found.message);
        let found = (
            span.start,
            place.underlined().unwrap_or_default(),
            found_message,
            found.help.as_deref().unwrap_or_default(),
        );
        if found != (at, underlined, message, help) {
            writeln!(all, "    ({text:?}, {}, {:?}, {:?}, {:?}),", found.0, found.1, found.2, found.3).unwrap();
        }
    }
    assert!(all.is_empty(), "\n{all}");
}
