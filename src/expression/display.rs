//! The normal form of a tree: fully determined by it, and read back to an equal one.

use std::fmt;

use super::function::Function;
use super::syntax::{Expression, Operator, Term, TermKind};
use super::token;
use crate::account::{Address, Shape};
use crate::quantity::{Quantity, Rounding};

/// How tightly a term holds together, from the loosest.
const SIGN: u8 = 3;
const POWER: u8 = 4;
const WHOLE: u8 = 5;

impl Term {
    fn binding(&self) -> u8 {
        match &self.kind {
            TermKind::Binary { op, .. } => op.binding(),
            TermKind::Negate(_) => SIGN,
            TermKind::Power { .. } => POWER,
            _ => WHOLE,
        }
    }

    /// Writes the term, in parentheses when it binds less than `least`.
    fn write(&self, f: &mut fmt::Formatter<'_>, least: u8) -> fmt::Result {
        if self.binding() < least { write!(f, "({self})") } else { write!(f, "{self}") }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            TermKind::Quantity(quantity) => write_quantity(f, quantity),
            TermKind::Name(name) if token::is_plain_name(name) => f.write_str(name),
            TermKind::Name(name) => write!(f, "'{name}'"),
            TermKind::Figure(address) => write_figure(f, address),
            TermKind::Factor(None) => f.write_str("factor(?)"),
            TermKind::Factor(Some(id)) => write!(f, "factor(\"{id}\")"),
            TermKind::Unknown => f.write_str("?"),
            TermKind::Negate(operand) => {
                f.write_str("-")?;
                operand.write(f, SIGN)
            }
            TermKind::Binary { op, left, right } => {
                left.write(f, op.binding())?;
                write!(f, " {} ", op.symbol())?;
                // The right side of a chain was in parentheses: a - (b - c).
                right.write(f, op.binding() + 1)
            }
            TermKind::Power { base, exponent, root } => {
                let with_unit = matches!(&base.kind, TermKind::Quantity(quantity) if token::has_unit(quantity));
                if with_unit {
                    write!(f, "({base})")?
                } else {
                    base.write(f, WHOLE)?
                }
                match root {
                    1 => write!(f, "^{exponent}"),
                    root => write!(f, "^({exponent}/{root})"),
                }
            }
            TermKind::Call { function, arguments } => {
                write!(f, "{}(", function.name())?;
                for (i, argument) in arguments.iter().enumerate() {
                    let comma = if i == 0 { "" } else { ", " };
                    write!(f, "{comma}{argument}")?;
                }
                if let Function::Round { places, rounding } = function {
                    write!(f, ", {places}")?;
                    if *rounding != Rounding::HalfUp {
                        write!(f, ", \"{}\"", rounding_name(*rounding))?;
                    }
                }
                f.write_str(")")
            }
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.symbol())
    }
}

/// A quantity bare where it reads back bare, else (hedges, ranges, signs) in double quotes.
fn write_quantity(f: &mut fmt::Formatter<'_>, quantity: &Quantity) -> fmt::Result {
    let text = quantity.to_string();
    if token::reads_bare(&text, quantity) { f.write_str(&text) } else { write!(f, "\"{text}\"") }
}

/// A claim by its short form, any other figure by its address.
fn write_figure(f: &mut fmt::Formatter<'_>, address: &Address) -> fmt::Result {
    match address.shape() {
        Shape::Claim { id } => write!(f, "claim(\"{id}\")"),
        _ => write!(f, "figure(\"{address}\")"),
    }
}

/// The word for a rounding rule in `round(x, places, "…")`.
pub(super) const fn rounding_name(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::HalfUp => "half-up",
        Rounding::HalfEven => "half-even",
        Rounding::Truncate => "truncate",
        Rounding::Up => "up",
    }
}
