//! A new build of the app is embedded by the next build of the server.

fn main() {
    let dist = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/dist");
    // A missing folder counts as changed every time: the crate would be compiled again on each build.
    let _ = std::fs::create_dir_all(dist);
    println!("cargo::rerun-if-changed={dist}");
    println!("cargo::rerun-if-changed=migrations");
}
