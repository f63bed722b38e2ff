//! What is uncertain.

use std::collections::HashSet;

use super::error::OddsError;

/// Emissions of a year, made of independent parts, and the cap they are held to.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    /// The parts; they add up.
    pub streams: Vec<UncertainStream>,
    /// The cap, in the unit of the emissions; what equals it keeps it.
    pub cap: f64,
}

/// One part: `emissions × exp(Σ growth) × (1 − cut) × Π (1 − fraction, where delivered)`.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainStream {
    /// Its stable address: names its stream of draws.
    pub address: String,
    /// Emissions without growth and measures.
    pub emissions: Spread,
    /// Growth of activity up to the year.
    pub growth: Option<Growth>,
    /// A certain cut, of 0 to 1.
    pub cut: f64,
    /// Measures that may or may not deliver, independently.
    pub deliveries: Vec<Delivery>,
}

/// How a value spreads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// Not at all.
    Fixed(f64),
    /// Normally.
    Normal {
        /// Expected value.
        mean: f64,
        /// Standard deviation, not negative.
        deviation: f64,
    },
    /// Evenly between two values.
    Uniform {
        /// The lower.
        lower: f64,
        /// The upper.
        upper: f64,
    },
}

/// Logarithmic growth, drawn anew and independently every year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Mean of the logarithm of a year's growth factor.
    pub mean: f64,
    /// Its standard deviation.
    pub deviation: f64,
    /// Number of years.
    pub years: u32,
}

/// A measure that delivers its fraction or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Its stable address.
    pub address: String,
    /// Of what other measures leave, of 0 to 1.
    pub fraction: f64,
    /// That it delivers, of 0 to 1.
    pub probability: f64,
}

impl Uncertain {
    pub(super) fn check(&self) -> Result<(), OddsError> {
        let mut seen = HashSet::new();
        if !self.cap.is_finite() {
            return Err(OddsError::Number("cap".to_owned()));
        }
        for stream in &self.streams {
            let address = || stream.address.clone();
            let is_number = match stream.emissions {
                Spread::Fixed(value) => value.is_finite(),
                Spread::Normal { mean, deviation } => mean.is_finite() && deviation.is_finite() && deviation >= 0.0,
                Spread::Uniform { lower, upper } => lower.is_finite() && upper.is_finite() && lower <= upper,
            };
            let growth = stream.growth.unwrap_or(Growth { mean: 0.0, deviation: 0.0, years: 0 });
            if !is_number || !growth.mean.is_finite() || !growth.deviation.is_finite() || growth.deviation < 0.0 {
                return Err(OddsError::Number(address()));
            }
            // Ten deviations out is farther than any draw.
            let years = f64::from(growth.years);
            let grown = libm::exp(years * growth.mean + 10.0 * libm::sqrt(years) * growth.deviation);
            let largest = match stream.emissions {
                Spread::Fixed(value) => libm::fabs(value),
                Spread::Normal { mean, deviation } => libm::fabs(mean) + 10.0 * deviation,
                Spread::Uniform { lower, upper } => libm::fabs(lower).max(libm::fabs(upper)),
            };
            // Squares are summed.
            if !grown.is_finite() || largest * grown > 1e140 {
                return Err(OddsError::Number(address()));
            }
            if !(0.0..=1.0).contains(&stream.cut) {
                return Err(OddsError::Fraction(address()));
            }
            if !seen.insert(stream.address.as_str()) {
                return Err(OddsError::Twice(address()));
            }
            for delivery in &stream.deliveries {
                if !(0.0..=1.0).contains(&delivery.fraction) || !(0.0..=1.0).contains(&delivery.probability) {
                    return Err(OddsError::Fraction(delivery.address.clone()));
                }
                if !seen.insert(delivery.address.as_str()) {
                    return Err(OddsError::Twice(delivery.address.clone()));
                }
            }
        }
        Ok(())
    }
}

/// Whether emissions keep a cap, with room for the rounding of a product: 1e-12 of the cap.
pub(super) fn keeps(emissions: f64, cap: f64) -> bool {
    emissions <= cap + 1e-12 * libm::fabs(cap)
}
