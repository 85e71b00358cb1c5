//! Texts of events and their settings.

texts! {
    title: "批次与设置", "Events and settings";
}
