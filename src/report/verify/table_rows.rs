//! Tables as rows of a verification: one for the table with its counts, one for each of its relations.

use super::EXTRA_DECIMALS;
use super::arithmetic::arithmetic_text;
use super::rows::{VerifyRow, arithmetic_word, fill_size, sheet_row};
use super::size::size_words;
use super::table_findings::place_of;
use super::tables::{Tables, Told, cited, counts, decimals, name, told, whole_words};
use crate::calc::View;
use crate::claim::{Arithmetic, Check, Missing, PrintedTable, RelationFigure, Size, TableFigure, TableVerdict, Whole};
use crate::finding::{AboutTable, Lang, Place, one_line};
use crate::report::Subject;
use crate::report::figure::cited_text;
use crate::report::page::Cell;

pub(super) fn table_rows(subject: &Subject<'_>, tables: Tables<'_>, lang: Lang) -> Vec<VerifyRow> {
    let view = View::plain(&subject.account.graph);
    let mut rows = Vec::new();
    for (table, figure, verdict) in tables.each() {
        rows.push(whole_row(subject, table, figure, verdict, (view, lang)));
        for ((relation, check), size) in figure.relations.iter().zip(&verdict.relations).zip(&verdict.sizes) {
            let of = (relation, check, size.as_ref());
            rows.push(relation_row(subject, table, figure, of, (view, lang)));
        }
    }
    rows
}

fn place_text(subject: &Subject<'_>, place: Place) -> Cell {
    let line = subject.sources.line_column(place).line;
    Cell::Text(format!("{}:{line}", subject.sources.name(place.file)))
}

fn text(text: Option<String>) -> Cell {
    text.map_or(Cell::Empty, Cell::Text)
}

fn whole_row(
    subject: &Subject<'_>,
    table: &PrintedTable,
    figure: &TableFigure,
    verdict: &TableVerdict,
    (view, lang): (View<'_>, Lang),
) -> VerifyRow {
    let (word, whole) = match &verdict.whole {
        _ if figure.relations.is_empty() => ("nothing-stated", AboutTable::NothingStated),
        Whole::Foots => ("foots", whole_words(&verdict.whole)),
        Whole::DoesNotFoot(_) => ("does-not-foot", whole_words(&verdict.whole)),
        Whole::Undecided => ("undecided", whole_words(&verdict.whole)),
    };
    let slips = verdict.repairs.as_ref().filter(|repairs| !repairs.too_many).map(|repairs| {
        let (found, tried) = (repairs.groups.iter().map(Vec::len).sum(), repairs.tried);
        if found == 0 { AboutTable::NoSlip { tried } } else { AboutTable::SlipsFound { found, tried } }
    });
    let cells = sheet_row([
        ("kind", Cell::Text("table".to_owned())),
        ("id", Cell::Text(table.id.clone())),
        ("says", text(table.says.as_deref().map(one_line))),
        ("source", text(cited(figure, view).map(|cited| cited_text(cited, Lang::En)))),
        ("place", place_text(subject, table.place)),
        ("arithmetic", Cell::Text(word.to_owned())),
        ("explanation", text(slips.as_ref().map(|slips| slips.text(Lang::En)))),
    ]);
    let joint = if lang == Lang::Zh { "；" } else { "; " };
    let arithmetic = match figure.relations.is_empty() {
        true => whole.text(lang),
        false => format!("{}{joint}{}", whole.text(lang), counts(verdict).text(lang)),
    };
    let none = String::new;
    let explanation = slips.map(|slips| slips.text(lang)).unwrap_or_default();
    let shown = [table.id.clone(), none(), none(), arithmetic, explanation, none(), none()];
    VerifyRow { shown: Some(shown), cells }
}

fn relation_row(
    subject: &Subject<'_>,
    table: &PrintedTable,
    figure: &TableFigure,
    (relation, check, size): (&RelationFigure, &Check, Option<&Size>),
    (view, lang): (View<'_>, Lang),
) -> VerifyRow {
    let unit = view.unit(relation.published);
    let difference = match &check.arithmetic {
        Arithmetic::DoesNotHold(difference) => Some(difference),
        _ => None,
    };
    let mut cells = sheet_row([
        ("kind", Cell::Text("relation".to_owned())),
        ("id", Cell::Text(relation.address.clone())),
        ("says", Cell::Text(one_line(&name(table, &relation.relation).text(Lang::En)))),
        ("source", text(cited(figure, view).map(|cited| cited_text(cited, Lang::En)))),
        ("place", place_text(subject, place_of(table, relation))),
        ("published", Cell::number(view.leaf_at(relation.published).map(|leaf| leaf.point()).as_ref())),
        ("recomputed", Cell::number(check.recomputed.value())),
        ("unit", Cell::Text(unit.text().to_owned())),
        ("arithmetic", Cell::Text(arithmetic_word(&check.arithmetic).to_owned())),
        ("difference", Cell::number(difference.map(|difference| &difference.at_point))),
        ("difference_at_least", Cell::number(difference.map(|difference| &difference.at_least))),
    ]);
    fill_size(&mut cells, size);
    let failing = matches!(check.arithmetic, Arithmetic::DoesNotHold(_))
        || matches!(&check.arithmetic, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown);
    let shown = || {
        let Told { printed, recomputed, .. } = told(table, relation, check, view);
        let arithmetic = arithmetic_text(&check.arithmetic, unit, decimals(relation, view) + EXTRA_DECIMALS, lang);
        let size = size.map(|size| size_words(size, lang)).unwrap_or_default();
        [relation.address.clone(), printed, recomputed, arithmetic, String::new(), size, String::new()]
    };
    VerifyRow { shown: failing.then(shown), cells }
}
