//! Texts of what is set on this phone.

texts! {}
