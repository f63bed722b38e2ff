//! The slow part of the sun's path through one year: computed every second day, and interpolated between.

use libm::floor;

use super::geocentric::geocentric;
use super::rotor::sums_at;
use super::time::{DAY, days, days_from_civil};

/// Days from one node to the next. With six nodes a value, the interpolation is within 5e-7° (a test holds it to 1e-6°);
/// what moves fastest in it is the part of nutation that takes 13.7 days.
const STEP: f64 = 2.0;

/// Days before the year at which the nodes begin, and after it at which they end.
const MARGIN: i64 = 8;

/// Six nodes around a value, by powers of its place x between the third (0) and the fourth (1): rows are powers, columns
/// nodes, all over 120.
const BASIS: [[f64; 6]; 6] = [
    [0.0, 0.0, 120.0, 0.0, 0.0, 0.0],
    [6.0, -60.0, -40.0, 120.0, -30.0, 4.0],
    [-5.0, 80.0, -150.0, 80.0, -5.0, 0.0],
    [-5.0, -5.0, 50.0, -70.0, 35.0, -5.0],
    [5.0, -20.0, 30.0, -20.0, 5.0, 0.0],
    [-1.0, 5.0, -10.0, 10.0, -5.0, 1.0],
];

/// What is interpolated: sin δ, cos δ, sin and cos of the lag, 1/R.
const KINDS: usize = 5;

/// The sun as seen from the Earth's centre at an instant, without the turn of the day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slow {
    pub(super) sin_declination: f64,
    pub(super) cos_declination: f64,
    pub(super) sin_lag: f64,
    pub(super) cos_lag: f64,
    /// 1/R [1/au].
    pub(super) nearness: f64,
}

/// The sun's slow path through a calendar year.
pub(super) struct Almanac {
    /// First instant for which it was made, and the one after the last.
    from: f64,
    until: f64,
    /// The first node.
    first: f64,
    nodes: Vec<[f64; KINDS]>,
    /// Polynomials of the cell that was last asked for.
    cell: usize,
    polynomials: [[f64; 6]; KINDS],
}

impl Almanac {
    /// The almanac of a year; it reaches a day over both ends, whatever the time zone.
    pub(super) fn of_year(year: i32, delta_t: f64) -> Self {
        let (start, end) = (days_from_civil(year, 1, 1), days_from_civil(year + 1, 1, 1));
        let first = (start - MARGIN) as f64 * DAY;
        let count = (end - start + 2 * MARGIN) as usize / 2 + 1;
        let tt = delta_t / DAY;
        let first_days = days(first);
        let nodes = sums_at(first_days + tt, STEP, count)
            .iter()
            .enumerate()
            .map(|(i, sums)| {
                let days = first_days + STEP * i as f64;
                let sun = geocentric(sums, days, days + tt);
                let (sin_lag, cos_lag) = libm::sincos(sun.lag.to_radians());
                [sun.sin_declination, sun.cos_declination, sin_lag, cos_lag, 1.0 / sun.distance]
            })
            .collect();
        let reach = 2.0 * DAY;
        Self {
            from: start as f64 * DAY - reach,
            until: end as f64 * DAY + reach,
            first,
            nodes,
            cell: usize::MAX,
            polynomials: [[0.0; 6]; KINDS],
        }
    }

    /// Whether an instant lies in the year or within two days of it.
    pub(super) fn covers(&self, instant: f64) -> bool {
        instant >= self.from && instant < self.until
    }

    /// The sun at an instant that is [covered](Self::covers); at others, at the nearest cell's end.
    pub(super) fn at(&mut self, instant: f64) -> Slow {
        let place = (instant - self.first) / (STEP * DAY);
        let cell = (floor(place).max(2.0) as usize).min(self.nodes.len().saturating_sub(4));
        if cell != self.cell {
            self.enter(cell);
        }
        let x = place - cell as f64;
        let value = |kind: usize| {
            let [a, b, c, d, e, f] = self.polynomials[kind];
            a + x * (b + x * (c + x * (d + x * (e + x * f))))
        };
        Slow {
            sin_declination: value(0),
            cos_declination: value(1),
            sin_lag: value(2),
            cos_lag: value(3),
            nearness: value(4),
        }
    }

    fn enter(&mut self, cell: usize) {
        self.cell = cell;
        let Some(around) = self.nodes.get(cell - 2..cell + 4) else { return };
        for (kind, polynomial) in self.polynomials.iter_mut().enumerate() {
            for (coefficient, weights) in polynomial.iter_mut().zip(&BASIS) {
                *coefficient = around.iter().zip(weights).map(|(node, weight)| node[kind] * weight).sum::<f64>() / 120.0;
            }
        }
    }
}
