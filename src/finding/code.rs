//! The stable codes of findings.

use std::fmt;

use super::{Lang, pages_en, pages_zh};

/// How much a finding weighs. Ordered: a note is less than a warning, a warning less than an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing; nothing to repair.
    Note,
    /// Probably not what was meant; figures are still computed.
    Warning,
    /// Figures cannot be computed, or do not hold.
    Error,
}

impl Level {
    /// Every level, from the heaviest down.
    pub const ALL: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

    /// The word used in JSON and on the command line; the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }

    /// Reads [`Level::word`].
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.word() == word)
    }
}

/// What kind of thing was found. The words are promised: scripts and suppressions name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    // Files
    /// `book-not-found`: The book, or the file that was asked for, does not exist.
    BookNotFound,
    /// `file-not-readable`: A file exists and cannot be read.
    FileNotReadable,
    /// `file-too-large`: A file is larger than the limit.
    FileTooLarge,
    /// `not-utf8`: A file is not UTF-8 text.
    NotUtf8,
    /// `path-leaves-folder`: A file named in the book lies outside the book's folder.
    PathLeavesFolder,
    /// `empty-book`: The book has no section.
    EmptyBook,
    // TOML
    /// `toml-syntax`: The text is not TOML.
    TomlSyntax,
    /// `duplicate-key`: A key or a table is given twice.
    DuplicateKey,
    /// `too-deep`: Arrays or tables are nested too deeply.
    TooDeep,
    // Keys
    /// `unknown-section`: A section that a book does not have.
    UnknownSection,
    /// `unknown-key`: A key that its section does not have.
    UnknownKey,
    /// `missing-section`: A section that every book needs is not there.
    MissingSection,
    /// `missing-key`: A required key is not there.
    MissingKey,
    /// `conflicting-keys`: Keys that exclude one another are both given.
    ConflictingKeys,
    /// `wrong-type`: A value has another TOML type than its key asks for.
    WrongType,
    /// `empty-value`: A text is empty.
    EmptyValue,
    /// `unknown-word`: A value is not one of the words its key allows.
    UnknownWord,
    // Identifiers and references
    /// `bad-id`: An identifier that cannot stand in an address.
    BadId,
    /// `duplicate-id`: Two things of one kind have the same identifier.
    DuplicateId,
    /// `unknown-id`: A reference to something that the book does not define.
    UnknownId,
    /// `bad-region`: A region that is not an ISO 3166 code.
    BadRegion,
    /// `bad-factor-id`: A factor id that does not follow the grammar.
    BadFactorId,
    // Dates and periods
    /// `bad-date`: Not a calendar date.
    BadDate,
    /// `period-reversed`: A period ends before it begins.
    PeriodReversed,
    /// `periods-overlap`: Two periods share days.
    PeriodsOverlap,
    // Numbers and units
    /// `bad-number`: A number that cannot be read as written.
    BadNumber,
    /// `too-many-digits`: More digits than can be kept exactly.
    TooManyDigits,
    /// `value-too-large`: A value beyond the range of exact calculation.
    ValueTooLarge,
    /// `negative-not-allowed`: A negative value where only zero or more makes sense.
    NegativeNotAllowed,
    /// `bad-range`: A range that is reversed, or that does not contain its value.
    BadRange,
    /// `unknown-unit`: A unit that is not in the unit table.
    UnknownUnit,
    /// `ambiguous-unit`: A unit with more than one meaning.
    AmbiguousUnit,
    /// `unit-missing`: A number without the unit it needs.
    UnitMissing,
    /// `unit-mismatch`: Two units of different dimensions meet.
    UnitMismatch,
    /// `bad-uncertainty`: An uncertainty that cannot be read.
    BadUncertainty,
    // Inventory
    /// `bad-category`: Not a category of ISO 14064-1.
    BadCategory,
    /// `gap-contradicted`: A gap and an activity speak of the same category.
    GapContradicted,
    /// `duplicate-gap`: Two gaps for one category and period.
    DuplicateGap,
    /// `not-estimated`: Part of the inventory has no figure.
    NotEstimated,
    /// `category-not-addressed`: The book says nothing about a category.
    CategoryNotAddressed,
    // Factors
    /// `unknown-factor`: No such factor in the library.
    UnknownFactor,
    /// `factor-edition-ambiguous`: The rule does not settle on one edition of a factor.
    FactorEditionAmbiguous,
    /// `substance-mismatch`: The factor is for another substance.
    SubstanceMismatch,
    /// `density-missing`: A volume meets a factor per mass, or the reverse, and no density is given.
    DensityMissing,
    /// `gas-split-missing`: The factor gives CO2e only, not gas by gas.
    GasSplitMissing,
    // Files of factors
    /// `bad-library-row`: A value of a row of factors does not have the form that its key asks for.
    BadLibraryRow,
    /// `duplicate-factor`: Two rows of factors have one id.
    DuplicateFactor,
    /// `dangling-factor`: A row of factors names a row that is not there.
    DanglingFactor,
    // Expressions and calculation
    /// `bad-expression`: An expression that cannot be read.
    BadExpression,
    /// `unknown-name`: A name that nothing in reach has.
    UnknownName,
    /// `unknown-function`: A function that the language does not have.
    UnknownFunction,
    /// `circular-reference`: A figure depends on itself.
    CircularReference,
    /// `division-by-zero`: A divisor is zero.
    DivisionByZero,
    // Claims
    /// `unused-given`: An input of a claim that its expression does not use.
    UnusedGiven,
    /// `claim-does-not-hold`: The published figure does not follow from its inputs.
    ClaimDoesNotHold,
    /// `claim-cannot-tell`: A datum is missing, so the claim cannot be checked.
    ClaimCannotTell,
}

impl Code {
    /// Every code, grouped by the stage that notices it.
    pub const ALL: [Code; 56] = [
        Code::BookNotFound,
        Code::FileNotReadable,
        Code::FileTooLarge,
        Code::NotUtf8,
        Code::PathLeavesFolder,
        Code::EmptyBook,
        Code::TomlSyntax,
        Code::DuplicateKey,
        Code::TooDeep,
        Code::UnknownSection,
        Code::UnknownKey,
        Code::MissingSection,
        Code::MissingKey,
        Code::ConflictingKeys,
        Code::WrongType,
        Code::EmptyValue,
        Code::UnknownWord,
        Code::BadId,
        Code::DuplicateId,
        Code::UnknownId,
        Code::BadRegion,
        Code::BadFactorId,
        Code::BadDate,
        Code::PeriodReversed,
        Code::PeriodsOverlap,
        Code::BadNumber,
        Code::TooManyDigits,
        Code::ValueTooLarge,
        Code::NegativeNotAllowed,
        Code::BadRange,
        Code::UnknownUnit,
        Code::AmbiguousUnit,
        Code::UnitMissing,
        Code::UnitMismatch,
        Code::BadUncertainty,
        Code::BadCategory,
        Code::GapContradicted,
        Code::DuplicateGap,
        Code::NotEstimated,
        Code::CategoryNotAddressed,
        Code::UnknownFactor,
        Code::FactorEditionAmbiguous,
        Code::SubstanceMismatch,
        Code::DensityMissing,
        Code::GasSplitMissing,
        Code::BadLibraryRow,
        Code::DuplicateFactor,
        Code::DanglingFactor,
        Code::BadExpression,
        Code::UnknownName,
        Code::UnknownFunction,
        Code::CircularReference,
        Code::DivisionByZero,
        Code::UnusedGiven,
        Code::ClaimDoesNotHold,
        Code::ClaimCannotTell,
    ];

    /// The stable word, for example `unknown-key`.
    pub const fn word(self) -> &'static str {
        match self {
            Code::BookNotFound => "book-not-found",
            Code::FileNotReadable => "file-not-readable",
            Code::FileTooLarge => "file-too-large",
            Code::NotUtf8 => "not-utf8",
            Code::PathLeavesFolder => "path-leaves-folder",
            Code::EmptyBook => "empty-book",
            Code::TomlSyntax => "toml-syntax",
            Code::DuplicateKey => "duplicate-key",
            Code::TooDeep => "too-deep",
            Code::UnknownSection => "unknown-section",
            Code::UnknownKey => "unknown-key",
            Code::MissingSection => "missing-section",
            Code::MissingKey => "missing-key",
            Code::ConflictingKeys => "conflicting-keys",
            Code::WrongType => "wrong-type",
            Code::EmptyValue => "empty-value",
            Code::UnknownWord => "unknown-word",
            Code::BadId => "bad-id",
            Code::DuplicateId => "duplicate-id",
            Code::UnknownId => "unknown-id",
            Code::BadRegion => "bad-region",
            Code::BadFactorId => "bad-factor-id",
            Code::BadDate => "bad-date",
            Code::PeriodReversed => "period-reversed",
            Code::PeriodsOverlap => "periods-overlap",
            Code::BadNumber => "bad-number",
            Code::TooManyDigits => "too-many-digits",
            Code::ValueTooLarge => "value-too-large",
            Code::NegativeNotAllowed => "negative-not-allowed",
            Code::BadRange => "bad-range",
            Code::UnknownUnit => "unknown-unit",
            Code::AmbiguousUnit => "ambiguous-unit",
            Code::UnitMissing => "unit-missing",
            Code::UnitMismatch => "unit-mismatch",
            Code::BadUncertainty => "bad-uncertainty",
            Code::BadCategory => "bad-category",
            Code::GapContradicted => "gap-contradicted",
            Code::DuplicateGap => "duplicate-gap",
            Code::NotEstimated => "not-estimated",
            Code::CategoryNotAddressed => "category-not-addressed",
            Code::UnknownFactor => "unknown-factor",
            Code::FactorEditionAmbiguous => "factor-edition-ambiguous",
            Code::SubstanceMismatch => "substance-mismatch",
            Code::DensityMissing => "density-missing",
            Code::GasSplitMissing => "gas-split-missing",
            Code::BadLibraryRow => "bad-library-row",
            Code::DuplicateFactor => "duplicate-factor",
            Code::DanglingFactor => "dangling-factor",
            Code::BadExpression => "bad-expression",
            Code::UnknownName => "unknown-name",
            Code::UnknownFunction => "unknown-function",
            Code::CircularReference => "circular-reference",
            Code::DivisionByZero => "division-by-zero",
            Code::UnusedGiven => "unused-given",
            Code::ClaimDoesNotHold => "claim-does-not-hold",
            Code::ClaimCannotTell => "claim-cannot-tell",
        }
    }

    /// The code of a word; `None` when there is none.
    pub fn from_word(word: &str) -> Option<Code> {
        Code::ALL.into_iter().find(|c| c.word() == word)
    }

    /// The level of a finding with this code, unless the finding or the user says otherwise.
    pub const fn default_level(self) -> Level {
        match self {
            Code::NotEstimated | Code::CategoryNotAddressed | Code::GasSplitMissing => Level::Note,
            Code::GapContradicted | Code::UnusedGiven | Code::ClaimCannotTell => Level::Warning,
            _ => Level::Error,
        }
    }

    /// Whether it is the outcome of verifying a claim, which a report of the claims shows itself.
    pub const fn is_verdict(self) -> bool {
        matches!(self, Code::ClaimDoesNotHold | Code::ClaimCannotTell)
    }

    /// Whether a file could not be read at all: then nothing was done.
    pub const fn is_about_files(self) -> bool {
        matches!(
            self,
            Code::BookNotFound | Code::FileNotReadable | Code::FileTooLarge | Code::NotUtf8 | Code::PathLeavesFolder
        )
    }

    /// The page of this code: what it notices, why that matters, the way out. One paragraph.
    pub const fn page(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => pages_en::page(self),
            Lang::Zh => pages_zh::page(self),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_read_back() {
        for code in Code::ALL {
            assert_eq!(Code::from_word(code.word()), Some(code));
            assert!(code.word().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
        let mut words = Code::ALL.map(Code::word);
        words.sort_unstable();
        assert!(words.windows(2).all(|w| w[0] != w[1]));
    }

    #[test]
    fn every_code_has_a_page_of_its_own_in_each_language() {
        for lang in Lang::ALL {
            let mut pages = Code::ALL.map(|c| c.page(lang));
            assert!(pages.iter().all(|p| p.chars().count() > 15));
            pages.sort_unstable();
            assert!(pages.windows(2).all(|w| w[0] != w[1]));
        }
    }
}
