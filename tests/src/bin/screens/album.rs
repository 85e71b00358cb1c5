//! Where pictures go, and how they are called.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rollcall_e2e::walk::{Theme, Visitor};
use rollcall_e2e::{Browser, Engine, Screen};

use crate::palette;
use crate::picture::Picture;

/// Larger ones would weigh on every clone.
const LARGEST: usize = 200 * 1024;
/// So much in all.
const ALL: usize = 12 * 1024 * 1024;

/// The pictures.
pub struct Album {
    folder: PathBuf,
    language: &'static str,
    /// For the pictures side by side: dark, sun, English, by name and width.
    beside: RefCell<BTreeMap<String, Vec<Picture>>>,
    bytes: Cell<usize>,
}

impl Album {
    /// Begins one.
    pub fn new(folder: &Path) -> Self {
        fs::create_dir_all(folder).unwrap();
        Self {
            folder: folder.to_owned(),
            language: "zh-CN",
            beside: RefCell::default(),
            bytes: Cell::new(0),
        }
    }

    /// The language of all browsers from now on.
    pub fn turn_to(&mut self, language: &'static str) {
        self.language = language;
    }

    /// Puts side by side what belongs there.
    pub fn finish(&self) {
        for (name, pictures) in self.beside.take() {
            self.keep(&format!("{name}-looks.png"), &Picture::beside(&pictures));
        }
        let bytes = self.bytes.get();
        println!("{} KB in all", bytes.div_ceil(1024));
        assert!(bytes <= ALL, "the pictures have {bytes} bytes");
    }

    fn keep(&self, file: &str, picture: &Picture) {
        let bytes = palette::png(picture);
        assert!(bytes.len() <= LARGEST, "{file} has {} bytes", bytes.len());
        println!("{file:<44}{:>5} KB", bytes.len().div_ceil(1024));
        self.bytes.set(self.bytes.get() + bytes.len());
        fs::write(self.folder.join(file), bytes).unwrap();
    }

    fn put_beside(&self, name: String, picture: &Picture) {
        let mut beside = self.beside.borrow_mut();
        // Half the size: a desk is as wide as three phones.
        beside.entry(name).or_default().push(picture.half());
    }
}

impl Visitor for Album {
    fn open(&self, screen: Screen) -> Browser {
        let page = Browser::fresh(Engine::Chromium, screen);
        page.choose_language(self.language);
        page
    }

    fn screens(&self, own: Screen) -> Vec<Screen> {
        match own {
            Screen::Phone => vec![Screen::Desk, Screen::Phone],
            Screen::Desk => vec![Screen::Phone, Screen::Desk],
        }
    }

    /// `name-390.png`, `name-1280.png`; `name-390-looks.png` has the other looks.
    fn look(&self, page: &Browser, screen: Screen, name: &str) {
        let name = format!("{name}-{}", screen.size().0);
        let chinese = self.language == "zh-CN";
        // What the size was not made for is shown once.
        let own = screen == page.screen();
        if !own && !chinese {
            return;
        }
        page.paint_in(Theme::Light);
        let light = Picture::of(page);
        if !chinese {
            return self.put_beside(name, &light);
        }
        self.keep(&format!("{name}.png"), &light);
        for theme in [Theme::Dark, Theme::Sun].into_iter().filter(|_| own) {
            page.paint_in(theme);
            self.put_beside(name.clone(), &Picture::of(page));
        }
        page.paint_in(Theme::Light);
    }
}
