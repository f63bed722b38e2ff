//! Why the library has no result, as a sentence.

use crate::finding::AboutMeter;
use crate::saving::metered::adjustment::AdjustmentError;
use crate::saving::metered::calendar::CalendarError;
use crate::saving::metered::drivers::BaselineError;
use crate::saving::metered::result::MeterError;
use crate::saving::metered::uncertainty::UncertaintyError;
use crate::statistics::StatisticsError;

impl From<StatisticsError> for AboutMeter {
    fn from(error: StatisticsError) -> AboutMeter {
        match error {
            StatisticsError::Empty => AboutMeter::TooFewPoints { points: 0, needed: 1 },
            StatisticsError::TooFewPoints { points, needed } => AboutMeter::TooFewPoints { points, needed },
            StatisticsError::ConstantResponse => AboutMeter::NothingToExplain,
            StatisticsError::ExactFit => AboutMeter::ExactFit,
            StatisticsError::Collinear { .. } => AboutMeter::TermsDependent,
            StatisticsError::NotFinite { .. } => AboutMeter::NumberMissing,
            StatisticsError::Weight { .. } => AboutMeter::NoWeight,
            StatisticsError::Lengths { expected, found } => AboutMeter::LengthsDiffer { expected, found },
            StatisticsError::Group { .. } => AboutMeter::BeyondWeek,
            StatisticsError::Level(level) => AboutMeter::BadLevel { text: level.to_string() },
            StatisticsError::Freedom(_) => AboutMeter::NoFreedom,
            StatisticsError::Block { block, points } => AboutMeter::BlockTooLong { block, points },
            StatisticsError::Overflow => AboutMeter::TooLarge,
        }
    }
}

impl From<BaselineError> for AboutMeter {
    fn from(error: BaselineError) -> AboutMeter {
        match error {
            BaselineError::Statistics(error) => error.into(),
            BaselineError::Collinear { driver } | BaselineError::RepeatedDriver(driver) => {
                AboutMeter::Collinear { driver }
            }
            BaselineError::NotFinite { driver, .. } | BaselineError::MissingDriver(driver) => {
                AboutMeter::NoValue { what: driver }
            }
            BaselineError::TooManyDrivers { given, most } => AboutMeter::TooManyDrivers { given, most },
            BaselineError::NothingExpected => AboutMeter::NothingExpected,
        }
    }
}

impl From<MeterError> for AboutMeter {
    fn from(error: MeterError) -> AboutMeter {
        match error {
            MeterError::Fit(error) => error.into(),
            MeterError::NoCandidate => AboutMeter::NoCandidate,
            MeterError::NoModelForMonth { month } => AboutMeter::NoMonth { month },
            MeterError::NoWeather { .. } => AboutMeter::NoTemperature,
            MeterError::Length { found, expected, .. } => AboutMeter::LengthsDiffer { expected, found },
            MeterError::NotFinite { .. } => AboutMeter::NumberMissing,
            MeterError::NoDays { .. } => AboutMeter::NoWeight,
            MeterError::OutOfRange { .. } => AboutMeter::BeyondWeek,
        }
    }
}

impl From<UncertaintyError> for AboutMeter {
    fn from(error: UncertaintyError) -> AboutMeter {
        match error {
            UncertaintyError::Statistics(error) => error.into(),
            UncertaintyError::Correlation(_) | UncertaintyError::EffectivePoints { .. } => AboutMeter::NoFreedom,
            UncertaintyError::NotPositive(_) => AboutMeter::NothingExpected,
            UncertaintyError::BeyondPolynomial { months } => {
                AboutMeter::BeyondPolynomial { months: libm::round(months).to_string() }
            }
        }
    }
}

impl From<CalendarError> for AboutMeter {
    fn from(error: CalendarError) -> AboutMeter {
        match error {
            CalendarError::Duplicate { date } => AboutMeter::Twice { at: date.to_string() },
            CalendarError::Overlap { at } => AboutMeter::Overlap { at: at.to_string() },
            CalendarError::Empty { at } => AboutMeter::EmptyPeriod { at: at.to_string() },
            CalendarError::NotFinite { .. } => AboutMeter::NumberMissing,
            CalendarError::Hours { date } => AboutMeter::BadHours { day: date.to_string() },
        }
    }
}

impl From<AdjustmentError> for AboutMeter {
    fn from(error: AdjustmentError) -> AboutMeter {
        match error {
            AdjustmentError::Amount { .. } | AdjustmentError::Unfounded { .. } => AboutMeter::NumberMissing,
            AdjustmentError::Dates { adjustment } => AboutMeter::AdjustmentDates { number: adjustment + 1 },
            AdjustmentError::Period => AboutMeter::NumberMissing,
        }
    }
}
