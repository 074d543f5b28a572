use serde::{Deserialize, Serialize};

use super::id::{IdVec, PartId};

/// The kind of a field.
///
/// ```
/// use referee::rules::Kind;
/// use referee::{RuleSet, Source};
/// let text = "
/// rules: visits
/// fields:
///   note: text
///   price: money
///   day: date
///   mail: email
///   call: phone
///   paid: boolean
///   people: { list: { name: text } }
/// stages:
///   open:
///     actions:
///       close: { to: done }
///   closed:
///     outcomes: [done]
/// ";
/// let rules = RuleSet::parse(&Source::new("visits.yaml", text))?;
/// let kinds: Vec<&Kind> = rules.fields().iter().map(|field| &field.kind).collect();
/// assert_eq!(kinds[..3], [&Kind::Text, &Kind::Money, &Kind::Date]);
/// assert_eq!(kinds[3..6], [&Kind::Email, &Kind::Phone, &Kind::Boolean]);
/// assert_eq!(kinds[6], &Kind::List([("name".into(), Kind::Text)].into_iter().collect()));
/// # Ok::<(), referee::Findings>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Any text.
    Text,
    /// An exact decimal amount in a currency of ISO 4217.
    Money,
    /// A calendar date, `YYYY-MM-DD`.
    Date,
    /// An email address, loosely checked.
    Email,
    /// A phone number, loosely checked.
    Phone,
    /// A boolean.
    Boolean,
    /// Records with these parts. New records are added to the existing ones.
    List(IdVec<PartId, (Box<str>, Kind)>),
}

impl Kind {
    /// The kind with a name in rule files.
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

    /// An example of a value in an event, as JSON.
    pub fn example(&self) -> String {
        match self {
            Self::Text => r#""a text""#.to_owned(),
            Self::Money => r#"{"amount":"12.50","currency":"EUR"}"#.to_owned(),
            Self::Date => r#""2020-06-12""#.to_owned(),
            Self::Email => r#""name@contoso.example""#.to_owned(),
            Self::Phone => r#""+49 30 123456""#.to_owned(),
            Self::Boolean => "true".to_owned(),
            Self::List(parts) => {
                let parts = parts.iter().map(|(part, kind)| format!("\"{part}\":{}", kind.example()));
                format!("[{{{}}}]", parts.collect::<Vec<_>>().join(","))
            }
        }
    }
}

crate::ids! {
/// Whether an action requires a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// The action is refused without it.
    Required = "required",
    /// It should be given, but may be left out.
    Asked = "asked",
    /// It may be given.
    Optional = "optional",
}
}
