//! The sun's path over a site: directions at many instants, shared by all plants that stand there.

use libm::{asin, floor, sincos, sqrt};

use super::almanac::Almanac;
use super::observer::{Direction, Observer, small_sincos};
use super::time::{DAY, year_of};
use crate::pv::model::error::ModelError;
use crate::pv::model::site::Site;

/// Where the sun stands at each of many instants, in their order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SunPath {
    /// cos of the zenith angle without refraction.
    pub cos_zenith: Vec<f64>,
    /// Zenith angle with refraction [rad].
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
}

impl Turns {
    fn at(&mut self, second: f64) -> (f64, f64) {
        let Some(kept) = self.kept.get_mut((second / 3600.0) as usize % 24) else { return (0.0, 1.0) };
        if kept.0 != second {
            // Days since J2000.0 begin at noon.
            let angle = 360.0 * (second / DAY) - 180.0 + self.longitude;
            let (sin, cos) = sincos(angle.to_radians());
            *kept = (second, sin, cos);
        }
        (kept.1, kept.2)
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
        site.check()?;
        let observer = Observer::new(site);
        let mut turns = Turns { kept: [(f64::NAN, 0.0, 1.0); 24], longitude: site.longitude };
        let mut path = Self::default();
        path.reserve(instants.len());
        let mut almanac: Option<Almanac> = None;
        for (row, &instant) in instants.iter().enumerate() {
            // −62 135 596 800 s is the beginning of the year 1, 127 174 492 800 s that of 6000.
            if !(instant >= -62_135_596_800.0 && instant < 127_174_492_800.0) {
                return Err(ModelError::Instant { row });
            }
            // By local mean solar time, so that a year of local hours lies in one almanac.
            let local_day = floor((instant + site.longitude * 240.0) / DAY);
            let fits = almanac.as_ref().is_some_and(|a| a.covers(instant));
            if !fits {
                almanac = Some(Almanac::of_year(year_of(local_day as i64), site.delta_t));
            }
            let Some(almanac) = almanac.as_mut() else { continue };
            let slow = almanac.at(instant);
            let second = instant - DAY * floor(instant / DAY);
            let (sin_turn, cos_turn) = turns.at(second);
            let sin_h = sin_turn * slow.cos_lag + cos_turn * slow.sin_lag;
            let cos_h = cos_turn * slow.cos_lag - sin_turn * slow.sin_lag;
            let there =
                observer.direction(sin_h, cos_h, slow.sin_declination, slow.cos_declination, slow.nearness);
            path.push(&observer, &there);
        }
        Ok(path)
    }

    fn reserve(&mut self, rows: usize) {
        for column in
            [&mut self.cos_zenith, &mut self.apparent_zenith, &mut self.up, &mut self.north, &mut self.east]
        {
            column.reserve_exact(rows);
        }
    }

    /// Takes a direction up, lifted by refraction in its vertical plane.
    fn push(&mut self, observer: &Observer, there: &Direction) {
        let horizontal = sqrt(there.north * there.north + there.east * there.east);
        // Of the two arcs the one whose sine is not near 1.
        let elevation = if horizontal < 0.7 {
            if there.up < 0.0 { asin(horizontal) - QUARTER } else { QUARTER - asin(horizontal) }
        } else {
            asin(there.up)
        };
        let lift = observer.lift(elevation.to_degrees(), there.up, horizontal).to_radians();
        let (sin_lift, cos_lift) = small_sincos(lift);
        let up = there.up * cos_lift + horizontal * sin_lift;
        let stretch = if horizontal > 0.0 { cos_lift - there.up / horizontal * sin_lift } else { 0.0 };
        self.cos_zenith.push(there.up);
        self.apparent_zenith.push(QUARTER - elevation - lift);
        self.up.push(up);
        self.north.push(there.north * stretch);
        self.east.push(there.east * stretch);
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
