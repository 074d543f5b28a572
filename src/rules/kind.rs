use serde::Serialize;

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum Kind {
    /// Any text.
    Text,
    /// An exact decimal amount in a currency of ISO 4217.
    Money,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// An e-mail address, lightly checked.
    Email,
    /// A phone number, lightly checked.
    Phone,
    /// Yes or no.
    Boolean,
    /// Records, each with these parts. What is given is added to what is there.
    List(Box<[(Box<str>, Kind)]>),
}

impl Kind {
    /// The kind of a name in a rule file.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "money" => Self::Money,
            "date" => Self::Date,
            "email" => Self::Email,
            "phone" => Self::Phone,
            "boolean" => Self::Boolean,
            _ => return None,
        })
    }

    /// The name in rule files and outputs: `text`, `money`, `date`, `email`, `phone`, `boolean`, `list`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Money => "money",
            Self::Date => "date",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Boolean => "boolean",
            Self::List(_) => "list",
        }
    }
}

/// How much an action needs a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// The action is refused without it.
    Required,
    /// It should be given; the action goes through without it.
    Asked,
    /// It may be given.
    Optional,
}

impl Need {
    /// The word in outputs: `required`, `asked`, `optional`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Asked => "asked",
            Self::Optional => "optional",
        }
    }
}
