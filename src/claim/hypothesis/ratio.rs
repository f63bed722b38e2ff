//! Figures that are a known ratio too large or too small: powers of ten, and ratios with a meaning.

use super::change::{Change, Subject};
use super::rank::Class;
use super::trials::Trials;
use crate::finding::SlipWord;
use crate::quantity::{Base, Dimension, Exact};

/// A ratio between two things that people take for each other.
#[derive(Debug, PartialEq, Eq)]
pub struct Ratio {
    over: i128,
    under: i128,
    /// What is taken for what.
    pub meaning: SlipWord,
    applies: Applies,
}

/// What a ratio can be between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Applies {
    /// Any two figures.
    Always,
    /// Figures of carbon or greenhouse gas.
    Carbon,
    /// Figures of energy or standard coal.
    Energy,
    /// Figures of mass or standard coal.
    Coal,
    /// Figures of the volume of a gas.
    GasVolume,
}

impl Ratio {
    /// Its value.
    pub fn value(&self) -> Option<Exact> {
        Exact::ratio(self.over, self.under)
    }

    fn applies(&self, dimension: Dimension) -> bool {
        let has = |wanted: fn(Base) -> bool| dimension.terms().iter().any(|(base, _)| wanted(*base));
        match self.applies {
            Applies::Always => true,
            Applies::Carbon => {
                has(|base| matches!(base, Base::Carbon | Base::CarbonDioxideEquivalent | Base::Gas(_) | Base::Mass))
            }
            // An energy is kg·m²·s⁻².
            Applies::Energy => {
                has(|base| base == Base::StandardCoal)
                    || (has(|base| base == Base::Mass)
                        && has(|base| base == Base::Length)
                        && has(|base| base == Base::Time))
            }
            Applies::Coal => has(|base| matches!(base, Base::StandardCoal | Base::Mass)),
            Applies::GasVolume => has(|base| matches!(base, Base::GasVolume | Base::Length)),
        }
    }
}

macro_rules! both_ways {
    ($($over:literal / $under:literal, $meaning:ident, $applies:ident;)*) => {
        &[$(
            Ratio { over: $over, under: $under, meaning: SlipWord::$meaning, applies: Applies::$applies },
            Ratio { over: $under, under: $over, meaning: SlipWord::$meaning, applies: Applies::$applies },
        )*]
    };
}

/// Powers of ten: those with a name in the spelling of units first.
static TENS: &[Ratio] = both_ways! {
    1000 / 1, Thousand, Always;
    10_000 / 1, TenThousand, Always;
    10 / 1, Ten, Always;
    1_000_000 / 1, Million, Always;
    100_000_000 / 1, HundredMillion, Always;
    100 / 1, Hundred, Always;
    100_000 / 1, PowerOfTen, Always;
    10_000_000 / 1, PowerOfTen, Always;
    1_000_000_000 / 1, PowerOfTen, Always;
};

/// Ratios with a meaning. Sources: molar masses 44 and 12, by convention of the IPCC guidelines (2006, volume 1, box 1.1);
/// 0.1229 kgce/kWh and 0.7143 kgce/kg raw coal, GB/T 2589-2020, annexes A and B; 3.6 MJ/kWh by definition; gas at 20 °C and
/// 0 °C by their absolute temperatures, 293.15 and 273.15 K (GB/T 19205); twelve months.
static MEANT: &[Ratio] = both_ways! {
    44 / 12, CarbonForCo2, Carbon;
    12 / 1, MonthForYear, Always;
    36 / 10, KwhForMj, Energy;
    1229 / 10_000, KwhForStandardCoal, Energy;
    7143 / 10_000, RawForStandardCoal, Coal;
    29_315 / 27_315, ReferenceTemperature, GasVolume;
};

/// Tries every ratio on every input and on the result.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    for (class, ratios) in [(Class::UnitSlip, TENS), (Class::Ratio, MEANT)] {
        for ratio in ratios {
            attempt(trials, class, ratio);
        }
    }
}

fn attempt(trials: &mut Trials<'_, '_>, class: Class, ratio: &'static Ratio) {
    let ground = trials.ground;
    let Some(exact) = ratio.value() else { return };
    let Some(back) = exact.recip() else { return };
    let graph = ground.evidence.graph;
    let (by, against) = (exact.to_f64(), back.to_f64());
    if ratio.applies(graph.unit(ground.pair.published).dimension()) {
        let reach = ground.reach(ground.recomputed.to_f64() * (against - 1.0), against);
        let promising = ground.range.scale(&back).intersect(&ground.printed).is_some();
        trials.attempt(class, reach, promising, || Change::Scale(Subject::Result, ratio));
    }
    // A factor of the library has its unit from there; the unit of what was multiplied by it is the same slip.
    let typed = ground.inputs.iter().filter(|input| input.is_typed());
    for input in typed.filter(|input| ratio.applies(graph.unit(input.node).dimension())) {
        let shift = input.shift_by(by);
        let reach = ground.reach(shift, (1.0 + shift / ground.recomputed.to_f64()).abs().max(1.0));
        let promising = input.may_be(&input.literal.interval().scale(&exact));
        trials.attempt(class, reach, promising, || Change::Scale(Subject::Input(input.node), ratio));
    }
}
