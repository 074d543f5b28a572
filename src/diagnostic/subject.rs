use std::fmt;

/// What a finding is about: one thing, by its kind and its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Subject {
    /// What kind of thing it is.
    pub kind: Thing,
    /// Its id, as rule files, message files and logs write it.
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
        /// The kinds of things that findings are about.
        #[expect(missing_docs, reason = "each is a word of the reference")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Thing {
            $($name),+
        }

        impl Thing {
            /// Its word in sentences.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word),+
                }
            }

            /// The key of a rule file under which it is declared; empty for what is declared elsewhere.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($key)?)),+
                }
            }

            /// What is declared under a key of a rule file.
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
