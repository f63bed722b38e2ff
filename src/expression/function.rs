//! The functions of the language: what each means, and how many arguments it takes.

use crate::quantity::Rounding;
use crate::spelling::distance;

/// A function of the language.
///
/// Arguments of [`Sum`](Function::Sum), [`Mean`](Function::Mean), [`Min`](Function::Min), [`Max`](Function::Max),
/// [`Share`](Function::Share) and [`Change`](Function::Change) must be of one dimension; that is checked where the graph is
/// built, because a name has no unit before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// `sum(x1, …, xn)` = x1 + … + xn, n ≥ 1.
    Sum,
    /// `mean(x1, …, xn)` = (x1 + … + xn) / n, n ≥ 1.
    Mean,
    /// `share(part, whole)` = part / whole, a pure number: `share(1 t, 4 t)` is 25 %. Nothing when the whole is zero.
    Share,
    /// `change(from, to)` = to / from − 1, a pure number: `change(100 t, 58 t)` is −42 %. Nothing when `from` is zero.
    Change,
    /// `min(x1, …, xn)`: the least, n ≥ 1.
    Min,
    /// `max(x1, …, xn)`: the greatest, n ≥ 1.
    Max,
    /// `abs(x)` = |x|.
    Abs,
    /// `round(x, places)` or `round(x, places, "half-up" | "half-even" | "truncate" | "up")`: x brought to `places` digits
    /// after the point, in the unit that x has.
    ///
    /// Places and rule are part of the function and not arguments of the tree, because a rounding is a visible step of a
    /// derivation and not a quantity.
    Round {
        /// Digits after the point; negative for tens (−1), hundreds (−2) and so on.
        places: i8,
        /// The rule; half-up where the text names none.
        rounding: Rounding,
    },
    /// `compound(rate, years)` = (1 + rate)^years − 1, a pure number: what `rate` a year comes to after `years` years. Years must be a
    /// whole number when the graph is built.
    Compound,
    /// `wmean(w1, x1, …, wn, xn)` = (w1·x1 + … + wn·xn) / (w1 + … + wn), n ≥ 1: weights and values in pairs. Nothing when
    /// the weights add to zero.
    WeightedMean,
}

/// How many arguments are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// So many.
    Exactly(usize),
    /// From the first to the second.
    Between(usize, usize),
    /// So many or more.
    AtLeast(usize),
    /// Pairs, at least one.
    Pairs,
}

impl Arity {
    /// Whether `count` arguments are accepted.
    pub const fn accepts(self, count: usize) -> bool {
        match self {
            Arity::Exactly(n) => count == n,
            Arity::Between(least, most) => least <= count && count <= most,
            Arity::AtLeast(least) => least <= count,
            Arity::Pairs => count >= 2 && count.is_multiple_of(2),
        }
    }
}

impl Function {
    /// Every function, in the order of the documentation; rounding as it is without a named rule, to whole numbers.
    pub const ALL: [Function; 10] = [
        Function::Sum,
        Function::Mean,
        Function::WeightedMean,
        Function::Share,
        Function::Change,
        Function::Compound,
        Function::Min,
        Function::Max,
        Function::Abs,
        Function::Round { places: 0, rounding: Rounding::HalfUp },
    ];

    /// The name as written.
    pub const fn name(self) -> &'static str {
        match self {
            Function::Sum => "sum",
            Function::Mean => "mean",
            Function::Share => "share",
            Function::Change => "change",
            Function::Min => "min",
            Function::Max => "max",
            Function::Abs => "abs",
            Function::Round { .. } => "round",
            Function::Compound => "compound",
            Function::WeightedMean => "wmean",
        }
    }

    /// How many arguments the text gives; for `round` the places and the rule count.
    pub const fn arity(self) -> Arity {
        match self {
            Function::Sum | Function::Mean | Function::Min | Function::Max => Arity::AtLeast(1),
            Function::Share | Function::Change | Function::Compound => Arity::Exactly(2),
            Function::Abs => Arity::Exactly(1),
            Function::Round { .. } => Arity::Between(2, 3),
            Function::WeightedMean => Arity::Pairs,
        }
    }
}

/// What can be called: a function, or a form that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Callee {
    Function(Function),
    Figure,
    Claim,
    Factor,
}

impl Callee {
    /// The callee of that name.
    pub(super) fn named(name: &str) -> Option<Callee> {
        match name {
            "figure" => Some(Callee::Figure),
            "claim" => Some(Callee::Claim),
            "factor" => Some(Callee::Factor),
            _ => Function::ALL.into_iter().find(|f| f.name() == name).map(Callee::Function),
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Callee::Function(function) => function.name(),
            Callee::Figure => "figure",
            Callee::Claim => "claim",
            Callee::Factor => "factor",
        }
    }

    pub(super) const fn arity(self) -> Arity {
        match self {
            Callee::Function(function) => function.arity(),
            Callee::Figure | Callee::Claim | Callee::Factor => Arity::Exactly(1),
        }
    }
}

/// What other programs and other people call our functions. They are not accepted, so that a book reads the same
/// everywhere; they are suggested.
const OTHER_NAMES: [(&str, &str); 20] = [
    ("add", "sum"),
    ("total", "sum"),
    ("合计", "sum"),
    ("avg", "mean"),
    ("average", "mean"),
    ("平均", "mean"),
    ("weighted_mean", "wmean"),
    ("wavg", "wmean"),
    ("ratio", "share"),
    ("percent", "share"),
    ("占比", "share"),
    ("growth", "change"),
    ("delta", "change"),
    ("变化", "change"),
    ("cagr", "compound"),
    ("least", "min"),
    ("greatest", "max"),
    ("四舍五入", "round"),
    ("因子", "factor"),
    ("ef", "factor"),
];

/// The callable name that somebody who wrote `written` most likely meant, if one is near.
pub(super) fn nearest(written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    if let Some((_, ours)) = OTHER_NAMES.iter().find(|(other, _)| *other == lower) {
        return Some(ours);
    }
    // Two edits in a word of three letters is another word.
    let allowed = if lower.chars().count() <= 4 { 1 } else { 2 };
    let forms = ["figure", "claim", "factor"];
    let names = Function::ALL.into_iter().map(Function::name).chain(forms);
    // Names past 20 characters are far from every function.
    let written: Vec<char> = lower.chars().take(20).collect();
    let steps = |name: &str| distance(&written, &name.chars().collect::<Vec<char>>(), allowed);
    names.filter_map(|name| Some((steps(name)?, name))).min_by_key(|(steps, _)| *steps).map(|(_, name)| name)
}
