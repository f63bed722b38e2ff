//! The targets as a sheet: a row a figure.

use super::Aimed;
use crate::calc::reading::exact;
use crate::report::page::{Cell, Sheet};

pub(super) fn sheet(aimed: &Aimed<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (target, figure) in aimed.shown() {
        for (name, node) in figure.named() {
            // The year of a name such as sda/2025/p has a column of its own.
            let year = name.split('/').find(|part| part.parse::<i32>().is_ok() && !name.starts_with("event/"));
            let parts: Vec<&str> = name.split('/').filter(|part| Some(*part) != year).collect();
            let year = year.map_or(Cell::Empty, |year| Cell::Text(year.to_owned()));
            let name = parts.join("/");
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
