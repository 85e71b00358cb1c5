//! Texts of what comes afterwards.

texts! {
    nav_after: "收尾", "Afterwards";
}
