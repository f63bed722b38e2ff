//! The meters as a sheet: a row a figure.

use super::super::page::{Cell, Sheet};
use super::Metered;
use crate::calc::reading::exact;
use crate::quantity::{Exact, Rounding};

pub(super) fn sheet(metered: &Metered<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (meter, figure) in metered.figures() {
        for proof in &figure.proofs {
            let model = &meter.models[proof.proof.model];
            let text = |text: &str| Cell::Text(text.to_owned());
            let mut row = |name: &str, address: &str, cell: Cell, unit: &str| {
                rows.push(vec![text(&meter.id), text(&model.id), text(name), text(address), cell, text(unit)]);
            };
            for (name, node) in [("actual", proof.actual), ("expected", proof.expected), ("saving", proof.saving)] {
                let known = exact::value(metered.view(), node);
                let address = format!("meter/{}/{}/{name}", meter.id, model.id);
                row(name, &address, Cell::number(known.value()), meter.unit.text());
            }
            for fit in &proof.proof.fits {
                for of in &fit.coefficients {
                    row(&format!("coefficient {}", of.name), "", double(of.value), meter.unit.text());
                }
                for (name, value) in &fit.statistics {
                    row(name.word(), "", double(*value), "");
                }
            }
            for band in &proof.proof.bands {
                let name = format!("band {} {}", band.form.word(), band.confidence);
                row(&name, "", double(band.half_width), meter.unit.text());
            }
        }
    }
    Sheet { header: vec!["meter", "model", "figure", "address", "value", "unit"], rows }
}

fn double(value: f64) -> Cell {
    Cell::number(Exact::from_f64(value).map(|value| value.to_significant(15, Rounding::HalfEven)).as_ref())
}
