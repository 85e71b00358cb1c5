//! Components of both bundles.

pub mod icons;
pub mod language;
pub mod name;
pub mod problem;
pub mod sheet;
pub mod show;
pub mod skip;
