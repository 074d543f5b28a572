/// Declares an enum whose variants have ids, which are the same in rule files, outputs and all languages.
#[macro_export]
macro_rules! ids {
    ($(#[$on:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$on])*
        pub enum $name {
            $($(#[$doc])* $variant),+
        }

        impl $name {
            /// All variants, in declaration order.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// The id.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        }
    };
}
