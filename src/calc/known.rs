//! What is known of a figure: all of it, a part, nothing, or that it cannot be computed.

use super::NodeId;

/// A value with the state of what it rests on.
///
/// A sum over something missing is partial; a product or quotient of something missing is a gap.
/// Which gaps lie under a figure is answered by [`super::View::gaps_under`], not carried here: lists at every node
/// would be quadratic in a deep graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// Everything it rests on is there.
    Full(T),
    /// A total from which something is missing.
    Partial(T),
    /// No value.
    Gap(Absent),
    /// It could not be computed.
    Poison(Fault),
}

/// Whether what has no value leaves a total incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// It is what is asked for: nothing that rests on it has a value, not even a partial one.
    Asked,
    /// Not estimated, confidential or not stated: a total without it is partial.
    Missing,
    /// Not occurring, not applicable or included elsewhere: a total without it is complete.
    Nothing,
}

/// Why a figure could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The node at which it happened.
    pub node: NodeId,
    /// What happened.
    pub kind: FaultKind,
}

/// What can go wrong in a calculation whose units are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The divisor is zero, or its range contains nothing else.
    DivisionByZero,
    /// A root of a negative value.
    RootOfNegative,
    /// A number beyond [`crate::quantity::Exact::MAX_BITS`].
    TooLarge,
}

impl<T> Known<T> {
    /// The value, whole or partial.
    pub fn value(&self) -> Option<&T> {
        match self {
            Known::Full(value) | Known::Partial(value) => Some(value),
            Known::Gap(_) | Known::Poison(_) => None,
        }
    }

    /// The same state with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Known::Full(value) => Known::Full(f(value)),
            Known::Partial(value) => Known::Partial(f(value)),
            Known::Gap(absent) => Known::Gap(absent),
            Known::Poison(fault) => Known::Poison(fault),
        }
    }

    /// Borrows the value.
    pub fn as_ref(&self) -> Known<&T> {
        match self {
            Known::Full(value) => Known::Full(value),
            Known::Partial(value) => Known::Partial(value),
            Known::Gap(absent) => Known::Gap(*absent),
            Known::Poison(fault) => Known::Poison(*fault),
        }
    }
}
