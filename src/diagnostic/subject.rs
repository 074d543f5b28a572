use std::fmt;

/// The subject of a finding, by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Subject {
    /// The kind.
    pub kind: Thing,
    /// The id, as written in rule files, message files and logs.
    pub id: Box<str>,
}

impl Subject {
    /// The innermost thing on a route through a rule file, such as `stages`, `open`, `timeout`.
    pub fn on(mut route: &[&str]) -> Option<Self> {
        let mut found = None;
        while let [key, rest @ ..] = route {
            route = match (Thing::under(key), rest) {
                (Some(kind), [id, rest @ ..]) => {
                    found = Some(Self { kind, id: (*id).into() });
                    rest
                }
                _ => rest,
            };
        }
        found
    }
}

/// `stage open`.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.id)
    }
}

macro_rules! things {
    ($($name:ident $word:literal $($key:literal)?),+ $(,)?) => {
        /// The kind of a subject.
        #[expect(missing_docs, reason = "the names explain themselves")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Thing {
            $($name),+
        }

        impl Thing {
            /// The noun used in sentences.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word),+
                }
            }

            /// The key in rule files under which it is declared, or an empty text.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($key)?)),+
                }
            }

            /// The kind declared under a key in rule files.
            pub fn under(key: &str) -> Option<Self> {
                match key {
                    $($($key => Some(Self::$name),)?)+
                    _ => None,
                }
            }
        }
    };
}

things! {
    RuleSet "rule set" "rules",
    Stage "stage" "stages",
    State "state",
    Outcome "outcome" "outcomes",
    Action "action" "actions",
    Button "button" "confirm",
    Alert "alert" "alerts",
    Field "field" "fields",
    Part "part" "list",
    Fact "fact" "facts",
    Value "value" "one-of",
    Mark "mark" "marks",
    Role "role" "roles",
    Recipient "recipient" "recipients",
    Notification "notification" "notifications",
    Clock "clock" "clocks",
    Calendar "calendar",
    View "view" "views",
    Tip "tip" "tips",
    Channel "channel" "channels",
    Menu "menu" "found-under",
    Sentence "sentence",
    Scenario "scenario" "scenarios",
    Refusal "refusal",
    Message "message",
    Locale "locale",
    Lead "lead",
    File "file",
}
