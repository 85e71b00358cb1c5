//! Texts of the live board.

texts! {
    nav_board: "实况", "Live";
}
