//! Weather in memory, as columns of equal length, and which of its rows can be used.

use std::ops::Range;

use super::error::ModelError;

/// Columns of weather, a row an hour. A value that is not a number or at most −900 (files write −999 or −9999) is missing.
#[derive(Debug, Clone, Copy)]
pub struct Weather<'a> {
    /// Global irradiance on the horizontal [W/m²].
    pub ghi: &'a [f64],
    /// Beam irradiance across the rays and diffuse irradiance on the horizontal [W/m²], where the file has them.
    pub components: Option<(&'a [f64], &'a [f64])>,
    /// Air temperature [°C].
    pub temperature: &'a [f64],
    /// Wind speed [m/s].
    pub wind: &'a [f64],
    /// Albedo of the ground, where the file has it; where a row has none, the plant's.
    pub albedo: Option<&'a [f64]>,
}

/// Whether a value says that there is none.
#[inline]
#[must_use]
pub fn is_missing(value: f64) -> bool {
    !((value > -900.0) & (value < f64::INFINITY))
}

impl Weather<'_> {
    /// Whether all columns have as many rows as there are hours.
    ///
    /// # Errors
    /// The first column that has not, or that is needed and not there.
    pub(super) fn check(&self, rows: usize, components: bool) -> Result<(), ModelError> {
        let length = |column, found| {
            if found == rows { Ok(()) } else { Err(ModelError::Rows { column, expected: rows, found }) }
        };
        length("ghi", self.ghi.len())?;
        match self.components {
            Some((dni, dhi)) => {
                length("dni", dni.len())?;
                length("dhi", dhi.len())?;
            }
            None if components => return Err(ModelError::Column("dni")),
            None => {}
        }
        length("temperature", self.temperature.len())?;
        length("wind", self.wind.len())?;
        self.albedo.map_or(Ok(()), |albedo| length("albedo", albedo.len()))
    }

    /// For each row, whether it can be used and whether there is light in it.
    pub(super) fn survey(&self, components: bool, rows: Range<usize>) -> impl Iterator<Item = Survey> {
        let none: &[f64] = &[];
        let (dni, dhi) = self.components.filter(|_| components).unwrap_or((none, none));
        let (ghi, temperature, wind) = (self.ghi, self.temperature, self.wind);
        rows.map(move |row| {
            let or_dark = |column: &[f64]| column.get(row).copied().unwrap_or(0.0);
            let (beam, diffuse) = (or_dark(dni), or_dark(dhi));
            let useless = is_missing(ghi[row])
                | is_missing(beam)
                | is_missing(diffuse)
                | is_missing(temperature[row])
                | is_missing(wind[row]);
            match (useless, (ghi[row] > 0.0) | (beam > 0.0) | (diffuse > 0.0)) {
                (true, _) => Survey::Missing,
                (false, true) => Survey::Lit,
                (false, false) => Survey::Dark,
            }
        })
    }
}

/// What a row is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Survey {
    /// Something of it is missing that is needed.
    Missing,
    /// There is no light in it.
    Dark,
    /// There is light in it.
    Lit,
}
