use referee::diagnostic::check;

check! {
/// A translation leaves out what the original tells.
///
/// The English message writes a value, such as a deadline, that the translation does not write in any of its branches, or
/// writes it in all of its branches where one of the translation does not. Whoever reads the translation is told less.
/// A branch for a single value may say it in words: `[0]`, or `[one]` in English, but not in Russian, where 21 is `[one]`.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = Open since { DATE($since) }.
///   # de
///   stage-open = Offen
/// -     .summary = Das Ticket ist offen.
/// +     .summary = Offen seit { DATE($since) }.
/// ```
    LEAVES_OUT: Warning in Words, "words-leave-out"
}
