//! Targets held against rules: a row a rule, the tests that are open, and what there is to say.

use super::Showing;
use crate::finding::{JudgementWord as Word, Lang, one_line};
use crate::report::dossier::{Block, Cell, Column, Mark, Row, Tone};
use crate::report::targets::{Aimed, judgement as page};
use crate::target::judge::{Aligned, Outcome, TestKind};

pub(super) fn blocks(of: &Showing<'_, '_>, aimed: &Aimed<'_>) -> Vec<Block> {
    let lang = of.lang();
    let comma = if lang == Lang::Zh { "、" } else { ", " };
    let mut rows = Vec::new();
    let mut says = Vec::new();
    for (target, figure) in &of.shown {
        if let Some(judgement) = &figure.judged.judgement {
            let open: Vec<&str> =
                judgement.open_tests().into_iter().map(|kind| page::test_word(kind).text(lang)).collect();
            for (at, held) in page::counted(judgement).enumerate() {
                let rate = held.tests.iter().find(|test| test.kind == TestKind::Rate);
                rows.push(Row::body(vec![
                    if at == 0 { Cell::Code(one_line(&target.id)) } else { Cell::Empty },
                    Cell::Text(format!("{} {}", held.pack.id, held.ambition)),
                    of.cell(Some(held.required)),
                    of.cell(Some(judgement.cut)),
                    of.points(held.margin),
                    rate.map_or(Cell::Empty, |test| {
                        Cell::Mark(Mark {
                            tone: tone(&test.outcome),
                            word: page::test_outcome(held, test).text(lang).to_owned(),
                        })
                    }),
                    match at {
                        0 => Cell::Mark(Mark {
                            tone: aligned(judgement.aligned),
                            word: page::aligned_word(judgement.aligned).text(lang).to_owned(),
                        }),
                        _ => Cell::Empty,
                    },
                    if at == 0 { Cell::Text(open.join(comma)) } else { Cell::Empty },
                ]));
            }
        }
        says.extend(page::sentences(aimed, target, figure).iter().map(|said| Block::Note(said.text(lang))));
    }
    let word = |word: Word| word.text(lang).to_owned();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let columns = vec![
            Column::text("target", word(Word::OfTarget)),
            Column::text("rule", word(Word::Rule)),
            Column::number("minimum", word(Word::Minimum)),
            Column::number("cut", word(Word::Cut)),
            Column::number("margin", word(Word::Margin)),
            Column::mark("rate", word(Word::Rate)),
            Column::mark("aligned", word(Word::Aligned)),
            Column::text("open", word(Word::OpenTests)),
        ];
        blocks.push(Block::Table(of.table("targets-judged", word(Word::Title), columns, rows)));
    }
    blocks.extend(says);
    blocks
}

const fn tone(outcome: &Outcome) -> Tone {
    match outcome {
        Outcome::Met | Outcome::MetByRounding => Tone::Good,
        Outcome::NotMet => Tone::Bad,
        Outcome::CannotTell(_) => Tone::Open,
    }
}

pub(super) const fn aligned(aligned: Aligned) -> Tone {
    match aligned {
        Aligned::Yes => Tone::Good,
        Aligned::No => Tone::Bad,
        Aligned::CannotTell => Tone::Open,
    }
}
