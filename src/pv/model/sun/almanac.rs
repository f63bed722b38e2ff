//! The slow part of the sun's path through one year: computed every second day, and interpolated between. It is the same
//! for all places, so that the last few years are kept.

use std::sync::{Arc, Mutex, PoisonError};

use libm::floor;

use super::geocentric::geocentric;
use super::rotor::sums_at;
use super::time::{DAY, days, days_from_civil, year_of};

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

/// The nodes of a calendar year.
struct Year {
    year: i32,
    delta_t: f64,
    /// The first node.
    first: f64,
    nodes: Vec<[f64; KINDS]>,
}

impl Year {
    fn new(year: i32, delta_t: f64) -> Self {
        let (start, end) = (days_from_civil(year, 1, 1), days_from_civil(year + 1, 1, 1));
        let first = (start - MARGIN) as f64 * DAY;
        let count = (end - start + 2 * MARGIN) as usize / 2 + 1;
        let tt = delta_t / DAY;
        let first_days = days(first);
        let node = |(i, sums)| {
            let days = first_days + STEP * i as f64;
            let sun = geocentric(sums, days, days + tt);
            let (sin_lag, cos_lag) = libm::sincos(sun.lag.to_radians());
            [sun.sin_declination, sun.cos_declination, sin_lag, cos_lag, 1.0 / sun.distance]
        };
        let nodes = sums_at(first_days + tt, STEP, count).iter().enumerate().map(node).collect();
        Self { year, delta_t, first, nodes }
    }

    fn is(&self, year: i32, delta_t: f64) -> bool {
        self.year == year && self.delta_t == delta_t
    }
}

/// How many years are kept.
const KEPT: usize = 8;

/// The years that were asked for last, the newest at the end.
static YEARS: Mutex<Vec<Arc<Year>>> = Mutex::new(Vec::new());

impl Year {
    /// The nodes of a year, made or kept.
    fn of(year: i32, delta_t: f64) -> Arc<Self> {
        let kept = || YEARS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept().iter().find(|known| known.is(year, delta_t)) {
            return Arc::clone(known);
        }
        let made = Arc::new(Self::new(year, delta_t));
        let mut kept = kept();
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&made));
        made
    }
}

/// The slow part of the sun's path through at most two days, as polynomials.
pub(super) struct Cell {
    /// The first instant it is for, and the one after the last.
    from: f64,
    until: f64,
    /// Where x is 0.
    node: f64,
    polynomials: [[f64; 6]; KINDS],
}

impl Cell {
    /// The cell of an instant within the years 1 to 6000, at a longitude [°]: the year is that of local mean solar time, so
    /// that a year of local hours lies in one almanac.
    pub(super) fn of(instant: f64, longitude: f64, delta_t: f64) -> Self {
        let local = longitude * 240.0;
        let number = year_of(floor((instant + local) / DAY) as i64);
        let year = Year::of(number, delta_t);
        let length = STEP * DAY;
        let cell = floor((instant - year.first) / length);
        let node = year.first + cell * length;
        let bound = |year| days_from_civil(year, 1, 1) as f64 * DAY - local;
        let mut polynomials = [[0.0; 6]; KINDS];
        // The margin of a year is four cells, and an instant lies within one of it.
        let before = (cell - 2.0).max(0.0) as usize;
        if let Some(around) = year.nodes.get(before..before + 6) {
            for (kind, polynomial) in polynomials.iter_mut().enumerate() {
                for (coefficient, weights) in polynomial.iter_mut().zip(&BASIS) {
                    let sum: f64 = around.iter().zip(weights).map(|(node, weight)| node[kind] * weight).sum();
                    *coefficient = sum / 120.0;
                }
            }
        }
        Self { from: node.max(bound(number)), until: (node + length).min(bound(number + 1)), node, polynomials }
    }

    /// Whether it is for an instant.
    #[inline]
    pub(super) fn holds(&self, instant: f64) -> bool {
        instant >= self.from && instant < self.until
    }

    /// The sun at an instant that it [holds](Self::holds).
    #[inline]
    pub(super) fn at(&self, instant: f64) -> Slow {
        let x = (instant - self.node) * (1.0 / (STEP * DAY));
        let value = |[a, b, c, d, e, f]: [f64; 6]| a + x * (b + x * (c + x * (d + x * (e + x * f))));
        let [sin_declination, cos_declination, sin_lag, cos_lag, nearness] = self.polynomials;
        Slow {
            sin_declination: value(sin_declination),
            cos_declination: value(cos_declination),
            sin_lag: value(sin_lag),
            cos_lag: value(cos_lag),
            nearness: value(nearness),
        }
    }
}
