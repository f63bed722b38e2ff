//! Bars stacked from parts: a line of text over each, names in the parts that have room.

use super::frame::Sheet;
use super::pen::{Hang, Label, Pen};
use super::rest::{Kept, keep_largest, rest_name};
use super::scale::{Scale, about};
use super::text::{clean, isolated, width};
use super::{Measure, drawable, legend};

/// The parts that have a colour of their own.
const MOST_SERIES: usize = 8;
/// The bars of one picture.
const MOST_GROUPS: usize = 24;
const BAR: f64 = 18.0;
/// How thick a part is drawn that would be thinner: it can be seen, and its number stands beside it.
const HAIR: f64 = 2.0;

/// What a section says.
pub(super) struct Bars<'c> {
    pub groups: &'c [String],
    pub series: &'c [String],
    pub values: &'c [Vec<Option<Measure>>],
    pub totals: &'c [String],
}

/// What is drawn of it.
struct Bar {
    name: String,
    total: String,
    /// Place of the series, value, text.
    parts: Vec<(usize, f64, String)>,
}

pub(super) fn draw(bars: &Bars<'_>, unit: &str, sheet: &Sheet) -> Option<Pen> {
    let (series, drawn) = prepared(bars);
    let end = |bar: &Bar, sign: f64| bar.parts.iter().map(|(_, value, _)| (value * sign).max(0.0)).sum::<f64>() * sign;
    let low = drawn.iter().map(|bar| end(bar, -1.0)).fold(0.0, f64::min);
    let high = drawn.iter().map(|bar| end(bar, 1.0)).fold(0.0, f64::max);
    if low == 0.0 && high == 0.0 {
        return None;
    }
    let mut pen = Pen::new(sheet.width);
    let mut y = 0.0;
    if series.len() > 1 {
        let items: Vec<(String, String)> =
            series.iter().map(|(class, name)| (format!("cf-part {class}"), name.clone())).collect();
        y = legend::draw(&mut pen, &items, y, sheet) + 8.0;
    }
    let scale = Scale::new((low, high), (1.0, sheet.width - 1.0 - HAIR));
    let row = sheet.line() + BAR + 12.0;
    let floor = y + row * drawn.len() as f64 - 4.0;
    let height = axis(&mut pen, &scale, None, (y, floor), unit, sheet);
    for bar in &drawn {
        pen.group(&title(bar, &series, unit));
        caption(&mut pen, (&bar.name, &bar.total), y, sheet);
        let top = y + sheet.line() + 2.0;
        parts(&mut pen, bar, &scale, top, &series, unit, sheet);
        stem(&mut pen, scale.at(0.0), top, BAR);
        pen.ungroup();
        y += row;
    }
    Some(pen.end(height))
}

/// Names and classes of the parts; the bars with what is drawn of them.
fn prepared(bars: &Bars<'_>) -> (Vec<(String, String)>, Vec<Bar>) {
    let value = |group: usize, part: usize| {
        let measure = bars.values.get(group)?.get(part)?.as_ref()?;
        Some((drawable(measure).filter(|value| *value != 0.0)?, clean(&measure.text)))
    };
    let size = |group: usize, part: usize| value(group, part).map_or(0.0, |(value, _)| value.abs());
    let (groups, parts) = (bars.groups.len(), bars.series.len());
    let by_part: Vec<f64> = (0..parts).map(|part| (0..groups).map(|group| size(group, part)).sum()).collect();
    let by_group: Vec<f64> = (0..groups).map(|group| (0..parts).map(|part| size(group, part)).sum()).collect();
    let of_series = keep_largest(&by_part, MOST_SERIES);
    let of_groups = keep_largest(&by_group, MOST_GROUPS);
    let mut series: Vec<(String, String)> = Vec::new();
    for part in &of_series.kept {
        series.push((format!("cf-s{}", series.len() % MOST_SERIES + 1), clean(&bars.series[*part])));
    }
    if !of_series.rest.is_empty() {
        series.push(("cf-rest".to_owned(), rest_name(of_series.rest.len())));
    }
    let single = |group: usize| Bar {
        name: clean(&bars.groups[group]),
        total: bars.totals.get(group).map(|total| clean(total)).unwrap_or_default(),
        parts: parts_of(&of_series, |part| value(group, part)),
    };
    let mut drawn: Vec<Bar> = of_groups.kept.iter().map(|group| single(*group)).collect();
    if !of_groups.rest.is_empty() {
        let sum = |part: usize| together(of_groups.rest.iter().filter_map(|group| value(*group, part)));
        let parts = parts_of(&of_series, sum);
        let total = about(parts.iter().map(|(_, value, _)| value).sum());
        drawn.push(Bar { name: rest_name(of_groups.rest.len()), total, parts });
    }
    (series, drawn)
}

fn parts_of(kept: &Kept, value: impl Fn(usize) -> Option<(f64, String)>) -> Vec<(usize, f64, String)> {
    let own = kept.kept.iter().enumerate().filter_map(|(at, part)| value(*part).map(|(value, text)| (at, value, text)));
    let rest = together(kept.rest.iter().filter_map(|part| value(*part)));
    own.chain(rest.map(|(value, text)| (kept.kept.len(), value, text))).collect()
}

/// Several values as one; a single one keeps its text.
fn together(values: impl Iterator<Item = (f64, String)>) -> Option<(f64, String)> {
    let mut sum: Option<(f64, String)> = None;
    for (value, text) in values {
        sum = Some(match sum {
            None => (value, text),
            Some((before, _)) => (before + value, about(before + value)),
        });
    }
    sum.filter(|(value, _)| *value != 0.0)
}

fn title(bar: &Bar, series: &[(String, String)], unit: &str) -> String {
    let mut title = format!("{}: {} {unit}", isolated(&bar.name), bar.total);
    if series.len() > 1 {
        for (at, _, text) in &bar.parts {
            title.push_str(&format!("\n{}: {text} {unit}", isolated(&series[*at].1)));
        }
    }
    title
}

/// The parts, those below zero to the left. A part thinner than a hair is drawn as a hair at its place, above the others.
fn parts(pen: &mut Pen, bar: &Bar, scale: &Scale, top: f64, series: &[(String, String)], unit: &str, sheet: &Sheet) {
    let (mut below, mut above) = (0.0, 0.0);
    let mut hairs = Vec::new();
    for (at, value, text) in &bar.parts {
        let edge = if *value < 0.0 { &mut below } else { &mut above };
        let (from, to) = (scale.at(*edge), scale.at(*edge + value));
        *edge += value;
        let (left, long) = (from.min(to), (to - from).abs());
        let (class, name) = &series[*at];
        let title = format!("{} · {}: {text} {unit}", isolated(&bar.name), isolated(name));
        if long < HAIR {
            hairs.push((class, left, title));
            continue;
        }
        // The gap between parts is a line over their edges; it would eat the smallest.
        let class = if long < 4.0 { class.clone() } else { format!("cf-part {class}") };
        pen.rect(&class, (left, top), (long, BAR), &title);
        if series.len() > 1 && width(name, sheet.font) + 10.0 <= long {
            let y = top + BAR / 2.0 + sheet.font * 0.36;
            let (x, room) = (left + 6.0, long);
            pen.label(&Label { class: "cf-on", x, y, hang: Hang::Start, text: name, room, font: sheet.font });
        }
    }
    for (class, left, title) in hairs {
        pen.rect(class, (left, top), (HAIR, BAR), &title);
    }
}

/// A piece of the base line beside a bar, so that it strikes through no words and hides no hair.
pub(super) fn stem(pen: &mut Pen, x: f64, top: f64, height: f64) {
    pen.line("cf-axis", (x - 0.5, top - 3.0), (x - 0.5, top + height + 3.0));
}

/// A line of text over a bar: its name, and at the end its figure.
pub(super) fn caption(pen: &mut Pen, (name, figure): (&str, &str), top: f64, sheet: &Sheet) {
    let font = sheet.font;
    // The figure is heavier than the width of its letters.
    let taken = (width(figure, font) * 1.1).min(sheet.width * 0.6);
    let y = top + sheet.base();
    let room = sheet.width - taken - if figure.is_empty() { 0.0 } else { 12.0 };
    pen.label(&Label { class: "cf-halo", x: 0.0, y, hang: Hang::Start, text: name, room, font });
    let (x, room) = (sheet.width - 1.0, sheet.width * 0.6);
    pen.label(&Label { class: "cf-figure cf-halo", x, y, hang: Hang::End, text: figure, room, font });
}

/// Lines at round values with their numbers below, the unit with the first; gives where that ends. A base line that is not zero
/// always has its number.
pub(super) fn axis(
    pen: &mut Pen,
    scale: &Scale,
    base: Option<f64>,
    (top, floor): (f64, f64),
    unit: &str,
    sheet: &Sheet,
) -> f64 {
    let font = sheet.font;
    let y = floor + sheet.base() + 3.0;
    let first = base.map(|base| (base, scale.text(base)));
    let mut unit = Some(unit).filter(|unit| !unit.is_empty());
    let mut free = 0.0;
    for (value, text) in first.into_iter().chain(scale.ticks(if sheet.width > 500.0 { 5 } else { 3 })) {
        let x = scale.at(value);
        pen.line("cf-grid", (x, top), (x, floor));
        // The first number says what all of them are in.
        let text = unit.map_or_else(|| text.clone(), |unit| format!("{text} {unit}"));
        let half = width(&text, font).min(sheet.width) / 2.0;
        let (left, hang, at) = match () {
            () if x < half => (0.0, Hang::Start, 0.0),
            () if x + half > sheet.width => (sheet.width - 2.0 * half, Hang::End, sheet.width),
            () => (x - half, Hang::Middle, x),
        };
        if left >= free {
            pen.label(&Label { class: "cf-muted", x: at, y, hang, text: &text, room: 2.0 * half + 0.01, font });
            free = left + 2.0 * half + 10.0;
            unit = None;
        }
    }
    y + font * 0.4
}
