//! The design matrix of a regression: a row for each observation, a column for each coefficient.

use super::StatisticsError;

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
        for (at, column) in columns.iter().enumerate() {
            if column.len() != rows {
                return Err(StatisticsError::Lengths { expected: rows, found: column.len() });
            }
            if let Some(row) = column.iter().position(|value| !value.is_finite()) {
                return Err(StatisticsError::NotFinite { row, column: Some(at) });
            }
        }
        Ok(Design { columns: columns.iter().map(|column| column.to_vec()).collect(), intercept, rows })
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
