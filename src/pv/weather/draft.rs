//! Rows as a reader finds them, and what follows from all of them together.

use super::number::Cell;
use super::sequence::{Sequence, sequence};
use super::{
    Clock, Column, Field, Label, Note, Plane, Recognised, Site, Stamp, Weather, WeatherErrors, WeatherFault, Years,
};

/// What a reader hands out.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) site: Site,
    pub(super) clock: Clock,
    pub(super) label: Label,
    /// Whether the times are starts already, whatever the label of the format.
    pub(super) starts: bool,
    pub(super) sun_offset_min: Option<f64>,
    pub(super) plane: Option<Plane>,
    /// Whether the format is of typical years.
    pub(super) typical: bool,
    /// Whether the rows have no year.
    pub(super) no_year: bool,
    pub(super) notes: Vec<Note>,
    times: Vec<Stamp>,
    seconds: Vec<u8>,
    lines: Vec<usize>,
    columns: Vec<Column>,
    tallies: Vec<Tally>,
}

/// What was counted in a column.
#[derive(Debug, Clone, Default)]
struct Tally {
    missing: usize,
    first_missing: usize,
    negative: usize,
    far_negative: usize,
    least: f64,
    first_negative: usize,
    implausible: usize,
    first_implausible: (f64, usize),
}

impl Draft {
    pub(super) fn new(clock: Clock, label: Label) -> Draft {
        Draft {
            site: Site::default(),
            clock,
            label,
            starts: false,
            sun_offset_min: None,
            plane: None,
            typical: false,
            no_year: false,
            notes: Vec::new(),
            times: Vec::new(),
            seconds: Vec::new(),
            lines: Vec::new(),
            columns: Vec::new(),
            tallies: Vec::new(),
        }
    }

    pub(super) fn column(&mut self, field: Field, name: &str) {
        self.columns.push(Column { field, name: name.to_owned(), values: Vec::new() });
        self.tallies.push(Tally::default());
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    /// Begins a row; then comes a value for each column.
    pub(super) fn row(&mut self, time: Stamp, line: usize) {
        self.row_at(time, 0, line);
    }

    /// The same at a second of its minute.
    pub(super) fn row_at(&mut self, time: Stamp, second: u8, line: usize) {
        self.times.push(time);
        self.seconds.push(second);
        self.lines.push(line);
    }

    /// Takes a value of the row that was begun last.
    pub(super) fn value(
        &mut self,
        column: usize,
        read: Cell,
        text: &str,
        name: &str,
        line: usize,
        errors: &mut WeatherErrors,
    ) {
        let (Some(to), Some(tally)) = (self.columns.get_mut(column), self.tallies.get_mut(column)) else { return };
        let (low, high) = to.field.plausible();
        let value = match read {
            Cell::Bad => {
                errors.add(line, WeatherFault::BadNumber { column: name.to_owned(), text: text.to_owned() });
                None
            }
            Cell::Missing => {
                tally.missing += 1;
                if tally.missing == 1 {
                    tally.first_missing = line;
                }
                None
            }
            Cell::Value(value) if value < low || value > high => {
                tally.implausible += 1;
                if tally.implausible == 1 {
                    tally.first_implausible = (value, line);
                }
                None
            }
            // −0 is zero.
            Cell::Value(value) if to.field.is_irradiance() && value < 0.0 => {
                tally.negative += 1;
                if tally.negative == 1 {
                    tally.first_negative = line;
                }
                tally.least = tally.least.min(value);
                let near = value >= Field::LEAST_OFFSET;
                tally.far_negative += usize::from(!near);
                near.then_some(0.0)
            }
            Cell::Value(value) => Some(value + 0.0),
        };
        to.values.push(value);
    }

    /// Puts rows in order, leaves out what is there twice, and says what was noticed.
    pub(super) fn finish(mut self, recognised: Recognised, step_min: Option<u32>) -> Result<Weather, WeatherErrors> {
        if self.times.is_empty() {
            return Err(WeatherFault::NoRows.at(0).into());
        }
        let mut notes = std::mem::take(&mut self.notes);
        notes.extend(self.columns.iter().zip(&self.tallies).flat_map(|(column, tally)| tally.notes(column.field)));
        if !self.columns.iter().any(|column| column.field.is_irradiance()) {
            let columns = self.columns.iter().map(|column| column.name.clone()).collect();
            return Err(WeatherFault::NoIrradiance { columns }.at(0).into());
        }
        // A column without a single value says no more than no column, unless a book may take it: then its rows say that
        // there is nothing.
        let is_step = |field: Field| Field::STEPS.contains(&field) && field != Field::Pressure;
        self.columns.retain(|column| {
            let is_kept = column.field.is_irradiance() || is_step(column.field);
            is_kept || column.values.iter().any(Option::is_some)
        });
        let years = self.years();
        let Sequence { order, step, notes: of_order } =
            sequence(&self.times, &self.lines, &years, step_min.map(i64::from))?;
        notes.extend(of_order);
        let mut columns: Vec<Column> = self.columns.into_iter().map(|column| picked(column, &order)).collect();
        columns.sort_by_key(|column| column.field);
        let mut weather = Weather {
            recognised,
            site: self.site,
            clock: self.clock,
            label: self.label,
            sun_offset_min: self.sun_offset_min.unwrap_or(default_offset(self.label, step)),
            step_min: step as u32,
            plane: self.plane,
            years,
            times: order.iter().map(|at| self.times[*at]).collect(),
            seconds: match self.seconds.iter().any(|second| *second > 0) {
                true => order.iter().map(|at| self.seconds[*at]).collect(),
                false => Vec::new(),
            },
            lines: order.iter().map(|at| self.lines[*at]).collect(),
            columns,
            notes,
        };
        if self.label == Label::End && !self.starts {
            weather.shift(-step);
        }
        weather.note_calendar();
        weather.note_clock();
        Ok(weather)
    }

    /// The years of the rows. Months of several years in the order of the calendar are a typical year.
    fn years(&self) -> Years {
        if self.no_year {
            return Years::None;
        }
        let mut years: Vec<i32> = self.times.iter().map(|time| time.year).collect();
        years.sort_unstable();
        years.dedup();
        let ascending = || self.times.is_sorted_by_key(|time| (time.month, time.day, time.minute));
        match years.as_slice() {
            [_, _, ..] if self.typical || ascending() => Years::Typical(years),
            [first, .., last] => Years::Consecutive(*first, *last),
            [only] => Years::Consecutive(*only, *only),
            [] => Years::None,
        }
    }
}

/// Where in an interval the sun is taken when nobody says: in its middle.
pub(super) fn default_offset(label: Label, step: i64) -> f64 {
    match label {
        Label::Instant => 0.0,
        Label::Start | Label::End => step as f64 / 2.0,
    }
}

fn picked(column: Column, order: &[usize]) -> Column {
    let values = order.iter().map(|at| column.values.get(*at).copied().flatten()).collect();
    Column { values, ..column }
}

impl Tally {
    fn notes(&self, field: Field) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.missing > 0 {
            notes.push(Note::Missing { field, count: self.missing, line: self.first_missing });
        }
        if self.negative > 0 {
            let (count, missing, least, line) = (self.negative, self.far_negative, self.least, self.first_negative);
            notes.push(Note::Negative { field, count, missing, least, line });
        }
        if self.implausible > 0 {
            let (value, line) = self.first_implausible;
            notes.push(Note::Implausible { field, count: self.implausible, value, line });
        }
        notes
    }
}
