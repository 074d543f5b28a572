/// Declares an enumeration whose variants have ids: the same in rule files, in outputs and in every language.
#[macro_export]
macro_rules! ids {
    ($(#[$on:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$on])*
        pub enum $name {
            $($(#[$doc])* $variant),+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// Its id.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        }
    };
}
