//! Savings added up over time: what was saved in all, since when, with what range.

use super::axis::Axis;
use super::events::Event;
use super::frame::Sheet;
use super::lines::{self, Lines, Series, Stroke};
use super::marks::Band;
use super::pen::Pen;

/// The cumulative sum of savings. It rises while there is more saved than added; a kink is an event.
#[derive(Debug, Clone)]
pub struct Cusum {
    /// Along what: mostly [`Axis::days`].
    pub x: Axis,
    /// What is saved in all, in its unit; zero is always on it.
    pub y: Axis,
    /// The name of the line.
    pub name: String,
    /// `(x, sum up to x)`; no sum is a gap, which stays open.
    pub points: Vec<(f64, Option<f64>)>,
    /// The range of the sum.
    pub band: Option<Band>,
    /// When the project was put into operation, non-routine events.
    pub events: Vec<Event>,
}

impl Cusum {
    /// The same as lines.
    pub(super) fn lines(&self) -> Lines {
        Lines {
            x: self.x.clone(),
            y: self.y.clone().from_zero(),
            series: vec![Series { name: self.name.clone(), stroke: Stroke::Line, points: self.points.clone() }],
            bands: self.band.iter().cloned().collect(),
            wedges: None,
            rules: Vec::new(),
            events: self.events.clone(),
        }
    }
}

pub(super) fn draw(of: &Cusum, sheet: &Sheet) -> Option<Pen> {
    lines::draw(&of.lines(), sheet)
}
