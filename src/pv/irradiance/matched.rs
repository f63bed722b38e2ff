//! Readings of generation beside the irradiance of the same time, with what has to be left out of both.

use jiff::ToSpan;
use jiff::civil::Date;

use super::over::{CapacityDays, Light, midnight};
use super::plane::PlaneLight;
use crate::pv::series::{SeriesRow, SeriesRows};
use crate::quantity::Exact;
use crate::saving::proof::Every;

const DAY: i64 = 1440;

/// What became of the rows of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows of the time.
    pub rows: usize,
    /// Rows that were used.
    pub used: usize,
    /// Left out: no generation in them or in others of the same interval.
    pub without_generation: usize,
    /// Left out: irradiance is missing while the sun may be up.
    pub without_irradiance: usize,
    /// Left out: the file of weather does not reach them.
    pub beyond_weather: usize,
    /// Left out: the plant did not stand yet.
    pub not_standing: usize,
    /// Used rows that count in no temperature-corrected ratio, as a temperature is missing.
    pub without_temperature: usize,
}

/// Generation and irradiation of the rows that have both.
#[derive(Debug, Clone, Default)]
pub struct Matched {
    /// What became of the rows.
    pub counts: RowCounts,
    /// Σ of generation, in the unit of the table.
    pub energy: Exact,
    /// Σ at the input of the inverter; `None` where a used row has none.
    pub dc: Option<Exact>,
    /// The irradiation.
    pub light: Light,
    /// The same of the rows with temperature alone, where others are without.
    pub tempered: Option<(Exact, Light)>,
    /// Minutes of the rows.
    pub minutes: i64,
    /// Minutes that each entry of capacity stood in them.
    pub stands: Vec<i64>,
}

/// A time in which whole rows of table and weather lie.
struct Interval {
    from: i64,
    to: i64,
    rows: usize,
    energy: Option<Exact>,
    dc: Option<Exact>,
    month: (i16, i8),
}

/// The rows of a table by month, in the order of time, each month with its year and number.
pub fn by_month(
    rows: &SeriesRows,
    minutes: i64,
    light: &PlaneLight,
    capacity: &CapacityDays,
) -> Vec<((i16, i8), Matched)> {
    let mut months: Vec<((i16, i8), Matched)> = Vec::new();
    for interval in intervals(rows, minutes, light.step_min) {
        let of_month = months.last_mut().filter(|(month, _)| *month == interval.month);
        match of_month {
            Some((_, of)) => of.take(&interval, light, capacity),
            None => {
                let mut of = Matched { dc: Some(Exact::ZERO), ..Matched::default() };
                of.take(&interval, light, capacity);
                months.push((interval.month, of));
            }
        }
    }
    for (_, of) in &mut months {
        of.dc.take_if(|_| of.counts.used == 0);
        of.tempered.take_if(|_| of.counts.without_temperature == 0);
    }
    months
}

impl Matched {
    /// All of several times.
    pub fn together<'a>(parts: impl IntoIterator<Item = &'a Matched>) -> Matched {
        let mut all = Matched { dc: Some(Exact::ZERO), ..Matched::default() };
        let mut tempered = (Exact::ZERO, Light::default());
        for part in parts {
            let (to, of) = (&mut all.counts, &part.counts);
            to.rows += of.rows;
            to.used += of.used;
            to.without_generation += of.without_generation;
            to.without_irradiance += of.without_irradiance;
            to.beyond_weather += of.beyond_weather;
            to.not_standing += of.not_standing;
            to.without_temperature += of.without_temperature;
            if part.counts.used == 0 {
                continue;
            }
            all.energy += &part.energy;
            all.dc = all.dc.take().zip(part.dc.as_ref()).map(|(sum, dc)| &sum + dc);
            all.light.add(&part.light);
            let (energy, light) = part.tempered.as_ref().map_or((&part.energy, &part.light), |of| (&of.0, &of.1));
            tempered.0 += energy;
            tempered.1.add(light);
            all.minutes += part.minutes;
            all.stands.resize(part.stands.len().max(all.stands.len()), 0);
            all.stands.iter_mut().zip(&part.stands).for_each(|(sum, of)| *sum += of);
        }
        all.dc.take_if(|_| all.counts.used == 0);
        all.tempered = (all.counts.without_temperature > 0).then_some(tempered);
        all
    }

    fn take(&mut self, interval: &Interval, light: &PlaneLight, capacity: &CapacityDays) {
        let Interval { from, to, rows, .. } = *interval;
        self.counts.rows += rows;
        let mut stands = Vec::new();
        capacity.stands(from, to, &mut stands);
        if capacity.mean(&stands, to - from) <= 0.0 {
            self.counts.not_standing += rows;
            return;
        }
        if light.span().is_some_and(|(first, last)| from < first || to > last) {
            self.counts.beyond_weather += rows;
            return;
        }
        let Some(energy) = &interval.energy else {
            self.counts.without_generation += rows;
            return;
        };
        let here = light.over(from, to, capacity);
        if here.missing > 0 {
            self.counts.without_irradiance += rows;
            return;
        }
        self.counts.used += rows;
        self.energy += energy;
        self.dc = self.dc.take().zip(interval.dc.as_ref()).map(|(sum, dc)| &sum + dc);
        self.light.add(&here);
        let (of_energy, of_light) = self.tempered.get_or_insert_default();
        if here.without_temperature == 0 {
            *of_energy += energy;
            of_light.add(&here);
        } else {
            self.counts.without_temperature += rows;
        }
        self.minutes += to - from;
        self.stands.resize(stands.len(), 0);
        self.stands.iter_mut().zip(&stands).for_each(|(sum, of)| *sum += of);
    }
}

/// The rows in intervals that whole rows of the weather fill: of months and days themselves, of shorter rows the least common
/// multiple of both steps, or a day where there is none shorter.
fn intervals(rows: &SeriesRows, minutes: i64, step: i64) -> Vec<Interval> {
    let length = match rows.every {
        Every::Day => DAY,
        _ => {
            let common = lcm(minutes.max(1), step.max(1));
            if common <= DAY && DAY % common == 0 { common } else { DAY }
        }
    };
    let of_row = |row: &SeriesRow| -> (i64, i64, usize) {
        let day = row.start.date();
        if matches!(rows.every, Every::Month | Every::Bill) {
            let next = day.first_of_month().checked_add(1.month()).unwrap_or(Date::MAX);
            return (midnight(day.first_of_month()), midnight(next), 1);
        }
        let of_day = i64::from(row.start.hour()) * 60 + i64::from(row.start.minute());
        let from = midnight(day) + of_day.div_euclid(length) * length;
        let wanted = if rows.every == Every::Day { 1 } else { length / minutes.max(1) };
        (from, from + length, usize::try_from(wanted).unwrap_or(1))
    };
    let mut all: Vec<Interval> = Vec::new();
    let mut begin = 0;
    while let Some(first) = rows.rows.get(begin) {
        let (from, to, wanted) = of_row(first);
        let count = rows.rows.iter().skip(begin).take_while(|row| of_row(row).0 == from).count().max(1);
        let part = rows.rows.get(begin..begin + count).unwrap_or_default();
        let sum = |value: fn(&SeriesRow) -> Option<&Exact>| -> Option<Exact> {
            let values: Option<Vec<&Exact>> = part.iter().map(value).collect();
            values.filter(|values| values.len() >= wanted).map(|values| values.into_iter().sum())
        };
        all.push(Interval {
            from,
            to,
            rows: count,
            energy: sum(|row| row.generated.as_ref()),
            dc: sum(|row| row.dc.as_ref()),
            month: (first.start.year(), first.start.month()),
        });
        begin += count;
    }
    all
}

fn lcm(a: i64, b: i64) -> i64 {
    let (mut high, mut low) = (a.max(b), a.min(b));
    while low > 0 {
        (high, low) = (low, high % low);
    }
    (a / high.max(1)).saturating_mul(b)
}
