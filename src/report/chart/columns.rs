//! Columns beside each other, month by month, in one field or in several small ones with the same scale.

use super::axis::Axis;
use super::frame::Sheet;
use super::legend::{self, Entry, Key};
use super::pen::{Hang, Label, Pen};
use super::plot;
use super::scale::Scale;
use super::text::{clean, isolated, width};
use super::{Measure, drawable};

/// Series that stand beside each other.
const MOST_SERIES: usize = 4;
/// Groups of one field.
const MOST_GROUPS: usize = 36;
/// How high a column is drawn that would be lower.
const HAIR: f64 = 2.0;
/// Fields of one picture.
const MOST_PANELS: usize = 12;

/// Grouped columns: one group a month, one column a series.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Of what. Columns always stand on zero.
    pub y: Axis,
    /// Names of the groups: `Jan`, `1月`; the first 36 are drawn.
    pub groups: Vec<String>,
    /// The series, at most four.
    pub series: Vec<ColumnSeries>,
    /// The fields: one, or small multiples with one scale for all; the first twelve are drawn.
    pub panels: Vec<Panel>,
}

/// A series of columns.
#[derive(Debug, Clone)]
pub struct ColumnSeries {
    /// Its name.
    pub name: String,
    /// Whether its columns are frames: what was expected, beside what was measured.
    pub is_open: bool,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Panel {
    /// Its title: a plant, a year; empty where there is one alone.
    pub title: String,
    /// `[group][series]`; nothing where there is no figure, which is no zero.
    pub values: Vec<Vec<Option<Measure>>>,
}

impl Panel {
    pub(super) fn value(&self, group: usize, series: usize) -> Option<&Measure> {
        self.values.get(group)?.get(series)?.as_ref()
    }
}

pub(super) fn draw(of: &Columns, sheet: &Sheet) -> Option<Pen> {
    let (groups, series) = (of.groups.len().min(MOST_GROUPS), of.series.len().min(MOST_SERIES));
    let panels: Vec<&Panel> = of.panels.iter().take(MOST_PANELS).collect();
    let values = panels.iter().flat_map(|panel| {
        (0..groups).flat_map(move |group| (0..series).filter_map(move |at| drawable(panel.value(group, at)?)))
    });
    let about = if panels.len() > 1 { 3 } else { 5 };
    let y = of.y.clone().from_zero().span(values, about)?;
    let mut pen = Pen::new(sheet.width);
    let keys: Vec<Entry> = of.series.iter().take(series).enumerate().map(|(at, series)| entry(at, series)).collect();
    let left_out = [(of.series.len(), MOST_SERIES), (of.groups.len(), MOST_GROUPS), (of.panels.len(), MOST_PANELS)];
    let left_out = left_out.into_iter().filter_map(|(all, most)| legend::left_out(all, most));
    // One series is what the axis says.
    let keys: Vec<Entry> = keys.into_iter().filter(|_| series > 1).chain(left_out).collect();
    let mut top = legend::keys(&mut pen, &keys, 0.0, sheet);
    top = plot::title_above(&mut pen, &of.y, top, sheet);
    let left = plot::gutter(&y, sheet);
    let across = match (panels.len(), sheet.width > 500.0) {
        (0 | 1, _) => 1,
        (2, true) | (4, true) => 2,
        (_, true) => 3,
        (_, false) if (sheet.width - left) / 2.0 >= 7.0 * series as f64 * groups as f64 => 2,
        (_, false) => 1,
    };
    let gap = 14.0;
    let wide = (sheet.width - left - 2.0 - gap * (across as f64 - 1.0)) / across as f64;
    let high = if panels.len() > 1 { sheet.height() * 0.42 } else { sheet.height() * 0.8 };
    for row in panels.chunks(across) {
        let has_titles = row.iter().any(|panel| !clean(&panel.title).is_empty());
        let field_top = top + if has_titles { sheet.line() + 4.0 } else { 0.0 };
        let floor = field_top + high;
        let scale = Scale::new((y.low, y.high), (floor, field_top));
        plot::rungs(&mut pen, &y, &scale, (left, sheet.width - 2.0), sheet);
        let mut end = floor;
        for (at, panel) in row.iter().enumerate() {
            let from = left + at as f64 * (wide + gap);
            let field = Field { from, wide, y: &scale, top, floor, groups, series };
            end = one(&mut pen, panel, of, &field, sheet);
        }
        top = end + if panels.len() > 1 { 10.0 } else { 0.0 };
    }
    Some(pen.end(top))
}

/// Where a panel stands.
struct Field<'f> {
    from: f64,
    wide: f64,
    y: &'f Scale,
    top: f64,
    floor: f64,
    groups: usize,
    series: usize,
}

fn colour(at: usize, series: &ColumnSeries) -> String {
    format!("{}cf-s{}", if series.is_open { "cf-frame " } else { "" }, at + 1)
}

fn entry(at: usize, series: &ColumnSeries) -> Entry {
    let key = if series.is_open { Key::Frame } else { Key::Square };
    Entry { key, class: colour(at, series), name: clean(&series.name) }
}

fn one(pen: &mut Pen, panel: &Panel, of: &Columns, field: &Field<'_>, sheet: &Sheet) -> f64 {
    let (font, title) = (sheet.font, clean(&panel.title));
    if !title.is_empty() {
        let (x, y, room) = (field.from, field.top + sheet.base(), field.wide);
        pen.label(&Label { class: "cf-figure", x, y, hang: Hang::Start, text: &title, room, font });
    }
    let slot = field.wide / field.groups.max(1) as f64;
    let column = (slot * 0.84 / field.series.max(1) as f64).min(28.0);
    let zero = field.y.at(0.0);
    for group in 0..field.groups {
        let middle = field.from + slot * (group as f64 + 0.5);
        let first = middle - column * field.series as f64 / 2.0;
        for (at, series) in of.series.iter().take(field.series).enumerate() {
            let Some((value, measure)) = panel.value(group, at).and_then(|of| Some((drawable(of)?, of))) else {
                continue;
            };
            let level = field.y.at(value);
            let (name, text) = (isolated(&clean(&of.groups[group])), clean(&measure.text));
            let told = format!("{name} · {}: {text} {}", isolated(&clean(&series.name)), clean(&of.y.unit));
            let (x, gap) = (first + column * at as f64, if column > 4.0 { 0.5 } else { 0.0 });
            let high = (level - zero).abs();
            let class = format!("cf-column {}", colour(at, series));
            // A frame has its line inside, so that it is not higher than its value.
            let inset = if series.is_open && high > 2.0 && column > 4.0 { 0.75 } else { 0.0 };
            // A zero is seen and told apart from no figure.
            let class = if high < HAIR { class.replace("cf-frame ", "") } else { class };
            let y = if level > zero { zero } else { level.min(zero - HAIR) };
            let high = high.max(HAIR);
            let (left, wide) = (x + gap + inset, column - 2.0 * (gap + inset));
            pen.rect(&class, (left, y + inset), (wide, (high - 2.0 * inset).max(0.5)), told.trim_end());
        }
    }
    pen.line("cf-axis", (field.from, zero), (field.from + field.wide, zero));
    names(pen, of, field, slot, sheet)
}

/// Names below the groups: all, or every second, third, … where there is no room.
fn names(pen: &mut Pen, of: &Columns, field: &Field<'_>, slot: f64, sheet: &Sheet) -> f64 {
    let font = sheet.font;
    let names: Vec<String> = of.groups.iter().take(field.groups).map(|name| clean(name)).collect();
    let widest = names.iter().map(|name| width(name, font)).fold(0.0, f64::max);
    let stride = ((widest + 4.0) / slot).ceil().clamp(1.0, field.groups.max(1) as f64);
    let room = (stride * slot - 4.0).min(field.wide);
    let y = field.floor + sheet.base() + 4.0;
    let mut free = f64::NEG_INFINITY;
    for (at, name) in names.iter().enumerate().step_by(stride as usize) {
        let middle = field.from + slot * (at as f64 + 0.5);
        let half = width(name, font).min(room) / 2.0;
        let x = middle.clamp(field.from + half, (field.from + field.wide - half).max(field.from + half));
        // At the edges a name may have been pushed onto the one before.
        if x - half < free {
            continue;
        }
        free = x + half + 4.0;
        pen.label(&Label { class: "cf-muted", x, y, hang: Hang::Middle, text: name, room: room + 0.01, font });
    }
    y + font * 0.4
}
