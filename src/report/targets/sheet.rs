//! The targets as a sheet: a row a figure.

use super::Aimed;
use crate::calc::reading::exact;
use crate::report::page::{Cell, Sheet};

pub(super) fn sheet(aimed: &Aimed<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (target, figure) in aimed.shown() {
        for (name, node) in figure.named() {
            let (name, year) = match name.split_once('/') {
                Some((name, year)) if year.parse::<i32>().is_ok() => (name.to_owned(), Cell::Text(year.to_owned())),
                _ => (name, Cell::Empty),
            };
            let value = exact::value(aimed.view(), node);
            rows.push(vec![
                Cell::Text(target.id.clone()),
                Cell::Text(name),
                year,
                Cell::number(value.value()),
                Cell::Text(aimed.unit(node).text().to_owned()),
            ]);
        }
        rows.extend(figure.judged.judgement.iter().flat_map(|of| super::judgement::cells(target, of)));
    }
    rows.extend(super::portfolio::cells(aimed));
    Sheet { header: vec!["target", "figure", "year", "value", "unit"], rows }
}
