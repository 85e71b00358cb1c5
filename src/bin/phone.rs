//! The phone's bundle.

fn main() {
    rollcall_app::phone::start();
}
