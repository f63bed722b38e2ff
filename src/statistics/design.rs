//! The design matrix of a regression: a row for each observation, a column for each coefficient.

use super::StatisticsError;
use super::moments::finite;

/// The design matrix X of a regression, n rows by p columns, all finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    columns: Vec<Vec<f64>>,
    intercept: bool,
    rows: usize,
}

impl Design {
    /// A column of ones, then the given columns in their order. With no column it is the design of a mean over `rows`.
    ///
    /// # Errors
    /// [`StatisticsError::Empty`], [`StatisticsError::Lengths`], [`StatisticsError::NotFinite`].
    pub fn with_intercept(rows: usize, columns: &[&[f64]]) -> Result<Design, StatisticsError> {
        let ones = vec![1.0; rows];
        let all: Vec<&[f64]> = std::iter::once(ones.as_slice()).chain(columns.iter().copied()).collect();
        Design::new(rows, &all, true)
    }

    /// The given columns and no intercept.
    ///
    /// # Errors
    /// [`StatisticsError::Empty`] also where there is no column; otherwise as [`Design::with_intercept`].
    pub fn without_intercept(rows: usize, columns: &[&[f64]]) -> Result<Design, StatisticsError> {
        Design::new(rows, columns, false)
    }

    fn new(rows: usize, columns: &[&[f64]], intercept: bool) -> Result<Design, StatisticsError> {
        if rows == 0 || columns.is_empty() {
            return Err(StatisticsError::Empty);
        }
        check_columns(rows, columns)?;
        Ok(Design { columns: columns.iter().map(|column| column.to_vec()).collect(), intercept, rows })
    }

    /// Some of the columns, ascending: the intercept among them where there is one.
    pub(super) fn of(self, kept: &[usize]) -> Design {
        let mut columns = self.columns;
        let mut at = 0;
        columns.retain(|_| {
            at += 1;
            kept.contains(&(at - 1))
        });
        Design { columns, ..self }
    }

    /// Observations n.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, the intercept first where there is one; p of them.
    pub fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }

    /// Whether the first column is a column of ones.
    pub fn has_intercept(&self) -> bool {
        self.intercept
    }

    /// A row of p values.
    pub fn row(&self, at: usize) -> Option<Vec<f64>> {
        self.columns.iter().map(|column| column.get(at).copied()).collect()
    }

    /// The sums of the columns: what the coefficients are multiplied by in a total over all rows.
    pub fn column_sums(&self) -> Vec<f64> {
        self.columns.iter().map(|column| super::moments::sum(column)).collect()
    }
}

/// Refuses columns of another length, and values that are NaN or infinite.
pub(super) fn check_columns(rows: usize, columns: &[&[f64]]) -> Result<(), StatisticsError> {
    for (at, column) in columns.iter().enumerate() {
        if column.len() != rows {
            return Err(StatisticsError::Lengths { expected: rows, found: column.len() });
        }
        if let Some(row) = column.iter().position(|value| !value.is_finite()) {
            return Err(StatisticsError::NotFinite { row, column: Some(at) });
        }
    }
    Ok(())
}

/// Refuses a response of another length, none at all, and values that are NaN or infinite.
pub(super) fn check_response(rows: usize, response: &[f64]) -> Result<(), StatisticsError> {
    if response.len() != rows {
        return Err(StatisticsError::Lengths { expected: rows, found: response.len() });
    }
    finite(response)
}

/// Refuses weights of another length and weights that are not positive and finite.
pub(super) fn check_weights(rows: usize, weights: Option<&[f64]>) -> Result<(), StatisticsError> {
    let Some(weights) = weights else { return Ok(()) };
    if weights.len() != rows {
        return Err(StatisticsError::Lengths { expected: rows, found: weights.len() });
    }
    match weights.iter().position(|w| !(w.is_finite() && *w > 0.0)) {
        Some(row) => Err(StatisticsError::Weight { row }),
        None => Ok(()),
    }
}
