//! What the colours stand for: a sign and a name each, in the order in which they are drawn.

use super::frame::Sheet;
use super::marks;
use super::pen::{Hang, Label, Pen};
use super::rest::rest_name;
use super::scatter::Marker;
use super::text::width;

/// The sign before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Square,
    /// A square without a filling.
    Frame,
    Band,
    Line,
    Point(Marker),
    /// None: the name stands for what is not drawn.
    Nothing,
}

/// A sign, its classes, its name.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub key: Key,
    pub class: String,
    pub name: String,
}

/// How many there are that have no place in the drawing; nothing where all have.
pub(super) fn left_out(all: usize, most: usize) -> Option<Entry> {
    let more = all.checked_sub(most).filter(|more| *more > 0)?;
    Some(Entry { key: Key::Nothing, class: String::new(), name: rest_name(more) })
}

/// Writes the names of parts from `top` on, each with a square of its colour; gives where they end.
pub(super) fn draw(pen: &mut Pen, items: &[(String, String)], top: f64, sheet: &Sheet) -> f64 {
    let entry = |(class, name): &(String, String)| Entry { key: Key::Square, class: class.clone(), name: name.clone() };
    lines(pen, &items.iter().map(entry).collect::<Vec<_>>(), top, sheet)
}

/// The same with a sign for each, and room below; nothing where no name is told.
pub(super) fn keys(pen: &mut Pen, entries: &[Entry], top: f64, sheet: &Sheet) -> f64 {
    let named: Vec<Entry> = entries.iter().filter(|entry| !entry.name.is_empty()).cloned().collect();
    if named.is_empty() { top } else { lines(pen, &named, top, sheet) + 8.0 }
}

/// On as many lines as they need.
fn lines(pen: &mut Pen, entries: &[Entry], top: f64, sheet: &Sheet) -> f64 {
    let (mut x, mut y) = (0.0, top);
    for Entry { key, class, name } in entries {
        let square = sheet.font * 0.8;
        let before = match key {
            Key::Line => 1.8 * sheet.font + 6.0,
            Key::Nothing => 0.0,
            _ => square + 6.0,
        };
        let room = width(name, sheet.font).min(sheet.width - before);
        if x > 0.0 && x + before + room > sheet.width {
            (x, y) = (0.0, y + sheet.line());
        }
        let (head, foot) = (y + sheet.base() - square + 0.5, y + sheet.base() + 0.5);
        let middle = (head + foot) / 2.0;
        match key {
            Key::Square => pen.rect(class, (x, head), (square, square), ""),
            Key::Frame => pen.rect(class, (x + 1.0, head + 1.0), (square - 2.0, square - 2.0), ""),
            Key::Band => pen.rect(&format!("cf-band {class}"), (x, head), (square, square), ""),
            Key::Nothing => {}
            Key::Line => marks::way(pen, class, &[(x + 1.0, middle), (x + before - 7.0, middle)], ""),
            Key::Point(marker) => marks::cloud(pen, *marker, class, &[(x + square / 2.0, middle)], ""),
        }
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
