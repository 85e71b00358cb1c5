//! Texts of rosters of many classes.

texts! {
    title: "名单", "Rosters";
}
