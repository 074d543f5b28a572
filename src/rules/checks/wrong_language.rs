use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;

check! {
/// Invalid language.
///
/// A language is a tag such as `de`, `zh-TW` or `it-CH`.
///
/// ```diff yaml delivery
///   from: Tickets <tickets@contoso.example>
///   recipients:
/// -   customer: { mail: { fact: address }, locale: German }
/// +   customer: { mail: { fact: address }, locale: de }
/// ```
    WRONG_LANGUAGE: Error in Structure, "wrong-language"
}

pub(crate) fn language(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let known = |language: &LanguageIdentifier| language.language.as_str().len() <= 3;
    if text.parse().is_ok_and(|language| known(&language)) {
        return None;
    }
    let message = format!("`{}` is not a language", text.chars().take(64).collect::<String>());
    let help = "write a tag such as `de`, `zh-TW` or `it-CH`".to_owned();
    Some(WRONG_LANGUAGE.in_text(source, node.span.clone(), message).with_help(help))
}
