//! What the colours stand for: a square and a name each, in the order in which they are drawn.

use super::frame::Sheet;
use super::pen::{Hang, Label, Pen};
use super::text::width;

/// Writes the names from `top` on, on as many lines as they need; gives where they end.
pub(super) fn draw(pen: &mut Pen, items: &[(String, String)], top: f64, sheet: &Sheet) -> f64 {
    let square = sheet.font * 0.8;
    let before = square + 6.0;
    let (mut x, mut y) = (0.0, top);
    for (class, name) in items {
        let room = width(name, sheet.font).min(sheet.width - before);
        if x > 0.0 && x + before + room > sheet.width {
            (x, y) = (0.0, y + sheet.line());
        }
        pen.rect(class, (x, y + sheet.base() - square + 0.5), (square, square), "");
        // A hair more room than measured, so that rounding does not cut what fits.
        let label = Label {
            class: "cf-muted",
            x: x + before,
            y: y + sheet.base(),
            hang: Hang::Start,
            text: name,
            room: room + 0.01,
            font: sheet.font,
        };
        pen.label(&label);
        x += before + room + 16.0;
    }
    y + sheet.line()
}
