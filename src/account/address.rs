//! Addresses of figures: what `explain`, claims, targets and JSON call a figure by.
//!
//! ```text
//! address = segment { "/" segment }            inventory/2023/category/1.1
//! segment = start { start | "-" | "." }        start = letter | digit | "_"
//! ```
//! Letters are Unicode letters, digits are `0`–`9`. An address of a factor (`factor/FAMILY@EDITION`) may also have `@` and
//! `:` in its last segment. Addresses are case-sensitive: gases are written `CO2`, not `co2`.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// The address of a figure of the book.
///
/// It is guaranteed to follow the grammar of this module; whether the book has such a figure is another question.
/// Addresses compare segment by segment, so that what stands under a figure sorts directly after it
/// (`activity/gas`, `activity/gas/CO2`, `activity/gas-2`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    text: String,
}

/// Why a text is not an address, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressError {
    /// Bytes of the text that are at fault.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub kind: AddressErrorKind,
}

/// What can be wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressErrorKind {
    /// Nothing is written.
    Empty,
    /// Nothing stands before, between or after slashes.
    EmptySegment,
    /// A character that no segment may have, for example a space.
    Character(char),
    /// A character that may stand in a segment and may not begin one: `-` or `.`.
    Start(char),
    /// More than [`Address::MAX_BYTES`].
    TooLong,
}

/// What an address is about, as far as its form tells.
///
/// Parts that are identifiers are handed on as written; whether they exist is for the registry to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'a> {
    /// `activity/ID`: emissions of one line of activity data, as CO2e.
    Activity {
        /// The activity.
        id: &'a str,
    },
    /// `activity/ID/GAS`: its emissions of one gas.
    ActivityGas {
        /// The activity.
        id: &'a str,
        /// The gas.
        gas: &'a str,
    },
    /// `activity/ID/amount`: what was burned, used or travelled.
    ActivityAmount {
        /// The activity.
        id: &'a str,
    },
    /// `activity/ID/given/NAME`: an input that only this activity has.
    ActivityGiven {
        /// The activity.
        id: &'a str,
        /// The input.
        name: &'a str,
    },
    /// `inventory/PERIOD/total`.
    InventoryTotal {
        /// The period, unless it is left out.
        period: Option<&'a str>,
    },
    /// `inventory/PERIOD/category/CODE`: a category or subcategory.
    InventoryCategory {
        /// The period, unless it is left out.
        period: Option<&'a str>,
        /// `1` … `6`, or a subcategory such as `1.1`.
        code: &'a str,
    },
    /// `inventory/PERIOD/gas/GAS`.
    InventoryGas {
        /// The period, unless it is left out.
        period: Option<&'a str>,
        /// The gas.
        gas: &'a str,
    },
    /// `activity/ID/consolidated`: what the inventory counts of it, where that is a share.
    ActivityConsolidated {
        /// The activity.
        id: &'a str,
    },
    /// `inventory/PERIOD/biogenic`: CO2 of biomass, which stands apart; under a category or a facility likewise.
    InventoryBiogenic {
        /// The period, unless it is left out.
        period: Option<&'a str>,
    },
    /// `inventory/PERIOD/facility/ID`, and `…/category/CODE` under it.
    InventoryFacility {
        /// The period, unless it is left out.
        period: Option<&'a str>,
        /// The facility.
        id: &'a str,
    },
    /// `inventory/PERIOD/no-facility`: activities of no facility.
    InventoryNoFacility {
        /// The period, unless it is left out.
        period: Option<&'a str>,
    },
    /// `facility/ID/share/PERIOD`: the share of a facility that a period counts.
    FacilityShare {
        /// The facility.
        id: &'a str,
        /// The period.
        period: &'a str,
    },
    /// `exclusion/ID`, `removal/ID`, `credit/ID` or `avoided/ID`: what stands beside the total.
    Beside {
        /// Which of the four.
        kind: &'a str,
        /// Its id.
        id: &'a str,
    },
    /// `claim/ID`: the figure as recomputed.
    Claim {
        /// The claim.
        id: &'a str,
    },
    /// `claim/ID/published`: the figure as printed.
    ClaimPublished {
        /// The claim.
        id: &'a str,
    },
    /// `claim/ID/implied`: what the unknown of the claim must be for the print to hold.
    ClaimImplied {
        /// The claim.
        id: &'a str,
    },
    /// `claim/ID/hypothesis/GROUP.MEMBER`: the figure as it would be recomputed under an explanation, as `verify` numbers it.
    ClaimHypothesis {
        /// The claim.
        id: &'a str,
        /// Group and member, from 1: `2.1`.
        number: &'a str,
    },
    /// `claim/ID/given/NAME`: an input that only this claim has.
    ClaimGiven {
        /// The claim.
        id: &'a str,
        /// The input.
        name: &'a str,
    },
    /// `claim/ID/also/1`: the figure as printed at another place.
    ClaimAlso {
        /// The claim.
        id: &'a str,
        /// Its number, from 1.
        n: &'a str,
    },
    /// `table/ID/ROW/COLUMN`: a cell of a published table.
    TableCell {
        /// The table.
        id: &'a str,
        /// The row, as a part of an address.
        row: &'a str,
        /// The column.
        column: &'a str,
    },
    /// `table/ID/ROW/COLUMN/down` and the like: what a cell should be by the others.
    TableRelation {
        /// The table.
        id: &'a str,
        /// The row; `down` or `across` for a sum of percentages.
        row: &'a str,
        /// The column; the line of percentages.
        column: &'a str,
        /// `down`, `across`, `share`, `same` or `hundred`, with a number where there are several.
        relation: &'a str,
    },
    /// `factor/FAMILY@EDITION`: the value of a factor.
    Factor {
        /// What follows `factor/`; [`crate::factor::FactorId::parse`] reads it.
        id: &'a str,
    },
    /// `inventory/PERIOD/total/market-based`: the total with electricity by contractual instruments.
    InventoryMarketTotal {
        /// The period, unless it is left out.
        period: Option<&'a str>,
    },
    /// `inventory/PERIOD/category/2/market-based`: category 2 in the same way.
    InventoryMarketCategory {
        /// The period, unless it is left out.
        period: Option<&'a str>,
        /// `2`.
        code: &'a str,
    },
    /// `balance/ID/TERM`: a term of an energy balance, stated or computed; or its `difference`.
    Balance {
        /// The balance.
        id: &'a str,
        /// `imported`, `losses` and so on.
        term: &'a str,
    },
    /// `instrument/ID/amount`, `instrument/ID/used`, `instrument/ID/emissions`: a contractual instrument.
    Instrument {
        /// The instrument.
        id: &'a str,
        /// What of it.
        part: &'a str,
    },
    /// `chp/ID/heat`, `chp/ID/power`, `chp/ID/heat-factor`, `chp/ID/power-factor`.
    Chp {
        /// The plant.
        id: &'a str,
        /// What of it.
        part: &'a str,
    },
    /// Anything else: later domains have figures of their own.
    Other,
}

impl Address {
    /// Longest address that is read.
    pub const MAX_BYTES: usize = 300;

    /// Words that say what of an inventory is meant. A period of the book cannot have one of them as its id: with one
    /// period left out, `inventory/total` would have two meanings.
    pub const INVENTORY_WORDS: [&'static str; 6] = ["total", "category", "gas", "facility", "no-facility", "biogenic"];

    /// Reads an address.
    ///
    /// # Errors
    /// The first thing that breaks the grammar of this module, with its bytes.
    pub fn parse(text: &str) -> Result<Address, AddressError> {
        let fail = |span, kind| Err(AddressError { span, kind });
        if text.is_empty() {
            return fail(0..0, AddressErrorKind::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return fail(0..text.len(), AddressErrorKind::TooLong);
        }
        let factor = text.starts_with("factor/");
        let mut at = 0;
        for segment in text.split('/') {
            let last = at + segment.len() == text.len();
            if segment.is_empty() {
                return fail(at..at, AddressErrorKind::EmptySegment);
            }
            for (i, c) in segment.char_indices() {
                let span = at + i..at + i + c.len_utf8();
                let starts = c.is_alphabetic() || c.is_ascii_digit() || c == '_';
                let continues = matches!(c, '-' | '.') || (factor && last && matches!(c, '@' | ':'));
                match (starts, continues, i) {
                    (true, ..) => {}
                    (false, true, 0) => return fail(span, AddressErrorKind::Start(c)),
                    (false, true, _) => {}
                    (false, false, _) => return fail(span, AddressErrorKind::Character(c)),
                }
            }
            at += segment.len() + 1;
        }
        Ok(Address { text: text.to_owned() })
    }

    /// The address of the claim `id` as recomputed: `claim/ID`.
    ///
    /// # Errors
    /// When `id` is not one segment; spans count from the beginning of `id`.
    pub fn claim(id: &str) -> Result<Address, AddressError> {
        if let Some(at) = id.find('/') {
            return Err(AddressError { span: at..at + 1, kind: AddressErrorKind::Character('/') });
        }
        Address::parse(id)?;
        Address::parse(&format!("claim/{id}")).map_err(|error| AddressError { span: 0..id.len(), kind: error.kind })
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its segments, from the left.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.text.split('/')
    }

    /// What the address is about.
    pub fn shape(&self) -> Shape<'_> {
        let segments: Vec<&str> = self.segments().collect();
        match *segments.as_slice() {
            ["activity", id] => Shape::Activity { id },
            ["activity", id, "amount"] => Shape::ActivityAmount { id },
            ["activity", id, "consolidated"] => Shape::ActivityConsolidated { id },
            ["activity", id, gas] => Shape::ActivityGas { id, gas },
            ["activity", id, "given", name] => Shape::ActivityGiven { id, name },
            ["inventory", "total", "market-based"] => Shape::InventoryMarketTotal { period: None },
            ["inventory", "category", code, "market-based"] => Shape::InventoryMarketCategory { period: None, code },
            ["inventory", period, "total", "market-based"] => Shape::InventoryMarketTotal { period: Some(period) },
            ["inventory", period, "category", code, "market-based"] => {
                Shape::InventoryMarketCategory { period: Some(period), code }
            }
            ["balance", id, term] => Shape::Balance { id, term },
            ["instrument", id, part] => Shape::Instrument { id, part },
            ["chp", id, part] => Shape::Chp { id, part },
            ["inventory", first, ..] if Self::INVENTORY_WORDS.contains(&first) => {
                self.of_inventory(None, &segments[1..])
            }
            ["inventory", period, ref rest @ ..] => self.of_inventory(Some(period), rest),
            ["facility", id, "share", period] => Shape::FacilityShare { id, period },
            [kind @ ("exclusion" | "removal" | "credit" | "avoided"), id] => Shape::Beside { kind, id },
            ["claim", id] => Shape::Claim { id },
            ["claim", id, "published"] => Shape::ClaimPublished { id },
            ["claim", id, "implied"] => Shape::ClaimImplied { id },
            ["claim", id, "also", n] => Shape::ClaimAlso { id, n },
            ["claim", id, "hypothesis", number] => Shape::ClaimHypothesis { id, number },
            ["claim", id, "given", name] => Shape::ClaimGiven { id, name },
            ["table", id, row, column] => Shape::TableCell { id, row, column },
            ["table", id, row, column, relation] => Shape::TableRelation { id, row, column, relation },
            ["factor", _, ..] => Shape::Factor { id: self.text.strip_prefix("factor/").unwrap_or_default() },
            _ => Shape::Other,
        }
    }

    /// What an address of an inventory is about, by the segments after the period.
    fn of_inventory<'a>(&self, period: Option<&'a str>, rest: &[&'a str]) -> Shape<'a> {
        match *rest {
            ["total"] => Shape::InventoryTotal { period },
            ["category", code] => Shape::InventoryCategory { period, code },
            ["gas", gas] | ["category", _, "gas", gas] => Shape::InventoryGas { period, gas },
            ["biogenic"] | [_, _, "biogenic"] | ["no-facility", "biogenic"] => Shape::InventoryBiogenic { period },
            ["facility", id] | ["facility", id, "category", _] => Shape::InventoryFacility { period, id },
            ["no-facility"] | ["no-facility", "category", _] => Shape::InventoryNoFacility { period },
            _ => Shape::Other,
        }
    }

    /// The same address with `period` put in where an inventory's period was left out; any other address as it is.
    ///
    /// Only a book with one period may leave it out, so the caller gives that period's id.
    ///
    /// # Errors
    /// When `period` is not a segment and is needed; spans count in `period`.
    pub fn with_period(&self, period: &str) -> Result<Address, AddressError> {
        // What is left out is told by the word that follows.
        let segments: Vec<&str> = self.segments().collect();
        let stem = match *segments.as_slice() {
            ["inventory", word, ..] if Self::INVENTORY_WORDS.contains(&word) => "inventory/",
            ["view", "ghgp", "total" | "scope" | "outside" | "difference", ..] => "view/ghgp/",
            ["energy", "total" | "carrier" | "activity", ..] => "energy/",
            ["intensity", _] => "intensity/",
            _ => return Ok(self.clone()),
        };
        if let Some(at) = period.find('/') {
            return Err(AddressError { span: at..at + 1, kind: AddressErrorKind::Character('/') });
        }
        Address::parse(period)?;
        let rest = self.text.strip_prefix(stem).unwrap_or_default();
        Address::parse(&format!("{stem}{period}/{rest}"))
            .map_err(|error| AddressError { span: 0..period.len(), kind: error.kind })
    }
}

impl AddressErrorKind {
    /// The stable word for this kind.
    pub const fn code(self) -> &'static str {
        match self {
            AddressErrorKind::Empty => "empty",
            AddressErrorKind::EmptySegment => "empty-segment",
            AddressErrorKind::Character(_) => "character",
            AddressErrorKind::Start(_) => "start",
            AddressErrorKind::TooLong => "too-long",
        }
    }
}

impl Ord for Address {
    fn cmp(&self, other: &Address) -> Ordering {
        self.segments().cmp(other.segments())
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Address) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Address, AddressError> {
        Address::parse(text)
    }
}
