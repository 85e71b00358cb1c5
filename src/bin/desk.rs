//! The desk's bundle.

fn main() {
    rollcall_app::desk::start();
}
