//! Texts of the settlement.

texts! {}
