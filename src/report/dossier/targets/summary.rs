//! Targets on the first page.

use super::{Showing, tone};
use crate::finding::{JudgementWord, TargetWord as Word, one_line};
use crate::report::dossier::{Cell, Column, Mark, Row, Table};
use crate::report::targets::{judgement as page, promise, standing_text};

/// More targets than this are for their own section.
const MOST: usize = 5;

/// A line a target: what it promises, where it stands, whether it holds against the rules.
pub(super) fn table(of: &Showing<'_, '_>) -> Option<Table> {
    if of.shown.is_empty() || of.shown.len() > MOST {
        return None;
    }
    let lang = of.lang();
    let rows = of.shown.iter().map(|(target, figure)| {
        let base = target.base.as_ref().map(|base| format!("{} → ", base.year)).unwrap_or_default();
        let aligned = figure.judged.judgement.as_ref().map(|judgement| judgement.aligned);
        let aligned = aligned.map(|aligned| Mark {
            tone: super::judgement::aligned(aligned),
            word: page::aligned_word(aligned).text(lang).to_owned(),
        });
        let name = target.says.as_deref().or(target.name.as_deref()).unwrap_or(&target.id);
        Row::body(vec![
            Cell::Text(one_line(name)),
            Cell::Text(format!("{base}{}", target.goal.year.value)),
            Cell::Text(promise(target, lang)),
            of.cell(figure.goal),
            Cell::Mark(Mark { tone: tone(figure.status.as_ref()), word: standing_text(figure.status.as_ref(), lang) }),
            aligned.map_or(Cell::Empty, Cell::Mark),
        ])
    });
    let columns = vec![
        Column::text("target", of.word(Word::Target)),
        Column::text("years", of.word(Word::Years)),
        Column::text("promise", of.word(Word::Promise)),
        Column::number("goal", of.word(Word::GoalValue)),
        Column::mark("standing", of.word(Word::Standing)),
        Column::mark("aligned", JudgementWord::Aligned.text(lang)),
    ];
    Some(of.table("targets-overview", of.word(Word::Title), columns, rows.collect()))
}
