//! The cells that several of these reports show.

use super::super::number;
use super::Shelf;
use crate::factor::{Attribute, Difference, EntryKind, Factor, Grade, Resolved, SourceDocument, Standing, Worth, said};
use crate::finding::{FactorWord, Lang, one_line};
use crate::quantity::{Exact, Unit};

/// Significant digits of a value that was converted or computed.
const DIGITS: u32 = 9;
/// Decimals that a difference shows at most.
const DECIMALS: u32 = 6;
/// Decimals of a difference in per cent.
const PERCENT_DECIMALS: u32 = 2;
/// Significant digits of what a recipe comes to.
pub(super) const RECIPE_DIGITS: u32 = 6;

/// The kind of an entry, in a few words; whether it is a draft or was replaced.
pub(super) fn kind_words(shelf: &Shelf<'_>, entry: Resolved<'_>, lang: Lang) -> String {
    let name = sort_words(entry.kind(), lang);
    match state(shelf, entry, lang) {
        state if state.is_empty() => name.to_owned(),
        state => bracketed(name, &state, lang),
    }
}

pub(super) fn bracketed(text: &str, inside: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{text} ({inside})"),
        Lang::Zh => format!("{text}（{inside}）"),
    }
}

/// `label: text` in one cell.
pub(super) fn after_colon(label: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{label}: {text}"),
        Lang::Zh => format!("{label}：{text}"),
    }
}

pub(super) fn sort_words(kind: EntryKind, lang: Lang) -> &'static str {
    match kind {
        EntryKind::Value(kind) => kind.name(lang),
        EntryKind::Fuel => FactorWord::FuelRecipe.text(lang),
        EntryKind::Blend => FactorWord::BlendRecipe.text(lang),
    }
}

/// The place an entry holds for, by its name.
pub(super) fn region_words(shelf: &Shelf<'_>, region: Option<&str>, lang: Lang) -> String {
    match region {
        Some(code) => shelf.regions.name_of(code, lang).to_owned(),
        None => FactorWord::Everywhere.text(lang).to_owned(),
    }
}

/// The value and its unit as two cells: as printed, or for a fuel what it comes to. A range stays a range.
pub(super) fn value_cells(shelf: &Shelf<'_>, entry: Resolved<'_>) -> (String, String) {
    if let Resolved::Factor(factor) = entry {
        let number = factor.literal().map_or_else(|| factor.quantity.amount().to_string(), |l| number::printed(&l));
        return (number, factor.unit().text().to_owned());
    }
    match entry.worth(shelf.library) {
        Some(worth) => (number::significant(&worth.value, RECIPE_DIGITS), worth.unit.text().to_owned()),
        None => (String::new(), String::new()),
    }
}

/// A value in a unit: as printed where that is its own unit.
pub(super) fn value_in(entry: Resolved<'_>, worth: &Worth, unit: &Unit) -> String {
    match entry {
        Resolved::Factor(factor) if factor.unit().same_size(unit) => match factor.literal() {
            Some(literal) => number::printed(&literal),
            None => factor.quantity.amount().to_string(),
        },
        Resolved::Factor(_) => worth.in_unit(unit).map_or_else(String::new, |v| number::significant(&v, DIGITS)),
        Resolved::Fuel(_) | Resolved::Blend(_) => {
            worth.in_unit(unit).map_or_else(String::new, |v| number::significant(&v, RECIPE_DIGITS))
        }
    }
}

/// Differences in the unit of comparison, all with as many decimals as the finest has.
pub(super) fn absolute_words(differences: &[Option<Difference>]) -> Vec<String> {
    let absolute = || differences.iter().map(|difference| difference.as_ref().map(|d| &d.absolute));
    let places = absolute().flatten().map(|value| value.terminating_places().unwrap_or(DECIMALS)).max();
    let places = places.unwrap_or(0).min(DECIMALS);
    absolute().map(|value| value.map_or_else(String::new, |value| number::signed(value, places, places))).collect()
}

/// A difference in per cent.
pub(super) fn percent_words(relative: Option<&Exact>) -> String {
    relative.map_or_else(String::new, |share| {
        format!("{} %", number::signed(&(share * &Exact::from(100)), PERCENT_DECIMALS, PERCENT_DECIMALS))
    })
}

/// Years as one cell: `2012`, `2012–2023`.
pub(super) fn years_words(years: Option<(u16, u16)>, lang: Lang) -> String {
    match years {
        None => FactorWord::Undated.text(lang).to_owned(),
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
    }
}

/// A document in a few characters: who, and when.
pub(super) fn source_words(entry: Resolved<'_>, shelf: &Shelf<'_>) -> String {
    entry.source(shelf.library).map_or_else(String::new, |source| source.id.clone())
}

/// Title and number of a document.
pub(super) fn title_words(source: &SourceDocument) -> String {
    one_line(&source.title)
}

pub(super) const fn grade_meaning(grade: Grade) -> FactorWord {
    match grade {
        Grade::A => FactorWord::GradeA,
        Grade::B => FactorWord::GradeB,
    }
}

pub(super) const fn standing_word(standing: Standing) -> FactorWord {
    match standing {
        Standing::Official => FactorWord::Official,
        Standing::Estimate => FactorWord::Estimate,
        Standing::Practice => FactorWord::Practice,
    }
}

pub(super) const fn standing_meaning(standing: Standing) -> FactorWord {
    match standing {
        Standing::Official => FactorWord::OfficialMeaning,
        Standing::Estimate => FactorWord::EstimateMeaning,
        Standing::Practice => FactorWord::PracticeMeaning,
    }
}

pub(super) const fn attribute_word(attribute: Attribute) -> FactorWord {
    match attribute {
        Attribute::Kind => FactorWord::Kind,
        Attribute::Region => FactorWord::Region,
        Attribute::Year => FactorWord::DataYear,
        Attribute::Substance => FactorWord::Substance,
        Attribute::Basis => FactorWord::Basis,
        Attribute::Gwp => FactorWord::Gwp,
        Attribute::Biogenic => FactorWord::Biogenic,
        Attribute::Source => FactorWord::Source,
        Attribute::Standing => FactorWord::Standing,
        Attribute::Grade => FactorWord::Grade,
        Attribute::Draft => FactorWord::State,
    }
}

/// An attribute of an entry in words.
pub(super) fn attribute_words(shelf: &Shelf<'_>, entry: Resolved<'_>, attribute: Attribute, lang: Lang) -> String {
    let plain = || said(shelf.library, entry, attribute);
    match attribute {
        Attribute::Kind => sort_words(entry.kind(), lang).to_owned(),
        Attribute::Region => region_words(shelf, entry.region(shelf.library), lang),
        Attribute::Year => plain().unwrap_or_else(|| FactorWord::Undated.text(lang).to_owned()),
        Attribute::Standing => {
            entry.source(shelf.library).map_or("", |s| standing_word(s.standing).text(lang)).to_owned()
        }
        Attribute::Draft if entry.is_draft() => FactorWord::Draft.text(lang).to_owned(),
        Attribute::Biogenic if plain().is_some() => FactorWord::CountsBiomass.text(lang).to_owned(),
        _ => plain().unwrap_or_else(|| "—".to_owned()),
    }
}

/// The value that corrects this one.
pub(super) fn replaced_by<'l>(shelf: &Shelf<'l>, factor: &Factor) -> Option<&'l Factor> {
    shelf.library.factors().find(|other| other.replaces.as_ref() == Some(&factor.id))
}

/// Whether it is a draft or was replaced; empty where it is neither.
pub(super) fn state(shelf: &Shelf<'_>, entry: Resolved<'_>, lang: Lang) -> String {
    let replaced = matches!(entry, Resolved::Factor(factor) if replaced_by(shelf, factor).is_some());
    match (entry.is_draft(), replaced) {
        (true, _) => FactorWord::Draft.text(lang).to_owned(),
        (_, true) => FactorWord::Replaced.text(lang).to_owned(),
        _ => String::new(),
    }
}
