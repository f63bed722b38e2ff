//! The meters for programs. Results of statistics are decimal strings of 15 significant digits, as far as doubles carry.

use serde_json::{Map, Value, json};

use super::super::figure::{figure_json, place_json};
use super::Metered;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::quantity::{Exact, Rounding};
use crate::saving::metered::verdict::{FrameworkVerdict, VerdictPack};
use crate::saving::proof::{Candidate, Fitted, Meter, ProofBand, ProofFigure, ProofRow, Provable, Week};
use crate::statistics::Interval;

/// Significant digits of a double that every reader gets back.
const DIGITS: u32 = 15;

/// The meters of a book for programs.
pub fn meters_json(metered: &Metered<'_>) -> Value {
    let meters = metered.figures().map(|(meter, figure)| {
        json!({
            "id": meter.id,
            "name": meter.name,
            "unit": meter.unit.text(),
            "made_up": meter.is_made_up,
            "place": place_json(meter.place, metered.subject.sources),
            "models": figure.proofs.iter().map(|proof| proof_json(metered, meter, proof)).collect::<Vec<_>>(),
        })
    });
    Value::Array(meters.collect())
}

fn proof_json(metered: &Metered<'_>, meter: &Meter, figure: &ProofFigure) -> Value {
    let proof = &figure.proof;
    let model = &meter.models[proof.model];
    let plain = |node: NodeId| figure_json(metered.subject, metered.view(), node, &exact::value(metered.view(), node));
    let saving = &proof.saving;
    json!({
        "id": model.id,
        "method": model.method.word(),
        "actual": plain(figure.actual),
        "expected": plain(figure.expected),
        "adjustments": figure.adjustments.iter().map(|(_, node)| plain(*node)).collect::<Vec<_>>(),
        "saving": plain(figure.saving),
        "indicator": figure.indicator.map(plain),
        "reconciled": figure.reconciled.as_ref().map(|of| json!({
            "measures": plain(of.measures),
            "unexplained": plain(of.difference),
            "realisation": of.realisation.map(plain),
            "within_band": of.within_band,
        })),
        "statistics": {
            "actual": double(saving.actual),
            "expected": double(saving.expected),
            "saving": double(saving.saving),
            "fraction": saving.fraction.map(double),
            "indicator": saving.indicator.map(double),
            "adjustments": double(saving.adjustments),
            "improvement": saving.indicator.map(|indicator| double(1.0 - indicator)),
            "se": saving.se.map(double),
            "se_model": saving.se_model.map(double),
            "periods": saving.periods,
            "left_out": proof.left_out,
        },
        "fits": proof.fits.iter().map(|fit| fit_json(metered, fit)).collect::<Vec<_>>(),
        "rows": proof.rows.iter().map(|row| row_json(metered, row)).collect::<Vec<_>>(),
        "bands": proof.bands.iter().map(band_json).collect::<Vec<_>>(),
        "provable": proof.provable.iter().map(provable_json).collect::<Vec<_>>(),
        "verdicts": verdicts_json(&proof.verdicts),
        "chain": proof.chain.map(|chain| json!({
            "baseline_actual": double(chain.baseline_actual),
            "baseline_expected": double(chain.baseline_expected),
            "reporting_expected": double(chain.reporting_expected),
        })),
    })
}

fn fit_json(metered: &Metered<'_>, fit: &Fitted) -> Value {
    let coefficients = fit.coefficients.iter().map(|of| {
        json!({
            "name": of.name,
            "per": of.per,
            "value": double(of.value),
            "se": double(of.standard_error),
            "t": if of.standard_error > 0.0 { double(of.value / of.standard_error) } else { Value::Null },
            "p": of.p.map(double),
        })
    });
    let line = fit.line.iter().map(|(x, y)| json!([double(*x), double(*y)]));
    json!({
        "name": fit.name,
        "coefficients": coefficients.collect::<Vec<_>>(),
        "statistics": statistics_json(&fit.statistics),
        "rows": fit.rows.iter().map(|row| row_json(metered, row)).collect::<Vec<_>>(),
        "candidates": fit.candidates.iter().map(candidate_json).collect::<Vec<_>>(),
        "reason": fit.reason.as_ref().map(|reason| reason.text(crate::finding::Lang::En)),
        "line": line.collect::<Vec<_>>(),
        "notes": fit.notes.iter().map(|note| note.text(crate::finding::Lang::En)).collect::<Vec<_>>(),
        "weeks": fit.weeks.iter().map(week_json).collect::<Vec<_>>(),
    })
}

fn week_json(of: &Week) -> Value {
    let slopes = |which: usize| of.slopes[which].iter().map(|slope| double(*slope)).collect::<Vec<_>>();
    json!({
        "month": of.month,
        "ends": of.pieces.ends().iter().map(|end| double(*end)).collect::<Vec<_>>(),
        "occupied": (0..of.occupied.len()).filter(|at| of.occupied[*at]).collect::<Vec<_>>(),
        "levels": of.levels.iter().map(|level| level.map(double)).collect::<Vec<_>>(),
        "slopes": { "unoccupied": slopes(0), "occupied": slopes(1) },
    })
}

fn statistics_json(of: &[(crate::saving::proof::Statistic, f64)]) -> Value {
    let map: Map<String, Value> = of.iter().map(|(name, value)| (name.word().to_owned(), double(*value))).collect();
    Value::Object(map)
}

fn candidate_json(of: &Candidate) -> Value {
    json!({
        "name": of.name,
        "statistics": statistics_json(&of.statistics),
        "valid": of.is_valid,
        "chosen": of.is_chosen,
        "refused": of.refused.as_ref().map(|reason| reason.text(crate::finding::Lang::En)),
    })
}

fn row_json(metered: &Metered<'_>, row: &ProofRow) -> Value {
    json!({
        "from": row.start.to_string(),
        "to": row.end.to_string(),
        "observed": double(row.observed),
        "expected": double(row.expected),
        "terms": row.terms.iter().map(|term| double(*term)).collect::<Vec<_>>(),
        "se_mean": row.se_mean.map(double),
        "mean_interval": row.intervals.map(|(mean, _)| interval_json(mean)),
        "prediction_interval": row.intervals.map(|(_, prediction)| interval_json(prediction)),
        "cumulative": row.cumulative.map(|(sum, _)| double(sum)),
        "cumulative_se": row.cumulative.and_then(|(_, se)| se).map(double),
        "split": row.split.map(|[base, heating, cooling]| json!({
            "base": double(base),
            "heating": double(heating),
            "cooling": double(cooling),
        })),
        "place": place_json(row.place, metered.subject.sources),
    })
}

fn interval_json(of: Interval) -> Value {
    json!({ "low": double(of.low), "high": double(of.high) })
}

fn band_json(of: &ProofBand) -> Value {
    json!({
        "form": of.form.word(),
        "divisor": of.divisor.word(),
        "freedom": of.freedom.map(double),
        "confidence": double(of.confidence),
        "half_width": double(of.half_width),
        "of_saving": of.of_saving.map(double),
        "interval": of.interval.map(interval_json),
        "parts": of.parts.map(|(model, noise)| json!({ "model": double(model), "noise": double(noise) })),
    })
}

fn provable_json(of: &Provable) -> Value {
    json!({
        "form": of.form.word(),
        "confidence": double(of.confidence),
        "fraction": double(of.fraction),
        "amount": double(of.amount),
    })
}

fn verdicts_json(of: &[FrameworkVerdict]) -> Value {
    let pack = VerdictPack::bundled();
    let frameworks = of.iter().map(|framework| {
        let rules = framework.rules.iter().map(|rule| {
            let of = &pack.rule[rule.rule];
            json!({
                "rule": of.id,
                "value": rule.value.map(double),
                "limit": double(of.limit.value),
                "outcome": rule.outcome.word(),
                "standing": of.standing.word(),
            })
        });
        json!({
            "framework": framework.framework.word(),
            "outcome": framework.outcome.word(),
            "rules": rules.collect::<Vec<_>>(),
        })
    });
    Value::Array(frameworks.collect())
}

/// A double as a decimal string; null where it is no number.
fn double(value: f64) -> Value {
    let Some(value) = Exact::from_f64(value) else { return Value::Null };
    let rounded = value.to_significant(DIGITS, Rounding::HalfEven);
    Value::String(rounded.to_decimal_string(rounded.terminating_places().unwrap_or(DIGITS), Rounding::HalfEven))
}
