//! The painting of shapes and captions.

use super::paint::{Paint, ROUGH};
use crate::chart::captions::Caption;
use crate::chart::picture::Picture;
use crate::chart::scene::{Kind, NAME, NUMBER, Shape};
use crate::text::decimal;

/// The distance between the lines of a pile, in pixels.
const PITCH: f64 = 4.0;

/// The thickness that the lines of the fullest pile of a lane have beyond one pixel.
const THICKER: f64 = 2.0;

/// The distance of a caption's baseline from the lower edge of its lane's name, in pixels.
const CAPTION: f64 = 8.0;

impl Paint {
    fn color(&self, category: u8) -> &str {
        self.colors.get(usize::from(category)).unwrap_or(&self.ink)
    }

    /// Draws a shape.
    pub(super) fn draw_shape(&self, picture: &Picture, shape: &Shape) {
        let context = &self.context;
        match shape.kind {
            Kind::Sign => {
                context.set_global_alpha(if shape.rough { ROUGH } else { 1.0 });
                if let Some(sign) = self.signs.get(usize::from(shape.category)) {
                    let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
                        sign,
                        shape.x,
                        shape.y,
                        shape.width,
                        shape.height,
                    );
                }
            }
            Kind::Dense => self.draw_pile(picture, shape),
            Kind::Bar => self.draw_bar(shape),
        }
    }

    /// Draws a dense cell as a pile of lines, so that it is not taken for a span: the thicker they are, the more events it has.
    fn draw_pile(&self, picture: &Picture, shape: &Shape) {
        let context = &self.context;
        let top = shape.y + if shape.is_numbered { NUMBER } else { 0.0 };
        let thick = 1.0 + (THICKER * picture.share_of(shape).sqrt()).round();
        context.set_global_alpha(1.0);
        context.set_fill_style_str(
            picture.category_of(shape).map_or(&self.mixed, |category| self.color(category)),
        );
        context.begin_path();
        let mut y = (shape.y + shape.height).round() - thick;
        while y >= top {
            context.rect(shape.x, y, shape.width, thick);
            y -= PITCH;
        }
        context.fill();
        if shape.is_numbered {
            self.write_number(shape);
        }
    }

    /// Writes the number of events above the pile of a dense cell.
    fn write_number(&self, shape: &Shape) {
        let number = decimal(shape.events.len() as u32, 1);
        self.context.set_fill_style_str(&self.ink);
        let x = shape.x + (shape.width - self.width_of(&number)) / 2.0;
        let _ = self.context.fill_text(&number, x, shape.y + NUMBER - 2.0);
    }

    /// Writes a caption with a line to its event, on a ground that hides the lines of the scale. Before the shapes, which the
    /// line would cover.
    pub(super) fn draw_caption(&self, picture: &Picture, caption: &Caption) {
        let Some((_, title)) = picture.titled.get(caption.title) else { return };
        let Caption { x, width, bottom, foot: (foot, top), .. } = *caption;
        self.context.set_stroke_style_str(&self.ink);
        let foot = foot.round() + 0.5;
        self.line((foot, bottom - 4.0), (foot, top));
        self.context.set_fill_style_str(&self.paper);
        self.context.fill_rect(x - 2.0, bottom - NAME + 3.0, width + 4.0, NAME - 7.0);
        self.context.set_fill_style_str(&self.ink);
        let _ = self.context.fill_text(title, x, bottom - CAPTION);
    }

    /// Draws a bar. A bar of several events has a gap between two, if there is room.
    fn draw_bar(&self, shape: &Shape) {
        let context = &self.context;
        context.set_global_alpha(if shape.rough { ROUGH } else { 1.0 });
        context.set_fill_style_str(self.color(shape.category));
        context.begin_path();
        let _ = context.round_rect_with_f64(shape.x, shape.y, shape.width, shape.height, shape.height / 2.0);
        context.fill();
        let part = shape.width / shape.events.len() as f64;
        if shape.events.len() > 1 && part >= 6.0 {
            context.set_global_alpha(1.0);
            context.set_fill_style_str(&self.paper);
            for turn in 1..shape.events.len() {
                context.fill_rect(shape.x + turn as f64 * part, shape.y, 1.0, shape.height);
            }
        }
    }
}
