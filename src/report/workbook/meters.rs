//! Meters: what they read beside what models expect, month by month. Observed and expected are cells of the accounts, savings and
//! sums formulas of this sheet; bands and statistics are results of a model, and values.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::number;
use super::plan::Plan;
use super::sheet::{Entry, Head, Sheet};
use super::style::{Role, SERIES};
use crate::calc::NodeId;
use crate::finding::{MeterReportWord, MeterWord, ReportWord, WorkbookWord, one_line};
use crate::quantity::{Exact, Rounding};
use crate::report::dossier::{meter_decimals, months};
use crate::report::meters::{percent, words};
use crate::saving::proof::{Meter, MeterModel, ProofFigure, Proofs};

/// Columns of the widest table.
const COLUMNS: u16 = 5;

/// The figures of the sheet.
pub(super) fn targets(proofs: &Proofs, nodes: &mut Vec<NodeId>) {
    for proof in proofs.meters.iter().flat_map(|figure| &figure.proofs) {
        nodes.extend([proof.actual, proof.expected, proof.saving]);
        nodes.extend(proof.adjustments.iter().map(|(_, node)| *node));
        nodes.extend(proof.indicator);
        let reconciled = proof.reconciled.iter();
        nodes.extend(reconciled.flat_map(|of| [Some(of.measures), Some(of.difference), of.realisation]).flatten());
    }
}

/// The sheet, where there are meters with models.
pub(super) fn sheet(plan: &Plan<'_, '_>) -> Result<Option<Worksheet>, XlsxError> {
    let Some(metered) = plan.contents.metered else { return Ok(None) };
    if metered.figures().all(|(_, figure)| figure.proofs.is_empty()) {
        return Ok(None);
    }
    let name = plan.word(WorkbookWord::Meters);
    let mut sheet = Sheet::new(name, name, &[plan.word(WorkbookWord::MetersLead)], COLUMNS)?;
    for (meter, figure) in metered.figures() {
        for proof in &figure.proofs {
            let Some(model) = meter.models.get(proof.proof.model) else { continue };
            let of = Of { plan, meter, model, proof };
            of.figures(&mut sheet)?;
            of.periods(&mut sheet)?;
            of.statistics(&mut sheet)?;
        }
    }
    sheet.at_least(0, 44);
    sheet.finish(&plan.dossier.title, SERIES[6]).map(Some)
}

/// A model of a meter.
struct Of<'o, 'p, 'a> {
    plan: &'o Plan<'p, 'a>,
    meter: &'o Meter,
    model: &'o MeterModel,
    proof: &'o ProofFigure,
}

impl Of<'_, '_, '_> {
    fn word(&self, word: MeterWord) -> &'static str {
        word.text(self.plan.lang)
    }

    fn unit(&self) -> &str {
        self.meter.unit.text()
    }

    /// A live figure: energy in the unit of the meter with its decimals, others with the digits that they have.
    fn live(&self, role: Role, node: NodeId) -> Entry {
        let is_energy = self.plan.view().unit(node).text() == self.unit();
        let format = if is_energy { self.format() } else { number::format_of(self.plan.known(node).value()) };
        Entry::live(role, self.plan.live(node), format)
    }

    fn format(&self) -> String {
        number::format(meter_decimals(self.proof.proof.saving.expected))
    }

    /// Its savings, what is beside them, each live.
    fn figures(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let (plan, proof) = (self.plan, self.proof);
        let name = one_line(self.meter.name.as_deref().unwrap_or(&self.meter.id));
        let made_up = format!(" ({})", ReportWord::MadeUp.text(plan.lang));
        let mark = if self.meter.is_made_up { made_up.as_str() } else { "" };
        sheet.heading(&format!("{name}{mark} · {} ({})", one_line(&self.model.id), self.model.method.word()))?;
        let heads: [Head<'_>; 4] = [
            (plan.word(WorkbookWord::Figure), false),
            (plan.word(WorkbookWord::Value), true),
            (plan.word(WorkbookWord::Unit), false),
            (plan.word(WorkbookWord::Address), false),
        ];
        sheet.heads(&heads)?;
        let mut rows = vec![(self.word(MeterWord::Actual).to_owned(), proof.actual)];
        rows.push((self.word(MeterWord::Expected).to_owned(), proof.expected));
        rows.extend(proof.adjustments.iter().map(|(at, node)| {
            let reason = self.meter.adjustments.get(*at).map(|stated| one_line(&stated.reason));
            (format!("{}: {}", self.word(MeterWord::Adjustments), reason.unwrap_or_default()), *node)
        }));
        rows.push((self.word(MeterWord::Saving).to_owned(), proof.saving));
        let indicator = format!("{} / {}", self.word(MeterWord::Actual), self.word(MeterWord::Expected));
        rows.extend(proof.indicator.map(|node| (indicator, node)));
        if let Some(of) = &proof.reconciled {
            rows.push((self.word(MeterWord::Measures).to_owned(), of.measures));
            rows.push((self.word(MeterWord::Unexplained).to_owned(), of.difference));
            rows.extend(of.realisation.map(|node| (self.word(MeterWord::Realisation).to_owned(), node)));
        }
        for (name, node) in rows {
            let role = if node == proof.saving { Role::Figure } else { Role::Plain };
            sheet.push(&[
                Entry::Text(role, name),
                self.live(role, node),
                Entry::text(plan.view().unit(node).text()),
                Entry::code(plan.figures.address(node).unwrap_or_default()),
            ])?;
        }
        Ok(())
    }

    /// Its months: observed, expected, saving, sum of savings.
    fn periods(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let plan = self.plan;
        let account = plan.contents.subject.account;
        let months = months(account, (&self.meter.id, &self.model.id), &self.proof.proof.rows);
        if months.is_empty() {
            return Ok(());
        }
        sheet.heading(&format!("{} ({})", self.word(MeterWord::Periods), self.unit()))?;
        let heads: [Head<'_>; 5] = [
            (self.word(MeterWord::Period), false),
            (self.word(MeterWord::Observed), true),
            (self.word(MeterWord::Expected), true),
            (self.word(MeterWord::Saving), true),
            (self.word(MeterWord::Cumulative), true),
        ];
        sheet.heads(&heads)?;
        let first = sheet.row + 1;
        let value = |node: Option<NodeId>| node.and_then(|node| plan.known(node).value());
        let cell = |node: Option<NodeId>| node.map_or(Entry::Blank(Role::Plain), |node| self.live(Role::Plain, node));
        let mut sums = [Exact::ZERO, Exact::ZERO, Exact::ZERO];
        for month in &months {
            let at = sheet.row + 1;
            let saved = value(month.expected).zip(value(month.actual)).map(|(expected, actual)| expected - actual);
            for (sum, part) in sums.iter_mut().zip([value(month.actual), value(month.expected), saved.as_ref()]) {
                *sum = part.map_or_else(|| sum.clone(), |part| &*sum + part);
            }
            let format = self.format();
            let difference = format!("=IF(AND(ISNUMBER(B{at}),ISNUMBER(C{at})),C{at}-B{at},\"\")");
            let cumulative = (format!("=SUM(D${first}:D{at})"), number::result(Some(&sums[2])));
            sheet.push(&[
                Entry::text(&month.name),
                cell(month.actual),
                cell(month.expected),
                Entry::Formula(Role::Figure, (difference, number::result(saved.as_ref())), format.clone()),
                Entry::Formula(Role::Plain, cumulative, format),
            ])?;
        }
        let last = sheet.row;
        let mut row = vec![Entry::Text(Role::Total, plan.word(WorkbookWord::SumOfPeriods).to_owned())];
        row.extend(["B", "C", "D"].iter().zip(&sums).map(|(column, sum)| {
            let formula = format!("=SUM({column}{first}:{column}{last})");
            Entry::Formula(Role::Total, (formula, number::result(Some(sum))), self.format())
        }));
        sheet.push(&row)
    }

    /// What the model is and how sure it is: values.
    fn statistics(&self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let (plan, proof) = (self.plan, &self.proof.proof);
        let mut rows: Vec<(String, f64, String)> = Vec::new();
        for fit in &proof.fits {
            rows.extend(fit.coefficients.iter().map(|of| {
                let per = if of.per.is_empty() { String::new() } else { format!("/{}", one_line(&of.per)) };
                let name = words::coefficient(&of.name, plan.lang);
                (format!("{}: {name}", self.word(MeterWord::Coefficient)), of.value, format!("{}{per}", self.unit()))
            }));
            rows.extend(
                fit.statistics.iter().map(|(name, value)| (words::statistic(*name, plan.lang), *value, String::new())),
            );
        }
        rows.extend(proof.bands.iter().map(|band| {
            let (form, level) = (words::form(band.form, plan.lang), percent(band.confidence));
            (format!("± {level}: {form} ({})", band.divisor.word()), band.half_width, self.unit().to_owned())
        }));
        rows.extend(proof.provable.iter().map(|of| {
            let level = percent(of.confidence);
            let said = MeterReportWord::ProvableAt.text(plan.lang);
            (format!("{said} {level}"), of.amount, self.unit().to_owned())
        }));
        if rows.is_empty() {
            return Ok(());
        }
        sheet.heading(self.word(MeterWord::Statistics))?;
        let heads: [Head<'_>; 3] = [
            (self.word(MeterWord::Statistic), false),
            (plan.word(WorkbookWord::Value), true),
            (plan.word(WorkbookWord::Unit), false),
        ];
        sheet.heads(&heads)?;
        for (name, value, unit) in rows {
            // Fifteen digits are those that a cell keeps.
            let exact = Exact::from_f64(value).map(|value| value.to_significant(15, Rounding::HalfEven));
            let shown = exact.as_ref().and_then(|exact| Some((number::cell(exact)?, number::format_of(Some(exact)))));
            let shown =
                shown.map_or(Entry::Blank(Role::Plain), |(number, format)| Entry::Number(Role::Plain, number, format));
            sheet.push(&[Entry::text(name), shown, Entry::text(unit)])?;
        }
        Ok(())
    }
}
