//! Temperature scores of a portfolio.

use serde_json::{Value, json};

use super::Aimed;
use super::judgement_json::figure;
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{JudgementWord as Word, one_line};
use crate::report::page::{Block, Cell, Rows};
use crate::report::table::Align;
use crate::report::{Look, number};
use crate::target::judge::Method;
use crate::target::{PortfolioFigure, ScoredScopes, time_frame_word};

/// Scores by time frame and scopes, a column a method.
pub(super) fn blocks(aimed: &Aimed<'_>, look: Look) -> Vec<Block> {
    let scores = &aimed.figures.portfolio.scores;
    if scores.is_empty() || aimed.only.is_some() {
        return Vec::new();
    }
    let text = |node: Option<NodeId>| {
        let value = node.and_then(|node| exact::value(aimed.view(), node).value().cloned());
        value.map_or_else(|| "–".to_owned(), |value| number::fixed(&value, 2))
    };
    let rows = scores.chunks(Method::ALL.len()).filter_map(|of_scopes| {
        let first = of_scopes.first()?;
        let mut row = vec![
            first
                .time_frame
                .map(|frame| super::scores::frame_word(frame).text(look.lang).to_owned())
                .unwrap_or_default(),
            first.scopes.word().to_owned(),
        ];
        row.extend(of_scopes.iter().map(|of| text(of.score)));
        Some(row)
    });
    let mut header = vec![Word::Frame.text(look.lang).to_owned(), Word::Scopes.text(look.lang).to_owned()];
    header.extend(Method::ALL.iter().map(|(word, _)| (*word).to_owned()));
    let mut columns = vec![Align::Left, Align::Left];
    columns.extend(std::iter::repeat_n(Align::Right, Method::ALL.len()));
    vec![
        Block::Heading(Word::Portfolio.text(look.lang).to_owned()),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
        Block::Line(Word::PortfolioMethods.text(look.lang).to_owned()),
    ]
}

/// The same for programs.
pub(super) fn json_of(aimed: &Aimed<'_>) -> Value {
    let portfolio = &aimed.figures.portfolio;
    let id = |at: usize| aimed.holdings.get(at).map(|holding| one_line(&holding.id));
    let holdings = portfolio.holdings.iter().map(|of| {
        let scores = ScoredScopes::ALL.iter().zip(of.scores);
        let scores: serde_json::Map<String, Value> = scores
            .map(|(scopes, node)| (scopes.word().to_owned(), json!(node.map(|node| figure(aimed, node)))))
            .collect();
        let holding = aimed.holdings.get(of.holding);
        let frame = holding.and_then(|holding| holding.time_frame).map(time_frame_word);
        json!({ "id": id(of.holding), "time_frame": frame, "scores": scores })
    });
    let scores = portfolio.scores.iter().map(|of: &PortfolioFigure| {
        json!({
            "time_frame": of.time_frame.map(time_frame_word),
            "scope": of.scopes.word(),
            "method": of.method.0,
            "score": of.score.map(|node| figure(aimed, node)),
            "lacking": of.lacking.iter().filter_map(|at| id(*at)).collect::<Vec<_>>(),
        })
    });
    json!({ "holdings": holdings.collect::<Vec<_>>(), "scores": scores.collect::<Vec<_>>() })
}

/// The same as rows of the sheet.
pub(super) fn cells(aimed: &Aimed<'_>) -> Vec<Vec<Cell>> {
    let scores = aimed.figures.portfolio.scores.iter().filter(|_| aimed.only.is_none());
    let rows = scores.filter_map(|of| {
        let value = exact::value(aimed.view(), of.score?);
        let frame = of.time_frame.map_or("all", time_frame_word);
        Some(vec![
            Cell::Text("portfolio".to_owned()),
            Cell::Text(format!("{frame}/{}/{}", of.scopes.word(), of.method.0)),
            Cell::Empty,
            Cell::number(value.value()),
            Cell::Empty,
        ])
    });
    rows.collect()
}
