//! What a saving is held against: what the plant could give, what its end use took, and zero.

use std::collections::HashMap;

use super::describe::{Describer, standing};
use super::effect::EffectFigure;
use super::engineering::{EngineeringKind, Ground};
use super::possible::{Asked, PossibleFigure, possible};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutSaving, Code, Finding, Lang, Level, Place, SavingWord};
use crate::quantity::Exact;

impl Describer<'_, '_> {
    /// Whether the stated saving is possible, for each energy that it may displace.
    pub(super) fn possible(
        &mut self,
        kind: Option<&EngineeringKind>,
        names: &HashMap<String, NodeId>,
        effects: &[EffectFigure],
        address: &str,
    ) -> Result<Vec<PossibleFigure>, Vec<Finding>> {
        let (Some(kind), Some(stated), Some(first)) = (kind, &self.project.worth.stated, effects.first()) else {
            return Ok(Vec::new());
        };
        let place = self.project.worth.calculation.as_ref().map_or(stated.place, |c| c.kind.place);
        let ground = Ground { factors: self.means.factors, region: None, year: 0, place };
        let standing = standing(self.means, self.project, stated.place);
        let asked = Asked { means: self.means, project: self.project, standing, saving: first.node };
        let figures = possible(kind, names, asked, address, ground, self.account)?;
        let displaced = self.project.displaces.as_ref().map(|of| of.value);
        let asked = |figure: &&PossibleFigure| displaced.is_none_or(|of| of.word() == figure.displaced);
        let asked: Vec<&PossibleFigure> = figures.iter().filter(asked).collect();
        // Where the displaced energy is open, one that is possible leaves the saving possible.
        if let (Some(figure), Some(of)) = (asked.first(), &kind.possible)
            && asked.iter().all(|figure| figure.holds == Some(false))
        {
            let shown = |node: NodeId| self.shown(node);
            let message = AboutSaving::Impossible {
                project: self.project.id.clone(),
                en: of.what.en.clone(),
                zh: of.what.zh.clone(),
                needed: shown(figure.needed),
                most: shown(figure.most),
            };
            let says = AboutSaving::Because { en: of.source.en.clone(), zh: of.source.zh.clone() };
            let level = if of.confirmed { Level::Warning } else { Level::Note };
            let finding = Finding::new(Code::SavingOutOfBounds, message).at(stated.place).fact(says);
            self.findings.push(finding.level(level).help(AboutSaving::AskDisplaced));
        }
        if displaced.is_none() {
            let answers = figures.iter().filter_map(|figure| {
                let tonnes = self.shown(figure.answer.as_itself?);
                let word = SavingWord::displaced(&figure.displaced);
                Some((word.text(Lang::En).to_owned(), word.text(Lang::Zh).to_owned(), tonnes))
            });
            let answers: Vec<_> = answers.collect();
            if !answers.is_empty() {
                let message = AboutSaving::DisplacedAsk { project: self.project.id.clone(), answers };
                let finding = Finding::new(Code::DisplacedOpen, message).at(stated.place);
                self.findings.push(finding.help(AboutSaving::AskDisplaced));
            }
        }
        Ok(figures)
    }

    /// No measure saves more than its end use took.
    pub(super) fn covers(&mut self, baseline: Option<NodeId>, first: Option<&EffectFigure>, place: Place) {
        let (Some(baseline), Some(first)) = (baseline, first) else { return };
        let view = View::plain(&self.account.graph);
        let size = |node: NodeId| exact::value(view, node).value().map(|value| value * view.unit(node).ratio());
        let comparable = view.unit(baseline).dimension() == view.unit(first.node).dimension();
        if comparable && size(first.node).zip(size(baseline)).is_some_and(|(saved, there)| saved > there) {
            let (saving, energy) = (self.shown(first.node), self.shown(baseline));
            let message = AboutSaving::MoreThanThereWas { project: self.project.id.clone(), saving, energy };
            self.findings.push(Finding::new(Code::SavingOutOfBounds, message).at(place));
        }
    }

    /// A computed saving below zero is more use, not a saving.
    pub(super) fn below_zero(&mut self, effects: &[EffectFigure], place: Place) {
        let Some(first) = effects.first() else { return };
        let view = View::plain(&self.account.graph);
        let negative = exact::value(view, first.node).value().is_some_and(Exact::is_negative);
        if negative {
            let message = AboutSaving::Negative { project: self.project.id.clone(), value: self.shown(first.node) };
            let finding = Finding::new(Code::NegativeResult, message).at(place).level(Level::Warning);
            self.findings.push(finding.help(AboutSaving::CheckBeforeAfter));
        }
    }
}
