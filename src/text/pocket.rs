//! Texts of the counsellor's classes.

texts! {}
