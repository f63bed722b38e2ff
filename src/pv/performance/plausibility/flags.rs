//! The flags of a reported yield and density.

use serde::Deserialize;

use super::PlausibilityRules;
use crate::pv::performance::{StartDate, implied_start};
use crate::quantity::Exact;

/// What is reported of a plant, and what it is held against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reported {
    /// kW.
    pub capacity: Option<Exact>,
    /// kWh of the year.
    pub generation: Option<Exact>,
    /// m², of modules or of roof.
    pub area: Option<Exact>,
    /// The month of the start, 1 to 12, where it was in the year.
    pub start_month: Option<u8>,
    /// The reference yield of a whole year, kWh/kW.
    pub reference_yield: Option<Exact>,
    /// Irradiation of a year without clouds in the best plane, kWh/m².
    pub clear_sky: Option<Exact>,
}

/// A flag. The words are those of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// Capacity or generation is not there.
    MissingInput,
    /// Capacity or generation is not above zero.
    ZeroOrNegative,
    /// More than a sky without clouds gives.
    YieldImpossible,
    /// More than the range of the place.
    YieldHigh,
    /// Less than the range of the place.
    YieldLow,
    /// Another unit would bring it into the range.
    UnitSuspect,
    /// Low for a year, and as it should be for the months since the start.
    PartialYearExplained,
    /// More capacity on the area than modules have.
    DensityImpossible,
    /// More than is usual.
    DensityHigh,
    /// Less than is usual.
    DensityLow,
}

impl Flag {
    /// The word in capitals, as in lists of data checks.
    pub const fn word(self) -> &'static str {
        match self {
            Flag::MissingInput => "MISSING_INPUT",
            Flag::ZeroOrNegative => "ZERO_OR_NEGATIVE",
            Flag::YieldImpossible => "YIELD_IMPOSSIBLE",
            Flag::YieldHigh => "YIELD_HIGH",
            Flag::YieldLow => "YIELD_LOW",
            Flag::UnitSuspect => "UNIT_SUSPECT",
            Flag::PartialYearExplained => "PARTIAL_YEAR_EXPLAINED",
            Flag::DensityImpossible => "DENSITY_IMPOSSIBLE",
            Flag::DensityHigh => "DENSITY_HIGH",
            Flag::DensityLow => "DENSITY_LOW",
        }
    }
}

/// What the rules say; no flag is "nothing noticed", not "right".
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    /// kWh/kW, where it can be computed.
    pub specific_yield: Option<Exact>,
    /// kW/m².
    pub density: Option<Exact>,
    /// The range that the yield was held against, kWh/kW.
    pub range: Option<(Exact, Exact)>,
    /// The flags, in the order of the rules.
    pub flags: Vec<Flag>,
    /// The day from which a part year would explain a low yield, for a reference yield of the whole year.
    pub start: Option<StartDate>,
}

impl Assessed {
    /// The flags as one text, `OK` for none.
    pub fn words(&self) -> String {
        if self.flags.is_empty() {
            return "OK".to_owned();
        }
        self.flags.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(";")
    }
}

/// Holds what is reported against the rules, with the shares of the months of a place.
pub fn assess(rules: &PlausibilityRules, reported: &Reported, shares: &[Exact; 12]) -> Assessed {
    let mut assessed = Assessed { specific_yield: None, density: None, range: None, flags: Vec::new(), start: None };
    let (Some(capacity), Some(generation)) = (&reported.capacity, &reported.generation) else {
        assessed.flags.push(Flag::MissingInput);
        return assessed;
    };
    if !capacity.is_positive() || !generation.is_positive() {
        assessed.flags.push(Flag::ZeroOrNegative);
        return assessed;
    }
    if let Some(specific) = generation.checked_div(capacity) {
        of_yield(rules, reported, shares, &specific, &mut assessed);
        assessed.specific_yield = Some(specific);
    }
    let area = reported.area.as_ref().filter(|area| area.is_positive());
    if let Some(density) = area.and_then(|area| capacity.checked_div(area)) {
        let bounds = &rules.bounds;
        if density > bounds.density_impossible {
            assessed.flags.push(Flag::DensityImpossible);
        } else if density > bounds.density_high {
            assessed.flags.push(Flag::DensityHigh);
        } else if density < bounds.density_low {
            assessed.flags.push(Flag::DensityLow);
        }
        assessed.density = Some(density);
    }
    assessed
}

fn of_yield(
    rules: &PlausibilityRules,
    reported: &Reported,
    shares: &[Exact; 12],
    specific: &Exact,
    assessed: &mut Assessed,
) {
    let bounds = &rules.bounds;
    let impossible = reported.clear_sky.as_ref().is_some_and(|clear| *specific > clear * &bounds.greatest_of_clear_sky);
    let Some(reference) = &reported.reference_yield else {
        // Without a reference only the sky bounds it.
        if impossible {
            assessed.flags.push(Flag::YieldImpossible);
        }
        return;
    };
    let start = reported.start_month.filter(|month| (1..=12).contains(month));
    let share = start.map_or(Exact::ONE, |month| shares[usize::from(month) - 1..].iter().sum());
    let expected = reference * &share;
    let low = &expected * &bounds.least_of_reference;
    let high = &expected * &bounds.greatest_of_reference;
    let inside = |value: &Exact| low <= *value && *value <= high;
    let by_units = |scaled: &dyn Fn(&Exact) -> Option<Exact>| {
        bounds.unit_ratios.iter().any(|ratio| scaled(ratio).is_some_and(|value| inside(&value)))
    };
    if impossible {
        assessed.flags.push(Flag::YieldImpossible);
        if by_units(&|ratio| specific.checked_div(ratio)) {
            assessed.flags.push(Flag::UnitSuspect);
        }
    } else if *specific > high {
        assessed.flags.push(Flag::YieldHigh);
    } else if *specific < low {
        let tiny = *specific < &expected * &bounds.unit_below;
        let unit = tiny && by_units(&|ratio| Some(specific * ratio));
        assessed.flags.push(if unit { Flag::UnitSuspect } else { Flag::YieldLow });
        assessed.start = (!unit).then(|| implied_start(specific, reference, shares));
    } else if start.is_some() && *specific < reference * &bounds.least_of_reference {
        assessed.flags.push(Flag::PartialYearExplained);
    }
    assessed.range = Some((low, high));
}
