//! What to doubt of a proof: drivers beyond the baseline, adjustments, a saving below what the meter can prove.

use jiff::civil::Date;

use super::Run;
use super::baseline::Quality;
use super::select::Selected;
use crate::finding::{AboutMeter, Code, Finding, Findings, Level};
use crate::saving::Span;
use crate::saving::metered::drivers::DriverRange;
use crate::saving::metered::verdict::VerdictPack;
use crate::saving::proof::band::Provable;
use crate::saving::proof::equation::amount;
use crate::saving::proof::model::Approach;
use crate::saving::proof::outcome::Proof;
use crate::statistics::moments::mean;

/// The share of the reporting period that may be hotter or colder than the baseline before it is said.
const MOST_BEYOND: f64 = 0.1;

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
        let (meter, model, saving) = (self.meter.id.clone(), self.model.id.clone(), proof.saving.saving);
        let least = amount(least.amount, unit);
        let message = if saving < 0.0 {
            AboutMeter::UsedMore { meter, model, more: amount(-saving, unit), least }
        } else {
            AboutMeter::NotProved { meter, model, saving: amount(saving, unit), least }
        };
        self.say(Code::SavingNotProved, message, findings);
    }

    /// Where the drivers that a model uses were while it was fitted; `used` is in the order of those that were selected.
    pub(super) fn ranges(&self, of: &Selected, used: &[bool]) -> Vec<(String, DriverRange)> {
        let needs = self.needs();
        let all = needs.drivers.iter().zip(&of.drivers).zip(used).filter(|(_, used)| **used);
        let one = |((at, values), _): ((&usize, &Vec<f64>), &bool)| {
            Some((self.meter.drivers[*at].name.value.clone(), DriverRange::of(values).ok()?))
        };
        all.filter_map(one).collect()
    }

    /// Says what could be proved over a reporting period that lies ahead.
    pub(super) fn planned(&self, provable: &[Provable], findings: &mut Findings) {
        let of = |of: &Provable| {
            let percent = |share: f64| libm::round(share * 1000.0) / 10.0;
            let (level, share) = (percent(of.confidence), percent(of.fraction));
            format!("{} ({share} %; {level} %)", amount(of.amount, &self.meter.unit))
        };
        let (meter, model) = (self.meter.id.clone(), self.model.id.clone());
        let least = provable.iter().map(of).collect();
        let finding = Finding::new(Code::SavingNotProved, AboutMeter::NotReadYet { meter, model, least });
        findings.push(finding.at(self.model.place).level(Level::Note));
    }

    /// Says where the reporting period was hotter or colder than anything that the model was fitted on.
    pub(super) fn doubt_temperatures(&self, on: &Selected, against: &Selected, findings: &mut Findings) {
        let of = |of: &Selected| -> Vec<f64> {
            if of.temperature.is_empty() { of.blocks.concat() } else { of.temperature.clone() }
        };
        let (seen, asked) = (of(on), of(against));
        let ends = seen.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |ends, at| (ends.0.min(*at), ends.1.max(*at)));
        let count = asked.iter().filter(|at| **at < ends.0 || **at > ends.1).count();
        if !seen.is_empty() && count as f64 > MOST_BEYOND * asked.len() as f64 {
            let (meter, model) = (self.meter.id.clone(), self.model.id.clone());
            let message = AboutMeter::TemperaturesBeyond { meter, model, count, of: asked.len() };
            self.say(Code::SavingNotProved, message, findings);
        }
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
        if let Some(reporting) = meter.reporting_of(model) {
            let outside = meter
                .adjustments
                .iter()
                .enumerate()
                .filter(|(_, of)| of.span.to < reporting.from || of.span.from > reporting.to);
            for (at, of) in outside {
                let message = AboutMeter::AdjustmentOutside { meter: meter.id.clone(), number: at + 1 };
                findings.push(Finding::new(Code::SavingNotProved, message).at(of.amount.place));
            }
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
