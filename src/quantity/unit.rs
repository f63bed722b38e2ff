//! Units as authors write them: products of spelled atoms.
//!
//! ```text
//! Unit ─┬─ atoms      (row, scale, substance)^exponent, each with its spelling     kg·CO2 ^1, 万 k Wh ^-1
//!       ├─ dimension  what it measures
//!       ├─ ratio      how many coherent units it is, exactly
//!       └─ text       as parsed, or composed
//! ```

use super::dimension::{Dimension, formula};
use super::exact::Exact;
use super::unit_index::{Name, substance_dimension, substance_name};
use super::unit_table::{MULTIPLIERS, PREFIXES, ROWS};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// The most atoms one unit may have.
pub(super) const MOST_ATOMS: usize = 12;

/// Keeps the ratio of any unit within some ten thousand digits.
const LARGEST_EXPONENT: u8 = 24;

/// One spelled factor of a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    /// Index into [`MULTIPLIERS`].
    pub multiplier: Option<u8>,
    /// Index into [`PREFIXES`].
    pub prefix: Option<u8>,
    pub unit: Name,
    /// Whether a space stands between unit and substance.
    pub spaced: bool,
    pub substance: Option<Name>,
    pub exponent: i8,
}

/// Row, power of ten, substance.
type Identity = (u8, i8, Option<u8>);

impl Atom {
    /// The power of ten from multiplier, prefix and spelling together.
    fn scale(&self) -> i8 {
        let row = &ROWS[self.unit.0 as usize];
        let multiplier = self.multiplier.map_or(0, |index| MULTIPLIERS[index as usize].1);
        let prefix = self.prefix.map_or(0, |index| PREFIXES[index as usize].2);
        // At most 12 + 15 + 8.
        multiplier + prefix + row.name_at(self.unit.1 as usize).1
    }

    /// What makes two atoms the same: not how they are spelled.
    fn identity(&self) -> Identity {
        (self.unit.0, self.scale(), self.substance.map(|name| name.0))
    }

    fn dimension(&self) -> Option<Dimension> {
        let row = &ROWS[self.unit.0 as usize];
        // Every row that takes a substance measures mass alone, so the substance's dimension replaces it.
        self.substance.map_or(row.dimension, |name| substance_dimension(name.0)).pow(self.exponent)
    }

    fn ratio(&self) -> Option<Exact> {
        let (num, den) = ROWS[self.unit.0 as usize].ratio;
        let ratio = Exact::ratio(num, den)?;
        let ratio = match self.scale() {
            0 => ratio,
            scale => &ratio * &Exact::power_of_ten(scale.into())?,
        };
        if self.exponent == 1 { Some(ratio) } else { ratio.powi(self.exponent.into()) }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let spelling = ROWS[self.unit.0 as usize].name_at(self.unit.1 as usize).0;
        if let Some(index) = self.multiplier {
            let multiplier = MULTIPLIERS[index as usize].0;
            text.push_str(multiplier);
            if multiplier.ends_with(|last: char| last.is_ascii_alphanumeric()) {
                text.push(' ');
            }
        }
        if let Some(index) = self.prefix {
            let (latin, chinese, _) = PREFIXES[index as usize];
            text.push_str(if spelling.starts_with(is_chinese) { chinese } else { latin });
        }
        text.push_str(spelling);
        if let Some(name) = self.substance {
            if self.spaced {
                text.push(' ');
            }
            text.push_str(substance_name(name));
        }
        // A multiplier belongs to the whole: (万kWh)^2 is not 万(kWh^2).
        if self.multiplier.is_some() && self.exponent.unsigned_abs() != 1 { format!("({text})") } else { text }
    }
}

pub(super) fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A unit of measurement.
///
/// Two units are equal when their atoms are: `万千瓦时` equals `万kWh`, the order of a product does not matter, but
/// `1000 kg` is not `t`, nor `10 MWh` the unit `万kWh` ([`Unit::same_size`] compares sizes). Each value keeps its own
/// [`text`](Unit::text), so a table of interned units gives every later author the first one's spelling.
#[derive(Debug, Clone)]
pub struct Unit {
    atoms: Box<[Atom]>,
    dimension: Dimension,
    ratio: Exact,
    text: Box<str>,
}

impl Unit {
    /// The unit of a pure number. Its text is empty.
    pub fn none() -> Unit {
        Unit { atoms: Box::default(), dimension: Dimension::NONE, ratio: Exact::ONE, text: Box::default() }
    }

    /// Whether nothing is left of the unit. `%` is not none, although it is dimensionless.
    pub fn is_none(&self) -> bool {
        self.atoms.is_empty()
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// How many coherent units it is: 3600000 for kWh (J), 1/1000 for g (kg).
    pub fn ratio(&self) -> &Exact {
        &self.ratio
    }

    /// As its author wrote it, or composed (`kgCO2/kWh`) when it was computed. `Unit::parse` reads both.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The product, in which only equal atoms cancel: kg/t stays, because a scaling must be a visible conversion.
    ///
    /// `None` when the product has more than twelve atoms, or too large an exponent, dimension or ratio.
    pub fn mul(&self, other: &Unit) -> Option<Unit> {
        let mut atoms = self.atoms.to_vec();
        merge(&mut atoms, &other.atoms, 1)?;
        Unit::composed(atoms)
    }

    /// The quotient; as [`Unit::mul`].
    pub fn div(&self, other: &Unit) -> Option<Unit> {
        let mut atoms = self.atoms.to_vec();
        merge(&mut atoms, &other.atoms, -1)?;
        Unit::composed(atoms)
    }

    /// The power; `None` as for [`Unit::mul`].
    pub fn powi(&self, exponent: i8) -> Option<Unit> {
        let mut atoms = Vec::new();
        merge(&mut atoms, &self.atoms, exponent)?;
        Unit::composed(atoms)
    }

    /// What it counts per: kWh for kgCO2/kWh, t·km for kgCO2e/(t·km); the unit of a pure number where nothing stands
    /// under the line.
    pub fn denominator(&self) -> Unit {
        let under = self.atoms.iter().filter(|atom| atom.exponent < 0);
        let turned = under.map(|atom| Atom { exponent: -atom.exponent, ..*atom }).collect();
        // A part of a unit is never more complex than the unit.
        Unit::composed(turned).unwrap_or_else(Unit::none)
    }

    /// The factor that turns a number in this unit into a number in `other`; `None` when they measure different
    /// things.
    pub fn convertible(&self, other: &Unit) -> Option<Exact> {
        (self.dimension == other.dimension).then(|| self.ratio.checked_div(&other.ratio))?
    }

    /// Whether the two measure the same thing in the same size, however they are made up: 万kWh and 10^4 kWh, kJ/m3
    /// and kPa.
    pub fn same_size(&self, other: &Unit) -> bool {
        self.dimension == other.dimension && self.ratio == other.ratio
    }

    fn composed(atoms: Vec<Atom>) -> Option<Unit> {
        let text = formula(atoms.iter().map(|atom| (atom.text(), atom.exponent)));
        Unit::build(atoms, text.into())
    }

    pub(super) fn build(atoms: Vec<Atom>, text: Box<str>) -> Option<Unit> {
        let mut dimension = Dimension::NONE;
        let mut ratio = Exact::ONE;
        for (index, atom) in atoms.iter().enumerate() {
            dimension = dimension.mul(&atom.dimension()?)?;
            ratio = if index == 0 { atom.ratio()? } else { &ratio * &atom.ratio()? };
        }
        Some(Unit { atoms: atoms.into(), dimension, ratio, text })
    }

    /// The atoms without spelling and order, and how many there are.
    fn identities(&self) -> ([(Identity, i8); MOST_ATOMS], usize) {
        let mut keys = [((0, 0, None), 0); MOST_ATOMS];
        for (key, atom) in keys.iter_mut().zip(&self.atoms) {
            *key = (atom.identity(), atom.exponent);
        }
        keys[..self.atoms.len()].sort_unstable();
        (keys, self.atoms.len())
    }
}

/// Multiplies `into` by `atoms`^`power`; equal atoms are merged, and dropped where their exponents cancel.
pub(super) fn merge(into: &mut Vec<Atom>, atoms: &[Atom], power: i8) -> Option<()> {
    for atom in atoms {
        let exponent = atom.exponent.checked_mul(power)?;
        if exponent.unsigned_abs() > LARGEST_EXPONENT {
            return None;
        }
        match into.iter().position(|other| other.identity() == atom.identity()) {
            Some(index) => {
                into[index].exponent = into[index].exponent.checked_add(exponent)?;
                match into[index].exponent.unsigned_abs() {
                    0 => drop(into.remove(index)),
                    size if size > LARGEST_EXPONENT => return None,
                    _ => {}
                }
            }
            None if exponent == 0 => {}
            None => into.push(Atom { exponent, ..*atom }),
        }
    }
    (into.len() <= MOST_ATOMS).then_some(())
}

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        // Most often the same atoms stand in the same order, and nothing has to be sorted to see it.
        let key = |atom: &Atom| (atom.identity(), atom.exponent);
        self.atoms.len() == other.atoms.len()
            && (self.atoms.iter().map(key).eq(other.atoms.iter().map(key)) || self.identities() == other.identities())
    }
}

impl Eq for Unit {}

impl Hash for Unit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identities().hash(state);
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl UnitError {
    /// The same error in a text that begins `by` bytes earlier.
    pub(super) fn shifted(mut self, by: usize) -> UnitError {
        if let UnitError::Unknown { span, .. }
        | UnitError::Ambiguous { span, .. }
        | UnitError::ProductAfterSlash { span }
        | UnitError::Syntax { span } = &mut self
        {
            *span = span.start + by..span.end + by;
        }
        self
    }

    /// Where the error is, when it is not the whole text.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            UnitError::Unknown { span, .. }
            | UnitError::Ambiguous { span, .. }
            | UnitError::ProductAfterSlash { span }
            | UnitError::Syntax { span } => Some(span.clone()),
            UnitError::Empty | UnitError::TooLong | UnitError::TooComplex => None,
        }
    }
}

/// Why a text is not a unit. Spans are byte ranges of the text given to `Unit::parse`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitError {
    /// Nothing but spaces.
    Empty,
    /// No unit has this spelling.
    Unknown {
        /// Where.
        span: Range<usize>,
        /// The spelling as written.
        text: String,
        /// A known spelling, when one is close.
        nearest: Option<&'static str>,
    },
    /// Several units have this spelling, and they differ: 标准立方米 is at 0 °C or at 20 °C.
    Ambiguous {
        /// Where.
        span: Range<usize>,
        /// The spelling as written.
        text: String,
        /// Spellings that are not ambiguous.
        candidates: &'static [&'static str],
    },
    /// `a/b·c`: readers disagree whether c is above or below the line; parentheses say which.
    ProductAfterSlash {
        /// The sign of multiplication.
        span: Range<usize>,
    },
    /// An operator, a parenthesis or an exponent out of place.
    Syntax {
        /// Where.
        span: Range<usize>,
    },
    /// More than 200 characters.
    TooLong,
    /// More than twelve atoms, sixteen parentheses, six dimensions, or an exponent or ratio out of range.
    TooComplex,
}
