//! What a printed promise may stand for.

use super::super::{Describer, TargetFigure};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity, Unit};
use crate::target::model::StatedPromise;

impl Describer<'_> {
    /// The largest cut, in per cent, that prints as the stated promise: half a unit of its last place.
    pub(super) fn most_cut(&self, figure: &TargetFigure, cut: &Exact) -> Exact {
        let most = || {
            let promise = &self.target.goal.promise;
            let of = &promise.quantity().value;
            let half = half_unit(of)?;
            let hundred = Exact::from(100);
            match promise {
                StatedPromise::Change(_) => Some(cut + &(&half * &hundred)),
                StatedPromise::Yearly(_) => {
                    let left = &(&Exact::ONE + &share_of_one(of)?) - &half;
                    let years = self.year().checked_sub(self.base_year()?)?;
                    let left = if left.is_negative() { Exact::ZERO } else { left.powi(years)? };
                    Some(&hundred - &(&left * &hundred))
                }
                StatedPromise::Reach(_) | StatedPromise::Keep(_) | StatedPromise::Converge(_) => {
                    let (base, unit) = (figure.base?, of.unit());
                    let ratio = unit.convertible(self.account.graph.unit(base))?;
                    let half = &half_of(of)? * &ratio;
                    Some(cut + &(&half.checked_div(&self.value(base)?)? * &hundred))
                }
            }
        };
        match self.target.judged.rounds {
            true => most().unwrap_or_else(|| cut.clone()),
            false => cut.clone(),
        }
    }
}

/// Half a unit of the last printed place, in the unit it is printed in.
fn half_of(of: &Quantity) -> Option<Exact> {
    let place = of.amount().one()?.last_place();
    Some(&Exact::power_of_ten(i32::from(place))? * &Exact::ratio(1, 2)?)
}

/// The same of a share, as a part of one.
fn half_unit(of: &Quantity) -> Option<Exact> {
    Some(&half_of(of)? * &of.unit().convertible(&Unit::none())?)
}
