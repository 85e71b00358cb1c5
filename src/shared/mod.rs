//! Components of both bundles.

pub mod care;
pub mod devices;
pub mod fields;
pub mod icons;
pub mod invite;
pub mod language;
pub mod list;
pub mod problem;
pub mod refused;
pub mod sheet;
pub mod show;
