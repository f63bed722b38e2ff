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

/// The codes, each with its word and the level of its findings unless the finding or the user says otherwise.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident: $word:literal, $level:ident;)*) => {
        /// What kind of thing was found. The words are promised: scripts and suppressions name them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, grouped by the stage that notices it.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The stable word, for example `unknown-key`.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Code::$name => $word,)*
                }
            }

            /// The level of a finding with this code, unless the finding or the user says otherwise.
            pub const fn default_level(self) -> Level {
                match self {
                    $(Code::$name => Level::$level,)*
                }
            }
        }
    };
}

codes! {
    // Files
    /// The book, or the file that was asked for, does not exist.
    BookNotFound: "book-not-found", Error;
    /// A file exists and cannot be read.
    FileNotReadable: "file-not-readable", Error;
    /// A file is larger than the limit.
    FileTooLarge: "file-too-large", Error;
    /// A file is not UTF-8 text.
    NotUtf8: "not-utf8", Error;
    /// A file named in the book lies outside the book's folder.
    PathLeavesFolder: "path-leaves-folder", Error;
    /// The book has no section.
    EmptyBook: "empty-book", Error;

    /// A file includes itself, directly or through others.
    IncludeCycle: "include-cycle", Error;
    /// A file is included more than once.
    IncludedTwice: "included-twice", Error;
    /// A book includes more files, or in a longer row, than can be meant.
    TooManyIncludes: "too-many-includes", Error;

    // TOML
    /// The text is not TOML.
    TomlSyntax: "toml-syntax", Error;
    /// A key or a table is given twice.
    DuplicateKey: "duplicate-key", Error;
    /// Arrays or tables are nested too deeply.
    TooDeep: "too-deep", Error;

    // Keys
    /// A section that a book does not have.
    UnknownSection: "unknown-section", Error;
    /// A key that its section does not have.
    UnknownKey: "unknown-key", Error;
    /// A section that every book needs is not there.
    MissingSection: "missing-section", Error;
    /// A required key is not there.
    MissingKey: "missing-key", Error;
    /// Keys that exclude one another are both given.
    ConflictingKeys: "conflicting-keys", Error;
    /// A value has another TOML type than its key asks for.
    WrongType: "wrong-type", Error;
    /// A text is empty.
    EmptyValue: "empty-value", Error;
    /// A value is not one of the words its key allows.
    UnknownWord: "unknown-word", Error;

    // Identifiers and references
    /// An identifier that cannot stand in an address.
    BadId: "bad-id", Error;
    /// Two things of one kind have the same identifier.
    DuplicateId: "duplicate-id", Error;
    /// A reference to something that the book does not define.
    UnknownId: "unknown-id", Error;
    /// A region that is not an ISO 3166 code.
    BadRegion: "bad-region", Error;
    /// A factor id that does not follow the grammar.
    BadFactorId: "bad-factor-id", Error;

    // Dates and periods
    /// Not a calendar date.
    BadDate: "bad-date", Error;
    /// A period ends before it begins.
    PeriodReversed: "period-reversed", Error;
    /// Two periods share days.
    PeriodsOverlap: "periods-overlap", Error;

    // Numbers and units
    /// A number that cannot be read as written.
    BadNumber: "bad-number", Error;
    /// More digits than can be kept exactly.
    TooManyDigits: "too-many-digits", Error;
    /// A value beyond the range of exact calculation.
    ValueTooLarge: "value-too-large", Error;
    /// A negative value where only zero or more makes sense.
    NegativeNotAllowed: "negative-not-allowed", Error;
    /// A range that is reversed, or that does not contain its value.
    BadRange: "bad-range", Error;
    /// A unit that is not in the unit table.
    UnknownUnit: "unknown-unit", Error;
    /// A unit with more than one meaning.
    AmbiguousUnit: "ambiguous-unit", Error;
    /// A number without the unit it needs.
    UnitMissing: "unit-missing", Error;
    /// Two units of different dimensions meet.
    UnitMismatch: "unit-mismatch", Error;
    /// An uncertainty that cannot be read.
    BadUncertainty: "bad-uncertainty", Error;

    // Inventory
    /// Not a category of ISO 14064-1.
    BadCategory: "bad-category", Error;
    /// A gap and an activity speak of the same category.
    GapContradicted: "gap-contradicted", Warning;
    /// Two gaps for one category and period.
    DuplicateGap: "duplicate-gap", Error;
    /// Part of the inventory has no figure.
    NotEstimated: "not-estimated", Note;
    /// The book says nothing about a category.
    CategoryNotAddressed: "category-not-addressed", Note;

    // Boundary and completeness
    /// Several facilities or stated ownership, and no approach to consolidate them.
    ConsolidationMissing: "consolidation-missing", Warning;
    /// Consolidated by equity share, and a facility states no equity.
    EquityNotStated: "equity-not-stated", Warning;
    /// A share outside 0 to 100 %.
    BadShare: "bad-share", Error;
    /// Two ownerships of a facility share days.
    OwnershipOverlap: "ownership-overlap", Error;
    /// Ownership changes within a period.
    OwnershipWeighted: "ownership-weighted", Note;
    /// A facility is outside the organizational boundary.
    FacilityOutsideBoundary: "facility-outside-boundary", Note;
    /// What a report must say of the organization is not there.
    ReportItemMissing: "report-item-missing", Note;
    /// Kind of data or method are not stated.
    DataNotDescribed: "data-not-described", Note;
    /// Older potentials without a justification.
    GwpNotJustified: "gwp-not-justified", Warning;
    /// An exclusion without a reason.
    ExclusionWithoutReason: "exclusion-without-reason", Warning;
    /// An exclusion without a screening estimate.
    ExclusionWithoutEstimate: "exclusion-without-estimate", Warning;
    /// An exclusion above the organization's own threshold.
    ExclusionAboveThreshold: "exclusion-above-threshold", Warning;
    /// Indirect categories whose significance is not assessed.
    SignificanceNotAssessed: "significance-not-assessed", Note;
    /// A decision on significance without a reason.
    SignificanceWithoutReason: "significance-without-reason", Warning;
    /// A significant category with neither figure nor reason.
    SignificantNotQuantified: "significant-not-quantified", Warning;
    /// Emissions of biomass as CO2e, so that their CO2 cannot stand apart.
    BiogenicNotByGas: "biogenic-not-by-gas", Error;
    // Energy and computed amounts
    /// A computed amount, or a term of a balance, is less than zero.
    NegativeResult: "negative-result", Error;
    /// The two sides of a balance differ by more than rounding.
    BalanceDoesNotFoot: "balance-does-not-foot", Warning;
    /// More than one term of a balance is missing.
    BalanceOpen: "balance-open", Warning;
    /// A contractual instrument fails a quality criterion.
    InstrumentNotCounted: "instrument-not-counted", Warning;
    /// More energy is cancelled than consumed.
    InstrumentSurplus: "instrument-surplus", Warning;
    /// What no instrument covers is counted at a factor that the book did not choose.
    MarketFallbackAssumed: "market-fallback-assumed", Note;
    /// Emissions of one activity are shared out twice.
    AllocatedTwice: "allocated-twice", Error;
    /// A method of sharing out emissions lacks a parameter, or has one that it cannot use.
    AllocationMethod: "allocation-method", Error;

    // Factors
    /// No such factor in the library.
    UnknownFactor: "unknown-factor", Error;
    /// The rule does not settle on one edition of a factor.
    FactorEditionAmbiguous: "factor-edition-ambiguous", Error;
    /// The factor is for another substance.
    SubstanceMismatch: "substance-mismatch", Error;
    /// A volume meets a factor per mass, or the reverse, and no density is given.
    DensityMissing: "density-missing", Error;
    /// The factor gives CO2e only, not gas by gas.
    GasSplitMissing: "gas-split-missing", Note;
    /// The data of a factor are far from the year of the activity.
    FactorTooOld: "factor-too-old", Warning;
    /// The rule finds nothing that it may choose.
    NoFactorByRule: "no-factor-by-rule", Error;
    /// A name stands for several families.
    FactorFamilyAmbiguous: "factor-family-ambiguous", Error;
    /// A factor depends on the place, and the book does not say where.
    FactorPlaceUnknown: "factor-place-unknown", Note;
    /// A factor of a kind that an inventory does not use.
    FactorNotForInventory: "factor-not-for-inventory", Warning;
    /// A named edition is for another place than that of the facility.
    FactorOtherPlace: "factor-other-place", Warning;
    /// A named edition was published after the day as of which factors are chosen.
    FactorPublishedLater: "factor-published-later", Note;
    /// A claim leaves a factor to the rule and does not say of which year it is.
    ClaimYearUnknown: "claim-year-unknown", Error;

    // Views
    /// The standard does not settle the coefficient of standard coal of a carrier.
    CoalCoefficientUnclear: "coal-coefficient-unclear", Warning;
    /// A line that may be energy is not counted in the energy consumption.
    EnergyNotCovered: "energy-not-covered", Warning;
    /// There is no official equivalent value of a carrier for the year.
    CoalRateMissing: "coal-rate-missing", Note;
    /// A figure is not what the book asserts.
    AssertionFails: "assertion-fails", Error;
    /// Something that an asserted figure rests on is missing.
    AssertionCannotTell: "assertion-cannot-tell", Warning;

    // Files of factors
    /// A value of a row of factors does not have the form that its key asks for.
    BadLibraryRow: "bad-library-row", Error;
    /// Two rows of factors have one id.
    DuplicateFactor: "duplicate-factor", Error;
    /// A row of factors names a row that is not there.
    DanglingFactor: "dangling-factor", Error;

    // Lock
    /// A lock file that cannot be read, or was edited.
    BadLock: "bad-lock", Error;
    /// The book uses factors that its lock does not have.
    NotLocked: "not-locked", Warning;
    /// The library has a locked row otherwise by now.
    LockBehind: "lock-behind", Warning;

    // Expressions and calculation
    /// An expression that cannot be read.
    BadExpression: "bad-expression", Error;
    /// A name that nothing in reach has.
    UnknownName: "unknown-name", Error;
    /// A function that the language does not have.
    UnknownFunction: "unknown-function", Error;
    /// A figure depends on itself.
    CircularReference: "circular-reference", Error;
    /// A divisor is zero.
    DivisionByZero: "division-by-zero", Error;

    // Claims
    /// An input that its expression does not use.
    UnusedGiven: "unused-given", Warning;
    /// The published figure does not follow from its inputs.
    ClaimDoesNotHold: "claim-does-not-hold", Error;
    /// A stated precision that is no place of the figure.
    BadPrecision: "bad-precision", Error;
    /// The same figure is printed in two ways.
    FiguresDisagree: "figures-disagree", Error;
    /// A datum is missing, so the claim cannot be checked.
    ClaimCannotTell: "claim-cannot-tell", Warning;

    // Tables
    /// A row of a table has another number of cells than there are columns.
    RaggedRow: "ragged-row", Error;
    /// A table has more cells than can be meant.
    TableTooLarge: "table-too-large", Error;
    /// A table does not say clearly what is the total of what.
    TotalUnclear: "total-unclear", Error;
    /// A total, a share or a sum of shares does not follow from its table.
    RelationDoesNotHold: "relation-does-not-hold", Error;
    /// Every relation of a table holds alone, and together they cannot.
    TableDoesNotFoot: "table-does-not-foot", Error;
    // Reading
    /// A report is read in part, or in an encoding that was guessed.
    ReportReadInPart: "report-read-in-part", Warning;
    /// A quantity outside what is known of its kind.
    PlausibilityOutside: "plausibility-outside", Warning;
    // Photovoltaics
    /// More certificates went out than there were.
    CertificatesOversold: "certificates-oversold", Error;
    /// A plant lies off the globe, its modules stand in no direction, or its figures cannot be.
    PvOutOfBounds: "pv-out-of-bounds", Error;
    /// A file of weather cannot be read.
    WeatherUnreadable: "weather-unreadable", Error;
    /// Something about a file of weather that a reader has to know.
    WeatherNoted: "weather-noted", Note;
    /// The model of a plant cannot be computed.
    PvNotModelled: "pv-not-modelled", Error;
    /// A yield or a density raises questions.
    PvQuestion: "pv-question", Note;
    /// Outputs of one plant overlap in time.
    PvOverlap: "pv-overlap", Warning;
    /// A kWh or a tonne is claimed in two places.
    ClaimedTwice: "claimed-twice", Warning;
    /// A figure of a plant's carbon or life lacks something.
    PvIncomplete: "pv-incomplete", Note;
    // Targets
    /// The years of a target are in no order, or are no years.
    TargetYears: "target-years", Error;
    /// A target promises what cannot be, or covers more than everything.
    TargetOutOfBounds: "target-out-of-bounds", Error;
    /// A target makes no promise, or several at once.
    TargetUnclear: "target-unclear", Error;
    /// A measure says no effect or several, or takes what cannot be taken together.
    MeasureUnclear: "measure-unclear", Error;
    /// Measures require each other in a circle.
    MeasureCircle: "measure-circle", Error;
    /// Years or a number of a measure or a plan are out of their bounds.
    PlanYears: "plan-years", Error;
    /// A plan has no cap, or several, or cannot be put to the search.
    PlanUnclear: "plan-unclear", Error;
    /// A group that has one measure alone.
    GroupOfOne: "group-of-one", Warning;
    /// A measure that no plan of the book can choose.
    MeasureNotPossible: "measure-not-possible", Warning;
    /// What a plan covers differs from what its target covers.
    PlanBaseDiffers: "plan-base-differs", Warning;
    /// Actual figures of before an event that changed the base year do not contain it.
    TargetUnlike: "target-unlike-figures", Warning;
    /// A target of emissions that asks for a rise.
    TargetRises: "target-rises", Warning;
    /// A part of a target is not stated.
    TargetIncomplete: "target-incomplete", Note;
    /// Two targets of a book cannot both be kept, or the later takes back what the earlier asks.
    TargetConflict: "target-conflict", Warning;
    // Savings
    /// A project states no saving, or a calculation lacks its inputs.
    SavingIncomplete: "saving-incomplete", Error;
    /// The baseline of a project is not before its reporting period.
    BaselineNotBefore: "baseline-not-before", Error;
    /// A project of its own is counted with an average factor, or with none that is apt.
    FactorNotForProject: "factor-not-for-project", Warning;
    /// Measures on one end use are more than they save together.
    SavingOverlap: "saving-overlap", Warning;
    /// A saving, or an input of its calculation, lies outside what is possible.
    SavingOutOfBounds: "saving-out-of-bounds", Warning;
    /// The table of a meter cannot be read, or readings contradict each other.
    MeterUnreadable: "meter-unreadable", Error;
    /// A meter or a model lacks what its method needs.
    MeterIncomplete: "meter-incomplete", Error;
    /// Readings were left out, and why.
    ReadingsLeftOut: "readings-left-out", Warning;
    /// The readings determine no model.
    ModelNotFitted: "model-not-fitted", Error;
    /// A saving that its meter cannot prove, or a model used beyond its baseline.
    SavingNotProved: "saving-not-proved", Warning;
    /// Money of a project whose years or rates cannot be.
    BadMoney: "bad-money", Error;
    /// Figures of money that cannot be computed, or hold with a reserve.
    MoneyIncomplete: "money-incomplete", Note;
    /// Flows that change sign more than once: several rates of return may fit.
    SeveralRates: "several-rates", Warning;
    /// What a saving displaced is not stated, and the answer changes what it is worth.
    DisplacedOpen: "displaced-open", Note;
    /// A plan of measurement and verification lacks what its option needs.
    PlanIncomplete: "plan-incomplete", Note;
    /// A saving is smaller than what its meter can show.
    SavingBelowMeter: "saving-below-meter", Warning;
    /// An indicator does not meet a limit that the book states.
    BenchmarkNotMet: "benchmark-not-met", Warning;
    /// Stated benchmarks stand in the wrong order.
    BenchmarkOutOfOrder: "benchmark-out-of-order", Warning;
}

impl Code {
    /// The code of a word; `None` when there is none.
    pub fn from_word(word: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|c| c.word() == word)
    }

    /// Whether it is an outcome of verifying, which a report of the claims shows itself.
    pub const fn is_verdict(self) -> bool {
        matches!(
            self,
            Code::ClaimDoesNotHold
                | Code::ClaimCannotTell
                | Code::RelationDoesNotHold
                | Code::FiguresDisagree
                | Code::TableDoesNotFoot
                | Code::PlausibilityOutside
        )
    }

    /// Whether figures stand all the same: an assertion that fails says something about a figure that is there, and a model that
    /// could not be fitted leaves the other figures as they are.
    pub const fn leaves_figures(self) -> bool {
        matches!(self, Code::AssertionFails | Code::ModelNotFitted)
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
        for code in Code::ALL.iter().copied() {
            assert_eq!(Code::from_word(code.word()), Some(code));
            assert!(code.word().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
        let mut words: Vec<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|w| w[0] != w[1]));
    }

    #[test]
    fn every_code_has_a_page_of_its_own_in_each_language() {
        for lang in Lang::ALL {
            let mut pages: Vec<&str> = Code::ALL.iter().map(|c| c.page(lang)).collect();
            assert!(pages.iter().all(|p| p.chars().count() > 15));
            pages.sort_unstable();
            assert!(pages.windows(2).all(|w| w[0] != w[1]));
        }
    }
}
