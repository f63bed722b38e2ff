//! What the model of a plant expects of its weather.

use std::sync::Arc;

use super::model::{Array, Beam, Chain, Closure, Hourly, Inverter, ModelError, Plant, Site, Stamp, Totals};
use super::plan::{ModelPlan, PlannedWeather};
use super::skies::{Needs, PlantSky, Skies};
use super::stated::chain;
use super::weather::Field;

/// What came of a model.
///
/// Sums are kept and rows are not: a book may have a thousand plants, and their rows are computed again in less time than it takes
/// to write one of them down.
#[derive(Debug, Clone)]
pub struct Expected {
    /// Sums of all rows.
    pub totals: Totals,
    /// Sums by month of the label.
    pub months: [Totals; 12],
    /// Capacity DC [kW].
    pub kw: f64,
    /// Capacity AC [kW].
    pub kw_ac: f64,
    sky: Arc<PlantSky>,
    planned: PlannedWeather,
    plant: Plant,
}

impl Expected {
    /// Where beam irradiance came from.
    pub fn beam(&self) -> Beam {
        self.sky.beam
    }

    /// Whether the irradiance of the file adds up; `None` where it has no components.
    pub fn closure(&self) -> Option<Closure> {
        self.sky.closure
    }

    /// The labels of the rows, on the clock of the file.
    pub fn stamps(&self) -> &[Stamp] {
        &self.sky.stamps
    }

    /// Where the plant stands, for the sun.
    pub fn site(&self) -> &Site {
        &self.sky.site
    }

    /// What each row is computed from, for its steps.
    ///
    /// # Errors
    /// None where there is a result: what could fail has been done before.
    pub fn chain(&self) -> Result<Chain, NotExpected> {
        chain(&self.sky, &self.planned, &self.plant)
    }

    /// Row by row.
    pub fn hourly(&self) -> Hourly {
        // The plant has been checked: its sums are there.
        self.sky.hourly(&self.planned, &self.plant).unwrap_or_default()
    }

    /// AC of all rows [kWh] where age has left a share of DC.
    ///
    /// # Errors
    /// A share out of range.
    pub(super) fn ac_with(&self, remaining: f64) -> Result<f64, NotExpected> {
        let plant = Plant { remaining, ..self.plant.clone() };
        Ok(self.sky.hourly(&self.planned, &plant)?.totals(&self.sky.hours).ac)
    }
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq)]
pub enum NotExpected {
    /// The weather names no place and neither does the book.
    NoSite,
    /// The clock of the weather is not known.
    NoClock,
    /// A column that the model needs is not there.
    NoColumn(Field),
    /// A setting that the model refuses.
    Model(ModelError),
}

impl From<ModelError> for NotExpected {
    fn from(error: ModelError) -> NotExpected {
        NotExpected::Model(error)
    }
}

/// Runs the model of a plan over its weather, for a capacity DC and AC in kW.
///
/// # Errors
/// [`NotExpected`].
pub(super) fn expected(
    plan: &ModelPlan,
    planned: &PlannedWeather,
    (kw, kw_ac): (f64, Option<f64>),
    skies: &mut Skies,
) -> Result<Expected, NotExpected> {
    let ratio = plan.dc_ac.or_else(|| kw_ac.filter(|ac| *ac > 0.0).map(|ac| kw / ac)).unwrap_or(1.2);
    let kw_ac = kw / ratio;
    let plant = plant(plan, kw, kw_ac);
    let sky = skies.sky(plan, planned, Needs::All)?;
    let hourly = sky.hourly(planned, &plant)?;
    let (totals, months) = (hourly.totals(&sky.hours), hourly.monthly(&sky.hours));
    Ok(Expected { totals, months, kw, kw_ac, sky, planned: planned.clone(), plant })
}

/// Light on the modules of a plan without the shade of row on row [W/m²], with or without temperatures.
///
/// # Errors
/// [`NotExpected`].
pub(super) fn open_light(
    plan: &ModelPlan,
    planned: &PlannedWeather,
    skies: &mut Skies,
) -> Result<Vec<f64>, NotExpected> {
    let mut plant = plant(plan, 1.0, 1.0);
    plant.arrays.iter_mut().for_each(|array| array.row_shading = None);
    Ok(skies.sky(plan, planned, Needs::LightAlone)?.hourly(planned, &plant)?.poa)
}

/// The plant of a plan.
fn plant(plan: &ModelPlan, kw: f64, kw_ac: f64) -> Plant {
    let array = |of: &super::plan::PlannedArray| Array {
        kw: kw * of.share,
        orientation: of.orientation,
        row_shading: of.row_shading,
    };
    Plant {
        arrays: plan.arrays.iter().map(array).collect(),
        sky: plan.sky,
        incidence: plan.incidence,
        temperature: plan.temperature,
        gamma: plan.gamma,
        losses: plan.losses,
        inverter: Inverter {
            efficiency: plan.efficiency,
            reference: plan.reference_efficiency,
            ..Inverter::new(kw_ac)
        },
        albedo: plan.albedo,
        ground: plan.ground,
        soiling: plan.soiling,
        snow: plan.snow,
        remaining: plan.remaining,
    }
}
