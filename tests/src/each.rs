//! One case, three engines.

/// Makes a case a test in each engine: `what_holds::in_firefox`.
#[macro_export]
macro_rules! in_each_engine {
    ($(fn $case:ident($engine:ident) $body:block)+) => {$(
        mod $case {
            #[allow(unused_imports, reason = "whatever the case uses")]
            use super::*;

            fn case($engine: $crate::Engine) $body

            #[test]
            fn in_chromium() {
                case($crate::Engine::Chromium);
            }

            #[test]
            fn in_firefox() {
                case($crate::Engine::Firefox);
            }

            #[test]
            fn in_webkit() {
                case($crate::Engine::WebKit);
            }
        }
    )+};
}
