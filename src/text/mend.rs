//! Texts of mending what was read in a notice.

texts! {
    title: "改读出的内容", "Mend what was read";
}
