//! A model with the numbers of one period, as text: `544758.2202 + 259.4918199 × 4042.5 t`.

use super::outcome::{Fitted, ProofRow};
use crate::quantity::{Exact, Rounding};
use crate::saving::metered::result::Coefficient;

/// Significant digits of the numbers of an equation.
const DIGITS: u32 = 10;

/// A number of an equation.
pub(super) fn number(value: f64) -> String {
    let Some(exact) = Exact::from_f64(value) else { return "—".to_owned() };
    let rounded = exact.to_significant(DIGITS, Rounding::HalfEven);
    rounded.to_decimal_string(rounded.terminating_places().unwrap_or(DIGITS), Rounding::HalfEven)
}

/// A term of an equation with its sign, the value of its driver and the unit of that.
pub(super) fn term(coefficient: f64, value: f64, per: &str) -> String {
    let sign = if coefficient < 0.0 { '−' } else { '+' };
    let space = if per.is_empty() { "" } else { " " };
    format!(" {sign} {} × {}{space}{per}", number(libm::fabs(coefficient)), number(value))
}

/// What a fitted model says of a period, with its numbers; its name alone where they do not make one line.
pub(super) fn of_row(fit: &Fitted, row: &ProofRow) -> String {
    let Some((constant, rest)) = fit.coefficients.split_first() else {
        return of_week(fit, row).map_or_else(|| fit.name.clone(), |text| format!("{}: {text}", fit.name));
    };
    let mut text = format!("{}: {}", fit.name, number(constant.value));
    if constant.per == "day" {
        text = format!("{text} × {} d", number(row.days()));
    }
    for (Coefficient { value, per, .. }, driver) in rest.iter().zip(&row.terms) {
        text.push_str(&term(*value, *driver, per));
    }
    text
}

fn of_week(fit: &Fitted, row: &ProofRow) -> Option<String> {
    let month = row.start.month().unsigned_abs();
    let week = fit.weeks.iter().find(|week| week.month.is_none_or(|of| of == month))?;
    let day = usize::from(row.start.weekday().to_monday_zero_offset().unsigned_abs());
    let hour = usize::from(row.start.hour().unsigned_abs());
    let period = if week.levels.len() == 7 { day } else { 24 * day + hour };
    week.equation(period, row.x?)
}

impl ProofRow {
    /// Days of the period.
    pub fn days(&self) -> f64 {
        self.start.duration_until(self.end).as_secs_f64() / 86_400.0
    }
}

/// An energy for a sentence: four significant digits and the unit.
pub(super) fn amount(value: f64, unit: &crate::quantity::Unit) -> String {
    let exact = Exact::from_f64(value).unwrap_or(Exact::ZERO).to_significant(4, Rounding::HalfEven);
    let places = exact.terminating_places().unwrap_or(4);
    format!("{} {}", exact.to_decimal_string(places, Rounding::HalfEven), unit.text())
}
