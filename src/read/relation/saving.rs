//! Energy and the emissions that are told with it; capacity, generation and area of photovoltaic plants; weighted means.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::found::Found;
use super::item::{Field, Item};
use super::words::{AGAINST, EMITTED, MEAN, OF_WHICH, SAVED, SOLAR, affinity, is_of_women, says};
use crate::quantity::{Base, Dimension, DimensionName};
use crate::read::{Direction, Scale, Topic};

/// Tonnes of CO2 for a MWh between which a factor of electricity or of a fuel lies, with room.
const FACTORS: std::ops::RangeInclusive<f64> = 0.03..=1.5;
/// And where a slip of 万 or of a digit may carry it.
const FAR: std::ops::RangeInclusive<f64> = 0.00003..=15_000.0;
/// Words of an energy that was used.
const USED: &[&str] = &["用电", "用電", "耗电", "耗電", "消耗", "consum"];
/// Joules of a MWh.
const MWH: f64 = 3.6e9;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in field.sentences.iter().filter(|sentence| sentence.len() <= super::item::LONGEST_SENTENCE) {
        savings(field, sentence, out);
        plants(field, sentence, "", out);
    }
    for (grid, table) in field.grids.iter().enumerate() {
        for (row, line) in table.rows.iter().enumerate() {
            let words = format!("{} {} {}", table.caption, line.group, line.label);
            plants(field, field.row(grid, row), &words, out);
        }
    }
    weighted_means(field, out);
}

fn measures(item: &Item<'_>, name: DimensionName) -> bool {
    item.is_amount() && item.figure.quantity.dimension().name() == Some(name)
}

fn is_carbon_dioxide(item: &Item<'_>) -> bool {
    let dimension = item.figure.quantity.dimension();
    let is_gas = |(base, exponent): &(Base, i8)| *exponent == 1 && !matches!(base, Base::Mass);
    let is_mass_of_it = dimension.name() == Some(DimensionName::CarbonDioxideEquivalent)
        || dimension.terms().len() == 1 && dimension.terms().iter().all(is_gas) && co2().contains(&dimension);
    item.is_amount() && is_mass_of_it
}

/// What `t CO2` and `t CO2e` measure.
fn co2() -> &'static [Dimension] {
    static KINDS: OnceLock<Vec<Dimension>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let units = ["t CO2", "tCO2", "tCO2e"];
        units.iter().filter_map(|unit| crate::quantity::Unit::parse(unit).ok()).map(|unit| unit.dimension()).collect()
    })
}

/// An energy and a mass of CO2 in one sentence: which factor was used?
fn savings(field: &Field<'_>, sentence: &[usize], out: &mut Vec<Found>) {
    let masses: Vec<usize> = sentence.iter().copied().filter(|index| is_carbon_dioxide(&field.items[*index])).collect();
    if masses.is_empty() || masses.len() > 4 {
        return;
    }
    let energies = own_energies(field, sentence);
    let only = masses.len() == 1;
    for mass in masses {
        // The energy told last before the mass; where none is, the first after it.
        let before = energies
            .iter()
            .copied()
            .filter(|index| field.place[*index] < field.place[mass])
            .max_by_key(|i| field.place[*i]);
        let Some(energy) = before.or(energies.first().copied()) else { continue };
        let (x, y) = (&field.items[energy], &field.items[mass]);
        let factor = y.size / 1000.0 / (x.size / MWH);
        let saved = |item: &Item<'_>| item.figure.meaning.direction == Direction::Less;
        let told = says(&y.figure.quote, SAVED) || saved(x) || saved(y);
        let equal = |index: usize| {
            let before = field.before(index);
            ["ivalent to", "相当于", "折合"].iter().any(|word| before.trim_end().ends_with(word))
        };
        let aim = y.figure.meaning.scale == Scale::Target;
        // What was used is not what was saved.
        let head = field.head(energy);
        let used = says(head, USED) && !says(head, SAVED);
        let confidence = match (told, FACTORS.contains(&factor)) {
            _ if aim => continue,
            (true, _) if used || with_fuel(field, sentence, energy, mass) => 0.5,
            (true, true) => 0.96,
            // One energy and one mass, both told as saved: the factor is what is to be asked about.
            (true, false)
                if saved(x) && (saved(y) || equal(mass)) && energies.len() == 1 && only && FAR.contains(&factor) =>
            {
                0.92
            }
            (true, false) => 0.6,
            (false, true) if energies.len() == 1 && says(&y.figure.quote, EMITTED) => 0.9,
            _ => 0.5,
        };
        let what = if told { "saving" } else { "emissions" };
        out.push(Found::claim(what, "x0 * factor(?)", vec![energy, mass]).by_words(confidence));
    }
}

/// Whether a fuel that was saved too stands between an energy and a mass: the mass is that of both.
fn with_fuel(field: &Field<'_>, sentence: &[usize], energy: usize, mass: usize) -> bool {
    let between = field.place[energy] + 1..field.place[mass].max(field.place[energy] + 1);
    sentence.iter().filter(|index| between.contains(&field.place[**index])).any(|index| {
        let item = &field.items[*index];
        // Standard coal tells the same saving in another unit.
        let is_coal =
            crate::quantity::Unit::parse("t ce").is_ok_and(|coal| coal.dimension() == item.figure.quantity.dimension());
        item.is_amount()
            && !is_coal
            && item.figure.meaning.topic == Topic::Fuel
            && item.figure.meaning.direction == Direction::Less
    })
}

/// The energies of a sentence, without parts of one of them (其中) and those that it is compared with (较上年的).
fn own_energies(field: &Field<'_>, sentence: &[usize]) -> Vec<usize> {
    let all: Vec<usize> =
        sentence.iter().copied().filter(|index| measures(&field.items[*index], DimensionName::Energy)).collect();
    let own = |index: &usize| {
        let head = field.head(*index).trim_end();
        !says(head, OF_WHICH) && !AGAINST.iter().any(|word| head.trim_start().starts_with(word))
    };
    let kept: Vec<usize> = all.iter().copied().filter(own).collect();
    if kept.is_empty() { all } else { kept }
}

/// Area, capacity and generation of a plant: its yield and its power for an area, to be asked about.
fn plants(field: &Field<'_>, figures: &[usize], around: &str, out: &mut Vec<Found>) {
    let first = |name: DimensionName| {
        let mut all = figures.iter().copied().filter(|index| measures(&field.items[*index], name));
        (all.next(), all.next())
    };
    // Several capacities in one sentence: which belongs to which cannot be told.
    let (Some(capacity), None) = first(DimensionName::Power) else { return };
    let near = |index: usize| {
        let item = &field.items[index];
        let topic = matches!(item.figure.meaning.topic, Topic::Generation | Topic::Capacity);
        let line = item.figure.at.line;
        let above = (line.saturating_sub(16)..=line).any(|number| says(field.line(number), SOLAR));
        says(&item.figure.quote, SOLAR) || topic && above || item.cell.is_some() && above
    };
    if !says(around, SOLAR) && !near(capacity) {
        return;
    }
    if let (Some(energy), None) = first(DimensionName::Energy) {
        out.push(Found::claim("specific-yield", "x1 / x0", vec![capacity, energy]).by_words(0.95));
    }
    if let (Some(area), None) = first(DimensionName::Area) {
        out.push(Found::claim("specific-power", "x1 / x0", vec![area, capacity]).by_words(0.95));
    }
}

/// Those of some figures in reading order that stand within so many lines of one.
fn lines_around<'f>(field: &Field<'_>, figures: &'f [usize], line: u32, within: u32) -> &'f [usize] {
    let of = |index: &usize| field.items[*index].figure.at.line;
    let from = figures.partition_point(|index| of(index) < line.saturating_sub(within));
    let to = figures.partition_point(|index| of(index) <= line.saturating_add(within));
    figures.get(from..to).unwrap_or_default()
}

/// A mean over all, the means of women and men, and their shares.
fn weighted_means(field: &Field<'_>, out: &mut Vec<Found>) {
    let sex = |item: &Item<'_>| is_of_women(&item.figure.meaning.label);
    let mut shares: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    let mut means: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    let mut overall = Vec::new();
    for index in &field.order {
        let item = &field.items[*index];
        let label = item.figure.meaning.label.as_str();
        match sex(item) {
            Some(women) if item.is_percent() && item.is_definite() => shares[usize::from(women)].push(*index),
            Some(women) if item.is_amount() && says(label, MEAN) => means[usize::from(women)].push(*index),
            None if item.is_amount() && says(label, MEAN) => overall.push(*index),
            _ => {}
        }
    }
    let pairs = shares[1].iter().flat_map(|women| {
        let item = &field.items[*women];
        let together = |men: &&usize| {
            let other = &field.items[**men];
            item.figure.at.line.abs_diff(other.figure.at.line) <= 3 && (item.size + other.size - 1.0).abs() <= 0.011
        };
        lines_around(field, &shares[0], item.figure.at.line, 3)
            .iter()
            .filter(together)
            .map(|men| (*women, *men))
            .take(1)
    });
    let Some((women, men)) = pairs.take(1).next() else { return };
    let near = |index: usize, all: &[usize]| {
        let item = &field.items[index];
        let like = |other: &&usize| {
            let other = &field.items[**other];
            other.kind == item.kind
                && other.figure.at.line.abs_diff(item.figure.at.line) <= 16
                && other.cell.map(|c| (c.0, c.2)) == item.cell.map(|c| (c.0, c.2))
        };
        lines_around(field, all, item.figure.at.line, 16)
            .iter()
            .filter(like)
            .map(|other| (affinity(field.items[*other].words(), item.words()), *other))
            .max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let mut seen = HashSet::new();
    for mean in overall {
        let (Some((a, of_women)), Some((b, of_men))) = (near(mean, &means[1]), near(mean, &means[0])) else { continue };
        let sizes = [of_women, of_men].map(|index| field.items[index].size);
        let size = field.items[mean].size;
        let between = sizes[0].min(sizes[1]) <= size && size <= sizes[0].max(sizes[1]);
        // One overall mean for each pair: the other means are those of levels or sites.
        if seen.contains(&(of_women, of_men))
            || a.min(b) < 0.4
            || !says(field.items[mean].words(), &["全体", "全员", "总", "overall", "all", "All", "员工人均"])
        {
            continue;
        }
        seen.insert((of_women, of_men));
        let found = Found::claim("mean", "wmean(x0, x1, x2, x3)", vec![women, of_women, men, of_men, mean]);
        out.push(found.by_words(if between { 0.92 } else { 0.7 }));
    }
}
