//! A plant, as the model knows it.

use super::electrical::Inverter;
use super::error::ModelError;
use super::incidence::Incidence;
use super::temperature::Temperature;
use super::tracker::Tracker;
use super::transposition::SkyModel;

/// How modules stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Orientation {
    /// Always the same way.
    Fixed {
        /// From the horizontal [°], 0 to 90.
        tilt: f64,
        /// Clockwise from north [°].
        azimuth: f64,
    },
    /// Turning about one axis.
    Tracking(Tracker),
    /// Turning about two axes: always square to the sun, flat at night.
    TwoAxes,
}

/// Modules of one orientation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Array {
    /// Nameplate capacity [kW DC].
    pub kw: f64,
    /// How they stand.
    pub orientation: Orientation,
    /// Width of a row over the distance of rows, where rows shade one another: the shaded part of a row loses its beam, and
    /// all of it the sky and ground behind the row before.
    pub row_shading: Option<f64>,
}

impl Array {
    /// An array whose rows do not shade one another.
    #[must_use]
    pub fn new(kw: f64, orientation: Orientation) -> Self {
        Self { kw, orientation, row_shading: None }
    }
}

/// What the ground reflects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Global irradiance as the file has it, as pvlib takes it.
    Global,
    /// Diffuse irradiance and beam times cos z, as SAM takes it; another value only where the file does not close.
    Components,
}

impl Ground {
    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 2] = [("global", Self::Global), ("components", Self::Components)];

    /// What a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, ground)| *ground)
    }

    /// Its word in a book.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, ground)| *ground == self).map_or("", |(word, _)| word)
    }
}

/// Arrays on one inverter, and the models and losses they are computed with.
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    /// Sub-arrays, summed before the inverter.
    pub arrays: Vec<Array>,
    /// Model of the diffuse sky.
    pub sky: SkyModel,
    /// Model of the loss by incidence, on the beam alone.
    pub incidence: Incidence,
    /// Model of cell temperature, from all light on the plane.
    pub temperature: Temperature,
    /// Temperature coefficient of power [1/°C].
    pub gamma: f64,
    /// Losses of DC, as a fraction.
    pub losses: f64,
    /// The inverter of all arrays.
    pub inverter: Inverter,
    /// Albedo of the ground where the weather has none.
    pub albedo: f64,
    /// What the ground reflects.
    pub ground: Ground,
    /// Light lost to dirt, as a fraction, by month.
    pub soiling: [f64; 12],
    /// DC lost to snow, as a fraction, by month.
    pub snow: [f64; 12],
    /// What age has left of the capacity, as a fraction: 1 for new modules.
    pub remaining: f64,
}

impl Plant {
    /// A fixed plant with the defaults of PVWatts for what is not given: losses 14.0757 %, −0.37 %/°C, inverter 96 %,
    /// albedo 0.2; the sky of Perez, glass, the open rack of SAPM.
    #[must_use]
    pub fn fixed(kw: f64, tilt: f64, azimuth: f64, dc_ac_ratio: f64) -> Self {
        Self {
            arrays: vec![Array::new(kw, Orientation::Fixed { tilt, azimuth })],
            sky: SkyModel::Perez,
            incidence: Incidence::GLASS,
            temperature: Temperature::Sapm { a: -3.47, b: -0.0594, delta: 3.0 },
            gamma: -0.0037,
            losses: 0.140_757,
            inverter: Inverter::new(kw / dc_ac_ratio),
            albedo: 0.2,
            ground: Ground::Global,
            soiling: [0.0; 12],
            snow: [0.0; 12],
            remaining: 1.0,
        }
    }

    /// Capacity of all arrays [kW DC].
    #[must_use]
    pub fn kw(&self) -> f64 {
        self.arrays.iter().map(|array| array.kw).sum()
    }

    /// Whether it can be built and computed.
    ///
    /// # Errors
    /// The first setting that is out of range; a plant without arrays.
    pub fn check(&self) -> Result<(), ModelError> {
        let within = ModelError::within;
        if self.arrays.is_empty() {
            return Err(ModelError::NoArrays);
        }
        for array in &self.arrays {
            within("kw-dc", array.kw, 0.0, 1e9)?;
            array.row_shading.map_or(Ok(()), |coverage| within("ground-coverage", coverage, 0.001, 1.0))?;
            match array.orientation {
                Orientation::Fixed { tilt, azimuth } => {
                    within("tilt", tilt, 0.0, 90.0)?;
                    within("azimuth", azimuth, -360.0, 360.0)?;
                }
                Orientation::Tracking(tracker) => tracker.check()?,
                Orientation::TwoAxes => {}
            }
        }
        self.incidence.check()?;
        self.temperature.check()?;
        within("temperature-coefficient", self.gamma, -0.02, 0.005)?;
        within("losses", self.losses, 0.0, 1.0)?;
        self.inverter.check()?;
        within("albedo", self.albedo, 0.0, 1.0)?;
        self.soiling.iter().try_for_each(|loss| within("soiling", *loss, 0.0, 1.0))?;
        self.snow.iter().try_for_each(|loss| within("snow", *loss, 0.0, 1.0))?;
        within("remaining", self.remaining, 0.0, 1.0)
    }
}
