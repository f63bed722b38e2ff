//! Yields and performance ratios of series, after IEC 61724-1.
//!
//! With irradiance in the plane G [W/m²], DC and AC power P [kW], capacity P₀ [kW at 1000 W/m², 25 °C] and the step τ [h]:
//! reference yield Yr = Σ G τ / 1000 W/m²; array yield Ya = Σ P_DC τ / P₀; final yield Yf = Σ P_AC τ / P₀; capture loss Lc =
//! Yr − Ya; system loss Ls = Ya − Yf, all in h; performance ratio PR = Yf / Yr (IEC 61724-1:2021, clause 14, as named there).
//! Temperature-corrected: PR' = Σ P_AC τ / (P₀ Σ G/1000 τ (1 + γ (T − T_ref))), with T_ref = 25 °C for PR to STC and the
//! irradiance-weighted mean of a year for the annual equivalent.

use super::PerformanceError;
use crate::statistics::moments::sum_of;

/// Series of equal length, a value for each step. Rows in which a value that is needed is NaN are left out and counted.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// Irradiance in the plane of the modules, W/m².
    pub poa: &'a [f64],
    /// AC power, kW.
    pub ac: &'a [f64],
    /// DC power, kW, where it is known.
    pub dc: Option<&'a [f64]>,
    /// Cell temperature, °C, where it is known.
    pub cell: Option<&'a [f64]>,
    /// Capacity, kW DC.
    pub capacity: f64,
    /// Hours of a step.
    pub step_h: f64,
}

/// Yields of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesYields {
    /// Yr, h.
    pub reference: f64,
    /// Ya, h, where DC is known.
    pub array: Option<f64>,
    /// Yf, h.
    pub last: f64,
    /// Lc, h.
    pub capture_loss: Option<f64>,
    /// Ls, h.
    pub system_loss: Option<f64>,
    /// PR.
    pub ratio: f64,
    /// Yf over the hours of the rows that were used.
    pub capacity_factor: f64,
    /// Rows that were used.
    pub rows: usize,
    /// Rows that were left out.
    pub missing: usize,
}

impl Series<'_> {
    fn check(&self) -> Result<(), PerformanceError> {
        let rows = self.poa.len();
        let others = [Some(self.ac), self.dc, self.cell];
        if let Some(other) = others.into_iter().flatten().find(|other| other.len() != rows) {
            return Err(PerformanceError::Lengths { expected: rows, found: other.len() });
        }
        let positive = |value: f64| value.is_finite() && value > 0.0;
        if !positive(self.capacity) {
            return Err(PerformanceError::NotPositive("capacity"));
        }
        if positive(self.step_h) { Ok(()) } else { Err(PerformanceError::NotPositive("step")) }
    }

    /// The wanted rows in which irradiance and AC, and what else is there, have values.
    fn used(&self, rows: Option<&[usize]>) -> (Vec<usize>, usize) {
        let whole = |row: &usize| {
            let at = |column: &[f64]| column.get(*row).is_some_and(|value| value.is_finite());
            at(self.poa) && at(self.ac) && self.dc.is_none_or(at) && self.cell.is_none_or(at)
        };
        let all: Vec<usize> = rows.map_or_else(|| (0..self.poa.len()).collect(), <[usize]>::to_vec);
        let used: Vec<usize> = all.iter().copied().filter(whole).collect();
        let missing = all.len() - used.len();
        (used, missing)
    }

    /// Yields and ratio of all rows, or of some (those of a month).
    ///
    /// # Errors
    /// [`PerformanceError::Lengths`], [`PerformanceError::NotPositive`], [`PerformanceError::NoRows`],
    /// [`PerformanceError::NoIrradiation`].
    pub fn yields(&self, rows: Option<&[usize]>) -> Result<SeriesYields, PerformanceError> {
        self.check()?;
        let (used, missing) = self.used(rows);
        if used.is_empty() {
            return Err(PerformanceError::NoRows);
        }
        let hours = |column: &[f64], over: f64| sum_of(used.iter().map(|row| column[*row])) * self.step_h / over;
        let reference = hours(self.poa, 1000.0);
        let last = hours(self.ac, self.capacity);
        let array = self.dc.map(|dc| hours(dc, self.capacity));
        if reference <= 0.0 {
            return Err(PerformanceError::NoIrradiation);
        }
        Ok(SeriesYields {
            reference,
            array,
            last,
            capture_loss: array.map(|array| reference - array),
            system_loss: array.map(|array| array - last),
            ratio: last / reference,
            capacity_factor: last / (used.len() as f64 * self.step_h),
            rows: used.len(),
            missing,
        })
    }

    /// The mean cell temperature weighted by irradiance, Σ G T / Σ G, °C: the reference of the annual equivalent, and T_avg of
    /// Dierauf et al., *Weather-Corrected Performance Ratio*, NREL/TP-5200-57991 (2013), equation 5.
    ///
    /// # Errors
    /// As [`Series::yields`]; [`PerformanceError::Absent`] without cell temperatures.
    pub fn mean_cell_temperature(&self, rows: Option<&[usize]>) -> Result<f64, PerformanceError> {
        self.check()?;
        let cell = self.cell.ok_or(PerformanceError::Absent("cell temperature"))?;
        let (used, _) = self.used(rows);
        let light = sum_of(used.iter().map(|row| self.poa[*row]));
        if light <= 0.0 {
            return Err(PerformanceError::NoIrradiation);
        }
        Ok(sum_of(used.iter().map(|row| self.poa[*row] * cell[*row])) / light)
    }

    /// The temperature-corrected ratio to a reference temperature, with the temperature coefficient γ of power [1/°C], below
    /// zero. To 25 °C it is the ratio to STC; to the mean of a typical year it is the weather-corrected ratio of NREL (the
    /// same report, equation 6). To the mean of the very rows it corrects, it is the ratio itself: Σ G (T − T̄) is zero.
    ///
    /// # Errors
    /// As [`Series::mean_cell_temperature`].
    pub fn corrected_ratio(
        &self,
        rows: Option<&[usize]>,
        gamma: f64,
        reference_c: f64,
    ) -> Result<f64, PerformanceError> {
        self.check()?;
        let cell = self.cell.ok_or(PerformanceError::Absent("cell temperature"))?;
        let (used, _) = self.used(rows);
        let light = |row: &usize| self.poa[*row] / 1000.0 * (1.0 + gamma * (cell[*row] - reference_c));
        let expected = sum_of(used.iter().map(light)) * self.capacity;
        if !(expected.is_finite() && expected > 0.0) {
            return Err(PerformanceError::NoIrradiation);
        }
        Ok(sum_of(used.iter().map(|row| self.ac[*row])) / expected)
    }
}
