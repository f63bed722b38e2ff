//! Every set of drivers tried, listed, and one chosen.

use super::drivers::{statistics, tests};
use crate::finding::{AboutMeter, Code, Finding, Findings};
use crate::saving::metered::drivers::{
    Baseline, Candidate as Tried, Criterion as Loss, Driver, Periods, best, every_subset,
};
use crate::saving::metered::verdict::VerdictPack;
use crate::saving::proof::model::Criterion;
use crate::saving::proof::outcome::Candidate;
use crate::saving::proof::run::Run;

/// The set that was chosen, beside all that were tried.
pub(super) struct Chosen {
    pub baseline: Baseline,
    pub candidates: Vec<Candidate>,
    pub reason: AboutMeter,
}

/// Fits every set of drivers and takes the best that passes the tests of SEP; where none does, the best of all, and says so.
pub(super) fn choose(
    run: &Run<'_>,
    periods: Periods<'_>,
    other: &[Driver<'_>],
    findings: &mut Findings,
) -> Result<Chosen, AboutMeter> {
    let pack = VerdictPack::bundled();
    let limits = pack.sep_limits().ok_or(AboutMeter::NoCandidate)?;
    let mut tried = every_subset(periods, other, &limits)?;
    let count = tried.len();
    let (loss, reason) = match run.model.options.criterion.unwrap_or(Criterion::AdjustedR2) {
        Criterion::AdjustedR2 => {
            let qualified = tried.iter().filter(|of| is_valid(of)).count();
            (Loss::AdjustedR2, AboutMeter::HighestR2 { qualified, tried: count })
        }
        Criterion::Bic => (Loss::Bic, AboutMeter::LowestBic { tried: count }),
        Criterion::LeaveOneOut => (Loss::LeaveOneOut, AboutMeter::LowestLeaveOneOut { tried: count }),
    };
    let valid = best(&tried, loss);
    let chosen = match valid {
        Some(at) => at,
        None => {
            let message = AboutMeter::NotFitted {
                meter: run.meter.id.clone(),
                model: run.model.id.clone(),
                reason: Box::new(AboutMeter::NoValidSet { tried: count }),
            };
            findings.push(Finding::new(Code::SavingNotProved, message).at(run.model.place));
            least(&tried, loss).ok_or_else(|| first_reason(&tried))?
        }
    };
    let candidates = tried.iter().enumerate().map(|(at, of)| candidate(of, at == chosen)).collect();
    let baseline = tried.swap_remove(chosen).baseline?;
    Ok(Chosen { baseline, candidates, reason })
}

fn is_valid(of: &Tried) -> bool {
    of.sep.as_ref().is_some_and(|sep| sep.stat_valid() && sep.range_valid())
}

/// The best of all that could be fitted, valid or not.
fn least(tried: &[Tried], criterion: Loss) -> Option<usize> {
    let loss = |of: &Tried| {
        let diagnostics = &of.baseline.as_ref().ok()?.diagnostics;
        match criterion {
            Loss::AdjustedR2 => Some(-diagnostics.r2_adjusted),
            Loss::Bic => Some(diagnostics.bic),
            Loss::LeaveOneOut => diagnostics.variation.and_then(|of| of.cvrmse_leave_one_out),
        }
    };
    let losses = tried.iter().enumerate().filter_map(|(at, of)| Some((at, loss(of)?)));
    losses.reduce(|one, other| if other.1 < one.1 { other } else { one }).map(|(at, _)| at)
}

fn first_reason(tried: &[Tried]) -> AboutMeter {
    let error = tried.iter().find_map(|of| of.baseline.as_ref().err());
    error.map_or(AboutMeter::NoCandidate, |error| error.clone().into())
}

fn candidate(of: &Tried, is_chosen: bool) -> Candidate {
    let mut figures = of.baseline.as_ref().map(|baseline| statistics(&baseline.diagnostics)).unwrap_or_default();
    figures.extend(of.sep.iter().flat_map(tests));
    Candidate {
        name: of.drivers.join(" + "),
        statistics: figures,
        is_valid: is_valid(of),
        is_chosen,
        refused: of.baseline.as_ref().err().map(|error| error.clone().into()),
    }
}
