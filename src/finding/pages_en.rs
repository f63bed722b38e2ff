//! One paragraph on each code in English: what it notices, why that matters, the way out.

use super::Code;

/// The page of a code.
pub(super) const fn page(code: Code) -> &'static str {
    match code {
        // Files
        Code::BookNotFound => {
            "The path that was given, or a file that the book names, leads nowhere, or to a folder without book.toml. Name a .toml file, or a folder that has a book.toml."
        }
        Code::FileNotReadable => {
            "The file exists, but the system refuses to read it; its own reason is given. Mostly this is a matter of permissions, or the path is a folder where a file is needed."
        }
        Code::FileTooLarge => {
            "A book is meant to be read by people; a file beyond the limit is more likely a mistake or an attack than a book. Split it, or keep only the totals of bulk data in it."
        }
        Code::NotUtf8 => {
            "A file has bytes that are not UTF-8. Guessing another encoding could silently change names and units (万 and ³ are the first to go), so the file is not read. Save it as UTF-8, with or without a byte order mark."
        }
        Code::PathLeavesFolder => {
            "A path in the book leads outside the book's folder, directly or through a link. A book that travels must bring its files, and one received from others must not read yours. Move the file into the folder."
        }
        Code::EmptyBook => {
            "The file has no section, so there is nothing to account for. Often the wrong file was named. A book needs at least one [[period]], and an activity or a claim to be of use."
        }
        Code::IncludeCycle => {
            "A file that the book includes leads back to itself, so its sections would be read without end. The circle is shown file by file. Take one of the names out: the sections of all files are joined, and a file need not include the one that includes it."
        }
        Code::IncludedTwice => {
            "A file is included in two places, so that everything in it would be counted twice. Keep one of the two: the sections of all files are joined, and each sees those of every other."
        }
        Code::TooManyIncludes => {
            "A book includes more files, or has them include one another in a longer row, than people write by hand; more likely it was made by mistake or to exhaust the machine. Join files, or name them in the book itself."
        }
        // TOML
        Code::TomlSyntax => {
            "The text is not TOML at the place shown. Every such place is reported, and what can still be read is checked too; findings that may only follow from the broken line are held back. Mend the line and check again."
        }
        Code::DuplicateKey => {
            "A key, or a table that is not an array of tables, is given twice. Which one counts would be a guess, and a figure would hang on it. Keep one; things that come in numbers are written under [[section]]."
        }
        Code::TooDeep => {
            "Arrays or tables are nested deeper than the parser follows. No book needs more than three levels; a bracket that is not closed is the usual cause."
        }
        // Keys
        Code::UnknownSection => {
            "A section has a name that books do not have, so everything in it would be ignored. The nearest known name is offered when there is one that is near."
        }
        Code::UnknownKey => {
            "A key is not known in its section. A misspelt key that was silently ignored would change the accounts without anybody noticing, so it is an error. The nearest known key is offered when there is one."
        }
        Code::MissingSection => {
            "A section that every book needs is not there. Without a period, for example, no activity can be placed in time and no total has a year."
        }
        Code::MissingKey => {
            "A section lacks a key that it needs. The help shows a line to add, with an example; what the key is for stands beside it."
        }
        Code::ConflictingKeys => {
            "Two keys are given that answer the same question in different ways, such as emissions as published and an amount with a factor. Counting both would double the figure; choosing one would be a guess. Keep one."
        }
        Code::WrongType => {
            "A value has another TOML type than its key asks for: a number where a text with a unit is needed, one table where there can be several. The message names both types."
        }
        Code::EmptyValue => {
            "A text is empty or blank. Absent and empty are different things: leave the key out when there is nothing to say, or say it."
        }
        Code::UnknownWord => {
            "The key allows a closed list of words, and the value is not in it. The list is shown. Words are written exactly so, because scripts and other programs read them too."
        }
        // Identifiers and references
        Code::BadId => {
            "An identifier becomes part of an address, such as activity/melting-gas, so it keeps to letters of any script, digits, `-`, `_` and `.`, begins with a letter or a digit, and has at most 64 characters."
        }
        Code::DuplicateId => {
            "Two things of one section have the same identifier, so a reference to it would have two meanings. Both places are shown. Rename one, and look whether the same line was entered twice."
        }
        Code::UnknownId => {
            "A value names a facility or a period that the book does not define. The nearest identifier is offered when there is one that is near; otherwise those there are."
        }
        Code::BadRegion => {
            "A region is not of the form of ISO 3166: two capital letters for a country, and after a hyphen one to three letters or digits for a part of it, as in CN-HE. The regional grid and its factor follow from it."
        }
        Code::BadFactorId => {
            "A factor id is a family, segments joined by `/`, and may name an edition after `@`: the year of the data and, where needed, after a colon the publication. The text does not follow that form."
        }
        // Dates
        Code::BadDate => {
            "The value is not a day of the calendar, or not written as one. Dates stand without quotes, as year-month-day: 2023-01-31. Other orders are not read, because 01/02 means two days."
        }
        Code::PeriodReversed => {
            "A period ends before it begins; most often the two days were exchanged, or one has the wrong year. No activity can lie in such a period."
        }
        Code::PeriodsOverlap => {
            "Two periods share days. What was emitted on those days could be counted twice. Both the first and the last day belong to a period, so the next begins on the day after."
        }
        // Numbers and units
        Code::BadNumber => {
            "A number cannot be read as written, or could be read in two ways: with a comma, in scientific notation, hexadecimal, infinite. Figures are kept exactly as printed, so none of these is guessed at."
        }
        Code::TooManyDigits => {
            "A number has more digits than can be kept exactly, and it is not silently rounded. Meters and reports do not print that many; the digits come from a calculation. Give the figure as its source prints it."
        }
        Code::ValueTooLarge => {
            "A value is beyond the range in which calculation is exact. World emissions in grams fit easily, so a unit or a decimal point is likely wrong."
        }
        Code::NegativeNotAllowed => {
            "A quantity is negative where only zero or more makes sense. Removals, credits, exported energy and avoided emissions are never netted against activity data; a correction belongs in the line it corrects."
        }
        Code::BadRange => {
            "A range is written from high to low, is only one value, or does not contain the value it is the range of. A range is written low..high with one unit: 0.81..0.845 kg/L."
        }
        Code::UnknownUnit => {
            "A unit is not in the table of units. Units are not guessed, since one letter can be a factor of a thousand. The nearest known unit is offered when there is one."
        }
        Code::AmbiguousUnit => {
            "A unit has more than one meaning, and they differ: a standard cubic metre of gas is measured at 0 °C in one trade and at 20 °C in another, 7 % apart. Say which is meant; the source or the supplier's contract tells."
        }
        Code::UnitMissing => {
            "A number stands without the unit that it needs. A bare number cannot be checked against its factor. Put number and unit between quotes."
        }
        Code::UnitMismatch => {
            "Two units meet that measure different things, such as an energy and a volume. Adding or comparing them has no meaning. Both are shown; one of them, or the factor, is not what was meant."
        }
        Code::BadUncertainty => {
            "An uncertainty gives its half width in per cent, its level of confidence and its shape: ±2.5 % (95 %, normal). Without the level a number such as 2.5 % can mean a range twice as wide, so nothing is assumed."
        }
        // Inventory
        Code::BadCategory => {
            "The value is not one of the six categories of ISO 14064-1:2018 or one of their subcategories as numbered here (1.1 to 6.1). Scopes of the GHG Protocol are a view of the report, not a category."
        }
        Code::GapContradicted => {
            "A gap says that a category has no figure, and an activity gives it one in the same period. When the gap says that nothing occurs or applies, one of the two is wrong. Otherwise give the gap the subcategory that is missing."
        }
        Code::DuplicateGap => {
            "Two gaps are about the same category in the same period, perhaps with different reasons. Keep one, or give each its own subcategory."
        }
        Code::NotEstimated => {
            "A category has no figure, for the reason shown. Absent is not zero: totals that need it are marked partial. Nothing has to be mended unless the figure exists."
        }
        Code::CategoryNotAddressed => {
            "Neither an activity nor a gap speaks of a category. ISO 14064-1 asks that exclusions be stated with their reason. Add data, or a gap with a notation key and the reason."
        }
        // Boundary and completeness
        Code::ConsolidationMissing => {
            "The book has several facilities, or says who owns one, and does not say by which approach they are brought together: operational control, financial control or equity share. ISO 14064-1:2018, 5.1, asks for one approach, stated. Until it is, every facility is counted whole."
        }
        Code::EquityNotStated => {
            "Emissions are consolidated by equity share, and a facility states no equity. It is counted whole, which is right only where it is wholly owned. State the share, 100 % included."
        }
        Code::BadShare => {
            "A share of equity or a threshold lies outside 0 % to 100 %, or is no share at all. Write it with its per cent sign."
        }
        Code::OwnershipOverlap => {
            "Two dated ownerships of one facility hold on the same days, or one ends before it begins, so that it is not clear what is counted. From and to are both included."
        }
        Code::OwnershipWeighted => {
            "The share of a facility that is counted changes within a period, and its activities are not dated more finely than the period. They are weighted by days, as if emissions were spread evenly; the days are listed among the assumptions. Two periods, divided on the day of the change, need no such assumption."
        }
        Code::FacilityOutsideBoundary => {
            "By the approach of consolidation none of a facility's emissions are counted in a period: it is not controlled, or no share of it is held. Its activities keep their figures and enter no sum. They may belong to an indirect category, where such a facility is leased or invested in."
        }
        Code::ReportItemMissing => {
            "A report by ISO 14064-1:2018 says by which approach facilities are consolidated (5.1), who is responsible (9.3.1 b), what the inventory is for and for whom (9.2). Something of this is not in the book. No figure depends on it; a report would print it as missing."
        }
        Code::DataNotDescribed => {
            "ISO 14064-1:2018, 6.2, asks to record for each source what kind of data it rests on (measured, invoiced, estimated or secondary) and by which method it was quantified. One finding lists all activities that do not say it. No figure depends on it."
        }
        Code::GwpNotJustified => {
            "The inventory uses potentials of an earlier assessment report of the IPCC. ISO 14064-1:2018, 6.3, prefers the latest and asks for a justification of others. Say why in `gwp-justification`, or take the latest set."
        }
        Code::ExclusionWithoutReason => {
            "A source is left out and the book does not say why. ISO 14064-1:2018, 6.1 and 9.3.1 i, ask for the reason. It is a sentence in `reason`."
        }
        Code::ExclusionWithoutEstimate => {
            "A source is left out without any estimate of its size, so that no reader can judge how far the total is from the whole. A rough range is enough; it never enters the total."
        }
        Code::ExclusionAboveThreshold => {
            "By its screening estimate an excluded source may be larger than the organization's own threshold for leaving something out. The upper end of the estimate is compared with the total of the period. ISO 14064-1:2018, 5.2.3: criteria must not hide large amounts. The standard fixes no percentage; yours stands in `exclusion-threshold`."
        }
        Code::SignificanceNotAssessed => {
            "ISO 14064-1:2018, 5.2.3, asks for written criteria by which indirect emissions are judged significant, and for their application. The book has no assessment of the categories listed. One [[significance]] a category is enough."
        }
        Code::SignificanceWithoutReason => {
            "A category is declared significant or not, and the book does not say why. The criterion alone does not tell how it was applied. It is a sentence in `reason`."
        }
        Code::SignificantNotQuantified => {
            "The organization's own assessment calls a category significant, and the inventory has neither a figure for it nor a reason for leaving it out. ISO 14064-1:2018, 5.2.3, asks for one of the two. Add an activity, or a gap or exclusion with its reason."
        }
        Code::BiogenicNotByGas => {
            "Emissions of biomass are given as CO2 equivalent. Their CO2 stands apart from the total while their CH4 and N2O are in it (ISO 14064-1:2018, annex D), so the gases must be told apart. Give one activity for each gas."
        }
        // Factors
        Code::UnknownFactor => {
            "The library has no factor of this family, or not this edition of it. Near names are offered when there are any."
        }
        Code::FactorEditionAmbiguous => {
            "Several editions of a factor fit place and period equally well, and the written rule does not settle on one. The editions are listed; name one after `@`."
        }
        Code::SubstanceMismatch => {
            "The substance of the activity is not the one that the factor is for. Diesel and petrol share a unit but not a carbon content. Correct the substance, or choose the factor of the right one."
        }
        Code::DensityMissing => {
            "The amount is a volume and the factor counts mass, or the reverse. The density between them is an assumption that has to be visible: give its value, its range and its source."
        }
        Code::GasSplitMissing => {
            "The factor gives carbon dioxide equivalent as one figure. ISO 14064-1 asks for CO2, CH4, N2O and the others separately for direct emissions. Choose a factor that is given gas by gas where there is one."
        }
        Code::FactorTooOld => {
            "The data of the factor are more than three years from the year of the activity. Grids change within years: an average of 2012 overstates a kilowatt-hour of 2021 by a sixth in East China. Take an edition nearer to the year, or say in the book why there is none."
        }
        Code::NoFactorByRule => {
            "The book names a family, and the rule for choosing finds no edition that was published by then and may be used in an inventory: papers, margins of projects, drafts and values without a document or a date are never chosen by rule. What there is, is listed with the reason. Naming an edition overrules the rule."
        }
        Code::FactorFamilyAmbiguous => {
            "The name in the book stands above several families that give different results, such as diesel burned in an engine on the road and in a boiler. Which is meant is a fact about the activity, so it is asked. Name one of the families."
        }
        Code::FactorPlaceUnknown => {
            "The factor depends on the place (averages of a grid do), and neither the activity nor its facility says where it is. The value of the whole country is taken. Give the facility a region."
        }
        Code::FactorOtherPlace => {
            "The book names an edition of a factor for one place, and the facility is in another. The figure is computed all the same. Name the factor of the place, or the family alone, so that the place is matched by rule."
        }
        Code::FactorPublishedLater => {
            "The book is read as of a day, and names an edition that was published later. The figure is computed with it; what could be known on that day was another value. Name the family alone to see which, or move the day."
        }
        Code::ClaimYearUnknown => {
            "A claim names a family of factors and leaves the edition to the rule, which goes by the year; but the book has several periods and the claim names none. The year of today would be a guess that changes. Give the claim its period, or name the edition."
        }
        Code::FactorNotForInventory => {
            "The book names an edition of a kind that does not belong in an inventory: a margin is for emission-reduction projects, a life-cycle value for products, an author's estimate for comparison. The figure is computed all the same. Name an official average instead."
        }
        // Views
        Code::CoalCoefficientUnclear => {
            "The standard prints a range of coefficients of standard coal for this carrier (natural gas 1.1 to 1.33 kgce/m3), or none. Which one holds depends on the measured calorific value, so none is chosen: the line is left out of the energy consumption until `coal-factor` or `coal-coefficient` on it says which."
        }
        Code::EnergyNotCovered => {
            "The line has a factor or a unit of energy, and the pack rules/views/gbt-2589.toml has no carrier for it, so the energy consumption is without it. Name the carrier with `energy-carrier` and, where the standard has no coefficient for it, give `coal-coefficient`; or write \"none\" where it is no energy."
        }
        Code::CoalRateMissing => {
            "By equivalent value, electricity and heat count with the standard coal that was burned for them, which changes every year and is printed in no standard. The library has no official value of exactly this year. Give it with its source in `[[coal-rate]]`; until then the energy consumption by equivalent value is without it."
        }
        Code::AssertionFails => {
            "An `[[assert]]` of the book says what a figure should be, and it is something else: neither the figure nor the range that rounded inputs allow meets the value as printed. Either the accounts or the assertion changed. The figures are computed all the same."
        }
        Code::AssertionCannotTell => {
            "An `[[assert]]` speaks of a figure that is partial or has no value, because something it rests on is missing. What is missing may be just the difference, so nothing is said either way. Fill the gap, or assert a figure that is complete."
        }

        // Files of factors
        Code::BadLibraryRow => {
            "A row in a file of factors has a value that is not of the form its key asks for. No row of the files is used until all of them can be read, so that no figure rests on half a library. The help shows the form; emission_factors/README.md describes every key."
        }
        Code::DuplicateFactor => {
            "Two rows of factors have the same family and edition, so an activity that names them would have two values; or a row of the book's own has the id of one of the program's. A factor of the program is never replaced silently: give yours a family or an edition of its own."
        }
        Code::DanglingFactor => {
            "A recipe, or `replaces`, names a row that is neither in the files of the book nor in the library of the program. Rows are named with their edition."
        }
        // Lock
        Code::BadLock => {
            "The lock file of the book cannot be read, or a row or a choice in it is not the one that was locked. A lock holds the values that figures rest on, so it is not put aside silently. Restore it from version control, or delete it and lock anew."
        }
        Code::NotLocked => {
            "The book has a lock, and uses factors that are not in it: an activity was added, or its place or year has changed. They are taken from the library of this program, and another version may choose otherwise. `crossfoot lock` adds them. Or the book names another day than its lock: then `crossfoot update` shows what that changes. Or --as-of put the lock aside for one run."
        }
        Code::LockBehind => {
            "A row of the lock has another value in the library of today: it was corrected, or you edited your own. The figures keep to the lock. `crossfoot update` shows what would change, figure by figure, before anything is taken over."
        }
        // Energy and computed amounts
        Code::NegativeResult => {
            "An amount that the book computes, such as refrigerant topped up by mass balance or a missing term of an energy balance, is less than zero. Amounts cannot be; a purchase, a stock or a return is missing, or a term has the wrong sign. Or emissions are less than zero because a factor is, such as a life-cycle factor with a credit for recycling: nothing is netted in an inventory; take the factor without the credit and state what is avoided under [[avoided]]."
        }
        Code::BalanceDoesNotFoot => {
            "All terms of an energy balance are stated, and what came in differs from what went out by more than the rounding of the printed figures allows; or the plant's own use is more than what was consumed. The difference is shown. Figures are still computed."
        }
        Code::BalanceOpen => {
            "An energy balance finds one missing term, and more than one is not stated. What is absent is not taken for zero: state the terms, or list those that do not occur in `not-occurring`."
        }
        Code::InstrumentNotCounted => {
            "ISO 14064-1:2018, Annex E, counts a contractual instrument for electricity only when the generator is known, nobody else claims the energy, it is tracked and cancelled, it was generated in the period, and in the same country or market. The criteria that fail are listed. The instrument is shown and does not lower the market-based figure; the location-based one never depends on it."
        }
        Code::InstrumentSurplus => {
            "More electricity is cancelled for a facility and period than it imported. An instrument cannot cover what was not bought, nor another site or year; the surplus is not counted."
        }
        Code::MarketFallbackAssumed => {
            "A market-based figure needs a factor for the electricity that no instrument covers, and the book does not say which. The location-based factor is used. A residual factor leaves out the green power that others have bought and is usually higher."
        }
        Code::AllocatedTwice => {
            "The emissions of one activity are shared out between heat and power in two places, so that part of them would be passed on twice."
        }
        Code::AllocationMethod => {
            "A method of sharing the emissions of a cogeneration plant needs a parameter that is not there, has one that it does not use, or one that is not possible. The efficiency method needs both reference efficiencies, the work method both temperatures; there are no silent defaults."
        }
        // Expressions
        Code::BadExpression => {
            "An expression cannot be read at the places shown; all of them are reported. It joins names and quantities with + - * / and parentheses, and a unit follows its number directly."
        }
        Code::UnknownName => {
            "An expression uses a name that neither its own inputs nor the figures of the book have. The nearest name is offered when there is one that is near."
        }
        Code::UnknownFunction => {
            "An expression calls a function that the language does not have. The functions there are are listed."
        }
        Code::CircularReference => {
            "A figure is defined, through others, by itself, so that it has no value. The round is listed; one of its references must name something else."
        }
        Code::DivisionByZero => {
            "A divisor is zero, so the figure has no value. Look where the zero comes from: an absent amount is not zero, and is stated as a gap."
        }
        // Claims
        Code::UnusedGiven => {
            "An input is given that its expression does not use. Either the expression forgets it or it is left over. The figure is still computed."
        }
        Code::ClaimDoesNotHold => {
            "The published figure does not follow from its inputs, even when all rounding is allowed for. Both figures and the difference are shown. This says what the figures do, not why; explanations are listed apart."
        }
        Code::BadPrecision => {
            "`precision` states the place to which a figure is printed where its digits do not tell: 1 200 t with a precision of 100 t stands for 1 150 to 1 250 t. It is a power of ten in the figure's unit; the print may have no digit but zero below it."
        }
        Code::FiguresDisagree => {
            "The same figure is printed in two places, and no value prints as both. Both are kept: which of them is right, the figures alone do not say. Where the recomputed figure agrees with one of them, that is told."
        }
        Code::ClaimCannotTell => {
            "A datum is missing without which the claim cannot be checked. The finding names it. This is not a verdict on the claim."
        }
        Code::RaggedRow => {
            "A row of a table must have a name and one cell for each column; with one too few, figures would silently stand under the wrong heading. Where the document has no figure, write an empty cell, a dash or a slash: it is kept as not stated."
        }
        Code::TableTooLarge => {
            "A table of a report is read by people; one beyond the limit is more likely a mistake. Split it at its sub-totals, or keep the totals only."
        }
        Code::ReportReadInPart => {
            "A report was read, and not all of it as it stands: its encoding was guessed, bytes in it are no characters, or a line is longer than any line of a report and its end was left out. Figures of the part concerned may be missing or garbled. Save the report as UTF-8 text with lines of ordinary length and read it again, or check the draft against it."
        }
        Code::TotalUnclear => {
            "A total must say of which rows or columns it is the sum. Without `of` it is the total of all others that stand under no other total, which works for one total on each side only; and something must be left for it. Name the parts in `of`, a minus sign before what is taken off."
        }
        Code::RelationDoesNotHold => {
            "A total, a share or a sum of shares is printed in a table, and no values that print as its cells give it. The difference stands in the report, and with it the single cells and digits that would explain the whole table. A transcript is compared with its original first."
        }
        Code::TableDoesNotFoot => {
            "Each total and share of the table can be met by some unrounded values, but no values meet all of them together: what one relation needs, another excludes. The relations that contradict each other are named; they are the fewest that do. One of their cells is wrong, or the table was rounded in another way than it says."
        }
        Code::PlausibilityOutside => {
            "A quantity of [[plausibility]] lies outside a physical or published bound, or outside a value that only gives reason to ask (then it is a note). The bound is shown with its source, and the questions that would settle it. This is not a verdict: ask; do not decide."
        }
        Code::CertificatesOversold => {
            "More certificates were sold, cancelled or expired than were held, issued and bought. The account of certificates must balance: opening + issued + bought = cancelled + sold + expired + closing. A certificate that was sold takes the attribute of its electricity with it."
        }
        Code::PvOutOfBounds => {
            "A photovoltaic plant has coordinates off the globe, modules that stand in no direction (tilt above 90°, azimuth above 360°), shares of arrays that are not the whole, own use below zero or above what was generated, or more energy than the sky gives. The value and the bound are shown."
        }
        Code::PvQuestion => {
            "A yield or a density lies outside what is known of its place and its kind. That is a reason to ask and no verdict: a part year, a meter of own use, curtailment, a fault, or capacity of the inverters instead of the modules can each explain it. The bounds, the place that they are of with its grade, and the start that would explain a low yield are shown. Bounds and questions: rules/pv/plausibility.toml; yields of places: rules/pv/resource-china.toml."
        }
        Code::PvOverlap => {
            "Two outputs of one plant have days in common, and neither lies within the other as a month lies within its year. Each is a figure of its own and none is added to the other here, but whoever adds them counts these days twice. State outputs that follow each other or lie within one another, or keep the parts in a series."
        }
        Code::ClaimedTwice => {
            "The same electricity or the same emissions stand in two places of the book: a plant and a project, a plant and an entry of [[avoided]], certificates that were sold and an instrument that uses them. Both places are named. Avoided emissions stand beside an inventory, a certificate that was sold takes its attribute along, and a saving inside the inventory already shows in it. Keep one of them, or say how they differ."
        }
        Code::PvIncomplete => {
            "A figure of a plant cannot be computed because something is not stated: the energy of the first year, a share of own use, a price, a discount rate, a residual factor. What is missing is named; the other figures stand."
        }
        Code::TargetYears => {
            "A target looks ahead from its base year: the target year is after it, and actual figures and points are of years between or after, each once. Years are whole numbers from 1900 to 2200."
        }
        Code::TargetOutOfBounds => {
            "A change of more than −100 %, a coverage outside of 0 to 100 %, a scope that is none of 1, 2 and 3, or a category that is none of 1 to 15. Nothing falls by more than all of it: removals beyond zero stand beside a target and not in it."
        }
        Code::TargetUnclear => {
            "A goal makes one promise: a change against the base year, a change against the year before in every year, a level to be reached, or a level to be kept. Further promises are targets of their own, each with its id. A convergence needs no promise but a base intensity and a sector that covers its years and moves. An event of a base year states its effect once: as a whole, or scope by scope."
        }
        Code::TargetIncomplete => {
            "A target leaves something open that a reader needs: its base value, the scopes inside, which figure of scope 2, the coverage, the day of submission, what an intensity is counted by, the prices of an economic one. What is missing is named; what can be computed without it stands. The same note says that no path of the form leads from base to goal, and that an event of a base year concerns no target."
        }
        Code::TargetConflict => {
            "Targets of one company are held against one another. Two of them exclude each other: what the parts promise leaves the whole out of reach, or one base year has two values. Or the later of two target years has the higher level, so that figures may rise again after the earlier one was met."
        }
        Code::TargetUnlike => {
            "An acquisition, a divestment, an outsourcing or an insourcing changed the base year, and actual figures of earlier years do not contain it: base and figures stand on unlike footings (GHG Protocol Corporate Standard, chapter 5). Such figures are shown and not held against the target. Recalculate them and say so by `recalculated = true` on the figure, or `actuals-recalculated = true` on the event."
        }
        Code::TargetRises => {
            "A target of emissions asks for a rise. Most often the minus is forgotten: a cut is written `-42 %`. What is meant as a rise stands and is computed as one."
        }
        Code::MeasureUnclear => {
            "A measure does one thing to an end use: it lowers it by a fraction, lowers it by an amount, takes over a part of it and raises another end use, or covers it by a contract. A contract covers load of scope 2 alone, and a switch leads to another end use. Costs of all measures are in one currency."
        }
        Code::MeasureCircle => {
            "Measures that require each other in a circle can never be chosen: each waits for the next. The finding names the circle in its order."
        }
        Code::PlanYears => {
            "A plan looks ahead from its base year; measures start after it, points lie after it, and lives and ramps are whole numbers of years. Draws, seeds and limits of the search are whole numbers in their bounds."
        }
        Code::PlanUnclear => {
            "A plan keeps one thing: a target of the book, a cap of its own, a cut of its base year, a budget, or caps by year. It has a base year and a target year, and every end use has a load and a factor that are not below zero."
        }
        Code::GroupOfOne => {
            "At most one measure of a group is chosen. A group with one measure excludes nothing: its name may be misspelt."
        }
        Code::PlanIncomplete => {
            "The end uses of a plan do not add up to the base value of its target. What no end use covers cannot be lowered by the plan, and the cap holds for all of it: either an end use for the rest is missing, or the boundaries differ."
        }
        Code::WeatherUnreadable => {
            "A file of weather is in no known format, lacks a header, a time or a column of irradiance, or has a cell that is no number or no time. EPW, TMY3, PVGIS, NASA POWER and plain CSV are told by their content. Plain CSV names its columns: time, ghi, dni, dhi, temp_air, wind_speed."
        }
        Code::WeatherNoted => {
            "Something about a file of weather that a reader has to know: values that are missing (counted and never used), irradiance below zero, rows twice or missing, a part of a year, a typical year, a clock that seems to be on summer time, direct and diffuse irradiance that do not add up to the global."
        }
        Code::PvNotModelled => {
            "The model of a plant needs a capacity DC, an array that stands somewhere, and weather with a place, a clock, global irradiance and air temperature. One of them is missing, or a setting lies outside what the model holds for."
        }
        Code::SavingIncomplete => {
            "A project states what it saves (`saving`, with its `carrier`) or computes it (`calculation` with `given`). Neither is there, the calculation is none of rules/saving/engineering.toml, an input is missing or is in a unit of another dimension, or the calculation depends on the energy that is displaced and the book does not say which."
        }
        Code::BaselineNotBefore => {
            "The baseline of a project describes what was before the measure, the reporting period what came after. Here the baseline lasts into the reporting period, or one of them ends before it begins. The time of the works belongs to neither."
        }
        Code::FactorNotForProject => {
            "Emissions of a project of its own (`purpose = \"project\"`) are counted with the combined margin of the grid, since the project displaces plants at the margin. An average factor says what the electricity of an inventory carries. Give `margin`, or change the purpose."
        }
        Code::SavingOverlap => {
            "Measures on one end use each save a fraction of what the others leave, so that together they save E × (1 − Π(1 − s/E)), less than the sum. The sum, what they save together and the difference are shown. Without the energy of the end use (`end-use-energy`) the difference cannot be told."
        }
        Code::SavingOutOfBounds => {
            "A stated saving needs more than there is (more heat than compressors give off), or an input of a calculation lies where its formula does not hold. The bound is shown with what it rests on; one without a primary source is a note. This asks a question and decides nothing."
        }
        Code::MeterUnreadable => {
            "The table of a meter or of its weather cannot be read: there is no such file or column, a cell is no number, a time cannot be read, two periods overlap, or a time is there twice. A blank cell is a missing value; what else stands for one is named in `absent`. Rows of several meters in one table are told apart with `only`."
        }
        Code::MeterIncomplete => {
            "A meter or one of its models lacks what its method needs: a baseline or reporting period, temperatures, a driver that the meter has, a number in its range. docs/metered-savings.md says what each method needs."
        }
        Code::ReadingsLeftOut => {
            "Readings are missing, below zero, of a register that fell, or without weather or driver. They are counted and left out on both sides of the comparison, and never filled in. Look at the first of each kind; many of them make a saving doubtful."
        }
        Code::ModelNotFitted => {
            "The readings determine no model: there are fewer periods than coefficients, a driver never moves or follows from others, the energy never varies, every candidate has a negative coefficient, or no set of drivers passes the tests. No saving is computed then. A longer baseline or fewer drivers may help."
        }
        Code::SavingNotProved => {
            "A saving is smaller than what its meter can prove, given the scatter of its baseline, or the drivers of the reporting period lie where the baseline never was. The saving may be real all the same; this meter cannot show it. A sub-meter, a longer period or another driver may."
        }
        Code::BadMoney => {
            "Money of a project cannot be read as flows of years: the lifetime is no whole number of years from 1 to 100, `cash-savings` has another length than the lifetime, a rate is not above −100 % or stands without its per cent sign, or a calendar year is none. `discount-rate = \"8\"` would be 800 %; `discount-rate = \"8 %\"` is meant."
        }
        Code::MoneyIncomplete => {
            "A project states money, but not all that a figure needs: net present value and cost per tonne need `capex`, `lifetime`, `discount-rate` and what is saved in money; cost per tonne a factor for every carrier; a rate of return an outlay and something that comes back. What is missing is named; nothing is assumed in its place. A payback after which a later outlay takes the sum below zero again is shown with this note."
        }
        Code::SeveralRates => {
            "Flows that change sign more than once can have several rates at which their present value is zero, or none. All that are above −100 % are listed; where there is more than one, none is shown as the return. Decide by the net present value at a stated rate, or by the modified rate of return."
        }
        Code::DisplacedOpen => {
            "What a saving is worth in emissions depends on the energy it displaced: electricity by resistance, a fuel in a boiler, the electricity of a heat pump. The book does not say which (`displaces`). What each answer would give is shown side by side; it is asked and not decided."
        }
        Code::MeasureNotPossible => {
            "No plan of the book can choose this measure: it may start only after the last year of every plan (or only before something that it requires), or it requires, directly or through others, two measures of one `group`, of which at most one is chosen. Plans leave it out. Correct its years or the years of the plan, its `group` or its `requires`."
        }
        Code::PlanBaseDiffers => {
            "The end uses of a plan emit another sum in the base year than the base value of its target, by more than half a per cent. The cap of the target counts all the same: a plan that covers less than the target keeps the cap too easily, because what it leaves out is not counted, and one that covers more is held too tightly. Add an end use for the rest, or state a cap of the plan's own."
        }
        Code::SavingBelowMeter => {
            "The stated saving is smaller than the smallest one that the meter of its boundary could show at the confidence that is named. That does not say there is none: it says that this meter cannot prove it. Measure closer to the measure (retrofit isolation), longer, or with a better model."
        }
        Code::BenchmarkNotMet => {
            "An energy performance indicator does not meet a limit value, or the least efficiency grade, that the book states with its source. Compare alike with alike first: boundary, product, pressure or purity, reference volume, and the terms of the standard."
        }
        Code::BenchmarkOutOfOrder => {
            "Of the benchmarks of one indicator a stricter one is easier to meet: an advanced value above the limit, grade 1 above grade 2. Two values are exchanged, or the indicator is one of which more is better (`better = \"higher\"`)."
        }
    }
}
