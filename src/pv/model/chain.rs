//! The chain of one row with all that it computes on its way, and with what a file already knows of it: what is known is
//! followed, and what follows from it is computed. It is that of [`expected`](super::expected()), one row at a time.

use libm::{acos, cos, sin};

use super::clear_sky::{ClearSky, haurwitz, ineichen, simplified_solis};
use super::decomposition::Decomposition;
use super::electrical::dc;
use super::error::ModelError;
use super::hourly::Hourly;
use super::hours::Hours;
use super::plant::{Array, Ground, Orientation, Plant};
use super::site::Site;
use super::sky::Beam;
use super::steps::{Columns, Known, Steps};
use super::sun::air_mass::{STANDARD_PRESSURE, absolute, kasten_1966, kasten_young_1989};
use super::sun::extraterrestrial::{SOLAR_CONSTANT, SPENCER_CONSTANT, by_distance, spencer};
use super::sun::{position, refraction};
use super::tracker::Rows;
use super::transposition::{Dome, Light, Plane};

/// A plant at a site under its weather: all that a row needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The place.
    pub site: Site,
    /// The rows.
    pub hours: Hours,
    /// The weather.
    pub columns: Columns,
    /// Where beam irradiance comes from.
    pub beam: Beam,
    /// The plant.
    pub plant: Plant,
    /// What is known of each row; empty where nothing is.
    pub known: Vec<Known>,
}

/// Where the sun stands, and what comes from it.
struct Sun {
    zenith: f64,
    apparent: f64,
    azimuth: f64,
    equation_of_time: f64,
    extraterrestrial: f64,
    by_distance: f64,
    air_mass: Option<f64>,
    absolute: Option<f64>,
    pressure: f64,
}

/// Light on the modules of a plant.
#[derive(Default)]
struct Shine {
    incidence: f64,
    modifier: f64,
    beam: f64,
    sky: f64,
    ground: f64,
    poa: f64,
    effective: f64,
    cell: f64,
    back: f64,
    dc: f64,
}

/// Not below 0, and missing where it is missing: `f64::max` would make 0 of it.
fn above_zero(value: f64) -> f64 {
    if value < 0.0 { 0.0 } else { value }
}

impl Chain {
    /// Whether the plant and the place can be computed.
    ///
    /// # Errors
    /// The first setting that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        self.site.check()?;
        self.plant.check()
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hours.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hours.is_empty()
    }

    /// All rows, the last steps of each: what [`expected`](super::expected()) gives, with what is known of the rows.
    ///
    /// # Errors
    /// Settings that are out of range.
    pub fn hourly(&self) -> Result<Hourly, ModelError> {
        self.check()?;
        let mut hourly = Hourly::default();
        hourly.clear(self.len());
        for row in 0..self.len() {
            let steps = self.steps(row)?;
            let values = [steps.poa, steps.effective, steps.cell, steps.dc_gross, steps.dc, steps.ac];
            for (column, value) in hourly.columns().into_iter().zip(values) {
                column[row] = value;
            }
        }
        Ok(hourly)
    }

    /// The steps of a row, from 0; all missing beyond the last.
    ///
    /// # Errors
    /// Settings that are out of range.
    pub fn steps(&self, row: usize) -> Result<Steps, ModelError> {
        let at = |column: &[f64]| column.get(row).copied().filter(|v| !super::is_missing(*v)).unwrap_or(f64::NAN);
        let known = self.known.get(row).copied().unwrap_or_default();
        let month = usize::from(self.hours.months.get(row).copied().unwrap_or(1)).clamp(1, 12) - 1;
        let day = self.hours.days.get(row).copied().unwrap_or(1);
        let sun = self.sun(row, &known, day)?;
        let ghi = above_zero(at(&self.columns.ghi));
        let up = cos(sun.zenith.to_radians());
        let (dni, dhi, clearness, disc_air_mass) = match (self.beam, &self.columns.components) {
            (Beam::From(model), _) if ghi.is_nan() => (f64::NAN, f64::NAN, f64::NAN, disc(model, sun.zenith)),
            (Beam::From(model), _) => {
                let outside = spencer(day, SPENCER_CONSTANT) * (model.solar_constant() / SPENCER_CONSTANT);
                let parts = model.parts_under(ghi, up, acos(up), outside);
                (parts.dni, parts.dhi, parts.clearness, disc(model, sun.zenith))
            }
            (Beam::Measured, Some((dni, dhi))) => (above_zero(at(dni)), above_zero(at(dhi)), f64::NAN, f64::NAN),
            (Beam::Measured, None) => (f64::NAN, f64::NAN, f64::NAN, f64::NAN),
        };
        let albedo = self.columns.albedo.as_ref().map_or(f64::NAN, |albedo| at(albedo));
        let weather = Row {
            ghi,
            dni,
            dhi,
            up,
            air: at(&self.columns.temperature),
            wind: above_zero(at(&self.columns.wind)),
            albedo: if (0.0..=1.0).contains(&albedo) { albedo } else { self.plant.albedo },
            clean: 1.0 - self.plant.soiling[month],
        };
        let shine = self.shine(&weather, &sun, &known);
        let left = (1.0 - self.plant.losses) * (1.0 - self.plant.snow[month]) * self.plant.remaining;
        let dc = shine.dc * left;
        let clear = |of: ClearSky| (!sun.apparent.is_nan()).then_some(of);
        let angle = sun.apparent.to_radians();
        let ineichen = known.haze.linke_turbidity.and_then(|turbidity| {
            clear(ineichen(angle, sun.absolute, turbidity, self.site.elevation, sun.extraterrestrial))
        });
        let solis = known.haze.aod700.zip(known.haze.water).and_then(|(aod, water)| {
            let elevation = (90.0 - sun.apparent).to_radians();
            clear(simplified_solis(elevation, aod, water, sun.pressure, sun.extraterrestrial))
        });
        Ok(Steps {
            zenith: sun.zenith,
            apparent_zenith: sun.apparent,
            azimuth: sun.azimuth,
            equation_of_time: sun.equation_of_time,
            extraterrestrial: sun.extraterrestrial,
            by_distance: sun.by_distance,
            air_mass: sun.air_mass.unwrap_or(f64::NAN),
            absolute_air_mass: sun.absolute.unwrap_or(f64::NAN),
            ghi,
            dni,
            dhi,
            clearness,
            disc_air_mass,
            incidence: shine.incidence,
            modifier: shine.modifier,
            beam: shine.beam,
            sky: shine.sky,
            ground: shine.ground,
            poa: shine.poa,
            effective: shine.effective,
            cell: shine.cell,
            back: shine.back,
            dc_gross: shine.dc,
            dc,
            // The inverter would make 0 of a missing value.
            ac: if dc.is_nan() { dc } else { self.plant.inverter.ac(dc) },
            ineichen,
            solis,
            haurwitz: if angle.is_nan() { angle } else { haurwitz(angle) },
        })
    }

    fn sun(&self, row: usize, known: &Known, day: u16) -> Result<Sun, ModelError> {
        let pressure = known.pressure.unwrap_or(self.site.pressure);
        let site = Site { pressure, ..self.site };
        let instant = self.hours.instants.get(row).copied().ok_or(ModelError::Instant { row })?;
        let computed = position(&site, instant)?;
        let (zenith, apparent) = match (known.zenith, known.apparent_zenith) {
            (Some(zenith), Some(apparent)) => (zenith, apparent),
            (Some(zenith), None) => (zenith, zenith - refraction(&site, zenith)),
            (None, Some(apparent)) => (apparent, apparent),
            (None, None) => (computed.zenith, computed.apparent_zenith),
        };
        let air_mass = known.air_mass.or_else(|| kasten_young_1989(apparent.to_radians()));
        Ok(Sun {
            zenith,
            apparent,
            azimuth: known.azimuth.unwrap_or(computed.azimuth),
            equation_of_time: computed.equation_of_time,
            extraterrestrial: known.extraterrestrial.unwrap_or_else(|| spencer(day, SPENCER_CONSTANT)),
            by_distance: by_distance(computed.distance, SOLAR_CONSTANT),
            air_mass,
            absolute: known.absolute_air_mass.or_else(|| air_mass.map(|relative| absolute(relative, pressure))),
            pressure,
        })
    }

    /// What the arrays receive, with the mean over them by capacity.
    fn shine(&self, weather: &Row, sun: &Sun, known: &Known) -> Shine {
        let plant = &self.plant;
        let angle = sun.apparent.to_radians();
        let (up, across) = (cos(angle), sin(angle));
        let azimuth = sun.azimuth.to_radians();
        let direction = [across * sin(azimuth), across * cos(azimuth), up];
        let light = Light {
            ghi: weather.ghi,
            dni: weather.dni,
            dhi: weather.dhi,
            extraterrestrial: sun.extraterrestrial,
            air_mass: sun.air_mass,
            apparent_zenith: angle,
            up,
        };
        let is_known = !(weather.ghi.is_nan() || weather.dni.is_nan() || weather.dhi.is_nan());
        let dome = is_known.then(|| Dome::new(plant.sky, &light));
        let whole = plant.kw();
        let only = plant.arrays.len() == 1;
        let mut sum = Shine { incidence: f64::NAN, modifier: f64::NAN, ..Shine::default() };
        for array in &plant.arrays {
            let share = if whole > 0.0 { array.kw / whole } else { 1.0 / plant.arrays.len() as f64 };
            let (plane, sunlit) = plane_of(array, direction, angle, known);
            let [east, north, up] = direction;
            let cos_incidence = plane.cos_incidence(east, north, up);
            let modifier = plant.incidence.modifier(cos_incidence);
            let dome = dome.as_ref().map_or(f64::NAN, |dome| dome.on(&plane, cos_incidence, sunlit));
            let reflected = match plant.ground {
                Ground::Global => weather.ghi,
                Ground::Components => weather.dhi + weather.dni * above_zero(weather.up),
            };
            let ground = reflected * weather.albedo * plane.ground_view;
            let beam = weather.dni * cos_incidence * sunlit;
            let computed = beam + dome + ground;
            let (poa, passed) = match known.poa {
                None => (computed, (beam * modifier + dome + ground) * weather.clean),
                // Of light that is known without its parts nothing is lost to incidence.
                Some(poa) if computed > 0.0 => {
                    (poa, poa * (beam * modifier + dome + ground) / computed * weather.clean)
                }
                Some(poa) => (poa, poa * weather.clean),
            };
            let effective = known.effective.unwrap_or(passed);
            let of_model = |model: f64| if poa.is_nan() { f64::NAN } else { model };
            let cell = known.cell.unwrap_or_else(|| of_model(plant.temperature.cell(poa, weather.air, weather.wind)));
            if only {
                let behind = (plane.east * east + plane.north * north + plane.up * up).clamp(-1.0, 1.0);
                (sum.incidence, sum.modifier) = (acos(behind).to_degrees(), modifier);
            }
            sum.beam += share * beam;
            sum.sky += share * dome;
            sum.ground += share * ground;
            sum.poa += share * poa;
            sum.effective += share * effective;
            sum.cell += share * cell;
            sum.back += share * of_model(plant.temperature.back(poa, weather.air, weather.wind));
            // Neither light nor temperature that is missing is 0.
            let is_missing = effective.is_nan() || cell.is_nan();
            sum.dc += if is_missing { f64::NAN } else { dc(array.kw, effective, cell, plant.gamma) };
        }
        sum
    }
}

/// The weather of a row, as the planes need it.
struct Row {
    ghi: f64,
    dni: f64,
    dhi: f64,
    /// cos of the zenith angle without refraction.
    up: f64,
    air: f64,
    wind: f64,
    albedo: f64,
    clean: f64,
}

/// The plane of an array under a sun, with its part in the sun.
fn plane_of(array: &Array, [east, north, up]: [f64; 3], apparent: f64, known: &Known) -> (Plane, f64) {
    if let (Some(tilt), Some(azimuth)) = (known.surface_tilt, known.surface_azimuth) {
        return (Plane::new(tilt, azimuth), 1.0);
    }
    match (array.orientation, array.row_shading) {
        (Orientation::Fixed { tilt, azimuth }, None) => (Plane::new(tilt, azimuth), 1.0),
        (Orientation::Fixed { tilt, azimuth }, Some(coverage)) => {
            let sunlit = Rows::new(tilt, azimuth, coverage).sunlit(east, north, up);
            (Plane::new(tilt, azimuth).among_rows(coverage), sunlit)
        }
        (Orientation::Tracking(tracker), shading) => tracker.prepared(shading).plane(east, north, up, apparent),
        (Orientation::TwoAxes, _) if up > 0.0 => (Plane::of_normal(east, north, up), 1.0),
        (Orientation::TwoAxes, _) => (Plane::of_normal(0.0, 0.0, 1.0), 1.0),
    }
}

/// The air mass that DISC takes, at standard pressure and at most 12.
fn disc(model: Decomposition, zenith: f64) -> f64 {
    if model != Decomposition::Disc {
        return f64::NAN;
    }
    kasten_1966(zenith.to_radians()).map_or(f64::NAN, |relative| absolute(relative, STANDARD_PRESSURE).min(12.0))
}
