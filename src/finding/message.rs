//! Every sentence that Crossfoot says about data, as one enum with typed arguments.
//!
//! What a book says wrong is here, and `en.rs` and `zh.rs` each match it exhaustively; each later stage has an enum of its own
//! in a file `about_….rs`, with both languages side by side. A sentence is whole: none is glued together from pieces, because word
//! order differs between languages. Names and texts of the user are given raw; quoting and shortening is done there.

use super::argument::{Apart, Argument, Asked, Count, Found, Syntax};
use super::measure::Measure;
use super::{
    AboutChoice, AboutClaim, AboutCriteria, AboutEnergy, AboutEnpi, AboutFiles, AboutHypothesis, AboutImplied,
    AboutIndex, AboutInventory, AboutJudgement, AboutLibrary, AboutLock, AboutMeter, AboutMoney, AboutPlan, AboutPlant,
    AboutPlausibility, AboutPv, AboutRatio, AboutRead, AboutRegister, AboutReport, AboutSaving, AboutSearch,
    AboutServe, AboutSize, AboutSolution, AboutTable, AboutTarget, AboutView, AboutWeather, ChoiceOutcome, Lang, en,
    zh,
};

/// A sentence of a finding: its message, a label, a fact or a help.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the arguments are named by what they are; each variant says the rest")]
pub enum Message {
    // Files
    /// There is nothing at this path.
    FileNotFound { path: String },
    /// The folder has no `book.toml`.
    FolderWithoutBook { path: String },
    /// The system refused; `reason` is its own wording.
    FileNotReadable { path: String, reason: String },
    /// Sizes in bytes.
    FileTooLarge { path: String, bytes: u64, limit: u64 },
    /// The bytes are not UTF-8.
    NotUtf8 { path: String },
    /// Label: the first byte that is not UTF-8; `byte` its value.
    NotUtf8Here { byte: u8 },
    /// The path in the book points outside its folder.
    PathLeavesFolder { path: String },
    /// No section at all.
    EmptyBook { path: String },
    /// Help: a book, or a folder with one, is what is asked for.
    NameABook,
    /// Fact: the bytes look like this encoding.
    LooksEncoded { encoding: &'static str },
    /// Fact: the bytes look like a ZIP archive, as XLSX files are.
    LooksZipped,
    /// Help: save as UTF-8.
    SaveAsUtf8,
    /// Help: split the file.
    SplitFile,
    /// Help: move the file into the folder.
    MoveIntoFolder,
    /// Help: the least a book needs.
    SmallestBook,

    // TOML
    /// The text is not TOML at this place.
    TomlSyntax { problem: Syntax },
    /// So many syntax errors more are not shown.
    MoreSyntaxErrors { count: usize },
    /// The key stands twice in one table.
    DuplicateKey { key: String },
    /// Label: the first of two.
    FirstHere,
    /// Arrays and tables nest deeper than `limit`.
    TooDeep { limit: u32 },
    /// Help: what to do about a syntax error, where that is known.
    MendSyntax { problem: Syntax },
    /// Help: keep one of the two.
    KeepOne,
    /// Help: put repeated things under `[[section]]`.
    RepeatSection { section: String },
    /// Help: a book needs at most three levels.
    NestLess,

    // Sections and keys
    /// No such section.
    UnknownSection { name: String },
    /// A key before the first section header.
    KeyOutsideSection { key: String },
    /// No such key in this section.
    UnknownKey { key: String, section: String },
    /// Every book needs this section.
    MissingSection { section: String },
    /// The key is required.
    MissingKey { key: String, section: String },
    /// Label: the table that lacks it.
    KeyMissingHere { key: String },
    /// `first` and `second` exclude each other.
    ConflictingKeys { first: String, second: String },
    /// One of the two is needed.
    NeitherKey { first: String, second: String, section: String },
    /// `key` means nothing without `needs`.
    KeyNeeds { key: String, needs: String },
    /// Label: the key that excludes the other.
    AlsoGiven { key: String },
    /// Another TOML type than the key asks for.
    WrongType { key: String, asked: Asked, found: Found },
    /// Label: what stands there.
    ThisIs { found: Found },
    /// `[section]` where `[[section]]` is needed, or the reverse.
    WrongHeader { section: String, repeated: bool },
    /// The text is empty or blank.
    EmptyValue { key: String },
    /// The value is not one of the words of the key.
    UnknownWord { key: String, word: String },
    /// Help: a near name.
    DidYouMean { name: String },
    /// Help: the sections there are.
    KnownSections { names: Vec<String> },
    /// Help: the keys there are.
    KnownKeys { section: String, names: Vec<String> },
    /// Help: the words there are.
    KnownWords { words: Vec<String> },
    /// Help: a line to add.
    AddLine { line: String },
    /// Help: the header to write.
    WriteHeader { header: String },
    /// Help: an example of the value.
    WriteLike { example: String },
    /// Help: under which sections the key belongs.
    BelongsTo { key: String, sections: Vec<String> },
    /// Help: lines to add.
    AddLines { lines: Vec<String> },
    /// The name of a section has a value instead of a header.
    SectionAsValue { section: String },
    /// Fact: what a key is for, from the description of the keys.
    Told { en: &'static str, zh: &'static str },
    /// Help: leave out an empty key.
    FillOrRemove { key: String },
    /// Help: remove one of the two keys.
    RemoveOneOf { first: String, second: String },

    // Identifiers and references
    /// The identifier breaks the grammar.
    BadId { id: String },
    /// Help: the grammar of identifiers.
    IdGrammar,
    /// Two of a section have one id.
    DuplicateId { section: String, id: String },
    /// Help: give the second its own id.
    RenameOne,
    /// A reference to nothing.
    UnknownId { section: String, id: String },
    /// Help: the ids there are.
    KnownIds { section: String, ids: Vec<String> },
    /// Help: the section has no entry at all yet.
    DefineFirst { section: String, id: String },
    /// There are several periods, so one must be named.
    PeriodNotNamed { section: String },
    /// Not an ISO 3166 code.
    BadRegion { region: String },
    /// The factor id breaks the grammar.
    BadFactorId { text: String },
    /// Help: the grammar of factor ids.
    FactorIdGrammar,

    // Dates and periods
    /// No such day, or no date at all.
    BadDate { text: String },
    /// A date with a time of day.
    DateWithTime { text: String },
    /// The period ends before it begins.
    PeriodReversed { id: String },
    /// Label: the first day.
    BeginsHere,
    /// Label: the last day.
    EndsHere,
    /// Both contain the days from `from` to `to`.
    PeriodsOverlap { first: String, second: String, from: String, to: String },
    /// Label: the other period.
    OtherPeriod { id: String },
    /// Help: how dates are written.
    DateGrammar,
    /// Help: the date without quotes.
    DateUnquoted { date: String },
    /// Help: exchange the two days.
    SwapDays,
    /// Help: periods must not share days.
    SeparatePeriods,

    // Numbers and units
    /// The text does not begin with a number.
    NotANumber { text: String },
    /// `inf` or `nan`.
    NotFinite { text: String },
    /// Hexadecimal, octal or binary.
    NotDecimal { text: String },
    /// Scientific notation.
    Exponent { text: String },
    /// Comma: decimal or thousands?
    AmbiguousSeparator { text: String },
    /// More digits than 28.
    TooManyDigits { digits: usize, limit: usize },
    /// More decimals than are kept.
    TooManyDecimals { limit: usize },
    /// Two hedges that say different things.
    TwoHedges { text: String },
    /// A hedge that says nothing definite about a range.
    HedgedRange { text: String },
    /// Beyond the range of exact calculation.
    ValueTooLarge { text: String },
    /// Something follows the quantity.
    TextAfterQuantity { text: String },
    /// Less than zero, where only zero or more makes sense.
    NegativeNotAllowed { key: String },
    /// The range runs from high to low.
    RangeReversed { text: String },
    /// One value where a range is needed.
    RangeExpected { text: String },
    /// A range where one value is needed.
    RangeNotAllowed { key: String },
    /// The value lies outside its range.
    ValueOutsideRange { value: String, range: String },
    /// Not in the unit table.
    UnknownUnit { unit: String },
    /// More than one meaning.
    AmbiguousUnit { unit: String, meanings: Vec<String> },
    /// `a/b·c`.
    UnitProductAfterSlash { unit: String },
    /// A unit with an operator or a parenthesis out of place.
    UnitSyntax { unit: String },
    /// A unit longer or more involved than is read.
    UnitTooComplex { unit: String },
    /// A number without the unit it needs.
    UnitMissing { key: String },
    /// Two dimensions meet: what was found and what was needed, as unit texts.
    UnitMismatch { found: String, measures: Measure, needed: String, needs: Measure },
    /// Emissions in a unit that is no mass of greenhouse gas.
    NotEmissions { unit: String },
    /// A density in a unit that is no mass per volume.
    NotDensity { unit: String },
    /// Not the form of an uncertainty.
    BadUncertainty { text: String },
    /// Label: from here on.
    FromHere,
    /// Help: give one value.
    OneValue,
    /// Help: the lower end comes first.
    LowerFirst,
    /// Help: widen the range or correct the value.
    FitRange,
    /// Fact: what standard cubic metres are.
    StandardVolumes,
    /// Help: write the exponent out.
    WriteOut,
    /// Help: write the number without separators.
    NoSeparators { readings: Vec<String> },
    /// Help: how quantities are written.
    QuantityGrammar,
    /// Help: round to the digits the source prints.
    FewerDigits { limit: usize },
    /// Help: where removals and sales belong.
    NegativeHelp,
    /// Help: the unit between quotes.
    AddUnit { example: String },
    /// Help: say which of these is meant.
    ChooseUnit { units: Vec<String> },
    /// Help: the form of an uncertainty.
    UncertaintyGrammar,

    // Inventory
    /// No such category.
    BadCategory { text: String },
    /// Help: the subcategories of a category.
    Subcategories { category: u8, last: u8 },
    /// Help: the six categories.
    SixCategories,
    /// A gap says that there is no figure, and an activity gives one.
    GapContradicted { category: String, key: String },
    /// Label: the activity.
    ActivityHere { id: String },
    /// Help: narrow the gap or remove it.
    NarrowGap,
    /// Two gaps for one category and period.
    DuplicateGap { category: String },
    /// A category has no figure; `reason` in the words of the book.
    NotEstimated { category: String, key: String, reason: Option<String> },
    /// The book says nothing about it.
    CategoryNotAddressed { categories: Vec<String>, period: String },
    /// Help: add activity or gap.
    AddressCategory { category: String },

    // Factors
    /// No such factor.
    UnknownFactor { id: String },
    /// Several editions, and the rule settles on none.
    FactorEditionAmbiguous { id: String, editions: Vec<String> },
    /// The factor is for something else.
    SubstanceMismatch { given: String, expected: String },
    /// Volume meets mass.
    DensityMissing { amount: String, factor: String },
    /// CO2e only.
    GasSplitMissing { factor: String },
    /// Help: name an edition.
    NameEdition { example: String },
    /// Help: give a density.
    GiveDensity,

    // Expressions and calculation
    /// Longer than is read, in characters.
    ExpressionTooLong { limit: usize },
    /// Nested deeper than is read.
    ExpressionTooDeep { limit: usize },
    /// More terms than are read.
    ExpressionTooManyTerms { limit: usize },
    /// A character that no expression contains.
    StrangeCharacter { character: char },
    /// “ ” where " is meant.
    TypographicQuote,
    /// A quote has no partner.
    Unterminated { quote: char },
    /// A quoted name with nothing in it.
    EmptyName,
    /// `1,125`.
    ThousandsSeparator { text: String },
    /// A number in an expression that has no single reading.
    BareNumber { text: String },
    /// A hedge or a range needs double quotes.
    NeedsQuotes { quantity: String },
    /// An operator touches a unit and could belong to it.
    OperatorTouchesUnit { unit: String, run: String },
    /// `3 m ^2`.
    PowerNeedsParentheses,
    /// An operand is missing.
    MissingOperand,
    /// Two operands side by side.
    MissingOperator,
    /// `(` without `)`.
    UnclosedParenthesis,
    /// `)` without `(`.
    UnopenedParenthesis,
    /// A comma that parts no arguments.
    MisplacedComma,
    /// `a^b^c`.
    ChainedPower,
    /// The exponent is not a whole number.
    ExponentNotInteger,
    /// The exponent is too large.
    ExponentOutOfRange { limit: i32 },
    /// More than one `?`.
    TooManyUnknowns,
    /// Not the sort of argument that is needed.
    BadArgument { function: String, needs: Argument },
    /// Not an address.
    BadAddress { text: String },
    /// Help: how a number and a list of arguments are written.
    NumberOrArguments { joined: String },
    /// Help: write the multiplication sign.
    WriteOperator,
    /// Help: write the straight quote.
    StraightQuotes,
    /// Help: the quantity in double quotes.
    QuoteQuantity { quantity: String },
    /// Help: a space, or parentheses.
    SpaceOrParentheses,
    /// Help: parentheses say what is meant.
    Parenthesize,
    /// Help: the grammar of addresses.
    AddressGrammar,
    /// No such function.
    UnknownFunction { name: String },
    /// The function takes another number of arguments.
    ArgumentCount { function: String, accepts: Count, found: usize },
    /// Nothing in reach has this name.
    UnknownName { name: String },
    /// The figure depends on itself, through these.
    CircularReference { path: Vec<String> },
    /// A divisor is zero.
    DivisionByZero,
    /// Help: where the grammar is written down.
    ExpressionGrammar,
    /// Help: the functions there are.
    KnownFunctions { names: Vec<String> },
    /// Help: the names in reach.
    KnownNames { names: Vec<String> },
    /// Help: add the name to `given`.
    AddToGiven { name: String },

    // Claims
    /// The name is not used.
    UnusedGiven { name: String },
    /// The name cannot be used in an expression.
    BadGivenName { name: String },
    /// Help: the grammar of names.
    NameGrammar,
    /// Help: use the input or remove it.
    UseOrRemove { name: String },
    /// The figures disagree; all with their units.
    ClaimDoesNotHold { published: String, recomputed: String, difference: Apart },
    /// What is missing.
    ClaimCannotTell { missing: Vec<String> },
    /// Help: the text is a transcript, so a digit that does not fit may be the transcript's.
    CheckTranscript { source: String },
    /// The inputs as printed give a figure that prints as published.
    PrintsAsPublished,
    /// Some inputs within their rounding do.
    HoldsForSomeInputs,
    /// The difference, inputs as printed, and the least that rounding leaves; with units.
    PublishedDiffers { difference: String, at_least: String },
    /// The claim asks for a value with `?`.
    ValueAskedFor,
    /// How many factors were tried in the place of the unknown.
    CandidatesTried { tried: usize, holding: usize },
    /// How many claims came out how.
    VerificationSummary {
        claims: usize,
        exact: usize,
        within_rounding: usize,
        does_not_hold: usize,
        asked: usize,
        cannot_tell: usize,
    },
    /// The root of a negative value.
    RootOfNegative,
    /// A power beyond what is computed.
    ResultTooLarge,
    /// The book has no such figure.
    UnknownFigure { address: String },
    /// Help: an operator or a space before a unit.
    UnitTouchesNumber { unit: String },
    /// A fuel gives several gases.
    NotASingleValue { id: String },
    /// The exponent or the years must be a whole number.
    NotAWholeNumber,
    /// The unit of the unknown does not follow.
    UnknownUnitUnclear,
    /// So many rows more are not shown.
    MoreRows { count: usize },
    /// So many findings more are not shown.
    MoreFindings { count: usize },
    /// The id has a meaning in addresses.
    ReservedId { id: String, words: Vec<String> },

    // Command line
    /// No such option.
    UnknownArgument { argument: String, nearest: Option<String> },
    /// No such command.
    UnknownCommand { command: String, nearest: Option<String> },
    /// Something required is not given.
    MissingArguments { arguments: String },
    /// No command is given.
    MissingCommand,
    /// An option has a value it does not take; `allowed` may be empty.
    BadArgumentValue { argument: String, value: String, allowed: String },
    /// An option lacks its value.
    MissingArgumentValue { argument: String },
    /// An option is given twice.
    RepeatedArgument { argument: String },
    /// The factor named on the command line fits no unknown of the claims.
    FactorFitsNothing { id: String },
    /// The claim named on the command line is not in the book.
    UnknownClaim { id: String },
    /// The period named on the command line is not in the book.
    UnknownPeriod { id: String },
    /// Help: addresses that begin alike, and how many more do.
    KnownAddresses { addresses: Vec<String>, more: usize },
    /// Help: what addresses of the book begin with.
    AddressesBegin { sorts: Vec<String> },
    /// No such finding code.
    NoSuchCode { word: String },
    /// Standard output cannot be written to.
    CannotWrite { reason: String },
    /// Findings that are not shown.
    NotesNotShown { count: usize, book: String },

    // Inventory, continued
    /// Emissions stated as CO2e, in category 1.
    GasSplitNotStated { activity: String },

    // Stages with an enum of their own
    /// About computed amounts and energy.
    AboutEnergy(AboutEnergy),
    /// About lock files.
    AboutLock(AboutLock),
    /// A sentence about the views of an inventory.
    AboutView(AboutView),
    /// About the choice of factors.
    AboutChoice(AboutChoice),
    /// What became of an edition.
    ChoiceOutcome(ChoiceOutcome),
    /// About files of factors, and what is asked of the library.
    AboutLibrary(AboutLibrary),
    /// A sentence about the files of a book.
    AboutFiles(AboutFiles),
    /// A sentence about claims.
    AboutClaim(AboutClaim),
    /// Of a question to the library.
    AboutSearch(AboutSearch),
    /// About tables as published.
    AboutTable(AboutTable),
    /// About what an inventory covers and states.
    AboutInventory(AboutInventory),
    /// About explanations of what does not hold.
    AboutHypothesis(AboutHypothesis),
    /// About what claims imply.
    AboutImplied(AboutImplied),
    /// About the factor of a claim.
    AboutCriteria(AboutCriteria),
    /// About plausible quantities.
    AboutPlausibility(AboutPlausibility),
    /// About reports that are read.
    AboutRead(AboutRead),
    /// About the index of a report.
    AboutIndex(AboutIndex),
    /// About a report that is handed on.
    AboutReport(AboutReport),
    /// About a page that follows a book.
    AboutServe(AboutServe),
    /// About registers of findings.
    AboutRegister(AboutRegister),
    /// About the size of differences.
    AboutSize(AboutSize),
    /// Energy-saving projects.
    AboutSaving(AboutSaving),
    /// About a photovoltaic plant.
    AboutPv(AboutPv),
    /// About how good a plant is, its carbon and its life.
    AboutPlant(AboutPlant),
    /// About a performance ratio.
    AboutRatio(AboutRatio),
    /// About a meter.
    AboutMeter(AboutMeter),
    /// Their money.
    AboutMoney(AboutMoney),
    /// Energy performance indicators.
    AboutEnpi(AboutEnpi),
    /// About a target held against rules.
    AboutJudgement(AboutJudgement),
    /// About end uses, measures and plans.
    AboutPlan(AboutPlan),
    /// About a plan that was searched.
    AboutSolution(AboutSolution),
    /// About a target.
    AboutTarget(AboutTarget),
    /// Weather files.
    AboutWeather(AboutWeather),
}

impl Message {
    /// The sentence in `lang`.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => en::en(self),
            Lang::Zh => zh::zh(self),
        }
    }
}
