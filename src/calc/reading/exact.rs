//! The exact reading: every figure as an exact rational, inputs as printed.

use crate::calc::{Algebra, Choice, Cone, Exponent, FaultKind, Known, LeafView, NodeId, Values, View, forward};
use crate::quantity::{Exact, Rounding};

/// Computes with exact rationals.
#[derive(Debug, Clone, Copy, Default)]
pub struct ExactAlgebra;

/// Every value of a cone, exactly.
pub fn read<'c>(view: View<'_>, cone: &'c Cone) -> Values<'c, Exact> {
    forward(view, cone, &ExactAlgebra)
}

/// The value of one figure, exactly.
pub fn value(view: View<'_>, target: NodeId) -> Known<Exact> {
    read(view, &Cone::of(view, &[target])).get(target).clone()
}

impl Algebra for ExactAlgebra {
    type Value = Exact;

    fn leaf(&self, leaf: LeafView<'_>) -> Exact {
        leaf.point()
    }

    fn exact(&self, number: &Exact) -> Exact {
        number.clone()
    }

    fn add(&self, sum: &mut Exact, term: &Exact) {
        *sum += term;
    }

    fn multiply(&self, product: &mut Exact, factor: &Exact) {
        *product *= factor;
    }

    fn negate(&self, value: &Exact) -> Exact {
        -value
    }

    fn divide(&self, over: &Exact, under: &Exact) -> Result<Exact, FaultKind> {
        over.checked_div(under).ok_or(FaultKind::DivisionByZero)
    }

    fn power(&self, base: &Exact, exponent: Exponent) -> Result<Exact, FaultKind> {
        let power = i32::from(exponent.power);
        if base.is_zero() && power < 0 {
            return Err(FaultKind::DivisionByZero);
        }
        let raised = base.powi(power).ok_or(FaultKind::TooLarge)?;
        match exponent.root {
            1 => Ok(raised),
            root => raised.root(u32::from(root), super::ROOT_DIGITS, false).ok_or(FaultKind::RootOfNegative),
        }
    }

    fn round(&self, value: &Exact, place: i8, rule: Rounding) -> Exact {
        value.round(i32::from(place), rule)
    }

    fn choose(&self, best: &mut Exact, other: &Exact, choice: Choice) {
        let better = match choice {
            Choice::Min => *other < *best,
            Choice::Max => *other > *best,
        };
        if better {
            *best = other.clone();
        }
    }

    fn too_large(&self, value: &Exact) -> bool {
        value.is_too_large()
    }

    fn absolute(&self, value: &Exact) -> Exact {
        value.abs()
    }

    fn sign(&self, value: &Exact) -> Exact {
        Exact::from(i64::from(value.signum()))
    }

    fn slope_of_round(&self) -> Exact {
        Exact::ONE
    }

    fn taken(&self, kids: &[&Exact], choice: Choice) -> Vec<Exact> {
        let best = match choice {
            Choice::Min => kids.iter().min(),
            Choice::Max => kids.iter().max(),
        };
        let first = best.and_then(|best| kids.iter().position(|kid| kid == best));
        (0..kids.len()).map(|at| if Some(at) == first { Exact::ONE } else { Exact::ZERO }).collect()
    }
}
