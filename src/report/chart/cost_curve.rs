//! The marginal abatement cost curve: a step for each measure, as wide as what it avoids and as high as what that costs.

use super::axis::{Axis, Span};
use super::events;
use super::frame::Sheet;
use super::pen::{Hang, Label, Pen};
use super::plot::{self, Plot};
use super::rest::{keep_largest, rest_name};
use super::scale::about;
use super::spread::spread;
use super::text::{clean, isolated, width};
use super::{Measure, drawable};

/// Steps of one picture.
const MOST: usize = 32;
/// How wide a step is drawn that would be narrower.
const HAIR: f64 = 1.5;

/// Measures by what they avoid and what that costs, the cheapest at the left.
#[derive(Debug, Clone)]
pub struct CostCurve {
    /// What the steps are, above their names in a table: `Measure`, `措施`.
    pub what: String,
    /// What is avoided in a year: `t CO2e/a`. It adds up to the right from zero.
    pub amount: Axis,
    /// What a tonne costs; below zero it earns. Zero is always on it.
    pub cost: Axis,
    /// The measures, in any order.
    pub steps: Vec<Step>,
    /// What stands below the list: totals, in words.
    pub totals: Vec<String>,
}

/// One measure.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// What it avoids in a year; what is not above zero has no step.
    pub amount: Measure,
    /// What a tonne costs.
    pub cost: Measure,
}

/// A step as it is drawn.
pub(super) struct Drawn {
    pub name: String,
    pub amount: f64,
    pub cost: f64,
    pub texts: (String, String),
}

/// The steps from the cheapest on; of many the smallest together, at their mean cost.
pub(super) fn ordered(of: &CostCurve, most: usize) -> Vec<Drawn> {
    let mut all: Vec<Drawn> = of.steps.iter().filter_map(drawn).collect();
    all.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    let kept = keep_largest(&all.iter().map(|step| step.amount).collect::<Vec<_>>(), most);
    if kept.rest.is_empty() {
        return all;
    }
    let rest: Vec<&Drawn> = kept.rest.iter().map(|at| &all[*at]).collect();
    let amount: f64 = rest.iter().map(|step| step.amount).sum();
    let cost = rest.iter().map(|step| step.cost * (step.amount / amount)).sum();
    let together = Drawn { name: rest_name(rest.len()), amount, cost, texts: (about(amount), about(cost)) };
    let mut steps: Vec<Drawn> = Vec::new();
    for (at, step) in all.into_iter().enumerate() {
        if kept.kept.binary_search(&at).is_ok() {
            steps.push(step);
        }
    }
    let place = steps.partition_point(|step| step.cost <= together.cost);
    steps.insert(place, together);
    steps
}

fn order(step: &Drawn) -> (f64, f64, &str, &(String, String)) {
    (step.cost, step.amount, &step.name, &step.texts)
}

fn drawn(step: &Step) -> Option<Drawn> {
    let (amount, cost) = (drawable(&step.amount)?, drawable(&step.cost)?);
    // Far from what numbers can add.
    let (amount, cost) = (amount.min(1e280), cost.clamp(-1e290, 1e290));
    let texts = (clean(&step.amount.text), clean(&step.cost.text));
    (amount > 0.0).then(|| Drawn { name: clean(&step.name), amount, cost, texts })
}

pub(super) fn draw(of: &CostCurve, sheet: &Sheet) -> Option<Pen> {
    let steps = ordered(of, MOST);
    let total: f64 = steps.iter().map(|step| step.amount).sum();
    let cost = of.cost.clone().from_zero();
    let y = cost.span(steps.iter().map(|step| step.cost), 5).filter(|_| total > 0.0)?;
    let mut pen = Pen::new(sheet.width);
    let slot = width("00", sheet.font) * 1.1 + 3.0;
    let room = sheet.width - plot::gutter(&y, sheet) - 6.0;
    let wide = |step: &Drawn| step.amount / total * room;
    // A step that is wide enough has its number on it; the others have theirs in a row above the field, or in two.
    let far = steps.iter().filter(|step| wide(step) < slot + 2.0).count();
    let is_high = slot * (far as f64 + 1.0) > room;
    let above = if far == 0 {
        0.2
    } else if is_high {
        2.0
    } else {
        1.0
    } * sheet.line()
        + if far == 0 { 0.0 } else { 8.0 };
    let x = |room: f64| -> Option<Span> {
        let span = of.amount.clone().from_zero().span_below([0.0, total].into_iter(), room, sheet.font)?;
        // The whole width is the whole amount.
        let ticks = span.ticks.into_iter().filter(|(value, _)| *value <= total).collect();
        Some(Span { low: 0.0, high: total, ticks })
    };
    let (plot, end) = Plot::draw_below(&mut pen, (&of.amount, &x), (&cost, &y), (0.0, above), sheet.height(), sheet)?;
    let mut leads = Vec::new();
    let (zero, mut sum) = (plot.y.at(0.0), 0.0);
    for (at, step) in steps.iter().enumerate() {
        let (left, right) = (plot.x.at(sum), plot.x.at(sum + step.amount));
        sum += step.amount;
        let level = plot.y.at(step.cost);
        let left = left.min(plot.right - HAIR);
        let breadth = (right - left).max(HAIR);
        // A gap between steps would eat the narrowest.
        let gap = if breadth > 4.0 { "cf-part " } else { "" };
        let colour = if step.cost < 0.0 { "cf-s3" } else { "cf-s2" };
        let (head, high) = (level.min(zero), (level - zero).abs().max(1.0));
        pen.rect(&format!("cf-step {gap}{colour}"), (left, head), (breadth, high), &title(step, of));
        let (x, number) = (left + breadth / 2.0, (at + 1).to_string());
        if wide(step) < slot + 2.0 {
            leads.push((x, head, number));
            continue;
        }
        // On the step, or in it where it reaches too high.
        let is_inside = head - sheet.font * 1.1 < plot.top;
        let (class, y) =
            if is_inside { ("cf-on cf-figure", head + sheet.base() + 3.0) } else { ("cf-figure", head - 4.0) };
        let label = Label { class, x, y, hang: Hang::Middle, text: &number, room: slot + 1.0, font: sheet.font };
        pen.label(&label);
    }
    pen.line("cf-axis", (plot.left, zero), (plot.right, zero));
    numbers(&mut pen, &plot, &leads, (slot, is_high), sheet);
    let listed = list(&mut pen, &steps, of, end + 4.0, sheet);
    let mut bottom = listed;
    for text in of.totals.iter().map(|text| clean(text)).filter(|text| !text.is_empty()) {
        bottom = events::list(&mut pen, &[("Σ".to_owned(), text)], bottom - 4.0, sheet);
    }
    Some(pen.end(bottom))
}

fn title(step: &Drawn, of: &CostCurve) -> String {
    let (amount, cost) = &step.texts;
    format!("{}: {amount} {}; {cost} {}", isolated(&step.name), clean(&of.amount.unit), clean(&of.cost.unit))
}

/// Numbers in a row above the field, or in two; a thin line leads from each to its step.
fn numbers(pen: &mut Pen, plot: &Plot, leads: &[(f64, f64, String)], (slot, is_high): (f64, bool), sheet: &Sheet) {
    let font = sheet.font;
    let places: Vec<f64> = leads.iter().map(|(x, ..)| *x).collect();
    let apart = if is_high { slot / 2.0 + 0.5 } else { slot };
    let labels = spread(&places, apart, (plot.left + slot / 2.0, plot.right + 6.0 - slot / 2.0));
    for (at, ((x, head, text), label)) in leads.iter().zip(&labels).enumerate() {
        let is_upper = is_high && at % 2 == 1;
        let y = plot.top - 10.0 - if is_upper { sheet.line() } else { 0.0 };
        if is_upper {
            pen.line("cf-lead", (*label, y + 3.0), (*label, plot.top - 7.0));
        }
        pen.line("cf-lead", (*label, plot.top - 7.0), (*x, plot.top));
        pen.line("cf-lead", (*x, plot.top), (*x, head.max(plot.top)));
        pen.label(&Label { class: "cf-figure", x: *label, y, hang: Hang::Middle, text, room: slot + 1.0, font });
    }
}

/// The list of the steps: number, name, what it avoids, what that costs, with the units above. Where names have no room beside that,
/// the figures have a line of their own.
fn list(pen: &mut Pen, steps: &[Drawn], of: &CostCurve, top: f64, sheet: &Sheet) -> f64 {
    let (font, before) = (sheet.font, width("00", sheet.font) + 8.0);
    let units = (clean(&of.amount.unit), clean(&of.cost.unit));
    let room = (sheet.width - before) * 0.48;
    let widest = |pick: &dyn Fn(&(String, String)) -> f64| {
        steps.iter().map(|step| &step.texts).chain([&units]).map(pick).fold(0.0, f64::max).min(room) + 1.0
    };
    let amounts = widest(&|texts| width(&texts.0, font));
    let costs = widest(&|texts| width(&texts.1, font));
    let gap = 14.0;
    let right = sheet.width - 1.0;
    let figures = |pen: &mut Pen, texts: &(String, String), y: f64| {
        let columns = [(right - costs - gap, &texts.0, amounts), (right, &texts.1, costs)];
        for (x, text, room) in columns {
            pen.label(&Label { class: "cf-muted", x, y: y + sheet.base(), hang: Hang::End, text, room, font });
        }
    };
    let beside = right - costs - amounts - 2.0 * gap - before;
    let is_one_line = beside >= 8.0 * font;
    let mut y = top;
    if !units.0.is_empty() || !units.1.is_empty() {
        figures(pen, &units, y);
        y += sheet.line();
    }
    for (at, step) in steps.iter().enumerate() {
        let (number, base) = ((at + 1).to_string(), y + sheet.base());
        pen.label(&Label { class: "cf-figure", x: 0.0, y: base, hang: Hang::Start, text: &number, room: before, font });
        let room = if is_one_line { beside } else { right - before };
        pen.label(&Label { class: "", x: before, y: base, hang: Hang::Start, text: &step.name, room, font });
        y += if is_one_line { 0.0 } else { sheet.line() };
        figures(pen, &step.texts, y);
        y += sheet.line();
    }
    y + 4.0
}
