//! Degree-day columns of a meter for every balance point, reduced to what ranking needs.

use crate::saving::metered::degree_day::{Grid, Side, hinge};
use crate::statistics::gram::{Candidate, Fixed, Slopes};
use crate::statistics::hinge::{order, sweep};

/// The weather of the periods of a meter.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Weather<'a> {
    /// A mean temperature a period: days, or any driver with a hinge.
    Single(&'a [f64]),
    /// Mean temperatures of the blocks of each bill, and its days.
    Bills { blocks: &'a [&'a [f64]], days: &'a [f64] },
}

impl Weather<'_> {
    /// Mean degree days a day, period by period.
    pub fn column(&self, side: Side, point: f64) -> Vec<f64> {
        match self {
            Weather::Single(t) => t.iter().map(|t| hinge(side, point, *t)).collect(),
            Weather::Bills { blocks, .. } => {
                blocks.iter().map(|b| b.iter().fold(0.0, |s, t| s + hinge(side, point, *t)) / b.len() as f64).collect()
            }
        }
    }
}

/// One balance point.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub at: f64,
    /// Sum of degree days over all days.
    pub total: f64,
    /// Periods with degree days.
    pub count: usize,
    pub reduced: Candidate,
    /// The column times its weights, for bills: products of two columns are taken from it.
    column: Vec<f64>,
}

/// Balance points of both sides beside the fixed columns.
#[derive(Debug, Clone)]
pub(crate) struct Table<'a> {
    pub fixed: Fixed,
    pub heating: Vec<Point>,
    pub cooling: Vec<Point>,
    weather: Weather<'a>,
    weights: Option<&'a [f64]>,
}

impl<'a> Table<'a> {
    pub fn new(
        fixed: Fixed,
        weather: Weather<'a>,
        weights: Option<&'a [f64]>,
        heating: Option<&Grid>,
        cooling: Option<&Grid>,
    ) -> Table<'a> {
        let mut table = Table { fixed, heating: Vec::new(), cooling: Vec::new(), weather, weights };
        match weather {
            Weather::Single(t) => {
                let order = order(t);
                table.heating = table.single(t, &order, Side::Below, heating);
                table.cooling = table.single(t, &order, Side::Above, cooling);
            }
            Weather::Bills { blocks, days } => {
                table.heating = table.bills(blocks, days, Side::Below, heating);
                table.cooling = table.bills(blocks, days, Side::Above, cooling);
            }
        }
        table
    }

    fn single(&self, t: &[f64], order: &[u32], side: Side, grid: Option<&Grid>) -> Vec<Point> {
        let Some(grid) = grid else { return Vec::new() };
        sweep(side, t, order, self.weights, &self.fixed.vectors(), grid.points())
            .into_iter()
            .map(|s| Point {
                at: s.point,
                total: s.total,
                count: s.count,
                reduced: self.fixed.candidate(s.squares, &s.dots),
                column: Vec::new(),
            })
            .collect()
    }

    fn bills(&self, blocks: &[&[f64]], days: &[f64], side: Side, grid: Option<&Grid>) -> Vec<Point> {
        let Some(grid) = grid else { return Vec::new() };
        let mut columns = vec![Vec::with_capacity(blocks.len()); grid.points().len()];
        for bill in blocks {
            let sums = sweep(side, bill, &order(bill), None, &[], grid.points());
            for (column, sum) in columns.iter_mut().zip(sums) {
                column.push(sum.total / bill.len() as f64);
            }
        }
        let point = |(at, mut column): (f64, Vec<f64>)| {
            let total = column.iter().zip(days).fold(0.0, |s, (v, d)| s + v * d);
            let count = column.iter().filter(|v| **v > 0.0).count();
            let reduced = self.fixed.candidate_of(&column, self.weights);
            if let Some(weights) = self.weights {
                // √w on each side of a product.
                column.iter_mut().zip(weights).for_each(|(v, w)| *v *= libm::sqrt(*w));
            }
            Point { at, total, count, reduced, column }
        };
        grid.points().iter().copied().zip(columns).map(point).collect()
    }

    /// A model with heating and cooling. A day never has both when the cooling point is not below the heating point, so
    /// that their product is nothing; a bill has.
    pub fn both(&self, heating: &Point, cooling: &Point) -> Option<Slopes> {
        let product = match self.weather {
            Weather::Single(_) => 0.0,
            Weather::Bills { .. } => heating.column.iter().zip(&cooling.column).fold(0.0, |s, (a, b)| s + a * b),
        };
        self.fixed.with_two(&heating.reduced, &cooling.reduced, product)
    }
}
