//! The accounts of plants as tables: what they are, what they gave, where it went, their certificates.

use super::Showing;
use crate::finding::{Located, PvWord as Word, ReportWord, one_line};
use crate::pv::{AreaOf, CertificateTerm, Flow};
use crate::quantity::Quantity;
use crate::report::dossier::{Cell, Column, Role, Row, Table};

impl Showing<'_, '_> {
    pub(super) fn plants(&self) -> Table {
        let stated = |of: Option<&Located<Quantity>>| {
            of.map_or(Cell::Empty, |quantity| Cell::Text(one_line(quantity.value.text())))
        };
        let rows = self.shown.iter().map(|(plant, figure)| {
            let last = plant.capacity.last();
            let area_of = plant.area_of.map(|of| match of {
                AreaOf::Modules => Word::OfModules,
                AreaOf::Roof => Word::OfRoof,
            });
            let cells = vec![
                Cell::Code(one_line(&plant.id)),
                Cell::Text(plant.name.as_deref().map(one_line).unwrap_or_default()),
                stated(last.and_then(|last| last.dc.as_ref())),
                stated(last.and_then(|last| last.ac.as_ref())),
                stated(plant.area.as_ref()),
                area_of.map_or(Cell::Empty, |of| Cell::Text(self.word(of))),
                self.cell(figure.density),
                Cell::Text(plant.commissioned.map(|day| day.value.to_string()).unwrap_or_default()),
                Cell::Text(if plant.is_made_up { self.making.word(ReportWord::MadeUp) } else { String::new() }),
            ];
            Row::body(cells).at(format!("pv-{}", plant.id))
        });
        let columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("name", self.word(Word::Name)),
            Column::text("dc", self.word(Word::CapacityDc)),
            Column::text("ac", self.word(Word::CapacityAc)),
            Column::text("area", self.word(Word::Area)),
            Column::text("area_of", self.word(Word::AreaOf)),
            Column::number("density", self.word(Word::PowerDensity)),
            Column::text("commissioned", self.word(Word::Commissioned)),
            Column::text("made_up", ""),
        ];
        self.table("pv-plants", Word::Title, columns, rows.collect())
    }

    pub(super) fn generation(&self) -> Table {
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for output in self.outputs(plant, figure) {
                rows.push(Row::body(vec![
                    Cell::Code(one_line(&plant.id)),
                    Cell::Text(plant.output[output.output].label()),
                    Cell::Text(output.days.to_string()),
                    self.cell(output.flows.node(Flow::Generated)),
                    self.cell(output.specific_yield),
                    self.cell(output.hours),
                    self.percent(output.capacity_factor),
                ]));
            }
        }
        let columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("period", self.word(Word::Period)),
            Column::number("days", self.word(Word::Days)),
            Column::number("generated", self.word(Word::GeneratedHead)),
            Column::number("yield", self.word(Word::SpecificYield)),
            Column::number("hours", self.word(Word::Hours)),
            Column::number("capacity_factor", self.word(Word::CapacityFactor)),
        ];
        self.table("pv-generation", Word::Generation, columns, rows)
    }

    pub(super) fn uses(&self) -> Table {
        const FLOWS: [(Flow, &str, Word); 7] = [
            (Flow::OwnUse, "own_use", Word::OwnUse),
            (Flow::Exported, "exported", Word::Exported),
            (Flow::Losses, "losses", Word::Losses),
            (Flow::StoredIn, "stored_in", Word::StoredIn),
            (Flow::StoredOut, "stored_out", Word::StoredOut),
            (Flow::Curtailed, "curtailed", Word::Curtailed),
            (Flow::Outage, "outage", Word::Outage),
        ];
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for output in self.outputs(plant, figure) {
                let judged = output.flows.usage.as_ref().or(output.flows.potential.as_ref());
                if judged.is_none() {
                    continue;
                }
                let mut cells = vec![Cell::Code(one_line(&plant.id)), Cell::Text(plant.output[output.output].label())];
                cells.extend(FLOWS.map(|(flow, ..)| self.cell(output.flows.node(flow))));
                cells.push(self.percent(output.own_use_share));
                cells.push(self.mark(judged));
                rows.push(Row::body(cells));
            }
        }
        let mut columns =
            vec![Column::text("plant", self.word(Word::Plant)), Column::text("period", self.word(Word::Period))];
        columns.extend(FLOWS.map(|(_, key, name)| Column::number(key, self.word(name))));
        columns.push(Column::number("own_use_share", self.word(Word::OwnUseShare)));
        columns.push(Column::mark("balance", self.word(Word::Balance)));
        self.table("pv-use", Word::WhereItWentHead, columns, rows)
    }

    pub(super) fn certificates(&self) -> Table {
        const TERMS: [(CertificateTerm, &str, Word); 7] = [
            (CertificateTerm::Opening, "opening", Word::Opening),
            (CertificateTerm::Issued, "issued", Word::Issued),
            (CertificateTerm::Bought, "bought", Word::Bought),
            (CertificateTerm::Sold, "sold", Word::Sold),
            (CertificateTerm::Cancelled, "cancelled", Word::Cancelled),
            (CertificateTerm::Expired, "expired", Word::Expired),
            (CertificateTerm::Closing, "closing", Word::Closing),
        ];
        let only = self.making.contents.viewed.and_then(|viewed| viewed.only);
        let mut rows = Vec::new();
        for (plant, figure) in &self.shown {
            for of in &figure.certificates {
                let stated = &plant.certificates[of.account];
                if only.zip(stated.period).is_some_and(|(only, period)| only != period) {
                    continue;
                }
                let period = stated.period.and_then(|at| self.making.contents.subject.accounts.periods.get(at));
                let mut cells = vec![
                    Cell::Code(one_line(&plant.id)),
                    Cell::Text(period.map(|period| one_line(&period.id)).unwrap_or_default()),
                    Cell::Text(one_line(&stated.kind)),
                ];
                let node = |term| of.terms.iter().find(|(known, _)| *known == term).map(|(_, node)| *node);
                cells.extend(TERMS.map(|(term, ..)| self.cell(node(term))));
                cells.push(self.mark(Some(&of.footing)));
                rows.push(Row { role: Role::Body, anchor: None, cells });
            }
        }
        let mut columns = vec![
            Column::text("plant", self.word(Word::Plant)),
            Column::text("period", self.word(Word::Period)),
            Column::text("kind", self.word(Word::Kind)),
        ];
        columns.extend(TERMS.map(|(_, key, name)| Column::number(key, self.word(name))));
        columns.push(Column::mark("balance", self.word(Word::Balance)));
        self.table("pv-certificates", Word::CertificatesHead, columns, rows)
    }
}
