//! From readings to a proof: a file for each method.
//!
//! ```text
//! Readings ─ select ─▶ Selected (rows of a span with all that is needed) ─┬─ drivers        ─▶ Proof
//!                                                                       └─ caltrack, …
//! ```

mod drivers;
mod select;
mod wrong;

use super::model::{Meter, MeterModel, Method};
use super::outcome::Proof;
use super::readings::Readings;
use crate::finding::{AboutMeter, Code, Finding, Findings};

/// A run of one model.
pub(super) struct Run<'a> {
    pub meter: &'a Meter,
    pub readings: &'a Readings,
    pub model: &'a MeterModel,
    pub at: usize,
}

/// Holds a model against its meter; says what is wrong where there is no result.
pub(super) fn run(run: &Run<'_>, findings: &mut Findings) -> Option<Proof> {
    let proof = match run.model.method {
        Method::Drivers => drivers::prove(run, findings),
        method => Err(AboutMeter::WrongFrequency { method: method.word() }),
    };
    match proof {
        Ok(proof) => Some(proof),
        Err(reason) => {
            let help = matches!(reason, AboutMeter::TooFewPoints { .. } | AboutMeter::Collinear { .. });
            let message = AboutMeter::NotFitted {
                meter: run.meter.id.clone(),
                model: run.model.id.clone(),
                reason: Box::new(reason),
            };
            let finding = Finding::new(Code::ModelNotFitted, message).at(run.model.place);
            findings.push(if help { finding.help(AboutMeter::MoreData) } else { finding });
            None
        }
    }
}
