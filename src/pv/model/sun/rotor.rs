//! The periodic terms at moments of equal distance: each term is turned by a constant angle from one to the next, which
//! takes six multiplications in the place of a cosine.

use libm::sincos;

use super::geocentric::{NUTATION_UNIT, Sums, arguments, polynomial};
use super::terms::{DISTANCE, LATITUDE, LONGITUDE, NUTATION, Term};
use super::time::CENTURY;

/// Points that turn on circles, one a term.
#[derive(Default)]
struct Circles {
    re: Vec<f64>,
    im: Vec<f64>,
    step_re: Vec<f64>,
    step_im: Vec<f64>,
}

impl Circles {
    fn push(&mut self, radius: f64, phase: f64, step: f64) {
        let (sin_phase, cos_phase) = sincos(phase);
        let (sin_step, cos_step) = sincos(step);
        self.re.push(radius * cos_phase);
        self.im.push(radius * sin_phase);
        self.step_re.push(cos_step);
        self.step_im.push(sin_step);
    }

    fn turn(&mut self) {
        let points = self.re.iter_mut().zip(&mut self.im);
        for ((re, im), (c, s)) in points.zip(self.step_re.iter().zip(&self.step_im)) {
            (*re, *im) = (*re * c - *im * s, *re * s + *im * c);
        }
    }
}

/// A sum of series by powers of the millennium.
struct Series {
    circles: Circles,
    /// Where the terms of each power end.
    ends: Vec<usize>,
}

impl Series {
    fn new(powers: &[&[Term]], jme: f64, step: f64) -> Self {
        let (mut circles, mut ends) = (Circles::default(), Vec::with_capacity(powers.len()));
        for terms in powers {
            for [a, b, c] in *terms {
                circles.push(*a, b + c * jme, c * step);
            }
            ends.push(circles.re.len());
        }
        Self { circles, ends }
    }

    fn value(&self, jme: f64) -> f64 {
        let (mut sums, mut start) = ([0.0; 6], 0);
        for (sum, end) in sums.iter_mut().zip(&self.ends) {
            *sum = total(self.circles.re.get(start..*end).unwrap_or_default());
            start = *end;
        }
        polynomial(&sums, jme) * 1e-8
    }
}

/// A sum in four strands of fixed order, so that it can run in parallel lanes and has the same bits everywhere.
fn total(values: &[f64]) -> f64 {
    let mut strands = [0.0; 4];
    let chunks = values.chunks_exact(4);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (strand, value) in strands.iter_mut().zip(chunk) {
            *strand += value;
        }
    }
    (strands[0] + strands[1]) + (strands[2] + strands[3]) + rest
}

/// The sums of the periodic terms at `count` moments, `step` days from one to the next, the first at `days_tt` since
/// J2000.0 in terrestrial time.
///
/// Over a year the arguments of nutation are as good as linear (their curvature moves it by less than 1e-9°), and its
/// amplitudes constant (less than 3e-8″): both are taken in the middle.
pub(super) fn sums_at(days_tt: f64, step: f64, count: usize) -> Vec<Sums> {
    let millennium = |days: f64| days / (CENTURY * 10.0);
    let step_jme = millennium(step);
    let mut longitude = Series::new(&LONGITUDE, millennium(days_tt), step_jme);
    let mut latitude = Series::new(&LATITUDE, millennium(days_tt), step_jme);
    let mut distance = Series::new(&DISTANCE, millennium(days_tt), step_jme);

    let span = step * count as f64;
    let middle = (days_tt + 0.5 * span) / CENTURY;
    let half = 0.5 * span / CENTURY;
    let (before, after) = (arguments(middle - half), arguments(middle + half));
    let (mut in_longitude, mut in_obliquity) = (Vec::new(), Vec::new());
    let mut circles = Circles::default();
    for (multiples, [a, b, c, d]) in &NUTATION {
        let dot = |x: &[f64; 5]| multiples.iter().zip(x).map(|(y, x)| y * x).sum::<f64>();
        let (first, last) = (dot(&before), dot(&after));
        let now = dot(&arguments(days_tt / CENTURY));
        circles.push(1.0, now.to_radians(), ((last - first) / count as f64).to_radians());
        in_longitude.push((a + b * middle) * NUTATION_UNIT);
        in_obliquity.push((c + d * middle) * NUTATION_UNIT);
    }

    let mut all = Vec::with_capacity(count);
    for i in 0..count {
        let jme = millennium(days_tt + step * i as f64);
        all.push(Sums {
            longitude: longitude.value(jme),
            latitude: latitude.value(jme),
            distance: distance.value(jme),
            nutation: weighted(&in_longitude, &circles.im),
            obliquity: weighted(&in_obliquity, &circles.re),
        });
        for turning in [&mut longitude.circles, &mut latitude.circles, &mut distance.circles, &mut circles] {
            turning.turn();
        }
    }
    all
}

fn weighted(weights: &[f64], values: &[f64]) -> f64 {
    let mut strands = [0.0; 4];
    for (weights, values) in weights.chunks(4).zip(values.chunks(4)) {
        for (strand, (weight, value)) in strands.iter_mut().zip(weights.iter().zip(values)) {
            *strand += weight * value;
        }
    }
    (strands[0] + strands[1]) + (strands[2] + strands[3])
}
