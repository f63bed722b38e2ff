//! What a plant is expected to give, row by row, and its sums.

use super::hours::Hours;

/// A row an hour, in the order of the weather. Rows whose weather is missing hold NaN and are in no sum.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hourly {
    /// Irradiance on the modules, the mean over arrays by capacity [W/m²].
    pub poa: Vec<f64>,
    /// The same, less what incidence and dirt take.
    pub poa_effective: Vec<f64>,
    /// Cell temperature, the mean over arrays by capacity [°C].
    pub cell_temperature: Vec<f64>,
    /// DC before losses \[kW\].
    pub dc_gross: Vec<f64>,
    /// DC after losses, snow and age \[kW\].
    pub dc: Vec<f64>,
    /// AC \[kW\].
    pub ac: Vec<f64>,
}

/// Sums over rows.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// Irradiation on the modules [kWh/m²].
    pub poa: f64,
    /// The same, less what incidence and dirt take.
    pub poa_effective: f64,
    /// DC after losses \[kWh\].
    pub dc: f64,
    /// AC \[kWh\].
    pub ac: f64,
    /// Cell temperature weighted by irradiance on the modules [°C]; 0 without light.
    pub cell_temperature: f64,
    /// The most AC \[kW\].
    pub most: f64,
    /// Rows that were used.
    pub rows: usize,
    /// Rows whose weather is missing.
    pub missing: usize,
}

impl Hourly {
    pub(super) fn columns(&mut self) -> [&mut Vec<f64>; 6] {
        let Self { poa, poa_effective, cell_temperature, dc_gross, dc, ac } = self;
        [poa, poa_effective, cell_temperature, dc_gross, dc, ac]
    }

    /// Makes all columns dark, `rows` long.
    pub(super) fn clear(&mut self, rows: usize) {
        for column in self.columns() {
            if column.capacity() < rows {
                // Fresh pages come zeroed.
                *column = vec![0.0; rows];
            } else {
                column.clear();
                column.resize(rows, 0.0);
            }
        }
    }

    /// Sums over all rows.
    #[must_use]
    pub fn totals(&self, hours: &Hours) -> Totals {
        let mut sums = Totals::default();
        (0..self.ac.len()).for_each(|row| self.add(row, &mut sums));
        sums.over(hours.step)
    }

    /// Sums over the rows of each month, January first. Months of several years are added.
    #[must_use]
    pub fn monthly(&self, hours: &Hours) -> [Totals; 12] {
        let mut months = [Totals::default(); 12];
        for (row, month) in hours.months.iter().enumerate() {
            self.add(row, &mut months[usize::from(month.saturating_sub(1)).min(11)]);
        }
        months.map(|sums| sums.over(hours.step))
    }

    /// Adds a row; products of light and temperature stand in the place of temperature until the last.
    fn add(&self, row: usize, sums: &mut Totals) {
        let value = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
        if value(&self.ac).is_nan() {
            sums.missing += 1;
            return;
        }
        sums.rows += 1;
        sums.poa += value(&self.poa);
        sums.poa_effective += value(&self.poa_effective);
        sums.dc += value(&self.dc);
        sums.ac += value(&self.ac);
        sums.cell_temperature += value(&self.poa) * value(&self.cell_temperature);
        sums.most = sums.most.max(value(&self.ac));
    }
}

impl Totals {
    /// Sums over rows of a length [h], from those of rows.
    fn over(self, step: f64) -> Self {
        Self {
            poa: self.poa * (step / 1000.0),
            poa_effective: self.poa_effective * (step / 1000.0),
            dc: self.dc * step,
            ac: self.ac * step,
            cell_temperature: if self.poa > 0.0 { self.cell_temperature / self.poa } else { 0.0 },
            ..self
        }
    }
}
