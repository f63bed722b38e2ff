//! Wedges: what each measure takes away from a path, stacked from the path downwards.

use super::axis::finite;
use super::legend::{Entry, Key};
use super::lines::Lines;
use super::marks;
use super::pen::Pen;
use super::plot::Plot;
use super::rest::{Kept, keep_largest, rest_name};
use super::text::{clean, isolated};

/// Wedges that have a colour of their own.
const MOST: usize = 8;

/// What measures take away from a path.
#[derive(Debug, Clone)]
pub struct Wedges {
    /// The path without measures: `(x, y)`, from left to right.
    pub top: Vec<(f64, f64)>,
    /// The measures, in the order in which they are stacked downwards from the path.
    pub parts: Vec<Wedge>,
}

/// What one measure takes away.
#[derive(Debug, Clone)]
pub struct Wedge {
    /// Its name.
    pub name: String,
    /// How much at each place of the path, in the unit of the axis; what is below zero is given back.
    pub sizes: Vec<f64>,
}

/// Edges of the wedges.
pub(super) struct Stack {
    xs: Vec<f64>,
    /// The path, and the lower edge of each wedge.
    edges: Vec<Vec<f64>>,
    names: Vec<(String, String)>,
    /// What is given back: from the lowest edge up to this one.
    back: Option<Vec<f64>>,
}

impl Stack {
    pub fn places(&self) -> impl Iterator<Item = (f64, f64)> {
        let edges = self.edges.iter().chain(&self.back);
        edges.flat_map(|edge| self.xs.iter().copied().zip(edge.iter().copied()))
    }
}

fn kept(of: &Wedges) -> Kept {
    let size = |wedge: &Wedge| wedge.sizes.iter().filter_map(|size| finite(*size)).map(f64::abs).sum::<f64>();
    keep_largest(&of.parts.iter().map(size).collect::<Vec<_>>(), MOST)
}

/// Names and colours in the order of stacking.
fn named(of: &Wedges, kept: &Kept) -> Vec<(String, String)> {
    // Wedges begin with the colours that lines use last.
    let own = kept
        .kept
        .iter()
        .enumerate()
        .map(|(at, part)| (format!("cf-s{}", (at + 2) % MOST + 1), clean(&of.parts[*part].name)));
    let rest = (!kept.rest.is_empty()).then(|| ("cf-rest".to_owned(), rest_name(kept.rest.len())));
    own.chain(rest).collect()
}

/// The edges; nothing where there is no path of two places.
pub(super) fn stacked(of: &Wedges) -> Option<Stack> {
    let mut path: Vec<(f64, f64, usize)> =
        of.top.iter().enumerate().filter_map(|(at, (x, y))| Some((finite(*x)?, finite(*y)?, at))).collect();
    path.sort_by(|a, b| a.0.total_cmp(&b.0));
    if path.len() < 2 || of.parts.is_empty() {
        return None;
    }
    let size = |part: usize, at: usize| of.parts[part].sizes.get(at).copied().and_then(finite).unwrap_or(0.0);
    let kept = kept(of);
    let mut edges: Vec<Vec<f64>> = vec![path.iter().map(|(_, y, _)| *y).collect()];
    let mut lower = edges[0].clone();
    let groups = kept.kept.iter().map(|part| vec![*part]).chain((!kept.rest.is_empty()).then(|| kept.rest.clone()));
    for parts in groups {
        for (edge, (.., at)) in lower.iter_mut().zip(&path) {
            *edge -= parts.iter().map(|part| size(*part, *at).max(0.0)).sum::<f64>();
        }
        edges.push(lower.clone());
    }
    let given = |at: usize| (0..of.parts.len()).map(|part| (-size(part, at)).max(0.0)).sum::<f64>();
    let back: Vec<f64> = lower.iter().zip(&path).map(|(edge, (.., at))| edge + given(*at)).collect();
    let is_given = back != lower;
    Some(Stack {
        xs: path.iter().map(|(x, ..)| *x).collect(),
        edges,
        names: named(of, &kept),
        back: is_given.then_some(back),
    })
}

pub(super) fn draw(pen: &mut Pen, plot: &Plot, stack: &Stack, of: &Lines) {
    let places = |edge: &[f64]| stack.xs.iter().zip(edge).map(|(x, y)| plot.at(*x, *y)).collect::<Vec<_>>();
    let between = |upper: &[f64], lower: &[f64]| {
        let mut around = places(upper);
        around.extend(places(lower).into_iter().rev());
        around
    };
    for (pair, (class, name)) in stack.edges.windows(2).zip(&stack.names) {
        let (Some(upper), Some(lower)) = (pair[0].last(), pair[1].last()) else { continue };
        let unit = clean(&of.y.unit);
        let at = stack.xs.last().copied().unwrap_or(0.0);
        let title = format!("{} · {}: {} {unit}", isolated(name), of.x.said(at), of.y.said(upper - lower));
        marks::area(pen, &format!("cf-wedge {class}"), &between(&pair[0], &pair[1]), title.trim_end());
    }
    if let (Some(back), Some(lowest)) = (&stack.back, stack.edges.last()) {
        marks::area(pen, "cf-back", &between(back, lowest), "");
    }
}

pub(super) fn entries(of: &Wedges) -> Vec<Entry> {
    let kept = kept(of);
    let mut entries: Vec<Entry> = named(of, &kept)
        .into_iter()
        .map(|(class, name)| Entry { key: Key::Square, class: format!("cf-wedge {class}"), name })
        .collect();
    for (entry, part) in entries.iter_mut().zip(&kept.kept) {
        // What is given back alone has no wedge, but the area within the dotted line.
        let sizes = || of.parts[*part].sizes.iter().copied().filter_map(finite);
        if sizes().all(|size| size <= 0.0) && sizes().any(|size| size < 0.0) {
            entry.class = "cf-back".to_owned();
        }
    }
    entries
}
