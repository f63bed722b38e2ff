//! A grid with its rules as a table of a book.

use std::collections::{HashMap, HashSet};

use super::claim::{Context, printed};
use super::same::Same;
use super::toml::{comment, quote, quoted};
use crate::claim::segment;
use crate::quantity::Unit;
use crate::read::relation::{Across, Rules};
use crate::read::{Cell, Grid, Proposal};

/// Characters of a caption at most.
pub(super) const LONGEST_CAPTION: usize = 200;
/// Bytes of a row's or a column's name at most.
const LONGEST_NAME: usize = 72;

/// Names that tell lines apart: as printed where that is possible.
fn names(printed: impl Iterator<Item = String>, other: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    // How often each name was counted on: a thousand rows of one name are not counted from the start each time.
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut out = Vec::new();
    for (index, name) in printed.enumerate() {
        let mut name = comment(&name).trim_start_matches(['-', '−', '－']).trim().to_owned();
        while name.len() > LONGEST_NAME {
            name.pop();
        }
        let mut name = name.trim().to_owned();
        if segment(&name).is_empty() {
            name = format!("{other}-{}", index + 1);
        }
        if !seen.insert(segment(&name)) {
            let first = name.clone();
            let count = counts.entry(segment(&first)).or_insert(2);
            while !seen.insert(segment(&name)) {
                name = format!("{first} {count}");
                *count += 1;
            }
        }
        out.push(name);
    }
    out
}

impl Context<'_> {
    /// The table; nothing where a cell cannot be written so that a book reads it.
    pub(super) fn table(
        &self,
        grid: &Grid,
        rules: &Rules,
        proposal: &Proposal,
        sames: &[Same],
        id: &str,
    ) -> Option<String> {
        let rows = names(
            grid.rows.iter().map(|row| match row.group.is_empty() {
                true => row.label.clone(),
                false => format!("{} {}", row.group, row.label),
            }),
            "row",
        );
        let columns = names(grid.columns.iter().map(|column| column.name.clone()), "column");
        let units: Vec<Option<Unit>> = (0..columns.len()).map(|column| unit_of(grid, column)).collect();
        let mut lines = vec![self.comment(proposal)];
        if rules.totals.iter().any(|total| total.misfits > 0) {
            lines.push(format!("# {}", self.words.misfits));
        }
        lines.push("[[table]]".to_owned());
        lines.push(format!("id      = {}", quoted(id)));
        if !grid.caption.trim().is_empty() {
            lines.push(format!("says    = {}", quoted(&quote(&grid.caption, LONGEST_CAPTION))));
        }
        let (first, last) = (self.report.in_file(grid.lines.0), self.report.in_file(grid.lines.1));
        let source = if first == last {
            format!("{}:{first}", self.document)
        } else {
            format!("{}:{first}-{last}", self.document)
        };
        lines.push(format!("source  = {}", quoted(&source)));
        lines.push(format!("columns = [{}]", list(columns.iter())));
        if units.iter().all(Option::is_some) {
            let text = |unit: &Option<Unit>| match unit.as_ref().map(Unit::text) {
                None | Some("") => "1".to_owned(),
                Some(text) => text.to_owned(),
            };
            let texts: Vec<String> = units.iter().map(text).collect();
            match texts.iter().all(|text| *text == texts[0]) {
                true => lines.push(format!("unit    = {}", quoted(&texts[0]))),
                false => lines.push(format!("units   = [{}]", list(texts.iter()))),
            }
        }
        let bare = units.iter().all(Option::is_some);
        lines.push("rows    = [".to_owned());
        for (row, name) in grid.rows.iter().zip(&rows) {
            let mut cells = vec![quoted(name)];
            for column in 0..columns.len() {
                cells.push(quoted(&cell(row.cells.get(column), bare)?));
            }
            lines.push(format!("  [{}],", cells.join(", ")));
        }
        lines.push("]".to_owned());
        self.rules(rules, &rows, &columns, &mut lines);
        if !sames.is_empty() {
            lines.push("same    = [".to_owned());
            for same in sames {
                lines.push(format!(
                    "  {{ row = {}, column = {}, published = {}, source = {} }},",
                    quoted(rows.get(same.row)?),
                    quoted(columns.get(same.column)?),
                    quoted(&same.published),
                    self.source(same.line)
                ));
            }
            lines.push("]".to_owned());
        }
        Some(lines.join("\n") + "\n")
    }

    fn rules(&self, rules: &Rules, rows: &[String], columns: &[String], lines: &mut Vec<String>) {
        let name = |side: Across, line: usize| {
            let names = if side == Across::Row { rows } else { columns };
            names.get(line).map(String::as_str).unwrap_or_default()
        };
        let key = |side: Across| if side == Across::Row { "row" } else { "column" };
        let turned = |side: Across| if side == Across::Row { Across::Column } else { Across::Row };
        let all = |side: Across, of: &[usize]| list(of.iter().map(|line| name(side, *line)));
        if !rules.totals.is_empty() {
            lines.push("totals  = [".to_owned());
            for total in &rules.totals {
                let side = total.side;
                lines.push(format!(
                    "  {{ {} = {}, of = [{}], in = [{}] }},",
                    key(side),
                    quoted(name(side, total.line)),
                    all(side, &total.of),
                    all(turned(side), &total.within)
                ));
            }
            lines.push("]".to_owned());
        }
        if !rules.shares.is_empty() {
            lines.push("shares  = [".to_owned());
            for share in &rules.shares {
                let side = share.side;
                let of = share.of.map(|of| format!(", of = {}", quoted(name(side, of)))).unwrap_or_default();
                let total = share.total.map(|total| format!(", total = {}", quoted(name(turned(side), total))));
                let total = total.unwrap_or_default();
                let parts = all(turned(side), &share.parts);
                lines.push(format!(
                    "  {{ {} = {}{of}{total}, parts = [{parts}] }},",
                    key(side),
                    quoted(name(side, share.line))
                ));
            }
            lines.push("]".to_owned());
        }
    }
}

fn list(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    texts.map(|text| quoted(text.as_ref())).collect::<Vec<_>>().join(", ")
}

/// The unit that all figures of a column are printed in.
fn unit_of(grid: &Grid, column: usize) -> Option<Unit> {
    let mut units = grid.rows.iter().filter_map(|row| match row.cells.get(column) {
        Some(Cell::Figure(figure)) => Some(figure.quantity.unit()),
        _ => None,
    });
    let Some(first) = units.next() else { return grid.columns.get(column)?.unit.clone().or(Some(Unit::none())) };
    units.all(|unit| unit == first).then(|| first.clone())
}

/// A cell as a book has it: without its unit where the column says it.
fn cell(cell: Option<&Cell>, bare: bool) -> Option<String> {
    match cell {
        Some(Cell::Figure(figure)) => {
            let text = printed(&figure.quantity)?;
            let unit = figure.quantity.unit().text();
            Some(match text.strip_suffix(unit) {
                Some(number) if bare => number.trim_end().to_owned(),
                _ => text,
            })
        }
        Some(Cell::NotStated) => Some("/".to_owned()),
        Some(Cell::Empty | Cell::Words(_)) | None => Some(String::new()),
    }
}
