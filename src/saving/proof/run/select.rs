//! The rows of a span that have all that a model needs.

use jiff::civil::DateTime;

use super::Run;
use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::Span;
use crate::saving::metered::calendar::share_of_weekdays;
use crate::saving::metered::degree_day::{hinge, mean_of_blocks};
use crate::saving::proof::model::{DriverSource, Every};
use crate::saving::proof::readings::Reading;

/// Least share of the days of a bill that have weather (CalTRACK 2.0, 2.2.3.2).
const LEAST_DAYS: f64 = 0.9;
/// Least share of the hours of a day that have a temperature (CalTRACK 2.0, 2.2.2.3).
const LEAST_HOURS: f64 = 0.5;
/// Least share of the days of a period that is not remarked upon.
const LEAST_COVERED: f64 = 0.9;

/// What a model needs of a period.
#[derive(Debug, Clone)]
pub(super) struct Needs {
    /// Indices into the drivers of the meter.
    pub drivers: Vec<usize>,
    /// Its temperatures.
    pub temperatures: Temperatures,
    /// Its energy; a normal period needs none.
    pub energy: bool,
}

/// Which temperatures a model needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Temperatures {
    /// None.
    Unused,
    /// The mean of the period.
    Mean,
    /// The mean of each of its days.
    Blocks,
}

/// Rows of a span, with what a model needs of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Selected {
    /// Indices into the readings.
    pub rows: Vec<usize>,
    /// First moment of each.
    pub starts: Vec<DateTime>,
    /// Energy of each; zero where none was asked for.
    pub energy: Vec<f64>,
    /// Days of each.
    pub days: Vec<f64>,
    /// Values of each driver asked for, row by row.
    pub drivers: Vec<Vec<f64>>,
    /// Mean temperature of each, where asked for.
    pub temperature: Vec<f64>,
    /// Mean temperatures of the days of each, where asked for.
    pub blocks: Vec<Vec<f64>>,
    /// Rows of the span that lack something.
    pub left_out: usize,
}

impl Run<'_> {
    /// Rows within `span` that have all that is needed; what is left out is counted in findings.
    pub(super) fn select(&self, key: &'static str, span: Span, needs: &Needs, findings: &mut Findings) -> Selected {
        let mut selected = Selected { drivers: vec![Vec::new(); needs.drivers.len()], ..Selected::default() };
        let mut missing = vec![0_usize; needs.drivers.len()];
        let (mut without, mut bare_days) = (0_usize, 0.0);
        let periods = self.readings.periods.iter().enumerate().filter(|(_, period)| period.is_in(span));
        for (at, period) in periods {
            let values: Vec<Option<f64>> = needs.drivers.iter().map(|driver| self.driver(*driver, period)).collect();
            for (missing, _) in missing.iter_mut().zip(&values).filter(|(_, value)| value.is_none()) {
                *missing += 1;
            }
            let known: Option<Vec<f64>> = values.into_iter().collect();
            let weather = self.weather(needs.temperatures, period);
            if let Err(lacking) = &weather {
                without += 1;
                bare_days += lacking;
            }
            let energy = if needs.energy { period.energy } else { Some(0.0) };
            match (energy, known, weather) {
                (Some(energy), Some(known), Ok((mean, blocks))) => {
                    selected.rows.push(at);
                    selected.starts.push(period.start);
                    selected.energy.push(energy);
                    selected.days.push(period.days());
                    selected.drivers.iter_mut().zip(known).for_each(|(column, value)| column.push(value));
                    selected.temperature.extend(mean);
                    selected.blocks.extend(blocks);
                }
                _ => selected.left_out += 1,
            }
        }
        let meter = || self.meter.id.clone();
        let mut say = |message| findings.push(Finding::new(Code::ReadingsLeftOut, message).at(self.model.place));
        for (driver, count) in needs.drivers.iter().zip(missing).filter(|(_, count)| *count > 0) {
            say(AboutMeter::DriverMissing {
                meter: meter(),
                driver: self.meter.drivers[*driver].name.value.clone(),
                count,
            });
        }
        if without > 0 && self.has_temperatures() {
            say(AboutMeter::NoWeather { meter: meter(), count: without, days: libm::ceil(bare_days) as usize });
        }
        let days = f64::from((span.to - span.from).get_days() + 1);
        let covered: f64 = selected.days.iter().sum();
        if !selected.rows.is_empty() && covered < LEAST_COVERED * days {
            let (model, found) = (self.model.id.clone(), selected.rows.len());
            say(AboutMeter::SpanNotCovered { model, key, found, days: format!("{} / {days}", libm::round(covered)) });
        }
        selected
    }

    /// The value of a driver in a period.
    fn driver(&self, driver: usize, period: &Reading) -> Option<f64> {
        match &self.meter.drivers.get(driver)?.from {
            DriverSource::Column(_) => period.drivers.get(driver).copied().flatten(),
            DriverSource::Weekdays(days) if self.readings.every == Every::Hour => {
                Some(if days.contains(&period.start.weekday()) { 1.0 } else { 0.0 })
            }
            DriverSource::Weekdays(days) => share_of_weekdays(period.start.date(), period.end.date(), days),
            DriverSource::DegreeDays(side, point) => {
                let days = period.days();
                match self.blocks(period).as_slice() {
                    [] => self.mean(period).map(|t| hinge(*side, *point, t) * days),
                    blocks if blocks.len() as f64 >= LEAST_DAYS * days => {
                        mean_of_blocks(*side, *point, blocks).map(|mean| mean * days)
                    }
                    _ => None,
                }
            }
        }
    }

    /// The temperatures of a period; the days that lack one where they are too many.
    #[expect(clippy::type_complexity, reason = "a mean or days, each there only where it is asked for")]
    fn weather(&self, needed: Temperatures, period: &Reading) -> Result<(Option<f64>, Option<Vec<f64>>), f64> {
        let days = period.days();
        match needed {
            Temperatures::Unused => Ok((None, None)),
            Temperatures::Mean => self.mean(period).map(|mean| (Some(mean), None)).ok_or(days),
            Temperatures::Blocks => {
                let blocks = self.blocks(period);
                if !blocks.is_empty() && blocks.len() as f64 >= LEAST_DAYS * days {
                    return Ok((None, Some(blocks)));
                }
                match (self.readings.weather.is_empty(), period.temperature) {
                    (true, Some(mean)) => Ok((None, Some(vec![mean]))),
                    _ => Err(days - blocks.len() as f64),
                }
            }
        }
    }

    /// The mean temperature of a period, from its own row, or of its days or hours in the table of the weather.
    fn mean(&self, period: &Reading) -> Option<f64> {
        if period.temperature.is_some() {
            return period.temperature;
        }
        let rows = self.weather_within(period);
        let expected = if self.has_hours() { period.days() * 24.0 } else { period.days() };
        let least = if self.has_hours() { LEAST_HOURS } else { LEAST_DAYS };
        // An hour has no temperature of its own in a table of days.
        let enough = expected >= 1.0 - 1e-9 && !rows.is_empty() && rows.len() as f64 >= least * expected;
        enough.then(|| rows.iter().fold(0.0, |sum, row| sum + row.temperature) / rows.len() as f64)
    }

    /// Mean temperatures of the days of a period, counted as blocks of 24 hours from its start, from the table of the weather.
    fn blocks(&self, period: &Reading) -> Vec<f64> {
        let rows = self.weather_within(period);
        if !self.has_hours() {
            return if period.days() < 1.0 { Vec::new() } else { rows.iter().map(|row| row.temperature).collect() };
        }
        let block = |at: DateTime| period.start.duration_until(at).as_hours() / 24;
        let mut blocks = Vec::new();
        for day in rows.chunk_by(|a, b| block(a.start) == block(b.start)) {
            if day.len() as f64 >= LEAST_HOURS * 24.0 {
                blocks.push(day.iter().fold(0.0, |sum, row| sum + row.temperature) / day.len() as f64);
            }
        }
        blocks
    }

    fn weather_within(&self, period: &Reading) -> &[crate::saving::proof::readings::Weather] {
        let weather = &self.readings.weather;
        let from = weather.partition_point(|row| row.start < period.start);
        let to = weather.partition_point(|row| row.start < period.end);
        weather.get(from..to.max(from)).unwrap_or_default()
    }

    /// Whether the table of the weather is of hours.
    fn has_hours(&self) -> bool {
        self.hourly_weather
    }

    /// Whether there are temperatures at all.
    pub(super) fn has_temperatures(&self) -> bool {
        !self.readings.weather.is_empty() || self.readings.periods.iter().any(|period| period.temperature.is_some())
    }
}
