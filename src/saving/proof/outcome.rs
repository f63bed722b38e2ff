//! What came of a model held against a meter.

use jiff::civil::DateTime;

use crate::finding::Place;
use crate::saving::metered::result::Coefficient;
use crate::saving::metered::uncertainty::Divisor;
use crate::saving::metered::verdict::FrameworkVerdict;
use crate::statistics::Interval;

/// A fitted model and the saving against it.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Index of the model in its meter.
    pub model: usize,
    /// What was fitted: one model, or two where savings are normalised.
    pub fits: Vec<Fitted>,
    /// Periods of the time the saving is of, in order; the actual period of a normalised saving has no rows.
    pub rows: Vec<ProofRow>,
    /// The saving.
    pub saving: ProofSaving,
    /// Bands of the saving, in the order form, confidence.
    pub bands: Vec<ProofBand>,
    /// The smallest saving that this meter can prove over as many periods.
    pub provable: Vec<Provable>,
    /// What SEP, Guideline 14 and IPMVP say, side by side; empty where the method has no ground for it.
    pub verdicts: Vec<FrameworkVerdict>,
    /// Periods of that time that the model can say nothing of: left out on both sides.
    pub left_out: usize,
}

/// A fitted model.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// What it is called: `drivers`, `CalTRACK 2.0`, `4P`.
    pub name: String,
    /// Its equation.
    pub coefficients: Vec<Coefficient>,
    /// Figures of its quality, in the order in which they are shown.
    pub statistics: Vec<(Statistic, f64)>,
    /// Periods it was fitted on.
    pub rows: Vec<ProofRow>,
    /// What was tried beside it, itself included.
    pub candidates: Vec<Candidate>,
    /// Why it was chosen, where something was; a sentence in each language.
    pub reason: Option<crate::finding::AboutMeter>,
    /// Where its line bends, over the temperature or the one driver it has: points of the line in order of x.
    pub line: Vec<(f64, f64)>,
}

/// A period under a model.
#[derive(Debug, Clone)]
pub struct ProofRow {
    /// First moment.
    pub start: DateTime,
    /// First moment after.
    pub end: DateTime,
    /// What the meter read.
    pub observed: f64,
    /// What the model expects.
    pub expected: f64,
    /// Values of the drivers, or the temperature, in the order of the coefficients without the constant.
    pub terms: Vec<f64>,
    /// The one quantity it is drawn over: the temperature, or the only driver.
    pub x: Option<f64>,
    /// Standard error of the mean expectation.
    pub se_mean: Option<f64>,
    /// Interval of the mean and of a new reading, at 90 %.
    pub intervals: Option<(Interval, Interval)>,
    /// Sum of expected less observed up to here, and its standard error.
    pub cumulative: Option<(f64, Option<f64>)>,
    /// Expected use split by what causes it: base, heating, cooling.
    pub split: Option<[f64; 3]>,
    /// Index of its reading in the meter.
    pub reading: usize,
    /// Its row in the table.
    pub place: Place,
}

/// A saving at a meter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofSaving {
    /// What the meter read: of the reporting period, or of the baseline period for a backcast.
    pub actual: f64,
    /// What the model expects.
    pub expected: f64,
    /// What is saved, positive; adjustments are not in it.
    pub saving: f64,
    /// The saving over what it is measured against; `None` where that is not positive.
    pub fraction: Option<f64>,
    /// The superior energy performance indicator, actual over expected as its approach has it.
    pub indicator: Option<f64>,
    /// Standard error by the exact form, where there is one.
    pub se: Option<f64>,
    /// Standard error from the coefficients alone.
    pub se_model: Option<f64>,
    /// Periods m.
    pub periods: usize,
}

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

/// Something that was tried.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What: drivers, or a shape and its balance points.
    pub name: String,
    /// Figures of its quality.
    pub statistics: Vec<(Statistic, f64)>,
    /// Whether it qualified, by the tests of its method.
    pub is_valid: bool,
    /// Whether it is the one.
    pub is_chosen: bool,
    /// Why there is none, where it could not be fitted.
    pub refused: Option<crate::finding::AboutMeter>,
}

/// A figure of the quality of a model. Its word in JSON is the documented name; divisors are part of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is named by its word, which docs/metered-savings.md explains")]
pub enum Statistic {
    Points,
    Coefficients,
    Drivers,
    R2,
    R2Adjusted,
    F,
    FP,
    RmseN,
    RmseNMinusK,
    RmseNMinusP,
    CvrmseN,
    CvrmseNMinusK,
    CvrmseNMinusP,
    CvrmseLeaveOneOut,
    NmbeN,
    NmbeNMinusP,
    Nmae,
    DurbinWatson,
    AutocorrelationPearson,
    AutocorrelationAcf,
    EffectivePoints,
    Aic,
    Bic,
    VarianceInflation,
    HeatingBalancePoint,
    CoolingBalancePoint,
    ChangePointLow,
    ChangePointHigh,
    Candidates,
    Qualified,
    SepStatistical,
    SepRange,
    Sse,
    Mean,
    Variance,
}

impl Statistic {
    /// Its word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Statistic::Points => "n",
            Statistic::Coefficients => "p",
            Statistic::Drivers => "k",
            Statistic::R2 => "r2",
            Statistic::R2Adjusted => "r2_adjusted",
            Statistic::F => "f",
            Statistic::FP => "f_p",
            Statistic::RmseN => "rmse_n",
            Statistic::RmseNMinusK => "rmse_n_minus_k",
            Statistic::RmseNMinusP => "rmse_n_minus_p",
            Statistic::CvrmseN => "cvrmse_n",
            Statistic::CvrmseNMinusK => "cvrmse_n_minus_k",
            Statistic::CvrmseNMinusP => "cvrmse_n_minus_p",
            Statistic::CvrmseLeaveOneOut => "cvrmse_leave_one_out",
            Statistic::NmbeN => "nmbe_n",
            Statistic::NmbeNMinusP => "nmbe_n_minus_p",
            Statistic::Nmae => "nmae",
            Statistic::DurbinWatson => "durbin_watson",
            Statistic::AutocorrelationPearson => "rho_pearson",
            Statistic::AutocorrelationAcf => "rho_acf",
            Statistic::EffectivePoints => "n_effective",
            Statistic::Aic => "aic",
            Statistic::Bic => "bic",
            Statistic::VarianceInflation => "vif_largest",
            Statistic::HeatingBalancePoint => "heating_balance_point",
            Statistic::CoolingBalancePoint => "cooling_balance_point",
            Statistic::ChangePointLow => "change_point_low",
            Statistic::ChangePointHigh => "change_point_high",
            Statistic::Candidates => "candidates",
            Statistic::Qualified => "candidates_qualified",
            Statistic::SepStatistical => "sep_statistically_valid",
            Statistic::SepRange => "sep_range_valid",
            Statistic::Sse => "sse",
            Statistic::Mean => "mean",
            Statistic::Variance => "variance",
        }
    }
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
