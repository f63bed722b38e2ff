//! Temperature of cells and of the back of modules.
//!
//! In every model here the cell is warmer than the air in proportion to the irradiance: T = T_air + G·r(v), with a rise r
//! that depends on the wind v alone. So r is computed once for all plants of a site that are mounted alike.

use libm::exp;

use super::error::ModelError;

/// A model of cell temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Temperature {
    /// Back of module T_air + G·exp(a + b·v), cell above it by ΔT·G/1000.
    ///
    /// D. L. King, W. E. Boyson and J. A. Kratochvil, "Photovoltaic array performance model", SAND2004-3535, equations 11
    /// and 12, table 1.
    Sapm {
        /// a.
        a: f64,
        /// b [s/m].
        b: f64,
        /// ΔT [°C].
        delta: f64,
    },
    /// The NOCT model of the System Advisor Model: P. Gilman, "SAM Photovoltaic Model Technical Reference",
    /// NREL/TP-6A20-64102 (2015), equations 10.36 to 10.38, one storey high.
    NoctSam {
        /// Nominal operating cell temperature [°C].
        noct: f64,
        /// Efficiency of the module.
        efficiency: f64,
        /// Distance between module and roof \[inch\]; above 3.5 nothing is added.
        standoff: f64,
    },
    /// T_air + G/(u0 + u1·v). D. Faiman, "Assessing the outdoor operating temperature of photovoltaic modules", Progress in
    /// Photovoltaics 16 (2008), 307.
    Faiman {
        /// u0 [W/(m²·°C)].
        u0: f64,
        /// u1 [W·s/(m³·°C)].
        u1: f64,
    },
    /// T_air + G·α·(1 − η)/(uc + uv·v), as PVsyst has it.
    Pvsyst {
        /// uc [W/(m²·°C)].
        uc: f64,
        /// uv [W·s/(m³·°C)].
        uv: f64,
        /// Efficiency of the module η.
        efficiency: f64,
        /// Absorbed part α.
        absorption: f64,
    },
    /// T_air + k·G. R. G. Ross, 14th IEEE Photovoltaic Specialists Conference (1980).
    Ross {
        /// k [°C·m²/W]; (NOCT − 20 °C)/800 W/m².
        k: f64,
    },
}

impl Temperature {
    /// The words of a book, each with what it stands for.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("sapm-open-rack-glass-glass", Self::Sapm { a: -3.47, b: -0.0594, delta: 3.0 }),
        ("sapm-close-mount-glass-glass", Self::Sapm { a: -2.98, b: -0.0471, delta: 1.0 }),
        ("sapm-open-rack-glass-polymer", Self::Sapm { a: -3.56, b: -0.0750, delta: 3.0 }),
        ("sapm-insulated-back-glass-polymer", Self::Sapm { a: -2.81, b: -0.0455, delta: 0.0 }),
        ("noct-sam", Self::NoctSam { noct: 45.0, efficiency: 0.19, standoff: 4.0 }),
        ("faiman", Self::Faiman { u0: 25.0, u1: 6.84 }),
        ("pvsyst", Self::Pvsyst { uc: 29.0, uv: 0.0, efficiency: 0.1, absorption: 0.9 }),
        ("pvsyst-insulated", Self::Pvsyst { uc: 15.0, uv: 0.0, efficiency: 0.1, absorption: 0.9 }),
        ("ross", Self::Ross { k: 0.0342 }),
    ];

    /// The model a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, model)| *model)
    }

    /// Whether its coefficients are such as modules have.
    ///
    /// # Errors
    /// The first that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        match *self {
            Self::Sapm { a, b, delta } => {
                ModelError::within("sapm-a", a, -20.0, 0.0)?;
                ModelError::within("sapm-b", b, -1.0, 0.0)?;
                ModelError::within("sapm-delta", delta, -10.0, 30.0)
            }
            Self::NoctSam { noct, efficiency, standoff } => {
                ModelError::within("noct", noct, 20.0, 100.0)?;
                ModelError::within("module-efficiency", efficiency, 0.0, 0.9)?;
                ModelError::within("standoff", standoff, 0.0, 1_000.0)
            }
            Self::Faiman { u0, u1 } => {
                ModelError::within("faiman-u0", u0, 1.0, 1_000.0)?;
                ModelError::within("faiman-u1", u1, 0.0, 1_000.0)
            }
            Self::Pvsyst { uc, uv, efficiency, absorption } => {
                ModelError::within("pvsyst-uc", uc, 1.0, 1_000.0)?;
                ModelError::within("pvsyst-uv", uv, 0.0, 1_000.0)?;
                ModelError::within("module-efficiency", efficiency, 0.0, 1.0)?;
                ModelError::within("absorption", absorption, 0.0, 1.0)
            }
            Self::Ross { k } => ModelError::within("ross-k", k, 0.0, 1.0),
        }
    }

    /// What the cell is warmer than the air by, for each W/m² on the plane, at a wind speed [m/s]: r(v) [°C·m²/W].
    #[must_use]
    pub fn rise(&self, wind: f64) -> f64 {
        match *self {
            Self::Sapm { a, b, delta } => exp(a + b * wind) + delta / 1000.0,
            Self::NoctSam { noct, efficiency, standoff } => {
                // The wind at the height of a building of one storey is 0.51 of that at the weather station, τα is 0.9.
                let warmer = (noct + closeness(standoff) - 20.0) / 800.0;
                warmer * (1.0 - efficiency / 0.9) * 9.5 / (5.7 + 3.8 * 0.51 * wind)
            }
            Self::Faiman { u0, u1 } => 1.0 / (u0 + u1 * wind),
            Self::Pvsyst { uc, uv, efficiency, absorption } => absorption * (1.0 - efficiency) / (uc + uv * wind),
            Self::Ross { k } => k,
        }
    }

    /// Cell temperature [°C] at irradiance on the plane [W/m²], air temperature [°C] and wind [m/s].
    #[must_use]
    pub fn cell(&self, irradiance: f64, air: f64, wind: f64) -> f64 {
        air + irradiance * self.rise(wind)
    }

    /// Temperature of the back of the module [°C]; the cell's where the model has no other.
    #[must_use]
    pub fn back(&self, irradiance: f64, air: f64, wind: f64) -> f64 {
        let delta = if let Self::Sapm { delta, .. } = self { *delta } else { 0.0 };
        self.cell(irradiance, air, wind) - irradiance / 1000.0 * delta
    }
}

/// What a distance to the roof adds to NOCT [°C] (SAM, table 10.1; the limits of its ranges are those of its program).
fn closeness(inches: f64) -> f64 {
    match inches {
        x if x <= 0.0 => 0.0,
        x if x < 0.5 => 18.0,
        x if x < 1.5 => 11.0,
        x if x < 2.5 => 6.0,
        x if x <= 3.5 => 2.0,
        _ => 0.0,
    }
}
