//! What came of a model held against a meter.

use jiff::civil::DateTime;

use crate::finding::Place;
use crate::saving::metered::result::Coefficient;
use crate::saving::metered::verdict::FrameworkVerdict;
use crate::statistics::Interval;

use super::band::{ProofBand, Provable};
use super::statistic::Statistic;
use super::week::Week;

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
    /// Bands of the saving, in the order form, confidence; of days and hours first the forms that know of their correlation.
    pub bands: Vec<ProofBand>,
    /// The smallest saving that this meter can prove over as many periods.
    pub provable: Vec<Provable>,
    /// What SEP, Guideline 14 and IPMVP say, side by side; empty where the method has no ground for it.
    pub verdicts: Vec<FrameworkVerdict>,
    /// Periods of that time that the model can say nothing of: left out on both sides.
    pub left_out: usize,
    /// What a chain hangs on; `None` for other approaches.
    pub chain: Option<Chain>,
}

/// Both ends of a chain: the model between says what each time would have used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chain {
    /// What the meter read in the baseline period.
    pub baseline_actual: f64,
    /// What the model expects of it.
    pub baseline_expected: f64,
    /// What the model expects of the reporting period.
    pub reporting_expected: f64,
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
    /// What else there is to know of it, such as a grid that was converted.
    pub notes: Vec<crate::finding::AboutMeter>,
    /// Levels of the periods of the week and slopes of the pieces of temperature, of models that have them.
    pub weeks: Vec<Week>,
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
    /// Values of the terms in the order of the coefficients without the constant: drivers, degree days of the period; the
    /// temperature for models without coefficients.
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
    /// Index of its first reading in the meter.
    pub reading: usize,
    /// How many readings it adds up: the hours of a day; 0 where nothing was read of it (a normal period).
    pub count: usize,
    /// Its row in the table.
    pub place: Place,
}

/// A saving at a meter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofSaving {
    /// What the meter read of the reporting period, or of the baseline period for a backcast; for normalised savings what the
    /// model of the reporting period expects of the normal one.
    pub actual: f64,
    /// What the model expects; for a chain in proportion to how the meter read in the baseline period.
    pub expected: f64,
    /// What non-routine adjustments add to the expected energy.
    pub adjustments: f64,
    /// What is saved, positive, adjustments included.
    pub saving: f64,
    /// The saving over what it is measured against, adjustments included; `None` where that is not positive.
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
