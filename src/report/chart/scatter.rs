//! Points by group with a fitted line: how well a baseline describes its meter.

use super::axis::{Axis, finite};
use super::frame::Sheet;
use super::legend::{self, Entry, Key};
use super::marks::{self, Band};
use super::pen::Pen;
use super::plot::Plot;
use super::text::clean;
use super::thin;

/// Points that one picture draws.
const MOST_POINTS: usize = 1_200;
/// Points among which a line would not be seen.
const DENSE: usize = 300;
/// Groups that can be told apart.
const MOST_GROUPS: usize = 6;

/// Points by group, with fitted lines and the range of one of them.
#[derive(Debug, Clone)]
pub struct Scatter {
    /// What explains: a driver, a temperature.
    pub x: Axis,
    /// What is explained: the energy.
    pub y: Axis,
    /// The points; of more than 1 200 a part is drawn, the outermost always, and the legend says how many.
    pub groups: Vec<Group>,
    /// Fitted lines through their corners: two for a straight line, more where it changes its slope.
    pub curves: Vec<Curve>,
    /// The range around a fitted line.
    pub band: Option<Band>,
}

/// How many points a group has, and those that are drawn.
type Shown = (usize, Vec<(f64, f64)>);

/// Points that belong together.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its name: `Baseline`.
    pub name: String,
    /// How its points are drawn.
    pub marker: Marker,
    /// `(x, y)` in the units of the axes, in any order.
    pub points: Vec<(f64, f64)>,
}

/// How a point is drawn: groups differ by shape as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A dot: the baseline period.
    Dot,
    /// A diamond: the reporting period.
    Diamond,
    /// A grey cross: left out of the fit.
    Cross,
}

/// A line of its own.
#[derive(Debug, Clone)]
pub struct Curve {
    /// Its name: the model.
    pub name: String,
    /// Its corners `(x, y)`; it is drawn from left to right.
    pub points: Vec<(f64, f64)>,
}

impl Scatter {
    /// How many points there are, and how many of them are drawn: a caption says both where they differ.
    pub fn drawn(&self) -> (usize, usize) {
        let groups = self.shown();
        (groups.iter().map(|(all, _)| all).sum(), groups.iter().map(|(_, points)| points.len()).sum())
    }

    fn shown(&self) -> Vec<Shown> {
        let groups: Vec<Vec<(f64, f64)>> =
            self.groups.iter().take(MOST_GROUPS).map(|group| drawable(&group.points)).collect();
        let all: usize = groups.iter().map(Vec::len).sum();
        // Every group keeps its share, and a small one all it has.
        let share = |own: usize| (MOST_POINTS as f64 * own as f64 / all.max(1) as f64) as usize;
        let most = |own: usize| if all <= MOST_POINTS { own } else { share(own).max(100) };
        groups.into_iter().map(|points| (points.len(), thin::cloud(&points, most(points.len())))).collect()
    }
}

fn drawable(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    points.iter().filter_map(|(x, y)| Some((finite(*x)?, finite(*y)?))).collect()
}

pub(super) fn draw(of: &Scatter, sheet: &Sheet) -> Option<Pen> {
    let groups = of.shown();
    let band = of.band.as_ref().map(marks::drawable_band).filter(|points| points.len() > 1);
    let curves: Vec<(&Curve, Vec<(f64, f64)>)> =
        of.curves.iter().take(2).map(|curve| (curve, from_left(&curve.points))).collect();
    let points = || groups.iter().flat_map(|(_, points)| points).chain(curves.iter().flat_map(|(_, points)| points));
    points().next()?;
    let corners = band.iter().flatten();
    let heights = points().map(|(_, y)| *y).chain(corners.clone().flat_map(|(_, low, high)| [*low, *high]));
    let y = of.y.span(heights, 5)?;
    let mut pen = Pen::new(sheet.width);
    let top = legend::keys(&mut pen, &entries(of, &groups), 0.0, sheet);
    let places: Vec<f64> = points().map(|(x, _)| *x).chain(corners.map(|(x, ..)| *x)).collect();
    let x = |room: f64| of.x.span_below(places.iter().copied(), room, sheet.font);
    let (plot, end) = Plot::draw(&mut pen, (&of.x, &x), (&of.y, &y), top, sheet.height(), sheet)?;
    let is_dense = groups.iter().map(|(_, points)| points.len()).sum::<usize>() > DENSE;
    if let Some(points) = &band {
        marks::band(&mut pen, &plot, "cf-s1", points);
    }
    for (at, (group, (_, points))) in of.groups.iter().zip(&groups).enumerate() {
        let places: Vec<(f64, f64)> = points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        marks::cloud(&mut pen, group.marker, &colour(group.marker, at), &places, &clean(&group.name));
    }
    for (at, (curve, points)) in curves.iter().enumerate() {
        let places: Vec<(f64, f64)> = points.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        // Through a dense cloud a line needs paper beside it; single points it must not hide.
        if is_dense {
            marks::way(&mut pen, "cf-under", &places, "");
        }
        marks::way(&mut pen, &format!("cf-fit{}", if at == 0 { "" } else { " cf-dash" }), &places, &clean(&curve.name));
    }
    Some(pen.end(end))
}

/// Corners from left to right; of two above each other the first comes first, so that a line may jump.
fn from_left(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points = drawable(points);
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    thin::line(&points)
}

fn colour(marker: Marker, at: usize) -> String {
    match marker {
        Marker::Cross => "cf-rest".to_owned(),
        Marker::Dot | Marker::Diamond => format!("cf-s{}", at % 8 + 1),
    }
}

/// Names of the groups, with how many of their points are drawn where not all are.
fn entries(of: &Scatter, groups: &[Shown]) -> Vec<Entry> {
    let own = of.groups.iter().zip(groups).enumerate().filter(|(_, (_, (all, _)))| *all > 0);
    let group = |(at, (group, (all, points))): (usize, (&Group, &Shown))| {
        let count = |of: usize| crate::report::number::grouped(&of.to_string());
        let name = match points.len() == *all {
            true => clean(&group.name),
            false => format!("{} ({} / {})", clean(&group.name), count(points.len()), count(*all)),
        };
        Entry { key: Key::Point(group.marker), class: colour(group.marker, at), name }
    };
    let mut entries: Vec<Entry> = own.map(group).collect();
    let fit = |(at, curve): (usize, &Curve)| Entry {
        key: Key::Line,
        class: format!("cf-fit{}", if at == 0 { "" } else { " cf-dash" }),
        name: clean(&curve.name),
    };
    entries.extend(of.curves.iter().take(2).enumerate().map(fit));
    let band = of.band.iter().filter(|band| band.points.len() > 1);
    entries.extend(legend::left_out(of.groups.len(), MOST_GROUPS));
    entries.extend(band.map(|band| Entry { key: Key::Band, class: "cf-s1".to_owned(), name: clean(&band.name) }));
    entries
}
