//! A target held against the packs of minimum cuts.

use super::super::{Describer, TargetFigure};
use super::model::{ForwardFigure, Held, Judgement, Stand};
use super::near_term::Minimum;
use crate::calc::{NodeId, UnitClash};
use crate::factor::Head;
use crate::finding::{AboutTarget, Code, Finding, JudgementWord};
use crate::quantity::{Exact, Unit};
use crate::saving::count;
use crate::target::judge::{
    Aligned, CannotTell, NearTermPack, Outcome, RateRow, RevisionPack, Test, reaches, together,
};
use crate::target::model::{Indicator, Measured};

/// The stated cut in per cent, and the largest that its print may stand for.
struct Cut {
    node: NodeId,
    stated: Exact,
    most: Exact,
    /// By half a unit of the last place, whichever that is.
    print: Exact,
}

impl Cut {
    /// Whether a rate that is not met would be met by rounding of the print.
    fn could_round(&self, outcome: &Outcome, least: &Exact) -> bool {
        *outcome == Outcome::NotMet && reaches(&self.stated, &self.print, least) == Outcome::MetByRounding
    }
}

impl Describer<'_> {
    /// The target against every pack about its kind; `None` where it is not about emissions, or has no cut.
    pub(super) fn judgement(&mut self, figure: &TargetFigure) -> Result<Option<Judgement>, UnitClash> {
        let target = self.target;
        let (Some(change), Some(base_year)) = (figure.change, self.base_year()) else { return Ok(None) };
        if target.indicator != Indicator::Emissions || target.measured == Measured::Share {
            return Ok(None);
        }
        let (Some(near_term), Some(revision)) = (super::NEAR_TERM.as_ref(), super::REVISION.as_ref()) else {
            return Ok(None);
        };
        let counted = |year: i32| target.judged.fiscal.map_or(year, |fiscal| fiscal.counted(year));
        let counted = (counted(base_year), counted(self.year()));
        let node = self.account.graph.negative(change);
        let Some(stated) = self.value(node) else { return Ok(None) };
        let (most, print) = self.most_cut(figure, &stated);
        let cut = Cut { node, stated, most, print };
        let is_intensity = target.measured.is_intensity();
        let forward = if is_intensity { None } else { self.forward(figure, near_term, counted)? };
        let mut judgement =
            Judgement { counted, cut: node, held: Vec::new(), forward, aligned: Aligned::CannotTell, binding: None };
        self.by_near_term(near_term, &cut, &mut judgement)?;
        // The ambitions are those of the anchored rule; the revised one has a single minimum for each scope.
        let is_known = !judgement.held.is_empty();
        if is_known {
            self.by_revision(revision, near_term, &cut, &mut judgement)?;
        } else if let Some(ambition) = &target.judged.ambition {
            let message = AboutTarget::NoSuchMinimum { target: target.id.clone(), ambition: ambition.clone() };
            self.findings.push(Finding::new(Code::TargetIncomplete, message).at(target.place));
        }
        let deciding = judgement.held.iter().filter(|held| held.standing == Stand::Decides);
        let tests: Vec<Test> = deciding.flat_map(|held| held.tests.iter().cloned()).collect();
        judgement.aligned = if tests.is_empty() { Aligned::CannotTell } else { together(&tests) };
        let margins = judgement.held.iter().enumerate().filter(|(_, held)| {
            let is_known = held.tests.first().is_some_and(|rate| !matches!(rate.outcome, Outcome::CannotTell(_)));
            held.standing.may_decide() && is_known
        });
        let margins: Vec<(usize, Exact)> = margins.map(|(at, held)| (at, self.known(held.margin))).collect();
        // Of equals the first.
        judgement.binding = margins.iter().reduce(|a, b| if b.1 < a.1 { b } else { a }).map(|(at, _)| *at);
        self.say_when_forward_binds(near_term, counted, &mut judgement)?;
        Ok(Some(judgement))
    }

    fn by_near_term(&mut self, pack: &NearTermPack, cut: &Cut, judgement: &mut Judgement) -> Result<(), UnitClash> {
        let is_intensity = self.target.measured.is_intensity();
        let named = self.target.judged.ambition.as_deref();
        let rows = if is_intensity { &pack.intensity } else { &pack.absolute };
        let wanted = |row: &&RateRow| match named {
            Some(named) => row.ambition == named,
            None => !row.only_named,
        };
        for row in rows.iter().filter(wanted) {
            let mut minimum = self.anchored(pack, row, is_intensity, judgement.counted)?;
            let forward = judgement.forward.as_ref().and_then(|forward| forward.minimum);
            let required = match forward {
                Some(forward) => self.account.graph.max(&[minimum.minimum, forward])?,
                None => minimum.minimum,
            };
            let (least, own) = (self.known(required), self.known(minimum.minimum));
            let mut outcome = reaches(&cut.stated, &cut.most, &least);
            for wrong in &mut minimum.wrong {
                let other = reaches(&cut.stated, &cut.most, &self.known(wrong.minimum));
                wrong.differs = (other == Outcome::NotMet) != (outcome == Outcome::NotMet);
            }
            let is_open = judgement.forward.as_ref().is_some_and(|forward| forward.minimum.is_none());
            if is_open && outcome != Outcome::NotMet {
                outcome = Outcome::CannotTell(CannotTell::NotStated);
            }
            let before = self.anchored_a_year_before(pack, row, is_intensity, judgement.counted);
            let met_a_year_before = outcome == Outcome::NotMet
                && forward.is_none()
                && before.is_some_and(|before| reaches(&cut.stated, &cut.most, &before) != Outcome::NotMet);
            let asks_most = match () {
                () if least > own => JudgementWord::AsksForward,
                () if own == pack.anchor.most.value => JudgementWord::AsksAll,
                () => JudgementWord::AsksRule,
            };
            let stand = self.stand(&pack.applies, Some(row));
            let tests = self.tests(outcome.clone(), pack, judgement.counted, &pack.applies, true);
            let held = Rule { head: &pack.pack, ambition: &row.ambition, required, asks_most, stand };
            let could_round = cut.could_round(&outcome, &least);
            let mut held = self.held(held, minimum, tests, cut, judgement.counted)?;
            held.could_round = could_round;
            held.met_a_year_before = met_a_year_before;
            judgement.held.push(held);
        }
        Ok(())
    }

    fn by_revision(
        &mut self,
        pack: &RevisionPack,
        before: &NearTermPack,
        cut: &Cut,
        judgement: &mut Judgement,
    ) -> Result<(), UnitClash> {
        let named = self.target.judged.ambition.as_deref();
        let is_special =
            named.is_some_and(|named| before.absolute.iter().any(|row| row.only_named && row.ambition == named));
        if self.target.measured.is_intensity() || is_special {
            return Ok(());
        }
        let scopes = self.target.boundary.scopes.clone();
        let mut found = Vec::new();
        if scopes.is_empty() || scopes.iter().any(|scope| *scope < 3) {
            found.extend(self.revised(pack, judgement.counted)?.map(|revision| ("scope-1-2", revision)));
        }
        if scopes.is_empty() || scopes.contains(&3) {
            found.push(("scope-3", self.revised_scope3(pack, judgement.counted)?));
        }
        for (ambition, revision) in found {
            let (least, most) = &revision.range;
            let outcome = match reaches(&cut.stated, &cut.most, most) {
                Outcome::NotMet if cut.most >= *least => Outcome::CannotTell(CannotTell::NotStated),
                outcome => outcome,
            };
            let could_round = cut.could_round(&outcome, most);
            let required = revision.of.minimum;
            let is_all = *most == Exact::from(100);
            let asks_most = if is_all { JudgementWord::AsksAll } else { JudgementWord::AsksRule };
            let mut stand = self.stand(&pack.applies, None);
            if !revision.is_confirmed && stand.may_decide() {
                stand = Stand::Unconfirmed;
            }
            let tests = self.tests(outcome, before, judgement.counted, &pack.applies, false);
            let held = Rule { head: &pack.pack, ambition, required, asks_most, stand };
            let mut held = self.held(held, revision.of, tests, cut, judgement.counted)?;
            held.could_round = could_round;
            judgement.held.push(held);
        }
        Ok(())
    }

    fn held(
        &mut self,
        rule: Rule<'_>,
        of: Minimum,
        tests: Vec<Test>,
        cut: &Cut,
        (base_year, target_year): (i32, i32),
    ) -> Result<Held, UnitClash> {
        let margin = self.less(cut.node, rule.required)?;
        let span = i64::from(target_year) - i64::from(base_year);
        let span = count(&mut self.account.graph, span, &Unit::none());
        let a_year = self.account.graph.quotient(rule.required, span)?;
        let percent = super::percent();
        let one = self.one();
        let share = self.account.graph.convert(rule.required, &Unit::none())?;
        let left = self.less(one, share)?;
        let a_year_compound = if self.known(left).is_negative() {
            None
        } else {
            let root = self.root(left, 1)?;
            let rate = self.less(one, root)?;
            Some(self.account.graph.convert(rate, &percent)?)
        };
        Ok(Held {
            pack: rule.head.clone(),
            ambition: rule.ambition.to_owned(),
            standing: rule.stand,
            minimum: of.minimum,
            required: rule.required,
            margin,
            a_year,
            a_year_compound,
            wrong: of.wrong,
            parts: of.parts,
            asks_most: rule.asks_most,
            aligned: together(&tests),
            tests,
            met_a_year_before: false,
            could_round: false,
        })
    }

    /// The minimum of the anchored rule if the target year counted as the year before.
    fn anchored_a_year_before(
        &self,
        pack: &NearTermPack,
        row: &RateRow,
        is_intensity: bool,
        (base_year, target_year): (i32, i32),
    ) -> Option<Exact> {
        let year = target_year.checked_sub(1)?;
        let made = if is_intensity {
            pack.intensity(&row.ambition, base_year, year)
        } else {
            pack.absolute(&row.ambition, base_year, year)
        };
        Some(&made.ok()??.minimum * &Exact::from(100))
    }

    fn say_when_forward_binds(
        &mut self,
        pack: &NearTermPack,
        counted: (i32, i32),
        judgement: &mut Judgement,
    ) -> Result<(), UnitClash> {
        let shift = counted.0 - self.base_year().unwrap_or(counted.0);
        let rule = judgement.held.iter().find(|held| held.standing.may_decide() && held.pack.id == pack.pack.id);
        let Some((rule, forward)) = rule.map(|held| held.minimum).zip(judgement.forward.as_ref()) else {
            return Ok(());
        };
        let binds: Option<NodeId> = self.binds_above(forward, pack, rule, (shift, counted.1))?;
        judgement.forward = judgement.forward.take().map(|of| ForwardFigure { binds_above: binds, ..of });
        Ok(())
    }
}

/// A rule that a target is held against.
struct Rule<'a> {
    head: &'a Head,
    ambition: &'a str,
    required: NodeId,
    asks_most: JudgementWord,
    stand: Stand,
}
