//! Shapes of paths from a base value to a target value.

use super::{PathError, power};
use crate::quantity::Exact;

/// A value for each year, from the base year to the target year.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The first year.
    pub base_year: i32,
    /// One value a year, in the unit of the base value.
    pub values: Vec<Exact>,
    /// Whether all values are exact; otherwise roots have been rounded.
    pub is_exact: bool,
}

impl Path {
    /// The last year.
    pub fn target_year(&self) -> i32 {
        self.base_year.saturating_add(i32::try_from(self.values.len().saturating_sub(1)).unwrap_or(i32::MAX))
    }

    /// The value of a year; `None` beyond the path.
    pub fn at(&self, year: i32) -> Option<&Exact> {
        self.values.get(usize::try_from(i64::from(year) - i64::from(self.base_year)).ok()?)
    }

    /// Years and values in order.
    pub fn years(&self) -> impl Iterator<Item = (i32, &Exact)> {
        (self.base_year..).zip(&self.values)
    }
}

/// The number of years between, checked.
pub(super) fn span(base_year: i32, target_year: i32) -> Result<u32, PathError> {
    let years = i64::from(target_year) - i64::from(base_year);
    match u32::try_from(years) {
        Ok(span) if span > 0 && years <= PathError::MOST_YEARS => Ok(span),
        _ => Err(PathError::Years { base: base_year, target: target_year }),
    }
}

fn made(base_year: i32, years: u32, value: impl Fn(u32) -> Exact) -> Path {
    Path { base_year, values: (0..=years).map(value).collect(), is_exact: true }
}

fn part(k: u32, n: u32) -> Exact {
    Exact::ratio(i128::from(k), i128::from(n)).unwrap_or(Exact::ONE)
}

/// Linear in the base value: `base × (1 − reduction × k / n)`; a negative reduction rises.
pub fn linear(base: &Exact, base_year: i32, target_year: i32, reduction: &Exact) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    Ok(made(base_year, n, |k| base * &(&Exact::ONE - &(reduction * &part(k, n)))))
}

/// Compound: the same fraction of the year before every year, `base × (1 − reduction)^(k/n)`.
///
/// # Errors
/// [`PathError::MoreThanAll`] for a reduction above 1.
pub fn compound(base: &Exact, base_year: i32, target_year: i32, reduction: &Exact) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    let rest = &Exact::ONE - reduction;
    if rest.is_negative() {
        return Err(PathError::MoreThanAll);
    }
    let mut path = Path { base_year, values: Vec::new(), is_exact: true };
    for k in 0..=n {
        let (factor, is_exact) = power(&rest, k, n).ok_or(PathError::TooLarge)?;
        path.is_exact &= is_exact;
        path.values.push(base * &factor);
    }
    Ok(path)
}

/// A promise for every year: `rate` less than the year before, exactly.
///
/// # Errors
/// [`PathError::MoreThanAll`] for a rate above 1.
pub fn compound_rate_path(base: &Exact, base_year: i32, target_year: i32, rate: &Exact) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    let keep = &Exact::ONE - rate;
    if keep.is_negative() {
        return Err(PathError::MoreThanAll);
    }
    let mut values = vec![base.clone()];
    for _ in 0..n {
        let next = values.last().map(|last| last * &keep).unwrap_or_default();
        if next.is_too_large() {
            return Err(PathError::TooLarge);
        }
        values.push(next);
    }
    Ok(Path { base_year, values, is_exact: true })
}

/// The base value up to the year before the target year, then the target value.
pub fn late_step(base: &Exact, base_year: i32, target_year: i32, reduction: &Exact) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    stepped(base, base_year, target_year, &[(base_year + n as i32, base * &(&Exact::ONE - reduction))])
}

/// Steps: from each given year on, the given value; before the first the base value. Years in order.
pub fn stepped(base: &Exact, base_year: i32, target_year: i32, steps: &[(i32, Exact)]) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    let ordered = steps.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if !ordered || steps.first().is_some_and(|(year, _)| *year <= base_year) {
        return Err(PathError::Points);
    }
    let value = |k: u32| {
        let year = i64::from(base_year) + i64::from(k);
        let reached = steps.iter().take_while(|(from, _)| i64::from(*from) <= year).last();
        reached.map_or(base, |(_, value)| value).clone()
    };
    Ok(made(base_year, n, value))
}

/// Held at the base value for a fraction `held` (0 to below 1) of the time, then linear to the target value.
pub fn bent(
    base: &Exact,
    base_year: i32,
    target_year: i32,
    reduction: &Exact,
    held: &Exact,
) -> Result<Path, PathError> {
    let n = span(base_year, target_year)?;
    let slope = (&Exact::ONE - held).recip().filter(|slope| slope.is_positive()).ok_or(PathError::Points)?;
    if held.is_negative() {
        return Err(PathError::Points);
    }
    Ok(made(base_year, n, |k| {
        let past = &part(k, n) - held;
        let done = if past.is_negative() { Exact::ZERO } else { &past * &slope };
        base * &(&Exact::ONE - &(reduction * &done))
    }))
}

/// The user's points, straight lines between them; the first is the base year.
pub fn points(points: &[(i32, Exact)]) -> Result<Path, PathError> {
    let (Some((base_year, _)), Some((target_year, _))) = (points.first(), points.last()) else {
        return Err(PathError::Points);
    };
    if points.len() < 2 || points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return Err(PathError::Points);
    }
    let n = span(*base_year, *target_year)?;
    let value = |k: u32| {
        let year = i64::from(*base_year) + i64::from(k);
        let between = |pair: &&[(i32, Exact)]| i64::from(pair[0].0) <= year && year <= i64::from(pair[1].0);
        match points.windows(2).find(between) {
            Some([(from, first), (to, last)]) => {
                let whole = i64::from(*to) - i64::from(*from);
                let done = Exact::ratio(i128::from(year - i64::from(*from)), i128::from(whole)).unwrap_or(Exact::ONE);
                first + &(&(last - first) * &done)
            }
            _ => Exact::ZERO,
        }
    };
    Ok(made(*base_year, n, value))
}
