//! What stands beside a value: other years, places, kinds and documents for the same quantity, each with its difference.

use std::collections::BTreeMap;

use super::kind::FactorKind;
use super::library::{Library, Resolved};
use super::place_name::Lies;
use super::record::Factor;
use super::region::Regions;
use super::worth::Worth;
use crate::quantity::{Exact, Unit};

/// How a neighbour is related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The same family, another edition.
    Edition,
    /// The same kind and year, for a place around or within.
    Place(Lies),
    /// Another kind for the same place.
    Kind,
    /// The same kind and substance elsewhere in the library; for a potential, another set.
    Elsewhere,
}

/// A value beside another.
#[derive(Debug, Clone)]
pub struct Neighbour<'l> {
    /// How it is related.
    pub relation: Relation,
    /// The value.
    pub factor: &'l Factor,
    /// How far it is from the other.
    pub difference: Difference,
}

/// How far a value is from another, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The value in the unit of the other.
    pub value: Exact,
    /// By how much it is more.
    pub absolute: Exact,
    /// The same as a share of the other; `None` where that is zero.
    pub relative: Option<Exact>,
}

/// An attribute in which values may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// The kind.
    Kind,
    /// The region.
    Region,
    /// The year of the data.
    Year,
    /// The substance.
    Substance,
    /// Net or gross.
    Basis,
    /// The set of potentials.
    Gwp,
    /// Whether it counts the CO2 of biomass.
    Biogenic,
    /// The document.
    Source,
    /// The weight of the document.
    Standing,
    /// The grade.
    Grade,
    /// Whether it was ever in force.
    Draft,
}

impl Attribute {
    /// Every attribute, in the order in which they are shown.
    pub const ALL: [Attribute; 11] = [
        Attribute::Kind,
        Attribute::Region,
        Attribute::Year,
        Attribute::Substance,
        Attribute::Basis,
        Attribute::Gwp,
        Attribute::Biogenic,
        Attribute::Source,
        Attribute::Standing,
        Attribute::Grade,
        Attribute::Draft,
    ];
}

/// How far `value` is from `from`, in the unit of `from`; `None` where they measure different things.
pub fn difference(value: &Worth, from: &Worth) -> Option<Difference> {
    let value = value.in_unit(&from.unit)?;
    let absolute = &value - &from.value;
    let relative = absolute.checked_div(&from.value);
    Some(Difference { value, absolute, relative })
}

/// Everything beside a value: editions by year, places from the largest down, kinds by their nearness to an inventory.
pub fn neighbours<'l>(library: &'l Library, regions: &Regions, factor: &'l Factor) -> Vec<Neighbour<'l>> {
    let Some(from) = factor.worth() else { return Vec::new() };
    let mut kinds: BTreeMap<&str, Vec<&Factor>> = BTreeMap::new();
    let mut found = Vec::new();
    for (_, other) in library.measuring(factor.unit().dimension()) {
        match relation(regions, other, factor) {
            Some(Relation::Kind) => kinds.entry(&other.id.family).or_default().push(other),
            Some(relation) => found.push((relation, other)),
            None => {}
        }
    }
    // Of another kind the edition of the nearest year says most; of two equally near the newer.
    let nearest = kinds.into_values().filter_map(|editions| {
        let sound = editions.iter().filter(|other| !other.draft || factor.draft);
        sound
            .min_by_key(|other| (other.data_year().abs_diff(factor.data_year()), u16::MAX - other.data_year()))
            .copied()
    });
    found.extend(nearest.map(|other| (Relation::Kind, other)));
    found.sort_by(|(a, x), (b, y)| {
        let rank = |factor: &Factor| if factor.kind == FactorKind::Gwp { 0 } else { factor.kind.rank() };
        a.cmp(b).then(rank(x).cmp(&rank(y))).then_with(|| match a {
            Relation::Edition => x.id.edition.cmp(&y.id.edition),
            _ => x.id.cmp(&y.id),
        })
    });
    let beside = |(relation, factor): (Relation, &'l Factor)| {
        Some(Neighbour { relation, factor, difference: difference(&factor.worth()?, &from)? })
    };
    found.into_iter().filter_map(beside).collect()
}

/// How `other`, of the same dimension, is related to `factor`.
fn relation(regions: &Regions, other: &Factor, factor: &Factor) -> Option<Relation> {
    if other.id == factor.id {
        return None;
    }
    if other.id.family == factor.id.family {
        return Some(Relation::Edition);
    }
    let alike = other.substance == factor.substance && other.biogenic == factor.biogenic;
    let same_topic = alike && topic(&other.id.family) == topic(&factor.id.family);
    let same_kind = other.kind == factor.kind;
    if same_topic && same_kind && other.region != factor.region && other.data_year() == factor.data_year() {
        let (theirs, ours) = (other.region.as_deref()?, factor.region.as_deref()?);
        return regions.lies(theirs, ours, factor.data_year()).map(Relation::Place);
    }
    if same_topic && !same_kind && other.region == factor.region {
        return Some(Relation::Kind);
    }
    let elsewhere = same_kind && (factor.kind == FactorKind::Gwp || (alike && factor.substance.is_some()));
    elsewhere.then_some(Relation::Elsewhere)
}

/// The first two segments of a family: `cn/grid`.
pub(super) fn topic(family: &str) -> &str {
    family.match_indices('/').nth(1).map_or(family, |(at, _)| &family[..at])
}

/// The attributes in which entries differ, of those that apply to any of them.
pub fn differing(library: &Library, entries: &[Resolved<'_>]) -> Vec<Attribute> {
    let differs = |attribute: &Attribute| {
        let mut words = entries.iter().map(|entry| said(library, *entry, *attribute));
        let first = words.next();
        words.any(|word| Some(word) != first)
    };
    Attribute::ALL.into_iter().filter(differs).collect()
}

/// An attribute of an entry as a script reads it.
pub fn said(library: &Library, entry: Resolved<'_>, attribute: Attribute) -> Option<String> {
    let factor = match entry {
        Resolved::Factor(factor) => Some(factor),
        Resolved::Fuel(_) | Resolved::Blend(_) => None,
    };
    match attribute {
        Attribute::Kind => Some(entry.kind().word().to_owned()),
        Attribute::Region => entry.region(library).map(str::to_owned),
        Attribute::Year => match factor.and_then(|factor| factor.data_years) {
            Some((first, last)) if first == last => Some(first.to_string()),
            Some((first, last)) => Some(format!("{first}-{last}")),
            None => entry.year().map(|year| year.to_string()),
        },
        Attribute::Substance => entry.substance().map(str::to_owned),
        Attribute::Basis => factor?.basis.map(|basis| basis.word().to_owned()),
        Attribute::Gwp => factor?.gwp.map(|set| set.word().to_owned()),
        Attribute::Biogenic => match entry {
            Resolved::Factor(factor) => factor.biogenic.then(|| "true".to_owned()),
            Resolved::Fuel(fuel) => fuel.biogenic.then(|| "true".to_owned()),
            Resolved::Blend(_) => None,
        },
        Attribute::Source => entry.source(library).map(|source| source.id.clone()),
        Attribute::Standing => entry.source(library).map(|source| source.standing.word().to_owned()),
        Attribute::Grade => entry.grade().map(|grade| grade.word().to_owned()),
        Attribute::Draft => entry.is_draft().then(|| "true".to_owned()),
    }
}

/// The unit in which entries can stand side by side: that of the first; `Err` names the first that does not fit.
///
/// # Errors
/// The position of the first entry that measures something else.
pub fn common_unit(worths: &[Worth]) -> Result<Option<&Unit>, usize> {
    let Some(first) = worths.first() else { return Ok(None) };
    match worths.iter().position(|worth| worth.unit.dimension() != first.unit.dimension()) {
        Some(at) => Err(at),
        None => Ok(Some(&first.unit)),
    }
}
