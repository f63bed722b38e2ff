//! Temperature scores and implied rises of targets.

use serde_json::{Value, json};

use super::judgement::pairs;
use super::judgement_json::figure;
use super::{Aimed, DIGITS};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{JudgementWord as Word, Lang, one_line};
use crate::report::number;
use crate::report::page::Block;
use crate::target::judge::{Scopes, TimeFrame};
use crate::target::{RiseFigure, TargetFigure, TemperatureFigure, time_frame_word};

/// The word of a time frame.
pub(in crate::report) const fn frame_word(frame: TimeFrame) -> Word {
    match frame {
        TimeFrame::Short => Word::Short,
        TimeFrame::Mid => Word::Mid,
        TimeFrame::Long => Word::Long,
    }
}

/// The scores of a target, for people.
pub(super) fn of_target(aimed: &Aimed<'_>, figure: &TargetFigure, lang: Lang) -> Vec<Block> {
    let value = |node: NodeId| {
        let value = exact::value(aimed.view(), node).value().cloned();
        value.map(|value| number::significant(&value, DIGITS)).unwrap_or_default()
    };
    let mut blocks = Vec::new();
    if let Some(of) = &figure.judged.temperature {
        let mut rows = vec![(Word::Score, value(of.rounded))];
        rows.extend(of.time_frame.map(|frame| (Word::Frame, frame_word(frame).text(lang).to_owned())));
        rows.extend(of.annual.map(|node| (Word::YearlyCut, format!("{} %", value(node)))));
        rows.extend(of.variable.as_ref().map(|variable| (Word::Variable, one_line(variable))));
        if let Some((slope, intercept)) = of.regression {
            rows.extend([(Word::Slope, value(slope)), (Word::Intercept, value(intercept))]);
        }
        blocks.push(Block::Heading(Word::Temperature.text(lang).to_owned()));
        blocks.push(Block::Rows(pairs(rows, lang)));
        if of.is_default {
            blocks.push(Block::Line(Word::DefaultScore.text(lang).to_owned()));
        }
    }
    if let Some(of) = &figure.judged.rise {
        let rows = [(Word::Trajectory, of.trajectory), (Word::OfTarget, of.target), (Word::Both, of.score)];
        blocks.push(Block::Heading(Word::Rise.text(lang).to_owned()));
        blocks.push(Block::Rows(pairs(rows.map(|(word, node)| (word, value(node))).into(), lang)));
    }
    blocks
}

/// A temperature score, for programs.
pub(super) fn temperature_json(aimed: &Aimed<'_>, of: &TemperatureFigure) -> Value {
    let figure = |node: NodeId| figure(aimed, node);
    json!({
        "pack": of.pack,
        "scope": match of.scopes { Scopes::Scope12 => "S1S2", Scopes::Scope3 => "S3" },
        "reporting_year": of.reporting_year,
        "time_frame": of.time_frame.map(time_frame_word),
        "variable": of.variable,
        "default": of.is_default,
        "ambition": figure(of.ambition),
        "annual": of.annual.map(figure),
        "slope": of.regression.map(|(slope, _)| figure(slope)),
        "intercept": of.regression.map(|(_, intercept)| figure(intercept)),
        "score": figure(of.score),
        "score_rounded": figure(of.rounded),
    })
}

/// An implied temperature rise, for programs.
pub(super) fn rise_json(aimed: &Aimed<'_>, of: &RiseFigure) -> Value {
    let figure = |node: NodeId| figure(aimed, node);
    json!({
        "pack": of.pack,
        "trajectory": figure(of.trajectory),
        "target": figure(of.target),
        "score": figure(of.score),
        "target_alone": of.target_alone,
    })
}
