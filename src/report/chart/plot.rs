//! The field that points and lines are drawn in: an axis at the left, an axis below, round values on both.

use super::axis::{Axis, Span};
use super::frame::Sheet;
use super::pen::{Hang, Label, Pen};
use super::scale::Scale;
use super::text::{width, wrap};

/// Room at the right, for half a mark.
pub(super) const RIGHT: f64 = 6.0;

/// The field, with scales for both directions.
pub(super) struct Plot {
    pub x: Scale,
    pub y: Scale,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub floor: f64,
}

/// How much room the numbers at the left need.
pub(super) fn gutter(y: &Span, sheet: &Sheet) -> f64 {
    let widest = y.ticks.iter().map(|(_, text)| width(text, sheet.font)).fold(0.0, f64::max);
    (widest + 8.0).min(sheet.width * 0.45)
}

/// The title of the axis at the left, above the field and as wide as the drawing; gives where it ends.
pub(super) fn title_above(pen: &mut Pen, axis: &Axis, top: f64, sheet: &Sheet) -> f64 {
    let (title, font) = (axis.title(), sheet.font);
    if title.is_empty() {
        return top + font * 0.6;
    }
    let mut y = top;
    for line in wrap(&title, font, sheet.width, 2) {
        let room = sheet.width + 0.01;
        pen.label(&Label {
            class: "cf-muted",
            x: 0.0,
            y: y + sheet.base(),
            hang: Hang::Start,
            text: &line,
            room,
            font,
        });
        y += sheet.line();
    }
    y + font * 0.6
}

/// The title of the axis below, at the right; gives where it ends.
pub(super) fn title_below(pen: &mut Pen, axis: &Axis, top: f64, sheet: &Sheet) -> f64 {
    let (title, font) = (axis.title(), sheet.font);
    if title.is_empty() {
        return top;
    }
    let mut y = top;
    for line in wrap(&title, font, sheet.width, 2) {
        let (x, room) = (sheet.width, sheet.width + 0.01);
        pen.label(&Label { class: "cf-muted", x, y: y + sheet.base(), hang: Hang::End, text: &line, room, font });
        y += sheet.line();
    }
    y + 2.0
}

/// Lines at the round values of the axis at the left, with their numbers.
pub(super) fn rungs(pen: &mut Pen, y: &Span, scale: &Scale, (left, right): (f64, f64), sheet: &Sheet) {
    let font = sheet.font;
    let mut above = f64::INFINITY;
    for (value, text) in &y.ticks {
        let at = scale.at(*value);
        pen.line(if *value == 0.0 { "cf-axis" } else { "cf-grid" }, (left, at), (right, at));
        let base = at + font * 0.35;
        if base <= above - font {
            let room = left - 6.0;
            let x = left - 6.0;
            pen.label(&Label { class: "cf-muted", x, y: base, hang: Hang::End, text, room: room + 0.01, font });
            above = base;
        }
    }
}

impl Plot {
    /// Draws the axes of a field that begins at `top` and is `height` high; gives it, and where the texts below it end.
    pub fn draw(
        pen: &mut Pen,
        (x_axis, x): (&Axis, &dyn Fn(f64) -> Option<Span>),
        (y_axis, y): (&Axis, &Span),
        top: f64,
        height: f64,
        sheet: &Sheet,
    ) -> Option<(Plot, f64)> {
        Plot::draw_below(pen, (x_axis, x), (y_axis, y), (top, 0.0), height, sheet)
    }

    /// The same with room between the title and the field.
    pub fn draw_below(
        pen: &mut Pen,
        (x_axis, x): (&Axis, &dyn Fn(f64) -> Option<Span>),
        (y_axis, y): (&Axis, &Span),
        (top, above): (f64, f64),
        height: f64,
        sheet: &Sheet,
    ) -> Option<(Plot, f64)> {
        let top = title_above(pen, y_axis, top, sheet) + above;
        let (left, right, floor) = (gutter(y, sheet), sheet.width - RIGHT, top + height);
        let x = x(right - left)?;
        let plot = Plot {
            x: Scale::new((x.low, x.high), (left, right)),
            y: Scale::new((y.low, y.high), (floor, top)),
            left,
            right,
            top,
            floor,
        };
        rungs(pen, y, &plot.y, (left, right), sheet);
        let below = feet(pen, &x, &plot, sheet);
        Some((plot, title_below(pen, x_axis, below, sheet)))
    }

    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x.at(x), self.y.at(y))
    }
}

/// Strokes below the field with their texts; those that would meet the one before are left out.
fn feet(pen: &mut Pen, x: &Span, plot: &Plot, sheet: &Sheet) -> f64 {
    let font = sheet.font;
    let y = plot.floor + 5.0 + sheet.base();
    let mut free = f64::NEG_INFINITY;
    for (value, text) in &x.ticks {
        let at = plot.x.at(*value);
        pen.line("cf-axis", (at, plot.floor), (at, plot.floor + 4.0));
        let wide = width(text, font).min(sheet.width);
        let middle = at.clamp(wide / 2.0, sheet.width - wide / 2.0);
        if middle - wide / 2.0 >= free {
            let room = wide + 0.01;
            pen.label(&Label { class: "cf-muted", x: middle, y, hang: Hang::Middle, text, room, font });
            free = middle + wide / 2.0 + font * 0.5;
        }
    }
    y + font * 0.4
}
