/// Texts that are made of the words once and then written as they are: the fixed parts of an output, by the
/// numbers of the rule set. What they say is the business of whoever makes them.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// By open stage.
    pub(crate) stages: Vec<StateForms>,
    /// By outcome.
    pub(crate) outcomes: Vec<StateForms>,
    /// By field.
    pub(crate) fields: Vec<Box<str>>,
}

/// The fixed parts of a state.
#[derive(Debug, Default)]
pub(crate) struct StateForms {
    /// Between the lead and the instant asked for.
    pub(crate) head: Box<str>,
    /// Between that instant and the one at which the state was entered.
    pub(crate) labels: Box<str>,
    /// Between the instant of the deadline and its text.
    pub(crate) deadline: Box<str>,
    /// Between what is shown and the first field.
    pub(crate) body: Box<str>,
}
