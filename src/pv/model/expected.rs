//! The chain from weather to alternating current.
//!
//! sun → sky → light on the plane (beam by its angle, sky by its model, ground by albedo) → less incidence on the beam and
//! dirt → cell temperature from all light on the plane → DC → losses, snow, age → one inverter.

use super::block::{Block, Light};
use super::error::ModelError;
use super::hourly::Hourly;
use super::hours::Hours;
use super::lanes::widest;
use super::plant::{Array, Plant};
use super::shine::{Lamp, Standing};
use super::site::Site;
use super::sky::{Beam, Sky};
use super::sun::Watch;
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

    /// What a plant under this sky is expected to give in alternating current [kW], row by row: the column of
    /// [`expected`](Self::expected) alone, for many plants. `ac` is filled anew, its memory used again.
    ///
    /// # Errors
    /// As [`expected`](Self::expected); the column is then as it was.
    pub fn ac_into(&self, plant: &Plant, ac: &mut Vec<f64>) -> Result<(), ModelError> {
        plant.check()?;
        ac.clear();
        ac.resize(self.rows.end, 0.0);
        self.run::<false>(plant, |rows, block| scatter(rows, &block.ac, ac));
        for row in &self.missing {
            ac[*row as usize] = f64::NAN;
        }
        Ok(())
    }

    /// Fills in its rows of columns that are dark.
    fn fill(&self, plant: &Plant, hourly: &mut Hourly) {
        hourly.cell_temperature[self.rows.clone()].copy_from_slice(&self.air);
        self.run::<true>(plant, |rows, block| {
            scatter(rows, &block.poa, &mut hourly.poa);
            scatter(rows, &block.poa_effective, &mut hourly.poa_effective);
            for (row, warmer) in rows.iter().zip(&block.warmer) {
                hourly.cell_temperature[*row as usize] += warmer;
            }
            scatter(rows, &block.dc_gross, &mut hourly.dc_gross);
            scatter(rows, &block.dc, &mut hourly.dc);
            scatter(rows, &block.ac, &mut hourly.ac);
        });
        for row in &self.missing {
            for column in hourly.columns() {
                column[*row as usize] = f64::NAN;
            }
        }
    }

    /// Computes a plant a span after the other; with `ALL`, light and temperature as well.
    fn run<const ALL: bool>(&self, plant: &Plant, mut take: impl FnMut(&[u32], &Block)) {
        let whole = plant.kw();
        // Without any capacity the arrays count alike.
        let share = |array: &Array| if whole > 0.0 { array.kw / whole } else { 1.0 / plant.arrays.len() as f64 };
        let arrays: Vec<_> = plant.arrays.iter().map(|array| (array, share(array), Standing::of(array))).collect();
        let (domes, rises) = (self.domes(plant.sky), self.rises(plant.temperature));
        let lamp = Lamp { sky: self, plant, domes: &domes, rises: &rises };
        let curve = plant.inverter.curve();
        let left = plant.snow.map(|loss| (1.0 - plant.losses) * (1.0 - loss) * plant.remaining);
        let (mut block, mut light) = (Block::DARK, Light::NONE);
        for span in &self.spans {
            for (at, (array, share, standing)) in arrays.iter().enumerate() {
                lamp.shine(standing, *span, &mut light);
                widest(
                    #[inline(always)]
                    || block.add::<ALL>(&lamp, *span, (array, *share), &light, at == 0),
                );
            }
            widest(
                #[inline(always)]
                || block.convert::<ALL>(span.rows, left[span.month], curve),
            );
            take(&self.lit[span.from..span.from + span.rows], &block);
        }
    }
}

/// Puts values at their rows.
fn scatter(rows: &[u32], values: &[f64], column: &mut [f64]) {
    for (row, value) in rows.iter().zip(values) {
        column[*row as usize] = *value;
    }
}
