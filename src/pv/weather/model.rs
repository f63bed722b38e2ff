//! The weather of a site.

use super::stamp::{NOMINAL_YEAR, is_leap};
use super::{Field, Note, Recognised, Stamp, WeatherError, WeatherFault};

/// Hourly weather, or of another step that divides a day, in the order of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Weather {
    /// What the file was recognised as, and by what.
    pub recognised: Recognised,
    /// Where it is.
    pub site: Site,
    /// The clock that its times are of.
    pub clock: Clock,
    /// What a time labels.
    pub label: Label,
    /// Minutes from the start of an interval to the instant at which the sun is taken; 0 with [`Label::Instant`] unless the
    /// file or the book states another.
    pub sun_offset_min: f64,
    /// Minutes between rows.
    pub step_min: u32,
    /// The plane of [`Field::InPlane`], where the file has it.
    pub plane: Option<Plane>,
    /// The years that the rows are of.
    pub years: Years,
    /// The start of each interval, or the instant, on the clock of the file.
    pub times: Vec<Stamp>,
    /// Seconds beyond the minute of each row; empty where there are none.
    pub seconds: Vec<u8>,
    /// The line of each row, from 1.
    pub lines: Vec<usize>,
    pub(super) columns: Vec<Column>,
    /// What was noticed, in a fixed order.
    pub notes: Vec<Note>,
}

/// Where weather is of, as far as the file or the book says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Site {
    /// Its name.
    pub name: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Metres above the sea.
    pub altitude: Option<f64>,
    /// Minutes that local standard time is ahead of UTC.
    pub utc_offset_min: Option<i32>,
}

/// The clock of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Coordinated universal time.
    Utc,
    /// Local standard time, without daylight saving.
    LocalStandard,
    /// The zone of 15° of longitude that the site lies in (NASA POWER).
    SolarZone {
        /// Minutes ahead of UTC.
        offset_min: i32,
    },
}

/// What a printed time labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// An interval that starts then.
    Start,
    /// An interval that ends then.
    End,
    /// The instant itself.
    Instant,
}

/// The tilted plane of an irradiance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    /// Degrees from the horizontal.
    pub tilt: f64,
    /// Degrees clockwise from north.
    pub azimuth: f64,
}

/// The years of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Years {
    /// They have none.
    None,
    /// Consecutive time, from the first year to the last.
    Consecutive(i32, i32),
    /// A typical year of months from several years, in ascending order.
    Typical(Vec<i32>),
}

/// A column of values, one for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The quantity.
    pub field: Field,
    /// What the file calls it.
    pub name: String,
    /// The values; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

impl Column {
    /// How many values are missing.
    pub fn gaps(&self) -> usize {
        self.values.iter().filter(|value| value.is_none()).count()
    }

    /// The values with NaN where there is none, for a model that takes NaN as missing.
    pub fn or_nan(&self) -> Vec<f64> {
        self.values.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
    }

    /// The values where none is missing.
    pub fn complete(&self) -> Option<Vec<f64>> {
        self.values.iter().copied().collect()
    }
}

impl Weather {
    /// The columns, in the order of [`Field::ALL`].
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of a quantity.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }

    /// The values of a quantity; `None` where the file has no such column.
    pub fn values(&self, field: Field) -> Option<&[Option<f64>]> {
        self.column(field).map(|column| column.values.as_slice())
    }

    /// Seconds beyond the minute of a row.
    pub fn second(&self, row: usize) -> u8 {
        self.seconds.get(row).copied().unwrap_or(0)
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.times.len()
    }

    /// The year that the sun is computed for where a row has none of its own: [`NOMINAL_YEAR`] for typical years and rows
    /// without a year, a leap year where they have 29 February; `None` where every row has its year.
    pub fn sun_year(&self) -> Option<i32> {
        let leap = || self.times.iter().any(|time| (time.month, time.day) == (2, 29));
        match &self.years {
            Years::Consecutive(..) => None,
            Years::None | Years::Typical(_) => Some(if leap() { NOMINAL_YEAR + 1 } else { NOMINAL_YEAR }),
        }
    }

    /// The instant at which the sun is taken for each row, in seconds since 1970-01-01 00:00 UTC. `year` is a calendar year for
    /// all rows in place of their own; a row of 29 February has no instant in a common year.
    ///
    /// # Errors
    /// [`WeatherFault::NoOffset`] where the clock is not UTC and its offset is not known.
    pub fn sun_seconds(&self, year: Option<i32>) -> Result<Vec<Option<f64>>, WeatherError> {
        let offset = self.clock_offset_min().ok_or(WeatherFault::NoOffset.at(0))?;
        let year = year.or_else(|| self.sun_year());
        let instant = |time: &Stamp| {
            let time = year.map_or(Some(*time), |year| time.in_year(year))?;
            Some((time.minutes() - i64::from(offset)) as f64 * 60.0 + self.sun_offset_min * 60.0)
        };
        let of_row = |(row, time): (usize, &Stamp)| instant(time).map(|at| at + f64::from(self.second(row)));
        Ok(self.times.iter().enumerate().map(of_row).collect())
    }

    /// Minutes that the clock of the file is ahead of UTC, where that is known.
    pub fn clock_offset_min(&self) -> Option<i32> {
        match self.clock {
            Clock::Utc => Some(0),
            Clock::SolarZone { offset_min } => Some(offset_min),
            Clock::LocalStandard => self.site.utc_offset_min,
        }
    }

    /// The time of a row on local standard time, for sums by day and month; as printed where the offset is not known.
    pub fn local(&self, row: usize) -> Option<Stamp> {
        let time = *self.times.get(row)?;
        match (self.clock_offset_min(), self.site.utc_offset_min) {
            (Some(clock), Some(site)) => Stamp::at_minutes(time.minutes() + i64::from(site - clock)),
            _ => Some(time),
        }
    }

    /// Rows of a whole year at this step.
    pub fn rows_of_a_year(&self) -> usize {
        let leap = match &self.years {
            Years::Consecutive(first, last) => first == last && is_leap(*first),
            Years::None | Years::Typical(_) => self.sun_year().is_some_and(is_leap),
        };
        let days: u32 = if leap { 366 } else { 365 };
        (days * 1440 / self.step_min.max(1)) as usize
    }
}
