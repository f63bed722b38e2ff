//! A meter of a fleet for programs.

use serde_json::{Value, json};

use super::super::number::machine;
use super::super::page::{harmless, quoted};
use super::double;
use crate::book::{FLEET_QUALITY, FleetRow};
use crate::finding::Lang;
use crate::saving::proof::Meter;

/// Columns of [`fleet_csv`].
const COLUMNS: &[&str] = &[
    "meter",
    "line",
    "model",
    "state",
    "fit",
    "n",
    "r2",
    "r2_adjusted",
    "cvrmse_n_minus_p",
    "cvrmse_n_minus_k",
    "periods",
    "actual",
    "expected",
    "saving",
    "fraction",
    "unit",
    "band",
    "confidence",
    "half_width",
    "proved",
    "warnings",
    "code",
    "reason",
];

/// The header of the rows, RFC 4180.
pub fn fleet_header() -> String {
    format!("{}\r\n", COLUMNS.join(","))
}

/// A meter under a model as a row, RFC 4180.
pub fn fleet_csv(meter: &Meter, row: &FleetRow) -> String {
    let text = |text: &str| quoted(&harmless(text));
    let number = |value: Option<f64>| value.and_then(double).map(|value| machine(&value)).unwrap_or_default();
    let mut cells = vec![text(&row.id), row.line.to_string(), text(&meter.models[row.model].id)];
    match &row.outcome {
        Ok(of) => {
            let (form, level, half) = match of.band {
                Some((form, level, half)) => (form.word(), Some(level), Some(half)),
                None => ("", None, None),
            };
            cells.extend(["proof".to_owned(), text(&of.name), of.points.to_string()]);
            cells.extend(of.quality.map(number));
            cells.push(of.periods.to_string());
            cells.extend([Some(of.actual), Some(of.expected), Some(of.saving), of.fraction].map(number));
            cells.extend([text(meter.unit.text()), form.to_owned(), number(level), number(half)]);
            cells.extend([of.is_proved.map(|is| is.to_string()).unwrap_or_default(), row.warnings.to_string()]);
            cells.extend([String::new(), String::new()]);
        }
        Err(refusal) => {
            cells.push("refused".to_owned());
            cells.extend(vec![String::new(); COLUMNS.len() - 7]);
            cells.extend([row.warnings.to_string(), refusal.code.word().to_owned()]);
            cells.push(text(&refusal.message.text(Lang::En)));
        }
    }
    format!("{}\r\n", cells.join(","))
}

/// A meter under a model as JSON.
pub fn fleet_json(meter: &Meter, row: &FleetRow) -> Value {
    let number = |value: Option<f64>| value.and_then(double).map(|value| machine(&value));
    let mut shown = json!({
        "meter": row.id,
        "line": row.line,
        "model": meter.models[row.model].id,
        "warnings": row.warnings,
    });
    let rest = match &row.outcome {
        Ok(of) => json!({
            "state": "proof",
            "fit": of.name,
            "n": of.points,
            "quality": FLEET_QUALITY.iter().zip(of.quality).map(|(name, value)| {
                (name.word().to_owned(), json!(number(value)))
            }).collect::<serde_json::Map<_, _>>(),
            "periods": of.periods,
            "actual": number(Some(of.actual)),
            "expected": number(Some(of.expected)),
            "saving": number(Some(of.saving)),
            "fraction": number(of.fraction),
            "unit": meter.unit.text(),
            "band": of.band.map(|(form, level, half)| json!({
                "form": form.word(),
                "confidence": number(Some(level)),
                "half_width": number(Some(half)),
            })),
            "proved": of.is_proved,
        }),
        Err(refusal) => json!({
            "state": "refused",
            "code": refusal.code.word(),
            "reason": refusal.message.text(Lang::En),
        }),
    };
    if let (Some(map), Value::Object(rest)) = (shown.as_object_mut(), rest) {
        map.extend(rest);
    }
    shown
}
