//! What every fitted model can do, whatever its method: the approaches need no more of it.

mod change_point;
mod corrected;
mod drivers;
mod hourly;
mod subsets;
mod time_of_week;
mod weather;

use super::Run;
use super::select::{Needs, Selected, Temperatures};
use crate::finding::{AboutMeter, Findings};
use crate::saving::metered::metrics::Metrics;
use crate::saving::metered::result::Split;
use crate::saving::metered::uncertainty::{Divisor, Meter as Points};
use crate::saving::metered::verdict::{Evidence, Frequency};
use crate::saving::proof::model::{Every, Method};
use crate::saving::proof::outcome::Fitted;
use crate::statistics::{Design, Fit, Prediction};

/// A fitted model.
pub(super) trait Baseline {
    /// How it is shown; rows are added by who asks.
    fn shown(&self) -> Fitted;

    /// What it expects of periods, one for each.
    fn expect(&self, of: &Selected) -> Result<Vec<Expectation>, AboutMeter>;

    /// How well it follows its data.
    fn quality(&self) -> Quality;

    /// The regression of the energy of a period, and periods as its design; `None` where there is no such regression.
    fn regression(&self, of: &Selected) -> Option<(&Fit, Design)>;

    /// Whether the regression is all there is to it: nothing was searched by the same data.
    fn is_exact(&self) -> bool {
        false
    }

    /// Metrics of totals, for the bands of CalTRACK's reference software.
    fn caltrack(&self) -> Option<&Metrics> {
        None
    }
}

/// What a model expects of a period.
#[derive(Debug, Clone, Default)]
pub(super) struct Expectation {
    /// `None` where it can say nothing.
    pub value: Option<f64>,
    /// Values of the terms, the constant left out.
    pub terms: Vec<f64>,
    /// The one quantity it is drawn over.
    pub x: Option<f64>,
    /// With its standard errors.
    pub prediction: Option<Prediction>,
    /// By what causes it.
    pub split: Option<Split>,
}

/// How well a model follows its data.
#[derive(Debug, Clone)]
pub(super) struct Quality {
    /// n.
    pub points: f64,
    /// p.
    pub parameters: f64,
    /// CV(RMSE) with n − p.
    pub cvrmse: Option<f64>,
    /// Lag-1 correlation of the residuals.
    pub rho: Option<f64>,
    /// Whether m of the bands is whole months rather than periods (bills).
    pub in_months: bool,
    /// The band of n − p with the polynomial is that of the corrected CalTRACK.
    pub is_caltrack: bool,
    /// What verdicts are given on, the uncertainty left out.
    pub evidence: Evidence,
    /// The drivers with their range in the baseline: name, least, greatest, mean, deviation.
    pub ranges: Vec<(String, crate::saving::metered::drivers::DriverRange)>,
}

impl Quality {
    /// The statistics of the forms of Guideline 14.
    pub fn points(&self, rho: f64, reporting: f64) -> Option<Points> {
        Some(Points { points: self.points, parameters: self.parameters, cvrmse: self.cvrmse?, rho, reporting })
    }

    /// The quality of a model without a regression, by its metrics and the number of its coefficients.
    pub fn of(metrics: &Metrics, parameters: usize, frequency: Frequency) -> Quality {
        let left = metrics.n.checked_sub(parameters).filter(|left| *left > 0);
        let rmse = left.map(|left| libm::sqrt(metrics.sse / left as f64));
        let cvrmse = rmse.filter(|_| metrics.mean > 0.0).map(|rmse| rmse / metrics.mean);
        Quality {
            points: metrics.n as f64,
            parameters: parameters as f64,
            cvrmse,
            rho: metrics.autocorrelation,
            in_months: false,
            is_caltrack: false,
            evidence: Evidence {
                frequency,
                f_p: None,
                driver_p: Vec::new(),
                driver_t: Vec::new(),
                r2: metrics.r2,
                cvrmse,
                nmbe: metrics.nmbe,
                driver_distance: None,
                fsu: Vec::new(),
                saving_over_error: None,
            },
            ranges: Vec::new(),
        }
    }

    /// The same with p and t of the coefficients beside the constant.
    pub fn with_terms(mut self, terms: &[crate::saving::metered::result::Coefficient]) -> Quality {
        let terms = terms.get(1..).unwrap_or_default();
        self.evidence.driver_p = terms.iter().filter_map(|term| term.p).collect();
        let sure = terms.iter().filter(|term| term.standard_error > 0.0);
        self.evidence.driver_t = sure.map(|term| term.value / term.standard_error).collect();
        self
    }
}

/// The divisor of all bands but those of CalTRACK's reference software.
pub(super) const DIVISOR: Divisor = Divisor::NMinusP;

impl Run<'_> {
    /// What the method needs of each period.
    pub(super) fn needs(&self) -> Needs {
        let model = self.model;
        let (drivers, temperatures) = match model.method {
            Method::Drivers => (model.drivers.clone(), Temperatures::Unused),
            Method::CaltrackDaily | Method::CaltrackHourly | Method::TimeOfWeek => (Vec::new(), Temperatures::Mean),
            Method::CaltrackBilling => (Vec::new(), Temperatures::Blocks),
            Method::CaltrackCorrected if self.is_bills() => (model.drivers.clone(), Temperatures::Blocks),
            Method::CaltrackCorrected => (model.drivers.clone(), Temperatures::Mean),
            Method::ChangePoint => match model.options.driver {
                Some(driver) => (vec![driver], Temperatures::Unused),
                None => (Vec::new(), Temperatures::Mean),
            },
        };
        Needs { drivers, temperatures, energy: true }
    }

    /// Fits periods; `other` are those that the model is to be used for.
    pub(super) fn fit(
        &self,
        of: &Selected,
        other: &Selected,
        findings: &mut Findings,
    ) -> Result<Box<dyn Baseline>, AboutMeter> {
        if of.energy.is_empty() {
            let temperatures = !matches!(self.needs().temperatures, Temperatures::Unused);
            let without = temperatures && !self.has_temperatures();
            return Err(if without { AboutMeter::NoTemperature } else { AboutMeter::NoReadings });
        }
        let every = self.readings.every;
        let wrong = || AboutMeter::WrongFrequency { method: self.model.method.word() };
        Ok(match (self.model.method, every) {
            (Method::Drivers, _) => Box::new(drivers::fit(self, of, other, findings)?),
            (Method::CaltrackDaily, Every::Day) => Box::new(weather::fit_days(self, of)?),
            (Method::CaltrackBilling, Every::Month | Every::Bill) => Box::new(weather::fit_bills(self, of)?),
            (Method::CaltrackCorrected, Every::Day | Every::Month | Every::Bill) => Box::new(corrected::fit(self, of)?),
            (Method::CaltrackHourly, Every::Hour) => Box::new(hourly::fit(self, of)?),
            (Method::ChangePoint, _) => Box::new(change_point::fit(self, of)?),
            (Method::TimeOfWeek, Every::Day | Every::Hour) => Box::new(time_of_week::fit(self, of)?),
            _ => return Err(wrong()),
        })
    }

    /// Whether periods are months or bills.
    pub(super) fn is_bills(&self) -> bool {
        matches!(self.readings.every, Every::Month | Every::Bill)
    }

    /// How often the meter was read, in the words of the verdicts.
    pub(super) fn frequency(&self) -> Frequency {
        match self.readings.every {
            Every::Hour => Frequency::Hourly,
            Every::Day => Frequency::Daily,
            Every::Month | Every::Bill => Frequency::Monthly,
        }
    }
}
