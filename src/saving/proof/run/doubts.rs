//! What to doubt of a proof: drivers beyond the baseline, adjustments, a saving below what the meter can prove.

use jiff::civil::Date;

use super::Run;
use super::baseline::Quality;
use super::select::Selected;
use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::saving::Span;
use crate::saving::metered::verdict::VerdictPack;
use crate::saving::proof::equation::amount;
use crate::saving::proof::model::Approach;
use crate::saving::proof::outcome::Proof;
use crate::statistics::moments::mean;

impl Run<'_> {
    fn say(&self, code: Code, message: AboutMeter, findings: &mut Findings) {
        findings.push(Finding::new(code, message).at(self.model.place));
    }

    /// Says where the model is held against days that it was fitted on.
    pub(super) fn doubt_spans(&self, before: Span, after: Span, findings: &mut Findings) {
        if before.from <= after.to && after.from <= before.to {
            let (meter, model) = (self.meter.id.clone(), self.model.id.clone());
            self.say(Code::SavingNotProved, AboutMeter::PeriodsOverlap { meter, model }, findings);
        }
    }

    /// The farthest distance of a driver's mean, in standard deviations of the baseline, of those outside its range; says which
    /// lie too far out.
    pub(super) fn distance(
        &self,
        quality: &Quality,
        of: &Selected,
        pack: &VerdictPack,
        findings: &mut Findings,
    ) -> Option<f64> {
        let limit = pack.sep_limits()?.deviations;
        let mut farthest: f64 = 0.0;
        let needs = self.needs();
        for (name, range) in &quality.ranges {
            let at = needs.drivers.iter().position(|at| self.meter.drivers[*at].name.value == *name);
            let Some(mean) = at.and_then(|at| mean(of.drivers.get(at)?).ok()) else { continue };
            if !range.covers(mean, 0.0) {
                farthest = farthest.max(libm::fabs(mean - range.mean) / range.deviation);
            }
            if !range.covers(mean, limit) {
                let (meter, model) = (self.meter.id.clone(), self.model.id.clone());
                let message = AboutMeter::OutOfRange { meter, model, driver: name.clone() };
                self.say(Code::SavingNotProved, message, findings);
            }
        }
        (!quality.ranges.is_empty()).then_some(farthest)
    }

    /// Says where the saving is below the smallest that can be proved, at the lowest level of confidence that was asked for.
    pub(super) fn doubt(&self, proof: &Proof, findings: &mut Findings) {
        let least = proof.provable.iter().min_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let Some(least) = least.filter(|least| proof.saving.saving < least.amount) else { return };
        let unit = &self.meter.unit;
        let message = AboutMeter::NotProved {
            meter: self.meter.id.clone(),
            model: self.model.id.clone(),
            saving: amount(proof.saving.saving, unit),
            least: amount(least.amount, unit),
        };
        self.say(Code::SavingNotProved, message, findings);
    }

    /// What the adjustments add up to and with a day.
    pub(super) fn adjusted_until(&self, last: Date) -> f64 {
        self.meter.adjustments_until(self.model, last)
    }

    /// What all adjustments add; says which are counted in part or not at all.
    pub(super) fn adjustments(&self, findings: &mut Findings) -> f64 {
        let (meter, model) = (self.meter, self.model);
        if matches!(model.approach, Approach::Normalised(_)) && meter.is_adjusted(model) {
            let (meter, model) = (meter.id.clone(), model.id.clone());
            let message = AboutMeter::AdjustmentNotTaken { meter, model, approach: "normalised" };
            self.say(Code::SavingNotProved, message, findings);
        }
        for of in meter.applied(model).iter().filter(|of| of.inside < of.days) {
            let (number, inside, days) = (of.adjustment + 1, of.inside, of.days);
            let message = AboutMeter::AdjustmentShared { meter: meter.id.clone(), number, inside, days };
            let finding =
                Finding::new(Code::SavingNotProved, message).at(meter.adjustments[of.adjustment].amount.place);
            findings.push(finding.level(Level::Note));
        }
        meter.reporting_of(model).map_or(0.0, |reporting| meter.adjustments_until(model, reporting.to))
    }
}
