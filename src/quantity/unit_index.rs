//! From a spelling to its row: two hash tables built by the compiler, so that nothing runs at start-up.

use super::dimension::{Base, Dimension};
use super::gas::{GAS_ROWS, Gas};
use super::unit_table::{ROWS, SUBSTANCES};

/// A name of a row: (row, name within the row).
pub(super) type Name = (u8, u8);

const UNIT_SLOTS: usize = 2048;
const SUBSTANCE_SLOTS: usize = 1024;
const FREE: Name = (u8::MAX, u8::MAX);

static UNITS: [Name; UNIT_SLOTS] = {
    let mut slots = [FREE; UNIT_SLOTS];
    let mut row = 0;
    while row < ROWS.len() {
        let mut name = 0;
        while name < ROWS[row].name_count() {
            let mut slot = hash(ROWS[row].name_at(name).0) % UNIT_SLOTS;
            while slots[slot].0 != FREE.0 {
                slot = (slot + 1) % UNIT_SLOTS;
            }
            slots[slot] = (row as u8, name as u8);
            name += 1;
        }
        row += 1;
    }
    slots
};

static SUBSTANCE_NAMES: [Name; SUBSTANCE_SLOTS] = {
    let mut slots = [FREE; SUBSTANCE_SLOTS];
    let mut id = 0;
    while id < SUBSTANCES.len() + GAS_ROWS.len() {
        let mut name = 0;
        while name <= substance_spellings(id).len() {
            let mut slot = hash(substance_name((id as u8, name as u8))) % SUBSTANCE_SLOTS;
            while slots[slot].0 != FREE.0 {
                slot = (slot + 1) % SUBSTANCE_SLOTS;
            }
            slots[slot] = (id as u8, name as u8);
            name += 1;
        }
        id += 1;
    }
    slots
};

const fn substance_spellings(id: usize) -> &'static [&'static str] {
    match id < SUBSTANCES.len() {
        true => SUBSTANCES[id].2,
        false => GAS_ROWS[id - SUBSTANCES.len()].spellings,
    }
}

/// The text of a name of a substance; the symbol is name 0.
pub(super) const fn substance_name((id, name): Name) -> &'static str {
    let id = id as usize;
    match name {
        0 if id < SUBSTANCES.len() => SUBSTANCES[id].1,
        0 => GAS_ROWS[id - SUBSTANCES.len()].symbol,
        _ => substance_spellings(id)[name as usize - 1],
    }
}

/// What a mass of the substance measures.
pub(super) fn substance_dimension(id: u8) -> Dimension {
    let id = id as usize;
    Dimension::of(match id < SUBSTANCES.len() {
        true => SUBSTANCES[id].0,
        false => Base::Gas(Gas::at(id - SUBSTANCES.len())),
    })
}

/// The row and name with exactly this spelling.
pub(super) fn find_unit(spelling: &str) -> Option<Name> {
    find(&UNITS, spelling, |(row, name)| ROWS[row as usize].name_at(name as usize).0)
}

/// The substance and name with exactly this spelling.
pub(super) fn find_substance(spelling: &str) -> Option<Name> {
    find(&SUBSTANCE_NAMES, spelling, substance_name)
}

fn find(slots: &[Name], spelling: &str, text: impl Fn(Name) -> &'static str) -> Option<Name> {
    let mut slot = hash(spelling) % slots.len();
    loop {
        let name = slots[slot];
        if name.0 == FREE.0 {
            return None;
        }
        if text(name) == spelling {
            return Some(name);
        }
        slot = (slot + 1) % slots.len();
    }
}

/// FNV-1a, 32 bits.
const fn hash(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    (hash ^ (hash >> 15)) as usize
}
