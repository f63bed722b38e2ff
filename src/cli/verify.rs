//! `crossfoot verify`.

use super::assess::Assess;
use super::run::{Opened, Session};
use super::{Exit, output};
use crate::claim::{self, ClaimFigure, Search};
use crate::factor::{Factor, FactorId, Lookup, Resolved, lookup_finding};
use crate::finding::{AboutClaim, Findings, Level, Message, Sources};
use crate::report::{self, Assessed, Format, Tables, Verified};

impl Session {
    /// Verifies the claims and tables of a book, or those of `only`.
    pub(super) fn verify(
        &self,
        path: &str,
        only: &[String],
        with: Option<&FactorId>,
        implied: bool,
        assess: &Assess,
    ) -> Exit {
        let mut sources = Sources::default();
        let (opened, mut findings) = match self.open(path, &mut sources) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let stops = |opened: &Opened| {
            let errors = findings.iter().filter(|finding| finding.level == Level::Error);
            let all = opened.book.claims.is_empty() && opened.book.tables.is_empty();
            errors.filter(|finding| !finding.code.leaves_figures()).any(|f| all || !opened.book.is_about_a_claim(f))
        };
        let Some(opened) = opened.filter(|opened| !stops(opened)) else {
            return self.refuse("verify", path, &findings, &sources);
        };
        let (claims, tables, accounts) = (&opened.book.claims, &opened.book.tables, &opened.book.accounts);
        let is_there = |id: &str| claims.iter().any(|c| c.id == id) || tables.iter().any(|table| table.id == id);
        if let Some(id) = only.iter().find(|id| !is_there(id)) {
            return self.fail(&Message::UnknownClaim { id: id.clone() });
        }
        let factor = match with.map(|id| tried(&opened, id)).transpose() {
            Ok(factor) => factor,
            Err(message) => return self.fail(&message),
        };
        let described = &opened.described;
        let wanted = |id: &String| only.is_empty() || only.contains(id);
        let asks = |figure: &&ClaimFigure| wanted(&claims[figure.claim].id) && (!implied || figure.unknown.is_some());
        let figures: Vec<_> = described.claims.iter().filter(asks).cloned().collect();
        let search = Search::new(&described.account.graph, &opened.library, accounts);
        let search = if implied { search.keeping(usize::MAX) } else { search };
        let mut verdicts = claim::verify_searching(claims, &figures, accounts, &described.account, factor, &search);
        if let (Some(factor), true) = (factor, verdicts.iter().all(|verdict| verdict.with.is_none())) {
            return self.fail(&Message::FactorFitsNothing { id: factor.id.to_string() });
        }
        let subject = opened.subject(&sources);
        let cells = described.tables.iter().filter(|figure| !implied && wanted(&tables[figure.table].id));
        let cells: Vec<_> = cells.cloned().collect();
        let mut about_tables = claim::verify_tables(tables, &cells, &described.account);
        let both = ((figures.as_slice(), verdicts.as_mut_slice()), (cells.as_slice(), about_tables.as_mut_slice()));
        let assessment = opened.assess(both.0, both.1, assess.materiality.as_ref());
        let tables = Tables { tables, figures: &cells, verdicts: &about_tables };
        findings.extend(report::verdict_findings(&subject, claims, &figures, &verdicts).iter().cloned());
        findings.extend(report::table_findings(&subject, tables).iter().cloned());
        findings.tidy();
        let graph = &described.account.graph;
        let appraisal = claim::appraise(claims, &figures, &verdicts, accounts, graph, &search, described.as_of);
        // Who looks at some claims does not ask for what stands beside them.
        let plausible = if only.is_empty() && !implied { described.plausible.as_slice() } else { &[] };
        let assessed = Assessed { assessment: &assessment, inputs: &opened.book.verification, plausible };
        let found = Verified {
            claims,
            figures: &figures,
            verdicts: &verdicts,
            tables,
            appraisal: &appraisal,
            assessed: (!implied).then_some(assessed),
        };
        let recorded = match &assess.register {
            None => None,
            Some(file) => {
                let entries = report::register_entries(&subject, found);
                let of = |id: &str, wanted: &String| {
                    let (claim, table) = (format!("claim/{wanted}"), format!("table/{wanted}"));
                    let rest = id.strip_prefix(&claim).or_else(|| id.strip_prefix(&table));
                    rest.is_some_and(|rest| rest.starts_with([':', '/']))
                };
                let looked_at = |id: &str| only.is_empty() || only.iter().any(|wanted| of(id, wanted));
                match self.record(file, &entries, looked_at) {
                    Ok(recorded) => Some(recorded),
                    Err(exit) => return exit,
                }
            }
        };
        let written = if self.request.json {
            let mut document = report::verify_json(&subject, found);
            document.rest.extend(recorded.map(|(_, document)| ("register".to_owned(), document)));
            document.rest.insert("findings".to_owned(), self.findings_json(&findings, &sources));
            output::json(&document, self.lang)
        } else {
            // What is found about a claim stands in the result; only the rest is said aside.
            let rest = findings.iter().filter(|finding| !finding.code.is_verdict()).cloned();
            let mut asides = Findings::new();
            asides.extend(rest);
            self.asides(path, &asides, &sources);
            let left_out = opened.book.count_of_claims().saturating_sub(described.claims.len());
            if left_out > 0 && only.is_empty() {
                let message: Message = AboutClaim::LeftOut { count: left_out }.into();
                output::aside(&format!("{}\n\n", message.text(self.lang)));
            }
            let look = self.look(2);
            let written = match self.request.format {
                Format::Table => output::text(&report::verify_text(&subject, found, look).all(implied), self.lang),
                format => {
                    output::result(&report::verify_page(&subject, found, look).render(format, look.width), self.lang)
                }
            };
            recorded.iter().for_each(|(said, _)| self.say_recorded(said));
            written
        };
        self.finish(written, &findings)
    }
}

/// The factor that is put in the place of unknowns.
fn tried<'o>(opened: &'o Opened, id: &FactorId) -> Result<&'o Factor, Box<Message>> {
    match opened.library.look_up(id) {
        Lookup::Found(Resolved::Factor(factor)) => Ok(factor),
        Lookup::Found(Resolved::Fuel(_) | Resolved::Blend(_)) => {
            Err(Box::new(Message::NotASingleValue { id: id.to_string() }))
        }
        lookup => {
            let place = opened.book.accounts.periods.first().map(|period| period.place);
            let message = place.map(|place| lookup_finding(&lookup, id, place).message);
            Err(Box::new(message.unwrap_or_else(|| Message::UnknownFactor { id: id.to_string() })))
        }
    }
}
