//! Why the library has no result, as a sentence.

use crate::finding::AboutMeter;
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
            other => AboutMeter::Other { reason: other.to_string() },
        }
    }
}

impl From<BaselineError> for AboutMeter {
    fn from(error: BaselineError) -> AboutMeter {
        match error {
            BaselineError::Statistics(error) => error.into(),
            BaselineError::Collinear { driver } => AboutMeter::Collinear { driver },
            BaselineError::NotFinite { driver, .. } => AboutMeter::NoValue { what: driver },
            BaselineError::MissingDriver(driver) => AboutMeter::NoValue { what: driver },
            BaselineError::TooManyDrivers { given, most } => AboutMeter::TooManyDrivers { given, most },
            BaselineError::NothingExpected => AboutMeter::NothingExpected,
            BaselineError::RepeatedDriver(driver) => AboutMeter::Collinear { driver },
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
            other => AboutMeter::Other { reason: other.to_string() },
        }
    }
}

impl From<UncertaintyError> for AboutMeter {
    fn from(error: UncertaintyError) -> AboutMeter {
        AboutMeter::Other { reason: error.to_string() }
    }
}
