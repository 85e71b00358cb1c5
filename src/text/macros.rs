//! `texts! { name: "中文", "English"; name(arg): "中文 {arg}", "English {arg}"; }` makes one function a text.

macro_rules! texts {
    ($($name:ident $(($($arg:ident),+))? : $zh:literal, $en:literal;)*) => {
        $(texts!(@one $name $(($($arg),+))? $zh $en);)*
    };
    (@one $name:ident $zh:literal $en:literal) => {
        #[must_use]
        pub fn $name() -> &'static str {
            match $crate::text::language() {
                $crate::text::Language::Chinese => $zh,
                $crate::text::Language::English => $en,
            }
        }
    };
    (@one $name:ident ($($arg:ident),+) $zh:literal $en:literal) => {
        #[must_use]
        pub fn $name($($arg: impl ::core::fmt::Display),+) -> String {
            match $crate::text::language() {
                $crate::text::Language::Chinese => format!($zh),
                $crate::text::Language::English => format!($en),
            }
        }
    };
}
