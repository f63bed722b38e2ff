//! What to say of factors that are not there and of units that do not meet.

use super::apply::ApplyError;
use super::id::FactorId;
use super::library::{LibraryError, Lookup};
use crate::calc::UnitClash;
use crate::finding::{AboutLibrary, Code, Finding, Located, Measure, Message, Place};

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
    match expected {
        Some(place) => finding.at(place),
        None => finding,
    }
}
