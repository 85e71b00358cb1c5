//! Other tabs hear of changes. A comfort: without it they see them at their next read.

use core::cell::RefCell;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

type Callback<T> = Rc<dyn Fn(T)>;

/// Functions to call, in the order in which they came.
pub(crate) struct Callbacks<T>(Rc<RefCell<Vec<Callback<T>>>>);

impl<T> Default for Callbacks<T> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<T> Clone for Callbacks<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: Copy> Callbacks<T> {
    pub(crate) fn add(&self, callback: impl Fn(T) + 'static) {
        self.0.borrow_mut().push(Rc::new(callback));
    }

    /// Calls them; one that adds another is welcome to.
    pub(crate) fn call(&self, value: T) {
        let callbacks = self.0.borrow().clone();
        for callback in callbacks {
            callback(value);
        }
    }
}

/// The channel between the tabs, where the browser has one.
pub(crate) struct News {
    channel: Option<BroadcastChannel>,
    changed: Callbacks<Option<ClassId>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl News {
    pub(crate) fn open(name: &str) -> Self {
        let changed = Callbacks::default();
        let on_message = {
            let changed = changed.clone();
            Closure::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                changed.call(text.parse().ok());
            })
        };
        let channel = BroadcastChannel::new(&format!("rollcall-store/{name}")).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        Self {
            channel,
            changed,
            _on_message: on_message,
        }
    }

    pub(crate) fn on_change(&self, callback: impl Fn(Option<ClassId>) + 'static) {
        self.changed.add(callback);
    }

    /// Tells the other tabs: a class changed, or more than that.
    pub(crate) fn tell(&self, class: Option<ClassId>) {
        if let Some(channel) = &self.channel {
            let text = class.map(|class| class.to_string()).unwrap_or_default();
            // A comfort only: where it fails, nothing is lost.
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for News {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
