//! The accounts of a plant's certificates.

use super::Describer;
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutPv, Code, Finding};
use crate::pv::certificate::{CertificateFigure, CertificateTerm};
use crate::pv::conserved::{Entry, Footing, close};
use crate::quantity::Unit;

impl Describer<'_> {
    pub(super) fn certificates(&mut self, number: usize) -> Result<CertificateFigure, UnitClash> {
        let of = &self.plant.certificates[number];
        let period = of.period.and_then(|at| self.accounts.periods.get(at)).map(|period| period.id.clone());
        let period = period.unwrap_or_else(|| (number + 1).to_string());
        let address = format!("pv/{}/{period}/certificates/{}", self.plant.id, of.kind);
        let mut terms: Vec<(CertificateTerm, NodeId)> = Vec::new();
        for (term, quantity) in &of.terms {
            terms.push((*term, self.leaf(quantity, &format!("{address}/{}", term.word()), of.source.as_ref())));
        }
        let entries: Vec<Entry> = CertificateTerm::ALL
            .iter()
            .map(|term| Entry {
                word: term.word(),
                enters: term.enters(),
                node: terms.iter().find(|(of, _)| of == term).map(|(_, node)| *node),
                is_absent: of.not_occurring.contains(term),
            })
            .collect();
        let unit = of.terms.first().map_or_else(Unit::none, |(_, quantity)| quantity.value.unit().clone());
        let footing = close(&entries, &unit, &address, self.account)?;
        match &footing {
            Footing::Computed(word, node) => {
                terms.extend(
                    CertificateTerm::ALL.into_iter().find(|term| term.word() == *word).map(|term| (term, *node)),
                );
                if self.value(*node).is_some_and(|value| value.is_negative()) {
                    let message = AboutPv::Oversold { at: address.clone(), term: word, value: self.shown(*node) };
                    self.findings.push(Finding::new(Code::CertificatesOversold, message).at(of.place));
                }
            }
            Footing::DoesNotFoot(difference) => {
                let message = AboutPv::DoesNotFoot { at: address.clone(), difference: self.shown(*difference) };
                self.findings.push(Finding::new(Code::BalanceDoesNotFoot, message).at(of.place));
            }
            Footing::Open(missing) => {
                let missing = missing.iter().map(|word| (*word).to_owned()).collect();
                let message = AboutPv::BalanceOpen { at: address.clone(), missing };
                let finding = Finding::new(Code::BalanceOpen, message).at(of.place);
                self.findings.push(finding.help(AboutPv::NotOccurringHelp));
            }
            Footing::Exact | Footing::WithinRounding => {}
        }
        Ok(CertificateFigure { account: number, terms, footing })
    }
}
