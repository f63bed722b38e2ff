//! Marks within a field: clouds of points, lines with gaps, bands.

use super::axis::finite;
use super::pen::Pen;
use super::plot::Plot;
use super::scatter::Marker;
use super::thin;

/// How far a mark reaches from its middle.
const REACH: f64 = 3.5;
/// More marks than this are drawn smaller.
const MANY: usize = 300;

/// A range along a line.
#[derive(Debug, Clone)]
pub struct Band {
    /// What it is: `95 % prediction interval`.
    pub name: String,
    /// `(x, low, high)`.
    pub points: Vec<(f64, f64, f64)>,
}

/// Corners of a band from left to right, of many a part.
pub(super) fn drawable_band(band: &Band) -> Vec<(f64, f64, f64)> {
    let of = |(x, low, high): &(f64, f64, f64)| Some((finite(*x)?, finite(low.min(*high))?, finite(low.max(*high))?));
    let mut points: Vec<(f64, f64, f64)> = band.points.iter().filter_map(of).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Never narrower than the points between those that are drawn.
    let stride = points.len().div_ceil(500).max(1);
    let joined = points.chunks(stride).flat_map(|chunk| {
        let low = chunk.iter().map(|(_, low, _)| *low).fold(f64::INFINITY, f64::min);
        let high = chunk.iter().map(|(.., high)| *high).fold(f64::NEG_INFINITY, f64::max);
        let ends = [chunk[0].0, chunk[chunk.len() - 1].0];
        ends.into_iter().take(if stride == 1 { 1 } else { 2 }).map(move |x| (x, low, high))
    });
    joined.collect()
}

pub(super) fn band(pen: &mut Pen, plot: &Plot, colour: &str, points: &[(f64, f64, f64)]) {
    let upper = points.iter().map(|(x, _, high)| plot.at(*x, *high));
    let lower = points.iter().rev().map(|(x, low, _)| plot.at(*x, *low));
    let around: Vec<(f64, f64)> = upper.chain(lower).collect();
    area(pen, &format!("cf-band {colour}"), &around, "");
}

/// A closed area.
pub(super) fn area(pen: &mut Pen, class: &str, around: &[(f64, f64)], title: &str) {
    if around.len() > 2 {
        pen.path(class, &[("M", &around[..1]), ("L", &around[1..]), ("Z", &[])], title);
    }
}

/// A line through places; a single place is a dot.
pub(super) fn way(pen: &mut Pen, class: &str, places: &[(f64, f64)], title: &str) {
    match places {
        [] => {}
        [only] => pen.path(&format!("cf-line {class}"), &[("M", &[*only]), ("L", &[*only])], title),
        [first, rest @ ..] => pen.path(&format!("cf-line {class}"), &[("M", &[*first]), ("L", rest)], title),
    }
}

/// The parts of a line between its gaps.
pub(super) fn runs(points: &[(f64, Option<f64>)]) -> Vec<Vec<(f64, f64)>> {
    let mut sorted: Vec<(f64, Option<f64>)> =
        points.iter().filter_map(|(x, y)| Some((finite(*x)?, y.and_then(finite)))).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (x, y) in sorted {
        match (y, runs.last_mut()) {
            (Some(y), Some(run)) => run.push((x, y)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs.into_iter().map(|run| thin::line(&run)).collect()
}

/// Points of one group as one element.
pub(super) fn cloud(pen: &mut Pen, marker: Marker, colour: &str, places: &[(f64, f64)], title: &str) {
    if places.is_empty() {
        return;
    }
    let is_many = places.len() > MANY;
    let reach = if is_many { REACH * 0.65 } else { REACH };
    let shapes: Vec<Vec<(f64, f64)>> = places.iter().map(|place| shape(marker, *place, reach)).collect();
    let mut strokes: Vec<(&str, &[(f64, f64)])> = Vec::new();
    for points in &shapes {
        match marker {
            Marker::Dot => strokes.extend([("M", &points[..1]), ("Z", &points[..0])]),
            Marker::Diamond => strokes.extend([("M", &points[..1]), ("L", &points[1..]), ("Z", &points[..0])]),
            Marker::Cross => {
                strokes.extend([("M", &points[..1]), ("L", &points[1..2]), ("M", &points[2..3]), ("L", &points[3..])]);
            }
        }
    }
    let few = if is_many && marker == Marker::Dot { " cf-few" } else { "" };
    pen.path(&format!("{}{few} {colour}", class(marker)), &strokes, title);
}

const fn class(marker: Marker) -> &'static str {
    match marker {
        Marker::Dot => "cf-dots",
        Marker::Diamond => "cf-gem",
        Marker::Cross => "cf-cross",
    }
}

fn shape(marker: Marker, (x, y): (f64, f64), r: f64) -> Vec<(f64, f64)> {
    match marker {
        Marker::Dot => vec![(x, y)],
        Marker::Diamond => vec![(x - r, y), (x, y - r), (x + r, y), (x, y + r)],
        Marker::Cross => {
            let r = r * 0.75;
            vec![(x - r, y - r), (x + r, y + r), (x - r, y + r), (x + r, y - r)]
        }
    }
}
