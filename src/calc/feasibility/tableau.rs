//! Equations that give some columns, the basic ones, by all others; and values that satisfy the equations throughout.
//!
//! Columns are the unknowns and, after them, the sums of the rows. At first the sums are basic. A pivot solves one
//! equation for another of its columns and puts the solution into the others.

use super::Steps;
use super::near::{Ends, Near};
use crate::quantity::Exact;

/// Equations, ends and values, by column. Columns are indices into `ends`, `values` and `uses`, which never change in
/// length; all terms name columns.
pub(super) struct Tableau {
    pub(super) lines: Vec<Line>,
    pub(super) ends: Vec<Ends>,
    /// Every column that is not basic stays between its ends.
    pub(super) values: Vec<Near>,
    /// In how many equations a column stands on the right.
    pub(super) uses: Vec<u32>,
    steps_left: u64,
}

/// `basic = Σ coefficient · column`, sorted by column, without zeros.
pub(super) struct Line {
    pub(super) basic: u32,
    pub(super) terms: Vec<(u32, Exact)>,
}

/// The limit is reached, or a number is too large to go on with.
pub(super) struct Exhausted;

impl Line {
    pub(super) fn coefficient(&self, column: u32) -> Option<&Exact> {
        let at = self.terms.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.terms.get(at).map(|(_, coefficient)| coefficient)
    }
}

impl Tableau {
    pub(super) fn new(
        ends: Vec<Ends>,
        start: impl Iterator<Item = Exact>,
        rows: impl Iterator<Item = Vec<(u32, Exact)>>,
        limit: Steps,
    ) -> Tableau {
        let mut values: Vec<Near> = start.zip(&ends).map(|(value, ends)| ends.clamp(value.into())).collect();
        let mut uses = vec![0; ends.len()];
        let mut lines = Vec::new();
        for terms in rows {
            let mut sum = Near::ZERO;
            for (column, coefficient) in &terms {
                sum += &values[*column as usize].times(coefficient);
                uses[*column as usize] += 1;
            }
            lines.push(Line { basic: values.len() as u32, terms });
            values.push(sum);
        }
        Tableau { lines, ends, values, uses, steps_left: limit.0 }
    }

    pub(super) fn value(&self, column: u32) -> &Near {
        &self.values[column as usize]
    }

    pub(super) fn ends(&self, column: u32) -> &Ends {
        &self.ends[column as usize]
    }

    /// The equation that gives a column.
    pub(super) fn line_of(&self, column: u32) -> Option<usize> {
        self.lines.iter().position(|line| line.basic == column)
    }

    /// The equations in which a column stands on the right, and its coefficients there.
    pub(super) fn lines_with(&self, column: u32) -> impl Iterator<Item = (usize, &Exact)> {
        let used = self.uses[column as usize] > 0;
        let lines = if used { self.lines.as_slice() } else { &[] };
        lines.iter().enumerate().filter_map(move |(at, line)| Some((at, line.coefficient(column)?)))
    }

    /// Moves a column that is not basic, and the basic ones with it.
    pub(super) fn shift(&mut self, column: u32, by: &Near) -> Result<(), Exhausted> {
        self.values[column as usize] += by;
        let mut large = self.value(column).is_too_large();
        for line in &self.lines {
            if let Some(coefficient) = line.coefficient(column) {
                let value = &mut self.values[line.basic as usize];
                *value += &by.times(coefficient);
                large |= value.is_too_large();
            }
        }
        self.spend(self.lines.len())?;
        if large { Err(Exhausted) } else { Ok(()) }
    }

    /// Moves the basic column of an equation to `target` by moving `entering`, which becomes basic in its place.
    pub(super) fn pivot(&mut self, at: usize, entering: u32, target: Near) -> Result<(), Exhausted> {
        let line = &self.lines[at];
        let leaving = line.basic;
        // The caller picked `entering` from the terms of this equation, where no coefficient is zero.
        let Some(slope) = line.coefficient(entering).and_then(Exact::recip) else { return Err(Exhausted) };
        let by = (&target - self.value(leaving)).times(&slope);
        if !by.is_zero() {
            self.shift(entering, &by)?;
        }
        self.values[leaving as usize] = target;

        // leaving = … + c · entering  gives  entering = 1/c · leaving − …/c
        let minus = -&slope;
        let mut terms: Vec<(u32, Exact)> = std::mem::take(&mut self.lines[at].terms)
            .into_iter()
            .filter(|(column, _)| *column != entering)
            .map(|(column, coefficient)| (column, coefficient * &minus))
            .collect();
        let place = terms.partition_point(|(column, _)| *column < leaving);
        terms.insert(place, (leaving, slope));
        self.uses[entering as usize] -= 1;
        self.uses[leaving as usize] += 1;
        self.spend(terms.len() + self.lines.len())?;
        if terms.iter().any(|(_, coefficient)| coefficient.is_too_large()) {
            return Err(Exhausted);
        }

        for other in 0..self.lines.len() {
            if other != at
                && let Some(factor) = self.lines[other].coefficient(entering).cloned()
            {
                let old = std::mem::take(&mut self.lines[other].terms);
                self.spend(old.len() + terms.len())?;
                self.lines[other].terms = substituted(old, entering, &factor, &terms, &mut self.uses)?;
            }
        }
        self.lines[at] = Line { basic: entering, terms };
        Ok(())
    }

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.steps_left = self.steps_left.checked_sub(steps as u64).ok_or(Exhausted)?;
        Ok(())
    }

    /// The values as plain numbers, for a tableau with every value between its ends: ε becomes a power of ten, small
    /// enough for every value to stay there.
    pub(super) fn witness(&self, unknowns: usize) -> Vec<Exact> {
        let mut most = Exact::ONE;
        let mut keep_below = |low: &Near, high: &Near| {
            // low <= high by their values alone; the tilts may close in on each other.
            if low.tilt > high.tilt
                && let Some(meet) = (&high.value - &low.value).checked_div(&(&low.tilt - &high.tilt))
                && meet < most
            {
                most = meet;
            }
        };
        for (ends, value) in self.ends.iter().zip(&self.values) {
            if let Some(lower) = &ends.lower {
                keep_below(lower, value);
            }
            if let Some(upper) = &ends.upper {
                keep_below(value, upper);
            }
        }
        let tenth = Exact::power_of_ten(-1).unwrap_or_default();
        let mut epsilon = Exact::ONE;
        while epsilon > most {
            epsilon *= &tenth;
        }
        self.values.iter().take(unknowns).map(|value| value.at(&epsilon)).collect()
    }
}

/// `old` with `factor · terms` in place of `column`.
fn substituted(
    old: Vec<(u32, Exact)>,
    column: u32,
    factor: &Exact,
    terms: &[(u32, Exact)],
    uses: &mut [u32],
) -> Result<Vec<(u32, Exact)>, Exhausted> {
    let mut merged = Vec::with_capacity(old.len() + terms.len());
    let mut added = terms.iter().peekable();
    let mut fresh = |merged: &mut Vec<(u32, Exact)>, at: u32, coefficient: &Exact| {
        uses[at as usize] += 1;
        merged.push((at, coefficient * factor));
    };
    // Columns that cancel, and the one that is replaced.
    let mut gone = Vec::new();
    for (at, mut coefficient) in old {
        while let Some((next, k)) = added.next_if(|(next, _)| *next < at) {
            fresh(&mut merged, *next, k);
        }
        if at == column {
            gone.push(at);
            continue;
        }
        if let Some((_, k)) = added.next_if(|(next, _)| *next == at) {
            coefficient += &(k * factor);
            if coefficient.is_zero() {
                gone.push(at);
                continue;
            }
        }
        merged.push((at, coefficient));
    }
    for (next, k) in added {
        fresh(&mut merged, *next, k);
    }
    for at in gone {
        uses[at as usize] -= 1;
    }
    if merged.iter().any(|(_, coefficient)| coefficient.is_too_large()) { Err(Exhausted) } else { Ok(merged) }
}
