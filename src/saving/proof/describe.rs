//! From the proofs of meters to figures of the book.

use jiff::civil::DateTime;

use super::equation;
use super::model::{Approach, Meter, MeterModel};
use super::outcome::{Fitted, Proof, ProofRow};
use super::run::run;
use crate::account::Account;
use crate::calc::{NodeId, OpaqueRun, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutMeter, Findings};
use crate::inventory::{Accounts, cite};
use crate::quantity::{Exact, Quantity, Rounding, Unit};

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
            let Some(proof) = run((meter, readings), (model, at), findings) else { continue };
            let address = format!("meter/{}/{}", meter.id, model.id);
            let mut describer = Describer { meter, model, address, accounts, account };
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
    /// `meter/ID/MODEL`.
    address: String,
    accounts: &'a Accounts,
    account: &'a mut Account,
}

impl Describer<'_> {
    fn proof(&mut self, proof: Proof) -> Result<ProofFigure, UnitClash> {
        let address = self.address.clone();
        self.coefficients(&proof);
        let is_normalised = matches!(self.model.approach, Approach::Normalised(_));
        let last = proof.fits.last();
        let actual = self.by_month(&proof.rows, &format!("{address}/actual"), &mut |of, row| match last {
            // Nobody read a meter in a normal period: what the model of the reporting period expects stands in.
            Some(fit) if is_normalised => Ok(of.rounded(row.observed, fit.name.clone())),
            _ => of.reading(row),
        })?;
        let first = proof.fits.first();
        let scale = proof.chain.map(|chain| chain.baseline_actual / chain.baseline_expected);
        let expected = self.by_month(&proof.rows, &format!("{address}/expected"), &mut |of, row| {
            let text = first.map_or_else(String::new, |fit: &Fitted| equation::of_row(fit, row));
            let text = scale.map_or(text.clone(), |scale| format!("({text}) × {}", equation::number(scale)));
            Ok(of.rounded(row.expected, text))
        })?;
        let mut adjustments = Vec::new();
        for (number, applied) in self.meter.applied(self.model).iter().enumerate() {
            let name = format!("{address}/adjustment/{}", number + 1);
            let stated = &self.meter.adjustments[applied.adjustment];
            let origin = Origin {
                address: name.clone(),
                kind: OriginKind::Input,
                place: Some(stated.amount.place),
                cited: Some(cite(self.accounts, &stated.evidence)),
                note: Some(stated.reason.as_str().into()),
            };
            let mut node = self.account.graph.quantity(&stated.amount.value, None, origin);
            if applied.inside < applied.days {
                let inside = self.days(applied.inside, &format!("{name}/days-inside"));
                let all = self.days(applied.days, &format!("{name}/days"));
                let share = self.account.graph.quotient(inside, all)?;
                node = self.account.graph.product(&[node, share])?;
            }
            self.account.register(&name, node);
            adjustments.push((applied.adjustment, node));
        }
        // A backcast holds what was used before against what plants as they run now would have used then.
        let is_backcast = self.model.approach == Approach::Backcast;
        let (more, less) = if is_backcast { (actual, expected) } else { (expected, actual) };
        let graph = &mut self.account.graph;
        let mut parts = vec![more];
        parts.extend(adjustments.iter().map(|(_, node)| *node));
        let adjusted = if adjustments.is_empty() { more } else { graph.sum(&parts, &self.meter.unit)? };
        let negative = graph.negative(less);
        let saving = graph.sum(&[adjusted, negative], &self.meter.unit)?;
        let indicator = match proof.saving.indicator {
            None => None,
            Some(_) => Some(graph.quotient(less, adjusted)?),
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

    /// A number of days, as a leaf without a unit.
    fn days(&mut self, days: i32, address: &str) -> NodeId {
        let origin =
            Origin { address: address.to_owned(), kind: OriginKind::Constant, place: None, cited: None, note: None };
        match Quantity::parse(&days.to_string()) {
            Ok(quantity) => self.account.graph.quantity(&quantity, None, origin),
            Err(_) => self.rounded(f64::from(days), String::new()),
        }
    }

    /// `…/coefficient/NAME`; with the number of the model before the name where there are several.
    fn coefficients(&mut self, proof: &Proof) {
        for (number, fit) in proof.fits.iter().enumerate() {
            let which = if proof.fits.len() > 1 { format!("{}/", number + 1) } else { String::new() };
            for coefficient in &fit.coefficients {
                let (meter, per) = (&self.meter.unit, coefficient.per.as_str());
                let unit = if per.is_empty() { Some(meter.clone()) } else { per_unit(meter, per) };
                // Degree days, and names that are no unit of the program's, are said in words.
                let model = match &unit {
                    Some(_) => fit.name.clone(),
                    None => format!("{}, {} / {per}", fit.name, meter.text()),
                };
                let node = self.rounded_in(coefficient.value, model, &unit.unwrap_or_else(Unit::none));
                let name = segment(&coefficient.name);
                self.account.register(&format!("{}/coefficient/{which}{name}", self.address), node);
            }
        }
    }

    /// Sums of the months, of their days where there are hours, and their sum: a year of hours opens in three steps.
    fn by_month(
        &mut self,
        rows: &[ProofRow],
        address: &str,
        of: &mut dyn FnMut(&mut Self, &ProofRow) -> Result<NodeId, UnitClash>,
    ) -> Result<NodeId, UnitClash> {
        let month = |row: &ProofRow| (row.start.year(), row.start.month());
        let mut months: Vec<NodeId> = Vec::new();
        for group in rows.chunk_by(|a, b| month(a) == month(b)) {
            let Some(first) = group.first() else { continue };
            let mut days = Vec::new();
            for day in group.chunk_by(|a, b| a.start.date() == b.start.date()) {
                let mut nodes = Vec::with_capacity(day.len());
                for row in day {
                    let node = of(self, row)?;
                    if group.len() > 1 {
                        self.account.register(&format!("{address}/{}", stamp(row.start)), node);
                    }
                    nodes.push(node);
                }
                days.push(match (nodes.as_slice(), day.first()) {
                    ([only], _) => *only,
                    (_, row) => {
                        let sum = self.account.graph.sum(&nodes, &self.meter.unit)?;
                        let date = row.map_or(first.start, |row| row.start).date();
                        self.account.register(&format!("{address}/{date}"), sum);
                        sum
                    }
                });
            }
            let sum = match days.as_slice() {
                [only] => *only,
                _ => self.account.graph.sum(&days, &self.meter.unit)?,
            };
            self.account.register(&format!("{address}/{:04}-{:02}", first.start.year(), first.start.month()), sum);
            months.push(sum);
        }
        let sum = self.account.graph.sum(&months, &self.meter.unit)?;
        self.account.register(address, sum);
        Ok(sum)
    }

    /// What the meter read in a period: its cell, or the sum of the cells of its hours.
    fn reading(&mut self, row: &ProofRow) -> Result<NodeId, UnitClash> {
        let cells: Vec<usize> = (row.reading..row.reading + row.count.max(1)).collect();
        let nodes: Vec<NodeId> = cells.into_iter().filter_map(|at| self.cell(at)).collect();
        match nodes.as_slice() {
            [only] => Ok(*only),
            _ => self.account.graph.sum(&nodes, &self.meter.unit),
        }
    }

    /// A reading, as one leaf for all models of the meter: `meter/ID/reading/TIME`.
    fn cell(&mut self, at: usize) -> Option<NodeId> {
        let reading = self.meter.readings.as_ref()?.periods.get(at)?;
        let energy = reading.energy?;
        // Where clocks go back an hour is there twice.
        let again = at.checked_sub(1).and_then(|before| self.meter.readings.as_ref()?.periods.get(before));
        let again = if again.is_some_and(|before| before.start == reading.start) { ".2" } else { "" };
        let address = format!("meter/{}/reading/{}{again}", self.meter.id, stamp(reading.start));
        if let Some(node) = self.account.graph.shared(&address) {
            return Some(node);
        }
        let text = reading.text.as_deref().map(|text| text.replace(',', "")).unwrap_or_else(|| format!("{energy}"));
        let origin = Origin {
            address,
            kind: if self.meter.is_made_up { OriginKind::Assumption } else { OriginKind::Input },
            place: Some(reading.place),
            cited: self.meter.source.as_ref().map(|source| cite(self.accounts, source)),
            note: self.meter.is_made_up.then(|| AboutMeter::MadeUp.both().into()),
        };
        let quantity = Quantity::parse(&format!("{text} {}", self.meter.unit.text())).ok();
        Some(match quantity.as_ref().and_then(|of| Some((of.amount().one()?, of.unit()))) {
            Some((literal, unit)) => self.account.graph.shared_leaf(literal, unit, None, origin),
            // A number that the statistics read and the accounts do not (1e300): the model's rounding stands in.
            None => self.rounded(energy, "reading".to_owned()),
        })
    }

    /// A result of a model in the unit of the meter, rounded.
    fn rounded(&mut self, value: f64, model: String) -> NodeId {
        let unit = self.meter.unit.clone();
        self.rounded_in(value, model, &unit)
    }

    fn rounded_in(&mut self, value: f64, model: String, unit: &Unit) -> NodeId {
        let value = Exact::from_f64(value).unwrap_or(Exact::ZERO).to_significant(DIGITS, Rounding::HalfEven);
        let run = OpaqueRun { value, model, sensitivities: Vec::new() };
        self.account.graph.opaque(run, &[], unit)
    }
}

/// The unit of a coefficient; `None` where what it is per is no unit.
fn per_unit(meter: &Unit, per: &str) -> Option<Unit> {
    let per = if per == "day" { "d" } else { per };
    meter.div(&Unit::parse(per).ok()?)
}

/// A day or time for an address.
fn stamp(at: DateTime) -> String {
    if at.time() == jiff::civil::Time::midnight() {
        at.date().to_string()
    } else if at.minute() == 0 {
        format!("{}T{:02}", at.date(), at.hour())
    } else {
        format!("{}T{:02}.{:02}", at.date(), at.hour(), at.minute())
    }
}

/// A name as a segment of an address: letters, digits and `_-.`, other characters as `-`.
fn segment(name: &str) -> String {
    let fits = |c: char| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.');
    let text: String = name.trim().chars().map(|c| if fits(c) { c } else { '-' }).collect();
    if text.starts_with(['-', '.']) { format!("_{text}") } else { text }
}
