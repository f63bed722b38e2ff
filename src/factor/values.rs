//! Factors by what they measure and how large they are, read off the runs of the packed tables.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::layer::Layer;
use super::library::Library;
use super::record::Factor;
use super::runs::Number;
use super::table::Section;
use crate::quantity::{Amount, Dimension, Exact, Unit};

/// The runs of a layer by what they measure: known once somebody asks.
#[derive(Debug, Default)]
pub(super) struct ByDimension {
    dimensions: HashMap<Dimension, Measured>,
}

/// The factors of one dimension.
#[derive(Debug, Default)]
struct Measured {
    /// Number of the run, and the size of its unit.
    runs: Vec<(usize, Exact)>,
    /// Rows whose values are read one by one: ranges, hedged numbers.
    loose: Vec<usize>,
}

impl ByDimension {
    /// Reads the units of the runs, and the rows that are in none.
    pub fn of(layer: &Layer) -> ByDimension {
        let mut found = ByDimension::default();
        let mut loose: Vec<usize> = layer.table.loose().collect();
        for (at, run) in layer.table.runs().enumerate() {
            // `5 kg or so` begins with a number, too, and its unit is none.
            match if run.unit.is_empty() { Ok(Unit::none()) } else { Unit::parse(run.unit) } {
                Ok(unit) => {
                    let measured = found.dimensions.entry(unit.dimension()).or_default();
                    measured.runs.push((at, unit.ratio().clone()));
                }
                Err(_) => loose.extend(run.rows()),
            }
        }
        for row in loose {
            let dimension = layer.factor(row).unit().dimension();
            found.dimensions.entry(dimension).or_default().loose.push(row);
        }
        found
    }
}

impl Library {
    /// The factors of a dimension with their indexes, in the order of the files. No others are read, but for those whose
    /// value is no plain number with a unit.
    pub fn measuring(&self, dimension: Dimension) -> Vec<(usize, &Factor)> {
        let mut found: Vec<(usize, &Factor)> = Vec::new();
        for layer in &self.layers {
            let by_dimension = layer.by_dimension();
            let Some(measured) = by_dimension.dimensions.get(&dimension) else { continue };
            let in_runs = measured.runs.iter().flat_map(|(at, _)| layer.table.run(*at).rows());
            let rows = in_runs.chain(measured.loose.iter().copied());
            let shown = rows.filter(|row| layer.shows(Section::Factors, *row));
            found.extend(shown.map(|row| (layer.first_factor + row, layer.factor(row))));
        }
        found.sort_unstable_by_key(|(at, _)| *at);
        found
    }

    /// How many factors there are of a dimension; no row is read, but for those whose value is no plain number with a unit.
    pub fn count_measuring(&self, dimension: Dimension) -> usize {
        let of_layer = |layer: &Layer| {
            let Some(measured) = layer.by_dimension().dimensions.get(&dimension) else { return 0 };
            let in_runs = measured.runs.iter().flat_map(|(at, _)| layer.table.run(*at).rows());
            in_runs.chain(measured.loose.iter().copied()).filter(|row| layer.shows(Section::Factors, *row)).count()
        };
        self.layers.iter().map(of_layer).sum()
    }

    /// The indexes of the factors of a family.
    pub fn indices(&self, family: &str) -> Vec<usize> {
        let of_layer = |layer: &'_ Layer| {
            let rows = layer.family(family).map(|at| layer.table.row_at(at));
            let factors = rows.filter(|(section, _)| *section == Section::Factors);
            factors.map(|(_, row)| layer.first_factor + row).collect::<Vec<usize>>()
        };
        self.layers.iter().flat_map(of_layer).collect()
    }

    /// The indexes of the factors of a dimension whose printed value is at least `lower` and at most `upper`, both in
    /// coherent units (`Unit::ratio` times the number); of a factor that is a range, any of its values. Found by binary
    /// search, exactly; of the others no row is read, but for those whose value is no plain number with a unit.
    pub fn between(&self, dimension: Dimension, lower: &Exact, upper: &Exact) -> Vec<usize> {
        let mut found = Vec::new();
        if lower > upper {
            return found;
        }
        for layer in &self.layers {
            let by_dimension = layer.by_dimension();
            let Some(measured) = by_dimension.dimensions.get(&dimension) else { continue };
            for (at, ratio) in &measured.runs {
                let (Some(low), Some(high)) = (lower.checked_div(ratio), upper.checked_div(ratio)) else { continue };
                let run = layer.table.run(*at);
                let rows = run.between(&|number| exact(number) < low, &|number| exact(number) > high);
                let shown = rows.filter(|row| layer.shows(Section::Factors, *row));
                found.extend(shown.map(|row| layer.first_factor + row));
            }
            let loose = measured.loose.iter().filter(|row| {
                let quantity = &layer.factor(**row).quantity;
                let (least, most) = match quantity.amount() {
                    Amount::One(literal) => (literal.exact(), literal.exact()),
                    Amount::Between(least, most) => (least.exact(), most.exact()),
                };
                let ratio = quantity.unit().ratio();
                layer.shows(Section::Factors, **row) && &least * ratio <= *upper && &most * ratio >= *lower
            });
            found.extend(loose.map(|row| layer.first_factor + row));
        }
        found.sort_unstable();
        found
    }
}

fn exact(number: Number) -> Exact {
    Exact::from(Decimal::from_i128_with_scale(number.mantissa.into(), number.decimals))
}
