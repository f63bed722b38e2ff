//! Typed arguments of messages: what was asked for, what was found, what is wrong with a text.

use super::{Heading, Lang};

/// A signed difference with its unit. A difference of two percentages is in percentage points, which every language has its own
/// words for; so the unit is not yet written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    number: String,
    unit: String,
}

impl Apart {
    /// A number as it is to be shown, in a unit.
    pub fn new(number: String, unit: &str) -> Apart {
        Apart { number, unit: unit.to_owned() }
    }

    /// In a language.
    pub fn text(&self, lang: Lang) -> String {
        let unit = match self.unit.as_str() {
            "%" | "％" => Heading::PercentagePoints.text(lang),
            unit => unit,
        };
        format!("{} {unit}", self.number).trim_end().to_owned()
    }
}

/// How many arguments a function takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(usize),
    /// From the first to the second.
    Between(usize, usize),
    /// So many or more.
    AtLeast(usize),
    /// Pairs, at least one.
    Pairs,
}

/// A sort of argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// An address of a figure.
    Address,
    /// The id of a claim.
    Claim,
    /// A factor id or `?`.
    Factor,
    /// A whole number of places.
    Places,
    /// A rounding rule.
    Rounding,
}

/// The type a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A text between quotes.
    Text,
    /// An identifier between quotes.
    Id,
    /// A date without quotes.
    Date,
    /// A number with its unit between quotes.
    Quantity,
    /// A range of quantities between quotes.
    Range,
    /// An expression between quotes.
    Expression,
    /// A factor id between quotes.
    FactorId,
    /// A category between quotes.
    Category,
    /// A region between quotes.
    Region,
    /// An uncertainty between quotes.
    Uncertainty,
    /// A table with fixed keys.
    Table,
    /// A table of names and quantities.
    Quantities,
    /// A list of texts.
    Texts,
    /// A list of tables.
    Tables,
    /// `true` or `false`.
    Flag,
    /// A list of rows.
    Rows,
}

/// The type that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date or a time.
    Date,
    /// An array.
    Array,
    /// A table.
    Table,
    /// An array of tables, `[[…]]`.
    Tables,
}

/// What is wrong with a text that is not TOML.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// `key value` or a key alone.
    EqualsMissing,
    /// More than one `=`.
    EqualsTwice,
    /// `key =` and nothing.
    ValueMissing,
    /// `= value`.
    KeyMissing,
    /// A text without quotes, or a value that is no value.
    QuotesMissing,
    /// A text that does not end on its line.
    QuoteUnclosed,
    /// An escape that TOML does not have; in paths, mostly a backslash.
    BadEscape,
    /// A control character inside a text.
    ControlCharacter,
    /// A key with characters that need quotes.
    BadKey,
    /// `[` without `]`.
    ArrayUnclosed,
    /// `{` without `}`.
    InlineTableUnclosed,
    /// `]` or `}` without its partner.
    BracketUnopened,
    /// `[section` without `]`.
    HeaderUnclosed,
    /// Array elements without a comma.
    CommaMissing,
    /// A comma too many.
    CommaExtra,
    /// `007`.
    LeadingZero,
    /// `1__0`, `_1`.
    Underscore,
    /// A number that is no number for another reason.
    BadNumber,
    /// A dotted key into something that is no table.
    NotATable,
    /// Something after the value on the same line.
    TrailingText,
    /// A carriage return without a line feed.
    CarriageReturn,
    /// The parser's own English words, for what is not in this list.
    Other(String),
}
