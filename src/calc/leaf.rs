//! Leaves and gaps: where a calculation begins, and what each leaf remembers of where it came from.

use super::kind::LeafId;
use crate::finding::Place;
use crate::quantity::{Bound, Exact, Interval, Literal};

/// Position of an [`Origin`] in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OriginId(pub(crate) u32);

/// Position of a [`Spread`] in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpreadId(pub(crate) u32);

/// An input or a factor, as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaf {
    /// The printed number, with its last place and manner.
    pub literal: Literal,
    /// A range or distribution beyond what printing implies.
    pub spread: Option<SpreadId>,
    /// Where it comes from.
    pub origin: OriginId,
}

/// What is known of a leaf beyond its print.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// It may lie anywhere between two values, both included (an assumption with a range, published bounds).
    Range(Exact, Exact),
    /// It was printed as a range, and no value in it is the printed one.
    Between(Exact, Exact),
    /// Normal with this standard deviation, in the unit of the leaf.
    Normal(Exact),
    /// Uniform over value ± half width.
    Uniform(Exact),
    /// Symmetric triangular over value ± half width.
    Triangular(Exact),
}

/// What a leaf is in the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginKind {
    /// A figure of the book.
    Input,
    /// A value somebody chose; it carries a reason.
    Assumption,
    /// Worked back from a figure that somebody published: it cannot confirm that figure.
    Inferred,
    /// An emission factor or another published parameter.
    Factor,
    /// True by definition (44/12).
    Constant,
    /// A figure somebody published, which a claim checks.
    Published,
}

/// Where a leaf comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Stable address; random streams key on it.
    pub address: String,
    /// What it is.
    pub kind: OriginKind,
    /// Place in a book or in a factor file.
    pub place: Option<Place>,
    /// The document behind it.
    pub cited: Option<Box<Cited>>,
    /// A reason or remark.
    pub note: Option<Box<str>>,
}

/// A citation, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cited {
    /// Title of the document, or the free text of the book.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Table, page or line.
    pub locator: Option<String>,
    /// The text is a transcript of the document.
    pub transcribed: bool,
}

/// Notation keys of the UNFCCC reporting guidelines (24/CP.19, annex I, paragraph 37), and "not stated".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotationKey {
    /// NE: it occurs and was not estimated.
    NotEstimated,
    /// NO: it does not occur.
    NotOccurring,
    /// NA: the activity occurs and emits nothing.
    NotApplicable,
    /// IE: counted under another heading.
    IncludedElsewhere,
    /// C: withheld.
    Confidential,
    /// The document leaves it open (a dash, a slash, an empty cell).
    NotStated,
}

impl NotationKey {
    /// Every key.
    pub const ALL: [NotationKey; 6] = [
        NotationKey::NotEstimated,
        NotationKey::NotOccurring,
        NotationKey::NotApplicable,
        NotationKey::IncludedElsewhere,
        NotationKey::Confidential,
        NotationKey::NotStated,
    ];

    /// The key as a book writes it.
    pub const fn word(self) -> &'static str {
        match self {
            NotationKey::NotEstimated => "NE",
            NotationKey::NotOccurring => "NO",
            NotationKey::NotApplicable => "NA",
            NotationKey::IncludedElsewhere => "IE",
            NotationKey::Confidential => "C",
            NotationKey::NotStated => "not-stated",
        }
    }

    /// Reads a key as a book writes it.
    pub fn from_word(word: &str) -> Option<NotationKey> {
        NotationKey::ALL.into_iter().find(|key| key.word() == word)
    }

    /// Whether a total without it is still complete.
    pub const fn completes(self) -> bool {
        matches!(self, NotationKey::NotOccurring | NotationKey::NotApplicable | NotationKey::IncludedElsewhere)
    }
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapCause {
    /// The accounts leave it open.
    Key(NotationKey),
    /// It is what is asked for: the `?` of a claim.
    Unknown,
}

/// Something without a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Why.
    pub cause: GapCause,
    /// Stable address.
    pub address: String,
    /// The reason in the words of the book.
    pub reason: Option<Box<str>>,
    /// Where the book says so.
    pub place: Option<Place>,
    /// The document that leaves it open.
    pub cited: Option<Box<Cited>>,
}

/// A rounded result of a model that works in binary floating point.
///
/// Read exactly it is `value`; when its inputs move it moves by its sensitivities, to first order.
#[derive(Debug, Clone, PartialEq)]
pub struct OpaqueRun {
    /// Result, rounded as the model states.
    pub value: Exact,
    /// Name and version of the model.
    pub model: String,
    /// For each child: its value in the run and the derivative of the result by it.
    pub sensitivities: Vec<(Exact, Exact)>,
}

impl Spread {
    /// The range this spread stands for where a range is asked. `None` for a distribution: it tells how the quantity
    /// varies, while a range asks what the printed number may stand for, so that the print decides.
    pub fn range(&self) -> Option<Interval> {
        match self {
            Spread::Range(lower, upper) | Spread::Between(lower, upper) => {
                Interval::new(Bound::Closed(lower.clone()), Bound::Closed(upper.clone()))
            }
            Spread::Normal(_) | Spread::Uniform(_) | Spread::Triangular(_) => None,
        }
    }
}

/// A leaf with what the graph keeps beside it.
#[derive(Debug, Clone, Copy)]
pub struct LeafView<'a> {
    /// Which leaf.
    pub id: LeafId,
    /// Its print.
    pub leaf: &'a Leaf,
    /// Its spread.
    pub spread: Option<&'a Spread>,
    /// Its origin.
    pub origin: &'a Origin,
}

impl LeafView<'_> {
    /// Whether it was printed as a range, so that no one value is the printed one.
    pub fn is_between(&self) -> bool {
        matches!(self.spread, Some(Spread::Between(..)))
    }

    /// The value as printed; of a printed range the lower end.
    pub fn point(&self) -> Exact {
        self.leaf.literal.exact()
    }

    /// The range the leaf allows: its stated range where it has one, else what its print allows.
    pub fn range(&self) -> Interval {
        self.spread.and_then(Spread::range).unwrap_or_else(|| self.leaf.literal.interval())
    }
}
