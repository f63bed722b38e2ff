//! Irradiation of an interval, weighted by the capacity that stood.

use jiff::civil::Date;

use super::plane::{LightRow, PlaneLight, TYPICAL_YEAR};
use crate::pv::weather::Stamp;

const DAY: i64 = 1440;

/// Capacity DC by days [kW]: each from its first day on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CapacityDays {
    steps: Vec<(i64, f64)>,
}

impl CapacityDays {
    /// From first days, in their order; `None` for one that has always stood.
    pub fn new(steps: impl IntoIterator<Item = (Option<Date>, f64)>) -> CapacityDays {
        let minutes = |day: Option<Date>| day.map_or(i64::MIN, midnight);
        CapacityDays { steps: steps.into_iter().map(|(day, kw)| (minutes(day), kw)).collect() }
    }

    /// What stands at a minute [kW].
    pub fn at(&self, minute: i64) -> f64 {
        self.steps.iter().rev().find(|(from, _)| *from <= minute).map_or(0.0, |(_, kw)| *kw)
    }

    /// Adds to each entry the minutes of an interval in which it stands.
    pub fn stands(&self, from: i64, to: i64, minutes: &mut Vec<i64>) {
        minutes.resize(self.steps.len(), 0);
        for (number, ((since, _), of)) in self.steps.iter().zip(minutes).enumerate() {
            let until = self.steps.get(number + 1).map_or(to, |(next, _)| *next);
            *of += (until.min(to) - (*since).max(from)).max(0);
        }
    }

    /// The mean over an interval of which its entries stand so many minutes [kW].
    pub fn mean(&self, minutes: &[i64], whole: i64) -> f64 {
        let sum: f64 = self.steps.iter().zip(minutes).map(|((_, kw), of)| kw * *of as f64).sum();
        if whole > 0 { sum / whole as f64 } else { 0.0 }
    }
}

/// Irradiation of an interval.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Light {
    /// Σ P₀ G τ / (1000 W/m²): what the capacity would give at 25 °C without any loss [kWh].
    pub ideal: f64,
    /// The same times cell temperature, over rows that have one [kWh·°C].
    pub warm: f64,
    /// Rows without irradiance, while the sun may be up and the plant stands.
    pub missing: usize,
    /// Rows with irradiance and without cell temperature.
    pub without_temperature: usize,
    /// Rows with irradiance.
    pub rows: usize,
}

impl Light {
    /// Adds another interval.
    pub fn add(&mut self, other: &Light) {
        self.ideal += other.ideal;
        self.warm += other.warm;
        self.missing += other.missing;
        self.without_temperature += other.without_temperature;
        self.rows += other.rows;
    }

    /// Σ P₀ G τ (1 + γ (T − T₀)) / (1000 W/m²) [kWh], with γ [1/°C] and T₀ [°C] (IEC 61724-1:2021, the temperature-corrected
    /// performance ratio); `None` where a row with light has no temperature.
    pub fn corrected(&self, gamma: f64, reference_c: f64) -> Option<f64> {
        let ideal = self.ideal * (1.0 - gamma * reference_c) + gamma * self.warm;
        (self.without_temperature == 0 && ideal.is_finite() && ideal > 0.0).then_some(ideal)
    }
}

impl PlaneLight {
    /// The first minute and the one after the last; `None` without rows, and of a typical year, which has every day.
    pub fn span(&self) -> Option<(i64, i64)> {
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        (!self.is_typical).then_some((first.start, last.start + self.step_min))
    }

    /// The irradiation between two minutes of the local clock on a capacity.
    pub fn over(&self, from: i64, to: i64, capacity: &CapacityDays) -> Light {
        let (mut sum, mut at) = (Light::default(), from);
        while at < to {
            let end = (at.div_euclid(DAY) + 1).saturating_mul(DAY).min(to);
            let kw = capacity.at(at);
            if kw > 0.0 {
                sum.add(&self.within_day(at, end, kw));
            }
            at = end;
        }
        sum
    }

    fn within_day(&self, from: i64, to: i64, kw: f64) -> Light {
        let rows = if self.is_typical { self.typical(from, to) } else { self.between(from, to) };
        let wanted = usize::try_from((to - from) / self.step_min).unwrap_or(0);
        let mut light = Light { missing: wanted.saturating_sub(rows.len()), ..Light::default() };
        let hours = self.step_min as f64 / 60.0;
        for row in rows {
            if row.poa.is_nan() {
                light.missing += 1;
                continue;
            }
            light.rows += 1;
            let ideal = kw * row.poa.max(0.0) * hours / 1000.0;
            light.ideal += ideal;
            if ideal > 0.0 && row.cell.is_nan() {
                light.without_temperature += 1;
            } else if ideal > 0.0 {
                light.warm += ideal * row.cell;
            }
        }
        light
    }

    /// Rows that begin between two minutes.
    fn between(&self, from: i64, to: i64) -> &[LightRow] {
        let place = |minute: i64| self.rows.partition_point(|row| row.start < minute);
        self.rows.get(place(from)..place(to)).unwrap_or_default()
    }

    /// Rows of the same minutes of the typical year; 28 February where it has no 29th.
    fn typical(&self, from: i64, to: i64) -> &[LightRow] {
        let length = to - from;
        let of_year = |back: i64| Some(Stamp::at_minutes(from - back)?.in_year(TYPICAL_YEAR)?.minutes());
        let rows = of_year(0).map(|from| self.between(from, from + length)).unwrap_or_default();
        let is_leap_day = Stamp::at_minutes(from).is_some_and(|at| (at.month, at.day) == (2, 29));
        if rows.iter().all(|row| row.poa.is_nan()) && is_leap_day {
            return of_year(DAY).map(|from| self.between(from, from + length)).unwrap_or_default();
        }
        rows
    }

    /// The mean cell temperature of all rows weighted by irradiance [°C], and the rows it rests on; `None` without a temperature
    /// or without light.
    pub fn mean_cell_temperature(&self) -> Option<(f64, usize)> {
        let known = || self.rows.iter().filter(|row| row.poa > 0.0 && !row.cell.is_nan());
        let light: f64 = known().map(|row| row.poa).sum();
        let warm: f64 = known().map(|row| row.poa * row.cell).sum();
        (light > 0.0).then(|| (warm / light, known().count()))
    }

    /// Whether the rows reach over a year.
    pub fn is_of_a_year(&self) -> bool {
        let length = self.rows.len() as i64 * self.step_min;
        length >= 365 * DAY
    }
}

/// The minute at which a day begins, since 1970-01-01 00:00.
pub(crate) fn midnight(day: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    day.duration_since(epoch).as_secs() / 60
}
