//! What an array gives in a few rows: the innermost loops, without a branch where many plants go.

use super::electrical::{Curve, dc_of};
use super::plant::Array;
use super::shine::Lamp;

/// Rows that are computed together: few enough that all that is known of them stays in the nearest memory.
pub(super) const ROWS: usize = 256;

/// Rows with light of one month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    /// The first of them among the rows with light.
    pub(super) from: usize,
    /// How many there are, up to [`ROWS`].
    pub(super) rows: usize,
    /// Their month, from 0.
    pub(super) month: usize,
}

/// Parts rows with light into spans.
pub(super) fn spans(months: &[u8]) -> Vec<Span> {
    let mut spans = Vec::with_capacity(months.len() / 100);
    let mut from = 0;
    for month in months.chunk_by(|one, next| one == next) {
        for part in month.chunks(ROWS) {
            let month = usize::from(part.first().map_or(0, |month| month.saturating_sub(1)).min(11));
            spans.push(Span { from, rows: part.len(), month });
            from += part.len();
        }
    }
    spans
}

/// What the plant gives in the rows of a span. Only `dc_gross` to `ac` are filled in where no more is asked for.
pub(super) struct Block {
    pub(super) poa: [f64; ROWS],
    pub(super) poa_effective: [f64; ROWS],
    /// What cells are warmer by than the air.
    pub(super) warmer: [f64; ROWS],
    pub(super) dc_gross: [f64; ROWS],
    pub(super) dc: [f64; ROWS],
    pub(super) ac: [f64; ROWS],
}

impl Block {
    pub(super) const DARK: Self = Self {
        poa: [0.0; ROWS],
        poa_effective: [0.0; ROWS],
        warmer: [0.0; ROWS],
        dc_gross: [0.0; ROWS],
        dc: [0.0; ROWS],
        ac: [0.0; ROWS],
    };

    /// Adds an array with its share of the capacity, or begins with it.
    #[inline(always)]
    pub(super) fn add<const ALL: bool>(
        &mut self,
        lamp: &Lamp<'_>,
        span: Span,
        (array, share): (&Array, f64),
        light: &Light,
        begins: bool,
    ) {
        let Span { from, rows, month } = span;
        let clean = 1.0 - lamp.plant.soiling[month];
        let (gamma, per_light) = (lamp.plant.gamma, array.kw * 0.001 * clean);
        let (air, rises) = (&lamp.sky.temperature[from..from + rows], &lamp.rises[from..from + rows]);
        let (poa, effective) = (&light.poa[..rows], &light.effective[..rows]);
        let dc = |i: usize| dc_of(per_light * effective[i], air[i] + poa[i] * rises[i], gamma);
        sum(&mut self.dc_gross[..rows], begins, dc);
        if ALL {
            sum(&mut self.poa[..rows], begins, |i| share * poa[i]);
            sum(&mut self.poa_effective[..rows], begins, |i| share * clean * effective[i]);
            sum(&mut self.warmer[..rows], begins, |i| share * (poa[i] * rises[i]));
        }
    }

    /// Losses, of which `left` is left, and the inverter.
    #[inline(always)]
    pub(super) fn convert<const ALL: bool>(&mut self, rows: usize, left: f64, curve: Curve) {
        let (gross, dc, ac) = (&self.dc_gross[..rows], &mut self.dc[..rows], &mut self.ac[..rows]);
        for i in 0..rows {
            let after = gross[i] * left;
            if ALL {
                dc[i] = after;
            }
            ac[i] = curve.ac(after);
        }
    }
}

/// Adds to a column, or begins it.
#[inline(always)]
fn sum(column: &mut [f64], begins: bool, value: impl Fn(usize) -> f64) {
    if begins {
        column.iter_mut().enumerate().for_each(|(i, sum)| *sum = value(i));
    } else {
        column.iter_mut().enumerate().for_each(|(i, sum)| *sum += value(i));
    }
}

/// Light on a plane in the rows of a span [W/m²].
pub(super) struct Light {
    /// All of it.
    pub(super) poa: [f64; ROWS],
    /// What the cover lets in.
    pub(super) effective: [f64; ROWS],
}

impl Light {
    pub(super) const NONE: Self = Self { poa: [0.0; ROWS], effective: [0.0; ROWS] };
}
