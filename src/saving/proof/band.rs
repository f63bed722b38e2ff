//! Bands of a saving at a meter.

use crate::saving::metered::uncertainty::Divisor;
use crate::statistics::Interval;

/// How a band was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandForm {
    /// t · s · √(m + v′(X′X)⁻¹v), residuals independent.
    Exact,
    /// Guideline 14 with 1.26, residuals independent.
    Guideline14,
    /// Guideline 14 with the polynomial, residuals independent.
    Guideline14Polynomial,
    /// Guideline 14 with 1.26 and n′.
    Guideline14Autocorrelation,
    /// Guideline 14 with the polynomial and n′.
    PolynomialAutocorrelation,
    /// The same with n′ − p degrees of freedom.
    EffectivePoints,
    /// Fractional savings uncertainty of CalTRACK's reference software, of the baseline use.
    CaltrackFractional,
    /// Its second form.
    CaltrackRegression,
    /// Its first form, of the counterfactual and with n − p.
    CaltrackCorrected,
    /// Blocks of residuals, resampled.
    Resampled,
}

/// Half the width of an interval about a saving.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofBand {
    /// How it was computed.
    pub form: BandForm,
    /// The divisor of the variance.
    pub divisor: Divisor,
    /// Degrees of freedom of t; `None` for a resampled one.
    pub freedom: Option<f64>,
    /// Confidence, 0 to 1.
    pub confidence: f64,
    /// Half width, in the unit of the meter.
    pub half_width: f64,
    /// Half width over the size of the saving; `None` where nothing was saved nor lost.
    pub of_saving: Option<f64>,
    /// The interval, where it is not symmetric.
    pub interval: Option<Interval>,
    /// What the second form of CalTRACK adds in quadrature: the parts of the model and of the scatter.
    pub parts: Option<(f64, f64)>,
}

/// The smallest saving that a meter can prove.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Provable {
    /// The form of the band.
    pub form: BandForm,
    /// Confidence, 0 to 1.
    pub confidence: f64,
    /// As a share of the expected energy.
    pub fraction: f64,
    /// In the unit of the meter.
    pub amount: f64,
}

impl BandForm {
    /// Its word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            BandForm::Exact => "exact",
            BandForm::Guideline14 => "guideline-14",
            BandForm::Guideline14Polynomial => "guideline-14-polynomial",
            BandForm::Guideline14Autocorrelation => "guideline-14-autocorrelation",
            BandForm::PolynomialAutocorrelation => "polynomial-autocorrelation",
            BandForm::EffectivePoints => "effective-points",
            BandForm::CaltrackFractional => "caltrack-fractional",
            BandForm::CaltrackRegression => "caltrack-regression",
            BandForm::CaltrackCorrected => "caltrack-corrected",
            BandForm::Resampled => "resampled",
        }
    }
}
