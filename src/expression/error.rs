//! What can be wrong with an expression, as data. Words for it are found where findings are made.

use std::ops::Range;

use super::function::Arity;
use crate::account::AddressErrorKind;
use crate::quantity::{QuantityError, UnitError};

/// One thing wrong with an expression, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpressionError {
    /// Bytes of the text that are at fault; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: ExpressionErrorKind,
}

/// What can be wrong with an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionErrorKind {
    /// Nothing is written.
    Empty,
    /// More characters than [`Expression::MAX_CHARACTERS`](super::Expression::MAX_CHARACTERS).
    TooLong {
        /// How many there are.
        characters: usize,
    },
    /// Nested deeper than [`Expression::MAX_DEPTH`](super::Expression::MAX_DEPTH); what follows was not read.
    TooDeep,
    /// More terms than [`Expression::MAX_TERMS`](super::Expression::MAX_TERMS); what follows was not read.
    TooManyTerms,
    /// A character that means nothing here.
    UnexpectedCharacter(char),
    /// “ ” ‘ ’ where `"` or `'` is meant.
    TypographicQuote,
    /// A string or a quoted name without an end.
    Unterminated {
        /// `"` or `'`.
        quote: char,
    },
    /// A quoted name with nothing in it.
    EmptyName,
    /// Digits grouped by threes. `1,125` may be one number or two arguments, so it is neither: `1125`, or `1, 125`.
    ThousandsSeparator {
        /// What stands between the groups.
        separator: char,
        /// The digits without separators.
        joined: String,
    },
    /// A number that is not written as digits with at most one point between them.
    BadNumber(NumberFault),
    /// A quantity, bare or in double quotes, that cannot be read.
    BadQuantity(QuantityError),
    /// What follows a number is not a unit.
    BadUnit(UnitError),
    /// A hedge (`352 多 t`) or a range (`0.81..0.845 kg/L`) outside double quotes.
    NeedsQuotes {
        /// The quantity, to be put into double quotes.
        quantity: String,
    },
    /// An operator touches a unit, so that it could be part of it: `3 kWh/x`.
    OperatorTouchesUnit {
        /// The longest beginning that is a unit: `kWh`.
        unit: String,
        /// Everything up to the next space: `kWh/x`.
        run: String,
    },
    /// `3 m ^2`: either `3 m2` or `(3 m)^2`.
    PowerNeedsParentheses,
    /// An operand is missing before this.
    MissingOperand,
    /// Two operands stand side by side. A name after a quantity is no multiplication.
    MissingOperator,
    /// A `(` without its `)`.
    UnclosedParenthesis,
    /// A `)` without its `(`.
    UnopenedParenthesis,
    /// A comma that separates no arguments.
    MisplacedComma,
    /// Something is called that is not a function.
    UnknownFunction {
        /// The name as written.
        name: String,
        /// A name that is near, if there is one.
        nearest: Option<&'static str>,
    },
    /// A wrong number of arguments.
    Arity {
        /// What is called.
        callee: &'static str,
        /// How many arguments there are.
        found: usize,
        /// How many it takes.
        accepts: Arity,
    },
    /// An argument that is not of the sort needed there.
    BadArgument {
        /// What is called.
        callee: &'static str,
        /// What is needed.
        needs: ArgumentNeed,
    },
    /// The text in `figure("…")` or `claim("…")` is no address.
    BadAddress(AddressErrorKind),
    /// The text in `factor("…")` is no factor id.
    BadFactorId,
    /// `a^b^c`, which is read from the left by some and from the right by others.
    ChainedPower,
    /// An exponent that is not a whole number in digits.
    ExponentNotInteger,
    /// An exponent beyond ±[`Expression::MAX_EXPONENT`](super::Expression::MAX_EXPONENT).
    ExponentOutOfRange,
    /// A second `?`: one equation finds one unknown.
    TooManyUnknowns,
}

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// `1e6`. Powers of ten are written out or put into the unit.
    Exponent,
    /// `1.2.3`.
    TwoPoints,
    /// `.5` or `5.`: a point has digits on both sides.
    BarePoint,
}

/// What sort of argument is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentNeed {
    /// An address in double quotes.
    AddressText,
    /// The id of a claim in double quotes.
    ClaimIdText,
    /// A factor id in double quotes, or `?`.
    FactorIdOrUnknown,
    /// A whole number from −28 to 28 in digits.
    Places,
    /// `"half-up"`, `"half-even"`, `"truncate"` or `"up"`.
    RoundingRule,
}

impl ExpressionErrorKind {
    /// The stable word for this kind, for documents and tests.
    pub const fn code(&self) -> &'static str {
        match self {
            ExpressionErrorKind::Empty => "empty",
            ExpressionErrorKind::TooLong { .. } => "too-long",
            ExpressionErrorKind::TooDeep => "too-deep",
            ExpressionErrorKind::TooManyTerms => "too-many-terms",
            ExpressionErrorKind::UnexpectedCharacter(_) => "unexpected-character",
            ExpressionErrorKind::TypographicQuote => "typographic-quote",
            ExpressionErrorKind::Unterminated { .. } => "unterminated",
            ExpressionErrorKind::EmptyName => "empty-name",
            ExpressionErrorKind::ThousandsSeparator { .. } => "thousands-separator",
            ExpressionErrorKind::BadNumber(_) => "bad-number",
            ExpressionErrorKind::BadQuantity(_) => "bad-quantity",
            ExpressionErrorKind::BadUnit(_) => "bad-unit",
            ExpressionErrorKind::NeedsQuotes { .. } => "needs-quotes",
            ExpressionErrorKind::OperatorTouchesUnit { .. } => "operator-touches-unit",
            ExpressionErrorKind::PowerNeedsParentheses => "power-needs-parentheses",
            ExpressionErrorKind::MissingOperand => "missing-operand",
            ExpressionErrorKind::MissingOperator => "missing-operator",
            ExpressionErrorKind::UnclosedParenthesis => "unclosed-parenthesis",
            ExpressionErrorKind::UnopenedParenthesis => "unopened-parenthesis",
            ExpressionErrorKind::MisplacedComma => "misplaced-comma",
            ExpressionErrorKind::UnknownFunction { .. } => "unknown-function",
            ExpressionErrorKind::Arity { .. } => "arity",
            ExpressionErrorKind::BadArgument { .. } => "bad-argument",
            ExpressionErrorKind::BadAddress(_) => "bad-address",
            ExpressionErrorKind::BadFactorId => "bad-factor-id",
            ExpressionErrorKind::ChainedPower => "chained-power",
            ExpressionErrorKind::ExponentNotInteger => "exponent-not-integer",
            ExpressionErrorKind::ExponentOutOfRange => "exponent-out-of-range",
            ExpressionErrorKind::TooManyUnknowns => "too-many-unknowns",
        }
    }
}
