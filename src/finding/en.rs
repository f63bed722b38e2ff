//! The messages in English. Sentences begin in lower case and end without a full stop, as compilers write them.

use super::argument::{Argument, Asked, Count, Found, Syntax};
use super::measure::Measure;
use super::message::Message;
use super::user_text::shown;
use super::{Heading, Lang};

/// A user's text or a name, between backticks.
pub(super) fn q(text: &str) -> String {
    format!("`{}`", shown(text))
}

/// Names between backticks, at most sixteen of them.
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    const MOST: usize = 16;
    let quoted: Vec<String> = names.iter().take(MOST).map(|n| q(n.as_ref())).collect();
    let joined = quoted.join(", ");
    if names.len() > MOST { format!("{joined} and {} more", names.len() - MOST) } else { joined }
}

fn asked(asked: Asked) -> &'static str {
    match asked {
        Asked::Text => "a text between quotes",
        Asked::Id => "an id between quotes",
        Asked::Date => "a date without quotes, such as 2023-01-31",
        Asked::Quantity => "a number with its unit between quotes, such as \"18.5 MWh\"",
        Asked::Range => "a range with its unit between quotes, such as \"0.81..0.845 kg/L\"",
        Asked::Expression => "an expression between quotes, such as \"saved * 0.5 kg/kWh\"",
        Asked::FactorId => "a factor id between quotes, such as \"cn/fuel/natural-gas\"",
        Asked::Category => "a category between quotes, such as \"1.1\"",
        Asked::Region => "an ISO 3166 code between quotes, such as \"CN-HE\"",
        Asked::Uncertainty => "an uncertainty between quotes, such as \"±2.5 % (95 %, normal)\"",
        Asked::Table => "a table, such as { value = \"0.84 kg/L\" }",
        Asked::Quantities => "a table of names and quantities, such as { saved = \"160 万kWh\" }",
        Asked::Texts => "a list of texts, such as [\"factors.toml\"]",
        Asked::Tables => "a list of tables, such as [{ gas = \"HFC-32\", share = \"50 %\" }]",
        Asked::Flag => "true or false, without quotes",
        Asked::Rows => "a list of rows, such as [[\"total\", \"60660\"]]",
    }
}

fn found(found: Found) -> &'static str {
    match found {
        Found::Text => "a text",
        Found::Number => "a number",
        Found::Boolean => "true or false",
        Found::Date => "a date or a time",
        Found::Array => "an array",
        Found::Table => "a table",
        Found::Tables => "an array of tables",
    }
}

fn syntax(problem: &Syntax) -> String {
    let said = match problem {
        Syntax::EqualsMissing => "a key has no `=` and no value",
        Syntax::EqualsTwice => "there is more than one `=`",
        Syntax::ValueMissing => "there is no value after `=`",
        Syntax::KeyMissing => "there is no key before `=`",
        Syntax::QuotesMissing => "this is neither a number nor a date, and a text needs quotes",
        Syntax::QuoteUnclosed => "a text between quotes does not end",
        Syntax::BadEscape => "a backslash is followed by a character that it cannot stand before",
        Syntax::ControlCharacter => "there is an invisible control character",
        Syntax::BadKey => "a key has a character that a key without quotes cannot have",
        Syntax::ArrayUnclosed => "an array opened with `[` is not closed",
        Syntax::InlineTableUnclosed => "a table opened with `{` is not closed",
        Syntax::BracketUnopened => "this bracket closes what was not opened",
        Syntax::HeaderUnclosed => "a section header is not closed",
        Syntax::CommaMissing => "a comma is missing",
        Syntax::CommaExtra => "there is a comma too many",
        Syntax::LeadingZero => "a number begins with a zero",
        Syntax::Underscore => "an underscore does not stand between two digits",
        Syntax::BadNumber => "this number cannot be read",
        Syntax::NotATable => "a key with dots leads into a value that is not a table",
        Syntax::TrailingText => "something follows the value on the same line",
        Syntax::CarriageReturn => "a carriage return is not followed by a line feed",
        Syntax::Other(words) => return format!("not valid TOML: {}", shown(words)),
    };
    format!("not valid TOML: {said}")
}

fn mend(problem: &Syntax) -> &'static str {
    match problem {
        Syntax::EqualsMissing => "write key = value",
        Syntax::EqualsTwice => "put the text between quotes when `=` belongs to it",
        Syntax::ValueMissing => "write the value, or remove the line",
        Syntax::KeyMissing => "write the key before `=`",
        Syntax::QuotesMissing => "put it between straight quotes: \"…\"",
        Syntax::QuoteUnclosed => "end the text with the same straight quote on the same line",
        Syntax::BadEscape => "write \\\\ for one backslash, or use single quotes: '…'",
        Syntax::ControlCharacter => "remove it; it often comes with text copied from a PDF or a spreadsheet",
        Syntax::BadKey => "put the key between quotes, or use letters, digits, `-` and `_` only",
        Syntax::ArrayUnclosed => "add `]`",
        Syntax::InlineTableUnclosed => "add `}`",
        Syntax::BracketUnopened => "remove it, or open it with [ or {",
        Syntax::HeaderUnclosed => "close [ with ] and [[ with ]]",
        Syntax::CommaMissing => "put a comma between the two",
        Syntax::CommaExtra => "remove the comma",
        Syntax::LeadingZero => "remove the zero; put an identifier such as \"007\" between quotes",
        Syntax::Underscore => "remove the underscore",
        Syntax::BadNumber => "put a number with a unit between quotes: \"18.5 MWh\"",
        Syntax::NotATable => "give the key another name, or put it between quotes",
        Syntax::TrailingText => "put it on a line of its own, or put # before it when it is a remark",
        Syntax::CarriageReturn => "save the file with Unix (LF) or Windows (CRLF) line ends",
        Syntax::Other(_) => "compare the line with the examples in docs/",
    }
}

fn argument(argument: Argument) -> &'static str {
    match argument {
        Argument::Address => "the address of a figure between quotes, such as \"inventory/2023/total\"",
        Argument::Claim => "the id of a claim between quotes",
        Argument::Factor => "a factor id between quotes, or ?",
        Argument::Places => "a whole number of digits after the point",
        Argument::Rounding => "one of \"half-up\", \"half-even\", \"truncate\", \"up\"",
    }
}

/// A size in bytes, for people.
pub(super) fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB { format!("{} MiB", bytes.div_ceil(MIB)) } else { format!("{bytes} bytes") }
}

/// A unit with what it measures; a pure number has no unit to show.
fn unit_and_measure(unit: &str, measure: Measure) -> String {
    match unit {
        "" => measure.text(Lang::En),
        unit => format!("{} ({})", q(unit), measure.text(Lang::En)),
    }
}

/// A notation key in words.
fn notation(key: &str) -> &'static str {
    Heading::notation(key).map_or("without a figure", |heading| heading.text(Lang::En))
}

/// The sentence of a message in English.
pub(super) fn en(message: &Message) -> String {
    use Message as M;
    match message {
        // Files
        M::FileNotFound { path } => format!("there is no file or folder {}", q(path)),
        M::FolderWithoutBook { path } => format!("the folder {} has no book.toml", q(path)),
        M::FileNotReadable { path, reason } => format!("{} cannot be read: {}", q(path), shown(reason)),
        M::FileTooLarge { path, bytes, limit } => {
            format!("{} has {}; a book may have {}", q(path), size(*bytes), size(*limit))
        }
        M::NotUtf8 { path } => format!("{} is not UTF-8 text", q(path)),
        M::NotUtf8Here { byte } => format!("byte {byte:02X} is not UTF-8"),
        M::PathLeavesFolder { path } => format!("{} lies outside the folder of the book", q(path)),
        M::EmptyBook { path } => format!("{} has no section", q(path)),
        M::NameABook => "name a book (a .toml file), or a folder that has a book.toml".into(),
        M::LooksEncoded { encoding } => format!("the file looks like {encoding}"),
        M::LooksZipped => "the file looks like a ZIP archive, as XLSX workbooks are".into(),
        M::SaveAsUtf8 => "save the file as UTF-8 (most editors offer this under \"Save as\" or \"Encoding\")".into(),
        M::SplitFile => "split the book, or keep only the totals of bulk data in it".into(),
        M::MoveIntoFolder => "put the file into the folder of the book, and name it relative to that folder".into(),
        M::SmallestBook => "a book needs at least one [[period]], and an [[activity]] or a [[claim]] to be of use".into(),

        // TOML
        M::TomlSyntax { problem } => syntax(problem),
        M::MoreSyntaxErrors { count: 1 } => "one more syntax error is not shown".into(),
        M::MoreSyntaxErrors { count } => format!("{count} more syntax errors are not shown"),
        M::DuplicateKey { key } => format!("{} is given twice", q(key)),
        M::FirstHere => "first given here".into(),
        M::TooDeep { limit } => format!("arrays or tables are nested more than {limit} deep"),
        M::MendSyntax { problem } => mend(problem).into(),
        M::KeepOne => "keep one of the two".into(),
        M::RepeatSection { section } => {
            format!("begin each {} with a header of its own: [[{}]]", shown(section), shown(section))
        }
        M::NestLess => "a book needs no more than three levels; look for a [ or { that is not closed".into(),

        // Sections and keys
        M::UnknownSection { name } => format!("a book has no section {}", q(name)),
        M::KeyOutsideSection { key } => format!("{} stands before the first section", q(key)),
        M::UnknownKey { key, section } => format!("{} has no key {}", q(section), q(key)),
        M::MissingSection { section } => format!("the book has no {}", q(section)),
        M::MissingKey { key, section } => format!("{} needs {}", q(section), q(key)),
        M::KeyMissingHere { key } => format!("{} is missing here", q(key)),
        M::ConflictingKeys { first, second } => format!("{} and {} exclude each other", q(first), q(second)),
        M::NeitherKey { first, second, section } => {
            format!("{} needs {} or {}, and has neither", q(section), q(first), q(second))
        }
        M::KeyNeeds { key, needs } => format!("{} is given without {}", q(key), q(needs)),
        M::AlsoGiven { key } => format!("{} is given too", q(key)),
        M::WrongType { key, asked: a, found: f } => format!("{} must be {}, not {}", q(key), asked(*a), found(*f)),
        M::ThisIs { found: f } => format!("this is {}", found(*f)),
        M::WrongHeader { section, repeated: true } => {
            format!("there can be several of {}, so its header has two brackets", q(section))
        }
        M::WrongHeader { section, repeated: false } => {
            format!("there is only one {}, so its header has one bracket", q(section))
        }
        M::EmptyValue { key } => format!("{} is empty", q(key)),
        M::UnknownWord { key, word } => format!("{} cannot be {}", q(key), q(word)),
        M::DidYouMean { name } => format!("did you mean {}?", q(name)),
        M::KnownSections { names } => format!("sections are {}", list(names)),
        M::KnownKeys { section, names } => format!("keys of {} are {}", q(section), list(names)),
        M::KnownWords { words } => format!("write one of {}", list(words)),
        M::AddLine { line } => format!("add, for example:  {}", shown(line)),
        M::WriteHeader { header } => format!("write {}", shown(header)),
        M::WriteLike { example } => format!("write, for example:  {}", shown(example)),
        M::BelongsTo { key, sections } if sections.len() == 1 => {
            format!("{} is a key of {}: move it under that header", q(key), list(sections))
        }
        M::BelongsTo { key, sections } => {
            format!("{} is a key of {}: move it under one of those headers", q(key), list(sections))
        }
        M::AddLines { lines } => {
            let lines: Vec<String> = lines.iter().map(|l| shown(l)).collect();
            format!("add, for example, each on a line of its own:  {}", lines.join("   "))
        }
        M::SectionAsValue { section } => format!("{} is a section, and needs a header of its own", q(section)),
        M::Told { en, .. } => (*en).trim_end_matches('.').into(),
        M::FillOrRemove { key } => format!("give {} a value, or remove the line", q(key)),
        M::RemoveOneOf { first, second } => format!("remove {} or {}", q(first), q(second)),

        // Identifiers and references
        M::BadId { id } => format!("{} cannot be an id", q(id)),
        M::IdGrammar => {
            "an id begins with a letter or a digit and goes on with letters, digits, `-`, `_` and `.`, up to 64 characters"
                .into()
        }
        M::DuplicateId { section, id } => format!("two of {} have the id {}", q(section), q(id)),
        M::RenameOne => "give one of them another id".into(),
        M::UnknownId { section, id } => format!("there is no {} with the id {}", shown(section), q(id)),
        M::KnownIds { section, ids } => format!("ids of {} are {}", q(section), list(ids)),
        M::DefineFirst { section, id } => {
            format!("the book has no [[{}]] yet: add one with id = \"{}\"", shown(section), shown(id))
        }
        M::PeriodNotNamed { section } => {
            format!("the book has several periods, and this {} does not say which is meant", shown(section))
        }
        M::BadRegion { region } => format!("{} is not an ISO 3166 code", q(region)),
        M::BadFactorId { text } => format!("{} is not a factor id", q(text)),
        M::FactorIdGrammar => {
            "a factor id is a family, such as cn/grid/average/east, and may name an edition: cn/grid/average/east@2012".into()
        }

        // Dates and periods
        M::BadDate { text } => format!("{} is not a date of the calendar", q(text)),
        M::DateWithTime { text } => format!("{} has a time of day, and a date is needed", q(text)),
        M::PeriodReversed { id } => format!("period {} ends before it begins", q(id)),
        M::BeginsHere => "first day".into(),
        M::EndsHere => "last day".into(),
        M::PeriodsOverlap { first, second, from, to } if from == to => {
            format!("periods {} and {} share {from}", q(first), q(second))
        }
        M::PeriodsOverlap { first, second, from, to } => {
            format!("periods {} and {} share the days from {from} to {to}", q(first), q(second))
        }
        M::OtherPeriod { id } => format!("period {}", q(id)),
        M::DateGrammar => "write a date as year-month-day without quotes: 2023-01-31".into(),
        M::DateUnquoted { date } => format!("write it without quotes: {}", shown(date)),
        M::SwapDays => "exchange `from` and `to` if they were mixed up".into(),
        M::SeparatePeriods => "move one of the days: both days of a period belong to it, and each day to one period only".into(),

        // Numbers and units
        M::NotANumber { text } => format!("{} does not begin with a number", q(text)),
        M::NotFinite { text } => format!("{} is not a number that can be counted with", q(text)),
        M::NotDecimal { text } => format!("{} is not a decimal number", q(text)),
        M::Exponent { text } => format!("{} is in scientific notation, which hides how many digits were printed", q(text)),
        M::AmbiguousSeparator { text } => {
            format!("the separator in {} does not part thousands, and decimals have a point", q(text))
        }
        M::TooManyDigits { digits, limit } => {
            format!("the number has {digits} digits; {limit} can be kept exactly")
        }
        M::TooManyDecimals { limit } => format!("the number has more than {limit} decimals"),
        M::TwoHedges { text } => format!("{} says something else than the words round the number before it", q(text)),
        M::HedgedRange { text } => format!("{} is a range, and its hedge says nothing definite about one", q(text)),
        M::ValueTooLarge { text } => format!("{} is too large to calculate with exactly", q(text)),
        M::TextAfterQuantity { text } => format!("{} follows the quantity", q(text)),
        M::NegativeNotAllowed { key } => format!("{} must not be negative", q(key)),
        M::RangeReversed { text } => format!("the range {} begins above its end", q(text)),
        M::RangeExpected { text } => format!("{} is one value, and a range is needed", q(text)),
        M::RangeNotAllowed { key } => format!("{} must be one value, not a range", q(key)),
        M::ValueOutsideRange { value, range } => format!("{} lies outside its range {}", q(value), q(range)),
        M::UnknownUnit { unit } => format!("the unit {} is not known", q(unit)),
        M::AmbiguousUnit { unit, .. } => format!("{} has more than one meaning", q(unit)),
        M::UnitProductAfterSlash { unit } => {
            format!("in {} it is not clear whether what follows the product sign is divided by too", q(unit))
        }
        M::UnitSyntax { unit } => format!("{} is not put together as a unit", q(unit)),
        M::UnitTooComplex { unit } => format!("the unit {} is too long or too involved", q(unit)),
        M::UnitMissing { key } => format!("{} has no unit", q(key)),
        M::UnitMismatch { found, measures, needed, needs } => {
            format!("{} does not go with {}", unit_and_measure(found, *measures), unit_and_measure(needed, *needs))
        }
        M::NotEmissions { unit } => format!("{} is not a mass of greenhouse gas", q(unit)),
        M::NotDensity { unit } => format!("{} is not a mass per volume", q(unit)),
        M::BadUncertainty { text } => format!("{} is not an uncertainty", q(text)),
        M::FromHere => "from here on".into(),
        M::OneValue => "write the value to be used; how far it may be off goes into `uncertainty` or `range`".into(),
        M::LowerFirst => "write the lower value first".into(),
        M::FitRange => "correct the value, or widen the range so that the value lies in it".into(),
        M::StandardVolumes => {
            "a cubic metre at 0 °C (Nm3) holds 7 % more gas than one at 20 °C (GB/T 19205); the source or the gas contract says which"
                .into()
        }
        M::WriteOut => "write all digits that the source prints: 1200, or 0.12 万".into(),
        M::NoSeparators { readings } if readings.is_empty() => "write decimals with a point, and thousands without a separator".into(),
        M::NoSeparators { readings } => {
            format!("write decimals with a point, and thousands without a separator; perhaps {} is meant", list(readings))
        }
        M::QuantityGrammar => "write a number and then its unit, such as \"18.5 MWh\" or \"265.04 万Nm3\"".into(),
        M::FewerDigits { limit } => {
            format!("write the digits that the source prints; more than {limit} come from a calculation, not from a meter")
        }
        M::NegativeHelp => {
            "if this is a removal or something sold, it is not netted here; if it is a correction, correct the line it belongs to"
                .into()
        }
        M::AddUnit { example } => format!("put the unit after the number: \"{}\"", shown(example)),
        M::ChooseUnit { units } => format!("write which is meant: {}", list(units)),
        M::UncertaintyGrammar => {
            "write the half width, the level of confidence and the shape: ±2.5 % (95 %, normal); shapes are normal, uniform, triangular"
                .into()
        }

        // Inventory
        M::BadCategory { text } => format!("{} is not a category of ISO 14064-1", q(text)),
        M::Subcategories { category, last: 1 } => format!("write {category}, or {category}.1, its only subcategory"),
        M::Subcategories { category, last } => {
            format!("write {category}, or one of its subcategories {category}.1 to {category}.{last}")
        }
        M::SixCategories => {
            "write one of 1 direct, 2 imported energy, 3 transportation, 4 products used, 5 use of products, 6 other sources".into()
        }
        M::GapContradicted { category, key } => {
            format!("category {} is marked {}, and an activity gives it a figure", shown(category), q(key))
        }
        M::ActivityHere { id } => format!("activity {}", q(id)),
        M::NarrowGap => "remove the gap, or give it the subcategory that has no figure".into(),
        M::DuplicateGap { category } => format!("two gaps are about category {} in one period", shown(category)),
        M::NotEstimated { category, key, reason: Some(reason) } => {
            format!("category {} is {}: {}", shown(category), notation(key), shown(reason))
        }
        M::NotEstimated { category, key, reason: None } => {
            format!("category {} is {}", shown(category), notation(key))
        }
        M::CategoryNotAddressed { categories, period } if categories.len() == 1 => {
            format!("the book says nothing about category {} in period {}", categories.join(", "), q(period))
        }
        M::CategoryNotAddressed { categories, period } => {
            format!("the book says nothing about categories {} in period {}", categories.join(", "), q(period))
        }
        M::AddressCategory { category } => {
            format!("add an [[activity]], or a [[gap]] that says why there is none: category = \"{}\"", shown(category))
        }

        // Factors
        M::UnknownFactor { id } => format!("the library has no factor {}", q(id)),
        M::FactorEditionAmbiguous { id, editions } => {
            format!("{} has several editions and the rule does not settle on one: {}", q(id), list(editions))
        }
        M::SubstanceMismatch { given, expected } => {
            format!("the activity is {}, and the factor is for {}", q(given), q(expected))
        }
        M::DensityMissing { amount, factor } => {
            format!("the amount is in {}, the factor counts {}, and no density is given", q(amount), q(factor))
        }
        M::GasSplitMissing { factor } => format!("{} gives CO2e only, not gas by gas", q(factor)),
        M::NameEdition { example } => format!("name an edition: {}", q(example)),
        M::GiveDensity => "add the density with its source: density = { value = \"0.84 kg/L\", source = \"…\" }".into(),

        // Expressions and calculation
        M::ExpressionTooLong { limit } => format!("the expression has more than {limit} characters"),
        M::ExpressionTooDeep { limit } => format!("the expression is nested more than {limit} deep"),
        M::ExpressionTooManyTerms { limit } => format!("the expression has more than {limit} terms"),
        M::StrangeCharacter { character } => format!("{} has no meaning in an expression", q(&character.to_string())),
        M::TypographicQuote => "this is a typographic quote, and a straight one is meant".into(),
        M::Unterminated { quote } => format!("a text that begins with {quote} does not end"),
        M::EmptyName => "there is no name between the quotes".into(),
        M::ThousandsSeparator { text } => format!("the separator in {} may part thousands or arguments", q(text)),
        M::NumberOrArguments { joined } => {
            format!("write {} when it is one number; put a space after the comma when it is two arguments", q(joined))
        }
        M::BareNumber { text } => format!("{} is not written as digits with at most one point between them", q(text)),
        M::NeedsQuotes { quantity } => format!("{} has a hedge or is a range, so it needs quotes", q(quantity)),
        M::OperatorTouchesUnit { unit, run } => {
            format!("{} is not a unit as a whole, and its operator could belong to the unit {}", q(run), q(unit))
        }
        M::PowerNeedsParentheses => "it is not clear whether the unit or the whole quantity is raised to the power".into(),
        M::MissingOperand => "a name or a quantity is missing here".into(),
        M::MissingOperator => "two terms stand side by side without an operator".into(),
        M::UnclosedParenthesis => "this parenthesis is not closed".into(),
        M::UnopenedParenthesis => "this parenthesis was not opened".into(),
        M::MisplacedComma => "this comma does not separate arguments of a function".into(),
        M::ChainedPower => "powers of powers are read from the left by some and from the right by others".into(),
        M::ExponentNotInteger => "an exponent must be a whole number in digits, or a fraction of two in parentheses: ^2, ^(1/5)".into(),
        M::ExponentOutOfRange { limit } => format!("an exponent must lie between -{limit} and {limit}"),
        M::TooManyUnknowns => "this is the second `?`, and one equation finds one unknown".into(),
        M::BadArgument { function, needs } => format!("{} needs {} here", q(function), argument(*needs)),
        M::BadAddress { text } => format!("{} is not the address of a figure", q(text)),
        M::WriteOperator => "write the operator between them, for example *".into(),
        M::StraightQuotes => "use ' for names; in the book the whole expression stands between \"".into(),
        M::QuoteQuantity { quantity } => format!("put it into double quotes: \"{}\"", shown(quantity)),
        M::SpaceOrParentheses => "correct the unit, or put spaces round the operator when it is one of the expression".into(),
        M::Parenthesize => "say with parentheses what is meant".into(),
        M::AddressGrammar => "addresses look like inventory/2023/total, activity/ID or claim/ID".into(),
        M::UnknownFunction { name } => format!("there is no function {}", q(name)),
        M::ArgumentCount { function, accepts, found } => match accepts {
            Count::Exactly(1) => format!("{} takes one argument, and {found} are given", q(function)),
            Count::Exactly(n) => format!("{} takes {n} arguments, and {found} are given", q(function)),
            Count::Between(n, m) => format!("{} takes {n} to {m} arguments, and {found} are given", q(function)),
            Count::AtLeast(1) => format!("{} takes at least one argument", q(function)),
            Count::AtLeast(n) => format!("{} takes at least {n} arguments, and {found} are given", q(function)),
            Count::Pairs => format!("{} takes arguments in pairs, and {found} are given", q(function)),
        },
        M::UnknownName { name } => format!("nothing is called {}", q(name)),
        M::CircularReference { path } => format!("the figure depends on itself: {}", list(path)),
        M::DivisionByZero => "the divisor is zero".into(),
        M::ExpressionGrammar => {
            "an expression joins names and quantities with + - * / and ( ): \"saved * 0.7035 kg/kWh\"".into()
        }
        M::KnownFunctions { names } => format!("functions are {}", list(names)),
        M::KnownNames { names } => format!("names in reach are {}", list(names)),
        M::AddToGiven { name } => format!("add the input: given = {{ {} = \"…\" }}", shown(name)),

        // Claims
        M::UnusedGiven { name } => format!("the input {} is not used in the expression", q(name)),
        M::BadGivenName { name } => format!("{} cannot be a name in an expression", q(name)),
        M::NameGrammar => "a name begins with a letter and goes on with letters, digits and `_`; a name with `-` stands between single quotes in the expression".into(),
        M::UseOrRemove { name } => format!("use {} in the expression, or remove it", q(name)),
        M::ClaimDoesNotHold { published, recomputed, difference } => {
            format!("published {}, recomputed {}: a difference of {}", shown(published), shown(recomputed), shown(&difference.text(Lang::En)))
        }
        M::ClaimCannotTell { missing } => format!("the claim cannot be checked without {}", list(missing)),
        M::CheckTranscript { source } => {
            format!("the text is a transcript: compare the figure with the original first ({})", shown(source))
        }
        M::PrintsAsPublished => "the inputs as printed give a figure that prints as published".into(),
        M::HoldsForSomeInputs => {
            "not with the inputs as printed, but with inputs that print the same".into()
        }
        M::PublishedDiffers { difference, at_least } => format!(
            "published less recomputed is {difference}; rounding of the inputs leaves at least {at_least}"
        ),
        M::ValueAskedFor => "the claim leaves a value open; this is what its figures imply".into(),
        M::CandidatesTried { tried, holding } => {
            format!("{tried} factors of the library measure the same; with {holding} of them the figure holds")
        }
        M::VerificationSummary { claims, exact, within_rounding, does_not_hold, asked, cannot_tell } => format!(
            "{} of {claims} figures recomputed: {exact} exact, {within_rounding} within rounding, {does_not_hold} not holding; \
             {asked} asking for a value; {cannot_tell} that cannot be told. From printed figures alone the evidence is \
             insufficient for an opinion.",
            claims - cannot_tell - asked
        ),
        M::RootOfNegative => "an even root of a negative value".into(),
        M::ResultTooLarge => "the result is too large to compute exactly".into(),
        M::UnknownFigure { address } => format!("the book has no figure {}", q(address)),
        M::UnitTouchesNumber { unit } => {
            format!("{} is a unit: a unit follows its number without operators in between, as in 0.7 kgCO2/kWh", q(unit))
        }
        M::NotASingleValue { id } => format!("{} is a fuel and gives several gases, not one value", q(id)),
        M::NotAWholeNumber => "this must be a whole number between −32 767 and 32 767, written out here".into(),
        M::UnknownUnitUnclear => "what the unknown must measure does not follow from the expression".into(),
        M::MoreRows { count } => format!("{count} more; `--format json` lists them all"),
        M::MoreFindings { count } => format!("{count} more findings are not shown"),
        M::ReservedId { id, words } => format!("a period cannot be called {}: addresses use the words {}", q(id), list(words)),
        M::UnknownArgument { argument, nearest } => match nearest {
            Some(near) => format!("there is no option {}; did you mean {}?", q(argument), q(near)),
            None => format!("there is no option {}", q(argument)),
        },
        M::UnknownCommand { command, nearest } => match nearest {
            Some(near) => format!("there is no command {}; did you mean {}?", q(command), q(near)),
            None => format!("there is no command {}", q(command)),
        },
        M::MissingArguments { arguments } => format!("missing: {}", shown(arguments)),
        M::MissingCommand => "a command is missing".into(),
        M::BadArgumentValue { argument, value, allowed } if allowed.is_empty() => {
            format!("{} does not take {}", q(argument), q(value))
        }
        M::BadArgumentValue { argument, value, allowed } => {
            format!("{} does not take {}; it takes {}", q(argument), q(value), shown(allowed))
        }
        M::MissingArgumentValue { argument } => format!("{} needs a value", q(argument)),
        M::RepeatedArgument { argument } => format!("{} may be given once only", q(argument)),
        M::FactorFitsNothing { id } => format!("no claim leaves a value open that {} measures", q(id)),
        M::UnknownClaim { id } => format!("the book has no claim {}", q(id)),
        M::UnknownPeriod { id } => format!("the book has no period {}", q(id)),
        M::KnownAddresses { addresses, more: 0 } => format!("there are {}", list(addresses)),
        M::KnownAddresses { addresses, more } => format!("there are {} and {more} more", addresses.iter().map(|address| q(address)).collect::<Vec<_>>().join(", ")),
        M::AddressesBegin { sorts } => format!("addresses of the book begin with {}", list(sorts)),
        M::NoSuchCode { word } => {
            format!("{} is no finding code; to explain a figure, give the book and then the address", q(word))
        }
        M::CannotWrite { reason } => format!("the result could not be written: {}", shown(reason)),
        M::NotesNotShown { count, book } => {
            let notes = if *count == 1 { "note" } else { "notes" };
            format!("{count} {notes} not shown; `crossfoot check {}` shows them", super::user_text::argument(book))
        }
        M::GasSplitNotStated { activity } => {
            format!("the emissions of {} are stated as CO2e, not gas by gas", q(activity))
        }
        M::AboutEnergy(message) => message.text(Lang::En),
        M::AboutLock(message) => message.text(Lang::En),
        M::AboutView(message) => message.text(Lang::En),
        M::AboutChoice(message) => message.text(Lang::En),
        M::ChoiceOutcome(message) => message.text(Lang::En),
        M::AboutClaim(message) => message.text(Lang::En),
        M::AboutFiles(message) => message.text(Lang::En),
        M::AboutLibrary(message) => message.text(Lang::En),
        M::AboutSearch(message) => message.text(Lang::En),
        M::AboutTable(message) => message.text(Lang::En),
        M::AboutInventory(message) => message.text(Lang::En),
        M::AboutHypothesis(message) => message.text(Lang::En),
        M::AboutImplied(message) => message.text(Lang::En),
        M::AboutCriteria(message) => message.text(Lang::En),
        M::AboutPlausibility(message) => message.text(Lang::En),
        M::AboutRead(message) => message.text(Lang::En),
        M::AboutIndex(message) => message.text(Lang::En),
        M::AboutReport(message) => message.text(Lang::En),
        M::AboutServe(message) => message.text(Lang::En),
        M::AboutRegister(message) => message.text(Lang::En),
        M::AboutSize(message) => message.text(Lang::En),
        M::AboutSaving(message) => message.text(Lang::En),
        M::AboutPv(message) => message.text(Lang::En),
        M::AboutPlant(message) => message.text(Lang::En),
        M::AboutRatio(message) => message.text(Lang::En),
        M::AboutMeter(message) => message.text(Lang::En),
        M::AboutMoney(message) => message.text(Lang::En),
        M::AboutEnpi(message) => message.text(Lang::En),
        M::AboutJudgement(message) => message.text(Lang::En),
        M::AboutPlan(message) => message.text(Lang::En),
        M::AboutSolution(message) => message.text(Lang::En),
        M::AboutTarget(message) => message.text(Lang::En),
        M::AboutWeather(message) => message.text(Lang::En),
    }
}
