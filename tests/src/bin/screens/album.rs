//! Where pictures go, and how they are called.

use std::fs;
use std::path::{Path, PathBuf};

use rollcall_e2e::{Browser, Engine, Screen};
use serde_json::json;

/// Larger ones would weigh on every clone.
const LARGEST: usize = 300 * 1024;

/// The pictures of one size.
#[derive(Debug, Clone)]
pub struct Album {
    folder: PathBuf,
    /// The size.
    pub screen: Screen,
    dark: bool,
}

impl Album {
    /// Begins one.
    pub fn new(folder: &Path, screen: Screen, dark: bool) -> Self {
        fs::create_dir_all(folder).unwrap();
        Self {
            folder: folder.to_owned(),
            screen,
            dark,
        }
    }

    /// A browser in which nobody was ever here.
    pub fn browser(&self) -> Browser {
        let page = Browser::fresh(Engine::Chromium, self.screen);
        if self.dark {
            let dark = json!({"features": [{"name": "prefers-color-scheme", "value": "dark"}]});
            page.cdp("Emulation.setEmulatedMedia", &dark);
        }
        page
    }

    /// Goes to the page's top and keeps what is in sight as `name-390.png` or `name-1280.png`.
    pub fn keep(&self, page: &Browser, name: &str) {
        page.script("scrollTo({top: 0, behavior: 'instant'})", &[]);
        self.keep_here(page, name);
    }

    /// Keeps what is in sight.
    pub fn keep_here(&self, page: &Browser, name: &str) {
        page.settle();
        let file = format!("{name}-{}.png", self.screen.size().0);
        let picture = page.picture();
        assert!(
            picture.len() <= LARGEST,
            "{file} has {} bytes",
            picture.len()
        );
        println!("{file:<36}{:>5} KB", picture.len().div_ceil(1024));
        fs::write(self.folder.join(file), picture).unwrap();
    }
}

/// One page in both sizes: for what can be done only once.
#[derive(Debug)]
pub struct Both([Album; 2]);

impl Both {
    /// Begins both; a page is left at a desk.
    pub fn new(folder: &Path, dark: bool) -> Self {
        Self([Screen::Phone, Screen::Desk].map(|screen| Album::new(folder, screen, dark)))
    }

    /// Either size.
    pub const fn each(&self) -> &[Album; 2] {
        &self.0
    }

    /// A browser at a desk.
    pub fn browser(&self) -> Browser {
        self.0[1].browser()
    }

    /// Keeps the page from its top, in both sizes.
    pub fn keep(&self, page: &Browser, name: &str) {
        for album in &self.0 {
            page.show_on(album.screen);
            album.keep(page, name);
        }
    }

    /// Keeps the page in both sizes, each time with the first element at a spot in sight.
    pub fn keep_at(&self, page: &Browser, spot: &str, name: &str) {
        for album in &self.0 {
            page.show_on(album.screen);
            page.bring_into_sight(spot);
            album.keep_here(page, name);
        }
    }
}
