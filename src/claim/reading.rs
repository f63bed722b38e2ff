//! To which place a printed whole number is read: the zeros at its end may or may not be printed digits.
//!
//! `600 t` stands for 599.5 to 600.5 t, or for 595 to 605 t where its writer rounded to tens. The first is what is taken; the
//! second only where the figure would not hold otherwise, and whoever reads the verdict is told. A `precision` in the book
//! settles it.

use super::arithmetic::Difference;
use crate::calc::{Cone, Kind, NodeId, OriginKind, View};
use crate::quantity::{Exact, Interval, Literal, Manner};

/// How a printed figure is read where it would not hold at its last place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Zeros at the end of a whole number were rounded.
    Coarser,
    /// Digits after the last place were dropped (舍去).
    CutOff,
    /// A count of whole things was raised to the next (进一).
    CountedUp,
    /// "About" leaves more than its last place.
    About,
    /// "Nearly", and the figure rounds to it from above.
    Nearly,
    /// A fall printed without a sign.
    Fall,
    /// Inner figures were rounded before going on.
    OnTheWay,
}

impl How {
    /// The stable word for it.
    pub const fn word(self) -> &'static str {
        match self {
            How::Coarser => "coarser",
            How::CutOff => "cut-off",
            How::CountedUp => "counted-up",
            How::About => "about",
            How::Nearly => "nearly",
            How::Fall => "fall",
            How::OnTheWay => "rounded-on-the-way",
        }
    }
}

/// A wider reading of a printed figure, and what the reading at its last place says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// In what way.
    pub how: How,
    /// Power of ten of the place that the figure was read to.
    pub place: i8,
    /// By how much it does not hold at its last printed place.
    pub strict: Difference,
}

impl Reading {
    /// The coarser readings of a published figure that make sense, finest first, with what the print then allows.
    ///
    /// None for shares (100 % is no rounded figure), none for a sum that has a digit below that place in an
    /// addend (it is printed as finely as they are), and none in which half a unit of the place is more than a twentieth of
    /// the figure; a tenth where it says "about".
    pub(super) fn coarser<'v>(
        view: View<'v>,
        recomputed: NodeId,
        published: NodeId,
    ) -> impl Iterator<Item = (i8, Interval)> + 'v {
        let literal = view.leaf_at(published).filter(|leaf| !leaf.is_between()).map(|leaf| leaf.leaf.literal);
        let literal =
            literal.filter(|_| !view.unit(published).is_none() && !view.unit(published).dimension().is_none());
        // Whoever says "about" does not print as finely as the addends are.
        let finest_addend = literal
            .filter(|literal| literal.manner() != Manner::About)
            .and_then(|_| last_digit_of_addends(view, recomputed));
        let most = |literal: &Literal| match literal.manner() {
            Manner::Ordinary | Manner::HalfUp | Manner::HalfEven => Some(20),
            Manner::About => Some(10),
            _ => None,
        };
        let whole = literal.filter(|literal| literal.last_place() >= 0 && literal.is_as_typed());
        whole.into_iter().flat_map(move |literal| {
            let places = literal.last_place().saturating_add(1)..i8::MAX;
            let sensible = move |(place, coarse): (i8, Literal)| {
                let half = coarse.interval().width()?;
                let size = literal.exact().abs();
                let narrow = &half * &Exact::from(most(&literal)?) <= &size * &Exact::from(2);
                (narrow && finest_addend.is_none_or(|finest| finest >= place)).then(|| (place, coarse.interval()))
            };
            places.map_while(move |place| Some((place, literal.with_last_place(place)?))).map_while(sensible)
        })
    }
}

/// The place of the last digit that is not zero among the addends, where the figure is nothing but a sum of what was printed
/// in its own unit; `None` otherwise.
fn last_digit_of_addends(view: View<'_>, recomputed: NodeId) -> Option<i8> {
    let (mut finest, mut addends): (Option<i8>, usize) = (None, 0);
    for node in Cone::of(view, &[recomputed]).order() {
        match view.kind(node) {
            Kind::Sum(_) | Kind::Neg(_) => {}
            Kind::Leaf(_) => {
                let leaf = view.leaf_at(node)?;
                if view.unit(node) != view.unit(recomputed) || leaf.origin.kind == OriginKind::Factor {
                    return None;
                }
                let place = leaf.leaf.literal.last_nonzero_place();
                finest = Some(finest.map_or(place, |finest| finest.min(place)));
                addends += 1;
            }
            _ => return None,
        }
    }
    // One figure that is printed again more coarsely is no sum.
    finest.filter(|_| addends > 1)
}
