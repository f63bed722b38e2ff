//! Values to positions, and round numbers between them.

use crate::report::number;

/// A straight scale from values to positions.
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values from `low` to `high` between two positions.
    pub fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Scale {
        Scale { low, high, from, to }
    }

    /// Where a value stands; at the edge where it lies beyond.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        self.from + share * (self.to - self.from)
    }

    /// A value as a tick writes it, with digits that tell it from its neighbours.
    pub fn text(&self, value: f64) -> String {
        let decimals = round_step((self.high - self.low) / 20.0).map_or(0, |(_, decimals)| decimals);
        number_text(value, decimals)
    }

    /// Some `about` round values within the scale, with their texts.
    pub fn ticks(&self, about: u32) -> Vec<(f64, String)> {
        let Some((step, decimals)) = round_step((self.high - self.low) / f64::from(about.max(1))) else {
            return Vec::new();
        };
        let first = (self.low / step).ceil();
        let values = (0..=2 * about).map(|at| (first + f64::from(at)) * step);
        let within = values.filter(|value| *value >= self.low && *value <= self.high);
        let mut ticks: Vec<(f64, String)> = within.map(|value| (value, number_text(value, decimals))).collect();
        // A step below the last digit of its values would name one value twice.
        ticks.dedup_by(|a, b| a.1 == b.1);
        ticks
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is at least `rough`, and its decimals.
pub(super) fn round_step(rough: f64) -> Option<(f64, usize)> {
    if !rough.is_finite() || rough <= 0.0 {
        return None;
    }
    let power = libm::floor(libm::log10(rough));
    let ten = libm::pow(10.0, power);
    let lead = [1.0, 2.0, 5.0].into_iter().find(|lead| lead * ten >= rough * (1.0 - 1e-9)).unwrap_or(10.0);
    let decimals = if lead < 10.0 { -power } else { -power - 1.0 }.max(0.0) as usize;
    let step = lead * ten;
    (step.is_finite() && step > 0.0).then_some((step, decimals))
}

/// A number of a picture's own, such as a tick: in groups of three; very large and very small ones by powers of ten.
fn number_text(value: f64, decimals: usize) -> String {
    let size = value.abs();
    if decimals > 6 || size >= 1e15 {
        return if value == 0.0 { "0".to_owned() } else { format!("{value:.1e}").replace('-', "−") };
    }
    let text = number::grouped(&format!("{size:.decimals$}"));
    if value < 0.0 { format!("−{text}") } else { text }
}

/// A sum that no section printed: rounded to about four digits and marked as such.
pub(super) fn about(value: f64) -> String {
    let size = value.abs();
    let decimals =
        if size >= 1000.0 || size == 0.0 { 0 } else { (3.0 - libm::floor(libm::log10(size))).max(0.0) as usize };
    format!("≈ {}", number_text(value, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: f64, high: f64) -> Vec<String> {
        Scale::new((low, high), (0.0, 100.0)).ticks(4).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(texts(0.0, 13_810.0), ["0", "5 000", "10 000"]);
        assert_eq!(texts(-3.0, 5.0), ["−2", "0", "2", "4"]);
        assert_eq!(texts(0.0, 0.9), ["0.0", "0.5"]);
        assert!(texts(0.0, f64::MAX).len() < 12 && texts(5.0, 5.0).is_empty() && texts(0.0, 1e-310).len() < 12);
    }

    #[test]
    fn sums_of_the_rest_are_marked() {
        assert_eq!(about(12_345.678), "≈ 12 346");
        assert_eq!(about(0.012_345), "≈ 0.01235");
        assert_eq!(about(-2.5), "≈ −2.500");
    }
}
