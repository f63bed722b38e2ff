//! What happened when: numbered strokes through a field, with a list below it.

use super::axis::{Axis, finite};
use super::frame::Sheet;
use super::lines::Lines;
use super::pen::{Hang, Label, Pen};
use super::plot::Plot;
use super::rest::rest_name;
use super::spread::spread;
use super::text::{clean, width, wrap};

/// Events of one picture; how many more there are stands below them.
const MOST: usize = 12;

/// Something that happened: a project begins, a non-routine event.
#[derive(Debug, Clone)]
pub struct Event {
    /// When, on the axis below.
    pub at: f64,
    /// What.
    pub name: String,
}

/// The events that can be drawn, from left to right. Those far outside of the data are left out, so that they do not press it together.
pub(super) fn within(events: &[Event], places: &[f64]) -> Vec<Event> {
    let low = places.iter().copied().fold(f64::INFINITY, f64::min);
    let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let near = (high - low).max(1.0) * 0.25;
    let mut within: Vec<Event> = events
        .iter()
        .filter(|event| finite(event.at).is_some_and(|at| at >= low - near && at <= high + near))
        .cloned()
        .collect();
    within.sort_by(|a, b| a.at.total_cmp(&b.at).then_with(|| a.name.cmp(&b.name)));
    within
}

/// How much room their numbers need above the field.
pub(super) fn room(events: &[Event], sheet: &Sheet) -> f64 {
    if events.is_empty() { 0.0 } else { sheet.line() + 2.0 }
}

/// Strokes with numbers; gives the lines of the list.
pub(super) fn marks(pen: &mut Pen, plot: &Plot, events: &[Event], of: &Lines, sheet: &Sheet) -> Vec<(String, String)> {
    let font = sheet.font;
    let shown = &events[..events.len().min(MOST)];
    let places: Vec<f64> = shown.iter().map(|event| plot.x.at(event.at)).collect();
    let slot = width("00", font) + 3.0;
    let ends = (plot.left + slot / 2.0, plot.right + 6.0 - slot / 2.0);
    let labels = spread(&places, slot, ends);
    let mut listed = Vec::new();
    for (number, ((event, x), label)) in shown.iter().zip(&places).zip(&labels).enumerate() {
        pen.line("cf-event", (*x, plot.top), (*x, plot.floor));
        let (foot, head) = (plot.top, plot.top - 4.0);
        pen.line("cf-event", (*label, head), (*x, foot));
        let text = (number + 1).to_string();
        let y = plot.top - 7.0;
        pen.label(&Label { class: "cf-figure", x: *label, y, hang: Hang::Middle, text: &text, room: slot, font });
        listed.push((text, said(&of.x, event)));
    }
    if events.len() > MOST {
        listed.push((String::new(), rest_name(events.len() - MOST)));
    }
    listed
}

fn said(x: &Axis, event: &Event) -> String {
    format!("{}  {}", x.said(event.at), clean(&event.name))
}

/// The list below a field: numbers, and what they stand for on at most three lines each; gives where it ends.
pub(super) fn list(pen: &mut Pen, listed: &[(String, String)], top: f64, sheet: &Sheet) -> f64 {
    let (font, before) = (sheet.font, width("00", sheet.font) + 8.0);
    let mut y = top + if listed.is_empty() { 0.0 } else { 4.0 };
    for (number, text) in listed {
        let base = y + sheet.base();
        pen.label(&Label { class: "cf-figure", x: 0.0, y: base, hang: Hang::Start, text: number, room: before, font });
        for line in wrap(text, font, sheet.width - before, 3) {
            let (base, room) = (y + sheet.base(), sheet.width - before + 0.01);
            pen.label(&Label { class: "cf-muted", x: before, y: base, hang: Hang::Start, text: &line, room, font });
            y += sheet.line();
        }
    }
    y
}
