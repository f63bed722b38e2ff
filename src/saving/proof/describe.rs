//! From the proofs of meters to figures of the book.

use jiff::civil::DateTime;

use super::model::{Meter, MeterModel};
use super::outcome::{Proof, ProofRow};
use super::run::{Run, run};
use crate::account::Account;
use crate::calc::{NodeId, OpaqueRun, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutMeter, Findings};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Quantity, Rounding};

/// Significant digits to which a result of a model enters the accounts.
pub const DIGITS: u32 = 12;

/// What came of the meters of a book.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// Meters in the order of the book.
    pub meters: Vec<MeterFigure>,
}

/// A meter with the models that could be held against it.
#[derive(Debug, Clone)]
pub struct MeterFigure {
    /// Index into the meters of the book.
    pub meter: usize,
    /// Its models.
    pub proofs: Vec<ProofFigure>,
}

/// The figures of one model.
#[derive(Debug, Clone)]
pub struct ProofFigure {
    /// The statistics.
    pub proof: Proof,
    /// What the meter read: `…/actual`.
    pub actual: NodeId,
    /// What the model expects: `…/expected`.
    pub expected: NodeId,
    /// The adjustments that concern its reporting period, with their index in the meter: `…/adjustment/N`.
    pub adjustments: Vec<(usize, NodeId)>,
    /// The saving: expected and adjustments less actual, `…/saving`.
    pub saving: NodeId,
    /// Actual over expected: `…/indicator`; `None` where the expected energy is zero.
    pub indicator: Option<NodeId>,
    /// The projects behind the meter beside it, where some name it.
    pub reconciled: Option<super::Reconciled>,
}

/// Holds every model against its meter, registers `meter/ID/MODEL/…`, and says what is wrong.
pub fn describe(meters: &[Meter], accounts: &Accounts, account: &mut Account, findings: &mut Findings) -> Proofs {
    let mut proofs = Proofs::default();
    for (at, meter) in meters.iter().enumerate() {
        let Some(readings) = &meter.readings else { continue };
        let mut figure = MeterFigure { meter: at, proofs: Vec::new() };
        for (at, model) in meter.models.iter().enumerate() {
            let Some(proof) = run(&Run { meter, readings, model, at }, findings) else { continue };
            let mut describer = Describer { meter, model, accounts, account };
            match describer.proof(proof) {
                Ok(described) => figure.proofs.push(described),
                Err(clash) => findings.push(clash_finding(&clash, model.place, None)),
            }
        }
        proofs.meters.push(figure);
    }
    proofs
}

struct Describer<'a> {
    meter: &'a Meter,
    model: &'a MeterModel,
    accounts: &'a Accounts,
    account: &'a mut Account,
}

impl Describer<'_> {
    fn proof(&mut self, proof: Proof) -> Result<ProofFigure, UnitClash> {
        let address = format!("meter/{}/{}", self.meter.id, self.model.id);
        let actual = self.by_month(&proof.rows, &format!("{address}/actual"), |of, row, name| of.reading(row, name))?;
        let text = self.equation(&proof);
        let expected = self
            .by_month(&proof.rows, &format!("{address}/expected"), |of, row, name| of.expectation(row, name, &text))?;
        let mut adjustments = Vec::new();
        let adjusting = self.model_adjustments();
        for (number, adjustment) in adjusting.iter().enumerate() {
            let name = format!("{address}/adjustment/{}", number + 1);
            let stated = &self.meter.adjustments[*adjustment];
            let origin = Origin {
                address: name.clone(),
                kind: OriginKind::Input,
                place: Some(stated.amount.place),
                cited: Some(cite(self.accounts, &stated.evidence)),
                note: Some(stated.reason.as_str().into()),
            };
            let node = self.account.graph.quantity(&stated.amount.value, None, origin);
            self.account.register(&name, node);
            adjustments.push((*adjustment, node));
        }
        let graph = &mut self.account.graph;
        let mut parts = vec![expected];
        parts.extend(adjustments.iter().map(|(_, node)| *node));
        let adjusted = if adjustments.is_empty() { expected } else { graph.sum(&parts, &self.meter.unit)? };
        let less = graph.negative(actual);
        let saving = graph.sum(&[adjusted, less], &self.meter.unit)?;
        let indicator = match proof.saving.expected == 0.0 {
            true => None,
            false => Some(graph.quotient(actual, adjusted)?),
        };
        if !adjustments.is_empty() {
            self.account.register(&format!("{address}/adjusted"), adjusted);
        }
        self.account.register(&format!("{address}/saving"), saving);
        if let Some(indicator) = indicator {
            self.account.register(&format!("{address}/indicator"), indicator);
        }
        Ok(ProofFigure { proof, actual, expected, adjustments, saving, indicator, reconciled: None })
    }

    /// Adjustments whose days lie in the reporting period of the model.
    fn model_adjustments(&self) -> Vec<usize> {
        let Some(reporting) = self.meter.reporting_of(self.model) else { return Vec::new() };
        let inside = |span: crate::saving::Span| span.from <= reporting.to && span.to >= reporting.from;
        (0..self.meter.adjustments.len()).filter(|at| inside(self.meter.adjustments[*at].span)).collect()
    }

    /// Sums of the months, and their sum: a year of days opens in two steps.
    fn by_month(
        &mut self,
        rows: &[ProofRow],
        address: &str,
        mut of: impl FnMut(&mut Self, &ProofRow, &str) -> NodeId,
    ) -> Result<NodeId, UnitClash> {
        let month = |at: DateTime| (at.year(), at.month());
        let mut months: Vec<NodeId> = Vec::new();
        for group in rows.chunk_by(|a, b| month(a.start) == month(b.start)) {
            let Some(first) = group.first() else { continue };
            let name = format!("{address}/{:04}-{:02}", first.start.year(), first.start.month());
            if group.len() == 1 {
                months.push(of(self, first, &name));
                continue;
            }
            let mut nodes = Vec::with_capacity(group.len());
            for row in group {
                let name = format!("{address}/{}", stamp(row));
                nodes.push(of(self, row, &name));
            }
            let sum = self.account.graph.sum(&nodes, &self.meter.unit)?;
            self.account.register(&name, sum);
            months.push(sum);
        }
        let sum = self.account.graph.sum(&months, &self.meter.unit)?;
        self.account.register(address, sum);
        Ok(sum)
    }

    /// What the meter read in a period, from its cell.
    fn reading(&mut self, row: &ProofRow, name: &str) -> NodeId {
        let reading = self.meter.readings.as_ref().and_then(|readings| readings.periods.get(row.reading));
        let text = reading.and_then(|reading| reading.text.as_deref()).map(|text| text.replace(',', ""));
        let text = text.unwrap_or_else(|| format!("{}", row.observed));
        let quantity = Quantity::parse(&format!("{text} {}", self.meter.unit.text()));
        let origin = Origin {
            address: name.to_owned(),
            kind: if self.meter.is_made_up { OriginKind::Assumption } else { OriginKind::Input },
            place: Some(row.place),
            cited: self.meter.source.as_ref().map(|source| cite(self.accounts, source)),
            note: self.meter.is_made_up.then(|| AboutMeter::MadeUp.both().into()),
        };
        let node = match quantity {
            Ok(quantity) => self.account.graph.quantity(&quantity, None, origin),
            // A number that the statistics read and the accounts do not (1e300): the model's rounding stands in.
            Err(_) => self.rounded(row.observed, "reading"),
        };
        self.account.register(name, node);
        node
    }

    /// What the model expects of a period, rounded.
    fn expectation(&mut self, row: &ProofRow, name: &str, equation: &str) -> NodeId {
        let node = self.rounded(row.expected, equation);
        self.account.register(name, node);
        node
    }

    fn rounded(&mut self, value: f64, model: &str) -> NodeId {
        let value = Exact::from_f64(value).unwrap_or(Exact::ZERO).to_significant(DIGITS, Rounding::HalfEven);
        let run = OpaqueRun { value, model: model.to_owned(), sensitivities: Vec::new() };
        self.account.graph.opaque(run, &[], &self.meter.unit)
    }

    /// The model as one line.
    fn equation(&self, proof: &Proof) -> String {
        let Some(fit) = proof.fits.first() else { return self.model.method.word().to_owned() };
        let terms: Vec<String> = fit
            .coefficients
            .iter()
            .map(|coefficient| match coefficient.name.as_str() {
                "constant" => format!("{:.6e}", coefficient.value),
                name => format!("{:.6e} × {name}", coefficient.value),
            })
            .collect();
        format!("{}: {}", fit.name, terms.join(" + "))
    }
}

/// A day or time for an address.
fn stamp(row: &ProofRow) -> String {
    if row.start.time() == jiff::civil::Time::midnight() {
        row.start.date().to_string()
    } else {
        format!("{}T{:02}", row.start.date(), row.start.hour())
    }
}
