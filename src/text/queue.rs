//! Texts of the queue: filters, search, one by one, several at once.

texts! {}
