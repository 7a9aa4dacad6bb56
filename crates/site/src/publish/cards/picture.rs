//! From a drawing to a PNG of at most 256 colors: a card or a chart has few colors and their blends at the edges of letters.

use anyhow::Context;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::HashMap;

/// How many colors a palette holds.
const COLORS: usize = 256;

type Color = [u8; 3];

/// Draws an SVG at its own size, in whole pixels.
pub fn draw(svg: &str) -> anyhow::Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).context("a picture is no SVG")?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    let mut pixmap = Pixmap::new(width, height).context("a picture has no size")?;
    resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
    // The ground is opaque, so that premultiplied colors are the colors.
    let pixels = pixmap.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let (palette, places) = quantize(pixels);
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Neighboring numbers in a palette are not neighboring colors: filters only harm.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().context("cannot begin a picture")?;
    writer.write_image_data(&places).context("cannot write a picture")?;
    writer.finish().context("cannot end a picture")?;
    Ok(png)
}

/// The colors used most, the most frequent first, and for each pixel the place of the nearest of them.
fn quantize(pixels: impl Iterator<Item = Color>) -> (Vec<Color>, Vec<u8>) {
    let runs = runs(pixels);
    let mut counts: HashMap<Color, usize> = HashMap::new();
    for (color, length) in &runs {
        *counts.entry(*color).or_default() += length;
    }
    let mut ranked: Vec<(Color, usize)> = counts.into_iter().collect();
    ranked.sort_unstable_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    let palette: Vec<Color> = ranked.iter().take(COLORS).map(|(color, _)| *color).collect();
    let places: HashMap<Color, u8> =
        ranked.iter().map(|(color, _)| (*color, nearest(&palette, *color))).collect();
    let place = |(color, length): &(Color, usize)| {
        std::iter::repeat_n(places.get(color).copied().unwrap_or_default(), *length)
    };
    let places = runs.iter().flat_map(place).collect();
    (palette, places)
}

/// Pixels of one color next to each other, which most of a card is.
fn runs(pixels: impl Iterator<Item = Color>) -> Vec<(Color, usize)> {
    let mut runs: Vec<(Color, usize)> = Vec::new();
    for color in pixels {
        match runs.last_mut() {
            Some((last, length)) if *last == color => *length += 1,
            _ => runs.push((color, 1)),
        }
    }
    runs
}

fn nearest(palette: &[Color], color: Color) -> u8 {
    let distance = |other: &Color| -> u32 {
        color.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(*other)).pow(2)).sum()
    };
    let nearest = (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| distance(other));
    nearest.map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colors_used_most_stay_and_the_others_go_to_their_nearest() {
        let common = (0..=255).flat_map(|shade| [[shade, 0, 0]; 2]);
        let pixels: Vec<Color> = common.chain([[10, 1, 0]]).collect();
        let (palette, places) = quantize(pixels.iter().copied());
        assert_eq!(palette.len(), 256);
        assert_eq!(palette[usize::from(*places.last().unwrap())], [10, 0, 0]);
        let back: Vec<Color> = places.iter().map(|place| palette[usize::from(*place)]).collect();
        assert_eq!(back[..512], pixels[..512]);
    }

    #[test]
    fn a_picture_has_a_card_s_size_and_its_colors() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\">\
                   <path fill=\"#112233\" d=\"M0 0H1200V630H0Z\"/><path fill=\"#ff0000\" d=\"M0 0H600V630H0Z\"/></svg>";
        let png = draw(svg).unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((frame.width, frame.height), (1200, 630));
        assert_eq!(pixels[..3], [255, 0, 0]);
        assert_eq!(pixels[3 * 1199..3 * 1200], [0x11, 0x22, 0x33]);
    }
}
