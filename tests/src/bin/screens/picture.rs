//! A picture as colours.

use std::io::Cursor;

use rollcall_e2e::Browser;

/// Red, green, blue.
pub type Colour = [u8; 3];

/// Between pictures that stand side by side, in pixels.
const GAP: usize = 12;
const BETWEEN: Colour = [0x80, 0x88, 0x90];

/// Rows of colours.
#[derive(Debug, Clone)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Row after row.
    pub colours: Vec<Colour>,
}

impl Picture {
    /// What is in sight of a page.
    pub fn of(page: &Browser) -> Self {
        let bytes = page.picture();
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
        let mut all = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut all).unwrap();
        let samples = info.color_type.samples();
        assert!(samples >= 3, "{:?}", info.color_type);
        let pixels = all[..info.buffer_size()].chunks_exact(samples);
        Self {
            width: info.width as usize,
            height: info.height as usize,
            colours: pixels.map(|it| [it[0], it[1], it[2]]).collect(),
        }
    }

    /// Half as wide and as high: of four pixels, the one between.
    pub fn half(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let at = |x: usize, y: usize| self.colours[y * self.width + x];
        let mut colours = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let four =
                    [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| at(2 * x + dx, 2 * y + dy));
                colours.push([0, 1, 2].map(|part| {
                    let sum: u16 = four.iter().map(|it| u16::from(it[part])).sum();
                    u8::try_from((sum + 2) / 4).unwrap()
                }));
            }
        }
        Self {
            width,
            height,
            colours,
        }
    }

    /// Several in a row.
    pub fn beside(pictures: &[Self]) -> Self {
        let gaps = GAP * pictures.len().saturating_sub(1);
        let width = pictures.iter().map(|it| it.width).sum::<usize>() + gaps;
        let height = pictures
            .iter()
            .map(|it| it.height)
            .max()
            .unwrap_or_default();
        let mut colours = vec![BETWEEN; width * height];
        let mut left = 0;
        for picture in pictures {
            for (y, row) in picture.colours.chunks_exact(picture.width).enumerate() {
                let from = y * width + left;
                colours[from..from + picture.width].copy_from_slice(row);
            }
            left += picture.width + GAP;
        }
        Self {
            width,
            height,
            colours,
        }
    }
}
