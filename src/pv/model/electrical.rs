//! From light on cells to alternating current: the formulas of PVWatts version 5.
//!
//! \[1\] A. P. Dobos, "PVWatts Version 5 Manual", NREL/TP-6A20-62641 (2014).

use super::error::ModelError;

/// DC power of a nameplate `kw` at an irradiance on the cells [W/m²] and cell temperature [°C], with the temperature
/// coefficient γ [1/°C, below 0]: P·G/1000·(1 + γ(T − 25)) (\[1\], equation 8; not below 0).
#[inline]
#[must_use]
pub fn dc(kw: f64, irradiance: f64, cell: f64, gamma: f64) -> f64 {
    dc_of(kw * irradiance * 0.001, cell, gamma)
}

/// The same of a power that it has at 25 °C.
#[inline]
pub(super) fn dc_of(kw: f64, cell: f64, gamma: f64) -> f64 {
    kw * (1.0 + gamma * (cell - 25.0)).max(0.0)
}

/// Losses that follow on one another, each a fraction of what is left: 1 − Π(1 − L) (\[1\], equation 11).
#[must_use]
pub fn combined_losses(losses: &[f64]) -> f64 {
    1.0 - losses.iter().fold(1.0, |left, loss| left * (1.0 - loss))
}

/// An inverter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inverter {
    /// The most it gives [kW AC].
    pub kw: f64,
    /// Nominal efficiency.
    pub efficiency: f64,
    /// Efficiency of the inverter whose curve it has.
    pub reference: f64,
}

impl Inverter {
    /// An inverter of 96 %, with the curve of \[1\].
    #[must_use]
    pub fn new(kw: f64) -> Self {
        Self { kw, efficiency: 0.96, reference: 0.9637 }
    }

    /// Whether it is one.
    ///
    /// # Errors
    /// The first value that is out of range.
    pub fn check(&self) -> Result<(), ModelError> {
        ModelError::within("kw-ac", self.kw, 0.0, 1e9)?;
        ModelError::within("inverter-efficiency", self.efficiency, 0.1, 1.0)?;
        ModelError::within("inverter-reference-efficiency", self.reference, 0.1, 1.0)
    }

    /// AC power \[kW\] at a DC power \[kW\]: η·P with η = η_nom/η_ref·(−0.0162ζ − 0.0059/ζ + 0.9858), ζ = P/P_dc0,
    /// P_dc0 = kw/η_nom; from 0 to `kw` (\[1\], equations 12 to 14).
    #[inline]
    #[must_use]
    pub fn ac(&self, dc: f64) -> f64 {
        if self.kw > 0.0 { self.curve().ac(dc) } else { 0.0 }
    }

    pub(super) fn curve(&self) -> Curve {
        let (scale, limit) = (self.efficiency / self.reference, self.kw / self.efficiency);
        // η·P is a parabola in P, which needs no division.
        let square = if limit > 0.0 { -0.0162 * scale / limit } else { 0.0 };
        Curve { square, linear: 0.9858 * scale, constant: -0.0059 * scale * limit, most: self.kw }
    }
}

/// AC power as a parabola of DC power.
#[derive(Clone, Copy)]
pub(super) struct Curve {
    square: f64,
    linear: f64,
    constant: f64,
    most: f64,
}

impl Curve {
    #[inline]
    pub(super) fn ac(self, dc: f64) -> f64 {
        let ac = (self.square * dc + self.linear) * dc + self.constant;
        // One instruction, where `min` has five for what is not a number.
        (if ac < self.most { ac } else { self.most }).max(0.0)
    }
}
