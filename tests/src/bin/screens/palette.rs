//! A picture as a PNG with a palette: screens have few colours, and the edges of letters need no more than these.

use std::collections::HashMap;

use crate::picture::{Colour, Picture};

/// So many colours, and no dithering: flat surfaces stay flat.
const COLOURS: usize = 96;
/// So many of them are the most frequent ones, to the bit: surfaces, however alike they are.
const SURFACES: usize = 40;

/// The bytes of the file.
pub fn png(picture: &Picture) -> Vec<u8> {
    let mut counts: HashMap<Colour, u32> = HashMap::new();
    for colour in &picture.colours {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut used: Vec<(Colour, u32)> = counts.into_iter().collect();
    used.sort_unstable();
    let (palette, place) = reduce(used);
    let indices: Vec<u8> = picture.colours.iter().map(|it| place[it]).collect();
    let mut bytes = Vec::new();
    let (width, height) = (picture.width as u32, picture.height as u32);
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Indices have no slopes to guess from.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&indices).unwrap();
    writer.finish().unwrap();
    bytes
}

/// The most frequent ones stay; the others by median cut: the box whose colours differ most, weighed by how many pixels
/// have them, is cut in two until there are enough. The most frequent colour of a box stands for it.
fn reduce(mut used: Vec<(Colour, u32)>) -> (Vec<Colour>, HashMap<Colour, u8>) {
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let others = used.split_off(SURFACES.min(used.len()));
    let mut boxes: Vec<_> = used.into_iter().map(|surface| vec![surface]).collect();
    if !others.is_empty() {
        boxes.push(others);
    }
    while boxes.len() < COLOURS {
        let worth = |one: &Vec<(Colour, u32)>| {
            let pixels: u64 = one.iter().map(|(_, count)| u64::from(*count)).sum();
            let (_, spread) = widest(one);
            // Not the pixels alone: a paper's white would be cut for ever, a badge's red never.
            u64::from(spread) * u64::from(spread) * (pixels.isqrt() + 1)
        };
        let Some(at) = (0..boxes.len()).max_by_key(|at| worth(&boxes[*at])) else {
            break;
        };
        let mut one = boxes.swap_remove(at);
        let (part, spread) = widest(&one);
        if spread == 0 {
            boxes.push(one);
            break;
        }
        one.sort_unstable_by_key(|(colour, _)| colour[part]);
        let (low, high) = (one[0].0[part], one[one.len() - 1].0[part]);
        let middle = low + (high - low) / 2;
        let cut = one.partition_point(|(colour, _)| colour[part] <= middle);
        boxes.push(one.split_off(cut));
        boxes.push(one);
    }
    let mut palette = Vec::new();
    let mut place = HashMap::new();
    for (one, index) in boxes.iter().zip(0..) {
        let frequent = one.iter().max_by_key(|(_, count)| *count);
        palette.push(frequent.map_or([0; 3], |(colour, _)| *colour));
        place.extend(one.iter().map(|(colour, _)| (*colour, index)));
    }
    (palette, place)
}

/// The part in which colours differ most, and by how much.
fn widest(colours: &[(Colour, u32)]) -> (usize, u8) {
    let spread = |part: usize| {
        let values = colours.iter().map(|(colour, _)| colour[part]);
        let low = values.clone().min().unwrap_or_default();
        values.max().unwrap_or_default() - low
    };
    let widest = (0..3).max_by_key(|part| spread(*part)).unwrap_or_default();
    (widest, spread(widest))
}
