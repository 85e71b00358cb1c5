//! Texts of the sheet of one student.

texts! {}
