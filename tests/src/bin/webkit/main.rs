//! A browser around WebKitGTK that a driver can lead and that keeps what it is given: `webkit FOLDER WIDTH HEIGHT`.
//!
//! The library is opened while this runs: its headers are no part of what a machine needs to build the tests.

#![allow(
    unsafe_code,
    reason = "a C library; every call below is spelt as in its documentation"
)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a browser that cannot start ends"
)]

use std::ffi::{CString, c_int, c_void};
use std::ptr::null_mut;
use std::sync::OnceLock;

use libloading::Library;

/// Whatever the library hands out.
type Thing = *mut c_void;
type Function = unsafe extern "C" fn(Thing, ...) -> Thing;

const LIBRARY: &str = "libwebkit2gtk-4.1.so.0";
const COOKIES_IN_SQLITE: c_int = 1;
const YES: c_int = 1;

struct Window {
    web: Library,
    width: c_int,
    height: c_int,
}

static WINDOW: OnceLock<Window> = OnceLock::new();

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, width, height] = args.as_slice() else {
        panic_with("webkit FOLDER WIDTH HEIGHT");
    };
    // SAFETY: the library's initialisers are fit for any program.
    let web = unsafe { Library::new(LIBRARY) }.expect(LIBRARY);
    let _ = WINDOW.set(Window {
        web,
        width: width.parse().unwrap(),
        height: height.parse().unwrap(),
    });
    let path = |name: &str| text(&format!("{folder}/{name}"));
    // SAFETY: names, types and order of arguments are those of WebKitGTK 4.1 and GTK 3; texts are never freed, and
    // everything happens on this thread.
    unsafe {
        call("gtk_init")(null_mut(), null_mut::<c_void>());
        let data = call("webkit_website_data_manager_new")(
            text("base-data-directory"),
            path("data"),
            text("base-cache-directory"),
            path("cache"),
            null_mut::<c_void>(),
        );
        let context = call("webkit_web_context_new_with_website_data_manager")(data);
        let cookies = call("webkit_website_data_manager_get_cookie_manager")(data);
        call("webkit_cookie_manager_set_persistent_storage")(
            cookies,
            path("cookies.sqlite"),
            COOKIES_IN_SQLITE,
        );
        call("webkit_web_context_set_automation_allowed")(context, YES);
        on(
            context,
            "automation-started",
            automation_started as Thing,
            null_mut(),
        );
        call("gtk_main")(null_mut());
    }
}

/// A driver is here: every window it asks for is one in this context.
unsafe extern "C" fn automation_started(context: Thing, session: Thing, _: Thing) {
    // SAFETY: as in `main`; context and session are what the signal brings.
    unsafe {
        let info = call("webkit_application_info_new")(null_mut());
        call("webkit_application_info_set_name")(info, text("rollcall-webkit"));
        call("webkit_automation_session_set_application_info")(session, info);
        on(session, "create-web-view", new_window as Thing, context);
    }
}

unsafe extern "C" fn new_window(_session: Thing, context: Thing) -> Thing {
    let size = WINDOW.get().expect("set in main");
    // SAFETY: as in `main`; the context is the one that was handed to `on`, and lives as long as the program.
    unsafe {
        let kind = call("webkit_web_view_get_type")(null_mut());
        let view = call("g_object_new")(
            kind,
            text("web-context"),
            context,
            text("is-controlled-by-automation"),
            YES,
            null_mut::<c_void>(),
        );
        let window = call("gtk_window_new")(null_mut());
        call("gtk_window_set_default_size")(window, size.width, size.height);
        call("gtk_container_add")(window, view);
        on(view, "close", close_window as Thing, window);
        call("gtk_widget_show_all")(window);
        view
    }
}

unsafe extern "C" fn close_window(_view: Thing, window: Thing) {
    // SAFETY: the window of this very view, which is still open.
    unsafe {
        call("gtk_widget_destroy")(window);
    }
}

/// Has a function called at a signal, with something of ours as its last argument.
unsafe fn on(it: Thing, signal: &str, function: Thing, ours: Thing) {
    // SAFETY: the caller's functions take what their signals bring.
    unsafe {
        let none: c_int = 0;
        call("g_signal_connect_data")(it, text(signal), function, ours, null_mut::<c_void>(), none);
    }
}

/// A function of the library, or of those that it is made of.
fn call(name: &str) -> Function {
    let window = WINDOW.get().expect("set in main");
    // SAFETY: every function that is asked for takes and gives pointers and ints in registers, as `Function` does.
    *unsafe { window.web.get::<Function>(name.as_bytes()) }.expect(name)
}

/// A text that stays for the program's life.
fn text(words: &str) -> Thing {
    CString::new(words).unwrap().into_raw().cast()
}

fn panic_with(usage: &str) -> ! {
    eprintln!("{usage}");
    std::process::exit(2)
}
