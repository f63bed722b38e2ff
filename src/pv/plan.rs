//! How a plant is modelled, as a book states it: site, arrays, models, weather.

use std::sync::Arc;

use super::model::Beam;
use super::model::{Ground, Haze, Incidence, Orientation, SkyModel, Temperature};
use super::weather::{Field, Reading, Statements, Weather};
use crate::finding::{Located, Place};

/// What the model of a plant is made with.
#[derive(Debug, Clone)]
pub struct ModelPlan {
    /// Degrees north, where the book says.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Metres above the sea.
    pub altitude: Option<f64>,
    /// Yearly mean air pressure \[Pa\]; that of the altitude when not given.
    pub pressure: Option<f64>,
    /// Yearly mean air temperature [°C], for refraction.
    pub temperature_of_air: Option<f64>,
    /// Terrestrial time less universal time \[s\].
    pub delta_t: Option<f64>,
    /// The arrays, each with its share of the capacity.
    pub arrays: Vec<PlannedArray>,
    /// Where beam irradiance comes from; the file's own columns where it has them, when the book does not say.
    pub beam: Option<Beam>,
    /// Model of the diffuse sky.
    pub sky: SkyModel,
    /// Loss at the glass.
    pub incidence: Incidence,
    /// Temperature of the cells.
    pub temperature: Temperature,
    /// Temperature coefficient of power [1/°C].
    pub gamma: f64,
    /// Losses of DC, a fraction.
    pub losses: f64,
    /// DC over AC capacity, where the book says.
    pub dc_ac: Option<f64>,
    /// Nominal efficiency of the inverter.
    pub efficiency: f64,
    /// Efficiency of the inverter whose curve it has.
    pub reference_efficiency: f64,
    /// Albedo of the ground.
    pub albedo: f64,
    /// What the ground reflects.
    pub ground: Ground,
    /// Light lost to dirt, by month.
    pub soiling: [f64; 12],
    /// DC lost to snow, by month.
    pub snow: [f64; 12],
    /// What age has left of the capacity.
    pub remaining: f64,
    /// Mean cell temperature of a typical year [°C], to which ratios are corrected; that of the weather where the book says none.
    pub mean_cell_temperature: Option<f64>,
    /// The weather.
    pub weather: Option<PlannedWeather>,
    /// Where the book says so.
    pub place: Place,
}

/// Modules of one orientation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlannedArray {
    /// Share of the capacity, 0 to 1.
    pub share: f64,
    /// How they stand.
    pub orientation: Orientation,
    /// Width of the modules over the distance of the rows, where rows shade one another.
    pub row_shading: Option<f64>,
}

/// A file of weather.
#[derive(Debug, Clone)]
pub struct PlannedWeather {
    /// The file, by the folder of the file that names it.
    pub file: Located<String>,
    /// How it is to be read.
    pub reading: Reading,
    /// Columns that stand in place of what the model computes.
    pub take: Vec<Located<Field>>,
    /// What dims a clear sky, where no column says.
    pub haze: Haze,
    /// What the book says of it.
    pub statements: Statements,
    /// Calendar year of the sun, in place of that of the rows.
    pub year: Option<i32>,
    /// Whether the rows are weather as it was in their years, or only typical of them; what the file shows where the book does not
    /// say.
    pub is_measured: Option<bool>,
    /// What was read, shared by the plants that say the same of it; `None` until it is, or where it cannot be.
    pub weather: Option<Arc<Weather>>,
}
