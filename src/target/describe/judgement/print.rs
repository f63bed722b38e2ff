//! What a printed promise may stand for.

use super::super::{Describer, TargetFigure};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity, Rounding, Unit};
use crate::target::model::{Rounds, StatedPromise};

/// A decimal of a per cent, as a half of it: the coarsest print that may decide by itself.
const HALF_A_DECIMAL: (i128, i128) = (1, 20);
/// Places of a per cent up to which a level counts as the change it comes to.
const PLACES: i32 = 4;

impl Describer<'_> {
    /// The largest cuts, in per cent, that print as the stated promise: by the rounding of the book, and by half a unit of its
    /// last place, whichever that is.
    pub(super) fn most_cut(&self, figure: &TargetFigure, cut: &Exact) -> (Exact, Exact) {
        let Some((half, most)) = self.half_and_most(figure, cut) else { return (cut.clone(), cut.clone()) };
        let is_decimal = Exact::ratio(HALF_A_DECIMAL.0, HALF_A_DECIMAL.1).is_some_and(|limit| half <= limit);
        let told = match self.target.judged.rounds {
            Rounds::HalfUnit => most.clone(),
            Rounds::Decimals if is_decimal => most.clone(),
            Rounds::Decimals | Rounds::Never => cut.clone(),
        };
        (told, most)
    }

    /// Half a unit of the last place in per cent, and the largest cut that prints the same.
    fn half_and_most(&self, figure: &TargetFigure, cut: &Exact) -> Option<(Exact, Exact)> {
        let promise = &self.target.goal.promise;
        let of = &promise.quantity().value;
        let hundred = Exact::from(100);
        match promise {
            StatedPromise::Change(_) => {
                let half = &half_unit(of)? * &hundred;
                Some((half.clone(), cut + &half))
            }
            StatedPromise::Yearly(_) => {
                let half = half_unit(of)?;
                let left = &(&Exact::ONE + &share_of_one(of)?) - &half;
                let years = self.year().checked_sub(self.base_year()?)?;
                let left = if left.is_negative() { Exact::ZERO } else { left.powi(years)? };
                Some((&half * &hundred, &hundred - &(&left * &hundred)))
            }
            StatedPromise::Reach(_) | StatedPromise::Keep(_) | StatedPromise::Converge(_) => {
                // A level says the same as the change it comes to, where that is a number of few places.
                let half = match (0..=PLACES).find(|places| cut.round(-places, Rounding::HalfEven) == *cut) {
                    Some(places) => &Exact::power_of_ten(-places)? * &Exact::ratio(1, 2)?,
                    None => {
                        let (base, unit) = (figure.base?, of.unit());
                        let ratio = unit.convertible(self.account.graph.unit(base))?;
                        &(&half_of(of)? * &ratio).checked_div(&self.value(base)?)? * &hundred
                    }
                };
                Some((half.clone(), cut + &half))
            }
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
