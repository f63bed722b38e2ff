//! The hours of a model as the generation of a table that has the load alone.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::Describer;
use super::series::step_minutes;
use crate::finding::{AboutPlant, Code, Finding};
use crate::pv::irradiance::midnight;
use crate::pv::modelled::ModelFigure;
use crate::pv::series::{GenerationSeries, SeriesRows};
use crate::pv::weather::{Label, NOMINAL_YEAR, Stamp, Weather, Years};
use crate::quantity::{Exact, Rounding, Unit};
use crate::saving::proof::Every;

/// Significant digits of a row of the model.
const DIGITS: u32 = 10;

impl Describer<'_> {
    /// The rows of a table with what the model expects of their time; `None` where the rows are longer than a day, or do not divide
    /// into those of the weather (said), or nothing of the weather is of their time (said).
    pub(super) fn generation_of_model(
        &mut self,
        series: &GenerationSeries,
        rows: &SeriesRows,
        model: &ModelFigure,
    ) -> Option<SeriesRows> {
        let planned = self.plant.model.as_ref()?.weather.as_ref()?;
        let weather = planned.weather.as_ref()?;
        let minutes = match rows.every {
            Every::Month | Every::Bill => return None,
            Every::Day => 24 * 60,
            Every::Hour => step_minutes(rows),
        };
        let step = i64::from(weather.step_min.max(1));
        let say = |message: AboutPlant| Finding::new(Code::PvIncomplete, message).at(series.file.place);
        if minutes % step != 0 && step % minutes != 0 {
            let plant = self.plant.id.clone();
            self.findings.push(say(AboutPlant::LoadBesideWeather { plant, load: minutes, weather: step }));
            return None;
        }
        // Of the power of a row of the weather, kW, in the unit of the table: its energy, or its part of the mean power. In a
        // shorter row of the table it is that of the longer row of the weather all through.
        let length = step.min(minutes);
        let unit = |text: &str| Unit::parse(text).ok()?.convertible(&series.unit);
        let scale = match (unit("kWh"), unit("kW")) {
            (Some(ratio), _) => &ratio * &Exact::ratio(length.into(), 60)?,
            (None, Some(ratio)) => &ratio * &Exact::ratio(length.into(), minutes.into())?,
            (None, None) => return None,
        };
        let years = Years::None;
        let years = if planned.is_measured == Some(false) { &years } else { &weather.years };
        let hours = Hours::of(weather, years, &model.expected.hourly().ac, step);
        let of_row = |start: DateTime| -> Option<Exact> {
            let from = midnight(start.date()) + i64::from(start.hour()) * 60 + i64::from(start.minute());
            let parts: Option<Vec<Exact>> =
                (0..minutes / length).map(|part| hours.at((from + part * length).div_euclid(step) * step)).collect();
            parts.map(|parts| &parts.iter().sum::<Exact>() * &scale)
        };
        let with = rows.with_generation(of_row);
        if with.rows.iter().all(|row| row.generated.is_none()) {
            self.findings.push(say(AboutPlant::LoadBeyondWeather { plant: self.plant.id.clone() }));
            return None;
        }
        Some(with)
    }
}

/// What a model expects by the minute at which a row of the weather begins.
struct Hours {
    kw: BTreeMap<i64, Exact>,
    is_typical: bool,
}

impl Hours {
    fn of(weather: &Weather, years: &Years, ac: &[f64], step: i64) -> Hours {
        let is_typical = !matches!(years, Years::Consecutive(..));
        let row = |(at, kw): (usize, &f64)| {
            let local = weather.local(at)?.minutes();
            let start = if weather.label == Label::Instant { local.div_euclid(step) * step } else { local };
            let key = if is_typical { of_year(start)? } else { start };
            Some((key, Exact::from_f64(*kw)?.to_significant(DIGITS, Rounding::HalfEven)))
        };
        Hours { kw: ac.iter().enumerate().filter_map(row).collect(), is_typical }
    }

    fn at(&self, minute: i64) -> Option<Exact> {
        if !self.is_typical {
            return self.kw.get(&minute).cloned();
        }
        let there = of_year(minute).and_then(|key| self.kw.get(&key));
        // A common year has no 29 February: the day before stands for it.
        let is_leap_day = Stamp::at_minutes(minute).is_some_and(|at| (at.month, at.day) == (2, 29));
        let before = || of_year(minute - 24 * 60).and_then(|key| self.kw.get(&key)).filter(|_| is_leap_day);
        there.or_else(before).cloned()
    }
}

/// The same minute of a leap year that all typical rows are put into.
fn of_year(minute: i64) -> Option<i64> {
    Some(Stamp::at_minutes(minute)?.in_year(NOMINAL_YEAR + 1)?.minutes())
}
