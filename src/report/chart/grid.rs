//! A picture as a table: for who does not see it, for repositories and for programs.

use super::axis::Axis;
use super::cost_curve;
use super::marks::Band;
use super::text::clean;
use super::{Columns, CostCurve, Drawing, Lines, Scatter, drawable};

/// Rows beyond which a table is no help: such data stand in a file of their own.
const MOST_ROWS: usize = 120;

/// Headings and rows of texts; the first columns name the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// How many columns name a row: where it stands, what it is.
    pub names: usize,
    /// Headings, with units.
    pub columns: Vec<String>,
    /// One text a column; empty where there is no figure.
    pub rows: Vec<Vec<String>>,
}

/// The figures of a drawing; nothing for kinds whose figures stand in a table of their section, and where there are too many.
/// Of points with a fitted line it has the corners of the line.
pub(super) fn grid(drawing: &Drawing) -> Option<Grid> {
    let grid = match drawing {
        Drawing::Stacked { .. } | Drawing::Flow { .. } | Drawing::Waterfall { .. } | Drawing::Tally { .. } => {
            return None;
        }
        Drawing::Scatter(of) => scatter(of),
        Drawing::Lines(of) => lines(of),
        Drawing::Cusum(of) => lines(&of.lines()),
        Drawing::CostCurve(of) => costs(of),
        Drawing::Columns(of) => columns(of),
    };
    (!grid.rows.is_empty() && grid.columns.len() > 1 && grid.rows.len() <= MOST_ROWS).then_some(grid)
}

/// A heading, and figures at places.
type Column = (String, Vec<(f64, Option<f64>)>);

/// Columns of figures at places.
struct Along<'a> {
    x: &'a Axis,
    y: &'a Axis,
    columns: Vec<Column>,
}

impl Along<'_> {
    fn band(&mut self, band: &Band) {
        for (sign, pick) in [("↓", 0), ("↑", 1)] {
            let name = format!("{} {sign}", band.name);
            let end = |(x, low, high): &(f64, f64, f64)| (*x, Some([low.min(*high), low.max(*high)][pick]));
            self.columns.push((name, band.points.iter().map(end).collect()));
        }
    }

    fn grid(self) -> Grid {
        let mut places: Vec<f64> = self.columns.iter().flat_map(|(_, points)| points).map(|(x, _)| *x).collect();
        places.retain(|x| x.is_finite());
        places.sort_by(f64::total_cmp);
        places.dedup();
        let unit = clean(&self.y.unit);
        let title = |name: &str| if unit.is_empty() { clean(name) } else { format!("{} / {unit}", clean(name)) };
        let columns = self.columns.iter().map(|(name, _)| title(name));
        let columns = std::iter::once(self.x.title()).chain(columns).collect();
        if places.len() > MOST_ROWS {
            return Grid { names: 1, columns, rows: Vec::new() };
        }
        let cell = |points: &[(f64, Option<f64>)], at: f64| {
            let found = points.iter().filter(|(x, _)| *x == at).find_map(|(_, y)| *y).filter(|y| y.is_finite());
            found.map(|y| self.y.said(y)).unwrap_or_default()
        };
        let row = |at: &f64| {
            let cells = self.columns.iter().map(|(_, points)| cell(points, *at));
            std::iter::once(self.x.said(*at)).chain(cells).collect()
        };
        Grid { names: 1, columns, rows: places.iter().map(row).collect() }
    }
}

fn scatter(of: &Scatter) -> Grid {
    let curve = |curve: &super::Curve| {
        (curve.name.clone(), curve.points.iter().map(|(x, y)| (*x, Some(*y))).collect::<Vec<_>>())
    };
    let mut along = Along { x: &of.x, y: &of.y, columns: of.curves.iter().map(curve).collect() };
    if along.columns.is_empty() {
        return Grid { names: 1, columns: Vec::new(), rows: Vec::new() };
    }
    of.band.iter().for_each(|band| along.band(band));
    along.grid()
}

fn lines(of: &Lines) -> Grid {
    let own = of.series.iter().map(|series| (series.name.clone(), series.points.clone()));
    let mut along = Along { x: &of.x, y: &of.y, columns: own.collect() };
    of.bands.iter().for_each(|band| along.band(band));
    if let Some(wedges) = &of.wedges {
        for part in &wedges.parts {
            let sizes = wedges.top.iter().zip(&part.sizes).map(|((x, _), size)| (*x, Some(*size)));
            along.columns.push((format!("− {}", part.name), sizes.collect()));
        }
    }
    along.grid()
}

fn costs(of: &CostCurve) -> Grid {
    let rows = cost_curve::ordered(of, usize::MAX).into_iter().map(|step| vec![step.name, step.texts.0, step.texts.1]);
    Grid { names: 1, columns: vec![clean(&of.what), of.amount.title(), of.cost.title()], rows: rows.collect() }
}

fn columns(of: &Columns) -> Grid {
    let unit = clean(&of.y.unit);
    let title = |name: &str| if unit.is_empty() { clean(name) } else { format!("{} / {unit}", clean(name)) };
    let has_titles = of.panels.iter().any(|panel| !panel.title.is_empty());
    let names = if has_titles { 2 } else { 1 };
    let mut columns = vec![String::new(); names];
    columns.extend(of.series.iter().map(|series| title(&series.name)));
    let rows = of.panels.iter().flat_map(|panel| {
        of.groups.iter().enumerate().map(move |(group, name)| {
            let own = (0..of.series.len()).map(|at| {
                panel
                    .value(group, at)
                    .filter(|measure| drawable(measure).is_some())
                    .map(|of| clean(&of.text))
                    .unwrap_or_default()
            });
            let head = [clean(&panel.title), clean(name)].into_iter().skip(2 - names);
            head.chain(own).collect()
        })
    });
    Grid { names, columns, rows: rows.collect() }
}
