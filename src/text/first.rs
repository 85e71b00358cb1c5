//! Texts of first use: joining, installing, what is kept.

texts! {}
