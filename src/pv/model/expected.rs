//! The chain from weather to alternating current.
//!
//! sun → sky → light on the plane (beam by its angle, sky by its model, ground by albedo) → less incidence on the beam and
//! dirt → cell temperature from all light on the plane → DC → losses, snow, age → one inverter.

use super::electrical::dc;
use super::error::ModelError;
use super::hourly::Hourly;
use super::hours::Hours;
use super::incidence::{Glass, Incidence, Pores, ashrae, coated};
use super::plant::{Array, Ground, Orientation, Plant};
use super::site::Site;
use super::sky::{Beam, Domes, Sky};
use super::sun::Watch;
use super::tracker::Rows;
use super::transposition::Plane;
use super::weather::Weather;

/// Rows that are computed together where there is one plant: few enough to stay in the nearest memory.
const TOGETHER: usize = 1_024;

/// What a plant is expected to give, row by row. For several plants at one site make the [`Sky`] once.
///
/// # Errors
/// Settings out of range, columns that are missing or of another length.
pub fn expected(
    site: &Site,
    hours: &Hours,
    weather: &Weather<'_>,
    beam: Beam,
    plant: &Plant,
) -> Result<Hourly, ModelError> {
    let mut hourly = Hourly::default();
    expected_into(site, hours, weather, beam, plant, &mut hourly)?;
    Ok(hourly)
}

/// The same as [`expected`] into columns that are there already, whose memory is used again.
///
/// # Errors
/// As [`expected`]; the columns then hold nothing that can be used.
pub fn expected_into(
    site: &Site,
    hours: &Hours,
    weather: &Weather<'_>,
    beam: Beam,
    plant: &Plant,
    hourly: &mut Hourly,
) -> Result<(), ModelError> {
    plant.check()?;
    weather.check(hours.len(), beam == Beam::Measured)?;
    hourly.clear(hours.len());
    let mut watch = Watch::new(site)?;
    for from in (0..hours.len()).step_by(TOGETHER) {
        let rows = from..hours.len().min(from + TOGETHER);
        Sky::of_rows(&mut watch, hours, weather, beam, rows)?.fill(plant, hourly);
    }
    Ok(())
}

impl Sky {
    /// What a plant under this sky is expected to give.
    ///
    /// # Errors
    /// Settings of the plant that are out of range.
    pub fn expected(&self, plant: &Plant) -> Result<Hourly, ModelError> {
        let mut hourly = Hourly::default();
        self.expected_into(plant, &mut hourly)?;
        Ok(hourly)
    }

    /// The same into columns that are there already, whose memory is used again.
    ///
    /// # Errors
    /// As [`expected`](Self::expected); the columns are then as they were.
    pub fn expected_into(&self, plant: &Plant, hourly: &mut Hourly) -> Result<(), ModelError> {
        plant.check()?;
        hourly.clear(self.rows.end);
        self.fill(plant, hourly);
        Ok(())
    }

    /// Fills in its rows of columns that are dark.
    fn fill(&self, plant: &Plant, hourly: &mut Hourly) {
        hourly.cell_temperature[self.rows.clone()].copy_from_slice(&self.air);
        let whole = plant.kw();
        for array in &plant.arrays {
            // Without any capacity the arrays count alike.
            let share = if whole > 0.0 { array.kw / whole } else { 1.0 / plant.arrays.len() as f64 };
            self.add(plant, array, share, hourly);
        }
        self.convert(plant, hourly);
        for row in &self.missing {
            for column in hourly.columns() {
                column[*row as usize] = f64::NAN;
            }
        }
    }

    /// Adds an array.
    fn add(&self, plant: &Plant, array: &Array, share: f64, hourly: &mut Hourly) {
        let mut light = vec![[0.0; 2]; self.lit.len()];
        let sun = &self.sun;
        match (array.orientation, array.row_shading) {
            (Orientation::Fixed { tilt, azimuth }, None) => {
                let plane = Plane::new(tilt, azimuth);
                self.shine(plant, |_| (plane, 1.0), &mut light);
            }
            (Orientation::Fixed { tilt, azimuth }, Some(coverage)) => {
                let plane = Plane::new(tilt, azimuth).among_rows(coverage);
                let rows = Rows::new(tilt, azimuth, coverage);
                self.shine(plant, |i| (plane, rows.sunlit(sun.east[i], sun.north[i], sun.up[i])), &mut light);
            }
            (Orientation::Tracking(tracker), shading) => {
                let tracker = tracker.prepared(shading);
                let plane = |i: usize| tracker.plane(sun.east[i], sun.north[i], sun.up[i], sun.apparent_zenith[i]);
                self.shine(plant, plane, &mut light);
            }
            (Orientation::TwoAxes, _) => {
                let plane = |i: usize| match sun.up[i] {
                    up if up > 0.0 => (Plane::of_normal(sun.east[i], sun.north[i], up), 1.0),
                    _ => (Plane::of_normal(0.0, 0.0, 1.0), 1.0),
                };
                self.shine(plant, plane, &mut light);
            }
        }
        let rises = self.rises(plant.temperature);
        let clean = plant.soiling.map(|loss| 1.0 - loss);
        for (i, ((row, [poa, effective]), rise)) in self.lit.iter().zip(&light).zip(rises.iter()).enumerate() {
            let row = *row as usize;
            let effective = effective * clean[usize::from(self.months[i] - 1)];
            let warmer = poa * rise;
            hourly.poa[row] += share * poa;
            hourly.poa_effective[row] += share * effective;
            hourly.cell_temperature[row] += share * warmer;
            hourly.dc_gross[row] += dc(array.kw, effective, self.temperature[i] + warmer, plant.gamma);
        }
    }

    /// Losses and the inverter.
    fn convert(&self, plant: &Plant, hourly: &mut Hourly) {
        let curve = plant.inverter.curve();
        let left = plant.snow.map(|loss| (1.0 - plant.losses) * (1.0 - loss) * plant.remaining);
        for (row, month) in self.lit.iter().zip(&self.months) {
            let row = *row as usize;
            let dc = hourly.dc_gross[row] * left[usize::from(*month - 1)];
            hourly.dc[row] = dc;
            hourly.ac[row] = curve.ac(dc);
        }
    }

    /// Light on a plane, given with its part in the sun, at every lit row: all of it, and what the cover lets in.
    fn shine(&self, plant: &Plant, plane: impl Fn(usize) -> (Plane, f64), light: &mut [[f64; 2]]) {
        let domes = self.domes(plant.sky);
        match plant.incidence {
            Incidence::None => self.shine_through(plant, &domes, plane, |_| 1.0, light),
            Incidence::Physical { index, extinction, thickness, layer: None } => {
                let glass = Glass::new(index, extinction * thickness);
                if glass.is_thin() {
                    self.shine_through(plant, &domes, plane, |cos| glass.thin_modifier(cos), light);
                } else {
                    self.shine_through(plant, &domes, plane, |cos| glass.thick_modifier(cos), light);
                }
            }
            Incidence::Physical { index, extinction, thickness, layer: Some(layer) } => {
                let modifier = |cos| coated(cos, index, extinction * thickness, layer);
                self.shine_through(plant, &domes, plane, modifier, light);
            }
            Incidence::Ashrae { b } => self.shine_through(plant, &domes, plane, |cos| ashrae(cos, b), light),
            Incidence::MartinRuiz { a } => {
                let pores = Pores::new(a);
                self.shine_through(plant, &domes, plane, |cos| pores.modifier(cos), light);
            }
        }
    }

    fn shine_through(
        &self,
        plant: &Plant,
        domes: &Domes,
        plane: impl Fn(usize) -> (Plane, f64),
        modifier: impl Fn(f64) -> f64,
        light: &mut [[f64; 2]],
    ) {
        let ground = match plant.ground {
            Ground::Global => &self.ghi,
            Ground::Components => &self.components,
        };
        let sun = &self.sun;
        let directions = sun.east.iter().zip(&sun.north).zip(&sun.up);
        let lights = self.dni.iter().zip(ground);
        let rows = light.iter_mut().zip(directions.zip(lights)).enumerate();
        match (&domes.whole, &self.albedo) {
            // Without a branch in it: most plants go this way.
            (None, None) => {
                let parts = domes.isotropic.iter().zip(&domes.circumsolar).zip(&domes.horizon);
                for ((i, (light, (((east, north), up), (dni, ground)))), ((all_over, around), along)) in rows.zip(parts)
                {
                    let (plane, sunlit) = plane(i);
                    let cos = plane.cos_incidence(*east, *north, *up);
                    let sky = all_over * plane.sky_view + around * cos * sunlit + along * plane.sin_tilt;
                    let diffuse = sky.max(0.0) + ground * plant.albedo * plane.ground_view;
                    let beam = dni * cos * sunlit;
                    *light = [beam + diffuse, beam * modifier(cos) + diffuse];
                }
            }
            (whole, albedo) => {
                for (i, (light, (((east, north), up), (dni, ground)))) in rows {
                    let (plane, sunlit) = plane(i);
                    let cos = plane.cos_incidence(*east, *north, *up);
                    let dome = whole.as_ref().map_or_else(|| domes.plain(i), |whole| whole[i]);
                    let albedo = albedo.as_ref().map(|a| a[i]).filter(|a| !a.is_nan()).unwrap_or(plant.albedo);
                    let diffuse = dome.on(&plane, cos, sunlit) + ground * albedo * plane.ground_view;
                    let beam = dni * cos * sunlit;
                    *light = [beam + diffuse, beam * modifier(cos) + diffuse];
                }
            }
        }
    }
}
