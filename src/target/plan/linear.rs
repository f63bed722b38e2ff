//! A symmetric positive definite system of some hundred unknowns, by Cholesky's factorisation in place.

/// Solves `matrix · x = right`; the lower triangle of `matrix`, row by row, is overwritten, and `right` becomes `x`.
///
/// Each diagonal is raised by 1e-12 of itself, so that a nearly singular matrix still gives a direction of ascent. `None` where
/// the matrix is not positive definite all the same.
pub(super) fn solve(matrix: &mut [f64], right: &mut [f64]) -> Option<()> {
    let n = right.len();
    for row in 0..n {
        let (above, from) = matrix.split_at_mut(row * n);
        let this = &mut from[..n];
        for column in 0..row {
            let other = &above[column * n..column * n + n];
            let dot: f64 = this[..column].iter().zip(&other[..column]).map(|(a, b)| a * b).sum();
            this[column] = (this[column] - dot) / other[column];
        }
        let dot: f64 = this[..row].iter().map(|a| a * a).sum();
        let pivot = this[row] * (1.0 + 1e-12) - dot;
        // Not `pivot <= 0`: that would let a NaN pass.
        if !(pivot > 0.0 && pivot.is_finite()) {
            return None;
        }
        this[row] = libm::sqrt(pivot);
    }
    for row in 0..n {
        let dot: f64 = (0..row).map(|k| matrix[row * n + k] * right[k]).sum();
        right[row] = (right[row] - dot) / matrix[row * n + row];
    }
    for row in (0..n).rev() {
        let dot: f64 = (row + 1..n).map(|k| matrix[k * n + row] * right[k]).sum();
        right[row] = (right[row] - dot) / matrix[row * n + row];
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::solve;

    #[test]
    fn a_small_system_is_solved() {
        let mut matrix = vec![4.0, 0.0, 0.0, 2.0, 5.0, 0.0, 0.0, 1.0, 3.0];
        let mut right = vec![8.0, 15.0, 11.0];
        solve(&mut matrix, &mut right).unwrap();
        for (found, expected) in right.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - expected).abs() < 1e-9, "{right:?}");
        }
        assert!(solve(&mut [0.0], &mut [1.0]).is_none());
        assert!(solve(&mut [f64::NAN], &mut [1.0]).is_none());
    }
}
