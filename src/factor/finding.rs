//! What to say of factors that are not there or not chosen, and of units that do not meet.

use super::apply::ApplyError;
use super::choose::{Choice, Considered, Outcome, Situation, Unchosen};
use super::chooser::Unresolved;
use super::id::FactorId;
use super::kind::FactorKind;
use super::library::{LibraryError, Lookup};
use crate::calc::UnitClash;
use crate::finding::{
    AboutChoice, AboutClaim, AboutLibrary, Code, Finding, KindName, Located, Measure, Message, Place,
};
use crate::quantity::{DimensionName, Unit};

/// What to say when an id leads to nothing, or to several things.
pub fn lookup_finding(lookup: &Lookup<'_>, id: &FactorId, place: Place) -> Finding {
    let id_text = id.to_string();
    let texts = |ids: &[FactorId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    match lookup {
        Lookup::SeveralEditions(editions) => {
            let message = Message::FactorEditionAmbiguous { id: id_text, editions: texts(editions) };
            let help = editions.last().map(|latest| Message::NameEdition { example: latest.to_string() });
            Finding::new(Code::FactorEditionAmbiguous, message).at(place).helps(help)
        }
        Lookup::NoSuchEdition(editions) => {
            let help = editions.last().map(|latest| Message::NameEdition { example: latest.to_string() });
            Finding::new(Code::UnknownFactor, Message::UnknownFactor { id: id_text }).at(place).helps(help)
        }
        Lookup::Unknown(nearest) => {
            let help = nearest.as_ref().map(|near| Message::DidYouMean { name: near.to_string() });
            Finding::new(Code::UnknownFactor, Message::UnknownFactor { id: id_text }).at(place).helps(help)
        }
        Lookup::Found(_) => Finding::new(Code::UnknownFactor, Message::UnknownFactor { id: id_text }).at(place),
    }
}

/// Editions that are shown with the reason why they are not chosen.
const MOST_REASONS: usize = 8;

/// What to say when a factor of a book leads to nothing.
pub fn unresolved_finding(unresolved: &Unresolved<'_>, id: &FactorId, place: Place) -> Finding {
    match unresolved {
        Unresolved::Lookup(lookup) => lookup_finding(lookup, id, place),
        Unresolved::Unchosen(unchosen, situation) => unchosen_finding(unchosen, situation, id, place),
    }
}

fn unchosen_finding(unchosen: &Unchosen, situation: &Situation, id: &FactorId, place: Place) -> Finding {
    match unchosen {
        Unchosen::Unknown(nearest) => lookup_finding(&Lookup::Unknown(nearest.clone()), id, place),
        Unchosen::Tie(editions) => lookup_finding(&Lookup::SeveralEditions(editions.clone()), id, place),
        Unchosen::SeveralFamilies(families) => {
            let message = AboutChoice::SeveralFamilies { name: id.to_string(), families: families.clone() };
            let help = families.first().map(|family| AboutChoice::NameFamily { example: family.clone() }.into());
            Finding::new(Code::FactorFamilyAmbiguous, message).at(place).helps(help)
        }
        Unchosen::Nothing(considered) => {
            let message = AboutChoice::NothingByRule {
                name: id.to_string(),
                place: situation.place.clone(),
                year: situation.year,
                as_of: situation.as_of.to_string(),
            };
            let finding = Finding::new(Code::NoFactorByRule, message).at(place);
            let reasons = considered.iter().take(MOST_REASONS).filter_map(reason);
            let finding = reasons.fold(finding, Finding::fact);
            let help = considered.first().map(|first| {
                let example = first.id.to_string();
                match first.outcome {
                    Outcome::NotYetPublished(_) => AboutChoice::NameEditionOrDay { example },
                    _ => AboutChoice::NameEditionAnyway { example },
                }
            });
            let nowhere = situation.place.clone().map(|place| AboutChoice::NothingForPlace { place });
            finding.helps(help.or(nowhere).map(Message::from))
        }
    }
}

/// The name of a kind, to be shown in the reader's language.
pub fn name_of(kind: FactorKind) -> KindName {
    // The list of names is in the order of the kinds; a test holds them together.
    KindName::ALL.get(kind as usize).copied().unwrap_or(KindName::Average)
}

/// Why an edition may not be chosen, in a sentence; `None` for a candidate.
pub fn reason(considered: &Considered) -> Option<AboutChoice> {
    let id = considered.id.to_string();
    Some(match &considered.outcome {
        Outcome::Taken | Outcome::Coarser | Outcome::OtherYear => return None,
        Outcome::NotYetPublished(published) => AboutChoice::NotYetPublished { id, published: published.clone() },
        Outcome::NoDate => AboutChoice::NoDate { id },
        Outcome::Draft => AboutChoice::IsDraft { id },
        Outcome::Replaced(by) => AboutChoice::IsReplaced { id, by: by.to_string() },
        Outcome::OtherKind(kind) => AboutChoice::OtherKind { id, kind: name_of(*kind) },
        Outcome::Kind(kind) => AboutChoice::WrongKind { id, kind: name_of(*kind) },
        Outcome::Standing(standing) => AboutChoice::WrongStanding { id, standing: standing.word() },
    })
}

/// Data that are far from the year of the activity.
pub fn too_old_finding(id: &FactorId, years: u16, year: u16, limit: u16, place: Place) -> Finding {
    Finding::new(Code::FactorTooOld, AboutChoice::TooOld { id: id.to_string(), years, year, limit }).at(place)
}

/// What a choice by rule shows beside itself: the day, and how far the candidates are apart.
pub fn choice_facts(choice: &Choice) -> Vec<AboutChoice> {
    let mut facts = vec![AboutChoice::KnownOn { as_of: choice.situation.as_of.to_string() }];
    let shown = |considered: &Considered| considered.printed.clone().unwrap_or_default();
    facts.push(match choice.spread() {
        Some((lowest, highest)) => AboutChoice::CandidatesRange {
            lowest: shown(lowest),
            lowest_id: lowest.id.to_string(),
            highest: shown(highest),
            highest_id: highest.id.to_string(),
        },
        None if choice.has_rivals() => AboutChoice::NoOtherValue,
        None => AboutChoice::OnlyCandidate,
    });
    facts
}

/// What to say of a file of factors that is refused.
pub fn library_finding(error: &LibraryError) -> Finding {
    let at = |code, message: AboutLibrary, place: Place| Finding::new(code, message).at(place);
    let row =
        |message: AboutLibrary, place: Place| at(Code::BadLibraryRow, message, place).help(AboutLibrary::RowFormat);
    match error {
        LibraryError::Format { place, problem } => row(AboutLibrary::RowProblem { problem: problem.clone() }, *place),
        LibraryError::BadId(place) | LibraryError::BadQuantity(place, _) | LibraryError::BadText(place) => {
            row(AboutLibrary::BadRowValue, *place)
        }
        LibraryError::DuplicateSource { place, first, id } => {
            let finding = at(Code::DuplicateId, AboutLibrary::DuplicateSource { id: id.clone() }, *place);
            finding.at_with(*first, Message::FirstHere).help(AboutLibrary::RenameSource)
        }
        LibraryError::SourceTaken(place, id) => {
            at(Code::DuplicateId, AboutLibrary::SourceTaken { id: id.clone() }, *place).help(AboutLibrary::RenameSource)
        }
        LibraryError::Duplicate { place, first, id } => {
            let finding = at(Code::DuplicateFactor, AboutLibrary::DuplicateFactor { id: id.to_string() }, *place);
            finding.at_with(*first, Message::FirstHere).help(AboutLibrary::KeepOneRow)
        }
        LibraryError::Taken(place, id) => {
            let example = format!("own/{}", id.family);
            let finding = at(Code::DuplicateFactor, AboutLibrary::FactorTaken { id: id.to_string() }, *place);
            finding.help(AboutLibrary::OwnFamily { example })
        }
        LibraryError::Dangling(place, id) => {
            let finding = at(Code::DanglingFactor, AboutLibrary::DanglingFactor { id: id.to_string() }, *place);
            finding.help(AboutLibrary::CheckRow)
        }
    }
}

/// A factor that cannot be applied to an amount.
pub fn apply_finding(error: &ApplyError, amount: Place, factor: &Located<FactorId>) -> Box<Finding> {
    match error {
        ApplyError::Units(clash) => Box::new(clash_finding(clash, amount, Some(factor.place))),
        ApplyError::DensityMissing { amount: given, counts } => {
            let message = Message::DensityMissing { amount: given.text().to_owned(), factor: counts.text().to_owned() };
            let finding = Finding::new(Code::DensityMissing, message).at(amount).at(factor.place);
            Box::new(finding.help(Message::GiveDensity))
        }
        other => apply_failure(other, factor.place),
    }
}

/// The same where there is one place to point at.
pub fn apply_failure(error: &ApplyError, place: Place) -> Box<Finding> {
    Box::new(match error {
        ApplyError::Units(clash) => clash_finding(clash, place, None),
        ApplyError::DensityMissing { amount, counts } => {
            let message =
                Message::DensityMissing { amount: amount.text().to_owned(), factor: counts.text().to_owned() };
            Finding::new(Code::DensityMissing, message).at(place).help(Message::GiveDensity)
        }
        ApplyError::NotEmissions(unit) => {
            Finding::new(Code::UnitMismatch, Message::NotEmissions { unit: unit.text().to_owned() }).at(place)
        }
        ApplyError::SeveralPotentials(editions) => {
            let editions = editions.iter().map(ToString::to_string).collect();
            let finding = Finding::new(Code::FactorEditionAmbiguous, AboutChoice::SeveralPotentials { editions });
            finding.at(place).help(AboutChoice::KeepOnePotential)
        }
        ApplyError::Missing(id) => {
            Finding::new(Code::UnknownFactor, Message::UnknownFactor { id: id.to_string() }).at(place)
        }
    })
}

/// Two quantities that do not go together, with both places.
pub fn clash_finding(clash: &UnitClash, found: Place, expected: Option<Place>) -> Finding {
    if clash.found == clash.expected {
        let message = Message::UnitTooComplex { unit: clash.found.text().to_owned() };
        return Finding::new(Code::UnitMismatch, message).at(found);
    }
    let message = Message::UnitMismatch {
        found: clash.found.text().to_owned(),
        measures: Measure::of(&clash.found),
        needed: clash.expected.text().to_owned(),
        needs: Measure::of(&clash.expected),
    };
    let finding = Finding::new(Code::UnitMismatch, message).at(found);
    let finding = finding.helps(name_the_gas(&clash.found, &clash.expected).map(Message::from));
    match expected {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// `1125 t` of CO2 is written `1125 t CO2`: a mass alone may be of anything.
fn name_the_gas(found: &Unit, expected: &Unit) -> Option<AboutClaim> {
    let gas = |unit: &Unit| {
        matches!(unit.dimension().name(), Some(DimensionName::CarbonDioxideEquivalent | DimensionName::MassOfGas(_)))
    };
    let mass = |unit: &Unit| unit.dimension().name() == Some(DimensionName::Mass);
    let pair = [(found, expected), (expected, found)];
    let (named, bare) = pair.into_iter().find(|(named, bare)| gas(named) && mass(bare))?;
    Some(AboutClaim::NameTheGas { named: named.text().to_owned(), bare: bare.text().to_owned() })
}
