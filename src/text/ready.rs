//! Texts of before the day.

texts! {}
