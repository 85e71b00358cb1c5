//! First use: what is kept, how one installs, and the pages of a phone that has no class to show yet.

pub mod install;
pub mod kept;
pub mod link;
pub mod states;
