//! The arithmetic of the desk's drawings, in whole numbers: where a time stands on a scale, how a curve runs.
//! Nothing of it is a rule of the domain; it is here because it is pure.

mod axis;
mod columns;
mod curve;

pub use axis::{Axis, Pause};
pub use columns::{Beside, columns};
pub use curve::{Curve, Stretch, grid, times};
