//! What stands beside a value: other editions, places, kinds and families, with their differences.

use super::super::Look;
use super::super::table::Align;
use super::Shelf;
use super::layout::{Column, fitting};
use super::words::{
    absolute_words, bracketed, kind_words, percent_words, region_words, source_words, state, value_cells, value_in,
};
use crate::factor::{Difference, Factor, Lies, Neighbour, Relation, Resolved, difference, neighbours};
use crate::finding::FactorWord;

/// Editions of a family, each against the one before that was in force.
pub(super) fn editions_table(shelf: &Shelf<'_>, editions: &[Resolved<'_>], look: Look) -> String {
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header, align, yields| Column { header, align, yields };
    let columns = vec![
        column(word(FactorWord::Factor), Align::Left, 0),
        column(word(FactorWord::Value), Align::Right, 0),
        column(word(FactorWord::Unit), Align::Left, 0),
        column(word(FactorWord::Percent), Align::Right, 1),
        column(word(FactorWord::Source), Align::Left, 4),
        column(word(FactorWord::Grade), Align::Left, 3),
        column(word(FactorWord::State), Align::Left, 2),
    ];
    let mut before = None;
    let mut rows = Vec::new();
    for entry in editions {
        let worth = entry.worth(shelf.library);
        let moved = worth.as_ref().zip(before.as_ref()).and_then(|(now, before)| difference(now, before));
        let (value, unit) = value_cells(shelf, *entry);
        rows.push(vec![
            entry.id().to_string(),
            value,
            unit,
            percent_words(moved.as_ref().and_then(|moved| moved.relative.as_ref())),
            source_words(*entry, shelf),
            entry.grade().map_or_else(String::new, |grade| grade.word().to_owned()),
            state(shelf, *entry, look.lang),
        ]);
        if !entry.is_draft() {
            before = worth.or(before);
        }
    }
    fitting(columns, &rows, look.width)
}

/// What stands beside a value, a table for each relation.
pub(super) fn neighbours_text(shelf: &Shelf<'_>, factor: &Factor, look: Look) -> String {
    let found = neighbours(shelf.library, shelf.regions, factor);
    let mut text = String::new();
    for (heading, about, wanted) in [
        (FactorWord::OtherEditions, FactorWord::State, 0),
        (FactorWord::OtherPlaces, FactorWord::Region, 1),
        (FactorWord::OtherKinds, FactorWord::Kind, 2),
        (FactorWord::Elsewhere, FactorWord::Source, 3),
    ] {
        let of = |neighbour: &&Neighbour<'_>| match neighbour.relation {
            Relation::Edition => wanted == 0,
            Relation::Place(_) => wanted == 1,
            Relation::Kind => wanted == 2,
            Relation::Elsewhere => wanted == 3,
        };
        let group: Vec<&Neighbour<'_>> = found.iter().filter(of).collect();
        if !group.is_empty() {
            text.push_str(&format!("\n{}\n", heading.text(look.lang)));
            text.push_str(&neighbour_table(shelf, factor, &group, about, look));
        }
    }
    text
}

fn neighbour_table(
    shelf: &Shelf<'_>,
    factor: &Factor,
    group: &[&Neighbour<'_>],
    about: FactorWord,
    look: Look,
) -> String {
    let word = |word: FactorWord| word.text(look.lang).to_owned();
    let column = |header, align, yields| Column { header, align, yields };
    let columns = vec![
        column(word(FactorWord::Factor), Align::Left, 0),
        column(factor.unit().text().to_owned(), Align::Right, 0),
        column(word(FactorWord::Difference), Align::Right, 2),
        column(word(FactorWord::Percent), Align::Right, 0),
        column(word(about), Align::Left, 1),
    ];
    let apart: Vec<Option<Difference>> = group.iter().map(|neighbour| Some(neighbour.difference.clone())).collect();
    let absolute = absolute_words(&apart);
    let row = |(at, neighbour): (usize, &&Neighbour<'_>)| {
        let entry = Resolved::Factor(neighbour.factor);
        let value = neighbour.factor.worth().map(|worth| value_in(entry, &worth, factor.unit()));
        let about = match neighbour.relation {
            Relation::Edition => state(shelf, entry, look.lang),
            Relation::Place(lies) => {
                let name = region_words(shelf, neighbour.factor.region.as_deref(), look.lang);
                let lies = match lies {
                    Lies::Around => FactorWord::Around,
                    Lies::Within => FactorWord::Within,
                };
                bracketed(&name, lies.text(look.lang), look.lang)
            }
            Relation::Kind => kind_words(shelf, entry, look.lang),
            Relation::Elsewhere => source_words(entry, shelf),
        };
        vec![
            neighbour.factor.id.to_string(),
            value.unwrap_or_default(),
            absolute[at].clone(),
            percent_words(neighbour.difference.relative.as_ref()),
            about,
        ]
    };
    let rows: Vec<Vec<String>> = group.iter().enumerate().map(row).collect();
    fitting(columns, &rows, look.width)
}
