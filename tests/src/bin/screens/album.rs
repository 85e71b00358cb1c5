//! Where pictures go, and how they are called.

use std::fs;
use std::path::{Path, PathBuf};

use rollcall_e2e::{Browser, Screen};

/// Larger ones would weigh on every clone.
const LARGEST: usize = 300 * 1024;

/// The pictures of one size.
#[derive(Debug)]
pub struct Album {
    folder: PathBuf,
    /// The size.
    pub screen: Screen,
}

impl Album {
    /// Begins one.
    pub fn new(folder: &Path, screen: Screen) -> Self {
        fs::create_dir_all(folder).unwrap();
        Self {
            folder: folder.to_owned(),
            screen,
        }
    }

    /// Goes to the page's top and keeps what is in sight as `name-390.png` or `name-1280.png`.
    pub fn keep(&self, page: &Browser, name: &str) {
        page.script("scrollTo({top: 0, behavior: 'instant'})", &[]);
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
