//! The temperature score of a target, as nodes.

use super::super::{Describer, TargetFigure};
use super::rule::Named;
use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutTarget, Code, Finding, JudgementWord, Lang, Step};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Rounding, Unit};
use crate::saving::count;
use crate::target::judge::{Scopes, ScoredTarget, TargetKind, TimeFrame};

/// The temperature score of a target, in °C.
#[derive(Debug, Clone)]
pub struct TemperatureFigure {
    /// The pack it is scored by: `temperature-rating-v1`.
    pub pack: String,
    /// Whose emissions.
    pub scopes: Scopes,
    /// The year that time frames count from.
    pub reporting_year: i32,
    /// How far ahead it looks; absent where the target year is past or beyond the longest time frame.
    pub time_frame: Option<TimeFrame>,
    /// The variable of the regression.
    pub variable: Option<String>,
    /// Whether it is the score of a company without a usable target.
    pub is_default: bool,
    /// The cut that counts after coverage, in per cent of the base value.
    pub ambition: NodeId,
    /// The same a year.
    pub annual: Option<NodeId>,
    /// Slope and intercept of the regression.
    pub regression: Option<(NodeId, NodeId)>,
    /// The score, unrounded.
    pub score: NodeId,
    /// Rounded as the method says.
    pub rounded: NodeId,
}

impl TemperatureFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let all = [
            ("ambition", Some(self.ambition)),
            ("annual", self.annual),
            ("slope", self.regression.map(|(slope, _)| slope)),
            ("intercept", self.regression.map(|(_, intercept)| intercept)),
            ("score", Some(self.score)),
            ("rounded", Some(self.rounded)),
        ];
        all.into_iter().filter_map(|(name, node)| Some((format!("temperature/{name}"), node?))).collect()
    }
}

/// The word of a time frame.
pub fn time_frame_word(frame: TimeFrame) -> &'static str {
    match frame {
        TimeFrame::Short => "short",
        TimeFrame::Mid => "mid",
        TimeFrame::Long => "long",
    }
}

impl Describer<'_> {
    /// The score, where the target says what it needs; what is missing is a finding.
    pub(super) fn temperature(&mut self, figure: &TargetFigure) -> Result<Option<TemperatureFigure>, UnitClash> {
        let target = self.target;
        let Some(plan) = &target.judged.temperature else { return Ok(None) };
        let is_intensity = target.measured.is_intensity();
        let kind = match (is_intensity, &plan.isic, &plan.metric) {
            (true, _, Some(metric)) => Some(TargetKind::Intensity { metric: metric.clone() }),
            (false, Some(isic), _) => Some(TargetKind::Absolute { isic: isic.clone() }),
            _ => None,
        };
        let boundary = &target.boundary;
        let coverage = boundary.coverage.as_ref().and_then(|of| share_of_one(&of.value));
        let cut = match figure.change {
            Some(change) => Some(self.account.graph.negative(change)),
            None => None,
        };
        let mut lacks = Vec::new();
        let needs = [
            (kind.is_none() && is_intensity, JudgementWord::NeedsMetric),
            (kind.is_none() && !is_intensity, JudgementWord::NeedsIsic),
            (coverage.is_none(), JudgementWord::NeedsCoverage),
            (boundary.scopes.is_empty(), JudgementWord::NeedsScopes),
            (cut.is_none(), JudgementWord::NeedsCut),
        ];
        lacks.extend(needs.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, word)| word));
        let (Some(kind), Some(coverage), Some(cut), Some(base_year), Some(pack), true) =
            (kind, coverage, cut, self.base_year(), super::TEMPERATURE.as_ref(), lacks.is_empty())
        else {
            let parts = lacks.iter().map(|part| Box::new([part.text(Lang::En), part.text(Lang::Zh)])).collect();
            let message = AboutTarget::ScoreNeeds { target: target.id.clone(), parts };
            self.findings.push(Finding::new(Code::TargetIncomplete, message).at(plan.place));
            return Ok(None);
        };
        let percent = super::percent();
        let reduction = self.known(cut).checked_div(&Exact::from(100)).unwrap_or(Exact::ZERO);
        let scored = ScoredTarget {
            kind,
            scopes: if boundary.scopes == [3] { Scopes::Scope3 } else { Scopes::Scope12 },
            coverage,
            reduction,
            base_year,
            target_year: self.year(),
            reporting_year: plan.reporting_year.unwrap_or_else(|| i32::from(self.factors.as_of().year())),
        };
        let found = pack.score(&scored);
        let ambition = match boundary.coverage.clone().filter(|_| found.ambition != scored.reduction) {
            Some(covered) => {
                let share = self.share(&covered, "coverage")?;
                self.account.graph.product(&[cut, share])?
            }
            None => cut,
        };
        let span = i64::from(scored.target_year) - i64::from(base_year);
        let span = count(&mut self.account.graph, span, &Unit::none());
        let annual = self.account.graph.quotient(ambition, span)?;
        let (floor, default) = pack.bounds();
        let named = |name: &str| Named { head: &pack.pack, name: name.to_owned() };
        let mut regression = None;
        let score = match &found.regression {
            Some((slope, intercept)) => {
                let variable: String = found.variable.as_deref().unwrap_or_default().into();
                let variable = variable.replace(|c: char| !c.is_alphanumeric() && c != '_' && c != '.', "-");
                let frame = found.time_frame.map(time_frame_word).unwrap_or_default();
                let mut leaf = |name: &str, value: &Exact| {
                    let text = value.to_decimal_string(value.terminating_places().unwrap_or(10), Rounding::HalfEven);
                    self.rule_text(&named(&format!("{variable}/{frame}/{name}")), &text, &Unit::none())
                };
                let (slope, intercept) = (leaf("slope", slope), leaf("intercept", intercept));
                regression = Some((slope, intercept));
                let one = count(&mut self.account.graph, 1, &percent);
                let points = self.account.graph.quotient(annual, one)?;
                let points = self.account.graph.convert(points, &Unit::none())?;
                let product = self.account.graph.product(&[slope, points])?;
                let sum = self.account.graph.sum(&[product, intercept], &Unit::none())?;
                let floor = self.rule(&named("floor"), floor, &Unit::none());
                self.account.graph.max(&[sum, floor])?
            }
            None => {
                let leaf = self.rule(&named("default"), default, &Unit::none());
                self.account.graph.sum(&[leaf], &Unit::none())?
            }
        };
        self.account.graph.set_step(score, Step::TemperatureScore);
        let place = i8::try_from(pack.places()).unwrap_or(2);
        let rounded = self.account.graph.round(score, -place, Rounding::HalfEven);
        Ok(Some(TemperatureFigure {
            pack: pack.pack.id.clone(),
            scopes: scored.scopes,
            reporting_year: scored.reporting_year,
            time_frame: found.time_frame,
            is_default: found.regression.is_none(),
            variable: found.variable,
            ambition,
            annual: Some(annual),
            regression,
            score,
            rounded,
        }))
    }
}
