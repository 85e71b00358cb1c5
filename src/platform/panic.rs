//! After a panic the instance is poisoned (P30): plain DOM says so, and that nothing saved is lost.

use crate::text::common as text;

/// From now on a panic paints a page of its own over the app, with the message kept for a report.
pub fn paint_panics() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let (Some(body), Ok(card)) = (document.body(), document.create_element("section")) else {
            return;
        };
        card.set_class_name("stopped");
        let _ = card.set_attribute("role", "alert");
        for (tag, words) in [
            ("h1", text::panic_title()),
            ("p", text::panic_safe()),
            ("pre", message.as_str()),
        ] {
            if let Ok(part) = document.create_element(tag) {
                part.set_text_content(Some(words));
                let _ = card.append_child(&part);
            }
        }
        // A link and not a listener: nothing of this instance may run again.
        if let Ok(link) = document.create_element("a") {
            link.set_text_content(Some(text::reload()));
            link.set_class_name("button button-primary");
            let _ = link.set_attribute("href", "");
            let _ = card.append_child(&link);
        }
        let _ = body.append_child(&card);
    }));
}
