//! The meters of a fleet on the threads of the machine, their results in the order of the file.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::records::Group;
use crate::book::meters::readings;
use crate::finding::{AboutMeter, Code, Finding, Findings, Level, Message};
use crate::saving::proof::{BandForm, Meter, Proof, ProofBand, Statistic, prove};
use crate::series::Table;

/// Meters that wait for each thread at most.
const WAITING: usize = 4;

/// Figures of quality that a row shows, by the names that all reports use.
pub const QUALITY: [Statistic; 4] =
    [Statistic::R2, Statistic::R2Adjusted, Statistic::CvrmseNMinusP, Statistic::CvrmseNMinusK];

/// A meter of a fleet under one model.
#[derive(Debug, Clone)]
pub struct FleetRow {
    /// The meter, as the table names it.
    pub id: String,
    /// Line of its first row.
    pub line: u64,
    /// Index of the model.
    pub model: usize,
    /// Findings that are no errors: readings left out, a saving that is not proved.
    pub warnings: usize,
    /// The saving, or why there is none.
    pub outcome: Result<FleetSaving, Refusal>,
}

/// What came of one meter, in its unit.
#[derive(Debug, Clone)]
pub struct FleetSaving {
    /// What was fitted: `drivers`, `CalTRACK 2.0`, `4P`.
    pub name: String,
    /// Points of the fit.
    pub points: usize,
    /// Figures of the quality of the fit: those of [`QUALITY`] that the method has.
    pub quality: [Option<f64>; QUALITY.len()],
    /// Periods of the saving.
    pub periods: usize,
    /// What the meter read.
    pub actual: f64,
    /// What the model expects.
    pub expected: f64,
    /// The saving, positive.
    pub saving: f64,
    /// The saving over what it is measured against.
    pub fraction: Option<f64>,
    /// A band at the first level of confidence of the model: of days and hours that of Guideline 14 with n′, otherwise the first
    /// that the model has. Form, level, half width.
    pub band: Option<(BandForm, f64, f64)>,
    /// Whether that band is within the greatest uncertainty of the model; `None` without a band.
    pub is_proved: Option<bool>,
}

/// Why a meter has no saving.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The code of the finding.
    pub code: Code,
    /// What it says.
    pub message: Message,
    /// The reason alone, where many meters may share it.
    pub reason: Option<AboutMeter>,
}

/// What all meters share.
pub(super) struct Job<'a> {
    pub meter: &'a Meter,
    pub header: &'a [String],
    pub separator: u8,
    pub weather: Option<&'a Table>,
}

impl Job<'_> {
    fn rows(&self, group: Group) -> Vec<FleetRow> {
        let place = self.meter.data.file.place;
        let kept = group.records.len() as u64 == group.rows;
        let mut meter = Meter { id: group.id.clone(), ..self.meter.clone() };
        // A row has one band and not this one; where the book asks for it, it is computed all the same.
        meter.models.iter_mut().for_each(|model| model.options.replicates = model.options.replicates.or(Some(0)));
        let mut findings = Findings::new();
        let readings = if kept {
            let table = Table::of_records(self.header.to_vec(), self.separator, group.records, place);
            readings(&meter, &table, self.weather, &mut findings)
        } else {
            let message = AboutMeter::TableTooLarge { limit: Table::MOST_CELLS };
            findings.push(Finding::new(Code::MeterUnreadable, message).at(place));
            None
        };
        let row = |model: usize| {
            let mut findings = findings.clone();
            let proof = readings.as_ref().and_then(|readings| prove(&meter, readings, model, &mut findings));
            let outcome = match &proof {
                Some(proof) => Ok(saving(&meter, proof)),
                None => Err(refusal(&findings)),
            };
            let warnings = findings.count(Level::Warning);
            FleetRow { id: group.id.clone(), line: group.line, model, warnings, outcome }
        };
        (0..meter.models.len()).map(row).collect()
    }
}

fn saving(meter: &Meter, proof: &Proof) -> FleetSaving {
    let fit = proof.fits.first();
    let statistic =
        |name: Statistic| fit.and_then(|fit| fit.statistics.iter().find(|of| of.0 == name)).map(|(_, value)| *value);
    let model = &meter.models[proof.model];
    let level = model.confidence.first();
    let mut at_level = proof.bands.iter().filter(|band| Some(&band.confidence) == level);
    // Residuals of days and hours follow one another; docs/metered-savings.md says what that does to the exact form.
    let fine = fit.is_some_and(|fit| {
        fit.rows.first().is_some_and(|row| row.end.date() <= row.start.date().tomorrow().unwrap_or(row.end.date()))
    });
    let with_n = |band: &&ProofBand| fine && band.form == BandForm::Guideline14Autocorrelation;
    let band = at_level.clone().find(with_n).or_else(|| at_level.next()).or(proof.bands.first());
    FleetSaving {
        name: fit.map(|fit| fit.name.clone()).unwrap_or_default(),
        points: fit.map_or(0, |fit| fit.rows.len()),
        quality: QUALITY.map(statistic),
        periods: proof.saving.periods,
        actual: proof.saving.actual,
        expected: proof.saving.expected,
        saving: proof.saving.saving,
        fraction: proof.saving.fraction,
        band: band.map(|band| (band.form, band.confidence, band.half_width)),
        is_proved: band.map(|band| {
            proof.saving.saving > 0.0 && band.half_width <= model.greatest_uncertainty * proof.saving.saving
        }),
    }
}

fn refusal(findings: &Findings) -> Refusal {
    let error = findings.iter().find(|finding| finding.level == Level::Error).or(findings.iter().next());
    let Some(error) = error else {
        let message = AboutMeter::NoCandidate;
        return Refusal { code: Code::ModelNotFitted, message: message.clone().into(), reason: Some(message) };
    };
    let reason = match &error.message {
        Message::AboutMeter(AboutMeter::NotFitted { reason, .. }) => Some((**reason).clone()),
        _ => None,
    };
    Refusal { code: error.code, message: error.message.clone(), reason }
}

/// Gives every group to a thread and their results to `sink`, in order.
///
/// # Errors
/// Those of `groups`, which hands the groups out.
pub(super) fn run<E>(
    job: &Job<'_>,
    groups: impl FnOnce(&mut dyn FnMut(Group) -> bool) -> Result<(), E>,
    sink: &mut (dyn FnMut(FleetRow) -> bool + Send),
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (give, take) = sync_channel::<(u64, Group)>(WAITING * threads);
    let (put, get) = sync_channel::<(u64, Vec<FleetRow>)>(WAITING * threads);
    let (take, stopped) = (Mutex::new(take), AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..threads {
            let (put, take) = (put.clone(), &take);
            scope.spawn(move || work(job, take, &put));
        }
        drop(put);
        let stopped = &stopped;
        scope.spawn(move || {
            let mut waiting = BTreeMap::new();
            let mut next = 0;
            for (number, rows) in get {
                waiting.insert(number, rows);
                while let Some(rows) = waiting.remove(&next) {
                    next += 1;
                    let goes_on = stopped.load(Ordering::Relaxed) || rows.into_iter().all(&mut *sink);
                    if !goes_on {
                        stopped.store(true, Ordering::Relaxed);
                    }
                }
            }
        });
        let mut number = 0;
        let given = groups(&mut |group| {
            number += 1;
            !stopped.load(Ordering::Relaxed) && give.send((number - 1, group)).is_ok()
        });
        drop(give);
        given
    })
}

fn work(job: &Job<'_>, take: &Mutex<Receiver<(u64, Group)>>, put: &SyncSender<(u64, Vec<FleetRow>)>) {
    loop {
        // A thread that panicked would have poisoned the lock; the queue itself is sound then.
        let next = take.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
        let Ok((number, group)) = next else { return };
        if put.send((number, job.rows(group))).is_err() {
            return;
        }
    }
}
