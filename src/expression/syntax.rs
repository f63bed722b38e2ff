//! The syntax tree of an expression.

use std::ops::Range;

use super::error::ExpressionError;
use super::function::Function;
use crate::account::Address;
use crate::factor::FactorId;
use crate::quantity::Quantity;

/// An expression: its text and what the text says.
///
/// Read with [`Expression::parse`]; written (`Display`) in its normal form, which reads back to an equal tree: spaces round
/// operators, ASCII operators, no parentheses that change nothing. Two expressions are equal when their trees are; the
/// texts may differ in spaces and spelling.
#[derive(Debug, Clone)]
pub struct Expression {
    /// The text as written in the book.
    pub text: String,
    /// The outermost term.
    pub root: Term,
}

/// A term of an expression.
///
/// Equality is of what is said; where it stands in the text does not count.
#[derive(Debug, Clone)]
pub struct Term {
    /// Bytes of the text it was read from, with parentheses directly round it.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TermKind,
}

/// What a term is.
#[derive(Debug, Clone, PartialEq)]
pub enum TermKind {
    /// A number with or without a unit: `160 万kWh`, `"352 多 t"`.
    Quantity(Quantity),
    /// A name, to be found among the claim's `given` inputs: `saved`, `'melting-gas'`.
    Name(String),
    /// A figure of the book: `figure("inventory/2023/total")`, or `claim("led")` for `figure("claim/led")`.
    Figure(Address),
    /// A factor of the library: `factor("cn/grid/average/east@2012")`, or `factor(?)` for the one that is sought.
    Factor(Option<FactorId>),
    /// `?`: the value that is sought.
    Unknown,
    /// `-x`.
    Negate(Box<Term>),
    /// `left op right`.
    Binary {
        /// The operator.
        op: Operator,
        /// What stands before it.
        left: Box<Term>,
        /// What stands after it.
        right: Box<Term>,
    },
    /// `base^exponent`, or `base^(exponent/root)` of a pure number.
    Power {
        /// What is raised.
        base: Box<Term>,
        /// A whole number, at most [`Expression::MAX_EXPONENT`] by magnitude.
        exponent: i32,
        /// The root taken of that, 1 to [`Expression::MAX_EXPONENT`].
        root: u16,
    },
    /// `function(arguments)`.
    Call {
        /// What is called; for `round` with places and rule.
        function: Function,
        /// The arguments that are quantities, in order; their number fits the function.
        arguments: Vec<Term>,
    },
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
}

impl Operator {
    /// The operator in normal form.
    pub const fn symbol(self) -> char {
        match self {
            Operator::Add => '+',
            Operator::Subtract => '-',
            Operator::Multiply => '*',
            Operator::Divide => '/',
        }
    }

    /// How tightly it binds: × and ÷ (2) more than + and − (1).
    pub(super) const fn binding(self) -> u8 {
        match self {
            Operator::Add | Operator::Subtract => 1,
            Operator::Multiply | Operator::Divide => 2,
        }
    }
}

impl Expression {
    /// Longest text that is read, in characters.
    pub const MAX_CHARACTERS: usize = 4000;
    /// Deepest nesting that is read: parentheses, calls and signs inside one another. A chain (`a + b + c`) does not nest,
    /// though its tree leans to the left; no tree is deeper than [`Expression::MAX_TERMS`].
    pub const MAX_DEPTH: usize = 64;
    /// Most terms that are read.
    pub const MAX_TERMS: usize = 1000;
    /// Greatest exponent by magnitude: exact powers grow with it.
    pub const MAX_EXPONENT: i32 = 100;

    /// Reads an expression.
    ///
    /// # Errors
    /// Every independent thing that is wrong with the text, in the order of their places; never an empty list.
    pub fn parse(text: &str) -> Result<Expression, Vec<ExpressionError>> {
        super::parse::parse(text)
    }

    /// Every term, operands before what uses them, from the left.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.root.walk().into_iter()
    }

    /// Names, from the left, with their bytes in the text.
    pub fn names(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.terms().filter_map(|term| match &term.kind {
            TermKind::Name(name) => Some((name.as_str(), term.span.clone())),
            _ => None,
        })
    }

    /// Figures of the book, from the left, with their bytes in the text.
    pub fn figures(&self) -> impl Iterator<Item = (&Address, Range<usize>)> {
        self.terms().filter_map(|term| match &term.kind {
            TermKind::Figure(address) => Some((address, term.span.clone())),
            _ => None,
        })
    }

    /// Factors that are named, from the left, with their bytes in the text; `factor(?)` is an unknown.
    pub fn factors(&self) -> impl Iterator<Item = (&FactorId, Range<usize>)> {
        self.terms().filter_map(|term| match &term.kind {
            TermKind::Factor(Some(id)) => Some((id, term.span.clone())),
            _ => None,
        })
    }

    /// The unknowns, `?` and `factor(?)`, with their bytes in the text. A tree that was read has at most one.
    pub fn unknowns(&self) -> impl Iterator<Item = &Term> {
        self.terms().filter(|term| matches!(term.kind, TermKind::Unknown | TermKind::Factor(None)))
    }
}

impl Term {
    /// Every term at and under this one, operands before what uses them, from the left.
    ///
    /// An explicit stack, so that callers who build something bottom-up need no recursion.
    pub fn walk(&self) -> Vec<&Term> {
        // Parents before children, from the right; reversed, it is the order wanted.
        let mut found = Vec::new();
        let mut waiting = vec![self];
        while let Some(term) = waiting.pop() {
            found.push(term);
            waiting.extend(term.operands());
        }
        found.reverse();
        found
    }

    /// The terms directly under this one, from the left.
    pub fn operands(&self) -> impl Iterator<Item = &Term> {
        let (boxes, list): ([Option<&Term>; 2], &[Term]) = match &self.kind {
            TermKind::Negate(only) | TermKind::Power { base: only, .. } => ([Some(only), None], &[]),
            TermKind::Binary { left, right, .. } => ([Some(left), Some(right)], &[]),
            TermKind::Call { arguments, .. } => ([None, None], arguments),
            TermKind::Quantity(_)
            | TermKind::Name(_)
            | TermKind::Figure(_)
            | TermKind::Factor(_)
            | TermKind::Unknown => ([None, None], &[]),
        };
        boxes.into_iter().flatten().chain(list)
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Term) -> bool {
        self.kind == other.kind
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.root == other.root
    }
}
