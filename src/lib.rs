//! The app of Rollcall: pages and components over [`client`]; no rule of the domain lives here.
//!
//! Two bundles from one tree: [`phone`] (join, class page, counsellor's classes) and [`desk`] (office).

pub mod client;
pub mod desk;
pub mod phone;
pub mod platform;
pub mod shared;
pub mod text;
