//! The periods of the models, beside each other.

use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::saving::proof::Meter;

/// Points at a baseline that comes after its reporting period. Periods that share days or that readings do not cover are said
/// where the model takes its rows.
pub(super) fn look(meter: &Meter, findings: &mut Findings) {
    for model in &meter.models {
        let (Some(before), Some(after)) = (meter.baseline_of(model), meter.reporting_of(model)) else { continue };
        if before.from > after.to {
            let message = AboutMeter::BaselineAfter { model: model.id.clone() };
            let finding = Finding::new(Code::BaselineNotBefore, message).at(model.place).level(Level::Warning);
            findings.push(finding.help(AboutMeter::BackcastHelp));
        }
    }
}
