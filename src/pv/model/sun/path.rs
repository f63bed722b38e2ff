//! The sun's path over a site: directions at many instants, shared by all plants that stand there.

use libm::{asin, floor, sincos};

use super::almanac::Cell;
use super::observer::{Observer, small_sincos};
use super::time::DAY;
use crate::pv::model::error::ModelError;
use crate::pv::model::site::Site;

/// Where the sun stands at each of many instants, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SunPath {
    /// cos of the zenith angle without refraction.
    pub cos_zenith: Vec<f64>,
    /// Zenith angle with refraction \[rad\].
    pub apparent_zenith: Vec<f64>,
    /// cos of the zenith angle with refraction: the component up of the unit vector towards the sun.
    pub up: Vec<f64>,
    /// Its component north, with refraction.
    pub north: Vec<f64>,
    /// Its component east, with refraction.
    pub east: Vec<f64>,
}

/// The turn of the Earth at a time of day, kept for as long as the same times of day come again.
struct Turns {
    /// For each hour of the day: seconds since midnight, sin and cos of the hour angle of the mean sun.
    kept: [(f64, f64, f64); 24],
    longitude: f64,
    midnight: f64,
}

impl Turns {
    fn new(longitude: f64) -> Self {
        Self { kept: [(f64::NAN, 0.0, 1.0); 24], longitude, midnight: f64::INFINITY }
    }

    #[inline]
    fn at(&mut self, instant: f64) -> (f64, f64) {
        if !(instant >= self.midnight && instant < self.midnight + DAY) {
            self.midnight = DAY * floor(instant / DAY);
        }
        let second = instant - self.midnight;
        let hour = ((second * (1.0 / 3600.0)) as usize).min(23);
        let (of, sin, cos) = self.kept[hour];
        if of == second { (sin, cos) } else { self.turn(hour, second) }
    }

    #[cold]
    fn turn(&mut self, hour: usize, second: f64) -> (f64, f64) {
        // Days since J2000.0 begin at noon.
        let angle = 360.0 * (second / DAY) - 180.0 + self.longitude;
        let (sin, cos) = sincos(angle.to_radians());
        self.kept[hour] = (second, sin, cos);
        (sin, cos)
    }
}

/// What looks at the sun from a site, instant after instant.
pub(in crate::pv::model) struct Watch {
    observer: Observer,
    turns: Turns,
    longitude: f64,
    delta_t: f64,
    cell: Option<Cell>,
}

impl Watch {
    /// A watch at a site.
    pub(in crate::pv::model) fn new(site: &Site) -> Result<Self, ModelError> {
        site.check()?;
        Ok(Self {
            observer: Observer::new(site),
            turns: Turns::new(site.longitude),
            longitude: site.longitude,
            delta_t: site.delta_t,
            cell: None,
        })
    }

    /// The sun at many instants. One pass for each step, so that the arithmetic of several rows runs side by side.
    pub(in crate::pv::model) fn path(&mut self, instants: &[f64]) -> Result<SunPath, ModelError> {
        let rows = instants.len();
        let column = || vec![0.0; rows];
        let mut path =
            SunPath { cos_zenith: column(), apparent_zenith: column(), up: column(), north: column(), east: column() };
        let level = path.cos_zenith.iter_mut().zip(path.north.iter_mut().zip(&mut path.east));
        for (row, (&instant, (up, (north, east)))) in instants.iter().zip(level).enumerate() {
            let cell = match &self.cell {
                Some(cell) if cell.holds(instant) => cell,
                _ => self.turn_to(row, instant)?,
            };
            let slow = cell.at(instant);
            let (sin_turn, cos_turn) = self.turns.at(instant);
            let sin_h = sin_turn * slow.cos_lag + cos_turn * slow.sin_lag;
            let cos_h = cos_turn * slow.cos_lag - sin_turn * slow.sin_lag;
            let there =
                self.observer.direction(sin_h, cos_h, slow.sin_declination, slow.cos_declination, slow.nearness);
            (*up, *north, *east) = (there.up, there.north, there.east);
        }
        path.lift(&self.observer);
        Ok(path)
    }

    #[cold]
    fn turn_to(&mut self, row: usize, instant: f64) -> Result<&Cell, ModelError> {
        // −62 135 596 800 s is the beginning of the year 1, 127 174 492 800 s that of 6000.
        if !(-62_135_596_800.0..127_174_492_800.0).contains(&instant) {
            return Err(ModelError::Instant { row });
        }
        Ok(self.cell.insert(Cell::of(instant, self.longitude, self.delta_t)))
    }
}

impl SunPath {
    /// The sun over a site at `instants`, in seconds since 1970-01-01 00:00 UTC.
    ///
    /// The slow terms (the Earth's orbit, nutation, aberration) are computed every second day of a year and interpolated;
    /// the turn of the Earth, parallax and refraction are of each instant. Within 1e-6° of [`position`](super::position).
    ///
    /// # Errors
    /// A site off the globe, an instant that is not finite or not within the years 1 to 6000.
    pub fn new(site: &Site, instants: &[f64]) -> Result<Self, ModelError> {
        Watch::new(site)?.path(instants)
    }

    /// Lifts the directions by refraction, each in its vertical plane.
    fn lift(&mut self, observer: &Observer) {
        let level = self.cos_zenith.iter().zip(self.north.iter().zip(&self.east));
        let angles = self.up.iter_mut().zip(&mut self.apparent_zenith);
        for ((up, (north, east)), (across, elevation)) in level.zip(angles) {
            *across = (north * north + east * east).sqrt();
            // Of the two arcs the one whose sine is not near 1.
            *elevation = if *across < 0.7 {
                if *up < 0.0 { asin(*across) - QUARTER } else { QUARTER - asin(*across) }
            } else {
                asin(*up)
            };
        }
        let directions = self.north.iter_mut().zip(&mut self.east).zip(self.cos_zenith.iter().zip(&mut self.up));
        for (((north, east), (level, up)), angle) in directions.zip(&mut self.apparent_zenith) {
            let across = *up;
            let lift = observer.lift(*angle, *level, across);
            let (sin_lift, cos_lift) = small_sincos(lift);
            *up = level * cos_lift + across * sin_lift;
            // At the zenith there is no vertical plane, and nothing to turn.
            let stretch = cos_lift - level / across.max(1e-300) * sin_lift;
            *north *= stretch;
            *east *= stretch;
            *angle = QUARTER - *angle - lift;
        }
    }

    /// Number of instants.
    #[must_use]
    pub fn len(&self) -> usize {
        self.up.len()
    }

    /// Whether there are no instants.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.up.is_empty()
    }

    /// Azimuth at a row [°], clockwise from north, 0 to 360.
    #[must_use]
    pub fn azimuth(&self, row: usize) -> Option<f64> {
        let (east, north) = (self.east.get(row)?, self.north.get(row)?);
        Some(super::geocentric::turn(libm::atan2(*east, *north).to_degrees()))
    }
}

const QUARTER: f64 = core::f64::consts::FRAC_PI_2;
