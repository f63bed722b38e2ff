//! Targets beside one another, and beside national goals.

use super::Showing;
use crate::finding::{JudgementWord as Word, Lang, one_line};
use crate::quantity::Exact;
use crate::report::dossier::{Block, Cell, Column, Figure, Mark, Row, State, Tone};
use crate::report::number;
use crate::report::targets::agreement as page;
use crate::target::BesideGoal;
use crate::target::consistency::{Stands, Survey};

/// How the targets stand to each other, a row a pair.
pub(super) fn agreement(of: &Showing<'_, '_>) -> Option<Block> {
    let word = |word: Word| word.text(of.lang()).to_owned();
    let found = of.aimed.figures.consistency.findings.iter().take(Survey::MOST_LISTED);
    let rows = found.map(|one| {
        let tone = match one.stands {
            Stands::Agree | Stands::FirstImpliesSecond | Stands::SecondImpliesFirst => Tone::Good,
            Stands::RisesAgain => Tone::Warn,
            Stands::Exclude => Tone::Bad,
            Stands::CannotTell(_) => Tone::Open,
        };
        Row::body(vec![
            Cell::Code(one_line(&one.first)),
            Cell::Code(one_line(&one.second)),
            Cell::Mark(Mark { tone, word: word(page::stands_word(one.stands).0) }),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let columns = vec![
        Column::text("first", word(Word::OfTarget)),
        Column::text("second", word(Word::OfTarget)),
        Column::mark("stands", word(Word::Result)),
    ];
    (!rows.is_empty()).then(|| Block::Table(of.table("targets-consistency", word(Word::Consistency), columns, rows)))
}

/// Targets beside national goals, which are no measure of one company.
pub(super) fn national(of: &Showing<'_, '_>) -> Vec<Block> {
    let lang = of.lang();
    let word = |word: Word| word.text(lang).to_owned();
    let mut rows = Vec::new();
    let mut packs = Vec::new();
    for (target, figure) in &of.shown {
        // Goals that cannot be put beside it, for one reason, share a row.
        let mut groups: Vec<(String, Vec<&BesideGoal>)> = Vec::new();
        for goal in page::near_goals(figure) {
            let pack = format!("{} {}", goal.pack.title.text(lang), goal.pack.edition);
            if !packs.contains(&pack) {
                packs.push(pack);
            }
            let compared = page::compared(goal, lang);
            let shared = groups.iter_mut().find(|(of, goals)| *of == compared && goals[0].asked.is_none());
            match shared.filter(|_| goal.asked.is_none()) {
                Some((_, goals)) => goals.push(goal),
                None => groups.push((compared, vec![goal])),
            }
        }
        for (at, (compared, goals)) in groups.into_iter().enumerate() {
            let says: Vec<&str> = goals.iter().map(|goal| goal.says.text(lang)).collect();
            rows.push(Row::body(vec![
                if at == 0 { Cell::Code(one_line(&target.id)) } else { Cell::Empty },
                Cell::Text(says.join(if lang == Lang::Zh { "；" } else { "; " })),
                percent(goals[0].own.as_ref()),
                percent(goals[0].asked.as_ref()),
                Cell::Text(compared),
            ]));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("target", word(Word::OfTarget)),
        Column::text("goal", word(Word::Goal)),
        Column::number("own_rate", word(Word::OwnRate)),
        Column::number("goal_rate", word(Word::GoalRate)),
        Column::text("comparison", word(Word::Comparison)),
    ];
    let table = of.table("targets-national", word(Word::Beside), columns, rows);
    std::iter::once(Block::Table(table)).chain(packs.into_iter().map(Block::Note)).collect()
}

/// A rate that the comparison works out, and no figure of the graph.
fn percent(rate: Option<&Exact>) -> Cell {
    let Some(rate) = rate else { return Cell::Empty };
    let value = rate * &Exact::from(100);
    Cell::Figure(Figure {
        node: None,
        address: None,
        text: number::up_to(&value, 0, 3),
        unit: "%".to_owned(),
        value: Some(value),
        state: State::Full,
    })
}
