//! Targets held against rules: minima as figures, test by test.

mod forward;
mod held;
mod model;
mod national;
mod near_term;
mod print;
mod revised;
mod rise;
mod rule;
mod temperature;
mod testing;

pub use model::{ForwardFigure, Held, Judgement, Stand, Wrong, WrongTest};
pub use national::BesideGoal;
pub use rise::RiseFigure;
pub use temperature::{TemperatureFigure, time_frame_word};

use std::sync::LazyLock;

use super::{Describer, TargetFigure};
use crate::calc::{NodeId, UnitClash};
use crate::quantity::Unit;
use crate::target::judge::{NationalPack, NearTermPack, PackNumber, RevisionPack, RisePack, TemperaturePack};

/// What rules and methods say of a target.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// Minimum cuts, test by test.
    pub judgement: Option<Judgement>,
    /// Its temperature score.
    pub temperature: Option<TemperatureFigure>,
    /// Its implied temperature rise.
    pub rise: Option<RiseFigure>,
    /// It beside national goals.
    pub national: Vec<BesideGoal>,
}

impl Judged {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = self.judgement.as_ref().map(Judgement::named).unwrap_or_default();
        named.extend(self.temperature.as_ref().map(TemperatureFigure::named).unwrap_or_default());
        named.extend(self.rise.as_ref().map(RiseFigure::named).unwrap_or_default());
        named
    }
}

impl Describer<'_> {
    /// Judgement, temperature score, implied rise.
    pub(super) fn judged(&mut self, figure: &TargetFigure) -> Result<Judged, UnitClash> {
        Ok(Judged {
            judgement: self.judgement(figure)?,
            temperature: self.temperature(figure)?,
            rise: self.rise()?,
            national: self.national(figure),
        })
    }
}

// Packs are read once for all targets.
static NEAR_TERM: LazyLock<Option<NearTermPack>> = LazyLock::new(NearTermPack::bundled);
static REVISION: LazyLock<Option<RevisionPack>> = LazyLock::new(RevisionPack::bundled);
static TEMPERATURE: LazyLock<Option<TemperaturePack>> = LazyLock::new(TemperaturePack::bundled);
static RISE: LazyLock<Option<RisePack>> = LazyLock::new(RisePack::bundled);
static NATIONAL: LazyLock<Option<NationalPack>> = LazyLock::new(NationalPack::china);

/// The unit of minima and cuts.
fn percent() -> Unit {
    Unit::parse("%").unwrap_or_else(|_| Unit::none())
}

/// A year of a pack.
fn whole(number: &PackNumber) -> i32 {
    number.value.to_f64() as i32
}
