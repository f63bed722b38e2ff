//! Energy balances.

use super::super::keys::energy::TERMS;
use super::super::raw::RawTable;
use super::Checker;
use super::value::{owned, unknown_word};
use crate::finding::{AboutEnergy, Code, Finding, Located};
use crate::inventory::{Balance, Term};
use crate::quantity::Quantity;

/// Every term that some balance has.
const ALL: [Term; 9] = [
    Term::Opening,
    Term::Imported,
    Term::Generated,
    Term::StoredOut,
    Term::Consumed,
    Term::Exported,
    Term::Losses,
    Term::StoredIn,
    Term::Closing,
];

impl<'a> Checker<'a> {
    pub(super) fn balance(&mut self, table: &'a RawTable) -> Option<Balance> {
        let period = self.period(table);
        let facility = table.text("facility").map(|id| self.reference(id, |c| &c.names.facilities));
        let carrier = table.text("carrier").map(|text| text.text.clone());
        let has = |term: Term| carrier.as_deref().is_none_or(|carrier| Term::of(carrier).contains(&term));
        let mut terms: Vec<(Term, Located<Quantity>)> = Vec::new();
        let mut sound = true;
        for term in ALL {
            let Some(entry) = table.entry(term.word()) else { continue };
            if !has(term) {
                let carrier = carrier.clone().unwrap_or_default();
                let terms = Term::of(&carrier).iter().map(|term| term.word().to_owned()).collect();
                let message = AboutEnergy::NoSuchTerm { term: term.word(), carrier };
                let finding = Finding::new(Code::ConflictingKeys, message).at(entry.key_place);
                self.report(finding.help(AboutEnergy::TermsAre { terms }));
                sound = false;
                continue;
            }
            match table.text(term.word()).and_then(|text| self.counted(text, term.word(), "MWh")) {
                Some(quantity) => terms.push((term, quantity)),
                None => sound = false,
            }
        }
        let own = table.text("station-service").map(|text| self.counted(text, "station-service", "MWh"));
        if let Some((_, first)) = terms.first().cloned() {
            let own = own.iter().flatten().map(|quantity| ("station-service", quantity));
            let rest = terms.iter().map(|(term, quantity)| (term.word(), quantity)).chain(own);
            let differing: Vec<(&'static str, Located<Quantity>)> = rest
                .filter(|(_, quantity)| quantity.value.dimension() != first.value.dimension())
                .map(|(word, quantity)| (word, quantity.clone()))
                .collect();
            for (term, quantity) in differing {
                let unit = quantity.value.unit().text().to_owned();
                let message = AboutEnergy::NotOfTheBalance { term, unit, first: first.value.unit().text().to_owned() };
                self.report(Finding::new(Code::UnitMismatch, message).at(quantity.place).at(first.place));
                sound = false;
            }
        }
        let not_occurring = self.not_occurring(table, &terms);
        Some(Balance {
            id: table.text("id")?.text.clone(),
            period: period?,
            facility: match facility {
                Some(index) => Some(index?),
                None => None,
            },
            carrier: carrier?,
            terms: sound.then_some(terms)?,
            not_occurring: not_occurring?,
            station_service: match own {
                Some(own) => Some(own?),
                None => None,
            },
            source: self.citation(table.text("source")),
            note: owned(table.text("note")),
            place: table.place,
        })
    }

    fn not_occurring(&mut self, table: &RawTable, terms: &[(Term, Located<Quantity>)]) -> Option<Vec<Term>> {
        let mut absent = Vec::new();
        let mut sound = true;
        for text in table.texts("not-occurring") {
            let Some(term) = ALL.into_iter().find(|term| term.word() == text.text) else {
                self.report(unknown_word("not-occurring", text, TERMS));
                sound = false;
                continue;
            };
            if let Some((_, quantity)) = terms.iter().find(|(known, _)| *known == term) {
                let message = AboutEnergy::TermOccurs { term: text.text.clone() };
                let finding = Finding::new(Code::ConflictingKeys, message).at(text.place).at(quantity.place);
                self.report(finding.help(AboutEnergy::RemoveTermOrMark { term: text.text.clone() }));
                sound = false;
            }
            absent.push(term);
        }
        sound.then_some(absent)
    }
}
